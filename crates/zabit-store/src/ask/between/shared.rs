//! Events that sides have in common.

use rusqlite::{Connection, Result};

use super::{any, numbers};
use crate::ask::side::Side;
use crate::ask::{Page, Sql, counts, list};

/// Events of a side that are counted: which of two long lists is the longer one matters little.
const COUNTED: i64 = 4_096;
/// How many times as long a list must be for its numbers to be looked up one by one: to read one takes so much less.
const LONGER: usize = 8;
/// Shared events of which the latest are soon found by going back through the days, and events that are looked at so.
const DENSE: usize = 5_000;
const LOOKED_AT: usize = 4_000;

/// Numbers of the events that have somebody of each side as a party, in order.
pub(in crate::ask) fn shared(store: &Connection, sides: &[Side]) -> Result<Vec<i64>> {
    let mut weighed = sides.iter().map(|side| Ok((many(store, side)?, side))).collect::<Result<Vec<_>>>()?;
    weighed.sort_by_key(|(events, _)| *events);
    let mut shared: Option<Vec<i64>> = None;
    let mut parties = store.prepare_cached("SELECT entity FROM party WHERE event = ?1")?;
    for (events, side) in weighed {
        let others = match shared.take() {
            None => numbers(store, PARTY, side)?,
            Some(few) if few.len() * LONGER < events => {
                let side = side.set();
                let mut both = Vec::new();
                for event in few {
                    if any(&mut parties, event, &side)? {
                        both.push(event);
                    }
                }
                both
            }
            Some(few) => {
                let all = numbers(store, PARTY, side)?;
                few.into_iter().filter(|event| all.binary_search(event).is_ok()).collect()
            }
        };
        if others.is_empty() {
            return Ok(others);
        }
        shared = Some(others);
    }
    Ok(shared.unwrap_or_default())
}

const PARTY: &str = "SELECT event FROM party WHERE entity IN";

/// In how many events a side is, as far as that matters.
fn many(store: &Connection, side: &Side) -> Result<usize> {
    let count = Sql::new("SELECT count(*) FROM (SELECT 1 FROM party WHERE entity IN")
        .with("(SELECT value FROM json_each(?))", side.list())
        .with("LIMIT ?)", COUNTED)
        .rows(store, |row| row.get::<_, u32>(0))?;
    Ok(count.first().map_or(0, |count| *count as usize))
}

/// The day and the number of an event.
type Dated = (Option<String>, i64);

/// Events, the latest first, that have somebody of each side as a party. `only` is a condition on them.
pub(in crate::ask) fn events(
    store: &Connection,
    sides: &[Side],
    only: &str,
    page: &Page,
    most: usize,
) -> Result<Vec<Dated>> {
    let shared = shared(store, sides)?;
    if shared.len() > DENSE
        && let Some(found) = back(store, &shared, only, page, most)?
    {
        return Ok(found);
    }
    let shared = list(&shared);
    // To find the first few of many takes less than to put all in order; copies among them do not count.
    let mut asked = (most + 1) * 2;
    loop {
        let sql = Sql::new("SELECT event.day, event.id, event.story FROM")
            .with("json_each(?) CROSS JOIN event ON event.id = value WHERE TRUE", shared.clone())
            .plain(only)
            .days("event.day", page)
            .with("ORDER BY event.day DESC, event.id DESC LIMIT ?", asked as i64);
        let (mut found, mut seen) = (Vec::new(), 0);
        sql.each(store, |row| {
            seen += 1;
            if counts(store, row.get(2)?, true)? {
                found.push((row.get(0)?, row.get(1)?));
            }
            Ok(found.len() < most)
        })?;
        if found.len() >= most || seen < asked {
            return Ok(found);
        }
        asked *= 8;
    }
}

/// All events from the latest story back.
pub(in crate::ask) const BACK: &str = "SELECT story.published, event.id FROM story INDEXED BY story_current
     CROSS JOIN event ON event.story = story.id WHERE story.copy_of IS NULL AND story.superseded_by IS NULL";

/// The same events, found by going back through the days: of many, the latest are met soon. `None` where they are not.
fn back(store: &Connection, shared: &[i64], only: &str, page: &Page, most: usize) -> Result<Option<Vec<Dated>>> {
    let sql = Sql::new(BACK).plain(only).days("story.published", page);
    let (mut found, mut seen) = (Vec::new(), 0);
    sql.plain("ORDER BY story.published DESC, event.id DESC").each(store, |row| {
        let event = row.get(1)?;
        if shared.binary_search(&event).is_ok() {
            found.push((row.get(0)?, event));
        }
        seen += 1;
        Ok(found.len() < most && seen < LOOKED_AT)
    })?;
    Ok((found.len() >= most || seen < LOOKED_AT).then_some(found))
}

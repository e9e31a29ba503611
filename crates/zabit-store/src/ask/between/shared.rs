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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Resolved;
    use crate::{Fresh, MomentKind, Store, Words};

    /// A minister who meets one colleague in a story and another in twelve; the thirteenth is a copy.
    fn store(folder: &tempfile::TempDir) -> Store {
        let mut store = Store::create(&folder.path().join("kayit.db")).unwrap();
        for at in 1..=13 {
            let other = if at == 3 { "Serik Örnekov" } else { "Ayşe Deneme" };
            let text = format!("Dışişleri Bakanı Ali Denemez, {other} ile {at}. kez bir araya geldi.");
            let mut words = Words::default();
            let story = zabit_text::Story::new(text.as_str()).published(format!("2025-03-{at:02}").parse().ok());
            let mut record = zabit_reader::read_words(&story, |form, lemma| words.push(form, lemma)).record;
            record.document.id = at.to_string();
            store.add(&[Fresh::new(record, Default::default(), words)], &[]).unwrap();
        }
        store.connection.execute("UPDATE story SET copy_of = 12 WHERE id = 13", []).unwrap();
        store
    }

    fn side(store: &Store, name: &str) -> Side {
        match store.resolve(name).unwrap() {
            Resolved::One(named) => Side { entity: named.entity, all: vec![named.entity] },
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_two_share_by_the_shorter_list() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let [ali, serik, ayse] = ["Ali Denemez", "Serik Örnekov", "Ayşe Deneme"].map(|name| side(&store, name));
        let shared = |sides: &[&Side]| {
            shared(&store.connection, &sides.iter().copied().cloned().collect::<Vec<_>>()).unwrap().len()
        };
        // One by one, both lists, none at all.
        assert_eq!((shared(&[&ali, &serik]), shared(&[&ayse, &ali]), shared(&[&serik, &ayse])), (1, 12, 0));
        assert_eq!((shared(&[&ali]), shared(&[])), (13, 0));
    }

    #[test]
    fn going_back_through_the_days_finds_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let sides = [side(&store, "Ali Denemez")];
        let all = shared(&store.connection, &sides).unwrap();
        let days = |from: u32, to: u32| Page {
            since: Some(format!("2025-03-{from:02}")),
            until: Some(format!("2025-03-{to:02}")),
            ..Page::first(9)
        };
        for (page, most) in [(Page::first(9), 5), (Page::first(99), 99), (days(2, 6), 3), (days(2, 6), 99)] {
            for kind in [MomentKind::Meetings, MomentKind::Agreements] {
                let only = kind.only().unwrap();
                let sorted = events(&store.connection, &sides, only, &page, most).unwrap();
                let walked = back(&store.connection, &all, only, &page, most).unwrap();
                assert_eq!(walked.as_ref(), Some(&sorted), "{page:?} {kind:?}");
                assert!(
                    kind != MomentKind::Meetings
                        || sorted.len() == most.min(12).min(if page.since.is_some() { 5 } else { 12 })
                );
            }
        }
    }
}

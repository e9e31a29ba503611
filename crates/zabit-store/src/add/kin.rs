//! Kin of a story: another version of it, or another outlet's copy.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::counts::{Counts, lost_a_day, share};
use crate::copies::{BANDS, Bands, Likeness, Look, may_be_alike};
use crate::decide::inherit;
use crate::fresh::Fresh;
use crate::name_key::name_key;
use crate::words;

/// Stories whose words are compared with those of a new one at most.
const LIKELIEST: usize = 8;
/// Stories of one band looked at.
const OF_A_BAND: usize = 20;
/// Days between two copies of one wire story at most.
const COPY_DAYS: i64 = 7;

/// A story that is the same as another, in a way.
pub(super) enum Kin {
    Copy(i64),
    Version {
        of: i64,
        /// Whether the story that is being added is the older one.
        older: bool,
    },
}

/// Bands that the store is not told yet: in the order of their hashes they are written much faster.
#[derive(Default)]
pub(super) struct Fellows {
    waiting: HashMap<i32, Vec<i64>>,
    seen: Seen,
}

impl Fellows {
    pub(super) fn add(&mut self, bands: &Bands, story: i64) {
        for hash in bands {
            self.waiting.entry(*hash).or_default().push(story);
        }
    }

    /// Tells the store.
    pub(super) fn write(&mut self, store: &Connection) -> Result<()> {
        let mut bands: Vec<(i32, Vec<i64>)> = self.waiting.drain().collect();
        bands.sort_unstable();
        let mut band = store.prepare_cached("INSERT OR IGNORE INTO band (hash, story) VALUES (?1, ?2)")?;
        for (hash, stories) in bands {
            self.seen.note(hash);
            for story in stories {
                band.execute(params![hash, story])?;
            }
        }
        Ok(())
    }

    /// Stories that share bands with a new one, those that share most first: formulas of a trade make many share one.
    fn of(&mut self, store: &Connection, bands: &Bands) -> Result<Vec<i64>> {
        self.seen.asked(store)?;
        let mut shared: BTreeMap<i64, u32> = BTreeMap::new();
        let mut with_band = store.prepare_cached("SELECT story FROM band WHERE hash = ?1 ORDER BY story LIMIT ?2")?;
        for hash in bands {
            let mut known: Vec<i64> = Vec::new();
            if self.seen.may_have(*hash) {
                let rows = with_band.query_map(params![hash, OF_A_BAND as i64], |row| row.get(0))?;
                known = rows.collect::<Result<_>>()?;
            }
            let fresh = self.waiting.get(hash).into_iter().flatten().copied();
            for story in known.into_iter().chain(fresh).take(OF_A_BAND) {
                *shared.entry(story).or_default() += 1;
            }
        }
        let mut all: Vec<(i64, u32)> = shared.into_iter().collect();
        all.sort_by_key(|(story, bands)| (Reverse(*bands), *story));
        Ok(all.into_iter().map(|(story, _)| story).collect())
    }
}

/// Bits that tell bands apart in memory, at least and at most: 128 KB, 16 MB. Memory that is not needed takes as long to
/// clear as a short story to read.
const SEEN_BITS: (usize, usize) = (1 << 20, 1 << 27);
/// Bits for a band, at least while there may be more: a band in sixteen is asked for in vain then.
const BAND_BITS: usize = 16;
/// Stories of the store for each that is asked for, from which on its bands are looked through once: to ask for them one
/// by one takes as long.
const WORTH: i64 = 64;

/// Which bands the store may have, so that it is not asked for those it has not: nearly all of a new story.
#[derive(Default)]
struct Seen {
    /// Stories asked for so far.
    stories: i64,
    /// Bands noted.
    bands: usize,
    /// Empty until enough stories are asked for. Then a bit for each band of the store, and for some others.
    bits: Vec<u64>,
}

impl Seen {
    /// Another story is asked for.
    fn asked(&mut self, store: &Connection) -> Result<()> {
        self.stories += 1;
        let bits = self.bits.len() * u64::BITS as usize;
        if !self.bits.is_empty() && (bits >= SEEN_BITS.1 || bits >= self.bands * BAND_BITS) {
            return Ok(());
        }
        let kept: Option<i64> = store.prepare_cached("SELECT max(id) FROM story")?.query_row([], |row| row.get(0))?;
        let kept = kept.unwrap_or_default();
        if self.bits.is_empty() && kept > self.stories * WORTH {
            return Ok(());
        }
        // Room for four times as many: each time more is needed, all are looked through again.
        let most = usize::try_from(kept).unwrap_or_default() * BANDS * BAND_BITS * 4;
        let bits = most.next_power_of_two().clamp(SEEN_BITS.0, SEEN_BITS.1);
        (self.bands, self.bits) = (0, vec![0; bits / u64::BITS as usize]);
        let mut all = store.prepare_cached("SELECT hash FROM band")?;
        all.query_map([], |row| row.get(0))?.try_for_each(|hash| hash.map(|hash| self.note(hash)))
    }

    /// Where a band's bit stands.
    fn place(&self, hash: i32) -> (usize, u64) {
        let hash = hash as u32;
        let word = (hash / u64::BITS) as usize & self.bits.len().wrapping_sub(1);
        (word, 1 << (hash % u64::BITS))
    }

    fn note(&mut self, hash: i32) {
        let (word, bit) = self.place(hash);
        if let Some(word) = self.bits.get_mut(word) {
            *word |= bit;
            self.bands += 1;
        }
    }

    fn may_have(&self, hash: i32) -> bool {
        let (word, bit) = self.place(hash);
        self.bits.get(word).is_none_or(|word| word & bit != 0)
    }
}

/// The kin of a story that is not in the store yet.
pub(super) fn kin(store: &Connection, fellows: &mut Fellows, fresh: &Fresh) -> Result<Option<Kin>> {
    let (document, about) = (&fresh.record.document, &fresh.about);
    // The last version at the same address, or with the same number at the same outlet.
    let same_place = store
        .prepare_cached(
            "SELECT id, text, coalesce(modified, published_at, published) FROM story
             WHERE (url = ?1 OR (native = ?2 AND outlet = ?3)) AND superseded_by IS NULL ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![about.url, about.native, document.outlet], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?))
        })
        .optional()?;
    if let Some((of, text, stamp)) = same_place
        && Likeness::of(&fresh.look, &Look::of(&text)).is_version()
    {
        let own = about.modified.as_ref().or(about.published_at.as_ref()).or(document.published.as_ref());
        let older = matches!((own, &stamp), (Some(own), Some(stamp)) if own < stamp);
        return Ok(Some(Kin::Version { of, older }));
    }
    copy(store, fellows, fresh)
}

fn copy(store: &Connection, fellows: &mut Fellows, fresh: &Fresh) -> Result<Option<Kin>> {
    let mut sketch = store.prepare_cached("SELECT bytes FROM sketch WHERE story = ?1")?;
    let mut story = store.prepare_cached(
        "SELECT coalesce(copy_of, id), text FROM story WHERE id = ?1
         AND (?2 IS NULL OR published IS NULL OR abs(julianday(published) - julianday(?2)) <= ?3)",
    )?;
    for candidate in fellows.of(store, &fresh.bands)?.into_iter().take(LIKELIEST) {
        let alike = |row: &Row| Ok(may_be_alike(&fresh.sketch, row.get_ref(0)?.as_blob()?));
        // A story that an older program added has no sketch: its words tell.
        if sketch.query_row([candidate], alike).optional()? == Some(false) {
            continue;
        }
        let found = story.query_row(params![candidate, fresh.record.document.published, COPY_DAYS], |row| {
            Ok((row.get::<_, i64>(0)?, Look::of(row.get_ref(1)?.as_str()?)))
        });
        let Some((of, look)) = found.optional()? else { continue };
        if Likeness::of(&fresh.look, &look).is_copy() {
            return Ok(Some(Kin::Copy(of)));
        }
    }
    Ok(None)
}

/// Marks a version as superseded: what it says no longer counts.
pub(super) fn supersede(store: &Connection, counts: &mut Counts, old: i64, new: i64) -> Result<()> {
    // Copies of the old version are copies of the new one: what both tell is told once.
    let mut copies = store.prepare_cached("SELECT id FROM story WHERE copy_of = ?1")?;
    let copies: Vec<i64> = copies.query_map([old], |row| row.get(0))?.collect::<Result<_>>()?;
    let all = || copies.iter().copied().chain([old, new]);
    let gone = share(store, old)?;
    for story in all() {
        counts.take(&share(store, story)?);
    }
    store.prepare_cached("UPDATE story SET superseded_by = ?2 WHERE id = ?1")?.execute([old, new])?;
    copies.iter().try_for_each(|copy| join_copy(store, *copy, new))?;
    // What a person decided may take the new version's entities from those it was counted for.
    inherit(store, old, new)?;
    for story in all() {
        counts.add(&share(store, story)?, None);
    }
    counts.write(store)?;
    let day = |story| {
        store
            .prepare_cached("SELECT published FROM story WHERE id = ?1")?
            .query_row([story], |row| row.get::<_, Option<String>>(0))
    };
    let (was, is) = (day(old)?, day(new)?);
    let still: BTreeSet<i64> = if was == is { share(store, new)?.into_keys().collect() } else { BTreeSet::new() };
    match was {
        Some(was) => lost_a_day(store, &gone, &was, &still),
        None => Ok(()),
    }
}

/// Makes a story a copy of another: its statements that the other has too are told once.
pub(super) fn join_copy(store: &Connection, story: i64, of: i64) -> Result<()> {
    store.prepare_cached("UPDATE story SET copy_of = ?2 WHERE id = ?1")?.execute([story, of])?;
    // Backwards: of the same words said twice, the first ones stay.
    let first: HashMap<String, i64> =
        words::statements(store, of)?.into_iter().rev().map(|(id, words)| (name_key(&words), id)).collect();
    let mut same = store.prepare_cached("UPDATE statement SET same_as = ?2 WHERE id = ?1")?;
    // A source that a person decided on holds for the copy too.
    let mut follow = store.prepare_cached(
        "UPDATE statement SET (entity, decision) = (SELECT entity, decision FROM statement WHERE id = ?2)
         WHERE id = ?1 AND (SELECT decision FROM statement WHERE id = ?2) IS NOT NULL",
    )?;
    for (id, words) in words::statements(store, story)? {
        // Words that the other lacks are its own again, whatever it was a copy of before.
        let original = first.get(&name_key(&words)).copied();
        same.execute(params![id, original])?;
        if let Some(original) = original {
            follow.execute([id, original])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use zabit_model::feature::mix;

    use super::*;

    #[test]
    fn bands_of_a_store_that_grows_are_told_from_others() {
        let store = Connection::open_in_memory().expect("a store");
        store
            .execute_batch("CREATE TABLE story (id INTEGER PRIMARY KEY); CREATE TABLE band (hash, story, PRIMARY KEY (hash, story)) WITHOUT ROWID")
            .expect("tables");
        let bands = |story: i64| -> Bands { std::array::from_fn(|at| mix(story as u64, at as u64) as i32) };
        let mut fellows = Fellows::default();
        for story in 1..=6000 {
            assert_eq!(fellows.of(&store, &bands(story)).expect("asked"), [0; 0], "story {story} is the first");
            store.execute("INSERT INTO story VALUES (?1)", [story]).expect("a story");
            fellows.add(&bands(story), story);
            if story % 1000 == 0 {
                fellows.write(&store).expect("written");
            }
        }
        assert!(fellows.seen.bits.len() * 64 > SEEN_BITS.0, "it grew");
        let may_have = |stories: std::ops::RangeInclusive<i64>| {
            stories.flat_map(bands).filter(|hash| fellows.seen.may_have(*hash)).count()
        };
        assert_eq!(may_have(1..=6000), 6000 * BANDS);
        assert!(may_have(6001..=7000) < 1000, "one in sixteen at most");
    }
}

//! How often entities appear and speak. What stories add is summed up first: those who are in every story are written once
//! a go, not once a story.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Result, params};

/// What is to be added to what an entity's row says.
#[derive(Default)]
struct Count {
    stories: i64,
    statements: i64,
    first: Option<String>,
    last: Option<String>,
}

/// Counts that the store is not told yet, by entity.
#[derive(Default)]
pub(crate) struct Counts(BTreeMap<i64, Count>);

/// What a story counts for those in it: stories and statements, by entity.
pub(super) type Share = BTreeMap<i64, (i64, i64)>;

impl Counts {
    /// Stories of an entity that the store is not told of yet.
    pub(crate) fn stories(&self, entity: i64) -> i64 {
        self.0.get(&entity).map_or(0, |count| count.stories)
    }

    /// Adds a story's share, and its day where it is a day they were seen.
    pub(super) fn add(&mut self, share: &Share, day: Option<&str>) {
        for (entity, (stories, statements)) in share {
            let count = self.0.entry(*entity).or_default();
            count.stories += stories;
            count.statements += statements;
            let Some(day) = day else { continue };
            if count.first.as_deref().is_none_or(|first| day < first) {
                count.first = Some(day.to_owned());
            }
            if count.last.as_deref().is_none_or(|last| day > last) {
                count.last = Some(day.to_owned());
            }
        }
    }

    /// Takes a share away again.
    pub(super) fn take(&mut self, share: &Share) {
        for (entity, (stories, statements)) in share {
            let count = self.0.entry(*entity).or_default();
            count.stories -= stories;
            count.statements -= statements;
        }
    }

    /// Tells the store.
    pub(super) fn write(&mut self, store: &Connection) -> Result<()> {
        let mut update = store.prepare_cached(
            "UPDATE entity SET stories = stories + ?2, statements = statements + ?3,
             first = min(coalesce(first, ?4), coalesce(?4, first)), last = max(coalesce(last, ?5), coalesce(?5, last))
             WHERE id = ?1",
        )?;
        for (entity, count) in std::mem::take(&mut self.0) {
            update.execute(params![entity, count.stories, count.statements, count.first, count.last])?;
        }
        Ok(())
    }
}

/// What a story counts for those in it, as it stands in the store.
pub(super) fn share(store: &Connection, story: i64) -> Result<Share> {
    let (current, told): (bool, bool) = store
        .prepare_cached("SELECT superseded_by IS NULL, copy_of IS NULL FROM story WHERE id = ?1")?
        .query_row([story], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut share = Share::new();
    if !current {
        return Ok(share);
    }
    let mut appear = store.prepare_cached("SELECT entity FROM appearance WHERE story = ?1")?;
    for entity in appear.query_map([story], |row| row.get(0))? {
        share.entry(entity?).or_default().0 = i64::from(told);
    }
    let mut speak = store
        .prepare_cached("SELECT entity FROM statement WHERE story = ?1 AND entity IS NOT NULL AND same_as IS NULL")?;
    for entity in speak.query_map([story], |row| row.get(0))? {
        share.entry(entity?).or_default().1 += 1;
    }
    Ok(share)
}

/// Those whose first or last day may have been this one, of a story that no longer counts: they are counted anew.
pub(super) fn lost_a_day(store: &Connection, gone: &Share, day: &str, still: &BTreeSet<i64>) -> Result<()> {
    let mut edge = store.prepare_cached("SELECT 1 FROM entity WHERE id = ?1 AND (first = ?2 OR last = ?2)")?;
    for entity in gone.keys().filter(|entity| !still.contains(entity)) {
        if edge.exists(params![entity, day])? {
            recount(store, *entity)?;
        }
    }
    Ok(())
}

/// Counts anew how often an entity appears and speaks.
pub(crate) fn recount(store: &Connection, entity: i64) -> Result<()> {
    store
        .prepare_cached(
            "UPDATE entity SET (stories, first, last) = (
               SELECT count(DISTINCT story.id), min(story.published), max(story.published) FROM appearance
               JOIN story ON story.id = appearance.story
               WHERE appearance.entity = ?1 AND story.superseded_by IS NULL AND story.copy_of IS NULL),
             statements = (SELECT count(*) FROM statement JOIN story ON story.id = statement.story
               WHERE statement.entity = ?1 AND statement.same_as IS NULL AND story.superseded_by IS NULL)
             WHERE id = ?1",
        )?
        .execute([entity])
        .map(drop)
}

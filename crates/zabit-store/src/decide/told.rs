//! A decision of another store, decided here: stories by their keys, statements and figures by their place in them,
//! entities by their names.

use rusqlite::{OptionalExtension, params};

use super::{Decided, Decision};
use crate::error::{Error, Result};
use crate::name_key::name_key;
use crate::open::Store;

impl Store {
    /// Decides here what was decided elsewhere. `None` where it holds already.
    ///
    /// # Errors
    /// A story, statement, figure or name that this store does not have, a name that several have; a store that cannot
    /// be written.
    pub fn decide_as(&mut self, decision: &Decision) -> Result<Option<Decided>> {
        match decision {
            Decision::Merge { names: [kept, lost], .. } => {
                let (keep, gone) = (self.one_called(kept)?, self.one_called(lost)?);
                if keep == gone { Ok(None) } else { self.merge(keep, gone).map(Some) }
            }
            Decision::Split { was, stories, name, .. } => self.split_as(was, stories, name),
            Decision::Rename { was, name, .. } => {
                let Ok(entity) = self.one_called(if was.is_empty() { name } else { was }) else {
                    return self.one_called(name).map(|_| None);
                };
                if self.entity_head(entity)?.name == *name { Ok(None) } else { self.rename(entity, name).map(Some) }
            }
            Decision::Correct { story, start, end, name, .. } => {
                let entity = name.as_deref().map(|name| self.one_called(name)).transpose()?;
                let (statement, was) = self.at("statement", "entity", story, *start, *end)?;
                if was == entity { Ok(None) } else { self.correct(statement, entity).map(Some) }
            }
            Decision::Figure { story, start, end, value, .. } => {
                let (figure, in_story) = self.at("quantity", "story", story, *start, *end)?;
                let known = self.figures_decided(in_story.unwrap_or_default())?;
                if known.iter().any(|known| known.id == format!("q{figure}") && known.value == *value) {
                    return Ok(None);
                }
                self.correct_figure(figure, value.clone()).map(Some)
            }
        }
    }

    fn split_as(&mut self, was: &str, stories: &[String], name: &str) -> Result<Option<Decided>> {
        let mut numbers = Vec::new();
        let mut entity = None;
        for key in stories {
            let story = self.story(key)?;
            let named = self.sql(|store| {
                let sql = "SELECT entity.id, entity.name FROM appearance JOIN entity ON entity.id = appearance.entity
                     WHERE appearance.story = ?1";
                store
                    .prepare_cached(sql)?
                    .query_map([story], |row| Ok((row.get(0)?, row.get(1)?)))?
                    .collect::<rusqlite::Result<Vec<(i64, String)>>>()
            })?;
            let called = |wanted: &str| {
                let key = name_key(wanted);
                named.iter().find(|(_, name)| name_key(name) == key).map(|(entity, _)| *entity)
            };
            match called(was) {
                Some(found) => {
                    numbers.push(story);
                    entity = entity.or(Some(found));
                }
                None if called(name).is_some() => {}
                None => return Err(Error::NotFound(format!("{was}: is not in the story {key} of this store"))),
            }
        }
        match entity {
            Some(entity) if was != name => self.split(entity, &numbers, Some(name)).map(Some),
            Some(_) => Err(Error::Refused(format!("{name}: both are called so; split them by their numbers"))),
            None => Ok(None),
        }
    }

    /// The one entity of a name.
    fn one_called(&self, name: &str) -> Result<i64> {
        let key = name_key(name);
        let all: Vec<(i64, String)> = self.sql(|store| {
            let sql = "SELECT entity.id, entity.name FROM name CROSS JOIN entity ON entity.id = name.entity
                 WHERE name.key = ?1 AND name.tail = 0 AND entity.merged_into IS NULL LIMIT 1000";
            store.prepare_cached(sql)?.query_map([&key], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        })?;
        let exact: Vec<i64> = all.iter().filter(|(_, other)| name_key(other) == key).map(|(id, _)| *id).collect();
        match (exact.as_slice(), all.as_slice()) {
            ([only], _) | ([], [(only, _)]) => Ok(*only),
            ([], []) => Err(Error::NotFound(format!("{name}: nobody of this name in the store"))),
            _ => Err(Error::Refused(format!("{name}: several are called so; decide by their numbers"))),
        }
    }

    /// The row that stands at a place of a story, and one of its columns.
    fn at(&self, table: &str, column: &str, story: &str, start: u32, end: u32) -> Result<(i64, Option<i64>)> {
        let number = self.story(story)?;
        let sql = format!("SELECT id, {column} FROM {table} WHERE story = ?1 AND start = ?2 AND \"end\" = ?3");
        let found = self.sql(|store| {
            let read = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?));
            store.prepare_cached(&sql)?.query_row(params![number, start, end], read).optional()
        })?;
        found.ok_or_else(|| Error::NotFound(format!("story {story}: has none at letters {start} to {end}")))
    }
}

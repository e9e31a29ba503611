//! Decisions of a person: who is one with whom, what somebody is called, who said something, what a figure comes to.
//!
//! A decision is kept for ever and wins over what is read later; it can be undone. What it changed is kept beside it, so
//! that undoing puts back just that.

mod figure;
mod told;

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use crate::add::{now, recount};
use crate::error::{Error, Result};
use crate::name_key::{name_key, tail};
use crate::open::Store;
use crate::words;

pub use figure::FigureValue;

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Decision {
    /// Two entities are one.
    Merge {
        /// The one that stays.
        keep: i64,
        /// The one that is no more.
        gone: i64,
        /// Their names when it was decided.
        names: [String; 2],
    },
    /// An entity is another one in some stories.
    Split {
        /// The entity that was split.
        entity: i64,
        /// The new one.
        new: i64,
        /// The stories in which it is the new one, by their keys.
        stories: Vec<String>,
        /// The name of the new one.
        name: String,
        /// The name of the one that was split, when it was decided.
        #[serde(default)]
        was: String,
    },
    /// An entity is called otherwise.
    Rename {
        /// The entity.
        entity: i64,
        /// Its name from now on.
        name: String,
        /// Its name before.
        #[serde(default)]
        was: String,
    },
    /// Somebody else, or nobody, said a statement.
    Correct {
        /// The statement.
        statement: i64,
        /// The story it stands in, by its key.
        story: String,
        /// Who said it; `None` for nobody known.
        entity: Option<i64>,
        /// Their name when it was decided.
        name: Option<String>,
        /// First code point of the statement in its story.
        #[serde(default)]
        start: u32,
        /// One past the last.
        #[serde(default)]
        end: u32,
    },
    /// A figure comes to something else, or is none.
    Figure {
        /// The figure.
        figure: i64,
        /// The story it stands in, by its key.
        story: String,
        /// First code point of it in its story.
        start: u32,
        /// One past the last.
        end: u32,
        /// Its words.
        words: String,
        /// What it comes to; `None` where it is no figure.
        value: Option<FigureValue>,
    },
}

/// A decision as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// Its number.
    pub id: i64,
    /// When, RFC 3339.
    pub at: String,
    /// What.
    #[serde(flatten)]
    pub decision: Decision,
    /// When it was undone.
    pub undone: Option<String>,
}

/// What a decision changed, to put it back.
#[derive(Default, Serialize, Deserialize)]
struct Before {
    /// Appearances that were moved: story, number in it.
    appearances: Vec<(i64, i64)>,
    /// Names by which an entity was found: key, whether only a last word.
    names: Vec<(String, bool)>,
    /// The same of the entity that stays.
    kept_names: Vec<(String, bool)>,
    name: Option<String>,
    /// Statements that a person gave to the entity that is no more.
    #[serde(default)]
    statements: Vec<i64>,
    /// The earlier decision on the same thing.
    decision: Option<i64>,
    entity: Option<i64>,
    /// The newest story when two entities became one.
    #[serde(default)]
    newest: Option<i64>,
    /// Entities that were one with the one that is no more.
    #[serde(default)]
    with: Vec<i64>,
}

type Sql<T> = rusqlite::Result<T>;

impl Store {
    /// Makes two entities one: all stories of `gone` are those of `keep` from now on.
    ///
    /// # Errors
    /// Entities that are not there, or of different kinds; a store that cannot be written.
    pub fn merge(&mut self, keep: i64, gone: i64) -> Result<Decided> {
        let (kept, lost) = (self.entity_head(keep)?, self.entity_head(gone)?);
        if keep == gone {
            return Err(Error::Refused(format!("e{keep} is one already; name two entities")));
        }
        if kept.kind != lost.kind {
            return Err(Error::Refused(format!(
                "{} (e{keep}) is a {}, {} (e{gone}) a {}; only entities of one kind can be one",
                kept.name, kept.kind, lost.name, lost.kind
            )));
        }
        self.decide(|store| {
            let before = Before {
                appearances: appearances(store, gone, None)?,
                names: names(store, gone)?,
                kept_names: names(store, keep)?,
                statements: corrected(store, gone)?,
                newest: store.query_row("SELECT max(id) FROM story", [], |row| row.get(0))?,
                with: merged_into(store, gone)?,
                ..Before::default()
            };
            let decision = Decision::Merge { keep, gone, names: [kept.name.clone(), lost.name.clone()] };
            let id = write(store, &decision, &before)?;
            store.execute("UPDATE entity SET merged_into = ?1 WHERE id = ?2 OR merged_into = ?2", [keep, gone])?;
            move_to(store, &before.appearances, keep, Some(id))?;
            give(store, &before.statements, keep)?;
            set_names(store, gone, &[])?;
            let all: Vec<(String, bool)> = before.kept_names.iter().chain(&before.names).cloned().collect();
            set_names(store, keep, &all)?;
            recount(store, gone)?;
            recount(store, keep)?;
            Ok(id)
        })
    }

    /// Makes an entity another one in some stories. `name` is what the new one is called; else what those stories call it.
    ///
    /// # Errors
    /// An entity that is not there, or in none of the stories, or in no others; a store that cannot be written.
    pub fn split(&mut self, entity: i64, stories: &[i64], name: Option<&str>) -> Result<Decided> {
        let head = self.entity_head(entity)?;
        let (moved, all) =
            self.sql(|store| Ok((appearances(store, entity, Some(stories))?, appearances(store, entity, None)?)))?;
        if moved.is_empty() {
            return Err(Error::Refused(format!("{} (e{entity}) is in none of these stories", head.name)));
        }
        if moved.len() == all.len() {
            return Err(Error::Refused(format!(
                "{} (e{entity}) is in no other stories; give it another name with `zabit rename`",
                head.name
            )));
        }
        self.decide(|store| {
            let called = match name {
                Some(name) => name.to_owned(),
                None => longest_name(store, &moved)?.unwrap_or_else(|| head.name.clone()),
            };
            store.execute("INSERT INTO entity (kind, name) VALUES (?1, ?2)", params![head.kind, called])?;
            let new = store.last_insert_rowid();
            let keys = stories.iter().map(|story| story_key(store, *story)).collect::<Sql<_>>()?;
            let decision = Decision::Split { entity, new, stories: keys, name: called.clone(), was: head.name.clone() };
            let before = Before { appearances: moved.clone(), ..Before::default() };
            let id = write(store, &decision, &before)?;
            move_to(store, &moved, new, Some(id))?;
            if name.is_some() {
                store.execute("UPDATE entity SET renamed = ?2 WHERE id = ?1", [new, id])?;
            }
            set_names(store, new, &keys_of(&called, head.kind == "person"))?;
            recount(store, entity)?;
            recount(store, new)?;
            Ok(id)
        })
    }

    /// Gives an entity another name. It is still found by the old ones.
    ///
    /// # Errors
    /// An entity that is not there, a name without letters; a store that cannot be written.
    pub fn rename(&mut self, entity: i64, name: &str) -> Result<Decided> {
        let head = self.entity_head(entity)?;
        let name = name.trim();
        if name_key(name).is_empty() {
            return Err(Error::Refused("a name has letters; give one".to_owned()));
        }
        self.decide(|store| {
            let earlier = store.query_row("SELECT renamed FROM entity WHERE id = ?1", [entity], |row| row.get(0))?;
            let before = Before {
                name: Some(head.name.clone()),
                names: names(store, entity)?,
                decision: earlier,
                ..Before::default()
            };
            let decision = Decision::Rename { entity, name: name.to_owned(), was: head.name.clone() };
            let id = write(store, &decision, &before)?;
            store.execute("UPDATE entity SET name = ?2, renamed = ?3 WHERE id = ?1", params![entity, name, id])?;
            let all: Vec<(String, bool)> =
                before.names.into_iter().chain(keys_of(name, head.kind == "person")).collect();
            set_names(store, entity, &all)?;
            Ok(id)
        })
    }

    /// Gives a statement another source, or none. Copies of the statement follow.
    ///
    /// # Errors
    /// A statement or an entity that is not there; a store that cannot be written.
    pub fn correct(&mut self, statement: i64, entity: Option<i64>) -> Result<Decided> {
        let name = entity.map(|entity| self.entity_head(entity)).transpose()?.map(|head| head.name);
        let found = self.sql(|store| {
            store
                .query_row(
                    "SELECT coalesce(same_as, statement.id), entity, decision, story.key, start, \"end\" FROM statement
                     JOIN story ON story.id = statement.story WHERE statement.id = ?1",
                    [statement],
                    |row| {
                        let place: (String, u32, u32) = (row.get(3)?, row.get(4)?, row.get(5)?);
                        Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, place))
                    },
                )
                .optional()
        })?;
        let Some((original, was, earlier, (story, start, end))) = found else {
            return Err(Error::NotFound(format!("s{statement}: no such statement; see `zabit said`")));
        };
        self.decide(|store| {
            let before = Before { entity: was, decision: earlier, ..Before::default() };
            let (story, name) = (story.clone(), name.clone());
            let decision = Decision::Correct { statement: original, story, entity, name, start, end };
            let id = write(store, &decision, &before)?;
            set_source(store, original, entity, Some(id))?;
            was.into_iter().chain(entity).try_for_each(|entity| recount(store, entity))?;
            Ok(id)
        })
    }

    /// Undoes a decision: what it changed is as it was.
    ///
    /// # Errors
    /// A decision that is not there or was undone before; a store that cannot be written.
    pub fn undo(&mut self, decision: i64) -> Result<Decided> {
        let found = self.sql(|store| {
            store
                .query_row("SELECT before FROM decision WHERE id = ?1 AND undone IS NULL", [decision], |row| {
                    row.get::<_, String>(0)
                })
                .optional()
        })?;
        let Some(before) = found else {
            return Err(Error::NotFound(format!("{decision}: no decision that stands; see `zabit decisions`")));
        };
        let before: Before = serde_json::from_str(&before).unwrap_or_default();
        let what = self.decided(decision)?.decision;
        if let Decision::Merge { keep: entity, .. } | Decision::Split { new: entity, .. } = &what {
            self.stands(*entity)?;
        }
        self.decide(|store| {
            take_back(store, decision, &what, &before)?;
            store.execute("UPDATE decision SET undone = ?2 WHERE id = ?1", params![decision, now()])?;
            Ok(decision)
        })
    }

    /// All decisions in order, those undone included.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn decisions(&self) -> Result<Vec<Decided>> {
        let ids: Vec<i64> = self.sql(|store| {
            store.prepare("SELECT id FROM decision ORDER BY id")?.query_map([], |r| r.get(0))?.collect()
        })?;
        ids.into_iter().map(|id| self.decided(id)).collect()
    }

    /// Refuses what cannot be undone while an entity is one with another.
    fn stands(&self, entity: i64) -> Result<()> {
        let other: Option<i64> = self
            .sql(|store| store.query_row("SELECT merged_into FROM entity WHERE id = ?1", [entity], |row| row.get(0)))?;
        match other {
            Some(other) => Err(Error::Refused(format!(
                "e{entity} was made one with e{other} since; undo that first, see `zabit decisions`"
            ))),
            None => Ok(()),
        }
    }

    fn decided(&self, id: i64) -> Result<Decided> {
        self.sql(|store| {
            store.query_row("SELECT id, at, detail, undone FROM decision WHERE id = ?1", [id], |row| {
                let detail: String = row.get(2)?;
                let decision = serde_json::from_str(&detail).map_err(|error| {
                    rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, Box::new(error))
                })?;
                Ok(Decided { id: row.get(0)?, at: row.get(1)?, decision, undone: row.get(3)? })
            })
        })
    }

    fn decide(&mut self, change: impl FnOnce(&Connection) -> Sql<i64>) -> Result<Decided> {
        let done = || -> Sql<i64> {
            let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
            let id = change(&transaction)?;
            transaction.commit()?;
            Ok(id)
        };
        let id = done().map_err(|cause| Error::of(&self.path, cause))?;
        self.decided(id)
    }

    /// Kind and name of an entity that stands.
    fn entity_head(&self, entity: i64) -> Result<Head> {
        let head = self.sql(|store| {
            store
                .query_row("SELECT kind, name FROM entity WHERE id = ?1 AND merged_into IS NULL", [entity], |row| {
                    Ok(Head { kind: row.get(0)?, name: row.get(1)? })
                })
                .optional()
        })?;
        head.ok_or_else(|| Error::NotFound(format!("e{entity}: no such entity; see `zabit people` and `zabit who`")))
    }
}

/// Puts back what a decision changed.
fn take_back(store: &Connection, decision: i64, what: &Decision, before: &Before) -> Sql<()> {
    match what {
        Decision::Merge { keep, gone, .. } => {
            store.execute("UPDATE entity SET merged_into = NULL WHERE id = ?1", [gone])?;
            for other in &before.with {
                store.execute("UPDATE entity SET merged_into = ?2 WHERE id = ?1", [other, gone])?;
            }
            let mut back = before.appearances.clone();
            back.extend(since(store, *keep, before)?);
            back.sort_unstable();
            back.dedup();
            move_to(store, &back, *gone, None)?;
            give(store, &before.statements, *gone)?;
            set_names(store, *gone, &before.names)?;
            set_names(store, *keep, &before.kept_names)?;
            recount(store, *gone)?;
            recount(store, *keep)
        }
        Decision::Split { entity, new, .. } => {
            let moved = appearances(store, *new, None)?;
            move_to(store, &moved, *entity, None)?;
            set_names(store, *new, &[])?;
            store.execute("UPDATE entity SET merged_into = ?2 WHERE id = ?1", [new, entity])?;
            recount(store, *entity)?;
            recount(store, *new)
        }
        Decision::Rename { entity, .. } => {
            let latest: Option<i64> =
                store.query_row("SELECT renamed FROM entity WHERE id = ?1", [entity], |row| row.get(0))?;
            if latest != Some(decision) {
                return relink(store, "rename", decision, before);
            }
            store.execute(
                "UPDATE entity SET name = ?2, renamed = ?3 WHERE id = ?1",
                params![entity, before.name, before.decision],
            )?;
            set_names(store, *entity, &before.names)
        }
        Decision::Correct { statement, entity, .. } => {
            let latest: Option<i64> =
                store.query_row("SELECT decision FROM statement WHERE id = ?1", [statement], |row| row.get(0))?;
            if latest != Some(decision) {
                return relink(store, "correct", decision, before);
            }
            set_source(store, *statement, before.entity, before.decision)?;
            inherited(store, decision, before)?;
            before.entity.iter().chain(entity).try_for_each(|entity| recount(store, *entity))
        }
        Decision::Figure { .. } => figure::undo(store, decision, before),
    }
}

/// A decision that a later one on the same thing came after is undone: what the later one would put back is now what
/// stood before both.
fn relink(store: &Connection, kind: &str, decision: i64, before: &Before) -> Sql<()> {
    let rows: Vec<(i64, String)> = store
        .prepare_cached("SELECT id, before FROM decision WHERE kind = ?1 AND id > ?2 AND undone IS NULL")?
        .query_map(params![kind, decision], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Sql<_>>()?;
    for (later, text) in rows {
        let mut kept: Before = serde_json::from_str(&text).unwrap_or_default();
        if kept.decision == Some(decision) {
            kept.decision = before.decision;
            (kept.name, kept.entity) = (before.name.clone(), before.entity);
            store.execute(
                "UPDATE decision SET before = ?2 WHERE id = ?1",
                params![later, serde_json::to_string(&kept).unwrap_or_default()],
            )?;
        }
    }
    Ok(())
}

/// Statements of later versions that a decision was handed on to have the source they were read with again, or the one
/// that an earlier decision gave them.
fn inherited(store: &Connection, decision: i64, before: &Before) -> Sql<()> {
    let rows: Vec<(i64, Option<i64>, Option<i64>)> = store
        .prepare_cached(
            "SELECT s.id, s.entity, (SELECT a.entity FROM appearance a WHERE a.story = s.story AND a.local = s.speaker)
             FROM statement s WHERE s.decision = ?1",
        )?
        .query_map([decision], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Sql<_>>()?;
    for (statement, was, read) in rows {
        let is = before.decision.map_or(read, |_| before.entity);
        store.execute(
            "UPDATE statement SET entity = ?2, decision = ?3 WHERE id = ?1",
            params![statement, is, before.decision],
        )?;
        was.into_iter().chain(is).try_for_each(|entity| recount(store, entity))?;
    }
    Ok(())
}

/// Entities that are one with another.
fn merged_into(store: &Connection, entity: i64) -> Sql<Vec<i64>> {
    store
        .prepare_cached("SELECT id FROM entity WHERE merged_into = ?1 ORDER BY id")?
        .query_map([entity], |row| row.get(0))?
        .collect()
}

/// Appearances in stories that came after two became one, under a name that only the one that was no more had.
fn since(store: &Connection, keep: i64, before: &Before) -> Sql<Vec<(i64, i64)>> {
    let Some(newest) = before.newest else { return Ok(Vec::new()) };
    let has = |names: &[(String, bool)], key: &str| names.iter().any(|(name, tail)| !tail && name == key);
    let later: Vec<(i64, i64, String)> = store
        .prepare_cached("SELECT story, local, name FROM appearance WHERE entity = ?1 AND story > ?2 ORDER BY story")?
        .query_map([keep, newest], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Sql<_>>()?;
    let is_gone = |name: &str| {
        let key = name_key(name);
        has(&before.names, &key) && !has(&before.kept_names, &key)
    };
    Ok(later.into_iter().filter(|(.., name)| is_gone(name)).map(|(story, local, _)| (story, local)).collect())
}

struct Head {
    kind: String,
    name: String,
}

fn write(store: &Connection, decision: &Decision, before: &Before) -> Sql<i64> {
    let detail = serde_json::to_value(decision).unwrap_or_default();
    let kind = detail.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default();
    store.execute(
        "INSERT INTO decision (at, kind, detail, before) VALUES (?1, ?2, ?3, ?4)",
        params![now(), kind, detail.to_string(), serde_json::to_string(before).unwrap_or_default()],
    )?;
    Ok(store.last_insert_rowid())
}

/// Where an entity appears; only in some stories, where they are given.
fn appearances(store: &Connection, entity: i64, stories: Option<&[i64]>) -> Sql<Vec<(i64, i64)>> {
    let mut ask =
        store.prepare_cached("SELECT story, local FROM appearance WHERE entity = ?1 ORDER BY story, local")?;
    let all: Vec<(i64, i64)> = ask.query_map([entity], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Sql<_>>()?;
    Ok(all.into_iter().filter(|(story, _)| stories.is_none_or(|stories| stories.contains(story))).collect())
}

/// Statements that a person gave to an entity.
fn corrected(store: &Connection, entity: i64) -> Sql<Vec<i64>> {
    store
        .prepare_cached("SELECT id FROM statement WHERE entity = ?1 AND decision IS NOT NULL ORDER BY id")?
        .query_map([entity], |row| row.get(0))?
        .collect()
}

/// Gives statements to an entity, whatever stands in their stories.
fn give(store: &Connection, statements: &[i64], entity: i64) -> Sql<()> {
    let mut one = store.prepare_cached("UPDATE statement SET entity = ?2 WHERE id = ?1")?;
    statements.iter().try_for_each(|statement| one.execute([*statement, entity]).map(drop))
}

fn story_key(store: &Connection, story: i64) -> Sql<String> {
    store.query_row("SELECT key FROM story WHERE id = ?1", [story], |row| row.get(0))
}

fn longest_name(store: &Connection, appearances: &[(i64, i64)]) -> Sql<Option<String>> {
    let mut ask = store.prepare_cached("SELECT name FROM appearance WHERE story = ?1 AND local = ?2")?;
    let mut best: Option<String> = None;
    for (story, local) in appearances {
        let name: String = ask.query_row([story, local], |row| row.get(0))?;
        if best.as_ref().is_none_or(|best| name.len() > best.len()) {
            best = Some(name);
        }
    }
    Ok(best)
}

fn names(store: &Connection, entity: i64) -> Sql<Vec<(String, bool)>> {
    store
        .prepare_cached("SELECT key, tail FROM name WHERE entity = ?1 ORDER BY key")?
        .query_map([entity], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Makes an entity found by these names and no others.
fn set_names(store: &Connection, entity: i64, names: &[(String, bool)]) -> Sql<()> {
    store.prepare_cached("DELETE FROM name WHERE entity = ?1")?.execute([entity])?;
    let mut add = store.prepare_cached(
        "INSERT INTO name (key, entity, tail) VALUES (?1, ?2, ?3)
         ON CONFLICT (key, entity) DO UPDATE SET tail = min(tail, excluded.tail)",
    )?;
    names.iter().try_for_each(|(key, tail)| add.execute(params![key, entity, tail]).map(drop))
}

fn keys_of(name: &str, person: bool) -> Vec<(String, bool)> {
    let key = name_key(name);
    let last = tail(&key).filter(|_| person).map(|tail| (tail.to_owned(), true));
    [(key.clone(), false)].into_iter().chain(last).collect()
}

/// Gives appearances to an entity, and what follows from them in their stories.
fn move_to(store: &Connection, appearances: &[(i64, i64)], entity: i64, decision: Option<i64>) -> Sql<()> {
    let mut one =
        store.prepare_cached("UPDATE appearance SET entity = ?3, decision = ?4 WHERE story = ?1 AND local = ?2")?;
    let mut last = None;
    for (story, local) in appearances {
        one.execute(params![story, local, entity, decision])?;
    }
    for (story, _) in appearances {
        if last.replace(story) != Some(story) {
            derive(store, *story)?;
        }
    }
    Ok(())
}

/// Derives anew, from who appears in a story, who spoke, promised, met and was spoken of in it. A source that a person
/// decided on stays.
pub(crate) fn derive(store: &Connection, story: i64) -> Sql<()> {
    for sql in [
        "UPDATE statement SET entity = (SELECT entity FROM appearance a WHERE a.story = ?1 AND a.local = speaker)
         WHERE story = ?1 AND decision IS NULL",
        "UPDATE commitment SET entity = (SELECT entity FROM appearance a WHERE a.story = ?1 AND a.local = by)
         WHERE story = ?1",
        "UPDATE role SET entity = (SELECT entity FROM appearance a WHERE a.story = ?1 AND a.local = role.local),
         body = (SELECT entity FROM appearance a WHERE a.story = ?1 AND a.local = organisation)
         WHERE story = ?1",
        "UPDATE party SET entity = (SELECT entity FROM appearance a WHERE a.story = ?1 AND a.local = party.local)
         WHERE event IN (SELECT id FROM event WHERE story = ?1)",
        "DELETE FROM about WHERE statement IN (SELECT id FROM statement WHERE story = ?1)",
        "INSERT OR IGNORE INTO about (entity, statement)
         SELECT a.entity, s.id FROM statement s JOIN appearance a ON a.story = s.story, json_each(a.mentions) mention
         WHERE s.story = ?1 AND mention.value ->> 0 >= s.start AND mention.value ->> 1 <= s.\"end\"",
    ] {
        store.prepare_cached(sql)?.execute([story])?;
    }
    Ok(())
}

/// Gives a statement and its copies a source.
pub(crate) fn set_source(store: &Connection, statement: i64, entity: Option<i64>, decision: Option<i64>) -> Sql<()> {
    store
        .prepare_cached("UPDATE statement SET entity = ?2, decision = ?3 WHERE id = ?1 OR same_as = ?1")?
        .execute(params![statement, entity, decision])
        .map(drop)
}

/// Lets what a person decided in one version of a story hold in the next: who appears under a name, who said words that
/// both have.
pub(crate) fn inherit(store: &Connection, old: i64, new: i64) -> Sql<()> {
    let mut decided = store.prepare_cached(
        "SELECT kind, name, entity, decision FROM appearance WHERE story = ?1 AND decision IS NOT NULL",
    )?;
    let rows: Vec<(String, String, i64, i64)> =
        decided.query_map([old], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?.collect::<Sql<_>>()?;
    let mut set = store.prepare_cached(
        "UPDATE appearance SET entity = ?4, decision = ?5 WHERE story = ?1 AND kind = ?2 AND name = ?3",
    )?;
    for (kind, name, entity, decision) in &rows {
        set.execute(params![new, kind, name, entity, decision])?;
    }
    if !rows.is_empty() {
        derive(store, new)?;
    }
    inherit_statements(store, old, new)?;
    figure::inherit(store, old, new)
}

fn inherit_statements(store: &Connection, old: i64, new: i64) -> Sql<()> {
    let mut decided =
        store.prepare_cached("SELECT id, entity, decision FROM statement WHERE story = ?1 AND decision IS NOT NULL")?;
    let decided: HashMap<i64, (Option<i64>, i64)> =
        decided.query_map([old], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?.collect::<Sql<_>>()?;
    if decided.is_empty() {
        return Ok(());
    }
    // Backwards: of the same words said twice, what was decided first stays.
    let was = words::statements(store, old)?.into_iter().rev();
    let was: HashMap<String, _> = was.filter_map(|(id, words)| Some((words, decided.get(&id)?))).collect();
    let mut set = store.prepare_cached("UPDATE statement SET entity = ?2, decision = ?3 WHERE id = ?1")?;
    for (id, words) in words::statements(store, new)? {
        if let Some((entity, decision)) = was.get(&words) {
            set.execute(params![id, entity, decision])?;
        }
    }
    Ok(())
}

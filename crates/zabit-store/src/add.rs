//! Keeping stories: each once, copies and versions found, its people joined to those known.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, Result, Transaction, TransactionBehavior, params};
use zabit_record::{Entity, Record, Span};

use crate::copies::Likeness;
use crate::decide::inherit;
use crate::error::{Error, Result as StoreResult};
use crate::fresh::Fresh;
use crate::name_key::name_key;
use crate::open::Store;
use crate::who::{Question, keys, kind_name};

/// What became of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    New {
        /// Its number in the store.
        story: i64,
    },
    /// It was there already, word for word.
    Known {
        /// Its number in the store.
        story: i64,
    },
    /// Another outlet's copy of a story that is there: kept, and told once.
    Copy {
        /// Its number in the store.
        story: i64,
        /// The story it is a copy of.
        of: i64,
    },
    /// Another version of a story that is there: both are kept, the later one counts.
    Version {
        /// Its number in the store.
        story: i64,
        /// The other version.
        of: i64,
    },
}

/// Stories whose words are compared with those of a new one at most.
const LIKELIEST: usize = 8;
/// Days between two copies of one wire story at most.
const COPY_DAYS: i64 = 7;

impl Store {
    /// Keeps stories, and notes those that could not be read with the reason, all of them or, on an error, none. When
    /// this returns, they are on the disk. A story that is kept is no failure any more.
    ///
    /// # Errors
    /// A store that cannot be written; nothing of `stories` is in it then.
    pub fn add(&mut self, stories: &[Fresh], failures: &[(String, String)]) -> StoreResult<Vec<Added>> {
        let done = || -> Result<Vec<Added>> {
            let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
            let added = stories.iter().map(|story| add(&transaction, story)).collect::<Result<_>>()?;
            failures.iter().try_for_each(|(source, reason)| note_failure(&transaction, source, reason))?;
            transaction.commit()?;
            Ok(added)
        };
        done().map_err(|cause| Error::of(&self.path, cause))
    }

    /// Whether a story with this key is in the store.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn has(&self, key: &str) -> StoreResult<bool> {
        self.sql(|c| c.prepare_cached("SELECT 1 FROM story WHERE key = ?1")?.exists([key]))
    }

    /// Stories that could not be read: where they came from, and why not.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn failures(&self) -> StoreResult<Vec<(String, String)>> {
        self.sql(|c| {
            c.prepare("SELECT source, reason FROM failure ORDER BY source")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
    }
}

/// The present time, RFC 3339, to the second.
pub(crate) fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The present day, ISO 8601, in universal time.
pub fn today() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d").to_string()
}

fn note_failure(store: &Connection, source: &str, reason: &str) -> Result<()> {
    store
        .prepare_cached("INSERT OR REPLACE INTO failure (source, reason, at) VALUES (?1, ?2, ?3)")?
        .execute(params![source, reason, now()])
        .map(drop)
}

fn add(store: &Connection, fresh: &Fresh) -> Result<Added> {
    let document = &fresh.record.document;
    store.prepare_cached("DELETE FROM failure WHERE source = ?1")?.execute([&document.source])?;
    let known =
        store.prepare_cached("SELECT id FROM story WHERE key = ?1")?.query_row([&document.id], |row| row.get(0));
    if let Some(story) = known.optional()? {
        return Ok(Added::Known { story });
    }
    let kin = kin(store, fresh)?;
    let story = insert_story(store, fresh)?;
    let keeper = Keeper { store, record: &fresh.record, story, day: document.published.as_deref() };
    keeper.entities()?;
    keeper.statements()?;
    keeper.quantities(&fresh.measures)?;
    keeper.dates()?;
    keeper.events()?;
    keeper.commitments()?;
    match kin {
        None => {
            keeper.count(keeper.day)?;
            Ok(Added::New { story })
        }
        Some(Kin::Copy(of)) => {
            join_copy(store, story, of)?;
            keeper.count(None)?;
            Ok(Added::Copy { story, of })
        }
        Some(Kin::Version { of, older }) => {
            keeper.count(keeper.day)?;
            let (old, new) = if older { (story, of) } else { (of, story) };
            supersede(store, old, new)?;
            Ok(Added::Version { story, of })
        }
    }
}

fn insert_story(store: &Connection, fresh: &Fresh) -> Result<i64> {
    let (document, about) = (&fresh.record.document, &fresh.about);
    store
        .prepare_cached(
            "INSERT INTO story (key, title, published, published_at, modified, outlet, author, url, native, language,
             source, text, added) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            document.id,
            document.title,
            document.published,
            about.published_at,
            about.modified,
            document.outlet,
            about.author,
            about.url,
            about.native,
            document.language,
            document.source,
            document.text,
            now(),
        ])?;
    let story = store.last_insert_rowid();
    store.prepare_cached("INSERT INTO word (rowid, form, lemma, title) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        story,
        fresh.words.forms,
        fresh.words.lemmas,
        fresh.title
    ])?;
    let mut band = store.prepare_cached("INSERT OR IGNORE INTO band (hash, story) VALUES (?1, ?2)")?;
    for hash in fresh.bands {
        band.execute(params![hash, story])?;
    }
    Ok(story)
}

/// A story that is the same as another, in a way.
enum Kin {
    Copy(i64),
    Version {
        of: i64,
        /// Whether the story that is being added is the older one.
        older: bool,
    },
}

fn kin(store: &Connection, fresh: &Fresh) -> Result<Option<Kin>> {
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
        && Likeness::of(&document.text, &text).is_version()
    {
        let own = about.modified.as_ref().or(about.published_at.as_ref()).or(document.published.as_ref());
        let older = matches!((own, &stamp), (Some(own), Some(stamp)) if own < stamp);
        return Ok(Some(Kin::Version { of, older }));
    }
    copy(store, fresh)
}

fn copy(store: &Connection, fresh: &Fresh) -> Result<Option<Kin>> {
    let document = &fresh.record.document;
    let mut shared: BTreeMap<i64, u32> = BTreeMap::new();
    let mut with_band = store.prepare_cached("SELECT story FROM band WHERE hash = ?1 ORDER BY story LIMIT 20")?;
    for hash in fresh.bands {
        for candidate in with_band.query_map([hash], |row| row.get::<_, i64>(0))? {
            *shared.entry(candidate?).or_default() += 1;
        }
    }
    // Those that share most bands are likeliest; formulas of a trade make many share one.
    let mut candidates: Vec<(i64, u32)> = shared.into_iter().collect();
    candidates.sort_by_key(|(story, bands)| (std::cmp::Reverse(*bands), *story));
    let mut story = store.prepare_cached(
        "SELECT coalesce(copy_of, id), text FROM story WHERE id = ?1
         AND (?2 IS NULL OR published IS NULL OR abs(julianday(published) - julianday(?2)) <= ?3)",
    )?;
    for (candidate, _) in candidates.into_iter().take(LIKELIEST) {
        let found = story.query_row(params![candidate, document.published, COPY_DAYS], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        });
        if let Some((of, text)) = found.optional()?
            && Likeness::of(&document.text, &text).is_copy()
        {
            return Ok(Some(Kin::Copy(of)));
        }
    }
    Ok(None)
}

/// Marks a version as superseded: what it says no longer counts.
fn supersede(store: &Connection, old: i64, new: i64) -> Result<()> {
    store.prepare_cached("UPDATE story SET superseded_by = ?2 WHERE id = ?1")?.execute([old, new])?;
    // Copies of the old version are copies of the new one: what both tell is told once.
    let mut copies = store.prepare_cached("SELECT id FROM story WHERE copy_of = ?1")?;
    let copies: Vec<i64> = copies.query_map([old], |row| row.get(0))?.collect::<Result<_>>()?;
    copies.into_iter().try_for_each(|copy| join_copy(store, copy, new))?;
    // What a person decided may take the new version's entities from those it was counted for.
    let counted = entities_of(store, new)?;
    inherit(store, old, new)?;
    let all = counted.into_iter().chain(entities_of(store, new)?).chain(entities_of(store, old)?);
    all.collect::<BTreeSet<i64>>().into_iter().try_for_each(|entity| recount(store, entity))
}

/// Makes a story a copy of another: its statements that the other has too are told once.
fn join_copy(store: &Connection, story: i64, of: i64) -> Result<()> {
    store.prepare_cached("UPDATE story SET copy_of = ?2 WHERE id = ?1")?.execute([story, of])?;
    let content = "substr(story.text, statement.start + 1, statement.\"end\" - statement.start)";
    let mut theirs = store.prepare_cached(&format!(
        "SELECT statement.id, {content} FROM statement JOIN story ON story.id = statement.story
         WHERE statement.story = ?1 ORDER BY statement.id"
    ))?;
    let mut all = |story: i64| -> Result<Vec<(i64, String)>> {
        theirs.query_map([story], |row| Ok((row.get(0)?, name_key(&row.get::<_, String>(1)?))))?.collect()
    };
    let (first, own) = (all(of)?, all(story)?);
    let mut same = store.prepare_cached("UPDATE statement SET same_as = ?2 WHERE id = ?1")?;
    // A source that a person decided on holds for the copy too.
    let mut follow = store.prepare_cached(
        "UPDATE statement SET (entity, decision) = (SELECT entity, decision FROM statement WHERE id = ?2)
         WHERE id = ?1 AND (SELECT decision FROM statement WHERE id = ?2) IS NOT NULL",
    )?;
    for (id, words) in own {
        if let Some((original, _)) = first.iter().find(|(_, other)| *other == words) {
            same.execute([id, *original])?;
            follow.execute([id, *original])?;
        }
    }
    Ok(())
}

/// Writes the rows of one story.
struct Keeper<'a> {
    store: &'a Connection,
    record: &'a Record,
    story: i64,
    day: Option<&'a str>,
}

impl Keeper<'_> {
    fn entities(&self) -> Result<()> {
        let mut company: Vec<i64> = Vec::new();
        // Bodies and places first: the company that people are known by.
        let is_person = |entity: &Entity| entity.kind == zabit_record::EntityType::Person;
        let entities = &self.record.entities;
        let order = entities.iter().filter(|e| !is_person(e)).chain(entities.iter().filter(|e| is_person(e)));
        for entity in order {
            let id = self.entity(entity, &company)?;
            if entity.kind == zabit_record::EntityType::Person || entity.kind == zabit_record::EntityType::Organisation
            {
                company.insert(0, id);
            }
        }
        Ok(())
    }

    fn entity(&self, entity: &Entity, company: &[i64]) -> Result<i64> {
        let join = Question::new(self.record, entity, company).answer(self.store)?;
        let id = match join.entity {
            Some(id) => {
                self.enrich(id, entity)?;
                id
            }
            None => self.new_entity(entity)?,
        };
        self.name(id, entity)?;
        let spans = |spans: &[Span]| {
            serde_json::to_string(&spans.iter().map(|span| [span.start, span.end]).collect::<Vec<_>>())
                .unwrap_or_default()
        };
        let aliases = (!entity.aliases.is_empty()).then(|| serde_json::to_string(&entity.aliases).unwrap_or_default());
        self.store
            .prepare_cached(
                "INSERT INTO appearance (story, local, entity, kind, name, aliases, country, mentions, score, evidence)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                self.story,
                entity.id.0,
                id,
                kind_name(entity.kind),
                entity.name,
                aliases,
                entity.country,
                spans(&entity.mentions),
                join.score,
                join.evidence,
            ])?;
        let mut role = self.store.prepare_cached(
            "INSERT OR IGNORE INTO role (story, local, title, organisation, former, start, \"end\", entity, body, day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT entity FROM appearance WHERE story = ?1 AND local = ?4), ?9)",
        )?;
        for held in &entity.roles {
            let body = held.organisation.map(|id| id.0);
            let (start, end) = (held.start, held.end);
            let row = params![self.story, entity.id.0, held.title, body, held.former, start, end, id, self.day];
            role.execute(row)?;
        }
        Ok(id)
    }

    fn new_entity(&self, entity: &Entity) -> Result<i64> {
        self.store.prepare_cached("INSERT INTO entity (kind, name, country) VALUES (?1, ?2, ?3)")?.execute(params![
            kind_name(entity.kind),
            entity.name,
            entity.country
        ])?;
        Ok(self.store.last_insert_rowid())
    }

    /// What a further story adds to what is known: a country, a longer name.
    fn enrich(&self, id: i64, entity: &Entity) -> Result<()> {
        let words = |name: &str| name.split_whitespace().count();
        let mut ask =
            self.store.prepare_cached("SELECT name, country, renamed IS NOT NULL FROM entity WHERE id = ?1")?;
        let (name, country, renamed): (String, Option<String>, bool) =
            ask.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        if country.is_none() && entity.country.is_some() {
            self.store
                .prepare_cached("UPDATE entity SET country = ?2 WHERE id = ?1")?
                .execute(params![id, entity.country])?;
        }
        let longer = words(&entity.name) > words(&name) && name_key(&entity.name).ends_with(&name_key(&name));
        if longer && !renamed && entity.kind == zabit_record::EntityType::Person {
            self.store
                .prepare_cached("UPDATE entity SET name = ?2 WHERE id = ?1")?
                .execute(params![id, entity.name])?;
        }
        Ok(())
    }

    /// Makes an entity found by the names it has here.
    fn name(&self, id: i64, entity: &Entity) -> Result<()> {
        let keys = keys(entity);
        let mut name = self.store.prepare_cached(
            "INSERT INTO name (key, entity, tail) VALUES (?1, ?2, ?3)
             ON CONFLICT (key, entity) DO UPDATE SET tail = min(tail, excluded.tail)",
        )?;
        let own = keys.tail.as_deref().filter(|tail| *tail != keys.full);
        let full = [&keys.full].into_iter().chain(&keys.others).map(|key| (key.as_str(), false));
        for (key, tail) in full.chain(own.map(|tail| (tail, true))).filter(|(key, _)| !key.is_empty()) {
            name.execute(params![key, id, tail])?;
        }
        Ok(())
    }

    fn statements(&self) -> Result<()> {
        let mut statement = self.store.prepare_cached(
            "INSERT INTO statement (story, local, kind, start, \"end\", speaker, entity, cue, cue_start, cue_end,
             medium_start, medium_end, within, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6,
             (SELECT entity FROM appearance WHERE story = ?1 AND local = ?6), ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?;
        let mut about = self.store.prepare_cached(
            "INSERT OR IGNORE INTO about (entity, statement)
             SELECT entity, ?3 FROM appearance WHERE story = ?1 AND local = ?2",
        )?;
        for said in &self.record.statements {
            let cue = said.cue.as_ref();
            statement.execute(params![
                self.story,
                said.id.0,
                name_of(&said.kind),
                said.start,
                said.end,
                said.source.map(|id| id.0),
                cue.map(|cue| &cue.lemma),
                cue.map(|cue| cue.start),
                cue.map(|cue| cue.end),
                said.medium.map(|span| span.start),
                said.medium.map(|span| span.end),
                said.within.map(|id| id.0),
                self.day,
            ])?;
            let id = self.store.last_insert_rowid();
            let named = |entity: &&Entity| entity.mentions.iter().any(|mention| said.span().contains(*mention));
            for entity in self.record.entities.iter().filter(named) {
                about.execute(params![self.story, entity.id.0, id])?;
            }
        }
        Ok(())
    }

    fn quantities(&self, measures: &[Option<String>]) -> Result<()> {
        let mut measure = self
            .store
            .prepare_cached("INSERT INTO measure (phrase, lemmas) VALUES (?1, ?2) ON CONFLICT (phrase) DO NOTHING")?;
        let mut word = self.store.prepare_cached("INSERT INTO measure_word (rowid, lemma) VALUES (?1, ?2)")?;
        let mut quantity = self.store.prepare_cached(
            "INSERT INTO quantity (story, local, start, \"end\", value, upper, unit, comparator, measure, status, \"when\",
             statement, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT id FROM measure WHERE phrase = ?9), ?10, ?11,
             ?12, ?13)",
        )?;
        for (figure, lemmas) in self.record.quantities.iter().zip(measures) {
            if let (Some(phrase), Some(lemmas)) = (&figure.measure, lemmas) {
                let new = measure.execute(params![phrase, lemmas])? > 0;
                if new {
                    word.execute(params![self.store.last_insert_rowid(), lemmas])?;
                }
            }
            quantity.execute(params![
                self.story,
                figure.id.0,
                figure.start,
                figure.end,
                figure.value,
                figure.upper,
                figure.unit,
                name_of(&figure.comparator),
                figure.measure,
                name_of(&figure.status),
                figure.when,
                figure.statement.map(|id| id.0),
                self.day,
            ])?;
        }
        Ok(())
    }

    fn dates(&self) -> Result<()> {
        let mut date = self
            .store
            .prepare_cached("INSERT OR IGNORE INTO date (story, start, \"end\", value) VALUES (?1, ?2, ?3, ?4)")?;
        for told in &self.record.dates {
            date.execute(params![self.story, told.start, told.end, told.value])?;
        }
        Ok(())
    }

    fn events(&self) -> Result<()> {
        let mut event = self.store.prepare_cached(
            "INSERT INTO event (story, local, kind, start, \"end\", place, date, modality, statement, consult, agreement,
             agreement_kind, agreement_status, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?;
        let mut party = self.store.prepare_cached(
            "INSERT INTO party (event, side, seat, local, entity)
             SELECT ?3, ?4, ?5, local, entity FROM appearance WHERE story = ?1 AND local = ?2",
        )?;
        for done in &self.record.events {
            let agreement = done.agreement.as_ref();
            event.execute(params![
                self.story,
                done.id.0,
                done.kind,
                done.start,
                done.end,
                done.place.map(|id| id.0),
                done.date,
                name_of(&done.modality),
                done.statement.map(|id| id.0),
                done.consult.as_ref().map(name_of),
                agreement.map(|agreement| &agreement.name),
                agreement.map(|agreement| &agreement.kind),
                agreement.map(|agreement| &agreement.status),
                self.day,
            ])?;
            let id = self.store.last_insert_rowid();
            let sides = [("actor", &done.actors), ("recipient", &done.recipients)];
            for (side, all) in sides {
                for (seat, local) in all.iter().enumerate() {
                    party.execute(params![self.story, local.0, id, side, seat as i64])?;
                }
            }
        }
        Ok(())
    }

    fn commitments(&self) -> Result<()> {
        let mut commitment = self.store.prepare_cached(
            "INSERT INTO commitment (story, local, kind, start, \"end\", by, entity, due, quantity, statement, day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT entity FROM appearance WHERE story = ?1 AND local = ?6), ?7, ?8, ?9,
             ?10)",
        )?;
        for promised in &self.record.commitments {
            commitment.execute(params![
                self.story,
                promised.id.0,
                name_of(&promised.kind),
                promised.start,
                promised.end,
                promised.by.map(|id| id.0),
                promised.due,
                promised.quantity.map(|id| id.0),
                promised.statement.map(|id| id.0),
                self.day,
            ])?;
        }
        Ok(())
    }

    /// Counts the story for its entities, on `day`. A copy adds the statements that only it has, and no day.
    fn count(&self, day: Option<&str>) -> Result<()> {
        self.store
            .prepare_cached(
                "UPDATE entity SET stories = stories + (SELECT copy_of IS NULL FROM story WHERE id = ?1),
                 statements = statements + (SELECT count(*) FROM statement
                   WHERE story = ?1 AND statement.entity = entity.id AND same_as IS NULL),
                 first = min(coalesce(first, ?2), coalesce(?2, first)), last = max(coalesce(last, ?2), coalesce(?2, last))
                 WHERE id IN (SELECT entity FROM appearance WHERE story = ?1)",
            )?
            .execute(params![self.story, day])
            .map(drop)
    }
}

/// Who appears in a story, or said something in it by a person's decision.
fn entities_of(store: &Connection, story: i64) -> Result<Vec<i64>> {
    store
        .prepare_cached(
            "SELECT entity FROM appearance WHERE story = ?1
             UNION SELECT entity FROM statement WHERE story = ?1 AND entity IS NOT NULL",
        )?
        .query_map([story], |row| row.get(0))?
        .collect()
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

/// The name that serde gives a plain value: "direct", ">=".
fn name_of<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use zabit_record::Document;

    use super::*;
    use crate::fresh::{About, Words};

    /// A story of some pages that is like no other.
    fn story(number: usize) -> Fresh {
        let text: String = (0..400).map(|word| format!("söz{} ", number * 400 + word)).collect();
        let document =
            Document { id: format!("k{number}"), text, source: "haber.txt".to_owned(), ..Document::default() };
        Fresh::new(Record { document, ..Record::default() }, About::default(), Words::default())
    }

    /// SQLite says the same of a file that may not grow as of a full disk.
    #[test]
    fn a_full_disk_loses_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = Store::create(&folder.path().join("kayit.db")).expect("a store");
        let limit = |store: &Store, pages: i64| {
            store.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).expect("a limit");
        };
        store.add(&[story(0)], &[]).expect("added");
        let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("pages");
        limit(&store, pages + 10);
        let mut kept = 1;
        let error = loop {
            // Two a go: the one that still has room goes with the other.
            match store.add(&[story(kept), story(kept + 1)], &[]) {
                Ok(_) => kept += 2,
                Err(error) => break error,
            }
            assert!(kept < 100, "the limit is reached");
        };
        assert!(kept > 1 && matches!(error, Error::Full(_)), "{error}");
        assert!(error.to_string().ends_with(
            "kayit.db: the disk is full; make room and run the same command again, nothing kept so far is lost"
        ));
        assert_eq!(store.stats().expect("stats").stories, kept as i64);
        assert_eq!(store.check(&mut |damage| panic!("{damage}")).expect("checked").faults, 0);
        limit(&store, 1_000_000);
        store.add(&[story(kept), story(kept + 1)], &[]).expect("room again");
        assert_eq!(Store::open(store.path()).and_then(|store| store.stats()).expect("stats").stories, kept as i64 + 2);
    }
}

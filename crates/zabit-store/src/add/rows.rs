//! The rows of one story.

use hashbrown::HashMap;
use rusqlite::{Connection, Result, params};
use serde::Serialize;
use serde_variant::to_variant_name;
use zabit_record::{Entity, EntityId, EntityType, Record};

use super::Memory;
use super::counts::Share;
use crate::fresh::Fresh;
use crate::name_key::name_key;
use crate::who::{Archive, Called, Head, Question, kind_name};

/// Writes the rows of one story.
pub(super) struct Rows<'a> {
    store: &'a Connection,
    memory: &'a mut Memory,
    fresh: &'a Fresh,
    record: &'a Record,
    story: i64,
    day: Option<&'a str>,
    /// Who the entities of the story are in the store.
    who: HashMap<EntityId, i64>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(store: &'a Connection, memory: &'a mut Memory, fresh: &'a Fresh, story: i64) -> Self {
        let record = &fresh.record;
        Self { store, memory, fresh, record, story, day: record.document.published.as_deref(), who: HashMap::new() }
    }

    /// Writes them, and tells what the story counts for those in it.
    pub(super) fn write(mut self) -> Result<Share> {
        self.entities()?;
        self.roles()?;
        self.statements()?;
        self.quantities()?;
        self.dates()?;
        self.events()?;
        self.commitments()?;
        Ok(self.share())
    }

    /// As [`counts::share`] finds it in the store, which need not be asked for what was just written.
    fn share(&self) -> Share {
        let mut share: Share = self.who.values().map(|id| (*id, (1, 0))).collect();
        for speaker in self.record.statements.iter().filter_map(|said| self.who(said.source)) {
            share.entry(speaker).or_default().1 += 1;
        }
        share
    }

    fn who(&self, local: Option<EntityId>) -> Option<i64> {
        self.who.get(&local?).copied()
    }

    fn entities(&mut self) -> Result<()> {
        let fresh = self.fresh;
        let all = || fresh.record.entities.iter().zip(&fresh.called);
        let mut company: Vec<i64> = Vec::new();
        // Bodies and places first: the company that people are known by.
        let is_person = |entity: &Entity| entity.kind == EntityType::Person;
        let order = all().filter(|(e, _)| !is_person(e)).chain(all().filter(|(e, _)| is_person(e)));
        for (entity, called) in order {
            let id = self.entity(entity, called, &company)?;
            self.who.insert(entity.id, id);
            if matches!(entity.kind, EntityType::Person | EntityType::Organisation) {
                company.push(id);
            }
        }
        let appearance =
            |(entity, called): (&Entity, &Called)| Some((self.who(Some(entity.id))?, called.offices.clone()));
        let appearances = all().filter_map(appearance).collect();
        self.memory.known.story(appearances);
        Ok(())
    }

    fn entity(&mut self, entity: &Entity, called: &Called, company: &[i64]) -> Result<i64> {
        let Memory { known, counts, .. } = &mut *self.memory;
        let mut archive = Archive { store: self.store, known, counts };
        let join = Question { story: self.story, entity, called, company }.answer(&mut archive)?;
        let id = match join.entity {
            Some(id) => {
                self.enrich(id, entity, called)?;
                id
            }
            None => self.new_entity(entity)?,
        };
        self.name(id, entity.kind, called)?;
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
                called.aliases,
                entity.country,
                called.mentions,
                join.score,
                join.evidence,
            ])?;
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
    fn enrich(&mut self, id: i64, entity: &Entity, called: &Called) -> Result<()> {
        let Memory { known, counts, .. } = &mut *self.memory;
        let head: &Head = &*known.head(self.store, counts, id)?;
        if head.country.is_none() && entity.country.is_some() {
            self.store
                .prepare_cached("UPDATE entity SET country = ?2 WHERE id = ?1")?
                .execute(params![id, entity.country])?;
            known.change(id, |head| head.country.clone_from(&entity.country));
        }
        let words = |name: &str| name.split_whitespace().count();
        let longer = words(&entity.name) > words(&head.name) && called.keys.full.ends_with(&head.key);
        if longer && !head.renamed && entity.kind == EntityType::Person {
            self.store
                .prepare_cached("UPDATE entity SET name = ?2 WHERE id = ?1")?
                .execute(params![id, entity.name])?;
            known.change(id, |head| {
                head.name.clone_from(&entity.name);
                head.key = name_key(&entity.name);
            });
        }
        Ok(())
    }

    /// Makes an entity found by the names it has here.
    fn name(&mut self, id: i64, kind: EntityType, called: &Called) -> Result<()> {
        let keys = &called.keys;
        let known = &mut self.memory.known;
        let own = keys.tail.as_deref().filter(|tail| *tail != keys.full);
        let full = [&keys.full].into_iter().chain(&keys.others).map(|key| (key.as_str(), false));
        for (key, tail) in full.chain(own.map(|tail| (tail, true))).filter(|(key, _)| !key.is_empty()) {
            if known.has_name(kind, key, id, tail) {
                continue;
            }
            self.store
                .prepare_cached(
                    "INSERT INTO name (key, entity, tail) VALUES (?1, ?2, ?3)
                     ON CONFLICT (key, entity) DO UPDATE SET tail = min(tail, excluded.tail)",
                )?
                .execute(params![key, id, tail])?;
            known.name(kind, key, id, tail);
        }
        Ok(())
    }

    fn roles(&self) -> Result<()> {
        let mut role = self.store.prepare_cached(
            "INSERT OR IGNORE INTO role (story, local, title, organisation, former, start, \"end\", entity, body, day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        for entity in &self.record.entities {
            for held in &entity.roles {
                role.execute(params![
                    self.story,
                    entity.id.0,
                    held.title,
                    held.organisation.map(|id| id.0),
                    held.former,
                    held.start,
                    held.end,
                    self.who(Some(entity.id)),
                    self.who(held.organisation),
                    self.day,
                ])?;
            }
        }
        Ok(())
    }

    fn statements(&self) -> Result<()> {
        let mut statement = self.store.prepare_cached(
            "INSERT INTO statement (story, local, kind, start, \"end\", speaker, entity, cue, cue_start, cue_end,
             medium_start, medium_end, within, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?;
        let mut about = self.store.prepare_cached("INSERT OR IGNORE INTO about (entity, statement) VALUES (?1, ?2)")?;
        for (said, named) in self.record.statements.iter().zip(&self.fresh.named) {
            let cue = said.cue.as_ref();
            statement.execute(params![
                self.story,
                said.id.0,
                name_of(&said.kind),
                said.start,
                said.end,
                said.source.map(|id| id.0),
                self.who(said.source),
                cue.map(|cue| &cue.lemma),
                cue.map(|cue| cue.start),
                cue.map(|cue| cue.end),
                said.medium.map(|span| span.start),
                said.medium.map(|span| span.end),
                said.within.map(|id| id.0),
                self.day,
            ])?;
            let id = self.store.last_insert_rowid();
            for entity in named.iter().filter_map(|at| self.record.entities.get(*at)) {
                about.execute(params![self.who(Some(entity.id)), id])?;
            }
        }
        Ok(())
    }

    fn quantities(&mut self) -> Result<()> {
        let mut quantity = self.store.prepare_cached(
            "INSERT INTO quantity (story, local, start, \"end\", value, upper, unit, comparator, measure, status, \"when\",
             statement, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?;
        for (figure, lemmas) in self.record.quantities.iter().zip(&self.fresh.measures) {
            let measure = match (&figure.measure, lemmas) {
                (Some(phrase), Some(lemmas)) => Some(self.measure(phrase, lemmas)?),
                _ => None,
            };
            quantity.execute(params![
                self.story,
                figure.id.0,
                figure.start,
                figure.end,
                figure.value,
                figure.upper,
                figure.unit,
                name_of(&figure.comparator),
                measure,
                name_of(&figure.status),
                figure.when,
                figure.statement.map(|id| id.0),
                self.day,
            ])?;
        }
        Ok(())
    }

    /// The number of a measure; a new one is written.
    fn measure(&mut self, phrase: &str, lemmas: &str) -> Result<i64> {
        let mut known = self.store.prepare_cached("SELECT id FROM measure WHERE phrase = ?1")?;
        if let Some(id) = known.query_map([phrase], |row| row.get(0))?.next() {
            return id;
        }
        self.store
            .prepare_cached("INSERT INTO measure (phrase, lemmas) VALUES (?1, ?2)")?
            .execute(params![phrase, lemmas])?;
        let id = self.store.last_insert_rowid();
        self.memory.words.measure(id, lemmas);
        Ok(id)
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
        let mut party = self
            .store
            .prepare_cached("INSERT INTO party (event, side, seat, local, entity) VALUES (?1, ?2, ?3, ?4, ?5)")?;
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
                    party.execute(params![id, side, seat as i64, local.0, self.who(Some(*local))])?;
                }
            }
        }
        Ok(())
    }

    fn commitments(&self) -> Result<()> {
        let mut commitment = self.store.prepare_cached(
            "INSERT INTO commitment (story, local, kind, start, \"end\", by, entity, due, quantity, statement, day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?;
        for promised in &self.record.commitments {
            commitment.execute(params![
                self.story,
                promised.id.0,
                name_of(&promised.kind),
                promised.start,
                promised.end,
                promised.by.map(|id| id.0),
                self.who(promised.by),
                promised.due,
                promised.quantity.map(|id| id.0),
                promised.statement.map(|id| id.0),
                self.day,
            ])?;
        }
        Ok(())
    }
}

/// The name that serde gives a plain value: "direct", ">=".
fn name_of<T: Serialize>(value: &T) -> &'static str {
    to_variant_name(value).unwrap_or_default()
}

//! What the store says of entities, kept at hand while stories are added: the same people are asked about again and again.
//!
//! What is kept is what the store would answer, or nothing: entries go when there are too many, and all of them when
//! somebody else wrote to the store. So answers never depend on what happens to be at hand.

use std::collections::VecDeque;
use std::hash::Hash;
use std::rc::Rc;

use quick_cache::unsync::Cache;
use quick_cache::{DefaultHashBuilder, OptionsBuilder, UnitWeighter};
use rusqlite::{Connection, Result, params};
use zabit_record::EntityType;

use super::called::Office;
use super::kind_name;
use crate::add::Counts;
use crate::name_key::name_key;

/// Names of one key looked at, the earliest known.
const NAMES: usize = 400;
/// Stories of an entity looked at, the latest: so that the work does not grow with its fame.
pub(super) const LATEST: usize = 24;
/// Keys and entities kept at hand: some ten megabytes of each.
const KEYS: u64 = 1 << 16;
const HEADS: u64 = 1 << 16;
/// Entities whose latest stories are kept at hand: some twenty megabytes.
const FAMILIAR: u64 = 1 << 13;
/// Stories of which it is kept at hand who is in them: a long one is among the latest of thousands.
const COMPANIES: u64 = 1 << 13;

/// An entity that has a name.
#[derive(Clone, Copy)]
pub(crate) struct Named {
    pub entity: i64,
    /// Whether the name is only a person's last word.
    pub tail: bool,
}

/// What the store says of an entity.
#[derive(Clone)]
pub(crate) struct Head {
    pub name: String,
    pub key: String,
    pub country: Option<String>,
    pub renamed: bool,
    /// Stories it is in.
    pub stories: i64,
}

/// One story of an entity: who else is in it, and the offices it gives the entity.
#[derive(Clone)]
pub(crate) struct Latest {
    /// In order.
    pub company: Rc<Vec<i64>>,
    pub offices: Vec<Office>,
}

/// Values of some keys, bounded in number; room is taken as they come.
struct Shelf<K, V>(Cache<K, Rc<V>>);

impl<K: Eq + Hash, V> Shelf<K, V> {
    fn new(kept: u64) -> Self {
        let options = OptionsBuilder::new().estimated_items_capacity(0).weight_capacity(kept).build();
        Self(match options {
            Ok(options) => {
                Cache::with_options(options, UnitWeighter, DefaultHashBuilder::default(), Default::default())
            }
            Err(_) => Cache::new(kept as usize),
        })
    }

    fn get(&mut self, key: K, load: impl FnOnce(&K) -> Result<V>) -> Result<Rc<V>> {
        if let Some(value) = self.0.get(&key) {
            return Ok(Rc::clone(value));
        }
        let value = Rc::new(load(&key)?);
        self.0.insert(key, Rc::clone(&value));
        Ok(value)
    }

    /// Changes a value that is at hand as the store was changed.
    fn change(&mut self, key: &K, change: impl FnOnce(&mut V))
    where
        V: Clone,
    {
        if let Some(mut value) = self.0.get_mut(key) {
            change(Rc::make_mut(&mut value));
        }
    }
}

/// Entities at hand.
pub(crate) struct Known {
    named: Shelf<(EntityType, String), Vec<Named>>,
    heads: Shelf<i64, Head>,
    latest: Shelf<i64, VecDeque<Latest>>,
    companies: Shelf<i64, Vec<i64>>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            named: Shelf::new(KEYS),
            heads: Shelf::new(HEADS),
            latest: Shelf::new(FAMILIAR),
            companies: Shelf::new(COMPANIES),
        }
    }
}

impl Known {
    /// Entities that have a name of this key, in the order they came.
    pub(super) fn named(&mut self, store: &Connection, kind: EntityType, key: &str) -> Result<Rc<Vec<Named>>> {
        self.named.get((kind, key.to_owned()), |(kind, key)| named(store, *kind, key))
    }

    /// What the store says of an entity, and what `counts` has for it.
    pub(crate) fn head(&mut self, store: &Connection, counts: &Counts, id: i64) -> Result<Rc<Head>> {
        self.heads.get(id, |id| head(store, counts, *id))
    }

    /// The latest stories of an entity before `story`, the last first.
    pub(super) fn latest(&mut self, store: &Connection, id: i64, story: i64) -> Result<Rc<VecDeque<Latest>>> {
        let companies = &mut self.companies;
        self.latest.get(id, |id| latest(store, *id, story, companies))
    }

    /// Changes what is known of an entity, as the store was changed.
    pub(crate) fn change(&mut self, id: i64, change: impl FnOnce(&mut Head)) {
        self.heads.change(&id, change);
    }

    /// Whether it is at hand that an entity has this name.
    pub(crate) fn has_name(&self, kind: EntityType, key: &str, entity: i64, tail: bool) -> bool {
        let has = |names: &Rc<Vec<Named>>| names.iter().any(|name| name.entity == entity && (tail || !name.tail));
        self.named.0.peek(&(kind, key.to_owned())).is_some_and(has)
    }

    /// A name was given to an entity.
    pub(crate) fn name(&mut self, kind: EntityType, key: &str, entity: i64, tail: bool) {
        self.named.change(&(kind, key.to_owned()), |names| match names.iter_mut().find(|name| name.entity == entity) {
            Some(name) => name.tail &= tail,
            None => {
                let at = names.partition_point(|name| name.entity < entity);
                names.insert(at, Named { entity, tail });
                names.truncate(NAMES);
            }
        });
    }

    /// A story is written: who is in it, and the offices it gave them.
    pub(crate) fn story(&mut self, appearances: Vec<(i64, Vec<Office>)>) {
        let company = Rc::new(sorted(appearances.iter().map(|(id, _)| *id).collect()));
        for (id, offices) in appearances {
            self.latest.change(&id, |latest| {
                latest.push_front(Latest { company: Rc::clone(&company), offices });
                latest.truncate(LATEST);
            });
        }
    }
}

fn named(store: &Connection, kind: EntityType, key: &str) -> Result<Vec<Named>> {
    store
        .prepare_cached(
            "SELECT name.entity, name.tail FROM name JOIN entity ON entity.id = name.entity
             WHERE name.key = ?1 AND entity.kind = ?2 ORDER BY name.entity LIMIT ?3",
        )?
        .query_map(params![key, kind_name(kind), NAMES as i64], |row| {
            Ok(Named { entity: row.get(0)?, tail: row.get(1)? })
        })?
        .collect()
}

fn head(store: &Connection, counts: &Counts, id: i64) -> Result<Head> {
    store.prepare_cached("SELECT name, country, renamed IS NOT NULL, stories FROM entity WHERE id = ?1")?.query_row(
        [id],
        |row| {
            let name: String = row.get(0)?;
            let stories = row.get::<_, i64>(3)? + counts.stories(id);
            Ok(Head { key: name_key(&name), name, country: row.get(1)?, renamed: row.get(2)?, stories })
        },
    )
}

fn sorted(mut company: Vec<i64>) -> Vec<i64> {
    company.sort_unstable();
    company
}

fn latest(store: &Connection, id: i64, before: i64, companies: &mut Shelf<i64, Vec<i64>>) -> Result<VecDeque<Latest>> {
    let mut stories = store.prepare_cached(
        "SELECT story, local FROM appearance WHERE entity = ?1 AND story < ?2 ORDER BY story DESC LIMIT ?3",
    )?;
    let mut company = store.prepare_cached("SELECT entity FROM appearance WHERE story = ?1")?;
    let mut offices = store.prepare_cached(
        "SELECT role.title, body.name FROM role
         LEFT JOIN appearance body ON body.story = role.story AND body.local = role.organisation
         WHERE role.story = ?1 AND role.local = ?2",
    )?;
    let rows = stories.query_map(params![id, before, LATEST as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (story, local): (i64, i64) = row?;
        let company = companies
            .get(story, |story| company.query_map([*story], |row| row.get(0))?.collect::<Result<_>>().map(sorted))?;
        let offices = offices.query_map([story, local], |row| {
            let body = row.get::<_, Option<String>>(1)?;
            Ok(Office { title: name_key(&row.get::<_, String>(0)?), body: body.as_deref().map(name_key) })
        })?;
        Ok(Latest { company, offices: offices.collect::<Result<_>>()? })
    })
    .collect()
}

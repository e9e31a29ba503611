//! Who speaks for whom: a body's people for the body, the bodies of a country and their people for the country.

use std::collections::{BTreeSet, HashSet};

use rusqlite::{Connection, Result};
use zabit_turkish::{casing, country};

use super::{Sql, list};

/// Bodies of a country that are looked at, those heard most.
const BODIES: u32 = 200;
/// People who speak for one side, those heard most.
const PEOPLE: u32 = 500;

/// One side of a relation.
#[derive(Clone, Debug)]
pub(super) struct Side {
    /// The one it was asked by.
    pub entity: i64,
    /// All who speak for it, itself first.
    pub all: Vec<i64>,
}

impl Side {
    pub(super) fn new(store: &Connection, entity: i64) -> Result<Self> {
        let head: Vec<(String, String, Option<String>)> = Sql::new("SELECT kind, name, country FROM entity")
            .with("WHERE id = ?", entity)
            .rows(store, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut all = vec![entity];
        if let Some((kind, name, code)) = head.into_iter().next() {
            if kind == "place" && is_country(&name) {
                all.extend(bodies(store, code)?);
            }
            if kind != "person" {
                all.extend(people(store, &all)?);
            }
        }
        Ok(Self { entity, all })
    }

    /// Two sides. Who would speak for both speaks for neither, unless they were asked by name.
    pub(super) fn two(store: &Connection, a: i64, b: i64) -> Result<[Self; 2]> {
        let (mut a, mut b) = (Self::new(store, a)?, Self::new(store, b)?);
        let (all_a, all_b) = (a.all.clone(), b.all.clone());
        a.all.retain(|one| *one == a.entity || !all_b.contains(one));
        b.all.retain(|one| *one == b.entity || !all_a.contains(one));
        let (asked_a, asked_b) = (a.entity, b.entity);
        a.all.retain(|one| *one != asked_b || asked_a == asked_b);
        b.all.retain(|one| *one != asked_a || asked_a == asked_b);
        Ok([a, b])
    }

    /// Stories they are in and statements they made, in all: how much there is to look through.
    pub(super) fn weight(&self, store: &Connection) -> Result<(i64, i64)> {
        let sql = Sql::new("SELECT sum(stories), sum(statements) FROM entity WHERE id IN");
        let rows = sql.with("(SELECT value FROM json_each(?))", self.list()).rows(store, |row| {
            Ok((row.get::<_, Option<i64>>(0)?.unwrap_or_default(), row.get::<_, Option<i64>>(1)?.unwrap_or_default()))
        })?;
        Ok(rows.first().copied().unwrap_or_default())
    }

    /// Its numbers.
    pub(super) fn set(&self) -> HashSet<i64> {
        self.all.iter().copied().collect()
    }

    /// Its numbers as `json_each` reads them.
    pub(super) fn list(&self) -> String {
        list(&self.all)
    }
}

fn is_country(name: &str) -> bool {
    country::place(&casing::lower(name)).is_some_and(|place| place.is_country)
}

fn bodies(store: &Connection, code: Option<String>) -> Result<Vec<i64>> {
    let Some(code) = code else { return Ok(Vec::new()) };
    Sql::new("SELECT id FROM entity WHERE kind = 'organisation' AND merged_into IS NULL")
        .with("AND country = ?", code)
        .with("ORDER BY statements DESC LIMIT ?", BODIES)
        .rows(store, |row| row.get(0))
}

/// Those who hold an office of one of these bodies: from one to the next in the index, since each is there once a story.
fn people(store: &Connection, bodies: &[i64]) -> Result<Vec<i64>> {
    let mut next =
        store.prepare_cached("SELECT min(entity) FROM role WHERE body = ?1 AND former = 0 AND entity > ?2")?;
    let mut all = BTreeSet::new();
    for body in bodies {
        let mut last = 0;
        while let Some(entity) = next.query_row([*body, last], |row| row.get::<_, Option<i64>>(0))? {
            all.insert(entity);
            last = entity;
        }
    }
    Sql::new("SELECT id FROM entity WHERE id IN")
        .with("(SELECT value FROM json_each(?))", list(&all.into_iter().collect::<Vec<_>>()))
        .with("ORDER BY statements DESC, id LIMIT ?", PEOPLE)
        .rows(store, |row| row.get(0))
}

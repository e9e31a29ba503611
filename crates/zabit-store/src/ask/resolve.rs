//! Given a name as it is typed, which entity is meant?

use rusqlite::{Connection, OptionalExtension, Result, params};
use serde::Serialize;

use super::{Sql, id};
use crate::error::Result as StoreResult;
use crate::name_key::name_key;
use crate::open::Store;

/// An entity that a name fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its number with its letter: "e12".
    pub id: String,
    /// The bare number.
    #[serde(skip)]
    pub entity: i64,
    /// person, organisation, place or group.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// The latest office that a story gives it, with its body.
    pub role: Option<String>,
    /// Stories it appears in.
    pub stories: i64,
}

/// Whom a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// One entity.
    One(Named),
    /// Several that it fits equally well, those in most stories first.
    Several(Vec<Named>),
    /// Nobody.
    Nobody,
}

/// Entities listed where a name fits several.
const LISTED: u32 = 20;

impl Store {
    /// Whom a name means, or a number like "e12". Full names go before last words ("Demir"), these before beginnings of
    /// names; an entity that has the very name before others that have it as another name.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn resolve(&self, typed: &str) -> StoreResult<Resolved> {
        self.sql(|store| match number(typed) {
            Some(entity) => Ok(by_number(store, entity)?.map_or(Resolved::Nobody, Resolved::One)),
            None => by_name(store, &name_key(typed)),
        })
    }
}

impl Store {
    /// All entities that are called so, by a full name or a person's last word.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn called(&self, typed: &str) -> StoreResult<Vec<i64>> {
        let sql = Sql::new("SELECT entity FROM name").with("WHERE key = ?", name_key(typed)).plain("LIMIT 1000");
        self.sql(|store| sql.rows(store, |row| row.get(0)))
    }
}

/// "e12" as a number.
fn number(typed: &str) -> Option<i64> {
    let digits = typed.trim().strip_prefix(['e', 'E'])?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// An entity by its number; what was made one with another is that one.
fn by_number(store: &Connection, entity: i64) -> Result<Option<Named>> {
    let stands: Option<i64> = store
        .prepare_cached("SELECT coalesce(merged_into, id) FROM entity WHERE id = ?1")?
        .query_row([entity], |row| row.get(0))
        .optional()?;
    stands.map(|entity| named(store, entity)).transpose()
}

fn by_name(store: &Connection, key: &str) -> Result<Resolved> {
    if key.is_empty() {
        return Ok(Resolved::Nobody);
    }
    for (from, to, tail) in [(key, key.to_owned(), 0), (key, key.to_owned(), 1), (key, format!("{key}\u{10ffff}"), 0)] {
        // Names that many share are many rows: those in most stories are enough.
        let fits: Vec<(i64, String)> = Sql::new(
            "SELECT DISTINCT entity.id, entity.name, entity.stories FROM name CROSS JOIN entity ON entity.id = name.entity
             WHERE entity.merged_into IS NULL AND entity.stories > 0",
        )
        .with("AND name.key >= ?", from.to_owned())
        .with("AND name.key <= ?", to)
        .with("AND name.tail <= ?", tail)
        .with("ORDER BY entity.stories DESC, entity.id LIMIT ?", LISTED)
        .rows(store, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let exact: Vec<i64> = fits.iter().filter(|(_, name)| name_key(name) == key).map(|(id, _)| *id).collect();
        match (fits.as_slice(), exact.as_slice()) {
            ([], _) => {}
            ([(only, _)], _) | (_, [only]) => return Ok(Resolved::One(named(store, *only)?)),
            (several, _) => {
                let all = several.iter().map(|(id, _)| named(store, *id)).collect::<Result<_>>()?;
                return Ok(Resolved::Several(all));
            }
        }
    }
    Ok(Resolved::Nobody)
}

fn named(store: &Connection, entity: i64) -> Result<Named> {
    let role = latest_role(store, entity)?;
    store.prepare_cached("SELECT kind, name, country, stories FROM entity WHERE id = ?1")?.query_row([entity], |row| {
        Ok(Named {
            id: id('e', entity),
            entity,
            kind: row.get(0)?,
            name: row.get(1)?,
            country: row.get(2)?,
            role,
            stories: row.get(3)?,
        })
    })
}

/// The latest office that a story gives an entity: "Genel Sekreter, Örnek Birliği".
pub(super) fn latest_role(store: &Connection, entity: i64) -> Result<Option<String>> {
    store
        .prepare_cached(
            "SELECT role.title, role.former, entity.name FROM role LEFT JOIN entity ON entity.id = role.body
             WHERE role.entity = ?1 ORDER BY role.day DESC LIMIT 1",
        )?
        .query_row(params![entity], |row| {
            let (title, former, body): (String, bool, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(office(&title, body.as_deref(), former))
        })
        .optional()
}

/// An office in a few words.
///
/// ```
/// assert_eq!(zabit_store::office("Genel Sekreter", Some("Örnek Birliği"), false), "Genel Sekreter, Örnek Birliği");
/// assert_eq!(zabit_store::office("Eski Bakan", None, true), "former Bakan");
/// ```
pub fn office(title: &str, body: Option<&str>, former: bool) -> String {
    let title = if former { format!("former {}", zabit_record::office(title)) } else { title.to_owned() };
    match body {
        Some(body) => format!("{title}, {body}"),
        None => title,
    }
}

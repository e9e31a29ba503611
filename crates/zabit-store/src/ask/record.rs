//! Given a story of the store, its record as it was added.

use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension, Result, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zabit_record::{
    Agreement, Commitment, CommitmentId, Cue, DateMention, Document, Entity, EntityId, Event, EventId, Quantity,
    QuantityId, Record, Role, Span, Statement, StatementId,
};

use super::At;
use crate::error::{Error, Result as StoreResult};
use crate::open::Store;

/// A story of the store: what is known of it beyond its record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// When it was published, RFC 3339, where the hour is known.
    pub published_at: Option<String>,
    /// When it was last changed.
    pub modified: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was added, RFC 3339.
    pub added: String,
    /// The story it is a copy of.
    pub copy_of: Option<i64>,
    /// Its later version.
    pub superseded_by: Option<i64>,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

impl Store {
    /// The number of a story by its number or key.
    ///
    /// # Errors
    /// No such story; a store that cannot be read.
    pub fn story(&self, typed: &str) -> StoreResult<i64> {
        let typed = typed.trim();
        let found: Option<i64> = self.sql(|store| {
            let by_key = store
                .prepare_cached("SELECT id FROM story WHERE key = ?1")?
                .query_row([typed.to_ascii_lowercase()], |row| row.get(0))
                .optional()?;
            match (by_key, typed.parse::<i64>()) {
                (None, Ok(number)) => store
                    .prepare_cached("SELECT id FROM story WHERE id = ?1")?
                    .query_row([number], |row| row.get(0))
                    .optional(),
                (found, _) => Ok(found),
            }
        })?;
        found.ok_or_else(|| Error::NotFound(format!("{typed}: no such story; see `zabit search` for their numbers")))
    }

    /// What is known of a story beyond its record.
    ///
    /// # Errors
    /// A story that is not there; a store that cannot be read.
    pub fn kept(&self, story: i64) -> StoreResult<Kept> {
        let sql = format!(
            "SELECT published_at, modified, author, added, copy_of, superseded_by, {} FROM story WHERE id = ?1",
            At::COLUMNS
        );
        self.sql(|store| {
            store.prepare_cached(&sql)?.query_row([story], |row| {
                Ok(Kept {
                    published_at: row.get(0)?,
                    modified: row.get(1)?,
                    author: row.get(2)?,
                    added: row.get(3)?,
                    copy_of: row.get(4)?,
                    superseded_by: row.get(5)?,
                    at: At::of(row)?,
                })
            })
        })
    }

    /// A story's record as it was added: decisions of a person change the store, not the record.
    ///
    /// # Errors
    /// A story that is not there; a store that cannot be read.
    pub fn record(&self, story: i64) -> StoreResult<Record> {
        self.sql(|store| {
            Ok(Record {
                document: document(store, story)?,
                entities: entities(store, story)?,
                statements: statements(store, story)?,
                quantities: quantities(store, story)?,
                dates: dates(store, story)?,
                events: events(store, story)?,
                commitments: commitments(store, story)?,
            })
        })
    }
}

fn document(store: &Connection, story: i64) -> Result<Document> {
    let sql = "SELECT key, title, published, language, source, outlet, text FROM story WHERE id = ?1";
    store.prepare_cached(sql)?.query_row([story], |row| {
        Ok(Document {
            id: row.get(0)?,
            title: row.get(1)?,
            published: row.get(2)?,
            language: row.get(3)?,
            source: row.get(4)?,
            outlet: row.get(5)?,
            text: row.get(6)?,
        })
    })
}

/// All rows of a story.
fn all<T>(store: &Connection, story: i64, sql: &str, read: impl FnMut(&Row) -> Result<T>) -> Result<Vec<T>> {
    store.prepare_cached(sql)?.query_map([story], read)?.collect()
}

fn get<T: FromSql>(row: &Row, at: &str) -> Result<T> {
    row.get(at)
}

/// A column that holds a plain value by the name that serde gives it.
fn named<T: DeserializeOwned>(row: &Row, at: &str) -> Result<T> {
    let name: String = row.get(at)?;
    parsed(serde_json::from_value(serde_json::Value::String(name)))
}

fn parsed<T>(value: serde_json::Result<T>) -> Result<T> {
    value.map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error)))
}

fn entities(store: &Connection, story: i64) -> Result<Vec<Entity>> {
    let sql = "SELECT local, kind, name, aliases, country, mentions FROM appearance WHERE story = ?1 ORDER BY local";
    let mut entities = all(store, story, sql, |row| {
        let aliases: Option<String> = get(row, "aliases")?;
        let mentions: String = get(row, "mentions")?;
        let spans: Vec<(u32, u32)> = parsed(serde_json::from_str(&mentions))?;
        Ok(Entity {
            id: EntityId(get(row, "local")?),
            kind: named(row, "kind")?,
            name: get(row, "name")?,
            aliases: aliases.map(|json| parsed(serde_json::from_str(&json))).transpose()?.unwrap_or_default(),
            country: get(row, "country")?,
            mentions: spans.into_iter().map(|(start, end)| Span::new(start, end)).collect(),
            roles: Vec::new(),
        })
    })?;
    let sql = "SELECT local, title, organisation, former, start, \"end\" FROM role WHERE story = ?1 ORDER BY start";
    let roles = all(store, story, sql, |row| {
        let role = Role {
            title: get(row, "title")?,
            organisation: get::<Option<u32>>(row, "organisation")?.map(EntityId),
            former: get(row, "former")?,
            start: get(row, "start")?,
            end: get(row, "end")?,
        };
        Ok((EntityId(get(row, "local")?), role))
    })?;
    for (of, role) in roles {
        if let Some(entity) = entities.iter_mut().find(|entity| entity.id == of) {
            entity.roles.push(role);
        }
    }
    Ok(entities)
}

fn statements(store: &Connection, story: i64) -> Result<Vec<Statement>> {
    let sql = "SELECT * FROM statement WHERE story = ?1 ORDER BY id";
    all(store, story, sql, |row| {
        let cue: (Option<String>, Option<u32>, Option<u32>) =
            (get(row, "cue")?, get(row, "cue_start")?, get(row, "cue_end")?);
        let medium: (Option<u32>, Option<u32>) = (get(row, "medium_start")?, get(row, "medium_end")?);
        Ok(Statement {
            id: StatementId(get(row, "local")?),
            kind: named(row, "kind")?,
            start: get(row, "start")?,
            end: get(row, "end")?,
            source: get::<Option<u32>>(row, "speaker")?.map(EntityId),
            cue: match cue {
                (Some(lemma), Some(start), Some(end)) => Some(Cue { start, end, lemma }),
                _ => None,
            },
            medium: medium.0.zip(medium.1).map(|(start, end)| Span::new(start, end)),
            within: get::<Option<u32>>(row, "within")?.map(StatementId),
        })
    })
}

fn quantities(store: &Connection, story: i64) -> Result<Vec<Quantity>> {
    // Of a figure that a person decided on, what was read.
    let sql = "SELECT quantity.local, quantity.start, quantity.\"end\", quantity.comparator, quantity.\"when\",
         coalesce(read.value, quantity.value) AS value, coalesce(read.unit, quantity.unit) AS unit,
         coalesce(read.status, quantity.status) AS status, iif(read.id, read.upper, quantity.upper) AS upper,
         iif(read.id, read.statement, quantity.statement) AS statement, measure.phrase
         FROM quantity LEFT JOIN figure_read read ON read.id = quantity.id
         LEFT JOIN measure ON measure.id = iif(read.id, read.measure, quantity.measure)
         WHERE story = ?1 ORDER BY quantity.id";
    all(store, story, sql, |row| {
        Ok(Quantity {
            id: QuantityId(get(row, "local")?),
            start: get(row, "start")?,
            end: get(row, "end")?,
            value: get(row, "value")?,
            upper: get(row, "upper")?,
            unit: get(row, "unit")?,
            comparator: named(row, "comparator")?,
            measure: get(row, "phrase")?,
            status: named(row, "status")?,
            when: get(row, "when")?,
            statement: get::<Option<u32>>(row, "statement")?.map(StatementId),
        })
    })
}

fn dates(store: &Connection, story: i64) -> Result<Vec<DateMention>> {
    let sql = "SELECT start, \"end\", value FROM date WHERE story = ?1 ORDER BY start";
    all(store, story, sql, |row| {
        Ok(DateMention { start: get(row, "start")?, end: get(row, "end")?, value: get(row, "value")? })
    })
}

fn events(store: &Connection, story: i64) -> Result<Vec<Event>> {
    let mut parties = store.prepare_cached("SELECT local FROM party WHERE event = ?1 AND side = ?2 ORDER BY seat")?;
    let sql = "SELECT * FROM event WHERE story = ?1 ORDER BY id";
    all(store, story, sql, |row| {
        let event: i64 = get(row, "id")?;
        let mut side = |side: &str| -> Result<Vec<EntityId>> {
            parties.query_map((event, side), |row| Ok(EntityId(row.get(0)?)))?.collect()
        };
        let consult: Option<String> = get(row, "consult")?;
        let agreement: Option<String> = get(row, "agreement")?;
        Ok(Event {
            id: EventId(get(row, "local")?),
            kind: get(row, "kind")?,
            start: get(row, "start")?,
            end: get(row, "end")?,
            actors: side("actor")?,
            recipients: side("recipient")?,
            place: get::<Option<u32>>(row, "place")?.map(EntityId),
            date: get(row, "date")?,
            modality: named(row, "modality")?,
            statement: get::<Option<u32>>(row, "statement")?.map(StatementId),
            consult: consult.is_some().then(|| named(row, "consult")).transpose()?,
            agreement: match agreement {
                Some(name) => {
                    Some(Agreement { name, kind: get(row, "agreement_kind")?, status: get(row, "agreement_status")? })
                }
                None => None,
            },
        })
    })
}

fn commitments(store: &Connection, story: i64) -> Result<Vec<Commitment>> {
    let sql = "SELECT * FROM commitment WHERE story = ?1 ORDER BY id";
    all(store, story, sql, |row| {
        Ok(Commitment {
            id: CommitmentId(get(row, "local")?),
            by: get::<Option<u32>>(row, "by")?.map(EntityId),
            kind: named(row, "kind")?,
            start: get(row, "start")?,
            end: get(row, "end")?,
            due: get(row, "due")?,
            quantity: get::<Option<u32>>(row, "quantity")?.map(QuantityId),
            statement: get::<Option<u32>>(row, "statement")?.map(StatementId),
        })
    })
}

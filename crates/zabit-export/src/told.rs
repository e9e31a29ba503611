//! Records read back from a store, a story at a time.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use zabit_record::{
    Agreement, Commitment, CommitmentId, Cue, DateMention, Document, Entity, EntityId, Event, EventId, Quantity,
    QuantityId, Record, Role, Span, Statement, StatementId,
};
use zabit_store::{Row, Store};

use crate::{Error, Result};

/// A story as a store tells it.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its record, as it was read: names and numbers are those of the story.
    pub record: Record,
    /// Its address.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, RFC 3339, where the hour is known.
    pub published_at: Option<String>,
    /// Who its entities are across stories.
    pub known: BTreeMap<EntityId, Known>,
}

/// Somebody or something that stories speak of.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its number in the store.
    pub entity: i64,
    /// Its kind: person, organisation, place, group.
    pub kind: String,
    /// Its name across stories.
    pub name: String,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
}

/// Which stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    All,
    /// No copies and no earlier versions.
    Current,
}

/// Hands each story to `each`, in the order in which they were added.
pub(crate) fn each(store: &Store, which: Which, mut each: impl FnMut(Told) -> Result<()>) -> Result<()> {
    let filter = if which == Which::Current { "WHERE copy_of IS NULL AND superseded_by IS NULL" } else { "" };
    let sql = format!(
        "SELECT id, key, title, published, language, source, outlet, text, url, author, published_at FROM story {filter}
         ORDER BY id"
    );
    store.each_row(&sql, &[], |row| each(story(store, &row)?))
}

fn story(store: &Store, row: &Row) -> Result<Told> {
    let (text, own) = (|column| row.text(column).unwrap_or_default().to_owned(), |c| row.text(c).map(str::to_owned));
    let id = row.integer(0).unwrap_or_default();
    let document = Document {
        id: text(1),
        title: own(2),
        published: own(3),
        language: text(4),
        source: text(5),
        outlet: own(6),
        text: text(7),
    };
    let (entities, known) = entities(store, id)?;
    let record = Record {
        document,
        entities,
        statements: statements(store, id)?,
        quantities: quantities(store, id)?,
        dates: dates(store, id)?,
        events: events(store, id)?,
        commitments: commitments(store, id)?,
    };
    Ok(Told { record, url: own(8), author: own(9), published_at: own(10), known })
}

fn entities(store: &Store, story: i64) -> Result<(Vec<Entity>, BTreeMap<EntityId, Known>)> {
    let (mut entities, mut known) = (Vec::new(), BTreeMap::new());
    store.each_row(
        "SELECT a.local, a.kind, a.name, a.aliases, a.country, a.mentions, e.id, e.kind, e.name, e.country
         FROM appearance a JOIN entity e ON e.id = a.entity WHERE a.story = ?1 ORDER BY a.local",
        &[story],
        |row| {
            let id = EntityId(number(&row, 0));
            let spans: Vec<[u32; 2]> = json(row.text(5).unwrap_or("[]"))?;
            entities.push(Entity {
                id,
                kind: named(&row, 1)?,
                name: word(&row, 2),
                aliases: row.text(3).map(json).transpose()?.unwrap_or_default(),
                country: maybe(&row, 4),
                mentions: spans.into_iter().map(|[start, end]| Span { start, end }).collect(),
                roles: Vec::new(),
            });
            let entity = row.integer(6).unwrap_or_default();
            known.insert(id, Known { entity, kind: word(&row, 7), name: word(&row, 8), country: maybe(&row, 9) });
            Ok::<(), Error>(())
        },
    )?;
    store.each_row(
        "SELECT local, title, organisation, former, start, \"end\" FROM role WHERE story = ?1 ORDER BY local, start",
        &[story],
        |row| {
            let role = Role {
                title: word(&row, 1),
                organisation: local(&row, 2).map(EntityId),
                former: row.integer(3) == Some(1),
                start: number(&row, 4),
                end: number(&row, 5),
            };
            let id = EntityId(number(&row, 0));
            if let Some(entity) = entities.iter_mut().find(|entity| entity.id == id) {
                entity.roles.push(role);
            }
            Ok::<(), Error>(())
        },
    )?;
    Ok((entities, known))
}

fn statements(store: &Store, story: i64) -> Result<Vec<Statement>> {
    all(
        store,
        "SELECT local, kind, start, \"end\", speaker, cue, cue_start, cue_end, medium_start, medium_end, within
         FROM statement WHERE story = ?1 ORDER BY id",
        story,
        |row| {
            let cue = maybe(row, 5).map(|lemma| Cue { start: number(row, 6), end: number(row, 7), lemma });
            let medium = local(row, 8).zip(local(row, 9)).map(|(start, end)| Span { start, end });
            Ok(Statement {
                id: StatementId(number(row, 0)),
                kind: named(row, 1)?,
                start: number(row, 2),
                end: number(row, 3),
                source: local(row, 4).map(EntityId),
                cue,
                medium,
                within: local(row, 10).map(StatementId),
            })
        },
    )
}

fn quantities(store: &Store, story: i64) -> Result<Vec<Quantity>> {
    all(
        store,
        "SELECT local, start, \"end\", value, upper, unit, comparator, phrase, status, \"when\", statement FROM quantity
         LEFT JOIN measure ON measure.id = quantity.measure WHERE story = ?1 ORDER BY quantity.id",
        story,
        |row| {
            Ok(Quantity {
                id: QuantityId(number(row, 0)),
                start: number(row, 1),
                end: number(row, 2),
                value: word(row, 3),
                upper: maybe(row, 4),
                unit: word(row, 5),
                comparator: named(row, 6)?,
                measure: maybe(row, 7),
                status: named(row, 8)?,
                when: maybe(row, 9),
                statement: local(row, 10).map(StatementId),
            })
        },
    )
}

fn dates(store: &Store, story: i64) -> Result<Vec<DateMention>> {
    let sql = "SELECT start, \"end\", value FROM date WHERE story = ?1 ORDER BY start";
    all(store, sql, story, |row| Ok(DateMention { start: number(row, 0), end: number(row, 1), value: word(row, 2) }))
}

fn events(store: &Store, story: i64) -> Result<Vec<Event>> {
    let mut parties: BTreeMap<u32, [Vec<EntityId>; 2]> = BTreeMap::new();
    store.each_row(
        "SELECT event.local, party.side = 'recipient', party.local FROM party JOIN event ON event.id = party.event
         WHERE event.story = ?1 ORDER BY event.id, party.local",
        &[story],
        |row| {
            let side = usize::from(row.integer(1) == Some(1));
            parties.entry(number(&row, 0)).or_default()[side].push(EntityId(number(&row, 2)));
            Ok::<(), Error>(())
        },
    )?;
    all(
        store,
        "SELECT local, kind, start, \"end\", place, date, modality, statement, consult, agreement, agreement_kind,
         agreement_status FROM event WHERE story = ?1 ORDER BY id",
        story,
        |row| {
            let [actors, recipients] = parties.remove(&number(row, 0)).unwrap_or_default();
            let agreement = maybe(row, 9).map(|name| Agreement { name, kind: word(row, 10), status: word(row, 11) });
            Ok(Event {
                id: EventId(number(row, 0)),
                kind: word(row, 1),
                start: number(row, 2),
                end: number(row, 3),
                actors,
                recipients,
                place: local(row, 4).map(EntityId),
                date: maybe(row, 5),
                modality: named(row, 6)?,
                statement: local(row, 7).map(StatementId),
                consult: row.text(8).map(|_| named(row, 8)).transpose()?,
                agreement,
            })
        },
    )
}

fn commitments(store: &Store, story: i64) -> Result<Vec<Commitment>> {
    all(
        store,
        "SELECT local, by, kind, start, \"end\", due, quantity, statement FROM commitment WHERE story = ?1 ORDER BY id",
        story,
        |row| {
            Ok(Commitment {
                id: CommitmentId(number(row, 0)),
                by: local(row, 1).map(EntityId),
                kind: named(row, 2)?,
                start: number(row, 3),
                end: number(row, 4),
                due: maybe(row, 5),
                quantity: local(row, 6).map(QuantityId),
                statement: local(row, 7).map(StatementId),
            })
        },
    )
}

/// All rows of one story.
fn all<T>(store: &Store, sql: &str, story: i64, mut make: impl FnMut(&Row) -> Result<T>) -> Result<Vec<T>> {
    let mut all = Vec::new();
    store.each_row(sql, &[story], |row| {
        all.push(make(&row)?);
        Ok::<(), Error>(())
    })?;
    Ok(all)
}

fn number(row: &Row, column: usize) -> u32 {
    local(row, column).unwrap_or_default()
}

fn local(row: &Row, column: usize) -> Option<u32> {
    row.integer(column).and_then(|number| number.try_into().ok())
}

fn word(row: &Row, column: usize) -> String {
    row.text(column).unwrap_or_default().to_owned()
}

fn maybe(row: &Row, column: usize) -> Option<String> {
    row.text(column).map(str::to_owned)
}

/// A value by the name that serde gives it.
fn named<T: DeserializeOwned>(row: &Row, column: usize) -> Result<T> {
    serde_json::from_value(word(row, column).into()).map_err(damaged)
}

fn json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(damaged)
}

/// A value that no record has was not written by this program.
fn damaged(cause: serde_json::Error) -> Error {
    Error::Value(cause.to_string())
}

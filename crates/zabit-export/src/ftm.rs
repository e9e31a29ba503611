//! Entities of FollowTheMoney: people and bodies, the stories that name them, and what they took part in.
//!
//! Source: <https://followthemoney.tech/explorer/>, schemata of version 4.11. Person, Organization and PublicBody come
//! from the entities of the store, Article from its stories, Mention from who appears in which, Event from the events.
//! Ids are made of the numbers of the store and the keys of the stories: the same store gives the same. Statements have
//! no schema there; places are named where events were. Roles are a person's `position`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use zabit_record::{Event, Points};
use zabit_store::Store;

use crate::country::two_letters;
use crate::told::{Known, Told};
use crate::{Counted, Error, Result};

/// Last words of names of public bodies.
const PUBLIC: &[&str] = &[
    "bakanlığı",
    "valiliği",
    "kaymakamlığı",
    "belediyesi",
    "başsavcılığı",
    "savcılığı",
    "mahkemesi",
    "büyükelçiliği",
    "konsolosluğu",
    "başkonsolosluğu",
    "cumhurbaşkanlığı",
    "müsteşarlığı",
];

/// An entity as it is written. Every property has several values.
#[derive(Serialize)]
struct Entity {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
}

impl Entity {
    fn new(id: String, schema: &'static str) -> Self {
        Self { id, schema, properties: BTreeMap::new() }
    }

    fn with<T: Into<String>>(mut self, property: &'static str, values: impl IntoIterator<Item = T>) -> Self {
        let values: BTreeSet<String> = values.into_iter().map(Into::into).filter(|value| !value.is_empty()).collect();
        if !values.is_empty() {
            self.properties.entry(property).or_default().extend(values);
        }
        self
    }
}

/// Writes the people and bodies of a store.
pub(crate) fn entities(store: &Store, out: &mut Counted) -> Result<()> {
    let sql = "SELECT id, kind, name, country FROM entity
        WHERE merged_into IS NULL AND stories > 0 AND kind IN ('person', 'organisation') ORDER BY id";
    store.each_row(sql, &[], |row| {
        let text = |column| row.text(column).unwrap_or_default().to_owned();
        let country = row.text(3).map(str::to_owned);
        let known = Known { entity: row.integer(0).unwrap_or_default(), kind: text(1), name: text(2), country };
        let Some(schema) = schema(&known) else { return Ok(()) };
        let mut others = texts(store, "SELECT DISTINCT name FROM appearance WHERE entity = ?1", known.entity)?;
        others.retain(|name| *name != known.name);
        let entity = Entity::new(entity_id(&known), schema)
            .with("name", [known.name.clone()])
            .with("alias", others)
            .with("country", known.country.as_deref().and_then(two_letters));
        let entity = if schema == "Person" { entity.with("position", positions(store, known.entity)?) } else { entity };
        out.line(&entity)
    })
}

fn positions(store: &Store, entity: i64) -> Result<Vec<String>> {
    texts(
        store,
        "SELECT DISTINCT iif(body.name IS NULL, role.title, body.name || ', ' || role.title) FROM appearance a
         JOIN role ON role.story = a.story AND role.local = a.local AND NOT role.former
         LEFT JOIN appearance b ON b.story = role.story AND b.local = role.organisation
         LEFT JOIN entity body ON body.id = b.entity WHERE a.entity = ?1",
        entity,
    )
}

fn texts(store: &Store, sql: &str, entity: i64) -> Result<Vec<String>> {
    let mut all = Vec::new();
    store.each_row(sql, &[entity], |row| {
        all.extend(row.text(0).map(str::to_owned));
        Ok::<(), Error>(())
    })?;
    Ok(all)
}

/// Writes a story, who is mentioned in it, and its events.
pub(crate) fn story(told: &Told, out: &mut Counted) -> Result<()> {
    let document = &told.record.document;
    let published = told.published_at.clone().or_else(|| document.published.clone());
    let article = Entity::new(story_id(told), "Article")
        .with("fileName", [document.source.clone()])
        .with("title", document.title.clone())
        .with("publishedAt", published)
        .with("author", told.author.clone())
        .with("publisher", document.outlet.clone())
        .with("sourceUrl", told.url.clone())
        .with("bodyText", [document.text.clone()]);
    out.line(&article)?;
    for entity in &told.record.entities {
        let Some((known, schema)) = told.known.get(&entity.id).and_then(|known| Some((known, schema(known)?))) else {
            continue;
        };
        let mention = Entity::new(format!("{}-{}", story_id(told), entity.id), "Mention")
            .with("document", [story_id(told)])
            .with("resolved", [entity_id(known)])
            .with("name", [entity.name.clone()])
            .with("name", entity.aliases.clone())
            .with("detectedSchema", [schema])
            .with("contextCountry", entity.country.as_deref().and_then(two_letters));
        out.line(&mention)?;
    }
    let points = Points::new(&document.text);
    told.record.events.iter().try_for_each(|happening| out.line(&event(told, happening, &points)))
}

fn event(told: &Told, event: &Event, points: &Points) -> Entity {
    let parties = event.actors.iter().chain(&event.recipients).filter_map(|id| told.known.get(id));
    let names: Vec<&str> = parties.clone().map(|known| known.name.as_str()).collect();
    let words = points.words(event.start, event.end);
    let name = if names.is_empty() { words.to_owned() } else { names.join(", ") };
    let place = event.place.and_then(|id| told.known.get(&id)).map(|known| known.name.clone());
    let modality = serde_json::to_value(event.modality).ok().and_then(|name| name.as_str().map(str::to_owned));
    let entity = Entity::new(format!("{}-{}", story_id(told), event.id), "Event")
        .with("name", [format!("{}: {name}", event.kind)])
        .with("summary", [words])
        // Whether it took place: nothing planned or denied is to be taken for done.
        .with("description", modality)
        .with("location", place)
        .with("involved", parties.filter(|known| schema(known).is_some()).map(entity_id))
        .with("sourceUrl", told.url.clone())
        .with("publisher", told.record.document.outlet.clone())
        .with("proof", [story_id(told)]);
    dated(entity, event.date.as_deref())
}

/// The day, month or year of an EDTF date, or both ends of an interval; what FollowTheMoney cannot hold is left out.
fn dated(entity: Entity, edtf: Option<&str>) -> Entity {
    let Some(edtf) = edtf else { return entity };
    match edtf.split_once('/') {
        Some((start, end)) => entity.with("startDate", plain(start)).with("endDate", plain(end)),
        None => entity.with("date", plain(edtf)),
    }
}

fn plain(date: &str) -> Option<&str> {
    let digits = |part: &str, many| part.len() == many && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = date.split('-').collect();
    let good = parts.len() <= 3 && parts.iter().zip([4, 2, 2]).all(|(part, many)| digits(part, many));
    good.then_some(date)
}

/// What kind of entity it is there; places and groups are none.
fn schema(known: &Known) -> Option<&'static str> {
    match known.kind.as_str() {
        "person" => Some("Person"),
        "organisation" if is_public(&known.name) => Some("PublicBody"),
        "organisation" => Some("Organization"),
        _ => None,
    }
}

fn is_public(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    PUBLIC.contains(&zabit_turkish::casing::lower(last).as_ref())
}

fn entity_id(known: &Known) -> String {
    format!("zabit-e{}", known.entity)
}

fn story_id(told: &Told) -> String {
    format!("zabit-{}", told.record.document.id)
}

#[cfg(test)]
mod tests {
    use super::{is_public, plain};

    #[test]
    fn dates_and_bodies() {
        assert_eq!(
            (plain("2025-09-08"), plain("2025"), plain("XXXX-09"), plain("2025-Q1")),
            (Some("2025-09-08"), Some("2025"), None, None)
        );
        assert!(is_public("Örnek Valiliği") && is_public("DIŞİŞLERİ BAKANLIĞI") && !is_public("Örnek Partisi"));
    }
}

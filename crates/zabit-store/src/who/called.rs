//! What is worked out of an entity of a story before the store is asked: its keys, its offices, its rows as text.

use hashbrown::HashMap;
use zabit_record::{Entity, EntityId, EntityType, Record, Span};

use crate::name_key::{name_key, tail};

/// The keys of an entity's names.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    /// That of its name.
    pub full: String,
    /// Those of its other names that are names of their own: of people, those of several words.
    pub others: Vec<String>,
    /// A person's last word.
    pub tail: Option<String>,
}

/// An office that somebody holds: keys of its title and of its body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Office {
    pub title: String,
    pub body: Option<String>,
}

/// An entity of a story, made ready for the store.
#[derive(Clone, Debug)]
pub(crate) struct Called {
    pub keys: Keys,
    pub offices: Vec<Office>,
    /// Its mentions as JSON: pairs of code points.
    pub mentions: String,
    /// Its other names as JSON, where it has some.
    pub aliases: Option<String>,
}

impl Called {
    /// All entities of a record, made ready.
    pub(crate) fn all(record: &Record) -> Vec<Self> {
        let names = record.entities.iter().map(|entity| (entity.id, entity.name.as_str())).collect();
        record.entities.iter().map(|entity| Self::new(entity, &names)).collect()
    }

    fn new(entity: &Entity, names: &HashMap<EntityId, &str>) -> Self {
        let body = |id: Option<EntityId>| names.get(&id?).map(|name| name_key(name));
        let office = |role: &zabit_record::Role| Office { title: name_key(&role.title), body: body(role.organisation) };
        Self {
            keys: keys(entity),
            offices: entity.roles.iter().map(office).collect(),
            mentions: pairs(&entity.mentions),
            aliases: (!entity.aliases.is_empty()).then(|| serde_json::to_string(&entity.aliases).unwrap_or_default()),
        }
    }
}

fn pairs(spans: &[Span]) -> String {
    serde_json::to_string(&spans.iter().map(|span| [span.start, span.end]).collect::<Vec<_>>()).unwrap_or_default()
}

fn keys(entity: &Entity) -> Keys {
    let full = name_key(&entity.name);
    let person = entity.kind == EntityType::Person;
    let mut others: Vec<String> = entity.aliases.iter().map(|alias| name_key(alias)).collect();
    others.retain(|key| !key.is_empty() && *key != full && (!person || key.contains(' ')));
    others.sort();
    others.dedup();
    let tail = person.then(|| tail(&full).unwrap_or(&full).to_owned());
    Keys { full, others, tail }
}

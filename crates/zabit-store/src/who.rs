//! Who is who across stories: given an entity of a story, which of those known is it?
//!
//! In:  a story's entities, and the store.
//! Out: for each the entity it joins, or a new one, with a score and what spoke for it.
//! Candidates have a name in common. A full name counts most; roles, bodies, the country and the company a person is
//! named in decide between people of one name. Homonyms stay apart: a common name with another office is somebody else.

use std::collections::HashSet;
use std::sync::LazyLock;

use rusqlite::{Connection, Result, params};
use zabit_record::{Entity, EntityType, Record};

use crate::name_key::{name_key, tail};

/// Score from which on an entity joins a candidate.
const JOINS: f64 = 2.0;
/// Candidates looked at, those in most stories first.
const CANDIDATES: u32 = 40;
/// Stories of a candidate looked at, the latest: so that the work does not grow with its fame.
const LATEST: u32 = 24;
/// Others of the story whose company is looked for.
const COMPANY: usize = 8;

/// Turkish surnames that many people share: with them a full name alone says little.
static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    "yılmaz kaya demir çelik şahin yıldız yıldırım öztürk aydın özdemir arslan doğan kılıç aslan çetin kara koç kurt \
     özkan şimşek polat özcan korkmaz çakır erdoğan yavuz can acar güler aksoy güneş bulut"
        .split_whitespace()
        .map(name_key)
        .collect()
});

/// The entity that one of a story joins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Join {
    /// `None` for one not known so far.
    pub entity: Option<i64>,
    pub score: f64,
    /// What spoke for it, in a few words of English.
    pub evidence: String,
}

impl Join {
    fn new_entity() -> Self {
        Self { entity: None, score: 0.0, evidence: "new".to_owned() }
    }
}

/// An office that somebody holds: keys of its title and of its body.
#[derive(PartialEq)]
struct Office {
    title: String,
    body: Option<String>,
}

/// What the store says of a candidate.
struct Candidate {
    id: i64,
    country: Option<String>,
    /// Whether the name in common is only a person's last word.
    tail: bool,
    name: String,
}

/// One entity of a story, and what is asked about it.
pub(crate) struct Question<'a> {
    record: &'a Record,
    entity: &'a Entity,
    /// Entities of the store that stand in the same story and are settled.
    company: &'a [i64],
}

impl<'a> Question<'a> {
    pub(crate) fn new(record: &'a Record, entity: &'a Entity, company: &'a [i64]) -> Self {
        Self { record, entity, company: &company[..company.len().min(COMPANY)] }
    }

    /// The entity of the store that this one is.
    pub(crate) fn answer(&self, store: &Connection) -> Result<Join> {
        let keys = keys(self.entity);
        let mut candidates = candidates(store, self.entity.kind, &keys)?;
        // Two full names with one surname are two people, whatever office they share.
        candidates
            .retain(|other| !other.tail || !keys.full.contains(' ') || may_be(&name_key(&other.name), &keys.full));
        let lone = candidates.len() == 1;
        let mut best: Option<Join> = None;
        for candidate in &candidates {
            let join = self.weigh(store, candidate, &keys, lone)?;
            if join.score >= JOINS && best.as_ref().is_none_or(|best| join.score > best.score) {
                best = Some(join);
            }
        }
        Ok(best.unwrap_or_else(Join::new_entity))
    }

    fn weigh(&self, store: &Connection, candidate: &Candidate, keys: &Keys, lone: bool) -> Result<Join> {
        let mut weight = Weight::default();
        let person = self.entity.kind == EntityType::Person;
        let same = name_key(&candidate.name) == keys.full;
        match (person, same, candidate.tail) {
            (_, true, _) => weight.add(3.0, "name"),
            (true, ..) if holds(&name_key(&candidate.name), &keys.full) => weight.add(2.5, "part of name"),
            (_, _, false) => weight.add(2.5, "other name"),
            _ => weight.add(0.5, "surname"),
        }
        match (&self.entity.country, &candidate.country) {
            (Some(own), Some(other)) if own == other => weight.add(0.5, "country"),
            (Some(_), Some(_)) => weight.add(-3.0, "other country"),
            _ => {}
        }
        // A rare full name is enough by itself; the rest costs more to find out.
        let common = person && is_common(&keys.full);
        if !person || lone && same && keys.full.contains(' ') && !common {
            return Ok(weight.join(candidate.id));
        }
        if common {
            weight.add(-1.0, "common name");
        }
        self.weigh_roles(store, candidate.id, &mut weight)?;
        self.weigh_company(store, candidate.id, &mut weight)?;
        Ok(weight.join(candidate.id))
    }

    /// The same office, or the same body, speaks for one person; nothing in common speaks against.
    fn weigh_roles(&self, store: &Connection, candidate: i64, weight: &mut Weight) -> Result<()> {
        let known = roles(store, candidate)?;
        if known.is_empty() || self.entity.roles.is_empty() {
            return Ok(());
        }
        let body = |id| self.record.entities.iter().find(|other| Some(other.id) == id).map(|body| name_key(&body.name));
        let own =
            self.entity.roles.iter().map(|role| Office { title: name_key(&role.title), body: body(role.organisation) });
        let own: Vec<Office> = own.collect();
        let any = |test: fn(&Office, &Office) -> bool| own.iter().any(|own| known.iter().any(|known| test(own, known)));
        if any(|a, b| a == b && a.body.is_some()) {
            weight.add(2.0, "role");
        } else if any(|a, b| a.body.is_some() && a.body == b.body) {
            weight.add(1.0, "body");
        } else if any(|a, b| a.title == b.title) {
            weight.add(1.0, "title");
        } else {
            weight.add(-1.0, "other role");
        }
        Ok(())
    }

    /// Others of this story who were named together with the candidate before.
    fn weigh_company(&self, store: &Connection, candidate: i64, weight: &mut Weight) -> Result<()> {
        let mut together = store.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM
               (SELECT story FROM appearance WHERE entity = ?1 ORDER BY story DESC LIMIT ?3) latest
             CROSS JOIN appearance other ON other.entity = ?2 AND other.story = latest.story)",
        )?;
        let mut common = 0;
        for other in self.company {
            common += i32::from(together.query_row(params![candidate, other, LATEST], |row| row.get::<_, bool>(0))?);
        }
        if common > 0 {
            weight.add((0.5 * f64::from(common)).min(1.5), "company");
        }
        Ok(())
    }
}

/// A sum of what speaks for and against.
#[derive(Default)]
struct Weight {
    score: f64,
    said: Vec<&'static str>,
}

impl Weight {
    fn add(&mut self, score: f64, said: &'static str) {
        self.score += score;
        self.said.push(said);
    }

    fn join(self, entity: i64) -> Join {
        Join { entity: Some(entity), score: self.score, evidence: self.said.join(", ") }
    }
}

/// The keys of an entity's names.
pub(crate) struct Keys {
    /// That of its name.
    pub full: String,
    /// Those of its other names that are names of their own: of people, those of several words.
    pub others: Vec<String>,
    /// A person's last word.
    pub tail: Option<String>,
}

pub(crate) fn keys(entity: &Entity) -> Keys {
    let full = name_key(&entity.name);
    let person = entity.kind == EntityType::Person;
    let mut others: Vec<String> = entity.aliases.iter().map(|alias| name_key(alias)).collect();
    others.retain(|key| !key.is_empty() && *key != full && (!person || key.contains(' ')));
    others.sort();
    others.dedup();
    let tail = person.then(|| tail(&full).unwrap_or(&full).to_owned());
    Keys { full, others, tail }
}

/// Whether one full name is the other with a word left out: "Tayyip Demir" of "Recep Tayyip Demir".
fn holds(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    let (long, short): (Vec<&str>, Vec<&str>) = (long.split(' ').collect(), short.split(' ').collect());
    short.len() > 1 && long.last() == short.last() && short.iter().all(|word| long.contains(word))
}

/// Whether somebody known only by a surname, or by a longer or shorter full name, may have this full name.
fn may_be(known: &str, full: &str) -> bool {
    !known.contains(' ') || holds(known, full)
}

fn is_common(key: &str) -> bool {
    tail(key).is_none_or(|tail| COMMON.contains(tail))
}

fn candidates(store: &Connection, kind: EntityType, keys: &Keys) -> Result<Vec<Candidate>> {
    let mut find = store.prepare_cached(
        "SELECT entity.id, entity.country, name.tail, entity.name FROM name JOIN entity ON entity.id = name.entity
         WHERE name.key = ?1 AND entity.kind = ?2 AND name.tail <= ?3 ORDER BY entity.stories DESC, entity.id LIMIT ?4",
    )?;
    let mut found: Vec<Candidate> = Vec::new();
    let full = [keys.full.as_str()].into_iter().chain(keys.others.iter().map(String::as_str));
    for (key, tails) in full.map(|key| (key, 0)).chain(keys.tail.as_deref().map(|tail| (tail, 1))) {
        let rows = find.query_map(params![key, kind_name(kind), tails, CANDIDATES], |row| {
            Ok(Candidate { id: row.get(0)?, country: row.get(1)?, tail: row.get(2)?, name: row.get(3)? })
        })?;
        for candidate in rows {
            let candidate = candidate?;
            if !found.iter().any(|known| known.id == candidate.id) {
                found.push(candidate);
            }
        }
    }
    Ok(found)
}

/// Titles and bodies that the latest stories gave a person.
fn roles(store: &Connection, entity: i64) -> Result<Vec<Office>> {
    let mut ask = store.prepare_cached(
        "SELECT DISTINCT role.title, body.name FROM
           (SELECT story, local FROM appearance WHERE entity = ?1 ORDER BY story DESC LIMIT ?2) latest
         CROSS JOIN role ON role.story = latest.story AND role.local = latest.local
         LEFT JOIN appearance body ON body.story = role.story AND body.local = role.organisation",
    )?;
    let rows = ask.query_map(params![entity, LATEST], |row| {
        let body = row.get::<_, Option<String>>(1)?.map(|name| name_key(&name));
        Ok(Office { title: name_key(&row.get::<_, String>(0)?), body })
    })?;
    rows.collect()
}

/// What the store calls a kind of entity.
pub(crate) fn kind_name(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "person",
        EntityType::Organisation => "organisation",
        EntityType::Place => "place",
        EntityType::Group => "group",
    }
}

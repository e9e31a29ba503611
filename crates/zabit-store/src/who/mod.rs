//! Who is who across stories: given an entity of a story, which of those known is it?
//!
//! In:  a story's entities, and the store.
//! Out: for each the entity it joins, or a new one, with a score and what spoke for it.
//! Candidates have a name in common. A full name counts most; roles, bodies, the country and the company a person is
//! named in decide between people of one name. Homonyms stay apart: a common name with another office is somebody else.

mod called;
mod known;

use std::cmp::Reverse;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::LazyLock;

use hashbrown::HashSet;
use rusqlite::{Connection, Result};
use zabit_record::{Entity, EntityType};

use crate::add::Counts;
use crate::name_key::{name_key, tail};
use called::Keys;
pub(crate) use called::{Called, Office};
pub(crate) use known::Head;
pub(crate) use known::Known;
use known::Latest;

/// Score from which on an entity joins a candidate.
const JOINS: f64 = 2.0;
/// Candidates looked at, those in most stories first.
const CANDIDATES: usize = 40;
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

/// One the entity may be.
struct Candidate {
    id: i64,
    /// Whether the name in common is only a person's last word.
    tail: bool,
    head: Rc<Head>,
}

/// What is at hand of the store, and what it is not told yet.
pub(crate) struct Archive<'a> {
    pub store: &'a Connection,
    pub known: &'a mut Known,
    pub counts: &'a Counts,
}

/// One entity of a story, and what is asked about it.
pub(crate) struct Question<'a> {
    pub story: i64,
    pub entity: &'a Entity,
    pub called: &'a Called,
    /// Entities of the store that stand in the same story and are settled, the last one last.
    pub company: &'a [i64],
}

impl Question<'_> {
    /// The entity of the store that this one is.
    pub(crate) fn answer(&self, archive: &mut Archive) -> Result<Join> {
        let candidates = self.candidates(archive)?;
        let lone = candidates.len() == 1;
        let mut best: Option<Join> = None;
        for candidate in &candidates {
            let join = self.weigh(archive, candidate, lone)?;
            if join.score >= JOINS && best.as_ref().is_none_or(|best| join.score > best.score) {
                best = Some(join);
            }
        }
        Ok(best.unwrap_or_else(Join::new_entity))
    }

    fn candidates(&self, archive: &mut Archive) -> Result<Vec<Candidate>> {
        let Keys { full, others, tail } = &self.called.keys;
        let mut found: Vec<Candidate> = Vec::new();
        let names = [full].into_iter().chain(others).map(|key| (key, false));
        for (key, tails) in names.chain(tail.iter().map(|tail| (tail, true))) {
            let from = found.len();
            for named in archive.known.named(archive.store, self.entity.kind, key)?.iter() {
                if named.tail && !tails || found.iter().any(|known| known.id == named.entity) {
                    continue;
                }
                let head = archive.known.head(archive.store, archive.counts, named.entity)?;
                // Two full names with one surname are two people, whatever office they share.
                if !named.tail || !full.contains(' ') || may_be(&head.key, full) {
                    found.push(Candidate { id: named.entity, tail: named.tail, head });
                }
            }
            found[from..].sort_by_key(|other| (Reverse(other.head.stories), other.id));
            found.truncate(from + CANDIDATES);
        }
        Ok(found)
    }

    fn weigh(&self, archive: &mut Archive, candidate: &Candidate, lone: bool) -> Result<Join> {
        let mut weight = Weight::default();
        let person = self.entity.kind == EntityType::Person;
        let (full, head) = (&self.called.keys.full, &candidate.head);
        let same = head.key == *full;
        match (person, same, candidate.tail) {
            // One word, a surname mostly, is no name to know anybody by.
            (true, true, _) if !full.contains(' ') => weight.add(1.0, "one word"),
            (_, true, _) => weight.add(3.0, "name"),
            (true, ..) if holds(&head.key, full) => weight.add(2.5, "part of name"),
            (_, _, false) => weight.add(2.5, "other name"),
            _ => weight.add(0.5, "surname"),
        }
        match (&self.entity.country, &head.country) {
            (Some(own), Some(other)) if own == other => weight.add(0.5, "country"),
            (Some(_), Some(_)) => weight.add(-3.0, "other country"),
            _ => {}
        }
        // A rare full name is enough by itself; the rest costs more to find out.
        let common = person && full.contains(' ') && is_common(full);
        if !person || lone && same && full.contains(' ') && !common {
            return Ok(weight.join(candidate.id));
        }
        if common {
            weight.add(-1.0, "common name");
        }
        let latest = archive.known.latest(archive.store, candidate.id, self.story)?;
        self.weigh_offices(&latest, &mut weight);
        self.weigh_company(&latest, candidate.id, &mut weight);
        Ok(weight.join(candidate.id))
    }

    /// The same office, or the same body, speaks for one person; nothing in common speaks against.
    fn weigh_offices(&self, latest: &VecDeque<Latest>, weight: &mut Weight) {
        let own = &self.called.offices;
        let known = || latest.iter().flat_map(|story| &story.offices);
        if own.is_empty() || known().next().is_none() {
            return;
        }
        let any = |test: fn(&Office, &Office) -> bool| own.iter().any(|own| known().any(|known| test(own, known)));
        if any(|a, b| a == b && a.body.is_some()) {
            weight.add(2.0, "role");
        } else if any(|a, b| a.body.is_some() && a.body == b.body) {
            weight.add(1.0, "body");
        } else if any(|a, b| a.title == b.title) {
            weight.add(1.0, "title");
        } else {
            weight.add(-1.0, "other role");
        }
    }

    /// Others of this story who were named together with the candidate before.
    fn weigh_company(&self, latest: &VecDeque<Latest>, candidate: i64, weight: &mut Weight) {
        let met = |other: &&i64| {
            **other != candidate && latest.iter().any(|story| story.company.binary_search(other).is_ok())
        };
        let common = self.company.iter().rev().take(COMPANY).filter(met).count();
        if common > 0 {
            weight.add((0.5 * common as f64).min(1.5), "company");
        }
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

/// What the store calls a kind of entity.
pub(crate) fn kind_name(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "person",
        EntityType::Organisation => "organisation",
        EntityType::Place => "place",
        EntityType::Group => "group",
    }
}

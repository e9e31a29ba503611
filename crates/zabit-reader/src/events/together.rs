//! "Liderler", "iki bakan", "taraflar": the two whom the story means, where it names exactly two.

use zabit_record::EntityType;

use super::Reader;
use super::clause::Clause;
use crate::draft::{EntityIndex, EventDraft};

/// Plurals of an office: the word, and what the title of each has to hold.
const OFFICES: &[(&str, &str)] = &[
    ("liderler", "lider"),
    ("iki lider", "lider"),
    ("bakanlar", "bakan"),
    ("iki bakan", "bakan"),
    ("cumhurbaşkanları", "cumhurbaşkanı"),
    ("iki cumhurbaşkanı", "cumhurbaşkanı"),
    ("başbakanlar", "başbakan"),
    ("iki başbakan", "başbakan"),
    ("genel başkanlar", "genel başkan"),
];

/// Words for the parties of what was told last.
const PARTIES: &[&str] = &["ikili", "iki isim", "heyetler"];

/// Words for the bodies they act for.
const SIDES: &[&str] = &["taraflar", "iki taraf"];

/// Events looked back over.
const RECENT: usize = 30;

/// The two a plural of the clause stands for. Empty where it has none, or the story does not tell which two.
pub(super) fn both(reader: &Reader, clause: &Clause, before: usize, told: &[EventDraft]) -> Vec<EntityIndex> {
    let stands = |words: &str| {
        let (first, second) = words.split_once(' ').map_or((words, None), |(one, two)| (one, Some(two)));
        (clause.start..before).any(|at| {
            let next = second.is_none_or(|word| at + 1 < before && reader.doc.is(at + 1, word));
            reader.doc.is(at, first) && next
        })
    };
    let last = told.iter().rev().take(RECENT).find(|e| matches!(e.kind, "CONSULT" | "AGREE") && e.actors.len() == 2);
    if let Some((_, title)) = OFFICES.iter().find(|(words, _)| stands(words)) {
        let holders = holders(reader, title);
        let met = last.map(|e| e.actors.clone()).filter(|met| met.iter().all(|e| holders.contains(e)));
        return met.or(Some(holders).filter(|holders| holders.len() == 2)).unwrap_or_default();
    }
    let met = last.map(|e| e.actors.clone()).unwrap_or_default();
    if SIDES.iter().any(|words| stands(words)) {
        return sides(reader, &met).unwrap_or(met);
    }
    if PARTIES.iter().any(|words| stands(words)) { met } else { Vec::new() }
}

/// The bodies two people act for, where the story gives each another one: "taraflar" are these.
fn sides(reader: &Reader, people: &[EntityIndex]) -> Option<Vec<EntityIndex>> {
    let body = |e: &EntityIndex| {
        let roles = &reader.entities.list.get(*e)?.roles;
        roles.iter().filter(|role| !role.former).find_map(|role| role.organisation)
    };
    let bodies: Vec<EntityIndex> = people.iter().map(body).collect::<Option<_>>()?;
    let distinct = bodies.iter().enumerate().all(|(n, body)| !bodies[..n].contains(body));
    (bodies.len() == 2 && distinct).then_some(bodies)
}

fn holders(reader: &Reader, title: &str) -> Vec<EntityIndex> {
    let holds = |title_of: &str| zabit_turkish::casing::lower(title_of).contains(title);
    let list = reader.entities.list.iter().enumerate();
    list.filter(|(_, e)| e.kind == EntityType::Person && e.roles.iter().any(|r| !r.former && holds(&r.title)))
        .map(|(at, _)| at)
        .collect()
}

//! Delegations: "AK Parti heyeti" is a group with a name, and "A ile B'nin yer aldığı heyet" says who is in it.

use std::ops::Range;

use zabit_record::EntityType;
use zabit_turkish::suffix::{Case, possessed_case};

use super::clause::Quoted;
use crate::Doc;
use crate::draft::{Entities, EntityDraft, EntityIndex, Mention};

/// Names the delegations of a story as groups and adds their mentions; gives the people said to be in one.
pub(crate) fn delegations(doc: &Doc, entities: &mut Entities, quoted: &Quoted) -> Vec<EntityIndex> {
    let mut members = Vec::new();
    for at in 1..doc.len() {
        if !doc.lower(at).starts_with("heyet") {
            continue;
        }
        if let Some(body) = body(doc, entities, at) {
            add(doc, entities, body, at);
        } else {
            members.extend(listed(doc, entities, quoted, at));
        }
    }
    members.sort_unstable();
    members.dedup();
    members
}

/// The body whose delegation the token is: "AK Parti heyeti".
fn body(doc: &Doc, entities: &Entities, at: usize) -> Option<Mention> {
    possessed_case(doc.lower(at))?;
    let mention = entities.at(at - 1)?;
    let kind = entities.list.get(mention.entity)?.kind;
    let fits = matches!(kind, EntityType::Organisation | EntityType::Place) && mention.named;
    (fits && mention.case == Case::Nominative && mention.tokens.end == at).then(|| mention.clone())
}

fn add(doc: &Doc, entities: &mut Entities, body: Mention, at: usize) {
    let Some(owner) = entities.list.get(body.entity) else { return };
    let (name, country) = (format!("{} heyeti", owner.name), owner.country.clone());
    let (bare, case) = possessed_case(doc.lower(at)).unwrap_or((doc.lower(at).len(), Case::Nominative));
    let entity = entities.list.iter().position(|e| e.kind == EntityType::Group && e.name == name);
    let entity = entity.unwrap_or_else(|| {
        entities.list.push(EntityDraft { kind: EntityType::Group, name, aliases: vec![], country, roles: vec![] });
        entities.list.len() - 1
    });
    // Mentions do not share tokens: the group's is the word "heyeti", its span the whole name.
    let (start, _) = doc.story.span(at..at + 1);
    let letters = doc.lower(at).get(..bare).map_or(0, |bare| bare.chars().count() as u32);
    let mention = Mention {
        entity,
        tokens: at..at + 1,
        phrase: body.phrase.start..at + 1,
        start: body.start,
        end: start + letters,
        case,
        named: true,
    };
    let place = entities.mentions.partition_point(|m| m.tokens.start < at);
    if entities.mentions.get(place).is_none_or(|m| m.tokens.start > at) {
        entities.mentions.insert(place, mention);
    }
}

/// Tokens between the last member and "heyet" at most: "B'nin de yer aldığı heyet".
const NEAR: usize = 6;

/// The people before "… yer aldığı heyet", "… bulunduğu heyet", "…'den oluşan heyet".
fn listed(doc: &Doc, entities: &Entities, quoted: &Quoted, at: usize) -> Vec<EntityIndex> {
    let joins = |word: &str| matches!(word, "aldığı" | "bulunduğu" | "oluşan" | "katıldığı");
    if !joins(doc.lower(at - 1)) {
        return Vec::new();
    }
    let Some(sentence) = doc.story.sentences.get(doc.story.sentence_of(at)) else { return Vec::new() };
    let found = entities.within(sentence.start..at);
    let people: Vec<&Mention> = found
        .iter()
        .filter(|m| entities.list.get(m.entity).is_some_and(|e| e.kind == EntityType::Person))
        .filter(|m| m.tokens.end <= at && quoted.same(m.tokens.start, at))
        .collect();
    let mut edge: Range<usize> = at..at;
    let mut members = Vec::new();
    for mention in people.iter().rev() {
        let joined = matches!(doc.lower(mention.tokens.end), "ve" | "ile" | ",");
        let near = if members.is_empty() {
            at - mention.tokens.end <= NEAR
        } else {
            joined && mention.tokens.end < edge.start
        };
        if !near {
            break;
        }
        edge = mention.phrase.clone();
        members.push(mention.entity);
    }
    members
}

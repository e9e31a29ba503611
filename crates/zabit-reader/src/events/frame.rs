//! Who stands in which part of an event: its subject by the form of the verb, its object by the case it asks for.
//!
//! Source: Göksel and Kerslake (2005), ch. 12.1 (subjects of main clauses), 15.1 and 25 (of clauses with -dık, -acak,
//! -ma and -an).

use std::ops::Range;

use zabit_turkish::morph;
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{Kind, Tense};

use super::Reader;
use super::clause::{Clause, Party};
use super::triggers::{Hit, Object};
use crate::Doc;
use crate::draft::EntityIndex;

/// Tokens of a title between a participle and the name it describes at most.
const HEAD_REACH: usize = 6;
/// Tokens between a subject in the genitive and its verb at most.
const GENITIVE_REACH: usize = 40;

impl Reader<'_> {
    /// Who does it. Empty where the clause does not say.
    pub(super) fn subject<'p>(
        &'p self,
        hit: &'p Hit,
        clause: &'p Clause,
        parties: &'p [Party],
    ) -> Box<dyn Iterator<Item = EntityIndex> + 'p> {
        let trigger = &hit.tokens;
        if hit.form.person.is_first() {
            return Box::new(self.speaker(trigger).into_iter());
        }
        match hit.form.kind {
            Kind::Relative if hit.form.passive => Box::new(std::iter::empty()),
            Kind::Relative => Box::new(self.head(trigger.end, parties)),
            Kind::ObjectRelative | Kind::Factive | Kind::Action => {
                let content = self.statement(trigger).and_then(|n| self.statements.get(n)).map(|s| s.content.start);
                let from = content.unwrap_or(clause.sentence.start);
                let owners: Vec<EntityIndex> = genitives(self.doc, parties, from..trigger.start).collect();
                if !owners.is_empty() {
                    return Box::new(owners.into_iter());
                }
                let reported = self.reporter(trigger);
                match reported {
                    Some(source) => Box::new(std::iter::once(source)),
                    None => Box::new(self.nominatives(clause, parties, trigger.start)),
                }
            }
            Kind::Finite if matches!(hit.form.tense, Tense::Imperative | Tense::Optative) => {
                Box::new(std::iter::empty())
            }
            // "görüşecek Demir": a future before its noun.
            _ => Box::new(self.nominatives(clause, parties, trigger.start)),
        }
    }

    /// Nominatives of the clause, else the first one of the sentence ("Demir geldi, Kaya ile görüştü").
    pub(super) fn nominatives<'p>(
        &self,
        clause: &Clause,
        parties: &'p [Party],
        before: usize,
    ) -> impl Iterator<Item = EntityIndex> + 'p {
        let start = clause.start;
        let inside = move |p: &&Party| p.is_subject() && p.phrase.end <= before;
        let any = parties.iter().filter(inside).any(|p| p.phrase.start >= start);
        let first = parties.iter().find(inside).map(|p| p.phrase.start).filter(|_| !any);
        parties
            .iter()
            .filter(inside)
            .filter(move |p| if any { p.phrase.start >= start } else { Some(p.phrase.start) == first })
            .map(|p| p.entity)
    }

    /// The name a participle describes: "Kaya ile görüşen Bakan Demir".
    pub(super) fn head<'p>(&'p self, from: usize, parties: &'p [Party]) -> impl Iterator<Item = EntityIndex> + 'p {
        let first = parties.iter().position(|p| p.phrase.start >= from);
        let near = first.filter(|at| {
            parties.get(*at).is_some_and(|p| {
                p.phrase.start <= from + HEAD_REACH && (from..p.phrase.start).all(|t| self.doc.is_capitalised(t))
            })
        });
        let mut end = None;
        near.into_iter().flat_map(move |at| &parties[at..]).map_while(move |party| {
            let joined =
                end.is_none_or(|end| party.phrase.start == end + 1 && matches!(self.doc.lower(end), "ve" | "ile"));
            end = Some(party.phrase.end);
            joined.then_some(party.entity)
        })
    }

    /// Who undergoes it: the nominative of a passive, or what a passive participle describes.
    pub(super) fn passive_subject<'p>(
        &'p self,
        hit: &'p Hit,
        clause: &'p Clause,
        parties: &'p [Party],
    ) -> Box<dyn Iterator<Item = EntityIndex> + 'p> {
        match hit.form.kind {
            Kind::Relative => Box::new(self.head(hit.tokens.end, parties)),
            Kind::ObjectRelative | Kind::Factive | Kind::Action => {
                Box::new(genitives(self.doc, parties, self.past_set_off(hit.tokens.start)..hit.tokens.start))
            }
            _ => Box::new(self.nominatives(clause, parties, hit.tokens.start)),
        }
    }

    /// "Birliğin, şubelerin kapatılmaması talebi": whoever is set off goes with a later verb, and is not closed.
    fn past_set_off(&self, before: usize) -> usize {
        let genitive = |at: usize| self.doc.reading(at).is_some_and(|word| word.feats.has(morph::Case::Gen));
        let from = before.saturating_sub(GENITIVE_REACH).max(1);
        let set_off = |at: &usize| self.doc.is(*at, ",") && genitive(*at - 1) && (*at..before).any(genitive);
        (from..before).rev().find(set_off).unwrap_or_default()
    }

    /// The other parties, by the case the trigger asks for.
    pub(super) fn objects<'p>(
        &'p self,
        hit: &'p Hit,
        clause: &'p Clause,
        parties: &'p [Party],
    ) -> impl Iterator<Item = &'p Party> + 'p {
        let trigger = hit.trigger;
        let consults = matches!(trigger.kind, "CONSULT" | "AGREE");
        let inside = move |p: &&Party| p.phrase.start >= clause.tight && p.phrase.end <= hit.tokens.start;
        parties.iter().filter(inside).filter(move |p| {
            let stands = match trigger.object {
                Object::Comitative => p.with || p.between,
                Object::Case(case) => p.is_in(case),
                Object::About => p.about,
                Object::None => false,
            };
            (stands || consults && p.between) && trigger.only.takes(p.kind)
        })
    }
}

/// The nearest genitive in a range, with those it is coordinated with: "A, B ve C'nin".
pub(super) fn genitives(doc: &Doc, parties: &[Party], range: Range<usize>) -> impl Iterator<Item = EntityIndex> {
    let owner = |p: &&Party| {
        let near = p.phrase.end <= range.end && range.end - p.phrase.end <= GENITIVE_REACH;
        p.case == Case::Genitive && p.phrase.start >= range.start && near
    };
    let (mut next, mut joined) = (None, false);
    let mut out: Vec<EntityIndex> = Vec::new();
    for party in parties.iter().rev().filter(owner) {
        let end = party.phrase.end;
        let adjacent = next.is_some_and(|start: usize| start <= end + 1 + 2);
        let and = matches!(doc.lower(end), "ve" | "ile");
        if next.is_some() && !(adjacent && (and || joined && doc.is(end, ","))) {
            break;
        }
        joined |= and && next.is_some();
        next = Some(party.phrase.start);
        out.push(party.entity);
    }
    out.reverse();
    out.into_iter()
}

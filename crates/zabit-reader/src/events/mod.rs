//! What was done: meetings, agreements and other events in PLOVER terms.
//!
//! In:  a story, its entities, statements and dates.
//! Out: [`EventDraft`]s in the order of their triggers; each told once, however often the story tells it.
//! Not here: whether the event took place. An event inside a statement carries that statement.
//!
//! A trigger ([`triggers`]) opens a frame; cases and postpositions of its clause ([`clause`]) fill it.
//! An event that names none of its parties is left out.

mod agreement;
pub(crate) mod clause;
mod delegation;
mod merge;
mod modality;
mod noun;
mod nouns;
mod triggers;

use std::ops::Range;

use zabit_record::{Agreement, ConsultKind, EntityType, Modality, StatementType};
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{Kind, Person, Tense};

use crate::Doc;
use crate::draft::{DateDraft, Entities, EntityIndex, EventDraft, StatementDraft, innermost};
use clause::{Clause, Party, Quoted};
use triggers::{Hit, Object};

/// Finds the events of a story, by their triggers. Delegations ("AK Parti heyeti") join `entities` as groups.
pub fn events(
    doc: &Doc,
    entities: &mut Entities,
    statements: &[StatementDraft],
    dates: &[DateDraft],
) -> Vec<EventDraft> {
    let quoted = Quoted::new(doc);
    let members = delegation::delegations(doc, entities, &quoted);
    let reader = Reader { doc, entities, statements, dates, quoted, members };
    let mut found = Vec::new();
    for at in 0..doc.len() {
        if let Some(hit) = triggers::hit(doc, at) {
            found.extend(reader.event(&hit));
            found.extend(reader.call(&hit));
        }
        found.extend(reader.noun_event(at));
    }
    merge::merged(doc, found)
}

/// All a rule can ask for.
pub(crate) struct Reader<'a> {
    doc: &'a Doc<'a>,
    entities: &'a Entities,
    statements: &'a [StatementDraft],
    dates: &'a [DateDraft],
    quoted: Quoted,
    /// People said to be in a delegation of the story.
    members: Vec<EntityIndex>,
}

/// Tokens of a title between a participle and the name it describes at most.
const HEAD_REACH: usize = 6;
/// Tokens between a subject in the genitive and its verb at most.
const GENITIVE_REACH: usize = 40;

impl Reader<'_> {
    fn event(&self, hit: &Hit) -> Option<EventDraft> {
        let clause = Clause::around(self.doc, &self.quoted, &hit.tokens);
        let parties = clause::parties(self.doc, self.entities, &self.quoted, &clause, hit.tokens.start);
        match hit.trigger.kind {
            "CONSULT" => self.consult(hit, &clause, &parties),
            "AGREE" => self.agree(hit, &clause, &parties),
            _ => self.other(hit, &clause, &parties),
        }
    }

    fn draft(&self, hit: &Hit, clause: &Clause, parties: &[Party]) -> EventDraft {
        EventDraft {
            kind: hit.trigger.kind,
            trigger: hit.tokens.clone(),
            actors: Vec::new(),
            recipients: Vec::new(),
            place: self.place(clause, parties, hit.tokens.start),
            date: self.date(clause, hit.tokens.start),
            modality: modality::modality(self.doc, &hit.form, hit.tokens.end),
            statement: self.statement(&hit.tokens),
            consult: None,
            agreement: None,
        }
    }

    /// "Demir, Kaya ile görüştü": all parties are actors. Needs two, or one and words for another.
    fn consult(&self, hit: &Hit, clause: &Clause, parties: &[Party]) -> Option<EventDraft> {
        // "görüşmede" is a noun here: see `noun_event`; so is the manner of "bir araya gelmesiyle".
        let noun = hit.form.kind == Kind::Action && hit.form.case != Some(Case::Accusative);
        let lone_noun = hit.tokens.len() == 1 && hit.trigger.verb == "görüş" && hit.form.kind == Kind::Action;
        if hit.form.passive && hit.trigger.object == Object::Comitative || lone_noun {
            return None;
        }
        let mut actors: Vec<EntityIndex> = self.subject(hit, clause, parties).collect();
        let subjects = actors.len();
        let objects: Vec<&Party> = self.objects(hit, clause, parties).collect();
        if matches!(hit.trigger.object, Object::Case(_)) && objects.is_empty() {
            return None;
        }
        actors.extend(objects.iter().map(|p| p.entity));
        in_text_order(hit, parties, &mut actors);
        let told = subjects == 1 && actors.len() == 1 && !noun && self.statement(&hit.tokens).is_none();
        let unnamed = told && self.has_unnamed_partner(hit, clause);
        unique(&mut actors);
        if actors.len() < 2 && !unnamed {
            return None;
        }
        self.add_members(&mut actors);
        let mut event = self.draft(hit, clause, parties);
        if let (Some(ConsultKind::Visit), Some(place)) =
            (hit.trigger.consult, objects.iter().find(|p| p.kind == EntityType::Place))
        {
            event.place = Some(place.entity);
        }
        event.actors = actors;
        event.consult = hit.trigger.consult;
        Some(event)
    }

    /// "Demir ile Kaya telefonda anlaştı": who agrees on the telephone has called.
    fn call(&self, hit: &Hit) -> Option<EventDraft> {
        let from = hit.tokens.start.saturating_sub(4);
        let telephone = (from..hit.tokens.start).any(|at| matches!(self.doc.lower(at), "telefonda" | "telefonla"));
        if hit.trigger.kind != "AGREE" || !telephone {
            return None;
        }
        let mut event = self.event(hit).filter(|event| event.actors.len() >= 2)?;
        event.kind = "CONSULT";
        event.agreement = None;
        event.consult = Some(ConsultKind::Call);
        Some(event)
    }

    /// A delegation acts through those said to be in it.
    fn add_members(&self, actors: &mut Vec<EntityIndex>) {
        let group = |e: &EntityIndex| self.entities.list.get(*e).is_some_and(|e| e.kind == EntityType::Group);
        if let Some(at) = actors.iter().position(group) {
            let mut rest = actors.split_off(at + 1);
            actors.extend(&self.members);
            actors.append(&mut rest);
            unique(actors);
        }
    }

    /// "A ile B arasında protokol imzalandı". Needs the agreement's noun, or both parties.
    fn agree(&self, hit: &Hit, clause: &Clause, parties: &[Party]) -> Option<EventDraft> {
        let named = agreement::object(self.doc, hit, clause);
        let says_it_all = matches!(hit.trigger.verb, "anlaş" | "kal");
        if named.is_none() && !says_it_all {
            return None;
        }
        let mut actors: Vec<EntityIndex> = Vec::new();
        // "imzalayacağımız": who "we" are the story does not say.
        let nobody = hit.form.passive || hit.form.person == Person::Pl1 || matches!(hit.trigger.object, Object::None);
        if !nobody {
            actors.extend(self.subject(hit, clause, parties));
        }
        actors.extend(self.objects(hit, clause, parties).map(|p| p.entity));
        in_text_order(hit, parties, &mut actors);
        if actors.is_empty() {
            actors.extend(nouns::visit_parties(self, clause, parties, hit.tokens.start));
        }
        unique(&mut actors);
        if named.is_none() && actors.len() < 2 {
            return None;
        }
        self.add_members(&mut actors);
        let mut event = self.draft(hit, clause, parties);
        if actors.is_empty() && !matches!(event.modality, Modality::Happened | Modality::Planned) {
            return None;
        }
        let (name, kind) = named.map_or(("anlaşma".to_owned(), "agreement"), |n| (n.name, n.kind));
        let status = agreement_status(hit.trigger.status, event.modality).to_owned();
        event.actors = actors;
        event.agreement = Some(Agreement { name, kind: kind.to_owned(), status });
        Some(event)
    }

    fn other(&self, hit: &Hit, clause: &Clause, parties: &[Party]) -> Option<EventDraft> {
        let mut event = self.draft(hit, clause, parties);
        let by = || parties.iter().filter(|p| p.by && p.phrase.end <= hit.tokens.start).map(|p| p.entity);
        let direct = matches!(hit.trigger.object, Object::Case(Case::Accusative));
        if hit.form.passive {
            event.actors = by().collect();
            if direct {
                let fits = |e: &EntityIndex| self.entities.list.get(*e).is_some_and(|e| hit.trigger.only.takes(e.kind));
                event.recipients = self.passive_subject(hit, clause, parties).filter(fits).collect();
            }
        } else {
            event.actors = self.subject(hit, clause, parties).collect();
        }
        if !(hit.form.passive && direct) {
            event.recipients = self.objects(hit, clause, parties).map(|p| p.entity).collect();
        }
        unique(&mut event.actors);
        event.recipients.retain(|r| !event.actors.contains(r));
        unique(&mut event.recipients);
        let needs_object = direct;
        let empty = event.actors.is_empty() && event.recipients.is_empty();
        let agreement = hit.trigger.kind == "REJECT"
            && !event.actors.is_empty()
            && agreement::object(self.doc, hit, clause).is_some();
        (!(empty || needs_object && event.recipients.is_empty()) || agreement).then_some(event)
    }

    /// Who does it. Empty where the clause does not say.
    fn subject<'p>(
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
    fn nominatives<'p>(
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
    fn head<'p>(&'p self, from: usize, parties: &'p [Party]) -> impl Iterator<Item = EntityIndex> + 'p {
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
    fn passive_subject<'p>(
        &'p self,
        hit: &'p Hit,
        clause: &'p Clause,
        parties: &'p [Party],
    ) -> Box<dyn Iterator<Item = EntityIndex> + 'p> {
        match hit.form.kind {
            Kind::Relative => Box::new(self.head(hit.tokens.end, parties)),
            Kind::ObjectRelative | Kind::Factive | Kind::Action => {
                Box::new(genitives(self.doc, parties, 0..hit.tokens.start))
            }
            _ => Box::new(self.nominatives(clause, parties, hit.tokens.start)),
        }
    }

    /// The other parties, by the case the trigger asks for.
    fn objects<'p>(
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

    /// "basın mensuplarıyla bir araya geldi": another party without a name.
    fn has_unnamed_partner(&self, hit: &Hit, clause: &Clause) -> bool {
        hit.trigger.object == Object::Comitative
            && (clause.tight..hit.tokens.start).any(|at| {
                let word = self.doc.lower(at);
                word == "ile"
                    || ["larla", "lerle", "larıyla", "leriyle", "ıyla", "iyle"].iter().any(|e| word.ends_with(e))
            })
    }

    /// The source of the innermost statement around some tokens.
    fn speaker(&self, tokens: &Range<usize>) -> Option<EntityIndex> {
        self.statements.get(self.statement(tokens)?)?.source
    }

    /// The source of an indirect statement: "Kaya ile görüştüklerini söyledi".
    fn reporter(&self, tokens: &Range<usize>) -> Option<EntityIndex> {
        let statement = self.statements.get(self.statement(tokens)?)?;
        if statement.kind == StatementType::Direct { None } else { statement.source }
    }

    /// The innermost statement whose content holds some tokens.
    fn statement(&self, tokens: &Range<usize>) -> Option<usize> {
        innermost(self.statements, tokens)
    }

    /// The place where it was: a locative of the clause, or the last place told of before "burada".
    fn place(&self, clause: &Clause, parties: &[Party], before: usize) -> Option<EntityIndex> {
        let stands = |p: &&Party| p.kind == EntityType::Place && p.case == Case::Locative && p.phrase.end <= before;
        let inside = parties.iter().rev().filter(stands).find(|p| p.phrase.start >= clause.start);
        if let Some(place) = inside {
            return Some(place.entity);
        }
        let here = (clause.start..before).any(|at| matches!(self.doc.lower(at), "burada" | "kentte" | "ilde"));
        let earlier =
            &self.entities.mentions[..self.entities.mentions.partition_point(|m| m.tokens.start < clause.start)];
        let place = |e: EntityIndex| self.entities.list.get(e).is_some_and(|e| e.kind == EntityType::Place);
        earlier.iter().rev().filter(|_| here).find(|m| m.case == Case::Locative && place(m.entity)).map(|m| m.entity)
    }

    /// The last date of the clause before the trigger.
    fn date(&self, clause: &Clause, before: usize) -> Option<String> {
        let from = self.dates.partition_point(|d| d.tokens.start < clause.start);
        let to = self.dates.partition_point(|d| d.tokens.start < before);
        self.dates.get(from..to)?.last().map(|d| d.value.clone())
    }
}

/// The nearest genitive in a range, with those it is coordinated with: "A, B ve C'nin".
fn genitives(doc: &Doc, parties: &[Party], range: Range<usize>) -> impl Iterator<Item = EntityIndex> {
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

/// "A ile B görüştü" names A first; in "B ile görüşen A" the subject stays first.
fn in_text_order(hit: &Hit, parties: &[Party], actors: &mut [EntityIndex]) {
    if hit.form.kind != Kind::Relative {
        actors.sort_by_key(|e| parties.iter().position(|p| p.entity == *e));
    }
}

fn unique(list: &mut Vec<EntityIndex>) {
    let mut seen = Vec::new();
    list.retain(|e| {
        let new = !seen.contains(e);
        seen.push(*e);
        new
    });
}

fn agreement_status(status: &'static str, modality: Modality) -> &'static str {
    match (status, modality) {
        ("signed" | "agreed" | "ratified" | "in force", Modality::Planned | Modality::Wished) => "planned",
        ("signed", Modality::Denied) => "not signed",
        ("agreed", Modality::Denied) => "not agreed",
        (status, _) => status,
    }
}

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
mod frame;
mod merge;
mod modality;
mod noun;
mod nouns;
mod together;
mod triggers;

pub(crate) use triggers::is_trigger_verb;

use std::ops::Range;

use zabit_record::{Agreement, ConsultKind, EntityType, Modality, StatementType};
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{Kind, Person};

use crate::Doc;
use crate::draft::{DateDraft, Entities, EntityIndex, EventDraft, StatementDraft, innermost};
use crate::verbs;
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
            found.extend(reader.event(&hit, &found));
            found.extend(reader.call(&hit, &found));
        }
        found.extend(reader.noun_event(at, &found));
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

/// Mentions looked back over for the place that "burada" means.
const FOCUS: usize = 60;

impl Reader<'_> {
    fn event(&self, hit: &Hit, told: &[EventDraft]) -> Option<EventDraft> {
        let clause = Clause::around(self.doc, &self.quoted, &hit.tokens);
        let parties = clause::parties(self.doc, self.entities, &self.quoted, &clause, hit.tokens.start);
        match hit.trigger.kind {
            "CONSULT" => self.consult(hit, &clause, &parties, told),
            "AGREE" => self.agree(hit, &clause, &parties, told),
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
    fn consult(&self, hit: &Hit, clause: &Clause, parties: &[Party], told: &[EventDraft]) -> Option<EventDraft> {
        // "görüşmede" is a noun here: see `noun_event`; so is the manner of "bir araya gelmesiyle".
        let noun = hit.form.kind == Kind::Action && hit.form.case != Some(Case::Accusative);
        let lone_noun = hit.tokens.len() == 1 && hit.trigger.verb == "görüş" && hit.form.kind == Kind::Action;
        if hit.form.passive && hit.trigger.object == Object::Comitative || lone_noun {
            return None;
        }
        let mut actors: Vec<EntityIndex> = self.subject(hit, clause, parties).collect();
        if actors.is_empty() && !hit.form.passive {
            actors.extend(together::both(self, clause, hit.tokens.start, told));
        }
        let subjects = actors.len();
        let objects: Vec<&Party> = self.objects(hit, clause, parties).collect();
        let received = hit.form.passive && hit.trigger.object == Object::Case(Case::Accusative);
        if received {
            // "Kaya, Demir tarafından kabul edildi."
            actors = parties.iter().filter(|p| p.by && p.phrase.end <= hit.tokens.start).map(|p| p.entity).collect();
            actors.extend(self.passive_subject(hit, clause, parties));
        } else if matches!(hit.trigger.object, Object::Case(_)) && objects.is_empty() {
            return None;
        }
        actors.extend(objects.iter().filter(|_| !received).map(|p| p.entity));
        in_text_order(hit, parties, &mut actors);
        let narrated = subjects == 1 && actors.len() == 1 && !noun && self.statement(&hit.tokens).is_none();
        let unnamed = narrated && self.has_unnamed_partner(hit, clause);
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
    fn call(&self, hit: &Hit, told: &[EventDraft]) -> Option<EventDraft> {
        let from = hit.tokens.start.saturating_sub(4);
        let telephone = (from..hit.tokens.start).any(|at| matches!(self.doc.lower(at), "telefonda" | "telefonla"));
        if hit.trigger.kind != "AGREE" || !telephone {
            return None;
        }
        let mut event = self.event(hit, told).filter(|event| event.actors.len() >= 2)?;
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
    fn agree(&self, hit: &Hit, clause: &Clause, parties: &[Party], told: &[EventDraft]) -> Option<EventDraft> {
        let named = agreement::object(self.doc, hit, clause);
        let says_it_all = matches!(hit.trigger.verb, "anlaş" | "kal");
        if named.is_none() && !says_it_all {
            return None;
        }
        let mut actors: Vec<EntityIndex> = Vec::new();
        // "imzalayacağımız": who "we" are the story does not say.
        let nobody = hit.form.passive || hit.form.person == Person::Pl1 || hit.trigger.verb == "gir";
        if !nobody {
            actors.extend(self.subject(hit, clause, parties));
        }
        actors.extend(self.objects(hit, clause, parties).map(|p| p.entity));
        in_text_order(hit, parties, &mut actors);
        if actors.is_empty() && !nobody {
            actors.extend(together::both(self, clause, hit.tokens.start, told));
        }
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
        if !here {
            return None;
        }
        let end = self.entities.mentions.partition_point(|m| m.tokens.start < clause.start);
        let place = |e: EntityIndex| self.entities.list.get(e).is_some_and(|e| e.kind == EntityType::Place);
        let earlier = self.entities.mentions.get(..end)?.iter().rev().take(FOCUS);
        earlier.into_iter().find(|m| m.case == Case::Locative && place(m.entity)).map(|m| m.entity)
    }

    /// The last date of the clause before the trigger, unless another verb has it: "2021'de imzalanan protokol feshedildi".
    fn date(&self, clause: &Clause, before: usize) -> Option<String> {
        let from = self.dates.partition_point(|d| d.tokens.start < clause.start);
        let to = self.dates.partition_point(|d| d.tokens.start < before);
        let date = self.dates.get(from..to)?.last()?;
        // "Bugün imzalayacağımız mutabakat": a participle of the trigger itself shares its date.
        let between = date.tokens.end..before.saturating_sub(1);
        let taken = between.into_iter().any(|at| !self.doc.is_capitalised(at) && verbs::is_relative(self.doc, at));
        (!taken).then(|| date.value.clone())
    }
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

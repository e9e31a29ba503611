//! Events told by a noun: "Demir'in Kaya ile görüşmesi", "Demir'in Astana ziyareti", "mutabakatımız".

use std::ops::Range;

use zabit_record::{Agreement, ConsultKind, EntityType, Modality, StatementType};
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{self, Kind, Person};

use super::clause::{self, Clause, Party};
use super::frame::genitives;
use super::noun::noun_form;
use super::{Reader, agreement, together, unique};
use crate::Doc;
use crate::draft::{EntityIndex, EventDraft};

/// Nouns of meeting and their kind. Each takes the parties of the clause before it.
const MEETINGS: &[(&str, ConsultKind)] = &[
    ("görüşme", ConsultKind::Meeting),
    ("toplantı", ConsultKind::Meeting),
    ("zirve", ConsultKind::Meeting),
    ("buluşma", ConsultKind::Meeting),
    ("müzakere", ConsultKind::Meeting),
];

/// Words between the parties and the noun at most.
const NEAR: usize = 8;

impl Reader<'_> {
    /// The event a noun at `at` tells of.
    pub(super) fn noun_event(&self, at: usize, told: &[EventDraft]) -> Option<EventDraft> {
        let first = self.doc.lower(at).chars().next()?;
        if !matches!(first, 'g' | 't' | 'z' | 'b' | 'm' | 'a' | 's' | 'p' | 'u') || !self.doc.is_word(at) {
            return None;
        }
        let word = self.doc.lower(at);
        if let Some((stem, kind)) = MEETINGS.iter().find(|(stem, _)| word.starts_with(stem)) {
            noun_form(&word[stem.len()..], false)?;
            return self.meeting(at, *kind, told);
        }
        if word.starts_with("ziyaret") {
            return self.visit(at);
        }
        self.our_agreement(at)
    }

    fn noun_draft(&self, kind: &'static str, tokens: Range<usize>, clause: &Clause, parties: &[Party]) -> EventDraft {
        EventDraft {
            kind,
            place: self.place(clause, parties, tokens.start),
            date: self.date(clause, tokens.start),
            statement: self.statement(&tokens),
            trigger: tokens,
            actors: Vec::new(),
            recipients: Vec::new(),
            modality: Modality::Happened,
            consult: None,
            agreement: None,
        }
    }

    /// "Demir'in Kaya ile (yaptığı) görüşme(si)", "Demir ile Kaya arasındaki görüşme". Needs both parties.
    fn meeting(&self, at: usize, kind: ConsultKind, told: &[EventDraft]) -> Option<EventDraft> {
        let tokens = at..at + 1;
        let clause = Clause::around(self.doc, &self.quoted, &tokens);
        let parties = clause::parties(self.doc, self.entities, &self.quoted, &clause, at);
        let near = |p: &&Party| p.phrase.end <= at && at - p.phrase.end <= NEAR;
        let mut actors: Vec<EntityIndex> = Vec::new();
        let between = parties.iter().filter(near).any(|p| p.between);
        let with = parties.iter().filter(near).any(|p| p.with);
        let done = self.done_before(at);
        if between {
            actors.extend(parties.iter().filter(near).filter(|p| p.between || p.with).map(|p| p.entity));
        } else if with {
            let owners: Vec<EntityIndex> = genitives(self.doc, &parties, 0..at).collect();
            if owners.is_empty() {
                // "Demir, Kaya ile yaptığı görüşmede …"
                let (form, _) = done?;
                match form.person {
                    person if person.is_first() => actors.extend(self.speaker(&tokens)),
                    _ if form.kind == Kind::ObjectRelative => {
                        let reporter = self.reporter(&tokens);
                        actors.extend(reporter.into_iter().chain(self.nominatives(&clause, &parties, at)).take(1));
                    }
                    _ => return None,
                }
            }
            actors.extend(owners);
            actors.extend(parties.iter().filter(near).filter(|p| p.with).map(|p| p.entity));
        }
        if actors.is_empty() && done.is_some() {
            // "Taraflar, Cenevre'de başlayacak toplantıda …"
            actors.extend(together::both(self, &clause, at, told));
        }
        unique(&mut actors);
        if actors.len() < 2 {
            return None;
        }
        self.add_members(&mut actors);
        let mut event = self.noun_draft("CONSULT", tokens, &clause, &parties);
        event.actors = actors;
        let telephone = at > 0 && self.doc.lower(at - 1).starts_with("telefon");
        event.consult = Some(if telephone { ConsultKind::Call } else { kind });
        if done.is_some_and(|(_, modality)| modality == Modality::Planned) {
            event.modality = Modality::Planned;
        }
        Some(event)
    }

    /// "yaptığı", "yapılan", "gerçekleştireceği" before the noun: its form and modality.
    fn done_before(&self, at: usize) -> Option<(verb::VerbForm, Modality)> {
        let from = at.saturating_sub(3);
        (from..at).rev().find_map(|before| {
            let form = ["yap", "gerçekleştir", "gerçekleş", "düzenle", "başla"]
                .iter()
                .find_map(|stem| self.doc.verb(before, stem))?;
            let modifies = matches!(form.kind, Kind::ObjectRelative | Kind::Relative)
                || form.kind == Kind::Finite && form.tense == verb::Tense::Future;
            let planned = form.tense == verb::Tense::Future;
            modifies.then_some((form, if planned { Modality::Planned } else { Modality::Happened }))
        })
    }

    /// "Demir'in (son) Astana ziyareti". Needs guest and host.
    fn visit(&self, at: usize) -> Option<EventDraft> {
        let form = noun_form(self.doc.lower(at).strip_prefix("ziyaret")?, true)?;
        if !form.owner.is_third() {
            return None;
        }
        let tokens = at..at + 1;
        let clause = Clause::around(self.doc, &self.quoted, &tokens);
        let parties = clause::parties(self.doc, self.entities, &self.quoted, &clause, at);
        let (guest, host) = visit_between(self.doc, &parties, at)?;
        let mut event = self.noun_draft("CONSULT", tokens, &clause, &parties);
        event.actors = vec![guest, host.entity];
        event.place = (host.kind == EntityType::Place).then_some(host.entity).or(event.place);
        event.consult = Some(ConsultKind::Visit);
        Some(event)
    }

    /// "okul açmasına yönelik mutabakatımız": an agreement the speaker counts as his own side's, with its matter before it.
    fn our_agreement(&self, at: usize) -> Option<EventDraft> {
        let named = agreement::named(self.doc, at).filter(|n| n.form.owner == Person::Pl1 && !n.form.plural)?;
        let tokens = at..at + 1;
        let statement = self.statement(&tokens)?;
        let direct = self.statements.get(statement).is_some_and(|s| s.kind != StatementType::Indirect);
        let before = self.doc.lower(at.checked_sub(1)?);
        let matter = matches!(before, "yönelik" | "ilişkin" | "dair" | "konusundaki" | "konusunda");
        if !direct || !matter {
            return None;
        }
        let clause = Clause::around(self.doc, &self.quoted, &tokens);
        let mut event = self.noun_draft("AGREE", tokens, &clause, &[]);
        let status = "agreed".to_owned();
        event.agreement = Some(Agreement { name: named.name, kind: named.kind.to_owned(), status });
        Some(event)
    }
}

/// Guest and host of "Demir'in (son) Astana ziyareti" before the noun at `at`.
fn visit_between<'p>(doc: &Doc, parties: &'p [Party], at: usize) -> Option<(EntityIndex, &'p Party)> {
    let host = parties.iter().find(|p| p.phrase.end == at && p.case == Case::Nominative)?;
    let guest = genitives(doc, parties, 0..host.phrase.start).last()?;
    (guest != host.entity).then_some((guest, host))
}

/// The countries of a visit told of before `before` in the same clause: what is signed there, they sign.
pub(super) fn visit_parties(reader: &Reader, clause: &Clause, parties: &[Party], before: usize) -> Vec<EntityIndex> {
    let visit = (clause.start..before).rev().find(|at| reader.doc.lower(*at).starts_with("ziyaret"));
    let Some((guest, host)) = visit.and_then(|at| visit_between(reader.doc, parties, at)) else { return Vec::new() };
    let country = |e: EntityIndex| {
        let roles = &reader.entities.list.get(e)?.roles;
        let body = roles.iter().filter(|r| !r.former).find_map(|r| r.organisation)?;
        reader.entities.list.get(body).filter(|b| b.kind == EntityType::Place).map(|_| body)
    };
    vec![country(guest).unwrap_or(guest), host.entity]
}

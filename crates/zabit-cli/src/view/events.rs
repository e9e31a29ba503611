//! What was done and what was promised: meetings, agreements, other events, commitments.

use zabit_record::{CommitmentKind, ConsultKind, Event, Modality, StatementId};

use super::figure;
use super::layout::{entry, remark};
use super::statements::one_line;
use super::words::Words;

const NOBODY: &str = "Parties not named";

/// Events of type CONSULT: "Demir, Kaya: meeting, “görüştü”".
pub fn meetings(words: &Words, width: usize) -> String {
    let chosen = words.record.events.iter().filter(|event| event.kind == "CONSULT");
    chosen
        .map(|event| {
            let kind = match event.consult {
                Some(ConsultKind::Call) => "call",
                Some(ConsultKind::Visit) => "visit",
                Some(ConsultKind::Meeting) | None => "meeting",
            };
            let parties = parties(event, words, if event.recipients.is_empty() { "" } else { " → " });
            shown(&parties, &format!("{kind}, {}", trigger(event, words)), vec![], event, words, width)
        })
        .collect()
}

/// Events with an agreement: "Köprü Protokolü: Demir, Kaya", then kind and status.
pub fn agreements(words: &Words, width: usize) -> String {
    let chosen = words.record.events.iter().filter(|event| event.kind == "AGREE");
    chosen
        .map(|event| {
            let parties = parties(event, words, ", ");
            match &event.agreement {
                Some(agreement) => {
                    let facts = vec![agreement.kind.clone(), agreement.status.clone()];
                    shown(&one_line(&agreement.name), &parties, facts, event, words, width)
                }
                None => shown(&parties, &trigger(event, words), vec![], event, words, width),
            }
        })
        .collect()
}

/// All other events: "Demir → Kaya: disapprove, “kınadı”".
pub fn others(words: &Words, width: usize) -> String {
    let chosen = words.record.events.iter().filter(|event| event.kind != "CONSULT" && event.kind != "AGREE");
    chosen
        .map(|event| {
            let text = format!("{}, {}", event.kind.to_ascii_lowercase().replace('_', " "), trigger(event, words));
            shown(&parties(event, words, " → "), &text, vec![], event, words, width)
        })
        .collect()
}

/// Pledges, targets, wishes and calls: "Demir: köprüyü açacağız", then kind, due date, figure.
pub fn commitments(words: &Words, width: usize) -> String {
    let one = |commitment: &zabit_record::Commitment| {
        let by = commitment.by.map_or_else(|| NOBODY.to_owned(), |id| words.name(id));
        let kind = match commitment.kind {
            CommitmentKind::Pledge => "pledge",
            CommitmentKind::Target => "target",
            CommitmentKind::Wish => "wish",
            CommitmentKind::Call => "call",
        };
        let due = commitment.due.as_deref().map(|due| format!("due {}", figure::date(due)));
        let figure = commitment.quantity.and_then(|id| words.quantity(id)).map(figure::value);
        let teller = commitment.statement.and_then(|id| words.speaker(id)).filter(|teller| *teller != by);
        let teller = teller.map(|teller| format!("according to {teller}"));
        let facts = [Some(kind.to_owned()), due, figure, teller].into_iter().flatten().collect::<Vec<_>>();
        let text = one_line(words.of(commitment.start, commitment.end));
        entry(&by, &text, width) + &remark(&facts, width)
    };
    words.record.commitments.iter().map(one).collect()
}

fn shown(lead: &str, text: &str, mut facts: Vec<String>, event: &Event, words: &Words, width: usize) -> String {
    facts.extend(event.place.map(|place| words.name(place)));
    facts.extend(event.date.as_deref().map(figure::date));
    // An agreement's status may say the same already.
    facts.extend(modality(event.modality).map(str::to_owned).filter(|told| !facts.contains(told)));
    facts.extend(teller(event.statement, words));
    entry(lead, text, width) + &remark(&facts, width)
}

/// Actors and recipients.
fn parties(event: &Event, words: &Words, between: &str) -> String {
    let (actors, recipients) = (words.names(&event.actors), words.names(&event.recipients));
    match (actors.is_empty(), recipients.is_empty()) {
        (true, true) => NOBODY.to_owned(),
        (false, true) => actors,
        (true, false) if between == " → " => format!("? → {recipients}"),
        (true, false) => recipients,
        (false, false) => format!("{actors}{between}{recipients}"),
    }
}

fn trigger(event: &Event, words: &Words) -> String {
    format!("“{}”", one_line(words.of(event.start, event.end)))
}

/// Nothing for what is told as done.
fn modality(modality: Modality) -> Option<&'static str> {
    match modality {
        Modality::Happened => None,
        Modality::Planned => Some("planned"),
        Modality::Wished => Some("wished for"),
        Modality::Denied => Some("denied"),
        Modality::Hypothetical => Some("possible"),
    }
}

/// Who says so, where the event is only reported.
fn teller(statement: Option<StatementId>, words: &Words) -> Option<String> {
    let id = statement?;
    let speaker = words.speaker(id).unwrap_or_else(|| "a source not named".to_owned());
    Some(format!("according to {speaker}"))
}

//! One event, told once: a heading and its story, a lead and its last sentence.

use zabit_record::Modality;

use crate::Doc;
use crate::draft::EventDraft;

/// Events a telling is compared with: a story has fewer, and a whole archive in one file stays linear.
const RECENT: usize = 200;

/// Folds the events that are tellings of another one into it. Keeps text order.
pub(super) fn merged(doc: &Doc, found: Vec<EventDraft>) -> Vec<EventDraft> {
    let mut out: Vec<EventDraft> = Vec::with_capacity(found.len());
    for event in found {
        let recent = out.len().saturating_sub(RECENT);
        match out.iter_mut().skip(recent).find(|kept| is_same(kept, &event)) {
            Some(kept) => fold(doc, kept, event),
            None => out.push(event),
        }
    }
    out.sort_by_key(|event| (event.trigger.start, event.trigger.end));
    out
}

fn is_same(a: &EventDraft, b: &EventDraft) -> bool {
    a.kind == b.kind
        && (a.trigger == b.trigger || compatible(a, b))
        && match (&a.agreement, &b.agreement) {
            (Some(one), Some(other)) => same_name(&one.name, &other.name) || a.trigger == b.trigger,
            // "görüştü" may tell a call short; a visit and a meeting on it are two.
            _ if a.consult != b.consult => covers(a, b) && covers(b, a),
            _ => covers(a, b) || covers(b, a),
        }
}

/// Denied is not told again by happened, nor one date by another.
fn compatible(a: &EventDraft, b: &EventDraft) -> bool {
    let denied = |e: &EventDraft| e.modality == Modality::Denied;
    let dates = match (&a.date, &b.date) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let parties = a.agreement.is_none() || a.actors.is_empty() || b.actors.is_empty() || share(a, b);
    let status = match (&a.agreement, &b.agreement) {
        (Some(one), Some(other)) => is_same_status(&one.status, &other.status),
        _ => true,
    };
    // An agreement told with its matter ("okul açmasına yönelik mutabakatımız") is one of its own.
    let own = |e: &EventDraft| {
        let agreed = e.agreement.as_ref().is_some_and(|a| a.status == "agreed");
        agreed && e.trigger.len() == 1 && e.actors.is_empty()
    };
    denied(a) == denied(b) && dates && parties && status && own(a) == own(b)
}

/// What is planned, or comes into force, is in the same story signed or agreed as well.
fn is_same_status(a: &str, b: &str) -> bool {
    let made = |status| matches!(status, "signed" | "agreed");
    let stage = |status| matches!(status, "planned" | "in force");
    a == b || made(a) && stage(b) || stage(a) && made(b)
}

fn share(a: &EventDraft, b: &EventDraft) -> bool {
    a.actors.iter().any(|e| b.actors.contains(e))
}

fn covers(a: &EventDraft, b: &EventDraft) -> bool {
    b.actors.iter().all(|e| a.actors.contains(e)) && b.recipients.iter().all(|e| a.recipients.contains(e))
}

/// "mutabakat" is "İşbirliği Mutabakat Zaptı" told short.
fn same_name(a: &str, b: &str) -> bool {
    // Without the possessive: "Anlaşması" and "anlaşma", "Protokolü" and "protokol" are one.
    let bare = |word: &str| {
        let lower = zabit_turkish::casing::lower(word);
        let stem = lower.trim_end_matches(['ı', 'i', 'u', 'ü']);
        stem.strip_suffix('s').unwrap_or(stem).to_owned()
    };
    let words = |name: &str| -> Vec<String> { name.split(' ').map(bare).collect() };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    short.iter().all(|word| long.contains(word))
}

/// Keeps the fuller telling: the body's before the heading's, what happened before what was planned.
fn fold(doc: &Doc, kept: &mut EventDraft, other: EventDraft) {
    let heading =
        |e: &EventDraft| doc.story.paragraphs.get(doc.story.paragraph_of(e.trigger.start)).is_some_and(|p| p.heading);
    let rank = |e: &EventDraft| {
        (!heading(e), e.modality == Modality::Happened, e.statement.is_none(), e.actors.len() + e.recipients.len())
    };
    let mut other = other;
    if rank(&other) > rank(kept) {
        std::mem::swap(kept, &mut other);
    }
    kept.place = kept.place.or(other.place);
    kept.date = kept.date.take().or(other.date);
    if kept.actors.len() + kept.recipients.len() < other.actors.len() + other.recipients.len() {
        kept.actors = other.actors;
        kept.recipients = other.recipients;
    }
    if let (Some(one), Some(other)) = (&mut kept.agreement, other.agreement)
        && other.name.len() > one.name.len()
    {
        one.name = other.name;
        one.kind = other.kind;
    }
}

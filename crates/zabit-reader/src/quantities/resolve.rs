//! The unit of a figure from the words right beside it.

use zabit_record::Comparator;
use zabit_text::TokenKind;
use zabit_turkish::numeral::{self, Ending, Kind};
use zabit_turkish::suffix::Case;
use zabit_turkish::unit::{self, Unit};

use super::figures::Figure;
use super::names::is_four_digits;
use super::{Candidate, compare, phrases};
use crate::Doc;

/// A figure with the unit, the comparison and the span its neighbours give. `next` is where the next figure begins.
pub(super) fn candidate(doc: &Doc, figure: Figure, next: Option<usize>) -> Candidate {
    let end = figure.tokens.end;
    let mut candidate = Candidate {
        value: figure.value,
        unit: None,
        end,
        after: end,
        case: case_of(figure.ending, Case::Nominative),
        comparator: Comparator::Equal,
        upper: None,
        spans_range: false,
        figure,
    };
    if candidate.figure.percent {
        candidate.unit = Some("percent".to_owned());
    } else if let Some(code) = candidate.figure.currency {
        candidate.unit = Some(code.to_owned());
    } else if next != Some(end) {
        beside(doc, &mut candidate);
        candidate.after = candidate.end;
    }
    compared(doc, &mut candidate);
    candidate
}

/// "530'u", "doları": a possessive of the third person and an accusative look alike; beside a figure it is the latter,
/// or as good as that.
fn case_of(ending: Ending, bare: Case) -> Case {
    match ending.case {
        Case::Nominative if ending.possessive => Case::Accusative,
        Case::Nominative => bare,
        case => case,
    }
}

/// The unit word, the person or the counted thing right after the figure.
fn beside(doc: &Doc, candidate: &mut Candidate) {
    let end = candidate.end;
    // "20'nin", "ikisinin": a closed figure takes no unit of its own.
    if !candidate.figure.ending.is_bare() && !is_adjective(candidate) {
        return;
    }
    if let Some((unit, words)) = unit_at(doc, end) {
        take(doc, candidate, unit, words);
        return;
    }
    if let Some((unit, words)) = loose_time(doc, end) {
        candidate.unit = Some(unit.code.to_owned());
        let _ = words;
        return;
    }
    if doc.is(end, "%") && doc.story.tokens.get(end).is_some_and(|t| !t.space_before) {
        (candidate.unit, candidate.end) = (Some("percent".to_owned()), end + 1);
        return;
    }
    // "1 de gol attı": a particle between.
    let particle = matches!(word(doc, end), "de" | "da") && candidate.figure.scale.is_none();
    let from = end + usize::from(particle);
    if word(doc, end).starts_with("faiz") && !candidate.value.is_integer() {
        candidate.unit = Some("percent".to_owned());
        return;
    }
    count(doc, candidate, from);
}

/// "60 milyonluk ikramiye" measures, but names no unit.
fn is_adjective(candidate: &Candidate) -> bool {
    candidate.figure.kind == Kind::Distributive
}

fn count(doc: &Doc, candidate: &mut Candidate, from: usize) {
    if is_year_like(&candidate.figure, doc) || is_broken(&candidate.figure, doc) {
        return;
    }
    let Some(counted) = phrases::counted(doc, from) else { return };
    candidate.unit = Some(if counted.person { "person" } else { "count" }.to_owned());
    if !candidate.value.is_integer() {
        // "2,015 kişi": people come whole, so the comma groups.
        candidate.value = candidate.value.checked_mul(1000.into()).unwrap_or(candidate.value);
    }
    if counted.adjacent && from == candidate.end {
        candidate.end = from + 1;
        candidate.case = case_at(doc, from);
    }
}

/// "07.00", "3,55": nothing is counted in decimals.
fn is_broken(figure: &Figure, doc: &Doc) -> bool {
    let text = doc.stem(figure.tokens.start);
    figure.scale.is_none() && text.rfind(['.', ',']).is_some_and(|at| text.len() - at != 4)
}

/// "2016 Avrupa Futbol Şampiyonası": four digits without separator before no unit.
fn is_year_like(figure: &Figure, doc: &Doc) -> bool {
    let text = doc.stem(figure.tokens.start);
    is_four_digits(doc, figure)
        && (1800..2100).contains(&text.parse::<u32>().unwrap_or_default())
        && unit::person(word(doc, figure.tokens.end)).is_none()
}

fn take(doc: &Doc, candidate: &mut Candidate, unit: Unit, words: usize) {
    let unit_end = candidate.end + words;
    let last = unit_end - 1;
    let case = if doc.story.tokens.get(last).is_some_and(|t| t.has_apostrophe()) {
        numeral::ending(doc.suffix(last)).map_or(Case::Nominative, |ending| case_of(ending, Case::Nominative))
    } else if words > 1 {
        // "ABD doları": the compound's own ending.
        unit.ending.case
    } else {
        case_of(unit.ending, Case::Nominative)
    };
    candidate.value = candidate.value.checked_mul(unit.factor).unwrap_or(candidate.value);
    (candidate.end, candidate.case) = (unit_end, case);
    candidate.unit = Some(unit.code.to_owned());
    if unit.code == "person" || unit.code == "count" {
        return by_piece(doc, candidate, last);
    }
    // "319 km/s", "90 km/saat": Turkish writes the hour as s.
    let per_hour = doc.is(unit_end, "/") && matches!(word(doc, unit_end + 1), "s" | "sa" | "saat" | "h");
    if unit.code == "km" && per_hour {
        (candidate.unit, candidate.end) = (Some("km/h".to_owned()), unit_end + 2);
    }
}

/// "725 tane Kazak öğrenci": the thing counted by the piece may be people.
fn by_piece(doc: &Doc, candidate: &mut Candidate, last: usize) {
    let piece = ["tane", "adet"].iter().any(|piece| doc.stem(last).starts_with(piece));
    if piece && phrases::counted(doc, last + 1).is_some_and(|counted| counted.person) {
        candidate.unit = Some("person".to_owned());
    }
}
/// The unit that begins at a token of the same line.
fn unit_at(doc: &Doc, at: usize) -> Option<(Unit, usize)> {
    let words: [&str; unit::LONGEST] = std::array::from_fn(|n| word(doc, at + n));
    if words[0].is_empty() {
        return None;
    }
    let known = words.iter().take_while(|word| !word.is_empty()).count();
    let apostrophe = |n: usize| doc.story.tokens.get(at + n).is_some_and(|t| t.has_apostrophe());
    let open = (1..known).find(|n| apostrophe(n - 1)).unwrap_or(known);
    let (unit, taken) = unit::unit(words.get(..open)?)?;
    Some((unit, taken))
}

/// "son iki işlem gününde": a working day is a day.
fn loose_time(doc: &Doc, at: usize) -> Option<(Unit, usize)> {
    if !matches!(word(doc, at), "iş" | "işlem" | "tam" | "koca" | "uzun") {
        return None;
    }
    unit_at(doc, at + 1).filter(|(unit, _)| unit.is_time())
}

/// Comparison around a candidate, and the unit behind the words of comparison: "20'nin üzerinde anlaşma".
fn compared(doc: &Doc, candidate: &mut Candidate) {
    let unit = candidate.unit.as_deref().unwrap_or("");
    if let Some(compared) = compare::after(doc, candidate.end, candidate.case, unit) {
        candidate.comparator = compared.comparator;
        candidate.after = compared.end;
        if candidate.unit.is_none() {
            behind(doc, candidate);
        }
        if candidate.comparator == Comparator::AtMost && is_last(doc, candidate) {
            // "son 6 ay içinde" is a stretch gone by, not a term.
            candidate.comparator = Comparator::Equal;
        }
    }
    if candidate.comparator == Comparator::Equal {
        candidate.comparator = compare::before(doc, candidate.figure.tokens.start).unwrap_or_default();
    }
}

fn is_last(doc: &Doc, candidate: &Candidate) -> bool {
    let start = candidate.figure.tokens.start;
    start > 0 && matches!(doc.lower(start - 1), "son" | "ilk" | "geçen")
}

/// What is counted behind the words of comparison: "100 milyondan fazla aktif kullanıcısı".
fn behind(doc: &Doc, candidate: &mut Candidate) {
    if is_broken(&candidate.figure, doc) {
        return;
    }
    if let Some((unit, _)) = unit_at(doc, candidate.after) {
        candidate.unit = Some(unit.code.to_owned());
        candidate.value = candidate.value.checked_mul(unit.factor).unwrap_or(candidate.value);
        return;
    }
    if let Some(counted) = phrases::counted(doc, candidate.after) {
        candidate.unit = Some(if counted.person { "person" } else { "count" }.to_owned());
    }
}

/// The case of a noun by what it ends with; nominative where it shows none.
fn case_at(doc: &Doc, at: usize) -> Case {
    let word = doc.lower(at);
    let rough = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    if rough(&["dan", "den", "tan", "ten"]) {
        Case::Ablative
    } else if rough(&["ın", "in", "un", "ün"]) {
        Case::Genitive
    } else if rough(&["yı", "yi", "yu", "yü", "nı", "ni", "nu", "nü"]) {
        Case::Accusative
    } else if rough(&["ya", "ye", "na", "ne"]) {
        Case::Dative
    } else {
        Case::Nominative
    }
}

/// A word without its suffix; empty past the end or the line, or where no word stands.
fn word<'a>(doc: &'a Doc, at: usize) -> &'a str {
    match doc.story.tokens.get(at) {
        Some(token) if !token.line_before && (token.kind == TokenKind::Word || doc.lower(at).len() < 4) => {
            if token.kind == TokenKind::Number || token.kind == TokenKind::Mark { "" } else { doc.stem(at) }
        }
        _ => "",
    }
}

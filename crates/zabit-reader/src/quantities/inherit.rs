//! Units from other figures: ranges, lists, parts of a whole, measures in two units.

use zabit_record::Comparator;
use zabit_text::TokenKind;
use zabit_turkish::numeral::Kind;
use zabit_turkish::suffix::Case;
use zabit_turkish::unit;

use super::names::is_four_digits;
use super::{Candidate, compare};
use crate::Doc;

/// "3-4 bin kişi", "10 ila 15", "5 ile 7 milyon avro", "dört beş ay": the lower end takes unit and scale of the upper.
pub(super) fn ranges(doc: &Doc, found: &mut [Candidate]) {
    for n in 0..found.len().saturating_sub(1) {
        let Some([lower, upper]) = found.get_mut(n..n + 2) else { continue };
        let (start, end) = (lower.figure.tokens.end, upper.figure.tokens.start);
        if is_between(doc, lower, upper) {
            lower.upper = Some(n + 1);
            (lower.comparator, upper.comparator) = (Comparator::AtLeast, Comparator::AtMost);
            continue;
        }
        let Some(glued) = range_sign(doc, lower, upper) else { continue };
        if lower
            .unit
            .as_deref()
            .is_some_and(|unit| unit != "percent" || upper.unit.is_some() && upper.unit != lower.unit)
        {
            continue;
        }
        if lower.figure.percent {
            upper.unit = lower.unit.clone();
        }
        let Some(unit) = upper.unit.clone() else {
            // "nüfusu 1.000 ile 2.000 arasında": a range whose unit stands before it, found below.
            if compare::word(doc, end + 1).starts_with("ara") {
                (lower.comparator, upper.comparator) = (Comparator::AtLeast, Comparator::AtMost);
                lower.upper = Some(n + 1);
            }
            continue;
        };
        if is_score(doc, lower, upper, &unit) {
            (lower.unit, upper.unit) = (None, None);
            continue;
        }
        lower.unit = Some(unit);
        lower.spans_range = glued && start + 1 == end;
        lower.upper = Some(n + 1);
        scale_lower(lower, upper);
        let about = [lower.comparator, upper.comparator].contains(&Comparator::About);
        (lower.comparator, upper.comparator) = match about {
            true => (Comparator::About, Comparator::About),
            false => (Comparator::AtLeast, Comparator::AtMost),
        };
    }
}

/// "25 lira ile 45 lira arasında": each end has its own unit.
fn is_between(doc: &Doc, lower: &Candidate, upper: &Candidate) -> bool {
    lower.unit.is_some()
        && lower.unit == upper.unit
        && lower.end + 1 == upper.figure.tokens.start
        && compare::word(doc, lower.end) == "ile"
        && compare::word(doc, upper.end).starts_with("ara")
        && !compare::word(doc, upper.end + 1).starts_with("fark")
        && lower.value < upper.value
}

/// "72-68 galip": two counts of which the first is not the smaller, or that words of sport follow.
fn is_score(doc: &Doc, lower: &Candidate, upper: &Candidate, unit: &str) -> bool {
    const SCORES: &[&str] =
        &["üstün", "önde", "galibiyet", "mağlubiyet", "eşit", "skor", "biten", "yenil", "bera", "galip", "mağlup"];
    let plain = lower.figure.scale.is_none() && upper.figure.scale.is_none();
    let next = compare::word(doc, upper.figure.tokens.end);
    unit == "count" && plain && (lower.value >= upper.value || SCORES.iter().any(|word| next.starts_with(word)))
}

/// Whether two figures are the ends of a range; true where a hyphen joins them without a space.
fn range_sign(doc: &Doc, lower: &Candidate, upper: &Candidate) -> Option<bool> {
    let (end, start) = (lower.figure.tokens.end, upper.figure.tokens.start);
    if !same_line(doc, end, start) {
        return None;
    }
    let small = |c: &Candidate| !c.figure.digits && c.figure.tokens.len() == 1;
    if end == start {
        let follows = upper.figure.scale.is_some() || upper.value > lower.value;
        return (small(lower) && !upper.figure.digits && follows && !lower.figure.is_article()).then_some(false);
    }
    if end + 1 != start || lower.end != end {
        return None;
    }
    match doc.lower(end) {
        "-" | "–" | "—" => Some(doc.story.tokens.get(start).is_some_and(|token| !token.space_before)),
        "ila" | "ilâ" => Some(false),
        "ile" => (lower.figure.digits == upper.figure.digits && lower.unit.is_none()).then_some(false),
        _ => None,
    }
}

/// "100 ile 120 bin": the scale of the upper end counts for the lower, where that keeps it the lower.
fn scale_lower(lower: &mut Candidate, upper: &Candidate) {
    let Some(scale) = upper.figure.scale.filter(|_| lower.figure.scale.is_none()) else { return };
    if let Some(scaled) = lower.value.checked_mul(scale).filter(|scaled| *scaled < upper.value) {
        lower.value = scaled;
    }
}

/// Most words that may stand between a figure and the one it takes its unit from.
const LIST_GAP: usize = 6;

/// "500 bin, 1 milyon, 120 lira", "çeyrek altın 215, Cumhuriyet altını 880 lira": the unit stands with a later figure.
pub(super) fn from_later(doc: &Doc, found: &mut [Candidate]) {
    for n in (0..found.len().saturating_sub(1)).rev() {
        let Some([this, next]) = found.get_mut(n..n + 2) else { continue };
        let Some(unit) = next.unit.clone() else { continue };
        if this.unit.is_some() || unit == "percent" || unit::is_time(&unit) && !is_list(doc, this, next) {
            continue;
        }
        if is_coordinated(doc, this, next, &unit) {
            this.unit = Some(unit);
        }
    }
}

fn is_list(doc: &Doc, this: &Candidate, next: &Candidate) -> bool {
    next.figure.tokens.start == this.end + 1 && matches!(doc.lower(this.end), "," | "ve" | "veya")
}

/// Whether only a comma or conjunction, and at most some words, part two figures.
fn is_coordinated(doc: &Doc, this: &Candidate, next: &Candidate, unit: &str) -> bool {
    let (end, start) = (this.end, next.figure.tokens.start);
    if start <= end || start - end > LIST_GAP || !same_line(doc, end, start) {
        return false;
    }
    let joint = matches!(doc.lower(end), "," | "ve" | "veya" | "/" | "ya");
    let word =
        |at: usize| doc.story.tokens.get(at).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
    let clean = (end + 1..start).all(word);
    // Over words of its own the next figure must measure, not count: "İngilizceden 3, Türkçeden 2 not".
    let near = start - end <= 2
        || doc.lower(end) == "," && (unit != "count" || next_has_piece(doc, next))
        || is_tail(doc, end + 1, start);
    joint && clean && near
}

/// "ve son olarak 60 milyon lira".
fn is_tail(doc: &Doc, from: usize, to: usize) -> bool {
    (from..to).all(|at| matches!(doc.lower(at), "son" | "olarak" | "da" | "ise" | "sonra"))
}

fn next_has_piece(doc: &Doc, next: &Candidate) -> bool {
    next.end > 0 && ["tane", "adet"].iter().any(|piece| doc.stem(next.end - 1).starts_with(piece))
        || next.figure.scale.is_some()
}

/// Farthest apart two ends of a change may stand, in tokens.
const CHANGE_GAP: usize = 8;

/// "81,5 milyondan 117 milyon dolara", "2,57 milyardan yüzde 10 artışla 2,83 milyar dolara": what it was takes the unit of
/// what it became.
pub(super) fn from_to(doc: &Doc, found: &mut [Candidate]) {
    for n in 0..found.len() {
        let Some((this, later)) = found.get_mut(n..).and_then(|rest| rest.split_first_mut()) else { return };
        if this.unit.is_some() || this.case != Case::Ablative || is_four_digits(doc, &this.figure) {
            continue;
        }
        // By how much it changed may stand between.
        let to = later.iter().take(2).find(|to| to.unit.as_deref() != Some("percent"));
        let unit = to.filter(|to| {
            let (end, start) = (this.end, to.figure.tokens.start);
            to.case == Case::Dative && start < end + CHANGE_GAP && same_line(doc, end, start)
        });
        if let Some(unit) = unit.and_then(|to| to.unit.clone()).filter(|unit| !unit::is_time(unit)) {
            this.unit = Some(unit);
        }
    }
}

/// Figures that take their unit from what came before: parts of a whole, and the sum of a noun in -sayısı.
pub(super) fn from_earlier(doc: &Doc, found: &mut [Candidate]) {
    for n in 0..found.len() {
        let Some(candidate) = found.get(n).filter(|candidate| candidate.unit.is_none()) else { continue };
        let earlier = found.get(..n).unwrap_or_default();
        let later = found.get(n + 1..).unwrap_or_default();
        let unit = number_of(doc, candidate)
            .or_else(|| part_of(doc, candidate, earlier, later))
            .or_else(|| bare_over(doc, candidate))
            .or_else(|| repeated(candidate, earlier))
            .or_else(|| rate(doc, candidate, earlier));
        if let (Some(unit), Some(candidate)) = (unit, found.get_mut(n)) {
            candidate.unit = Some(unit);
        }
    }
}

/// Farthest back a noun may stand that says what is counted.
const NOUN_REACH: usize = 12;

/// "proje sayısı 530'u geçti", "yaralı sayısının 46'ya düştüğü", "nüfusu 1.000".
fn number_of(doc: &Doc, candidate: &Candidate) -> Option<String> {
    let start = candidate.figure.tokens.start;
    let sentence = doc.story.sentences.get(doc.story.sentence_of(start)).map_or(start, |s| s.start);
    let is_rate = candidate.figure.digits && candidate.figure.tokens.len() == 1 && doc.stem(start).len() == 4;
    for at in (sentence.max(start.saturating_sub(NOUN_REACH))..start).rev() {
        let word = doc.lower(at);
        if word.starts_with("nüfus") {
            return Some("person".to_owned());
        }
        let heads = ["sayısı", "sayımız", "sayıları", "sayılar", "adedi", "miktarı"];
        if heads.iter().any(|head| word.starts_with(head)) && at > 0 && !is_rate {
            let of = doc.stem(at - 1);
            let person = unit::person(of).is_some() || unit::doer(of).is_some() || is_doing(of);
            return Some(if person { "person" } else { "count" }.to_owned());
        }
        if word == ";" {
            break;
        }
    }
    None
}

/// "öğrenenlerin", "yaralananların": those who do, by the participle in -An.
///
/// Source: Göksel and Kerslake (2005), ch. 25.1.2 (headless relative clauses).
fn is_doing(word: &str) -> bool {
    const THINGS: &[&str] = &["zaman", "orman", "alan", "neden", "plan", "ilan", "desen", "liman", "bölen", "kalan"];
    ["anların", "enlerin", "anlardan", "enlerden"].iter().any(|end| word.ends_with(end))
        && !THINGS.iter().any(|thing| word.starts_with(thing))
}

/// "604 çalışandan 4'ünün", "26 sektörün 11'inde", "yetkililerden ikisi": a possessed figure is a part of a whole.
fn part_of(doc: &Doc, candidate: &Candidate, earlier: &[Candidate], later: &[Candidate]) -> Option<String> {
    if !(candidate.figure.ending.possessive && candidate.value.is_integer()) {
        return None;
    }
    let start = candidate.figure.tokens.start;
    let sentence = doc.story.sentence_of(start);
    if let Some(person) = whole_before(doc, start) {
        return Some(if person { "person" } else { "count" }.to_owned());
    }
    let same_sentence = |other: &&Candidate| doc.story.sentence_of(other.figure.tokens.start) == sentence;
    let whole = |other: &&Candidate| other.unit.as_deref().is_some_and(|u| u != "percent" && !unit::is_time(u));
    earlier
        .iter()
        .rev()
        .take_while(same_sentence)
        .find(whole)
        .or_else(|| later.iter().take_while(same_sentence).find(whole))
        .and_then(|other| other.unit.clone())
}

/// A plural noun in the ablative or genitive before a part: "yetkililerden ikisi", "modellerin üçü".
fn whole_before(doc: &Doc, start: usize) -> Option<bool> {
    for at in (start.saturating_sub(3)..start).rev() {
        let word = doc.stem(at);
        if ["lerden", "lardan", "lerin", "ların", "lerinden", "larından", "lerinin", "larının"]
            .iter()
            .any(|e| word.ends_with(e))
        {
            return Some(unit::person(word).is_some() || is_doing(word));
        }
    }
    None
}

/// "2 trilyonu aşan toplam hasıla": more than a number of things the sentence names after it.
fn bare_over(doc: &Doc, candidate: &Candidate) -> Option<String> {
    let compared = candidate.after > candidate.end && candidate.figure.scale.is_some();
    if !compared {
        return None;
    }
    let nation = (candidate.after..candidate.after + 4).any(|at| compare::word(doc, at).starts_with("nüfus"));
    Some(if nation { "person" } else { "count" }.to_owned())
}

/// How far back, in tokens, money may have been named for "28 milyonu verdi".
const MONEY_REACH: usize = 40;

/// "8,5 milyon liraya aldık. 28 milyonu verdi": a sum goes on in the money named before.
fn repeated(candidate: &Candidate, earlier: &[Candidate]) -> Option<String> {
    let start = candidate.figure.tokens.start;
    candidate.figure.scale?;
    if candidate.figure.ending.is_bare() || candidate.figure.ending.derived {
        return None;
    }
    let last = earlier.iter().rev().find(|other| other.unit.is_some())?;
    let near = start - last.figure.tokens.start < MONEY_REACH;
    let code = last.unit.as_deref().filter(|unit| unit::is_currency(unit))?;
    near.then(|| code.to_owned())
}

/// "Yıllık 25 milyon araç garantisi vardı. Bu, günlük 68 bin 500'e denk": a rate goes on in what was counted before.
fn rate(doc: &Doc, candidate: &Candidate, earlier: &[Candidate]) -> Option<String> {
    let start = candidate.figure.tokens.start;
    let adverb = doc.lower(start.checked_sub(1)?);
    if !matches!(adverb, "günlük" | "aylık" | "yıllık" | "haftalık" | "günde" | "ayda" | "yılda" | "haftada") {
        return None;
    }
    candidate.figure.scale?;
    let last = earlier
        .iter()
        .rev()
        .find(|other| other.unit.as_deref().is_some_and(|u| !unit::is_time(u) && u != "percent"))?;
    (start - last.figure.tokens.start < MONEY_REACH).then(|| last.unit.clone())?
}

/// "2 metre 80 santim", "12 lira 50 kuruş": one measure in two units.
pub(super) fn parts_of_units(_doc: &Doc, found: &mut Vec<Candidate>) {
    let mut n = 0;
    while n + 1 < found.len() {
        let Some([whole, part]) = found.get(n..n + 2) else { break };
        let joined = whole.end == part.figure.tokens.start && whole.case == Case::Nominative;
        let sum = match (whole.unit.as_deref(), part.unit.as_deref()) {
            (Some("m"), Some("cm")) => part.value.checked_div(100.into()).and_then(|cm| whole.value.checked_add(cm)),
            // The minor coin came multiplied by its factor already.
            (Some(a), Some(b)) if a == b && unit::is_currency(a) && part.value < 1.into() => {
                whole.value.checked_add(part.value)
            }
            _ => None,
        };
        match sum.filter(|_| joined) {
            Some(sum) => {
                let part = found.remove(n + 1);
                if let Some(whole) = found.get_mut(n) {
                    (whole.value, whole.end, whole.after, whole.case) = (sum, part.end, part.after, part.case);
                }
                for candidate in found.iter_mut() {
                    candidate.upper = candidate.upper.map(|upper| if upper > n { upper - 1 } else { upper });
                }
            }
            None => n += 1,
        }
    }
}

/// "7 yıl altışar aydan 15 yıla kadar", "3 yıldan 5 yıla kadar": from … to.
pub(super) fn spans_of_time(doc: &Doc, found: &mut [Candidate]) {
    for n in 1..found.len() {
        let Some([from, to]) = found.get(n - 1..n + 1) else { continue };
        let spans = from.case == Case::Ablative
            && to.case == Case::Dative
            && to.comparator == Comparator::AtMost
            && from.end == to.figure.tokens.start
            && from.unit.is_some()
            && same_line(doc, from.end, to.end);
        if !spans {
            continue;
        }
        let shares = from.figure.kind == Kind::Distributive;
        let start = from.figure.tokens.start;
        if let Some(from) = found.get_mut(n - 1) {
            from.comparator = Comparator::AtLeast;
        }
        // "7 yıl altışar ay": years and months of one term.
        let before = n.checked_sub(2).and_then(|before| found.get_mut(before)).filter(|_| shares);
        if let Some(before) = before.filter(|b| b.end == start && b.unit.as_deref().is_some_and(unit::is_time)) {
            before.comparator = Comparator::AtLeast;
        }
    }
}

fn same_line(doc: &Doc, from: usize, to: usize) -> bool {
    (from..=to).all(|at| {
        doc.story.tokens.get(at).is_none_or(|token| !token.line_before || at == from && token.kind == TokenKind::Number)
    })
}

//! How a figure relates to its number: "5 milyar doları aştı" is more, "en az 12 kişi" is at least.
//!
//! Source: Göksel and Kerslake (2005), ch. 17.2 (postpositional phrases), 16.2 (modified numerals).

use zabit_record::Comparator;
use zabit_turkish::suffix::Case;
use zabit_turkish::unit;

use crate::Doc;

/// A comparator and one past the words after the figure that say so.
pub(super) struct Compared {
    pub comparator: Comparator,
    pub end: usize,
}

/// Verbs after "…'e kadar" that tell of a place reached, not of a bound: "876 liraya kadar düşürdük".
const REACHING: &[&str] = &["düş", "indi", "gerile", "çık", "yüksel", "ulaş", "art"];

/// The words after a figure with its unit. `case` is the case it stands in.
pub(super) fn after(doc: &Doc, end: usize, case: Case, unit: &str) -> Option<Compared> {
    let mut at = end;
    if matches!(word(doc, at), "da" | "de" | "bile" | "çoktan" | "bir" | "şimdiden") && case == Case::Accusative {
        at += 1;
    }
    let next = word(doc, at);
    let found = |comparator| Some(Compared { comparator, end: at + 1 });
    let starts = |forms: &[&str]| forms.iter().any(|form| next.starts_with(form));
    let is = |forms: &[&str]| forms.contains(&next);
    let height = matches!(unit, "m" | "km" | "cm" | "mm");
    match case {
        Case::Genitive | Case::Nominative => {
            if case == Case::Genitive || !height {
                if is(&["üzerinde", "üzerine", "üzerindeki", "üstünde", "üstüne", "üstü", "üzeri", "üstündeki"])
                {
                    return found(Comparator::Over);
                }
                if is(&["altında", "altına", "altındaki", "altı"]) {
                    return found(Comparator::Under);
                }
            }
            if is(&["kadar", "civarında", "civarı", "civarındaki", "dolayında", "dolaylarında", "dolayındaki"]) {
                return found(Comparator::About);
            }
            if unit::is_time(unit) && is(&["içinde", "içerisinde", "zarfında"]) {
                return found(Comparator::AtMost);
            }
            if is(&["eşiğini", "sınırını", "barajını", "seviyesini", "bandını"]) && exceeds(word(doc, at + 1))
            {
                return Some(Compared { comparator: Comparator::Over, end: at + 2 });
            }
            None
        }
        Case::Accusative => exceeds(next).then(|| Compared { comparator: Comparator::Over, end: at + 1 }),
        Case::Ablative => {
            let (bound, negated) =
                if is(&["fazla", "fazlası", "fazlasını", "fazlasının", "çok", "yüksek", "uzun", "büyük"]) {
                    (Comparator::Over, Comparator::AtMost)
                } else if is(&["az", "azı", "düşük", "kısa", "küçük"]) {
                    (Comparator::Under, Comparator::AtLeast)
                } else {
                    return None;
                };
            // "20'den fazla değil": at most 20.
            if word(doc, at + 1).starts_with("değil") {
                return Some(Compared { comparator: negated, end: at + 2 });
            }
            found(bound)
        }
        Case::Dative => {
            if starts(&["yakın"]) {
                return found(Comparator::About);
            }
            if !is(&["kadar", "dek", "değin"]) {
                return None;
            }
            let verb = word(doc, at + 1);
            let reached = REACHING.iter().any(|stem| verb.starts_with(stem));
            let possible = ["abil", "ebil", "acak", "ecek"].iter().any(|form| verb.contains(form));
            if reached && !possible { None } else { found(Comparator::AtMost) }
        }
        _ => None,
    }
}

/// "aştı", "aşan", "aşkın", "geçti", "geçen"; not "geçirdi".
fn exceeds(verb: &str) -> bool {
    let over = verb.starts_with("aş") && !verb.starts_with("aşağı") && !verb.starts_with("aşama");
    let past = verb.starts_with("geç") && !verb.starts_with("geçir") && verb.chars().count() > 4;
    over || past
}

/// The words before a figure.
pub(super) fn before(doc: &Doc, start: usize) -> Option<Comparator> {
    let mut at = start;
    for _ in 0..2 {
        let previous = previous(doc, at)?;
        match doc.lower(previous) {
            "yaklaşık" | "tahminen" | "takriben" | "kabaca" | "takribi" => return Some(Comparator::About),
            "asgari" | "minimum" => return Some(Comparator::AtLeast),
            "azami" | "maksimum" => return Some(Comparator::AtMost),
            "az" | "azından" if is_most(doc, previous) => return Some(Comparator::AtLeast),
            "fazla" | "çok" if is_most(doc, previous) => return Some(Comparator::AtMost),
            // "yaklaşık olarak 5 bin", "en az toplam 12".
            "olarak" | "toplam" | "her" | "ortalama" | "aylık" | "yıllık" | "günlük" => at = previous,
            _ => return None,
        }
    }
    None
}

fn is_most(doc: &Doc, at: usize) -> bool {
    previous(doc, at).is_some_and(|before| doc.is(before, "en"))
}

fn previous(doc: &Doc, at: usize) -> Option<usize> {
    let here = doc.story.tokens.get(at)?;
    if here.line_before { None } else { at.checked_sub(1) }
}

/// A token in lower case, empty past the end or the line.
pub(super) fn word<'a>(doc: &'a Doc, at: usize) -> &'a str {
    match doc.story.tokens.get(at) {
        Some(token) if !token.line_before => doc.lower(at),
        _ => "",
    }
}

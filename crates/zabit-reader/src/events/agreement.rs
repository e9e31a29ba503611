//! Agreements: their name and kind, from the noun beside the verb that signs, breaks or extends them.

use std::ops::Range;
use std::sync::LazyLock;

use zabit_text::Quote;
use zabit_turkish::suffix::rough;
use zabit_turkish::verb::{Kind, Person, Tense};

use super::clause::Clause;
use super::noun::{NounForm, noun_form};
use super::triggers::Hit;
use crate::Doc;

/// A noun that names an agreement, found in a story.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Its name, bare.
    pub name: String,
    /// memorandum, treaty, …
    pub kind: &'static str,
    pub tokens: Range<usize>,
    pub form: NounForm,
}

/// Stem (its last word apart, as that one takes the suffixes) and kind, longest first.
static NOUNS: LazyLock<Vec<(&'static str, &'static str, &'static str)>> = LazyLock::new(|| {
    let mut nouns: Vec<_> = include_str!("../../data/agreements.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (stem, kind) = line.split_once('\t')?;
            let (before, head) = stem.rsplit_once(' ').unwrap_or(("", stem));
            Some((before, head, kind))
        })
        .collect();
    nouns.sort_by_key(|(before, head, _)| usize::MAX - before.len() - head.len());
    nouns
});

/// The agreement a token names, if it does.
pub(crate) fn named(doc: &Doc, at: usize) -> Option<Named> {
    if at >= doc.len() || !doc.is_word(at) || !doc.suffix(at).is_empty() && !doc.is_capitalised(at) {
        return None;
    }
    let word = doc.lower(at).split(['\'', '’']).collect::<String>();
    let (before, head, kind) = NOUNS.iter().find(|(before, head, _)| {
        word.starts_with(head) && (before.is_empty() || at > 0 && doc.lower(at - 1) == *before)
    })?;
    let compound = !before.is_empty() || extends_left(doc, at);
    let form = noun_form(&word[head.len()..], compound)?;
    let letters = head.chars().count() + form.bare_of_name();
    let bare: String = doc.str(at).chars().filter(|c| !matches!(c, '\'' | '’')).take(letters).collect();
    if let Some(quote) = quoted_name(doc, at) {
        let name = doc.story.slice(quote.content.clone());
        return Some(Named { name: cut(name, doc.str(at), &bare), kind, tokens: quote.content.clone(), form });
    }
    let mut start = at - usize::from(!before.is_empty());
    if form.owner.is_third() {
        start = compound_start(doc, start, doc.is_capitalised(at));
    }
    // "futbolcunun sözleşmesi": the possessive says whose, no more.
    let alone = start == at && !doc.is_capitalised(at);
    let name = match start < at {
        true => format!("{} {bare}", doc.story.slice(start..at)),
        // "Anlaşma uzatıldı.": a capital only because the sentence begins there.
        false if begins_sentence(doc, at) => doc.lower(at).chars().take(head.chars().count()).collect(),
        false if alone => bare.chars().take(head.chars().count()).collect(),
        false => bare,
    };
    Some(Named { name, kind, tokens: start..at + 1, form })
}

/// The short quotation a token is the last of: "\"İşbirliği Mutabakat Zaptı\"na".
fn quoted_name<'a>(doc: &'a Doc, last: usize) -> Option<&'a Quote> {
    let quotes = &doc.story.quotes;
    let before = quotes.get(..quotes.partition_point(|quote| quote.content.start <= last))?;
    before.iter().rev().take(2).find(|quote| quote.content.len() <= QUOTED && quote.content.end == last + 1)
}

/// Tokens of a quoted name at most.
const QUOTED: usize = 8;

fn begins_sentence(doc: &Doc, at: usize) -> bool {
    doc.story.tokens.get(at).is_some_and(|t| t.line_before) || at > 0 && !doc.is_word(at - 1) && !doc.is(at - 1, ",")
}

fn cut(name: &str, last: &str, bare: &str) -> String {
    name.strip_suffix(last).map_or_else(|| name.to_owned(), |head| format!("{head}{bare}"))
}

impl NounForm {
    /// A possessive that makes a compound belongs to the name, one that says whose it is does not.
    fn bare_of_name(&self) -> usize {
        if self.owner == Person::Sg3 && !self.plural { self.bare } else { 0 }
    }
}

/// Whether the word before can be the first part of a compound.
fn extends_left(doc: &Doc, at: usize) -> bool {
    at > 0 && compound_start(doc, at, doc.is_capitalised(at)) < at
}

/// Words of a compound before its head at most: "Petrol ve Gaz Alanında Stratejik Ortaklık Anlaşması" has more, and loses them.
const COMPOUND: usize = 4;

/// The first token of the compound whose head is `head`: capitals before a capital, bare nouns before a small letter.
fn compound_start(doc: &Doc, head: usize, capital: bool) -> usize {
    let mut start = head;
    while start > 0 && head - start < COMPOUND {
        let at = start - 1;
        let fits = doc.is_word(at)
            && !doc.story.tokens[at].has_apostrophe()
            && !doc.story.tokens[start].line_before
            && if capital { doc.is_capitalised(at) } else { !doc.is_capitalised(at) && is_bare_noun(doc.lower(at)) };
        if !fits {
            break;
        }
        start = at;
    }
    start
}

/// Words that stand before an agreement without naming it.
const NO_PART: &[&str] = &[
    "bir",
    "bu",
    "şu",
    "o",
    "ve",
    "ile",
    "yeni",
    "ilk",
    "son",
    "söz",
    "konusu",
    "resmi",
    "ön",
    "olan",
    "için",
    "her",
    "dair",
    "ilişkin",
    "yönelik",
    "önemli",
    "tarihi",
    "geçici",
    "kalıcı",
    "kapsamlı",
    "ortak",
    "ikili",
    "çok",
    "de",
    "da",
    "daha",
    "olası",
    "mevcut",
    "eski",
    "aynı",
    "iki",
    "üç",
    "önceki",
    "dün",
    "bugün",
    "yarın",
    "birlikte",
    "sonra",
    "önce",
    "arasında",
    "arasındaki",
    "gelecek",
    "geçen",
    "göre",
    "kadar",
    "karşı",
    "birçok",
    "adet",
    "tane",
];

fn is_bare_noun(word: &str) -> bool {
    if NO_PART.contains(&word) || word.chars().count() < 3 {
        return false;
    }
    let rough = rough(word);
    // Participles, adjectives in -lı and -lık of a span, cases: no part of a compound.
    !["DIğI", "ACAk", "DAkI", "lI", "nIn", "DAn", "DA", "yA", "nI", "nA", "IlAn", "DAn", "yAn", "nAn", "mIş", "DI"]
        .iter()
        .any(|ending| rough.ends_with(ending))
        || ["bankacılık", "ortaklık", "barış", "işbirliği", "birliği"].contains(&word)
}

/// The agreement a trigger is about: beside the verb, or in the trigger itself ("mutabakata varıldı").
pub(crate) fn object(doc: &Doc, hit: &Hit, clause: &Clause) -> Option<Named> {
    if hit.tokens.len() > 1
        && let Some(found) = named(doc, hit.tokens.start)
    {
        return Some(found);
    }
    let verb = hit.tokens.end;
    let modifies = matches!(hit.form.kind, Kind::Relative | Kind::ObjectRelative)
        || hit.form.kind == Kind::Finite && matches!(hit.form.tense, Tense::Future | Tense::Evidential | Tense::Aorist);
    let after = || {
        let end = (verb + AFTER).min(clause.sentence.end).min(doc.len());
        (verb..end)
            .take_while(|at| doc.is_word(*at) || doc.story.tokens[*at].kind == zabit_text::TokenKind::Number)
            .find_map(|at| named(doc, at + 1).filter(|n| n.tokens.start == at).or_else(|| named(doc, at)))
    };
    let before = || {
        let from = clause.tight.max(hit.tokens.start.saturating_sub(BEFORE));
        (from..hit.tokens.start).rev().find_map(|at| named(doc, at))
    };
    // "imzalanan protokol", but "protokolü imzalayan Demir".
    let subject_gap = hit.form.kind == Kind::Relative && !hit.form.passive;
    match modifies {
        true if subject_gap => before(),
        true => after().or_else(before),
        false => before(),
    }
}

const AFTER: usize = 6;
const BEFORE: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use zabit_text::Story;

    #[test]
    fn names() {
        for (text, expected) in [
            ("İki ülke arasında ateşkes anlaşmasına imza atıldı.", "ateşkes anlaşması / ceasefire"),
            ("\"İşbirliği Mutabakat Zaptı\"na imza atıldı.", "İşbirliği Mutabakat Zaptı / memorandum"),
            ("Dün mutabakata varıldı.", "mutabakat / agreement"),
            ("20 anlaşma imzalandı.", "anlaşma / agreement"),
            ("Stratejik Ortaklık Sözleşmesi imzalandı.", "Stratejik Ortaklık Sözleşmesi / contract"),
            ("Yeni bir protokolü imzaladılar.", "protokol / protocol"),
            ("Bu mutabakatımızı önemsiyoruz.", "mutabakat / agreement"),
            ("Aralarında anlaşmazlık var.", "-"),
        ] {
            let story = Story::new(text);
            let doc = Doc::new(&story);
            let found = (0..doc.len()).rev().find_map(|at| named(&doc, at));
            let found = found.map_or("-".to_owned(), |n| format!("{} / {}", n.name, n.kind));
            assert_eq!(found, expected, "{text}");
        }
    }
}

//! The reported clause: where a nominalised verb ends it, and where it begins.
//!
//! Source: Göksel and Kerslake (2005), ch. 24.4: noun clauses in -DIK and -(y)AcAK (facts) and -mA (actions).

use zabit_turkish::lexicon;
use zabit_turkish::suffix::{Case, rough};

use super::cues::Takes;
use crate::Doc;

/// What kind of noun clause a word ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nominal {
    /// -dığı, -acağı: a fact.
    Fact,
    /// -ma(sı): an action.
    Action,
}

/// Nouns that look like -dığı or -acağı.
const LOOKALIKES: &[&str] = &["sandığ", "yastığ", "fındığ", "bacağ", "kaçağ", "saçağ", "çocuğ"];

/// Reads a word in lower case as the end of a noun clause, with the clause's case.
pub fn nominal(word: &str) -> Option<(Nominal, Case)> {
    // Cheap tests first: this runs on many words. Every form ends in a vowel or n and holds ğ, k or m.
    if word.len() < 5 || !word.ends_with(['n', 'a', 'e', 'ı', 'i', 'u', 'ü']) || !word.contains(['ğ', 'k', 'm']) {
        return None;
    }
    let rough = rough(word);
    let found = fact(&rough).map(|case| (Nominal::Fact, case));
    let found = found.or_else(|| action(&rough).map(|case| (Nominal::Action, case)))?;
    (!LOOKALIKES.iter().any(|noun| word.starts_with(noun))).then_some(found)
}

fn fact(rough: &str) -> Option<Case> {
    for (mark, plural) in [("DIğ", false), ("ACAğ", false), ("DIk", true), ("ACAk", true)] {
        let Some(at) = rough.rfind(mark) else { continue };
        if at == 0 {
            continue;
        }
        let rest = &rough[at + mark.len()..];
        let rest = if plural { rest.strip_prefix("lAr").filter(|r| !r.is_empty()) } else { Some(rest) };
        if let Some(case) = rest.and_then(possessed) {
            return Some(case);
        }
    }
    None
}

fn action(rough: &str) -> Option<Case> {
    let at = rough.rfind("mA").filter(|at| *at > 0)?;
    let rest = &rough[at + 2..];
    match rest.strip_prefix("lAr") {
        Some(rest) => possessed(rest),
        None => possessed(rest.strip_prefix('s').unwrap_or(rest)),
    }
}

/// A possessive of any person and the case after it, vowels rough.
fn possessed(rest: &str) -> Option<Case> {
    Some(match rest {
        "I" => Case::Nominative,
        "InI" | "ImI" | "ImIzI" | "InIzI" => Case::Accusative,
        "InA" | "ImA" | "ImIzA" | "InIzA" => Case::Dative,
        "InIn" | "ImIn" | "ImIzIn" | "InIzIn" => Case::Genitive,
        "InDAn" | "ImDAn" | "ImIzDAn" => Case::Ablative,
        "InDA" => Case::Locative,
        "IylA" => Case::Instrumental,
        _ => return None,
    })
}

/// Words that may stand between clause and verb without being a clause's end themselves.
const GAP_WORDS: usize = 6;

/// The end (exclusive) of a clause that stands before a cue: "köprünün açılacağını | bir kez daha | söyledi".
///
/// `from` bounds the search. The verb's `takes` says whether a fact or an action may end it; `passive` wants the clause
/// as the verb's subject. A quotation mark right after the clause counts in.
pub fn clause_before(doc: &Doc, cue: usize, from: usize, takes: Takes, passive: bool) -> Option<usize> {
    let mut at = cue;
    let mut gap = 0;
    while at > from && gap <= GAP_WORDS {
        at -= 1;
        let word = doc.lower(at);
        if doc.is_word(at) && !doc.story.tokens[at].has_apostrophe() {
            if let Some((kind, case)) = nominal(word)
                && (kind == Nominal::Fact && takes.clause || kind == Nominal::Action && takes.request)
                && (fits(case, passive) || case == Case::Nominative && doc.is(at + 1, "konusunda"))
            {
                return Some(with_mark(doc, at, cue));
            }
            // "getirmelerini engellemek istiyor": the infinitive is what is wanted.
            if takes.request && !takes.clause && (word.ends_with("mak") || word.ends_with("mek")) {
                return None;
            }
            // "kalamayacağına karar verilen çocuğun öyküsü anlatıldı": the clause belongs to the participle.
            if is_participle(word) {
                return None;
            }
            gap += 1;
            continue;
        }
        match word {
            "," if at + 1 == cue => {}
            "," | ";" | ":" | "." => return None,
            _ => gap += 1,
        }
    }
    None
}

/// Whether a word is a subject participle: "verilen", "gelen", not "insan".
pub fn is_participle(word: &str) -> bool {
    let stem = word.strip_suffix("an").or_else(|| word.strip_suffix("en"));
    let stem = stem.map(|stem| stem.strip_suffix('y').unwrap_or(stem));
    let passive = |stem: &str| {
        stem.strip_suffix(['l', 'n'])
            .and_then(|s| s.strip_suffix(['ı', 'i', 'u', 'ü']))
            .is_some_and(lexicon::is_verb_stem)
    };
    stem.is_some_and(|stem| lexicon::is_verb_stem(stem) || passive(stem))
}

/// Whether a word ends a main clause, by its looks: "anlaşılamadı", "sürüyor".
pub fn looks_finite(word: &str) -> bool {
    if nominal(word).is_some() {
        return false;
    }
    let rough = rough(word);
    let stem = rough.strip_suffix("lAr").unwrap_or(&rough);
    ["DI", "DIr", "mIş", "yor", "ACAk", "mAz", "DIk"].iter().any(|ending| stem.ends_with(ending)) && stem.len() > 4
}

/// The verb's object is in the accusative, dative, genitive or ablative; a passive verb's subject in the
/// nominative ("açıldığı belirtildi") or the genitive ("açıldığının altı çizildi").
fn fits(case: Case, passive: bool) -> bool {
    if passive {
        matches!(case, Case::Nominative | Case::Genitive | Case::Dative)
    } else {
        !matches!(case, Case::Nominative | Case::Locative)
    }
}

/// Takes the closing mark after a clause's last word in, and a suffix glued to the mark.
fn with_mark(doc: &Doc, last: usize, before: usize) -> usize {
    let mut end = last + 1;
    if end < before && doc.story.tokens[end].kind == zabit_text::TokenKind::Mark && !doc.story.tokens[end].space_before
    {
        end += 1;
        if end < before && doc.is_word(end) && !doc.story.tokens[end].space_before {
            end += 1;
        }
    }
    end
}

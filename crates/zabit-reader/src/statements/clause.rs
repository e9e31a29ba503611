//! The reported clause: where a nominalised verb ends it, and where it begins.
//!
//! Source: Göksel and Kerslake (2005), ch. 24.4: noun clauses in -DIK and -(y)AcAK (facts) and -mA (actions).

use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{Kind, Person};

use super::cues::Takes;
use crate::Doc;
use crate::verbs::{Verb, is_participle};

/// What kind of noun clause a word ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nominal {
    /// -dığı, -acağı: a fact.
    Fact,
    /// -ma(sı): an action.
    Action,
}

/// Reads a token as the end of a noun clause, with the clause's case: the reading chosen in its sentence or, of actions,
/// any that it has ("açıklaması" is a noun of its own as well).
pub fn nominal(doc: &Doc, at: usize) -> Option<(Nominal, Case)> {
    let chosen = doc.choice(at).index;
    // "sandığı" is the box more often than what somebody thought.
    let is_noun = || {
        let lemma = doc.reading(at).map(|reading| reading.lemma.as_str());
        matches!(lemma, Some("sandık" | "tanıdık" | "fındık" | "yastık"))
    };
    let end = |verb: &Verb| {
        let case = verb.form.case?;
        let owned = verb.form.person != Person::None;
        match verb.form.kind {
            Kind::Factive | Kind::ObjectRelative if is_noun() => None,
            Kind::Factive | Kind::ObjectRelative => Some((Nominal::Fact, case)),
            Kind::Action if owned => Some((Nominal::Action, case)),
            _ => None,
        }
    };
    let verbs = doc.verbs(at);
    let first = verbs.iter().find(|verb| verb.index == chosen).and_then(end);
    first.or_else(|| verbs.iter().find_map(end))
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
            if let Some((kind, case)) = nominal(doc, at)
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
            if is_participle(doc, at) {
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

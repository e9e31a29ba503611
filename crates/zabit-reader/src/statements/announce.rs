//! Words that announce a quotation: "Demir, şunları kaydetti:".

use std::ops::Range;

use zabit_text::Quote;
use zabit_turkish::verb::{Kind, VerbForm};

use super::cues::{noun_at, verb_at};
use super::quoted::{light_stem, verb_of};
use super::speech::LIGHT_VERBS;
use crate::Doc;

/// The cue before a quotation: "Demir, şunları kaydetti:". It stands in the same sentence, or closes the one before.
pub(super) fn introduction(doc: &Doc, n: usize, quote: &Quote) -> Option<(Range<usize>, String, Option<VerbForm>)> {
    let open = quote.open?;
    let own = doc.story.sentences[n].clone();
    let (range, near) = if open > own.start {
        (own.start..open, true)
    } else {
        let before = doc.story.sentences.get(n.checked_sub(1)?)?.clone();
        let last = before.end - 1;
        let announces = doc.is(last, ":") || doc.is(last, ";") || announced(doc, before.clone());
        (before, announces)
    };
    if !near {
        return None;
    }
    let colon = doc.is(range.end - 1, ":") || doc.is(range.end - 1, ";");
    if !colon && !announced(doc, range.clone()) && open == own.start {
        return None;
    }
    let from = range.end.saturating_sub(8).max(range.start);
    for at in (from..range.end).rev() {
        let hit = verb_at(doc, at, from).filter(|hit| matches!(hit.form.kind, Kind::Finite | Kind::Converb(_)));
        if let Some(hit) = hit {
            return Some((with_demonstrative(doc, hit.tokens, range.start), hit.lemma.to_owned(), Some(hit.form)));
        }
    }
    let verb = (from..range.end).rev().find_map(|at| verb_of(doc, at, at + 1, range.end, LIGHT_VERBS));
    let Some((at, form)) = verb.filter(|(_, form)| matches!(form.kind, Kind::Finite | Kind::Converb(_))) else {
        // "açıklama metni şöyle:": no verb at all.
        let at = (from..range.end).rev().find(|at| is_demonstrative(doc.lower(*at)))?;
        return colon.then(|| (at..at + 1, doc.lower(at).to_owned(), None));
    };
    let lemma = (from..at)
        .rev()
        .find_map(|noun| noun_at(doc, noun))
        .map_or_else(|| light_stem(doc, at), |(stem, _)| stem)
        .to_owned();
    Some((with_demonstrative(doc, at..at + 1, range.start), lemma, Some(form)))
}

/// "şöyle", "şunları", "şu": a quotation is to come.
fn is_demonstrative(word: &str) -> bool {
    matches!(word, "şöyle" | "şunları" | "şunu" | "şu" | "şöyleydi" | "aşağıdaki" | "şunlar")
}

fn announced(doc: &Doc, range: Range<usize>) -> bool {
    let from = range.end.saturating_sub(8).max(range.start);
    (from..range.end).any(|at| is_demonstrative(doc.lower(at)))
}

fn with_demonstrative(doc: &Doc, cue: Range<usize>, from: usize) -> Range<usize> {
    let start = (from.max(cue.start.saturating_sub(4))..cue.start).find(|at| is_demonstrative(doc.lower(*at)));
    start.unwrap_or(cue.start)..cue.end
}

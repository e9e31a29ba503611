//! Titles inside runs: where they are, and their dictionary form.

use std::ops::Range;

use zabit_turkish::titles::{ADJECTIVES, inflected, ours, title_word, without_possessive};
use zabit_turkish::{casing, country, heads, lexicon};

use super::pieces::opens_sentence;
use crate::Doc;

/// A title before a name or by itself.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// Its words, organisation apart.
    pub tokens: Range<usize>,
    /// The piece that names the body it belongs to.
    pub organisation: Option<usize>,
    /// "eski ABD Başkanı": the word stands before the body.
    pub former: bool,
}

/// What a word can be in a title.
#[derive(Clone, Copy, Default)]
struct Part {
    /// Ends a title and leans on an owner: "Başkanı".
    of: bool,
    /// Ends a title by itself: "Başkan".
    bare: bool,
    modifier: bool,
    /// Carries a case suffix, so that nothing of the title can follow.
    last: bool,
}

fn part(doc: &Doc, at: usize) -> Part {
    if !doc.is_word(at) {
        return Part::default();
    }
    let suffixed = doc.story.tokens[at].has_apostrophe();
    let stem = doc.stem(at);
    if let Some((word, bytes, _)) = inflected(stem) {
        return Part { of: word.of, bare: word.bare, modifier: word.modifier, last: suffixed || bytes < stem.len() };
    }
    Part { of: doc.is_capitalised(at) && ours(stem).is_some(), last: suffixed, ..Part::default() }
}

/// Modifiers that lean on a word before them: "Yönetim Kurulu", "Halkla İlişkiler".
const NOT_FIRST: &[&str] =
    &["kurulu", "işleri", "ilişkileri", "kolları", "vekili", "yardımcısı", "hakları", "idaresi", "krl."];

/// The title that begins at `at` in a run: modifiers, then a head. `from` is where the words not yet taken begin.
pub(super) fn title_at(doc: &Doc, run: &Range<usize>, at: usize, from: usize) -> Option<Range<usize>> {
    if NOT_FIRST.contains(&doc.lower(at)) {
        return None;
    }
    let (mut end, mut next) = (None, at);
    while next < run.end {
        let list = next > at && next + 1 < run.end && matches!(doc.lower(next), "ve" | "," | "&");
        let part = part(doc, next);
        if !(part.of || part.bare || part.modifier || list) {
            break;
        }
        next += 1;
        if part.of || part.bare {
            end = Some(next);
        }
        if part.last || part.of && !leans(doc, run, next) {
            break;
        }
    }
    let title = at..end?;
    let head = title.end - 1;
    let of = part(doc, head).of;
    let name_follows = title.end < run.end && doc.is_capitalised(title.end);
    if !title.clone().any(|n| doc.is_capitalised(n)) && !name_follows {
        return None;
    }
    // "Müdür" alone, "başkanı" after no owner and before no name are plain words.
    if of && title.len() == 1 && title.start == from && !name_follows && !doc.is_capitalised(head) {
        return None;
    }
    if of && title.len() == 1 && compound_begins(doc, run, title.start, from) {
        return Some(title.start - 1..title.end);
    }
    Some(title)
}

/// "Başkanı Yardımcısı": one more head that leans on the last.
fn leans(doc: &Doc, run: &Range<usize>, at: usize) -> bool {
    at < run.end && matches!(doc.stem(at), "yardımcısı" | "vekili" | "yardımcıları" | "adayı" | "danışmanı")
}

/// "Güvenlik uzmanı", "polis memuru": a common noun before the head makes a compound with it.
fn compound_begins(doc: &Doc, run: &Range<usize>, head: usize, from: usize) -> bool {
    let Some(before) = head.checked_sub(1) else { return false };
    if !(before >= from || head == run.start) || !doc.is_word(before) || doc.story.tokens[head].line_before {
        return false;
    }
    let lower = doc.lower(before);
    let noun = lexicon::is_noun(lower) && country::place(lower).is_none() && !country::is_people(lower);
    let plain = !doc.is_capitalised(before) || opens_sentence(doc, before);
    noun && plain && heads::head(lower).is_none() && !doc.story.tokens[before].has_apostrophe() && !genitive(lower)
}

fn genitive(lower: &str) -> bool {
    ["nın", "nin", "nun", "nün"].iter().any(|ending| lower.ends_with(ending))
}

/// Whether a title leans on an owner before it.
pub(super) fn is_owned(doc: &Doc, title: &Range<usize>) -> bool {
    title.end > title.start && part(doc, title.end - 1).of
}

/// Whether a title stands in the plural: "Yardımcıları".
pub(super) fn is_plural(doc: &Doc, title: &Range<usize>) -> bool {
    let word = doc.stem(title.end.saturating_sub(1));
    word.ends_with("ları") || word.ends_with("leri")
}

/// The dictionary form of a title: no case, no plural, no possessive that its owner asked for.
pub(super) fn dictionary_form(doc: &Doc, title: &Range<usize>) -> String {
    let mut words: Vec<String> = Vec::new();
    for at in title.clone() {
        match (words.last_mut(), doc.story.stem(at)) {
            (Some(last), ",") => last.push(','),
            (_, word) => words.push(word.to_owned()),
        }
    }
    if let Some(first) = words.first_mut()
        && is_former(first)
    {
        *first = casing::capitalise(first).to_string();
    }
    let before = words.len().saturating_sub(1);
    let plain = words[..before].iter().all(|word| ADJECTIVES.contains(&casing::lower(word).as_str()));
    if let Some(last) = words.last_mut() {
        *last = head_form(last, plain);
    }
    words.join(" ")
}

/// Whether a word says that the office was held before.
pub(super) fn is_former(word: &str) -> bool {
    matches!(casing::lower(word).as_str(), "eski" | "önceki")
}

fn head_form(word: &str, plain: bool) -> String {
    let lower = casing::lower(word);
    let (mut form, mut plain) = (word.to_owned(), plain);
    if let Some((_, bytes, _)) = inflected(&lower) {
        let letters = lower[..bytes].chars().count();
        form = word.chars().take(letters).collect();
    } else if let Some(own) = ours(&lower) {
        let first = if casing::is_capitalised(word) { casing::capitalise(&own) } else { own.into() };
        (form, plain) = (first.to_string(), plain);
    }
    if let Some(stem) = form.strip_suffix("ları").or(form.strip_suffix("leri")) {
        let endings = ["ı", "i", "u", "ü", "sı", "si", "su", "sü"];
        let one = endings.iter().map(|ending| format!("{stem}{ending}")).find(|w| title_word(&casing::lower(w)).of);
        form = one.unwrap_or(form);
    }
    if casing::lower(&form) == "cumhurbaşkanı" {
        plain = false;
    }
    if plain && let Some(bare) = without_possessive(&form) {
        return bare;
    }
    form
}

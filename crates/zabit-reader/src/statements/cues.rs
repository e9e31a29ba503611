//! The words that report: verbs of saying, and nouns of speech with a light verb.
//!
//! Both are data (`data/cues.tsv`, `data/nouns.tsv`): whoever knows Turkish can add one.

use std::ops::Range;
use std::sync::LazyLock;

use hashbrown::HashMap;
use zabit_turkish::verb::VerbForm;

use crate::Doc;

/// What a reporting word takes as its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Takes {
    /// A reported clause: -dığı(nı), -acağı(nı).
    pub clause: bool,
    /// Also a demanded action: -ma(sını).
    pub request: bool,
    /// A quotation.
    pub quote: bool,
    /// Only where its sentence names who says it.
    pub named: bool,
    /// The quoted words are asked of the source.
    pub question: bool,
}

impl Takes {
    fn parse(cell: &str) -> Self {
        let has = |word: &str| cell.split(',').any(|part| part == word);
        Self {
            clause: has("clause"),
            request: has("request"),
            quote: has("quote"),
            question: has("question"),
            named: has("named"),
        }
    }
}

struct CueVerb {
    lemma: String,
    /// The words before the verb, in order.
    before: Vec<String>,
    takes: Takes,
}

struct Lexicon {
    /// By the verb's dictionary stem.
    verbs: HashMap<String, Vec<CueVerb>>,
    nouns: Vec<(String, Takes)>,
}

fn lines(data: &'static str) -> impl Iterator<Item = (&'static str, Takes)> {
    data.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, Takes::parse(cells.next()?)))
    })
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut verbs: HashMap<String, Vec<CueVerb>> = HashMap::new();
    for (lemma, takes) in lines(include_str!("../../data/cues.tsv")) {
        let mut before: Vec<String> = lemma.split(' ').map(str::to_owned).collect();
        let Some(stem) = before.pop() else { continue };
        verbs.entry(stem).or_default().push(CueVerb { lemma: lemma.to_owned(), before, takes });
    }
    // The longest phrase wins: "söz et" before a bare verb.
    for list in verbs.values_mut() {
        list.sort_by_key(|cue| std::cmp::Reverse(cue.before.len()));
    }
    let nouns = lines(include_str!("../../data/nouns.tsv")).map(|(stem, takes)| (stem.to_owned(), takes)).collect();
    Lexicon { verbs, nouns }
});

/// A verb of saying in the story.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The reporting words.
    pub tokens: Range<usize>,
    /// Dictionary stem.
    pub lemma: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What its ending says.
    pub form: VerbForm,
}

/// Whether a verb's stem is the last word of some cue.
pub(crate) fn is_cue_verb(lemma: &str) -> bool {
    LEXICON.verbs.contains_key(lemma)
}

/// Whether these are the words of a cue in dictionary form: "söyle", "ifade et".
pub(crate) fn is_cue(lemma: &str) -> bool {
    let verb = lemma.rsplit(' ').next().unwrap_or_default();
    LEXICON.verbs.get(verb).is_some_and(|cues| cues.iter().any(|cue| cue.lemma == lemma))
}

/// Whether a form begins with a noun of speech.
pub(crate) fn is_speech_noun(lower: &str) -> bool {
    LEXICON.nouns.iter().any(|(stem, _)| lower.starts_with(stem.as_str()))
}

/// The verb of saying whose last word is the token `at`. Looks left no further than `from`.
pub fn verb_at(doc: &Doc, at: usize, from: usize) -> Option<Hit> {
    if !doc.marks(at).cue || !doc.is_word(at) || doc.story.tokens[at].has_apostrophe() {
        return None;
    }
    doc.verbs(at).iter().find_map(|verb| {
        let candidates = LEXICON.verbs.get(verb.lemma.as_str())?;
        let form = doc.verb(at, &verb.lemma)?;
        candidates.iter().find_map(|cue| {
            let start = before(doc, at, from, &cue.before)?;
            Some(Hit { tokens: start..at + 1, lemma: &cue.lemma, takes: cue.takes, form })
        })
    })
}

/// Where the words before a verb begin, if they stand there. A particle may part them: "ifade de etti".
fn before(doc: &Doc, verb: usize, from: usize, words: &[String]) -> Option<usize> {
    let mut at = verb;
    for word in words.iter().rev() {
        at = at.checked_sub(1).filter(|at| *at >= from)?;
        if matches!(doc.lower(at), "de" | "da" | "bile") && at > from {
            at -= 1;
        }
        if doc.lower(at) != word {
            return None;
        }
    }
    Some(at)
}

/// A noun of speech in its possessive: "ifadesini", "değerlendirmesinde", "sözleri".
/// Gives its stem and what it takes.
pub fn noun_at(doc: &Doc, at: usize) -> Option<(&'static str, Takes)> {
    if !doc.marks(at).speech_noun || !doc.is_word(at) {
        return None;
    }
    let word = doc.lower(at);
    LEXICON.nouns.iter().find_map(|(stem, takes)| {
        let rest = word.strip_prefix(stem.as_str())?;
        is_possessed(rest).then_some((stem.as_str(), *takes))
    })
}

/// A noun of speech without possessive: "açılması yönünde talimat verdi", "konusunda uyarıda bulundu".
pub fn bare_noun_at(doc: &Doc, at: usize) -> Option<(&'static str, Takes)> {
    if !doc.marks(at).speech_noun {
        return None;
    }
    let word = doc.lower(at);
    LEXICON.nouns.iter().find_map(|(stem, takes)| {
        let rest = word.strip_prefix(stem.as_str())?;
        matches!(rest, "" | "da" | "de").then_some((stem.as_str(), *takes))
    })
}

/// Whether what follows a noun is a possessive, with number and case: "sini", "lerine", "unu".
fn is_possessed(rest: &str) -> bool {
    let rest = rest.strip_prefix("ler").or_else(|| rest.strip_prefix("lar")).unwrap_or(rest);
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    let mut letters = rest.chars();
    if !matches!(letters.next(), Some('ı' | 'i' | 'u' | 'ü')) {
        return false;
    }
    matches!(
        letters.as_str(),
        "" | "n"
            | "ni"
            | "nı"
            | "nu"
            | "nü"
            | "na"
            | "ne"
            | "nda"
            | "nde"
            | "ndan"
            | "nden"
            | "nin"
            | "nın"
            | "nun"
            | "nün"
            | "yle"
            | "yla"
            | "nce"
            | "nca"
            | "ydi"
            | "ydı"
    )
}

//! Morphology: every reading of a word form, out of context, in the notation of UD Turkish BOUN.
//!
//! In:  a word as it stands in text.
//! Out: [`Reading`]s: lemma, part of speech, features, and the clitics that BOUN writes as words of their own.

mod entries;
mod feats;
mod letters;
mod numbers;
mod stems;
mod table;
mod walk;

use std::fmt;

use compact_str::CompactString;

use crate::casing;
use letters::Letters;
use walk::Walk;

pub use feats::{
    Abbr, Aspect, Attribute, Case, Degree, Evident, ExtPos, Feats, Mood, NumType, Number, NumberPsor, Person,
    PersonPsor, Polarity, PronType, Reflex, Tense, UnknownUpos, Upos, VerbForm, Voice,
};

/// One reading of a word form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// Dictionary form; of verbs the stem without -mak. Names keep their capital.
    pub lemma: CompactString,
    /// Part of speech.
    pub upos: Upos,
    /// Features.
    pub feats: Feats,
    /// How many bytes of the form, from its beginning, are the stem.
    pub stem: usize,
    /// Words of their own that are written together with this one, in order: "evde" + "ki", "açmış" + "tı".
    pub clitics: Box<[Clitic]>,
    /// Whether the stem is in no list and only the ending speaks for this reading.
    pub guessed: bool,
}

/// A word of its own that is written together with the word before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clitic {
    /// Where it begins in the form, in bytes. It ends where the next begins, or with the form.
    pub start: usize,
    /// Dictionary form: "ki", "y", "i".
    pub lemma: &'static str,
    /// Part of speech.
    pub upos: Upos,
    /// Features.
    pub feats: Feats,
}

/// Adds every reading of a word form to `out`, at least one. Capitals and the apostrophe count.
///
/// ```
/// use zabit_turkish::morph::{readings, Upos};
/// let mut out = Vec::new();
/// readings("köprüdeki", &mut out);
/// assert!(out.iter().any(|reading| reading.lemma == "köprü"
///     && reading.feats.to_string() == "Case=Loc|Number=Sing|Person=3"
///     && reading.clitics.iter().any(|clitic| clitic.lemma == "ki" && clitic.start == "köprüde".len())));
/// ```
pub fn readings(form: &str, out: &mut Vec<Reading>) {
    let from = out.len();
    if let Some(word) = Letters::of(form).filter(|_| form.chars().any(char::is_alphanumeric)) {
        analyse(form, &word, out);
    }
    if out.len() == from {
        out.push(whole(form));
    }
}

fn analyse(form: &str, word: &Letters, out: &mut Vec<Reading>) {
    let mut stems = Vec::with_capacity(16);
    let capital = casing::is_capitalised(form);
    let from = out.len();
    let mut walk = Walk::new(form, word, table::table(), out);
    numbers::stems(word, &mut stems);
    if stems.is_empty() {
        stems::known(word, &mut stems);
        if capital {
            stems::names(word, &mut stems);
        }
    }
    stems.iter().for_each(|stem| walk.read(stem));
    if walk.out.get(from..).is_none_or(|found| found.iter().all(|reading| reading.upos == Upos::Propn)) {
        stems.clear();
        stems::guessed(word, &mut stems);
        stems.iter().for_each(|stem| walk.read(stem));
    }
    if capital {
        names_of_nouns(out, from);
    }
}

/// In a name of several words the head is a common noun: "Üniversitesi" is a PROPN of the lemma "üniversite".
fn names_of_nouns(out: &mut Vec<Reading>, from: usize) {
    let bare = Feats::default().with(Case::Nom).with(Number::Sing).with(Person::Third);
    for index in from..out.len() {
        let Some(reading) = out.get(index).filter(|reading| reading.upos == Upos::Noun && reading.feats != bare) else {
            continue;
        };
        let name = Reading { upos: Upos::Propn, ..reading.clone() };
        out.push(name);
    }
}

/// A form that has no analysis: punctuation, a symbol, or letters of another script.
fn whole(form: &str) -> Reading {
    let upos = match form.chars().find(|c| !c.is_whitespace()) {
        Some(c) if c.is_alphabetic() => Upos::X,
        Some(c) if c.is_numeric() => Upos::Num,
        Some('$' | '€' | '£' | '₺' | '%' | '+' | '=' | '<' | '>' | '©' | '®' | '°' | '§') => Upos::Sym,
        _ => Upos::Punct,
    };
    Reading {
        lemma: form.into(),
        upos,
        feats: Feats::default(),
        stem: form.len(),
        clitics: Box::default(),
        guessed: upos == Upos::X,
    }
}

/// "köprü NOUN Case=Loc|Number=Sing|Person=3 + ki PART _"; a guess ends in a question mark.
impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.lemma, self.upos, self.feats)?;
        for clitic in &self.clitics {
            write!(f, " + {} {} {}", clitic.lemma, clitic.upos, clitic.feats)?;
        }
        if self.guessed { f.write_str(" ?") } else { Ok(()) }
    }
}

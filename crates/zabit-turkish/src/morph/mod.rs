//! Morphology: every reading of a word form, out of context, in the notation of UD Turkish BOUN.
//!
//! In:  a word as it stands in text.
//! Out: [`Reading`]s: lemma, part of speech, features, and the clitics that BOUN writes as words of their own.

mod feats;

use compact_str::CompactString;

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
    pub clitics: Vec<Clitic>,
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
pub fn readings(form: &str, out: &mut Vec<Reading>) {
    out.push(Reading {
        lemma: crate::casing::lower(form),
        upos: Upos::Noun,
        feats: Feats::default().with(Case::Nom).with(Number::Sing).with(Person::Third),
        stem: form.len(),
        clitics: Vec::new(),
        guessed: true,
    });
}

//! What the parser sees of a word: a few numbers, made once a word, that features are mixed from.

use zabit_model::feature::{bytes, mix};
use zabit_turkish::morph::{
    Attribute, Case, Feats, Number, NumberPsor, Person, PersonPsor, Reading, Tense, Upos, VerbForm, Voice,
};

use crate::words::Choice;

/// Signs around a word, as bits. The parser does not see signs otherwise.
pub mod sign {
    /// A comma stands after the word.
    pub const COMMA: u8 = 1;
    /// A quotation mark stands before it.
    pub const OPEN: u8 = 2;
    /// A quotation mark stands after it.
    pub const CLOSE: u8 = 4;
    /// Another sign stands before it.
    pub const BEFORE: u8 = 8;
    /// Another sign stands after it: a colon, a dash, a bracket.
    pub const AFTER: u8 = 16;
}

/// The numbers of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Numbers {
    /// Part of speech, case, possessor, form of verb, clitic; of a function word also which word it is.
    pub kind: u64,
    /// Part of speech and form of verb.
    pub coarse: u64,
    /// All features that are told apart, with the signs around the word.
    pub full: u64,
    /// The lemma.
    pub lemma: u64,
    /// The last three letters, which say something where the reading is wrong.
    pub ending: u64,
    /// What it can be to its head, as one of sixteen: the case of a noun, the form of a verb, else the part of speech.
    pub role: u8,
    /// See [`sign`].
    pub signs: u8,
}

/// The number of whatever lies outside the sentence.
const OUTSIDE: u64 = 0x6d5a_31f0_9c4b_82e7;

impl Numbers {
    /// For places outside the sentence.
    pub const NONE: Self =
        Self { kind: OUTSIDE, coarse: OUTSIDE, full: OUTSIDE, lemma: OUTSIDE, ending: OUTSIDE, role: 15, signs: 0 };
    /// The place behind the last word, from which the head of the sentence hangs.
    pub const ROOT: Self = Self {
        kind: !OUTSIDE,
        coarse: !OUTSIDE,
        full: !OUTSIDE,
        lemma: !OUTSIDE,
        ending: !OUTSIDE,
        role: 14,
        signs: 0,
    };

    /// The numbers of a token with its chosen reading.
    pub fn new(choice: &Choice, token: &str) -> Self {
        let ending = ending(token);
        choice.reading().map_or(Self::NONE, |reading| Self { ending, ..Self::of(reading, choice.upos) })
    }

    fn of(reading: &Reading, upos: Upos) -> Self {
        let feats = reading.feats;
        let lemma = bytes(reading.lemma.as_bytes());
        let form = code::<VerbForm>(feats);
        let clitic = reading.clitics.last().map_or(0, |clitic| if clitic.upos == Upos::Aux { 1 } else { 2 });
        let coarse = upos as u64 | form << 5 | clitic << 8;
        let owned = feats.get::<PersonPsor>().is_some() || feats.get::<NumberPsor>().is_some();
        let kind = coarse | code::<Case>(feats) << 10 | u64::from(owned) << 14;
        let which = if is_function(upos) { lemma } else { 0 };
        let more = code::<Person>(feats)
            | code::<Number>(feats) << 2
            | code::<PersonPsor>(feats) << 4
            | code::<Voice>(feats) << 6
            | code::<Tense>(feats) << 10;
        Self {
            kind: mix(kind, which),
            coarse: mix(coarse, 1),
            full: mix(kind, more << 32 | 2),
            lemma: mix(lemma, 3),
            ending: 0,
            role: role(upos, feats),
            signs: 0,
        }
    }
}

fn ending(token: &str) -> u64 {
    let start = token.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    bytes(token.get(start..).unwrap_or_default().as_bytes())
}

fn code<A: Attribute>(feats: Feats) -> u64 {
    feats.get::<A>().map_or(0, |value| u64::from(value.code()))
}

fn is_function(upos: Upos) -> bool {
    matches!(upos, Upos::Adp | Upos::Aux | Upos::Cconj | Upos::Sconj | Upos::Part)
}

fn role(upos: Upos, feats: Feats) -> u8 {
    match upos {
        Upos::Noun | Upos::Propn | Upos::Pron => feats.get::<Case>().map_or(0, |case| case as u8 & 7),
        Upos::Verb => match feats.get::<VerbForm>() {
            None | Some(VerbForm::Fin) => 8,
            Some(VerbForm::Conv) => 9,
            Some(_) => 10,
        },
        Upos::Adp | Upos::Aux | Upos::Part => 11,
        Upos::Cconj | Upos::Sconj => 12,
        _ => 13,
    }
}

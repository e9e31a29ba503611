//! Verb endings: what follows a known verb stem, and what it says.
//!
//! In:  the stem of a verb and a word in lower case.
//! Out: [`VerbForm`]s, the likeliest first.
//! Source: Göksel and Kerslake (2005), ch. 8.2 (voice, negation, tense, aspect, modality, person), 8.3 (copula)
//! and 8.5 (subordinating suffixes). The endings are tables; one walk through the slots
//! voice – negation and ability – tense or nominaliser – possessive – case reads them.
//! Nothing is allocated: patterns are in the levelled letters of [`crate::suffix::rough`] and compared letter by letter.

mod walk;

#[cfg(test)]
mod tests;

use std::ops::Deref;

use crate::suffix::Case;
use walk::{Before, readings};

/// What a verb form does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A main verb: "belirtti", "açacağız".
    Finite,
    /// An adverbial form: "belirterek".
    Converb(Converb),
    /// A subject participle, also where it stands for its noun: "belirten", "belirtenlerin".
    Relative,
    /// An object participle before its noun: "dediği". The letters of a nominative [`Kind::Factive`] are the same;
    /// both are given, this one first.
    ObjectRelative,
    /// A reported clause: "açıldığını", "açacaklarını".
    Factive,
    /// The verb as a noun: "açmayı", "açılmasını".
    Action,
    /// "açmak", "açmakla".
    Infinitive,
}

/// Which adverbial form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Converb {
    /// "belirterek": by, while.
    Arak,
    /// "belirtip": and.
    Ip,
    /// "belirtirken": while.
    Ken,
    /// "belirtince": when.
    Inca,
    /// "belirtmeden": without.
    Madan,
    /// "belirttikçe": as long as.
    Dikca,
    /// "belirteli": since.
    Ali,
}

/// Tense, aspect or mood. For -dık and -acak clauses [`Tense::Past`] and [`Tense::Future`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// The form shows none: "belirten", "açmak".
    None,
    /// "açtı".
    Past,
    /// "açmış".
    Evidential,
    /// "açmıştı".
    PastPerfect,
    /// "açıyor", "açmakta".
    Present,
    /// "açıyordu".
    Imperfect,
    /// "açar".
    Aorist,
    /// "açardı".
    Habitual,
    /// "açacak".
    Future,
    /// "açacaktı".
    FuturePast,
    /// "açmalı".
    Necessity,
    /// "açsa", "açarsa".
    Conditional,
    /// "açalım".
    Optative,
    /// "aç", "açın", "açsın".
    Imperative,
}

/// Person and number; for nominalised forms those of the possessive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Person {
    /// The form shows none: "açmayı".
    None,
    /// I.
    Sg1,
    /// You.
    Sg2,
    /// He, she, it.
    Sg3,
    /// We.
    Pl1,
    /// You, plural or polite.
    Pl2,
    /// They.
    Pl3,
}

impl Person {
    /// Whether it is "I" or "we".
    pub fn is_first(self) -> bool {
        matches!(self, Person::Sg1 | Person::Pl1)
    }

    /// Whether it is "he, she, it" or "they".
    pub fn is_third(self) -> bool {
        matches!(self, Person::Sg3 | Person::Pl3)
    }
}

/// What a verb's ending says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbForm {
    /// What the form does.
    pub kind: Kind,
    /// "belirtildi".
    pub passive: bool,
    /// "açtırdı".
    pub causative: bool,
    /// "görüşmedi".
    pub negative: bool,
    /// "açabilir", and with `negative` "açamaz".
    pub able: bool,
    /// Tense, aspect or mood.
    pub tense: Tense,
    /// Person and number.
    pub person: Person,
    /// Case of a nominalised form.
    pub case: Option<Case>,
}

impl VerbForm {
    const BARE: Self = Self {
        kind: Kind::Finite,
        passive: false,
        causative: false,
        negative: false,
        able: false,
        tense: Tense::None,
        person: Person::None,
        case: None,
    };

    /// Whether it ends a main clause.
    pub fn is_finite(&self) -> bool {
        self.kind == Kind::Finite
    }
}

/// Readings of one ending, the likeliest first. A slice without a heap.
#[derive(Clone, Copy, Debug)]
pub struct Readings {
    list: [VerbForm; Self::MOST],
    len: usize,
}

impl Readings {
    const MOST: usize = 6;

    fn new() -> Self {
        Self { list: [VerbForm::BARE; Self::MOST], len: 0 }
    }

    fn push(&mut self, form: VerbForm) {
        if self.contains(&form) {
            return;
        }
        if let Some(place) = self.list.get_mut(self.len) {
            *place = form;
            self.len += 1;
        }
    }
}

impl Deref for Readings {
    type Target = [VerbForm];

    fn deref(&self) -> &[VerbForm] {
        self.list.get(..self.len).unwrap_or_default()
    }
}

/// Readings of the letters after a verb stem, in lower case. Empty where they are no verb ending.
///
/// ```
/// use zabit_turkish::verb::{Kind, Person, Tense, ending};
/// let form = ending("acağız")[0];
/// assert_eq!((form.kind, form.tense, form.person), (Kind::Finite, Tense::Future, Person::Pl1));
/// assert!(ending("lık").is_empty());
/// ```
pub fn ending(rest: &str) -> Readings {
    readings(rest, Before::Unknown)
}

/// The likeliest reading of `word` as a form of the verb `stem`, both in lower case. Knows the stem's changes:
/// et- and "ediyor", de- and "diyen", söyle- and "söylüyor". `None` where the word is no form of it.
///
/// ```
/// use zabit_turkish::verb::{Kind, of};
/// assert_eq!(of("kaydet", "kaydeden").unwrap().kind, Kind::Relative);
/// assert!(of("söyle", "söylüyor").is_some());
/// assert!(of("de", "deniz").is_none());
/// ```
pub fn of(stem: &str, word: &str) -> Option<VerbForm> {
    all(stem, word).first().copied()
}

/// All readings of `word` as a form of the verb `stem`, both in lower case; see [`of`].
pub fn all(stem: &str, word: &str) -> Readings {
    if let Some(rest) = word.strip_prefix(stem) {
        let found = readings(rest, Before::after(stem));
        if !found.is_empty() {
            return found;
        }
    }
    changed(stem, word).unwrap_or_else(Readings::new)
}

/// The stem in its changed shape (Göksel and Kerslake ch. 2.1, 2.2): t to d before a vowel ("eden"), a lost
/// vowel before -yor ("söylüyor"), de- and ye- before y ("diyen").
fn changed(stem: &str, word: &str) -> Option<Readings> {
    if let Some(short) = stem.strip_suffix('t') {
        let rest = word.strip_prefix(short)?.strip_prefix('d')?;
        return starts_with_vowel(rest).then(|| readings(rest, Before::Consonant));
    }
    let short = stem.strip_suffix(['a', 'e'])?;
    let rest = word.strip_prefix(short)?.strip_prefix(['ı', 'i', 'u', 'ü'])?;
    let monosyllable = matches!(stem, "de" | "ye");
    (rest.starts_with("yor") || monosyllable && rest.starts_with('y')).then(|| readings(rest, Before::Vowel))
}

fn starts_with_vowel(text: &str) -> bool {
    text.chars().next().is_some_and(is_vowel)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü' | 'â' | 'î' | 'û')
}

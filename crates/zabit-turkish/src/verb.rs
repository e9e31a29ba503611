//! Verb forms: what the endings of a verb say, in the terms that readers ask in.
//!
//! The analysis of a word ([`crate::morph`]) has the features of Universal Dependencies; a [`VerbForm`] says what the form
//! does in its clause.
//! Source: Göksel and Kerslake (2005), ch. 8.2 (voice, negation, tense, aspect, modality, person), 8.3 (copula)
//! and 8.5 (subordinating suffixes).

use crate::suffix::Case;

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
    /// Whether it ends a main clause.
    pub fn is_finite(&self) -> bool {
        self.kind == Kind::Finite
    }
}

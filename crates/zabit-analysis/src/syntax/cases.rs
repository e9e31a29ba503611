//! Clauses and subjects by case and order alone, without a tree.
//!
//! Turkish marks the subject of a nominalised clause by the genitive ("köprü*nün* açılacağını") and that of the sentence
//! by the nominative; verbs stand last. In news, where reported clauses are long and the source stands before them, this
//! finds the left edge of a reported clause more often than the tree does; `zabit-train score-attribution` says by how
//! much. Source: Göksel and Kerslake (2005), ch. 24 (noun clauses) and ch. 23 (word order).

use std::ops::Range;

use zabit_turkish::morph::{Case, Feats, Number, PersonPsor, Upos, VerbForm};

use crate::words::Choice;

/// Nouns for the occasion or paper that something is said on or in.
const UTTERANCES: [&str; 12] = [
    "açıklama",
    "konuşma",
    "toplantı",
    "mesaj",
    "haber",
    "rapor",
    "iddianame",
    "dilekçe",
    "bildiri",
    "demeç",
    "röportaj",
    "karar",
];

/// A sentence whose clauses are asked for.
#[derive(Clone, Copy)]
pub struct Cases<'a> {
    choices: &'a [Choice],
    tokens: &'a [&'a str],
}

impl<'a> Cases<'a> {
    /// `choices` are the readings of `tokens`, in the same order.
    pub fn new(choices: &'a [Choice], tokens: &'a [&'a str]) -> Self {
        Self { choices, tokens }
    }

    /// The tokens of the clause that a verb ends, from its first word to the verb itself, together with clauses of its
    /// kind before it that share a reporting verb.
    pub fn clause(&self, verb: u32) -> Range<u32> {
        let verb = verb as usize;
        let own = (0..verb).rev().find(|at| self.is_border(*at)).map_or(0, |at| at + 1);
        let start = self.past_subject(own, verb);
        let skipped = (start..verb).find(|at| !self.is_link(*at)).unwrap_or(verb);
        skipped as u32..verb as u32 + 1
    }

    /// The head of the subject of a reporting verb whose clause is known: the noun after a participle ("söyleyen
    /// *Demir*"), else a name that a comma sets apart, else the
    /// nearest nominative before the clause.
    pub fn subject(&self, verb: u32, clause: &Range<u32>) -> Option<u32> {
        let verb = verb as usize;
        if self.form(verb) == Some(VerbForm::Part) && self.feats(verb).get::<Case>().is_none() {
            let first = (verb + 1..self.choices.len()).find(|at| self.is_nominal(*at))?;
            let last = (first..self.choices.len()).take_while(|at| self.is_nominal(*at)).last();
            return last.map(|at| at as u32);
        }
        let before = || (0..clause.start as usize).rev().take_while(|at| !self.is_finite(*at));
        let stands_apart = |at: &usize| self.is_named(*at) && self.tokens.get(at + 1) == Some(&",");
        let found = before().filter(stands_apart).last().or_else(|| before().find(|at| self.is_subject(*at)));
        found.map(|at| at as u32)
    }

    /// Whether a clause that begins after this token cannot reach over it.
    fn is_border(&self, at: usize) -> bool {
        let sign = self.tokens.get(at).copied().unwrap_or_default();
        let before = at.checked_sub(1);
        match sign {
            "," => before.is_some_and(|before| {
                let converb = self.form(before) == Some(VerbForm::Conv);
                converb || self.is_named(before) || self.is_scene(before)
            }),
            ";" | ":" => true,
            "ise" | "de" | "da" => before.is_some_and(|before| self.is_named(before)),
            _ => self.is_finite(at),
        }
    }

    /// Without a comma between them, the subject of the sentence ends with its first nominative that has nothing left to
    /// modify: "Polis ekipleri | köprünün açılacağını bildirdi".
    fn past_subject(&self, from: usize, verb: usize) -> usize {
        if self.is_scene(from) && self.is_utterance(from) {
            return from + 1;
        }
        let phrase = (from..verb).take_while(|at| self.is_nominal(*at) || self.is_modifier(*at));
        let last = phrase.filter(|at| self.ends_subject(*at)).last();
        last.filter(|last| last + 1 < verb).map_or(from, |last| last + 1)
    }

    /// Whether a nominative is followed by a word that it cannot be part of.
    fn ends_subject(&self, at: usize) -> bool {
        let next = self.feats(at + 1);
        let head = self.is_named(at) || self.is_owned(at) || self.feats(at).has(Number::Plur);
        let modifies = self.is_nominal(at + 1) && next.get::<PersonPsor>().is_some() || self.is_capital(at + 1);
        let adjunct = matches!(self.upos(at + 1), Some(Upos::Adp | Upos::Cconj | Upos::Punct | Upos::Aux));
        head && self.is_subject(at) && !modifies && !adjunct
    }

    fn is_modifier(&self, at: usize) -> bool {
        matches!(self.upos(at), Some(Upos::Adj | Upos::Num | Upos::Det))
    }

    fn is_owned(&self, at: usize) -> bool {
        self.feats(at).get::<PersonPsor>().is_some()
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).and_then(|token| token.chars().next()).is_some_and(char::is_uppercase)
    }

    fn upos(&self, at: usize) -> Option<Upos> {
        self.choices.get(at).map(|choice| choice.upos)
    }

    /// "konuşmada", "yaptığı açıklamada", "Dilekçede" at the beginning: where something was said.
    fn is_scene(&self, at: usize) -> bool {
        let made = at.checked_sub(1).and_then(|before| self.form(before)) == Some(VerbForm::Part);
        self.is_case(at, Case::Loc) && (made || at == 0 || self.is_utterance(at))
    }

    fn is_utterance(&self, at: usize) -> bool {
        UTTERANCES.contains(&self.lemma(at))
    }

    fn is_link(&self, at: usize) -> bool {
        matches!(self.upos(at), Some(Upos::Cconj | Upos::Sconj | Upos::Punct)) && self.tokens.get(at) != Some(&"(")
    }

    /// A nominative that can be the subject of the sentence.
    fn is_subject(&self, at: usize) -> bool {
        self.is_nominal(at) && self.is_case(at, Case::Nom)
    }

    /// A name in the nominative, or the head of one.
    fn is_named(&self, at: usize) -> bool {
        self.is_capital(at) && self.is_subject(at)
    }

    fn is_nominal(&self, at: usize) -> bool {
        let kinds = [Upos::Noun, Upos::Propn, Upos::Pron];
        self.choices.get(at).is_some_and(|choice| kinds.contains(&choice.upos))
    }

    fn is_finite(&self, at: usize) -> bool {
        self.upos(at) == Some(Upos::Verb) && self.form(at).is_none_or(|form| form == VerbForm::Fin)
    }

    fn is_case(&self, at: usize, case: Case) -> bool {
        self.feats(at).has(case)
    }

    fn form(&self, at: usize) -> Option<VerbForm> {
        self.feats(at).get::<VerbForm>()
    }

    fn feats(&self, at: usize) -> Feats {
        self.choices.get(at).and_then(Choice::reading).map(|reading| reading.feats).unwrap_or_default()
    }

    fn lemma(&self, at: usize) -> &str {
        self.choices.get(at).and_then(Choice::reading).map_or("", |reading| reading.lemma.as_str())
    }
}

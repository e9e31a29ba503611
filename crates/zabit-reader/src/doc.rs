//! A story with what the language says of each word: the common ground of all readers here.

use std::ops::Range;
use std::rc::Rc;

use zabit_analysis::words::{self, Choice};
use zabit_record::Span;
use zabit_text::{Story, TokenKind};
use zabit_turkish::morph::{Reading, Upos};
use zabit_turkish::numeral::Ending;
use zabit_turkish::verb::{Person, VerbForm};
use zabit_turkish::words::Words;

use crate::facts::{self, Facts, Marks};
use crate::statements::Speech;
use crate::verbs::Verb;

/// A story, and what the language says of each of its words. Token ranges index [`Story::tokens`].
pub struct Doc<'a> {
    /// The story.
    pub story: &'a Story,
    facts: Vec<Rc<Facts>>,
    choices: Vec<Choice>,
}

impl<'a> Doc<'a> {
    /// Prepares a story: every word is looked at by itself, then in its sentence.
    pub fn new(story: &'a Story) -> Self {
        let facts: Vec<Rc<Facts>> = (0..story.tokens.len()).map(|at| facts::of(story.str(at))).collect();
        let mut choices = Vec::with_capacity(facts.len());
        for sentence in &story.sentences {
            let of_sentence = facts.get(sentence.clone()).unwrap_or_default();
            choices.extend(words::choose_among(of_sentence.iter().map(|facts| Rc::clone(&facts.form)).collect()));
        }
        Self { story, facts, choices }
    }

    /// The analysis of a token in its sentence.
    pub fn choice(&self, at: usize) -> &Choice {
        &self.choices[at]
    }

    /// The reading chosen for a token.
    pub fn reading(&self, at: usize) -> Option<&Reading> {
        self.choices[at].reading()
    }

    /// A token as a form of a verb, by its dictionary stem: the reading chosen, or else any that the form has. "-lerini" is
    /// theirs rather than yours: news do not address the reader.
    pub fn verb(&self, at: usize, stem: &str) -> Option<VerbForm> {
        let verbs = self.verbs(at).iter().filter(|verb| verb.lemma == stem);
        let chosen = self.choices[at].index;
        let yours = |form: &VerbForm| form.case.is_some() && matches!(form.person, Person::Sg2 | Person::Pl2);
        verbs.min_by_key(|verb| (yours(&verb.form), verb.index != chosen)).map(|verb| verb.form)
    }

    /// What a token has to do with speech.
    pub(crate) fn speech(&self, at: usize) -> Speech {
        self.facts[at].speech
    }

    /// Which readers have something to say of a token.
    pub(crate) fn marks(&self, at: usize) -> Marks {
        self.facts[at].marks
    }

    /// What is joined to a token, where it is a noun for human beings.
    pub(crate) fn person(&self, at: usize) -> Option<Ending> {
        self.facts[at].person
    }

    /// Whether a token is the first of its sentence.
    pub(crate) fn opens_sentence(&self, at: usize) -> bool {
        self.story.sentences.get(self.story.sentence_of(at)).is_some_and(|sentence| sentence.start == at)
    }

    /// The chosen reading of a token where it is a noun; `None` past the end too.
    pub(crate) fn noun(&self, at: usize) -> Option<&Reading> {
        self.choices.get(at)?.reading().filter(|reading| reading.upos == Upos::Noun)
    }

    /// The readings of a token as a verb.
    pub(crate) fn verbs(&self, at: usize) -> &[Verb] {
        &self.facts[at].verbs
    }

    /// How many tokens the story has.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether the story has no tokens.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// A token in lower case, apostrophe and suffix included.
    pub fn lower(&self, at: usize) -> &str {
        &self.facts[at].lower
    }

    /// A token in lower case without apostrophe and suffix.
    pub fn stem(&self, at: usize) -> &str {
        let lower = self.lower(at);
        if !self.story.tokens[at].has_apostrophe() {
            return lower;
        }
        &lower[..self.facts[at].stem]
    }

    /// The letters after a token's apostrophe in lower case; empty where there is none.
    pub fn suffix(&self, at: usize) -> &str {
        let stem = self.stem(at).len();
        let mut letters = self.lower(at)[stem..].chars();
        letters.next();
        letters.as_str()
    }

    /// The text of a token as it stands.
    pub fn str(&self, at: usize) -> &'a str {
        self.story.str(at)
    }

    /// Whether a token begins with a capital letter.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.facts[at].capital
    }

    /// Whether a token is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.story.tokens[at].kind == TokenKind::Word
    }

    /// Whether a token is this sign.
    pub fn is(&self, at: usize, sign: &str) -> bool {
        self.story.tokens.get(at).is_some() && self.lower(at) == sign
    }

    /// The code points of a range of tokens.
    pub fn span(&self, range: Range<usize>) -> Span {
        let (start, end) = self.story.span(range);
        Span::new(start, end)
    }

    /// The code points of a range of tokens, without the apostrophe and suffix of the last.
    pub fn bare_span(&self, range: Range<usize>) -> Span {
        let mut span = self.span(range.clone());
        if !range.is_empty() {
            span.end = self.story.stem_end(range.end - 1);
        }
        span
    }
}

/// The tokens as the grammars of dates and durations read them.
impl Words for Doc<'_> {
    fn stem(&self, at: usize) -> &str {
        if at < self.len() { Doc::stem(self, at) } else { "" }
    }

    fn suffix(&self, at: usize) -> &str {
        if at < self.len() { Doc::suffix(self, at) } else { "" }
    }

    fn is_closed(&self, at: usize) -> bool {
        self.story.tokens.get(at).is_some_and(|token| token.has_apostrophe())
    }

    fn follows(&self, at: usize) -> bool {
        self.story.tokens.get(at).is_some_and(|token| !token.line_before)
    }
}

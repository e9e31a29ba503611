//! What is known of a word form wherever it stands, worked out once a form.

use std::cell::RefCell;
use std::rc::Rc;

use compact_str::CompactString;
use zabit_analysis::memo::Memo;
use zabit_analysis::words;
use zabit_analysis::words::form::Form;
use zabit_turkish::numeral::Ending;
use zabit_turkish::suffix::is_apostrophe;
use zabit_turkish::{casing, date, numeral, unit};

use crate::statements::Speech;
use crate::verbs::{self, Verb};
use crate::{commitments, events, statements};

/// A word form and what the readers ask of it most.
#[derive(Debug)]
pub(crate) struct Facts {
    /// In lower case.
    pub(crate) lower: CompactString,
    /// Where the last apostrophe of `lower` stands, in bytes; its length where there is none.
    pub(crate) stem: usize,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Its analysis.
    pub(crate) form: Rc<Form>,
    /// Its readings as a verb.
    pub(crate) verbs: Box<[Verb]>,
    /// What it has to do with speech.
    pub(crate) speech: Speech,
    /// What is joined to it, where it is a noun for human beings.
    pub(crate) person: Option<Ending>,
    /// Which readers have something to say of it.
    pub(crate) marks: Marks,
}

/// Which readers have something to say of a form: they pass over all others at one look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks {
    /// It may be a numeral word.
    pub(crate) numeral: bool,
    /// A date may begin with it.
    pub(crate) date: bool,
    /// It may be the verb of a cue.
    pub(crate) cue: bool,
    /// It may be a noun of speech.
    pub(crate) speech_noun: bool,
    /// It may be the verb of an event.
    pub(crate) trigger: bool,
    /// It may be the last of words that commit.
    pub(crate) commits: bool,
    /// It may be a future.
    pub(crate) future: bool,
}

impl Marks {
    fn of(lower: &str, stem: &str, verbs: &[Verb]) -> Self {
        let any = |known: fn(&str) -> bool| verbs.iter().any(|verb| known(&verb.lemma));
        Self {
            numeral: numeral::word(stem).is_some() || numeral::word(lower).is_some(),
            date: date::may_begin(stem) || date::may_begin(lower),
            cue: any(statements::is_cue_verb),
            speech_noun: statements::is_speech_noun(lower),
            trigger: any(events::is_trigger_verb),
            commits: any(commitments::is_verb) || commitments::is_predicate(lower),
            future: commitments::is_future(lower),
        }
    }
}

thread_local! {
    static FACTS: RefCell<Memo<Facts>> = RefCell::default();
}

/// The facts of a form, from memory where it was met before.
pub(crate) fn of(form: &str) -> Rc<Facts> {
    FACTS.with_borrow_mut(|facts| facts.get(form, Facts::new))
}

impl Facts {
    fn new(text: &str) -> Self {
        let lower = casing::lower(text);
        // Not from the memory of forms: that of facts holds them already.
        let form = Rc::new(words::analysed(text));
        let stem = lower.rfind(is_apostrophe).unwrap_or(lower.len());
        let verbs = verbs::of(&form, &lower);
        Self {
            stem,
            capital: casing::is_capitalised(text),
            marks: Marks::of(&lower, &lower[..stem], &verbs),
            verbs,
            speech: Speech::of(&lower, &form.readings),
            person: unit::person(&lower),
            form,
            lower,
        }
    }
}

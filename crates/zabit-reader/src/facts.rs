//! What is known of a word form wherever it stands, worked out once a form.

use std::cell::RefCell;
use std::rc::Rc;

use compact_str::CompactString;
use zabit_analysis::memo::Memo;
use zabit_analysis::words;
use zabit_analysis::words::form::Form;
use zabit_turkish::numeral::Ending;
use zabit_turkish::suffix::is_apostrophe;
use zabit_turkish::{casing, unit};

use crate::statements::Speech;
use crate::verbs::{self, Verb};

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
        Self {
            stem: lower.rfind(is_apostrophe).unwrap_or(lower.len()),
            capital: casing::is_capitalised(text),
            verbs: verbs::of(&form, &lower),
            speech: Speech::of(&lower, &form.readings),
            person: unit::person(&lower),
            form,
            lower,
        }
    }
}

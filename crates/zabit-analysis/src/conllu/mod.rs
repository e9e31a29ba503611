//! CoNLL-U, the format of Universal Dependencies: sentences in, analysed sentences out.
//!
//! Source: <https://universaldependencies.org/format.html>. Words written together (a noun and its copula) are words of
//! their own in a multiword token, as in UD Turkish BOUN: their forms are the letters each has in the token.

mod read;
mod words;
mod write;

pub use read::{ReadError, read};
pub use words::{Word, words};
pub use write::{readings, write};

/// A token as it stands in text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its letters. Never empty, without tabs and line ends.
    pub form: String,
    /// Whether white space comes after it.
    pub space_after: bool,
}

/// A sentence to analyse.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The comments before it, in order, each with its "#".
    pub comments: Vec<String>,
    /// Its tokens.
    pub tokens: Vec<Token>,
}

impl Sentence {
    /// The forms of its tokens, as [`crate::words::choose`] takes them.
    pub fn forms(&self) -> Vec<&str> {
        self.tokens.iter().map(|token| token.form.as_str()).collect()
    }

    /// Its text: forms, with one space where white space stands between them.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (at, token) in self.tokens.iter().enumerate() {
            text.push_str(&token.form);
            if token.space_after && at + 1 < self.tokens.len() {
                text.push(' ');
            }
        }
        text
    }
}

//! A text as a row of words: what the grammars of dates and durations read.
//!
//! [`Words`] is the view they need; a reader of stories gives its own tokens, [`Plain`] cuts a plain string.

use std::ops::Range;

use compact_str::CompactString;

use crate::casing;
use crate::numeral::spans;

/// A row of words, figures and signs. Every `at` may lie past the end.
pub trait Words {
    /// A word in lower case without what follows its apostrophe; empty past the end.
    fn stem(&self, at: usize) -> &str;

    /// The letters after a word's apostrophe in lower case; empty where there are none.
    fn suffix(&self, at: usize) -> &str;

    /// Whether a word has an apostrophe, so that nothing may be joined to it.
    fn is_closed(&self, at: usize) -> bool;

    /// Whether there is a word at `at` that goes on with the line of the one before it.
    fn follows(&self, at: usize) -> bool;

    /// [`Words::stem`] of a word that goes on with its line, else empty.
    fn next(&self, at: usize) -> &str {
        if self.follows(at) { self.stem(at) } else { "" }
    }
}

/// A plain string as a row of words.
pub struct Plain {
    words: Vec<Word>,
}

struct Word {
    bytes: Range<usize>,
    /// In lower case, as is the suffix; Turkish lower case may take fewer or more bytes than the text.
    stem: CompactString,
    suffix: CompactString,
    closed: bool,
    line_before: bool,
}

impl Plain {
    /// Cuts a string.
    ///
    /// ```
    /// use zabit_turkish::words::{Plain, Words};
    /// let words = Plain::new("3 Mayıs'ta");
    /// assert_eq!((words.len(), words.stem(1), words.suffix(1)), (2, "mayıs", "ta"));
    /// ```
    pub fn new(text: &str) -> Self {
        let mut end = 0;
        let mut words = Vec::new();
        for bytes in spans(text) {
            let line_before = text[end..bytes.start].contains('\n');
            end = bytes.end;
            words.push(Word::new(&text[bytes.clone()], bytes, line_before));
        }
        Self { words }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where a word stands in the string, in bytes.
    pub fn bytes(&self, at: usize) -> Range<usize> {
        self.words.get(at).map_or(0..0, |word| word.bytes.clone())
    }
}

impl Word {
    fn new(raw: &str, bytes: Range<usize>, line_before: bool) -> Self {
        let (stem, suffix) = raw.split_once(['\'', '’']).unwrap_or((raw, ""));
        let closed = stem.len() < raw.len();
        Self { bytes, stem: casing::lower(stem), suffix: casing::lower(suffix), closed, line_before }
    }
}

impl Words for Plain {
    fn stem(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.stem)
    }

    fn suffix(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.suffix)
    }

    fn is_closed(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.closed)
    }

    fn follows(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| !word.line_before)
    }
}

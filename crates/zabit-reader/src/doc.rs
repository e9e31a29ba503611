//! A story with what the language says of each word: the common ground of all readers here.

use std::ops::Range;

use compact_str::CompactString;
use zabit_record::Span;
use zabit_text::{Story, TokenKind};
use zabit_turkish::casing;
use zabit_turkish::words::Words;

/// A story and its words in lower case. Token ranges index [`Story::tokens`].
pub struct Doc<'a> {
    /// The story.
    pub story: &'a Story,
    lower: Vec<CompactString>,
}

impl<'a> Doc<'a> {
    /// Prepares a story.
    pub fn new(story: &'a Story) -> Self {
        let lower = (0..story.tokens.len())
            .map(|at| match story.tokens[at].kind {
                TokenKind::Word | TokenKind::Number => casing::lower(story.str(at)),
                _ => CompactString::new(story.str(at)),
            })
            .collect();
        Self { story, lower }
    }

    /// How many tokens the story has.
    pub fn len(&self) -> usize {
        self.lower.len()
    }

    /// Whether the story has no tokens.
    pub fn is_empty(&self) -> bool {
        self.lower.is_empty()
    }

    /// A token in lower case, apostrophe and suffix included.
    pub fn lower(&self, at: usize) -> &str {
        &self.lower[at]
    }

    /// A token in lower case without apostrophe and suffix.
    pub fn stem(&self, at: usize) -> &str {
        let lower = self.lower(at);
        if !self.story.tokens[at].has_apostrophe() {
            return lower;
        }
        lower.rfind(is_apostrophe).map_or(lower, |cut| &lower[..cut])
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
        casing::is_capitalised(self.str(at))
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

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

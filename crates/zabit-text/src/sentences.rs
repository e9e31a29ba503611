//! Where sentences end.
//!
//! An outer sentence never ends inside a quotation: `Demir, "Yol açık. Gidelim." dedi.` is one
//! sentence. [`crate::Story::sentences_in`] splits the inside of a quotation by the same rule.

use std::ops::Range;

use crate::quotes::Quote;
use crate::story::Paragraph;
use crate::tokens::{Token, TokenKind};

pub(crate) struct Splitter<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
}

impl Splitter<'_> {
    fn str(&self, at: usize) -> &str {
        let token = self.tokens[at];
        &self.text[token.start as usize..token.end as usize]
    }

    /// Whether the token at `at` can end a sentence.
    pub fn is_terminator(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Punct
            && matches!(self.str(at), "." | ".." | "..." | "...." | "!" | "?" | "…")
    }

    /// Whether the token at `at` looks like the first of a sentence.
    fn can_start(&self, at: usize) -> bool {
        let token = self.tokens[at];
        match token.kind {
            TokenKind::Word => self.str(at).chars().next().is_some_and(char::is_uppercase),
            TokenKind::Number | TokenKind::Mark => true,
            TokenKind::Punct => token.line_before || matches!(self.str(at), "(" | "-" | "–" | "•"),
        }
    }

    /// Whether a sentence ends after the token at `at`, given the one that follows.
    pub fn ends_after(&self, at: usize, next: usize) -> bool {
        if self.tokens[next].line_before {
            return true;
        }
        if !self.is_terminator(at) || !self.can_start(next) {
            return false;
        }
        // "24. kuruluş yılı", "14. Ağır Ceza Mahkemesi": the period makes an ordinal of a short bare number.
        let ordinal = self.str(at) == "."
            && at > 0
            && self.tokens[at - 1].kind == TokenKind::Number
            && !self.tokens[at].space_before
            && self.str(at - 1).len() <= 3
            && self.str(at - 1).bytes().all(|b| b.is_ascii_digit());
        !ordinal
    }

    /// Splits `range` where sentences end, blind to quotation marks.
    pub fn split(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut start = range.start;
        for at in range.clone() {
            let end = at + 1;
            if end == range.end || self.ends_after(at, end) {
                out.push(start..end);
                start = end;
            }
        }
        out
    }

    /// Outer sentences: none ends inside an outermost quotation.
    pub fn outer(&self, paragraphs: &[Paragraph], quotes: &[Quote]) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut tops = quotes.iter().filter(|quote| quote.depth == 0).peekable();
        let mut start = 0;
        let mut at = 0;
        let total = paragraphs.last().map_or(0, |p| p.tokens.end);
        while at < total {
            while tops.peek().is_some_and(|quote| quote.content.end <= at && quote.close.is_none_or(|close| close < at))
            {
                tops.next();
            }
            let quote = tops.peek().filter(|quote| quote.open == Some(at)).copied();
            let (last, after_quote) = match quote {
                Some(quote) => (quote.close.unwrap_or(quote.content.end - 1), true),
                None => (at, false),
            };
            let next = last + 1;
            let ends = next >= total
                || self.tokens[next].line_before
                || if after_quote { self.quote_ends_sentence(last, next) } else { self.ends_after(at, next) };
            if ends {
                out.push(start..next);
                start = next;
            }
            at = next;
        }
        out
    }

    /// `"… hazırız." Bağdat'ta …`: a full sentence in marks, then a capital.
    fn quote_ends_sentence(&self, close: usize, next: usize) -> bool {
        let capital = self.tokens[next].kind == TokenKind::Word && self.can_start(next);
        capital && close > 0 && self.is_terminator(close - 1) && self.tokens[next].space_before
    }
}

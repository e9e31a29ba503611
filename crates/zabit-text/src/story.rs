//! A story with its parts found.

use std::ops::Range;

use jiff::civil::Date;

use crate::quotes::{Quote, quotes};
use crate::sentences::Splitter;
use crate::tokens::{Token, TokenKind, tokens};

/// A run of lines without an empty place between: in wire text, one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its tokens. Never empty.
    pub tokens: Range<usize>,
    /// Whether it reads as a headline or subheading: short, no sentence end, or one bare quotation.
    pub heading: bool,
}

/// A clean story: its text and where its parts are.
///
/// All token ranges index [`Story::tokens`]; the ranges of `sentences` and of `paragraphs` each cover
/// every token once, in order.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The clean text.
    pub text: String,
    /// The day it was published, from its header.
    pub published: Option<Date>,
    /// Every token, in order.
    pub tokens: Vec<Token>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Its outer sentences: none ends inside a quotation.
    pub sentences: Vec<Range<usize>>,
    /// Its quotations, by their opening.
    pub quotes: Vec<Quote>,
}

impl Story {
    /// Finds the parts of a clean text. Takes any text; time is linear in its length.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let tokens = tokens(&text);
        let mut paragraphs = paragraphs(&tokens);
        let quotes = quotes(&text, &tokens, &paragraphs);
        let splitter = Splitter { text: &text, tokens: &tokens };
        let sentences = splitter.outer(&paragraphs, &quotes);
        for paragraph in &mut paragraphs {
            paragraph.heading = is_heading(&text, &tokens, &paragraph.tokens, &quotes);
        }
        Self { text, published: None, tokens, paragraphs, sentences, quotes }
    }

    /// The same story with its day of publication.
    pub fn published(mut self, day: Option<Date>) -> Self {
        self.published = day;
        self
    }

    /// The text of one token.
    pub fn str(&self, token: usize) -> &str {
        let token = self.tokens[token];
        &self.text[token.start as usize..token.end as usize]
    }

    /// The text of one token before its apostrophe: "Sırakaya" of "Sırakaya'nın".
    pub fn stem(&self, token: usize) -> &str {
        let token = self.tokens[token];
        &self.text[token.start as usize..token.apostrophe as usize]
    }

    /// The letters after a token's apostrophe: "nın" of "Sırakaya'nın"; empty where there is none.
    pub fn suffix(&self, token: usize) -> &str {
        let token = self.tokens[token];
        let rest = &self.text[token.apostrophe as usize..token.end as usize];
        let mut letters = rest.chars();
        letters.next();
        letters.as_str()
    }

    /// The text of a range of tokens, from the first byte of its first to the last byte of its last.
    /// Empty for an empty range.
    pub fn slice(&self, range: Range<usize>) -> &str {
        match self.tokens.get(range) {
            Some([first, .., last]) => &self.text[first.start as usize..last.end as usize],
            Some([only]) => &self.text[only.start as usize..only.end as usize],
            _ => "",
        }
    }

    /// The code points `(start, end)` of a range of tokens. `(0, 0)` for an empty range.
    pub fn span(&self, range: Range<usize>) -> (u32, u32) {
        match self.tokens.get(range) {
            Some([first, .., last]) => (first.cp, last.cp_end),
            Some([only]) => (only.cp, only.cp_end),
            _ => (0, 0),
        }
    }

    /// One past the last code point of a token without its apostrophe and suffix.
    pub fn stem_end(&self, token: usize) -> u32 {
        let token = &self.tokens[token];
        if !token.has_apostrophe() {
            return token.cp_end;
        }
        token.cp_end - self.text[token.apostrophe as usize..token.end as usize].chars().count() as u32
    }

    /// The outer sentence that holds a token, as an index into [`Story::sentences`].
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token)
    }

    /// The paragraph that holds a token, as an index into [`Story::paragraphs`].
    pub fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= token)
    }

    /// Sentences inside a range of tokens, for instance of a quotation's content.
    pub fn sentences_in(&self, range: Range<usize>) -> Vec<Range<usize>> {
        Splitter { text: &self.text, tokens: &self.tokens }.split(range)
    }
}

fn paragraphs(tokens: &[Token]) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match out.last_mut() {
            Some(paragraph) if !token.line_before => paragraph.tokens.end = at + 1,
            _ => out.push(Paragraph { tokens: at..at + 1, heading: false }),
        }
    }
    out
}

/// Words a headline may have; longer lines without a full stop are sentences that lost it.
const HEADING_WORDS: usize = 25;

fn is_heading(text: &str, tokens: &[Token], range: &Range<usize>, quotes: &[Quote]) -> bool {
    let str = |at: usize| &text[tokens[at].start as usize..tokens[at].end as usize];
    if range.len() > HEADING_WORDS {
        return false;
    }
    let mut last = range.end - 1;
    while last > range.start && tokens[last].kind == TokenKind::Mark {
        last -= 1;
    }
    let from = quotes.partition_point(|quote| quote.content.start < range.start);
    let bare_quotation = quotes[from..]
        .first()
        .is_some_and(|quote| quote.open == Some(range.start) && quote.close == Some(range.end - 1));
    let open_end = matches!(str(last), "." | ":" | ";" | "," | "!" | "?" | "…" | "...");
    !open_end || (bare_quotation && str(last) != ".")
}

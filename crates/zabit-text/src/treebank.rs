//! Tokens and sentences as the Turkish treebanks of Universal Dependencies cut them: a thin layer over a story's own.
//!
//! In:  a [`Story`].
//! Out: [`TreebankSentence`]s that cover the tokens of the story once, in order.
//! Where they differ from the story's own parts:
//! - a period and a hyphen stand alone ("Dr" ".", "vb" ".", "F" "-" "16"), but not between letters ("G.Saray") or
//!   digits ("14.30"), nor in a web address;
//! - a suffix after a closing quotation mark belongs to the word before it (`Köprü"nün` is one token);
//! - a sentence ends inside a quotation too.

use std::ops::Range;

use crate::sentences::Splitter;
use crate::story::Story;
use crate::tokens::{Token, TokenKind, is_double_mark};

/// A token as treebanks cut it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreebankToken {
    /// Its bytes in the story's text. Never empty.
    pub bytes: Range<usize>,
    /// Whether white space, or the end of the story, comes after it.
    pub space_after: bool,
}

/// A sentence as treebanks cut it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreebankSentence {
    /// Its tokens. Never empty.
    pub tokens: Vec<TreebankToken>,
    /// Whether a paragraph begins with it.
    pub begins_paragraph: bool,
}

/// The sentences of a story as treebanks cut them, in time linear in its length.
///
/// ```
/// use zabit_text::{Story, treebank};
/// let story = Story::new("Dr. Demir geldi. \"Köprü\"nün yolu açık.");
/// let sentences = treebank(&story);
/// let forms = |at: usize| -> Vec<&str> {
///     sentences[at].tokens.iter().map(|token| &story.text[token.bytes.clone()]).collect()
/// };
/// assert_eq!(forms(0), ["Dr", ".", "Demir", "geldi", "."]);
/// assert_eq!(forms(1), ["\"", "Köprü\"nün", "yolu", "açık", "."]);
/// ```
pub fn treebank(story: &Story) -> Vec<TreebankSentence> {
    sentences(story).into_iter().map(|range| sentence(story, range)).collect()
}

/// Ranges of the story's tokens.
fn sentences(story: &Story) -> Vec<Range<usize>> {
    let splitter = Splitter { text: &story.text, tokens: &story.tokens };
    let mut closing: Vec<usize> = story.quotes.iter().filter_map(|quote| quote.close).collect();
    closing.sort_unstable();
    // What closes a quotation or a bracket belongs to the sentence before it.
    let closes = |at: usize| {
        let token = story.tokens[at];
        let glued = !token.space_before && (token.kind == TokenKind::Mark || matches!(story.str(at), ")" | "]"));
        !token.line_before && (glued || closing.binary_search(&at).is_ok())
    };
    let total = story.tokens.len();
    let (mut out, mut start, mut at) = (Vec::new(), 0, 0);
    while at < total {
        let mut next = at + 1;
        if splitter.is_terminator(at) {
            while next < total && closes(next) {
                next += 1;
            }
        }
        if next == total || splitter.ends_after(at, next) || begins_with_bullet(&splitter, story, at, next) {
            out.push(start..next);
            start = next;
        }
        at = next;
    }
    out
}

/// "… bitti. * Yol": what follows the end of a sentence is a bullet, and more comes after it.
fn begins_with_bullet(splitter: &Splitter, story: &Story, at: usize, next: usize) -> bool {
    splitter.is_terminator(at) && story.tokens[next].space_before && matches!(story.str(next), "*" | "·" | "—" | "▪")
}

fn sentence(story: &Story, range: Range<usize>) -> TreebankSentence {
    let begins_paragraph = story.tokens.get(range.start).is_some_and(|first| first.line_before);
    let mut tokens: Vec<TreebankToken> = Vec::with_capacity(range.len() + 1);
    let mut at = range.start;
    while at < range.end {
        let last = if is_suffixed_quotation(story, at, range.end) { at + 2 } else { at };
        let space_after = story.tokens.get(last + 1).is_none_or(|next| next.space_before);
        let (start, end) = (story.tokens[at].start as usize, story.tokens[last].end as usize);
        let cuts = if last == at { cuts(story.str(at), story.tokens[at].kind) } else { Vec::new() };
        let mut from = start;
        for to in cuts.into_iter().map(|cut| start + cut).chain([end]) {
            tokens.push(TreebankToken { bytes: from..to, space_after: to == end && space_after });
            from = to;
        }
        at = last + 1;
    }
    TreebankSentence { tokens, begins_paragraph }
}

/// A word, a double mark and a suffix with no white space between: `Köprü"nün`.
fn is_suffixed_quotation(story: &Story, at: usize, end: usize) -> bool {
    let Some([word, mark, suffix]) = story.tokens.get(at..end.min(at + 3)) else { return false };
    let glued = |token: &Token| !token.space_before;
    word.kind == TokenKind::Word
        && mark.kind == TokenKind::Mark
        && suffix.kind == TokenKind::Word
        && glued(mark)
        && glued(suffix)
        && story.str(at + 1).starts_with(is_double_mark)
        && story.str(at + 2).starts_with(char::is_lowercase)
}

/// Where a token of the story is cut, in bytes from its start, in order.
fn cuts(token: &str, kind: TokenKind) -> Vec<usize> {
    let mut cuts = Vec::new();
    if kind != TokenKind::Word {
        return cuts;
    }
    for (at, _) in token.match_indices('-') {
        cuts.extend([at, at + 1]);
    }
    if token.ends_with('.') {
        cuts.push(token.len() - 1);
    }
    // A token neither begins nor ends with a cut.
    cuts.retain(|cut| *cut > 0 && *cut < token.len());
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences of a text, forms parted by spaces, sentences by " | "; "_" stands where white space is missing.
    fn cut(text: &str) -> String {
        let story = Story::new(text);
        let sentences = treebank(&story).into_iter().map(|sentence| {
            let form = |token: &TreebankToken| {
                format!("{}{}", &story.text[token.bytes.clone()], if token.space_after { " " } else { "_ " })
            };
            sentence.tokens.iter().map(form).collect::<String>().trim_end().to_owned()
        });
        sentences.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn tokens() {
        let cases = [
            ("Prof. Demir geldi.", "Prof_ . Demir geldi_ ."),
            ("Sanat, müzik vb. gelir.", "Sanat_ , müzik vb_ . gelir_ ."),
            ("F-16 uçtu", "F_ -_ 16 uçtu"),
            ("Türk-Kazak yolu", "Türk_ -_ Kazak yolu"),
            ("G.Demir 14.30'da ornek.com", "G.Demir 14.30'da ornek.com"),
            ("%13'ü 2. kez", "%_ 13'ü 2_ . kez"),
            ("\"Barış\"ın yolu", "\"_ Barış\"ın yolu"),
            ("\"Barış\" yolu", "\"_ Barış_ \" yolu"),
            ("A.Ş. büyüdü", "A.Ş_ . büyüdü"),
        ];
        for (text, wanted) in cases {
            assert_eq!(cut(text), wanted, "{text}");
        }
    }

    #[test]
    fn sentences() {
        let cases = [
            ("Demir geldi. Kaya sustu!", "Demir geldi_ . | Kaya sustu_ !"),
            ("\"Yol açık. Gidelim.\" dedi. Sustu.", "\"_ Yol açık_ . | Gidelim_ ._ \" dedi_ . | Sustu_ ."),
            ("\"Yol açık.\" Kaya sustu.", "\"_ Yol açık_ ._ \" | Kaya sustu_ ."),
            ("(Yol açık.) Kaya sustu.", "(_ Yol açık_ ._ ) | Kaya sustu_ ."),
            ("Yol açık. * Kaya sustu.", "Yol açık_ . | * Kaya sustu_ ."),
            ("Köprü açıldı\nKaya sustu.", "Köprü açıldı | Kaya sustu_ ."),
            ("24. kuruluş yılı. Son.", "24_ . kuruluş yılı_ . | Son_ ."),
            ("", ""),
            ("...", "..."),
        ];
        for (text, wanted) in cases {
            assert_eq!(cut(text), wanted, "{text}");
        }
    }
}

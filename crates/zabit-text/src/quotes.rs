//! Quotation marks paired, in every style and with marks lost.
//!
//! In:  tokens and paragraphs.
//! Out: [`Quote`]s by their opening; one inside another has a greater `depth`.
//!
//! A mark's neighbours hint whether it opens or closes, but wire copy is careless ("sürecek. \" dedi",
//! "lezzetlendirecek \"dedi"), and straight marks look the same at both ends. So each paragraph is read
//! twice, by nesting and by turns, and the reading that contradicts fewer hints wins. A quotation left
//! open goes on into later paragraphs only if the next mark there closes; else it ends with its own
//! paragraph. A lost mark never swallows the story.

use std::ops::Range;

use crate::story::Paragraph;
use crate::tokens::{Token, TokenKind, is_apostrophe};

/// A quotation, its marks found or inferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The tokens between the marks. Never empty.
    pub content: Range<usize>,
    /// The opening mark's token; `None` where it was lost (`content` then begins with the sentence).
    pub open: Option<usize>,
    /// The closing mark's token; `None` where it was lost (`content` then ends with the paragraph).
    pub close: Option<usize>,
    /// 0 for an outermost quotation, 1 inside another, and so on.
    pub depth: u8,
    /// Whether the marks are single ones.
    pub single: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Hint {
    Opens,
    Closes,
    Either,
}

#[derive(Clone, Copy)]
struct Mark {
    token: usize,
    hint: Hint,
}

/// Pairs the marks of a story, in time linear in its tokens.
pub(crate) fn quotes(text: &str, tokens: &[Token], paragraphs: &[Paragraph]) -> Vec<Quote> {
    let mut out = Vec::new();
    let mut pending: Option<(usize, usize)> = None; // opening token, end of its paragraph
    for paragraph in paragraphs {
        let (double, single) = marks(text, tokens, paragraph.tokens.clone());
        if !double.is_empty() {
            let goes_on = pending.is_some() && double[0].hint == Hint::Closes;
            if let Some((open, end)) = pending.take() {
                if goes_on {
                    push(&mut out, Some(open), Some(double[0].token), open + 1..double[0].token, false);
                } else {
                    push(&mut out, Some(open), None, open + 1..end, false);
                }
            }
            let rest = if goes_on { &double[1..] } else { &double[..] };
            pending = pair(rest, paragraph.tokens.clone(), &mut out);
        }
        pair_single(&single, &mut out);
    }
    if let Some((open, end)) = pending {
        push(&mut out, Some(open), None, open + 1..end, false);
    }
    out.sort_by_key(|quote| (quote.content.start, usize::MAX - quote.content.end));
    set_depths(&mut out);
    out
}

fn push(out: &mut Vec<Quote>, open: Option<usize>, close: Option<usize>, content: Range<usize>, single: bool) {
    if !content.is_empty() {
        out.push(Quote { content, open, close, depth: 0, single });
    }
}

fn set_depths(quotes: &mut [Quote]) {
    let mut open_until: Vec<usize> = Vec::new();
    for quote in quotes {
        while open_until.last().is_some_and(|end| *end <= quote.content.start) {
            open_until.pop();
        }
        quote.depth = open_until.len().min(u8::MAX as usize) as u8;
        open_until.push(quote.content.end);
    }
}

/// The marks of one paragraph: double ones, then single ones.
fn marks(text: &str, tokens: &[Token], range: Range<usize>) -> (Vec<Mark>, Vec<Mark>) {
    let (mut double, mut single) = (Vec::new(), Vec::new());
    for at in range {
        let token = tokens[at];
        if token.kind != TokenKind::Mark {
            continue;
        }
        let sign = &text[token.start as usize..token.end as usize];
        let first = sign.chars().next().unwrap_or('"');
        let is_single = is_apostrophe(first) && sign.chars().count() == 1;
        let mark = Mark { token: at, hint: hint(first, tokens, at, text) };
        if is_single { single.push(mark) } else { double.push(mark) }
    }
    (double, single)
}

fn hint(sign: char, tokens: &[Token], at: usize, text: &str) -> Hint {
    match sign {
        '“' | '„' | '«' if !reversed_guillemets(sign, tokens, at) => return Hint::Opens,
        '»' => return Hint::Closes,
        _ => {}
    }
    let token = tokens[at];
    let next = tokens.get(at + 1).filter(|next| !next.line_before);
    let glued_right = next.is_some_and(|next| !next.space_before);
    let next_is_text = next.is_some_and(|next| {
        next.kind != TokenKind::Punct || matches!(&text[next.start as usize..next.end as usize], "(" | "." | "...")
    });
    let previous = (at > 0 && !token.line_before).then(|| &tokens[at - 1]);
    let glued_left = previous.is_some() && !token.space_before;
    let left_is_bracket =
        previous.is_some_and(|p| matches!(&text[p.start as usize..p.end as usize], "(" | "[" | "-" | "–" | "/"));
    let opens = glued_right && next_is_text && (!glued_left || left_is_bracket);
    let closes = glued_left && !left_is_bracket && !(glued_right && next.is_some_and(|n| starts_upper(text, n)));
    match (opens, closes, next.is_some(), previous.is_some()) {
        (true, false, ..) => Hint::Opens,
        (false, true, ..) => Hint::Closes,
        (_, _, true, false) => Hint::Opens,
        (_, _, false, true) => Hint::Closes,
        _ => Hint::Either,
    }
}

/// “ also closes in German style („…“): then it hangs on the word before it.
fn reversed_guillemets(sign: char, tokens: &[Token], at: usize) -> bool {
    sign == '“'
        && !tokens[at].space_before
        && tokens.get(at + 1).is_none_or(|next| next.space_before || next.line_before)
}

fn starts_upper(text: &str, token: &Token) -> bool {
    text[token.start as usize..].chars().next().is_some_and(char::is_uppercase)
}

/// Pairs one paragraph's double marks; returns the one left open, with the paragraph's end.
fn pair(marks: &[Mark], paragraph: Range<usize>, out: &mut Vec<Quote>) -> Option<(usize, usize)> {
    let turns_wrong = marks
        .iter()
        .enumerate()
        .filter(|(n, mark)| mark.hint == if n % 2 == 0 { Hint::Closes } else { Hint::Opens })
        .count()
        + marks.len() % 2;
    let nested = nest(marks);
    if nested.lost.len() + nested.open.len() <= turns_wrong {
        // What lost its opening mark began after the last quotation before it.
        for close in nested.lost {
            let before = nested.pairs.iter().map(|(_, end)| end + 1).filter(|end| *end <= close).max();
            push(out, None, Some(close), before.unwrap_or(paragraph.start)..close, false);
        }
        for (open, close) in nested.pairs {
            push(out, Some(open), Some(close), open + 1..close, false);
        }
        let mut open = nested.open.into_iter();
        let outermost = open.next();
        // Further marks left open inside it opened nothing.
        return outermost.map(|at| (at, paragraph.end));
    }
    for two in marks.chunks(2) {
        match two {
            [open, close] => push(out, Some(open.token), Some(close.token), open.token + 1..close.token, false),
            [open] => return Some((open.token, paragraph.end)),
            _ => {}
        }
    }
    None
}

#[derive(Default)]
struct Nesting {
    pairs: Vec<(usize, usize)>,
    lost: Vec<usize>,
    open: Vec<usize>,
}

/// Pairs by nesting: what opens goes on a stack, what closes takes the last one off it.
fn nest(marks: &[Mark]) -> Nesting {
    let mut out = Nesting::default();
    for mark in marks {
        let closes = match mark.hint {
            Hint::Closes => true,
            Hint::Opens => false,
            Hint::Either => !out.open.is_empty(),
        };
        match (closes, out.open.last().copied()) {
            (true, Some(open)) => {
                out.open.pop();
                out.pairs.push((open, mark.token));
            }
            (true, None) => out.lost.push(mark.token),
            (false, _) => out.open.push(mark.token),
        }
    }
    out
}

/// Single marks pair only where both hints are plain, within one paragraph: an apostrophe is no quotation.
fn pair_single(marks: &[Mark], out: &mut Vec<Quote>) {
    let mut open: Option<usize> = None;
    for mark in marks {
        match (mark.hint, open) {
            (Hint::Opens, _) => open = Some(mark.token),
            (Hint::Closes, Some(at)) => {
                push(out, Some(at), Some(mark.token), at + 1..mark.token, true);
                open = None;
            }
            _ => {}
        }
    }
}

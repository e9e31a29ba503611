//! Signs: the parser leaves them out, and they are hung onto the finished tree by their kind.

use super::machine::Built;
use super::numbers::sign;

/// How far up a tree the head of a sign is looked for, so that time stays linear in the length of any sentence.
const CLIMB: usize = 64;

/// A kind of sign, by what it does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// "," and ";".
    Comma,
    /// A quotation mark; which side of the quotation it stands on, neighbours tell.
    Quote,
    /// A bracket that opens.
    Open,
    /// A bracket that closes.
    Close,
    /// A dash.
    Dash,
    /// A full stop and its like.
    Stop,
    /// Anything else.
    Other,
}

impl Sign {
    /// The kind of a token that is known to be a sign.
    pub fn of(token: &str) -> Self {
        match token.chars().next().unwrap_or(' ') {
            ',' | ';' => Self::Comma,
            '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' => Self::Quote,
            '(' | '[' | '{' => Self::Open,
            ')' | ']' | '}' => Self::Close,
            '-' | '–' | '—' => Self::Dash,
            '.' | '!' | '?' | '…' => Self::Stop,
            _ => Self::Other,
        }
    }

    /// What the word before and the word after see of this sign. `opens`: it begins a quotation.
    pub fn seen(self, opens: bool) -> (u8, u8) {
        match self {
            Self::Comma => (sign::COMMA, 0),
            Self::Quote if opens => (0, sign::OPEN),
            Self::Quote => (sign::CLOSE, 0),
            Self::Open => (sign::AFTER, sign::BEFORE),
            Self::Close | Self::Stop => (sign::AFTER, 0),
            Self::Dash | Self::Other => (sign::AFTER, sign::BEFORE),
        }
    }
}

/// What a sign stands between: the words beside it, by index, where there are any.
#[derive(Clone, Copy, Debug)]
pub struct Between {
    pub before: Option<u32>,
    pub after: Option<u32>,
}

/// The word a sign hangs on, as UD BOUN does it. The tree of the words is done and has at least one word.
///
/// Observed in the development part of BOUN: what stands at the end of a phrase hangs on that phrase, what stands before
/// a phrase on the one that it opens.
pub fn head(kind: Sign, opens: bool, between: Between, built: &[Built]) -> u32 {
    let top = |from: u32, within: fn(&Built, u32) -> bool| {
        let mut at = from;
        for _ in 0..CLIMB {
            let Some(up) = built.get(at as usize).map(|word| word.head) else { break };
            if up as usize + 1 >= built.len() || !built.get(up as usize).is_some_and(|word| within(word, from)) {
                break;
            }
            at = up;
        }
        at
    };
    // The highest word whose whole phrase stands before, or after, the sign.
    let left = |from: u32| top(from, |word, from| word.last <= from);
    let right = |from: u32| top(from, |word, from| word.first >= from);
    let above = |at: u32| {
        let up = built.get(at as usize).map_or(at, |word| word.head);
        if up as usize + 1 >= built.len() { at } else { up }
    };
    match (between.before, between.after) {
        (Some(before), None) => left(before),
        (None, Some(after)) => right(after),
        (Some(before), Some(after)) => match kind {
            Sign::Quote if !opens => left(before),
            Sign::Close | Sign::Stop => left(before),
            Sign::Dash | Sign::Other => above(left(before)),
            Sign::Comma | Sign::Quote | Sign::Open => right(after),
        },
        (None, None) => 0,
    }
}

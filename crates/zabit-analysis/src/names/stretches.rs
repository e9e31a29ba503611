//! Stretches of a sentence that may hold names: capitalised words, and what joins or follows them.

use std::ops::Range;

use super::facts::{Facts, Role};

/// The stretches of a sentence, in order and apart. All other words are in no name.
pub fn stretches<F: AsRef<Facts>>(words: &[F]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + words.iter().skip(at).position(|word| word.as_ref().is_capital())?;
        let mut end = start + 1;
        while let Some(next) = reach(words, end) {
            end = next;
        }
        at = end;
        Some(start..end)
    })
}

/// Where a stretch that has come to `end` goes on to.
fn reach<F: AsRef<Facts>>(words: &[F], end: usize) -> Option<usize> {
    let role = |at: usize| words.get(at).map_or(Role::Opener, |word| word.as_ref().role);
    match (role(end), role(end + 1), role(end + 2)) {
        (Role::Capital | Role::Figure | Role::Head, ..) => Some(end + 1),
        (Role::Joint, Role::Capital, _) => Some(end + 2),
        (Role::Joint, Role::Joint | Role::Figure, Role::Capital) => Some(end + 3),
        _ => None,
    }
}

/// Whether most words of a sentence are capitalised, so that capitals say little: a heading.
pub fn shouts<F: AsRef<Facts>>(words: &[F]) -> bool {
    let spelt = words.iter().filter(|word| !matches!(word.as_ref().role, Role::Opener | Role::Figure)).count();
    let capitals = words.iter().filter(|word| word.as_ref().is_capital()).count();
    spelt > 3 && capitals * 10 > spelt * 7
}

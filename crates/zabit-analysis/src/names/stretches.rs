//! Stretches of a sentence that may hold names: capitalised words, and what joins or follows them.

use std::ops::Range;

use super::facts::{Facts, Role};

/// The stretches of a sentence, in order and apart. All other words are in no name.
pub fn stretches(facts: &[Facts]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = (at..facts.len()).find(|at| facts[*at].is_capital()) {
        let mut end = start + 1;
        while let Some(next) = reach(facts, end) {
            end = next;
        }
        out.push(start..end);
        at = end;
    }
    out
}

/// Where a stretch that has come to `end` goes on to.
fn reach(facts: &[Facts], end: usize) -> Option<usize> {
    let role = |at: usize| facts.get(at).map_or(Role::Opener, |word| word.role);
    match (role(end), role(end + 1), role(end + 2)) {
        (Role::Capital | Role::Figure | Role::Head, ..) => Some(end + 1),
        (Role::Joint, Role::Capital, _) => Some(end + 2),
        (Role::Joint, Role::Joint | Role::Figure, Role::Capital) => Some(end + 3),
        _ => None,
    }
}

/// Whether most words of a sentence are capitalised, so that capitals say little: a heading.
pub fn shouts(facts: &[Facts]) -> bool {
    let words = facts.iter().filter(|word| !matches!(word.role, Role::Opener | Role::Figure)).count();
    let capitals = facts.iter().filter(|word| word.is_capital()).count();
    words > 3 && capitals * 10 > words * 7
}

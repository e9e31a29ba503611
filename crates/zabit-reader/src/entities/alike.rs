//! When two spellings name the same person: short forms, lost diacritics, slips of the pen.

use compact_str::CompactString;
use zabit_turkish::casing::unmarked;

/// Whether a full name holds a short one: its surname, its first name, or its last words.
pub(super) fn holds(long: &[CompactString], short: &[CompactString]) -> bool {
    let (Some(last), Some(short_last)) = (long.last(), short.last()) else { return false };
    if long.len() <= short.len() {
        return false;
    }
    let surname = last == short_last || last.rsplit('-').next() == Some(short_last.as_str());
    if short.len() == 1 {
        return surname || long.first() == Some(&short[0]);
    }
    surname && long.first() == short.first() || long.ends_with(short) || long.starts_with(short)
}

pub(super) fn folded(words: &[CompactString]) -> Vec<CompactString> {
    words.iter().map(|word| CompactString::from(fold(word))).collect()
}

/// Whether two long words differ by one letter or by two neighbours swapped: a slip of the pen.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() < 6 || a.len().abs_diff(b.len()) > 1 || a[..3] != b[..3.min(b.len())] {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let back = back.min(a.len() - front).min(b.len() - front);
    let (x, y) = (&a[front..a.len() - back], &b[front..b.len() - back]);
    x.len() <= 1 && y.len() <= 1
        || x.len() == 2 && y.len() == 2 && x[0] == y[1] && x[1] == y[0]
        || x.len() == 3 && y.len() == 3 && x[0] == y[2] && x[2] == y[0]
}

/// Letters without their marks, as careless copy writes them, and the last of a word hard: names from the Arabic are
/// spelt either way ("Ahmed" and "Ahmet", "Recep" and "Receb").
pub(super) fn fold(lower: &str) -> String {
    lower.split(' ').map(folded_word).collect::<Vec<_>>().join(" ")
}

fn folded_word(word: &str) -> String {
    let mut plain: String = word.chars().map(unmarked).collect();
    let hard = match plain.chars().next_back() {
        Some('d') => 't',
        Some('b') => 'p',
        _ => return plain,
    };
    plain.pop();
    plain.push(hard);
    plain
}

//! Stems written in digits: "1979'da", "%5'i", "3.", "12:30'da", "70'li".

use super::letters::{Harmony, Letters};
use super::stems::{Lemma, STARTS, Stem};
use super::table::table;
use super::{Feats, NumType, Upos};

/// Adds the stems of a form that begins with a figure; none for other forms.
pub(super) fn stems(word: &Letters, stems: &mut Vec<Stem>) {
    let chars = word.chars(0, word.len());
    let end = chars
        .iter()
        .take_while(|c| c.is_numeric() || matches!(c, '.' | ',' | ':' | '/' | '%' | '-' | '–' | '+'))
        .count();
    if !chars.get(..end).is_some_and(|chars| chars.iter().any(|c| c.is_numeric())) {
        return;
    }
    let stem = |end, feats, state| Stem {
        end,
        lemma: Lemma::AsWritten,
        upos: Upos::Num,
        feats,
        state,
        harmony: Harmony::Any,
        guessed: false,
    };
    stems.push(stem(end, Feats::default(), STARTS.numeral));
    if end == word.len() && chars.last() == Some(&'.') {
        let only =
            Stem { lemma: Lemma::BeforeDot, ..stem(end, Feats::default().with(NumType::Ord), table().state("Only")) };
        stems.push(only);
    }
}

//! A token and its reading to syntactic words.

use zabit_turkish::morph::{Feats, Upos};

use crate::words::Choice;

/// A syntactic word: a token, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Its letters in the token. Never empty, unless the token is.
    pub form: &'a str,
    /// Dictionary form; empty where there is none.
    pub lemma: &'a str,
    /// Part of speech.
    pub upos: Upos,
    /// Features.
    pub feats: Feats,
}

/// The words of a token by the reading chosen for it, at least one. Their forms make up the token.
///
/// ```
/// use zabit_analysis::{conllu::words, words::choose};
/// let tokens = ["Yol", "açıktı", "."];
/// let choices = choose(&tokens);
/// let forms: Vec<&str> = words(tokens[1], &choices[1]).iter().map(|word| word.form).collect();
/// assert_eq!(forms, ["açık", "tı"]);
/// ```
pub fn words<'a>(form: &'a str, choice: &'a Choice) -> Vec<Word<'a>> {
    let Some(reading) = choice.reading() else {
        return vec![Word { form, lemma: form, upos: choice.upos, feats: Feats::default() }];
    };
    let starts: Vec<usize> = reading.clitics.iter().map(|clitic| start(form, clitic.start)).collect();
    let bounds: Vec<usize> = [0].into_iter().chain(starts).chain([form.len()]).collect();
    // A part without letters would be no word; it takes a reading of another form to ask for one.
    let parted = bounds.windows(2).all(|two| two[0] < two[1]) && bounds.iter().all(|at| form.is_char_boundary(*at));
    let host = |form| Word { form, lemma: &reading.lemma, upos: choice.upos, feats: reading.feats };
    if !parted {
        return vec![host(form)];
    }
    let part = |at: usize| form.get(bounds[at]..bounds[at + 1]).unwrap_or(form);
    let clitics = reading.clitics.iter().enumerate().map(|(at, clitic)| Word {
        form: part(at + 1),
        lemma: clitic.lemma,
        upos: clitic.upos,
        feats: clitic.feats,
    });
    [host(part(0))].into_iter().chain(clitics).collect()
}

/// Where a clitic begins: an apostrophe before it is its own, as BOUN writes "Demir" "'di".
fn start(form: &str, start: usize) -> usize {
    let before = form.get(..start).unwrap_or_default();
    match before.chars().next_back() {
        Some(c @ ('\'' | '’' | '‘' | '`' | '´' | 'ʼ')) => start - c.len_utf8(),
        _ => start,
    }
}

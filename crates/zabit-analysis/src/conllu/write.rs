//! Analysed sentences as CoNLL-U, or as a table of all readings.

use std::fmt::Write;

use zabit_turkish::morph::{Feats, Reading};

use super::words::{Word, words};
use super::{Sentence, Token};
use crate::syntax;
use crate::words::Choice;

/// Adds an analysed sentence to `out` as CoNLL-U, with the blank line at its end. `choices` are those of its tokens,
/// one each. Nothing for a sentence without tokens: CoNLL-U has none.
///
/// ```
/// use zabit_analysis::{conllu, words};
/// let token = |form: &str| conllu::Token { form: form.to_owned(), space_after: true };
/// let sentence = conllu::Sentence { comments: vec![], tokens: vec![token("köprü")] };
/// let mut out = String::new();
/// conllu::write(&sentence, &words::choose(&sentence.forms()), &mut out);
/// assert_eq!(out, "1\tköprü\tköprü\tNOUN\t_\tCase=Nom|Number=Sing|Person=3\t0\troot\t_\t_\n\n");
/// ```
pub fn write(sentence: &Sentence, choices: &[Choice], out: &mut String) {
    if sentence.tokens.is_empty() {
        return;
    }
    comments(sentence, out);
    let arcs = syntax::words(&syntax::parse(choices, &sentence.forms()), choices);
    let parts: Vec<Vec<Word>> =
        sentence.tokens.iter().zip(choices).map(|(token, choice)| words(&token.form, choice)).collect();
    // A token whose clitics have no letters of their own stays one word, and the tree would have one too many.
    let fits = parts.iter().map(Vec::len).sum::<usize>() == arcs.len();
    let mut id = 1;
    for (token, words) in sentence.tokens.iter().zip(parts) {
        if words.len() > 1 {
            let last = id + words.len() - 1;
            line(out, format_args!("{id}-{last}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}", token.form, misc(token)));
        }
        let own_misc = if words.len() > 1 { "_" } else { misc(token) };
        for word in words {
            let (head, relation) = match arcs.get(id - 1).filter(|_| fits) {
                Some(arc) => (arc.head, arc.relation.text()),
                None if id == 1 => (0, "root"),
                None => (1, "dep"),
            };
            let Word { form, lemma, upos, feats } = word;
            let lemma = if lemma.is_empty() { "_" } else { lemma };
            line(out, format_args!("{id}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{relation}\t_\t{own_misc}"));
            id += 1;
        }
    }
    out.push('\n');
}

fn misc(token: &Token) -> &'static str {
    if token.space_after { "_" } else { "SpaceAfter=No" }
}

/// Adds the readings of each token to `out`, a line each and a blank line at the end. Columns, parted by tabs: number of
/// the token, its form, a mark, lemma, part of speech, features, and the words written on to it as "lemma UPOS features",
/// with " + " between them. The mark has "*" where the reading was chosen and "?" where its stem is in no list.
pub fn readings(sentence: &Sentence, choices: &[Choice], out: &mut String) {
    if sentence.tokens.is_empty() {
        return;
    }
    comments(sentence, out);
    for ((token, choice), id) in sentence.tokens.iter().zip(choices).zip(1_usize..) {
        for (at, reading) in choice.form.readings.iter().enumerate() {
            let Reading { lemma, feats, guessed, .. } = reading;
            let (mark, upos) = match (at == usize::from(choice.index), guessed) {
                (true, false) => ("*", choice.upos),
                (true, true) => ("*?", choice.upos),
                (false, false) => ("_", reading.upos),
                (false, true) => ("?", reading.upos),
            };
            let on = clitics(reading);
            line(out, format_args!("{id}\t{}\t{mark}\t{lemma}\t{upos}\t{feats}\t{on}", token.form));
        }
    }
    out.push('\n');
}

fn clitics(reading: &Reading) -> String {
    let mut all = String::new();
    for clitic in &reading.clitics {
        let gap = if all.is_empty() { "" } else { " + " };
        let feats: Feats = clitic.feats;
        // Writing to a string does not fail.
        let _ = write!(all, "{gap}{} {} {feats}", clitic.lemma, clitic.upos);
    }
    if all.is_empty() { "_".to_owned() } else { all }
}

fn comments(sentence: &Sentence, out: &mut String) {
    for comment in &sentence.comments {
        line(out, format_args!("{comment}"));
    }
}

fn line(out: &mut String, line: std::fmt::Arguments) {
    // Writing to a string does not fail.
    let _ = writeln!(out, "{line}");
}

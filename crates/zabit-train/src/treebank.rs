//! The treebanks: sentences of annotated words, in the notation that the program uses.
//!
//! The reference is the notation of BOUN; GB and PUD are near to it, the others come from one group with habits of
//! their own. What can be said word by word stands in `data/notation.tsv`; participles, verbal nouns and converbs,
//! which some call NOUN, ADJ and ADV, become VERB, and the copula written into a word is split off, with the help of
//! the analyser (see [`crate::words`]).

use std::path::Path;

use zabit_turkish::casing;
use zabit_turkish::morph::Upos;

/// Files to learn from, with the habits of their makers. `tr_boun-ud-dev` is kept for measuring.
pub const FILES: [(&str, Habits); 12] = [
    ("tr_gb-ud-test", Habits::Near),
    ("tr_pud-ud-test", Habits::Near),
    ("tr_kenet-ud-dev", Habits::Far),
    ("tr_kenet-ud-test", Habits::Far),
    ("tr_penn-ud-dev", Habits::Far),
    ("tr_penn-ud-test", Habits::Far),
    ("tr_framenet-ud-train", Habits::Far),
    ("tr_framenet-ud-dev", Habits::Far),
    ("tr_framenet-ud-test", Habits::Far),
    ("tr_tourism-ud-dev", Habits::Far),
    ("tr_tourism-ud-test", Habits::Far),
    ("tr_atis-ud-dev", Habits::Far),
];

/// How near the annotation of a treebank is to the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habits {
    /// As in BOUN, but for words named in the table.
    Near,
    /// Derived forms are tagged by what they are in the sentence, copulas are not split.
    Far,
}

/// A syntactic word.
#[derive(Clone, Debug)]
pub struct Word {
    pub form: String,
    pub lemma: String,
    pub upos: Upos,
    pub feats: String,
    /// Index of the word it hangs on, from 1; 0 for the root.
    pub head: usize,
    pub deprel: String,
}

/// A sentence: its words, and the tokens they are written in.
#[derive(Clone, Debug)]
pub struct Sentence {
    pub habits: Habits,
    pub words: Vec<Word>,
    pub tokens: Vec<Token>,
}

/// A token as written: one word, or several written together.
#[derive(Clone, Debug)]
pub struct Token {
    pub form: String,
    /// Index of its first word, and how many there are.
    pub first: usize,
    pub count: usize,
}

/// All sentences to learn from, in the notation of the reference.
///
/// # Errors
/// A file that cannot be read.
pub fn sentences(shared: &Path) -> Result<Vec<Sentence>, String> {
    let notation = Notation::read();
    let mut all = Vec::new();
    for (name, habits) in FILES {
        let text = crate::read(&shared.join("data/ud").join(name).with_extension("conllu"))?;
        all.extend(parse(&text, habits));
    }
    for word in all.iter_mut().flat_map(|sentence: &mut Sentence| &mut sentence.words) {
        notation.apply(word);
    }
    Ok(all)
}

/// The sentences of a CoNLL-U file as they stand.
pub fn parse(text: &str, habits: Habits) -> Vec<Sentence> {
    text.split("\n\n").filter_map(|block| sentence(block, habits)).collect()
}

fn sentence(block: &str, habits: Habits) -> Option<Sentence> {
    let (mut words, mut tokens): (Vec<Word>, Vec<Token>) = (Vec::new(), Vec::new());
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, xpos, feats, head, deprel, ..] = fields.as_slice() else { continue };
        if let Some((first, last)) = id.split_once('-') {
            let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
            tokens.push(Token { form: (*form).to_owned(), first: first - 1, count: last + 1 - first });
            continue;
        }
        let Ok(id) = id.parse::<usize>() else { continue };
        if tokens.last().is_none_or(|token| token.first + token.count < id) {
            tokens.push(Token { form: (*form).to_owned(), first: id - 1, count: 1 });
        }
        words.push(Word {
            form: (*form).to_owned(),
            lemma: (*lemma).to_owned(),
            upos: kind(upos, xpos),
            feats: (*feats).to_owned(),
            head: head.parse().unwrap_or(0),
            deprel: (*deprel).to_owned(),
        });
    }
    (!words.is_empty()).then_some(Sentence { habits, words, tokens })
}

/// PUD keeps what a verbal noun, participle or converb is made of in the language's own tag.
fn kind(upos: &str, xpos: &str) -> Upos {
    match xpos {
        "VN" | "VJ" | "CRB" => Upos::Verb,
        _ => upos.parse().unwrap_or(Upos::X),
    }
}

/// What single words are called in the reference.
struct Notation(Vec<(&'static str, &'static str, Upos)>);

impl Notation {
    /// Columns of the table: form or `lemma=…`, tags it applies to, tag of the reference.
    fn read() -> Self {
        let lines = include_str!("../data/notation.tsv").lines().filter(|line| !line.starts_with('#'));
        let row = |line: &'static str| {
            let mut fields = line.split('\t');
            Some((fields.next()?, fields.next()?, fields.next()?.parse().ok()?))
        };
        Self(lines.filter_map(row).collect())
    }

    fn apply(&self, word: &mut Word) {
        let form = casing::lower(&word.form);
        let tag = word.upos.to_string();
        let named = |row: &&(&str, &str, Upos)| match row.0.strip_prefix("lemma=") {
            Some(lemma) => lemma == word.lemma.trim_matches('-'),
            None => row.0 == form,
        };
        let row = self.0.iter().filter(named).find(|row| row.1.split(' ').any(|from| from == tag));
        if let Some((_, _, to)) = row {
            word.upos = *to;
        }
    }
}

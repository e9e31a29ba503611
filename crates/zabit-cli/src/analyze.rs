//! `zabit analyze`: stories or CoNLL-U in, words out: CoNLL-U, or a table of all readings.

use std::io::{self, BufWriter};

use zabit_analysis::conllu::{self, Sentence, Token};
use zabit_analysis::words::choose;
use zabit_text::{Loaded, TreebankSentence, treebank};

use crate::args::Kind;
use crate::input::Input;
use crate::plan::AnalyzePlan;
use crate::stories::{Outcome, each};

/// Analyses everything in the plan. `Ok(true)` where no story failed.
///
/// # Errors
/// Where standard output cannot be written; a reader that has gone away (`| head`) is no error.
pub fn analyze(plan: AnalyzePlan) -> io::Result<bool> {
    let AnalyzePlan { sources, input: kind, all_readings, load } = plan;
    let out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    each(sources, out, b"", |input| {
        let sentences = match kind {
            Kind::Text => input.load(&load).map(|loaded| sentences(&loaded)).map_err(Outcome::from),
            Kind::Conllu => given(input, &load),
        };
        match sentences {
            Ok(sentences) => print(&sentences, all_readings),
            Err(outcome) => outcome,
        }
    })
}

/// The sentences of a CoNLL-U file.
fn given(input: &Input, load: &zabit_text::LoadOptions) -> Result<Vec<Sentence>, Outcome> {
    let text = input.text(load)?;
    let fault = |error| Outcome::Failed(format!("{}: {error}; give CoNLL-U, or leave out --input", input.name()));
    conllu::read(&text).map_err(fault)
}

/// The sentences of a story, with the comments that say where each belongs.
fn sentences(loaded: &Loaded) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (at, cut) in treebank(&loaded.story).into_iter().enumerate() {
        let mut sentence = Sentence { comments: Vec::new(), tokens: tokens(loaded, &cut) };
        if at == 0 {
            sentence.comments.push(format!("# newdoc id = {}", loaded.id));
            sentence.comments.push(format!("# source = {}", one_line(&loaded.source)));
        }
        if cut.begins_paragraph {
            sentence.comments.push("# newpar".to_owned());
        }
        sentence.comments.push(format!("# sent_id = {}-{}", loaded.id, at + 1));
        sentence.comments.push(format!("# text = {}", sentence.text()));
        sentences.push(sentence);
    }
    sentences
}

fn tokens(loaded: &Loaded, cut: &TreebankSentence) -> Vec<Token> {
    let form = |bytes: std::ops::Range<usize>| loaded.story.text.get(bytes).unwrap_or_default().to_owned();
    cut.tokens.iter().map(|token| Token { form: form(token.bytes.clone()), space_after: token.space_after }).collect()
}

/// A file name may hold a line end; a comment is one line.
fn one_line(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn print(sentences: &[Sentence], all_readings: bool) -> Outcome {
    let mut printed = String::new();
    for sentence in sentences {
        let choices = choose(&sentence.forms());
        if all_readings {
            conllu::readings(sentence, &choices, &mut printed);
        } else {
            conllu::write(sentence, &choices, &mut printed);
        }
    }
    let bytes = sentences.iter().flat_map(|sentence| &sentence.tokens).map(|token| token.form.len() + 1).sum();
    Outcome::Read { printed: printed.into_bytes(), bytes }
}

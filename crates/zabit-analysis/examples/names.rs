//! The names in a file of sentences, one a line, tokens parted by spaces; and how fast they are found:
//! `cargo run --release -p zabit-analysis --example names -- FILE`.

use std::time::Instant;

use zabit_analysis::names::{Tagger, tag};

/// Times the file is read for the clock, after a first time that fills the memory of forms.
const ROUNDS: usize = 20;

fn main() {
    let Some(path) = std::env::args().nth(1) else { return eprintln!("usage: names FILE") };
    let Ok(text) = std::fs::read_to_string(&path) else { return eprintln!("names: cannot read {path}") };
    let sentences: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    for sentence in &sentences {
        for name in tag(sentence) {
            let words = sentence.get(name.tokens.clone()).unwrap_or_default().join(" ");
            println!("{:?}\t{:.1}\t{words}", name.kind, name.margin);
        }
    }
    let Some(tagger) = Tagger::built_in() else { return eprintln!("names: no model") };
    let start = Instant::now();
    let mut found = 0;
    for _ in 0..ROUNDS {
        for sentence in &sentences {
            found += tagger.names(sentence).len();
        }
    }
    let tokens = ROUNDS * sentences.iter().map(Vec::len).sum::<usize>();
    let nanoseconds = start.elapsed().as_nanos() as f64 / tokens.max(1) as f64;
    eprintln!("{tokens} tokens, {found} names, {nanoseconds:.0} ns a token");
}

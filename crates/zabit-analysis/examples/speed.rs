//! How fast sentences are parsed: `cargo run --release -p zabit-analysis --example speed FILE`, one sentence a line, words
//! parted by spaces. Their analysis is made before and does not count.

use std::hint::black_box;
use std::time::Instant;

use zabit_analysis::{syntax, words};

fn main() {
    let path = std::env::args().nth(1).unwrap_or_else(|| "examples/01-iki-parti-mutabakat.txt".to_owned());
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let sentences: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    let analysed: Vec<_> = sentences.iter().map(|tokens| (tokens, words::choose(tokens))).collect();
    let tokens: usize = sentences.iter().map(Vec::len).sum();
    let mut best = f64::MAX;
    for _ in 0..30 {
        let start = Instant::now();
        for (tokens, choices) in &analysed {
            black_box(syntax::parse(choices, tokens));
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{tokens} tokens, {:.3} µs a token, best of 30", best / tokens.max(1) as f64 * 1e6);
}

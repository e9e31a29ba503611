//! How fast names are found: `cargo run --release -p zabit-reader --example entities_speed -- FILE`.
//! Each line of the file is read as a story.

use std::time::Instant;

use zabit_reader::{Doc, entities};
use zabit_text::Story;

fn main() {
    let Some(path) = std::env::args().nth(1) else { return eprintln!("usage: entities_speed FILE") };
    let Ok(text) = std::fs::read_to_string(&path) else { return eprintln!("entities_speed: cannot read {path}") };
    let lines: Vec<&str> = text.lines().collect();
    // Stories of ten lines, the length of a wire story.
    let stories: Vec<Story> = lines.chunks(10).map(|lines| Story::new(lines.join("\n"))).collect();
    let docs: Vec<Doc> = stories.iter().map(Doc::new).collect();
    let start = Instant::now();
    let first = docs.first().map_or(0, |doc| entities::entities(doc).list.len());
    println!("first story, tables and all: {:?} ({first} entities)", start.elapsed());
    let start = Instant::now();
    let mentions: usize = docs.iter().map(|doc| entities::entities(doc).mentions.len()).sum();
    let seconds = start.elapsed().as_secs_f64();
    println!("{mentions} mentions, {:.2} MB/s", text.len() as f64 / 1e6 / seconds);
}

//! Reads "word TAB count" lines from standard input and prints those with guessed readings only.
use std::io::Read;
fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).ok();
    let mut out = Vec::new();
    for line in text.lines() {
        let word = line.split('\t').next().unwrap_or_default();
        out.clear();
        zabit_turkish::morph::readings(word, &mut out);
        if out.iter().all(|r| r.guessed) {
            println!("{line}\t{}", out.iter().take(6).map(|r| r.to_string()).collect::<Vec<_>>().join(" ; "));
        }
    }
}

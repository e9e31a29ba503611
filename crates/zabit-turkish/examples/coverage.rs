//! How much of a treebank the analyser covers: for each word, whether some reading has the gold part of speech, lemma
//! and features. Words split as the treebank splits them.
//!
//! ```sh
//! cargo run --release -p zabit-turkish --example coverage -- FILE.conllu...
//! cargo run --release -p zabit-turkish --example coverage -- --misses FILE.conllu
//! cargo run --release -p zabit-turkish --example coverage -- --words köprüdeki
//! ```

use std::collections::BTreeMap;
use std::time::Instant;
use std::{env, fs};

use zabit_turkish::casing;
use zabit_turkish::morph::{Feats, Reading, Upos, readings};

/// A syntactic word of the treebank: the form it is part of, and where in it.
struct Gold {
    surface: String,
    nth: usize,
    lemma: String,
    upos: String,
    feats: Feats,
}

fn main() {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let option = arguments.first().cloned().unwrap_or_default();
    if option.starts_with("--") {
        arguments.remove(0);
    }
    for argument in &arguments {
        if option == "--words" {
            print_readings(argument);
        } else {
            match fs::read_to_string(argument) {
                Ok(text) => report(argument, &gold(&text), option == "--misses"),
                Err(error) => eprintln!("{argument}: {error}"),
            }
        }
    }
}

fn print_readings(form: &str) {
    let mut out = Vec::new();
    readings(form, &mut out);
    for reading in out {
        println!("{form}\t{reading}");
    }
}

fn gold(text: &str) -> Vec<Gold> {
    let mut words = Vec::new();
    let mut group: Option<(String, u32, u32)> = None;
    for line in text.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, _, feats, ..] = columns.as_slice() else {
            group = None;
            continue;
        };
        if let Some((from, to)) = id.split_once('-') {
            group = from.parse().ok().zip(to.parse().ok()).map(|(from, to)| ((*form).to_owned(), from, to));
            continue;
        }
        let id: u32 = id.parse().unwrap_or_default();
        let part = group.as_ref().filter(|(_, from, to)| (*from..=*to).contains(&id));
        words.push(Gold {
            surface: part.map_or((*form).to_owned(), |(form, ..)| form.clone()),
            nth: part.map_or(0, |(_, from, _)| (id - from) as usize),
            lemma: (*lemma).to_owned(),
            upos: (*upos).to_owned(),
            feats: feats.parse().unwrap_or_default(),
        });
    }
    words
}

/// The parts of a reading that stand for the nth syntactic word.
fn part(reading: &Reading, nth: usize) -> Option<(&str, Upos, Feats)> {
    match nth.checked_sub(1) {
        None => Some((&reading.lemma, reading.upos, reading.feats)),
        Some(nth) => reading.clitics.get(nth).map(|clitic| (clitic.lemma, clitic.upos, clitic.feats)),
    }
}

fn report(name: &str, words: &[Gold], misses: bool) {
    let mut out = Vec::new();
    let (mut upos, mut lemma, mut feats, mut all, mut number, mut guessed) = (0, 0, 0, 0, 0, 0);
    let mut missed: BTreeMap<(String, String), (usize, Vec<String>)> = BTreeMap::new();
    for word in words {
        out.clear();
        readings(&word.surface, &mut out);
        number += out.len();
        guessed += usize::from(out.iter().all(|reading| reading.guessed));
        let parts: Vec<_> = out.iter().filter_map(|reading| part(reading, word.nth)).collect();
        let same_lemma = |lemma: &str| casing::lower(lemma) == casing::lower(&word.lemma);
        let has_feats = parts.iter().any(|part| part.2 == word.feats);
        let has_all = parts.iter().any(|part| part.2 == word.feats && part.1.text() == word.upos && same_lemma(part.0));
        upos += usize::from(parts.iter().any(|part| part.1.text() == word.upos));
        lemma += usize::from(parts.iter().any(|part| same_lemma(part.0)));
        feats += usize::from(has_feats);
        all += usize::from(has_all);
        if misses && !has_all {
            let key = (word.upos.clone(), word.feats.to_string());
            let entry = missed.entry(key).or_default();
            entry.0 += 1;
            entry.1.push(format!("{}/{}{}", word.surface, word.lemma, if has_feats { "(lemma)" } else { "" }));
        }
    }
    let share = |count: usize| count as f64 / words.len().max(1) as f64;
    println!(
        "{name}: {} words, UPOS {:.4}, lemma {:.4}, UFeats {:.4}, all {:.4}; {:.2} readings, {:.4} of words only guessed; {:.0} words/s",
        words.len(),
        share(upos),
        share(lemma),
        share(feats),
        share(all),
        share(number),
        share(guessed),
        speed(words),
    );
    let mut missed: Vec<_> = missed.into_iter().collect();
    missed.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    for ((upos, feats), (count, examples)) in missed.into_iter().take(150) {
        println!("{count}\t{upos} {feats}\t{}", examples.iter().take(12).cloned().collect::<Vec<_>>().join(" "));
    }
}

/// Words a second, the median of nine rounds.
fn speed(words: &[Gold]) -> f64 {
    let mut out = Vec::new();
    let mut rounds: Vec<f64> = (0..9)
        .map(|_| {
            let start = Instant::now();
            for word in words {
                out.clear();
                readings(&word.surface, &mut out);
            }
            words.len() as f64 / start.elapsed().as_secs_f64()
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds.get(4).copied().unwrap_or_default()
}

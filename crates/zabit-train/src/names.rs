//! Names: how often each capitalised word stood in the name of a person, a place, an organisation or none.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use serde_json::Value;
use zabit_turkish::casing;
use zabit_turkish::names::Evidence;

use crate::read;

/// The project's own passages are news; the encyclopedia is not, so its sentences count less.
const GOLD_WEIGHT: u32 = 3;

/// How a word stood.
#[derive(Clone, Copy, PartialEq)]
enum As {
    PersonFirst,
    PersonLater,
    Place,
    Organisation,
    Other,
}

pub(crate) fn names(shared: &Path) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut counts: BTreeMap<String, Evidence> = BTreeMap::new();
    add_encyclopedia(&mut counts, &read(&shared.join("data/ner/wiki-ner-train.conll"))?);
    let news = read(&shared.join("data/news/cnn-turk-first-half.txt"))?;
    let lines: Vec<&str> = news.lines().map(str::trim).collect();
    for passage in read(&shared.join("gold/train/passages.jsonl"))?.lines() {
        add_passage(&mut counts, &lines, &serde_json::from_str(passage)?);
    }
    Ok(counts.into_iter().map(|(word, evidence)| (word, evidence.packed())).collect())
}

fn add(counts: &mut BTreeMap<String, Evidence>, word: &str, seen: As, weight: u32) {
    let stem = word.split(['\'', '’', '‘', '`']).next().unwrap_or(word);
    let capital = casing::is_capitalised(stem);
    if !capital || !stem.chars().all(|c| c.is_alphabetic() || c == '.') {
        return;
    }
    let evidence = counts.entry(casing::lower(stem).to_string()).or_default();
    let count = match seen {
        As::PersonFirst => &mut evidence.person_first,
        As::PersonLater => &mut evidence.person_later,
        As::Place => &mut evidence.place,
        As::Organisation => &mut evidence.organisation,
        As::Other => &mut evidence.other,
    };
    *count += weight;
}

fn add_encyclopedia(counts: &mut BTreeMap<String, Evidence>, conll: &str) {
    let mut first = true;
    for line in conll.lines() {
        let mut columns = line.split_whitespace();
        let (Some(word), Some(tag)) = (columns.next(), columns.next()) else {
            first = true;
            continue;
        };
        let seen = match tag {
            "B-PERSON" => Some(As::PersonFirst),
            "I-PERSON" => Some(As::PersonLater),
            "B-GPE" | "I-GPE" | "B-LOC" | "I-LOC" => Some(As::Place),
            "B-ORG" | "I-ORG" => Some(As::Organisation),
            // Every sentence begins with a capital: it says nothing.
            "O" if first => None,
            _ => Some(As::Other),
        };
        if let Some(seen) = seen {
            add(counts, word, seen, 1);
        }
        first = matches!(word, "." | "!" | "?" | ":" | "\"");
    }
}

/// A passage's names, and its capitalised words that are none.
fn add_passage(counts: &mut BTreeMap<String, Evidence>, lines: &[&str], passage: &Value) {
    let number = |value: &Value| value.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let (from, to) = (number(&passage["lines"][0]), number(&passage["lines"][1]));
    let Some(lines) = lines.get(from.saturating_sub(1)..to) else { return };
    let text: Vec<char> = lines.join("\n").chars().collect();
    let mut seen: Vec<Option<As>> = vec![None; text.len()];
    for name in passage["names"].as_array().into_iter().flatten() {
        let range = number(&name["start"])..number(&name["end"]).min(text.len());
        let mut first = true;
        for at in range {
            first &= !text[at].is_whitespace();
            seen[at] = Some(match name["type"].as_str() {
                Some("person") if first => As::PersonFirst,
                Some("person") => As::PersonLater,
                Some("place") => As::Place,
                _ => As::Organisation,
            });
        }
    }
    let mut at = 0;
    let mut opens = true;
    while at < text.len() {
        if !text[at].is_alphabetic() {
            opens = opens && text[at].is_whitespace() || matches!(text[at], '.' | '!' | '?' | ':' | '"' | '“' | '\n');
            at += 1;
            continue;
        }
        let end = (at..text.len()).find(|n| !text[*n].is_alphanumeric() && !matches!(text[*n], '\'' | '’'));
        let end = end.unwrap_or(text.len());
        let word: String = text[at..end].iter().collect();
        match seen[at] {
            Some(seen) => add(counts, &word, seen, GOLD_WEIGHT),
            None if !opens => add(counts, &word, As::Other, GOLD_WEIGHT),
            None => {}
        }
        (at, opens) = (end, false);
    }
}

//! Annotated names: sentences of the encyclopedia and the project's own passages of news.

use std::ops::Range;
use std::path::Path;

use serde_json::Value;
use zabit_analysis::names::Kind;
use zabit_text::Story;

use crate::read;

/// A text with its names.
pub struct Text {
    /// The text, cut into tokens and sentences.
    pub story: Story,
    /// Code points and kind of each name.
    pub names: Vec<(u32, u32, Kind)>,
    /// Code points of what may be a name or none: the annotation has other habits there.
    pub open: Vec<(u32, u32)>,
}

/// A sentence of a text.
pub struct Sentence {
    /// Its tokens.
    pub tokens: Vec<String>,
    /// The names in it, as ranges of its tokens.
    pub names: Vec<(Range<usize>, Kind)>,
    /// Tokens that may be part of a name or not.
    pub open: Vec<Range<usize>>,
}

impl Text {
    /// Its sentences.
    pub fn sentences(&self) -> Vec<Sentence> {
        self.story.sentences.iter().map(|range| self.sentence(range)).collect()
    }

    fn sentence(&self, range: &Range<usize>) -> Sentence {
        let tokens = range.clone().map(|at| self.story.str(at).to_owned()).collect();
        let covered = |start: u32, end: u32| {
            let inside =
                |at: &usize| self.story.tokens.get(*at).is_some_and(|token| token.cp < end && token.cp_end > start);
            let first = range.clone().find(inside)?;
            let last = range.clone().rev().find(inside)?;
            Some(first - range.start..last + 1 - range.start)
        };
        let names = self.names.iter().filter_map(|name| covered(name.0, name.1).map(|tokens| (tokens, name.2)));
        let open = self.open.iter().filter_map(|span| covered(span.0, span.1));
        Sentence { tokens, names: names.collect(), open: open.collect() }
    }
}

/// The sentences of a file of the encyclopedia, one text each.
///
/// Of its 19 classes PERSON, ORG, GPE and LOC are names as the passages have them. FAC and TITLE are left open: the passages
/// take airports, bridges and books for things, the encyclopedia names what stands in them.
///
/// # Errors
/// A file that cannot be read.
pub fn encyclopedia(path: &Path) -> Result<Vec<Text>, String> {
    Ok(read(path)?.split("\n\n").map(of_columns).collect())
}

fn of_columns(block: &str) -> Text {
    let (mut text, mut count) = (String::new(), 0);
    let mut names: Vec<(u32, u32, Kind)> = Vec::new();
    let mut free: Vec<(u32, u32)> = Vec::new();
    let mut open = false;
    for line in block.lines() {
        let mut columns = line.split_whitespace();
        let (Some(word), Some(tag)) = (columns.next(), columns.next()) else { continue };
        if !text.is_empty() && !matches!(word, "." | "," | ")" | ":" | ";" | "?" | "!") && !text.ends_with('(') {
            text.push(' ');
            count += 1;
        }
        let start = count;
        text.push_str(word);
        count += word.chars().count() as u32;
        let (begins, class) = tag.split_once('-').unwrap_or(("O", ""));
        let kind = match class {
            "PERSON" => Some(Kind::Person),
            "ORG" => Some(Kind::Organisation),
            "GPE" | "LOC" => Some(Kind::Place),
            _ => None,
        };
        if matches!(class, "FAC" | "TITLE") {
            free.push((start, count));
        }
        match (kind, names.last_mut()) {
            (Some(kind), Some(last)) if open && begins == "I" && last.2 == kind => last.1 = count,
            (Some(kind), _) => names.push((start, count, kind)),
            (None, _) => {}
        }
        open = kind.is_some();
    }
    Text { story: Story::new(text), names, open: free }
}

/// The project's passages, in order.
///
/// # Errors
/// A file that cannot be read.
pub fn passages(shared: &Path) -> Result<Vec<Text>, String> {
    let news = read(&shared.join("data/news/cnn-turk-first-half.txt"))?;
    let lines: Vec<&str> = news.split('\n').map(str::trim).collect();
    let passages = read(&shared.join("gold/train/passages.jsonl"))?;
    passages.lines().map(|line| of_passage(&lines, line)).collect()
}

fn of_passage(lines: &[&str], passage: &str) -> Result<Text, String> {
    let passage: Value = serde_json::from_str(passage).map_err(|error| format!("passages.jsonl: {error}"))?;
    let number = |value: &Value| value.as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    let (from, to) = (number(&passage["lines"][0]) as usize, number(&passage["lines"][1]) as usize);
    let text = lines.get(from.saturating_sub(1)..to).unwrap_or_default().join("\n");
    let name = |name: &Value| {
        let kind = match name["type"].as_str() {
            Some("person") => Kind::Person,
            Some("place") => Kind::Place,
            _ => Kind::Organisation,
        };
        (number(&name["start"]), number(&name["end"]), kind)
    };
    let names = passage["names"].as_array().into_iter().flatten().map(name).collect();
    Ok(Text { story: Story::new(text), names, open: Vec::new() })
}

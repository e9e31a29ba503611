//! Of what use trees are to attribution: on the annotated passages, is the named source the subject of the reporting
//! verb, and does the reported clause begin where the tree says? Beside it stands the reader's own way, by cases and
//! the order of words, which was tuned on these passages.

use std::path::Path;

use zabit_analysis::syntax::{self, Tree, clauses_of, subject_of};
use zabit_record::Record;
use zabit_text::Story;

use super::passages::{self, Passage, Report, analysed};

/// Right ones of those asked for.
#[derive(Default)]
struct Share(usize, usize);

impl Share {
    fn add(&mut self, right: bool) {
        self.0 += usize::from(right);
        self.1 += 1;
    }

    fn print(&self, what: &str) {
        println!("{what}: {} of {}, {:.1} %", self.0, self.1, 100.0 * self.0 as f64 / self.1.max(1) as f64);
    }
}

/// What is counted.
#[derive(Default)]
struct Shares {
    source: Share,
    reader_source: Share,
    edge: Share,
    near: Share,
    reader_edge: Share,
    either: Share,
}

/// Scores on the annotated passages.
///
/// # Errors
/// A file that cannot be read.
pub fn score(shared: &Path) -> Result<(), String> {
    let mut shares = Shares::default();
    let half = std::env::var("ZABIT_HALF").ok();
    for (at, passage) in passages::all(shared)?.iter().enumerate() {
        if half.as_ref().is_none_or(|half| *half == (at % 2).to_string()) {
            shares.add(passage);
        }
    }
    shares.source.print("the named source is in the subject of the reporting verb");
    shares.reader_source.print("  the reader names the source");
    shares.edge.print("the clause's left edge is that of the tree");
    shares.near.print("  within one token");
    shares.reader_edge.print("  the reader finds the edge");
    shares.either.print("  one of both finds it");
    Ok(())
}

impl Shares {
    fn add(&mut self, Passage { story, reports }: &Passage) {
        let record = zabit_reader::read(story).record;
        for report in reports {
            let (forms, choices) = analysed(story, &report.sentence);
            let tree = syntax::parse(&choices, &forms);
            let at = |token: usize| (token - report.sentence.start) as u32;
            let (edge, source) = told(story, &record, report);
            if !report.source.is_empty() {
                self.source.add(says(&tree, at(report.cue), report.source.iter().map(|token| at(*token))));
                self.reader_source.add(source);
            }
            let apart = clauses_of(&tree, at(report.content.end - 1)).start.abs_diff(at(report.content.start));
            self.edge.add(apart == 0);
            self.near.add(apart <= 1);
            self.reader_edge.add(edge);
            self.either.add(edge || apart == 0);
        }
    }
}

/// Whether one of the tokens belongs to the subject of a verb.
fn says(tree: &Tree, cue: u32, mut source: impl Iterator<Item = u32>) -> bool {
    subject_of(tree, cue).is_some_and(|subject| source.any(|token| tree.is_under(token, subject)))
}

/// Whether the reader has this statement with its left edge, and with its source.
fn told(story: &Story, record: &Record, report: &Report) -> (bool, bool) {
    let (start, end) = story.span(report.content.clone());
    let overlap = |from: u32, to: u32| to.min(end).saturating_sub(from.max(start));
    let found = record.statements.iter().max_by_key(|statement| overlap(statement.start, statement.end));
    let Some(found) = found.filter(|found| overlap(found.start, found.end) * 2 > end - start) else {
        return (false, false);
    };
    let entity = found.source.and_then(|id| record.entities.iter().find(|entity| entity.id == id));
    let last = report.name.split_whitespace().last();
    (found.start == start, entity.is_some_and(|entity| entity.name.split_whitespace().last() == last))
}

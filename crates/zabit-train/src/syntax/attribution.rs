//! Of what use trees are to attribution: on the annotated passages, is the named source the subject of the reporting
//! verb, and does the reported clause begin where the tree says? The passages are parsed by a model that was learnt
//! without them: twice, half of them held out each time. Beside it stand the rules of case and order ([`Cases`]), and
//! the reader, which was tuned on these passages.

use std::path::Path;

use zabit_analysis::syntax::{Cases, Model, Tree, clauses_of, subject_of};
use zabit_model::Pack;
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
    source_by_case: Share,
    source_by_reader: Share,
    edge: Share,
    edge_by_case: Share,
    edge_by_reader: Share,
}

/// Scores on the annotated passages.
///
/// # Errors
/// A file that cannot be read.
pub fn score(shared: &Path) -> Result<(), String> {
    let mut shares = Shares::default();
    for half in 0..2 {
        let all = passages::all(shared)?.into_iter().enumerate();
        let (held, shown): (Vec<_>, Vec<_>) = all.partition(|(at, _)| at % 2 == half);
        let shown: Vec<Passage> = shown.into_iter().map(|(_, passage)| passage).collect();
        let bytes = super::trained(shared, &shown)?;
        let model = Pack::open(&bytes).and_then(|file| Model::open(&file)).map_err(|error| error.to_string())?;
        held.iter().for_each(|(_, passage)| shares.add(&model, passage));
    }
    shares.source.print("the named source is in the subject of the reporting verb, by the tree");
    shares.source_by_case.print("  by case and order");
    shares.source_by_reader.print("  by the reader");
    shares.edge.print("the left edge of the reported clause, by the tree");
    shares.edge_by_case.print("  by case and order");
    shares.edge_by_reader.print("  by the reader");
    Ok(())
}

impl Shares {
    fn add(&mut self, model: &Model, Passage { story, reports }: &Passage) {
        let record = zabit_reader::read(story).record;
        for report in reports {
            let (forms, choices) = analysed(story, &report.sentence);
            let tree = model.parse(&choices, &forms);
            let cases = Cases::new(&choices, &forms);
            let at = |token: usize| (token - report.sentence.start) as u32;
            let (cue, verb, first) = (at(report.cue), at(report.content.end - 1), at(report.content.start));
            let (edge, source) = told(story, &record, report);
            let clause = cases.clause(verb);
            if !report.source.is_empty() {
                let names: Vec<u32> = report.source.iter().map(|token| at(*token)).collect();
                self.source.add(says(&tree, cue, &names));
                self.source_by_case.add(cases.subject(cue, &clause).is_some_and(|subject| names.contains(&subject)));
                self.source_by_reader.add(source);
            }
            self.edge.add(clauses_of(&tree, verb).start == first);
            self.edge_by_case.add(clause.start == first);
            self.edge_by_reader.add(edge);
        }
    }
}

/// Whether one of the tokens belongs to the subject of a verb.
fn says(tree: &Tree, cue: u32, names: &[u32]) -> bool {
    subject_of(tree, cue).is_some_and(|subject| names.iter().any(|token| tree.is_under(*token, subject)))
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

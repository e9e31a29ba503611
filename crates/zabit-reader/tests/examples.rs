//! What is read in each example story, kept as a page a person can check against the story.
//!
//! A change of any record fails here until the pages are updated on request:
//! `make snapshots` (that is `INSTA_UPDATE=always cargo test -p zabit-reader --test examples`), and then read the diff.

mod common;
mod stories;

use std::fmt::Write;

use common::{name, text};
use zabit_record::{EntityId, Event, Record, StatementId};

#[test]
fn records_of_the_examples() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for example in stories::examples() {
            let mut page = page(&zabit_reader::read(&example.story()).record);
            page.push_str(&gaps(&example.name, &page));
            insta::assert_snapshot!(example.name.as_str(), page);
        }
    });
}

/// A record as a page of aligned text.
fn page(record: &Record) -> String {
    let mut page = format!("published {}\n", record.document.published.as_deref().unwrap_or("-"));
    table(&mut page, "WHO IS WHO", entities(record));
    table(&mut page, "WHO SAID WHAT", statements(record));
    table(&mut page, "FIGURES", quantities(record));
    table(&mut page, "DATES", dates(record));
    table(&mut page, "EVENTS", record.events.iter().map(|event| self::event(record, event)).collect());
    table(&mut page, "COMMITMENTS", commitments(record));
    page
}

/// The gaps we know of in an example that are still open. See `examples.gaps.tsv`.
fn gaps(example: &str, page: &str) -> String {
    let lines: Vec<String> = page.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let mut out = String::new();
    for row in include_str!("examples.gaps.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [name, kind, words, right] = cells[..] else { panic!("a gap has four cells: {row:?}") };
        let stands = lines.iter().any(|line| line.contains(words));
        let open = match kind {
            "wrong" => stands,
            "missing" => !stands,
            _ => panic!("a gap is wrong or missing: {row:?}"),
        };
        if open && example.starts_with(name) {
            let _ = writeln!(out, "  {kind}: {words} → {right}");
        }
    }
    if out.is_empty() { out } else { format!("\nKNOWN GAPS\n{out}") }
}

fn entities(record: &Record) -> Vec<Vec<String>> {
    let row = |entity: &zabit_record::Entity| {
        let roles: Vec<String> = entity
            .roles
            .iter()
            .map(|role| {
                let title = if role.former {
                    format!("eski {}", zabit_record::office(&role.title))
                } else {
                    role.title.clone()
                };
                format!("{title} @ {}", name(record, role.organisation))
            })
            .collect();
        vec![
            plain(&entity.kind),
            [std::slice::from_ref(&entity.name), entity.aliases.as_slice()].concat().join(" = "),
            entity.country.clone().unwrap_or_else(|| "-".to_owned()),
            format!("×{}", entity.mentions.len()),
            roles.join(" · "),
        ]
    };
    record.entities.iter().map(row).collect()
}

fn statements(record: &Record) -> Vec<Vec<String>> {
    let row = |statement: &zabit_record::Statement| {
        let cue = statement.cue.as_ref();
        vec![
            statement.id.to_string(),
            plain(&statement.kind),
            name(record, statement.source),
            cue.map_or_else(|| "-".to_owned(), |cue| format!("{} [{}]", text(record, cue.start, cue.end), cue.lemma)),
            statement.medium.map_or_else(String::new, |medium| text(record, medium.start, medium.end)),
            statement.within.map_or_else(String::new, |outer| format!("in {outer}")),
            text(record, statement.start, statement.end),
        ]
    };
    record.statements.iter().map(row).collect()
}

fn quantities(record: &Record) -> Vec<Vec<String>> {
    let row = |quantity: &zabit_record::Quantity| {
        let upper = quantity.upper.as_ref().map_or_else(String::new, |upper| format!("–{upper}"));
        vec![
            quantity.id.to_string(),
            format!("{}{}{upper} {}", plain(&quantity.comparator), quantity.value, quantity.unit),
            plain(&quantity.status),
            quantity.when.clone().unwrap_or_else(|| "-".to_owned()),
            within(quantity.statement),
            quantity.measure.clone().unwrap_or_else(|| "-".to_owned()),
            text(record, quantity.start, quantity.end),
        ]
    };
    record.quantities.iter().map(row).collect()
}

fn dates(record: &Record) -> Vec<Vec<String>> {
    record.dates.iter().map(|date| vec![date.value.clone(), text(record, date.start, date.end)]).collect()
}

fn event(record: &Record, event: &Event) -> Vec<String> {
    let kind = match (&event.consult, &event.agreement) {
        (Some(consult), _) => plain(consult),
        (_, Some(agreement)) => format!("{} {}", plain(&agreement.kind), plain(&agreement.status)),
        _ => String::new(),
    };
    let agreed = event.agreement.as_ref().map(|a| json(&a.name)).unwrap_or_default();
    vec![
        event.id.to_string(),
        event.kind.clone(),
        kind,
        plain(&event.modality),
        format!("{} → {}", names(record, &event.actors), names(record, &event.recipients)),
        format!("@ {}", name(record, event.place)),
        event.date.clone().unwrap_or_else(|| "-".to_owned()),
        within(event.statement),
        agreed,
        text(record, event.start, event.end),
    ]
}

fn commitments(record: &Record) -> Vec<Vec<String>> {
    let row = |commitment: &zabit_record::Commitment| {
        vec![
            commitment.id.to_string(),
            plain(&commitment.kind),
            name(record, commitment.by),
            format!("due {}", commitment.due.as_deref().unwrap_or("-")),
            commitment.quantity.map_or_else(|| "-".to_owned(), |quantity| quantity.to_string()),
            within(commitment.statement),
            text(record, commitment.start, commitment.end),
        ]
    };
    record.commitments.iter().map(row).collect()
}

fn names(record: &Record, ids: &[EntityId]) -> String {
    let names: Vec<String> = ids.iter().map(|id| name(record, Some(*id))).collect();
    if names.is_empty() { "-".to_owned() } else { names.join(" + ") }
}

fn within(statement: Option<StatementId>) -> String {
    statement.map_or_else(|| "-".to_owned(), |id| format!("in {id}"))
}

/// A value as the record writes it, without quotation marks.
fn plain(value: &impl serde::Serialize) -> String {
    json(value).trim_matches('"').to_owned()
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("a record is JSON")
}

/// Writes rows under a heading, columns aligned, the last one free to run on.
fn table(page: &mut String, heading: &str, rows: Vec<Vec<String>>) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let _ = write!(page, "\n{heading}\n");
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .filter(|(_, width)| **width > 0)
            .map(|(cell, width)| format!("{:width$}", cell.replace('\n', "⏎")))
            .collect();
        let _ = writeln!(page, "  {}", cells.join("  ").trim_end());
    }
}

//! Figures in a table: what was measured, how much, when, by whose word.

use zabit_record::QuantityStatus;

use super::figure;
use super::layout::table;
use super::statements::one_line;
use super::words::Words;

/// The section; empty where no figure falls. Columns that no figure fills are left out.
pub fn section(words: &Words, width: usize) -> String {
    let rows: Vec<Vec<String>> = words
        .record
        .quantities
        .iter()
        .map(|quantity| {
            vec![
                one_line(quantity.measure.as_deref().unwrap_or("–")),
                figure::value(quantity),
                quantity.when.as_deref().map(figure::date).unwrap_or_default(),
                status(quantity.status).to_owned(),
                quantity.statement.and_then(|id| words.speaker(id)).unwrap_or_default(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let head = ["Measure", "Value", "When", "Status", "Said by"];
    let filled = |column: usize| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
    let kept: Vec<usize> = (0..head.len()).filter(|column| filled(*column)).collect();
    let pick = |cells: &[String]| kept.iter().filter_map(|n| cells.get(*n).cloned()).collect::<Vec<_>>();
    let head: Vec<&str> = kept.iter().filter_map(|n| head.get(*n).copied()).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| pick(row)).collect();
    let flexible: Vec<usize> = (0..head.len()).filter(|n| *n == 0 || *n + 1 == head.len()).collect();
    table(&head, &rows, &flexible, width)
}

fn status(status: QuantityStatus) -> &'static str {
    match status {
        QuantityStatus::Actual => "actual",
        QuantityStatus::Target => "target",
        QuantityStatus::Planned => "planned",
        QuantityStatus::Change => "change",
    }
}

//! How each kind of answer looks in a table.

use std::collections::BTreeMap;

use serde::Serialize;
use zabit_record::{Comparator, Quantity, QuantityId, QuantityStatus};
use zabit_store::{AgreementRow, CommitmentRow, EntityRow, FigureRow, Hit, Moment, SaidRow};

use super::table::{MARK, Row};
use crate::view::figure;

/// Letters of a cell at most.
const LETTERS: usize = 160;

/// Words for a cell: one line, not too long.
pub fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LETTERS {
        return line;
    }
    let cut: String = line.chars().take(LETTERS - 1).collect();
    format!("{}…", cut.trim_end())
}

fn or_empty(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

impl Row for EntityRow {
    const COLUMNS: &'static [&'static str] = &["name", "role", "said", "stories", "first", "last", "id"];

    fn cells(&self) -> Vec<String> {
        let (statements, stories) = (self.statements.to_string(), self.stories.to_string());
        let role = self.role.as_deref().map(short).or_else(|| self.country.clone()).unwrap_or_default();
        let (first, last) = (or_empty(&self.first), or_empty(&self.last));
        vec![short(&self.name), role, statements, stories, first, last, self.id.clone()]
    }
}

impl Row for SaidRow {
    const COLUMNS: &'static [&'static str] = &["day", "kind", "words", "cue", "outlet", "story", "id"];

    fn cells(&self) -> Vec<String> {
        let outlet = match (self.at.outlet.as_deref().unwrap_or_default(), self.copies) {
            (outlet, 0) => outlet.to_owned(),
            (outlet, 1) => format!("{outlet} +1 outlet").trim_start().to_owned(),
            (outlet, more) => format!("{outlet} +{more} outlets").trim_start().to_owned(),
        };
        let (day, story) = (or_empty(&self.day), self.at.story.to_string());
        vec![day, self.kind.clone(), short(&self.words), or_empty(&self.cue), outlet, story, self.id.clone()]
    }
}

impl Row for Moment {
    const COLUMNS: &'static [&'static str] = &["day", "what", "who", "words", "story", "id"];

    fn cells(&self) -> Vec<String> {
        let what = match self.modality.as_deref() {
            None | Some("happened") => self.what.clone(),
            Some(other) => format!("{}, {other}", self.what),
        };
        let words = match &self.detail {
            Some(detail) => format!("{detail}: {}", self.words),
            None => self.words.clone(),
        };
        let (day, story) = (or_empty(&self.day), self.at.story.to_string());
        vec![day, what, short(&self.who.join(", ")), short(&words), story, self.id.clone()]
    }
}

impl Row for FigureRow {
    const COLUMNS: &'static [&'static str] =
        &["day", "when", "measure", "value", "status", "said by", "outlet", "story", "id"];

    fn cells(&self) -> Vec<String> {
        vec![
            or_empty(&self.day),
            or_empty(&self.when),
            short(self.measure.as_deref().unwrap_or_default()),
            figure::value(&quantity(self)),
            self.status.clone(),
            or_empty(&self.said_by),
            or_empty(&self.at.outlet),
            self.at.story.to_string(),
            self.id.clone(),
        ]
    }
}

/// A figure as the page for people takes it.
fn quantity(row: &FigureRow) -> Quantity {
    let comparator = match row.comparator.as_str() {
        ">" => Comparator::Over,
        ">=" => Comparator::AtLeast,
        "<" => Comparator::Under,
        "<=" => Comparator::AtMost,
        "~" => Comparator::About,
        _ => Comparator::Equal,
    };
    Quantity {
        id: QuantityId(0),
        start: row.start,
        end: row.end,
        value: row.value.clone(),
        upper: row.upper.clone(),
        unit: row.unit.clone(),
        comparator,
        measure: None,
        status: QuantityStatus::Actual,
        when: None,
        statement: None,
    }
}

/// The values of the commonest unit as a line of bars, targets with a sign; empty for fewer than two.
pub fn series(rows: &[FigureRow]) -> String {
    let mut units: BTreeMap<&str, usize> = BTreeMap::new();
    rows.iter().for_each(|row| *units.entry(&row.unit).or_default() += 1);
    let Some((unit, _)) = units.into_iter().max_by_key(|(_, times)| *times) else { return String::new() };
    // Only the height of a bar goes through floating point, never a figure.
    let height = |row: &FigureRow| row.value.parse::<f64>().ok().filter(|value| value.is_finite());
    let of_unit = rows.iter().filter(|row| row.unit == unit);
    let bars: Vec<(f64, bool)> =
        of_unit.filter_map(|row| Some((height(row)?, row.status == "target" || row.status == "planned"))).collect();
    if bars.len() < 2 {
        return String::new();
    }
    let low = bars.iter().map(|(value, _)| *value).fold(f64::INFINITY, f64::min);
    let high = bars.iter().map(|(value, _)| *value).fold(f64::NEG_INFINITY, f64::max);
    let signs = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];
    let sign = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        signs[((share * 6.0).round() as usize).min(6)]
    };
    let line: String =
        bars.iter().flat_map(|(value, target)| [Some(sign(*value)), target.then_some('*')]).flatten().collect();
    let legend = if bars.iter().any(|(_, target)| *target) { "   * target or plan" } else { "" };
    format!("{unit}  {line}{legend}\n\n")
}

impl Row for AgreementRow {
    const COLUMNS: &'static [&'static str] = &["day", "agreement", "parties", "status", "when", "story", "id"];

    fn cells(&self) -> Vec<String> {
        let status = match (self.status.as_deref().unwrap_or_default(), self.modality.as_str()) {
            (status, "happened") => status.to_owned(),
            (status, modality) if status == modality => status.to_owned(),
            (status, modality) => format!("{status}, {modality}"),
        };
        vec![
            or_empty(&self.day),
            short(&self.agreement),
            short(&self.parties.join(", ")),
            status,
            or_empty(&self.when),
            self.at.story.to_string(),
            self.id.clone(),
        ]
    }
}

impl Row for CommitmentRow {
    const COLUMNS: &'static [&'static str] = &["day", "by", "kind", "words", "due", "story", "id"];

    fn cells(&self) -> Vec<String> {
        let (by, due) = (or_empty(&self.by), or_empty(&self.due));
        let (day, story) = (or_empty(&self.day), self.at.story.to_string());
        vec![day, by, self.kind.clone(), short(&self.words), due, story, self.id.clone()]
    }
}

/// A story that was found.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Found(pub Hit);

impl Row for Found {
    const COLUMNS: &'static [&'static str] = &["day", "outlet", "title", "words", "story"];

    fn cells(&self) -> Vec<String> {
        let hit = &self.0;
        let mut words = String::with_capacity(hit.snippet.len() + 16);
        let mut marks = hit.marks.iter().peekable();
        for (at, letter) in (0u32..).zip(hit.snippet.chars()) {
            if marks.peek().is_some_and(|mark| mark.0 == at) {
                words.push(MARK.0);
            }
            words.push(if letter.is_whitespace() { ' ' } else { letter });
            if marks.next_if(|mark| mark.1 == at + 1).is_some() {
                words.push(MARK.1);
            }
        }
        let (day, outlet) = (or_empty(&hit.day), or_empty(&hit.at.outlet));
        vec![day, outlet, short(hit.at.title.as_deref().unwrap_or_default()), words, hit.at.story.to_string()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut() {
        assert_eq!(short("Köprü\n açıldı."), "Köprü açıldı.");
        let long = short(&"ağaç ".repeat(80));
        assert!(long.ends_with('…') && long.chars().count() <= LETTERS, "{long}");
    }

    #[test]
    fn bars_of_the_commonest_unit() {
        let row = |value: &str, unit: &str, status: &str| FigureRow {
            value: value.to_owned(),
            unit: unit.to_owned(),
            status: status.to_owned(),
            ..FigureRow::default()
        };
        let rows = [row("1", "USD", "actual"), row("9", "count", "actual"), row("4", "USD", "actual")];
        assert_eq!(series(&rows), "USD  ▁▇\n\n");
        let aims = [row("10", "percent", "actual"), row("20", "percent", "target"), row("15", "percent", "actual")];
        assert_eq!(series(&aims), "percent  ▁▇*▄   * target or plan\n\n");
        assert_eq!(series(&rows[..2]), "");
    }
}

//! Runs the files of cases: reads them, compares, and holds the result against the list of gaps.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::path::Path;

use rust_decimal::Decimal;
use serde_json::Value;
use zabit_turkish::casing;

/// Something found in an input, or expected there.
#[derive(Debug, Default)]
pub struct Item {
    text: String,
    /// In code points; `None` where the file does not say.
    start: Option<usize>,
    value: Option<Said>,
    unit: Option<String>,
}

/// A value as a number, or as the file writes it where it is none.
#[derive(Debug, PartialEq)]
enum Said {
    Number(Decimal),
    Text(String),
}

impl Item {
    /// What stands at some bytes of an input.
    pub fn at(input: &str, bytes: Range<usize>) -> Self {
        let start = input[..bytes.start].chars().count();
        Self { text: input[bytes].to_owned(), start: Some(start), ..Self::default() }
    }

    /// With a value.
    pub fn value(self, value: Decimal) -> Self {
        Self { value: Some(Said::Number(value)), ..self }
    }

    /// With a value that is no number.
    pub fn said(self, value: String) -> Self {
        Self { value: Some(Said::Text(value)), ..self }
    }

    /// With a unit, as the file names it.
    pub fn unit(self, unit: impl Into<String>) -> Self {
        Self { unit: Some(unit.into()), ..self }
    }

    /// What a file expects.
    fn expected(result: &Value) -> Self {
        let resolution = &result["Resolution"];
        let value = resolution["value"].as_str().or_else(|| result["Value"]["FutureResolution"]["duration"].as_str());
        Self {
            text: result["Text"].as_str().unwrap_or_default().to_owned(),
            start: result["Start"].as_u64().map(|start| start as usize),
            value: value.map(said),
            unit: resolution["unit"].as_str().map(str::to_owned),
        }
    }

    /// Whether this, found, is what was expected, as far as the file says.
    fn is(&self, expected: &Self) -> bool {
        let text = casing::lower(&self.text) == casing::lower(&expected.text);
        let start = expected.start.is_none() || self.start == expected.start;
        let unit = expected.unit.is_none() || self.unit == expected.unit;
        let value = match (&self.value, &expected.value) {
            (Some(Said::Number(found)), Some(Said::Number(expected))) => near(*found, *expected),
            (Some(Said::Text(found)), Some(Said::Text(expected))) => same(found, expected),
            (found, expected) => expected.is_none() || found == expected,
        };
        text && start && unit && value
    }
}

/// Values in the files have a decimal comma or point, some a percent sign.
fn said(value: &str) -> Said {
    let plain = value.trim_end_matches('%').replace(',', ".");
    match plain.parse().or_else(|_| Decimal::from_scientific(&plain)) {
        Ok(number) => Said::Number(number),
        Err(_) => Said::Text(value.to_owned()),
    }
}

/// Values agree where their first 12 digits do: the files hold floating-point numbers.
fn near(found: Decimal, expected: Decimal) -> bool {
    let slack = (expected.abs() * Decimal::new(1, 12)).max(Decimal::new(1, 14));
    (expected - found).abs() <= slack
}

/// Values that are no numbers agree letter by letter, ends of an interval ("[10,15)") as numbers do.
fn same(found: &str, expected: &str) -> bool {
    let ends = |text: &str| -> Option<(char, Option<Decimal>, Option<Decimal>, char)> {
        let (low, high) = text.get(1..text.len() - 1)?.split_once(',')?;
        let end = |text: &str| text.parse().ok();
        Some((text.chars().next()?, end(low), end(high), text.chars().last()?))
    };
    let near = |found: Option<Decimal>, expected: Option<Decimal>| match (found, expected) {
        (Some(found), Some(expected)) => near(found, expected),
        (found, expected) => found == expected,
    };
    match (ends(found), ends(expected)) {
        (Some(found), Some(expected)) => {
            let brackets = (found.0, found.3) == (expected.0, expected.3);
            brackets && near(found.1, expected.1) && near(found.2, expected.2)
        }
        _ => found == expected,
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.text)?;
        self.start.map_or(Ok(()), |start| write!(f, "@{start}"))?;
        match &self.value {
            Some(Said::Number(value)) => write!(f, " = {}", value.normalize()),
            Some(Said::Text(value)) => write!(f, " = {value}"),
            None => Ok(()),
        }?;
        self.unit.as_ref().map_or(Ok(()), |unit| write!(f, " {unit}"))
    }
}

/// The cases of a file that are known to fail, by number from 0, with the reason.
fn gaps(file: &str) -> BTreeMap<usize, &'static str> {
    let rows =
        include_str!("../recognizers.gaps.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut out = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let [name, number, reason] = cells[..] else { panic!("recognizers.gaps.tsv: three cells a row, not {row:?}") };
        if name == file {
            out.insert(number.parse().unwrap_or_else(|_| panic!("recognizers.gaps.tsv: no number in {row:?}")), reason);
        }
    }
    out
}

/// Runs a file; `read` gives what is found in an input, and the rate may not fall below `floor`.
pub fn run(file: &str, floor: f64, read: impl Fn(&str) -> Vec<Item>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/numbers");
    let Ok(text) = std::fs::read_to_string(folder.join(format!("{file}.json"))) else {
        eprintln!("skipped: ../shared/data/numbers/{file}.json is not here");
        return;
    };
    let cases: Vec<Value> = serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("the file is JSON");
    let gaps = gaps(file);
    let mut right = 0;
    let mut complaints = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let input = case["Input"].as_str().unwrap_or_default();
        let expected: Vec<Item> = case["Results"].as_array().into_iter().flatten().map(Item::expected).collect();
        let found = read(input);
        let passes = found.len() == expected.len() && found.iter().zip(&expected).all(|(found, want)| found.is(want));
        right += usize::from(passes);
        match (passes, gaps.get(&number)) {
            (true, Some(_)) => complaints.push(format!("{number} passes now: take it from recognizers.gaps.tsv")),
            (false, None) => complaints.push(format!(
                "{number} {input:?}\n    expected {}\n    found    {}",
                list(&expected),
                list(&found)
            )),
            _ => {}
        }
    }
    let rate = right as f64 / cases.len() as f64;
    println!("{file}: {right} of {} ({:.1} %), {} known gaps", cases.len(), rate * 100.0, gaps.len());
    assert!(complaints.is_empty(), "{file}:\n  {}", complaints.join("\n  "));
    assert!(rate >= floor, "{file}: {rate:.3} is below the floor of {floor}");
}

fn list(items: &[Item]) -> String {
    let items: Vec<String> = items.iter().map(Item::to_string).collect();
    if items.is_empty() { "nothing".to_owned() } else { items.join("; ") }
}

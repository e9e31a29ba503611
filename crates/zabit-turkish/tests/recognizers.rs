//! Numerals against the Turkish cases of a recogniser library, which are in the project's shared data folder.
//!
//! Each file has a floor: the rate reached when it was last raised. Run with `--nocapture` to see the rates and
//! what is missed. Without the shared folder the test says so and passes.

use std::path::Path;

use rust_decimal::Decimal;
use serde_json::Value;
use zabit_turkish::numeral::{self, Kind};

/// A case: the input and the value of each number in it, as the file writes it.
struct Case {
    input: String,
    expected: Vec<String>,
}

/// The cases of a file that concern absolute numbers; `None` where the file is absent.
fn cases(name: &str) -> Option<Vec<Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/numbers");
    let Ok(text) = std::fs::read_to_string(folder.join(name)) else {
        eprintln!("skipped: ../shared/data/numbers/{name} is not here");
        return None;
    };
    let cases: Vec<Value> = serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("the file is JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let absolute = |result: &&Value| !text(&result["TypeName"]).contains("relative");
    let read = |case: &Value| Case {
        input: text(&case["Input"]),
        expected: case["Results"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(absolute)
            .map(|result| text(&result["Resolution"]["value"]))
            .collect(),
    };
    Some(cases.iter().map(read).collect())
}

/// Values agree where their first 12 digits do: the files hold floating-point numbers.
fn agree(expected: &str, found: Decimal) -> bool {
    let expected = expected.trim_end_matches('%').replace(',', ".");
    let Ok(expected) = expected.parse::<Decimal>().or_else(|_| Decimal::from_scientific(&expected)) else {
        return false;
    };
    let slack = (expected.abs() * Decimal::new(1, 12)).max(Decimal::new(1, 14));
    (expected - found).abs() <= slack
}

/// Runs a file; `read` gives the numbers of an input.
fn rate(name: &str, floor: f64, read: impl Fn(&str) -> Vec<Decimal>) {
    let Some(cases) = cases(name) else { return };
    let mut missed = Vec::new();
    for case in &cases {
        let found = read(&case.input);
        let right = found.len() == case.expected.len()
            && case.expected.iter().zip(&found).all(|(value, found)| agree(value, *found));
        if !right {
            missed.push(format!("  {:?}: expected {:?}, found {found:?}", case.input, case.expected));
        }
    }
    let right = cases.len() - missed.len();
    let rate = right as f64 / cases.len() as f64;
    println!("{name}: {right} of {} ({:.1} %)\n{}", cases.len(), rate * 100.0, missed.join("\n"));
    assert!(rate >= floor, "{name}: {rate:.3} is below the floor of {floor}");
}

#[test]
fn cardinals() {
    rate("NumberModel.json", 0.90, |input| {
        numeral::find(input).into_iter().filter(|n| n.kind != Kind::Ordinal).map(|n| n.value).collect()
    });
}

#[test]
fn ordinals() {
    rate("OrdinalModel.json", 0.89, |input| {
        numeral::find(input).into_iter().filter(|n| n.kind == Kind::Ordinal).map(|n| n.value).collect()
    });
}

#[test]
fn percentages() {
    rate("PercentModel.json", 0.81, |input| numeral::percent(input).into_iter().collect());
}

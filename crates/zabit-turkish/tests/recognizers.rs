//! Numbers, measures and dates against the Turkish cases of a recogniser library, which are in the project's shared
//! data folder.
//!
//! A case passes where text, place and value of everything found are those of the file, as far as it gives them.
//! Cases that fail stand in `recognizers.gaps.tsv` with the reason; a listed case that passes and an unlisted one that
//! fails both break the test, so that every change is noticed. Run with `--nocapture` to see the rates.
//! Without the shared folder the test says so and passes.

mod cases;

use cases::{Item, run};
use zabit_turkish::date::{self, When};
use zabit_turkish::duration;
use zabit_turkish::measure::{self, Measured};
use zabit_turkish::numeral::{self, Anchor, Kind};

#[test]
fn cardinals() {
    run("NumberModel", 0.90, |input| {
        let cardinals = numeral::find(input).into_iter().filter(|number| number.kind != Kind::Ordinal);
        cardinals.map(|number| Item::at(input, number.bytes).value(number.value)).collect()
    });
}

#[test]
fn ordinals() {
    run("OrdinalModel", 0.90, |input| {
        let anchored = |rank: numeral::Rank| {
            let item = Item::at(input, rank.bytes);
            match rank.anchor {
                Anchor::Start => item.value(rank.offset),
                Anchor::Current => item.said(format!("current{:+}", rank.offset)),
                Anchor::End => item.said(format!("end{:+}", rank.offset)),
            }
        };
        numeral::ranks(input).into_iter().map(anchored).collect()
    });
}

#[test]
fn percentages() {
    run("PercentModel", 0.90, |input| {
        numeral::percents(input).into_iter().map(|found| Item::at(input, found.bytes).value(found.value)).collect()
    });
}

#[test]
fn dimensions() {
    run("DimensionModel", 0.90, |input| {
        let named = |found: Measured| {
            let name = dimension_name(&found.unit, &input[found.bytes.clone()]);
            Item::at(input, found.bytes).value(found.value).unit(name)
        };
        measure::dimensions(input).into_iter().map(named).collect()
    });
}

/// What the library calls a unit of the record.
fn dimension_name(unit: &str, text: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("lb", "Pound"),
        ("mL", "Milliliter"),
        ("inch", "Inch"),
        ("mile", "Mile"),
        ("mile/h", "Mile per hour"),
        ("barrel", "Barrel"),
        ("ft", "Foot"),
        ("ft3", "Cubic foot"),
        ("gallon", "Gallon"),
        ("acre", "Acre"),
        ("ton", "Ton"),
        ("bit", "Bit"),
        ("pm", "Picometer"),
        ("mm", "Millimeter"),
        ("dm", "Decimeter"),
        ("m", "Meter"),
        ("km", "Kilometer"),
        ("mm2", "Square millimeter"),
        ("cm2", "Square centimeter"),
        ("dm2", "Square decimeter"),
        ("m2", "Square meter"),
        ("dam2", "Square decameter"),
        ("hm2", "Square hectometer"),
        ("km2", "Square kilometer"),
    ];
    // The ton of Turkish is the metric one; the library goes by the word before it.
    if unit == "ton" && text.contains("metrik") {
        return "Metric ton".to_owned();
    }
    NAMES.iter().find(|(code, _)| *code == unit).map_or(unit, |(_, name)| name).to_owned()
}

#[test]
fn durations() {
    run("DurationParser", 0.90, |input| {
        let seconds = |(bytes, found): (std::ops::Range<usize>, duration::Duration)| {
            let item = Item::at(input, bytes);
            match found.seconds() {
                Some(seconds) => item.value(seconds),
                None => item,
            }
        };
        duration::find(input).into_iter().map(seconds).collect()
    });
}

#[test]
fn ages() {
    run("AgeModel", 0.90, |input| {
        let named = |found: Measured| {
            let unit = zabit_turkish::casing::capitalise(&found.unit);
            Item::at(input, found.bytes).value(found.value).unit(unit)
        };
        measure::ages(input).into_iter().map(named).collect()
    });
}

#[test]
fn days() {
    run("DateExtractor", 0.80, |input| dates(input, |when| when.is_day() || when.is_moved()));
}

#[test]
fn periods() {
    run("DatePeriodExtractor", 0.80, |input| dates(input, |when| !when.is_day()));
}

fn dates(input: &str, wanted: impl Fn(&When) -> bool) -> Vec<Item> {
    date::find(input)
        .into_iter()
        .filter(|found| wanted(&found.when))
        .map(|found| Item::at(input, found.bytes))
        .collect()
}

#[test]
fn intervals() {
    run("NumberRangeModel", 0.80, |input| {
        let notation = |found: numeral::Interval| {
            let value = |end: Option<numeral::End>| end.map_or(String::new(), |end| end.value.normalize().to_string());
            let open = if found.low.is_some_and(|end| end.inside) { '[' } else { '(' };
            let close = if found.high.is_some_and(|end| end.inside) { ']' } else { ')' };
            let said = format!("{open}{},{}{close}", value(found.low), value(found.high));
            Item::at(input, found.bytes).said(said)
        };
        numeral::intervals(input).into_iter().map(notation).collect()
    });
}

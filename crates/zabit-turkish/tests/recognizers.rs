//! Numbers, measures and dates against the Turkish cases of a recogniser library, which are in the project's shared
//! data folder.
//!
//! A case passes where text, place and value of everything found are those of the file, as far as it gives them.
//! Cases that fail stand in `recognizers.gaps.tsv` with the reason; a listed case that passes and an unlisted one that
//! fails both break the test, so that every change is noticed. Run with `--nocapture` to see the rates.
//! Without the shared folder the test says so and passes.

mod cases;

use cases::{Item, run};
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

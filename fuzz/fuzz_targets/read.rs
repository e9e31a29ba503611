//! Any bytes: read to a record whose spans lie inside its text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zabit_text::{LoadOptions, load};

fuzz_target!(|bytes: &[u8]| {
    let options = LoadOptions { any_language: true, ..LoadOptions::default() };
    let Ok(loaded) = load("fuzz", bytes, &options) else { return };
    let record = zabit_reader::read(&loaded.story).record;
    let points = record.document.text.chars().count() as u32;
    let inside = |start: u32, end: u32| assert!(start < end && end <= points);
    record.entities.iter().flat_map(|entity| &entity.mentions).for_each(|span| inside(span.start, span.end));
    record.statements.iter().for_each(|statement| inside(statement.start, statement.end));
    record.quantities.iter().for_each(|quantity| inside(quantity.start, quantity.end));
    record.dates.iter().for_each(|date| inside(date.start, date.end));
    record.events.iter().for_each(|event| inside(event.start, event.end));
    record.commitments.iter().for_each(|commitment| inside(commitment.start, commitment.end));
});

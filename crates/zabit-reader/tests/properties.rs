//! What holds of every record, whatever the text: spans lie inside it, ids resolve, order is kept,
//! the same text gives the same record, and nothing panics.

mod stories;

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;
use zabit_record::{Record, Span};
use zabit_text::Story;

/// Reads a text as published on a day, twice, and checks the record.
fn check(text: &str) -> Result<(), TestCaseError> {
    let story = Story::new(text).published("2025-09-08".parse().ok());
    let record = zabit_reader::read(&story).record;
    let again = zabit_reader::read(&story).record;
    prop_assert_eq!(&record, &again, "the same story gives another record");
    let faults = faults(&record);
    prop_assert!(faults.is_empty(), "{}\nin the record of {text:?}", faults.join("\n"));
    Ok(())
}

/// Everything that is wrong with a record, in words.
fn faults(record: &Record) -> Vec<String> {
    let mut faults = Vec::new();
    spans(record, &mut faults);
    references(record, &mut faults);
    order(record, &mut faults);
    values(record, &mut faults);
    faults
}

fn spans(record: &Record, faults: &mut Vec<String>) {
    let length = record.document.text.chars().count() as u32;
    let mut span = |what: String, start: u32, end: u32| {
        if start >= end || end > length {
            faults.push(format!("{what}: {start}..{end} is no span of a text of {length} code points"));
        }
    };
    for entity in &record.entities {
        for mention in &entity.mentions {
            span(format!("mention of {}", entity.id), mention.start, mention.end);
        }
        for role in &entity.roles {
            span(format!("role of {}", entity.id), role.start, role.end);
        }
    }
    for statement in &record.statements {
        span(format!("statement {}", statement.id), statement.start, statement.end);
        if let Some(cue) = &statement.cue {
            span(format!("cue of {}", statement.id), cue.start, cue.end);
        }
        if let Some(medium) = statement.medium {
            span(format!("medium of {}", statement.id), medium.start, medium.end);
        }
    }
    for quantity in &record.quantities {
        span(format!("quantity {}", quantity.id), quantity.start, quantity.end);
    }
    for date in &record.dates {
        span(format!("date {}", date.value), date.start, date.end);
    }
    for event in &record.events {
        span(format!("event {}", event.id), event.start, event.end);
    }
    for commitment in &record.commitments {
        span(format!("commitment {}", commitment.id), commitment.start, commitment.end);
    }
}

fn references(record: &Record, faults: &mut Vec<String>) {
    let entities = ids(record.entities.iter().map(|e| e.id.to_string()), faults);
    let statements = ids(record.statements.iter().map(|s| s.id.to_string()), faults);
    let quantities = ids(record.quantities.iter().map(|q| q.id.to_string()), faults);
    ids(record.events.iter().map(|v| v.id.to_string()), faults);
    ids(record.commitments.iter().map(|c| c.id.to_string()), faults);

    let mut refers = |from: String, to: Option<String>, known: &HashSet<String>| {
        if let Some(id) = to.filter(|id| !known.contains(id)) {
            faults.push(format!("{from} points at {id}, which is not there"));
        }
    };
    for entity in &record.entities {
        for role in &entity.roles {
            refers(format!("role of {}", entity.id), role.organisation.map(|o| o.to_string()), &entities);
        }
    }
    for statement in &record.statements {
        refers(statement.id.to_string(), statement.source.map(|e| e.to_string()), &entities);
        refers(statement.id.to_string(), statement.within.map(|s| s.to_string()), &statements);
    }
    for quantity in &record.quantities {
        refers(quantity.id.to_string(), quantity.statement.map(|s| s.to_string()), &statements);
    }
    for event in &record.events {
        for party in event.actors.iter().chain(&event.recipients).chain(&event.place) {
            refers(event.id.to_string(), Some(party.to_string()), &entities);
        }
        refers(event.id.to_string(), event.statement.map(|s| s.to_string()), &statements);
    }
    for commitment in &record.commitments {
        refers(commitment.id.to_string(), commitment.by.map(|e| e.to_string()), &entities);
        refers(commitment.id.to_string(), commitment.quantity.map(|q| q.to_string()), &quantities);
        refers(commitment.id.to_string(), commitment.statement.map(|s| s.to_string()), &statements);
    }
}

/// The ids as a set; one that occurs twice is a fault.
fn ids(all: impl Iterator<Item = String>, faults: &mut Vec<String>) -> HashSet<String> {
    let mut seen = HashSet::new();
    for id in all {
        if !seen.insert(id.clone()) {
            faults.push(format!("{id} is given twice"));
        }
    }
    seen
}

fn order(record: &Record, faults: &mut Vec<String>) {
    // An outer statement stands before those inside it: the longer of two with one start comes first.
    sorted("statements", record.statements.iter().map(|s| (s.start, u32::MAX - s.end)), faults);
    sorted("quantities", record.quantities.iter().map(|q| (q.start, q.end)), faults);
    sorted("dates", record.dates.iter().map(|d| (d.start, d.end)), faults);
    sorted("events", record.events.iter().map(|v| (v.start, 0)), faults);
    sorted("commitments", record.commitments.iter().map(|c| (c.start, 0)), faults);
    sorted("entities", record.entities.iter().map(|e| (e.mentions.first().map_or(0, |m| m.start), 0)), faults);
    for entity in &record.entities {
        sorted("mentions", entity.mentions.iter().map(|m| (m.start, m.end)), faults);
    }
}

fn sorted(what: &str, keys: impl Iterator<Item = (u32, u32)>, faults: &mut Vec<String>) {
    let keys: Vec<_> = keys.collect();
    if let Some(pair) = keys.windows(2).find(|pair| pair[0] > pair[1]) {
        faults.push(format!("{what} are out of order: {} before {}", pair[0].0, pair[1].0));
    }
}

fn values(record: &Record, faults: &mut Vec<String>) {
    for entity in &record.entities {
        if entity.name.trim().is_empty() {
            faults.push(format!("{} has no name", entity.id));
        }
        if entity.mentions.is_empty() {
            faults.push(format!("{} is nowhere named", entity.id));
        }
    }
    for statement in &record.statements {
        let outer = statement.within.and_then(|id| record.statements.iter().find(|s| s.id == id));
        if outer.is_some_and(|outer| !outer.span().contains(statement.span())) {
            faults.push(format!("{} is not inside the statement it is reported in", statement.id));
        }
    }
    for quantity in &record.quantities {
        for value in quantity.upper.iter().chain([&quantity.value]) {
            if value.parse::<rust_decimal::Decimal>().is_err() {
                faults.push(format!("{} has the value {value:?}, which is no decimal", quantity.id));
            }
        }
        let statement = quantity.statement.and_then(|id| record.statements.iter().find(|s| s.id == id));
        if statement.is_some_and(|s| !s.span().contains(Span::new(quantity.start, quantity.end))) {
            faults.push(format!("{} is not inside the statement it is said in", quantity.id));
        }
    }
}

/// Words and signs that the readers look for, so that random texts reach deep into them.
const PIECES: &[&str] = &[
    "Demir",
    "Ayşe Demir",
    "Kaya'nın",
    "A Partisi",
    "Bakan",
    "Dışişleri Bakanı",
    "Genel Başkan Yardımcısı ve",
    "eski",
    "Bakanlıktan",
    "Kazakistan'ın",
    "Astana'da",
    "Türkiye ile",
    "Birleşmiş Milletler (BM)",
    "\"",
    "\"",
    "“",
    "”",
    "«",
    "»",
    "'",
    "''",
    "(",
    ")",
    "dedi.",
    "diye konuştu.",
    "ifadelerini kullandı.",
    "söyledi.",
    "açılacağını",
    "belirterek,",
    "kaydeden",
    "göre",
    "şöyle devam etti:",
    "yazılı açıklamada,",
    "bildirildi.",
    "görüştü.",
    "bir araya geldi.",
    "mutabakat zaptı",
    "imzalandı.",
    "imzalanacak.",
    "açacağız.",
    "istiyoruz.",
    "hedefliyoruz.",
    "kınadı.",
    "yüzde",
    "binde",
    "15,2",
    "1.250.000",
    "1.25.000",
    "99999999999999999999999999999999",
    "bin",
    "milyar",
    "trilyon trilyon",
    "bir buçuk",
    "yarım",
    "dolar",
    "liraya",
    "kişi",
    "ton",
    "30 günden 90 güne",
    "3-4",
    "10 ila 15",
    "en az",
    "üzerinde",
    "2030'a kadar",
    "8 Eylül",
    "30 Şubat 2025",
    "dün",
    "geçen hafta salı",
    "2024'ün üçüncü çeyreğinde",
    "saat 14.30",
    ",",
    ".",
    "...",
    ":",
    "ise",
    "ve",
    "-",
    "\n",
    "\n\n",
    "ANKARA (AA) -",
    "İ",
    "ı",
    "\u{301}",
    "\u{0}",
    "🙂",
    "'nın",
];

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 200,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/properties.regressions"))),
        ..ProptestConfig::default()
    }
}

/// The sentences of all example stories.
fn sentences() -> Vec<String> {
    let mut out = Vec::new();
    for example in stories::examples() {
        let story = example.story();
        out.extend(story.sentences.iter().map(|range| story.slice(range.clone()).to_owned()));
    }
    out
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_words_of_the_wire(pieces in vec(select(PIECES), 0..60), spaced in any::<bool>()) {
        check(&pieces.join(if spaced { " " } else { "" }))?;
    }

    #[test]
    fn sentences_out_of_order(chosen in vec(select(sentences()), 0..8)) {
        check(&chosen.join(" "))?;
    }

    #[test]
    fn sentences_cut_anywhere(sentence in select(sentences()), from in 0.0..1.0, to in 0.0..1.0) {
        let letters: Vec<char> = sentence.chars().collect();
        let at = |part: f64| (part * letters.len() as f64) as usize;
        let (from, to) = (at(f64::min(from, to)), at(f64::max(from, to)));
        check(&letters[from..to].iter().collect::<String>())?;
    }

    #[test]
    fn signs_put_in_anywhere(sentence in select(sentences()), at in 0.0..1.0, piece in select(PIECES)) {
        let mut letters: Vec<char> = sentence.chars().collect();
        let at = (at * letters.len() as f64) as usize;
        letters.splice(at..at, piece.chars());
        check(&letters.iter().collect::<String>())?;
    }
}

#[test]
fn the_examples_keep_the_rules() {
    for example in stories::examples() {
        let faults = faults(&zabit_reader::read(&example.story()).record);
        assert!(faults.is_empty(), "{}: {}", example.name, faults.join("\n"));
    }
}

#[test]
fn long_and_lopsided_texts() {
    for text in [
        "a".repeat(100_000),
        "Demir'".repeat(20_000),
        "\"".repeat(10_000),
        "\" ".repeat(10_000),
        "“Demir dedi. ".repeat(5_000),
        "(".repeat(10_000),
        "9".repeat(100_000),
        "1.".repeat(20_000),
        "bir milyar ".repeat(5_000),
        "Bakan ".repeat(10_000),
        "ve ".repeat(20_000),
        "\n".repeat(20_000),
        "\0\u{feff}\u{200b}\u{301}".repeat(5_000),
    ] {
        let begin: String = text.chars().take(20).collect();
        check(&text).unwrap_or_else(|error| panic!("{begin:?}…: {error}"));
    }
}

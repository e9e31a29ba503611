//! No question goes through a whole table: SQLite is asked how it would answer each.

mod pages;

use std::sync::{Arc, Mutex};

use rusqlite::trace::{TraceEvent, TraceEventCodes};
use zabit_record::Record;

use super::*;
use crate::{Fresh, Store, Words};

fn store(folder: &tempfile::TempDir) -> Store {
    let mut store = Store::create(&folder.path().join("kayit.db")).unwrap();
    for (at, text) in [
        "Türkiye Dışişleri Bakanı Ali Denemez ile Kazakistan Dışişleri Bakanı Serik Örnekov görüştü. Denemez, \"Kazakistan \
         ile ticaret hacmini 10 milyar dolara çıkaracağız.\" dedi. Türkiye ile Kazakistan arasında Yol Protokolü imzalandı.",
        "Örnek Birliği Başkanı Ayşe Deneme, enflasyon oranının yüzde 15 olduğunu söyledi.",
    ]
    .into_iter()
    .enumerate()
    {
        let mut words = Words::default();
        let story = zabit_text::Story::new(text).published("2025-09-08".parse().ok());
        let mut record: Record = zabit_reader::read_words(&story, |form, lemma| words.push(form, lemma)).record;
        record.document.id = at.to_string();
        store.add(&[Fresh::new(record, Default::default(), words)], &[]).unwrap();
    }
    store
}

/// Each question once, with everything that can be asked.
fn ask(store: &Store) {
    let page = Page { since: Some("2020-01-01".to_owned()), until: Some("2030-01-01".to_owned()), limit: 9, skip: 0 };
    let one = |name: &str| match store.resolve(name).unwrap() {
        Resolved::One(named) => named.entity,
        other => panic!("{other:?}"),
    };
    let (a, b, speaker) = (one("Türkiye"), one("Kazakistan"), one("Denemez"));
    for page in [Page::first(9), page] {
        pages::ask(store, a, b, speaker, &page);
        store.people(&People { kind: None, words: "ali".to_owned() }, &page).unwrap();
        store.who(speaker, Some(&page)).unwrap();
        let topic = Topic { words: Query::new("ticaret"), entities: store.called("kazakistan").unwrap() };
        assert_eq!(store.said(&Said { speaker, about: Some(topic) }, &page).unwrap().len(), 1);
        assert!(store.between(a, b, &page).unwrap().len() > 2);
        assert_eq!(store.between(speaker, b, &page).unwrap().len(), 4);
        assert_eq!(store.figures(&Figures { measure: Query::new("ticaret"), of: vec![a, b] }, &page).unwrap().len(), 1);
        for of in [vec![], vec![a, b]] {
            let asked = Agreements { of, status: Some("signed".to_owned()) };
            assert_eq!(store.agreements(&asked, &page).unwrap().len(), 1);
        }
        for by in [None, Some(speaker)] {
            let asked = Commitments { by, kind: Some("pledge".to_owned()), open: Some("2025-01-01".to_owned()) };
            assert_eq!(store.commitments(&asked, &page).unwrap().len(), 1);
        }
        for (newest, title) in [(false, false), (true, false), (false, true)] {
            let outlet = Some("Örnek".to_owned());
            let asked = Search { query: Query::new("ticaret -x"), outlet, speaker: Some(speaker), title, newest };
            store.search(&asked, &page).unwrap();
        }
    }
    for page in [Page::first(9), Page { since: Some("2020-01-01".to_owned()), ..Page::first(9) }] {
        store.latest(&page).unwrap();
    }
    store.joined(1).unwrap();
    store.figure(1).unwrap();
    store.figures_decided(1).unwrap();
    for thing in [Thing::Statement(1), Thing::Event(1), Thing::Commitment(1), Thing::Figure(1)] {
        store.show(thing).unwrap();
    }
    store.record(store.story("1").unwrap()).unwrap();
}

#[test]
fn no_question_goes_through_a_whole_table() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let notes = Arc::clone(&seen);
    let note = move |event: TraceEvent| {
        if let TraceEvent::Stmt(statement, _) = event {
            notes.lock().unwrap().extend(statement.expanded_sql());
        }
    };
    store.connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note)).unwrap();
    ask(&store);
    let mut asked = seen.lock().unwrap().clone();
    // Beside those that a small store asks, those of a large one; see `between::MANY`.
    asked.extend([super::between::BACK, super::between::EVENTS_BACK].map(str::to_owned));
    assert!(asked.len() > 100);
    for sql in asked.iter().filter(|sql| sql.starts_with("SELECT") || sql.starts_with(' ')) {
        let mut plan = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let steps: Vec<String> =
            plan.query_map([], |row| row.get(3)).unwrap().collect::<std::result::Result<_, _>>().unwrap();
        for step in steps {
            let table = step.strip_prefix("SCAN ").and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
            let large =
                ["statement", "appearance", "quantity", "event", "party", "about", "role", "commitment", "thing"];
            // In order of days, and only until a page is full.
            let walks = ["event_agreement", "event_status", "commitment_day", "commitment_due"];
            let walk = walks.iter().any(|index| step.ends_with(&format!("USING INDEX {index}")));
            assert!(walk || !large.contains(&table), "{step}: {sql}");
        }
    }
}

//! How long each question takes on a store of 200,000 stories and a million statements, of made-up words and names.
//!
//! ```sh
//! cargo test --release -p zabit-store --test speed -- --ignored --nocapture
//! ```
//! `ZABIT_SPEED_STORE` names a file to keep the store in, so that it is made once.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};
use zabit_store::{Agreements, Commitments, Figures, Page, People, Query, Said, Search, Store, Topic};

const STORIES: u64 = 200_000;
const ENTITIES: u64 = 50_000;
const WORDS: u64 = 30_000;
/// No question may take longer; the goal is 100 ms.
const LIMIT: Duration = Duration::from_millis(500);

/// Numbers that look drawn by lot, the same in each run.
struct Lot(u64);

impl Lot {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    /// Small numbers far more often than large ones, as words and names are.
    fn rank(&mut self, most: u64) -> u64 {
        let share = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        ((most as f64).powf(share) - 1.0) as u64
    }
}

fn word(number: u64) -> String {
    const PARTS: [&str; 16] =
        ["ka", "me", "lı", "ru", "so", "te", "vi", "ya", "zö", "bü", "çı", "de", "fa", "gi", "ho", "pe"];
    let mut rest = number + 16;
    let mut out = String::new();
    while rest > 0 {
        out.push_str(PARTS[(rest % 16) as usize]);
        rest /= 16;
    }
    out
}

fn fill(path: &Path) {
    drop(Store::create(path).unwrap());
    let store = Connection::open(path).unwrap();
    store.execute_batch("PRAGMA synchronous = off; PRAGMA cache_size = -400000; BEGIN").unwrap();
    let lot = &mut Lot(0x5eed);
    entities(&store);
    for story in 1..=STORIES {
        tell(&store, lot, story);
        if story.is_multiple_of(20_000) {
            eprintln!("{story} stories");
            store.execute_batch("COMMIT; BEGIN").unwrap();
        }
    }
    store
        .execute_batch(
            "UPDATE entity SET stories = (SELECT count(*) FROM appearance WHERE appearance.entity = entity.id),
             statements = (SELECT count(*) FROM statement WHERE statement.entity = entity.id AND same_as IS NULL),
             first = '2020-01-01', last = '2025-12-28'; COMMIT; PRAGMA wal_checkpoint(truncate)",
        )
        .unwrap();
}

/// Of ten entities six are people, two bodies, two places; the first places are countries.
fn kind(entity: u64) -> &'static str {
    match entity % 10 {
        0..6 => "person",
        6 | 7 => "organisation",
        _ => "place",
    }
}

fn entities(store: &Connection) {
    let mut add = store.prepare("INSERT INTO entity (id, kind, name, country) VALUES (?1, ?2, ?3, ?4)").unwrap();
    let mut name = store.prepare("INSERT OR IGNORE INTO name (key, entity, tail) VALUES (?1, ?2, ?3)").unwrap();
    for entity in 1..=ENTITIES {
        let called = match entity {
            9 => "Türkiye".to_owned(),
            19 => "Kazakistan".to_owned(),
            _ => format!("{} {}", word(entity), word(entity % 997)),
        };
        let country = match entity {
            9 => Some("TUR".to_owned()),
            19 => Some("KAZ".to_owned()),
            _ if kind(entity) != "person" => Some(["TUR", "KAZ", "AAA", "BBB"][(entity / 10 % 4) as usize].to_owned()),
            _ => None,
        };
        add.execute(params![entity as i64, kind(entity), called, country]).unwrap();
        let key = zabit_store::name_key(&called);
        name.execute(params![key, entity as i64, 0]).unwrap();
        if let Some((_, tail)) = key.rsplit_once(' ').filter(|_| kind(entity) == "person") {
            name.execute(params![tail, entity as i64, 1]).unwrap();
        }
    }
}

fn tell(store: &Connection, lot: &mut Lot, story: u64) {
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| store.prepare_cached(sql).unwrap().execute(values).unwrap();
    let text: Vec<String> = (0..250).map(|_| word(lot.rank(WORDS))).collect();
    let text = text.join(" ");
    let day = format!("{}-{:02}-{:02}", 2020 + lot.below(6), 1 + lot.below(12), 1 + lot.below(28));
    let (id, copy) = (story as i64, story.is_multiple_of(5).then_some(story as i64 - 1));
    run(
        "INSERT INTO story (id, key, title, published, outlet, language, source, added, copy_of, text)
         VALUES (?1, ?2, ?3, ?4, ?5, 'tr', 'x', 'x', ?6, ?7)",
        params![
            id,
            format!("{story:016x}"),
            text.chars().take(40).collect::<String>(),
            day,
            word(lot.below(30)),
            copy,
            text
        ],
    );
    run("INSERT INTO word (rowid, form, lemma, title) VALUES (?1, ?2, ?2, '')", params![id, text]);
    let who: Vec<i64> = (0..8).map(|_| 1 + lot.rank(ENTITIES) as i64).collect();
    for (local, entity) in who.iter().enumerate() {
        run(
            "INSERT INTO appearance (story, local, entity, kind, name, mentions, score, evidence)
             VALUES (?1, ?2, ?3, ?4, 'x', '[[0,4],[50,60]]', 3, 'name')",
            params![id, local as i64, entity, kind(*entity as u64)],
        );
        let body = who.iter().find(|one| kind(**one as u64) != "person");
        if kind(*entity as u64) == "person" && lot.below(2) == 0 {
            run(
                "INSERT INTO role (story, local, title, organisation, former, start, \"end\", entity, body, day)
                 VALUES (?1, ?2, ?3, 1, 0, ?2, 3, ?4, ?5, ?6)",
                params![id, local as i64, word(lot.below(9)), entity, body, day],
            );
        }
    }
    for local in 0..5i64 {
        let speaker = who[lot.below(8) as usize];
        let same = copy.filter(|_| local < 4).map(|of| (of - 1) * 5 + local + 1);
        run(
            "INSERT INTO statement (id, story, local, kind, start, \"end\", speaker, entity, cue, day, same_as)
             VALUES (?1, ?2, ?3, 'direct', ?4, ?5, 1, ?6, 'de', ?7, ?8)",
            params![(id - 1) * 5 + local + 1, id, local + 1, local * 200, local * 200 + 150, speaker, day, same],
        );
        for _ in 0..2 {
            let named = who[lot.below(8) as usize];
            run(
                "INSERT OR IGNORE INTO about (entity, statement) VALUES (?1, ?2)",
                params![named, (id - 1) * 5 + local + 1],
            );
        }
        let measure = 1 + lot.rank(60_000) as i64;
        let phrase = format!("{} {}", word(measure as u64 % 300), word(measure as u64));
        if run("INSERT OR IGNORE INTO measure (id, phrase, lemmas) VALUES (?1, ?2, ?2)", params![measure, phrase]) > 0 {
            run("INSERT INTO measure_word (rowid, lemma) VALUES (?1, ?2)", params![measure, phrase]);
        }
        run(
            "INSERT INTO quantity (story, local, start, \"end\", value, unit, comparator, measure, status, statement, day)
             VALUES (?1, ?2, ?3, ?4, '1.5', 'USD', '=', ?5, 'actual', ?2, ?6)",
            params![id, local + 1, local * 200, local * 200 + 8, measure, day],
        );
    }
    for local in 1..=2i64 {
        let agreement = (lot.below(5) == 0).then_some("x");
        run(
            "INSERT INTO event (story, local, kind, start, \"end\", modality, agreement, agreement_kind, agreement_status, day)
             VALUES (?1, ?2, 'CONSULT', 0, 9, 'happened', ?3, ?3, 'signed', ?4)",
            params![id, local, agreement, day],
        );
        let event = store.last_insert_rowid();
        for seat in 0..2i64 {
            let party = lot.below(8) as usize;
            run(
                "INSERT INTO party (event, side, seat, local, entity) VALUES (?1, 'actor', ?2, ?3, ?4)",
                params![event, seat, party as i64, who[party]],
            );
        }
    }
    run(
        "INSERT INTO commitment (story, local, kind, start, \"end\", by, entity, due, statement, day)
         VALUES (?1, 1, 'pledge', 0, 9, 1, ?2, '2030', 1, ?3)",
        params![id, who[0], day],
    );
}

#[test]
#[ignore = "makes a store of more than a gigabyte"]
fn every_question_is_answered_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = std::env::var_os("ZABIT_SPEED_STORE").map_or_else(|| folder.path().join("kayit.db"), PathBuf::from);
    if !path.exists() {
        fill(&path);
    }
    let store = Store::open(&path).unwrap();
    let page = Page::first(50);
    let late = Page { until: Some("2020-02-01".to_owned()), ..page.clone() };
    let query = |number: u64| Query::new(&word(number));
    let search = |number: u64, newest: bool| Search { query: query(number), newest, ..Search::default() };
    let topic = |number: u64, entity: i64| Topic { words: query(number), entities: vec![entity] };
    let said = |speaker: i64, about: Option<Topic>| Said { speaker, about };
    let people = |kind: &str, words: &str| People { kind: Some(kind.to_owned()), words: words.to_owned() };
    let figures = |number: u64, of: &[i64]| Figures { measure: query(number), of: of.to_vec() };
    type Ask<'a> = (&'a str, Box<dyn Fn(&Store) -> usize + 'a>);
    let asks: Vec<Ask> = vec![
        ("people", Box::new(|s| s.people(&people("person", ""), &page).unwrap().len())),
        ("people with words", Box::new(|s| s.people(&people("person", "telım"), &page).unwrap().len())),
        ("who, the commonest", Box::new(|s| s.who(1, Some(&page)).unwrap().names.len())),
        ("who, a country", Box::new(|s| s.who(9, None).unwrap().company.len())),
        ("resolve", Box::new(|s| usize::from(s.resolve("kaka").is_ok()))),
        ("said, the commonest", Box::new(|s| s.said(&said(1, None), &page).unwrap().len())),
        ("said, long ago", Box::new(|s| s.said(&said(1, None), &late).unwrap().len())),
        ("said about a common word", Box::new(|s| s.said(&said(1, Some(topic(3, 7))), &page).unwrap().len())),
        ("said about a word", Box::new(|s| s.said(&said(1, Some(topic(400, 40_000))), &page).unwrap().len())),
        ("said about a rare word", Box::new(|s| s.said(&said(1, Some(topic(29_000, 49_000))), &page).unwrap().len())),
        ("between two people", Box::new(|s| s.between(1, 2, &page).unwrap().len())),
        ("between countries", Box::new(|s| s.between(9, 19, &page).unwrap().len())),
        ("between a country and a body", Box::new(|s| s.between(9, 6, &page).unwrap().len())),
        ("figures", Box::new(|s| s.figures(&figures(5, &[]), &page).unwrap().len())),
        ("figures of two", Box::new(|s| s.figures(&figures(5, &[9, 19]), &page).unwrap().len())),
        ("agreements", Box::new(|s| s.agreements(&Agreements::default(), &page).unwrap().len())),
        (
            "agreements of two",
            Box::new(|s| s.agreements(&Agreements { of: vec![9, 19], status: None }, &page).unwrap().len()),
        ),
        ("commitments", Box::new(|s| s.commitments(&Commitments::default(), &page).unwrap().len())),
        (
            "commitments, open, of one",
            Box::new(|s| {
                let open = Commitments { by: Some(1), open: Some("2026-01-01".to_owned()), kind: None };
                s.commitments(&open, &page).unwrap().len()
            }),
        ),
        ("search, every story", Box::new(|s| s.search(&search(0, false), &page).unwrap().len())),
        ("search, a common word", Box::new(|s| s.search(&search(100, false), &page).unwrap().len())),
        ("search, a rare word", Box::new(|s| s.search(&search(29_000, false), &page).unwrap().len())),
        ("search, newest, every story", Box::new(|s| s.search(&search(0, true), &page).unwrap().len())),
        ("search, newest, a rare word", Box::new(|s| s.search(&search(29_000, true), &page).unwrap().len())),
        (
            "search with a speaker",
            Box::new(|s| s.search(&Search { speaker: Some(5_000), ..search(0, false) }, &page).unwrap().len()),
        ),
        ("show", Box::new(|s| s.record(150_000).unwrap().statements.len())),
    ];
    let mut slow = Vec::new();
    for (name, ask) in &asks {
        let times: Vec<(Duration, usize)> = (0..3)
            .map(|_| {
                let begin = Instant::now();
                let rows = ask(&store);
                (begin.elapsed(), rows)
            })
            .collect();
        let (first, rows) = times[0];
        let again = times[2].0;
        println!("{name:32} {:8.1} ms {:8.1} ms again {rows:6} rows", ms(first), ms(again));
        if again > LIMIT {
            slow.push(*name);
        }
    }
    assert_eq!(slow, [""; 0]);
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

//! Each kind of damage is found and named; a store as it is made is sound.

mod place;

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};

use place::Place;
use zabit_store::Store;

#[test]
fn a_store_as_it_is_made_is_sound() {
    let mut place = Place::with_stories();
    assert_eq!(place.faults(), [""; 0]);
    let checked = place.store.check(&mut |_| ()).expect("checked");
    assert_eq!((checked.stories, checked.faults), (4, 0));
    // Decisions keep it so.
    let people: Vec<i64> = (1..=3).collect();
    let _ = place.store.rename(people[0], "Başka Ad").expect("renamed");
    assert_eq!(place.faults(), [""; 0]);
}

/// What was done to a sound store, and a line that must be found.
const DAMAGE: &[(&str, &str)] = &[
    ("UPDATE tally SET letters = 7", "tally: does not say how many letters all texts have"),
    ("UPDATE statement SET \"end\" = 100000 WHERE id = 1", "statement 1 of story 1: lies outside its story"),
    ("UPDATE statement SET start = \"end\" WHERE id = 1", "statement 1 of story 1: lies outside its story"),
    ("UPDATE statement SET start = -1 WHERE id = 1", "statement 1 of story 1: lies outside its story"),
    ("UPDATE quantity SET \"end\" = 100000 WHERE id = 1", "quantity 1 of story 1: lies outside its story"),
    ("UPDATE event SET \"end\" = 100000 WHERE id = 1", "event 1 of story 1: lies outside its story"),
    ("UPDATE commitment SET \"end\" = 100000 WHERE id = 1", "commitment 1 of story 1: lies outside its story"),
    ("UPDATE date SET \"end\" = 100000 WHERE story = 1", " of story 1: lies outside its story"),
    ("UPDATE role SET \"end\" = 100000 WHERE story = 1", " of story 1: lies outside its story"),
    ("UPDATE statement SET cue_end = 100000 WHERE id = 1", "statement 1 of story 1: its cue lies outside its story"),
    ("UPDATE statement SET cue_end = NULL WHERE id = 1", "statement 1 of story 1: its cue lies outside its story"),
    (
        "UPDATE statement SET medium_start = 5, medium_end = 5 WHERE id = 1",
        "statement 1 of story 1: its medium lies outside its story",
    ),
    (
        "UPDATE appearance SET mentions = '[[3,2]]' WHERE story = 1 AND local = 1",
        "appearance 1 of story 1: a mention lies outside its story",
    ),
    (
        "UPDATE appearance SET mentions = '[[1' WHERE story = 1 AND local = 1",
        "appearance 1 of story 1: its mentions are no list of spans",
    ),
    (
        "UPDATE appearance SET aliases = 'x' WHERE story = 1 AND local = 1",
        "appearance 1 of story 1: its other names are no list",
    ),
    ("UPDATE story SET text = 'Kısa.' WHERE id = 1", "statement 1 of story 1: lies outside its story"),
    ("UPDATE statement SET speaker = 77 WHERE id = 1", "statement 1 of story 1: its speaker is nothing of its story"),
    ("UPDATE statement SET within = 77 WHERE id = 1", "statement 1 of story 1: its within is nothing of its story"),
    ("UPDATE quantity SET statement = 77 WHERE id = 1", "quantity 1 of story 1: its statement is nothing of its story"),
    ("UPDATE event SET place = 77 WHERE id = 1", "event 1 of story 1: its place is nothing of its story"),
    ("UPDATE event SET statement = 77 WHERE id = 1", "event 1 of story 1: its statement is nothing of its story"),
    ("UPDATE commitment SET by = 77 WHERE id = 1", "commitment 1 of story 1: its by is nothing of its story"),
    (
        "UPDATE commitment SET quantity = 77 WHERE id = 1",
        "commitment 1 of story 1: its quantity is nothing of its story",
    ),
    (
        "UPDATE commitment SET statement = 77 WHERE id = 1",
        "commitment 1 of story 1: its statement is nothing of its story",
    ),
    ("UPDATE role SET organisation = 77 WHERE story = 1", " of story 1: its organisation is nothing of its story"),
    ("UPDATE party SET local = local + 77 WHERE event = 1", " of event 1: names no entity of its story"),
    (
        "UPDATE party SET entity = (SELECT max(id) FROM entity) WHERE event = 1",
        " of event 1: is another entity than its story says",
    ),
    (
        "UPDATE statement SET entity = (SELECT max(id) FROM entity) WHERE id = 1",
        "statement 1 of story 1: its speaker is another entity than its story says",
    ),
    (
        "UPDATE commitment SET entity = (SELECT max(id) FROM entity) WHERE id = 1",
        "commitment 1 of story 1: who commits is another entity than its story says",
    ),
    (
        "UPDATE role SET entity = (SELECT max(id) FROM entity)",
        " of story 1: whose it is, or of which body, is not what its story says",
    ),
    (
        "UPDATE role SET body = 1 WHERE organisation IS NULL",
        " of story 1: whose it is, or of which body, is not what its story says",
    ),
    ("DELETE FROM measure_word_docsize WHERE id = 1", "measure 1: no words of it are in the index of measures"),
    ("UPDATE statement SET same_as = id WHERE id = 1", "statement 1 of story 1: is told once more"),
    ("UPDATE appearance SET entity = 777 WHERE story = 1 AND local = 1", "appearance: leads to a row of \"entity\""),
    (
        "UPDATE appearance SET entity = 777 WHERE story = 1 AND local = 1",
        "appearance 1/1: its entity is not there or merged into another",
    ),
    ("UPDATE entity SET merged_into = 2 WHERE id = 1", ": its entity is not there or merged into another"),
    (
        "UPDATE entity SET merged_into = id WHERE id = 1",
        "entity 1: was merged into one that is merged itself, or is not there",
    ),
    ("DELETE FROM word_docsize WHERE id = 1", "story 1: no words of it are in the index of words"),
    ("INSERT INTO word (rowid, form) VALUES (77, 'köprü')", "story 77: is in the index of words, but not in the store"),
    ("UPDATE entity SET stories = 9 WHERE id = 1", "entity 1: its count of stories is wrong"),
    ("UPDATE entity SET statements = 9 WHERE id = 1", "entity 1: its count of statements is wrong"),
    ("UPDATE entity SET first = '1999-01-01' WHERE id = 1", "entity 1: its first or last day is wrong"),
    ("UPDATE story SET copy_of = 77 WHERE id = 1", "story 1: is a copy of a story that is not there"),
    ("UPDATE story SET copy_of = 77 WHERE id = 1", "story 1: leads to a row of \"story\" that is not there"),
    ("UPDATE story SET superseded_by = 77 WHERE id = 1", "story 1: is superseded by a story that is not there"),
    ("UPDATE story SET copy_of = 3 WHERE id = 1", "story 1: is a copy of itself, by way of others or directly"),
    ("UPDATE story SET copy_of = 1 WHERE id = 1", "story 1: is a copy of itself, by way of others or directly"),
    (
        "UPDATE story SET superseded_by = 2 WHERE id = 4",
        "story 4: is superseded by itself, by way of others or directly",
    ),
    ("DELETE FROM story WHERE id = 1", "statement 1: leads to a row of \"story\" that is not there"),
    (
        "INSERT INTO decision (at, kind, detail, before) VALUES ('', '', '{', '{}')",
        "decision 1: what it changed cannot be read",
    ),
];

#[test]
fn each_kind_of_damage_is_found() {
    for (sql, expected) in DAMAGE {
        let place = Place::with_stories();
        place.sql(sql);
        let faults = place.faults();
        assert!(faults.iter().any(|line| line.contains(expected)), "{sql}\nexpected {expected}\nfound {faults:#?}");
    }
}

/// Damage to the file itself: the bytes of a page are overwritten.
#[test]
fn a_torn_page_is_a_fault() {
    let place = Place::with_stories();
    place.sql("PRAGMA wal_checkpoint(TRUNCATE)");
    let copy = place.path("kopya.db");
    std::fs::copy(place.store.path(), &copy).expect("a copy");
    let mut file = OpenOptions::new().write(true).open(&copy).expect("the file");
    let root: i64 = rusqlite::Connection::open(place.store.path())
        .and_then(|store| {
            store.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'statement'", [], |r| r.get(0))
        })
        .expect("a page");
    file.seek(SeekFrom::Start((root.unsigned_abs() - 1) * 8192))
        .and_then(|_| file.write_all(&[0x5a; 8192]))
        .expect("written");
    drop(file);
    let mut faults = Vec::new();
    let checked = Store::open(&copy).expect("opens").check(&mut |damage| faults.push(damage.to_string()));
    assert!(checked.expect("a report").faults > 0, "{faults:?}");
    assert!(faults.iter().all(|line| !line.contains('\n')), "{faults:?}");
}

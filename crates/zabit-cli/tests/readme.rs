//! What the README shows is what the program prints.

mod common;

use common::Place;

#[test]
fn the_table_of_people() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let readme = std::fs::read_to_string(format!("{root}/README.md")).expect("the README");
    let (_, rest) = readme.split_once("$ zabit add examples && zabit people -n 3\n").expect("the command");
    let (shown, _) = rest.split_once("```").expect("the end of the table");
    let place = Place::new();
    place.zabit(&["add", "-q", "--store", "kayit.db", &format!("{root}/examples")]);
    let run = place.zabit(&["people", "-n", "3", "--format", "table", "--store", "kayit.db"]);
    assert_eq!(run.out.lines().map(str::trim_end).collect::<Vec<_>>(), shown.lines().collect::<Vec<_>>());
}

//! Every column of every public view is documented, and nothing else is.

mod place;

use place::Place;
use rusqlite::Connection;

#[test]
fn every_column_says_what_it_means() {
    let place = Place::with_stories();
    let store = Connection::open(place.store.path()).expect("the store");
    let mut ask = store.prepare("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name").expect("SQL");
    let names: Vec<String> = ask.query_map([], |row| row.get(0)).and_then(Iterator::collect).expect("views");
    let mut views = place.store.views().expect("views");
    views.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(views.iter().map(|view| view.name.as_str()).collect::<Vec<_>>(), names);
    for view in views {
        let mut rows = store.prepare(&format!("SELECT * FROM \"{}\"", view.name)).expect("a view");
        let documented: Vec<&str> = view.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(documented, rows.column_names().collect::<Vec<_>>(), "{}", view.name);
        for column in view.columns {
            assert!(column.meaning.ends_with(['.', '…']), "{}.{}: {}", view.name, column.name, column.meaning);
            assert!(["integer", "text", "day"].contains(&column.kind.as_str()));
        }
        let mut rows = rows.query([]).expect("rows");
        assert!(rows.next().expect("a row").is_some(), "{} has rows", view.name);
    }
}

//! A figure that a person corrects: every question heeds it, it can be undone, and what was read is never lost.

mod told;

use told::Told;
use zabit_store::{About, Added, Decision, Error, FigureValue, Figures, Page, Query};

const STORY: &str = "Ticaret Bakanı Ayşe Denemez, Türkiye ile Kazakistan arasındaki ticaret hacminin 5 milyar dolar olduğunu \
     söyledi. Denemez, ihracatın yüzde 12 arttığını belirtti. Toplantıya vali de katıldı ve köprüyü gezdi.";

fn value(value: &str) -> FigureValue {
    FigureValue { value: value.to_owned(), upper: None, unit: "USD".to_owned(), status: "target".to_owned() }
}

/// What a question for the volume of trade gives: value, unit and state.
fn volume(told: &Told) -> Vec<String> {
    let asked = Figures { measure: Query::new("ticaret hacmi"), of: Vec::new() };
    let rows = told.store.figures(&asked, &Page::first(9)).unwrap();
    rows.into_iter().map(|row| format!("{} {} {}", row.value, row.unit, row.status)).collect()
}

/// The number of the first figure.
fn figure(told: &Told) -> i64 {
    told.rows("SELECT figure FROM figures WHERE measure LIKE 'ticaret%' ORDER BY figure")[0].parse().unwrap()
}

#[test]
fn a_figure_is_what_was_decided_until_it_is_undone() {
    let mut told = Told::of(&[("2025-09-08", STORY)]);
    let (number, read) = (figure(&told), told.store.record(1).unwrap());
    assert_eq!(volume(&told), ["5000000000 USD actual"]);
    let first = told.store.correct_figure(number, Some(value("6000000000"))).unwrap();
    assert_eq!(volume(&told), ["6000000000 USD target"]);
    assert_eq!(told.rows("SELECT value, status FROM figures WHERE measure LIKE 'ticaret%'"), ["6000000000 | target"]);
    let between = |told: &Told| {
        let [a, b] = ["Ayşe Denemez", "Kazakistan"].map(|name| told.entity(name));
        let all = told.store.between(a, b, &Page::first(9)).unwrap();
        all.into_iter().filter(|moment| moment.what == "figure").filter_map(|moment| moment.detail).collect::<Vec<_>>()
    };
    assert_eq!(between(&told), ["ticaret hacmi: 6000000000 USD"]);
    let second = told.store.correct_figure(number, None).unwrap();
    assert_eq!((volume(&told), between(&told)), (vec![], vec![]), "it is no figure");
    assert_eq!(told.rows("SELECT count(*) FROM figures WHERE figure = 1"), ["0"]);
    assert_eq!(told.store.record(1).unwrap(), read, "the record stays as it was read");
    told.store.undo(second.id).unwrap();
    assert_eq!(volume(&told), ["6000000000 USD target"]);
    told.store.undo(first.id).unwrap();
    assert_eq!(volume(&told), ["5000000000 USD actual"]);
    assert_eq!(between(&told), ["ticaret hacmi: 5000000000 USD"]);
    assert!(told.store.figures_decided(1).unwrap().is_empty());
    assert_eq!(told.store.check(&mut |damage| panic!("{damage}")).unwrap().faults, 0);
}

#[test]
fn undoing_the_earlier_of_two_decisions_leaves_the_later() {
    let mut told = Told::of(&[("2025-09-08", STORY)]);
    let number = figure(&told);
    let first = told.store.correct_figure(number, Some(value("6"))).unwrap();
    let second = told.store.correct_figure(number, Some(value("7"))).unwrap();
    told.store.undo(first.id).unwrap();
    assert_eq!(volume(&told), ["7 USD target"]);
    told.store.undo(second.id).unwrap();
    assert_eq!(volume(&told), ["5000000000 USD actual"]);
}

#[test]
fn a_later_version_of_the_story_inherits_it() {
    let url = || About { url: Some("https://ornek.example/1".to_owned()), ..About::default() };
    let mut told = Told::new();
    told.tell("2025-09-08", STORY, url());
    let number = figure(&told);
    let decided = told.store.correct_figure(number, Some(value("6"))).unwrap();
    told.tell("2025-09-09", &format!("{STORY} Tören akşam saatlerine kadar sürdü."), url());
    assert_eq!(told.rows("SELECT story, value FROM figures WHERE measure LIKE 'ticaret%'"), ["2 | 6"]);
    told.store.undo(decided.id).unwrap();
    assert_eq!(told.rows("SELECT story, value FROM figures WHERE measure LIKE 'ticaret%'"), ["2 | 5000000000"]);
}

#[test]
fn what_is_no_figure_is_refused() {
    let mut told = Told::of(&[("2025-09-08", STORY)]);
    let number = figure(&told);
    for wrong in ["", "beş", "1,5", "1.", "1e9", "--1", &"9".repeat(41)] {
        let refused = told.store.correct_figure(number, Some(value(wrong)));
        assert!(matches!(refused, Err(Error::Refused(_))), "{wrong}");
    }
    for wrong in
        [FigureValue { unit: String::new(), ..value("1") }, FigureValue { status: "x".to_owned(), ..value("1") }]
    {
        assert!(matches!(told.store.correct_figure(number, Some(wrong)), Err(Error::Refused(_))));
    }
    assert!(matches!(told.store.correct_figure(999, None), Err(Error::NotFound(_))));
    assert!(told.store.decisions().unwrap().is_empty());
}

const OTHERS: &[(&str, &str)] = &[
    ("2025-09-08", STORY),
    ("2025-09-09", "Genel Müdür Selim Örnek, köprünün açılacağını söyledi."),
    ("2025-09-10", "Genel Müdür S. Örnek, yolun kapanacağını söyledi."),
    ("2025-09-11", "Vali Murat Sınar, \"Tünel hazır.\" dedi."),
    ("2025-09-12", "Vali Murat Sınar, \"Liman hazır.\" dedi."),
];

#[test]
fn decisions_hold_in_another_store_by_name_and_place() {
    let mut one = Told::of(OTHERS);
    let [selim, s, murat] = ["Selim Örnek", "S. Örnek", "Murat Sınar"].map(|name| one.entity(name));
    one.store.merge(selim, s).unwrap();
    one.store.split(murat, &[5], Some("Murat Sınar (Liman)")).unwrap();
    one.store.rename(murat, "Murat Sınar (Vali)").unwrap();
    let statement = one.rows("SELECT id FROM statement WHERE story = 1")[0].parse().unwrap();
    one.store.correct(statement, Some(selim)).unwrap();
    one.store.correct_figure(figure(&one), Some(value("6"))).unwrap();
    // Another order gives other numbers.
    let reversed: Vec<(&str, &str)> = OTHERS.iter().rev().copied().collect();
    let mut other = Told::of(&reversed);
    // As it is written to a file and read back.
    let decisions: Vec<Decision> = one.store.decisions().unwrap().into_iter().map(|decided| decided.decision).collect();
    let text = serde_json::to_string(&decisions).unwrap();
    let decisions: Vec<Decision> = serde_json::from_str(&text).unwrap();
    for decision in &decisions {
        assert!(other.store.decide_as(decision).unwrap().is_some(), "{decision:?}");
    }
    let said = "SELECT speaker, content FROM statements ORDER BY published, content";
    assert_eq!(other.rows(said), one.rows(said));
    let people = "SELECT name, stories, statements FROM people WHERE stories > 0 ORDER BY name";
    assert_eq!(other.rows(people), one.rows(people));
    assert_eq!(volume(&other), ["6 USD target"]);
    for decision in &decisions {
        assert!(other.store.decide_as(decision).unwrap().is_none(), "it holds already: {decision:?}");
    }
    let mut none = Told::of(&[]);
    for decision in &decisions {
        assert!(matches!(none.store.decide_as(decision), Err(Error::NotFound(_))), "{decision:?}");
    }
}

#[test]
fn a_store_of_the_first_format_learns_it_when_it_is_opened() {
    let told = Told::of(&[("2025-09-08", STORY)]);
    let old = rusqlite::Connection::open(told.store.path()).unwrap();
    old.execute_batch(
        "DROP TABLE figure_read; DROP TABLE sketch; DROP INDEX commitment_due;
         DROP INDEX event_status; DROP INDEX story_head; DROP TABLE tally; PRAGMA user_version = 1",
    )
    .unwrap();
    drop(old);
    let mut store = zabit_store::Store::open(told.store.path()).unwrap();
    let decided = store.correct_figure(figure(&told), Some(value("6"))).unwrap();
    assert_eq!(volume(&told), ["6 USD target"]);
    store.undo(decided.id).unwrap();
    assert_eq!(volume(&told), ["5000000000 USD actual"]);
    // What it holds has no sketch; its copies are found by their words.
    drop(store);
    let mut told = told;
    let added = told.tell("2025-09-09", &format!("ANKARA (AA) - {STORY}"), About::default());
    assert_eq!(added, Added::Copy { story: 2, of: 1 });
}

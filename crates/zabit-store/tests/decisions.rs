//! What a person decides wins over what is read, whenever it is read, and can be taken back.

mod told;

use told::Told;
use zabit_store::About;

const STORIES: &[(&str, &str)] = &[
    ("2025-09-08", "Genel Müdür Ayşe Demirtaş, köprünün açılacağını söyledi."),
    ("2025-09-09", "Genel Müdür A. Demirtaş, yolun kapanacağını söyledi."),
    ("2025-09-10", "Genel Müdür Ayşe Demirtaş, \"Yol açık.\" dedi."),
];

fn speakers(told: &Told) -> Vec<String> {
    told.rows("SELECT speaker FROM statements ORDER BY story")
}

#[test]
fn two_entities_become_one_and_two_again() {
    let mut told = Told::of(STORIES);
    let before = told.rows("SELECT entity, story FROM appearance ORDER BY story, local");
    let [keep, gone] = ["Ayşe Demirtaş", "A. Demirtaş"].map(|name| told.entity(name));
    let decided = told.store.merge(keep, gone).unwrap();
    assert_eq!(speakers(&told), ["Ayşe Demirtaş", "Ayşe Demirtaş", "Ayşe Demirtaş"]);
    assert_eq!(told.rows("SELECT statements, stories FROM people"), ["3 | 3"]);

    // A story that comes later follows the decision.
    told.tell("2025-09-11", "A. Demirtaş, tünelin de açılacağını söyledi.", About::default());
    assert_eq!(speakers(&told)[3], "Ayşe Demirtaş");

    told.store.undo(decided.id).unwrap();
    let after = told.rows("SELECT entity, story FROM appearance WHERE story < 4 ORDER BY story, local");
    assert_eq!(after, before);
    assert!(told.store.undo(decided.id).is_err(), "it was undone before");
}

#[test]
fn one_entity_becomes_two() {
    let mut told = Told::of(STORIES);
    let entity = told.entity("Ayşe Demirtaş");
    let decided = told.store.split(entity, &[3], Some("Ayşe Demirtaş (yazar)")).unwrap();
    assert_eq!(speakers(&told)[2], "Ayşe Demirtaş (yazar)");
    told.store.undo(decided.id).unwrap();
    assert_eq!(speakers(&told)[2], "Ayşe Demirtaş");
    assert!(told.store.split(entity, &[2], None).is_err(), "she is not in that story");
    assert!(told.store.split(entity, &[1, 3], None).is_err(), "she is in no other");
}

#[test]
fn a_new_name_stays_whatever_is_read_later() {
    let mut told = Told::of(STORIES);
    let entity = told.entity("Ayşe Demirtaş");
    let decided = told.store.rename(entity, "Ayşe Demir Taş").unwrap();
    told.tell("2025-09-12", "Genel Müdür Ayşe Demirtaş, \"Köprü hazır.\" dedi.", About::default());
    assert_eq!(speakers(&told)[3], "Ayşe Demir Taş");
    told.store.undo(decided.id).unwrap();
    assert_eq!(speakers(&told)[3], "Ayşe Demirtaş");
}

#[test]
fn a_corrected_source_holds_for_copies_and_later_versions() {
    let text = "Genel Müdür Ayşe Demirtaş açıklama yaptı. Demirtaş, köprünün yıl sonunda törenle açılacağını, yolun iki kente \
        de yarayacağını söyledi. Törene Vali Mehmet Kaya da katıldı.";
    let url = || About { url: Some("https://ornek.example/1".to_owned()), ..About::default() };
    let mut told = Told::new();
    told.tell("2025-09-08", text, url());
    let (statement, vali) = (1, told.entity("Mehmet Kaya"));
    let decided = told.store.correct(statement, Some(vali)).unwrap();
    assert_eq!(speakers(&told), ["Mehmet Kaya"]);
    told.tell("2025-09-09", &format!("ANKARA (AA) - {text}"), About::default());
    told.tell("2025-09-09", &format!("{text} Tören saat 10'da."), url());
    assert_eq!(told.rows("SELECT DISTINCT entity FROM statement"), [vali.to_string()]);
    told.store.undo(decided.id).unwrap();
    assert_eq!(
        told.rows("SELECT speaker.name FROM statement JOIN entity speaker ON speaker.id = entity WHERE story = 1"),
        ["Ayşe Demirtaş"]
    );
}

#[test]
fn a_corrected_source_follows_when_entities_become_one() {
    let mut told = Told::of(STORIES);
    let [keep, gone] = ["Ayşe Demirtaş", "A. Demirtaş"].map(|name| told.entity(name));
    let statement = told.rows("SELECT id FROM statement WHERE story = 1")[0].parse().unwrap();
    told.store.correct(statement, Some(gone)).unwrap();
    let decided = told.store.merge(keep, gone).unwrap();
    assert_eq!(speakers(&told)[0], "Ayşe Demirtaş");
    told.store.undo(decided.id).unwrap();
    assert_eq!(speakers(&told)[0], "A. Demirtaş");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let mut told = Told::of(STORIES);
    let entity = told.entity("Ayşe Demirtaş");
    let message = |error: zabit_store::Error| error.to_string();
    assert_eq!(
        told.store.merge(entity, entity).map_err(message),
        Err(format!("e{entity} is one already; name two entities"))
    );
    assert!(told.store.merge(entity, 999).map_err(message).is_err_and(|line| line.starts_with("e999: no such entity")));
    assert!(told.store.rename(entity, " – ").is_err());
    assert!(told.store.correct(999, None).is_err());
}

#[test]
fn what_came_after_two_became_one_goes_back_too() {
    let mut told = Told::of(STORIES);
    let [keep, gone] = ["Ayşe Demirtaş", "A. Demirtaş"].map(|name| told.entity(name));
    let decided = told.store.merge(keep, gone).unwrap();
    told.tell("2025-09-11", "A. Demirtaş, tünelin de açılacağını söyledi.", About::default());
    told.tell("2025-09-12", "Genel Müdür Ayşe Demirtaş, \"Köprü hazır.\" dedi.", About::default());
    told.store.undo(decided.id).unwrap();
    assert_eq!(speakers(&told)[3..], ["A. Demirtaş", "Ayşe Demirtaş"]);
}

#[test]
fn decisions_on_one_thing_are_undone_in_any_order() {
    let mut told = Told::of(STORIES);
    let [one, other] = ["Ayşe Demirtaş", "A. Demirtaş"].map(|name| told.entity(name));
    let statement = told.rows("SELECT id FROM statement WHERE story = 1")[0].parse().unwrap();
    let first = told.store.correct(statement, Some(other)).unwrap();
    let second = told.store.correct(statement, None).unwrap();
    told.store.undo(first.id).unwrap();
    assert_eq!(speakers(&told)[0], "-", "the later decision still holds");
    told.store.undo(second.id).unwrap();
    assert_eq!(speakers(&told)[0], "Ayşe Demirtaş");
    let first = told.store.rename(one, "Ayşe D.").unwrap();
    let second = told.store.rename(one, "Ayşe Demir").unwrap();
    told.store.undo(first.id).unwrap();
    assert_eq!(speakers(&told)[0], "Ayşe Demir");
    told.store.undo(second.id).unwrap();
    assert_eq!(speakers(&told)[0], "Ayşe Demirtaş");
}

#[test]
fn what_another_decision_rests_on_is_undone_last() {
    let mut told = Told::of(&[STORIES, &[("2025-09-11", "Vali A. D. Taş, \"Liman hazır.\" dedi.")]].concat());
    let [a, b, c] = ["Ayşe Demirtaş", "A. Demirtaş", "A. D. Taş"].map(|name| told.entity(name));
    let before = told.rows("SELECT entity, story FROM appearance ORDER BY story, local");
    let first = told.store.merge(b, c).unwrap();
    let second = told.store.merge(a, b).unwrap();
    let refused = told.store.undo(first.id).unwrap_err().to_string();
    assert!(refused.contains("undo that first"), "{refused}");
    told.store.undo(second.id).unwrap();
    assert_eq!(told.rows(&format!("SELECT merged_into FROM entity WHERE id = {c}")), [b.to_string()]);
    told.store.undo(first.id).unwrap();
    assert_eq!(told.rows("SELECT entity, story FROM appearance ORDER BY story, local"), before);
}

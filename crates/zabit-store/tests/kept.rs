//! What the store makes of stories: each once, copies told once, the later version counts, one person one entity.

mod told;

use told::Told;
use zabit_store::{About, Added};

const BRIDGE: &str = "Ulaştırma Bakanı Ayşe Demirtaş, köprünün yıl sonunda açılacağını söyledi. Demirtaş, köprünün \
    maliyetinin 3,5 milyar lira olduğunu, günde 40 bin aracın geçeceğini belirtti. Törene Vali Kaya da katıldı.";

fn at(url: &str) -> About {
    About { url: Some(url.to_owned()), ..About::default() }
}

#[test]
fn the_same_story_adds_nothing() {
    let mut told = Told::new();
    assert_eq!(told.tell("2025-09-08", BRIDGE, About::default()), Added::New { story: 1 });
    assert_eq!(told.tell("2025-09-08", BRIDGE, About::default()), Added::Known { story: 1 });
    assert_eq!(told.rows("SELECT count(*) FROM statement"), ["2"]);
}

#[test]
fn a_copy_with_small_edits_is_told_once() {
    let mut told = Told::new();
    told.tell("2025-09-08", BRIDGE, About::default());
    let copy = format!("ANKARA (AA) - {BRIDGE}");
    assert_eq!(told.tell("2025-09-09", &copy, About::default()), Added::Copy { story: 2, of: 1 });
    assert_eq!(told.rows("SELECT count(*), count(same_as) FROM statement"), ["4 | 2"]);
    assert_eq!(told.rows("SELECT speaker, copies FROM statements"), ["Ayşe Demirtaş | 1", "Ayşe Demirtaş | 1"]);
    assert_eq!(told.rows("SELECT statements, stories FROM people WHERE name = 'Ayşe Demirtaş'"), ["2 | 1"]);
}

#[test]
fn words_said_twice_are_those_said_first_in_the_original() {
    let mut told = Told::new();
    let twice = format!("{BRIDGE} Ayşe Demirtaş, \"Hazırız.\" dedi. Mehmet Ak, \"Hazırız.\" dedi.");
    told.tell("2025-09-08", &twice, About::default());
    told.tell("2025-09-09", &format!("ANKARA (AA) - {twice}"), About::default());
    let rows = told.rows(
        "SELECT copy.id - original.id, original.id FROM statement copy JOIN statement original ON original.id = copy.same_as
         ORDER BY copy.id",
    );
    assert_eq!(rows, ["4 | 1", "4 | 2", "4 | 3", "5 | 3"]);
}

#[test]
fn a_bulletin_of_another_day_is_a_story_of_its_own() {
    let mut told = Told::new();
    told.tell("2025-09-08", BRIDGE, About::default());
    let other = BRIDGE.replace("3,5", "3,6").replace("40", "45");
    assert_eq!(told.tell("2025-09-09", &other, About::default()), Added::New { story: 2 });
}

#[test]
fn the_later_version_counts_whichever_comes_first() {
    let corrected = BRIDGE.replace("3,5 milyar", "3,7 milyar");
    let mut told = Told::new();
    told.tell("2025-09-08", BRIDGE, at("https://ornek.example/kopru"));
    let added = told.tell("2025-09-09", &corrected, at("https://ornek.example/kopru"));
    assert_eq!(added, Added::Version { story: 2, of: 1 });
    assert_eq!(told.rows("SELECT value FROM figures WHERE unit = 'TRY'"), ["3700000000"]);
    assert_eq!(told.rows("SELECT statements FROM people WHERE name = 'Ayşe Demirtaş'"), ["2"]);

    let mut told = Told::new();
    told.tell("2025-09-09", &corrected, at("https://ornek.example/kopru"));
    told.tell("2025-09-08", BRIDGE, at("https://ornek.example/kopru"));
    assert_eq!(told.rows("SELECT value FROM figures WHERE unit = 'TRY'"), ["3700000000"]);
}

#[test]
fn copies_of_an_earlier_version_are_copies_of_the_later_one() {
    let mut told = Told::new();
    told.tell("2025-09-08", BRIDGE, at("https://ornek.example/kopru"));
    told.tell("2025-09-08", &format!("ANKARA (AA) - {BRIDGE}"), About::default());
    told.tell("2025-09-09", &format!("{BRIDGE} Tören saat onda."), at("https://ornek.example/kopru"));
    assert_eq!(told.rows("SELECT story, copies FROM statements"), ["3 | 1", "3 | 1"]);
}

#[test]
fn one_person_in_two_stories_is_one_entity() {
    let told = Told::of(&[
        ("2023-05-02", "Örnek Birliği Genel Sekreteri Ayşe Demirtaş, toplantının verimli geçtiğini söyledi."),
        ("2025-09-08", "Örnek Birliği Genel Sekreteri Ayşe Demirtaş, yeni binanın açılacağını söyledi."),
    ]);
    assert_eq!(
        told.rows("SELECT person, title, organisation, first, last FROM roles"),
        ["Ayşe Demirtaş | Genel Sekreter | Örnek Birliği | 2023-05-02 | 2025-09-08"]
    );
}

#[test]
fn homonyms_with_other_offices_stay_apart() {
    let told = Told::of(&[
        ("2025-09-08", "Maliye Bakanı Mehmet Yılmaz, bütçenin hazır olduğunu söyledi."),
        ("2025-09-10", "Yazar Mehmet Yılmaz, yeni romanının çıkacağını söyledi."),
        ("2025-09-12", "Maliye Bakanı Mehmet Yılmaz, verginin artmayacağını söyledi."),
    ]);
    let spoken = told.rows("SELECT count(*) FROM statements GROUP BY speaker_entity ORDER BY 1");
    assert_eq!(spoken, ["1", "2"], "the writer once, the minister twice");
    let minister = told.rows("SELECT speaker_entity FROM statements WHERE story IN (1, 3)");
    assert_eq!(minister[0], minister[1]);
}

/// A surname alone may be anybody's: it takes an office, a body or known company to say whose it is.
#[test]
fn people_known_by_one_word_stay_apart_without_evidence() {
    let told = Told::of(&[
        ("2025-09-08", "Vali Yıldız, köprünün açılacağını söyledi."),
        ("2025-09-10", "Yıldız, yeni kitabının çıkacağını söyledi."),
        ("2025-09-12", "Vali Yıldız, yolun kapanacağını söyledi."),
    ]);
    let spoken = told.rows("SELECT speaker_entity FROM statements ORDER BY story");
    assert_eq!(spoken[0], spoken[2], "the governor twice");
    assert_ne!(spoken[0], spoken[1], "the writer is somebody else");
}

#[test]
fn who_is_left_out_of_the_later_version_is_counted_no_more() {
    let mut told = Told::new();
    told.tell("2025-09-07", "Vali Mehmet Akdağ, yolun kapanacağını söyledi.", About::default());
    let both = format!("{BRIDGE} Vali Mehmet Akdağ, \"Yol da açılacak.\" dedi.");
    told.tell("2025-09-08", &both, at("https://ornek.example/kopru"));
    told.tell("2025-09-08", BRIDGE, at("https://ornek.example/kopru"));
    assert_eq!(
        told.rows(
            "SELECT name, stories, statements, first, last FROM entity WHERE kind = 'person' ORDER BY id LIMIT 2"
        ),
        ["Mehmet Akdağ | 1 | 1 | 2025-09-07 | 2025-09-07", "Ayşe Demirtaş | 1 | 2 | 2025-09-08 | 2025-09-08"]
    );
}

#[test]
fn each_join_has_its_evidence() {
    let told = Told::of(&[
        ("2023-05-02", "Örnek Birliği Genel Sekreteri Ayşe Demir, toplantının verimli geçtiğini söyledi."),
        ("2025-09-08", "Örnek Birliği Genel Sekreteri Ayşe Demir, yeni binanın açılacağını söyledi."),
    ]);
    let rows = told.rows("SELECT evidence FROM appearance WHERE kind = 'person' ORDER BY story");
    assert_eq!(rows, ["new", "name, common name, role, company"]);
}

#[test]
fn a_failure_is_forgotten_once_the_story_is_kept() {
    let mut told = Told::new();
    told.store.add(&[], &[("haber.txt".to_owned(), "haber.txt: is empty".to_owned())]).unwrap();
    assert_eq!(told.store.failures().unwrap().len(), 1);
    told.tell("2025-09-08", BRIDGE, About::default());
    assert_eq!(told.store.failures().unwrap(), []);
}

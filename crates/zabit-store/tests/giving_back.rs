//! A record comes out of the store as it went in; numbers lead to the words they stand for.

mod common;

use common::Kept;
use proptest::prelude::*;
use zabit_store::{About, Fresh, Store, Thing};

#[test]
fn records_of_the_examples_come_back_as_they_were() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let place = tempfile::tempdir().unwrap();
    let mut store = Store::create(&place.path().join("kayit.db")).unwrap();
    let mut told = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "txt") {
            continue;
        }
        let loaded = zabit_text::load_path(&path, &Default::default()).unwrap();
        let day = loaded.story.published.map(|day| day.to_string()).unwrap_or_default();
        let (mut record, words) = common::read(&day, &loaded.story.text);
        record.document.id = loaded.id;
        record.document.source = loaded.source;
        record.document.outlet = loaded.outlet;
        store.add(&[Fresh::new(record.clone(), About::default(), words)], &[]).unwrap();
        let story = store.story(&record.document.id).unwrap();
        assert_eq!(store.record(story).unwrap(), record, "{}", path.display());
        told += record.statements.len() + record.events.len();
    }
    assert!(told > 50);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_story_comes_back(parts in proptest::collection::vec(0usize..8, 1..14)) {
        let sentences = [
            "Bakan Ali Denemez ile Vali Ayşe Örnek, Kazakistan'da görüştü.",
            "Örnek Birliği Genel Sekreteri ve Deneme Vakfı Başkanı Veli Sınar, \"Köprü açılacak.\" dedi.",
            "Sınar, yüzde 3-4 artış beklediklerini söyledi.",
            "Kazakistan ile Türkiye ve Deneme Vakfı arasında Yol Protokolü imzalandı.",
            "Örnek'in \"Yol 'çok uzun' dediler.\" sözü AA muhabirine aktarıldı.",
            "Eski Bakan Denemez, 2030'a kadar 20 okul açacaklarını belirtti.",
            "Deneme Vakfı, Örnek Birliği ve Türkiye'yi kınadı.",
            "8 Eylül 2025'te 1.250.000 lira ödendi.",
        ];
        let text: Vec<&str> = parts.iter().map(|part| sentences[*part]).collect();
        let kept = Kept::new(&[("2025-09-08", "Örnek Gazete", &text.join(" "))]);
        let (mut record, _) = common::read("2025-09-08", &text.join(" "));
        record.document.id = format!("{:016x}", 1);
        record.document.source = "haber-1.txt".to_owned();
        record.document.outlet = Some("Örnek Gazete".to_owned());
        prop_assert_eq!(kept.store.record(1).unwrap(), record);
    }
}

#[test]
fn numbers_lead_to_words() {
    let kept = Kept::new(&[(
        "2025-09-08",
        "Örnek Gazete",
        "Örnek Birliği ile Deneme Vakfı arasında Köprü Protokolü imzalandı.\nBakan Ali Denemez, \"Yılda 20 okul açacağız.\" \
         dedi. Toplantı sona erdi.",
    )]);
    let show = |typed: &str| kept.store.show(Thing::new(typed).unwrap()).unwrap();
    let said = show("s1");
    assert_eq!(
        (said.what, said.who.as_deref(), said.words.as_str()),
        ("statement", Some("Ali Denemez"), "Yılda 20 okul açacağız.")
    );
    assert_eq!((said.before.as_str(), said.after.as_str()), ("Bakan Ali Denemez, \"", "\" dedi. Toplantı sona erdi."));
    assert_eq!(said.facts, ["direct", "de"]);
    assert_eq!(show("v1").words, "imzalandı");
    assert_eq!(show("v1").facts[2], "Köprü Protokolü, signed");
    assert_eq!((show("c1").what, show("q1").words.as_str()), ("commitment", "20 okul"));
    let missing = |typed: &str| kept.store.show(Thing::new(typed).unwrap()).unwrap_err().to_string();
    assert_eq!(missing("s99"), "s99: no such statement in the store");
    assert_eq!(missing("e1"), "e1 is an entity; see `zabit who e1`");
    assert_eq!(
        kept.store.story("99").unwrap_err().to_string(),
        "99: no such story; see `zabit search` for their numbers"
    );
    assert_eq!(kept.store.story("0000000000000001").unwrap(), 1);
}

//! A story of the store with all that is known of its parts, and what a front page asks for.

mod common;

use common::{Kept, page};
use zabit_store::Page;

const NEWS: &str = "Çiçekli'de ırmak temizlendi\nÇiçekli Belediye Başkanı Ayşe Denemez, \"Irmağın temizliği bitti, kıyıda \
    yüz ağaç dikildi, yürüyüş yolu haftaya açılacak.\" dedi. Denemez, 12 milyon lira harcandığını söyledi.";

fn store() -> Kept {
    Kept::new(&[
        ("2025-03-01", "Deneme Ajansı", NEWS),
        ("2025-03-02", "Örnek Gazete", NEWS),
        ("2025-04-05", "Örnek Gazete", "Çiçekli Belediye Başkanı Ayşe Denemez, \"Köprü onarılacak.\" dedi."),
    ])
}

#[test]
fn parts_of_a_story_have_numbers_and_people_are_known_across_stories() {
    let kept = store();
    let joined = kept.store.joined(1).unwrap();
    let mayor = joined.entities.iter().find(|entity| entity.name == "Ayşe Denemez").unwrap();
    assert_eq!((mayor.kind.as_str(), mayor.stories), ("person", 2));
    let quoted = &joined.statements[0];
    assert_eq!((quoted.local, quoted.speaker.as_deref()), (1, Some("Ayşe Denemez")));
    assert_eq!(quoted.speaker_id.as_ref(), Some(&mayor.id));
    assert_eq!(joined.figures.len(), kept.store.record(1).unwrap().quantities.len());
    let later = kept.store.joined(3).unwrap();
    let again = later.entities.iter().find(|entity| entity.name == "Ayşe Denemez").unwrap();
    assert_eq!(again.id, mayor.id);
    assert!(again.score >= 2.0 && again.evidence.contains("name"), "{again:?}");
}

#[test]
fn a_copy_and_what_it_copies_name_each_other() {
    let kept = store();
    for (story, other) in [(1, 2), (2, 1)] {
        let joined = kept.store.joined(story).unwrap();
        let numbers: Vec<i64> = joined.copies.iter().map(|copy| copy.at.story).collect();
        assert_eq!(numbers, [other]);
        let carried: Vec<i64> = joined.statements[0].carried.iter().map(|carrier| carrier.at.story).collect();
        assert_eq!(carried, [other]);
    }
    assert!(kept.store.joined(3).unwrap().copies.is_empty());
    assert_eq!(kept.store.joined(99).unwrap(), Default::default());
}

#[test]
fn the_latest_stories_come_first_and_copies_not_at_all() {
    let kept = store();
    let rows = kept.store.latest(&page()).unwrap();
    let shown: Vec<_> = rows.iter().map(|row| (row.at.story, row.copies, row.statements)).collect();
    assert_eq!(shown, [(3, 0, 1), (1, 1, 2)]);
    assert!(rows[1].lead.starts_with("Çiçekli Belediye Başkanı"), "{}", rows[1].lead);
    let early = Page { until: Some("2025-03-31".to_owned()), ..page() };
    assert_eq!(kept.store.latest(&early).unwrap().len(), 1);
}

#[test]
fn outlets_and_counts() {
    let kept = store();
    let outlets: Vec<_> =
        kept.store.outlets(&page()).unwrap().into_iter().map(|row| (row.outlet, row.stories)).collect();
    assert_eq!(outlets, [("Örnek Gazete".to_owned(), 2), ("Deneme Ajansı".to_owned(), 1)]);
    let counts = kept.store.counts().unwrap();
    assert_eq!((counts.stories, counts.people, counts.statements), (3, 1, 5));
    assert_eq!((counts.first.as_deref(), counts.last.as_deref()), (Some("2025-03-01"), Some("2025-04-05")));
}

//! The store is the same however its stories are batched, and whatever copies and versions come in which order, sound.

mod told;

use proptest::prelude::*;
use told::{Told, fresh};
use zabit_store::{About, Fresh};

const SAID: &[&str] = &[
    "Ulaştırma Bakanı Ayşe Demirtaş, köprünün yıl sonunda açılacağını söyledi.",
    "Vali Mehmet Yılmaz, köprünün maliyetinin 3,5 milyar lira olduğunu belirtti.",
    "Yazar Mehmet Yılmaz, \"Bu köprüyü seviyorum.\" dedi.",
    "Yılmaz, törene Örnek Birliği temsilcilerinin de katıldığını anlattı.",
    "Örnek Birliği Genel Sekreteri Can Akdağ, 40 bin aracın geçeceğini açıkladı.",
    "Demirtaş ile Akdağ, Ankara'da bir araya geldi.",
];

/// A story of some of these sentences, at one of a few addresses, on one of a few days.
fn story() -> impl Strategy<Value = (Vec<usize>, usize, usize)> {
    (prop::collection::vec(0..SAID.len(), 2..6), 0..4_usize, 1..5_usize)
}

fn made((said, place, day): &(Vec<usize>, usize, usize)) -> Fresh {
    let text: Vec<&str> = said.iter().map(|at| SAID[*at]).collect();
    // One address in four is none.
    let url = (*place > 0).then(|| format!("https://ornek.example/{place}"));
    let mut fresh = fresh(&format!("2025-09-0{day}"), &text.join(" "), About { url, ..About::default() });
    fresh.record.document.id = format!("{said:?}{place}{day}");
    fresh
}

const ROWS: &[&str] = &[
    "SELECT id, name, country, stories, statements, first, last FROM entity ORDER BY id",
    "SELECT key, entity, tail FROM name ORDER BY key, entity",
    "SELECT story, local, entity, score, evidence FROM appearance ORDER BY story, local",
    "SELECT id, story, entity, same_as FROM statement ORDER BY id",
    "SELECT id, copy_of, superseded_by FROM story ORDER BY id",
    "SELECT hash, story FROM band ORDER BY hash, story",
    "SELECT rowid FROM word WHERE word MATCH 'köprü' ORDER BY rowid",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_same_in_any_batches(
        stories in prop::collection::vec(story(), 1..12),
        commits in prop::collection::vec(any::<bool>(), 12),
    ) {
        let all: Vec<Fresh> = stories.iter().map(made).collect();
        let (mut one_by_one, mut batched) = (Told::new(), Told::new());
        for story in &all {
            one_by_one.store.add(std::slice::from_ref(story), &[]).expect("added");
        }
        let mut adder = batched.store.adder();
        for (story, commit) in all.iter().zip(commits) {
            adder.add(story).expect("added");
            if commit {
                adder.commit().expect("kept");
            }
        }
        adder.commit().expect("kept");
        drop(adder);
        for sql in ROWS {
            prop_assert_eq!(one_by_one.rows(sql), batched.rows(sql), "{}", sql);
        }
        let mut faults = Vec::new();
        batched.store.check(&mut |damage| faults.push(damage.to_string())).expect("checked");
        prop_assert!(faults.is_empty(), "{:?}", faults);
    }
}

//! A backup is whole, whoever writes; what stood in its place stays until it is.

mod place;

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use place::{Place, STORY, fresh};
use zabit_store::Store;

#[test]
fn while_another_writes() {
    let place = Place::with_stories();
    let (path, done) = (place.store.path().to_owned(), AtomicBool::new(false));
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut store = Store::open(&path).expect("the store");
            let mut kept = 0;
            while !done.load(Ordering::Relaxed) {
                let text = STORY.replace("40 bin", &format!("{} bin", 1000 + kept));
                store.add(&[fresh("Örnek Haber", None, &text)], &[]).expect("added");
                kept += 1;
            }
            kept
        });
        let mut last = 0;
        for round in 0..5 {
            let copy = place.path(&format!("yedek-{round}.db"));
            place.store.backup(&copy, false).expect("a backup");
            let copy = Store::open(&copy).expect("a store");
            let mut faults = Vec::new();
            let checked = copy.check(&mut |damage| faults.push(damage.to_string())).expect("checked");
            assert_eq!(faults, [""; 0]);
            assert!(checked.stories >= last, "a later backup holds no less");
            last = checked.stories;
        }
        done.store(true, Ordering::Relaxed);
        assert!(writer.join().expect("the writer ends") > 0);
    });
}

#[test]
fn what_is_there_is_not_overwritten() {
    let mut place = Place::with_stories();
    let copy = place.path("yedek.db");
    place.store.backup(&copy, false).expect("a backup");
    let refused = |place: &Place, name: &str, force| {
        place.store.backup(&place.path(name), force).expect_err("refused").to_string()
    };
    assert!(refused(&place, "yedek.db", false).ends_with("replace it with --force"));
    assert!(refused(&place, "kayit.db", true).ends_with("is the store itself; name another file"));
    assert!(refused(&place, "", true).ends_with("is a folder; name a file in it"));
    assert!(place.store.backup(&place.path("yok/yedek.db"), false).is_err());
    place.add("Örnek Haber", None, &STORY.replace("Köprü", "Tünel").replace("40", "41"));
    place.store.backup(&copy, true).expect("replaced");
    assert_eq!(Store::open(&copy).expect("a store").stats().expect("stats").stories, 5);
    let names: Vec<_> = std::fs::read_dir(place.path("")).expect("a folder").flatten().map(|e| e.file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().contains(".part")), "{names:?}");
}

/// A log that waits beside the file that is replaced is not taken for that of the new one.
#[test]
fn over_a_store_in_use() {
    let place = Place::with_stories();
    let copy = place.path("yedek.db");
    let mut other = Store::create(&copy).expect("another store");
    other.add(&[fresh("Örnek Haber", None, STORY)], &[]).expect("added");
    match place.store.backup(&copy, true) {
        Err(error) => assert!(error.to_string().contains("is in use"), "{error}"),
        Ok(_) => {
            drop(other);
            assert_eq!(Store::open(&copy).expect("a store").stats().expect("stats").stories, 4);
        }
    }
}

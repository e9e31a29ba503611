//! Which state is the store in? Told by a few look-ups, so that whoever keeps an answer knows whether it still holds.

use rusqlite::{OptionalExtension, Result, Row};

use crate::error::Result as StoreResult;
use crate::open::Store;

/// What changes with every change of a store: stories are only ever added, decisions added and undone, failures noted and
/// taken back. The last story's key tells stores of as many stories apart.
const STAMP: &str = "SELECT (SELECT max(id) FROM story), (SELECT key FROM story ORDER BY id DESC LIMIT 1),
     (SELECT added FROM story ORDER BY id DESC LIMIT 1), (SELECT max(id) FROM decision),
     (SELECT count(undone) FROM decision), (SELECT count(*) || coalesce(max(at), '') FROM failure)";

impl Store {
    /// A word for the state that the store is in. It is another one after every change, whichever program made it, and
    /// the same in every process; two stores have different ones.
    ///
    /// ```
    /// let folder = tempfile::tempdir().unwrap();
    /// let store = zabit_store::Store::create(&folder.path().join("kayit.db")).unwrap();
    /// assert_eq!(store.stamp().unwrap(), store.stamp().unwrap());
    /// ```
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn stamp(&self) -> StoreResult<String> {
        let read = |row: &Row| -> Result<String> {
            let number = |at| row.get::<_, Option<i64>>(at).map(Option::unwrap_or_default);
            let word = |at| row.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
            Ok(format!("{}.{}.{}.{}.{}.{}", number(0)?, word(1)?, word(2)?, number(3)?, number(4)?, word(5)?))
        };
        self.sql(|store| Ok(store.prepare_cached(STAMP)?.query_row([], read).optional()?.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Fresh;

    fn story(text: &str) -> Fresh {
        let mut words = crate::Words::default();
        let story = zabit_text::Story::new(text).published("2025-09-08".parse().ok());
        let mut record = zabit_reader::read_words(&story, |form, lemma| words.push(form, lemma)).record;
        record.document.id = format!("{:016x}", text.len());
        Fresh::new(record, Default::default(), words)
    }

    #[test]
    fn another_one_after_every_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kayit.db");
        let mut store = Store::create(&path).unwrap();
        let reader = Store::open(&path).unwrap();
        let mut seen = vec![reader.stamp().unwrap()];
        let mut changed = |what: &str| {
            let stamp = reader.stamp().unwrap();
            assert!(!seen.contains(&stamp), "{what}: {stamp}");
            seen.push(stamp);
        };
        store.add(&[story("Ayşe Deneme, \"Köprü açıldı.\" dedi.")], &[]).unwrap();
        changed("a story");
        let failed = ("haber.txt".to_owned(), "no text".to_owned());
        store.connection.execute("INSERT INTO failure VALUES (?1, ?2, '2025-01-01T00:00:00Z')", failed).unwrap();
        changed("a failure");
        let decided = store.rename(1, "Ayşe Denemez").unwrap();
        changed("a decision");
        store.undo(decided.id).unwrap();
        changed("a decision undone");
        drop(store);
        assert_eq!(Store::open(&path).unwrap().stamp().unwrap(), *seen.last().unwrap(), "for whoever opens it");
    }

    #[test]
    fn its_cost_does_not_grow_with_the_stories() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("kayit.db")).unwrap();
        let mut plan = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {STAMP}")).unwrap();
        let steps: Vec<String> = plan.query_map([], |row| row.get(3)).unwrap().collect::<Result<_>>().unwrap();
        // The greatest number is the end of the table: SQLite calls going there a search, or a scan that a limit ends.
        let whole = steps.iter().filter(|step| step.starts_with("SCAN story") || step.contains("TEMP B-TREE"));
        assert_eq!(whole.count(), 2, "{steps:?}");
    }
}

//! What is measured in the stories?

use rusqlite::Result;
use serde::Serialize;

use super::query::{In, Query};
use super::{Sql, list};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// Something that figures measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measured {
    /// What is measured: "enflasyon oranı".
    pub measure: String,
    /// Figures of it, each copy counted.
    pub figures: i64,
    /// The day of the first.
    pub first: Option<String>,
    /// The day of the last.
    pub last: Option<String>,
}

/// Each measure costs three look-ups in the index of figures by measure and day.
const ROWS: &str = "SELECT phrase, (SELECT count(*) FROM quantity WHERE quantity.measure = measure.id) AS figures,
     (SELECT min(day) FROM quantity WHERE quantity.measure = measure.id),
     (SELECT max(day) FROM quantity WHERE quantity.measure = measure.id) FROM measure WHERE phrase > ?";

impl Store {
    /// Measures that have all words asked for, in any form, in the order of their letters' numbers, after one of them. An
    /// empty query asks for all; an empty `after` begins.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn measured(&self, words: &Query, after: &str, limit: u32) -> StoreResult<Vec<Measured>> {
        self.sql(|store| {
            let mut sql = Sql::new("").with(ROWS, after.to_owned());
            if !words.is_empty() {
                let found = words.matching(store, In::Measure)?;
                sql = sql.with("AND measure.id IN (SELECT value FROM json_each(?))", list(&found));
            }
            sql.plain("ORDER BY phrase").with("LIMIT ?", limit).rows(store, |row| -> Result<Measured> {
                Ok(Measured { measure: row.get(0)?, figures: row.get(1)?, first: row.get(2)?, last: row.get(3)? })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_in_order_and_by_their_words() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("kayit.db")).unwrap();
        for (at, text) in
            ["Enflasyon oranı yüzde 15 oldu.", "Ticaret hacmi 10 milyar dolara ulaştı. Enflasyon oranı yüzde 12 oldu."]
                .into_iter()
                .enumerate()
        {
            let mut words = crate::Words::default();
            let story = zabit_text::Story::new(text).published(format!("2025-0{}-01", at + 1).parse().ok());
            let mut record = zabit_reader::read_words(&story, |form, lemma| words.push(form, lemma)).record;
            record.document.id = at.to_string();
            store.add(&[crate::Fresh::new(record, Default::default(), words)], &[]).unwrap();
        }
        let all = store.measured(&Query::default(), "", 9).unwrap();
        assert!(all.len() >= 2 && all.is_sorted_by_key(|row| row.measure.clone()), "{all:?}");
        let one = store.measured(&Query::new("enflasyon"), "", 9).unwrap();
        assert_eq!((one.len(), one[0].figures), (1, 2), "{one:?}");
        assert_eq!((one[0].first.as_deref(), one[0].last.as_deref()), (Some("2025-01-01"), Some("2025-02-01")));
        let rest = store.measured(&Query::default(), &all[0].measure, 9).unwrap();
        assert_eq!(rest, all[1..]);
    }

    #[test]
    fn no_table_is_gone_through() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("kayit.db")).unwrap();
        let sql = format!("EXPLAIN QUERY PLAN {ROWS} ORDER BY phrase LIMIT 9");
        let mut plan = store.connection.prepare(&sql).unwrap();
        let steps: Vec<String> = plan.query_map([""], |row| row.get(3)).unwrap().collect::<Result<_>>().unwrap();
        assert!(!steps.iter().any(|step| step.starts_with("SCAN") || step.contains("TEMP B-TREE")), "{steps:?}");
    }
}

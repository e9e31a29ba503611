//! All entities one after another, in the order of their numbers: a walk that stays right while stories are added, as new
//! ones have higher numbers.

use super::Sql;
use super::people::{EntityRow, People};
use super::resolve::latest_role;
use crate::error::Result as StoreResult;
use crate::name_key::name_key;
use crate::open::Store;

const ROWS: &str = "SELECT id, name, kind, country, statements, stories, first, last FROM entity WHERE id > ?";

impl Store {
    /// Entities of a kind whose names have all words asked for, in the order of their numbers, after one of them; 0
    /// begins. Where no kind is said, all.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn numbered(&self, asked: &People, after: i64, limit: u32) -> StoreResult<Vec<EntityRow>> {
        let mut sql = Sql::new("")
            .with(ROWS, after)
            .plain("AND merged_into IS NULL AND stories + statements > 0")
            .maybe("AND kind = ?", asked.kind.clone());
        for word in name_key(&asked.words).split_whitespace() {
            sql = sql.with(
                "AND EXISTS (SELECT 1 FROM name WHERE name.entity = entity.id AND instr(' ' || key, ' ' || ?) > 0)",
                word.to_owned(),
            );
        }
        self.sql(|store| {
            sql.plain("ORDER BY id").with("LIMIT ?", limit).rows(store, |row| {
                let number: i64 = row.get(0)?;
                Ok(EntityRow {
                    id: super::id('e', number),
                    name: row.get(1)?,
                    kind: row.get(2)?,
                    country: row.get(3)?,
                    role: latest_role(store, number)?,
                    statements: row.get(4)?,
                    stories: row.get(5)?,
                    first: row.get(6)?,
                    last: row.get(7)?,
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_once_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("kayit.db")).unwrap();
        let mut words = crate::Words::default();
        let text = "Örnek Birliği Başkanı Ayşe Deneme, \"Köprü açıldı.\" dedi. Kemal Sınar, \"Yol bitti.\" dedi.";
        let story = zabit_text::Story::new(text);
        let record = zabit_reader::read_words(&story, |form, lemma| words.push(form, lemma)).record;
        store.add(&[crate::Fresh::new(record, Default::default(), words)], &[]).unwrap();
        let mut walked: Vec<EntityRow> = Vec::new();
        while let Some(row) = {
            let after = walked.last().map_or(0, |row: &EntityRow| row.id[1..].parse().unwrap());
            store.numbered(&People::default(), after, 1).unwrap().pop()
        } {
            walked.push(row);
        }
        assert_eq!(walked, store.numbered(&People::default(), 0, 99).unwrap());
        assert!(walked.len() >= 3, "{walked:?}");
        let of = |kind: Option<&str>, words: &str| {
            let asked = People { kind: kind.map(str::to_owned), words: words.to_owned() };
            store.numbered(&asked, 0, 99).unwrap().into_iter().map(|row| row.name).collect::<Vec<_>>()
        };
        assert_eq!(of(None, "sınar"), ["Kemal Sınar"]);
        assert_eq!(of(Some("organisation"), ""), ["Örnek Birliği"]);
        // It is the row that the list of those heard most has.
        let ranked = store.people(&People::default(), &crate::Page::first(9)).unwrap();
        assert!(ranked.iter().all(|row| walked.contains(row)));
    }

    #[test]
    fn it_goes_on_where_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("kayit.db")).unwrap();
        let mut plan = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {ROWS} ORDER BY id LIMIT 9")).unwrap();
        let steps: Vec<String> =
            plan.query_map([1], |row| row.get(3)).unwrap().collect::<rusqlite::Result<_>>().unwrap();
        assert_eq!(steps, ["SEARCH entity USING INTEGER PRIMARY KEY (rowid>?)"]);
    }
}

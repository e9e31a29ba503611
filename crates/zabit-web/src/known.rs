//! What many pages say alike: asked for once, and kept until the store changes.
//!
//! The pages of an entity all say who it is; a relation's page, its charts and its tables count the same events. Whole
//! answers are kept elsewhere (`kept`), each for its own address.

use std::hash::Hash;
use std::sync::Arc;

use quick_cache::sync::Cache;
use zabit_store::{Companion, FigureRow, Network, Page, Store, TieKind, Who, YearRow};

use crate::error::Fault;

/// Of each kind, how many are kept at most: those asked for last.
const ENTITIES: usize = 256;
const YEARS: usize = 256;
const FIGURES: usize = 32;
const NETWORKS: usize = 64;

/// What is kept.
pub struct Known {
    entities: Memo<i64, About>,
    years: Memo<(i64, Option<i64>, Days), Vec<YearRow>>,
    figures: Memo<(i64, i64, Days), Vec<FigureRow>>,
    networks: Memo<(Option<i64>, Option<TieKind>, u32, Days), Network>,
}

/// The first and the last day asked for.
type Days = (Option<String>, Option<String>);

/// An entity.
#[derive(Debug)]
pub struct About {
    /// Names, offices, company.
    pub who: Who,
    /// Whom it meets most.
    pub meets: Vec<Companion>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            entities: Memo::new(ENTITIES),
            years: Memo::new(YEARS),
            figures: Memo::new(FIGURES),
            networks: Memo::new(NETWORKS),
        }
    }
}

impl Known {
    /// An entity.
    ///
    /// # Errors
    /// No such entity; a store that cannot be read.
    pub fn about(&self, store: &Store, entity: i64) -> Result<Arc<About>, Fault> {
        self.entities.get(store, entity, || Ok(About { who: store.who(entity, None)?, meets: store.meets(entity)? }))
    }

    /// The events of one by year; see [`Store::event_years`].
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn years_of(&self, store: &Store, entity: i64, page: &Page) -> Result<Arc<Vec<YearRow>>, Fault> {
        self.years.get(store, (entity, None, days(page)), || Ok(store.event_years(entity, page)?))
    }

    /// The events between two by year; see [`Store::between_years`].
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn years(&self, store: &Store, [a, b]: [i64; 2], page: &Page) -> Result<Arc<Vec<YearRow>>, Fault> {
        self.years.get(store, (a, Some(b), days(page)), || Ok(store.between_years(a, b, page)?))
    }

    /// The figures told with two, as `ask` gives them for a page's days.
    ///
    /// # Errors
    /// Those of `ask`.
    pub fn figures(
        &self,
        store: &Store,
        [a, b]: [i64; 2],
        page: &Page,
        ask: impl FnOnce() -> Result<Vec<FigureRow>, Fault>,
    ) -> Result<Arc<Vec<FigureRow>>, Fault> {
        self.figures.get(store, (a, b, days(page)), ask)
    }

    /// Who is tied to whom; see [`Store::network`].
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn network(&self, store: &Store, asked: &zabit_store::Ties, page: &Page) -> Result<Arc<Network>, Fault> {
        let key = (asked.of, asked.kind, page.limit, days(page));
        self.networks.get(store, key, || Ok(store.network(asked, page)?))
    }
}

fn days(page: &Page) -> Days {
    (page.since.clone(), page.until.clone())
}

/// Answers, each with the state of the store that it was given in.
struct Memo<K, V>(Cache<K, (String, Arc<V>)>);

impl<K: Hash + Eq + Clone, V> Memo<K, V> {
    fn new(most: usize) -> Self {
        Self(Cache::new(most))
    }

    fn get(&self, store: &Store, key: K, ask: impl FnOnce() -> Result<V, Fault>) -> Result<Arc<V>, Fault> {
        // Before the question: what is told of a later state is never taken for what an earlier one had.
        let stamp = store.stamp()?;
        if let Some((_, kept)) = self.0.get(&key).filter(|(of, _)| *of == stamp) {
            return Ok(kept);
        }
        let answer = Arc::new(ask()?);
        self.0.insert(key, (stamp, Arc::clone(&answer)));
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_kept_until_the_store_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kayit.db");
        let store = Store::create(&path).unwrap();
        let memo = Memo::new(9);
        let ask = |store: &Store, answer: i32| *memo.get(store, 1, || Ok(answer)).unwrap_or_default();
        assert_eq!((ask(&store, 5), ask(&store, 6)), (5, 5));
        let failed = "INSERT INTO failure VALUES ('haber.txt', 'no text', '2025-01-01T00:00:00Z')";
        rusqlite::Connection::open(&path).unwrap().execute(failed, []).unwrap();
        assert_eq!((ask(&store, 7), ask(&store, 8)), (7, 7));
    }
}

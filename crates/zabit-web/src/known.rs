//! What many pages say of one entity: asked for once, and kept until the store changes.

use std::sync::{Arc, OnceLock};

use quick_cache::sync::Cache;
use zabit_store::{Companion, Page, Store, Who, YearRow};

use crate::error::Fault;

/// Entities that are kept, those asked for last.
const ENTITIES: usize = 256;

/// Entities that are kept, each as it was in some state of the store.
pub struct Known(Cache<i64, Arc<About>>);

/// An entity.
#[derive(Clone, Debug)]
pub struct About {
    /// The state that the store was in.
    stamp: String,
    /// Names, offices, company.
    pub who: Who,
    /// Whom it meets most.
    pub meets: Vec<Companion>,
    years: OnceLock<Vec<YearRow>>,
}

impl Default for Known {
    fn default() -> Self {
        Self(Cache::new(ENTITIES))
    }
}

impl Known {
    /// An entity as the store has it now.
    ///
    /// # Errors
    /// No such entity; a store that cannot be read.
    pub fn about(&self, store: &Store, entity: i64) -> Result<Arc<About>, Fault> {
        // Before the questions: what is told of a later state is never taken for what an earlier one had.
        let stamp = store.stamp()?;
        if let Some(about) = self.0.get(&entity).filter(|about| about.stamp == stamp) {
            return Ok(about);
        }
        let (who, meets) = (store.who(entity, None)?, store.meets(entity)?);
        let about = Arc::new(About { stamp, who, meets, years: OnceLock::new() });
        self.0.insert(entity, Arc::clone(&about));
        Ok(about)
    }
}

impl About {
    /// Its events by year; see [`Store::event_years`].
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn years(&self, store: &Store, entity: i64, days: &Page) -> Result<Vec<YearRow>, Fault> {
        if days.since.is_some() || days.until.is_some() {
            return Ok(store.event_years(entity, days)?);
        }
        if let Some(years) = self.years.get() {
            return Ok(years.clone());
        }
        let years = store.event_years(entity, days)?;
        Ok(self.years.get_or_init(|| years).clone())
    }
}

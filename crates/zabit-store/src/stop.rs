//! Giving a question up that nobody waits for any more.

use rusqlite::InterruptHandle;

use crate::open::Store;

/// Stops the question that a store is at, from another thread. The question fails; the store stays usable.
pub struct Stopper(InterruptHandle);

impl Stopper {
    /// Stops what the store is at, if anything.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

impl Store {
    /// What stops the questions of this store.
    ///
    /// ```
    /// let folder = tempfile::tempdir().unwrap();
    /// let store = zabit_store::Store::create(&folder.path().join("kayit.db")).unwrap();
    /// let stopper = store.stopper();
    /// stopper.stop();
    /// assert!(store.stats().is_ok(), "there was nothing to stop");
    /// ```
    pub fn stopper(&self) -> Stopper {
        Stopper(self.connection.get_interrupt_handle())
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn a_question_without_end_is_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("kayit.db")).unwrap();
        let stopper = store.stopper();
        let begun = Instant::now();
        let waiting = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(50));
            stopper.stop();
        });
        let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        let answer = store.sql(|connection| connection.query_row(endless, [], |row| row.get::<_, i64>(0)));
        waiting.join().unwrap();
        assert!(answer.is_err() && begun.elapsed() < Duration::from_secs(10));
        assert!(store.stats().is_ok());
    }
}

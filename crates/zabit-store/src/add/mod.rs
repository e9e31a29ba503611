//! Keeping stories: each once, copies and versions found, its people joined to those known.

mod counts;
mod kin;
mod rows;
mod words;

use rusqlite::{Connection, OptionalExtension, Result, params};

pub(crate) use self::counts::{Counts, recount};
use self::kin::{Fellows, Kin};
use self::rows::Rows;
use self::words::Waiting;
use crate::error::{Error, Result as StoreResult};
use crate::fresh::Fresh;
use crate::open::Store;
use crate::who::Known;

/// What became of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    New {
        /// Its number in the store.
        story: i64,
    },
    /// It was there already, word for word.
    Known {
        /// Its number in the store.
        story: i64,
    },
    /// Another outlet's copy of a story that is there: kept, and told once.
    Copy {
        /// Its number in the store.
        story: i64,
        /// The story it is a copy of.
        of: i64,
    },
    /// Another version of a story that is there: both are kept, the later one counts.
    Version {
        /// Its number in the store.
        story: i64,
        /// The other version.
        of: i64,
    },
}

/// Adds stories, many in one transaction. Nothing is on the disk, and nobody else sees it, before [`Adder::commit`] has
/// returned; what was added since the last one goes when it is dropped.
///
/// ```
/// use zabit_store::{Added, Fresh, Store};
/// let folder = tempfile::tempdir().unwrap();
/// let mut store = Store::create(&folder.path().join("kayit.db")).unwrap();
/// let story = Fresh::new(Default::default(), Default::default(), Default::default());
/// let mut adder = store.adder();
/// assert_eq!(adder.add(&story).unwrap(), Added::New { story: 1 });
/// adder.commit().unwrap();
/// drop(adder);
/// assert!(store.has("").unwrap());
/// ```
#[derive(Debug)]
pub struct Adder<'a> {
    store: &'a Store,
    memory: Memory,
    /// Whether a transaction is open.
    open: bool,
    /// SQLite's number of what others wrote to the file.
    version: i64,
}

/// Letters of a batch after which SQLite gives its pages back.
const LONG: i64 = 4 << 20;

/// What is kept from story to story: what was asked of the store, and what it is not told yet.
#[derive(Default)]
struct Memory {
    known: Known,
    counts: Counts,
    fellows: Fellows,
    words: Waiting,
    letters: i64,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}

impl Adder<'_> {
    /// Adds a story. On an error, all that was added since the last commit is lost.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub fn add(&mut self, story: &Fresh) -> StoreResult<Added> {
        self.run(|store, memory| add(store, memory, story))
    }

    /// Notes a story that could not be read, with the reason. One that is added later is no failure any more.
    ///
    /// # Errors
    /// As [`Adder::add`].
    pub fn fail(&mut self, source: &str, reason: &str) -> StoreResult<()> {
        self.run(|store, _| note_failure(store, source, reason))
    }

    /// Keeps what was added. When this returns, it is on the disk.
    ///
    /// # Errors
    /// As [`Adder::add`]: nothing since the last commit is in the store then.
    pub fn commit(&mut self) -> StoreResult<()> {
        if !self.open {
            return Ok(());
        }
        self.run(|store, memory| {
            memory.counts.write(store)?;
            memory.fellows.write(store)?;
            memory.words.write(store)?;
            let letters = std::mem::take(&mut memory.letters);
            store.prepare_cached("UPDATE tally SET letters = letters + ?1")?.execute([letters])?;
            store.execute_batch("COMMIT")?;
            // Stories that long come few at a time: the next is read in the room that these took.
            if letters >= LONG {
                store.execute_batch("PRAGMA shrink_memory")?;
            }
            Ok(())
        })?;
        self.open = false;
        Ok(())
    }

    fn run<T>(&mut self, act: impl FnOnce(&Connection, &mut Memory) -> Result<T>) -> StoreResult<T> {
        self.begin().and_then(|()| act(&self.store.connection, &mut self.memory)).map_err(|cause| {
            self.give_up();
            Error::of(&self.store.path, cause)
        })
    }

    fn begin(&mut self) -> Result<()> {
        if self.open {
            return Ok(());
        }
        let store = &self.store.connection;
        store.execute_batch("BEGIN IMMEDIATE")?;
        self.open = true;
        let version = store.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if version != self.version {
            // Somebody else wrote: what was asked before may no longer hold.
            (self.memory, self.version) = (Memory::default(), version);
        }
        Ok(())
    }

    fn give_up(&mut self) {
        self.memory = Memory::default();
        if std::mem::take(&mut self.open) {
            // After some errors SQLite has rolled back by itself.
            let _ = self.store.connection.execute_batch("ROLLBACK");
        }
    }
}

impl Drop for Adder<'_> {
    fn drop(&mut self) {
        self.give_up();
    }
}

impl Store {
    /// A writer of many stories.
    pub fn adder(&mut self) -> Adder<'_> {
        Adder { store: self, memory: Memory::default(), open: false, version: -1 }
    }

    /// Keeps stories, and notes those that could not be read with the reason, all of them or, on an error, none. When
    /// this returns, they are on the disk. A story that is kept is no failure any more.
    ///
    /// # Errors
    /// A store that cannot be written; nothing of `stories` is in it then.
    pub fn add(&mut self, stories: &[Fresh], failures: &[(String, String)]) -> StoreResult<Vec<Added>> {
        let mut adder = self.adder();
        let added = stories.iter().map(|story| adder.add(story)).collect::<StoreResult<_>>()?;
        failures.iter().try_for_each(|(source, reason)| adder.fail(source, reason))?;
        adder.commit()?;
        Ok(added)
    }

    /// Whether a story with this key is in the store.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn has(&self, key: &str) -> StoreResult<bool> {
        self.sql(|c| c.prepare_cached("SELECT 1 FROM story WHERE key = ?1")?.exists([key]))
    }

    /// Stories that could not be read: where they came from, and why not.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn failures(&self) -> StoreResult<Vec<(String, String)>> {
        self.sql(|c| {
            c.prepare("SELECT source, reason FROM failure ORDER BY source")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
    }
}

/// The present time, RFC 3339, to the second.
pub(crate) fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The present day, ISO 8601, in universal time.
pub fn today() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d").to_string()
}

fn note_failure(store: &Connection, source: &str, reason: &str) -> Result<()> {
    store
        .prepare_cached("INSERT OR REPLACE INTO failure (source, reason, at) VALUES (?1, ?2, ?3)")?
        .execute(params![source, reason, now()])
        .map(drop)
}

fn add(store: &Connection, memory: &mut Memory, fresh: &Fresh) -> Result<Added> {
    let document = &fresh.record.document;
    store.prepare_cached("DELETE FROM failure WHERE source = ?1")?.execute([&document.source])?;
    let known =
        store.prepare_cached("SELECT id FROM story WHERE key = ?1")?.query_row([&document.id], |row| row.get(0));
    if let Some(story) = known.optional()? {
        return Ok(Added::Known { story });
    }
    let kin = kin::kin(store, &mut memory.fellows, fresh)?;
    let story = insert_story(store, memory, fresh)?;
    let mut share = Rows::new(store, memory, fresh, story).write()?;
    if let Some(Kin::Copy(of)) = kin {
        kin::join_copy(store, story, of)?;
        share = counts::share(store, story)?;
    }
    // A copy adds the statements that only it has, and no day.
    let day = document.published.as_deref().filter(|_| !matches!(kin, Some(Kin::Copy(_))));
    memory.counts.add(&share, day);
    for (entity, (stories, _)) in share {
        memory.known.change(entity, |head| head.stories += stories);
    }
    match kin {
        None => Ok(Added::New { story }),
        Some(Kin::Copy(of)) => Ok(Added::Copy { story, of }),
        Some(Kin::Version { of, older }) => {
            let (old, new) = if older { (story, of) } else { (of, story) };
            kin::supersede(store, &mut memory.counts, old, new)?;
            memory.known = Known::default();
            Ok(Added::Version { story, of })
        }
    }
}

fn insert_story(store: &Connection, memory: &mut Memory, fresh: &Fresh) -> Result<i64> {
    let (document, about) = (&fresh.record.document, &fresh.about);
    store
        .prepare_cached(
            "INSERT INTO story (key, title, published, published_at, modified, outlet, author, url, native, language,
             source, text, added) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            document.id,
            document.title,
            document.published,
            about.published_at,
            about.modified,
            document.outlet,
            about.author,
            about.url,
            about.native,
            document.language,
            document.source,
            document.text,
            now(),
        ])?;
    let story = store.last_insert_rowid();
    store.prepare_cached("INSERT INTO sketch (story, bytes) VALUES (?1, ?2)")?.execute(params![story, fresh.sketch])?;
    memory.fellows.add(&fresh.bands, story);
    memory.letters += document.text.chars().count() as i64;
    memory.words.story(store, story, fresh)?;
    Ok(story)
}

#[cfg(test)]
mod tests {
    use zabit_record::{Document, Record};

    use super::*;
    use crate::fresh::{About, Words};

    /// A story of some pages that is like no other.
    fn story(number: usize) -> Fresh {
        let text: String = (0..400).map(|word| format!("söz{} ", number * 400 + word)).collect();
        let document =
            Document { id: format!("k{number}"), text, source: "haber.txt".to_owned(), ..Document::default() };
        Fresh::new(Record { document, ..Record::default() }, About::default(), Words::default())
    }

    /// SQLite says the same of a file that may not grow as of a full disk.
    #[test]
    fn a_full_disk_loses_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = Store::create(&folder.path().join("kayit.db")).expect("a store");
        let limit = |store: &Store, pages: i64| {
            store.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).expect("a limit");
        };
        store.add(&[story(0)], &[]).expect("added");
        let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("pages");
        limit(&store, pages + 10);
        let mut kept = 1;
        let error = loop {
            // Two a go: the one that still has room goes with the other.
            match store.add(&[story(kept), story(kept + 1)], &[]) {
                Ok(_) => kept += 2,
                Err(error) => break error,
            }
            assert!(kept < 100, "the limit is reached");
        };
        assert!(kept > 1 && matches!(error, Error::Full(_)), "{error}");
        assert!(error.to_string().ends_with(
            "kayit.db: the disk is full; make room and run the same command again, nothing kept so far is lost"
        ));
        assert_eq!(store.stats().expect("stats").stories, kept as i64);
        assert_eq!(store.check(&mut |damage| panic!("{damage}")).expect("checked").faults, 0);
        limit(&store, 1_000_000);
        store.add(&[story(kept), story(kept + 1)], &[]).expect("room again");
        assert_eq!(Store::open(store.path()).and_then(|store| store.stats()).expect("stats").stories, kept as i64 + 2);
    }
}

//! The store behind the pages: a few open readers, one writer, and what many pages show of it.
//!
//! SQLite is synchronous, so every question runs on a thread of its own, and a semaphore holds how many do so at a time.
//! A store that was missing, locked or replaced is opened anew with the next question: the server need not be restarted.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;
use zabit_store::{Counts, OutletRow, Page, Stopper, Store};

use crate::error::Fault;
use crate::guard::rate::Rates;
use crate::guard::secret::Secret;
use crate::kept::Kept;
use crate::known::Known;
use crate::options::Options;
use crate::pages::paste::pending::Pending;

/// Outlets that a search offers.
const OUTLETS: u32 = 60;
/// Bodies of requests in memory at a time.
const BODIES: usize = 8;

/// Everything a request may need; cheap to clone.
#[derive(Clone)]
pub struct Web(Arc<Shared>);

struct Shared {
    options: Options,
    secret: Secret,
    rates: Rates,
    readers: Arc<Semaphore>,
    gatherers: Arc<Semaphore>,
    workers: Arc<Semaphore>,
    lookers: Arc<Semaphore>,
    writer: Arc<Semaphore>,
    bodies: Semaphore,
    pending: Pending,
    idle: Idle,
    looking: Idle,
    summary: Mutex<Option<(String, Arc<Summary>)>>,
    kept: Kept,
    known: Known,
}

/// What many pages show of the store.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// How much is there.
    pub counts: Counts,
    /// Its outlets, those with most stories first.
    pub outlets: Vec<OutletRow>,
}

/// A question under way. Where it is dropped before its answer came (the request took too long, the reader went away),
/// the question is stopped.
#[derive(Default)]
struct Asking(Arc<Mutex<Option<Stopper>>>);

impl Drop for Asking {
    fn drop(&mut self) {
        if let Some(stopper) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            stopper.stop();
        }
    }
}

/// Open stores that nobody asks just now.
type Idle = Mutex<Vec<Open>>;

/// An open store, and which file it was.
struct Open {
    store: Store,
    file: Option<FileNumber>,
}

impl Web {
    /// The state of a server. The store is not opened yet.
    ///
    /// # Errors
    /// A system without random numbers.
    pub fn new(options: Options) -> Result<Self, getrandom::Error> {
        let readers = std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 4));
        Ok(Self(Arc::new(Shared {
            secret: Secret::new()?,
            rates: Rates::new(&options.limits),
            readers: Arc::new(Semaphore::new(readers)),
            gatherers: Arc::new(Semaphore::new(1)),
            workers: Arc::new(Semaphore::new(readers)),
            lookers: Arc::new(Semaphore::new(readers)),
            writer: Arc::new(Semaphore::new(1)),
            bodies: Semaphore::new(BODIES),
            pending: Pending::default(),
            idle: Idle::default(),
            looking: Idle::default(),
            summary: Mutex::new(None),
            kept: Kept::default(),
            known: Known::default(),
            options,
        })))
    }

    /// What the server was told.
    pub fn options(&self) -> &Options {
        &self.0.options
    }

    /// The secret of this run.
    pub fn secret(&self) -> &Secret {
        &self.0.secret
    }

    /// Who asked how often.
    pub fn rates(&self) -> &Rates {
        &self.0.rates
    }

    /// Files of stories that were not kept yet.
    pub fn pending(&self) -> &Pending {
        &self.0.pending
    }

    /// Turns at holding a body in memory.
    pub fn bodies(&self) -> &Semaphore {
        &self.0.bodies
    }

    /// The answers that are kept.
    pub fn kept(&self) -> &Kept {
        &self.0.kept
    }

    /// The entities that are kept.
    pub fn known(&self) -> &Known {
        &self.0.known
    }

    /// The state that the store is in. It is another one after every change, whichever program made it.
    ///
    /// # Errors
    /// As [`Web::ask`].
    pub async fn stamp(&self) -> Result<String, Fault> {
        let web = self.clone();
        // A turn of its own: what is kept is answered also while all readers are at long questions. Stores of its own too:
        // those that were asked long questions hold much of their pages in memory.
        self.run(&self.0.lookers, move || {
            let open = web.open(&web.0.looking)?;
            let stamp = open.store.stamp().map_err(Fault::from);
            give_back(&web.0.looking, open, &stamp);
            stamp
        })
        .await
    }

    /// Asks the store. The question runs on a thread that may wait for the disk.
    ///
    /// # Errors
    /// A store that is missing, locked, too new or damaged; what the question itself says.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Store) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        self.ask_in(&self.0.readers, question).await
    }

    /// Asks the store for very much, as a whole table is: one such question at a time, and none in the way of a page.
    ///
    /// # Errors
    /// As [`Web::ask`].
    pub async fn gather<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Store) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        self.ask_in(&self.0.gatherers, question).await
    }

    async fn ask_in<T: Send + 'static>(
        &self,
        turns: &Arc<Semaphore>,
        question: impl FnOnce(&Store) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let web = self.clone();
        let asking = Asking::default();
        let asked = Arc::clone(&asking.0);
        let answer = self.run(turns, move || {
            let open = web.open(&web.0.idle)?;
            // Who asked may be gone already.
            if Arc::strong_count(&asked) == 1 {
                return Err(Fault::Slow);
            }
            *asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(open.store.stopper());
            // One state of the store for the whole answer, and its locks are taken once.
            let answer = open.store.steady(question);
            // Before the store is at another question, which must not be stopped.
            *asked.lock().unwrap_or_else(PoisonError::into_inner) = None;
            give_back(&web.0.idle, open, &answer);
            answer
        });
        answer.await
    }

    /// Changes the store, one change at a time. A change that has begun is finished, whatever becomes of its request.
    ///
    /// # Errors
    /// As [`Web::ask`].
    pub async fn change<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Store) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let web = self.clone();
        self.run(&self.0.writer, move || {
            let mut store = web.fresh()?.store;
            change(&mut store)
        })
        .await
    }

    /// Works on something without the store, as reading a story does, on a thread of its own.
    ///
    /// # Errors
    /// What the work itself says.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        self.run(&self.0.workers, work).await
    }

    /// What many pages show of the store, as it is now; nothing where it cannot be read.
    pub async fn summary(&self) -> Option<Arc<Summary>> {
        let stamp = self.stamp().await.ok()?;
        if let Some(summary) = self.known_summary(&stamp) {
            return Some(summary);
        }
        let asked =
            self.ask(|store| Ok(Summary { counts: store.counts()?, outlets: store.outlets(&Page::first(OUTLETS))? }));
        let summary = Arc::new(asked.await.ok()?);
        *self.0.summary.lock().unwrap_or_else(PoisonError::into_inner) = Some((stamp, Arc::clone(&summary)));
        Some(summary)
    }

    /// Waits for the change that is under way, if any, and lets no other begin.
    pub async fn settle(&self) {
        if let Ok(turn) = self.0.writer.acquire().await {
            turn.forget();
        }
    }

    fn known_summary(&self, stamp: &str) -> Option<Arc<Summary>> {
        let known = self.0.summary.lock().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().filter(|(state, _)| state == stamp).map(|(_, summary)| Arc::clone(summary))
    }

    /// Runs work on a thread that may wait. The turn goes with the work: a request that is given up frees it no sooner.
    async fn run<T: Send + 'static>(
        &self,
        turns: &Arc<Semaphore>,
        work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let turn = Arc::clone(turns).acquire_owned().await.map_err(|_| Fault::Internal)?;
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        done.await.map_err(|_| Fault::Internal)?
    }

    /// An open store: one that is idle, if its file is still the one at the path.
    fn open(&self, idle: &Idle) -> Result<Open, Fault> {
        let file = file_number(&self.0.options.store);
        let idle = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match idle {
            Some(open) if open.file == file => Ok(open),
            _ => self.fresh(),
        }
    }

    fn fresh(&self) -> Result<Open, Fault> {
        let path: &PathBuf = &self.0.options.store;
        let file = file_number(path);
        Ok(Open { store: Store::open_within(path, self.0.options.limits.patience)?, file })
    }
}

/// Keeps a store for the next question, unless it failed: what ails it may be gone when it is opened anew.
fn give_back<T>(idle: &Idle, open: Open, answer: &Result<T, Fault>) {
    if !matches!(answer, Err(Fault::Store(_))) {
        idle.lock().unwrap_or_else(PoisonError::into_inner).push(open);
    }
}

/// Which file stands at a path: a store that was moved away and put back is another one. `None` where there is none.
type FileNumber = (u64, u64);

#[cfg(unix)]
fn file_number(path: &Path) -> Option<FileNumber> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().ok().map(|file| (file.dev(), file.ino()))
}

#[cfg(not(unix))]
fn file_number(path: &Path) -> Option<FileNumber> {
    // Elsewhere an open file cannot be replaced, only be missing.
    path.metadata().ok().map(|_| (0, 0))
}

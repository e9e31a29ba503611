//! The commands that keep records and ask for them.
//!
//! `typed` is what was typed, `table` how answers are printed; `add` keeps stories, `keep` sums the store up, `care` looks after
//! its file, `export` writes it out, `serve` shows it on pages, `decide` is for what a person knows better. Questions are typed in `asked`, answered
//! in `ask`, and shown by `rows` and `pages`.

pub mod add;
pub mod ask;
pub mod asked;
pub mod care;
pub mod decide;
pub mod export;
pub mod keep;
pub mod pages;
pub mod rows;
pub mod serve;
pub mod table;
pub mod typed;

use std::path::PathBuf;

use zabit_store::Store;

use crate::Stop;
use typed::StoreArg;

impl StoreArg {
    /// The store's file.
    ///
    /// # Errors
    /// A system without a home folder, where none was named.
    pub fn path(&self) -> Result<PathBuf, Stop> {
        if let Some(path) = &self.store {
            return Ok(path.clone());
        }
        let folders = directories::ProjectDirs::from("", "", "zabit");
        let folder = folders.map(|folders| folders.data_dir().to_owned());
        let none = || Stop::Usage("no data folder on this system; name the store with --store FILE".to_owned());
        Ok(folder.ok_or_else(none)?.join("zabit.db"))
    }

    /// The store, which must be there.
    ///
    /// # Errors
    /// No store, or one that cannot be opened.
    pub fn open(&self) -> Result<Store, Stop> {
        Ok(Store::open(&self.path()?)?)
    }
}

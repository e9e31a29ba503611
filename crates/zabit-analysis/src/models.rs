//! The trained models: those inside the program, or those of a folder.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use thiserror::Error;
use zabit_model::Pack;

/// Why models of a folder cannot be used.
#[derive(Debug, Error)]
pub enum LoadError {
    /// A file cannot be read.
    #[error("{path}: cannot be read ({said}); a models folder holds {names}",
        said = said(error), names = FILES.map(|file| file.name).join(", "))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// A file is not a whole model.
    #[error("{path}: {error}; make it anew with `zabit-train`, or leave the folder out to use the built-in models")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: zabit_model::Error,
    },
    /// Models are in use already.
    #[error("models were loaded already")]
    Late,
}

/// What the system said, without its number.
fn said(error: &std::io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// A model file: its name, and its bytes in the program.
struct File {
    name: &'static str,
    bytes: &'static [u8],
}

/// All model files. `zabit-train` writes them, [`load`] looks for them.
const FILES: [File; 3] = [
    File { name: "words.model", bytes: include_bytes!("../../../models/words.model") },
    File { name: "syntax.model", bytes: include_bytes!("../../../models/syntax.model") },
    File { name: "names.model", bytes: include_bytes!("../../../models/names.model") },
];

static LOADED: OnceLock<Vec<&'static [u8]>> = OnceLock::new();

/// Takes the models of a folder in place of those inside the program, for the life of the process. To be called
/// before anything is analysed.
///
/// # Errors
/// A file that is missing, cut short or changed: nothing is taken then.
pub fn load(folder: &Path) -> Result<(), LoadError> {
    let read = |file: &File| {
        let path = folder.join(file.name);
        match std::fs::read(&path) {
            Ok(bytes) => match Pack::open(&bytes) {
                Ok(_) => Ok(bytes),
                Err(error) => Err(LoadError::Unusable { path, error }),
            },
            Err(error) => Err(LoadError::Unreadable { path, error }),
        }
    };
    let all: Vec<Vec<u8>> = FILES.iter().map(read).collect::<Result<_, _>>()?;
    // Models live as long as the process: they are read in place from many threads.
    let all = all.into_iter().map(|bytes| &*Box::leak(bytes.into_boxed_slice())).collect();
    LOADED.set(all).map_err(|_| LoadError::Late)
}

/// The model file of a name, from the folder that was loaded or from inside the program.
pub(crate) fn file(name: &str) -> Option<Pack<'static>> {
    let at = FILES.iter().position(|file| file.name == name)?;
    let bytes = match LOADED.get() {
        Some(loaded) => *loaded.get(at)?,
        None => FILES.get(at)?.bytes,
    };
    Pack::trust(bytes).ok()
}

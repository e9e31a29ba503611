//! Paths to stories: folders walked in the order of their names, one story at a time.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};
use zabit_text::{LoadError, LoadOptions, Loaded, load_path, load_reader, text_path, text_reader};

/// One story to read.
#[derive(Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// Something that cannot be read: the line to print.
    Fault(String),
}

impl Input {
    /// Its name in messages: the path, or "-".
    pub fn name(&self) -> String {
        match self {
            Input::File(path) => path.display().to_string(),
            _ => "-".to_owned(),
        }
    }

    /// Its bytes on the disk; 0 where that is not known.
    pub fn size(&self) -> u64 {
        match self {
            Input::File(path) => path.metadata().map_or(0, |data| data.len()),
            _ => 0,
        }
    }

    /// The story in it.
    pub fn load(&self, options: &LoadOptions) -> Result<Loaded, LoadError> {
        match self {
            Input::File(path) => load_path(path, options),
            _ => load_reader("-", io::stdin().lock(), options),
        }
    }

    /// The text in it as it stands, only decoded.
    pub fn text(&self, options: &LoadOptions) -> Result<String, LoadError> {
        match self {
            Input::File(path) => text_path(path, options),
            _ => text_reader("-", io::stdin().lock(), options),
        }
    }
}

/// All stories under some paths, in the order given; inside a folder in the order of names.
/// Lazy: memory stays that of one folder's names, whatever the number of files.
pub struct Inputs {
    given: VecDeque<PathBuf>,
    endings: Vec<String>,
    folder: Option<Folder>,
    stdin_used: bool,
}

struct Folder {
    path: PathBuf,
    walk: Box<dyn Iterator<Item = walkdir::Result<DirEntry>> + Send>,
    found: bool,
}

impl Inputs {
    /// The stories under `given`; of folders, the files whose names have one of the `endings`.
    pub fn new(given: Vec<PathBuf>, endings: Vec<String>) -> Self {
        Self { given: given.into(), endings, folder: None, stdin_used: false }
    }

    fn open(&mut self, path: PathBuf) -> Option<Input> {
        if path == Path::new("-") {
            let again = std::mem::replace(&mut self.stdin_used, true);
            return Some(if again {
                Input::Fault("-: standard input was read already; give \"-\" once".to_owned())
            } else {
                Input::Stdin
            });
        }
        if !path.is_dir() {
            return Some(Input::File(path));
        }
        let shown = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry);
        let walk = WalkDir::new(&path).follow_links(true).sort_by_file_name().into_iter().filter_entry(shown);
        self.folder = Some(Folder { path, walk: Box::new(walk), found: false });
        None
    }

    fn is_story(&self, entry: &DirEntry) -> bool {
        let name = entry.file_name().to_string_lossy();
        entry.file_type().is_file() && self.endings.iter().any(|ending| name.ends_with(ending.as_str()))
    }

    /// The next story of the open folder; `None` where it is done.
    fn next_in_folder(&mut self) -> Option<Input> {
        let mut folder = self.folder.take()?;
        let next = loop {
            match folder.walk.next() {
                Some(Ok(entry)) if self.is_story(&entry) => break Some(Input::File(entry.into_path())),
                Some(Ok(_)) => {}
                Some(Err(error)) => break Some(Input::Fault(walk_fault(&folder.path, &error))),
                None => break None,
            }
        };
        if next.is_none() && !folder.found {
            return Some(Input::Fault(format!(
                "{}: no stories in this folder (no file ends in {}); name the files, or give --extension",
                folder.path.display(),
                self.endings.join(" or ")
            )));
        }
        if next.is_some() {
            folder.found = true;
            self.folder = Some(folder);
        }
        next
    }
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(input) = self.next_in_folder() {
                return Some(input);
            }
            let path = self.given.pop_front()?;
            if let Some(input) = self.open(path) {
                return Some(input);
            }
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn walk_fault(folder: &Path, error: &walkdir::Error) -> String {
    let path = error.path().unwrap_or(folder).display();
    if let Some(ancestor) = error.loop_ancestor() {
        return format!("{path}: links back to {}; left out", ancestor.display());
    }
    let said = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    let said = said.split(" (os error").next().unwrap_or_default().to_lowercase();
    format!("{path}: cannot be opened ({said}); check its permissions")
}

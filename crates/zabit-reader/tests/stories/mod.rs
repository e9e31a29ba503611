//! The example stories of the repository, for tests and benchmarks.

#![allow(dead_code)]

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use zabit_text::{LoadOptions, Story};

/// One example story, its header apart.
pub struct Example {
    /// File name without ending.
    pub name: String,
    /// The clean text.
    pub text: String,
    /// Day of publication, from the header.
    pub day: Option<Date>,
}

impl Example {
    /// The story, ready to be read.
    pub fn story(&self) -> Story {
        Story::new(self.text.clone()).published(self.day)
    }
}

/// A path from the root of the repository.
pub fn root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// All example stories, by name. Panics where the folder is missing: a clone always has it.
pub fn examples() -> Vec<Example> {
    let folder = root("examples");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| example(path)).collect()
}

fn example(path: &Path) -> Option<Example> {
    let name = path.file_stem()?.to_string_lossy().into_owned();
    let loaded = zabit_text::load_path(path, &LoadOptions::default()).unwrap_or_else(|error| panic!("{error}"));
    Some(Example { name, day: loaded.story.published, text: loaded.story.text })
}

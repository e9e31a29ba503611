//! Makes `words.fst`, `names.fst` and `stems.fst` of zabit-turkish and the models of `models/` from the project's shared
//! annotated data.
//!
//! ```sh
//! cargo run --release -p zabit-train -- lists ../shared crates/zabit-turkish/data
//! cargo run --release -p zabit-train -- stems ../shared crates/zabit-turkish/data
//! cargo run -p zabit-train --features cldr -- countries crates/zabit-turkish/data
//! cargo run --release -p zabit-train -- syntax ../shared models
//! cargo run --release -p zabit-train -- names-model ../shared models
//! ```
//!
//! Models are learnt with the lists as they are built in, so make the lists first.
//!
//! Deterministic: the same data give the same bytes. The program itself never runs this.

#[cfg(feature = "cldr")]
mod countries;
mod crf;
mod name_model;
mod name_text;
mod names;
mod perceptron;
mod score;
mod stems;
mod syntax;
mod tagger;
mod treebank;
mod words;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let done = match arguments.as_slice() {
        [what, shared, out] if what.as_os_str() == "lists" => lists(shared, out),
        [what, shared, out] if what.as_os_str() == "stems" => stems(shared, out),
        [what, shared, out] if what.as_os_str() == "words" => save(out, "words.model", tagger::model(shared)),
        #[cfg(feature = "cldr")]
        [what, out] if what.as_os_str() == "countries" => countries::tables(out),
        [what, shared, out] if what.as_os_str() == "syntax" => save(out, "syntax.model", syntax::model(shared)),
        [what, shared] if what.as_os_str() == "score-syntax" => syntax::score(shared).map_err(Into::into),
        [what, shared] if what.as_os_str() == "score-attribution" => {
            syntax::score_attribution(shared).map_err(Into::into)
        }
        [what, shared, out] if what.as_os_str() == "names-model" => save(out, "names.model", name_model::model(shared)),
        [what, shared] if what.as_os_str() == "score-names" => name_model::score(shared).map_err(Into::into),
        [what, shared] if what.as_os_str() == "cross-names" => name_model::cross(shared, None).map_err(Into::into),
        [what, shared, out] if what.as_os_str() == "cross-names" => {
            name_model::cross(shared, Some(out)).map_err(Into::into)
        }
        [what, shared] if what.as_os_str() == "score-words" => score::words(shared).map_err(Into::into),
        _ => {
            eprintln!(
                "usage: zabit-train lists|stems|words|syntax|names-model SHARED_DIR OUT_DIR, or score-words|score-syntax|score-attribution|score-names SHARED_DIR, or cross-names SHARED_DIR [OUT_DIR]"
            );
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("zabit-train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn lists(shared: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    write(&out.join("words.fst"), &words::words(shared)?)?;
    write(&out.join("names.fst"), &names::names(shared)?)
}

fn stems(shared: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let by_hand = read(&out.join("morph/lemmas.tsv"))?;
    write(&out.join("stems.fst"), &stems::stems(shared, &by_hand)?)
}

fn save(folder: &Path, name: &str, model: Result<Vec<u8>, String>) -> Result<(), Box<dyn Error>> {
    let bytes = model?;
    fs::write(folder.join(name), &bytes)?;
    println!("{name}: {} bytes", bytes.len());
    Ok(())
}

/// Writes a map from word to number as an fst.
fn write(path: &Path, map: &BTreeMap<String, u64>) -> Result<(), Box<dyn Error>> {
    let mut builder = fst::MapBuilder::memory();
    for (word, value) in map {
        builder.insert(word, *value)?;
    }
    let bytes = builder.into_inner()?;
    fs::write(path, &bytes)?;
    println!("{}: {} words, {} bytes", path.display(), map.len(), bytes.len());
    Ok(())
}

/// Reads a file, naming it where it cannot be read.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

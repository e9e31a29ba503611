//! Who is who: people, organisations, places and groups, their mentions and roles.
//!
//! Runs of capitalised words ([`runs`]) are cut into titles and names ([`pieces`]), each name gets its
//! kind from its last word, its surroundings and what its words were elsewhere ([`guess`]); names of
//! one and the same are joined over the whole story ([`join`]).

mod guess;
mod join;
mod pieces;
mod runs;
mod titles;

use crate::Doc;
use crate::draft::Entities;

/// Finds the entities of a story and everywhere it names them.
pub fn entities(doc: &Doc) -> Entities {
    let mut found = Vec::new();
    for run in runs::runs(doc) {
        pieces::cut(doc, run, &mut found);
    }
    join::join(doc, found)
}

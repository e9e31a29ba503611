//! Who is who: people, organisations and places, their mentions and roles.
//!
//! In:  a story's words.
//! Out: [`Entities`]: every entity with its canonical name, and every place that names it.
//! Steps: runs of capitalised words ([`runs`]) are cut into names and titles ([`items`]); each name gets
//! scores for what it stands for ([`score`]); all mentions of one name vote, short forms join long ones
//! ([`link`]); titles become roles of the people they stand before ([`roles`]).

mod alike;
mod items;
mod link;
mod offices;
mod record;
mod roles;
mod runs;
pub mod score;
mod shape;
mod split;
mod told;
mod words;

use zabit_analysis::names::Tagger;

use crate::Doc;
use crate::draft::Entities;
use told::Told;

pub use items::{Item, Name, Title};

/// Finds the entities of a story and everywhere it names them.
pub fn entities(doc: &Doc) -> Entities {
    entities_by(doc, Tagger::built_in())
}

/// The same with another tagger than the one inside the program: for measuring one that was not taught all it could be.
pub fn entities_by(doc: &Doc, tagger: Option<&Tagger>) -> Entities {
    let told = Told::new(doc, tagger);
    link::link(&told, items::items(&told))
}

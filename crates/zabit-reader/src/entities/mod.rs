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
mod words;

use crate::Doc;
use crate::draft::Entities;

pub use items::{Item, Name, Title};

/// Finds the entities of a story and everywhere it names them.
pub fn entities(doc: &Doc) -> Entities {
    link::link(doc, items::items(doc))
}

/// The names and titles of a story before anything is known of them: what the scorer is trained on.
pub fn candidates(doc: &Doc) -> Vec<Item> {
    items::items(doc)
}

//! Who is who: people, organisations, places and groups, their mentions and roles.

use crate::Doc;
use crate::draft::Entities;

/// Finds the entities of a story and everywhere it names them.
pub fn entities(_doc: &Doc) -> Entities {
    Entities::default()
}

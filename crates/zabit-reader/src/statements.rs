//! Reported speech: who said what, and which word says so.

use crate::Doc;
use crate::draft::{Entities, StatementDraft};

/// Finds the statements of a story; a source without a name joins `entities` as a group.
pub fn statements(_doc: &Doc, _entities: &mut Entities) -> Vec<StatementDraft> {
    Vec::new()
}

//! What was done: meetings, agreements and other events in PLOVER terms.

use crate::Doc;
use crate::draft::{DateDraft, Entities, EventDraft, StatementDraft};

/// Finds the events of a story, by their triggers.
pub fn events(
    _doc: &Doc,
    _entities: &mut Entities,
    _statements: &[StatementDraft],
    _dates: &[DateDraft],
) -> Vec<EventDraft> {
    Vec::new()
}

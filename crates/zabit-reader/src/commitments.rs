//! What was promised: pledges, targets, wishes and calls.

use crate::Doc;
use crate::draft::{CommitmentDraft, DateDraft, Entities, QuantityDraft, StatementDraft};

/// Finds the commitments of a story, in text order.
pub fn commitments(
    _doc: &Doc,
    _entities: &Entities,
    _statements: &[StatementDraft],
    _quantities: &[QuantityDraft],
    _dates: &[DateDraft],
) -> Vec<CommitmentDraft> {
    Vec::new()
}

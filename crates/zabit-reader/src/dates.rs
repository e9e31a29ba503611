//! Dates, resolved against the day of publication where relative.

use crate::Doc;
use crate::draft::DateDraft;

/// Finds the dates of a story, in text order.
pub fn dates(_doc: &Doc) -> Vec<DateDraft> {
    Vec::new()
}

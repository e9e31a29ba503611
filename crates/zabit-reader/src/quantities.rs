//! Figures: value, unit, comparator, what is measured, and when it holds.

use crate::Doc;
use crate::draft::{DateDraft, QuantityDraft};

/// Finds the figures of a story, in text order.
pub fn quantities(_doc: &Doc, _dates: &[DateDraft]) -> Vec<QuantityDraft> {
    Vec::new()
}

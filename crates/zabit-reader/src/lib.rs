//! Story to record: entities, statements, quantities, dates, events and commitments, one module each.
//!
//! The order is fixed: later readers use what earlier ones found, never the other way round.
//!
//! ```
//! use zabit_text::Story;
//! let reading = zabit_reader::read(&Story::new("Yol açık."));
//! assert_eq!(reading.record.document.text, "Yol açık.");
//! ```

mod assemble;
pub mod commitments;
pub mod dates;
mod doc;
pub mod draft;
pub mod entities;
pub mod events;
mod facts;
pub mod quantities;
pub mod statements;
mod verbs;

pub use doc::Doc;

use zabit_record::{Document, Record};
use zabit_text::Story;

/// A record and why it says what it says.
pub struct Reading {
    /// The record.
    pub record: Record,
    /// One reason a statement, in the record's order.
    pub reasons: Vec<draft::Reason>,
}

/// Reads one story. Takes any story; the same story gives the same record.
pub fn read(story: &Story) -> Reading {
    let doc = Doc::new(story);
    let mut entities = entities::entities(&doc);
    let dates = dates::dates(&doc);
    let quantities = quantities::quantities(&doc, &dates);
    let statements = statements::statements(&doc, &mut entities);
    let events = events::events(&doc, &mut entities, &statements, &dates);
    let commitments = commitments::commitments(&doc, &entities, &statements, &quantities, &dates);
    let reasons = statements.iter().map(|s| s.reason.clone()).collect();
    let found = assemble::Found { entities, statements, quantities, dates, events, commitments };
    Reading { record: assemble::record(&doc, document(story), found), reasons }
}

fn document(story: &Story) -> Document {
    Document {
        published: story.published.map(|day| day.to_string()),
        language: "tr".to_owned(),
        text: story.text.clone(),
        ..Document::default()
    }
}

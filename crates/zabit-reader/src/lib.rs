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

use draft::{Reason, StatementDraft};
use zabit_record::{Document, Record, StatementType};
use zabit_text::{Story, TokenKind};
use zabit_turkish::casing;

/// A record and why it says what it says.
pub struct Reading {
    /// The record.
    pub record: Record,
    /// One reason a statement, in the record's order.
    pub reasons: Vec<Reason>,
}

/// Reads one story. Takes any story; the same story gives the same record.
pub fn read(story: &Story) -> Reading {
    reading(story, false)
}

/// As [`read`], with the analysis of the words that decided in each reason.
///
/// ```
/// use zabit_text::Story;
/// let reading = zabit_reader::explain(&Story::new("Ayşe Demir, köprünün açılacağını söyledi."));
/// let words = &reading.reasons[0].analysis;
/// assert!(words[0].starts_with("açılacağını: aç VERB ") && words[1].starts_with("söyledi: söyle VERB "));
/// ```
pub fn explain(story: &Story) -> Reading {
    reading(story, true)
}

/// As [`read`], and calls `word` with each word and number of the story in order: as it stands without what follows its
/// apostrophe, and its lemma, both in lower case. What an index of words needs.
///
/// ```
/// use zabit_text::Story;
/// let mut lemmas = Vec::new();
/// zabit_reader::read_words(&Story::new("Ankara'daki görüşmelerde 3 karar alındı."), |_, lemma| lemmas.push(lemma.to_owned()));
/// assert_eq!(lemmas, ["ankara", "görüşme", "3", "karar", "al"]);
/// ```
pub fn read_words(story: &Story, mut word: impl FnMut(&str, &str)) -> Reading {
    let doc = Doc::new(story);
    let reading = reading_of(&doc, false);
    for at in 0..doc.len() {
        if matches!(story.tokens[at].kind, TokenKind::Word | TokenKind::Number) {
            let lemma = doc.reading(at).map(|reading| casing::lower(&reading.lemma));
            word(doc.stem(at), lemma.as_deref().unwrap_or(doc.stem(at)));
        }
    }
    reading
}

fn reading(story: &Story, explained: bool) -> Reading {
    reading_of(&Doc::new(story), explained)
}

fn reading_of(doc: &Doc, explained: bool) -> Reading {
    let mut entities = entities::entities(doc);
    let dates = dates::dates(doc);
    let quantities = quantities::quantities(doc, &dates);
    let statements = statements::statements(doc, &mut entities);
    let events = events::events(doc, &mut entities, &statements, &dates);
    let commitments = commitments::commitments(doc, &entities, &statements, &quantities, &dates);
    let analysis = |statement: &StatementDraft| if explained { analysis(doc, statement) } else { Vec::new() };
    let reasons = statements.iter().map(|s| Reason { analysis: analysis(s), ..s.reason.clone() }).collect();
    let found = assemble::Found { entities, statements, quantities, dates, events, commitments };
    Reading { record: assemble::record(doc, document(doc.story), found), reasons }
}

/// The words that made a statement of its content, with the readings they were taken in.
fn analysis(doc: &Doc, statement: &StatementDraft) -> Vec<String> {
    let clause = statement.content.end.checked_sub(1).filter(|_| statement.kind != StatementType::Direct);
    let cue = statement.cue.as_ref().map_or(0..0, |cue| cue.tokens.clone());
    let words = clause.into_iter().chain(cue).filter(|at| doc.is_word(*at));
    words.filter_map(|at| Some(format!("{}: {}", doc.str(at), doc.reading(at)?))).collect()
}

fn document(story: &Story) -> Document {
    Document {
        published: story.published.map(|day| day.to_string()),
        language: "tr".to_owned(),
        text: story.text.clone(),
        ..Document::default()
    }
}

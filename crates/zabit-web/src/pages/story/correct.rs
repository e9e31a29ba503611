//! What a person can correct of a mark; see `pages/decide.rs` for what becomes of it.

use super::super::paths;
use super::told::Told;
use crate::texts::Texts;
use zabit_record::QuantityStatus;

/// Units that a form offers; any other can be typed.
pub const UNITS: [&str; 9] = ["TRY", "USD", "EUR", "percent", "person", "count", "year", "day", "km"];
/// What a figure may be.
pub const STATUSES: [&str; 4] = ["actual", "target", "planned", "change"];

/// What can be corrected, and where the way back leads.
pub struct Correct {
    /// What.
    pub what: What,
    /// The decision that stands on it.
    pub decision: Option<i64>,
    /// This mark of this story.
    pub back: String,
    /// This story, where the mark may be another one after.
    pub after: String,
}

/// What can be corrected of a mark.
pub enum What {
    /// Who said a statement.
    Source {
        /// Number, name, and whether it is the one that stands; "nobody" is the last.
        speakers: Vec<(String, String, bool)>,
    },
    /// Who somebody is.
    Name {
        /// The name that stands.
        name: String,
        /// The story.
        story: i64,
    },
    /// What a figure comes to.
    Figure {
        /// Its value.
        value: String,
        /// The upper end of a range.
        upper: String,
        /// Its unit.
        unit: String,
        /// Its state.
        status: &'static str,
    },
}

impl Correct {
    /// What can be corrected of a mark.
    pub fn new(told: &Told, id: &str, what: What) -> Self {
        let decision = match what {
            What::Source { .. } => told.joined.statements.iter().find(|one| one.id == id).and_then(|one| one.decision),
            What::Name { .. } => told.joined.entities.iter().find(|one| one.id == id).and_then(|one| one.decision),
            What::Figure { .. } => told.decided(id).map(|decided| decided.decision),
        };
        Self { what, decision, back: told.mark(id), after: paths::story(told.kept.at.story) }
    }
}

impl What {
    /// Nothing where a mark has nothing to correct.
    pub fn of(told: &Told, id: &str, t: Texts) -> Option<Self> {
        if told.is_preview {
            return None;
        }
        match id.chars().next()? {
            's' => source(told, id, t),
            'e' => {
                let entity = told.joined.entities.iter().find(|entity| entity.id == id)?;
                Some(Self::Name { name: entity.name.clone(), story: told.kept.at.story })
            }
            'q' => figure(told, id),
            _ => None,
        }
    }
}

fn source(told: &Told, id: &str, t: Texts) -> Option<What> {
    let stands = told.joined.statements.iter().find(|statement| statement.id == id)?.speaker_id.as_deref();
    let mut speakers: Vec<(String, String, bool)> = Vec::new();
    for entity in told.joined.entities.iter().filter(|entity| entity.kind != "place") {
        if !speakers.iter().any(|(known, ..)| *known == entity.id) {
            speakers.push((entity.id.clone(), entity.name.clone(), stands == Some(&entity.id)));
        }
    }
    // Who a person chose need not be of this story.
    let statement = told.joined.statements.iter().find(|statement| statement.id == id)?;
    if let (Some(number), Some(name)) = (&statement.speaker_id, &statement.speaker)
        && !speakers.iter().any(|(known, ..)| known == number)
    {
        speakers.push((number.clone(), name.clone(), true));
    }
    speakers.push(("nobody".to_owned(), t.say("nobody").into_owned(), stands.is_none()));
    Some(What::Source { speakers })
}

fn figure(told: &Told, id: &str) -> Option<What> {
    let local = told.joined.figures.iter().find(|(_, number)| number == id)?.0;
    let read = told.record.quantities.iter().find(|figure| figure.id.0 == local)?;
    let figure = told.figure(read.id).unwrap_or_else(|| read.clone());
    let status = match figure.status {
        QuantityStatus::Actual => "actual",
        QuantityStatus::Target => "target",
        QuantityStatus::Planned => "planned",
        QuantityStatus::Change => "change",
    };
    Some(What::Figure { value: figure.value, upper: figure.upper.unwrap_or_default(), unit: figure.unit, status })
}

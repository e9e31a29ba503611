//! What the store says of one story, and how its parts find each other.

use zabit_keep::Why;
use zabit_record::{CommitmentId, EntityId, EventId, Quantity, QuantityId, QuantityStatus, Record, Span, StatementId};
use zabit_store::{FigureDecided, Joined, JoinedEntity, JoinedStatement, Kept, Store};

use crate::error::Fault;

/// A story, its record, and its parts in the store.
pub struct Told {
    /// Where it is from.
    pub kept: Kept,
    /// What was read in it.
    pub record: Record,
    /// Its parts in the store.
    pub joined: Joined,
    /// Why its statements are there; empty where that was not asked.
    pub why: Vec<Why>,
    /// Its figures that a person decided on.
    pub decided: Vec<FigureDecided>,
    /// Whether it is no story of the store: its parts are then counted as in the record.
    pub is_preview: bool,
    /// The byte at which each code point of the text begins, and its end.
    bytes: Vec<usize>,
}

impl Told {
    /// Asks for a story by its number or key.
    ///
    /// # Errors
    /// No such story; a store that cannot be read.
    pub fn ask(store: &Store, id: &str) -> Result<Self, Fault> {
        let story = store.story(id)?;
        let told = Self::new(store.kept(story)?, store.record(story)?, store.joined(story)?);
        Ok(Self { decided: store.figures_decided(story)?, ..told })
    }

    /// A story of which nothing was decided.
    pub fn new(kept: Kept, record: Record, joined: Joined) -> Self {
        let text = &record.document.text;
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        Self { kept, record, joined, why: Vec::new(), decided: Vec::new(), is_preview: false, bytes }
    }

    /// The words of a span; none where it lies outside the text.
    pub fn words(&self, span: Span) -> &str {
        let byte = |letter: u32| self.bytes.get(letter as usize).copied();
        let (Some(start), Some(end)) = (byte(span.start), byte(span.end)) else { return "" };
        self.record.document.text.get(start..end).unwrap_or_default()
    }

    /// Somebody of the story.
    pub fn entity(&self, id: EntityId) -> Option<&JoinedEntity> {
        self.joined.entities.iter().find(|entity| entity.local == id.0)
    }

    /// A statement of the story.
    pub fn statement(&self, id: StatementId) -> Option<&JoinedStatement> {
        self.joined.statements.iter().find(|statement| statement.local == id.0)
    }

    /// The store's number of an entity, "e12".
    pub fn entity_id(&self, id: EntityId) -> &str {
        self.entity(id).map_or("", |entity| &entity.id)
    }

    /// The store's number of a statement, "s12".
    pub fn statement_id(&self, id: StatementId) -> &str {
        self.statement(id).map_or("", |statement| &statement.id)
    }

    /// The store's number of a figure, "q12".
    pub fn figure_id(&self, id: QuantityId) -> &str {
        number(&self.joined.figures, id.0)
    }

    /// The store's number of an event, "v12".
    pub fn event_id(&self, id: EventId) -> &str {
        number(&self.joined.events, id.0)
    }

    /// The store's number of a commitment, "c12".
    pub fn commitment_id(&self, id: CommitmentId) -> &str {
        number(&self.joined.commitments, id.0)
    }

    /// What a person decided on a figure.
    pub fn decided(&self, id: &str) -> Option<&FigureDecided> {
        self.decided.iter().find(|decided| decided.id == id)
    }

    /// A figure as it stands: what was decided, else what was read. Nothing where it was decided to be none.
    pub fn figure(&self, id: QuantityId) -> Option<Quantity> {
        let read = self.record.quantities.iter().find(|figure| figure.id == id)?;
        let Some(decided) = self.decided(self.figure_id(id)) else { return Some(read.clone()) };
        let value = decided.value.clone()?;
        let status = match value.status.as_str() {
            "target" => QuantityStatus::Target,
            "planned" => QuantityStatus::Planned,
            "change" => QuantityStatus::Change,
            _ => QuantityStatus::Actual,
        };
        Some(Quantity { value: value.value, upper: value.upper, unit: value.unit, status, ..read.clone() })
    }

    /// The address of a mark of this story.
    pub fn mark(&self, id: &str) -> String {
        if self.is_preview {
            return format!("#b-{id}");
        }
        format!("/story/{}?mark={id}#panel", self.kept.at.story)
    }
}

fn number(numbers: &[(u32, String)], local: u32) -> &str {
    numbers.iter().find(|(number, _)| *number == local).map_or("", |(_, id)| id)
}

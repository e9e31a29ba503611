//! A record with its story at hand: spans to words, ids to names.

use zabit_record::{Entity, EntityId, Points, Quantity, QuantityId, Record, Statement, StatementId};

/// Looks things up in one record.
pub struct Words<'a> {
    /// The record.
    pub record: &'a Record,
    points: Points<'a>,
}

impl<'a> Words<'a> {
    /// Prepares a record.
    pub fn new(record: &'a Record) -> Self {
        Self { record, points: Points::new(&record.document.text) }
    }

    /// The words of a span of code points; see [`Points::words`].
    pub fn of(&self, start: u32, end: u32) -> &'a str {
        self.points.words(start, end)
    }

    /// The entity with this id.
    pub fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        numbered(&self.record.entities, id.0, |entity| entity.id == id)
    }

    /// The name of the entity with this id; the id itself where the record has no such entity.
    pub fn name(&self, id: EntityId) -> String {
        self.entity(id).map_or_else(|| id.to_string(), |entity| entity.name.clone())
    }

    /// Names parted by commas.
    pub fn names(&self, ids: &[EntityId]) -> String {
        ids.iter().map(|id| self.name(*id)).collect::<Vec<_>>().join(", ")
    }

    /// The figure with this id.
    pub fn quantity(&self, id: QuantityId) -> Option<&'a Quantity> {
        numbered(&self.record.quantities, id.0, |quantity| quantity.id == id)
    }

    /// The statement with this id.
    pub fn statement(&self, id: StatementId) -> Option<&'a Statement> {
        numbered(&self.record.statements, id.0, |statement| statement.id == id)
    }

    /// Who made the statement with this id.
    pub fn speaker(&self, id: StatementId) -> Option<String> {
        self.statement(id)?.source.map(|source| self.name(source))
    }
}

/// Ids count from one in the list's order; a record by another program may count otherwise.
fn numbered<T>(list: &[T], number: u32, is: impl Fn(&T) -> bool) -> Option<&T> {
    let expected = list.get((number as usize).wrapping_sub(1)).filter(|item| is(item));
    expected.or_else(|| list.iter().find(|item| is(item)))
}

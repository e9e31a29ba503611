//! Drafts to record: token ranges become code points, indices become ids, figures find their statement.

use hashbrown::HashMap;
use zabit_record::{
    Commitment, CommitmentId, Cue, DateMention, Document, Entity, EntityId, Event, EventId, Quantity, QuantityId,
    Record, Role, Span, Statement, StatementId,
};

use crate::Doc;
use crate::draft::{
    CommitmentDraft, DateDraft, Entities, EntityIndex, EventDraft, QuantityDraft, RoleDraft, StatementDraft, innermost,
};

/// Everything the readers found in one story.
#[derive(Default)]
pub(crate) struct Found {
    pub entities: Entities,
    pub statements: Vec<StatementDraft>,
    pub quantities: Vec<QuantityDraft>,
    pub dates: Vec<DateDraft>,
    pub events: Vec<EventDraft>,
    pub commitments: Vec<CommitmentDraft>,
}

pub(crate) fn record(doc: &Doc, document: Document, found: Found) -> Record {
    let ids = entity_ids(&found.entities);
    let entity = |index: EntityIndex| ids.get(&index).copied();
    let statement_id = |index: usize| StatementId(index as u32 + 1);
    let spans: Vec<Span> = found.statements.iter().map(|s| doc.span(s.content.clone())).collect();
    let said_in: Vec<Option<usize>> =
        found.quantities.iter().map(|q| innermost(&found.statements, &q.tokens)).collect();
    let statements = found.statements.into_iter().enumerate().map(|(n, draft)| Statement {
        id: statement_id(n),
        kind: draft.kind,
        start: spans[n].start,
        end: spans[n].end,
        source: draft.source.and_then(entity),
        cue: draft.cue.map(|cue| {
            let span = doc.span(cue.tokens);
            Cue { start: span.start, end: span.end, lemma: cue.lemma }
        }),
        medium: draft.medium.map(|range| doc.span(range)),
        within: draft.within.map(statement_id),
    });
    let quantities = found.quantities.into_iter().enumerate().map(|(n, draft)| Quantity {
        id: QuantityId(n as u32 + 1),
        start: draft.span.start,
        end: draft.span.end,
        value: draft.value.normalize().to_string(),
        upper: draft.upper.map(|upper| upper.normalize().to_string()),
        unit: draft.unit,
        comparator: draft.comparator,
        measure: draft.measure,
        status: draft.status,
        when: draft.when,
        statement: said_in[n].map(statement_id),
    });
    let events = found.events.into_iter().enumerate().map(|(n, draft)| {
        let span = doc.span(draft.trigger);
        Event {
            id: EventId(n as u32 + 1),
            kind: draft.kind.to_owned(),
            start: span.start,
            end: span.end,
            actors: draft.actors.into_iter().filter_map(entity).collect(),
            recipients: draft.recipients.into_iter().filter_map(entity).collect(),
            place: draft.place.and_then(entity),
            date: draft.date,
            modality: draft.modality,
            statement: draft.statement.map(statement_id),
            consult: draft.consult,
            agreement: draft.agreement,
        }
    });
    let commitments = found.commitments.into_iter().enumerate().map(|(n, draft)| {
        let span = doc.span(draft.tokens);
        Commitment {
            id: CommitmentId(n as u32 + 1),
            by: draft.by.and_then(entity),
            kind: draft.kind,
            start: span.start,
            end: span.end,
            due: draft.due,
            quantity: draft.quantity.map(|q| QuantityId(q as u32 + 1)),
            statement: draft.statement.map(statement_id),
        }
    });
    Record {
        document,
        statements: statements.collect(),
        quantities: quantities.collect(),
        dates: found
            .dates
            .into_iter()
            .map(|draft| DateMention { start: draft.span.start, end: draft.span.end, value: draft.value })
            .collect(),
        events: events.collect(),
        commitments: commitments.collect(),
        entities: entities(found.entities, &ids),
    }
}

/// Ids in order of first mention. An entity that is nowhere named is not recorded.
fn entity_ids(entities: &Entities) -> HashMap<EntityIndex, EntityId> {
    let mut ids = HashMap::new();
    for mention in entities.mentions.iter().filter(|m| m.named) {
        let next = EntityId(ids.len() as u32 + 1);
        ids.entry(mention.entity).or_insert(next);
    }
    ids
}

fn entities(found: Entities, ids: &HashMap<EntityIndex, EntityId>) -> Vec<Entity> {
    let mut mentions: HashMap<EntityIndex, Vec<Span>> = HashMap::new();
    for mention in found.mentions.iter().filter(|m| m.named) {
        mentions.entry(mention.entity).or_default().push(Span::new(mention.start, mention.end));
    }
    let role = |draft: RoleDraft| Role {
        title: draft.title,
        organisation: draft.organisation.and_then(|o| ids.get(&o).copied()),
        former: draft.former,
        start: draft.start,
        end: draft.end,
    };
    let mut out: Vec<Entity> = found
        .list
        .into_iter()
        .enumerate()
        .filter_map(|(index, draft)| {
            Some(Entity {
                id: *ids.get(&index)?,
                kind: draft.kind,
                name: draft.name,
                aliases: draft.aliases,
                country: draft.country,
                mentions: mentions.remove(&index).unwrap_or_default(),
                roles: draft.roles.into_iter().map(role).collect(),
            })
        })
        .collect();
    out.sort_by_key(|entity| entity.id);
    out
}

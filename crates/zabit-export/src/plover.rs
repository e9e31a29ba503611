//! Events in the terms of PLOVER: who did what to whom, when and where, by which story.
//!
//! Source: the PLOVER manual of the Open Event Data Alliance, <https://github.com/openeventdata/PLOVER>: event types and
//! the division into actor and recipient are its own. Not in PLOVER: `modality`, so that nothing planned or denied is
//! taken for done, `told_by`, and `entity`, the number by which the store knows a party across stories.

use serde::Serialize;
use zabit_record::{Agreement, ConsultKind, EntityId, Event, Modality, Points};

use crate::told::Told;
use crate::{Counted, Result};

/// An event as it is written.
#[derive(Serialize)]
struct Line<'a> {
    id: String,
    event_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    consult: Option<ConsultKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<&'a Agreement>,
    modality: Modality,
    /// EDTF; null where the story does not tell.
    date: Option<&'a str>,
    published: Option<&'a str>,
    actors: Vec<Party<'a>>,
    recipients: Vec<Party<'a>>,
    place: Option<Party<'a>>,
    told_by: Option<Party<'a>>,
    text: &'a str,
    start: u32,
    end: u32,
    story: Source<'a>,
}

#[derive(Serialize)]
struct Party<'a> {
    name: &'a str,
    kind: &'a str,
    /// ISO 3166-1 alpha-3.
    country: Option<&'a str>,
    entity: i64,
}

#[derive(Serialize)]
struct Source<'a> {
    id: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    source: &'a str,
}

/// Writes the events of a story.
pub(crate) fn events(told: &Told, out: &mut Counted) -> Result<()> {
    let points = Points::new(&told.record.document.text);
    told.record.events.iter().try_for_each(|event| out.line(&line(told, event, &points)))
}

fn line<'a>(told: &'a Told, event: &'a Event, points: &Points<'a>) -> Line<'a> {
    let document = &told.record.document;
    let party = |id: EntityId| {
        told.known.get(&id).map(|known| Party {
            name: &known.name,
            kind: &known.kind,
            country: known.country.as_deref(),
            entity: known.entity,
        })
    };
    let parties = |ids: &[EntityId]| ids.iter().filter_map(|id| party(*id)).collect();
    let statement = event.statement.and_then(|id| told.record.statements.iter().find(|said| said.id == id));
    Line {
        id: format!("{}/{}", document.id, event.id),
        event_type: &event.kind,
        consult: event.consult,
        agreement: event.agreement.as_ref(),
        modality: event.modality,
        date: event.date.as_deref(),
        published: document.published.as_deref(),
        actors: parties(&event.actors),
        recipients: parties(&event.recipients),
        place: event.place.and_then(party),
        told_by: statement.and_then(|said| said.source).and_then(party),
        text: points.words(event.start, event.end),
        start: event.start,
        end: event.end,
        story: Source {
            id: &document.id,
            title: document.title.as_deref(),
            outlet: document.outlet.as_deref(),
            url: told.url.as_deref(),
            source: &document.source,
        },
    }
}

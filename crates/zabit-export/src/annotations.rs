//! Statements, figures and events as W3C Web Annotations on the text of their story.
//!
//! Source: <https://www.w3.org/TR/annotation-model/>. Positions count code points, as the model asks. They count in the
//! text of the store, `urn:zabit:story:KEY`; the address of the page is the scope, for on the page other text stands
//! around. The words themselves, with some before and after, find the place there.

use serde::Serialize;
use serde_json::{Value, json};
use zabit_record::Points;

use crate::told::Told;
use crate::{Counted, Result};

/// Code points before and after the words that are given with them.
const AROUND: u32 = 32;

/// Writes the annotations of a story.
pub(crate) fn story(told: &Told, out: &mut Counted) -> Result<()> {
    let record = &told.record;
    let page = Page { told, points: Points::new(&record.document.text) };
    for said in &record.statements {
        let speaker = said.source.and_then(|id| told.known.get(&id)).map(|known| known.name.as_str());
        out.line(&page.annotation(&said.id.to_string(), "statement", (said.start, said.end), speaker, said))?;
    }
    for figure in &record.quantities {
        out.line(&page.annotation(&figure.id.to_string(), "figure", (figure.start, figure.end), None, figure))?;
    }
    for event in &record.events {
        out.line(&page.annotation(&event.id.to_string(), "event", (event.start, event.end), None, event))?;
    }
    Ok(())
}

struct Page<'a> {
    told: &'a Told,
    points: Points<'a>,
}

impl Page<'_> {
    fn annotation<T: Serialize>(
        &self,
        id: &str,
        what: &str,
        (start, end): (u32, u32),
        speaker: Option<&str>,
        part: &T,
    ) -> Value {
        let key = &self.told.record.document.id;
        let part = serde_json::to_string(part).unwrap_or_default();
        let mut bodies = vec![
            json!({"type": "TextualBody", "purpose": "classifying", "value": what}),
            json!({"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": part}),
        ];
        if let Some(name) = speaker {
            bodies.push(json!({"type": "TextualBody", "purpose": "identifying", "value": name}));
        }
        let mut target = json!({
            "source": format!("urn:zabit:story:{key}"),
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": self.points.words(start, end),
                    "prefix": self.points.words(start.saturating_sub(AROUND), start),
                    "suffix": self.points.words(end, end.saturating_add(AROUND)),
                },
            ],
        });
        if let Some(url) = &self.told.url {
            target["scope"] = json!(url);
        }
        json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": format!("urn:zabit:annotation:{key}:{id}"),
            "type": "Annotation",
            "body": bodies,
            "target": target,
        })
    }
}

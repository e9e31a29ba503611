//! The text of a story with its marks, ready for the template.
//!
//! What people said and promised are stretches that hold other marks; each begins with a small sign that is a link. Names,
//! figures, dates and events are links themselves. A link cannot stand in a link: there the inner one is a plain stretch.

use zabit_record::Span;

use super::told::Told;
use crate::marks::{Piece, paragraphs};
use crate::texts::Texts;

/// The text, its headline apart.
pub struct Woven {
    /// The headline, where the text begins with it.
    pub headline: Option<Paragraph>,
    /// The paragraphs after it, empty lines left out.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph.
pub type Paragraph = Vec<Part>;

/// A piece of a paragraph as HTML has it.
pub enum Part {
    /// A mark begins.
    Open(Open),
    /// The link or stretch opened last ends.
    Close {
        /// Whether it is a link.
        link: bool,
    },
    /// Words.
    Text(String),
}

/// A mark that begins, or goes on after a cut.
pub struct Open {
    /// Its number: "s12".
    pub id: String,
    /// Its kind, for the style: "said said-direct".
    pub class: String,
    /// Its address.
    pub href: String,
    /// Whether it is a link.
    pub link: bool,
    /// Whether it is the chosen one.
    pub chosen: bool,
    /// Its place in the page, where this is its beginning and no other part has the place.
    pub place: Option<String>,
    /// The sign that stands before it, and what the sign says to those who do not see it.
    pub sign: Option<(String, String)>,
}

/// A mark of the text.
struct Mark {
    span: Span,
    id: String,
    class: String,
    /// Whether it holds other marks.
    holds: bool,
    sign: Option<(String, String)>,
}

impl Mark {
    fn leaf(span: Span, id: &str, class: impl Into<String>) -> Self {
        Self { span, id: id.to_owned(), class: class.into(), holds: false, sign: None }
    }
}

/// The text of a story with its marks.
pub fn weave(told: &Told, chosen: &str, t: Texts) -> Woven {
    let marks = marks(told, t);
    let spans: Vec<(u32, u32)> = marks.iter().map(|mark| (mark.span.start, mark.span.end)).collect();
    let mut placed = std::collections::HashSet::new();
    let mut woven: Vec<(String, Paragraph)> = Vec::new();
    for pieces in paragraphs(&told.record.document.text, &spans) {
        let plain: String =
            pieces.iter().filter_map(|piece| if let Piece::Text(text) = piece { Some(*text) } else { None }).collect();
        if plain.trim().is_empty() {
            continue;
        }
        let mut links: Vec<bool> = Vec::new();
        let mut parts = Vec::new();
        for piece in pieces {
            parts.push(match piece {
                Piece::Text(text) => Part::Text(text.to_owned()),
                Piece::Close { .. } => Part::Close { link: links.pop().unwrap_or_default() },
                Piece::Open { span, first } => {
                    let mark = &marks[span];
                    let inside = links.contains(&true);
                    let link = !mark.holds && !inside && !mark.id.is_empty();
                    links.push(link);
                    let place = (first && mark.class != "cue" && !mark.id.is_empty() && placed.insert(mark.id.clone()))
                        .then(|| format!("m-{}", mark.id));
                    Part::Open(Open {
                        href: told.mark(&mark.id),
                        class: mark.class.clone(),
                        link,
                        chosen: !chosen.is_empty() && chosen == mark.id,
                        place,
                        sign: mark.sign.clone().filter(|_| first && !inside),
                        id: mark.id.clone(),
                    })
                }
            });
        }
        woven.push((plain, parts));
    }
    let title = told.record.document.title.as_deref().map(str::trim);
    let has_headline = woven.first().is_some_and(|(plain, _)| title == Some(plain.trim()));
    let mut all = woven.into_iter().map(|(_, parts)| parts);
    let headline = if has_headline { all.next() } else { None };
    Woven { headline, paragraphs: all.collect() }
}

fn marks(told: &Told, t: Texts) -> Vec<Mark> {
    let record = &told.record;
    let mut marks = Vec::new();
    for (at, statement) in (1..).zip(&record.statements) {
        let (id, joined) = (told.statement_id(statement.id), told.statement(statement.id));
        let kind = format!("{:?}", statement.kind).to_ascii_lowercase();
        let who = joined.and_then(|joined| joined.speaker.clone()).unwrap_or_else(|| t.say("nobody").into_owned());
        let label = t.with("story-ref-statement", &[("count", at.into()), ("who", who.into())]);
        marks.push(Mark {
            sign: Some((at.to_string(), label)),
            holds: true,
            ..Mark::leaf(statement.span(), id, format!("said said-{kind}"))
        });
        if let Some(cue) = &statement.cue {
            marks.push(Mark { holds: true, ..Mark::leaf(Span::new(cue.start, cue.end), id, "cue") });
        }
    }
    for commitment in &record.commitments {
        let who = commitment.by.and_then(|by| told.entity(by)).map(|by| by.name.clone());
        let who = who.unwrap_or_else(|| t.say("nobody").into_owned());
        let label = t.with("story-ref-commitment", &[("who", who.into())]);
        let span = Span::new(commitment.start, commitment.end);
        let leaf = Mark::leaf(span, told.commitment_id(commitment.id), "commitment");
        marks.push(Mark { sign: Some(("⚑".to_owned(), label)), holds: true, ..leaf });
    }
    for entity in &record.entities {
        let kind = format!("{:?}", entity.kind).to_ascii_lowercase();
        let id = told.entity_id(entity.id);
        marks.extend(entity.mentions.iter().map(|span| Mark::leaf(*span, id, format!("name name-{kind}"))));
    }
    for figure in &record.quantities {
        let class = if told.figure(figure.id).is_some() { "figure" } else { "figure figure-none" };
        marks.push(Mark::leaf(Span::new(figure.start, figure.end), told.figure_id(figure.id), class));
    }
    for event in &record.events {
        marks.push(Mark::leaf(Span::new(event.start, event.end), told.event_id(event.id), "event"));
    }
    for (at, date) in (1..).zip(&record.dates) {
        marks.push(Mark::leaf(Span::new(date.start, date.end), &format!("d{at}"), "date"));
    }
    marks
}

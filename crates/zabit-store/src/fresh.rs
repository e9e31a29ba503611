//! A story ready to be kept: its record, and all that can be worked out of it before the store is asked, so that many
//! threads can do it.

use std::cell::RefCell;

use zabit_analysis::memo::Memo;
use zabit_analysis::words;
use zabit_record::{Entity, Record, Span};
use zabit_text::{Story, TokenKind};
use zabit_turkish::casing;

use crate::copies::{Bands, Look, Sketch};
use crate::who::Called;

/// What is known of a story beyond its record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// When it was published, RFC 3339, where the hour is known.
    pub published_at: Option<String>,
    /// When it was last changed, RFC 3339.
    pub modified: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its number at its outlet.
    pub native: Option<String>,
}

/// The words of a story for the index of words: all as they stand, in order, and the lemmas that stand otherwise. Half of
/// the words of a text are their own lemmas, and the index is much of what it takes to add a story.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub(crate) forms: String,
    pub(crate) lemmas: String,
}

impl Words {
    /// Adds the next word: as it stands and by lemma, in lower case.
    pub fn push(&mut self, form: &str, lemma: &str) {
        add(&mut self.forms, form);
        if lemma != form {
            add(&mut self.lemmas, lemma);
        }
    }
}

fn add(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

/// A story ready to be kept.
#[derive(Clone, Debug)]
pub struct Fresh {
    /// Its record.
    pub record: Record,
    /// What else is known of it.
    pub about: About,
    pub(crate) words: Words,
    pub(crate) title: String,
    /// For each quantity of the record, the lemmas of what it measures.
    pub(crate) measures: Vec<Option<String>>,
    /// For each entity of the record, what the store asks of it.
    pub(crate) called: Vec<Called>,
    /// For each statement of the record, the entities named in it, by their place in the record.
    pub(crate) named: Vec<Vec<usize>>,
    pub(crate) look: Look,
    pub(crate) bands: Bands,
    pub(crate) sketch: Sketch,
}

impl Fresh {
    /// Prepares a record with the words of its story.
    pub fn new(record: Record, about: About, words: Words) -> Self {
        let title = record.document.title.as_deref().map(lemmas).unwrap_or_default();
        let measures = record.quantities.iter().map(|figure| figure.measure.as_deref().map(measure_lemmas)).collect();
        let called = Called::all(&record);
        let mentions = mentions(&record.entities);
        let named = record.statements.iter().map(|said| named_in(said.span(), &mentions)).collect();
        let look = Look::of(&record.document.text);
        let (bands, sketch) = look.signature();
        Self { record, about, words, title, measures, called, named, look, bands, sketch }
    }
}

thread_local! {
    /// What figures measure comes again and again.
    static MEASURES: RefCell<Memo<String>> = RefCell::default();
}

/// The lemmas of what a figure measures.
fn measure_lemmas(measure: &str) -> String {
    MEASURES.with_borrow_mut(|known| known.get(measure, lemmas).as_ref().clone())
}

/// All mentions with the places of their entities, by their start.
fn mentions<'a>(entities: &'a [Entity]) -> Vec<(Span, usize)> {
    let of = |(at, entity): (usize, &'a Entity)| entity.mentions.iter().map(move |own| (*own, at));
    let mut all: Vec<(Span, usize)> = entities.iter().enumerate().flat_map(of).collect();
    all.sort_unstable_by_key(|(own, at)| (own.start, *at));
    all
}

/// The places of entities that are named inside a span, in order.
fn named_in(span: Span, mentions: &[(Span, usize)]) -> Vec<usize> {
    let first = mentions.partition_point(|(own, _)| own.start < span.start);
    let inside = mentions.get(first..).unwrap_or_default().iter().take_while(|(own, _)| own.start < span.end);
    let mut named: Vec<usize> = inside.filter(|(own, _)| span.contains(*own)).map(|(_, at)| *at).collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// The lemmas of a text's words, in lower case, with spaces between.
///
/// ```
/// assert_eq!(zabit_store::lemmas("Ankara'daki görüşmeler"), "ankara görüşme");
/// ```
pub fn lemmas(text: &str) -> String {
    let story = Story::new(text);
    let mut out = String::new();
    for sentence in &story.sentences {
        let tokens: Vec<&str> = sentence.clone().map(|at| story.str(at)).collect();
        for (at, choice) in sentence.clone().zip(words::choose(&tokens)) {
            if !matches!(story.tokens[at].kind, TokenKind::Word | TokenKind::Number) {
                continue;
            }
            let lemma = choice.reading().map_or(story.stem(at), |reading| reading.lemma.as_str());
            add(&mut out, &casing::lower(lemma));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use zabit_record::{EntityId, EntityType};

    use super::*;

    #[test]
    fn who_is_named_in_a_span() {
        let entity = |spans: &[(u32, u32)]| Entity {
            id: EntityId(1),
            kind: EntityType::Person,
            name: "Ayşe Demir".to_owned(),
            aliases: Vec::new(),
            country: None,
            mentions: spans.iter().map(|(start, end)| Span::new(*start, *end)).collect(),
            roles: Vec::new(),
        };
        // The second reaches over the end of the span, the third is named twice in it, the fourth just before.
        let all = [&[(40, 45), (12, 15)][..], &[(18, 25)], &[(10, 12), (16, 20)], &[(5, 9)]].map(entity);
        assert_eq!(named_in(Span::new(10, 20), &mentions(&all)), [0, 2]);
        assert_eq!(named_in(Span::new(0, 50), &mentions(&all)), [0, 1, 2, 3]);
        assert!(named_in(Span::new(26, 30), &mentions(&all)).is_empty());
    }
}

//! Reported speech: who said what, and which word says so.
//!
//! In:  a story and its entities.
//! Out: [`StatementDraft`]s ordered by content, an outer one before those inside it.
//! Not here: who "Demir" is (entities); whether the thing said took place (events).
//! Terms: source, cue, content as in PARC 3 (Pareti 2016, LREC).
//!
//! Each outer sentence is read in three steps. Its quotations and its verbs of saying propose reports
//! ([`propose`]); each report's content gets its edges; then one pass from left to right gives every report its source
//! ([`Reader::attribute`]), since in Turkish the subject stands far from its verb, but rarely changes inside a sentence.

mod according;
mod announce;
mod attribute;
mod clause;
mod cues;
mod edges;
mod propose;
mod quoted;
mod source;
mod speakers;
mod speech;

use std::ops::Range;

use zabit_record::StatementType;
use zabit_turkish::verb::{Converb, Kind, VerbForm};

use crate::Doc;
use crate::draft::{CueDraft, Entities, EntityIndex, Reason, StatementDraft};
pub(crate) use cues::{is_cue_verb, is_speech_noun};
use propose::{Content, Report};
use source::{Sources, Who};
pub(crate) use speech::Speech;

/// Finds the statements of a story; a source without a name joins `entities` as a group.
pub fn statements(doc: &Doc, entities: &mut Entities) -> Vec<StatementDraft> {
    let mut reader =
        Reader { doc, sources: Sources::new(doc, entities), out: Vec::new(), focus: Focus::default(), next_quote: 0 };
    for n in 0..doc.story.sentences.len() {
        reader.sentence(n);
    }
    reader.finish()
}

/// Who speaks when a sentence does not say so.
#[derive(Default)]
struct Focus {
    /// The last speaker.
    speaker: Option<EntityIndex>,
    /// Whose paper is being told, and the last sentence that did.
    issuer: Option<(Who, usize)>,
    /// The last sentence's subject, and that sentence.
    subject: Option<(Who, usize)>,
}

/// How many sentences a paper goes on being told without its issuer being named again.
const PAPER_MEMORY: usize = 2;

struct Reader<'a, 'd> {
    doc: &'a Doc<'d>,
    sources: Sources<'a, 'd>,
    out: Vec<StatementDraft>,
    focus: Focus,
    /// The first quotation not yet read.
    next_quote: usize,
}

impl Reader<'_, '_> {
    fn sentence(&mut self, n: usize) {
        let range = self.doc.story.sentences[n].clone();
        let (reports, spans) = propose::of_sentence(self.doc, n, &mut self.next_quote);
        let before = self.out.len();
        if !reports.is_empty() {
            self.attribute(n, reports, &spans);
        }
        // "Valilikten yapılan açıklamada, okullar tatil edildi.": the paper is told on in the next sentence.
        if before == self.out.len()
            && range.clone().any(|at| speech::is_paper(self.doc, at))
            && let Some(issuer) = self.sources.issuer(range.clone(), range.end)
        {
            self.focus.issuer = Some((issuer.who, n));
        }
        if before == self.out.len()
            && let Some(subject) = self.sources.subject(range.clone(), range.end, &spans)
        {
            self.focus.subject = Some((subject.who, n));
        }
        self.according_to(range, before);
    }

    fn push(
        &mut self,
        report: &Report,
        content: Range<usize>,
        medium: Option<Range<usize>>,
        source: Option<EntityIndex>,
        how: &'static str,
    ) {
        let kind = match report.content {
            Content::Quote(_) if !report.mixed => StatementType::Direct,
            Content::Clause { .. } if !self.holds_quote(&content) => StatementType::Indirect,
            _ => StatementType::Mixed,
        };
        self.out.push(StatementDraft {
            kind,
            content,
            source,
            cue: report.cue.clone().map(|tokens| CueDraft { tokens, lemma: report.lemma.clone() }),
            medium,
            within: None,
            reason: Reason { rule: report.rule, source: how, ..Reason::default() },
        });
    }

    fn finish(mut self) -> Vec<StatementDraft> {
        self.sources.finish();
        self.out.sort_by_key(|s| (s.content.start, usize::MAX - s.content.end));
        self.out.dedup_by(|b, a| a.content == b.content);
        let mut open: Vec<usize> = Vec::new();
        for n in 0..self.out.len() {
            while open.last().is_some_and(|o| self.out[*o].content.end <= self.out[n].content.start) {
                open.pop();
            }
            self.out[n].within = open.last().copied();
            open.push(n);
        }
        self.out
    }
}

/// Where a report's source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// "söyledi", "söyleyerek": the nominative before.
    Active,
    /// "söyleyen": the name after.
    Relative,
    /// "söylediğini": the genitive before.
    Factive,
    /// "söylendi", "belirtilerek": no subject, perhaps an issuer.
    Passive,
}

/// Where the source of a verb in this form stands; `None` means a noun alone reports.
pub(crate) fn voice_of(form: Option<&VerbForm>) -> Voice {
    let Some(form) = form else { return Voice::Active };
    match form.kind {
        Kind::Relative if form.passive => Voice::Passive,
        Kind::Relative => Voice::Relative,
        _ if form.passive => Voice::Passive,
        Kind::ObjectRelative | Kind::Factive | Kind::Action => Voice::Factive,
        Kind::Finite | Kind::Converb(Converb::Arak | Converb::Ip | Converb::Ken) | Kind::Infinitive => Voice::Active,
        Kind::Converb(_) => Voice::Active,
    }
}

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

mod clause;
mod cues;
mod propose;
mod quoted;
mod source;
mod speech;

use std::ops::Range;

use zabit_record::StatementType;
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{Converb, Kind, VerbForm};

use crate::Doc;
use crate::draft::{CueDraft, Entities, EntityIndex, Reason, StatementDraft};
use propose::{Content, Report};
use source::{Sources, Subject, Who};

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
            self.attribute(n, range.clone(), reports, &spans);
        }
        if before == self.out.len()
            && let Some(subject) = self.sources.subject(range.clone(), range.end, &spans)
        {
            self.focus.subject = Some((subject.who, n));
        }
        self.according_to(range, before);
    }

    /// Gives each report of a sentence its content's edge and its source, from left to right.
    fn attribute(&mut self, n: usize, range: Range<usize>, reports: Vec<Report>, spans: &[Range<usize>]) {
        let mut cursor = range.start;
        let mut known: Option<Subject> = None;
        // Reports read before the sentence named anyone: "… belirterek … diyen Demir".
        let mut waiting: Vec<usize> = Vec::new();
        for report in reports {
            let passive = report.is_passive();
            let region = cursor..report.content_end().max(cursor);
            let mut source;
            let mut start = region.start;
            match report.voice() {
                Voice::Factive => {
                    let subject = self.sources.genitive(range.start..report.before_content(), spans);
                    let Some(subject) = subject else { continue };
                    if known.as_ref().is_some_and(|k| k.who == subject.who) {
                        continue;
                    }
                    start = subject.phrase.end.max(cursor);
                    source = Some(subject);
                }
                Voice::Passive => {
                    let scope = range.start..report.before_content().max(report.cue_start());
                    source = self.issuer(n, &report, scope, range.end);
                }
                Voice::Relative => {
                    source = self.sources.after_participle(report.cue_end(), range.end);
                    if source.is_none() {
                        source = self.relative_scene(n, &report, range.end);
                    }
                    if let Some(subject) = &source {
                        known = Some(subject.clone());
                    }
                }
                Voice::Active => {
                    let search = self.search_from(&report, cursor)..report.before_content();
                    let fresh = self.sources.subject(search, range.end, spans).filter(|s| known.is_none() || s.set_off);
                    if fresh.is_some() {
                        known = fresh;
                    } else if known.is_none() {
                        known = self.inverted(&report, range.end);
                    }
                    source = known
                        .clone()
                        .or_else(|| self.announcer(n, &report))
                        .or_else(|| self.owner(&report, range.start));
                    if source.is_none()
                        && let Some(subject) = self.sources.issuer(range.start..report.before_content(), range.end)
                    {
                        source = Some(subject);
                    }
                }
            }
            let subject_inside =
                source.as_ref().filter(|s| s.phrase.start >= cursor && s.phrase.end <= report.content_end());
            if let Some(subject) = subject_inside {
                start = self.sources.after_subject(subject.phrase.end, report.content_end());
            }
            let content = self.content(&report, start);
            let medium = self.medium(region.start..content.start);
            cursor = self.after_report(&report, source.as_ref(), &content, cursor, range.end);
            if content.is_empty() {
                continue;
            }
            // "boşaltılması istendi": a demand without anyone who makes it.
            if passive && source.is_none() && report.demands() {
                continue;
            }
            let index = self.out.len();
            let entity = source.as_ref().map(|s| self.sources.entity(&s.who));
            let how = match (&source, passive) {
                (Some(subject), _) => subject.how,
                (None, true) => "no issuer named",
                (None, false) => "",
            };
            self.push(&report, content, medium, entity, how);
            match (report.voice(), entity) {
                (Voice::Passive, _) => {}
                (_, None) => waiting.push(index),
                (Voice::Relative | Voice::Active, Some(entity)) => self.settle(&mut waiting, entity),
                _ => {}
            }
            if report.asked {
                self.out[index].source = None;
                waiting.retain(|w| *w != index);
            }
        }
        for index in std::mem::take(&mut waiting) {
            self.out[index].source = self.focus.speaker;
            self.out[index].reason.source =
                if self.focus.speaker.is_some() { "the speaker in focus" } else { "nobody named" };
        }
        if let Some(subject) = known {
            self.focus.subject = Some((subject.who, n));
        }
    }

    /// Where to look for the subject from; where an opening mark was lost, the content began before its cue's sentence.
    fn search_from(&self, report: &Report, cursor: usize) -> usize {
        match report.before_content() {
            start if start < cursor && start > 0 => {
                self.doc.story.sentences.get(self.doc.story.sentence_of(start - 1)).map_or(cursor, |s| s.start)
            }
            _ => cursor,
        }
    }

    /// Whose words a noun of speech reports: "Demir'in, … sözleri".
    fn owner(&mut self, report: &Report, from: usize) -> Option<Subject> {
        let Content::Quote(content) = &report.content else { return None };
        let near = content.start.saturating_sub(8).max(from)..content.start;
        self.sources.genitive(near, &[])
    }

    /// Who announces a quotation that stands in the next sentence: "Demir, şunları kaydetti:".
    fn announcer(&mut self, n: usize, report: &Report) -> Option<Subject> {
        let cue = report.cue.clone()?;
        let own = self.doc.story.sentences[n].start;
        if cue.start >= own || n == 0 {
            return None;
        }
        let before = self.doc.story.sentences[n - 1].clone();
        if let Some((who, _)) = self.focus.subject.clone().filter(|(_, last)| last + 1 == n) {
            return Some(Subject {
                who,
                phrase: before.start..before.start,
                how: "subject of the cue's sentence",
                set_off: true,
            });
        }
        let found =
            self.sources.issuer(before.clone(), before.end).or_else(|| self.sources.genitive(before.clone(), &[]));
        found.map(|subject| Subject { phrase: before.start..before.start, ..subject })
    }

    /// Gives the reports that waited for a name the one found.
    fn settle(&mut self, waiting: &mut Vec<usize>, entity: EntityIndex) {
        self.focus.speaker = Some(entity);
        for index in waiting.drain(..) {
            self.out[index].source = Some(entity);
            self.out[index].reason.source = "subject of the sentence";
        }
    }

    /// "… diyor Demir.": the subject after its verb, at the sentence's end.
    fn inverted(&mut self, report: &Report, end: usize) -> Option<Subject> {
        let from = report.cue_end();
        if end.saturating_sub(from) > 6 || !report.is_finite() {
            return None;
        }
        self.sources.after_participle(from, end).map(|subject| Subject { how: "subject after its verb", ..subject })
    }

    /// "belirtilen iddianamede", "ifadesi kullanılan açıklamada": the paper follows its participle.
    fn relative_scene(&mut self, n: usize, report: &Report, end: usize) -> Option<Subject> {
        let from = report.cue_end();
        let scene = (from..end.min(from + 5)).any(|at| speech::is_scene(self.doc, at));
        if !scene {
            return None;
        }
        self.issuer(n, report, self.doc.story.sentences[n].start..from, end)
    }

    /// Whose words a passive verb reports.
    fn issuer(&mut self, n: usize, report: &Report, scope: Range<usize>, end: usize) -> Option<Subject> {
        if let Some(subject) = self.sources.issuer(scope.clone(), end) {
            self.focus.issuer = Some((subject.who.clone(), n));
            return Some(subject);
        }
        let outer = scope.start..end;
        let content = report.content_range(scope.start);
        let paper = outer.clone().any(|at| speech::is_paper(self.doc, at) && !content.contains(&at));
        let memory = if paper { PAPER_MEMORY } else { 1 };
        let remembered = self.focus.issuer.as_ref().filter(|(_, last)| n - last <= memory);
        let told = remembered.map(|(who, _)| (who.clone(), "issuer of the paper told"));
        let told = told.or_else(|| {
            let (who, _) = self.focus.subject.as_ref().filter(|(_, last)| paper && n - last <= 1)?;
            Some((who.clone(), "subject of the sentence before"))
        });
        // A body in the nominative before a passive verb: the copy desk changed its mind in mid sentence.
        let told = told.or_else(|| {
            let first = self.sources.subject(scope.start..scope.start + 1, end, &[])?;
            first.set_off.then_some((first.who, "name that opens the sentence"))
        });
        let (who, how) = told?;
        self.focus.issuer = Some((who.clone(), n));
        Some(Subject { who, phrase: scope.start..scope.start, how, set_off: false })
    }

    /// The content's tokens.
    fn content(&self, report: &Report, start: usize) -> Range<usize> {
        match &report.content {
            Content::Quote(range) => range.clone(),
            Content::Clause { end } | Content::Called { end } => {
                let start = self.past_main_clause(start, *end);
                self.past_scene(start, *end, report.is_passive())..*end
            }
        }
    }

    /// Skips a main clause before the reported one: "Kimin geldiği anlaşılamadı ancak Demir …".
    fn past_main_clause(&self, start: usize, end: usize) -> usize {
        let doc = self.doc;
        let joint = (start + 1..end).rev().find(|at| {
            matches!(doc.lower(*at), "ancak" | "ama" | "fakat" | ";")
                && clause::looks_finite(doc.lower(*at - 1))
                && !propose::in_quote(doc, *at)
        });
        joint.map_or(start, |joint| joint + 1)
    }

    /// Skips what sets the scene before a clause: "burada yaptığı konuşmada,", "AA muhabirine yaptığı açıklamada".
    ///
    /// Before a passive verb only a paper is cut off: "Görüşmede ilişkilerin ele alındığı bildirildi" tells of a meeting.
    fn past_scene(&self, start: usize, end: usize, passive: bool) -> usize {
        const REACH: usize = 28;
        let doc = self.doc;
        let mut from = start;
        while from + 1 < end
            && doc.story.tokens[from].kind != zabit_text::TokenKind::Word
            && !doc.is(from, "(")
            && doc.story.tokens[from].kind != zabit_text::TokenKind::Number
        {
            if doc.story.tokens[from].kind == zabit_text::TokenKind::Mark
                && doc.story.tokens.get(from + 1).is_some_and(|t| !t.space_before)
            {
                break;
            }
            from += 1;
        }
        let mut at = from;
        while at < end.min(start + REACH) {
            if doc.story.tokens[at].kind == zabit_text::TokenKind::Mark {
                break;
            }
            let comma = at + 1 < end && doc.is(at + 1, ",");
            let made = (start..at).rev().take(7).any(|before| speech::is_made(doc.lower(before)));
            let scene = if passive { speech::is_paper(doc, at) } else { speech::is_scene(doc, at) };
            let scene = scene && (comma || made || speech::is_utterance(doc, at));
            // "paketlerine işaret ederek,", "gülümseyerek": how it was said.
            let manner = comma
                && cues::verb_at(doc, at, start)
                    .is_some_and(|hit| matches!(hit.form.kind, Kind::Converb(Converb::Arak | Converb::Ken)));
            let asked = doc.is(at, "üzerine")
                && at > start
                && (doc.lower(at - 1).starts_with("soru") || doc.lower(at - 1).starts_with("sorma"));
            if scene || asked || manner {
                from = at + 1;
                while from < end && matches!(doc.lower(from), "da" | "de" | "ise" | "," | ";") {
                    from += 1;
                }
                at = from;
                continue;
            }
            at += 1;
        }
        from
    }

    /// "AA muhabirine", "Sosyal medya hesabından".
    fn medium(&self, before: Range<usize>) -> Option<Range<usize>> {
        let doc = self.doc;
        let head = before.clone().find(|at| speech::is_medium(doc.lower(*at)))?;
        let modifies = |at: usize| {
            doc.is_word(at)
                && (doc.is_capitalised(at)
                    || matches!(doc.lower(at), "sosyal" | "medya" | "resmi" | "özel" | "basın" | "kişisel"))
        };
        let mut start = head;
        while start > before.start && modifies(start - 1) {
            start -= 1;
        }
        Some(start..head + 1)
    }

    /// Where the next report of the sentence may begin.
    fn after_report(
        &self,
        report: &Report,
        source: Option<&Subject>,
        content: &Range<usize>,
        cursor: usize,
        end: usize,
    ) -> usize {
        let mut at = report.cue_end().max(content.end);
        // "… talimatının ardından", "Kaya'nın … dediğini": the clause around it goes on.
        let inside = report.asked || report.mixed && report.form.is_none() || report.voice() == Voice::Factive;
        if inside {
            return cursor;
        }
        if let Some(subject) = source.filter(|s| s.phrase.start >= report.cue_end() && s.phrase.start < at + 14) {
            return self.sources.after_subject(subject.phrase.end, end);
        }
        while at < end && matches!(self.doc.lower(at), "," | ";" | "\"" | "”") {
            at += 1;
        }
        at
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
            reason: Reason { rule: report.rule, source: how },
        });
    }

    fn holds_quote(&self, content: &Range<usize>) -> bool {
        let quotes = &self.doc.story.quotes;
        let from = quotes.partition_point(|q| q.content.start <= content.start);
        let inside = |q: &zabit_text::Quote| content.contains(&q.content.start);
        quotes[from..].first().is_some_and(inside)
            || from > 0 && inside(&quotes[from - 1]) && quotes[from - 1].close.is_some_and(|close| close < content.end)
    }

    /// "Demir'e göre köprü açılacak", "T24'ün haberine göre …": the rest of the sentence is the content.
    fn according_to(&mut self, range: Range<usize>, before: usize) {
        if self.out.len() > before {
            return; // another verb of saying reports the sentence
        }
        let doc = self.doc;
        let Some(at) = range.clone().find(|at| doc.is(*at, "göre") && !propose::in_quote(doc, *at)) else { return };
        if at == range.start {
            return;
        }
        let Some(subject) = self.informant(range.start, at) else { return };
        let mut start = at + 1;
        while start < range.end && matches!(doc.lower(start), "," | ";" | "ise" | "de" | "da") {
            start += 1;
        }
        let mut end = range.end;
        while end > start && doc.story.tokens[end - 1].kind == zabit_text::TokenKind::Punct {
            end -= 1;
        }
        // "T24'ün haberine göre Demir, … söyledi" has its own verb; a comparison has no clause after it.
        if end.saturating_sub(start) < 2 {
            return;
        }
        let content = start..end;
        let kind = if self.holds_quote(&content) { StatementType::Mixed } else { StatementType::Indirect };
        self.focus.issuer = Some((subject.who.clone(), doc.story.sentence_of(at)));
        self.out.push(StatementDraft {
            kind,
            content,
            source: Some(self.sources.entity(&subject.who)),
            cue: Some(CueDraft { tokens: at..at + 1, lemma: "göre".to_owned() }),
            medium: None,
            within: None,
            reason: Reason { rule: "dative before göre", source: subject.how },
        });
    }

    /// Who stands before *göre*: a person or body in the dative, or in the genitive or ablative before a paper in the
    /// dative. Not a year, an agreement, a comparison.
    fn informant(&mut self, start: usize, gore: usize) -> Option<Subject> {
        let doc = self.doc;
        let last = gore - 1;
        let found = self.sources.entities.at(last).cloned();
        if let Some(mention) = found {
            let place = self.sources.entities.list[mention.entity].kind == zabit_record::EntityType::Place;
            // "Apple ise Samsung'a göre ucuz": a comparison has its subject before it.
            let first = mention.phrase.start.min(mention.tokens.start);
            let opens =
                first <= start + 2 || matches!(doc.lower(first - 1), "," | ";" | "ancak" | "ise" if first < start + 6);
            return (mention.case == Case::Dative
                && !place
                && opens
                && mention.phrase.end.max(mention.tokens.end) == gore)
                .then(|| Subject {
                    who: Who::Known(mention.entity),
                    phrase: mention.phrase,
                    how: "name in the dative before göre",
                    set_off: true,
                });
        }
        // "… Raporu"na göre: the suffix hangs on the closing mark.
        let glued = last >= start + 2
            && !doc.story.tokens[last].space_before
            && doc.story.tokens[last - 1].kind == zabit_text::TokenKind::Mark;
        let paper = if glued {
            propose::is_report_in_dative(&format!("{}{}", doc.lower(last - 2), doc.lower(last)))
        } else {
            propose::is_report_in_dative(doc.lower(last))
        };
        if !paper {
            return None;
        }
        let from = start.max(gore.saturating_sub(18));
        let mention = self
            .sources
            .entities
            .within(from..last)
            .iter()
            .rev()
            .find(|m| {
                let kind = self.sources.entities.list[m.entity].kind;
                kind != zabit_record::EntityType::Place
                    && match m.case {
                        Case::Genitive => true,
                        Case::Ablative => {
                            (m.tokens.end..gore.min(m.tokens.end + 4)).any(|at| speech::is_made(doc.lower(at)))
                        }
                        Case::Nominative => m.phrase.end.max(m.tokens.end) == last,
                        Case::Locative => doc.is(m.tokens.end, "yer"),
                        _ => false,
                    }
            })
            .cloned();
        if let Some(mention) = mention {
            return Some(Subject {
                who: Who::Known(mention.entity),
                phrase: mention.phrase,
                how: "name before a paper in the dative and göre",
                set_off: true,
            });
        }
        self.sources.issuer(from..last, gore)
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

//! One pass over a sentence's reports, from left to right: whose is each, and where does its content begin.

use std::ops::Range;

use zabit_record::EntityType;
use zabit_turkish::suffix::Case;

use super::propose::{Content, Report};
use super::source::{Subject, Who};
use super::{PAPER_MEMORY, Reader, Voice, speech};
use crate::draft::EntityIndex;

/// Tokens before a report's content, and after its cue, that are searched for its source: longer than sentences are,
/// so that time does not grow with a text that never ends one.
const SENTENCE_REACH: usize = 300;

/// What is known so far on the way through a sentence.
struct Pass {
    /// The sentence.
    n: usize,
    /// Its tokens.
    range: Range<usize>,
    /// Where the next report's content may begin.
    cursor: usize,
    /// The sentence's subject, once it is named.
    known: Option<Subject>,
    /// Whose paper the sentence tells, once a passive verb has told.
    issuer: Option<Subject>,
    /// Reports read before anyone was named: "… belirterek … diyen Demir".
    waiting: Vec<usize>,
}

impl Reader<'_, '_> {
    /// Gives each report of a sentence its content's edge and its source, from left to right.
    pub(super) fn attribute(&mut self, n: usize, reports: Vec<Report>, spans: &[Range<usize>]) {
        let range = self.doc.story.sentences[n].clone();
        let mut pass = Pass { n, cursor: range.start, range, known: None, issuer: None, waiting: Vec::new() };
        let whole = pass.range.clone();
        for report in reports {
            let near = whole.start.max(report.before_content().min(report.cue_start()).saturating_sub(SENTENCE_REACH));
            pass.range = near..whole.end.min(report.cue_end().max(report.content_end()) + SENTENCE_REACH);
            pass.cursor = pass.cursor.max(near);
            self.attribute_one(&mut pass, &report, spans);
        }
        if !pass.waiting.is_empty() {
            let (speaker, how) = self.in_focus(n);
            for index in std::mem::take(&mut pass.waiting) {
                self.out[index].source = speaker;
                self.out[index].reason.source = how;
            }
        }
        if let Some(subject) = pass.known {
            self.focus.subject = Some((subject.who, n));
        }
    }

    /// Who speaks on where a sentence names nobody: the subject of the sentence before, if a person, else the last
    /// speaker (the centre of attention: Grosz, Joshi and Weinstein 1995).
    fn in_focus(&mut self, n: usize) -> (Option<EntityIndex>, &'static str) {
        let subject = self.focus.subject.clone().filter(|(_, last)| last + 1 == n).map(|(who, _)| who);
        if let Some(Who::Known(entity)) = subject
            && self.sources.entities.list[entity].kind == EntityType::Person
        {
            self.focus.speaker = Some(entity);
            return (Some(entity), "subject of the sentence before");
        }
        let how = if self.focus.speaker.is_some() { "the speaker in focus" } else { "nobody named" };
        (self.focus.speaker, how)
    }

    fn attribute_one(&mut self, pass: &mut Pass, report: &Report, spans: &[Range<usize>]) {
        let voice = report.voice();
        let region = pass.cursor..report.content_end().max(pass.cursor);
        let source = match voice {
            Voice::Factive => match self.reporter_inside(pass, report, spans) {
                Some(subject) => Some(subject),
                None => return,
            },
            // "Uslu'nun "…" sözlerine yanıt veren Aktuğ": the words are hers whose name stands right before them.
            _ if self.owner(report, pass.range.start, 2).is_some() => self.owner(report, pass.range.start, 2),
            Voice::Passive => {
                let scope = pass.range.start..report.before_content().max(report.cue_start());
                let issuer = self.issuer(pass.n, report, scope, pass.range.end);
                pass.issuer = issuer.clone().or(pass.issuer.take());
                issuer
            }
            Voice::Relative => self.named_after(pass, report),
            Voice::Active => self.subject_of(pass, report, spans),
        };
        if source.is_none() && report.needs_source {
            return;
        }
        let start = match &source {
            Some(subject) if voice == Voice::Factive => subject.phrase.end.max(pass.cursor),
            Some(subject) if subject.phrase.start >= pass.cursor && subject.phrase.end <= report.content_end() => {
                self.sources.after_subject(subject.phrase.end, report.content_end())
            }
            _ => region.start,
        };
        let content = self.content(report, start);
        let medium = self.medium(region.start..content.start);
        pass.cursor = self.after_report(report, source.as_ref(), &content, pass.cursor, pass.range.end);
        if !content.is_empty() {
            self.keep(pass, report, content, medium, source);
        }
    }

    /// Writes a report down, and settles whose the waiting ones are when it names somebody.
    fn keep(
        &mut self,
        pass: &mut Pass,
        report: &Report,
        content: Range<usize>,
        medium: Option<Range<usize>>,
        source: Option<Subject>,
    ) {
        let index = self.out.len();
        let voice = report.voice();
        let how = match &source {
            Some(subject) => subject.how,
            None if voice == Voice::Passive => "no issuer named",
            None => "nobody named",
        };
        // A question is put to the source: whoever asks is not named.
        let entity = source.filter(|_| !report.asked).map(|subject| self.sources.entity(&subject.who));
        self.push(report, content, medium, entity, how);
        match (voice, entity) {
            _ if report.asked => {}
            (Voice::Passive, _) => {}
            (_, None) => pass.waiting.push(index),
            (Voice::Relative | Voice::Active, Some(entity)) => self.settle(&mut pass.waiting, entity),
            _ => {}
        }
    }

    /// "Kaya'nın … dediğini": a report inside another's content counts where its source is another.
    fn reporter_inside(&mut self, pass: &Pass, report: &Report, spans: &[Range<usize>]) -> Option<Subject> {
        let subject = self.sources.genitive(pass.range.start..report.before_content(), spans)?;
        let same = pass.known.as_ref().is_some_and(|known| known.who == subject.who);
        (!same).then_some(subject)
    }

    /// "… söyleyen Demir": who follows the participle speaks for the rest of the sentence.
    fn named_after(&mut self, pass: &mut Pass, report: &Report) -> Option<Subject> {
        let found = self.sources.after_participle(report.cue_end(), pass.range.end);
        let found = found.or_else(|| self.relative_scene(pass.n, report, pass.range.end));
        if found.is_some() {
            pass.known.clone_from(&found);
        }
        found
    }

    /// The subject of an active verb: named before the content, or known already, or found in other ways.
    fn subject_of(&mut self, pass: &mut Pass, report: &Report, spans: &[Range<usize>]) -> Option<Subject> {
        let search = self.search_from(report, pass.cursor)..report.before_content();
        let fresh = self.sources.subject(search, pass.range.end, spans);
        // "Köprünün geciktiğini ilk kez Demir dile getirdi": the subject after the clause.
        let fresh =
            fresh.or_else(|| self.sources.subject(report.content_end()..report.cue_start(), pass.range.end, spans));
        match fresh.filter(|subject| pass.known.is_none() || subject.set_off) {
            Some(subject) => pass.known = Some(subject),
            None if pass.known.is_none() => pass.known = self.inverted(report, pass.range.end),
            None => {}
        }
        pass.known
            .clone()
            .or_else(|| self.announcer(pass.n, report))
            .or_else(|| self.owner(report, pass.range.start, 8))
            .or_else(|| self.paper(pass, report))
            .or_else(|| {
                pass.issuer.clone().map(|issuer| Subject { phrase: pass.range.start..pass.range.start, ..issuer })
            })
    }

    /// The issuer of the paper that the sentence tells: "Toplantıdan sonraki açıklamada … sözleri dikkat çekti".
    fn paper(&mut self, pass: &Pass, report: &Report) -> Option<Subject> {
        let scope = pass.range.start..report.before_content();
        let paper = scope.clone().any(|at| speech::is_paper(self.doc, at));
        let issuer = self.sources.issuer(scope.clone(), pass.range.end);
        let owner = |subject: &Subject| {
            subject.phrase.end.checked_sub(1).and_then(|at| self.sources.entities.at(at)).map(|m| m.case)
                == Some(Case::Genitive)
        };
        // "BBC'nin programında şunları söyledi", "Demir'in danışmanı … yayımladığı yazıda … dedi": whoever says it is not
        // the one whose show or aide it is.
        if report.is_saying() && (!paper || issuer.as_ref().is_some_and(owner)) {
            return None;
        }
        if let Some(subject) = issuer {
            self.focus.issuer = Some((subject.who.clone(), pass.n));
            return Some(subject);
        }
        if paper { self.issuer(pass.n, report, scope, pass.range.end) } else { None }
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

    /// Whose words a noun of speech reports: a name in the genitive at most `reach` tokens before the quotation's
    /// mark: "Demir'in, … sözleri".
    fn owner(&mut self, report: &Report, from: usize, reach: usize) -> Option<Subject> {
        let Content::Quote(content) = &report.content else { return None };
        // "Demir'in danışmanı … "…" dedi": no finite verb of saying has its subject in the genitive.
        if report.is_saying() {
            return None;
        }
        let near = content.start.saturating_sub(reach + 8).max(from)..content.start;
        self.sources.genitive(near, &[]).filter(|owner| owner.phrase.end + reach >= content.start)
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
        let issuer = self.sources.issuer(before.clone(), before.end);
        let found =
            issuer.or_else(|| (!report.is_saying()).then(|| self.sources.genitive(before.clone(), &[])).flatten());
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
        // Rumours have no issuer, whoever was in focus; unless a paper tells them.
        let rumour = scope.clone().find(|at| self.is_rumour(*at, end));
        if rumour.is_some_and(|rumour| !(scope.start..rumour).any(|at| speech::is_paper(self.doc, at))) {
            return None;
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
}

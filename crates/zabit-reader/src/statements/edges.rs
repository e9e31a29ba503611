//! Where a report's content begins, and what stood before it.

use std::ops::Range;

use zabit_text::TokenKind;
use zabit_turkish::verb::{Converb, Kind};

use super::propose::{Content, Report};
use super::source::Subject;
use super::{Reader, Voice, cues, propose, speech};
use crate::verbs::{is_finite, is_participle};

impl Reader<'_, '_> {
    /// The content's tokens.
    pub(super) fn content(&self, report: &Report, start: usize) -> Range<usize> {
        match &report.content {
            Content::Quote(range) => range.clone(),
            Content::Clause { end } | Content::Called { end } => {
                let start = self.past_main_clause(start, *end);
                self.past_addressee(self.past_scene(start, *end, report.is_passive()), *end)..*end
            }
        }
    }

    /// Skips a main clause before the reported one: "Kimin geldiği anlaşılamadı ancak Demir …", "Demir masadan kalktı ve …".
    fn past_main_clause(&self, start: usize, end: usize) -> usize {
        let doc = self.doc;
        let joint = (start + 1..end).rev().find(|at| {
            matches!(doc.lower(*at), "ancak" | "ama" | "fakat" | "ve" | ";")
                && is_finite(doc, *at - 1)
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
            && doc.story.tokens[from].kind != TokenKind::Word
            && !doc.is(from, "(")
            && doc.story.tokens[from].kind != TokenKind::Number
        {
            if doc.story.tokens[from].kind == TokenKind::Mark
                && doc.story.tokens.get(from + 1).is_some_and(|t| !t.space_before)
            {
                break;
            }
            from += 1;
        }
        let mut at = from;
        while at < end.min(start + REACH) {
            if doc.story.tokens[at].kind == TokenKind::Mark {
                break;
            }
            let comma = at + 1 < end && doc.is(at + 1, ",");
            let made = (start..at).rev().take(7).any(|before| speech::is_made(doc, before));
            let scene = if passive { speech::is_paper(doc, at) } else { speech::is_scene(doc, at) };
            // "yapılan görüşmelerde anlaşmanın …": a meeting that others held belongs to the clause.
            let own = (start..at).rev().take(7).any(|before| speech::is_made_by_source(doc, before));
            let scene = scene && (comma || own || made && speech::is_paper(doc, at) || speech::is_utterance(doc, at));
            let scene = scene || self.is_rumour(at, end) || self.is_means(start, at);
            // "paketlerine işaret ederek,", "gülümseyerek": how it was said.
            let manner = comma
                && cues::verb_at(doc, at, start)
                    .is_some_and(|hit| matches!(hit.form.kind, Kind::Converb(Converb::Arak | Converb::Ken)));
            let asked = doc.is(at, "üzerine")
                && at > start
                && (doc.lower(at - 1).starts_with("soru") || doc.lower(at - 1).starts_with("sorma"));
            if scene || asked || manner {
                from = at + 1;
                while from < end && matches!(doc.lower(from), "da" | "de" | "ise" | "ile" | "," | ";") {
                    from += 1;
                }
                at = from;
                continue;
            }
            at += 1;
        }
        from
    }

    /// Skips whom it was said to: "gazetecilere köprünün …"; not "gazeteye konuşan kadın …".
    fn past_addressee(&self, start: usize, end: usize) -> usize {
        const REACH: usize = 4;
        let told = self.medium(start..end.min(start + REACH)).filter(|told| told.start == start);
        told.filter(|told| !is_participle(self.doc, told.end)).map_or(start, |told| told.end)
    }

    /// "sosyal medyada yer alan iddialarda": what people say, and nobody signs.
    pub(super) fn is_rumour(&self, at: usize, end: usize) -> bool {
        const RUMOURS: &[&str] = &["iddialarda", "söylentilerde", "haberlerde", "yorumlarda", "paylaşımlarda"];
        const ABOUT: &[&str] = &["alan", "dolaşan", "çıkan", "edilen", "yapılan", "atılan"];
        let told = at > 0 && ABOUT.contains(&self.doc.lower(at - 1));
        RUMOURS.contains(&self.doc.lower(at)) && (told || at + 1 < end && self.doc.is(at + 1, "ise"))
    }

    /// "yaptığı duyuruyla", "yaptığı açıklama ile": with what it was said.
    fn is_means(&self, start: usize, at: usize) -> bool {
        let with =
            ["yla", "yle"].iter().any(|ending| self.doc.lower(at).ends_with(ending)) || self.doc.is(at + 1, "ile");
        with && speech::is_noun_of_speech(self.doc, at)
            && (start..at).rev().take(4).any(|before| speech::is_made_by_source(self.doc, before))
    }

    /// "AA muhabirine", "Sosyal medya hesabından".
    pub(super) fn medium(&self, before: Range<usize>) -> Option<Range<usize>> {
        let doc = self.doc;
        let head = before.clone().find(|at| speech::is_medium(doc, *at))?;
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
    pub(super) fn after_report(
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

    /// Whether words in marks stand in the content.
    pub(super) fn holds_quote(&self, content: &Range<usize>) -> bool {
        let quotes = &self.doc.story.quotes;
        let from = quotes.partition_point(|q| q.content.start <= content.start);
        let inside = |q: &zabit_text::Quote| content.contains(&q.content.start);
        quotes[from..].first().is_some_and(inside)
            || from > 0 && inside(&quotes[from - 1]) && quotes[from - 1].close.is_some_and(|close| close < content.end)
    }
}

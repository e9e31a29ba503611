//! *göre*: "Demir'e göre köprü açılacak", "T24'ün haberine göre …".
//!
//! Source: Göksel and Kerslake (2005), ch. 17 (postpositional phrases: those that take the dative).

use std::ops::Range;

use zabit_record::{EntityType, StatementType};
use zabit_text::TokenKind;
use zabit_turkish::suffix::Case;

use super::source::{Subject, Who};
use super::{Reader, propose, speech};
use crate::draft::{CueDraft, Reason, StatementDraft};

impl Reader<'_, '_> {
    /// "Demir'e göre köprü açılacak", "T24'ün haberine göre …": the rest of the sentence is the content.
    pub(super) fn according_to(&mut self, range: Range<usize>, before: usize) {
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
        while end > start && doc.story.tokens[end - 1].kind == TokenKind::Punct {
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
            reason: Reason { rule: "dative before göre", source: subject.how, ..Reason::default() },
        });
    }

    /// Who stands before *göre*: a person or body in the dative, or in the genitive or ablative before a paper in the
    /// dative. Not a year, an agreement, a comparison.
    fn informant(&mut self, start: usize, gore: usize) -> Option<Subject> {
        let doc = self.doc;
        let last = gore - 1;
        let found = self.sources.entities.at(last).cloned();
        if let Some(mention) = found {
            let place = self.sources.entities.list[mention.entity].kind == EntityType::Place;
            // "Apple ise Samsung'a göre ucuz": a comparison has its subject before it.
            let first = mention.phrase.start.min(mention.tokens.start);
            let opens =
                first <= start + 2 || matches!(doc.lower(first - 1), "," | ";" | "ancak" | "ise" if first < start + 6);
            return (mention.case == Case::Dative
                && !place
                && opens
                && mention.phrase.end.max(mention.tokens.end) == gore)
                .then_some(Subject {
                    who: Who::Known(mention.entity),
                    phrase: mention.phrase,
                    how: "name in the dative before göre",
                    set_off: true,
                });
        }
        // "… Raporu"na göre: the suffix hangs on the closing mark.
        let glued = last >= start + 2
            && !doc.story.tokens[last].space_before
            && doc.story.tokens[last - 1].kind == TokenKind::Mark;
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
                kind != EntityType::Place
                    && match m.case {
                        Case::Genitive => true,
                        Case::Ablative => (m.tokens.end..gore.min(m.tokens.end + 4)).any(|at| speech::is_made(doc, at)),
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
}

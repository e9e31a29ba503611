//! What was promised: pledges, targets, wishes and calls.
//!
//! In:  a story, its entities, statements, figures and dates.
//! Out: [`CommitmentDraft`]s in text order; no two of one kind share a clause.
//! Not here: whether it was kept.
//!
//! Who commits is the source of the statement it was made in; outside statements, the subject of its clause.
//! A future about somebody else ("köprü açılacak", "fiyatlar artacak") foretells and is left out.

mod forms;
mod words;

pub(crate) use words::{is_predicate, is_verb};

use std::ops::Range;

use zabit_record::{CommitmentKind, EntityType, StatementType};
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{Kind, Person, Tense, VerbForm};

use crate::Doc;
use crate::draft::innermost;
use crate::draft::{CommitmentDraft, DateDraft, Entities, EntityIndex, QuantityDraft, StatementDraft};
use crate::events::clause::{self, Clause, Quoted};

/// Whether a form may be a future.
pub(crate) fn is_future(lower: &str) -> bool {
    forms::future(lower).is_some()
}

/// Finds the commitments of a story, in text order.
pub fn commitments(
    doc: &Doc,
    entities: &Entities,
    statements: &[StatementDraft],
    quantities: &[QuantityDraft],
    dates: &[DateDraft],
) -> Vec<CommitmentDraft> {
    let reader = Reader { doc, entities, statements, quantities, dates, quoted: Quoted::new(doc) };
    let mut found: Vec<CommitmentDraft> = Vec::new();
    for at in (0..doc.len()).filter(|at| doc.is_word(*at)) {
        found.extend(reader.by_words(at).or_else(|| reader.by_future(at)).or_else(|| reader.by_noun(at)));
    }
    found.extend((0..statements.len()).filter_map(|at| reader.by_cue(at)));
    distinct(found)
}

struct Reader<'a> {
    doc: &'a Doc<'a>,
    entities: &'a Entities,
    statements: &'a [StatementDraft],
    quantities: &'a [QuantityDraft],
    dates: &'a [DateDraft],
    quoted: Quoted,
}

/// In whose words a token stands.
enum Voice<'a> {
    /// The speaker's own: "ben" and "biz" are the source.
    Own,
    /// Reported: the speaker is "o".
    Reported(&'a StatementDraft),
    /// The story's.
    Narrator,
}

/// Verbs with which a body or a person outside statements commits: "bakanlık okul açacak". Others foretell.
const DEEDS: &[&str] = &[
    "aç",
    "kur",
    "yap",
    "inşa ed",
    "başlat",
    "ver",
    "sağla",
    "artır",
    "arttır",
    "düşür",
    "indir",
    "kaldır",
    "gönder",
    "destekle",
    "öde",
    "üret",
    "uygula",
    "hayata geçir",
    "tamamla",
    "bitir",
    "dağıt",
    "yatırım yap",
    "istihdam ed",
    "karşıla",
    "genişlet",
    "geliştir",
    "oluştur",
    "düzenle",
    "yenile",
    "teslim ed",
    "tahsis ed",
    "hibe ed",
];

impl Reader<'_> {
    fn voice(&self, at: usize) -> Voice<'_> {
        let Some(n) = innermost(self.statements, &(at..at + 1)) else { return Voice::Narrator };
        let Some(statement) = self.statements.get(n) else { return Voice::Narrator };
        match statement.kind {
            StatementType::Direct => Voice::Own,
            // The quoted part of a mixed statement is in the speaker's words.
            _ if !self.quoted.same(at, statement.content.start) => Voice::Own,
            _ => Voice::Reported(statement),
        }
    }

    /// "açmayı hedefliyoruz", "açılması gerektiğini", "yapmaya hazırız".
    fn by_words(&self, at: usize) -> Option<CommitmentDraft> {
        let hit = words::hit(self.doc, at)?;
        let clause = Clause::around(self.doc, &self.quoted, &hit.tokens);
        if hit.ki {
            return self.own(at, hit.words.kind, clause.start..self.sentence_end(&clause));
        }
        // "aşılması gereken mesele budur", "hazır olduğumuzu belirtmek isterim": the main verb closes the clause.
        let embedded = hit.form.is_some_and(|form| {
            form.kind == Kind::Relative && !hit.words.personal || form.kind == Kind::Factive && form.person.is_first()
        });
        let end = if embedded { self.sentence_end(&clause) } else { at + 1 };
        let fits = |first: bool| match hit.form {
            Some(form) if hit.words.personal => commits(&form, first),
            Some(form) => !form.negative && !self.asks(at),
            None => true,
        };
        match self.voice(at) {
            Voice::Own => fits(true).then(|| self.own(at, hit.words.kind, clause.start..end))?,
            Voice::Reported(statement) => {
                let start = clause.start.max(statement.content.start);
                let other =
                    hit.words.personal && (start..hit.tokens.start).any(|t| self.is_other_subject(t, statement.source));
                (fits(false) && !other).then(|| self.own(at, hit.words.kind, start..at + 1))?
            }
            Voice::Narrator => {
                let told = matches!(hit.words.kind, CommitmentKind::Pledge | CommitmentKind::Target)
                    && hit.words.personal
                    && hit.form.is_some_and(|form| form.is_finite() && commits(&form, false) && !form.passive);
                let by = if told { self.subject(&clause, at)? } else { return None };
                Some(self.draft(Some(by), hit.words.kind, clause.start..at + 1, None))
            }
        }
    }

    /// "açacağız", "açacaklarını söyledi", "bakanlık okul açacak".
    fn by_future(&self, at: usize) -> Option<CommitmentDraft> {
        let future = self.doc.marks(at).future.then(|| forms::future(self.doc.lower(at)))??;
        if future.foretells() {
            return None;
        }
        let clause = Clause::around(self.doc, &self.quoted, &(at..at + 1));
        match self.voice(at) {
            Voice::Own if future.person.is_first() && !self.is_question(at) => {
                // "arzu ediyoruz ki … atacağız" is one wish.
                let wished = (clause.start..at).any(|t| self.doc.is(t, "ki") && words::hit(self.doc, t - 1).is_some());
                let end = if future.factive { self.sentence_end(&clause) } else { at + 1 };
                (!wished).then(|| self.own(at, CommitmentKind::Pledge, clause.start..end))?
            }
            Voice::Reported(statement) if future.factive && future.person.is_third() && !future.is_passive() => {
                let start = clause.start.max(statement.content.start);
                let other = (start..at).any(|t| self.is_other_subject(t, statement.source));
                (!other && statement.source.is_some()).then(|| self.own(at, CommitmentKind::Pledge, start..at + 1))?
            }
            Voice::Narrator if !future.factive && future.person.is_third() && !future.is_passive() => {
                let ends = self.doc.is(at + 1, ".") || self.doc.is(at + 1, ",");
                let two = if at > 0 { format!("{} {}", self.doc.lower(at - 1), future.stem) } else { String::new() };
                let deed = DEEDS.iter().any(|deed| *deed == future.stem || *deed == two);
                let by = if ends && deed { self.subject(&clause, at)? } else { return None };
                Some(self.draft(Some(by), CommitmentKind::Pledge, clause.start..at + 1, None))
            }
            _ => None,
        }
    }

    /// "15 milyar dolar hedefi", "okul açmasına yönelik mutabakat", "hedefimiz … açmak".
    fn by_noun(&self, at: usize) -> Option<CommitmentDraft> {
        let word = self.doc.lower(at);
        if word.starts_with("hedef") {
            return self.aim(at);
        }
        matches!(word, "yönelik" | "ilişkin" | "dair").then(|| self.undertaking(at))?
    }

    /// A figure aimed at, or "hedefimiz" with an infinitive after it.
    fn aim(&self, at: usize) -> Option<CommitmentDraft> {
        let word = self.doc.lower(at);
        let clause = Clause::around(self.doc, &self.quoted, &(at..at + 1));
        let from = self.quantities.partition_point(|q| q.tokens.end + 2 <= at);
        // "… yüzde 57 idi. Hedefimiz …": the figure of another sentence is not what is aimed at.
        let figure = self.quantities.get(from).filter(|q| q.tokens.end <= at && q.tokens.start >= clause.start);
        let ours = word.starts_with("hedefimiz") || word.starts_with("hedeflerimiz");
        let start = match self.voice(at) {
            Voice::Own | Voice::Narrator => clause.start,
            Voice::Reported(statement) => clause.start.max(statement.content.start),
        };
        if figure.is_some() {
            let owner = self.owner(&clause, at);
            let by = owner.or_else(|| if ours { self.source(at) } else { None });
            return Some(self.draft(by, CommitmentKind::Target, start..at + 1, self.statement(at)));
        }
        // "Yıl sonu ihracat hedefimiz 270 milyar dolar": the figure may be what is said of the aim.
        let next =
            self.quantities.get(from).filter(|q| q.tokens.start == at + 1 && q.tokens.end <= clause.sentence.end);
        if let Some(figure) = next.filter(|_| ours) {
            return self.own(at, CommitmentKind::Target, start..figure.tokens.end);
        }
        let end = self.sentence_end(&clause);
        let aim = end.checked_sub(1).map(|last| self.doc.lower(last))?;
        let infinitive = forms::is_infinitive(aim) || aim.ends_with("maktır") || aim.ends_with("mektir");
        (ours && infinitive).then(|| self.own(at, CommitmentKind::Target, start..end))?
    }

    /// Who set an aim: "Demir'in koyduğu 15 milyar dolar hedefi".
    fn owner(&self, clause: &Clause, at: usize) -> Option<EntityIndex> {
        let parties = clause::parties(self.doc, self.entities, &self.quoted, clause, at);
        let owner = parties.iter().rev().find(|p| p.phrase.end <= at && p.case == Case::Genitive)?;
        (at - owner.phrase.end <= 8).then_some(owner.entity)
    }

    /// "Vakfın okul açmasına yönelik mutabakat": the owner of the verb undertakes it.
    fn undertaking(&self, at: usize) -> Option<CommitmentDraft> {
        const NOUNS: &[&str] = &["mutabakat", "anlaşma", "protokol", "taahhüt", "taahhüd", "söz", "sözleşme"];
        let next = (at + 1 < self.doc.len()).then(|| self.doc.lower(at + 1))?;
        let verb = at.checked_sub(1)?;
        let fits = NOUNS.iter().any(|noun| next.starts_with(noun))
            && forms::action(self.doc.lower(verb)) == Some(Case::Dative);
        if !fits {
            return None;
        }
        let clause = Clause::around(self.doc, &self.quoted, &(at..at + 1));
        let parties = clause::parties(self.doc, self.entities, &self.quoted, &clause, at);
        let owner = parties.iter().rev().find(|p| p.phrase.end <= verb && p.case == Case::Genitive)?;
        let tokens = owner.phrase.start..at + 2;
        Some(self.draft(Some(owner.entity), CommitmentKind::Pledge, tokens, self.statement(at)))
    }

    /// A statement whose cue commits: "açılmasını istedi", "açacağına söz verdi".
    fn by_cue(&self, n: usize) -> Option<CommitmentDraft> {
        let statement = self.statements.get(n)?;
        let cue = statement.cue.as_ref()?;
        let last = statement.content.end.checked_sub(1)?;
        if statement.kind == StatementType::Direct {
            return None;
        }
        let action = forms::action(self.doc.lower(last)).is_some() || forms::is_infinitive(self.doc.lower(last));
        let promise = || {
            // "sözünü verdi" side by side, one word given: "sözlerine yer verdi" promises nothing.
            let (noun, verb) = (cue.tokens.start, cue.tokens.end.checked_sub(1)?);
            let made = |stem: &str| self.doc.verb(verb, stem).is_some_and(|form| !form.negative);
            let one = noun + 1 == verb && !["ler", "lar"].iter().any(|many| self.doc.lower(noun).contains(many));
            (one && words::is_promise(&cue.lemma, made)).then_some(CommitmentKind::Pledge)
        };
        let kind = words::of_cue(&cue.lemma, action).or_else(promise)?;
        Some(self.draft(statement.source, kind, statement.content.clone(), Some(n)))
    }

    /// A commitment of the source of the statement around `at`.
    fn own(&self, at: usize, kind: CommitmentKind, tokens: Range<usize>) -> Option<CommitmentDraft> {
        let statement = self.statement(at)?;
        Some(self.draft(self.source(at), kind, tokens, Some(statement)))
    }

    fn draft(
        &self,
        by: Option<EntityIndex>,
        kind: CommitmentKind,
        tokens: Range<usize>,
        statement: Option<usize>,
    ) -> CommitmentDraft {
        let tokens = self.without_connector(tokens);
        let inside = |t: &Range<usize>| tokens.start <= t.start && t.end <= tokens.end;
        let last = self.quantities.partition_point(|q| q.tokens.start < tokens.end).checked_sub(1);
        let quantity = last.filter(|n| self.quantities.get(*n).is_some_and(|q| inside(&q.tokens)));
        let end = self.dates.partition_point(|d| d.tokens.start < tokens.end);
        let dates = self.dates.get(..end).unwrap_or_default().iter().rev().take_while(|d| inside(&d.tokens));
        let due = dates.into_iter().find(|d| self.is_due(d)).map(|d| d.value.clone());
        CommitmentDraft { by, kind, tokens, due, quantity, statement }
    }

    /// "2030'a kadar", or a date after the story's own.
    fn is_due(&self, date: &DateDraft) -> bool {
        // "2030'a kadar", "2030 sonuna kadar"; "2030 yılı sonuna dek".
        let after = date.tokens.end..(date.tokens.end + 3).min(self.doc.len());
        let until = after
            .into_iter()
            .take_while(|at| self.doc.is_word(*at))
            .any(|at| matches!(self.doc.lower(at), "kadar" | "dek"));
        until
            || self.doc.story.published.is_some_and(|day| {
                let day = day.to_string();
                let length = date.value.len().min(day.len());
                date.value.get(..length).zip(day.get(..length)).is_some_and(|(due, today)| due > today)
            })
    }

    /// Leaves "Dolayısıyla," and the like out of the clause.
    fn without_connector(&self, tokens: Range<usize>) -> Range<usize> {
        const CONNECTORS: &[&str] = &[
            "dolayısıyla",
            "ayrıca",
            "ancak",
            "ama",
            "bu",
            "nedenle",
            "yüzden",
            "sonuç",
            "olarak",
            "öte",
            "yandan",
            "ve",
            "fakat",
        ];
        let comma = (tokens.start..tokens.end.min(tokens.start + 4)).find(|at| self.doc.is(*at, ","));
        match comma {
            Some(comma) if (tokens.start..comma).all(|at| CONNECTORS.contains(&self.doc.lower(at))) => {
                comma + 1..tokens.end
            }
            _ if tokens.start < tokens.end && matches!(self.doc.lower(tokens.start), "ve" | "ama" | "ancak") => {
                tokens.start + 1..tokens.end
            }
            _ => tokens,
        }
    }

    fn statement(&self, at: usize) -> Option<usize> {
        innermost(self.statements, &(at..at + 1))
    }

    fn source(&self, at: usize) -> Option<EntityIndex> {
        self.statements.get(self.statement(at)?)?.source
    }

    /// Who acts in a clause of the story's own: a person, a body or a country in the nominative.
    fn subject(&self, clause: &Clause, at: usize) -> Option<EntityIndex> {
        let parties = clause::parties(self.doc, self.entities, &self.quoted, clause, at);
        let heading = self.doc.story.paragraphs.get(self.doc.story.paragraph_of(at)).is_some_and(|p| p.heading);
        let subject =
            parties.iter().find(|p| p.is_subject() && p.phrase.end <= at && p.phrase.start >= clause.start)?;
        let acts = subject.kind != EntityType::Place || self.doc.is(subject.phrase.end, ",");
        (!heading && acts).then_some(subject.entity)
    }

    /// One past the last word of a sentence: its final sign and marks left out.
    fn sentence_end(&self, clause: &Clause) -> usize {
        let mut end = clause.sentence.end;
        while end > clause.sentence.start + 1 && !self.doc.is_word(end - 1) {
            end -= 1;
        }
        end
    }

    fn is_question(&self, at: usize) -> bool {
        at + 1 < self.doc.len() && matches!(self.doc.lower(at + 1), "mı" | "mi" | "mu" | "mü" | "mıyız" | "miyiz" | "?")
    }

    /// "nelere dikkat edilmesi gerektiği": an embedded question calls for nothing.
    fn asks(&self, at: usize) -> bool {
        (at.saturating_sub(6)..at).any(|before| {
            let word = self.doc.lower(before);
            matches!(word, "ne" | "neden" | "nasıl" | "hangi" | "kim" | "kimin" | "kaç") || word.starts_with("nele")
        })
    }

    /// Whether a genitive of a reported clause is the subject of its verb, and not the speaker himself.
    fn is_other_subject(&self, at: usize, source: Option<EntityIndex>) -> bool {
        let himself = self.entities.at(at).is_some_and(|m| Some(m.entity) == source);
        !himself && forms::is_genitive_subject(self.doc, at)
    }
}

/// Whether a form of "hedefle" and the like has the one who speaks (or is spoken of) as its subject now.
fn commits(form: &VerbForm, first: bool) -> bool {
    let person = if first { form.person.is_first() } else { form.person.is_third() };
    let tense = match form.kind {
        Kind::Finite => {
            let past = matches!(form.tense, Tense::Past | Tense::PastPerfect | Tense::Evidential);
            matches!(form.tense, Tense::Present | Tense::Aorist | Tense::Future) || past && !first
        }
        Kind::Factive => true,
        _ => false,
    };
    person && tense && !form.negative && form.person != Person::None
}

/// Commitments that can share a clause at most.
const NEAR: usize = 16;

/// Text order; of two in one clause the longer stays, of two alike the first.
fn distinct(mut found: Vec<CommitmentDraft>) -> Vec<CommitmentDraft> {
    found.sort_by_key(|c| (c.tokens.start, usize::MAX - c.tokens.end));
    let mut out: Vec<CommitmentDraft> = Vec::with_capacity(found.len());
    for commitment in found {
        let twin = out.iter().rev().take(NEAR).any(|kept| {
            kept.kind == commitment.kind
                && kept.tokens.end >= commitment.tokens.end
                && kept.tokens.start <= commitment.tokens.start
        });
        if !twin {
            out.push(commitment);
        }
    }
    out
}

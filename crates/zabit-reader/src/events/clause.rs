//! The clause around a trigger, and in which part each name of it stands.
//!
//! There is no parse tree here: cases, "ile", "ve" and "arasında" carry the parts of a Turkish clause, and a
//! verb before a comma ends one (Göksel and Kerslake 2005, ch. 14.3.3 and 17.2).

use std::cell::OnceCell;
use std::ops::Range;

use zabit_record::EntityType;
use zabit_turkish::casing::is_all_caps;
use zabit_turkish::suffix::Case;

use super::noun::looks_possessed;
use crate::Doc;
use crate::draft::{Entities, EntityIndex, Mention};
use crate::verbs;

/// Where each token stands: in no quotation, or in which.
pub(crate) struct Quoted {
    /// The innermost quotation of a token, counted from 1; 0 for none.
    of: Vec<u32>,
    /// The sentences inside each quotation, found when first asked for.
    sentences: Vec<OnceCell<Vec<Range<usize>>>>,
}

/// Quotations of so few tokens are names and scare quotes: the clause goes on through them.
const SHORT: usize = 8;

impl Quoted {
    pub(crate) fn new(doc: &Doc) -> Self {
        let mut of = vec![0; doc.len()];
        for (at, quote) in doc.story.quotes.iter().enumerate() {
            if quote.content.len() > SHORT || ends_sentence(doc, &quote.content) {
                of[quote.content.clone()].fill(at as u32 + 1);
            }
        }
        Self { of, sentences: vec![OnceCell::new(); doc.story.quotes.len()] }
    }

    /// The sentence of a token: inside a quotation, the sentence there.
    fn sentence(&self, doc: &Doc, at: usize) -> Option<Range<usize>> {
        let quote = self.of.get(at).and_then(|of| (*of as usize).checked_sub(1));
        let Some((quote, cell)) = quote.and_then(|n| doc.story.quotes.get(n).zip(self.sentences.get(n))) else {
            return doc.story.sentences.get(doc.story.sentence_of(at)).cloned();
        };
        let inner = cell.get_or_init(|| doc.story.sentences_in(quote.content.clone()));
        inner.get(inner.partition_point(|sentence| sentence.end <= at)).cloned()
    }

    /// Whether two tokens stand in the same quotation, or both in none.
    pub(crate) fn same(&self, a: usize, b: usize) -> bool {
        self.of.get(a) == self.of.get(b)
    }
}

fn ends_sentence(doc: &Doc, content: &Range<usize>) -> bool {
    content.end.checked_sub(1).is_some_and(|last| matches!(doc.lower(last), "." | "!" | "?" | "…" | "..."))
}

/// Tokens of a sentence looked at on either side of a trigger: text without full stops stays linear.
const WINDOW: usize = 300;

/// The clause of a trigger.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Its sentence; inside a quotation, the sentence there.
    pub sentence: Range<usize>,
    /// First token that can hold its subject: after the last main verb before the trigger.
    pub start: usize,
    /// First token that can hold its object: after the last converb as well.
    pub tight: usize,
}

impl Clause {
    pub(crate) fn around(doc: &Doc, quoted: &Quoted, trigger: &Range<usize>) -> Self {
        let at = trigger.start;
        let sentence = quoted.sentence(doc, at).unwrap_or(trigger.clone());
        let sentence = sentence.start.max(at.saturating_sub(WINDOW))..sentence.end.min(trigger.end + WINDOW);
        let start = after_dateline(doc, &sentence, at);
        let sentence = start..sentence.end;
        let mut clause = Self { start: sentence.start, tight: sentence.start, sentence };
        for token in (clause.sentence.start + 1..at).rev() {
            if !quoted.same(token, at) || doc.is_word(token) && !is_conjunction(doc.lower(token)) {
                continue;
            }
            if doc.is(token, ";") || ends_main_clause(doc, token) {
                clause.start = token + 1;
                clause.tight = clause.tight.max(token + 1);
                break;
            }
            if clause.tight == clause.sentence.start && verbs::goes_on(doc, token - 1) {
                clause.tight = token + 1;
            }
        }
        clause
    }
}

/// Tokens of a dateline at most: "YUKARI GÖKPINAR (ZHA) -".
const DATELINE: usize = 10;

/// Where a sentence begins after its dateline: "GÖKPINAR (ZHA) - Bakan …". Its place is no party of the sentence.
fn after_dateline(doc: &Doc, sentence: &Range<usize>, before: usize) -> usize {
    let first = sentence.start;
    if !doc.story.tokens.get(first).is_some_and(|t| t.line_before) || !is_all_caps(doc.str(first)) {
        return first;
    }
    let end = before.min(first + DATELINE).min(sentence.end);
    (first + 1..end).find(|at| matches!(doc.lower(*at), "-" | "–" | "—")).map_or(first, |dash| dash + 1)
}

fn is_conjunction(word: &str) -> bool {
    matches!(word, "ve" | "ancak" | "ama" | "fakat" | "ise")
}

/// "Demir geldi, …": the sign or conjunction at `token` follows a main verb.
fn ends_main_clause(doc: &Doc, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    matches!(doc.lower(token), "," | "ve" | "ancak" | "ama" | "fakat" | ":")
        && doc.is_word(before)
        && !doc.is_capitalised(before)
        && verbs::is_finite(doc, before)
}

/// A name of the clause and the part it stands in.
#[derive(Clone, Debug)]
pub(crate) struct Party {
    pub entity: EntityIndex,
    pub kind: EntityType,
    pub phrase: Range<usize>,
    /// The case it stands in, or the case of the name it is coordinated with ("A ve B'yi": both accusative).
    pub case: Case,
    /// "A ile", "A'yla".
    pub with: bool,
    /// "A ve B arasında".
    pub between: bool,
    /// "A tarafından".
    pub by: bool,
    /// "A hakkında".
    pub about: bool,
    /// A nominative that only modifies the noun after it: "A hükümeti", "A ziyareti".
    pub modifies: bool,
}

impl Party {
    /// Whether it can be a subject.
    pub(crate) fn is_subject(&self) -> bool {
        self.case == Case::Nominative && !self.modifies && !self.with && !self.between && !self.by && !self.about
    }

    /// Whether it stands as the object of a trigger.
    pub(crate) fn is_in(&self, case: Case) -> bool {
        self.case == case && !self.modifies && !self.by && !self.about && !self.between
    }
}

/// The names of a sentence in their parts, in order. Names inside a title or a longer name are left out.
pub(crate) fn parties(doc: &Doc, entities: &Entities, quoted: &Quoted, clause: &Clause, trigger: usize) -> Vec<Party> {
    let found = entities.within(clause.sentence.clone());
    let mut out: Vec<Party> = Vec::new();
    for (at, mention) in found.iter().enumerate() {
        let nested = found[at + 1..].iter().take(6).any(|later| later.phrase.start <= mention.tokens.start);
        if nested || !quoted.same(mention.tokens.start, trigger) {
            continue;
        }
        let Some(entity) = entities.list.get(mention.entity) else { continue };
        out.push(party(doc, mention, entity.kind));
    }
    coordinate(doc, &mut out);
    out
}

fn party(doc: &Doc, mention: &Mention, kind: EntityType) -> Party {
    let end = mention.phrase.end.max(mention.tokens.end);
    let next = if end < doc.len() { doc.lower(end) } else { "" };
    let bare = mention.case == Case::Nominative;
    let with = mention.case == Case::Instrumental || bare && next == "ile";
    let between = next.starts_with("arasında");
    let by = bare && next == "tarafından";
    let about = bare && matches!(next, "hakkında" | "hakkındaki");
    Party {
        entity: mention.entity,
        kind,
        phrase: mention.phrase.start.min(mention.tokens.start)..end,
        case: mention.case,
        with,
        between,
        by,
        about,
        modifies: bare && !(with || between || by || about) && modifies(doc, end, kind),
    }
}

/// Heads that make a modifier of a person's name as well: "Demir ailesi".
const HEADS: &[&str] = &["aile", "hükümet", "heyet", "yönetim", "kabine", "dönem", "cinayet", "dava", "taraftar"];

/// Adjectives a place or body modifies: "Kazakistan kökenli", "Ankara merkezli".
const MODIFIED: &[&str] = &[
    "köken",
    "asıllı",
    "merkezli",
    "destekli",
    "uyruklu",
    "doğumlu",
    "menşeli",
    "kaynaklı",
    "bağlantılı",
    "yanlısı",
    "karşıtı",
    "temelli",
    "genel",
    "çapında",
    "üzerinde",
];

/// Whether the noun at `next` makes a modifier of the name before it.
fn modifies(doc: &Doc, next: usize, kind: EntityType) -> bool {
    if next >= doc.len() || !doc.is_word(next) || doc.is_capitalised(next) {
        return false;
    }
    let word = doc.lower(next);
    match kind {
        EntityType::Person => HEADS.iter().any(|head| word.starts_with(head)),
        _ if MODIFIED.iter().any(|start| word.starts_with(start)) => true,
        _ => looks_possessed(word) && !matches!(word, "şimdi" | "dahi" | "yani" | "ikili" | "karşılıklı" | "resmi"),
    }
}

/// Words between two coordinated names at most: "Demir ve mevkidaşı Kaya".
const APART: usize = 2;

/// Carries case and postposition from the last of coordinated names to those before it.
fn coordinate(doc: &Doc, parties: &mut [Party]) {
    for at in (0..parties.len().saturating_sub(1)).rev() {
        let (next, after_is_joined) = (parties[at + 1].clone(), at + 2 < parties.len());
        let end = parties[at].phrase.end;
        let gap = next.phrase.start.saturating_sub(end);
        if gap == 0 || gap > 1 + APART || parties[at].modifies {
            continue;
        }
        let joined = match doc.lower(end) {
            "ve" | "veya" | "ya" => parties[at].case == Case::Nominative,
            "ile" => parties[at].with && !matches!(next.case, Case::Locative | Case::Ablative),
            "," | "-" => {
                let chained = after_is_joined && !doc.is(next.phrase.end, ",") || next.with;
                parties[at].case == Case::Nominative && (doc.is(end, "-") || at > 0 && chained)
            }
            _ => false,
        };
        if joined && parties[at].kind_fits(&next) {
            let party = &mut parties[at];
            party.case = next.case;
            party.between |= next.between;
            party.by |= next.by;
            party.about |= next.about;
            party.with |= next.with;
        }
    }
}

impl Party {
    /// People go with people; bodies, places and groups with each other.
    fn kind_fits(&self, other: &Self) -> bool {
        let person = |kind| kind == EntityType::Person;
        person(self.kind) == person(other.kind) || self.kind == EntityType::Group || other.kind == EntityType::Group
    }
}

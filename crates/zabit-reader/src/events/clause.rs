//! The clause around a trigger, and in which part each name of it stands.
//!
//! There is no parse tree here: cases, "ile", "ve" and "arasında" carry the parts of a Turkish clause, and a
//! verb before a comma ends one (Göksel and Kerslake 2005, ch. 14.3.3 and 17.2).

use std::ops::Range;

use zabit_record::EntityType;
use zabit_turkish::suffix::{Case, rough};

use super::noun::looks_possessed;
use crate::Doc;
use crate::draft::{Entities, EntityIndex, Mention};

/// Where each token stands: in no quotation, or in which.
pub(crate) struct Quoted {
    /// The innermost quotation of a token, counted from 1; 0 for none.
    of: Vec<u32>,
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
        Self { of }
    }

    /// Whether two tokens stand in the same quotation, or both in none.
    pub(crate) fn same(&self, a: usize, b: usize) -> bool {
        self.of.get(a) == self.of.get(b)
    }

    fn quote(&self, token: usize) -> Option<usize> {
        self.of.get(token).and_then(|at| (*at as usize).checked_sub(1))
    }
}

fn ends_sentence(doc: &Doc, content: &Range<usize>) -> bool {
    content.end.checked_sub(1).is_some_and(|last| matches!(doc.lower(last), "." | "!" | "?" | "…" | "..."))
}

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
        let sentence = match quoted.quote(at).and_then(|quote| doc.story.quotes.get(quote)) {
            Some(quote) => {
                let inner = doc.story.sentences_in(quote.content.clone());
                inner.into_iter().find(|s| s.contains(&at)).unwrap_or(quote.content.clone())
            }
            None => doc.story.sentences.get(doc.story.sentence_of(at)).cloned().unwrap_or(trigger.clone()),
        };
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
            if clause.tight == clause.sentence.start && ends_converb(doc.lower(token - 1)) {
                clause.tight = token + 1;
            }
        }
        clause
    }
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
        && is_main_verb(doc.lower(before))
}

/// Whether a word of unknown stem ends as main verbs in news text do. Short words ("şimdi", "kendi") do not count.
pub(crate) fn is_main_verb(word: &str) -> bool {
    if word.chars().count() < 5 || matches!(word, "şimdi" | "kendi" | "haydi" | "efendi" | "ikindi") {
        return false;
    }
    let rough = rough(word);
    ["DI", "DIlAr", "yor", "yorlAr", "mIşDI", "mIşlArDI", "ACAk", "mAkDADIr", "yorDI", "DIk", "yorIz", "ACAğIz"]
        .iter()
        .any(|ending| rough.ends_with(ending))
}

/// Whether a word of unknown stem ends as -arak or -ıp do.
fn ends_converb(word: &str) -> bool {
    word.ends_with("arak") || word.ends_with("erek") || {
        word.chars().count() > 4 && ["ıp", "ip", "up", "üp"].iter().any(|ending| word.ends_with(ending))
    }
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
    let next = (end < doc.len()).then(|| doc.lower(end)).unwrap_or_default();
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
                let chained = after_is_joined && doc.lower(next.phrase.end) != "," || next.with;
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

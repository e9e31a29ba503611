//! A sentence as a tree, and what attribution asks of it.

use std::ops::Range;

use super::relation::Relation;

/// What a token hangs on, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// Index of the head among the tokens of the sentence; `None` for the one that heads the sentence.
    pub head: Option<u32>,
    /// What the token is to its head; [`Relation::Root`] where there is none.
    pub relation: Relation,
}

/// How many steps up are made in search of a subject that several verbs share.
const STEPS: usize = 8;

/// The tree of a sentence: one arc a token. One token has no head, and every token leads up to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    arcs: Vec<Arc>,
    /// First and last token, a token each, of what hangs on it, itself included and signs left out.
    spans: Vec<(u32, u32)>,
    /// The subject that hangs on each token.
    subjects: Vec<Option<u32>>,
}

impl Tree {
    /// A tree of arcs that form one.
    pub(super) fn new(arcs: Vec<Arc>, spans: Vec<(u32, u32)>) -> Self {
        let mut subjects = vec![None; arcs.len()];
        for (at, arc) in arcs.iter().enumerate() {
            let Some(head) = arc.head.filter(|_| is_subject(arc.relation)) else { continue };
            // Of several, the nearest before the verb; one after it only where none stands before.
            if let Some(slot) = subjects.get_mut(head as usize)
                && (slot.is_none() || (at as u32) < head)
            {
                *slot = Some(at as u32);
            }
        }
        Self { arcs, spans, subjects }
    }

    /// The arcs, a token each.
    pub fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    /// The head of a token.
    pub fn head(&self, token: u32) -> Option<u32> {
        self.arcs.get(token as usize)?.head
    }

    /// What a token is to its head; `Root` for a token that is not there.
    pub fn relation(&self, token: u32) -> Relation {
        self.arcs.get(token as usize).map_or(Relation::Root, |arc| arc.relation)
    }

    /// The tokens from the first to the last that hang on a token, itself included. Signs at the edges are left out.
    pub fn phrase(&self, token: u32) -> Range<u32> {
        let (first, last) = self.spans.get(token as usize).copied().unwrap_or((token, token));
        first..last + 1
    }

    /// Whether a token is another or hangs on it, directly or not.
    pub fn is_under(&self, token: u32, other: u32) -> bool {
        let mut up = Some(token);
        // No path is longer than the sentence.
        for _ in 0..=self.arcs.len() {
            match up {
                Some(at) if at == other => return true,
                Some(at) => up = self.head(at),
                None => return false,
            }
        }
        false
    }

    /// The head of the predicate that a verb belongs to: "kabul" for the "etti" of "kabul etti", else the verb.
    pub fn predicate(&self, verb: u32) -> u32 {
        let part = |at: u32| {
            matches!(
                self.relation(at),
                Relation::CompoundLvc | Relation::Compound | Relation::Cop | Relation::Aux | Relation::DiscourseQ
            )
        };
        let mut at = verb;
        for _ in 0..STEPS {
            match self.head(at) {
                Some(head) if part(at) && head < at => at = head,
                _ => break,
            }
        }
        at
    }
}

fn is_subject(relation: Relation) -> bool {
    matches!(relation, Relation::Nsubj | Relation::Csubj)
}

/// The head of a verb's subject: what hangs on the verb as subject; the noun that a participle stands before
/// ("köprüyü açan *bakan*"); or the subject of the verb that this one is joined to ("*Demir* gelip ... söyledi").
/// `None` where the sentence names none.
pub fn subject_of(tree: &Tree, verb: u32) -> Option<u32> {
    let mut at = tree.predicate(verb);
    for _ in 0..STEPS {
        if let Some(own) = tree.subjects.get(at as usize).copied().flatten() {
            return Some(own);
        }
        let head = tree.head(at)?;
        match tree.relation(at) {
            Relation::Acl => return Some(head),
            Relation::Conj | Relation::Advcl | Relation::Xcomp | Relation::Parataxis => at = tree.predicate(head),
            _ => return None,
        }
    }
    None
}

/// The tokens of a verb's clause, from its first word to the verb itself.
pub fn clause_of(tree: &Tree, verb: u32) -> Range<u32> {
    let first = tree.phrase(tree.predicate(verb)).start.min(tree.phrase(verb).start);
    first..verb + 1
}

/// The tokens of a verb's clause together with the clauses before that it is joined to, as in "*gelip geleceğini ve ne
/// yapacağını* söyledi".
pub fn clauses_of(tree: &Tree, verb: u32) -> Range<u32> {
    let mut at = tree.predicate(verb);
    for _ in 0..STEPS {
        match tree.head(at) {
            Some(head) if head < at && tree.relation(at) == Relation::Conj => at = tree.predicate(head),
            _ => break,
        }
    }
    tree.phrase(at).start.min(clause_of(tree, verb).start)..verb + 1
}

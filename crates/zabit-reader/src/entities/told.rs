//! A story with what the tagger says of its words.

use std::ops::{Deref, Range};

use hashbrown::HashSet;
use zabit_analysis::names::{Kind, Lattice, Name, Tagger};

use super::score::Scores;
use super::words::is_common;
use crate::Doc;

/// A word whose best score as a name is below this, in natural logarithms, is none whatever else the story says. Chosen
/// by cross-validation over the passages.
const HOPELESS: f32 = -3.5;
/// The same for a word that is a common one too.
const HOPELESS_COMMON: f32 = -2.0;

/// Numbers that rulers bear.
const ORDINALS: &[&str] =
    &["birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yedinci", "sekizinci", "dokuzuncu", "onuncu"];

/// A story, and what speaks for names in each of its sentences.
pub(super) struct Told<'a> {
    doc: &'a Doc<'a>,
    lattice: Option<Lattice<'a>>,
    /// The names the tagger would choose, in order, as tokens of the story.
    names: Vec<Name>,
    /// For each token, the name it is in, counted from 1.
    of: Vec<u32>,
    /// The last words of people's full names, without suffix and in lower case.
    surnames: HashSet<&'a str>,
}

impl<'a> Deref for Told<'a> {
    type Target = Doc<'a>;

    fn deref(&self) -> &Self::Target {
        self.doc
    }
}

impl<'a> Told<'a> {
    /// Tags a story.
    pub(super) fn new(doc: &'a Doc<'a>, tagger: Option<&'a Tagger<'a>>) -> Self {
        let mut told = Self { doc, lattice: None, names: Vec::new(), of: vec![0; doc.len()], surnames: HashSet::new() };
        let Some(tagger) = tagger else { return told };
        let mut lattice = tagger.lattice(doc.len());
        let mut tokens = Vec::new();
        for sentence in &doc.story.sentences {
            tokens.clear();
            tokens.extend(sentence.clone().map(|at| doc.str(at)));
            tagger.read(sentence.start, &tokens, &mut lattice);
        }
        told.names = lattice.names();
        for (name, number) in told.names.iter().zip(1..) {
            told.of.get_mut(name.tokens.clone()).into_iter().flatten().for_each(|slot| *slot = number);
        }
        let full = told.names.iter().filter(|name| name.kind == Kind::Person && name.tokens.len() > 1);
        told.surnames = full.map(|name| doc.stem(name.tokens.end - 1)).collect();
        told.lattice = Some(lattice);
        told
    }

    /// The name that the tagger has a token in.
    pub(super) fn name_at(&self, at: usize) -> Option<&Name> {
        self.of.get(at).and_then(|number| self.names.get((*number as usize).checked_sub(1)?))
    }

    /// What the name stands for that the tagger has a token in.
    pub(super) fn kind_at(&self, at: usize) -> Option<Kind> {
        self.name_at(at).map(|name| name.kind)
    }

    /// Whether the tagger ends a name before this token and begins another with it.
    pub(super) fn parts_at(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.name_at(before));
        matches!((before, self.name_at(at)), (Some(before), Some(name)) if before.tokens.end == at && name.tokens.start == at)
    }

    /// "İkinci Osman": whether a word is the number of a ruler, who has one name.
    pub(super) fn is_regnal(&self, at: usize) -> bool {
        let ruler = |name: &Name| {
            name.kind == Kind::Person && name.tokens.end == at + 2 && (at..at + 2).contains(&name.tokens.start)
        };
        ORDINALS.contains(&self.doc.lower(at))
            && self.doc.is_capitalised(at)
            && self.name_at(at + 1).is_some_and(ruler)
            && self.doc.story.tokens.get(at + 1).is_some_and(|token| token.space_before && !token.line_before)
    }

    /// Whether it is not out of the question that a word alone is a name: then all its mentions together decide.
    pub(super) fn may_be_name(&self, at: usize) -> bool {
        // "Galiba Demir": the tagger has the next word begin a name, so this one is outside.
        let outside = self.name_at(at + 1).is_some_and(|name| name.tokens.start == at + 1);
        let bar = if is_common(self.stem(at)) { HOPELESS_COMMON } else { HOPELESS };
        self.name_at(at).is_some() || !outside && self.scores(at..at + 1).iter().skip(1).any(|score| *score > bar)
    }

    /// Whether the tagger has words in one name.
    pub(super) fn is_within(&self, words: Range<usize>) -> bool {
        self.name_at(words.start).is_some_and(|name| name.tokens.end >= words.end)
    }

    /// How well words fit as one name of nothing, a person, an organisation, a place.
    pub(super) fn scores(&self, words: Range<usize>) -> Scores {
        self.lattice.as_ref().map_or([0.0; 4], |lattice| lattice.scores(words))
    }

    /// Whether a word is the surname of somebody the story names in full.
    pub(super) fn is_surname(&self, at: usize) -> bool {
        self.surnames.contains(self.stem(at))
    }
}

//! What speaks for which tag at each word of a text, and the best way through each stretch.

use std::ops::Range;

use super::tags::{Kind, NONE, Part, TAGS, is_beginning, is_open, kind, tag};

/// Less than any sum: what cannot be.
pub const NEVER: i32 = i32::MIN / 4;

/// A name found.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub kind: Kind,
    /// By how much it beats being no name, in natural logarithms.
    pub margin: f32,
}

/// Sums of weights for each word of a text.
#[derive(Clone, Debug)]
pub struct Lattice<'a> {
    unit: f32,
    after: &'a [[i32; TAGS]; TAGS],
    /// For each token of the text, its row in `sums`, counted from 1; 0 for a token in no stretch.
    rows: Vec<u32>,
    stretches: Vec<Range<usize>>,
    sums: Vec<[i32; TAGS]>,
    next: usize,
}

/// The best tags of a stretch, and for each token and tag the tag before.
#[derive(Default)]
struct Way {
    back: Vec<[u8; TAGS]>,
    tags: Vec<usize>,
}

impl<'a> Lattice<'a> {
    pub(crate) fn new(unit: f32, after: &'a [[i32; TAGS]; TAGS], tokens: usize) -> Self {
        Self { unit, after, rows: vec![0; tokens], stretches: Vec::new(), sums: Vec::new(), next: 0 }
    }

    pub(crate) fn open(&mut self, stretch: Range<usize>) {
        self.next = stretch.start;
        self.stretches.push(stretch);
    }

    pub(crate) fn push(&mut self, sums: [i32; TAGS]) {
        self.sums.push(sums);
        if let Some(row) = self.rows.get_mut(self.next) {
            *row = self.sums.len() as u32;
        }
        self.next += 1;
    }

    fn sums(&self, at: usize) -> Option<&[i32; TAGS]> {
        let row = self.rows.get(at)?.checked_sub(1)?;
        self.sums.get(row as usize)
    }

    /// The names on the best way through each stretch (Viterbi), in order.
    pub fn names(&self) -> Vec<Name> {
        let mut out = Vec::new();
        let mut way = Way::default();
        for stretch in &self.stretches {
            self.best(stretch.clone(), &mut way);
            let mut first = stretch.start;
            for (at, tag) in stretch.clone().zip(way.tags.iter().copied()) {
                if tag == NONE || is_beginning(tag) {
                    first = at;
                }
                if let Some(kind) = kind(tag).filter(|_| !is_open(tag)) {
                    let tokens = first..at + 1;
                    let margin = self.scores(tokens.clone()).get(1 + kind as usize).copied().unwrap_or(0.0);
                    out.push(Name { tokens, kind, margin });
                }
            }
        }
        out
    }

    /// The best tags of a stretch.
    fn best(&self, stretch: Range<usize>, way: &mut Way) {
        way.back.clear();
        let mut scores = [NEVER; TAGS];
        scores[NONE] = 0;
        for at in stretch {
            let Some(sums) = self.sums(at) else { continue };
            let (mut new, mut from) = ([NEVER; TAGS], [0; TAGS]);
            let open = scores.iter().zip(self.after).enumerate().filter(|(_, (score, _))| **score > NEVER);
            for (before, (score, row)) in open {
                for ((new, from), worth) in new.iter_mut().zip(&mut from).zip(row) {
                    if *worth > NEVER && score + worth > *new {
                        (*new, *from) = (score + worth, before as u8);
                    }
                }
            }
            for (score, sum) in new.iter_mut().zip(sums).filter(|(score, _)| **score > NEVER) {
                *score += sum;
            }
            scores = new;
            way.back.push(from);
        }
        let mut tag = NONE;
        for (other, score) in scores.iter().enumerate().filter(|(tag, _)| !is_open(*tag)) {
            if *score > scores[tag] {
                tag = other;
            }
        }
        way.tags.clear();
        for from in way.back.iter().rev() {
            way.tags.push(tag);
            tag = from.get(tag).copied().map_or(NONE, usize::from);
        }
        way.tags.reverse();
    }

    /// For words that are taken for one name: how well it is none, a person, an organisation, a place; in natural
    /// logarithms, none of them being zero.
    pub fn scores(&self, words: Range<usize>) -> [f32; 4] {
        let one = words.len() == 1;
        let (first, last) = (words.start, words.end.saturating_sub(1));
        let part = |at: usize| match at {
            _ if one => Part::Only,
            _ if at == first => Part::First,
            _ if at == last => Part::Last,
            _ => Part::Inner,
        };
        let mut out = [0_i32; 4];
        let mut before = [NONE; 4];
        for at in words {
            let sums = self.sums(at);
            let sum = |tag: usize| sums.map_or(0, |sums| sums[tag]);
            let tags =
                [NONE, tag(Kind::Person, part(at)), tag(Kind::Organisation, part(at)), tag(Kind::Place, part(at))];
            for ((out, before), tag) in out.iter_mut().zip(&mut before).zip(tags) {
                *out += sum(tag) + self.after[*before][tag].max(-10_000);
                *before = tag;
            }
        }
        out.map(|sum| (sum - out[0]) as f32 / self.unit)
    }
}

//! What speaks for which tag at each word of a sentence, and the best way through it.

use std::ops::Range;

use super::BEFORE;
use super::tags::{Kind, NONE, Part, TAGS, is_open, kind, tag};

/// Less than any sum: what cannot be.
pub const NEVER: i32 = i32::MIN / 4;

/// A name found in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub kind: Kind,
    /// By how much it beats being no name, in natural logarithms.
    pub margin: f32,
}

/// Sums of weights for each word of a sentence.
#[derive(Clone, Debug)]
pub struct Lattice<'a> {
    unit: f32,
    after: &'a [[i32; TAGS]; TAGS],
    /// For each token of the sentence, its row in `sums`, counted from 1; 0 for a token in no stretch.
    rows: Vec<u32>,
    stretches: Vec<Range<usize>>,
    sums: Vec<[i32; TAGS]>,
    next: usize,
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

    /// The names on the best way through the sentence (Viterbi).
    pub fn names(&self) -> Vec<Name> {
        let mut out = Vec::new();
        for stretch in &self.stretches {
            let tags = self.best(stretch.clone());
            let mut first = stretch.start;
            for (at, tag) in stretch.clone().zip(tags) {
                if tag % 4 == Part::First as usize {
                    first = at;
                }
                if let Some(kind) = kind(tag).filter(|_| !is_open(tag)) {
                    let tokens = if tag == self::tag(kind, Part::Only) { at..at + 1 } else { first..at + 1 };
                    let scores = self.scores(tokens.clone());
                    let margin = scores[1 + kind as usize] - scores[0];
                    out.push(Name { tokens, kind, margin });
                }
            }
        }
        out
    }

    /// The best tags of a stretch.
    fn best(&self, stretch: Range<usize>) -> Vec<usize> {
        let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(stretch.len());
        let mut scores = [NEVER; TAGS];
        scores[BEFORE] = 0;
        for at in stretch {
            let Some(sums) = self.sums(at) else { continue };
            let (mut new, mut from) = ([NEVER; TAGS], [0; TAGS]);
            for (before, (score, row)) in scores.iter().zip(self.after).enumerate().filter(|(_, (score, _))| **score > NEVER) {
                for (tag, worth) in row.iter().enumerate() {
                    if *worth > NEVER && score + worth > new[tag] {
                        (new[tag], from[tag]) = (score + worth, before as u8);
                    }
                }
            }
            for (score, sum) in new.iter_mut().zip(sums).filter(|(score, _)| **score > NEVER) {
                *score += sum;
            }
            scores = new;
            back.push(from);
        }
        let ends = (0..TAGS).filter(|tag| !is_open(*tag)).max_by_key(|tag| (scores[*tag], TAGS - tag));
        let mut tag = ends.unwrap_or(NONE);
        let mut tags = Vec::with_capacity(back.len());
        for from in back.iter().rev() {
            tags.push(tag);
            tag = usize::from(from[tag]);
        }
        tags.reverse();
        tags
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
            let tags = [NONE, tag(Kind::Person, part(at)), tag(Kind::Organisation, part(at)), tag(Kind::Place, part(at))];
            for ((out, before), tag) in out.iter_mut().zip(&mut before).zip(tags) {
                *out += sum(tag) + self.after[*before][tag].max(-10_000);
                *before = tag;
            }
        }
        out.map(|sum| (sum - out[0]) as f32 / self.unit)
    }
}

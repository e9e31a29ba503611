//! From a stem through the table of suffixes to the end of the word.

use compact_str::CompactString;

use super::letters::{self, Letters};
use super::stems::{Lemma, Stem};
use super::table::{Colour, End, State, Table};
use super::{Clitic, Feats, Reading, Upos};

/// Most steps for one word; a word of the language takes some hundreds.
const MOST_STEPS: usize = 20_000;

/// A walk over one word.
pub(super) struct Walk<'w> {
    pub(super) form: &'w str,
    pub(super) word: &'w Letters,
    pub(super) table: &'static Table,
    pub(super) out: &'w mut Vec<Reading>,
    /// Where this word's readings begin in `out`.
    pub(super) from: usize,
    pub(super) steps: usize,
    clitics: Vec<Clitic>,
}

/// What has been read of the syntactic word.
#[derive(Clone, Copy)]
struct Path<'p> {
    upos: Upos,
    feats: Feats,
    /// Where suffixes that belong to the lemma end.
    lemma_end: usize,
    /// The word that this one is written on to, and where this one begins.
    host: Option<(&'p Path<'p>, usize)>,
}

impl<'w> Walk<'w> {
    pub(super) fn new(form: &'w str, word: &'w Letters, table: &'static Table, out: &'w mut Vec<Reading>) -> Self {
        let from = out.len();
        Self { form, word, table, out, from, steps: 0, clitics: Vec::new() }
    }

    /// Adds the readings of a stem.
    pub(super) fn read(&mut self, stem: &Stem) {
        let path = Path { upos: stem.upos, feats: stem.feats, lemma_end: stem.end, host: None };
        self.go(stem, stem.state, stem.end, path);
    }

    fn go(&mut self, stem: &Stem, state: State, place: usize, path: Path<'_>) {
        self.steps += 1;
        let table = self.table;
        let Some(node) = table.node(state).filter(|_| self.steps < MOST_STEPS) else { return };
        // The apostrophe stands between suffixes as if it were not there.
        let place = place + usize::from(self.word.at(place) == letters::APOSTROPHE);
        if place >= self.word.len() {
            for end in node.ends.iter().filter(|end| end.clitic.is_none()) {
                self.emit(stem, end, path);
            }
            return;
        }
        if node.first >> self.word.at(place) & 1 == 0 {
            return;
        }
        let colour = Colour { stem: stem.end, harmony: stem.harmony };
        for arc in node.arcs(self.word.at(place)) {
            if let Some(after) = arc.match_at(self.word, place, colour) {
                let lemma_end = if arc.derives { after } else { path.lemma_end };
                let upos = arc.upos.unwrap_or(path.upos);
                self.go(stem, arc.next, after, Path { upos, feats: arc.change.apply(path.feats), lemma_end, ..path });
            }
        }
        for end in &node.ends {
            if let Some(clitic) = end.clitic {
                self.go_on(stem, end, clitic, place, path);
            }
        }
    }

    /// Ends a syntactic word and begins the one written on to it.
    fn go_on(&mut self, stem: &Stem, end: &End, clitic: State, place: usize, path: Path<'_>) {
        let done = Path { upos: end.upos.unwrap_or(path.upos), feats: end.change.apply(path.feats), ..path };
        let depth = self.clitics.len();
        if let (Some((_, start)), Some(lemma)) = (path.host, end.lemma) {
            self.clitics.push(Clitic { start: self.word.byte(start), lemma, upos: done.upos, feats: done.feats });
        }
        let first = path.host.map_or(&done, |(host, _)| host);
        let next = Path { upos: Upos::X, feats: Feats::default(), lemma_end: 0, host: Some((first, place)) };
        self.go(stem, clitic, place, next);
        self.clitics.truncate(depth);
    }

    fn emit(&mut self, stem: &Stem, end: &End, path: Path<'_>) {
        let upos = end.upos.unwrap_or(path.upos);
        let feats = end.change.apply(path.feats);
        let mut clitics = self.clitics.clone();
        let (first, (upos, feats)) = match path.host {
            Some((host, start)) => {
                let lemma = end.lemma.unwrap_or_default();
                clitics.push(Clitic { start: self.word.byte(start), lemma, upos, feats });
                (*host, (host.upos, host.feats))
            }
            None => (path, (upos, feats)),
        };
        let reading = Reading {
            lemma: self.lemma(stem, first.lemma_end),
            upos,
            feats,
            stem: self.word.byte(stem.end),
            clitics: clitics.into(),
            guessed: stem.guessed,
        };
        if !self.out.get(self.from..).unwrap_or_default().iter().any(|known| is_same(known, &reading)) {
            self.out.push(reading);
        }
    }

    fn lemma(&self, stem: &Stem, end: usize) -> CompactString {
        let mut lemma: CompactString = match stem.lemma {
            Lemma::Same => self.word.chars(0, stem.end).iter().collect(),
            Lemma::Last(c) => self.word.chars(0, stem.end - 1).iter().chain([&c]).collect(),
            Lemma::More(c) => self.word.chars(0, stem.end).iter().chain([&c]).collect(),
            Lemma::AsWritten => self.form.get(..self.word.byte(stem.end)).unwrap_or_default().into(),
            Lemma::BeforeDot => {
                self.form.get(..self.word.byte(stem.end)).unwrap_or_default().trim_end_matches('.').into()
            }
            Lemma::Entry(lemma) => lemma.into(),
        };
        let derived = self.word.chars(stem.end, end).iter().filter(|c| **c != '\'');
        lemma.extend(derived);
        if end > stem.end && lemma.ends_with('ğ') {
            lemma.pop();
            lemma.push('k');
        }
        lemma
    }
}

fn is_same(a: &Reading, b: &Reading) -> bool {
    a.upos == b.upos && a.feats == b.feats && a.lemma == b.lemma && a.clitics == b.clitics
}

//! The sentence as a tree: which word hangs on which, and as what.
//!
//! In:  the tokens of a sentence, and the reading chosen for each ([`crate::words`]).
//! Out: a [`Tree`], always whole: one token heads the sentence, and no token is its own head's head.
//! Source: the arc-hybrid system of Kuhlmann, Gómez-Rodríguez and Satta (2011) with greedy moves, learnt with the
//! dynamic oracle of Goldberg and Nivre (2012; 2013); relations are chosen when the tree is known.
//!
//! A token is a written word: the copula and -ki, which UD Turkish BOUN splits off, stay with it. [`words`] says how
//! they hang where they are split.

mod cases;
pub mod features;
pub mod machine;
pub mod numbers;
mod relation;
mod signs;
mod tree;

use std::cell::RefCell;
use std::sync::OnceLock;

use zabit_model::{Error, Pack, Rows};
use zabit_turkish::morph::{Clitic, Upos};

use crate::models;
use crate::words::{Choice, best};
pub use cases::Cases;
use machine::{Built, MOVES, Machine, Move};
use numbers::Numbers;
pub use relation::{CHOSEN, Relation, UnknownRelation};
use signs::{Between, Sign};
pub use tree::{Arc, Tree, clause_of, clauses_of, subject_of};

/// Weights of a move: three, and one to fill.
pub const MOVE_WEIGHTS: usize = 4;

/// A trained parser, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    moves: Rows<'a, MOVE_WEIGHTS>,
    relations: Rows<'a, CHOSEN>,
}

impl<'a> Model<'a> {
    /// The parser of a model file.
    ///
    /// # Errors
    /// A file without a parser, or with one of another shape.
    pub fn open(file: &Pack<'a>) -> Result<Self, Error> {
        let moves = Rows::open(file.section("moves")?)?;
        Ok(Self { moves, relations: Rows::open(file.section("relations")?)? })
    }

    /// The tree of a sentence, as [`parse`] gives it.
    pub fn parse(&self, choices: &[Choice], tokens: &[&str]) -> Tree {
        SENTENCE.with_borrow_mut(|sentence| {
            sentence.take(choices, tokens);
            sentence.machine.start();
            run(&mut sentence.machine, |machine| self.moves.score(&features::state(machine)));
            sentence.tree(|machine, word| best(&self.relations.score(&features::pair(machine, word))))
        })
    }
}

fn built_in() -> Option<&'static Model<'static>> {
    static MODEL: OnceLock<Option<Model<'static>>> = OnceLock::new();
    MODEL.get_or_init(|| Model::open(&models::file("syntax.model")?).ok()).as_ref()
}

thread_local! {
    static SENTENCE: RefCell<Sentence> = RefCell::new(Sentence::default());
}

/// The tree of a sentence. `choices` are the readings of its `tokens`, in the same order. Takes time linear in their
/// number.
pub fn parse(choices: &[Choice], tokens: &[&str]) -> Tree {
    if let Some(model) = built_in() {
        return model.parse(choices, tokens);
    }
    // Without a model every word hangs on the one before. A test sees to it that the program has one.
    let mut sentence = Sentence::default();
    sentence.take(choices, tokens);
    sentence.machine.start();
    run(&mut sentence.machine, |_| [0_i16; MOVE_WEIGHTS]);
    sentence.tree(|_, _| Relation::Nmod as usize)
}

/// Makes the moves that score best until every word has a head.
pub fn run<T: PartialOrd + Copy>(machine: &mut Machine, score: impl Fn(&Machine) -> [T; MOVE_WEIGHTS]) {
    while !machine.is_done() {
        let allowed = machine.allowed();
        let step = match allowed {
            [true, false, false] => Move::Shift,
            [false, true, false] => Move::Left,
            [false, false, true] => Move::Right,
            _ => best_of(&score(machine), allowed),
        };
        machine.make(step);
    }
}

/// The allowed move with the best score; the first of equals.
pub fn best_of<T: PartialOrd + Copy>(scores: &[T; MOVE_WEIGHTS], allowed: [bool; 3]) -> Move {
    let mut best: Option<(Move, T)> = None;
    for ((step, score), allowed) in MOVES.into_iter().zip(*scores).zip(allowed) {
        if allowed && best.is_none_or(|(_, most)| score > most) {
            best = Some((step, score));
        }
    }
    best.map_or(Move::Shift, |(step, _)| step)
}

/// A sentence in work: its words, which the machine holds, and its signs.
#[derive(Default)]
pub struct Sentence {
    /// The machine over the words.
    pub machine: Machine,
    /// The token of each word.
    pub places: Vec<u32>,
    signs: Vec<(u32, Sign, bool)>,
    count: usize,
}

impl Sentence {
    /// Takes up a sentence. A sentence of signs alone takes its first as a word.
    pub fn take(&mut self, choices: &[Choice], tokens: &[&str]) {
        let machine = &mut self.machine;
        machine.words.clear();
        self.places.clear();
        self.signs.clear();
        self.count = choices.len();
        let (mut quotes, mut ahead) = (false, 0);
        for (at, choice) in choices.iter().enumerate() {
            let alone = at + 1 == choices.len() && self.places.is_empty();
            if choice.upos != Upos::Punct || alone {
                let token = tokens.get(at).copied().unwrap_or_default();
                machine.words.push(Numbers { signs: ahead, ..Numbers::new(choice, token) });
                self.places.push(at as u32);
                ahead = 0;
                continue;
            }
            let kind = Sign::of(tokens.get(at).copied().unwrap_or_default());
            if kind == Sign::Quote {
                quotes = !quotes;
            }
            let (before, after) = kind.seen(quotes);
            if let Some(word) = machine.words.last_mut() {
                word.signs |= before;
            }
            ahead |= after;
            self.signs.push((at as u32, kind, quotes));
        }
        machine.words.push(Numbers::ROOT);
    }

    /// The tree, when the machine is done. `relation` chooses a relation by its number.
    pub fn tree(&self, relation: impl Fn(&Machine, u32) -> usize) -> Tree {
        let machine = &self.machine;
        let count = machine.count();
        let none = Arc { head: None, relation: Relation::Root };
        let mut arcs = vec![none; self.count];
        let mut spans: Vec<(u32, u32)> = (0..self.count as u32).map(|at| (at, at)).collect();
        let place = |word: u32| self.places.get(word as usize).copied();
        for word in 0..count {
            let head = place(machine.built(word).head);
            let Some(at) = place(word).map(|at| at as usize) else { continue };
            if let Some(arc) = arcs.get_mut(at).filter(|_| head.is_some()) {
                let relation = Relation::ALL.get(relation(machine, word)).copied().unwrap_or(Relation::Nmod);
                *arc = Arc { head, relation };
            }
            let Built { first, last, .. } = *machine.built(word);
            if let (Some(span), Some(first), Some(last)) = (spans.get_mut(at), place(first), place(last)) {
                *span = (first, last);
            }
        }
        self.hang_signs(&mut arcs);
        Tree::new(arcs, spans)
    }

    fn hang_signs(&self, arcs: &mut [Arc]) {
        let mut word = 0_usize;
        for (at, kind, opens) in &self.signs {
            while self.places.get(word).is_some_and(|place| place < at) {
                word += 1;
            }
            let between = Between {
                before: word.checked_sub(1).map(|before| before as u32),
                after: self.places.get(word).map(|_| word as u32),
            };
            let head = signs::head(*kind, *opens, between, &self.machine.built);
            let head = self.places.get(head as usize).copied();
            if let Some(arc) = arcs.get_mut(*at as usize) {
                *arc = Arc { head, relation: Relation::Punct };
            }
        }
    }
}

/// What a clitic, split off as a word of its own, is to the word it was written with.
pub fn clitic_relation(clitic: &Clitic) -> Relation {
    match clitic.upos {
        Upos::Aux => Relation::Cop,
        Upos::Part => Relation::DepDer,
        Upos::Cconj | Upos::Adv => Relation::AdvmodEmph,
        _ => Relation::Case,
    }
}

/// A word of the tree in which clitics are words of their own, as CoNLL-U has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordArc {
    /// The token it is written in.
    pub token: u32,
    /// Which part of the token it is: 0 for the word itself, then its clitics.
    pub part: u32,
    /// Number of the head among the words, from 1; 0 for the head of the sentence.
    pub head: u32,
    /// What it is to its head.
    pub relation: Relation,
}

/// The tree with the clitics of the readings split off. A word takes the head and relation of its token, and its
/// clitics hang on it.
pub fn words(tree: &Tree, choices: &[Choice]) -> Vec<WordArc> {
    words_of(tree.arcs(), choices)
}

/// As [`words`], for arcs that need not be a tree.
pub fn words_of(arcs: &[Arc], choices: &[Choice]) -> Vec<WordArc> {
    let clitics = |choice: &Choice| choice.reading().map_or(0, |reading| reading.clitics.len() as u32);
    let mut next = 1;
    let numbers: Vec<u32> = choices
        .iter()
        .map(|choice| {
            let number = next;
            next += 1 + clitics(choice);
            number
        })
        .collect();
    let mut out = Vec::with_capacity(next as usize);
    for (token, ((arc, choice), number)) in arcs.iter().zip(choices).zip(&numbers).enumerate() {
        let token = token as u32;
        let head = arc.head.and_then(|head| numbers.get(head as usize)).copied().unwrap_or(0);
        out.push(WordArc { token, part: 0, head, relation: arc.relation });
        let split = choice.reading().map_or([].as_slice(), |reading| &reading.clitics);
        out.extend((1..).zip(split).map(|(part, clitic)| WordArc {
            token,
            part,
            head: *number,
            relation: clitic_relation(clitic),
        }));
    }
    out
}

//! Learning to parse: an averaged perceptron (Collins 2002) over dense rows. Moves are learnt with the dynamic oracle of
//! Goldberg and Nivre (2013), which says in any state, also after mistakes, which moves still lead to the best tree.

use zabit_analysis::syntax::features;
use zabit_analysis::syntax::machine::{MOVES, Machine, Move, NOBODY};
use zabit_analysis::syntax::numbers::Numbers;
use zabit_analysis::syntax::{CHOSEN, MOVE_WEIGHTS, best_of};
use zabit_analysis::words::best;

use super::table::Table;
use crate::perceptron::Dice;

const ROUNDS: usize = 5;
const SEED: u64 = 5;

/// A sentence to learn from: its words without signs, behind them the place of the root.
pub struct Lesson {
    pub words: Vec<Numbers>,
    /// The head of each word; the number of words stands for the root's place.
    pub heads: Vec<u32>,
    /// The number of each word's relation; `None` for the root, and where nothing is known.
    pub relations: Vec<Option<u8>>,
    /// Whose habits the sentence follows: an index.
    pub group: usize,
    /// How often it is shown in a round.
    pub times: usize,
}

/// Weights of moves in `2^bits` rows.
pub fn moves(lessons: &[Lesson], bits: u32, groups: usize) -> Table<MOVE_WEIGHTS> {
    let mut table = Table::new(bits, groups);
    let mut machine = Machine::default();
    rounds(lessons, |lesson, round| show(&mut table, &mut machine, lesson, round > 0));
    table
}

/// Shows the lessons several times, each time in another order.
fn rounds(lessons: &[Lesson], mut learn: impl FnMut(&Lesson, usize)) {
    let mut dice = Dice::new(SEED);
    let mut order: Vec<&Lesson> = lessons.iter().flat_map(|one| std::iter::repeat_n(one, one.times)).collect();
    for round in 0..ROUNDS {
        dice.shuffle(&mut order);
        order.iter().for_each(|lesson| learn(lesson, round));
    }
}

/// Parses a sentence and learns where a bad move scores best. `follow`: goes on from where its own moves lead, so that it
/// learns to make the best of a mistake.
fn show(table: &mut Table<MOVE_WEIGHTS>, machine: &mut Machine, lesson: &Lesson, follow: bool) {
    machine.words.clone_from(&lesson.words);
    machine.start();
    let mut oracle = Oracle::new(&lesson.heads);
    while !machine.is_done() {
        let allowed = machine.allowed();
        let good = oracle.good(machine, allowed);
        let features = features::state(machine);
        let scores = table.score(&features, lesson.group);
        let (guess, right) = (best_of(&scores, allowed), best_of(&scores, good));
        if good.get(guess as usize) == Some(&false) {
            table.learn(&features, lesson.group, right as usize, guess as usize);
        }
        table.tick();
        let step = if follow { guess } else { right };
        oracle.note(machine, step);
        machine.make(step);
    }
}

/// Knows the tree, and which moves lose none of it that is not lost yet.
struct Oracle<'a> {
    heads: &'a [u32],
    /// How many dependents of each word are still to be read.
    pending: Vec<u32>,
}

impl<'a> Oracle<'a> {
    fn new(heads: &'a [u32]) -> Self {
        let mut pending = vec![0; heads.len() + 1];
        for head in heads {
            if let Some(count) = pending.get_mut(*head as usize) {
                *count += 1;
            }
        }
        Self { heads, pending }
    }

    fn head(&self, word: u32) -> u32 {
        self.heads.get(word as usize).copied().unwrap_or(NOBODY)
    }

    /// To be told of each move before it is made.
    fn note(&mut self, machine: &Machine, step: Move) {
        let head = self.head(machine.next);
        if let Some(count) = self.pending.get_mut(head as usize).filter(|_| step == Move::Shift) {
            *count -= 1;
        }
    }

    /// The allowed moves that cost least.
    fn good(&self, machine: &Machine, allowed: [bool; 3]) -> [bool; 3] {
        let costs = MOVES.map(|step| self.cost(machine, step));
        let least = costs.iter().zip(allowed).filter(|(_, can)| *can).map(|(cost, _)| *cost).min();
        MOVES.map(|step| allowed[step as usize] && Some(costs[step as usize]) == least)
    }

    /// How many right arcs a move makes impossible.
    fn cost(&self, machine: &Machine, step: Move) -> u32 {
        let (top, below, next) = (machine.top(0), machine.top(1), machine.next);
        let head = self.head(top);
        // A word that leaves the stack takes no more dependents.
        let lost = self.pending.get(top as usize).copied().unwrap_or(0);
        match step {
            Move::Shift => {
                let loses = |(depth, word): (usize, &u32)| {
                    u32::from(self.head(*word) == next) + u32::from(depth > 0 && self.head(next) == *word)
                };
                machine.stack.iter().rev().enumerate().map(loses).sum()
            }
            Move::Left => lost + u32::from(head != NOBODY && (head == below || head > next)),
            Move::Right => lost + u32::from(head != NOBODY && head >= next),
        }
    }
}

/// Weights of relations in `2^bits` rows.
pub fn relations(lessons: &[Lesson], bits: u32, groups: usize) -> Table<CHOSEN> {
    let mut table = Table::new(bits, groups);
    let mut machine = Machine::default();
    rounds(lessons, |lesson, _| {
        machine.words.clone_from(&lesson.words);
        machine.start();
        build(&mut machine, &lesson.heads);
        for (word, relation) in (0..).zip(&lesson.relations) {
            let Some(right) = relation.map(usize::from) else { continue };
            let features = features::pair(&machine, word);
            let guess = best(&table.score(&features, lesson.group));
            if guess != right {
                table.learn(&features, lesson.group, right, guess);
            }
            table.tick();
        }
    });
    table
}

/// Builds a known tree, so that features see what they would see of a parsed one. Arcs that cross, which the machine
/// cannot make, are made as well.
fn build(machine: &mut Machine, heads: &[u32]) {
    for (word, head) in (0_u32..).zip(heads) {
        let role = machine.word(word).role;
        if let Some(built) = machine.built.get_mut(word as usize) {
            built.head = *head;
        }
        let Some(built) = machine.built.get_mut(*head as usize) else { continue };
        if word < *head {
            built.left = if built.left == NOBODY { word } else { built.left };
            built.count += 1;
            built.roles |= 1 << role;
        } else {
            built.right = word;
            built.roles |= 1 << (16 + role);
        }
    }
}

//! The machine that builds a tree from left to right: a stack of words whose head is to come, and the words not yet
//! read.
//!
//! Arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011): three moves, each word is read once and given a head once, so
//! that a sentence of n words takes 2n moves. Behind the last word stands the place from which the head of the sentence
//! hangs; it takes one word only, so that what comes out is always a tree.

use super::numbers::Numbers;

/// A move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Move {
    /// The next word is read onto the stack.
    Shift,
    /// The word on top of the stack hangs on the next word.
    Left,
    /// The word on top of the stack hangs on the one below it.
    Right,
}

/// All moves, in the order of `as u8`.
pub const MOVES: [Move; 3] = [Move::Shift, Move::Left, Move::Right];
/// No word.
pub const NOBODY: u32 = u32::MAX;

/// What has been built at a word.
#[derive(Clone, Copy, Debug)]
pub struct Built {
    /// The word it hangs on; the number of words stands for the place behind them.
    pub head: u32,
    /// The dependent found last before it, which is the leftmost.
    pub left: u32,
    /// The dependent found last after it, which is the rightmost.
    pub right: u32,
    /// The roles of the dependents before it, a bit each, those of the dependents after it above them.
    pub roles: u32,
    /// How many dependents it has before it.
    pub count: u32,
    /// The first word that hangs on it, directly or not, or itself. Final when it has its own head, for then all that
    /// hangs on it has been found.
    pub first: u32,
    /// The last word, likewise.
    pub last: u32,
}

const BARE: Built =
    Built { head: NOBODY, left: NOBODY, right: NOBODY, roles: 0, count: 0, first: NOBODY, last: NOBODY };

/// The machine. Made once and used for many sentences.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// The words of the sentence, and the place behind them.
    pub words: Vec<Numbers>,
    /// What has been built, a word each.
    pub built: Vec<Built>,
    /// Words whose head is to come.
    pub stack: Vec<u32>,
    /// The next word.
    pub next: u32,
}

impl Machine {
    /// Takes up the words of [`Machine::words`], which [`Numbers::ROOT`] must end.
    pub fn start(&mut self) {
        self.built.clear();
        self.built.extend((0..self.words.len() as u32).map(|at| Built { first: at, last: at, ..BARE }));
        self.stack.clear();
        self.next = 0;
    }

    /// How many words the sentence has.
    #[inline]
    pub fn count(&self) -> u32 {
        (self.words.len() as u32).saturating_sub(1)
    }

    /// Whether every word has a head.
    #[inline]
    pub fn is_done(&self) -> bool {
        self.next == self.count() && self.stack.is_empty()
    }

    /// Which moves can be made now, in the order of [`MOVES`]. One at least can, until the machine is done.
    #[inline]
    pub fn allowed(&self) -> [bool; 3] {
        let left_over = self.next < self.count();
        [left_over, !self.stack.is_empty() && (left_over || self.stack.len() == 1), self.stack.len() > 1]
    }

    /// The word so deep in the stack; 0 is the top.
    #[inline]
    pub fn top(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).and_then(|at| self.stack.get(at)).copied().unwrap_or(NOBODY)
    }

    /// The numbers of a word.
    #[inline]
    pub fn word(&self, at: u32) -> &Numbers {
        self.words.get(at as usize).unwrap_or(&Numbers::NONE)
    }

    /// What has been built at a word.
    #[inline]
    pub fn built(&self, at: u32) -> &Built {
        self.built.get(at as usize).unwrap_or(&BARE)
    }

    /// Makes a move, which must be allowed.
    #[inline]
    pub fn make(&mut self, step: Move) {
        match step {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left => {
                let Some(word) = self.stack.pop() else { return };
                self.hang(word, self.next);
                let (role, first) = (self.word(word).role, self.built(word).first);
                if let Some(head) = self.built.get_mut(self.next as usize) {
                    head.first = first;
                    head.left = word;
                    head.count += 1;
                    head.roles |= 1 << (role & 15);
                }
            }
            Move::Right => {
                let Some(word) = self.stack.pop() else { return };
                let below = self.top(0);
                self.hang(word, below);
                let (role, last) = (self.word(word).role, self.built(word).last);
                if let Some(head) = self.built.get_mut(below as usize) {
                    head.last = last;
                    head.right = word;
                    head.roles |= 1 << (16 + (role & 15));
                }
            }
        }
    }

    #[inline]
    fn hang(&mut self, word: u32, on: u32) {
        if let Some(built) = self.built.get_mut(word as usize) {
            built.head = on;
        }
    }
}

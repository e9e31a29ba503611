//! What a move and a relation are chosen by. Places in the lists are part of the model: change one and train anew.

use super::machine::Machine;

/// How many features a state of the machine has.
pub const STATE: usize = 16;
/// How many features a word and its head have.
pub const PAIR: usize = 14;

const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
const FINISH: u64 = 0xd6e8_feb8_6659_fd93;

/// Mixes the parts of a feature. The parts are well spread numbers already, so that turning them by different amounts
/// and one product do; the upper bits of the product are good.
#[inline]
fn join(template: u64, a: u64, b: u64, c: u64) -> u64 {
    let sum = a ^ b.rotate_left(23) ^ c.rotate_left(41) ^ template.wrapping_mul(SPREAD);
    (sum ^ sum >> 32).wrapping_mul(FINISH)
}

/// A small number, well spread.
#[inline]
fn small(value: u64) -> u64 {
    (value + 1).wrapping_mul(0xa24b_aed4_963e_e407)
}

/// How far apart two words are: 0 to 4 exactly, then coarser.
#[inline]
fn distance(from: u32, to: u32) -> u64 {
    match from.abs_diff(to) {
        near @ 0..=4 => u64::from(near),
        5..=6 => 5,
        7..=10 => 6,
        11..=18 => 7,
        _ => 8,
    }
}

/// The features of a state. `s0` is the top of the stack, `s1` the word below, `n0` and `n1` the next words.
#[inline]
pub fn state(machine: &Machine) -> [u64; STATE] {
    let (top, below, next) = (machine.top(0), machine.top(1), machine.next);
    let (s0, s1) = (machine.word(top), machine.word(below));
    let (n0, n1) = (machine.word(next), machine.word(next + 1));
    let (built, reading) = (machine.built(top), machine.built(next));
    let right = machine.word(built.right);
    let gap = small(distance(top, next) << 8 | distance(below, top));
    let sign = small(u64::from(s0.signs) << 8 | 1 << 21);
    let signs = small(u64::from(s0.signs) | u64::from(s1.signs) << 8 | 1 << 20);
    let roles = |roles: u32| small(u64::from(roles) | 1 << 40);
    [
        join(0, s0.kind, n0.kind, 0),
        join(1, s0.kind, n0.kind, n1.kind),
        join(2, s1.kind, s0.kind, n0.kind),
        join(3, s0.kind, n0.lemma, 0),
        join(4, s0.lemma, n0.kind, 0),
        join(5, s1.kind, s0.kind, signs),
        join(6, s0.coarse, n0.coarse, gap),
        join(7, s0.kind, n0.kind, roles(reading.roles)),
        join(8, s1.kind, s0.kind, roles(built.roles)),
        join(9, s0.kind, right.kind, n0.kind),
        join(10, n0.full, n1.full, 0),
        join(11, s0.lemma, sign, small(u64::from(built.count))),
        join(12, s0.ending, n0.ending, 0),
        join(13, n0.lemma, n1.kind, 0),
        join(14, s0.kind, gap, sign),
        join(15, n0.full, 0, 0),
    ]
}

/// The features of a word `d` and its head `h`, the tree being known.
#[inline]
pub fn pair(machine: &Machine, word: u32) -> [u64; PAIR] {
    let own = machine.built(word);
    let (d, h) = (machine.word(word), machine.word(own.head));
    let above = machine.built(own.head);
    let (after, beside, left) = (machine.word(word + 1), machine.word(own.head + 1), machine.word(own.left));
    let before = u64::from(word < own.head);
    let side = small(before | 1 << 30);
    let far = small(distance(word, own.head) << 1 | before);
    let roles = |roles: u32, side: u64| small(u64::from(roles) | 1 << 40 | side << 50);
    let outermost = small(u64::from(above.left == word) | u64::from(above.right == word) << 1 | 1 << 31);
    [
        join(64, d.kind, h.kind, side),
        join(65, d.lemma, h.kind, side),
        join(66, d.kind, h.lemma, side),
        join(67, d.lemma, h.lemma, side),
        join(68, d.kind, h.kind, roles(above.roles, before)),
        join(69, d.kind, roles(own.roles, 0), side),
        join(70, d.kind, left.kind, side),
        join(71, d.kind, after.kind, side),
        join(72, d.coarse, h.kind, outermost),
        join(73, d.full, h.kind, beside.kind),
        join(74, d.coarse, h.coarse, side),
        join(75, d.ending, side, 0),
        join(76, d.full, h.coarse, far),
        join(77, d.full, side, 0),
    ]
}

//! The features by which a word's part of speech and reading are chosen. Numbers of templates are part of the model:
//! a new template takes a new number, and the model is trained anew.

use zabit_model::feature::{mix, one, three, two};
use zabit_turkish::morph::{Case, Feats, Number, NumberPsor, Person, PersonPsor, Reading, Upos, VerbForm};

use super::form::Form;

/// A sentence while it is tagged: its forms, with places outside it.
pub struct Forms<'a> {
    forms: &'a [&'a Form],
    edge: &'a Form,
}

impl<'a> Forms<'a> {
    /// `edge` stands for whatever lies outside.
    pub fn new(forms: &'a [&'a Form], edge: &'a Form) -> Self {
        Self { forms, edge }
    }

    fn at(&self, at: usize, by: isize) -> &'a Form {
        at.checked_add_signed(by).and_then(|at| self.forms.get(at)).copied().unwrap_or(self.edge)
    }
}

/// Outside the sentence there is no part of speech.
pub const NO_TAG: u64 = 31;

/// Features for the part of speech of a token; `before` are those of the two tokens before it, nearest first.
pub fn kind(forms: &Forms, at: usize, before: [u64; 2], out: &mut Vec<u64>) {
    out.clear();
    let (own, next, last) = (forms.at(at, 0), forms.at(at, 1), forms.at(at, -1));
    let first = u64::from(at == 0);
    out.push(one(0, 0));
    out.push(one(1, own.word));
    for (template, ending) in (2..).zip(own.endings).filter(|(_, ending)| *ending != 0) {
        out.push(one(template, ending));
    }
    for (template, beginning) in (8..).zip(own.beginnings).filter(|(_, beginning)| *beginning != 0) {
        out.push(one(template, beginning));
    }
    out.push(two(11, own.shape, first));
    out.push(one(12, own.kinds));
    out.push(two(13, own.kinds, own.ending(2)));
    out.push(two(14, own.kinds, own.shape << 1 | first));
    out.push(two(15, own.forms, own.kinds));
    out.push(one(16, before[0]));
    out.push(two(17, before[0], before[1]));
    out.push(two(18, before[0], own.word));
    out.push(two(19, before[0], own.kinds));
    out.push(two(20, before[0], own.ending(3)));
    around(own, last, 21, out);
    around(own, next, 28, out);
    out.push(one(35, forms.at(at, -2).word));
    out.push(one(36, forms.at(at, 2).word));
    out.push(three(37, last.kinds, own.kinds, next.kinds));
    out.push(three(38, before[0], own.kinds, next.kinds));
    out.push(two(39, next.kinds, forms.at(at, 2).kinds));
    out.push(two(40, own.forms, next.forms));
}

fn around(own: &Form, other: &Form, template: u8, out: &mut Vec<u64>) {
    out.push(one(template, other.word));
    out.push(one(template + 1, other.ending(2)));
    out.push(one(template + 2, other.ending(3)));
    out.push(two(template + 3, own.ending(3), other.ending(3)));
    out.push(two(template + 4, own.word, other.kinds));
    out.push(two(template + 5, own.kinds, other.kinds));
    out.push(two(template + 6, other.shape, own.shape));
}

/// What the readings of a token are compared by: its neighbours and their parts of speech, all known by now, and the
/// reading chosen for the word before.
pub struct Around<'a> {
    /// The token.
    pub own: &'a Form,
    /// The parts of speech of the two tokens before and the two after, nearest first.
    pub before: [u64; 2],
    /// See `before`.
    pub after: [u64; 2],
    /// The features of the word before, and of the one before that.
    pub feats: [Feats; 2],
    /// The form before.
    pub last: &'a Form,
    /// The form after.
    pub next: &'a Form,
}

impl<'a> Around<'a> {
    /// The surroundings of a token. `tags` are those of the sentence, `feats` those chosen so far.
    pub fn new(forms: &Forms<'a>, at: usize, tags: &[Upos], feats: &[Feats]) -> Self {
        let tag = |by: isize| at.checked_add_signed(by).and_then(|at| tags.get(at)).map_or(NO_TAG, |tag| *tag as u64);
        let chosen = |by: usize| at.checked_sub(by).and_then(|at| feats.get(at)).copied().unwrap_or_default();
        Self {
            own: forms.at(at, 0),
            before: [tag(-1), tag(-2)],
            after: [tag(1), tag(2)],
            feats: [chosen(1), chosen(2)],
            last: forms.at(at, -1),
            next: forms.at(at, 1),
        }
    }
}

/// Features for one reading of a token. `tag` is the part of speech chosen for it.
pub fn reading(around: &Around, reading: &Reading, tag: Upos, out: &mut Vec<u64>) {
    out.clear();
    let own = around.own;
    let feats = reading.feats.packed();
    let shape = mix(feats, clitics(reading) << 8 | reading.upos as u64);
    let lemma = zabit_model::feature::bytes(reading.lemma.as_bytes());
    out.push(two(64, reading.upos as u64, tag as u64));
    out.push(one(65, shape));
    out.push(two(66, shape, own.word));
    out.push(two(67, lemma, reading.upos as u64));
    out.push(two(68, lemma, own.word));
    out.push(two(69, shape, own.ending(2)));
    out.push(two(70, shape, own.ending(3)));
    out.push(two(71, shape, own.ending(5)));
    out.push(two(72, reading.guessed.into(), reading.stem.min(12) as u64));
    out.push(three(73, reading.guessed.into(), own.forms, shape));
    out.push(two(74, clitics(reading), own.ending(3)));
    let case = code(reading.feats.get::<Case>().map(|case| case as u8));
    let owner = owner(reading.feats);
    let form = code(reading.feats.get::<VerbForm>().map(|form| form as u8)) << 8 | code(person(reading.feats));
    let (last, far) = (around.feats[0], around.feats[1]);
    let last_case = code(last.get::<Case>().map(|case| case as u8));
    let far_case = code(far.get::<Case>().map(|case| case as u8));
    for (template, part) in [(80, case << 8 | owner), (90, form << 16 | case), (100, shape)] {
        out.push(two(template, part, around.before[0]));
        out.push(two(template + 1, part, around.after[0]));
        out.push(three(template + 2, part, around.after[0], around.after[1]));
        out.push(three(template + 3, part, around.before[0], last_case));
        out.push(three(template + 4, part, last_case << 8 | self::owner(last), far_case));
        out.push(two(template + 5, part, around.next.word));
        out.push(two(template + 6, part, around.next.forms));
        out.push(two(template + 7, part, around.last.word));
    }
}

fn code(value: Option<u8>) -> u64 {
    value.map_or(0, |value| u64::from(value) + 1)
}

fn owner(feats: Feats) -> u64 {
    code(feats.get::<PersonPsor>().map(|person| person as u8)) << 4
        | code(feats.get::<NumberPsor>().map(|number| number as u8))
}

fn person(feats: Feats) -> Option<u8> {
    feats.get::<Person>().map(|person| (person as u8) << 2 | feats.get::<Number>().map_or(3, |number| number as u8))
}

/// The words split off: how many, and of what kind.
fn clitics(reading: &Reading) -> u64 {
    reading.clitics.iter().fold(0, |all, clitic| all << 6 | (clitic.upos as u64 + 1))
}

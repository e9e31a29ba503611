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

    /// The form some places before or after a token.
    pub(super) fn at(&self, at: usize, by: isize) -> &'a Form {
        at.checked_add_signed(by).and_then(|at| self.forms.get(at)).copied().unwrap_or(self.edge)
    }
}

/// Outside the sentence there is no part of speech.
pub const NO_TAG: u64 = 31;

/// Numbers of the templates that a form alone decides; see [`own`].
const OWN: u8 = 0;
/// Of those that a neighbour alone decides, by where it stands: before, after, two before, two after.
const BESIDE: [u8; 4] = [21, 28, 35, 36];

/// Features for the part of speech of a token; `before` is that of the token before it.
///
/// They fall into parts. [`own`], [`stands`] and [`beside`] depend on one form each, [`after`] on one part of speech, so
/// that whoever tags can sum them beforehand; [`around`] is what only the sentence tells.
pub fn kind(forms: &Forms, at: usize, before: u64, out: &mut Vec<u64>) {
    out.clear();
    own(forms.at(at, 0), out);
    stands(forms.at(at, 0), at == 0, out);
    after(before, out);
    for (place, by) in [-1, 1, -2, 2].into_iter().enumerate() {
        beside(forms.at(at, by), place, out);
    }
    around(forms, at, before, out);
}

/// What a form says of itself.
pub fn own(own: &Form, out: &mut Vec<u64>) {
    out.push(one(OWN, 0));
    out.push(one(1, own.word));
    for (template, ending) in (2..).zip(own.endings).filter(|(_, ending)| *ending != 0) {
        out.push(one(template, ending));
    }
    for (template, beginning) in (8..).zip(own.beginnings).filter(|(_, beginning)| *beginning != 0) {
        out.push(one(template, beginning));
    }
    out.push(one(12, own.kinds));
    out.push(two(13, own.kinds, own.ending(2)));
    out.push(two(15, own.forms, own.kinds));
}

/// What a form says of itself at the beginning of a sentence, or after it.
pub fn stands(own: &Form, first: bool, out: &mut Vec<u64>) {
    let first = u64::from(first);
    out.push(two(11, own.shape, first));
    out.push(two(14, own.kinds, own.shape << 1 | first));
}

/// What the part of speech of the token before says.
pub fn after(before: u64, out: &mut Vec<u64>) {
    out.push(one(16, before));
}

/// What a form says of a token that it stands beside. `place` is an index of [`BESIDE`].
pub fn beside(other: &Form, place: usize, out: &mut Vec<u64>) {
    let Some(template) = BESIDE.get(place) else { return };
    out.push(one(*template, other.word));
    if place < 2 {
        out.push(one(template + 1, other.ending(2)));
        out.push(one(template + 2, other.ending(3)));
    }
}

/// What the place in the sentence says, beyond the forms one by one.
pub fn around(forms: &Forms, at: usize, before: u64, out: &mut Vec<u64>) {
    let (own, next, last) = (forms.at(at, 0), forms.at(at, 1), forms.at(at, -1));
    out.push(two(20, before, own.ending(3)));
    for (template, other) in [(24, last), (31, next)] {
        out.push(two(template, own.ending(3), other.ending(3)));
        out.push(two(template + 1, own.word, other.kinds));
    }
    out.push(two(39, next.kinds, forms.at(at, 2).kinds));
    out.push(two(40, own.forms, next.forms));
}

/// What the readings of a token are compared by: its neighbours and their parts of speech, all known by now, and the
/// reading chosen for the word before.
pub struct Around<'a> {
    /// The token.
    pub own: &'a Form,
    /// The part of speech of the token before.
    pub before: u64,
    /// That of the token after.
    pub after: u64,
    /// The features of the word before.
    pub before_feats: Feats,
    /// The form after.
    pub next: &'a Form,
}

impl<'a> Around<'a> {
    /// The surroundings of a token. `tags` are those of the sentence, `feats` those chosen so far.
    pub fn new(forms: &Forms<'a>, at: usize, tags: &[Upos], feats: &[Feats]) -> Self {
        let tag = |by: isize| at.checked_add_signed(by).and_then(|at| tags.get(at)).map_or(NO_TAG, |tag| *tag as u64);
        Self {
            own: forms.at(at, 0),
            before: tag(-1),
            after: tag(1),
            before_feats: at.checked_sub(1).and_then(|at| feats.get(at)).copied().unwrap_or_default(),
            next: forms.at(at, 1),
        }
    }
}

/// Features for one reading of a token: [`reading_own`] and [`reading_around`].
pub fn reading(around: &Around, reading: &Reading, out: &mut Vec<u64>) {
    out.clear();
    reading_own(around.own, reading, out);
    reading_around(around, reading, out);
}

/// What a reading says of itself, wherever the form stands.
pub fn reading_own(own: &Form, reading: &Reading, out: &mut Vec<u64>) {
    let shape = shape(reading);
    let lemma = zabit_model::feature::bytes(reading.lemma.as_bytes());
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
}

/// Everything of a reading but its lemma: readings of one shape fare alike in every context.
pub fn shape(reading: &Reading) -> u64 {
    mix(reading.feats.packed(), clitics(reading) << 8 | reading.upos as u64)
}

/// What the words around say of a reading.
pub fn reading_around(around: &Around, reading: &Reading, out: &mut Vec<u64>) {
    for (which, part) in parts(reading).into_iter().enumerate() {
        part_around(around, which, part, out);
    }
}

/// The parts of a reading that the words around speak for or against: case and owner, case and verb form. Readings share
/// them.
pub fn parts(reading: &Reading) -> [u64; PARTS] {
    let case = code(reading.feats.get::<Case>().map(|case| case as u8));
    let form = code(reading.feats.get::<VerbForm>().map(|form| form as u8)) << 8 | code(person(reading.feats));
    [case << 8 | owner(reading.feats), form << 16 | case]
}

/// How many parts of a reading there are.
pub const PARTS: usize = 2;

/// What the words around say of one of the [`parts`] of a reading.
pub fn part_around(around: &Around, which: usize, part: u64, out: &mut Vec<u64>) {
    let template = [80, 90][which];
    let last_case = code(around.before_feats.get::<Case>().map(|case| case as u8));
    out.push(two(template, part, around.before));
    out.push(two(template + 1, part, around.after));
    out.push(three(template + 3, part, around.before, last_case));
    out.push(two(template + 5, part, around.next.word));
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

//! The walk through the slots of a verb ending: voice, negation, tense or nominaliser, possessive, case.

use super::{Converb, Kind, Person, Readings, Tense, VerbForm, is_vowel};
use crate::suffix::{Case, rough_letter};

/// What kind of letter stands before a slot: it decides buffer letters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    Vowel,
    Consonant,
    Unknown,
}

impl Before {
    pub(super) fn after(text: &str) -> Self {
        match text.chars().next_back() {
            Some(c) if is_vowel(c) => Before::Vowel,
            Some(_) => Before::Consonant,
            None => Before::Unknown,
        }
    }
}

/// Where the walk stands: letters left, what they follow, what was read.
#[derive(Clone, Copy)]
struct State<'a> {
    rest: &'a str,
    before: Before,
    form: VerbForm,
}

impl<'a> State<'a> {
    /// Reads one suffix. A pattern that begins with `~` takes the buffer y after a vowel ("~An": "-an", "-yan");
    /// with `'` it stands after a consonant only, with `-` after a vowel only.
    fn eat(self, pattern: &str) -> Option<Self> {
        let mut rest = self.rest;
        let pattern = match pattern.as_bytes().first() {
            Some(b'~') => {
                let buffered = rest.strip_prefix('y');
                match (self.before, buffered) {
                    (Before::Vowel, None) | (Before::Consonant, Some(_)) => return None,
                    (_, Some(after)) => rest = after,
                    (_, None) => {}
                }
                pattern.get(1..)?
            }
            Some(b'\'') if self.before == Before::Vowel => return None,
            Some(b'-') if self.before == Before::Consonant => return None,
            Some(b'\'' | b'-') => pattern.get(1..)?,
            _ => pattern,
        };
        let mut letters = rest.chars();
        let mut last = None;
        for wanted in pattern.chars() {
            let c = letters.next()?;
            if rough_letter(c) != wanted {
                return None;
            }
            last = Some(c);
        }
        let before = match last {
            Some(c) if is_vowel(c) => Before::Vowel,
            Some(_) => Before::Consonant,
            None => self.before,
        };
        Some(Self { rest: letters.as_str(), before, ..self })
    }

    fn with(self, change: impl FnOnce(&mut VerbForm)) -> Self {
        let mut next = self;
        change(&mut next.form);
        next
    }

    fn done(&self, out: &mut Readings) {
        if self.rest.is_empty() {
            out.push(self.form);
        }
    }
}

/// All readings of the letters after a stem that ends as `before` says.
pub(super) fn readings(rest: &str, before: Before) -> Readings {
    let mut out = Readings::new();
    voice(State { rest, before, form: VerbForm::BARE }, 0, &mut out);
    out
}

/// Voice suffixes (ch. 8.2.1) and whether they are passive. -ış is reciprocal: neither.
const VOICES: &[(&str, bool, bool)] = &[
    ("'Il", true, false),
    ("-nIl", true, false),
    ("-n", true, false),
    ("'In", true, false),
    ("DIr", false, true),
    ("-D", false, true),
    ("'Ir", false, true),
    ("'Ar", false, true),
    ("'Iş", false, false),
];

/// Two voices at most stand in news text: "yaptırıldı".
fn voice(at: State, depth: u8, out: &mut Readings) {
    negation(at, out);
    if depth == 2 {
        return;
    }
    for (pattern, passive, causative) in VOICES {
        if let Some(next) = at.eat(pattern) {
            let next = next.with(|form| {
                form.passive |= passive;
                form.causative |= causative;
            });
            voice(next, depth + 1, out);
        }
    }
}

/// Negation and ability (ch. 8.2.2, 8.2.3.2), then tense or nominaliser.
fn negation(at: State, out: &mut Readings) {
    tense(at, out);
    nominal(at, out);
    // -ma loses its vowel before -yor: "görüşmüyor", "açamıyor".
    for (pattern, able) in [("mA", false), ("mI", false), ("~AmA", true), ("~AmI", true)] {
        let Some(next) = at.eat(pattern) else { continue };
        if pattern.ends_with('I') && !next.rest.starts_with("yor") {
            continue;
        }
        let next = next.with(|form| (form.negative, form.able) = (true, able));
        nominal(next, out);
        tense(next, out);
        negative_aorist(next, out);
    }
    if let Some(next) = at.eat("~AbIl") {
        let next = next.with(|form| form.able = true);
        nominal(next, out);
        tense(next, out);
    }
    imperative(at, out);
}

type Persons = [(&'static str, Person)];

/// After -dı and -sa.
const PERSONS_K: &Persons = &[
    ("", Person::Sg3),
    ("m", Person::Sg1),
    ("k", Person::Pl1),
    ("lAr", Person::Pl3),
    ("n", Person::Sg2),
    ("nIz", Person::Pl2),
];

/// After the other tenses; the buffer y after a vowel ("-malıyız").
const PERSONS_Z: &Persons = &[
    ("", Person::Sg3),
    ("~Im", Person::Sg1),
    ("~Iz", Person::Pl1),
    ("lAr", Person::Pl3),
    ("sIn", Person::Sg2),
    ("sInIz", Person::Pl2),
];

/// Tense suffixes whose persons are [`PERSONS_Z`], and the same with the past copula.
const TENSES_Z: &[(&str, Tense, Tense)] = &[
    ("mIş", Tense::Evidential, Tense::PastPerfect),
    ("'Iyor", Tense::Present, Tense::Imperfect),
    ("-yor", Tense::Present, Tense::Imperfect),
    ("mAkDA", Tense::Present, Tense::Imperfect),
    ("~ACAk", Tense::Future, Tense::FuturePast),
    ("~ACAğ", Tense::Future, Tense::FuturePast),
    ("mAlI", Tense::Necessity, Tense::Necessity),
    ("'Ir", Tense::Aorist, Tense::Habitual),
    ("'Ar", Tense::Aorist, Tense::Habitual),
    ("-r", Tense::Aorist, Tense::Habitual),
];

fn tense(at: State, out: &mut Readings) {
    if let Some(next) = at.eat("DI") {
        persons(next, PERSONS_K, Tense::Past, out);
        conditional(next, out);
    }
    if let Some(next) = at.eat("sA") {
        persons(next, PERSONS_K, Tense::Conditional, out);
    }
    for (pattern, present, past) in TENSES_Z {
        let Some(next) = at.eat(pattern) else { continue };
        if pattern.ends_with('ğ') {
            // k softens before a vowel only: "açacağım", "açacağız".
            persons(next, PERSONS_Z, *present, out);
            continue;
        }
        copula(next, *present, *past, out);
    }
    for (pattern, person) in [("~AlIm", Person::Pl1), ("~AyIm", Person::Sg1)] {
        if let Some(next) = at.eat(pattern) {
            next.with(|form| (form.tense, form.person) = (Tense::Optative, person)).done(out);
        }
    }
}

/// "açmaz", "açmam", "açmayız" (the -ma is read already).
fn negative_aorist(at: State, out: &mut Readings) {
    if let Some(next) = at.eat("z") {
        copula(next, Tense::Aorist, Tense::Habitual, out);
    }
    for (pattern, person) in [("m", Person::Sg1), ("yIz", Person::Pl1)] {
        if let Some(next) = at.eat(pattern) {
            next.with(|form| (form.tense, form.person) = (Tense::Aorist, person)).done(out);
        }
    }
}

/// Person, and the copulas -dı, -mış, -sa, -ken, -dır (ch. 8.3), also after -lar ("açmışlardı").
fn copula(at: State, present: Tense, past: Tense, out: &mut Readings) {
    persons(at, PERSONS_Z, present, out);
    let they = at.eat("lAr").map(|next| next.with(|form| form.person = Person::Pl3));
    for from in [Some(at), they].into_iter().flatten() {
        for (pattern, person) in PERSONS_Z.iter().filter(|(_, person)| *person != Person::Pl3) {
            if let Some(next) = from.eat(pattern).and_then(|next| next.eat("DIr")) {
                let person = if from.form.person == Person::Pl3 { Person::Pl3 } else { *person };
                next.with(|form| (form.tense, form.person) = (present, person)).done(out);
            }
        }
        if let Some(next) = from.eat("~DI") {
            persons(next, PERSONS_K, past, out);
        }
        if let Some(next) = from.eat("~mIş") {
            persons(next, PERSONS_Z, Tense::Evidential, out);
        }
        if let Some(next) = from.eat("~kAn") {
            next.with(|form| form.kind = Kind::Converb(Converb::Ken)).done(out);
        }
        conditional(from, out);
    }
}

fn conditional(at: State, out: &mut Readings) {
    if let Some(next) = at.eat("~sA") {
        persons(next, PERSONS_K, Tense::Conditional, out);
    }
}

fn persons(at: State, table: &Persons, tense: Tense, out: &mut Readings) {
    for (pattern, person) in table {
        if let Some(next) = at.eat(pattern) {
            let person = if at.form.person == Person::Pl3 { Person::Pl3 } else { *person };
            next.with(|form| (form.tense, form.person) = (tense, person)).done(out);
        }
    }
}

fn imperative(at: State, out: &mut Readings) {
    for (pattern, person) in
        [("sIn", Person::Sg3), ("sInlAr", Person::Pl3), ("~In", Person::Pl2), ("~InIz", Person::Pl2), ("", Person::Sg2)]
    {
        for negative in [false, true] {
            let from = if negative { at.eat("mA") } else { Some(at) };
            if let Some(next) = from.and_then(|from| from.eat(pattern)) {
                next.with(|form| {
                    (form.tense, form.person) = (Tense::Imperative, person);
                    form.negative |= negative;
                })
                .done(out);
            }
        }
    }
}

/// Converbs (ch. 8.5.2.2), participles and nominalisers (8.5.1, 8.5.2.1).
fn nominal(at: State, out: &mut Readings) {
    for (pattern, converb) in [
        ("~ArAk", Converb::Arak),
        ("~Ip", Converb::Ip),
        ("~InCA", Converb::Inca),
        ("mADAn", Converb::Madan),
        ("DIkCA", Converb::Dikca),
        ("~AlI", Converb::Ali),
    ] {
        if let Some(next) = at.eat(pattern) {
            next.with(|form| form.kind = Kind::Converb(converb)).done(out);
        }
    }
    if let Some(next) = at.eat("~An") {
        let next = next.with(|form| form.kind = Kind::Relative);
        noun(next, out);
    }
    for (pattern, tense) in
        [("DIk", Tense::Past), ("DIğ", Tense::Past), ("~ACAk", Tense::Future), ("~ACAğ", Tense::Future)]
    {
        if let Some(next) = at.eat(pattern) {
            clause(next.with(|form| form.tense = tense), out);
        }
    }
    if let Some(next) = at.eat("mAk") {
        let next = next.with(|form| form.kind = Kind::Infinitive);
        for (pattern, case) in [("", Case::Nominative), ("DAn", Case::Ablative), ("lA", Case::Instrumental)] {
            if let Some(next) = next.eat(pattern) {
                next.with(|form| form.case = Some(case)).done(out);
            }
        }
    }
    if let Some(next) = at.eat("mA") {
        let next = next.with(|form| form.kind = Kind::Action);
        noun(next, out);
    }
}

/// -dık and -acak with their possessive: "dediği", "açacaklarını". Without one they are no clause.
fn clause(at: State, out: &mut Readings) {
    possessed(
        at,
        &mut |next: State, out: &mut Readings| {
            if next.form.case == Some(Case::Nominative) {
                next.with(|form| form.kind = Kind::ObjectRelative).done(out);
            }
            next.with(|form| form.kind = Kind::Factive).done(out);
        },
        out,
    );
}

/// Number, possessive and case: "açmayı", "açılmasını", "çalışmalarımızı", "açanların".
fn noun(at: State, out: &mut Readings) {
    cases(at, CASES, &mut |next, out| next.done(out), out);
    possessed(at, &mut |next, out| next.done(out), out);
    if let Some(many) = at.eat("lAr") {
        cases(many, CASES, &mut |next, out| next.done(out), out);
        possessed(many, &mut |next, out| next.done(out), out);
    }
}

type Cases = [(&'static str, Case)];

/// Case after a stem, a plural or a possessive of the first or second person.
const CASES: &Cases = &[
    ("", Case::Nominative),
    ("~I", Case::Accusative),
    ("~A", Case::Dative),
    ("DA", Case::Locative),
    ("DAn", Case::Ablative),
    ("'In", Case::Genitive),
    ("-nIn", Case::Genitive),
    ("~lA", Case::Instrumental),
    ("CA", Case::Equative),
];

/// Case after a possessive of the third person.
const CASES_N: &Cases = &[
    ("", Case::Nominative),
    ("nI", Case::Accusative),
    ("nA", Case::Dative),
    ("nDA", Case::Locative),
    ("nDAn", Case::Ablative),
    ("nIn", Case::Genitive),
    ("ylA", Case::Instrumental),
    ("nCA", Case::Equative),
];

const POSSESSIVES: &[(&str, Person)] = &[
    ("'I", Person::Sg3),
    ("-sI", Person::Sg3),
    ("lArI", Person::Pl3),
    ("'ImIz", Person::Pl1),
    ("-mIz", Person::Pl1),
    ("'Im", Person::Sg1),
    ("-m", Person::Sg1),
    ("'InIz", Person::Pl2),
    ("-nIz", Person::Pl2),
    ("'In", Person::Sg2),
    ("-n", Person::Sg2),
];

type Then<'t> = dyn FnMut(State, &mut Readings) + 't;

fn possessed(at: State, then: &mut Then, out: &mut Readings) {
    for (pattern, person) in POSSESSIVES {
        let Some(next) = at.eat(pattern) else { continue };
        let next = next.with(|form| form.person = *person);
        cases(next, if person.is_third() { CASES_N } else { CASES }, then, out);
    }
}

fn cases(at: State, table: &Cases, then: &mut Then, out: &mut Readings) {
    for (pattern, case) in table {
        if let Some(next) = at.eat(pattern).filter(|next| next.rest.is_empty()) {
            then(next.with(|form| form.case = Some(*case)), out);
        }
    }
}

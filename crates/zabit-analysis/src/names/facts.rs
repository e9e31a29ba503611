//! What is known of a word form for telling names, wherever it stands: computed once a form.

use zabit_model::feature::bytes;
use zabit_turkish::suffix::is_apostrophe;
use zabit_turkish::{casing, country, heads, lexicon, morph, organisations, titles};

/// Numbers of a form that features are made of. Those of places outside the sentence are all [`EDGE`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// The word in lower case, without what follows an apostrophe.
    pub stem: u64,
    /// The last two to four letters of the stem; the whole stem where it is shorter.
    pub endings: [u64; 3],
    /// The first three and four letters of the stem.
    pub beginnings: [u64; 2],
    /// What follows the apostrophe, the apostrophe included; zero where there is none.
    pub suffix: u64,
    /// How the form is written, one of few.
    pub shape: u64,
    /// All that the word lists say of it.
    pub lists: u64,
    /// The most telling thing the word lists say, one of few.
    pub class: u64,
    /// What the analysis of words makes of a capitalised word's stem: its parts of speech.
    pub kinds: u64,
    /// What the form can be in a run of capitals.
    pub role: Role,
}

/// What a form can be in a stretch that may hold names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Nothing: names end here.
    #[default]
    Plain,
    /// A word with a capital.
    Capital,
    /// A figure: part of a name after a capital or between two.
    Figure,
    /// A word or sign that may join two capitals: "ve", "-", "bin".
    Joint,
    /// A noun in lower case that may end a name: "ordusu".
    Head,
    /// A sign after which a capital says nothing: a full stop, a quotation mark.
    Opener,
}

/// The number of a word outside the sentence.
const EDGE: u64 = 0x0e;

impl Facts {
    /// A place outside the sentence.
    pub const OUTSIDE: Self = Self {
        stem: EDGE,
        endings: [EDGE; 3],
        beginnings: [EDGE; 2],
        suffix: 0,
        shape: EDGE,
        lists: EDGE,
        class: EDGE,
        kinds: EDGE,
        role: Role::Opener,
    };

    /// Everything about a form as it stands in text.
    pub fn new(form: &str) -> Self {
        let cut = form.rfind(is_apostrophe).filter(|cut| *cut > 0).unwrap_or(form.len());
        let (written, rest) = form.split_at(cut);
        let (stem, rest) = (casing::lower(written), casing::lower(rest));
        let cuts: Vec<usize> = stem.char_indices().map(|(at, _)| at).take(256).collect();
        let ending = |letters: usize| {
            let from = cuts.len().checked_sub(letters).and_then(|at| cuts.get(at)).copied().unwrap_or(0);
            number(stem.get(from..).unwrap_or(&stem))
        };
        let beginning =
            |letters: usize| number(stem.get(..cuts.get(letters).copied().unwrap_or(stem.len())).unwrap_or(&stem));
        let (lists, class) = lists(&stem);
        let role = role(form, &stem);
        Self {
            stem: number(&stem),
            endings: [ending(2), ending(3), ending(4)],
            beginnings: [beginning(3), beginning(4)],
            suffix: if rest.is_empty() { 0 } else { number(&rest) },
            shape: shape(written, !rest.is_empty()),
            lists,
            class,
            kinds: if role == Role::Capital { kinds(&stem) } else { 0 },
            role,
        }
    }

    /// Whether the form has a capital.
    pub fn is_capital(&self) -> bool {
        self.role == Role::Capital
    }
}

/// The number of a piece of text.
pub fn number(text: &str) -> u64 {
    bytes(text.as_bytes())
}

/// Words and signs between two capitals of one name.
const JOINTS: &[&str] = &[
    "ve", "ile", "-", "–", "&", ".", "'", "’", "+", "/", "al", "bin", "bint", "da", "de", "del", "der", "di", "dos",
    "ed", "el", "en", "es", "ez", "eş", "ibn", "la", "le", "ul", "ül", "van", "von", "of", "the", "and", "du", "des",
    "for",
];

fn role(form: &str, stem: &str) -> Role {
    if casing::is_capitalised(form) {
        return Role::Capital;
    }
    if form.chars().any(|c| c.is_ascii_digit()) {
        return Role::Figure;
    }
    if JOINTS.contains(&form) {
        return Role::Joint;
    }
    if !form.chars().any(char::is_alphanumeric) {
        return if form == "," || form == ")" || form == ";" { Role::Plain } else { Role::Opener };
    }
    let ends_name = |head: heads::Head| head.possessed && matches!(head.kind, heads::Kind::Body | heads::Kind::Place);
    if heads::head(stem).is_some_and(ends_name) { Role::Head } else { Role::Plain }
}

/// The parts of speech of a stem, one bit each; those whose stem is guessed only where there are no others. In lower case,
/// since the analyser knows the names that training sees, and no names to come.
fn kinds(stem: &str) -> u64 {
    let mut readings = Vec::new();
    morph::readings(stem, &mut readings);
    let guessed = readings.iter().all(|reading| reading.guessed);
    let sure = readings.iter().filter(|reading| guessed || !reading.guessed);
    sure.fold(u64::from(guessed), |set, reading| set | 2 << reading.upos as u32)
}

/// Capitals, length where it is short, digits, dots, apostrophe.
fn shape(written: &str, apostrophe: bool) -> u64 {
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    let any = |test: fn(char) -> bool| u64::from(written.chars().any(test));
    let capital = casing::is_capitalised(written);
    let all = casing::is_all_caps(written);
    let mixed = capital && !all && written.chars().skip(1).any(char::is_uppercase);
    let foreign = written.chars().any(|c| matches!(c, 'q' | 'w' | 'x' | 'Q' | 'W' | 'X'));
    u64::from(capital)
        | u64::from(all) << 1
        | u64::from(mixed) << 2
        | any(|c| c.is_ascii_digit()) << 3
        | any(|c| c == '.') << 4
        | u64::from(apostrophe) << 5
        | u64::from(foreign) << 6
        | (if letters < 2 || all { letters.min(6) as u64 } else { 7 }) << 7
        | u64::from(!written.chars().any(char::is_alphanumeric)) << 10
}

/// What the word lists say of a stem: everything, and the most telling thing.
fn lists(stem: &str) -> (u64, u64) {
    let place = country::place(stem);
    let head = heads::head(stem);
    let title = titles::head(stem);
    let often = match lexicon::frequency(stem) {
        0 => 0,
        1..=3 => 1,
        4..=6 => 2,
        _ => 3,
    };
    let known = organisations::is_known(stem);
    let people = country::is_people(stem);
    let (part, ministry) = (titles::is_part(stem), titles::is_ministry(stem));
    let all = place.map_or(0, |place| 1 + u64::from(place.is_country))
        | u64::from(known) << 2
        | u64::from(people) << 3
        | title.map_or(0, |title| 1 + title.kind as u64) << 4
        | u64::from(title.is_some_and(|title| title.possessed)) << 7
        | head.map_or(0, |head| 1 + head.kind as u64) << 8
        | u64::from(head.is_some_and(|head| head.possessed)) << 11
        | u64::from(part) << 12
        | u64::from(ministry) << 13
        | often << 14;
    let class = if let Some(head) = head {
        1 + head.kind as u64 * 2 + u64::from(head.possessed)
    } else if let Some(title) = title {
        10 + title.kind as u64 * 2 + u64::from(title.possessed)
    } else if known {
        20
    } else if let Some(place) = place {
        21 + u64::from(place.is_country)
    } else if people {
        23
    } else if ministry {
        24
    } else if part {
        25
    } else {
        26 + often
    };
    (all, class)
}

impl AsRef<Self> for Facts {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// Calls `near` for each token near a capital, in order: words far from any are nothing to the tagger.
pub fn near(tokens: &[&str], mut near: impl FnMut(usize, &str)) {
    let mut done = 0;
    for (at, _) in tokens.iter().enumerate().filter(|(_, token)| casing::is_capitalised(token)) {
        for word in at.saturating_sub(BEFORE).max(done)..(at + AFTER).min(tokens.len()) {
            if let Some(token) = tokens.get(word) {
                near(word, token);
            }
            done = word + 1;
        }
    }
}

/// How far before a capital its features look.
const BEFORE: usize = 2;
/// How far after a capital its features look, a joint or a head in lower case between included.
const AFTER: usize = 5;

/// The facts of a sentence's tokens; those far from any capital are left plain.
pub fn facts(tokens: &[&str]) -> Vec<Facts> {
    let mut out = vec![Facts::default(); tokens.len()];
    near(tokens, |at, token| {
        if let Some(slot) = out.get_mut(at) {
            *slot = Facts::new(token);
        }
    });
    out
}

//! What a name stands for: a log-linear model over readable features.
//!
//! Each feature of a name ("its last word is 'partisi'", "a title stands before it", "the word after is
//! 'şirketi'") has a weight for each [`Class`]; the class with the greatest sum wins, over all mentions
//! of a name in the story together. Weights live in a table addressed by the feature's hash; `zabit-train
//! weights` learns them from annotated text (see NOTICE).

use std::hash::Hasher;

use zabit_text::TokenKind;
use zabit_turkish::names::Evidence;
use zabit_turkish::suffix::Case;
use zabit_turkish::{casing, country, heads, names, organisations};

use super::items::Name;
use super::words::{is_case_of_noun, is_common};
use crate::Doc;

/// What a name can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Nothing the record keeps.
    None,
    /// A human being.
    Person,
    /// A body.
    Organisation,
    /// A place.
    Place,
}

/// All classes, by index in [`Scores`].
pub const CLASSES: [Class; 4] = [Class::None, Class::Person, Class::Organisation, Class::Place];

/// One sum of weights a class, in the order of [`CLASSES`].
pub type Scores = [f32; 4];

/// Slots of the weight table, a power of two.
pub const SLOTS: usize = 1 << 16;

/// Weights are stored as eighths... of a unit in one byte.
pub const SCALE: f32 = 16.0;

static WEIGHTS: &[u8] = include_bytes!("../../data/weights.bin");

/// The hashes of a name's features. `known` is the name's class where a trainer must not let the name
/// count as evidence for itself, with the weight it was counted with.
pub fn features(doc: &Doc, name: &Name, known: Option<(Class, u32)>, out: &mut Vec<u32>) {
    out.clear();
    let mut add = |kind: u8, value: &[u8]| out.push(hash(kind, value));
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let words = &name.words;
    let (Some(head), Some(start)) = (words.last(), words.first()) else { return };
    add(0, b"");
    add(1, &[name.head.map_or(9, |h| h as u8), u8::from(words.len() == 1)]);
    add(2, head.as_bytes());
    add(3, start.as_bytes());
    let key = words.join(" ");
    add(4, key.as_bytes());
    for length in [2, 3, 4] {
        add(5, ending(head, length).as_bytes());
    }
    let place = |text: &str| country::place(text).map_or(0, |p| 1 + u8::from(p.is_country));
    let size = words.len().min(5) as u8;
    add(6, &[place(&key), size]);
    if words.len() > 1 {
        add(7, &[place(start), name.head.map_or(9, |h| h as u8)]);
    }
    let seen = |at: usize| discounted(names::evidence(&words[at]), known, at == 0);
    add(8, &evidence_shape(seen(0), size == 1));
    add(9, &evidence_shape(seen(words.len() - 1), size == 1));
    if words.len() > 1 {
        let (a, b) = (top(seen(0)), top(seen(words.len() - 1)));
        add(10, &[a.0, a.1.min(2), b.0, b.1.min(2)]);
    }
    let common = words.iter().filter(|w| is_common(w)).count().min(3) as u8;
    add(11, &[size, common]);
    let caps = casing::is_all_caps(doc.story.stem(last)) && doc.story.stem(last).len() < 8;
    add(12, &[u8::from(caps), size.min(2), u8::from(name.text.contains(|c: char| c.is_ascii_digit()))]);
    add(
        13,
        &[u8::from(key.contains(['q', 'w', 'x'])), u8::from(key.contains(['ğ', 'ı', 'ş', 'ç', 'ö', 'ü'])), size.min(3)],
    );
    add(18, &[u8::from(!name.apostrophe && name.head.is_none() && is_case_of_noun(head)), size.min(2)]);
    add(14, &[u8::from(name.apostrophe), name.case as u8, u8::from(name.derived), size.min(2)]);
    add(15, &[u8::from(name.titled)]);
    add(17, &[u8::from(organisations::is_known(&key)), u8::from(organisations::is_known(start)), size.min(2)]);
    add(16, &[u8::from(doc.is_opening(first)), size.min(2), common]);
    context(doc, first, last, size, &mut add);
}

/// What stands around the name.
fn context(doc: &Doc, first: usize, last: usize, size: u8, add: &mut impl FnMut(u8, &[u8])) {
    let word = |at: Option<usize>| match at {
        Some(at) if at < doc.len() => doc.lower(at),
        _ => "",
    };
    let before = word(first.checked_sub(1));
    let after = word(Some(last + 1));
    add(20, before.as_bytes());
    add(21, after.as_bytes());
    add(22, stem_of(after).as_bytes());
    add(23, ending(after, 3).as_bytes());
    add(27, ending(before, 2).as_bytes());
    add(28, ending(before, 3).as_bytes());
    add(24, word(first.checked_sub(2)).as_bytes());
    add(25, word(Some(last + 2)).as_bytes());
    let kind = |at: Option<usize>| {
        at.and_then(|at| doc.story.tokens.get(at)).map_or(9, |t| match t.kind {
            TokenKind::Word if casing::is_capitalised(doc.str(at.unwrap_or_default())) => 1,
            TokenKind::Word => 2,
            TokenKind::Number => 3,
            TokenKind::Mark => 4,
            TokenKind::Punct => 5,
        })
    };
    add(26, &[kind(first.checked_sub(1)), kind(Some(last + 1)), size.min(2)]);
}

/// The first letters of a word stand for its stem.
fn stem_of(word: &str) -> &str {
    word.char_indices().nth(5).map_or(word, |(at, _)| &word[..at])
}

/// The last `length` letters of a word.
fn ending(word: &str, length: usize) -> &str {
    word.char_indices().rev().nth(length - 1).map_or(word, |(at, _)| &word[at..])
}

fn discounted(mut seen: Evidence, known: Option<(Class, u32)>, first: bool) -> Evidence {
    let Some((class, weight)) = known else { return seen };
    let count = match class {
        Class::Person if first => &mut seen.person_first,
        Class::Person => &mut seen.person_later,
        Class::Organisation => &mut seen.organisation,
        Class::Place => &mut seen.place,
        Class::None => &mut seen.other,
    };
    *count = count.saturating_sub(weight);
    seen
}

/// Which use of a word prevails, and how clearly.
fn top(seen: Evidence) -> (u8, u8) {
    let uses = [seen.person_first, seen.person_later, seen.place, seen.organisation, seen.other];
    let total: u32 = uses.iter().sum();
    let (best, count) =
        uses.iter().enumerate().max_by_key(|(at, n)| (**n, usize::MAX - at)).map_or((0, 0), |(at, n)| (at, *n));
    if total == 0 {
        return (9, 0);
    }
    (
        best as u8,
        if count * 10 > total * 9 {
            3
        } else if count * 10 > total * 6 {
            2
        } else {
            1
        },
    )
}

fn evidence_shape(seen: Evidence, single: bool) -> [u8; 4] {
    let (best, clear) = top(seen);
    [best, clear, (seen.total() + 1).ilog2().min(4) as u8, u8::from(single)]
}

fn hash(kind: u8, value: &[u8]) -> u32 {
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
    hasher.write_u8(kind);
    hasher.write(value);
    let hash = hasher.finish();
    ((hash ^ hash >> 29) as usize & (SLOTS - 1)) as u32
}

/// FNV-1a: the table is addressed by it, so it must never change with the standard library.
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Nouns in lower case after a body's name: "Daily News gazetesi".
const BODY_NOUNS: &[&str] = &[
    "ajansı",
    "bankası",
    "dergisi",
    "derneği",
    "firması",
    "gazetesi",
    "hisse",
    "holding",
    "kulübü",
    "örgütü",
    "partisi",
    "sendikası",
    "şirketi",
    "televizyonu",
    "vakfı",
];

/// Nouns in lower case after a place's name: "Perth kenti".
const PLACE_NOUNS: &[&str] =
    &["beldesi", "bölgesi", "eyaleti", "ilçesi", "ilinde", "kasabası", "kentin", "kenti", "köyü", "mahallesi", "şehri"];

/// The two names of a dateline: "ANKARA (AA) -".
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dateline {
    /// Where the story was filed.
    Place,
    /// Who filed it.
    Agency,
}

/// Whether a name stands in a dateline, and as what.
pub(super) fn is_dateline(doc: &Doc, name: &Name) -> Option<Dateline> {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let dash = |at: usize| doc.is(at, "-") || doc.is(at, "–") || doc.is(at, "—");
    if doc.is(end, ")") && dash(end + 1) && start > 1 && doc.is(start - 1, "(") {
        return Some(Dateline::Agency);
    }
    let line = doc.story.tokens.get(start).is_some_and(|t| t.line_before);
    let close = (end + 1..end + 5).find(|at| doc.is(*at, ")"));
    (line && doc.is(end, "(") && close.is_some_and(|at| dash(at + 1))).then_some(Dateline::Place)
}

/// What is certain of a name whatever the weights say, as an addition to its scores.
pub(super) fn certain(doc: &Doc, name: &Name) -> Scores {
    let mut sure = [0.0; 4];
    let key = name.words.join(" ");
    if name.titled {
        sure[Class::Person as usize] += 3.0;
    }
    match name.head {
        Some(heads::Kind::Body) => sure[Class::Organisation as usize] += 3.0,
        Some(heads::Kind::Firm) => sure[Class::Organisation as usize] += 2.0,
        Some(heads::Kind::Thing) => sure[Class::None as usize] += 15.0,
        Some(heads::Kind::Place) if !name.titled => sure[Class::Place as usize] += 3.0,
        _ => {}
    }
    let after = doc.lower_after(name.tokens.end - 1);
    if !name.titled && name.case == Case::Nominative {
        if BODY_NOUNS.iter().any(|noun| after.starts_with(noun)) {
            sure[Class::Organisation as usize] += 4.0;
        } else if PLACE_NOUNS.iter().any(|noun| after.starts_with(noun)) {
            sure[Class::Place as usize] += 4.0;
        }
    }
    // "V12", "PlayStation4": a model, unless a body is called so.
    if name.words.len() == 1 && key.contains(|c: char| c.is_ascii_digit()) {
        sure[Class::None as usize] += 3.0;
    }
    // Unions and societies: "Eğitim-Sen", "Türk-İş", "Maden-Der".
    if [" sen", " iş", " der", " bir"].iter().any(|end| name.text.contains('-') && key.ends_with(end)) {
        sure[Class::Organisation as usize] += 8.0;
    }
    match is_dateline(doc, name) {
        Some(Dateline::Place) => sure[Class::Place as usize] += 20.0,
        Some(Dateline::Agency) => sure[Class::Organisation as usize] += 20.0,
        None => {}
    }
    if organisations::is_known(&key) {
        sure[Class::Organisation as usize] += 5.0;
    } else if let Some(place) = country::place(&key).filter(|_| !name.titled) {
        sure[Class::Place as usize] += if place.is_country { 6.0 } else { 2.5 };
    } else if name.words.len() == 1 {
        let word = doc.story.stem(name.tokens.start);
        let letters = word.chars().count();
        if casing::is_all_caps(word) && !word.contains('.') && (2..7).contains(&letters) && !is_common(&key) {
            sure[Class::Organisation as usize] += 1.5;
            sure[Class::Person as usize] -= 4.0;
        }
    }
    sure
}

/// The sum of the features' weights.
pub(super) fn scores(features: &[u32]) -> Scores {
    let mut sums = [0.0; 4];
    for feature in features {
        let at = *feature as usize * 4;
        if let Some(weights) = WEIGHTS.get(at..at + 4) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += f32::from(*weight as i8) / SCALE;
            }
        }
    }
    sums
}

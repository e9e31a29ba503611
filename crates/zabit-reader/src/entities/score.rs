//! What a name stands for: what the tagger says, and what is certain whatever it says.

use std::ops::Range;

use zabit_text::TokenKind;
use zabit_turkish::{casing, country, heads, names, organisations, unit};

use super::items::Name;
use super::told::Told;
use super::words::is_common;

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

/// The two names of a dateline: "ANKARA (AA) -".
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dateline {
    /// Where the story was filed.
    Place,
    /// Who filed it.
    Agency,
}

/// Whether a name stands in a dateline, and as what.
pub(super) fn is_dateline(doc: &Told, name: &Name) -> Option<Dateline> {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let dash = |at: usize| doc.is(at, "-") || doc.is(at, "–") || doc.is(at, "—");
    if doc.is(end, ")") && dash(end + 1) && start > 1 && doc.is(start - 1, "(") {
        return Some(Dateline::Agency);
    }
    let line = doc.story.tokens.get(start).is_some_and(|t| t.line_before);
    let close = (end + 1..end + 5).find(|at| doc.is(*at, ")"));
    (line && doc.is(end, "(") && close.is_some_and(|at| dash(at + 1))).then_some(Dateline::Place)
}

/// "Kaya adlı şirket", "Gürpınar isimli köyde": what the noun after "called" makes of the name before it. None where
/// nothing is called so.
fn called(doc: &Told, name: &Name) -> Option<Class> {
    let after = name.tokens.end;
    let mark = doc.story.tokens.get(after).is_some_and(|token| token.kind == TokenKind::Mark);
    let noun = after + usize::from(mark) + 1;
    if noun >= doc.len() || !CALLED.contains(&doc.lower(noun - 1)) {
        return None;
    }
    if unit::person(doc.lower(noun)).is_some() {
        return Some(Class::Person);
    }
    let lemma = doc.choice(noun).reading().map_or(doc.lower(noun), |reading| reading.lemma.as_str());
    Some(match heads::head(lemma)?.kind {
        heads::Kind::Body | heads::Kind::Firm => Class::Organisation,
        heads::Kind::Place => Class::Place,
        heads::Kind::Thing => Class::None,
    })
}

/// Words between a name and what bears it.
const CALLED: &[&str] = &["adlı", "isimli", "adındaki", "ismindeki"];

/// Whether an acronym ends as those of joint-stock companies do: "TEDAŞ", "BOTAŞ" (AŞ, "anonim şirket").
fn is_joint_stock(doc: &Told, name: &Name) -> bool {
    let stem = doc.story.stem(name.tokens.start);
    let [word] = name.words.as_slice() else { return false };
    casing::is_all_caps(stem) && word.ends_with("aş") && !is_common(word) && names::evidence(word).person() == 0
}

/// Whether a name is a ruler's with the number that belongs to it: "İkinci Osman".
pub(super) fn is_regnal(doc: &Told, tokens: &Range<usize>) -> bool {
    tokens.len() == 2 && doc.is_regnal(tokens.start)
}

/// What is certain of a name whatever the weights say, as an addition to its scores.
pub(super) fn certain(doc: &Told, name: &Name) -> Scores {
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
    if let Some(class) = called(doc, name) {
        sure[class as usize] += 6.0;
    }
    if is_joint_stock(doc, name) {
        sure[Class::Organisation as usize] += 4.0;
    }
    if is_regnal(doc, &name.tokens) {
        sure[Class::Person as usize] += 10.0;
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
    }
    sure
}

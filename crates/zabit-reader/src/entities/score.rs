//! What a name stands for: what the tagger says, and what is certain whatever it says.

use zabit_turkish::{country, heads, organisations};

use super::items::Name;
use super::told::Told;

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

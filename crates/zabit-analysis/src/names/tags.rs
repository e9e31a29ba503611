//! The tags that a name is spelt with: first word, inner word, last word, only word, each of a kind; or none.
//!
//! Ratinov and Roth (2009), "Design challenges and misconceptions in named entity recognition": first and last words
//! told apart (BILOU) do better than beginnings alone.

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A body.
    Organisation,
    /// A place.
    Place,
}

impl Kind {
    /// All kinds, in the order of their tags.
    pub const ALL: [Self; 3] = [Self::Person, Self::Organisation, Self::Place];
}

/// How many tags there are.
pub const TAGS: usize = 13;
/// The tag of a word in no name.
pub const NONE: usize = 0;

/// Where a word stands in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first of several.
    First = 1,
    /// Neither first nor last.
    Inner = 2,
    /// The last of several.
    Last = 3,
    /// The only one.
    Only = 4,
}

/// The tag of a part of a name.
#[must_use]
pub const fn tag(kind: Kind, part: Part) -> usize {
    kind as usize * 4 + part as usize
}

/// The kind that a tag speaks of.
#[must_use]
pub fn kind(tag: usize) -> Option<Kind> {
    tag.checked_sub(1).and_then(|at| Kind::ALL.get(at / 4)).copied()
}

/// Whether a name begins with this tag.
#[must_use]
pub const fn is_beginning(tag: usize) -> bool {
    tag != NONE && (tag % 4 == Part::First as usize || tag.is_multiple_of(4))
}

/// Whether a name goes on after this tag.
#[must_use]
pub const fn is_open(tag: usize) -> bool {
    tag % 4 == Part::First as usize || tag % 4 == Part::Inner as usize
}

/// Whether a tag goes on with a name.
#[must_use]
pub const fn continues(tag: usize) -> bool {
    tag % 4 == Part::Inner as usize || tag % 4 == Part::Last as usize
}

/// Whether a tag can follow another.
#[must_use]
pub fn follows(before: usize, tag: usize) -> bool {
    if is_open(before) { continues(tag) && kind(before) == kind(tag) } else { !continues(tag) }
}

//! The table of suffixes (`data/morph/suffixes.tsv`), made walkable.
//!
//! Each state becomes a list of arcs. Rows of "no suffix" are folded away, so that a walk only ever moves on by letters.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::letters::{self, Harmony, Letter, Letters};
use super::{Feats, Upos};

/// A place in a word between two suffixes, which decides what may follow.
pub(super) type State = u16;

/// What features a step sets: those under `clear` go, those of `set` come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Change {
    clear: u64,
    set: u64,
}

impl Change {
    fn to(feats: Feats) -> Self {
        Self { clear: feats.cover(), set: feats.packed() }
    }

    fn anew(feats: Feats) -> Self {
        Self { clear: u64::MAX, set: feats.packed() }
    }

    fn then(self, next: Self) -> Self {
        Self { clear: self.clear | next.clear, set: self.set & !next.clear | next.set }
    }

    pub(super) fn apply(self, feats: Feats) -> Feats {
        Feats::from_packed(feats.packed() & !self.clear | self.set)
    }
}

/// One step over a suffix.
#[derive(Clone, Debug)]
pub(super) struct Arc {
    /// Letters the suffix may begin with, as a set of bits.
    first: u64,
    suffix: Vec<Part>,
    pub(super) next: State,
    pub(super) change: Change,
    /// The part of speech that the word becomes.
    pub(super) upos: Option<Upos>,
    /// Whether the suffix belongs to the lemma.
    pub(super) derives: bool,
}

/// One way to end a syntactic word.
#[derive(Clone, Debug)]
pub(super) struct End {
    pub(super) upos: Option<Upos>,
    pub(super) change: Change,
    /// The lemma of a clitic.
    pub(super) lemma: Option<&'static str>,
    /// The state of the word written on to this one; none where the form must end here.
    pub(super) clitic: Option<State>,
}

/// What may follow.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    arcs: Vec<Arc>,
    /// For each letter, where its arcs begin in `order`; those of the next letter begin where they end.
    begins: Vec<u16>,
    /// Arcs by the letters they may begin with.
    order: Vec<u16>,
    pub(super) ends: Vec<End>,
    /// Letters that some arc or clitic may begin with.
    pub(super) first: u64,
}

impl Node {
    /// The arcs that may begin with a letter. Most states have dozens of arcs and a letter only a few of them.
    pub(super) fn arcs(&self, letter: Letter) -> impl Iterator<Item = &Arc> {
        let bound = |at: usize| self.begins.get(at).map_or(0, |bound| usize::from(*bound));
        let letter = usize::from(letter);
        let order = self.order.get(bound(letter)..bound(letter + 1)).unwrap_or_default();
        order.iter().filter_map(|at| self.arcs.get(usize::from(*at)))
    }

    /// Makes the table of arcs by letter. Arcs keep their order.
    fn index(&mut self) {
        self.begins.push(0);
        for letter in 0..64 {
            let starts = |(at, arc): (usize, &Arc)| (arc.first >> letter & 1 != 0).then_some(at as u16);
            self.order.extend(self.arcs.iter().enumerate().filter_map(starts));
            self.begins.push(self.order.len() as u16);
        }
    }
}

/// A letter of a suffix, or a rule for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Letter(Letter),
    /// a, e
    Low,
    /// ı, i, u, ü
    High,
    /// d, t
    D,
    /// c, ç
    C,
    /// k, ğ
    K,
    /// A consonant that stands after a vowel only.
    Buffer(Letter),
    /// A high vowel that stands after a consonant only.
    Link,
    /// What must stand before.
    After(u64),
}

/// The table.
pub(super) struct Table {
    nodes: Vec<Node>,
    names: BTreeMap<&'static str, State>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../data/morph/suffixes.tsv")));

/// The table that is built in.
pub(super) fn table() -> &'static Table {
    &TABLE
}

impl Table {
    pub(super) fn node(&self, state: State) -> Option<&Node> {
        self.nodes.get(usize::from(state))
    }

    /// The state of a name; the first state for an unknown one, which a test rules out for the built-in tables.
    pub(super) fn state(&self, name: &str) -> State {
        self.names.get(name).copied().unwrap_or_default()
    }

    #[cfg(test)]
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    fn read(text: &'static str) -> Self {
        let rows: Vec<Row> = text.lines().filter_map(Row::read).collect();
        let mut names = BTreeMap::new();
        for row in &rows {
            let next = names.len() as State;
            names.entry(row.state).or_insert(next);
        }
        let mut own: Vec<Vec<&Row>> = vec![Vec::new(); names.len()];
        for row in &rows {
            if let Some(list) = names.get(row.state).and_then(|&s| own.get_mut(usize::from(s))) {
                list.push(row);
            }
        }
        let mut nodes: Vec<Node> = Vec::with_capacity(own.len());
        for state in 0..own.len() {
            let mut node = Node::default();
            fold(&mut node, state, (Change::default(), None), &own, &names, 0);
            node.index();
            nodes.push(node);
        }
        let firsts: Vec<u64> =
            nodes.iter().map(|node| node.arcs.iter().fold(0, |bits, arc| bits | arc.first)).collect();
        for node in &mut nodes {
            let of_arcs = node.arcs.iter().fold(0, |bits, arc| bits | arc.first);
            let clitics = node.ends.iter().filter_map(|end| firsts.get(usize::from(end.clitic?)));
            node.first = clitics.fold(of_arcs, |bits, first| bits | first);
        }
        Self { nodes, names }
    }
}

/// Gathers the arcs and ends of a state and of the states that follow it without a suffix.
fn fold(
    node: &mut Node,
    state: usize,
    so_far: (Change, Option<Upos>),
    own: &[Vec<&Row>],
    names: &BTreeMap<&'static str, State>,
    depth: usize,
) {
    // The table has no circle without letters; the depth only keeps a mistake in it from hanging the program.
    if depth > own.len() {
        return;
    }
    for row in own.get(state).into_iter().flatten() {
        let (change, upos) = (so_far.0.then(row.change()), row.upos().or(so_far.1));
        match row.suffix {
            "0" => {
                if let Some(&next) = names.get(row.next_state()) {
                    fold(node, usize::from(next), (change, upos), own, names, depth + 1);
                }
            }
            "#" => node.ends.push(row.end(change, so_far.1, names)),
            suffix => {
                let parts = parse(suffix.trim_start_matches('+'));
                node.arcs.push(Arc {
                    first: first(&parts),
                    suffix: parts,
                    next: names.get(row.next_state()).copied().unwrap_or_default(),
                    change,
                    upos,
                    derives: suffix.starts_with('+'),
                });
            }
        }
    }
}

/// A line of the table.
#[derive(Clone, Copy, Debug)]
struct Row {
    state: &'static str,
    suffix: &'static str,
    next: &'static str,
    feats: Feats,
}

impl Row {
    fn read(line: &'static str) -> Option<Self> {
        if line.starts_with("# ") || line.trim().is_empty() {
            return None;
        }
        let mut columns = line.split('\t');
        let (state, suffix, next) = (columns.next()?, columns.next()?, columns.next()?);
        let feats = columns.next().unwrap_or_default().parse().unwrap_or_default();
        Some(Self { state, suffix, next, feats })
    }

    fn next_state(&self) -> &'static str {
        self.next.split_once('=').map_or(self.next, |(state, _)| state)
    }

    fn upos(&self) -> Option<Upos> {
        self.next.split_once('=')?.1.parse().ok()
    }

    /// A word that becomes another part of speech leaves its features behind.
    fn change(&self) -> Change {
        if self.upos().is_some() { Change::anew(self.feats) } else { Change::to(self.feats) }
    }

    fn end(&self, change: Change, upos: Option<Upos>, names: &BTreeMap<&'static str, State>) -> End {
        let (word, clitic) = match self.next.split_once('>') {
            Some((word, clitic)) => (word, names.get(clitic).copied()),
            None => (self.next, None),
        };
        let (tag, lemma) = word.split_once(':').map_or((word, None), |(tag, lemma)| (tag, Some(lemma)));
        End { upos: tag.parse().ok().or(upos), change, lemma, clitic }
    }
}

fn parse(suffix: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut chars = suffix.chars();
    while let Some(c) = chars.next() {
        parts.push(match c {
            'A' => Part::Low,
            'I' => Part::High,
            'D' => Part::D,
            'C' => Part::C,
            'K' => Part::K,
            '(' => {
                let inner = chars.next().unwrap_or_default();
                chars.next();
                if inner == 'I' { Part::Link } else { Part::Buffer(letters::letter(inner)) }
            }
            '[' => Part::After(chars.by_ref().take_while(|&c| c != ']').fold(0, |bits, c| {
                bits | match c {
                    'V' => letters::VOWELS,
                    'C' => !letters::VOWELS,
                    c => 1 << letters::letter(c),
                }
            })),
            c => Part::Letter(letters::letter(c)),
        });
    }
    parts
}

/// Letters a suffix may begin with.
fn first(parts: &[Part]) -> u64 {
    let mut bits = 0;
    for part in parts {
        match part {
            Part::Letter(letter) => return bits | 1 << letter,
            Part::Low => return bits | 1 << letters::A | 1 << letters::E,
            Part::High => return bits | high(),
            Part::D => return bits | 1 << letters::D | 1 << letters::T,
            Part::C => return bits | 1 << letters::C | 1 << letters::C_HARD,
            Part::K => return bits | 1 << letters::K | 1 << letters::G_SOFT,
            Part::Buffer(letter) => bits |= 1 << letter,
            Part::Link => bits |= high(),
            Part::After(_) => {}
        }
    }
    bits
}

fn high() -> u64 {
    1 << letters::I_BACK | 1 << letters::I | 1 << letters::U | 1 << letters::U_FRONT
}

/// The stem that harmony looks back to: where it ends and how it colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Colour {
    pub(super) stem: usize,
    pub(super) harmony: Harmony,
}

impl Arc {
    /// The place after the suffix, where it stands at `place`.
    pub(super) fn match_at(&self, word: &Letters, place: usize, colour: Colour) -> Option<usize> {
        let mut at = place;
        for part in &self.suffix {
            at = part.match_at(word, at, colour)?;
        }
        Some(at)
    }
}

impl Part {
    fn match_at(self, word: &Letters, at: usize, colour: Colour) -> Option<usize> {
        let found = word.at(at);
        let lenient = colour.harmony == Harmony::Any && word.joins(colour.stem, at);
        let fits = |high| word.fits(at, high, colour.stem, colour.harmony);
        let after_vowel = || letters::is_vowel(word.before(at));
        let step = match self {
            Self::Letter(letter) => found == letter,
            Self::Low => fits(false),
            Self::High => fits(true),
            Self::D => {
                (lenient && (found == letters::D || found == letters::T))
                    || found == if word.is_hard_before(at) { letters::T } else { letters::D }
            }
            Self::C => {
                (lenient && (found == letters::C || found == letters::C_HARD))
                    || found == if word.is_hard_before(at) { letters::C_HARD } else { letters::C }
            }
            Self::K => found == if word.is_vowel_at(at + 1) { letters::G_SOFT } else { letters::K },
            Self::Buffer(letter) if lenient => return Some(at + usize::from(found == letter)),
            Self::Buffer(letter) if after_vowel() => found == letter,
            Self::Link if lenient && after_vowel() => return Some(at + usize::from(fits(true))),
            Self::Link if !after_vowel() => fits(true),
            Self::After(before) => return (before >> word.before(at) & 1 != 0).then_some(at),
            Self::Buffer(_) | Self::Link => return Some(at),
        };
        step.then_some(at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_that_is_named_exists() {
        for row in include_str!("../../data/morph/suffixes.tsv").lines().filter_map(Row::read) {
            let next = row.next_state();
            let target = if row.suffix == "#" { next.split_once('>').map(|(_, state)| state) } else { Some(next) };
            assert!(target.is_none_or(|state| table().names.contains_key(state)), "{row:?}");
        }
    }

    #[test]
    fn every_feature_of_the_table_is_known() {
        for line in include_str!("../../data/morph/suffixes.tsv").lines().filter(|line| Row::read(line).is_some()) {
            let feats = line.split('\t').nth(3).unwrap_or_default();
            let mut given: Vec<&str> = feats.split('|').filter(|feat| *feat != "_" && !feat.is_empty()).collect();
            given.sort_unstable();
            let read = feats.parse::<Feats>().map(|feats| feats.to_string()).unwrap_or_default();
            let mut kept: Vec<&str> = read.split('|').filter(|feat| *feat != "_").collect();
            kept.sort_unstable();
            assert_eq!(kept, given, "{line}");
        }
    }
}

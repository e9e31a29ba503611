//! Which stems a word may begin with: one walk over its letters through the list of stems, the entries and the names.

use std::sync::LazyLock;

use compact_str::CompactString;
use fst::raw::{Fst, Node, Output};

use super::entries::{Entry, entries};
use super::letters::{self, Harmony, Letters};
use super::table::{State, table};
use super::{Feats, Upos};
use crate::names;

/// What the number behind a stem means: a set of parts of speech, bit `Upos as u8` each.
static STEMS: LazyLock<Option<Fst<&'static [u8]>>> =
    LazyLock::new(|| Fst::new(include_bytes!("../../data/stems.fst").as_slice()).ok());

/// How the lemma comes from the letters of the stem.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lemma {
    /// It is these letters.
    Same,
    /// With another last letter: "kitab" is "kitap".
    Last(char),
    /// With one letter more: "bekl" is "bekle".
    More(char),
    /// As the text writes it, with capitals.
    AsWritten,
    /// As the text writes it, without a dot at the end.
    BeforeDot,
    /// An entry's.
    Entry(&'static str),
}

/// A stem that the word may begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem {
    /// The place after its last letter.
    pub(super) end: usize,
    pub(super) lemma: Lemma,
    pub(super) upos: Upos,
    pub(super) feats: Feats,
    pub(super) state: State,
    pub(super) harmony: Harmony,
    pub(super) guessed: bool,
}

/// States that stems of the list begin in.
pub(super) struct Starts {
    pub(super) noun: State,
    pub(super) adjective: State,
    pub(super) adverb: State,
    pub(super) verb: State,
    pub(super) name: State,
    pub(super) name_end: State,
    pub(super) numeral: State,
}

/// States that stems of the list begin in.
pub(super) static STARTS: LazyLock<Starts> = LazyLock::new(|| Starts {
    noun: table().state("Noun"),
    adjective: table().state("Adjective"),
    adverb: table().state("Adverb"),
    verb: table().state("Verb"),
    name: table().state("Name"),
    name_end: table().state("NameEnd"),
    numeral: table().state("Numeral"),
});

/// A walk through one list: where it stands and what it has gathered.
struct Walk<'f, D: AsRef<[u8]>> {
    list: &'f Fst<D>,
    node: Option<(Node<'f>, Output)>,
}

impl<'f, D: AsRef<[u8]>> Walk<'f, D> {
    fn new(list: &'f Fst<D>) -> Self {
        Self { list, node: Some((list.root(), Output::zero())) }
    }

    /// Where one letter more leads.
    fn after(&self, c: char) -> Option<(Node<'f>, Output)> {
        let (mut node, mut output) = self.node?;
        for &byte in c.encode_utf8(&mut [0; 4]).as_bytes() {
            let step = node.transition(node.find_input(byte)?);
            output = output.cat(step.out);
            node = self.list.node(step.addr);
        }
        Some((node, output))
    }

    /// What the list says of the letters so far and one more.
    fn value_after(&self, c: char) -> Option<u64> {
        value(self.after(c)?)
    }
}

fn value((node, output): (Node<'_>, Output)) -> Option<u64> {
    node.is_final().then(|| output.cat(node.final_output()).value())
}

fn has(value: u64, upos: Upos) -> bool {
    value >> upos as u8 & 1 != 0
}

/// Adds the stems of the lists.
pub(super) fn known(word: &Letters, stems: &mut Vec<Stem>) {
    walk_stems(word, stems);
    walk_entries(word, stems);
}

fn walk_stems(word: &Letters, stems: &mut Vec<Stem>) {
    let Some(list) = STEMS.as_ref() else { return };
    let mut walk = Walk::new(list);
    let mut vowels = 0;
    for (place, &c) in word.chars(0, word.len()).iter().enumerate() {
        let end = place + 1;
        vowels += usize::from(word.is_vowel_at(place));
        if vowels > 1 && word.is_vowel_at(end) {
            for &hard in hardened(word.at(place)) {
                if let Some(value) = walk.value_after(hard) {
                    nominals(stems, word, value, end, Lemma::Last(hard));
                }
            }
        }
        if softens(word, end) && walk.value_after('t').is_some_and(|value| has(value, Upos::Verb)) {
            verb(stems, end, Lemma::Last('t'));
        }
        let next = walk.after(c);
        walk.node = next;
        let Some(next) = next else { break };
        if let Some(value) = value(next) {
            nominals(stems, word, value, end, Lemma::Same);
            if has(value, Upos::Verb) {
                verb(stems, end, Lemma::Same);
            }
        }
        if is_narrowed(word, end) {
            for full in ['a', 'e'] {
                if walk.value_after(full).is_some_and(|value| has(value, Upos::Verb)) {
                    verb(stems, end, Lemma::More(full));
                }
            }
        }
    }
}

/// Whether a verb's t may have softened before a place: "kayded-en", "gid-iyor". It does in et-, its compounds and a
/// few others (Göksel and Kerslake 2005, ch. 2.1.2), not in "at-", "tut-".
fn softens(word: &Letters, end: usize) -> bool {
    let before = |back: usize| word.chars(end.saturating_sub(back), end);
    word.is_vowel_at(end) && (before(2) == ['e', 'd'] || matches!(before(3), ['g', 'i' | 'ü', 'd'] | ['t', 'a', 'd']))
}

/// What a soft consonant may be at the end of the dictionary form: "kitab-ı", "reng-i", "diyaloğ-u".
fn hardened(letter: letters::Letter) -> &'static [char] {
    match letter {
        letters::B => &['p'],
        letters::C => &['ç'],
        letters::D => &['t'],
        letters::G => &['k'],
        letters::G_SOFT => &['k', 'g'],
        _ => &[],
    }
}

/// Whether -iyor stands at a place: before it a verb loses its last a or e ("bekl-iyor").
fn is_narrowed(word: &Letters, place: usize) -> bool {
    word.is_vowel_at(place) && word.chars(place + 1, place + 4) == ['y', 'o', 'r']
}

fn nominals(stems: &mut Vec<Stem>, word: &Letters, value: u64, end: usize, lemma: Lemma) {
    let mut add = |upos, state| {
        let harmony = harmony(word, end);
        stems.push(Stem { end, lemma, upos, feats: Feats::default(), state, harmony, guessed: false });
    };
    // An adjective is a noun as well; the table knows.
    if has(value, Upos::Adj) {
        add(Upos::Adj, STARTS.adjective);
    } else if has(value, Upos::Noun) {
        add(Upos::Noun, STARTS.noun);
    }
    if has(value, Upos::Adv) {
        add(Upos::Adv, STARTS.adverb);
    }
}

fn verb(stems: &mut Vec<Stem>, end: usize, lemma: Lemma) {
    let feats = Feats::default().with(super::Polarity::Pos);
    let state = STARTS.verb;
    stems.push(Stem { end, lemma, upos: Upos::Verb, feats, state, harmony: Harmony::Own, guessed: false });
}

/// Borrowed words in -l and -at often take front vowels ("kontrolü", "saati"), which only the ear knows.
fn harmony(word: &Letters, end: usize) -> Harmony {
    match word.before(end) {
        letters::L => Harmony::Any,
        letters::T if end > 2 && word.before(end - 1) == letters::A => Harmony::Any,
        _ => Harmony::Own,
    }
}

fn walk_entries(word: &Letters, stems: &mut Vec<Stem>) {
    let Some(list) = entries().map.as_ref() else { return };
    let mut walk = Walk::new(list);
    for (place, &c) in word.chars(0, word.len()).iter().enumerate() {
        let next = walk.after(c);
        walk.node = next;
        let Some(next) = next else { break };
        let group = value(next).and_then(|index| entries().groups.get(usize::try_from(index).ok()?));
        stems.extend(group.into_iter().flatten().map(|entry| of_entry(entry, place + 1)));
    }
}

fn of_entry(entry: &'static Entry, end: usize) -> Stem {
    Stem {
        end,
        lemma: Lemma::Entry(&entry.lemma),
        upos: entry.upos,
        feats: entry.feats,
        state: entry.state,
        harmony: entry.harmony,
        guessed: false,
    }
}

/// Adds the names that a capitalised word may begin with: its letters before an apostrophe, or names of the list,
/// or all of it.
pub(super) fn names(word: &Letters, stems: &mut Vec<Stem>) {
    let name = |end, state, guessed| Stem {
        end,
        lemma: Lemma::AsWritten,
        upos: Upos::Propn,
        feats: Feats::default(),
        state,
        harmony: Harmony::Any,
        guessed,
    };
    if let Some(end) = apostrophe(word) {
        stems.push(name(end, STARTS.name_end, false));
        return;
    }
    let lower: CompactString = word.chars(0, word.len()).iter().collect();
    let mut ends = lower.char_indices().map(|(byte, c)| byte + c.len_utf8()).enumerate().skip(1);
    let whole = word.len();
    stems.push(name(whole, STARTS.name, names::evidence(&lower).total() == 0));
    stems.extend(
        ends.by_ref()
            .take_while(|(place, _)| place + 1 < whole)
            .filter(|(_, end)| lower.get(..*end).is_some_and(|prefix| names::evidence(prefix).total() > 2))
            .map(|(place, _)| name(place + 1, STARTS.name, false)),
    );
}

/// Where the apostrophe stands that parts a name from its suffix.
pub(super) fn apostrophe(word: &Letters) -> Option<usize> {
    word.find(letters::APOSTROPHE).filter(|&place| place > 0)
}

/// Adds stems of words in no list: any beginning of three letters or more.
pub(super) fn guessed(word: &Letters, stems: &mut Vec<Stem>) {
    let until = apostrophe(word).unwrap_or(word.len());
    let mut vowels = word.is_vowel_at(0) as usize + word.is_vowel_at(1) as usize;
    for end in 3..=until {
        vowels += usize::from(word.is_vowel_at(end - 1));
        if vowels == 0 {
            continue;
        }
        let stem = |lemma, upos, feats, state| Stem {
            end,
            lemma,
            upos,
            feats,
            state,
            harmony: harmony(word, end),
            guessed: true,
        };
        if !(word.is_vowel_at(end) && !hardened(word.at(end - 1)).is_empty() && vowels > 1) {
            stems.push(stem(Lemma::Same, Upos::Adj, Feats::default(), STARTS.adjective));
        } else if let Some(&hard) = hardened(word.at(end - 1)).first() {
            stems.push(stem(Lemma::Last(hard), Upos::Adj, Feats::default(), STARTS.adjective));
            stems.push(stem(Lemma::Same, Upos::Noun, Feats::default(), STARTS.noun));
        }
        let feats = Feats::default().with(super::Polarity::Pos);
        if is_narrowed(word, end) && !word.is_vowel_at(end - 1) {
            for full in ['a', 'e'] {
                stems.push(stem(Lemma::More(full), Upos::Verb, feats, STARTS.verb));
            }
        }
        if until >= end + 3 {
            stems.push(stem(Lemma::Same, Upos::Verb, feats, STARTS.verb));
        }
    }
}

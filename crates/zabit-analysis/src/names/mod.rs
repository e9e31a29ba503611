//! Names: which words of a sentence name a person, an organisation or a place.
//!
//! In:  the tokens of a sentence.
//! Out: [`Name`]s, in order and apart; or, for words that somebody else takes for a name, how well each [`Kind`] fits.
//! Only stretches around capitalised words are looked at: a Turkish name has capitals, but for few words inside
//! ("Çevre ve Şehircilik Bakanlığı") and heads after it ("Anadolu yakası").
//! Source: a conditional random field (Lafferty, McCallum and Pereira 2001) over the letters, lists and neighbours of
//! each word; word shapes and endings do for Turkish what they did for Şeker and Eryiğit (2012), "Initial explorations
//! on using CRFs for Turkish named entity recognition".

pub mod facts;
pub mod features;
mod lattice;
mod memory;
mod stretches;
pub mod tags;

pub use lattice::{Lattice, Name};
pub use stretches::{shouts, stretches};
pub use tags::Kind;

use std::sync::OnceLock;

use zabit_model::feature::{one, two};
use zabit_model::{Linear, Pack};

use crate::models;
use features::{AFTER, Stretch, UNIT};
use memory::{Known, add_alone};
use tags::{TAGS, follows};

/// A model that tells names.
#[derive(Clone, Copy, Debug)]
pub struct Tagger<'a> {
    /// Tells it from other taggers of the process.
    number: u64,
    model: Linear<'a>,
    /// What a tag is worth after another; nothing where it cannot follow.
    after: [[i32; TAGS]; TAGS],
    /// How many steps of the model's weights make one of its natural logarithm.
    unit: f32,
}

impl<'a> Tagger<'a> {
    /// A tagger from the bytes of a model file.
    ///
    /// # Errors
    /// Bytes that are no such file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, zabit_model::Error> {
        Self::of(Pack::open(bytes)?)
    }

    fn of(pack: Pack<'a>) -> Result<Self, zabit_model::Error> {
        let model = Linear::open(pack.section("names")?)?;
        let mut after = [[lattice::NEVER; TAGS]; TAGS];
        for (before, row) in after.iter_mut().enumerate() {
            let mut sums = [0_i32; TAGS];
            model.add(&[one(AFTER, before as u64)], &mut sums);
            for (tag, (slot, sum)) in row.iter_mut().zip(sums).enumerate() {
                if follows(before, tag) {
                    *slot = sum;
                }
            }
        }
        let unit = model.weight(&[two(UNIT, 0, 0)]).max(1) as f32;
        Ok(Self { number: memory::new_tagger(), model, after, unit })
    }

    /// The tagger inside the program, or of the folder that was loaded. None where its file cannot be read.
    pub fn built_in() -> Option<&'static Tagger<'static>> {
        static TAGGER: OnceLock<Option<Tagger<'static>>> = OnceLock::new();
        TAGGER.get_or_init(|| models::file("names.model").and_then(|pack| Tagger::of(pack).ok())).as_ref()
    }

    /// Room for what the tagger says of a text of so many tokens.
    pub fn lattice(&'a self, tokens: usize) -> Lattice<'a> {
        Lattice::new(self.unit, &self.after, tokens)
    }

    /// Adds to a lattice what speaks for which tag in a sentence whose first token is the text's token `start`.
    pub fn read(&self, start: usize, tokens: &[&str], lattice: &mut Lattice) {
        memory::with_known(self.number, tokens, |words, outside| {
            self.fill(start, words, outside, lattice);
        });
    }

    fn fill(&self, start: usize, words: &[&Known], outside: &Known, lattice: &mut Lattice) {
        let shouts = shouts(words);
        let (mut features, mut room) = (Vec::with_capacity(16), Vec::with_capacity(16));
        for range in stretches(words) {
            let stretch = Stretch::new(words, range.clone(), shouts, &mut room);
            lattice.open(start + range.start..start + range.end);
            for at in range {
                let mut sums = [0_i32; TAGS];
                add_alone(words, outside, at, &self.model, &mut features, &mut sums);
                stretch.together(at, &mut features);
                self.model.add(&features, &mut sums);
                lattice.push(sums);
            }
        }
    }

    /// The names of a sentence.
    pub fn names(&self, tokens: &[&str]) -> Vec<Name> {
        let mut lattice = self.lattice(tokens.len());
        self.read(0, tokens, &mut lattice);
        lattice.names()
    }
}

/// The names of a sentence, by the tagger inside the program.
///
/// ```
/// use zabit_analysis::names::{Kind, tag};
/// let names = tag(&["Bakan", "Ayşe", "Demir", "Ankara'ya", "geldi", "."]);
/// assert_eq!(names.iter().map(|name| name.kind).collect::<Vec<_>>(), [Kind::Person, Kind::Place]);
/// assert_eq!(names[0].tokens, 1..3);
/// ```
pub fn tag(tokens: &[&str]) -> Vec<Name> {
    Tagger::built_in().map(|tagger| tagger.names(tokens)).unwrap_or_default()
}

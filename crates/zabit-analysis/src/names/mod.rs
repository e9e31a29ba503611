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
mod stretches;
pub mod tags;

pub use lattice::{Lattice, Name};
pub use stretches::{shouts, stretches};
pub use tags::Kind;

use std::sync::OnceLock;

use zabit_model::feature::{one, two};
use zabit_model::{Linear, Pack};

use crate::models;
use facts::Facts;
use features::{AFTER, Stretch, UNIT};
use tags::{NONE, TAGS, follows};

/// A model that tells names.
#[derive(Clone, Copy, Debug)]
pub struct Tagger<'a> {
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
            let mut sums = [0; TAGS];
            model.add(one(AFTER, before as u64), &mut sums);
            for (tag, (slot, sum)) in row.iter_mut().zip(sums).enumerate() {
                if follows(before, tag) {
                    *slot = sum;
                }
            }
        }
        let unit = model.weight(two(UNIT, 0, 0)).max(1) as f32;
        Ok(Self { model, after, unit })
    }

    /// The tagger inside the program, or of the folder that was loaded. None where its file cannot be read.
    pub fn built_in() -> Option<&'static Tagger<'static>> {
        static TAGGER: OnceLock<Option<Tagger<'static>>> = OnceLock::new();
        TAGGER.get_or_init(|| models::file("names.model").and_then(|pack| Tagger::of(pack).ok())).as_ref()
    }

    /// What speaks for which tag in a sentence.
    pub fn lattice(&self, tokens: &[&str]) -> Lattice<'_> {
        let mut lattice = Lattice::new(self.unit, &self.after, tokens.len());
        let mut facts = Vec::new();
        facts::facts(tokens, &mut facts);
        self.fill(&facts, &mut lattice);
        lattice
    }

    fn fill(&self, facts: &[Facts], lattice: &mut Lattice) {
        let shouts = shouts(facts);
        let mut features = Vec::with_capacity(64);
        for range in stretches(facts) {
            let stretch = Stretch::new(facts, range.clone(), shouts);
            lattice.open(range.clone());
            for at in range {
                stretch.features(at, &mut features);
                let mut sums = [0; TAGS];
                features.iter().for_each(|feature| self.model.add(*feature, &mut sums));
                lattice.push(sums);
            }
        }
    }
}

/// The names of a sentence, by the tagger inside the program.
pub fn tag(tokens: &[&str]) -> Vec<Name> {
    Tagger::built_in().map(|tagger| tagger.lattice(tokens).names()).unwrap_or_default()
}

/// Where a stretch begins, what stands before is in no name.
pub(crate) const BEFORE: usize = NONE;

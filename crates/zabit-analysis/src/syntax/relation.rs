//! What a word is to the word it hangs on: the relations of Universal Dependencies that UD Turkish BOUN uses.

use std::fmt;
use std::str::FromStr;

macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// A relation of Universal Dependencies.
        ///
        /// ```
        /// use zabit_analysis::syntax::Relation;
        /// assert_eq!("nmod:poss".parse(), Ok(Relation::NmodPoss));
        /// assert_eq!(Relation::NmodPoss.to_string(), "nmod:poss");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Relation { $($(#[$doc])* $name),+ }

        impl Relation {
            /// All of them, in the order of `as u8`.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As CoNLL-U writes it: "nmod:poss".
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

// The first 32 are what a word may be found to be; a model numbers them so.
relations! {
    /// A noun clause that modifies, most often a participle: "köprüyü *açan* bakan".
    Acl = "acl",
    /// A clause that says when, why, how: "köprüyü *açıp* gitti".
    Advcl = "advcl",
    /// An adverb.
    Advmod = "advmod",
    /// "de", "bile", "mi" that stress the word before.
    AdvmodEmph = "advmod:emph",
    /// An adjective before its noun.
    Amod = "amod",
    /// A second name for the same: "Demir, *bakan*, ...".
    Appos = "appos",
    /// An auxiliary that is no copula.
    Aux = "aux",
    /// A postposition.
    Case = "case",
    /// A conjunction.
    Cc = "cc",
    /// The first half of "ya ... ya", "hem ... hem".
    CcPreconj = "cc:preconj",
    /// A clause as object: "*açılacağını* söyledi".
    Ccomp = "ccomp",
    /// A word that makes one with another.
    Compound = "compound",
    /// The light verb of a noun: "kabul *etti*".
    CompoundLvc = "compound:lvc",
    /// A doubled word: "yavaş *yavaş*".
    CompoundRedup = "compound:redup",
    /// What is joined to a word of its kind, which stands before.
    Conj = "conj",
    /// The copula as a word of its own.
    Cop = "cop",
    /// A clause as subject: "*açılması* gerekiyor".
    Csubj = "csubj",
    /// A determiner.
    Det = "det",
    /// "evet", "hayır", "yani".
    Discourse = "discourse",
    /// The question particle.
    DiscourseQ = "discourse:q",
    /// The second part of an expression that acts as one word.
    Fixed = "fixed",
    /// The later parts of a name.
    Flat = "flat",
    /// An indirect object.
    Iobj = "iobj",
    /// A noun that modifies a noun.
    Nmod = "nmod",
    /// A possessor, or the first noun of a compound: "*köprünün* ayağı", "*köprü* ayağı".
    NmodPoss = "nmod:poss",
    /// A subject.
    Nsubj = "nsubj",
    /// A number before its noun.
    Nummod = "nummod",
    /// An object.
    Obj = "obj",
    /// What else a verb takes: place, time, means, goal.
    Obl = "obl",
    /// A clause beside a clause.
    Parataxis = "parataxis",
    /// A sign.
    Punct = "punct",
    /// A clause without subject of its own: "*açmak* istedi".
    Xcomp = "xcomp",
    /// The head of the sentence.
    Root = "root",
    /// The particle -ki as a word of its own: "evde*ki*".
    DepDer = "dep:der",
}

/// How many relations a model chooses from: the first of [`Relation::ALL`].
pub const CHOSEN: usize = 32;

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

/// What was read is no relation that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownRelation;

impl fmt::Display for UnknownRelation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no relation of UD Turkish BOUN that is known here")
    }
}

impl std::error::Error for UnknownRelation {}

impl FromStr for Relation {
    type Err = UnknownRelation;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|relation| relation.text() == text).ok_or(UnknownRelation)
    }
}

//! Parts of speech and features of Universal Dependencies, as plain values.
//!
//! [`Feats`] holds all features of a word in one number: each attribute has a few bits of its own, so that features
//! are copied, compared and hashed like an integer. The attributes and values are those of UD Turkish BOUN and of the
//! treebanks whose notation is mapped to it.

use std::fmt;
use std::str::FromStr;

/// One attribute of [`Feats`] with its values.
pub trait Attribute: Copy + 'static {
    /// Name in CoNLL-U: `Number[psor]`.
    const NAME: &'static str;
    /// Lowest of the attribute's bits, and how many it has.
    const BITS: (u32, u32);
    /// 1 for the first value; 0 stands for none.
    fn code(self) -> u8;
    /// The value behind a code.
    fn of(code: u8) -> Option<Self>;
    /// The value in CoNLL-U: "Loc".
    fn text(self) -> &'static str;
}

macro_rules! attributes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, bits $shift:literal + $width:literal
        { $($value:ident $(= $spelling:literal)?),+ $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #[repr(u8)]
            #[allow(missing_docs, reason = "the values are those of Universal Dependencies")]
            pub enum $name { $($value),+ }

            impl $name {
                const ALL: &'static [(Self, &'static str)] = &[$((Self::$value, spelling!($value $($spelling)?))),+];
            }

            impl Attribute for $name {
                const NAME: &'static str = $text;
                const BITS: (u32, u32) = ($shift, $width);
                fn code(self) -> u8 { self as u8 + 1 }
                fn of(code: u8) -> Option<Self> {
                    Self::ALL.get(usize::from(code).checked_sub(1)?).map(|(value, _)| *value)
                }
                fn text(self) -> &'static str {
                    Self::ALL.get(usize::from(self as u8)).map_or("", |(_, text)| text)
                }
            }
        )+
        /// Every attribute in the order of CoNLL-U: name, lowest bit, width, values by code.
        const TABLE: &[(&str, u32, u32, fn(u8) -> Option<&'static str>, u8)] = &[
            $(($text, $shift, $width, |code| $name::of(code).map(Attribute::text), $name::ALL.len() as u8)),+
        ];
    };
}

macro_rules! spelling {
    ($value:ident) => {
        stringify!($value)
    };
    ($value:ident $spelling:literal) => {
        $spelling
    };
}

// In the order of CoNLL-U (by name, capitals as small letters), which is the order of printing.
attributes! {
    /// Whether the word is an abbreviation.
    Abbr = "Abbr", bits 0 + 1 { Yes }
    /// The shape of the event in time.
    Aspect = "Aspect", bits 1 + 3 { Perf, Imp, Prog, Hab, Prosp, Rapid, Dur }
    /// The case of a noun or of a word that stands for one.
    Case = "Case", bits 4 + 4 { Nom, Acc, Dat, Loc, Abl, Gen, Ins, Equ }
    /// Comparison.
    Degree = "Degree", bits 8 + 2 { Pos, Cmp, Sup }
    /// Whether the speaker was there ("geldi") or knows it from others ("gelmiş").
    Evident = "Evident", bits 10 + 2 { Fh, Nfh }
    /// A word that opens an expression acting as one word: "ya … ya".
    ExtPos = "ExtPos", bits 12 + 2 { Cconj = "CCONJ", Det = "DET", Adv = "ADV" }
    /// Modality. Several on one verb are written together.
    Mood = "Mood", bits 14 + 5 {
        Imp, Opt, Cnd, Nec, Des, Gen, Pot, Ind, GenPot, CndPot, CndGen, GenNec, CndGenPot, NecPot, OptPot, DesPot,
        ImpPot, PotPot, GenPotPot, CndNec, GenNecPot,
    }
    /// How many: of a noun what it names, of a finite verb its subject.
    Number = "Number", bits 19 + 2 { Sing, Plur }
    /// How many possess: "evimiz".
    NumberPsor = "Number[psor]", bits 21 + 2 { Sing, Plur }
    /// The kind of a numeral.
    NumType = "NumType", bits 23 + 2 { Card, Ord, Dist }
    /// The person of a finite verb's subject; 3 for nouns.
    Person = "Person", bits 25 + 2 { First = "1", Second = "2", Third = "3" }
    /// The person of the possessor: "evim".
    PersonPsor = "Person[psor]", bits 27 + 2 { First = "1", Second = "2", Third = "3" }
    /// Affirmed or denied.
    Polarity = "Polarity", bits 29 + 2 { Pos, Neg }
    /// The kind of a pronoun or determiner.
    PronType = "PronType", bits 31 + 4 { Dem, Ind, Int, Prs, Neg, Rcp, Art, Loc }
    /// "kendi".
    Reflex = "Reflex", bits 35 + 1 { Yes }
    /// The time of the event.
    Tense = "Tense", bits 36 + 3 { Pres, Past, Fut, Pqp, FutPast = "Fut,Past" }
    /// What a verb form is in its clause; a finite verb has none in BOUN.
    VerbForm = "VerbForm", bits 39 + 3 { Part, Vnoun, Conv, Fin }
    /// Passive, causative and their like. Several on one verb are written together.
    Voice = "Voice", bits 42 + 4 {
        Pass, Cau, CauPass, Rcp, Rfl, CauCau, CauRcp, CauPassRcp, PassPass, CauCauPass, PassRcp, PassRfl, CauRfl,
    }
}

/// The features of a word, none by default.
///
/// ```
/// use zabit_turkish::morph::{Case, Feats, Number, Person};
/// let feats: Feats = "Case=Loc|Number=Sing|Person=3".parse()?;
/// assert_eq!(feats.get::<Case>(), Some(Case::Loc));
/// assert_eq!(feats, Feats::default().with(Case::Loc).with(Number::Sing).with(Person::Third));
/// assert_eq!(feats.without::<Case>().to_string(), "Number=Sing|Person=3");
/// assert_eq!(Feats::default().to_string(), "_");
/// # Ok::<(), std::convert::Infallible>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feats(u64);

impl Feats {
    /// The value of an attribute.
    pub fn get<A: Attribute>(self) -> Option<A> {
        A::of((self.0 >> A::BITS.0) as u8 & mask(A::BITS.1))
    }

    /// Whether the attribute has this value.
    pub fn has<A: Attribute>(self, value: A) -> bool {
        (self.0 >> A::BITS.0) as u8 & mask(A::BITS.1) == value.code()
    }

    /// With an attribute set, whatever it was.
    #[must_use]
    pub fn with<A: Attribute>(self, value: A) -> Self {
        Self(self.without::<A>().0 | u64::from(value.code()) << A::BITS.0)
    }

    /// With an attribute taken away.
    #[must_use]
    pub fn without<A: Attribute>(self) -> Self {
        Self(self.0 & !(u64::from(mask(A::BITS.1)) << A::BITS.0))
    }

    /// With all that `other` sets put over what is there.
    ///
    /// ```
    /// # use zabit_turkish::morph::Feats;
    /// let noun: Feats = "Case=Nom|Number=Sing|Person=3".parse()?;
    /// assert_eq!(noun.over("Case=Gen".parse()?).to_string(), "Case=Gen|Number=Sing|Person=3");
    /// # Ok::<(), std::convert::Infallible>(())
    /// ```
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        Self(self.0 & !other.cover() | other.0)
    }

    /// The bits of every attribute that has a value.
    pub(super) fn cover(self) -> u64 {
        let masks = TABLE.iter().map(|&(_, shift, width, ..)| u64::from(mask(width)) << shift);
        masks.filter(|bits| self.0 & bits != 0).fold(0, |cover, bits| cover | bits)
    }

    /// Whether no feature is set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All features in one number, for tables and hashes. Stable only within one version of the program.
    pub fn packed(self) -> u64 {
        self.0
    }

    /// What [`Feats::packed`] gave.
    pub fn from_packed(packed: u64) -> Self {
        Self(packed)
    }

    fn set_by_name(&mut self, name: &str, value: &str) {
        for &(attribute, shift, width, text, count) in TABLE {
            if attribute == name
                && let Some(code) = (1..=count).find(|&code| text(code) == Some(value))
            {
                self.0 = self.0 & !(u64::from(mask(width)) << shift) | u64::from(code) << shift;
            }
        }
    }
}

const fn mask(width: u32) -> u8 {
    (1u8 << width) - 1
}

impl fmt::Display for Feats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for &(name, shift, width, text, _) in TABLE {
            let Some(value) = text((self.0 >> shift) as u8 & mask(width)) else { continue };
            if !first {
                f.write_str("|")?;
            }
            first = false;
            write!(f, "{name}={value}")?;
        }
        if first { f.write_str("_") } else { Ok(()) }
    }
}

/// Lenient: attributes and values that are not known are left out.
impl FromStr for Feats {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut feats = Self::default();
        for (name, value) in text.split('|').filter_map(|pair| pair.split_once('=')) {
            feats.set_by_name(name.trim(), value.trim());
        }
        Ok(feats)
    }
}

macro_rules! upos {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// The parts of speech of Universal Dependencies.
        ///
        /// ```
        /// use zabit_turkish::morph::Upos;
        /// assert_eq!("PROPN".parse(), Ok(Upos::Propn));
        /// assert_eq!(Upos::Propn.to_string(), "PROPN");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Upos { $($(#[$doc])* $name),+ }

        impl Upos {
            /// All of them, in the order of `as u8`.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As CoNLL-U writes it: "PROPN".
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

upos! {
    /// Adjective.
    Adj = "ADJ",
    /// Postposition.
    Adp = "ADP",
    /// Adverb.
    Adv = "ADV",
    /// The copula, the question particle, "olarak", "değil".
    Aux = "AUX",
    /// Coordinating conjunction.
    Cconj = "CCONJ",
    /// Determiner.
    Det = "DET",
    /// Interjection.
    Intj = "INTJ",
    /// Noun.
    Noun = "NOUN",
    /// Numeral.
    Num = "NUM",
    /// Particle: "-ki".
    Part = "PART",
    /// Pronoun.
    Pron = "PRON",
    /// Name.
    Propn = "PROPN",
    /// Punctuation.
    Punct = "PUNCT",
    /// Subordinating conjunction.
    Sconj = "SCONJ",
    /// Symbol.
    Sym = "SYM",
    /// Verb.
    Verb = "VERB",
    /// Anything else.
    X = "X",
}

impl fmt::Display for Upos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

/// What was read is no part of speech of Universal Dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownUpos;

impl fmt::Display for UnknownUpos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no part of speech of Universal Dependencies")
    }
}

impl std::error::Error for UnknownUpos {}

impl FromStr for Upos {
    type Err = UnknownUpos;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|upos| upos.text() == text).ok_or(UnknownUpos)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_written_as_they_are_read() {
        for text in [
            "_",
            "Case=Nom|Number=Sing|Person=3",
            "Case=Loc|Number=Sing|Number[psor]=Sing|Person=3|Person[psor]=3",
            "Case=Nom|Number=Sing|NumType=Ord|Person=3",
            "Aspect=Hab|Mood=GenPot|Number=Plur|Person=1|Polarity=Neg|Tense=Pres|Voice=CauPass",
            "Aspect=Imp|Polarity=Pos|Tense=Fut,Past|VerbForm=Part",
            "Abbr=Yes|Degree=Cmp|Evident=Nfh|ExtPos=CCONJ|PronType=Loc|Reflex=Yes",
        ] {
            assert_eq!(text.parse::<Feats>().map(|feats| feats.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn unknown_features_are_left_out() {
        let feats = "Case=Nom|Number=Sing|Polite=Form|Case=Xyz|Person=3|x".parse::<Feats>();
        assert_eq!(feats.map(|feats| feats.to_string()).as_deref(), Ok("Case=Nom|Number=Sing|Person=3"));
    }

    #[test]
    fn attributes_do_not_share_bits_and_hold_their_values() {
        let mut taken = 0u64;
        for &(name, shift, width, _, count) in TABLE {
            let bits = u64::from(mask(width)) << shift;
            assert_eq!(taken & bits, 0, "{name}");
            assert!(count <= mask(width), "{name}");
            taken |= bits;
        }
        assert!(TABLE.is_sorted_by_key(|(name, ..)| name.to_lowercase()));
    }

    #[test]
    fn parts_of_speech_are_seventeen() {
        assert_eq!(Upos::ALL.len(), 17);
        for upos in Upos::ALL {
            assert_eq!(upos.text().parse(), Ok(*upos));
        }
        assert_eq!("QQ".parse::<Upos>(), Err(UnknownUpos));
    }
}

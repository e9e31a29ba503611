//! Questions about single words: can this be part of a name?

use std::sync::LazyLock;

use hashbrown::HashSet;
use zabit_text::TokenKind;
use zabit_turkish::morph::{Case, Reading, Upos};
use zabit_turkish::{casing, country, heads, lexicon, names, organisations, titles};

use super::told::Told;

/// Capitalised by rule and yet no names: months, days, money, feasts, and words of address.
static NEVER: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe \
     cuma cumartesi pazar tl euro avro dolar usd try eur ramazan noel allah tanrı kuran kdv ötv gsyh sms pin km cm \
     kg mr gps lpg dna covid led suv abs bay bayan ms mrs ii iii iv vi vii adsl cd dvd usb ohal khk ygs lys kpss \
     teog öss bes io internet yen yuan ruble sterlin"
        .split_whitespace()
        .collect()
});

/// Words more frequent than this (see [`lexicon::frequency`]) open no name of several words.
const OFTEN: u32 = 5;

impl Told<'_> {
    /// Whether a token can stand inside a name: a capitalised word that is none by rule.
    pub(super) fn is_nameable(&self, at: usize) -> bool {
        self.story.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            && self.is_capitalised(at)
            && (!NEVER.contains(self.stem(at)) || self.is_month_name(at))
    }

    /// A month that is somebody's first name: "Kasım Demir", not "8 Kasım".
    fn is_month_name(&self, at: usize) -> bool {
        let number = at > 0 && self.story.tokens[at - 1].kind == TokenKind::Number;
        let named = self.story.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.line_before)
            && self.is_capitalised(at + 1)
            && !self.story.tokens[at].has_apostrophe();
        matches!(self.stem(at), "kasım" | "eylül" | "nisan" | "temmuz" | "ekim") && !number && named
    }

    /// Whether a token begins a sentence, a line, a quotation or what follows a colon: its capital says nothing.
    pub(super) fn is_opening(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let token = self.story.tokens[before];
        self.story.tokens[at].line_before
            || token.kind == TokenKind::Mark
            || token.kind == TokenKind::Punct
                && matches!(self.str(before), "." | "!" | "?" | ":" | "…" | "..." | "•" | "|" | "-")
                && (self.str(before) != "-" || self.story.tokens[at].space_before)
    }

    /// Whether a word at an opening may be part of a name for all that.
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let stem = self.stem(at);
        if heads::head(stem).is_some_and(|head| head.possessed) || self.is_adjective(at) {
            return false;
        }
        if country::is_people(stem) || self.is_owner(at) || self.is_known_from(at) || self.is_regnal(at) {
            return true;
        }
        self.may_be_name(at) && !self.is_plain(at)
    }

    /// "Galiba Demir", "Toplantıya Demir", "Heyet Ankara'da": a common word that is no noun, one with an ending, or one
    /// that is met often is no part of the name after it.
    fn is_plain(&self, at: usize) -> bool {
        let (lower, stem) = (self.lower(at), self.stem(at));
        let alone = self.name_at(at).is_some_and(|name| name.tokens.len() == 1);
        is_common(lower) && (!lexicon::is_noun(lower) || self.is_known_from(at + 1))
            || self.is_noun_in_case(at)
            || !alone
                && lexicon::frequency(stem) > OFTEN
                && country::place(stem).is_none()
                && !casing::is_all_caps(self.story.stem(at))
    }

    /// "Tünelin Ayşe Demir": a word that no name was ever seen to hold, and that is a noun in a case.
    pub(super) fn is_noun_in_case(&self, at: usize) -> bool {
        let in_case = |reading: &Reading| {
            reading.upos == Upos::Noun
                && !reading.guessed
                && matches!(reading.feats.get(), Some(Case::Gen | Case::Dat | Case::Loc | Case::Abl | Case::Ins))
        };
        !self.story.tokens[at].has_apostrophe()
            && names::evidence(self.stem(at)).total() == 0
            && self.choice(at).form.readings.iter().any(in_case)
    }

    /// "Çınar Partisi": a head with a possessive never stands alone, so the word before it is in the name. Heads that do
    /// are known by themselves: "Tasarı Cumhurbaşkanlığı tarafından hazırlandı".
    fn is_owner(&self, at: usize) -> bool {
        self.is_capitalised_word(at + 1)
            && !organisations::is_known(self.stem(at + 1))
            && !self.story.tokens[at + 1].line_before
            && !self.story.tokens[at].has_apostrophe()
            && heads::head(self.stem(at + 1)).is_some_and(|head| head.possessed && head.kind == heads::Kind::Body)
    }

    /// "Ankara'daki" is a name, "Yoldaki" an adjective.
    fn is_adjective(&self, at: usize) -> bool {
        let stem = self.stem(at);
        !self.story.tokens[at].has_apostrophe()
            && ["daki", "deki", "taki", "teki"].iter().any(|ending| stem.ends_with(ending))
    }

    /// Whether two or three words from here on are a body or place known to all: "Beyaz Saray".
    pub(super) fn is_known_from(&self, at: usize) -> bool {
        self.is_capitalised_word(at + 1)
            && (2..4).any(|words| {
                let whole = at + words <= self.len() && (at..at + words).all(|n| self.is_word(n));
                whole && !self.story.tokens[at].has_apostrophe() && {
                    let name = (at..at + words).map(|n| self.stem(n)).collect::<Vec<_>>().join(" ");
                    organisations::is_known(&name) || country::place(&name).is_some()
                }
            })
    }

    fn is_capitalised_word(&self, at: usize) -> bool {
        at < self.len() && self.is_capitalised(at)
    }

    /// The word after a token, in lower case; empty at the end.
    pub(super) fn lower_after(&self, at: usize) -> &str {
        if at + 1 < self.len() { self.lower(at + 1) } else { "" }
    }

    /// Whether a word belongs to titles, ministries or heads of names: it may open a name at an opening.
    pub(super) fn is_office_word(&self, at: usize) -> bool {
        let stem = self.stem(at);
        // Nothing stands before an opening, so nothing owns a head there: "Merkezi", "Üyeleri" open no name.
        titles::head(stem).is_some_and(|h| !h.possessed || h.kind == titles::Kind::Fixed)
            || titles::is_part(stem)
            || titles::is_ministry(stem)
            || heads::head(stem)
                .is_some_and(|h| matches!(h.kind, heads::Kind::Body | heads::Kind::Firm) && !h.possessed)
    }
}

/// Whether a form is a common word.
pub(super) fn is_common(lower: &str) -> bool {
    lexicon::is_common(lower)
}

/// Whether some reading of a form, its stem known, is such.
fn any_reading(lower: &str, test: impl Fn(&Reading) -> bool) -> bool {
    zabit_analysis::words::form(lower).readings.iter().any(|reading| !reading.guessed && test(reading))
}

/// Whether a form is a common noun or verb with endings: "üyelerin", "sıkılıp".
pub(super) fn is_inflected(lower: &str) -> bool {
    any_reading(lower, |reading| matches!(reading.upos, Upos::Noun | Upos::Verb) && reading.lemma != lower)
}

/// Whether a form is a common noun in a case that ends its phrase: "tünelin", "toplantıda".
pub(super) fn is_case_of_noun(lower: &str) -> bool {
    let ends = |reading: &Reading| matches!(reading.feats.get(), Some(Case::Gen | Case::Loc | Case::Abl));
    !lexicon::is_noun(lower) && any_reading(lower, |reading| reading.upos == Upos::Noun && ends(reading))
}

/// Whether a word is a common one in some form, a people, or part of titles.
pub(super) fn is_common_like(word: &str) -> bool {
    is_common(word) || is_inflected(word) || country::is_people(word) || titles::is_part(word)
}

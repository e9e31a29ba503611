//! Questions about single words: can this be part of a name?

use zabit_text::TokenKind;
use zabit_turkish::{casing, country, heads, lexicon, names, titles};

use crate::Doc;

/// Capitalised by rule and yet no names: months, days, money, feasts, and words of address.
const NEVER: &[&str] = &[
    "ocak",
    "şubat",
    "mart",
    "nisan",
    "mayıs",
    "haziran",
    "temmuz",
    "ağustos",
    "eylül",
    "ekim",
    "kasım",
    "aralık",
    "pazartesi",
    "salı",
    "çarşamba",
    "perşembe",
    "cuma",
    "cumartesi",
    "pazar",
    "tl",
    "euro",
    "avro",
    "dolar",
    "usd",
    "try",
    "eur",
    "ramazan",
    "noel",
    "allah",
    "tanrı",
    "islam",
    "müslüman",
    "kuran",
    "internet",
    "twitter'dan",
    "kdv",
    "ötv",
    "gsyh",
    "sms",
    "pin",
    "km",
    "cm",
    "kg",
    "mr",
    "tv",
    "gps",
    "lpg",
    "dna",
    "covid",
    "led",
    "suv",
    "abs",
    "vergi",
    "bay",
    "bayan",
    "ms",
    "mrs",
    "ii",
    "iii",
    "iv",
    "vi",
    "vii",
    "adsl",
    "cd",
    "dvd",
    "usb",
    "ohal",
    "khk",
    "ygs",
    "lys",
    "kpss",
    "teog",
    "öss",
    "bes",
    "io",
    "foto",
    "video",
    "galeri",
    "haber",
    "son",
    "cumhuriyet",
];

/// Words that open sentences and never names.
const OPENERS: &[&str] = &[
    "bu", "şu", "o", "bir", "ve", "ile", "ancak", "ama", "fakat", "çünkü", "ayrıca", "öte", "son", "yeni", "her",
    "hiç", "ben", "sen", "biz", "siz", "onlar", "bunun", "bunu", "buna", "bunlar", "böyle", "şöyle", "işte", "evet",
    "hayır", "eğer", "daha", "en", "çok", "ne", "neden", "nasıl", "kim", "hangi", "saat", "dün", "bugün", "yarın",
    "geçen",
];

impl Doc<'_> {
    /// Whether a token can stand inside a name: a capitalised word that is none by rule.
    pub(super) fn is_nameable(&self, at: usize) -> bool {
        self.story.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            && self.is_capitalised(at)
            && !NEVER.contains(&self.stem(at))
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

    /// Whether a word at an opening is likely part of a name for all that.
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let stem = self.stem(at);
        if OPENERS.contains(&stem) {
            return false;
        }
        let seen = names::evidence(stem);
        let in_names = seen.person() + seen.place + seen.organisation;
        if !is_common(stem) {
            return true;
        }
        if country::place(stem).is_some() || casing::is_all_caps(self.story.stem(at)) && stem.len() < 6 {
            return true;
        }
        in_names >= 3 && in_names > seen.other / 2 && lexicon::frequency(stem) <= 3
    }

    /// Whether a word belongs to titles, ministries or heads of names: it may open a name at an opening.
    pub(super) fn is_office_word(&self, at: usize) -> bool {
        let stem = self.stem(at);
        titles::head(stem).is_some()
            || titles::is_part(stem)
            || titles::is_ministry(stem)
            || heads::head(stem).is_some_and(|h| matches!(h.kind, heads::Kind::Body | heads::Kind::Firm))
    }
}

/// Whether a form, or the stem behind a frequent suffix, is a common word.
pub(super) fn is_common(lower: &str) -> bool {
    lexicon::is_common(lower)
}

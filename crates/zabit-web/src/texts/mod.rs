//! What pages say, in Turkish and English: Fluent files of `locales/`, built in.
//!
//! A page asks by key ([`Texts::say`]); a test holds both languages to the same keys, and every key that is used to be
//! there. Names, words of stories and figures are never translated. Numbers and days are written as the language does.

mod days;
mod numbers;

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_langneg::{NegotiationStrategy, negotiate_languages, parse_accepted_languages};
use unic_langid::LanguageIdentifier;

pub use numbers::Number;

/// A language of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Turkish.
    Turkish,
    /// English.
    English,
}

/// The files of one language, by their name.
type Files = &'static [(&'static str, &'static str)];

macro_rules! files {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../locales/", $folder, "/", $name, ".ftl")))),+]
    };
}

/// A file for each page or group of pages; a new one is added in both lists.
const TURKISH: Files = files!("tr": "api", "base", "charts", "decide", "entity", "fault", "home", "names", "paste", "people", "relation", "rules", "search", "story");
const ENGLISH: Files = files!("en": "api", "base", "charts", "decide", "entity", "fault", "home", "names", "paste", "people", "relation", "rules", "search", "story");

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Turkish, Self::English];

    /// The language of a code, "tr" or "en".
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Its code (BCP 47).
    pub fn code(self) -> &'static str {
        match self {
            Self::Turkish => "tr",
            Self::English => "en",
        }
    }

    /// The other one, for the switch.
    pub fn other(self) -> Self {
        match self {
            Self::Turkish => Self::English,
            Self::English => Self::Turkish,
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        // Our own codes are well formed.
        self.code().parse().unwrap_or_default()
    }
}

/// The language that suits the line `Accept-Language` best; Turkish, the language of the stories, where it names neither.
pub fn negotiate(accepted: &str) -> Language {
    let wanted = parse_accepted_languages(accepted);
    let ours = Language::ALL.map(Language::identifier);
    let found = negotiate_languages(&wanted, &ours, None, NegotiationStrategy::Lookup);
    let first = found.first().and_then(|found| Language::of_code(found.language.as_str()));
    // Somebody who reads neither is likelier to read English.
    first.unwrap_or(if wanted.is_empty() { Language::Turkish } else { Language::English })
}

/// The texts of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The language.
    pub language: Language,
}

/// A value in a text: a word, or a number that its plural depends on.
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

impl Texts {
    /// The texts of a language.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// A text. A key that is not there shows itself: a test keeps that from happening.
    pub fn say(self, key: &str) -> Cow<'static, str> {
        self.find(key, None).unwrap_or_else(|| Cow::Owned(key.to_owned()))
    }

    /// A text with a word in it, `{ $value }`.
    pub fn tell(self, key: &str, value: impl AsRef<str>) -> String {
        self.with(key, &[("value", value.as_ref().to_owned().into())])
    }

    /// A text with a number in it: `{ $count }` tells the plural, `{ $shown }` is the number as it is written.
    pub fn count(self, key: &str, count: impl Number) -> String {
        let count = count.number();
        self.with(key, &[("count", count.into()), ("shown", self.number(count).into())])
    }

    /// A text with values in it.
    pub fn with(self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.find(key, Some(&args)).map_or_else(|| key.to_owned(), Cow::into_owned)
    }

    /// What a word of the record is called: `names("statement", "direct")` is the text `statement-direct`. A word that has
    /// no text stands as it is.
    pub fn name(self, group: &str, word: &str) -> Cow<'static, str> {
        let key = format!("{group}-{}", slug(word));
        self.find(&key, None).unwrap_or_else(|| Cow::Owned(word.to_owned()))
    }

    /// A number as the language writes it: "1.234" in Turkish, "1,234" in English.
    pub fn number(self, number: impl Number) -> String {
        numbers::grouped(number.number(), self.language)
    }

    /// An exact decimal as the language writes it: "12,75" in Turkish.
    pub fn decimal(self, decimal: &str) -> String {
        numbers::decimal(decimal, self.language)
    }

    /// A day, month or year as people write it; anything else of EDTF as it stands.
    pub fn day(self, day: impl AsRef<str>) -> String {
        days::written(day.as_ref(), self)
    }

    /// An office as the store tells it; what it says of a former one is said in the language.
    pub fn role(self, role: &str) -> String {
        match role.strip_prefix("former ") {
            Some(role) => self.tell("role-former", role),
            None => role.to_owned(),
        }
    }

    fn find(self, key: &str, args: Option<&FluentArgs>) -> Option<Cow<'static, str>> {
        let bundle = bundle(self.language);
        let pattern = bundle.get_message(key)?.value()?;
        // What is wrong with a text is found by tests; readers see the text.
        Some(Cow::Owned(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()))
    }
}

/// A word of the record as part of a key: "quotation, şeklinde, verb" is "quotation-seklinde-verb".
fn slug(word: &str) -> String {
    let letter = |letter: char| match letter.to_ascii_lowercase() {
        ' ' | '-' => Some('-'),
        'ş' => Some('s'),
        'ö' => Some('o'),
        'ı' => Some('i'),
        letter => letter.is_ascii_alphanumeric().then_some(letter),
    };
    word.chars().filter_map(letter).collect()
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(language: Language) -> &'static Bundle {
    static BUNDLES: LazyLock<[Bundle; 2]> =
        LazyLock::new(|| [made(Language::Turkish, TURKISH), made(Language::English, ENGLISH)]);
    match language {
        Language::Turkish => &BUNDLES[0],
        Language::English => &BUNDLES[1],
    }
}

fn made(language: Language, files: Files) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
    // Texts stand in HTML of one direction; marks for isolation would show as boxes in some fonts.
    bundle.set_use_isolating(false);
    for (_, file) in files {
        // A broken text is left out, and missed by a test.
        let file = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(file, _)| file);
        let _ = bundle.add_resource(file);
    }
    bundle
}

#[cfg(test)]
mod tests;

//! What kind of thing a name names, as far as its words and its neighbours tell.

use std::ops::Range;

use zabit_record::EntityType;
use zabit_turkish::heads::Head;
use zabit_turkish::names::evidence;
use zabit_turkish::suffix::{Case, after_apostrophe, rough};
use zabit_turkish::{casing, country, lexicon};

use crate::Doc;

/// Log-odds of each kind. Only their differences mean anything.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scores {
    pub person: f32,
    pub place: f32,
    pub organisation: f32,
    pub other: f32,
}

impl Scores {
    pub fn add(&mut self, more: &Scores) {
        self.person += more.person;
        self.place += more.place;
        self.organisation += more.organisation;
        self.other += more.other;
    }

    /// The best kind; `None` for no name of ours.
    pub fn kind(&self) -> Option<EntityType> {
        let ranked = [
            (self.person, Some(EntityType::Person)),
            (self.place, Some(EntityType::Place)),
            (self.organisation, Some(EntityType::Organisation)),
            (self.other, None),
        ];
        ranked.into_iter().reduce(|best, next| if next.0 > best.0 { next } else { best }).and_then(|best| best.1)
    }
}

/// Sure enough to outweigh any count.
const SURE: f32 = 12.0;

pub(super) fn of_head(head: Head) -> Scores {
    match head {
        Head::Organisation => Scores { organisation: SURE, ..Scores::default() },
        Head::Place => Scores { place: SURE, ..Scores::default() },
        Head::Thing => Scores { other: SURE, ..Scores::default() },
    }
}

pub(super) fn place() -> Scores {
    Scores { place: 5.0, ..Scores::default() }
}

/// From the words of a name.
pub(super) fn words(doc: &Doc, words: Range<usize>) -> Scores {
    let length = words.len();
    let mut scores = if length > 1 {
        Scores { person: -0.4, place: -2.0, organisation: -1.0, other: -1.6 }
    } else {
        Scores { person: -1.2, place: -1.6, organisation: -1.2, other: -1.2 }
    };
    for (n, at) in words.clone().enumerate() {
        if !doc.is_word(at) {
            continue;
        }
        let seen = evidence(doc.stem(at));
        let common = lexicon::frequency(doc.stem(at)) as f32;
        let (here, there) = if n == 0 && length > 1 {
            (seen.person_first, seen.person_later)
        } else {
            (seen.person_later, seen.person_first)
        };
        let person = here as f32 + 0.3 * there as f32;
        let total = person + (seen.place + seen.organisation + seen.other) as f32 + 2.0;
        let share = |count: f32, prior: f32| ((count + 2.0 * prior) / total).ln();
        scores.person += share(person, 0.4);
        scores.place += share(seen.place as f32, 0.2);
        scores.organisation += share(seen.organisation as f32, 0.25);
        scores.other += share(seen.other as f32, 0.15) + 0.15 * common;
        let word = doc.story.stem(at);
        if casing::is_all_caps(word) && word.chars().count() <= 6 && length == 1 {
            scores.organisation += 4.0;
        } else if length == 1 && word.chars().skip(1).any(char::is_uppercase)
            || word.chars().any(|c| c.is_ascii_digit())
        {
            scores.organisation += 2.0;
        }
    }
    scores
}

/// Nouns after a name that tell its kind.
const AFTER_PLACE: &[&str] = &[
    "ilçesi",
    "ilçesinde",
    "ilçesine",
    "ilçesinin",
    "ilçesindeki",
    "ilinde",
    "ili",
    "kenti",
    "kentinde",
    "kentinin",
    "kentine",
    "kentindeki",
    "köyü",
    "köyünde",
    "beldesi",
    "beldesinde",
    "mahallesi",
    "mahallesinde",
    "şehri",
    "şehrinde",
    "adası",
    "adasında",
    "bölgesi",
    "bölgesinde",
    "bölgesindeki",
    "eyaleti",
    "eyaletinde",
    "eyaletinin",
    "havalimanı",
    "ilçelerinde",
    "asıllı",
    "doğumlu",
    "kırsalında",
    "kırsalındaki",
    "merkezinde",
    "sınırında",
    "sokaklarında",
    "sınırındaki",
    "açıklarında",
];
const AFTER_BODY: &[&str] = &[
    "hisseleri",
    "hissesi",
    "gazetesi",
    "gazetesine",
    "gazetesinin",
    "ajansı",
    "ajansına",
    "ajansının",
    "kulübü",
    "şirketi",
    "şirketinin",
    "partisi",
    "örgütü",
    "örgütünün",
    "üyesi",
    "üyeleri",
    "militanı",
    "militanları",
    "takımı",
    "yönetimi",
    "televizyonu",
    "televizyonuna",
    "kanalı",
    "bankası",
    "yetkilileri",
    "teröristleri",
    "mensubu",
    "mensupları",
    "terör",
];
const AFTER_PERSON: &[&str] =
    &["dedi", "diyor", "konuştu", "söyledi", "şunları", "şöyle", "hanım", "bey", "adlı", "isimli"];

/// From the words around a name.
pub(super) fn context(doc: &Doc, words: &Range<usize>) -> Scores {
    let mut scores = Scores::default();
    let last = words.end - 1;
    let next =
        if words.end < doc.len() && !doc.story.tokens[words.end].line_before { doc.lower(words.end) } else { "" };
    if AFTER_PLACE.contains(&next) {
        scores.place += 4.0;
    }
    if AFTER_BODY.contains(&next) {
        scores.organisation += 3.0;
    }
    if AFTER_PERSON.contains(&next) {
        scores.person += 1.5;
    }
    if doc.story.tokens[last].has_apostrophe() {
        scores.other -= 1.0;
        if let Some(noun) = after_apostrophe(doc.suffix(last)) {
            match noun.case {
                Case::Locative => scores.place += if noun.relative { 1.5 } else { 1.0 },
                Case::Ablative => scores.place += 0.3,
                _ => {}
            }
        }
    }
    if words.start > 0 && !doc.story.tokens[words.start].line_before {
        match doc.lower(words.start - 1) {
            "örgütü" => scores.organisation += 4.0,
            "devi" | "şirketi" | "kulübü" | "ajansı" | "gazetesi" | "takımı" => scores.organisation += 3.0,
            "başkenti" | "kenti" | "ilçesi" => scores.place += 4.0,
            "diyen" | "eden" | "söyleyen" | "belirten" | "konuşan" | "kaydeden" | "isimli" | "adlı" => {
                scores.person += 1.0
            }
            _ => {}
        }
    }
    scores
}

/// Endings a Turkish word can carry, vowels rough (see [`rough`]).
const ENDINGS: &[&str] = &[
    "lAr", "I", "sI", "Im", "ImIz", "InIz", "m", "mIz", "n", "nIz", "In", "nIn", "yA", "A", "nA", "yI", "nI", "DA",
    "nDA", "DAn", "nDAn", "lA", "ylA", "kI", "lI", "lIk", "lIğ", "sIz", "CI", "CA", "DIr", "DI", "mIş", "AcAk", "AcAğ",
    "yAcAk", "yAcAğ", "An", "yAn", "DIk", "DIğ", "mA", "mAk", "yIp", "Ip", "ArAk", "yArAk", "IncA", "yIncA", "ken",
    "Ar", "Ir", "r", "Iyor", "lAn", "lAş", "Il", "n", "DIr", "t", "k", "Iz", "yIz", "sA", "mAz", "mAyA", "Iş", "yIş",
    "sIn", "IlAr",
];

/// Whether a word in lower case is a common one, in any inflected form.
pub(super) fn looks_common(lower: &str) -> bool {
    if lexicon::is_common(lower) || lower.chars().count() < 2 {
        return true;
    }
    let rest = rough(lower);
    let letters: Vec<char> = rest.chars().collect();
    let bounds: Vec<usize> = lower.char_indices().map(|(at, _)| at).collect();
    if bounds.len() != letters.len() || letters.len() > 30 {
        return false;
    }
    // fits[n]: the letters from n on are a chain of endings.
    let mut fits = vec![false; letters.len() + 1];
    fits[letters.len()] = true;
    for at in (2..letters.len()).rev() {
        fits[at] = ENDINGS.iter().any(|ending| {
            let length = ending.chars().count();
            at + length <= letters.len()
                && fits[at + length]
                && ending.chars().zip(&letters[at..]).all(|(a, b)| a == *b)
        });
        if fits[at] && (lexicon::is_noun(&lower[..bounds[at]]) || lexicon::is_verb_stem(&lower[..bounds[at]])) {
            return country::place(&lower[..bounds[at]]).is_none();
        }
    }
    false
}

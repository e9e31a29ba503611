//! The noun phrase after a figure: whether something is counted, and whether it is people.

use zabit_text::TokenKind;
use zabit_turkish::morph::{self, PersonPsor, Upos};
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{Kind, Tense};
use zabit_turkish::{lexicon, numeral, unit};

use hashbrown::HashSet;

use super::bare;
use super::words::words;
use crate::Doc;
use crate::verbs::chosen;

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// Whether the head names human beings.
    pub person: bool,
    /// One past the head.
    pub end: usize,
    /// Whether the head, or the noun it begins with, stands right after the figure, so that the span takes it in.
    pub adjacent: bool,
}

/// Nouns for human beings that also stand before another one: "kadın öğretmen", "emekli asker".
const BEFORE_PERSONS: &[&str] =
    &["kadın", "erkek", "kız", "genç", "yaşlı", "engelli", "emekli", "çocuk", "yabancı", "işsiz", "polis"];

/// The noun that an adjective in -lI is made of, where it is one of a list: "bedel" of "bedelli", "yatak" of "yataklı".
///
/// Source: Göksel and Kerslake (2005), ch. 7.2.2.1 (-lI).
pub(super) fn having(word: &str, nouns: &HashSet<&'static str>) -> Option<&'static str> {
    let noun = ["lı", "li", "lu", "lü"].iter().find_map(|ending| word.strip_suffix(ending))?;
    nouns.get(noun).copied()
}

/// Whether a figure before this token counts nothing: a postposition, a particle or a verb stands there.
pub(super) fn is_stop(word: &str) -> bool {
    words().stops.contains(word) || is_verb(word)
}

/// Verb forms by their endings: -(I)yor, -AcAk, -DIk + possessive, -ArAk, -mAk, -An, -mIş.
///
/// Source: Göksel and Kerslake (2005), ch. 8.2 (verbal inflection), 8.5.1 (subordinating suffixes).
pub(super) fn is_verb(word: &str) -> bool {
    const INSIDE: &[&str] =
        &["yor", "acak", "ecek", "acağ", "eceğ", "dığ", "diğ", "duğ", "düğ", "tığ", "tiğ", "tuğ", "tüğ"];
    const ENDS: &[&str] = &[
        "arak",
        "erek",
        "mak",
        "mek",
        "mış",
        "miş",
        "muş",
        "müş",
        "mıştı",
        "mişti",
        "muştu",
        "müştü",
        "ıldı",
        "ildi",
        "uldu",
        "üldü",
        "landı",
        "lendi",
        "laştı",
        "leşti",
        "ınca",
        "ince",
        "unca",
        "ünce",
        "ırdı",
        "irdi",
        "urdu",
        "ürdü",
        "ırken",
        "irken",
        "urken",
        "ürken",
        "yan",
        "yen",
        "ılan",
        "ilen",
        "ulan",
        "ülen",
        "ınan",
        "inen",
        "unan",
        "ünen",
        "lanan",
        "lenen",
        "makta",
        "mekte",
        "malı",
        "meli",
        "lıyor",
        "masına",
        "mesine",
        "masını",
        "mesini",
        "masının",
        "mesinin",
        "ması",
        "mesi",
    ];
    const LIMBS: &[&str] = &["bacak", "kucak", "saçak", "ocak"];
    let letters = word.chars().count();
    if letters < 4 || words().nouns.contains(word) || LIMBS.iter().any(|noun| word.starts_with(noun)) {
        return false;
    }
    INSIDE.iter().any(|form| word.contains(form) && letters > form.chars().count() + 1)
        || (letters > 5
            && ENDS.iter().any(|end| word.ends_with(end))
            && !word.ends_with("laşması")
            && !word.ends_with("leşmesi"))
        || words().participles.contains(word)
}

/// Whether a token is read as a main verb or as an action in a case and is no noun of its own: "inebilir", "yapmayı", not
/// "taşınmaz", "büyümeyi".
fn is_verb_form(doc: &Doc, at: usize) -> bool {
    let acts = chosen(doc, at).is_some_and(|form| {
        form.is_finite() && form.tense != Tense::Imperative && (form.tense != Tense::Aorist || form.able)
            || form.kind == Kind::Action && form.case.is_some_and(|case| case != Case::Nominative)
    });
    let is_noun = |noun: String| lexicon::is_noun(&noun) && doc.stem(at).starts_with(&noun);
    acts && !bare::noun(doc.stem(at)).is_some_and(is_noun)
}

/// Whether a token is read as a noun that ends its phrase: by its case, by being ours, by being possessed before a name;
/// "kaynağa", "iş makinemiz", "bölümü Finlandiya'dan". A word that is a noun as it stands ("devriye") does not.
fn is_closed(doc: &Doc, at: usize) -> bool {
    let Some(reading) = doc.noun(at) else { return false };
    let cased = reading.feats.get::<morph::Case>().is_some_and(|case| case != morph::Case::Nom);
    let owned = match reading.feats.get() {
        Some(PersonPsor::First | PersonPsor::Second) => true,
        Some(PersonPsor::Third) => at + 1 < doc.len() && (doc.is_capitalised(at + 1) || is_other(doc, at + 1)),
        None => false,
    };
    (cased || owned) && !lexicon::is_noun(doc.stem(at))
}

/// Whether a noun in a case that owns nothing stands at a token, after a compound: "3000 çalışma saati | devlete".
fn is_other(doc: &Doc, at: usize) -> bool {
    doc.reading(at).is_some_and(|reading| {
        reading.upos == Upos::Pron
            || reading.upos == Upos::Noun
                && reading.feats.get::<PersonPsor>().is_none()
                && reading.feats.get::<morph::Case>().is_some_and(|case| case != morph::Case::Nom)
    })
}

/// Farthest a head may stand from its figure.
const REACH: usize = 6;

/// The noun phrase that begins at a token and what it counts; `None` where none begins there.
///
/// "725 Kazak öğrenci", "üç yeni denizaltı", "51 Hava Harp Okulu öğrencisinin".
pub(super) fn counted(doc: &Doc, at: usize) -> Option<Counted> {
    if at < doc.len() && having(doc.lower(at), &words().parts).is_some() {
        return Some(Counted { person: false, end: at + 1, adjacent: true });
    }
    let mut lower_noun = None;
    let mut by_place = None;
    let mut capitals = 0;
    let mut end = at;
    while end < at + REACH {
        let Some(token) = doc.story.tokens.get(end).filter(|token| !token.line_before) else { break };
        if token.kind != TokenKind::Word {
            // "111 Formula 1 yarışı": the number of a name.
            if token.kind == TokenKind::Number && capitals > 0 && lower_noun.is_none() {
                end += 1;
                continue;
            }
            // "Yahoo! kullanıcısı": a sign inside a name.
            let inside_name = end > at && doc.is(end, "!") && !token.space_before;
            if inside_name && doc.story.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Word) {
                end += 1;
                continue;
            }
            break;
        }
        let word = doc.stem(end);
        let capital = doc.is_capitalised(end);
        if end > at
            && !capital
            && numeral::word(word).is_some_and(|word| !word.doubtful && word.kind == numeral::Kind::Cardinal)
        {
            break;
        }
        if !capital && (is_stop(word) || is_verb_form(doc, end)) {
            // "3 çalışan", "aktif çalışanı": a participle that has become a noun.
            if unit::person(word).is_some_and(|ending| !ending.is_bare() || end == at) {
                return Some(Counted { person: true, end: end + 1, adjacent: end == at });
            }
            break;
        }
        // "500 yatak kapasiteli hastane", "20 kişi kapasiteli": what it holds is counted, not what holds it.
        if end > at && having(word, &words().measured).is_some() {
            return Some(Counted { person: unit::person(doc.stem(end - 1)).is_some(), end, adjacent: end == at + 1 });
        }
        if end > at && !capital && doc.noun(end - 1).is_some() && makes_verb(doc, end) {
            break;
        }
        // "9 bin dönümlük arsa TARİŞ'in": the name after a noun is another phrase; "6 üst düzey Rus yetkilisi" is one.
        let inhabitant = capital && unit::inhabitant(&joined(doc, end)).is_some();
        let nation = inhabitant || unit::person(word).is_some();
        if capital && lower_noun.is_some() && doc.noun(end - 1).is_some() && !nation {
            break;
        }
        let bare = |ending: numeral::Ending| ending.is_bare() && !token.has_apostrophe();
        let noun_follows = continues(doc, end + 1);
        if let Some(ending) = unit::person(word) {
            // "35 Rus diplomat": a nation before a noun is an adjective. "kadın öğretmen": the second is meant.
            let adjective =
                bare(ending) && noun_follows && (capital || BEFORE_PERSONS.contains(&word) && is_person(doc, end + 1));
            if !(adjective || bare(ending) && is_thing(doc, end + 1)) {
                return Some(Counted { person: true, end: end + 1, adjacent: end == at });
            }
        } else if unit::doer(word).is_some_and(|ending| !(bare(ending) && noun_follows)) {
            return Some(Counted { person: true, end: end + 1, adjacent: end == at });
        }
        if capital {
            // "iki Pakistanlı hastaneye kaldırıldı" are people; "iki Çinli şirket" are not.
            if inhabitant && !names_body(doc, end + 1) {
                return Some(Counted { person: true, end: end + 1, adjacent: end == at });
            }
            by_place = nation.then_some(end);
            capitals += 1;
        } else {
            lower_noun.get_or_insert(end);
            by_place = None;
        }
        end += 1;
        let cased = token.has_apostrophe() || (!capital && (has_case(word) || is_closed(doc, end - 1)));
        if cased && by_place.is_none() {
            break;
        }
    }
    if let Some(place) = by_place {
        return Some(Counted { person: true, end: place + 1, adjacent: place == at });
    }
    // Names alone are counted only where several words make one: "üç Yunus Emre Enstitüsü", not "3 İstanbul".
    let Some(noun) = lower_noun else {
        return (capitals > 1).then_some(Counted { person: false, end, adjacent: false });
    };
    let adjacent = noun == at && !is_adjective(doc.stem(at), end - at);
    Some(Counted { person: false, end, adjacent })
}

/// "10 şirket iflas etti", "12 ülke destek verdi": a noun that its verb makes a verb with is no part of what is counted.
///
/// Source: Göksel and Kerslake (2005), ch. 9.3 (compound verb forms with et- and ol-).
fn makes_verb(doc: &Doc, noun: usize) -> bool {
    let next = noun + 1;
    if next >= doc.len() || !doc.is_word(next) {
        return false;
    }
    let et = ["et", "ed"].iter().any(|letters| doc.lower(next).starts_with(letters));
    et && ["et", "edil"].iter().any(|stem| doc.verb(next, stem).is_some())
        || words().objects.contains(doc.lower(noun)) && chosen(doc, next).is_some_and(|form| form.is_finite())
}

/// Whether a body or a thing stands at a token, so that a nation before it is an adjective.
fn names_body(doc: &Doc, at: usize) -> bool {
    const BODIES: &str = "firma şirket banka kulüp kulüb takım ekip ekib grup grub kurum kuruluş parti gazete kanal marka üretici dev uça \
        gemi tanker aile film dizi site ajans tim birlik fabrika otel köy kent şehir şehr ülke okul üniversite hastane";
    continues(doc, at)
        && BODIES.split(' ').any(|body| doc.stem(at).starts_with(body))
        && !doc.stem(at).starts_with("hastaneye")
}

/// Whether another word of the phrase stands at a token.
fn continues(doc: &Doc, at: usize) -> bool {
    doc.story.tokens.get(at).is_some_and(|token| !token.line_before && token.kind == TokenKind::Word)
        && !is_stop(doc.stem(at))
}

fn is_person(doc: &Doc, at: usize) -> bool {
    continues(doc, at) && unit::person(doc.stem(at)).is_some()
}

/// "öğrenci bursu", "polis noktasında", "kullanıcı hesabı": the head of a compound that is a thing.
///
/// Source: Göksel and Kerslake (2005), ch. 10.2 (-(s)I compounds).
fn is_thing(doc: &Doc, at: usize) -> bool {
    // "polis kontrol noktası": the head may come after one more noun.
    for at in at..at + 2 {
        if !continues(doc, at) || is_person(doc, at) {
            return false;
        }
        if heads_compound(doc.stem(at)) {
            return true;
        }
    }
    false
}

pub(super) fn heads_compound(word: &str) -> bool {
    const COMPOUND: &[&str] =
        &["sı", "si", "su", "sü", "sında", "sinde", "sunda", "sünde", "sının", "sinin", "sunun", "sünün"];
    const THINGS: &[&str] = &[
        "hesab", "yurd", "konut", "bilgisi", "dosya", "başına", "başı", "kapasite", "talebi", "oyu", "koltuğ", "gemi",
    ];
    THINGS.iter().any(|thing| word.starts_with(thing))
        || (word.chars().count() > 5 && COMPOUND.iter().any(|end| word.ends_with(end)))
}

/// A word with its suffix after the apostrophe joined on: "abd'li" is "abdli".
fn joined(doc: &Doc, at: usize) -> String {
    let mut word = doc.stem(at).to_owned();
    word.push_str(doc.suffix(at));
    word
}

fn is_adjective(word: &str, length: usize) -> bool {
    let by_ending = ["lı", "li", "lu", "lü", "sız", "siz", "suz", "süz", "sel", "sal"];
    words().adjectives.contains(word) || length > 1 && by_ending.iter().any(|end| word.ends_with(end))
}

/// Case endings that few bare nouns have: a word with one closes its phrase.
fn has_case(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "ndan", "nden", "nda", "nde", "nın", "nin", "nun", "nün", "ını", "ini", "unu", "ünü", "ına", "ine", "una",
        "üne", "dan", "den", "tan", "ten", "ların", "lerin", "lara", "lere", "ları", "leri", "larda", "lerde", "ya",
        "ye", "yı", "yi", "yu", "yü", "da", "de", "ta", "te", "daki", "deki", "taki", "teki",
    ];
    word.chars().count() > 4 && ENDS.iter().any(|end| word.ends_with(end))
}

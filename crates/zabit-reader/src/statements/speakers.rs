//! Common nouns in a source's place: who speaks without a name, and short words for bodies named before.

use std::sync::LazyLock;

use hashbrown::HashMap;
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{Kind, Tense};
use zabit_turkish::{casing, lexicon, unit};

use crate::Doc;
use crate::verbs::chosen;

/// A speaking noun; of two words the first stands apart.
type SpeakerNoun = (Option<&'static str>, &'static str);

/// The speaking nouns by their first letter.
static SPEAKERS: LazyLock<HashMap<char, Vec<SpeakerNoun>>> = LazyLock::new(|| {
    let mut by_letter: HashMap<char, Vec<_>> = HashMap::new();
    let lines = include_str!("../../data/speakers.txt").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        // "bilim insanı" is "bilim insanları" in the plural: the compound's possessive stands last.
        let (before, last) = line.rsplit_once(' ').map_or((None, line), |(before, last)| {
            (Some(before), last.strip_suffix(['ı', 'i', 'u', 'ü']).unwrap_or(last))
        });
        if let Some(first) = last.chars().next() {
            by_letter.entry(first).or_default().push((before, last));
        }
    }
    by_letter
});

fn speakers(word: &str) -> &'static [SpeakerNoun] {
    word.chars().next().and_then(|first| SPEAKERS.get(&first)).map_or(&[], Vec::as_slice)
}

/// Whether a word is a speaking noun in the nominative: "yetkililer", "sözcüsü", "gazete".
pub(super) fn is_speaker_noun(word: &str) -> bool {
    speakers(word).iter().any(|(before, noun)| before.is_none() && is_nominative_of(word, noun))
}

fn is_nominative_of(word: &str, noun: &str) -> bool {
    let Some(rest) = strip_softened(word, noun) else { return false };
    matches!(rest, "" | "ler" | "lar" | "leri" | "ları" | "si" | "sı" | "su" | "sü" | "i" | "ı" | "u" | "ü")
}

/// Whether a speaking noun is plural or possessed: "yetkililer", "sözcüsü".
pub(super) fn is_inflected(word: &str) -> bool {
    !speakers(word).iter().any(|(_, noun)| *noun == word)
}

/// What a common noun that may speak tells of its speaker.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaks {
    /// A noun of those who speak to the press: "yetkililer", "gazete".
    Office,
    /// Some people or some body: "yaralılar", "bir tanık", "üreticileri temsil eden dernek".
    People,
    /// Somebody the story has named: "başarılı golcü".
    Definite,
}

pub(super) fn speaks(doc: &Doc, at: usize) -> Option<Speaks> {
    if !doc.is_word(at) || doc.story.tokens[at].has_apostrophe() {
        return None;
    }
    let word = doc.lower(at);
    let before = |words: &str| at > 0 && doc.lower(at - 1) == words;
    if speakers(word).iter().any(|(first, noun)| first.is_none_or(before) && is_nominative_of(word, noun)) {
        return Some(Speaks::Office);
    }
    // These count only where something sets them off, which is asked first: it costs least.
    let apart = sets_off(doc, at + 1) || opens_phrase(doc, at + 1) || doc.is(at + 1, "tarafından");
    let body = || SHORT_BODIES.iter().any(|(short, _)| is_nominative_of(word, short));
    if is_those_who(doc, at) || apart && body() {
        return Some(Speaks::People);
    }
    let person = doc.person(at).or_else(|| apart.then(|| unit::doer(word)).flatten());
    let ending = person.filter(|e| e.case == Case::Nominative && !e.copula && !e.derived)?;
    let some = (at.saturating_sub(4)..at).any(|before| matches!(doc.lower(before), "bir" | "bazı" | "birçok" | "çok"));
    Some(if ending.plural || some { Speaks::People } else { Speaks::Definite })
}

/// Whether a comma or a particle at a token sets off what stands before it: "yetkililer ise".
pub(super) fn sets_off(doc: &Doc, at: usize) -> bool {
    at < doc.len() && matches!(doc.lower(at), "," | "ise" | "da" | "de")
}

/// Whether a token can only begin another phrase, so that what stands before it is whole: "Banka bu artışların …".
pub(super) fn opens_phrase(doc: &Doc, at: usize) -> bool {
    at < doc.len() && matches!(doc.lower(at), "bu" | "şu" | "bunun" | "bunu" | "söz" | "tüm" | "bütün" | "bazı")
}

/// Whether a token is a participle for people in the plural: "kararı eleştirenler", "karşı çıkanlar".
///
/// Source: Göksel and Kerslake (2005), ch. 25.1.1 (relative clauses without a head).
pub(super) fn is_those_who(doc: &Doc, at: usize) -> bool {
    let word = doc.lower(at);
    (word.ends_with("anlar") || word.ends_with("enler"))
        && chosen(doc, at).is_some_and(|form| form.kind == Kind::Relative && form.tense == Tense::None)
}

/// The rest of `word` after `noun`, whose last k may have softened: "sözcülük" is "sözcülüğ-".
pub(super) fn strip_softened<'a>(word: &'a str, noun: &str) -> Option<&'a str> {
    if let Some(rest) = word.strip_prefix(noun) {
        return Some(rest);
    }
    let short = noun.strip_suffix('k')?;
    word.strip_prefix(short)?.strip_prefix('ğ').filter(|rest| !rest.is_empty())
}

/// Short ways to name a body named before: "Bakanlıktan", "Valilik", "Şirket".
pub(super) const SHORT_BODIES: &[(&str, &str)] = &[
    ("bakanlık", "bakanlığı"),
    ("valilik", "valiliği"),
    ("belediye", "belediyesi"),
    ("başkanlık", "başkanlığı"),
    ("müdürlük", "müdürlüğü"),
    ("savcılık", "savcılığı"),
    ("başsavcılık", "başsavcılığı"),
    ("kaymakamlık", "kaymakamlığı"),
    ("büyükelçilik", "büyükelçiliği"),
    ("cumhurbaşkanlığı", "cumhurbaşkanlığı"),
    ("mahkeme", "mahkemesi"),
    ("kurum", "kurumu"),
    ("banka", "bankası"),
    ("parti", "partisi"),
    ("birlik", "birliği"),
    ("dernek", "derneği"),
    ("vakıf", "vakfı"),
    ("konsey", "konseyi"),
    ("komisyon", "komisyonu"),
    ("üniversite", "üniversitesi"),
    ("rektörlük", "rektörlüğü"),
    ("federasyon", "federasyonu"),
    ("sendika", "sendikası"),
    ("kulüp", "kulübü"),
    ("oda", "odası"),
    ("meclis", "meclisi"),
    ("grup", "grubu"),
    ("şirket", ""),
    ("kuruluş", ""),
    ("firma", ""),
];

/// "merkezi", "başkanlığı": a noun with a possessive, which makes the name before it part of a compound.
pub(super) fn is_possessed_noun(word: &str) -> bool {
    let Some(stem) = word.strip_suffix(['ı', 'i', 'u', 'ü']).filter(|_| !matches!(word, "yeni" | "şimdi")) else {
        return false;
    };
    let softened = stem.strip_suffix('ğ').map(|stem| format!("{stem}k"));
    stem.chars().count() > 2
        && (lexicon::is_noun(stem)
            || softened.is_some_and(|stem| lexicon::is_noun(&stem))
            || stem.strip_suffix('s').is_some_and(lexicon::is_noun))
}

/// The bare form of a short body in some case: "Valilikten" is "Valilik". `None` for other words.
pub(super) fn short_body(doc: &Doc, at: usize) -> Option<String> {
    let word = doc.stem(at);
    let (short, _) = SHORT_BODIES.iter().find(|(short, long)| {
        let rest = strip_softened(word, short);
        !long.is_empty()
            && rest.is_some_and(|rest| matches!(rest, "" | "tan" | "ten" | "dan" | "den" | "ça" | "çe" | "ca" | "ce"))
    })?;
    Some(if doc.is_capitalised(at) { casing::capitalise(short).to_string() } else { (*short).to_owned() })
}

/// Words that open a sentence and are no part of its subject.
pub(super) fn is_opener(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "ancak", "ayrıca", "öte", "yandan", "bu", "arada", "dün", "bugün", "fakat", "ama", "daha", "sonra", "böylece",
        "ise", "da", "de", "ve", "burada", "konuya", "konuyla", "ilişkin", "ilgili", "son", "dakika",
    ];
    OPENERS.contains(&word)
}

/// "bakanlıktan", "bakanlıkça", "bakanlığın": not the nominative.
pub(super) fn is_oblique(word: &str) -> bool {
    const ENDINGS: &[&str] = &["tan", "ten", "dan", "den", "ça", "çe", "ca", "ce", "ın", "in", "un", "ün"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

//! Nouns that carry speech: where it was said ("açıklamasında"), and on whose paper ("iddianamede").

use compact_str::CompactString;
use zabit_turkish::morph::{Case, Reading, Upos};

use crate::Doc;

/// Nouns for what is said or written. In the locative they set the scene of a report.
const SPEECH: &[&str] = &[
    "açıklama",
    "analiz",
    "beyanat",
    "bildiri",
    "bildirge",
    "bülten",
    "çalışma",
    "demeç",
    "değerlendirme",
    "dilekçe",
    "doküman",
    "duyuru",
    "fezleke",
    "gerekçe",
    "gönderi",
    "görüşme",
    "haber",
    "iddianame",
    "ifade",
    "ilan",
    "karar",
    "kitap",
    "konferans",
    "konuşma",
    "makale",
    "mektup",
    "mesaj",
    "metin",
    "not",
    "paylaşım",
    "program",
    "rapor",
    "röportaj",
    "savunma",
    "sohbet",
    "söyleşi",
    "sunum",
    "şikayet",
    "tasarı",
    "tebliğ",
    "toplantı",
    "tören",
    "tutanak",
    "tweet",
    "yayın",
    "yazı",
    "ziyaret",
];

/// Of these, the ones that are said outright: they set the scene even without a comma after them.
const UTTERANCES: &[&str] = &["açıklama", "konuşma", "mesaj", "demeç", "savunma", "paylaşım", "ifade", "değerlendirme"];

/// Papers whose contents are told in the passive: "iddianamede … belirtildi".
const PAPERS: &[&str] = &[
    "açıklama",
    "bildiri",
    "bildirge",
    "bülten",
    "dilekçe",
    "duyuru",
    "fezleke",
    "gerekçe",
    "haber",
    "iddianame",
    "ilan",
    "karar",
    "kitap",
    "mektup",
    "mesaj",
    "metin",
    "paylaşım",
    "rapor",
    "tasarı",
    "tutanak",
    "yazı",
];

/// What a word form has to do with speech, worked out once a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Speech(u8);

impl Speech {
    const SCENE: Self = Self(1);
    const POSSESSED: Self = Self(2);
    const UTTERANCE: Self = Self(4);
    const PAPER: Self = Self(8);
    const MADE: Self = Self(16);
    const MADE_BY_SOURCE: Self = Self(32);
    const MEDIUM: Self = Self(64);

    /// Of a form in lower case with its readings.
    pub(crate) fn of(lower: &str, readings: &[Reading]) -> Self {
        let locatives = readings.iter().filter(|reading| reading.feats.has(Case::Loc) && reading.clitics.is_empty());
        let nouns: Vec<CompactString> = locatives.map(noun).collect();
        let any = |list: &[&str]| nouns.iter().any(|noun| list.contains(&noun.as_str()));
        let (made, scene) = (MADE.contains(&lower), any(SPEECH));
        let owned = ["ında", "inde", "unda", "ünde"].iter().any(|ending| lower.ends_with(ending));
        let by_source = ["ğı", "ği", "ğu", "ğü", "kları", "kleri"].iter().any(|ending| lower.ends_with(ending));
        [
            (scene, Self::SCENE),
            (scene && owned, Self::POSSESSED),
            (any(UTTERANCES), Self::UTTERANCE),
            (any(PAPERS), Self::PAPER),
            (made, Self::MADE),
            (made && by_source, Self::MADE_BY_SOURCE),
            (MEDIA.contains(&lower) || is_outlet(lower), Self::MEDIUM),
        ]
        .into_iter()
        .fold(Self::default(), |all, (holds, bit)| if holds { Self(all.0 | bit.0) } else { all })
    }
}

/// The noun a reading is of: a verbal noun in -ma is one too ("açıklama").
fn noun(reading: &Reading) -> CompactString {
    let mut noun = reading.lemma.clone();
    if reading.upos == Upos::Verb {
        let back = noun.chars().rfind(|c| "aıoueiöü".contains(*c)).is_some_and(|c| "aıou".contains(c));
        noun.push_str(if back { "ma" } else { "me" });
    }
    noun
}

fn has(doc: &Doc, at: usize, bit: Speech) -> bool {
    doc.speech(at).0 & bit.0 != 0 && doc.is_word(at)
}

/// Whether the token sets the scene of a report: "açıklamada", "toplantısında".
pub fn is_scene(doc: &Doc, at: usize) -> bool {
    has(doc, at, Speech::SCENE)
}

/// Whether it is a noun for what is said or written, in any case: "açıklamada", "açıklamaya", "bilgilere".
pub fn is_noun_of_speech(doc: &Doc, at: usize) -> bool {
    doc.is_word(at)
        && doc.choice(at).form.readings.iter().any(|reading| {
            let noun = noun(reading);
            SPEECH.contains(&noun.as_str()) || noun == "bilgi"
        })
}

/// Whether it is such a noun with its owner's possessive: "kararında", "açıklamasında".
pub fn is_possessed_scene(doc: &Doc, at: usize) -> bool {
    has(doc, at, Speech::POSSESSED)
}

/// Whether it is an utterance in the locative: "açıklamada", "konuşmasında".
pub fn is_utterance(doc: &Doc, at: usize) -> bool {
    has(doc, at, Speech::UTTERANCE)
}

/// Whether it is a paper in the locative: "iddianamede", "açıklamada".
pub fn is_paper(doc: &Doc, at: usize) -> bool {
    has(doc, at, Speech::PAPER)
}

/// Whether the token says by its form that somebody made the utterance: "yaptığı", "yapılan".
pub fn is_made(doc: &Doc, at: usize) -> bool {
    has(doc, at, Speech::MADE)
}

/// Whether the maker is the sentence's subject: "yaptığı", "düzenlediği", not "yapılan".
pub fn is_made_by_source(doc: &Doc, at: usize) -> bool {
    has(doc, at, Speech::MADE_BY_SOURCE)
}

/// Whether it says where something was told to: "AA muhabirine", "CNN'e", "hesabından".
pub fn is_medium(doc: &Doc, at: usize) -> bool {
    has(doc, at, Speech::MEDIUM)
}

/// Words after which an utterance was made by whoever was just named: "yaptığı açıklamada", "yapılan".
const MADE: &[&str] = &[
    "yaptığı",
    "yaptıkları",
    "verdiği",
    "verdikleri",
    "düzenlediği",
    "düzenledikleri",
    "yayımladığı",
    "yayınladığı",
    "yayınladıkları",
    "yayımladıkları",
    "gönderdiği",
    "paylaştığı",
    "katıldığı",
    "yazdığı",
    "kaleme",
    "sunduğu",
    "hazırladığı",
    "yapılan",
    "yayımlanan",
    "yayınlanan",
    "düzenlenen",
    "gönderilen",
    "paylaşılan",
    "verilen",
    "hazırlanan",
    "sunulan",
    "gelen",
    "alınan",
    "servis",
    "edilen",
    "yazılı",
    "sözlü",
    "ortak",
    "derlediği",
    "aktardığı",
];

/// Words for where something was told to.
const MEDIA: &[&str] = &[
    "muhabirine",
    "muhabirlerine",
    "gazetesine",
    "gazetesinden",
    "televizyonuna",
    "kanalına",
    "ajansına",
    "dergisine",
    "radyosuna",
    "hesabından",
    "hesabında",
    "sitesine",
    "sitesinden",
    "gazetecilere",
    "mensuplarına",
    "twitter'dan",
    "facebook'tan",
    "muhabirlere",
];

/// Agencies, stations and papers that people talk to, by the last word of their name.
const OUTLETS: &[&str] = &[
    "aa",
    "afp",
    "ajansı",
    "anka",
    "ap",
    "axios",
    "bbc",
    "bild",
    "bloomberg",
    "cezire",
    "cnn",
    "cumhuriyet",
    "dha",
    "dpa",
    "dw",
    "euronews",
    "figaro",
    "guardian",
    "habertürk",
    "hürriyet",
    "iha",
    "jazeera",
    "milliyet",
    "monde",
    "ntv",
    "politico",
    "post",
    "press",
    "reuters",
    "rt",
    "spiegel",
    "sputnik",
    "şafak",
    "tass",
    "times",
    "trt",
    "welt",
    "zeitung",
];

/// Whether a form is an outlet's name in the dative: "CNN'e", "Anadolu Ajansı'na".
fn is_outlet(lower: &str) -> bool {
    let named = lower.split_once(['\'', '’']);
    named.is_some_and(|(name, case)| matches!(case, "a" | "e" | "ya" | "ye" | "na" | "ne") && OUTLETS.contains(&name))
}

/// Light verbs that go with a noun of speech: "değerlendirmesinde bulundu", "ifadesini kullandı".
pub const LIGHT_VERBS: &[&str] = &[
    "kullan", "bulun", "yap", "ver", "paylaş", "getir", "al", "et", "ilet", "savun", "aktar", "sürdür", "tamamla",
    "bitir", "noktala", "çek", "düş", "gönder", "yönelt", "göster", "ekle", "at", "yayımla", "yayınla", "söyle",
    "sarf", "kaydet", "anlat", "başla", "iste", "yayıl", "eleştir", "yanıtla", "cevapla", "dile", "konuş",
];

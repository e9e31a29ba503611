//! Nouns that carry speech: where it was said ("açıklamasında"), and on whose paper ("iddianamede").

use zabit_turkish::suffix::rough;

use crate::Doc;

/// Stems of nouns for what is said or written. In the locative they set the scene of a report.
const SPEECH: &[&str] = &[
    "açıklama",
    "analiz",
    "beyanat",
    "bildiri",
    "bildirge",
    "bülten",
    "çalışma",
    "demeç",
    "demec",
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
    "kitab",
    "konferans",
    "konuşma",
    "makale",
    "mektup",
    "mektub",
    "mesaj",
    "metin",
    "metn",
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
    "duyurusu",
    "tasarı",
    "tebliğ",
    "toplantı",
    "tören",
    "tutanak",
    "tutanağ",
    "tweet",
    "yayın",
    "yazı",
    "ziyaret",
];

/// Of these, the ones that are said outright: they set the scene even without a comma after them.
const UTTERANCES: &[&str] =
    &["açıklama", "konuşma", "mesaj", "demeç", "demec", "savunma", "paylaşım", "ifade", "değerlendirme"];

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
    "kitab",
    "mektup",
    "mektub",
    "mesaj",
    "metin",
    "metn",
    "paylaşım",
    "rapor",
    "duyurusu",
    "tasarı",
    "tutanak",
    "tutanağ",
    "yazı",
];

fn locative_of(word: &str, nouns: &[&str]) -> bool {
    if !["da", "de", "ta", "te"].iter().any(|ending| word.ends_with(ending)) {
        return false;
    }
    nouns.iter().any(|noun| word.strip_prefix(noun).is_some_and(|rest| is_locative(&rough(rest))))
}

/// "da", "sında", "larında", "ımda": locative, with number and possessive.
fn is_locative(rest: &str) -> bool {
    let rest = rest.strip_prefix("lAr").unwrap_or(rest);
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    matches!(rest, "DA" | "InDA" | "nDA" | "ImDA" | "ImIzDA" | "IyDA")
}

/// Whether the token sets the scene of a report: "açıklamada", "toplantısında".
pub fn is_scene(doc: &Doc, at: usize) -> bool {
    doc.is_word(at) && locative_of(doc.lower(at), SPEECH)
}

/// Whether it is such a noun with its owner's possessive: "kararında", "açıklamasında".
pub fn is_possessed_scene(doc: &Doc, at: usize) -> bool {
    let word = doc.lower(at);
    is_scene(doc, at) && ["ında", "inde", "unda", "ünde"].iter().any(|ending| word.ends_with(ending))
}

/// Whether it is an utterance in the locative: "açıklamada", "konuşmasında".
pub fn is_utterance(doc: &Doc, at: usize) -> bool {
    doc.is_word(at) && locative_of(doc.lower(at), UTTERANCES)
}

/// Whether it is a paper in the locative: "iddianamede", "açıklamada".
pub fn is_paper(doc: &Doc, at: usize) -> bool {
    doc.is_word(at) && locative_of(doc.lower(at), PAPERS)
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

/// Whether the token says by its form that somebody made the utterance: "yaptığı", "yapılan".
pub fn is_made(word: &str) -> bool {
    MADE.contains(&word)
}

/// Whether the maker is the sentence's subject: "yaptığı", "düzenlediği", not "yapılan".
pub fn is_made_by_source(word: &str) -> bool {
    is_made(word) && ["ğı", "ği", "ğu", "ğü", "kları", "kleri"].iter().any(|ending| word.ends_with(ending))
}

/// Words for where something was told to: "AA muhabirine", "gazetesine", "hesabından".
pub fn is_medium(word: &str) -> bool {
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
    MEDIA.contains(&word)
}

/// Light verbs that go with a noun of speech: "değerlendirmesinde bulundu", "ifadesini kullandı".
pub const LIGHT_VERBS: &[&str] = &[
    "kullan", "bulun", "yap", "ver", "paylaş", "getir", "al", "et", "ilet", "savun", "aktar", "sürdür", "tamamla",
    "bitir", "noktala", "çek", "düş", "gönder", "yönelt", "göster", "ekle", "at", "yayımla", "yayınla", "söyle",
    "sarf", "kaydet", "anlat", "başla", "iste", "yayıl", "eleştir", "yanıtla", "cevapla", "dile", "konuş",
];

//! Titles: offices, ranks and occupations, in bare and possessed form.
//!
//! Göksel and Kerslake (2005), ch. 14.4: in a -(s)I compound the last noun carries the ending
//! ("Belediye Başkanı"), which is why "Genel Müdürü" alone is the possessed form of "Genel Müdür".

use std::sync::LazyLock;

use compact_str::{CompactString, ToCompactString, format_compact};
use hashbrown::{HashMap, HashSet};

use crate::suffix::{Case, possessed_case};

/// What kind of title a word heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Goes with a body: "Müdür".
    Office,
    /// An office that keeps its ending in every form: "Cumhurbaşkanı".
    Fixed,
    /// Stands before a name: "Albay", "Prof.".
    Rank,
    /// An occupation: "avukat".
    Job,
}

/// A word that heads a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its kind.
    pub kind: Kind,
    /// Whether it carries the -(s)I of a compound: "Müdürü".
    pub possessed: bool,
    /// Whether it is plural: "Yardımcıları".
    pub plural: bool,
    /// The case it stands in, read from its own ending and not from an apostrophe.
    pub case: Case,
    /// Bytes of the word without its case: "Başkanının" without "nın".
    pub bare: usize,
}

static HEADS: LazyLock<HashMap<CompactString, (Kind, bool, bool)>> = LazyLock::new(|| {
    let mut heads = HashMap::new();
    for line in include_str!("../data/titles.tsv").lines().filter(|line| !line.starts_with('#')) {
        let Some((kind, words)) = line.split_once('\t') else { continue };
        let owned = kind == "owned";
        let kind = match kind {
            "owned" | "office" => Kind::Office,
            "fixed" => Kind::Fixed,
            "rank" => Kind::Rank,
            _ => Kind::Job,
        };
        for word in words.split(' ') {
            if owned {
                heads.entry(possessed(word)).or_insert((kind, true, false));
                continue;
            }
            heads.entry(word.to_compact_string()).or_insert((kind, kind == Kind::Fixed, false));
            if kind == Kind::Fixed {
                let stem = word.trim_end_matches(['ı', 'i', 'u', 'ü']);
                heads.entry(plural(stem)).or_insert((kind, true, true));
                continue;
            }
            heads.entry(possessed(word)).or_insert((kind, true, false));
            heads.entry(plural(word)).or_insert((kind, true, true));
        }
    }
    heads
});

fn plural(word: &str) -> CompactString {
    match harmony(word) {
        'ı' | 'u' => format_compact!("{word}ları"),
        _ => format_compact!("{word}leri"),
    }
}

/// The high vowel that harmonises with a word: ı i u ü.
fn harmony(word: &str) -> char {
    match word.chars().rev().find(|c| "aeıioöuüâ".contains(*c)) {
        Some('a' | 'ı' | 'â') => 'ı',
        Some('o' | 'u') => 'u',
        Some('ö' | 'ü') => 'ü',
        _ => 'i',
    }
}

/// The possessed form of a noun in lower case: "müdür" is "müdürü", "bakanlık" is "bakanlığı".
///
/// ```
/// use zabit_turkish::titles::possessed;
/// assert_eq!(possessed("başkan"), "başkanı");
/// assert_eq!(possessed("yardımcı"), "yardımcısı");
/// assert_eq!(possessed("kulüp"), "kulübü");
/// assert_eq!(possessed("vakıf"), "vakfı");
/// ```
pub fn possessed(word: &str) -> CompactString {
    let high = harmony(word);
    let mut letters = word.chars();
    let last = letters.next_back().unwrap_or(' ');
    let stem = letters.as_str();
    match last {
        // The vowel of the last syllable falls: Göksel and Kerslake, ch. 2.3.
        _ if word == "vakıf" => "vakfı".into(),
        _ if word == "zabıt" => "zaptı".into(),
        'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü' => format_compact!("{word}s{high}"),
        'k' if word == "fabrik" => format_compact!("{word}{high}"),
        'k' if stem.chars().filter(|c| "aeıioöuü".contains(*c)).count() > 1 || stem.ends_with('o') => {
            format_compact!("{stem}ğ{high}")
        }
        'p' if stem.chars().count() > 2 => format_compact!("{stem}b{high}"),
        'ç' if stem.chars().count() > 2 => format_compact!("{stem}c{high}"),
        _ => format_compact!("{word}{high}"),
    }
}

/// Reads a word in lower case, without apostrophe and suffix, as the head of a title.
///
/// ```
/// use zabit_turkish::titles::{head, Kind};
/// assert!(head("başkanı").unwrap().possessed);
/// assert!(head("yardımcıları").unwrap().plural);
/// assert_eq!(head("albay").unwrap().kind, Kind::Rank);
/// assert!(head("köprü").is_none());
/// ```
pub fn head(lower: &str) -> Option<Head> {
    let find = |form: &str, case: Case| {
        let (kind, possessed, plural) = *HEADS.get(form.trim_end_matches('.'))?;
        Some(Head { kind, possessed, plural, case, bare: form.len() })
    };
    find(lower, Case::Nominative)
        .or_else(|| {
            let (bare, case) = possessed_case(lower)?;
            (bare < lower.len()).then(|| find(&lower[..bare], case).filter(|head| head.possessed))?
        })
        .or_else(|| {
            let (stem, case) = ours(lower)?;
            find(stem, case).map(|head| Head { possessed: true, ..head })
        })
}

/// "Cumhurbaşkanımız", "Temsilcimizden": our president, our correspondent.
fn ours(lower: &str) -> Option<(&str, Case)> {
    const ENDINGS: &[(&str, Case)] = &[
        ("", Case::Nominative),
        ("ın", Case::Genitive),
        ("in", Case::Genitive),
        ("un", Case::Genitive),
        ("ün", Case::Genitive),
        ("a", Case::Dative),
        ("e", Case::Dative),
        ("ı", Case::Accusative),
        ("i", Case::Accusative),
        ("u", Case::Accusative),
        ("ü", Case::Accusative),
        ("la", Case::Instrumental),
        ("le", Case::Instrumental),
        ("dan", Case::Ablative),
        ("den", Case::Ablative),
    ];
    // Most words have no z: they are done with at once.
    if !lower.as_bytes().contains(&b'z') {
        return None;
    }
    ENDINGS.iter().find_map(|(ending, case)| {
        let bare = lower.strip_suffix(ending)?;
        let stem = ["mız", "miz", "muz", "müz"].iter().find_map(|our| bare.strip_suffix(our))?;
        let stem = if HEADS.contains_key(stem) { stem } else { stem.strip_suffix(['ı', 'i', 'u', 'ü'])? };
        Some((stem, *case))
    })
}

/// Words before a title's head that leave it free: "Genel Müdürü" is "Genel Müdür".
const ADJECTIVES: &[&str] = &[
    "eski",
    "sorumlu",
    "emekli",
    "genel",
    "geçici",
    "kurucu",
    "kıdemli",
    "mevcut",
    "onursal",
    "özel",
    "sabık",
    "seçilmiş",
    "yeni",
    "yüksek",
    "baş",
    "birinci",
    "ikinci",
    "ilk",
    "ünlü",
    "özgür",
    "fahri",
];

/// Whether a word is an adjective before a title, in lower case.
pub fn is_adjective(lower: &str) -> bool {
    ADJECTIVES.contains(&lower)
}

static PARTS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "genel belediye büyükşehir devlet meclis yönetim kurulu grup dışişleri içişleri kurmay il ilçe emniyet jandarma \
     milli millî eğitim sağlık halk sağlığı ülke bölge araştırma pazarlama satış ürün insan hakları kaynakları basın \
     hukuk dış iç politika ilişkiler ilişkileri yüksek icra kurumsal iletişim finans mali işler işleri kültür daire \
     dairesi şube bölüm bölümü birim özel kalem program proje teknik sportif bakan başkan müdür vali başbakan eski \
     kıdemli seçilmiş yeni kurucu onursal operasyon operasyondan sorumlu hizmetleri hizmetler eş tarım gıda orman \
     spor gençlik turizm adalet savunma maliye hazine ekonomi ticaret gümrük enerji tabii kaynaklar çevre şehircilik \
     iklim değişikliği sanayi teknoloji bilim çalışma sosyal güvenlik aile politikalar kalkınma ulaştırma denizcilik \
     haberleşme altyapı hayvancılık bayındırlık iskan petrol göç avrupa birliği yayın haber danışma denetim disiplin \
     mhk seyahat köşe strateji analiz finansal kurul üst düzey baş komuta kuvvet harekat tugay tabur bölük merkez \
     istanbul ankara izmir merkezi kadın kolları gençlik kolları teşkilat seçim yerel yönetimler ar-ge hukuk işleri \
     medya tanıtım kurumlar müze koleksiyon performans futbol basketbol altyapısı gelir idaresi vergi insani yardım \
     gazze ortadoğu siyasi işler siyasi mesleki zabıta itfaiye imar park bahçeler fen afet acil durum tören eyalet"
        .split_whitespace()
        .filter(|word| !matches!(*word, "istanbul" | "ankara" | "izmir" | "gazze" | "" | "avrupa" | "birliği"))
        .collect()
});

/// Whether a word commonly stands before the head inside a title: "Yönetim Kurulu Başkanı".
pub fn is_part(lower: &str) -> bool {
    PARTS.contains(lower)
}

static MINISTRIES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "dışişleri içişleri adalet milli millî savunma eğitim sağlık maliye hazine ekonomi ticaret gümrük enerji tabii \
     kaynaklar çevre şehircilik iklim değişikliği sanayi teknoloji bilim çalışma sosyal güvenlik aile hizmetler \
     politikalar kalkınma ulaştırma denizcilik haberleşme altyapı gıda tarım orman hayvancılık bayındırlık iskan \
     petrol göç kültür turizm gençlik spor su işleri bilgi iletişim dış iç avrupa birliği ab planlama inovasyon \
     elektronik sanayii köyişleri devlet propaganda"
        .split_whitespace()
        .collect()
});

/// Whether a word names a ministry's field: "Tarım", "Dışişleri".
pub fn is_ministry(lower: &str) -> bool {
    MINISTRIES.contains(lower)
}

//! Verb forms whose stem is not known: "açmayı", "açacağız", "açacaklarını". The endings are long enough to tell.
//!
//! Source: Göksel and Kerslake (2005), ch. 8.2.3.3 (future) and 8.5.1 (subordinating suffixes).

use zabit_turkish::morph::{self, PersonPsor, Upos};
use zabit_turkish::suffix::{Case, rough};
use zabit_turkish::verb::Person;

use crate::Doc;

/// The case of a verb as a noun: "açmayı" and "açılmasını" are accusative.
pub(super) fn action(word: &str) -> Option<Case> {
    const ENDINGS: &[(&str, Case)] = &[
        ("mAsInI", Case::Accusative),
        ("mAlArInI", Case::Accusative),
        ("mAmIzI", Case::Accusative),
        ("mAyI", Case::Accusative),
        ("mAsInA", Case::Dative),
        ("mAlArInA", Case::Dative),
        ("mAmIzA", Case::Dative),
        ("mAyA", Case::Dative),
        ("mAsI", Case::Nominative),
        ("mAlArI", Case::Nominative),
        ("mAmIz", Case::Nominative),
    ];
    if word.len() < 5 || !word.contains('m') {
        return None;
    }
    let rough = rough(word);
    ENDINGS.iter().find(|(ending, _)| rough.ends_with(ending) && rough.len() > ending.len() + 1).map(|(_, case)| *case)
}

/// "açmayı", without a possessive: who wants it does it.
pub(super) fn is_plain_accusative(word: &str) -> bool {
    word.ends_with("mayı") || word.ends_with("meyi")
}

/// "açmak".
pub(super) fn is_infinitive(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("mak") || word.ends_with("mek"))
}

/// "ifade etmek istiyorum" says something, it does not wish for it.
pub(super) fn is_saying(doc: &Doc, at: usize) -> bool {
    const SAYING: &[&str] = &[
        "söyle",
        "belirt",
        "vurgula",
        "hatırlat",
        "sor",
        "paylaş",
        "değin",
        "kutla",
        "an",
        "sun",
        "yinele",
        "aktar",
        "anlat",
        "açıkla",
        "tekrarla",
        "kullan",
        "de",
    ];
    const SAID: &[&str] =
        &["ifade", "teşekkür", "dile", "çizmek", "tebrik", "altını", "çekmek", "dikkat", "dikkati", "tekrar"];
    let word = doc.lower(at);
    let stem = word.strip_suffix("mak").or_else(|| word.strip_suffix("mek")).unwrap_or(word);
    SAYING.contains(&stem) || SAID.contains(&word) || at > 0 && SAID.contains(&doc.lower(at - 1))
}

/// A future of a verb whose stem is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Future<'a> {
    /// The stem with voice and negation: "açıl", "açma".
    pub stem: &'a str,
    pub person: Person,
    /// "açacağını": a reported clause; else a main verb.
    pub factive: bool,
}

/// Reads "açacağız", "açacağını", "açacaklar".
pub(super) fn future(word: &str) -> Option<Future<'_>> {
    const ENDINGS: &[(&[&str], Person, bool)] = &[
        (&["acağız", "eceğiz"], Person::Pl1, false),
        (&["acağım", "eceğim"], Person::Sg1, false),
        (&["acaklarını", "eceklerini"], Person::Pl3, true),
        (&["acağını", "eceğini"], Person::Sg3, true),
        (&["acağımızı", "eceğimizi"], Person::Pl1, true),
        (&["acağımı", "eceğimi"], Person::Sg1, true),
        (&["acaklar", "ecekler"], Person::Pl3, false),
        (&["acak", "ecek"], Person::Sg3, false),
    ];
    for (forms, person, factive) in ENDINGS {
        for form in *forms {
            if let Some(stem) = word.strip_suffix(form) {
                let stem = stem.strip_suffix('y').unwrap_or(stem);
                return (stem.chars().count() >= 2).then_some(Future { stem, person: *person, factive: *factive });
            }
        }
    }
    None
}

/// Stems in -n that are no passives.
const ACTIVE_N: &[&str] = &[
    "kullan",
    "kazan",
    "inan",
    "dayan",
    "güven",
    "öğren",
    "düşün",
    "savun",
    "yararlan",
    "dön",
    "sun",
    "bulun",
    "yen",
    "ilgilen",
    "hazırlan",
    "faydalan",
    "in",
    "edin",
    "taşın",
    "sığın",
    "kurtul",
];

/// Verbs that foretell rather than promise, by the end of their stem.
const FORETELLING: &[&str] = &[
    "ol",
    "gel",
    "gör",
    "yaşa",
    "kal",
    "art",
    "düş",
    "sür",
    "başla",
    "kazan",
    "büyü",
    "geç",
    "bit",
    "öğren",
    "anla",
    "hisset",
    "etkile",
    "değiş",
    "yüksel",
    "azal",
    "bil",
    "öl",
    "kaybet",
    "ulaş",
    "gerek",
    "çık",
    "dön",
    "ilerle",
    "zorla",
    "yara",
    "karşılaş",
    "oyna",
    "bekle",
    "kaybed",
    "yen",
    "hayran",
];

impl Future<'_> {
    /// "açılacağını": nobody says that he will.
    pub(super) fn is_passive(&self) -> bool {
        let stem = self.active_stem();
        if ACTIVE_N.iter().any(|active| stem.ends_with(active)) {
            return false;
        }
        let rough = rough(stem);
        rough.len() > 3 && (rough.ends_with("Il") || rough.ends_with("An") || rough.ends_with("In"))
    }

    /// "olacağız", "göreceğiz": a forecast; "-abileceğiz", "-amayacağız": what one can, not what one will.
    pub(super) fn foretells(&self) -> bool {
        let stem = self.active_stem();
        FORETELLING.contains(&stem) || ["bil", "ama", "eme"].iter().any(|ability| self.stem.ends_with(ability))
    }

    fn active_stem(&self) -> &str {
        self.stem.strip_suffix("ma").or_else(|| self.stem.strip_suffix("me")).unwrap_or(self.stem)
    }
}

/// Words that end like a genitive and are none, or stand for the speaker himself.
const NO_GENITIVE: &[&str] = &[
    "için",
    "niçin",
    "yarın",
    "yakın",
    "kadın",
    "basın",
    "bütün",
    "altın",
    "kendilerinin",
    "kendisinin",
    "bizim",
    "sorun",
    "ürün",
    "kanun",
    "uzun",
    "uygun",
    "yoğun",
    "zengin",
    "serin",
    "derin",
    "etkin",
    "yetkin",
    "düzgün",
    "seçkin",
    "belirgin",
    "gergin",
    "bugün",
    "üstün",
    "kesin",
    "taşkın",
    "baskın",
    "salgın",
    "yangın",
    "yayın",
    "akın",
    "alın",
    "sayın",
    "ergin",
    "geçkin",
    "olgun",
    "tutkun",
    "vurgun",
    "satın",
    "peşin",
    "metin",
    "emin",
    "zemin",
];

/// Whether a token is a genitive that owns no noun after it, and so is a subject: "köprünün yakında açılacağını",
/// but not "köprünün yapımını".
pub(super) fn is_genitive_subject(doc: &Doc, at: usize) -> bool {
    let word = doc.lower(at);
    let genitive = match doc.suffix(at) {
        "" => {
            !doc.is_capitalised(at)
                && word.chars().count() > 4
                && !NO_GENITIVE.contains(&word)
                && ["ın", "in", "un", "ün"].iter().any(|ending| word.ends_with(ending))
        }
        suffix => matches!(rough(suffix).as_str(), "In" | "nIn" | "lArIn"),
    };
    let owns = |next: usize| {
        let word = doc.lower(next);
        let verb = action(word).is_some() || future(word).is_some();
        let adjective = word.chars().count() < 4
            || matches!(word, "yeni" | "eski" | "kendi" | "yedi" | "altı" | "gibi" | "şimdi" | "diğer")
            || ["lı", "li", "lu", "lü", "ncı", "nci", "ncu", "ncü"].iter().any(|ending| word.ends_with(ending));
        // "hükümetin vergileri indireceğini": an object that is nobody's; not "köyün okulu için".
        let object = doc
            .reading(next)
            .is_some_and(|reading| reading.feats.has(morph::Case::Acc) && reading.feats.get::<PersonPsor>().is_none());
        let adposition = |at: usize| at < doc.len() && doc.reading(at).is_some_and(|word| word.upos == Upos::Adp);
        let object = object && !adposition(next + 1);
        let possessed = zabit_turkish::suffix::possessed_case(word).is_some();
        doc.is_word(next) && !verb && !adjective && possessed && !object
    };
    // A name owns only what stands beside it: "Kaya'nın konuşması", not "Kaya'nın bu yıl kitabını".
    let reach = if doc.is_capitalised(at) { 2 } else { 3 };
    genitive && !(at + 1..(at + reach).min(doc.len())).any(owns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_stems() {
        assert_eq!(action("açılmasını"), Some(Case::Accusative));
        assert_eq!(action("açmaya"), Some(Case::Dative));
        assert_eq!(action("elmayı"), Some(Case::Accusative), "a known price: nouns in -ma look the same");
        assert_eq!(future("açacağız").map(|f| (f.stem, f.person)), Some(("aç", Person::Pl1)));
        assert!(future("açılacağını").is_some_and(|f| f.is_passive()));
        assert!(future("kullanacağız").is_some_and(|f| !f.is_passive()));
        assert!(future("yapabileceğiz").is_some_and(|f| f.foretells()));
        assert!(future("bacağını").is_none());
    }
}

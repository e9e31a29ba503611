//! Whether a story is in Turkish. Looks at its first few kilobytes only.
//!
//! Little words decide first: they tell Turkish in a sentence or two, with diacritics or without, where
//! counts of letters need a paragraph. Letters that Turkish lacks tell its close relatives apart
//! (Azerbaijani ə, Turkmen ň). What neither tells goes to the `whatlang` crate, and a text that it is
//! not sure of is taken for Turkish: a story wrongly skipped is lost, one wrongly read is seen.

use std::sync::LazyLock;

use hashbrown::HashSet;
use whatlang::{Lang, detect};

use crate::letters::is_letter;

/// A language a story is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language {
    /// ISO 639-1 code, or ISO 639-3 where there is none: "tr", "az".
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
}

impl Language {
    /// Turkish.
    pub const TURKISH: Language = Language { code: "tr", name: "Turkish" };

    /// Whether this is Turkish.
    pub fn is_turkish(self) -> bool {
        self == Self::TURKISH
    }
}

/// Bytes looked at.
const SAMPLE: usize = 2048;

/// Fewest words a judgement can rest on.
const FEW_WORDS: usize = 6;

/// Little words of Turkish news in lower case, without diacritics, that other languages written in
/// Latin letters hardly use. Words shared with Azerbaijani and Turkmen do no harm: their letters tell.
const TURKISH_WORDS: &str = "\
    acikladi acisindan adina ait ancak arasinda ardindan artik aslinda ayni ayrica bakan bakani baskan baskani bazi \
    belirtti bildirildi bin bir birlikte boyle bu bugun bulundu bunu bunun buyuk cok cumhurbaskani da daha de dedi \
    degil devam dikkat diye dolar eden ederek edildi etti gecen gibi gore gun hakkinda halinde hem her icin icinde \
    ifade iki ilce ile ilgili ilk ise iyi kabul kadar karsi kaydetti kendi ki kisi konusan konustu lira mi milyar \
    milyon mu neden nedeniyle olan olarak oldu oldugu oldugunu olmak olmasi olup once onun saat sadece sahip sekilde \
    son sonra soyle soyledi su sunlari suren tarafindan tum turk turkiye uzere uzerinde var ve veren veya vurguladi \
    ya yapilan yeni yer yil yilinda yok yonelik yuzde zaman";

/// Words that share their letters with little Turkish words but are at home elsewhere.
const FOREIGN_WORDS: &str = "\
    and ar att bilan bilen bo ca ce che con cu dans das dat den der des dhe di die du e een ein el en et for het il \
    in is ist je jest ji ku la le les li los mit na nie nje non och of para pe per por que sa se si sie som su te \
    that the to uchun ucin un una und va van von w wan xwe z za";

/// The language of a text. Turkish where it is too short to tell.
///
/// ```
/// # use zabit_text::language;
/// assert!(language("Köprü yıl sonunda açılacak.").is_turkish());
/// assert!(language("Bakan, kopru icin \"yil sonunda acilacak\" dedi.").is_turkish());
/// assert_eq!(language("The bridge will be opened by the end of the year.").code, "en");
/// ```
pub fn language(text: &str) -> Language {
    let sample = sample(text);
    let letters = Letters::of(sample);
    if letters.all < 12 {
        return Language::TURKISH;
    }
    if letters.latin * 2 < letters.all {
        return by_statistics(sample, true).unwrap_or(Language { code: "und", name: "an unknown language" });
    }
    if let Some(relative) = letters.relative() {
        return relative;
    }
    let (turkish, foreign, words) = little_words(sample);
    if words < FEW_WORDS || (turkish * 12 >= words && turkish > foreign) {
        return Language::TURKISH;
    }
    // ı, ğ and ş together are Turkish once the relatives are out.
    if letters.turkish * 40 >= letters.all && foreign * 6 < words {
        return Language::TURKISH;
    }
    let endings = endings(sample);
    if endings * 8 >= words {
        return Language::TURKISH;
    }
    // Nothing Turkish at all and little words of others: a guess that is not sure will do.
    let foreign_to_the_bone = turkish == 0 && endings == 0 && foreign >= 2;
    by_statistics(sample, !foreign_to_the_bone).unwrap_or(Language::TURKISH)
}

fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// Letters counted by what they tell.
#[derive(Default)]
struct Letters {
    all: usize,
    latin: usize,
    /// ı ğ ş İ
    turkish: usize,
    /// ə
    azerbaijani: usize,
    /// ň ž ý
    turkmen: usize,
    /// ê î
    kurdish: usize,
    /// q w x, never in Turkish words, but in names
    other: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        for c in text.chars().filter(|c| is_letter(*c)) {
            letters.all += 1;
            letters.latin += usize::from(c < '\u{250}' || matches!(c, 'ə' | 'Ə' | '\u{1e00}'..='\u{1eff}'));
            match c {
                'ı' | 'ğ' | 'ş' | 'İ' | 'Ğ' | 'Ş' => letters.turkish += 1,
                'ə' | 'Ə' => letters.azerbaijani += 1,
                'ê' | 'Ê' | 'î' | 'Î' => letters.kurdish += 1,
                'q' | 'w' | 'x' | 'Q' | 'W' | 'X' => letters.other += 1,
                'ň' | 'Ň' | 'ý' | 'Ý' | 'ž' | 'Ž' => letters.turkmen += 1,
                _ => {}
            }
        }
        letters
    }

    /// Azerbaijani, Turkmen and Kurdish by their own letters, more than names in a Turkish story would bring.
    fn relative(&self) -> Option<Language> {
        let often = |count: usize, one_in: usize| count >= 3 && count * one_in >= self.all;
        if often(self.azerbaijani, 40) {
            return Some(Language { code: "az", name: "Azerbaijani" });
        }
        // Slovak and Czech share these letters but have no ş and ı.
        if often(self.turkmen, 40) && self.turkish > 0 {
            return Some(Language { code: "tk", name: "Turkmen" });
        }
        if self.kurdish >= 2 && often(self.kurdish + self.other, 15) {
            return Some(Language { code: "ku", name: "Kurdish" });
        }
        None
    }
}

/// How many words are little Turkish ones, how many little ones of other languages, and how many in all.
fn little_words(text: &str) -> (usize, usize, usize) {
    static KNOWN: LazyLock<(HashSet<&str>, HashSet<&str>)> =
        LazyLock::new(|| (TURKISH_WORDS.split(' ').collect(), FOREIGN_WORDS.split(' ').collect()));
    let known = &*KNOWN;
    let (mut turkish, mut foreign, mut words) = (0, 0, 0);
    let mut plain = String::with_capacity(32);
    for word in text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()) {
        words += 1;
        if word.len() > 24 {
            continue;
        }
        plain.clear();
        plain.extend(word.chars().map(plain_letter));
        turkish += usize::from(known.0.contains(plain.as_str()));
        foreign += usize::from(known.1.contains(plain.as_str()));
    }
    (turkish, foreign, words)
}

/// Ends of long words that Turkish piles its suffixes into, without diacritics. Those that Uzbek or
/// Turkmen share ("-lar", "-dan") are left out.
const ENDINGS: &[&str] = &[
    "nin", "nun", "acak", "ecek", "yor", "yorlar", "misti", "mustu", "lari", "leri", "lerin", "larin", "masi", "mesi",
    "ndan", "nden", "sinda", "sinde", "sina", "sine", "ligi", "lugu", "digi", "dugu", "digini", "dugunu", "ildi",
    "ndi", "ulan", "ilen", "larak", "lerek", "asil", "muzun", "leriyle", "lariyla", "iyla", "iyle", "asi", "esi",
];

/// How many long words end as Turkish words do.
fn endings(text: &str) -> usize {
    let long = text.split(|c: char| !is_letter(c)).filter(|word| (6..=40).contains(&word.len()));
    long.filter(|word| {
        let plain: String = word.chars().map(plain_letter).collect();
        ENDINGS.iter().any(|ending| plain.ends_with(ending))
    })
    .count()
}

/// A letter in lower case without its diacritic.
fn plain_letter(c: char) -> char {
    match c {
        'ç' | 'Ç' => 'c',
        'ğ' | 'Ğ' => 'g',
        'ı' | 'İ' | 'î' | 'I' => 'i',
        'ö' | 'Ö' => 'o',
        'ş' | 'Ş' => 's',
        'ü' | 'Ü' | 'û' => 'u',
        'â' => 'a',
        other => other.to_ascii_lowercase(),
    }
}

/// The language by letter statistics; `None` for Turkish, and for what is not sure where it must be `sure`.
fn by_statistics(text: &str, sure: bool) -> Option<Language> {
    let info = detect(text)?;
    let lang = info.lang();
    if lang == Lang::Tur || (sure && !info.is_reliable()) {
        return None;
    }
    Some(Language { code: short_code(lang), name: lang.eng_name() })
}

/// Two-letter codes of the languages that turn up beside Turkish; the three-letter code of others.
fn short_code(lang: Lang) -> &'static str {
    match lang {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bul => "bg",
        Lang::Ell => "el",
        Lang::Ara => "ar",
        Lang::Pes => "fa",
        Lang::Heb => "he",
        Lang::Aze => "az",
        Lang::Tuk => "tk",
        Lang::Uzb => "uz",
        Lang::Ron => "ro",
        Lang::Pol => "pl",
        Lang::Hun => "hu",
        Lang::Fin => "fi",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Hin => "hi",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        let cases = [
            ("tr", "Yol açık."),
            ("tr", "Vali Demir, \"Köprü yıl sonunda açılacak.\" dedi."),
            ("tr", "Demir'den açıklama geldi"),
            ("tr", "Vali Demir, koprunun yil sonunda acilacagini soyledi. Gorusme Ankara'da yapildi."),
            ("tr", "KÖPRÜ YIL SONUNDA AÇILACAK, YOL YENİDEN YAPILACAK"),
            ("tr", "Washington Post ve New York Times, Max Wexford ile Felix Quinn'in görüşmesini yazdı."),
            ("en", "The minister said that the bridge will be opened by the end of the year and that work goes on."),
            (
                "de",
                "Der Minister sagte, dass die Brücke bis Ende des Jahres eröffnet wird und die Arbeiten weitergehen.",
            ),
            (
                "fr",
                "Le ministre a déclaré que le pont sera ouvert avant la fin de l'année et que les travaux continuent.",
            ),
            ("az", "Nazir bildirib ki, körpü ilin sonunda açılacaq və işlər davam edəcək. Görüş Bakıda keçirilib."),
            ("tk", "Ministr köpriniň ýylyň ahyrynda açyljakdygyny we işleriň dowam edýändigini aýtdy, ýaş nesil."),
            ("ru", "Министр заявил, что мост будет открыт до конца года и что работы продолжаются."),
            (
                "uz",
                "Vazirning aytishicha, ko'prik yil oxirigacha ochiladi va ishlar davom etmoqda, deb xabar berdi matbuot.",
            ),
            ("ar", "قال الوزير إن الجسر سيفتح بحلول نهاية العام وإن العمل مستمر في المنطقة الشمالية."),
        ];
        for (code, text) in cases {
            assert_eq!(language(text).code, code, "{text}");
        }
    }
}

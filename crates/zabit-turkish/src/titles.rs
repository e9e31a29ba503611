//! Words that titles are made of, and their dictionary form.
//!
//! `data/titles.tsv` lists them. Grammar: Göksel and Kerslake (2005), ch. 10 (noun compounds): the head
//! of "Dışişleri Bakanı" keeps its suffix, that of "Meclis'in Başkanı" gives it up with its owner.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::suffix::{Case, possessed_case};

/// The parts a word can play in a title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TitleWord {
    /// A head with the possessive: "Başkanı".
    pub of: bool,
    /// A head by itself: "Başkan", "Dr.".
    pub bare: bool,
    /// Before a head: "Genel".
    pub modifier: bool,
}

static WORDS: LazyLock<HashMap<&'static str, TitleWord>> = LazyLock::new(|| {
    let mut words: HashMap<&str, TitleWord> = HashMap::new();
    let rows = include_str!("../data/titles.tsv").lines().filter(|line| !line.starts_with('#'));
    for (word, part) in rows.filter_map(|row| row.split_once('\t')) {
        let entry = words.entry(word).or_default();
        match part {
            "of" => entry.of = true,
            "bare" => entry.bare = true,
            _ => entry.modifier = true,
        }
    }
    words
});

/// What a word in lower case can be in a title; all false for other words.
///
/// ```
/// use zabit_turkish::titles::title_word;
/// assert!(title_word("başkanı").of && title_word("vali").bare && title_word("genel").modifier);
/// ```
pub fn title_word(lower: &str) -> TitleWord {
    WORDS.get(lower).copied().unwrap_or_default()
}

/// The title word an inflected form is of, with the bytes of the bare form and its case:
/// "başkanının" is "başkanı" in the genitive. The case of a form listed as it is: nominative.
///
/// ```
/// use zabit_turkish::{suffix::Case, titles::inflected};
/// assert_eq!(inflected("başkanının").map(|(_, bytes, case)| (bytes, case)), Some(("başkanı".len(), Case::Genitive)));
/// ```
pub fn inflected(lower: &str) -> Option<(TitleWord, usize, Case)> {
    if let Some(word) = WORDS.get(lower) {
        return Some((*word, lower.len(), Case::Nominative));
    }
    let (length, case) = possessed_case(lower)?;
    let word = WORDS.get(&lower[..length]).filter(|word| word.of)?;
    (case != Case::Nominative).then_some((*word, length, case))
}

/// The title in "Cumhurbaşkanımız", "Genel Başkan Yardımcımız": our president, our deputy.
///
/// ```
/// use zabit_turkish::titles::ours;
/// assert_eq!(ours("başkanımız").as_deref(), Some("başkanı"));
/// assert_eq!(ours("yardımcımız").as_deref(), Some("yardımcısı"));
/// ```
pub fn ours(lower: &str) -> Option<String> {
    let stem = ["mız", "miz", "muz", "müz"].iter().find_map(|ending| lower.strip_suffix(ending))?;
    let vowel = stem.chars().last().filter(|c| matches!(c, 'ı' | 'i' | 'u' | 'ü'))?;
    [stem.to_owned(), format!("{stem}s{vowel}")].into_iter().find(|word| title_word(word).of)
}

/// Adjectives before a title: they make no compound, so the head after them loses its possessive.
pub const ADJECTIVES: &[&str] =
    &["eski", "genel", "kıdemli", "kurucu", "seçilmiş", "yeni", "onursal", "geçici", "önceki", "baş", "ilk"];

/// Compounds grown together keep their suffix: a bare form would be another word.
const GROWN: &[&str] = &["cumhurbaşkanı", "milletvekili", "başkanvekili", "binbaşı", "yüzbaşı", "onbaşı"];

/// The dictionary form of a head with the possessive: "başkanı" is "başkan", "valisi" is "vali", "ortağı" is "ortak".
/// Works on any case of letters; `None` where the word keeps its suffix or has none.
///
/// ```
/// use zabit_turkish::titles::without_possessive;
/// assert_eq!(without_possessive("Başkanı").as_deref(), Some("Başkan"));
/// assert_eq!(without_possessive("Valisi").as_deref(), Some("Vali"));
/// assert_eq!(without_possessive("Ortağı").as_deref(), Some("Ortak"));
/// assert_eq!(without_possessive("Cumhurbaşkanı"), None);
/// ```
pub fn without_possessive(word: &str) -> Option<String> {
    let lower = crate::casing::lower(word);
    if !title_word(&lower).of || GROWN.contains(&lower.as_str()) {
        return None;
    }
    let plural = ["ları", "leri"].iter().find_map(|ending| word.strip_suffix(ending));
    let high = |c: char| matches!(c, 'ı' | 'i' | 'u' | 'ü');
    let stem = word.strip_suffix(high)?;
    if let Some(stem) =
        plural.and_then(|stem| if title_word(&crate::casing::lower(stem)).bare { Some(stem) } else { None })
    {
        return Some(stem.to_owned());
    }
    if let Some(stem) = stem.strip_suffix('s').filter(|stem| stem.ends_with(['a', 'e', 'ı', 'i', 'o', 'ö', 'u', 'ü']))
    {
        return Some(stem.to_owned());
    }
    match stem.strip_suffix('ğ') {
        Some(stem) => Some(format!("{stem}k")),
        None => Some(stem.to_owned()),
    }
}

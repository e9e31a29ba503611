//! Noun suffixes: what stands after an apostrophe, and what a bare inflected noun ends with.
//!
//! Source: Göksel and Kerslake (2005), ch. 8.1 (nominal inflection: number, possession, case).

/// Grammatical case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// No suffix: "Demir".
    Nominative,
    /// "Demir'in".
    Genitive,
    /// "Demir'e".
    Dative,
    /// "Demir'i".
    Accusative,
    /// "Demir'de".
    Locative,
    /// "Demir'den".
    Ablative,
    /// "Demir'le".
    Instrumental,
    /// "Bakanlıkça", "Başsavcılığınca": by, according to.
    Equative,
}

/// Whether a sign may part a name from its suffix: the apostrophe, and what keyboards offer for it.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

/// What a noun suffix says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// Its case.
    pub case: Case,
    /// Whether it is plural ("Türkler'in").
    pub plural: bool,
    /// Whether -ki follows the case ("Astana'daki"): the whole is then an adjective.
    pub relative: bool,
    /// Whether a derivation makes another word of it ("ABD'li", "Marksist'lik").
    pub derived: bool,
}

impl Noun {
    const BARE: Self = Self { case: Case::Nominative, plural: false, relative: false, derived: false };
}

/// Bytes of the longest suffix: derivation, plural, possession, case and -ki are some twenty letters. Whoever tries every
/// cut of a word of a megabyte must not pay the square of its length.
const LONGEST: usize = 64;

/// Reads the letters after an apostrophe, in lower case: "nın" is a genitive.
/// `None` where they are no suffix of a noun ("d'Estaing").
///
/// ```
/// use zabit_turkish::suffix::{Case, after_apostrophe};
/// assert_eq!(after_apostrophe("nın").unwrap().case, Case::Genitive);
/// assert!(after_apostrophe("daki").unwrap().relative);
/// assert!(after_apostrophe("li").unwrap().derived);
/// assert!(after_apostrophe("Estaing").is_none());
/// ```
pub fn after_apostrophe(letters: &str) -> Option<Noun> {
    if letters.is_empty() {
        return Some(Noun::BARE);
    }
    if letters.len() > LONGEST {
        return None;
    }
    let rough = rough(letters);
    let mut rest = rough.as_str();
    let mut noun = Noun::BARE;
    for derivation in ["lI", "lIlAr", "sIz", "lIk", "cI", "CI"] {
        if let Some(after) = rest.strip_prefix(derivation).filter(|after| after.is_empty() || case_of(after).is_some())
        {
            noun.derived = true;
            rest = after;
            break;
        }
    }
    if let Some(after) = rest.strip_prefix("lAr") {
        noun.plural = true;
        rest = after;
    }
    let (case, relative) = case_of(rest)?;
    (noun.case, noun.relative) = (case, relative);
    Some(noun)
}

/// Case of what follows stem and plural, vowels rough. Buffer letters y, n, s and the possessive count in.
fn case_of(rest: &str) -> Option<(Case, bool)> {
    if rest.is_empty() {
        return Some((Case::Nominative, false));
    }
    // The copula does not change the case: "Demir'dir", "Demir'di", "Demir'se", "Demir'ken".
    if matches!(rest, "DIr" | "DI" | "yDI" | "mIŞ" | "ymIŞ" | "sA" | "ysA" | "kAn" | "ykAn") {
        return Some((Case::Nominative, false));
    }
    let (rest, relative) = match rest.strip_suffix("kI") {
        Some(before) if before.ends_with("DA") || before.ends_with("In") => (before, true),
        _ => (rest, false),
    };
    let case = match rest {
        "In" | "nIn" | "yIn" => Case::Genitive,
        "A" | "yA" | "nA" => Case::Dative,
        "I" | "yI" | "nI" => Case::Accusative,
        "DA" | "nDA" => Case::Locative,
        "DAn" | "nDAn" => Case::Ablative,
        "lA" | "ylA" | "IylA" | "sIylA" => Case::Instrumental,
        "CA" | "nCA" => Case::Equative,
        // A possessive before the case: "Partisi'nin" written "Parti'sinin".
        "sI" => Case::Nominative,
        "sInIn" | "InIn" => Case::Genitive,
        "sInA" | "InA" => Case::Dative,
        "sInI" | "InI" => Case::Accusative,
        "sInDA" | "InDA" => Case::Locative,
        "sInDAn" | "InDAn" => Case::Ablative,
        _ => return None,
    };
    Some((case, relative))
}

/// Levels vowel harmony and voicing, so that one pattern fits all its forms:
/// a e → A; ı i u ü â î û → I (A for â); d t → D; c ç → C; k ğ → K at will stay as they are.
///
/// ```
/// assert_eq!(zabit_turkish::suffix::rough("ından"), "InDAn");
/// assert_eq!(zabit_turkish::suffix::rough("duğunu"), "DIğInI");
/// ```
pub fn rough(lower: &str) -> String {
    lower.chars().map(rough_letter).collect()
}

/// One letter of [`rough`].
pub fn rough_letter(c: char) -> char {
    match c {
        'a' | 'e' | 'â' => 'A',
        'ı' | 'i' | 'u' | 'ü' | 'î' | 'û' => 'I',
        'd' | 't' => 'D',
        'c' | 'ç' => 'C',
        other => other,
    }
}

/// Strips the case from a word that ends in a possessive or compound suffix, in lower case:
/// "bakanlığından" is "bakanlığı" and ablative; "vakfının" is "vakfı" and genitive.
/// Returns the bare form's length in bytes and the case; `None` where the word shows no such ending.
///
/// ```
/// use zabit_turkish::suffix::{Case, possessed_case};
/// assert_eq!(possessed_case("bakanlığından"), Some(("bakanlığı".len(), Case::Ablative)));
/// assert_eq!(possessed_case("partisi"), Some(("partisi".len(), Case::Nominative)));
/// assert_eq!(possessed_case("demir"), None);
/// ```
pub fn possessed_case(lower: &str) -> Option<(usize, Case)> {
    const ENDINGS: &[(&str, Case)] = &[
        ("nDAn", Case::Ablative),
        ("nDA", Case::Locative),
        ("nIn", Case::Genitive),
        ("nCA", Case::Equative),
        ("ylA", Case::Instrumental),
        ("nA", Case::Dative),
        ("nI", Case::Accusative),
    ];
    let ends_in_high_vowel = |text: &str| text.ends_with(['ı', 'i', 'u', 'ü']);
    let last = rough_letter(lower.chars().next_back()?);
    if !matches!(last, 'n' | 'A' | 'I') {
        return None;
    }
    for (ending, case) in ENDINGS.iter().filter(|(ending, _)| ending.ends_with(last)) {
        let letters = ending.chars().count();
        let Some((at, _)) = lower.char_indices().rev().nth(letters - 1) else { continue };
        if at > 2 && lower[at..].chars().map(rough_letter).eq(ending.chars()) && ends_in_high_vowel(&lower[..at]) {
            return Some((at, *case));
        }
    }
    ends_in_high_vowel(lower).then_some((lower.len(), Case::Nominative))
}

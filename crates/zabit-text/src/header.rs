//! The header of a plain-text story: the day it was published, before the text begins.
//!
//! Takes:  `date 2025-09-08 ??????? Köprü açıldı.`  (date, characters lost on the way, text on the same line)
//!         `Tarih: 08.09.2025` · `date: 2025-09-08T10:00` · `2025-09-08` or `8 Eylül 2025, 14.30` alone on a line
//! Leaves: `8 Eylül 2025 tarihinde açıldı.`  (the story's own sentence)
//! A header is cut only where something is left for the story.

use jiff::civil::Date;

/// A text parted into its header and the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header<'a> {
    /// The day of publication, where the header gives one that exists.
    pub published: Option<Date>,
    /// What follows the header; the whole text where there is none. No white space at its ends.
    pub text: &'a str,
}

/// Words that announce a date, in lower case; a colon may follow.
const KEYWORDS: &[&str] = &[
    "yayınlanma tarihi",
    "yayımlanma tarihi",
    "yayın tarihi",
    "haber tarihi",
    "giriş tarihi",
    "eklenme tarihi",
    "publication date",
    "published",
    "tarih",
    "date",
];

/// Month names in lower case, from January; spellings without diacritics at the same place.
const MONTHS: &[[&str; 2]] = &[
    ["ocak", "january"],
    ["şubat", "subat"],
    ["mart", "march"],
    ["nisan", "april"],
    ["mayıs", "mayis"],
    ["haziran", "june"],
    ["temmuz", "july"],
    ["ağustos", "agustos"],
    ["eylül", "eylul"],
    ["ekim", "october"],
    ["kasım", "kasim"],
    ["aralık", "aralik"],
];

const WEEKDAYS: &[&str] =
    &["pazartesi", "salı", "sali", "çarşamba", "carsamba", "perşembe", "persembe", "cuma", "cumartesi", "pazar"];

/// Parts a clean text into header and story.
///
/// ```
/// # use zabit_text::header;
/// let story = header("date 2025-09-08 ??????? Köprü açıldı.");
/// assert_eq!(story.published.unwrap().to_string(), "2025-09-08");
/// assert_eq!(story.text, "Köprü açıldı.");
/// ```
pub fn header(text: &str) -> Header<'_> {
    let text = trim(text);
    let none = Header { published: None, text };
    let line_end = text.find('\n').unwrap_or(text.len());
    let line = text.get(..line_end).unwrap_or(text);
    let Some(Found { published, rest }) = announced(line).or_else(|| alone(line)) else { return none };
    let story = trim(text.get(line_end - rest.len()..).unwrap_or(text));
    if story.is_empty() { none } else { Header { published, text: story } }
}

/// White space at both ends cut off, zero-width spaces with it.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

struct Found<'a> {
    published: Option<Date>,
    /// What follows on the same line.
    rest: &'a str,
}

/// A date after a word that announces it. Without a colon the date must be in digits, so that
/// "Tarih 8 Eylül'ü gösterirken …" stays a sentence.
fn announced(line: &str) -> Option<Found<'_>> {
    let after = KEYWORDS.iter().find_map(|word| after_word(line, word))?;
    let (after, colon) = match after.trim_start().strip_prefix([':', '=']) {
        Some(after) => (after.trim_start(), true),
        None => (after.strip_prefix([' ', '\t', '\u{a0}'])?.trim_start(), false),
    };
    let day = digits_date(after).or_else(|| if colon { words_date(after) } else { None });
    let (published, after) = match day {
        Some((day, after)) => (day, time(after)),
        None => (None, after),
    };
    let (rest, lost) = lost_characters(after);
    // Neither a date nor lost characters: this is no header.
    (day.is_some() || lost).then_some(Found { published, rest })
}

/// A date that has the whole line to itself, or that only lost characters follow.
fn alone(line: &str) -> Option<Found<'_>> {
    let (published, after) = digits_date(line).or_else(|| words_date(line))?;
    let (rest, lost) = lost_characters(time(after));
    (published.is_some() && (rest.is_empty() || lost)).then_some(Found { published, rest })
}

/// What follows a word at the start of a line, whatever the case of its letters.
fn after_word<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = line.chars();
    for expected in word.chars() {
        let found = rest.next()?;
        let same = found == expected
            || matches!((found, expected), ('I', 'ı') | ('İ' | 'I' | 'ı', 'i') | ('i', 'ı'))
            || found.to_lowercase().eq(expected.to_lowercase());
        if !same {
            return None;
        }
    }
    Some(rest.as_str())
}

/// Question marks or U+FFFD where characters were lost. One "?" alone is punctuation.
fn lost_characters(text: &str) -> (&str, bool) {
    let rest = text.trim_start_matches(['?', char::REPLACEMENT_CHARACTER, ' ', '\t']);
    let lost = text.len() - rest.len();
    let marks = text.get(..lost).unwrap_or_default().chars().filter(|c| !c.is_whitespace()).count();
    if marks >= 2 || text.starts_with(char::REPLACEMENT_CHARACTER) { (rest, true) } else { (text.trim_start(), false) }
}

/// `2025-09-08`, `2025/09/08`, `08.09.2025`, `8/9/2025`, `08-09-2025`. The day is `None` where the
/// calendar has no such day.
fn digits_date(text: &str) -> Option<(Option<Date>, &str)> {
    let (first, rest) = digits(text)?;
    let mark = rest.chars().next().filter(|c| matches!(c, '-' | '.' | '/'))?;
    let (second, rest) = digits(rest.strip_prefix(mark)?)?;
    let (third, rest) = digits(rest.strip_prefix(mark)?)?;
    let (year, month, day) = match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => (first, second, third),
        (1..=2, 1..=2, 4) => (third, second, first),
        _ => return None,
    };
    // "08.09.2025'te …" and "2025-09-08'de …" are words of a sentence.
    if rest.starts_with(['\'', '’', '-', '.', '/']) || rest.starts_with(|c: char| c.is_alphanumeric() && c != 'T') {
        return None;
    }
    Some((civil(year, month, day), rest))
}

/// `8 Eylül 2025`, `08 Eylül 2025`.
fn words_date(text: &str) -> Option<(Option<Date>, &str)> {
    let (day, rest) = digits(text)?;
    let (name, rest) = rest.strip_prefix(' ')?.split_once(' ')?;
    let month = MONTHS.iter().position(|names| names.iter().any(|month| after_word(name, month) == Some("")))?;
    let (year, rest) = digits(rest)?;
    if year.len() != 4 || rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’')) {
        return None;
    }
    Some((civil(year, &(month + 1).to_string(), day), rest))
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 || end > 4 { None } else { Some(text.split_at(end)) }
}

fn civil(year: &str, month: &str, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok()?;
    // News has no dates before print; such a number is something else.
    if !(1600..=2200).contains(&year) {
        return None;
    }
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// What follows a weekday and a clock time, each if there: " Pazartesi, 14:30", "T10:00:00+03:00", " - 14.30".
fn time(text: &str) -> &str {
    let part = text.trim_start_matches([' ', ',', '-', '–', '|', '\t']);
    let rest = WEEKDAYS.iter().find_map(|day| after_word(part, day)).filter(|rest| !starts_with_letter(rest));
    let text = rest.unwrap_or(text);
    let clock = text.trim_start_matches(['T', ' ', ',', '-', '–', '|', '\t']);
    clock_time(clock).unwrap_or(text)
}

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’'))
}

/// What follows `14:30`, `14.30`, `10:00:00.000`, each with or without `Z`, `+03:00`, `+0300`.
fn clock_time(text: &str) -> Option<&str> {
    let (hour, rest) = digits(text)?;
    let (minute, mut rest) = digits(rest.strip_prefix([':', '.'])?)?;
    let in_range = |digits: &str, below: u8| digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|n| n < below);
    if !in_range(hour, 24) || !in_range(minute, 60) || minute.len() != 2 {
        return None;
    }
    while let Some((_, after)) = rest.strip_prefix([':', '.']).and_then(digits) {
        rest = after;
    }
    if let Some(after) = rest.strip_prefix('Z') {
        rest = after;
    } else if let Some((_, after)) = rest.strip_prefix(['+', '-']).and_then(digits) {
        rest = after.strip_prefix(':').and_then(digits).map_or(after, |(_, after)| after);
    }
    if starts_with_letter(rest) { None } else { Some(rest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_and_story() {
        let cases = [
            ("date 2025-09-08 ??????? Köprü açıldı.\n\nVali geldi.", "2025-09-08", "Köprü açıldı.\n\nVali geldi."),
            ("date 2025-09-08\nKöprü açıldı.", "2025-09-08", "Köprü açıldı."),
            ("DATE: 2025-09-08T10:00:00+03:00\n\nKöprü", "2025-09-08", "Köprü"),
            ("date 2025-09-08 10:30 ??? Köprü", "2025-09-08", "Köprü"),
            ("date 2025-09-08 \u{fffd}\u{fffd} Köprü", "2025-09-08", "Köprü"),
            ("date 2025-09-08 Köprü", "2025-09-08", "Köprü"),
            ("Tarih: 08.09.2025\nKöprü", "2025-09-08", "Köprü"),
            ("TARİH: 8 Eylül 2025 Pazartesi, 14:30\nKöprü", "2025-09-08", "Köprü"),
            ("Yayın tarihi: 8/9/2025 - 14.30\nKöprü", "2025-09-08", "Köprü"),
            ("2025-09-08\nKöprü", "2025-09-08", "Köprü"),
            ("08 Eylül 2025, 14.30\nKöprü", "2025-09-08", "Köprü"),
            ("2025-09-08 ??????? Köprü\nVali", "2025-09-08", "Köprü\nVali"),
            ("date ??????? Köprü", "-", "Köprü"),
            ("date 2025-13-40 ??????? Köprü", "-", "Köprü"),
        ];
        for (text, day, story) in cases {
            let found = header(text);
            assert_eq!(found.text, story, "{text}");
            assert_eq!(found.published.map_or("-".to_owned(), |day| day.to_string()), day, "{text}");
        }
    }

    #[test]
    fn a_storys_own_first_sentence_stays() {
        let cases = [
            "8 Eylül 2025 tarihinde köprü açıldı.",
            "8 Eylül 2025'te köprü açıldı.\nVali geldi.",
            "08.09.2025'te köprü açıldı.",
            "2025-09-08 tarihli karar açıklandı.",
            "Tarih 8 Eylül 2025'i gösterirken köprü açıldı.",
            "Tarihi köprü açıldı.",
            "Tarih boyunca köprüler açıldı.\nVali geldi.",
            "Date 5 bin kişi geldi.",
            "2025-09-08",
            "date 2025-09-08",
            "15 Temmuz 2016 Darbe Girişimi\nKöprü",
            "14.30 treni kalktı.",
            "",
        ];
        for text in cases {
            assert_eq!(header(text), Header { published: None, text }, "{text}");
        }
    }
}

//! Datelines and bylines: lines that name a town, an agency or a site instead of telling the story.

use crate::story::Story;

/// News agencies and what a byline has in their place, as they stand in datelines.
const AGENCIES: &[&str] = &[
    "AA",
    "DHA",
    "İHA",
    "IHA",
    "ANKA",
    "ANKA Haber Ajansı",
    "Anadolu Ajansı",
    "Demirören Haber Ajansı",
    "İhlas Haber Ajansı",
    "Cihan",
    "CHA",
    "UBA",
    "DW",
    "BBC",
    "BBC Türkçe",
    "Reuters",
    "AFP",
    "AP",
    "dpa",
    "TASS",
    "Sputnik",
    "Xinhua",
    "Kazinform",
    "AZERTAC",
    "Trend",
    "CNN TÜRK",
    "CNN Türk",
    "NTV",
    "TRT",
    "TRT Haber",
    "Habertürk",
    "Hürriyet",
    "Milliyet",
    "Sabah",
    "Cumhuriyet",
    "Independent Türkçe",
    "Euronews",
];

/// The longest byline looked for, in words.
const BYLINE_WORDS: usize = 8;

/// Whether a first line is a byline or dateline rather than a headline: "AA - Site. com",
/// "Anadolu Ajansı", "ANKARA (AA) - …", "www.site.com".
pub(crate) fn byline(line: &str) -> bool {
    if dateline(line).is_some() {
        return true;
    }
    let line = line.trim_end_matches(['-', '–', ' ', '/', '|']);
    if line.split_whitespace().count() > BYLINE_WORDS {
        return false;
    }
    let parts = line.split(['-', '–', '/', '|', ',', '(', ')']).map(str::trim).filter(|part| !part.is_empty());
    let mut named = false;
    for part in parts {
        if is_agency(part) || is_site(part) {
            named = true;
        } else if part.chars().any(char::is_lowercase) {
            return false;
        }
    }
    named
}

fn is_agency(part: &str) -> bool {
    AGENCIES.contains(&part)
}

/// "Site. com", "site.com.tr", "www.site.com".
fn is_site(part: &str) -> bool {
    let plain = part.to_ascii_lowercase();
    let words = plain.split_whitespace().count();
    words <= 2 && [".com", ". com", ".com.tr", ".net", ".org", ".org.tr"].iter().any(|end| plain.ends_with(end))
}

/// The outlet that a dateline in the first paragraphs names: "AA" of "ANKARA (AA) - …".
pub(crate) fn outlet(story: &Story) -> Option<String> {
    let mut first = story.paragraphs.iter().take(3).map(|paragraph| story.slice(paragraph.tokens.clone()));
    first.find_map(dateline).map(str::to_owned)
}

/// The brackets of a line that begins "TOWN (AGENCY) -" or "TOWN, (AGENCY):".
fn dateline(line: &str) -> Option<&str> {
    let (town, rest) = line.split_once('(')?;
    let (agency, rest) = rest.split_once(')')?;
    let capitals = town.chars().any(char::is_uppercase) && !town.chars().any(char::is_lowercase);
    let short = town.chars().count() <= 40 && !town.chars().any(|c| matches!(c, '"' | '“' | '.' | ':'));
    let dash = rest.trim_start().starts_with(['-', '–', '—', ':']) || rest.trim().is_empty();
    let named = is_agency(agency) || (!agency.contains(' ') && (2..=8).contains(&agency.chars().count()));
    let loud = !agency.chars().any(|c| c.is_lowercase() || c.is_ascii_digit()) || is_agency(agency);
    (capitals && short && dash && named && loud).then_some(agency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for line in
            ["AA - Örnekhaber. com", "Anadolu Ajansı", "AA", "ANKARA (AA) -", "www.ornekhaber.com", "DHA / İSTANBUL"]
        {
            assert!(byline(line), "{line}");
        }
        for line in
            ["Köprü açıldı", "BBC'den köprü haberi", "AB - Türkiye görüşmesi", "Köprü (AA) açıldı", "Sabah koşusu"]
        {
            assert!(!byline(line), "{line}");
        }
    }
}

//! Damaged characters repaired, and only those: clean text comes out byte for byte as it went in.
//!
//! Steps, each of which leaves a text without its damage untouched and unallocated:
//! 1. UTF-8 decoded once too often ("TÃ¼rkiye"), see [`crate::repair_mojibake`];
//! 2. ISO-8859-9 read as Latin-1 ("Dýþiþleri Bakaný"), by the line;
//! 3. HTML entities left in the text ("&quot;", "&#39;");
//! 4. line ends made one line feed; control, direction characters and soft hyphens dropped, zero-width spaces in words too;
//! 5. decomposed letters composed ("s" + cedilla).
//!
//! A no-break space is not damage and stays.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::repair_mojibake::mojibake;

/// Repairs what is damaged in `text`, in time linear in its length.
///
/// ```
/// # use zabit_text::repair;
/// assert_eq!(repair("TÃ¼rkiye&#39;nin\r\ngündemi"), "Türkiye'nin\ngündemi");
/// ```
pub fn repair(text: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(text);
    // One repair can uncover another ("&amp;Atilde;&frac14;"). Ordinary text takes one round; the
    // bound keeps time linear for text made to take more.
    for _ in 0..ROUNDS {
        let Some(repaired) = round(&out) else { break };
        out = Cow::Owned(repaired);
    }
    out
}

/// Most rounds of repair.
const ROUNDS: usize = 8;

fn round(text: &str) -> Option<String> {
    let mut out = None;
    for step in [mojibake, latin1_turkish, entities, invisibles, compose] {
        if let Some(repaired) = step(out.as_deref().unwrap_or(text)) {
            out = Some(repaired);
        }
    }
    out
}

/// Letters of ISO-8859-9 that Latin-1 shows as others.
const LATIN5: &[(char, char)] = &[('ý', 'ı'), ('þ', 'ş'), ('ð', 'ğ'), ('Ý', 'İ'), ('Þ', 'Ş'), ('Ð', 'Ğ')];

/// "Dýþiþleri" → "Dışişleri", in lines that hold two such letters and no Turkish ı, ş, ğ, İ.
/// Lines with Icelandic or Czech vowels keep theirs ("Sigurður", "Novotný").
fn latin1_turkish(text: &str) -> Option<String> {
    if !text.contains(['ý', 'þ', 'ð', 'Ý', 'Þ', 'Ð']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    for line in text.split_inclusive('\n') {
        let kinds = LATIN5.iter().filter(|(wrong, _)| line.contains(*wrong)).count();
        let foreign = ['ı', 'ş', 'ğ', 'İ', 'Ş', 'Ğ', 'æ', 'á', 'é', 'í', 'ó', 'ú', 'ě', 'š', 'č', 'ř', 'ž'];
        if kinds < 2 || line.contains(foreign) {
            out.push_str(line);
            continue;
        }
        changed = true;
        out.extend(line.chars().map(|c| LATIN5.iter().find(|(wrong, _)| *wrong == c).map_or(c, |(_, right)| *right)));
    }
    changed.then_some(out)
}

/// The longest entity name is some thirty letters; a "&" without ";" near it stands for itself.
const ENTITY_BYTES: usize = 34;

/// Entities left in the text; those escaped twice ("&amp;quot;") take two rounds.
fn entities(text: &str) -> Option<String> {
    let mut out: Option<String> = None;
    let mut done = 0;
    for (at, _) in text.match_indices('&') {
        if at < done {
            continue;
        }
        let Some(entity) = entity_at(text, at) else { continue };
        let Some(letters) = letters_of(entity) else { continue };
        let out = out.get_or_insert_with(|| String::with_capacity(text.len()));
        out.push_str(text.get(done..at).unwrap_or_default());
        out.push_str(&letters);
        done = at + entity.len();
    }
    out.map(|mut out| {
        out.push_str(text.get(done..).unwrap_or_default());
        out
    })
}

fn entity_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let end = rest.bytes().take(ENTITY_BYTES).position(|b| b == b';')?;
    let name = rest.get(1..end)?;
    let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
    if named { rest.get(..=end) } else { None }
}

fn letters_of(entity: &str) -> Option<String> {
    let letters = html_escape::decode_html_entities(entity);
    if letters == entity {
        return None;
    }
    let mut chars = letters.chars();
    if let (Some(c @ '\u{80}'..='\u{9f}'), None) = (chars.next(), chars.next()) {
        // "&#147;" was written with windows-1252 in mind, as browsers know.
        return Some(encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[c as u8]).0.into_owned());
    }
    Some(letters.into_owned())
}

/// What to make of a character that should not stand in a text.
enum Fate {
    Keep,
    Drop,
    LineFeed,
    /// A space without width: beside a space or line end it harms nothing and stays, in a word it is dirt.
    ThinSpace,
}

fn fate(c: char, before: Option<char>) -> Fate {
    match c {
        '\n' | '\t' => Fate::Keep,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::LineFeed,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' => Fate::Drop,
        '\u{200b}' | '\u{feff}' => Fate::ThinSpace,
        // Joiners hold emoji and Arabic letters together; between Latin letters they are dirt.
        '\u{200c}' | '\u{200d}' if before.is_some_and(|c| c >= '\u{600}') => Fate::Keep,
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => Fate::Drop,
        _ => Fate::Keep,
    }
}

/// Line ends made one; what cannot be seen dropped.
fn invisibles(text: &str) -> Option<String> {
    let first = text.char_indices().find(|(_, c)| !matches!(fate(*c, None), Fate::Keep)).map(|(at, _)| at)?;
    let mut out = String::with_capacity(text.len());
    out.push_str(text.get(..first)?);
    let mut chars = text.get(first..)?.chars().peekable();
    let mut before = out.chars().next_back();
    while let Some(c) = chars.next() {
        match fate(c, before) {
            Fate::Keep => out.push(c),
            Fate::Drop => continue,
            Fate::LineFeed => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                out.push('\n');
            }
            Fate::ThinSpace => {
                let start = out.len();
                out.push(c);
                while let Some(next) = chars.next_if(|c| matches!(c, '\u{200b}' | '\u{feff}')) {
                    out.push(next);
                }
                let beside_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
                if !beside_space(before) && !beside_space(chars.peek().copied()) {
                    out.truncate(start);
                }
                continue;
            }
        }
        before = Some(c);
    }
    (out != text).then_some(out)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Letters and the marks after them made one letter. Letters without marks are not touched, so a text
/// in another normal form elsewhere (an Ångström sign, say) keeps it.
fn compose(text: &str) -> Option<String> {
    if !text.contains(is_mark) {
        return None;
    }
    let normalizer = ComposingNormalizerBorrowed::new_nfc();
    let mut out = String::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        let mut marked = false;
        while let Some((next, mark)) = chars.next_if(|(_, c)| is_mark(*c)) {
            (end, marked) = (next + mark.len_utf8(), true);
        }
        let cluster = text.get(at..end).unwrap_or_default();
        match cluster {
            _ if !marked => out.push_str(cluster),
            // A dot above a dotted i comes of lower-casing "İ" in another language.
            "i\u{307}" => out.push('i'),
            _ => out.push_str(&normalizer.normalize(cluster)),
        }
    }
    (out != text).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_and_repaired() {
        let cases = [
            ("Dýþiþleri Bakaný, Iðdýr'da", "Dışişleri Bakanı, Iğdır'da"),
            ("&quot;Yol a&ccedil;&#305;k&quot; dedi &amp; sustu", "\"Yol açık\" dedi & sustu"),
            ("&amp;quot;Yol&amp;quot; &#147;a&#148; &#x27;b&#x27; &nbsp;c", "\"Yol\" “a” 'b' \u{a0}c"),
            ("bir\r\niki\rüç\u{c}dört\u{2028}beş", "bir\niki\nüç\ndört\nbeş"),
            ("ka\u{ad}p\u{200b}ı \"\u{feff}yo\0l\u{200e}\"", "kapı \"yol\""),
            ("s\u{327}i\u{307}mdi g\u{306} I\u{307}zmir u\u{308}", "şimdi ğ İzmir ü"),
        ];
        for (damaged, clean) in cases {
            assert_eq!(repair(damaged), clean);
        }
    }

    #[test]
    fn clean_text_is_borrowed() {
        let cases = [
            "AT&T ile R&D; görüşmesi & sonrası &;",
            "Novotný ile Sigurður görüştü",
            "Fiyat\u{a0}5 €, hâlâ “açık” — 10 Å\u{2026}",
            "Yol açık. \u{200b}\u{200b}Vali geldi.\u{feff}\n",
            "aile 👨\u{200d}👩\u{200d}👧 geldi",
            "",
        ];
        for clean in cases {
            assert!(matches!(repair(clean), Cow::Borrowed(_)), "{clean}");
        }
    }
}

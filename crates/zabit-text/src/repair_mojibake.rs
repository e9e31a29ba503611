//! UTF-8 that was decoded once too often: "TÃ¼rkiye" for "Türkiye".
//!
//! Each letter of two or three bytes became two or three letters of Latin-1, windows-1252 or
//! windows-1254. A run is repaired where it reads back as exactly one letter or sign that Turkish news
//! uses, so a story with one damaged paragraph keeps the others.

/// Repairs every such run, once; text decoded twice too often takes two rounds. `None` where there is none.
pub(crate) fn mojibake(text: &str) -> Option<String> {
    let begins = |(at, c): &(usize, char)| is_lead(*c) && text.get(*at..).and_then(run_at).is_some();
    let (first, _) = text.char_indices().find(begins)?;
    let certain = has_certain_run(text.get(first..)?);
    let mut out = String::new();
    let mut done = 0;
    let mut before = text.get(..first).and_then(|head| head.chars().next_back());
    let mut chars = text.char_indices().skip_while(|(at, _)| *at < first);
    while let Some((at, c)) = chars.next() {
        let found = if is_lead(c) { run_at(text.get(at..)?) } else { None };
        let Some(run) = found.filter(|run| certain || !run.doubtful(c, before)) else {
            before = Some(c);
            continue;
        };
        out.push_str(text.get(done..at)?);
        out.push(run.letter);
        done = at + run.bytes;
        before = Some(run.letter);
        for _ in 1..run.chars {
            chars.next();
        }
    }
    if done == 0 {
        return None;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// A run that reads back as one letter.
struct Run {
    letter: char,
    /// Length of the damaged run in the text.
    bytes: usize,
    chars: usize,
    /// Its last character as it stands.
    last: char,
}

impl Run {
    /// Whether clean text may hold it: "HÂLÂ»" ends a quotation in guillemets with a capital Â, and
    /// "10 Å…" breaks off after a unit. No Turkish word ends in Ã, Ä or Å where a Turkish letter results.
    fn doubtful(&self, lead: char, before: Option<char>) -> bool {
        let after_a_capital = before.is_some_and(char::is_uppercase);
        let turkish = matches!(self.letter, 'ç' | 'ğ' | 'ı' | 'ö' | 'ş' | 'ü' | 'Ç' | 'Ğ' | 'İ' | 'Ö' | 'Ş' | 'Ü');
        self.chars == 2 && can_follow_a_word(self.last) && !turkish && (lead != 'Â' || after_a_capital)
    }
}

fn can_follow_a_word(c: char) -> bool {
    matches!(c, '\u{a0}' | '«' | '»' | '´' | '\u{2010}'..='\u{203a}')
}

fn has_certain_run(text: &str) -> bool {
    let certain = |(at, c): (usize, char)| {
        is_lead(c) && text.get(at..).and_then(run_at).is_some_and(|run| !run.doubtful(c, Some('A')))
    };
    text.char_indices().any(certain)
}

/// The letters that bytes C2–C5, C9 (ə), E2 (signs), EF (byte order mark) and F0 (emoji) become.
fn is_lead(c: char) -> bool {
    matches!(c, 'Â' | 'Ã' | 'Ä' | 'Å' | 'É' | 'â' | 'ï' | 'ð' | 'ğ')
}

fn run_at(text: &str) -> Option<Run> {
    let mut chars = text.chars();
    let lead = chars.next()?;
    let (lead, length) = match lead {
        'Â' | 'Ã' | 'Ä' | 'Å' | 'É' => (lead as u8, 2),
        'â' | 'ï' => (lead as u8, 3),
        _ => (0xf0, 4),
    };
    let mut raw = [lead, 0, 0, 0];
    let mut bytes = text.len() - chars.as_str().len();
    let mut last = '\0';
    for n in 1..length {
        last = match chars.next() {
            Some(c) => c,
            None => return lost_end(text, n),
        };
        let Some(byte) = continuation(last) else { return lost_end(text, n) };
        *raw.get_mut(n)? = byte;
        bytes += last.len_utf8();
    }
    let letter = std::str::from_utf8(raw.get(..length)?).ok()?.chars().next()?;
    is_expected(letter).then_some(Run { letter, bytes, chars: length, last })
}

/// "â€" with its third letter lost: a closing mark ”, whose last byte windows-1252 cannot show.
fn lost_end(text: &str, read: usize) -> Option<Run> {
    let rest = text.strip_prefix("â€")?;
    let next = rest.chars().next();
    let ends = next.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')'));
    let lost = next == Some(char::REPLACEMENT_CHARACTER);
    let bytes = text.len() - rest.len() + if lost { char::REPLACEMENT_CHARACTER.len_utf8() } else { 0 };
    (read == 2 && (ends || lost)).then_some(Run { letter: '”', bytes, chars: 2 + usize::from(lost), last: '€' })
}

/// The byte 80–BF that a character was, in Latin-1, windows-1252 or windows-1254.
fn continuation(c: char) -> Option<u8> {
    let byte = match c {
        '\u{80}'..='\u{bf}' => c as u8,
        '€' => 0x80,
        '‚' => 0x82,
        'ƒ' => 0x83,
        '„' => 0x84,
        '…' => 0x85,
        '†' => 0x86,
        '‡' => 0x87,
        'ˆ' => 0x88,
        '‰' => 0x89,
        'Š' => 0x8a,
        '‹' => 0x8b,
        'Œ' => 0x8c,
        'Ž' => 0x8e,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '•' => 0x95,
        '–' => 0x96,
        '—' => 0x97,
        '˜' => 0x98,
        '™' => 0x99,
        'š' => 0x9a,
        '›' => 0x9b,
        'œ' => 0x9c,
        'ž' => 0x9e,
        'Ÿ' => 0x9f,
        _ => return None,
    };
    Some(byte)
}

/// What a repaired run may give: Latin letters, ə, punctuation, currency, signs, emoji; no other script.
fn is_expected(c: char) -> bool {
    matches!(c,
        '\u{a0}'..='\u{17f}' | 'ə' | 'Ə'
        | '\u{200b}'..='\u{203a}' | '\u{20a0}'..='\u{20bf}' | '™' | '\u{2190}'..='\u{27bf}' | '\u{feff}'
        | '\u{1f300}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_and_repaired() {
        let cases = [
            ("TÃ¼rkiye", "Türkiye"),
            ("CumhurbaÅŸkanÄ± ErdoÄŸan", "Cumhurbaşkanı Erdoğan"),
            ("Ã–ZEL GÃ–REV", "ÖZEL GÖREV"),
            ("Ä°zmir'de Ã‡aÄŸrÄ±, ÅžiÅŸli ve Ãœ", "İzmir'de Çağrı, Şişli ve Ü"),
            ("C\u{c5}\u{9f} \u{c4}\u{9f}", "Cş ğ"), // by Latin-1
            ("â€œYol aÃ§Ä±kâ€ dedi", "“Yol açık” dedi"),
            ("â€œYolâ€\u{9d} dedi â€“ 5 â‚º, Â«aÂ»", "“Yol” dedi – 5 ₺, «a»"),
            ("KaratÃƒÂ¼rk", "KaratÃ¼rk"), // twice too often: one round
            ("ğŸ˜€ ðŸ˜€ â—Š âˆ’", "😀 😀 ◊ −"),
            ("Türkiye'nin gündemi\nTÃ¼rkiye'nin gÃ¼ndemi", "Türkiye'nin gündemi\nTürkiye'nin gündemi"),
        ];
        for (damaged, clean) in cases {
            assert_eq!(mojibake(damaged).as_deref(), Some(clean));
        }
    }

    #[test]
    fn clean_text_is_left_alone() {
        let cases =
            ["«HÂLÂ» dedi", "HÂLÂ…", "Bekâ’nın “ekâ”", "KÂĞIT, İLÂ’NIN", "São Paulo, Ångström, CAFÉ’de", "ğŞÖÇ ÇÖP…"];
        for clean in cases {
            assert_eq!(mojibake(clean), None, "{clean}");
        }
    }
}

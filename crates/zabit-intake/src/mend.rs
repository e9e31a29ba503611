//! JSON as the web has it: read as the standard wants it, and where that fails, mended and read again.
//!
//! Mended: half a surrogate pair (`"\ud83d"` becomes U+FFFD), line ends and other control characters inside a string,
//! a backslash before a character that needs none (`\'`). Left: missing quotation marks, commas and braces.

use serde_json::Value;

/// Reads a JSON value, mended where it must be.
///
/// # Errors
/// What the standard reader says of the mended text.
pub(crate) fn json(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&mended(text)))
}

/// The text with what is wrong inside its strings put right.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut inside = false;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\\' if inside => escape(after, &mut out),
            c => {
                inside ^= c == '"';
                match c {
                    '\n' | '\r' if inside => out.push_str("\\n"),
                    c if inside && c.is_control() => out.push(' '),
                    c => out.push(c),
                }
                after
            }
        };
    }
    out
}

/// Writes the escape that `text` begins with, without its backslash; what follows it.
fn escape<'a>(text: &'a str, out: &mut String) -> &'a str {
    let Some(unit) = unit(text) else {
        let Some(kind) = text.chars().next() else { return text };
        if matches!(kind, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't') {
            out.push('\\');
            out.push(kind);
            return &text[1..];
        }
        return text;
    };
    let after = &text[5..];
    let second = || self::unit(after.strip_prefix('\\')?).filter(|low| (0xdc00..0xe000).contains(low));
    match unit {
        0xd800..0xdc00 if second().is_some() => {
            out.push('\\');
            out.push_str(&text[..11]);
            &text[11..]
        }
        0xd800..0xe000 => {
            out.push(char::REPLACEMENT_CHARACTER);
            after
        }
        _ => {
            out.push('\\');
            out.push_str(&text[..5]);
            after
        }
    }
}

/// The UTF-16 unit of "u0131".
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('u')?.get(..4)?;
    if digits.bytes().all(|b| b.is_ascii_hexdigit()) { u32::from_str_radix(digits, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_strings() {
        let cases = [
            (r#""köprü \ud83d açıldı""#, "köprü \u{fffd} açıldı"),
            (r#""köprü \udc00\ud83d""#, "köprü \u{fffd}\u{fffd}"),
            (r#""köprü \ud83d\ude00 \udc00""#, "köprü 😀 \u{fffd}"),
            (r#""\ud83d\u0131""#, "\u{fffd}ı"),
            ("\"köprü\naçıldı\t\u{1}\"", "köprü\naçıldı  "),
            (r#""Vali\'nin \"köprüsü\" \q\u12""#, "Vali'nin \"köprüsü\" qu12"),
        ];
        for (text, value) in cases {
            assert_eq!(json(text).unwrap_or_else(|fault| panic!("{text}: {fault}")), Value::from(value), "{text}");
        }
        for text in ["", "{", r#"{"a" 1}"#, r#""\"#, r#""\ud83d"#] {
            assert!(json(text).is_err(), "{text}");
        }
    }
}

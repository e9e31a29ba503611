//! Numbers as a language writes them.

use super::Language;

/// A whole number as templates pass it, by value or behind a reference.
pub trait Number {
    /// The number.
    fn number(self) -> i64;
}

macro_rules! number {
    ($($kind:ty),+) => {
        $(impl Number for $kind {
            fn number(self) -> i64 {
                self.try_into().unwrap_or(i64::MAX)
            }
        }

        impl Number for &$kind {
            fn number(self) -> i64 {
                (*self).number()
            }
        })+
    };
}

number!(i64, i32, u32, usize);

/// Three digits and three: "1.234.567" in Turkish.
pub fn grouped(number: i64, language: Language) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", group(&digits, marks(language).0))
}

/// An exact decimal with a point.
pub fn decimal(decimal: &str, language: Language) -> String {
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", decimal), |digits| ("−", digits));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !part.is_none_or(is_number) {
        return decimal.to_owned();
    }
    let (thousands, point) = marks(language);
    let part = part.map(|part| format!("{point}{part}")).unwrap_or_default();
    format!("{sign}{}{part}", group(whole, thousands))
}

/// What parts thousands, and what stands before a fraction.
fn marks(language: Language) -> (char, char) {
    match language {
        Language::Turkish => ('.', ','),
        Language::English => (',', '.'),
    }
}

fn group(digits: &str, mark: char) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Turkish};

    #[test]
    fn as_people_write_them() {
        assert_eq!(grouped(0, Turkish), "0");
        assert_eq!(grouped(999, Turkish), "999");
        assert_eq!(grouped(1234567, Turkish), "1.234.567");
        assert_eq!(grouped(-1234, English), "−1,234");
        assert_eq!(decimal("12.75", Turkish), "12,75");
        assert_eq!(decimal("6700000000", Turkish), "6.700.000.000");
        assert_eq!(decimal("1200.5", English), "1,200.5");
        for odd in ["", "1.2.3", "1e5", "-", "."] {
            assert_eq!(decimal(odd, Turkish), odd);
        }
    }
}

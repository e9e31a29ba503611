//! Days as a language writes them.

use super::Texts;

/// A day ("2025-09-08"), month or year of EDTF in words; a day of any year ("XXXX-09-08") without its year; an interval by
/// its two ends; what is none of these as it stands.
pub fn written(day: &str, texts: Texts) -> String {
    if let Some((from, to)) = day.split_once('/') {
        return match (from, to) {
            ("" | "..", to) => texts.tell("date-until", written(to, texts)),
            (from, "" | "..") => texts.tell("date-since", written(from, texts)),
            (from, to) => format!("{} – {}", written(from, texts), written(to, texts)),
        };
    }
    let plain = day.trim_end_matches(['?', '~', '%']);
    let about = plain.len() != day.len();
    let told = told(plain, texts).unwrap_or_else(|| plain.to_owned());
    if about { texts.tell("date-about", told) } else { told }
}

fn told(day: &str, texts: Texts) -> Option<String> {
    let mut parts = day.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?;
    let known = year.bytes().all(|byte| byte.is_ascii_digit());
    let (month, number) = (parts.next(), parts.next());
    if parts.next().is_some() || !(known || year == "XXXX") {
        return None;
    }
    let Some(month) = month else { return known.then(|| year.to_owned()) };
    let month: u8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let month = texts.say(&format!("month-{month}"));
    let number: Option<u8> = match number {
        Some(number) => Some(number.parse().ok().filter(|number| (1..=31).contains(number))?),
        None => None,
    };
    let number = number.map(|number| format!("{number} ")).unwrap_or_default();
    let year = if known { format!(" {year}") } else { String::new() };
    Some(format!("{number}{month}{year}"))
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn as_people_write_them() {
        let turkish = |day| written(day, Texts::new(Language::Turkish));
        assert_eq!(turkish("2025-09-08"), "8 Eylül 2025");
        assert_eq!(turkish("2025-09"), "Eylül 2025");
        assert_eq!(turkish("2025"), "2025");
        assert_eq!(turkish("XXXX-08-30"), "30 Ağustos");
        assert_eq!(turkish("2025-09-08/2025-09-10"), "8 Eylül 2025 – 10 Eylül 2025");
        assert_eq!(turkish("2025~"), "2025 dolayında");
        let english = |day| written(day, Texts::new(Language::English));
        assert_eq!(english("2025-09-08"), "8 September 2025");
        assert_eq!(english("../2030"), "until 2030");
        for odd in ["", "2025-21", "2025-09-08T14:00", "abc", "2025-13-01", "202X", "XXXX"] {
            assert_eq!(turkish(odd), odd);
        }
    }
}

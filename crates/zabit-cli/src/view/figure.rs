//! Values and dates as Turkish writes them: "6,7 milyar USD", "%15,2", "8 Eylül 2025".

use zabit_record::{Comparator, Quantity};

/// Scale words from the largest; the number of zeros they stand for.
const SCALES: &[(usize, &str)] = &[(12, "trilyon"), (9, "milyar"), (6, "milyon")];

/// Most decimals a figure with a scale word has; beyond it digits in groups are easier to read.
const SCALE_DECIMALS: usize = 3;

/// Units with a Turkish word; others are shown as they are.
const UNITS: &[(&str, &str)] = &[
    ("person", "kişi"),
    ("year", "yıl"),
    ("month", "ay"),
    ("week", "hafta"),
    ("day", "gün"),
    ("hour", "saat"),
    ("minute", "dakika"),
    ("second", "saniye"),
];

const MONTHS: [&str; 12] =
    ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"];

/// A figure with its comparator, range and unit: "> 5 milyar USD", "3.000–4.000 kişi".
pub fn value(quantity: &Quantity) -> String {
    let mut number = number(&quantity.value);
    if let Some(upper) = &quantity.upper {
        number = format!("{number}–{}", self::number(upper));
    }
    let figure = match quantity.unit.as_str() {
        "count" => number,
        "percent" => format!("%{number}"),
        unit => {
            let word = UNITS.iter().find(|(name, _)| *name == unit).map_or(unit, |(_, word)| word);
            format!("{number} {word}")
        }
    };
    match comparator(quantity.comparator) {
        "" => figure,
        sign => format!("{sign} {figure}"),
    }
}

fn comparator(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Equal => "",
        Comparator::Over => ">",
        Comparator::AtLeast => "≥",
        Comparator::Under => "<",
        Comparator::AtMost => "≤",
        Comparator::About => "≈",
    }
}

/// A decimal string in Turkish: "6700000000" is "6,7 milyar", "2146526" is "2.146.526".
/// What is no decimal is shown as it is.
pub fn number(decimal: &str) -> String {
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", decimal), |rest| ("-", rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
        return decimal.to_owned();
    }
    for (zeros, word) in SCALES {
        if whole.len() <= *zeros || !part.is_empty() {
            continue;
        }
        let (front, back) = whole.split_at(whole.len() - zeros);
        let back = back.trim_end_matches('0');
        if back.len() <= SCALE_DECIMALS {
            return format!("{sign}{} {word}", with_part(&grouped(front), back));
        }
    }
    format!("{sign}{}", with_part(&grouped(whole), part))
}

fn with_part(whole: &str, part: &str) -> String {
    if part.is_empty() { whole.to_owned() } else { format!("{whole},{part}") }
}

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// Parts of a year that EDTF numbers beside the months: seasons, quarters, halves.
const PARTS: &[(u8, &str)] = &[
    (21, "ilkbahar"),
    (22, "yaz"),
    (23, "sonbahar"),
    (24, "kış"),
    (33, "1. çeyrek"),
    (34, "2. çeyrek"),
    (35, "3. çeyrek"),
    (36, "4. çeyrek"),
    (40, "1. yarı"),
    (41, "2. yarı"),
];

/// An EDTF date as Turkish writes it: "2025-09-08" is "8 Eylül 2025", "2025-09" is "Eylül 2025",
/// "2024-35" is "3. çeyrek 2024"; a year that is not known is left out; the ends of an interval are
/// parted by a dash. Other forms are shown as they are.
pub fn date(edtf: &str) -> String {
    if let Some((from, to)) = edtf.split_once('/') {
        return format!("{} – {}", date(from), date(to));
    }
    let mut parts = edtf.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let year = if year == "XXXX" { String::new() } else { format!(" {year}") };
    let month = month.and_then(|month| month.parse().ok()).and_then(part_of_year);
    match (month, day.map(str::parse::<u8>), parts.next()) {
        (Some(month), None, None) => format!("{month}{year}"),
        (Some(month), Some(Ok(day)), None) => format!("{day} {month}{year}"),
        _ => edtf.to_owned(),
    }
}

fn part_of_year(number: u8) -> Option<&'static str> {
    let month = MONTHS.get(usize::from(number).wrapping_sub(1)).copied();
    month.or_else(|| PARTS.iter().find(|(part, _)| *part == number).map(|(_, name)| *name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_turkish() {
        let cases = [
            ("6700000000", "6,7 milyar"),
            ("15000000000", "15 milyar"),
            ("182000000", "182 milyon"),
            ("1250000", "1,25 milyon"),
            ("2146526", "2.146.526"),
            ("150000", "150.000"),
            ("2500000000000", "2,5 trilyon"),
            ("1500000000000000", "1.500 trilyon"),
            ("15.2", "15,2"),
            ("-0.5", "-0,5"),
            ("24", "24"),
            ("0", "0"),
            ("1e9", "1e9"),
            ("", ""),
        ];
        for (decimal, turkish) in cases {
            assert_eq!(number(decimal), turkish, "{decimal}");
        }
    }

    #[test]
    fn dates_in_turkish() {
        let cases = [
            ("2025-09-08", "8 Eylül 2025"),
            ("2025-09", "Eylül 2025"),
            ("2030", "2030"),
            ("2025-01/2025-06", "Ocak 2025 – Haziran 2025"),
            ("2024-Q3", "2024-Q3"),
            ("2024-35", "3. çeyrek 2024"),
            ("2025-99", "2025-99"),
            ("XXXX-10", "Ekim"),
            ("XXXX-10-29", "29 Ekim"),
            ("201X", "201X"),
            ("../2030", ".. – 2030"),
            ("2025-09-08~", "2025-09-08~"),
        ];
        for (edtf, turkish) in cases {
            assert_eq!(date(edtf), turkish, "{edtf}");
        }
    }
}

//! Stamps to days: "2025-09-08T14:05:00+03:00", "08.09.2025 14:05", "8 Eylül 2025", "Mon, 08 Sep 2025 14:05:00 +0300".
//!
//! The day is the one in the time zone that the stamp gives: "2025-09-08T00:30:00+03:00" is the 8th, though in
//! Greenwich it is still the 7th. Seconds or milliseconds since 1970 are taken in UTC, as they are counted.
//! The forms of a header ("8 Eylül 2025 Pazartesi, 14:30") are read by [`zabit_text::header`].

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{Timestamp, fmt};

/// What a stamp says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct When {
    /// The day, where the stamp was made.
    pub(crate) day: Date,
    /// RFC 3339, where a time is given; without an offset where there is none.
    pub(crate) at: Option<String>,
}

/// Abbreviated months as Turkish and English sites write them, and the month in full.
const SHORT_MONTHS: &[(&str, &str)] = &[
    ("oca", "ocak"),
    ("jan", "ocak"),
    ("şub", "şubat"),
    ("feb", "şubat"),
    ("mar", "mart"),
    ("nis", "nisan"),
    ("apr", "nisan"),
    ("may", "mayıs"),
    ("haz", "haziran"),
    ("jun", "haziran"),
    ("tem", "temmuz"),
    ("jul", "temmuz"),
    ("ağu", "ağustos"),
    ("aug", "ağustos"),
    ("eyl", "eylül"),
    ("sep", "eylül"),
    ("eki", "ekim"),
    ("oct", "ekim"),
    ("kas", "kasım"),
    ("nov", "kasım"),
    ("ara", "aralık"),
    ("dec", "aralık"),
];

/// No stamp is longer; a longer text is something else.
const LONGEST: usize = 80;

/// Reads a stamp; `None` where it is none, or names a day that does not exist.
pub(crate) fn when(stamp: &str) -> Option<When> {
    let stamp = stamp.trim().trim_matches('"');
    if stamp.is_empty() || stamp.len() > LONGEST {
        return None;
    }
    iso(stamp).or_else(|| internet_mail(stamp)).or_else(|| since_1970(stamp)).or_else(|| as_header(stamp))
}

/// `2025-09-08T14:05:00+03:00`, `2025-09-08 14:05Z`, `2025-09-08T14:05`, `2025-09-08`, `+0300` without a colon.
fn iso(stamp: &str) -> Option<When> {
    let pieces = fmt::temporal::DateTimeParser::new().parse_pieces(stamp).ok()?;
    let day = plausible(pieces.date())?;
    let Some(time) = pieces.time() else { return Some(When { day, at: None }) };
    let offset = pieces.to_numeric_offset();
    Some(When { day, at: Some(rfc3339(day.to_datetime(time), offset)) })
}

/// `Mon, 08 Sep 2025 14:05:00 +0300`.
fn internet_mail(stamp: &str) -> Option<When> {
    // A weekday that does not fit its day is the fault of the feed; the day is what it wrote first.
    let parser = fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let zoned = parser.parse_zoned_datetime(stamp).ok()?;
    Some(When { day: plausible(zoned.date())?, at: Some(rfc3339(zoned.datetime(), Some(zoned.offset()))) })
}

/// `1757329500`, `1757329500000`: ten digits are seconds, thirteen milliseconds.
fn since_1970(stamp: &str) -> Option<When> {
    let digits = stamp.strip_suffix(".0").unwrap_or(stamp);
    let count: i64 = digits.parse().ok()?;
    let moment = match digits.len() {
        9..=10 => Timestamp::from_second(count).ok()?,
        12..=13 => Timestamp::from_millisecond(count).ok()?,
        _ => return None,
    };
    let local = Offset::UTC.to_datetime(moment);
    Some(When { day: plausible(local.date())?, at: Some(rfc3339(local, Some(Offset::UTC))) })
}

/// `08.09.2025 14:05`, `8 Eylül 2025 Pazartesi, 14:30`, `08 Eyl 2025 - 14.30`, `Güncelleme: 08.09.2025`.
fn as_header(stamp: &str) -> Option<When> {
    let stamp = with_full_month(stamp.rsplit_once(": ").map_or(stamp, |(_, date)| date));
    let day = zabit_text::header(&format!("Tarih: {stamp}\n.")).published?;
    let at = clock(&stamp).map(|time| rfc3339(day.to_datetime(time), None));
    Some(When { day, at })
}

/// "08 Eyl 2025" as "08 eylül 2025"; everything else as it is.
fn with_full_month(stamp: &str) -> String {
    let full = |word: &str| {
        let short = zabit_turkish::casing::lower(word.trim_end_matches(['.', ',']));
        SHORT_MONTHS.iter().find(|(name, _)| *name == short).map(|(_, month)| *month)
    };
    let words = stamp.split_whitespace().map(|word| full(word).unwrap_or(word));
    words.collect::<Vec<_>>().join(" ")
}

/// The clock time that ends a stamp: "14:05", "14.05", "14:05:30".
fn clock(stamp: &str) -> Option<Time> {
    let last = stamp.rsplit([' ', '-', '|']).next()?;
    let mut parts = last.split([':', '.']);
    let number = |part: Option<&str>| part.filter(|part| part.len() <= 2)?.parse::<i8>().ok();
    let (hour, minute) = (number(parts.next())?, number(parts.next())?);
    let second = match parts.next() {
        None => 0,
        part => number(part)?,
    };
    if parts.next().is_some() {
        return None;
    }
    Time::new(hour, minute, second, 0).ok()
}

/// News has no dates before print, and none of days far ahead.
fn plausible(day: Date) -> Option<Date> {
    (1600..=2200).contains(&day.year()).then_some(day)
}

fn rfc3339(local: DateTime, offset: Option<Offset>) -> String {
    let seconds = |offset: Offset| offset.seconds();
    match offset.map(seconds) {
        None => local.to_string(),
        Some(0) => format!("{local}Z"),
        Some(east) => {
            let sign = if east < 0 { '-' } else { '+' };
            format!("{local}{sign}{:02}:{:02}", east.abs() / 3600, east.abs() / 60 % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps() {
        let cases = [
            ("2025-09-08T14:05:00+03:00", "2025-09-08", "2025-09-08T14:05:00+03:00"),
            ("2025-09-08T00:30:00+03:00", "2025-09-08", "2025-09-08T00:30:00+03:00"),
            ("2025-09-08T14:05:00.000+0300", "2025-09-08", "2025-09-08T14:05:00+03:00"),
            ("2025-09-07T22:30:00Z", "2025-09-07", "2025-09-07T22:30:00Z"),
            ("2025-09-08 14:05:00", "2025-09-08", "2025-09-08T14:05:00"),
            ("2025-09-08 14:05", "2025-09-08", "2025-09-08T14:05:00"),
            ("2025-09-08", "2025-09-08", "-"),
            ("20250908", "2025-09-08", "-"),
            ("2025/09/08", "2025-09-08", "-"),
            ("08.09.2025 14:05", "2025-09-08", "2025-09-08T14:05:00"),
            ("08.09.2025 - 14.05", "2025-09-08", "2025-09-08T14:05:00"),
            ("08.09.2025", "2025-09-08", "-"),
            ("8/9/2025", "2025-09-08", "-"),
            ("8 Eylül 2025", "2025-09-08", "-"),
            ("8 EYLÜL 2025", "2025-09-08", "-"),
            ("08 Eylül 2025 Pazartesi, 14:05", "2025-09-08", "2025-09-08T14:05:00"),
            ("08 Eyl 2025 14:05:30", "2025-09-08", "2025-09-08T14:05:30"),
            ("Giriş: 08.09.2025 14:05", "2025-09-08", "2025-09-08T14:05:00"),
            ("Mon, 08 Sep 2025 14:05:00 +0300", "2025-09-08", "2025-09-08T14:05:00+03:00"),
            ("Mon, 08 Sep 2025 00:05:00 +0300", "2025-09-08", "2025-09-08T00:05:00+03:00"),
            ("Tue, 08 Sep 2025 14:05:00 +0300", "2025-09-08", "2025-09-08T14:05:00+03:00"),
            ("Mon, 08 Sep 2025 11:05:00 GMT", "2025-09-08", "2025-09-08T11:05:00Z"),
            ("1757329500", "2025-09-08", "2025-09-08T11:05:00Z"),
            ("1757329500000", "2025-09-08", "2025-09-08T11:05:00Z"),
        ];
        for (stamp, day, at) in cases {
            let found = when(stamp).unwrap_or_else(|| panic!("{stamp} is a stamp"));
            assert_eq!((found.day.to_string().as_str(), found.at.as_deref().unwrap_or("-")), (day, at), "{stamp}");
        }
    }

    #[test]
    fn what_is_no_stamp() {
        for text in ["", "dün", "2025-13-40", "08.2025", "31 Haziran 2025", "12", "0000-01-01", "8 Eylül", "14:05"] {
            assert_eq!(when(text), None, "{text}");
        }
    }
}

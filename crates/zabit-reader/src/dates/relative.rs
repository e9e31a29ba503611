//! Dates that count from the story's day: "dün", "geçen hafta salı", "bu yılın ilk yarısında".

use zabit_turkish::numeral::stems;
use zabit_turkish::{date, unit};

use super::{Hit, absolute, calendar, follows, is_future, published, stem};
use crate::Doc;

/// Days named by one word, and how far off they are.
const DAYS: &[(&str, i64)] = &[("bugün", 0), ("dün", -1), ("yarın", 1)];

/// Words before a week, month or year, and how far off it is.
const STEPS: &[(&str, i64)] = &[("bu", 0), ("geçen", -1), ("geçtiğimiz", -1), ("gelecek", 1), ("önümüzdeki", 1)];

/// The relative date that begins at a token. Its value is `None` where the story has no day of its own.
pub(super) fn date(doc: &Doc, at: usize) -> Option<Hit> {
    if !doc.is_word(at) {
        return None;
    }
    let word = doc.stem(at);
    match word.chars().next()? {
        'b' | 'd' | 'y' | 'g' | 'ö' | 'e' => day(doc, at).or_else(|| step(doc, at)),
        _ => None,
    }
    .or_else(|| weekday(doc, at))
    .or_else(|| named_weekday(doc, at))
}

/// "dün", "bugünkü", "yarından", "önceki gün", "bu akşam".
fn day(doc: &Doc, at: usize) -> Option<Hit> {
    let off = |days: i64, end: usize| {
        let value = published(doc).and_then(|day| calendar::moved(day, days)).map(|day| day.to_string());
        Some(Hit { end, value })
    };
    let word = doc.stem(at);
    if word == "bu" && matches!(stem(doc, at + 1), "sabah" | "akşam" | "gece") {
        return off(0, at + 2);
    }
    if matches!(word, "önceki" | "evvelki") && stem(doc, at + 1) == "gün" && !follows_number(doc, at) {
        return off(-2, at + 2);
    }
    if word.starts_with("dünya") {
        return None;
    }
    let (_, days) = DAYS.iter().find(|(name, _)| word.starts_with(name))?;
    // "bugüne dek", "yarınlar", "dünkü": the noun with its endings, not "dünya" or "yarının".
    let is_day = stems(word, |stem, ending| {
        (DAYS.iter().any(|(name, _)| *name == stem) && !ending.plural && !ending.derived).then_some(())
    });
    let relative = word.ends_with("kü") || word.ends_with("ki");
    (is_day.is_some() || relative).then(|| off(*days, at + 1))?
}

/// "bir önceki gün", "3 önceki": no day counted from today.
fn follows_number(doc: &Doc, at: usize) -> bool {
    at > 0 && doc.lower(at - 1) == "bir"
}

/// "bu yıl", "geçen ay", "önümüzdeki hafta salı", "geçen yılın ilk yarısında", "geçen eylül ayında".
fn step(doc: &Doc, at: usize) -> Option<Hit> {
    let (_, by) = STEPS.iter().find(|(word, _)| *word == doc.stem(at))?;
    if !follows(doc, at + 1) {
        return None;
    }
    let next = stem(doc, at + 1);
    let day = published(doc);
    if let Some((weekday, _)) = date::weekday(next).filter(|(n, _)| *n != 7 || is_day_word(doc, at + 2)) {
        let value = day.and_then(|day| match by {
            0 => calendar::monday(day, 0).and_then(|m| calendar::moved(m, i64::from(weekday) - 1)),
            _ => calendar::moved(day, *by).and_then(|day| calendar::nearest_weekday(day, weekday, *by > 0)),
        });
        return Some(Hit { end: at + 2, value: value.map(|day| day.to_string()) });
    }
    if let Some((month, _)) = date::month(next).filter(|_| *by < 0) {
        let value = day.map(|day| {
            let year = if month < day.month() { day.year() } else { day.year() - 1 };
            calendar::months(year, (month, month))
        });
        return Some(Hit { end: at + 2, value });
    }
    let (unit, _) = unit::unit(&[next]).filter(|(unit, _)| !unit.ending.derived && !unit.ending.plural)?;
    let end = at + 2;
    match unit.code {
        "week" => {
            if let Some((weekday, _)) = date::weekday(stem(doc, end)).filter(|_| follows(doc, end)) {
                let value = day
                    .and_then(|day| calendar::monday(day, *by))
                    .and_then(|monday| calendar::moved(monday, i64::from(weekday) - 1));
                return Some(Hit { end: end + 1, value: value.map(|day| day.to_string()) });
            }
            Some(Hit { end, value: day.and_then(|day| calendar::week(day, *by)) })
        }
        "month" => Some(Hit { end, value: day.and_then(|day| calendar::month(day, *by)) }),
        "year" if next.starts_with("yıl") || next.starts_with("sene") => {
            let year = day.map(|day| day.year() + *by as i16);
            if let Some((months, end)) = absolute::part_of_year(doc, end) {
                return Some(Hit { end, value: year.map(|year| calendar::months(year, months)) });
            }
            Some(Hit { end, value: year.map(|year| format!("{year:04}")) })
        }
        _ => None,
    }
}

fn is_day_word(doc: &Doc, at: usize) -> bool {
    ["günü", "gecesi", "sabahı", "akşamı"].iter().any(|word| stem(doc, at).starts_with(word))
}

/// "salı günü": the nearest one, before or after by the sentence's tense. "pazar" alone may be a market.
fn weekday(doc: &Doc, at: usize) -> Option<Hit> {
    if !follows(doc, at + 1) || !is_day_word(doc, at + 1) {
        return None;
    }
    let (weekday, ending) = date::weekday(doc.stem(at))?;
    let value = published(doc).and_then(|day| calendar::nearest_weekday(day, weekday, is_future(doc, at)));
    ending.is_bare().then(|| Hit { end: at + 2, value: value.map(|day| day.to_string()) })
}

/// "cumartesiye", "salıdan": the case shows a time; only the long names, which are nothing else.
fn named_weekday(doc: &Doc, at: usize) -> Option<Hit> {
    let (weekday, ending) = date::weekday(doc.stem(at)).filter(|(day, _)| matches!(day, 1 | 3 | 4 | 6))?;
    if ending.is_bare() || ending.derived || ending.plural {
        return None;
    }
    let value = published(doc).and_then(|day| calendar::nearest_weekday(day, weekday, is_future(doc, at)));
    Some(Hit { end: at + 1, value: value.map(|day| day.to_string()) })
}

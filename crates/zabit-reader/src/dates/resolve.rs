//! From what a date says to a value in EDTF, by the day of the story and the words around.

use jiff::civil::Date;
use zabit_turkish::date::{self, Hit, Step, When, Year};
use zabit_turkish::suffix::Case;
use zabit_turkish::words::Words;

use super::calendar::{self, Months};
use crate::Doc;

/// The value of a date that begins at a token. `None` where it is none for a record; the inner `None` where the story
/// cannot fix it.
pub(super) fn value(doc: &Doc, at: usize, hit: &Hit) -> Option<Option<String>> {
    match hit.when {
        When::Day { year, month: Some(month), day, weekday } => {
            let year = story_year(doc, at..hit.end, year, month, day, weekday);
            calendar::day(year, month, day).map(Some)
        }
        When::Days { year, month, first, last, weekday } if last > first => {
            let year = story_year(doc, at..hit.end, year, month, last, weekday);
            let days = (calendar::day(year, month, first)?, calendar::day(year, month, last)?);
            Some(Some(format!("{}/{}", days.0, days.1)))
        }
        When::Months(year, months) => months_of(doc, at, hit, year, months),
        When::Years(first, last) if first == last => Some(Some(format!("{first:04}"))),
        When::Years(first, last) => Some(Some(format!("{first:04}/{last:04}"))),
        When::Decade(first) => Some(Some(format!("{:03}X", first / 10))),
        When::Off(days) => {
            Some(doc.story.published.and_then(|day| calendar::moved(day, days)).map(|day| day.to_string()))
        }
        When::Unit(step, unit) => stepped(doc, today(step)?, unit),
        When::Weekday { step, weekday, in_week } => {
            let step = match step {
                Some(step) => Some(today(step)?),
                None => None,
            };
            let day = doc.story.published.and_then(|day| day_of_week(doc, at, day, step, weekday, in_week));
            Some(day.map(|day| day.to_string()))
        }
        // Days without a month, seasons, and what counts from a time told elsewhere: a record cannot hold them.
        _ => None,
    }
}

/// How far a step goes from the story's day; `None` where it counts from a time told before ("bir önceki ay").
fn today(step: Step) -> Option<i64> {
    step.from_today.then_some(i64::from(step.by))
}

/// Whether the sentence around a token tells of the future: a verb in -AcAk after it.
fn is_future(doc: &Doc, at: usize) -> bool {
    let end = doc.story.sentences.get(doc.story.sentence_of(at)).map_or(doc.len(), |s| s.end);
    (at..end.min(at + 30)).any(|n| {
        let word = doc.lower(n);
        ["acak", "ecek", "acağ", "eceğ"].iter().any(|mark| word.contains(mark)) && !word.starts_with("gelecek")
    })
}

/// What follows a day that has become the name of an event: "15 Temmuz darbe girişimi".
const EVENTS: &[&str] =
    &["darbe", "operasyon", "soruşturma", "şehit", "gazi", "ruhu", "olay", "süreci", "hain", "gecesi"];

/// How far ahead a past day, or back a coming day, may lie before the story's year is doubted.
const DAYS_OF_DOUBT: i32 = 60;

/// The year of a day and month, where they have none by the story's day. "Nearest by tense": a day told as past is not
/// months ahead, one told as coming is not months back.
fn story_year(
    doc: &Doc,
    tokens: std::ops::Range<usize>,
    year: Year,
    month: i8,
    day: i8,
    weekday: Option<i8>,
) -> Option<i16> {
    if let Year::Named(year) = year {
        return Some(year);
    }
    let published = doc.story.published?;
    if EVENTS.iter().any(|word| doc.next(tokens.end).starts_with(word)) {
        return None;
    }
    if let Some(year) = weekday.and_then(|w| calendar::year_by_weekday(published.year(), month, day, w)) {
        return Some(year);
    }
    let this_year = Date::new(published.year(), month, day).ok()?;
    let ahead = (this_year - published).get_days();
    match is_future(doc, tokens.start) {
        false if ahead > DAYS_OF_DOUBT => Some(published.year() - 1),
        true if ahead < -DAYS_OF_DOUBT => Some(published.year() + 1),
        _ => Some(published.year()),
    }
}

/// Months of a named year, of a year counted from the story's, or of the nearest by tense.
fn months_of(doc: &Doc, at: usize, hit: &Hit, year: Year, months: Months) -> Option<Option<String>> {
    let published = doc.story.published;
    match year {
        Year::Named(year) => Some(Some(calendar::months(year, months))),
        Year::Step(step) => {
            let by = today(step)?;
            Some(published.map(|day| calendar::months(day.year() + by as i16, months)))
        }
        Year::Nearest(step) => {
            let by = today(step)?;
            Some(published.map(|day| calendar::months(nearest_year(day, by, months.0), months)))
        }
        Year::Open if months.0 < months.1 || is_time(doc, at, hit) => Some(Some(open_months(doc, at, months))),
        Year::Open => None,
    }
}

/// The year of "geçen eylül", "bu nisan", "gelecek haziran".
fn nearest_year(published: Date, by: i64, month: i8) -> i16 {
    match by {
        -1 if month >= published.month() => published.year() - 1,
        1 if month <= published.month() => published.year() + 1,
        _ => published.year(),
    }
}

/// "Kasım" and "Eylül" are also given names, "ocak" a hearth: a month alone must show that it is a time.
fn is_time(doc: &Doc, at: usize, hit: &Hit) -> bool {
    if hit.end > at + 1 {
        return true;
    }
    let suffixed = doc.is_closed(at);
    if suffixed && ["da", "de", "ta", "te"].contains(&doc.suffix(at)) {
        return true;
    }
    let Some((_, ending)) = date::month(doc.stem(at)).filter(|_| !doc.is_capitalised(at)) else { return false };
    let next = doc.next(at + 1);
    matches!(ending.case, Case::Locative | Case::Ablative)
        || matches!(next, "sonu" | "sonunda" | "başı" | "başında" | "ortasında")
}

fn open_months(doc: &Doc, at: usize, months: Months) -> String {
    let Some(published) = doc.story.published else {
        let (from, to) = months;
        return if from == to { format!("XXXX-{from:02}") } else { format!("XXXX-{from:02}/XXXX-{to:02}") };
    };
    let ahead = months.0 - published.month();
    let year = match is_future(doc, at) {
        false if ahead > 2 => published.year() - 1,
        true if ahead < -2 => published.year() + 1,
        _ => published.year(),
    };
    calendar::months(year, months)
}

/// "bu hafta", "geçen ay", "önümüzdeki yıl".
fn stepped(doc: &Doc, by: i64, unit: &str) -> Option<Option<String>> {
    let day = doc.story.published;
    match unit {
        "week" => Some(day.and_then(|day| calendar::week(day, by))),
        "month" => Some(day.and_then(|day| calendar::month(day, by))),
        "year" => Some(day.map(|day| format!("{:04}", day.year() + by as i16))),
        _ => None,
    }
}

/// The day a name of a day means: in a week, beside the story's day, or the nearest by tense.
fn day_of_week(doc: &Doc, at: usize, day: Date, step: Option<i64>, weekday: i8, in_week: bool) -> Option<Date> {
    match step {
        Some(by) if in_week || by == 0 => {
            calendar::monday(day, by).and_then(|monday| calendar::moved(monday, i64::from(weekday) - 1))
        }
        Some(by) => calendar::moved(day, by).and_then(|day| calendar::nearest_weekday(day, weekday, by > 0)),
        None => calendar::nearest_weekday(day, weekday, is_future(doc, at)),
    }
}

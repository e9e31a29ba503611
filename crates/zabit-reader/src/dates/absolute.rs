//! Dates with a number or a month in them: "15 Temmuz 2016", "Kasım 2016", "2024'ün üçüncü çeyreğinde".

use jiff::civil::Date;
use zabit_text::TokenKind;
use zabit_turkish::suffix::Case;
use zabit_turkish::{date, numeral, unit};

use super::calendar::{self, Months};
use super::{Hit, follows, is_future, published, stem};
use crate::Doc;

/// The date that begins at a token.
pub(super) fn date(doc: &Doc, at: usize) -> Option<Hit> {
    match doc.story.tokens.get(at)?.kind {
        TokenKind::Number => {
            numeric(doc, at).or_else(|| days_of_month(doc, at)).or_else(|| decade(doc, at)).or_else(|| years(doc, at))
        }
        TokenKind::Word => month(doc, at),
        _ => None,
    }
}

/// "15.01.2017", "29/12/2016".
fn numeric(doc: &Doc, at: usize) -> Option<Hit> {
    let text = doc.stem(at);
    let dotted: Vec<&str> = text.split('.').collect();
    let (parts, end) = match dotted.as_slice() {
        [d, m, y] => ([*d, *m, *y], at + 1),
        [d] if doc.is(at + 1, "/") && doc.is(at + 3, "/") => ([*d, stem(doc, at + 2), stem(doc, at + 4)], at + 5),
        _ => return None,
    };
    let [day, month, year] = parts;
    let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
    let value = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?.to_string();
    Some(Hit { end, value: Some(value) })
}

/// "8 Eylül", "15-17 Nisan", "15 ve 16 Nisan 2024", "29 Eylül Pazar".
fn days_of_month(doc: &Doc, at: usize) -> Option<Hit> {
    let first = day_number(doc, at)?;
    let (last, month_at) = match stem(doc, at + 1) {
        "-" | "–" | "ve" | "ile" | "ila" => match day_number(doc, at + 2) {
            Some(last) => (Some(last), at + 3),
            None => (None, at + 1),
        },
        _ => (None, at + 1),
    };
    if !follows(doc, month_at) || doc.story.tokens.get(at).is_some_and(|t| t.has_apostrophe()) {
        return None;
    }
    let (month, ending) = date::month(doc.stem(month_at))?;
    if ending.derived {
        return None;
    }
    let mut end = month_at + 1;
    // A suffix on the month closes the date: "8 Eylül'de 2016 kişi".
    let open = !doc.story.tokens.get(month_at).is_some_and(|t| t.has_apostrophe()) && ending.is_bare();
    let year = if open { year_at(doc, end) } else { None };
    end += usize::from(year.is_some());
    let weekday = if follows(doc, end) { date::weekday(stem(doc, end)).map(|(day, _)| day) } else { None };
    end += usize::from(weekday.is_some());
    let year = year.or_else(|| story_year(doc, at, end, month, last.unwrap_or(first), weekday));
    let value = match last {
        Some(last) if last > first => {
            Some(format!("{}/{}", calendar::day(year, month, first)?, calendar::day(year, month, last)?))
        }
        Some(_) => return None,
        None => Some(calendar::day(year, month, first)?),
    };
    Some(Hit { end, value })
}

fn day_number(doc: &Doc, at: usize) -> Option<i8> {
    if doc.story.tokens.get(at)?.kind != TokenKind::Number {
        return None;
    }
    doc.stem(at).parse().ok().filter(|day| (1..=31).contains(day))
}

/// What follows a day that has become the name of an event: "15 Temmuz darbe girişimi".
const EVENTS: &[&str] =
    &["darbe", "operasyon", "soruşturma", "şehit", "gazi", "ruhu", "olay", "süreci", "hain", "gecesi"];

/// How far ahead a past day, or back a coming day, may lie before the story's year is doubted.
const DAYS_OF_DOUBT: i32 = 60;

/// The year of a day and month that have none, by the story's day. "Nearest by tense": a day told as past is not
/// months ahead, one told as coming is not months back.
fn story_year(doc: &Doc, at: usize, end: usize, month: i8, day: i8, weekday: Option<i8>) -> Option<i16> {
    let published = published(doc)?;
    if EVENTS.iter().any(|word| stem(doc, end).starts_with(word)) {
        return None;
    }
    if let Some(year) = weekday.and_then(|w| calendar::year_by_weekday(published.year(), month, day, w)) {
        return Some(year);
    }
    let this_year = Date::new(published.year(), month, day).ok()?;
    let ahead = (this_year - published).get_days();
    match is_future(doc, at) {
        false if ahead > DAYS_OF_DOUBT => Some(published.year() - 1),
        true if ahead < -DAYS_OF_DOUBT => Some(published.year() + 1),
        _ => Some(published.year()),
    }
}

/// A year at a token: four digits without separators.
pub(super) fn year_at(doc: &Doc, at: usize) -> Option<i16> {
    if !follows(doc, at) || doc.story.tokens.get(at)?.kind != TokenKind::Number {
        return None;
    }
    year_number(doc, at)
}

fn year_number(doc: &Doc, at: usize) -> Option<i16> {
    let text = doc.stem(at);
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?.filter(|year| (1800..2100).contains(year))
}

/// "1970'lerde" is 197X, "90'lı yıllarda" 199X.
fn decade(doc: &Doc, at: usize) -> Option<Hit> {
    let (text, suffix) = (doc.stem(at), doc.suffix(at));
    let plural = suffix.starts_with("ler") || suffix.starts_with("lar");
    let years = ["li", "lı", "lu", "lü"].contains(&suffix) && stem(doc, at + 1).starts_with("yıllar");
    if !(plural || years) || !text.bytes().all(|b| b.is_ascii_digit()) || !text.ends_with('0') {
        return None;
    }
    let tens = match text.len() {
        2 => format!("19{}", text.get(..1)?),
        4 => text.get(..3)?.to_owned(),
        _ => return None,
    };
    Some(Hit { end: at + 1 + usize::from(years), value: Some(format!("{tens}X")) })
}

/// "2016'da", "2007 ile 2010 yılları", "2013-2020", "2024'ün üçüncü çeyreğinde", "2016'nın Ağustos ayında".
fn years(doc: &Doc, at: usize) -> Option<Hit> {
    let year = year_number(doc, at)?;
    if let Some(last) = second_year(doc, at, year) {
        let end = at + 3 + usize::from(stem(doc, at + 3).starts_with("yıl"));
        return Some(Hit { end, value: Some(format!("{year:04}/{last:04}")) });
    }
    let mut end = at + 1;
    if follows(doc, end) && is_year_word(doc, end) {
        end += 1;
    } else if is_counted(doc, end) {
        return None;
    }
    if let Some((months, after)) = part_of_year(doc, end) {
        return Some(Hit { end: after, value: Some(calendar::months(year, months)) });
    }
    Some(Hit { end, value: Some(format!("{year:04}")) })
}

fn is_year_word(doc: &Doc, at: usize) -> bool {
    unit::unit(&[stem(doc, at)]).is_some_and(|(unit, _)| unit.code == "year" && !unit.ending.derived)
        && !stem(doc, at).starts_with("yıllar")
        && stem(doc, at) != "yıl"
        && stem(doc, at) != "yıldır"
}

/// A figure of four digits before a unit, a person or a scale is no year: "2000 lira".
fn is_counted(doc: &Doc, at: usize) -> bool {
    if !follows(doc, at) || doc.story.tokens.get(at - 1).is_some_and(|t| t.has_apostrophe()) {
        return false;
    }
    let word = stem(doc, at);
    numeral::word(word).is_some_and(|w| w.parts.iter().any(|p| matches!(p, numeral::Part::Scale(_))))
        || unit::unit(&[word, stem(doc, at + 1)]).is_some()
        || unit::person(word).is_some()
}

/// The last year of "2007 ile 2010", "2013-2020".
fn second_year(doc: &Doc, at: usize, first: i16) -> Option<i16> {
    if !follows(doc, at + 1) || !matches!(doc.lower(at + 1), "-" | "–" | "ile" | "ila") {
        return None;
    }
    let years = stem(doc, at + 3).starts_with("yıl");
    year_at(doc, at + 2).filter(|last| *last > first && (years || !is_counted(doc, at + 3)))
}

/// "üçüncü çeyreğinde", "ilk yarısı", "ilk 6 ayında", "Ağustos ayında" after a year: its months and the token after.
pub(super) fn part_of_year(doc: &Doc, at: usize) -> Option<(Months, usize)> {
    if !follows(doc, at) {
        return None;
    }
    if let Some((month, _)) = date::month(stem(doc, at)).filter(|(_, ending)| !ending.derived) {
        let with_word = follows(doc, at + 1) && stem(doc, at + 1).starts_with("ay");
        return Some(((month, month), at + 1 + usize::from(with_word)));
    }
    let rank = match stem(doc, at) {
        "ilk" => 1,
        "son" => -1,
        word => numeral::word(word)
            .filter(|w| w.kind == numeral::Kind::Ordinal)
            .and_then(|w| numeral::combine(&w.parts))
            .and_then(|c| i8::try_from(c.value).ok())?,
    };
    let next = stem(doc, at + 1);
    let of = |count: i8| if rank < 0 { count } else { rank };
    if next.starts_with("çeyre") {
        let quarter = of(4);
        return (1..=4).contains(&quarter).then_some(((quarter * 3 - 2, quarter * 3), at + 2));
    }
    if next.starts_with("yarı") {
        let half = of(2);
        return (1..=2).contains(&half).then_some(((half * 6 - 5, half * 6), at + 2));
    }
    let count: i8 = next.parse().ok().or_else(|| {
        numeral::word(next).and_then(|w| numeral::combine(&w.parts)).and_then(|c| i8::try_from(c.value).ok())
    })?;
    let is_months = unit::unit(&[stem(doc, at + 2)]).is_some_and(|(unit, _)| unit.code == "month");
    if !is_months || !(1..=11).contains(&count) {
        return None;
    }
    let months = if rank < 0 { (13 - count, 12) } else { (1, count) };
    (rank == 1 || rank < 0).then_some((months, at + 3))
}

/// "Kasım 2016", "ekimde", "Ağustos ayında", "ocak-kasım döneminde".
fn month(doc: &Doc, at: usize) -> Option<Hit> {
    let (month, ending) = date::month(doc.stem(at))?;
    if ending.derived || ending.plural {
        return None;
    }
    let suffixed = doc.story.tokens.get(at).is_some_and(|t| t.has_apostrophe());
    if let Some(year) = year_at(doc, at + 1).filter(|_| !suffixed && ending.is_bare() && !is_counted(doc, at + 2)) {
        return Some(Hit { end: at + 2, value: Some(calendar::months(year, (month, month))) });
    }
    let of_months =
        follows(doc, at + 1) && matches!(stem(doc, at + 1), "ayı" | "ayında" | "ayının" | "ayına" | "ayından");
    if !suffixed && matches!(stem(doc, at + 1), "-" | "–") {
        let last = date::month(stem(doc, at + 2)).map(|(last, _)| last).filter(|last| *last > month)?;
        return Some(Hit { end: at + 3, value: month_value(doc, at, (month, last)) });
    }
    // "Kasım" and "Eylül" are also given names, "ocak" a hearth: a month alone must show that it is a time.
    let is_time = of_months
        || (!doc.is_capitalised(at) && matches!(ending.case, Case::Locative | Case::Ablative))
        || (!doc.is_capitalised(at)
            && matches!(stem(doc, at + 1), "sonu" | "sonunda" | "başı" | "başında" | "ortasında"))
        || (suffixed && ["da", "de", "ta", "te"].contains(&doc.suffix(at)));
    is_time.then(|| Hit { end: at + 1 + usize::from(of_months), value: month_value(doc, at, (month, month)) })
}

fn month_value(doc: &Doc, at: usize, months: Months) -> Option<String> {
    let Some(published) = published(doc) else {
        let (from, to) = months;
        return Some(if from == to { format!("XXXX-{from:02}") } else { format!("XXXX-{from:02}/XXXX-{to:02}") });
    };
    let ahead = months.0 - published.month();
    let year = match is_future(doc, at) {
        false if ahead > 2 => published.year() - 1,
        true if ahead < -2 => published.year() + 1,
        _ => published.year(),
    };
    Some(calendar::months(year, months))
}

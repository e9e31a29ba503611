//! Dates with a number or a month in them: "15 Temmuz 2016", "Kasım 2016", "2024'ün üçüncü çeyreğinde".

use super::last::{hit, numeral_stem};
use super::names::{day_word_stem, month, name_length, weekday};
use super::when::{Hit, WHOLE, When, Year};
use crate::duration::number;
use crate::numeral::{self, Kind, Part};
use crate::words::Words;
use crate::{duration, unit};

/// Whether a word is digits.
pub(super) fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// "15.01.2017", "29/12/2016", "21/04/16", and the day of the week after it.
pub(super) fn numeric(words: &impl Words, at: usize) -> Option<Hit> {
    let (parts, end) = match words.stem(at).split('.').collect::<Vec<_>>().as_slice() {
        [d, m, y] => ([*d, *m, *y], at + 1),
        [d] if words.next(at + 1) == "/" && words.next(at + 3) == "/" => {
            ([*d, words.next(at + 2), words.next(at + 4)], at + 5)
        }
        _ => return None,
    };
    let [day, month, year] = parts;
    let year: i16 = match year.len() {
        4 => year.parse().ok()?,
        // A point may also part the figures of something else.
        2 if end > at + 1 => 2000 + year.parse::<i16>().ok()?,
        _ => return None,
    };
    let (day, month) = (in_month(day)?, month.parse().ok().filter(|month| (1..=12).contains(month))?);
    let stem = words.stem(end - 1).len();
    let found = hit(words, end, stem, When::Day { year: Year::Named(year), month: Some(month), day, weekday: None })?;
    Some(with_weekday(words, found))
}

/// A day of a month in digits.
fn in_month(word: &str) -> Option<i8> {
    word.parse().ok().filter(|day| is_digits(word) && (1..=31).contains(day))
}

/// A day of a month, in digits or words, and the word after it. "bir" alone is the article.
fn day_number(words: &impl Words, at: usize) -> Option<(i8, usize)> {
    let word = words.stem(at);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return in_month(word).map(|day| (day, at + 1));
    }
    let found = number(words, at).filter(|found| found.kind == Kind::Cardinal && found.ending.is_bare())?;
    let day = i8::try_from(found.value).ok().filter(|day| (1..=31).contains(day))?;
    (found.value.is_integer() && (day > 1 || found.end > at + 1)).then_some((day, found.end))
}

/// "8 Eylül", "15-17 Nisan", "15 ve 16 Nisan 2024", "29 Eylül Pazar", "yirmi bir mayıs".
pub(super) fn days_of_month(words: &impl Words, at: usize) -> Option<Hit> {
    let (first, after) = day_number(words, at)?;
    let (last, month_at) = match words.next(after) {
        "-" | "–" | "ve" | "ile" | "ila" if words.follows(after + 1) => match day_number(words, after + 1) {
            Some((last, after)) => (Some(last), after),
            None => return None,
        },
        _ => (None, after),
    };
    if words.is_closed(month_at - 1) {
        return None;
    }
    let named = words.next(month_at);
    let (month, ending) = month(named).filter(|(_, ending)| !ending.derived)?;
    let found = hit(words, month_at + 1, name_length(named), When::Vague { day: true })?;
    // A suffix on the month closes the date: "8 Eylül'de 2016 kişi".
    let open = !words.is_closed(month_at) && ending.is_bare();
    let (year, found) = match open.then(|| year_after(words, found.end)).flatten() {
        Some((year, after)) => {
            let stem = numeral_stem(words.stem(after - 1));
            (Year::Named(year), hit(words, after, stem, found.when)?)
        }
        None => (Year::Open, found),
    };
    let found = with_weekday(words, found.says(When::Day { year, month: Some(month), day: first, weekday: None }));
    let (Some(last), When::Day { weekday, .. }) = (last, &found.when) else { return Some(found) };
    let when = When::Days { year, month, first, last, weekday: *weekday };
    Some(found.says(when))
}

/// The year after a month, a comma before it or not: "Ocak, 2001", "iki bin on sekiz".
pub(super) fn year_after(words: &impl Words, at: usize) -> Option<(i16, usize)> {
    if words.next(at) == "," {
        return year_number(words, at + 1).filter(|_| words.follows(at + 1)).map(|year| (year, at + 2));
    }
    if !words.follows(at) {
        return None;
    }
    if is_digits(words.stem(at)) {
        let year = (words.stem(at).len() == 4).then(|| words.stem(at).parse().ok())??;
        // "8 Eylül 1500 kişi": an old year must not count anything.
        let likely = (1800..2100).contains(&year) || (1000..2200).contains(&year) && !is_counted(words, at + 1);
        return likely.then_some((year, at + 1));
    }
    year_in_words(words, at).map(|(year, _, end)| (year, end)).filter(|(_, end)| !is_counted(words, *end))
}

/// A year in words: "bin dokuz yüz yetmiş sekiz", what is joined to it and the word after it.
pub(super) fn year_in_words(words: &impl Words, at: usize) -> Option<(i16, numeral::Ending, usize)> {
    if !matches!(words.stem(at).chars().next()?, 'b' | 'i') {
        return None;
    }
    let found = number(words, at).filter(|found| found.in_words && found.kind == Kind::Cardinal)?;
    let year = i16::try_from(found.value).ok().filter(|year| (1000..2200).contains(year) && *year != 1000)?;
    found.value.is_integer().then_some((year, found.ending, found.end))
}

/// Takes in the day of the week: "12 Ocak 2016 Pazartesi günü", "Yirmi iki Ocak 2018, pazartesi".
fn with_weekday(words: &impl Words, found: Hit) -> Hit {
    let at = if words.next(found.end) == "," { found.end + 1 } else { found.end };
    let (When::Day { year, month, day, .. }, Some((named, _))) = (&found.when, weekday_at(words, at)) else {
        return found;
    };
    if at > found.end && *year == Year::Open {
        return found;
    }
    let when = When::Day { year: *year, month: *month, day: *day, weekday: Some(named) };
    let end = at + 1;
    let dated = hit(words, end, name_length(words.stem(at)), when.clone());
    // The word for day belongs to a full date.
    let day_word = day_word_stem(words.next(end)).filter(|_| *year != Year::Open);
    day_word.map_or(dated, |stem| hit(words, end + 1, stem, when)).unwrap_or(found)
}

fn weekday_at(words: &impl Words, at: usize) -> Option<(i8, numeral::Ending)> {
    weekday(words.next(at)).filter(|(_, ending)| !ending.derived && !ending.plural)
}

/// A year at a word: four digits without separators.
pub(super) fn year_number(words: &impl Words, at: usize) -> Option<i16> {
    let text = words.stem(at);
    (text.len() == 4 && is_digits(text)).then(|| text.parse().ok())?.filter(|year| (1800..2100).contains(year))
}

/// "1970'lerde", "90'lı yıllarda", "70'ler".
pub(super) fn decade(words: &impl Words, at: usize) -> Option<Hit> {
    let (text, suffix) = (words.stem(at), words.suffix(at));
    let plural = suffix.starts_with("ler") || suffix.starts_with("lar");
    let years = ["li", "lı", "lu", "lü"].contains(&suffix) && words.next(at + 1).starts_with("yıllar");
    if !(plural || years) || !is_digits(text) || !text.ends_with('0') {
        return None;
    }
    let first = match text.len() {
        2 => 1900 + text.parse::<i16>().ok()?,
        4 => text.parse().ok()?,
        _ => return None,
    };
    let end = at + 1 + usize::from(years);
    hit(words, end, if years { "yıl".len() } else { text.len() }, When::Decade(first))
}

/// "2016'da", "2007 ile 2010 yılları", "2013-2020", "2024'ün üçüncü çeyreğinde", "2016'nın Ağustos ayında".
pub(super) fn years(words: &impl Words, at: usize) -> Option<Hit> {
    let year = year_number(words, at)?;
    if let Some(last) = second_year(words, at, year) {
        let with_word = is_years_word(words.next(at + 3));
        let stem = if with_word { year_stem(words.stem(at + 3)) } else { words.stem(at + 2).len() };
        return hit(words, at + 3 + usize::from(with_word), stem, When::Years(year, last));
    }
    let mut end = at + 1;
    if is_year_word(words.next(end)) {
        end += 1;
    } else if is_counted(words, end) {
        return None;
    }
    if let Some(part) = part_of_year(words, end, Year::Named(year)) {
        return Some(part);
    }
    let stem = if end > at + 1 { year_stem(words.stem(at + 1)) } else { words.stem(at).len() };
    hit(words, end, stem, When::Years(year, year))
}

/// Whether a word after a year is "year" with an ending.
pub(super) fn is_year_word(word: &str) -> bool {
    let year = duration::time(word).filter(|time| time.unit == "year" && !time.ending.derived && !time.ending.plural);
    year.is_some() && word != "yıl" && word != "yıldır"
}

pub(super) fn year_stem(word: &str) -> usize {
    duration::time(word).map_or(word.len(), |time| time.stem)
}

/// A figure of four digits before a unit, a person or a scale is no year: "2000 lira".
fn is_counted(words: &impl Words, at: usize) -> bool {
    if !words.follows(at) || words.is_closed(at - 1) {
        return false;
    }
    let word = words.stem(at);
    numeral::word(word).is_some_and(|w| w.parts.iter().any(|p| matches!(p, Part::Scale(_))))
        || unit::unit(&[word, words.next(at + 1)]).is_some()
        || unit::person(word).is_some()
}

/// "yılları", "seneleri" after two years.
fn is_years_word(word: &str) -> bool {
    word.starts_with("yıl") || word.starts_with("sene")
}

/// The last year of "2007 ile 2010", "2013-2020".
fn second_year(words: &impl Words, at: usize, first: i16) -> Option<i16> {
    if !matches!(words.next(at + 1), "-" | "–" | "ile" | "ila") || !words.follows(at + 2) {
        return None;
    }
    let years = is_years_word(words.next(at + 3));
    year_number(words, at + 2).filter(|last| *last > first && (years || !is_counted(words, at + 3)))
}

/// "üçüncü çeyreğinde", "ilk yarısı", "ilk 6 ayında", "Ağustos ayında", "11'inci ayında" after a year.
pub(super) fn part_of_year(words: &impl Words, at: usize, year: Year) -> Option<Hit> {
    let word = words.next(at);
    if let Some((month, _)) = month(word).filter(|(_, ending)| !ending.derived) {
        return month_word(words, at, When::Months(year, (month, month)));
    }
    let rank = rank(words, at)?;
    let next = words.next(at + 1);
    let of = |count: i8| if rank < 0 { count } else { rank };
    let inside = |part: i8, months: i8| {
        let at = of(part);
        (1..=part).contains(&at).then(|| When::Months(year, (at * months - months + 1, at * months)))
    };
    if next.starts_with("çeyre") {
        return hit(words, at + 2, "çeyrek".len().max(soft_quarter(next)), inside(4, 3)?);
    }
    if next.starts_with("yarı") {
        return hit(words, at + 2, "yarı".len(), inside(2, 6)?);
    }
    if next.starts_with("ay") && rank > 0 {
        let month = duration::time(next).filter(|time| time.ending.possessive && !time.ending.plural && rank <= 12)?;
        return hit(words, at + 2, month.stem, When::Months(year, (rank, rank)));
    }
    let count = number(words, at + 1).filter(|count| count.kind == Kind::Cardinal && words.follows(at + 1))?;
    let months = duration::time(words.next(count.end)).filter(|time| time.unit == "month")?;
    let count_value = i8::try_from(count.value).ok().filter(|value| (1..=11).contains(value))?;
    let range = if rank < 0 { (13 - count_value, 12) } else { (1, count_value) };
    (rank == 1 || rank < 0).then(|| hit(words, count.end + 1, months.stem, When::Months(year, range)))?
}

/// "çeyreğ" takes a byte more than "çeyrek".
pub(super) fn soft_quarter(word: &str) -> usize {
    if word.starts_with("çeyreğ") { "çeyreğ".len() } else { "çeyrek".len() }
}

/// "ilk" is 1, "son" -1, "üçüncü" 3.
pub(super) fn rank(words: &impl Words, at: usize) -> Option<i8> {
    match words.next(at) {
        "" => None,
        "ilk" => Some(1),
        "son" => Some(-1),
        _ => number(words, at)
            .filter(|found| found.kind == Kind::Ordinal && found.end == at + 1)
            .and_then(|found| i8::try_from(found.value).ok()),
    }
}

/// "Kasım 2016", "ekimde", "Ağustos ayında", "ocak-kasım döneminde". Whether a month alone is a time, or a name, the
/// caller tells by what stands around it.
pub(super) fn months(words: &impl Words, at: usize) -> Option<Hit> {
    let (first, ending) = month(words.stem(at)).filter(|(_, ending)| !ending.derived && !ending.plural)?;
    let dated = (!words.is_closed(at) && ending.is_bare()).then(|| year_after(words, at + 1)).flatten();
    if let Some((year, end)) = dated.filter(|(_, end)| !is_counted(words, *end)) {
        let stem = numeral_stem(words.stem(end - 1));
        return hit(words, end, stem, When::Months(Year::Named(year), (first, first)));
    }
    if !words.is_closed(at) && matches!(words.next(at + 1), "-" | "–") {
        let named = words.next(at + 2);
        let (last, _) = month(named).filter(|(last, _)| *last > first)?;
        return hit(words, at + 3, name_length(named), When::Months(Year::Open, (first, last)));
    }
    month_word(words, at, When::Months(Year::Open, (first, first)))
}

/// A month, with "ayı" after it.
pub(super) fn month_word(words: &impl Words, at: usize, when: When) -> Option<Hit> {
    if matches!(words.next(at + 1), "ayı" | "ayında" | "ayının" | "ayına" | "ayından") {
        return hit(words, at + 2, "ay".len(), when);
    }
    let word = words.stem(at);
    let found = hit(words, at + 1, name_length(word), when)?;
    Some(if word.ends_with("ki") { Hit { letters: WHOLE, ..found } } else { found })
}

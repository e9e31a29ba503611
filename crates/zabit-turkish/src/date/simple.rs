//! Days and stretches of time in one phrase, beyond those that a story's record takes: "mayısın on birinde",
//! "temmuzun ilk cuması", "2016 yazı", "haftanın geri kalanı", "yetmişler".
//!
//! Source: Göksel and Kerslake (2005), ch. 14.3 (genitive-possessive phrases), 16.4 (temporal adverbials).

use rust_decimal::Decimal;

use super::absolute::{self, is_digits, month_word, part_of_year, rank, soft_quarter, year_in_words, year_stem};
use super::last::{hit, numeral_stem};
use super::names::{Step, day_word_stem, month, name_length, season, weekday};
use super::relative::{self, step_at};
use super::when::{Hit, Part, WHOLE, When, Year};
use crate::duration::{duration, number, sure_number, time};
use crate::numeral::{self, Kind};
use crate::suffix::Case;
use crate::words::Words;

/// A pattern: what begins at a word, or nothing.
type Pattern<W> = fn(&W, usize) -> Option<Hit>;

/// All that begin at a word, without those joined from two. The caller takes the longest.
pub(super) fn all<W: Words>(words: &W, at: usize) -> Vec<Hit> {
    let patterns: [Pattern<W>; 22] = [
        absolute::numeric,
        absolute::days_of_month,
        absolute::decade,
        absolute::years,
        absolute::months,
        relative::day,
        relative::stepped,
        relative::loose_day_of_week,
        day_and_month,
        day_of_named_month,
        year_first,
        day_of_step,
        day_with_weekday,
        day_alone,
        month_first,
        nth_of,
        years_in_words,
        decades_in_words,
        seasons,
        runs,
        weeks,
        neighbours,
    ];
    let found = patterns.iter().filter_map(|pattern| pattern(words, at));
    found.flat_map(|found| [part_of(words, &found), week_of(words, &found), Some(found)]).flatten().collect()
}

/// "10/1": a day and a month.
fn day_and_month(words: &impl Words, at: usize) -> Option<Hit> {
    let digits = |at: usize| is_digits(words.stem(at)).then(|| words.stem(at).parse::<i8>().ok()).flatten();
    let apart = words.next(at + 1) == "/" && words.follows(at + 2) && words.next(at + 3) != "/";
    let (day, month) = (digits(at)?, digits(at + 2)?);
    let fits = apart && (1..=31).contains(&day) && (1..=12).contains(&month) && words.is_closed(at + 2);
    let when = When::Day { year: Year::Open, month: Some(month), day, weekday: None };
    fits.then(|| hit(words, at + 3, words.stem(at + 2).len(), when))?
}

/// A day that belongs to a month: "on biri", "4'ünde". Its number and the word after it.
fn possessed_day(words: &impl Words, at: usize) -> Option<(i8, usize)> {
    let found = sure_number(words, at).filter(|found| found.kind == Kind::Cardinal && words.follows(at))?;
    let day = i8::try_from(found.value).ok().filter(|day| (1..=31).contains(day))?;
    let bare_but_possessed = is_digits(words.stem(at)) && words.is_closed(at);
    (found.value.is_integer() && found.ending.possessive && (bare_but_possessed || found.in_words))
        .then_some((day, found.end))
}

/// "'4'ünde" in the month of the date before: the end of "Eylül'ün 3'ünden 12'sine kadar".
pub(super) fn possessed(words: &impl Words, at: usize) -> Option<Hit> {
    let (day, end) = possessed_day(words, at)?;
    let when = When::Day { year: Year::Open, month: None, day, weekday: None };
    hit(words, end, numeral_stem(words.stem(end - 1)), when)
}

/// What is joined to a word after a stem of so many bytes.
fn ending_at(words: &impl Words, at: usize, stem: usize) -> Option<numeral::Ending> {
    if words.is_closed(at) {
        return numeral::ending(words.suffix(at));
    }
    words.stem(at).get(stem..).and_then(numeral::ending)
}

/// "Mayıs'ın on birinde", "Mart'ın 4'ünde".
fn day_of_named_month(words: &impl Words, at: usize) -> Option<Hit> {
    let word = words.stem(at);
    let (month, _) = month(word)?;
    if ending_at(words, at, name_length(word))?.case != Case::Genitive {
        return None;
    }
    let found = possessed(words, at + 1)?;
    let When::Day { day, .. } = found.when else { return None };
    Some(found.says(When::Day { year: Year::Open, month: Some(month), day, weekday: None }))
}

/// "iki bin yılı Eylül'ün onunda", "2017, 4 Ocak'tan": the year before the day.
fn year_first(words: &impl Words, at: usize) -> Option<Hit> {
    let (named, mut end) = if is_digits(words.stem(at)) {
        (absolute::year_number(words, at)?, at + 1)
    } else {
        year_in_words(words, at).map(|(year, _, end)| (year, end))?
    };
    if words.next(end) == "," || absolute::is_year_word(words.next(end)) {
        end += 1;
    }
    let found = if words.follows(end) {
        day_of_named_month(words, end).or_else(|| absolute::days_of_month(words, end))?
    } else {
        return None;
    };
    let year = Year::Named(named);
    let when = match found.when {
        When::Day { month, day, weekday, .. } => When::Day { year, month, day, weekday },
        When::Days { month, first, last, weekday, .. } => When::Days { year, month, first, last, weekday },
        _ => return None,
    };
    Some(Hit { when, ..found })
}

/// "gelecek ayın 20'sinde".
fn day_of_step(words: &impl Words, at: usize) -> Option<Hit> {
    let (step, unit) = step_at(words, at)?;
    genitive(words, unit, "month")?;
    let found = possessed(words, unit + 1)?;
    let When::Day { day, .. } = found.when else { return None };
    Some(found.says(When::DayOf(step, day)))
}

/// Whether a word is a unit of time in the genitive.
fn genitive(words: &impl Words, at: usize, unit: &str) -> Option<()> {
    let time = time(words.next(at)).filter(|time| time.unit == unit && time.times == 1)?;
    (time.ending.case == Case::Genitive).then_some(())
}

/// "27'si Çarşamba", and "Cuma 2'sinden".
fn day_with_weekday(words: &impl Words, at: usize) -> Option<Hit> {
    let dated = |day: i8, named: i8| When::Day { year: Year::Open, month: None, day, weekday: Some(named) };
    if let Some((named, _)) = weekday(words.stem(at)).filter(|(_, ending)| ending.is_bare()) {
        let (day, end) = possessed_day(words, at + 1)?;
        return hit(words, end, numeral_stem(words.stem(end - 1)), dated(day, named));
    }
    let (day, end) = possessed_day(words, at)?;
    let (named, _) = weekday(words.next(end)).filter(|(_, ending)| !ending.derived)?;
    hit(words, end + 1, name_length(words.stem(end)), dated(day, named))
}

/// "15'te": a day of no named month. A record has no use for it.
fn day_alone(words: &impl Words, at: usize) -> Option<Hit> {
    let day = words.stem(at).parse().ok().filter(|day| (1..=31).contains(day) && is_digits(words.stem(at)))?;
    let locative = matches!(words.suffix(at), "te" | "ta" | "de" | "da");
    let when = When::Day { year: Year::Open, month: None, day, weekday: None };
    // "5'te 2'si": a fraction.
    let counted = words.next(at + 1).starts_with(|c: char| c.is_ascii_digit());
    (locative && !counted).then(|| hit(words, at + 1, words.stem(at).len(), when))?
}

/// "Kasım 19-20".
fn month_first(words: &impl Words, at: usize) -> Option<Hit> {
    let (month, _) = month(words.stem(at)).filter(|(_, ending)| ending.is_bare())?;
    let day = |at: usize| words.next(at).parse::<i8>().ok().filter(|day| (1..=31).contains(day));
    let (first, last) = (day(at + 1)?, day(at + 3)?);
    let range = matches!(words.next(at + 2), "-" | "–");
    let when = When::Days { year: Year::Open, month, first, last, weekday: None };
    range.then(|| hit(words, at + 4, words.stem(at + 3).len(), when))?
}

/// "Temmuz'un ilk Cuma günü", "bu ayın üçüncü haftası", "Gelecek yıl üçüncü hafta", "31'inci hafta", "ilk çeyrek".
fn nth_of(words: &impl Words, at: usize) -> Option<Hit> {
    let (whole, inner) = container(words, at);
    if whole.is_some() && inner == at {
        return None;
    }
    let nth = if inner == at { rank_here(words, at)? } else { rank(words, inner)? };
    let word = if inner == at { words.next(at + 1) } else { words.next(inner + 1) };
    let end = inner + 2;
    let of = |whole: Option<When>| Box::new(whole.unwrap_or(When::Vague { day: false }));
    if let Some((day, _)) = weekday(word).filter(|_| inner > at) {
        let when = When::Nth(nth, day, of(whole));
        return match day_word_stem(words.next(end)) {
            Some(stem) => hit(words, end + 1, stem, when),
            None => hit(words, end, name_length(word), when),
        };
    }
    if word.starts_with("çeyre") {
        let stem = soft_quarter(word);
        let found = hit(words, end, stem, When::Nth(nth, 0, of(whole)))?;
        let during = words.next(end) == "boyunca";
        return Some(if during { Hit { end: end + 1, letters: WHOLE, ..found } } else { found });
    }
    let week = time(word).filter(|time| time.unit == "week" && !time.ending.derived)?;
    // "ilk hafta" alone is the first week of anything.
    (inner > at || nth > 1).then(|| hit(words, end, week.stem, When::Nth(nth, 0, of(whole))))?
}

/// [`rank`] of a first word.
fn rank_here(words: &impl Words, at: usize) -> Option<i8> {
    match words.stem(at) {
        "ilk" => Some(1),
        _ => number(words, at)
            .filter(|found| found.kind == Kind::Ordinal && found.end == at + 1)
            .and_then(|found| i8::try_from(found.value).ok()),
    }
}

/// What a rank counts in, in the genitive or a step before: "Temmuz'un", "bu ayın", "2017'nin", "gelecek yıl".
/// The second is the word after it, `at` where there is nothing.
fn container(words: &impl Words, at: usize) -> (Option<When>, usize) {
    let word = words.stem(at);
    let genitive = |stem: usize| ending_at(words, at, stem).is_some_and(|ending| ending.case == Case::Genitive);
    if let Some((month, _)) = month(word).filter(|_| genitive(name_length(word))) {
        return (Some(When::Months(Year::Open, (month, month))), at + 1);
    }
    if let Some((step, named)) = step_at(words, at) {
        return match time(words.next(named)).filter(|time| matches!(time.unit, "month" | "year")) {
            Some(time) => (Some(When::Unit(step, time.unit)), named + 1),
            None => (None, at),
        };
    }
    if let Some(year) = absolute::year_number(words, at).filter(|_| genitive(word.len())) {
        return (Some(When::Years(year, year)), at + 1);
    }
    match year_in_words(words, at).filter(|(_, ending, _)| ending.case == Case::Genitive) {
        Some((year, _, end)) => (Some(When::Years(year, year)), end),
        None => (None, at),
    }
}

/// "bin dokuz yüz yirmi sekizde", "247 yılı", and what lies in such a year: "iki bin yirminin ilk çeyreği".
fn years_in_words(words: &impl Words, at: usize) -> Option<Hit> {
    if is_digits(words.stem(at)) {
        let year: i16 = (words.stem(at).len() == 3).then(|| words.stem(at).parse().ok())??;
        let named = words.next(at + 1);
        let is_year = absolute::is_year_word(named) && !words.is_closed(at);
        return is_year.then(|| hit(words, at + 2, year_stem(named), When::Years(year, year)))?;
    }
    let (year, ending, end) = year_in_words(words, at)?;
    if let Some(part) = part_of_year(words, end, Year::Named(year)) {
        return Some(part);
    }
    let when = When::Years(year, year);
    if absolute::is_year_word(words.next(end)) {
        return hit(words, end + 1, year_stem(words.stem(end)), when);
    }
    (ending.case == Case::Locative).then(|| hit(words, end, numeral_stem(words.stem(end - 1)), when))?
}

/// "yetmişler", "bin dokuz yüz yetmişlerde", "iki binler".
fn decades_in_words(words: &impl Words, at: usize) -> Option<Hit> {
    let before = number(words, at).filter(|found| found.in_words && found.ending.is_bare());
    let end = before.map_or(at, |found| found.end);
    let last = if before.is_some() { words.next(end) } else { words.stem(at) };
    let cut = last.find("ler").or_else(|| last.find("lar")).filter(|cut| *cut > 1)?;
    let tens = numeral::word(&last[..cut]).filter(|word| word.ending.is_bare())?;
    numeral::ending(&last[cut..]).filter(|ending| ending.case != Case::Equative && !ending.copula)?;
    let mut parts = Vec::new();
    for n in at..end {
        parts.extend(numeral::word(words.stem(n))?.parts);
    }
    parts.extend(tens.parts);
    let value = i16::try_from(numeral::combine(&parts).filter(|c| c.pieces == parts.len())?.value).ok()?;
    let first = match value {
        20..=90 if value % 10 == 0 => 1900 + value,
        1000..=2190 if value % 10 == 0 && value != 1000 => value,
        _ => return None,
    };
    hit(words, end + 1, cut, When::Decade(first))
}

/// "bu yaz", "2016 Yaz'da", "2016'nın yazında", "yazın".
fn seasons(words: &impl Words, at: usize) -> Option<Hit> {
    let (year, named) = match step_at(words, at) {
        Some((step, named)) => (Year::Nearest(step), named),
        None => match absolute::year_number(words, at) {
            Some(year) => (Year::Named(year), at + 1),
            None => match year_in_words(words, at) {
                Some((year, _, end)) => (Year::Named(year), end),
                None => (Year::Open, at),
            },
        },
    };
    let word = if named == at { words.stem(at) } else { words.next(named) };
    let (number, ending) = season(word).filter(|(_, ending)| !ending.derived && !ending.copula)?;
    let stem = name_length(word);
    let found = hit(words, named + 1, stem, When::Season(year, number))?;
    // "yazın": in summer; "yazı" and "yaza" alone are too doubtful.
    let adverb = named == at && ending.case == Case::Genitive && !ending.possessive;
    if named == at && !(ending.is_bare() || adverb) {
        return None;
    }
    Some(if adverb { Hit { letters: WHOLE, ..found } } else { found })
}

/// "önümüzdeki 3 gün", "geçen birkaç hafta", "son iki on yılda", "üç çeyrek boyunca".
fn runs(words: &impl Words, at: usize) -> Option<Hit> {
    if let Some(count) = number(words, at).filter(|count| count.kind == Kind::Cardinal) {
        let during = words.next(count.end) == "çeyrek" && words.next(count.end + 1) == "boyunca";
        let months = count.value.checked_mul(Decimal::from(3))?;
        let when = When::Run(Step { by: 0, from_today: false }, vec![(months, "month")]);
        let found = during.then(|| hit(words, count.end + 2, 0, when))?;
        return found.map(|found| Hit { letters: WHOLE, ..found });
    }
    let (step, from) = step_at(words, at)?;
    let run = duration(words, from).filter(|run| words.follows(from) && run.bound.is_none() && !run.ending.derived)?;
    hit(words, run.end, run.last, When::Run(step, run.parts))
}

/// "hafta sonu", "bu hafta sonu", "haftanın geri kalanı", "haftaya çarşamba".
fn weeks(words: &impl Words, at: usize) -> Option<Hit> {
    let (step, named) = step_at(words, at).map_or((None, at), |(step, named)| (Some(step), named));
    let word = if named == at { words.stem(at) } else { words.next(named) };
    if word == "hafta" && words.next(named + 1).starts_with("sonu") {
        return hit(words, named + 2, "son".len(), When::Weekend(step));
    }
    if word == "haftaya" && step.is_none() {
        let (day, _) = weekday(words.next(at + 1))?;
        let step = Some(Step { by: 1, from_today: true });
        let when = When::Weekday { step, weekday: day, in_week: true };
        return hit(words, at + 2, name_length(words.stem(at + 1)), when);
    }
    let unit = time(word).filter(|time| time.ending.case == Case::Genitive && step.is_none())?;
    let rest = words.next(named + 1) == "geri" && words.next(named + 2).starts_with("kalan");
    let whole = When::Unit(Step { by: 0, from_today: true }, unit.unit);
    rest.then(|| hit(words, named + 3, "kalan".len(), When::Part(Box::new(whole), Part::Rest)))?
}

/// "sonraki gün", "ertesi gün", "dünden önceki gün", "yarından sonraki gün", "bugüne kadarki yıl".
fn neighbours(words: &impl Words, at: usize) -> Option<Hit> {
    if words.stem(at) == "ertesi" && words.next(at + 1).starts_with("gün") {
        return hit(words, at + 2, "gün".len(), When::Vague { day: true });
    }
    let from = relative::day(words, at)?;
    let next = words.next(from.end);
    let unit = time(words.next(from.end + 1)).filter(|time| !time.ending.derived)?;
    if next == "kadarki" && from.ending.case == Case::Dative {
        let whole = When::Unit(Step { by: 0, from_today: true }, unit.unit);
        return hit(words, from.end + 2, unit.stem, whole);
    }
    let When::Off(days) = from.when else { return None };
    let by = match next {
        "önceki" => -1,
        "sonraki" => 1,
        _ => return None,
    };
    (from.ending.case == Case::Ablative && unit.unit == "day")
        .then(|| hit(words, from.end + 2, unit.stem, When::Off(days + by)))?
}

/// "bu ayın sonunda", "Mart ortası", "bu ayın geri kalanında": a part of what was found.
fn part_of(words: &impl Words, found: &Hit) -> Option<Hit> {
    const PARTS: &[(&str, Part)] = &[("baş", Part::Start), ("orta", Part::Middle), ("son", Part::End)];
    if found.when.is_day() || !(found.ending.is_bare() || found.ending.case == Case::Genitive) {
        return None;
    }
    let word = words.next(found.end);
    let of = Box::new(found.when.clone());
    if word == "geri" && words.next(found.end + 1).starts_with("kalan") {
        return hit(words, found.end + 2, "kalan".len(), When::Part(of, Part::Rest));
    }
    let possessed = |stem: &str| {
        let rest = word.strip_prefix(stem)?;
        numeral::ending(rest).filter(|ending| ending.possessive && !ending.plural && !ending.derived)
    };
    let (stem, part) = PARTS.iter().find(|(stem, _)| possessed(stem).is_some())?;
    let whole = hit(words, found.end + 1, stem.len(), When::Part(of, *part))?;
    Some(Hit { letters: WHOLE, ..whole })
}

/// "30 Kasım haftasında".
fn week_of(words: &impl Words, found: &Hit) -> Option<Hit> {
    let week = time(words.next(found.end)).filter(|time| time.unit == "week" && time.ending.possessive)?;
    let dated = matches!(found.when, When::Day { month: Some(_), .. }) && found.ending.is_bare();
    dated.then(|| hit(words, found.end + 1, week.stem, When::WeekOf(Box::new(found.when.clone()))))?
}

/// A month alone, for the ends of a range: "Ocak ile Ağustos arası".
pub(super) fn bare_month(words: &impl Words, at: usize) -> Option<Hit> {
    let (number, _) = month(words.stem(at)).filter(|(_, ending)| !ending.derived && !ending.plural)?;
    month_word(words, at, When::Months(Year::Open, (number, number)))
}

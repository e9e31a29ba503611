//! Dates that count from a day: "dün", "geçen hafta salı", "bu yılın ilk yarısında".

use super::absolute::part_of_year;
use super::last::hit;
use super::names::{DAYS, Step, day_word_stem, is_day_word, month, name_length, step, step_after_bir, weekday};
use super::when::{Hit, WHOLE, When, Year};
use crate::duration::time;
use crate::numeral::stems;
use crate::words::Words;

/// Whether a relative date can begin with a word, days of the week left aside.
pub(super) fn may_begin(stem: &str) -> bool {
    stem == "bir" || step(stem).is_some() || DAYS.iter().any(|(name, _)| stem.starts_with(name))
}

/// The relative date that begins at a word.
pub(super) fn date(words: &impl Words, at: usize) -> Option<Hit> {
    // Most words begin none: their first letter says so.
    match words.stem(at).chars().next()? {
        'b' | 'd' | 'y' | 'g' | 'ö' | 'e' => day(words, at).or_else(|| stepped(words, at)),
        _ => None,
    }
    .or_else(|| day_of_week(words, at))
}

/// "dün", "bugünkü", "yarından", "önceki gün", "bu akşam".
pub(super) fn day(words: &impl Words, at: usize) -> Option<Hit> {
    let word = words.stem(at);
    if word == "bu" && matches!(words.next(at + 1), "sabah" | "akşam" | "gece") {
        return hit(words, at + 2, words.stem(at + 1).len(), When::Off(0));
    }
    if matches!(word, "önceki" | "evvelki") && words.next(at + 1) == "gün" && !(at > 0 && words.stem(at - 1) == "bir")
    {
        return hit(words, at + 2, "gün".len(), When::Off(-2));
    }
    if word.starts_with("dünya") {
        return None;
    }
    let (name, days) = DAYS.iter().find(|(name, _)| word.starts_with(name))?;
    // "bugüne dek", "yarınlar", "dünkü": the noun with its endings, not "dünya" or "yarının".
    let named = |stem: &str| DAYS.iter().any(|(name, _)| *name == stem);
    let is_day = stems(word, named, |_, ending| (!ending.plural && !ending.derived).then_some(()));
    let relative = word.ends_with("kü") || word.ends_with("ki");
    if is_day.is_none() && !relative {
        return None;
    }
    hit(words, at + 1, name.len(), When::Off(*days)).map(|found| whole_if(found, relative))
}

fn whole_if(found: Hit, whole: bool) -> Hit {
    if whole { Hit { letters: WHOLE, ..found } } else { found }
}

/// A step and the word after it: "geçen", "bir önceki".
pub(super) fn step_at(words: &impl Words, at: usize) -> Option<(Step, usize)> {
    match words.stem(at) {
        "bir" => step_after_bir(words.next(at + 1)).map(|step| (step, at + 2)),
        word => step(word).map(|step| (step, at + 1)),
    }
}

/// "bu yıl", "geçen ay", "önümüzdeki hafta salı", "geçen yılın ilk yarısında", "geçen eylül ayında".
pub(super) fn stepped(words: &impl Words, at: usize) -> Option<Hit> {
    let (step, named) = step_at(words, at)?;
    let word = words.next(named);
    let end = named + 1;
    if let Some((day, _)) = weekday(word).filter(|(_, ending)| !ending.derived && !ending.plural) {
        // "bu pazar" may be this market.
        if day != 7 || step.by != 0 || is_day_word(words.next(end)) {
            let when = When::Weekday { step: Some(step), weekday: day, in_week: false };
            return hit(words, end, name_length(word), when);
        }
        return None;
    }
    if let Some((month, _)) = month(word).filter(|(_, ending)| !ending.derived && !ending.plural) {
        let when = When::Months(Year::Nearest(step), (month, month));
        return hit(words, end, name_length(word), when);
    }
    // "geçen haftaki".
    let bare = word.strip_suffix("ki").or_else(|| word.strip_suffix("kü")).unwrap_or(word);
    let unit = time(bare).filter(|time| time.times == 1 && (!time.ending.derived && !time.ending.plural))?;
    let found = hit(words, end, unit.stem, When::Unit(step, unit.unit))?;
    match unit.unit {
        "week" => match weekday(words.next(end)) {
            Some((day, _)) => {
                let when = When::Weekday { step: Some(step), weekday: day, in_week: true };
                hit(words, end + 1, name_length(words.next(end)), when)
            }
            None => Some(belonging(words, found)),
        },
        "month" => Some(belonging(words, found)),
        "year" => part_of_year(words, end, Year::Step(step)).or_else(|| Some(belonging(words, found))),
        "day" if !step.from_today => Some(found.says(When::Vague { day: true })),
        _ => None,
    }
}

/// "geçen haftaya ait": of last week.
fn belonging(words: &impl Words, found: Hit) -> Hit {
    if words.next(found.end) == "ait" { Hit { end: found.end + 1, letters: WHOLE, ..found } } else { found }
}

/// "salı günü", and "cumartesiye", "salıdan", where the case shows a time; only of the long names, which are nothing
/// else. "pazar" alone may be a market.
fn day_of_week(words: &impl Words, at: usize) -> Option<Hit> {
    let word = words.stem(at);
    let (day, found) = weekday(word)?;
    let when = When::Weekday { step: None, weekday: day, in_week: false };
    if let Some(stem) = day_word_stem(words.next(at + 1)).filter(|_| found.is_bare()) {
        return hit(words, at + 2, stem, when);
    }
    let shown = !found.is_bare() && !found.derived && !found.plural;
    (shown && matches!(day, 1 | 3 | 4 | 6)).then(|| hit(words, at + 1, name_length(word), when))?
}

/// The name of a day anywhere: "Cuma", "Salı gününe". The word for day adds nothing to it and stays outside.
pub(super) fn loose_day_of_week(words: &impl Words, at: usize) -> Option<Hit> {
    let word = words.stem(at);
    let (day, _) = weekday(word).filter(|(_, ending)| !ending.derived && !ending.plural)?;
    hit(words, at + 1, name_length(word), When::Weekday { step: None, weekday: day, in_week: false })
}

/// A day of the week with the word for day after it: "Cuma gününden".
pub(super) fn with_day_word(words: &impl Words, found: &Hit) -> Option<Hit> {
    let named = matches!(found.when, When::Weekday { .. }) && found.ending.is_bare();
    let stem = day_word_stem(words.next(found.end)).filter(|_| named)?;
    hit(words, found.end + 1, stem, found.when.clone())
}

//! Days of the record as places on an axis of time.

use jiff::civil::Date;

use super::axes::Mark;
use crate::texts::Texts;

/// Marks on an axis at most.
const MARKS: i32 = 8;
const DAYS_OF_YEAR: f64 = 365.25;

/// The last day that an EDTF date, month, year or interval tells, as a number of days; none where it ends on no day.
pub fn day(edtf: &str) -> Option<f64> {
    let last = edtf.rsplit('/').next()?.trim_end_matches(['?', '~', '%']);
    let mut parts = last.splitn(3, '-');
    let year: i16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let part = |text: Option<&str>| text.map(|text| text.parse::<i8>().ok());
    let date = match (part(parts.next()), part(parts.next())) {
        (None, _) => Date::new(year, 12, 31).ok()?,
        (Some(month), None) => Date::new(year, month?, 1).ok()?.last_of_month(),
        (Some(month), Some(day)) => Date::new(year, month?, day?).ok()?,
    };
    Some(number(date))
}

/// The first day of a year.
pub fn year(year: i16) -> Option<f64> {
    Date::new(year, 1, 1).ok().map(number)
}

fn number(date: Date) -> f64 {
    let first = jiff::civil::date(1970, 1, 1);
    first.until(date).map_or(0.0, |span| f64::from(span.get_days()))
}

/// The day of a number; of one before or after all days the first or last.
fn date(days: f64) -> Option<Date> {
    let days = days.clamp(number(Date::MIN), number(Date::MAX));
    let days = jiff::Span::new().try_days(days.round() as i64).ok()?;
    jiff::civil::date(1970, 1, 1).checked_add(days).ok()
}

/// A stretch with some room at both ends, and its marks: years, months or days.
pub fn axis(first: f64, last: f64, t: Texts) -> (std::ops::Range<f64>, Vec<Mark>) {
    let room = ((last - first) * 0.04).max(15.0);
    let (from, to) = (first - room, last + room);
    let marks = if to - from > 2.5 * DAYS_OF_YEAR { years(from, to) } else { months(from, to, t) };
    (from..to, marks)
}

fn years(from: f64, to: f64) -> Vec<Mark> {
    let (Some(first), Some(last)) = (date(from), date(to)) else { return Vec::new() };
    let (first, last) = (i32::from(first.year()), i32::from(last.year()));
    let step =
        [1, 2, 5, 10, 20, 50, 100, 500, 2000].into_iter().find(|step| (last - first) / step <= MARKS).unwrap_or(5000);
    let round = (first..=last).filter(|year| year % step == 0);
    let mark = |of: i32| Some((year(i16::try_from(of).ok()?)?, of.to_string()));
    round.filter_map(mark).filter(|(day, _)| (from..=to).contains(day)).collect()
}

fn months(from: f64, to: f64, t: Texts) -> Vec<Mark> {
    let Some(first) = date(from) else { return Vec::new() };
    let step = (((to - from) / 30.4) as i32 / 5 + 1).clamp(1, 12) as usize;
    let months = (0..36_i32).filter_map(|at| {
        let month = i32::from(first.month()) - 1 + at;
        let year = i32::from(first.year()) + month / 12;
        Date::new(i16::try_from(year).ok()?, i8::try_from(month % 12 + 1).ok()?, 1).ok()
    });
    let mark = |month: Date| (number(month), t.day(month.strftime("%Y-%m").to_string()));
    months.step_by(step).map(mark).filter(|(day, _)| (from..=to).contains(day)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    #[test]
    fn days_of_the_record() {
        for (edtf, date) in [
            ("2024-02-01", Some((2024, 2, 1))),
            ("2024-02", Some((2024, 2, 29))),
            ("2024", Some((2024, 12, 31))),
            ("2024/2026", Some((2026, 12, 31))),
            ("2024~", Some((2024, 12, 31))),
            ("2024/..", None),
            ("202X", None),
            ("2024-21", None),
            ("2024-02-31", None),
            ("", None),
            ("dün", None),
        ] {
            let expected = date.map(|(year, month, day)| number(jiff::civil::date(year, month, day)));
            assert_eq!(day(edtf), expected, "{edtf}");
        }
    }

    #[test]
    fn marks_are_few_and_inside() {
        let t = Texts::new(Language::Turkish);
        for (first, last) in [("2005", "2025"), ("2024-03-01", "2024-03-02"), ("2024-01", "2025-12"), ("0001", "9999")]
        {
            let (range, marks) = axis(day(first).unwrap(), day(last).unwrap(), t);
            assert!(!marks.is_empty() && marks.len() <= 10, "{first} {last}: {marks:?}");
            assert!(marks.iter().all(|(day, _)| range.contains(day)));
        }
        let (_, marks) = axis(day("2019").unwrap(), day("2023").unwrap(), t);
        assert_eq!(
            marks.iter().map(|(_, called)| called.as_str()).collect::<Vec<_>>(),
            ["2020", "2021", "2022", "2023", "2024"]
        );
    }
}

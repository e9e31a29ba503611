//! EDTF strings, and the calendar behind relative dates.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A stretch inside a year: first and last month.
pub(super) type Months = (i8, i8);

/// "2024-07/2024-09"; one month is "2024-07".
pub(super) fn months(year: i16, (from, to): Months) -> String {
    if from == to { format!("{year:04}-{from:02}") } else { format!("{year:04}-{from:02}/{year:04}-{to:02}") }
}

/// A day of a month, checked against the calendar where the year is known. `None` for "31 Nisan".
pub(super) fn day(year: Option<i16>, month: i8, day: i8) -> Option<String> {
    match year {
        Some(year) => Date::new(year, month, day).ok().map(|date| date.to_string()),
        // 2024 is a leap year, so 29 February passes.
        None => Date::new(2024, month, day).ok().map(|_| format!("XXXX-{month:02}-{day:02}")),
    }
}

/// The story's day moved by some days.
pub(super) fn moved(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// "2025-09-01/2025-09-07": the week of a day, Monday to Sunday, moved by some weeks.
pub(super) fn week(date: Date, weeks: i64) -> Option<String> {
    let monday = monday(date, weeks)?;
    Some(format!("{monday}/{}", moved(monday, 6)?))
}

/// The Monday of a day's week, moved by some weeks.
pub(super) fn monday(date: Date, weeks: i64) -> Option<Date> {
    let back = i64::from(date.weekday().to_monday_zero_offset());
    moved(date, weeks * 7 - back)
}

/// "2025-08": the month of a day, moved by some months.
pub(super) fn month(date: Date, by: i64) -> Option<String> {
    let first = date.first_of_month().checked_add(by.months()).ok()?;
    Some(format!("{:04}-{:02}", first.year(), first.month()))
}

/// The day nearest to `date`, not after it or not before it, that is this day of the week (Monday is 1).
pub(super) fn nearest_weekday(date: Date, weekday: i8, future: bool) -> Option<Date> {
    let days = if future {
        i64::from((weekday - date.weekday().to_monday_one_offset()).rem_euclid(7))
    } else {
        -i64::from((date.weekday().to_monday_one_offset() - weekday).rem_euclid(7))
    };
    moved(date, days)
}

/// The year, among the story's and its neighbours, in which a day falls on this day of the week.
pub(super) fn year_by_weekday(near: i16, month: i8, day: i8, weekday: i8) -> Option<i16> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    [near, near - 1, near + 1]
        .into_iter()
        .find(|year| Date::new(*year, month, day).is_ok_and(|date| date.weekday() == wanted))
}

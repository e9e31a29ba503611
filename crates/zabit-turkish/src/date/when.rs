//! What a date says, before it is known on which day it was said.

use rust_decimal::Decimal;

use crate::numeral::Ending;

pub use super::names::Step;

/// The year of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Not said: "8 Eylül".
    Open,
    /// "2016".
    Named(i16),
    /// Counted in years: "geçen yıl haziran".
    Step(Step),
    /// Counted by the month or season itself: "geçen eylül".
    Nearest(Step),
}

/// Where in a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "başında".
    Start,
    /// "ortasında".
    Middle,
    /// "sonunda".
    End,
    /// "geri kalanında".
    Rest,
}

/// What a date says.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// "12 Ocak 2016 Pazartesi", "27'si". Weekdays from Monday, 1.
    Day {
        /// The year.
        year: Year,
        /// The month, where said.
        month: Option<i8>,
        /// Day of the month, 1 to 31; not checked against the calendar.
        day: i8,
        /// The day of the week, where said.
        weekday: Option<i8>,
    },
    /// "15-17 Nisan", "2 ve 7 Şubat".
    Days {
        /// The year.
        year: Year,
        /// The month of both.
        month: i8,
        /// The first day.
        first: i8,
        /// The last day; not checked to be later.
        last: i8,
        /// The day of the week of the last, where said.
        weekday: Option<i8>,
    },
    /// One month, or the first and the last: "Kasım 2016", "2024'ün üçüncü çeyreği".
    Months(Year, (i8, i8)),
    /// One year, or the first and the last.
    Years(i16, i16),
    /// "1970'ler": its first year. "70'ler" is taken to be of the last century.
    Decade(i16),
    /// "dün" is -1. A step that does not count from the day of speaking is [`When::Vague`].
    Off(i64),
    /// "geçen hafta": `week`, `month`, `year`, `day` or `decade`.
    Unit(Step, &'static str),
    /// "salı günü", "geçen cuma"; in a week where `in_week` ("geçen hafta salı").
    Weekday {
        /// How far off the day is, or its week.
        step: Option<Step>,
        /// Monday is 1.
        weekday: i8,
        /// Whether the step counts weeks.
        in_week: bool,
    },
    /// "gelecek ayın 20'si".
    DayOf(Step, i8),
    /// "temmuzun ilk cuması": which (-1 is the last), the day of the week or 0 for the whole week, in what.
    Nth(i8, i8, Box<When>),
    /// "2016 yazı": the season as ISO 8601-2 numbers it, 21 to 24.
    Season(Year, i8),
    /// "hafta sonu".
    Weekend(Option<Step>),
    /// "mart ortası".
    Part(Box<When>, Part),
    /// "30 Kasım haftası".
    WeekOf(Box<When>),
    /// "önümüzdeki üç gün".
    Run(Step, Vec<(Decimal, &'static str)>),
    /// "yarından üç hafta sonra": from what (the day of speaking where `None`), how much, whether backwards.
    Moved(Option<Box<When>>, Vec<(Decimal, &'static str)>, bool),
    /// "2 Ekim'den 22 Ekim'e kadar".
    Range(Box<When>, Box<When>),
    /// A time that only the story around it can fix: "ertesi gün" (a day), "o yıl" (none).
    Vague {
        /// Whether it is a day.
        day: bool,
    },
}

impl When {
    /// Whether this is a day, and no longer stretch.
    pub fn is_day(&self) -> bool {
        match self {
            Self::Day { .. } | Self::Off(_) | Self::Weekday { .. } | Self::DayOf(..) | Self::Vague { day: true } => {
                true
            }
            Self::Nth(_, weekday, _) => *weekday > 0,
            _ => false,
        }
    }

    /// Whether this is counted from another time, and so a day or a longer stretch, as one likes.
    pub fn is_moved(&self) -> bool {
        matches!(self, Self::Moved(..))
    }
}

/// A date in a row of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it says.
    pub when: When,
    /// One past its last word.
    pub end: usize,
    /// How many letters of the last word belong to it: its case does not.
    pub letters: usize,
    /// What is joined to the last word.
    pub ending: Ending,
}

/// All letters of a word.
pub(super) const WHOLE: usize = usize::MAX;

impl Hit {
    /// The same in other words.
    pub(super) fn says(self, when: When) -> Self {
        Self { when, ..self }
    }
}

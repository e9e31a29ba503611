//! Turkish numerals: digits, words and both mixed ("2 bin 500", "1 buçuk milyon"), exact.
//!
//! In:  words in lower case, or a plain string.
//! Out: [`Decimal`] values.
//! Not here: which figures of a story are quantities, dates or names (the reader's work).

mod ending;
mod interval;
mod pieces;
mod rank;
mod text;
mod words;

pub use ending::{Ending, ending, stems};
pub use interval::{End, Interval, intervals};
pub(crate) use pieces::spans;
pub use rank::{Anchor, Rank, ranks};
pub use text::{Found, find, ordinal, parse, percent, percents};
pub(crate) use words::sure_word;
pub use words::{Kind, Part, Word, word};

use rust_decimal::Decimal;

/// Reads digits with their separators. "." groups and "," starts decimals, as in Turkish; where that does not
/// fit, English usage is tried, which news from wires carries over. `None` where neither fits.
///
/// A comma with three zeros after it groups too ("84,000"): nobody writes three zeros of decimals.
///
/// ```
/// use zabit_turkish::numeral::digits;
/// let read = |text| digits(text).map(|value| value.to_string());
/// assert_eq!(read("1.250.000").as_deref(), Some("1250000"));
/// assert_eq!(read("6,7").as_deref(), Some("6.7"));
/// assert_eq!(read("1.5").as_deref(), Some("1.5"));
/// assert_eq!(read("77.171,59").as_deref(), Some("77171.59"));
/// assert_eq!(read("84,000").as_deref(), Some("84000"));
/// assert_eq!(read("3.4780").as_deref(), Some("3.4780"));
/// assert_eq!(read("1.21.135"), None);
/// ```
pub fn digits(text: &str) -> Option<Decimal> {
    if text.len() > 28 || !text.bytes().next()?.is_ascii_digit() {
        return None;
    }
    let points = text.bytes().filter(|b| *b == b'.').count();
    let commas = text.bytes().filter(|b| *b == b',').count();
    let parse = |text: &str| text.parse::<Decimal>().ok();
    match (points, commas) {
        (0, 0) => parse(text),
        (_, 0) if grouped(text, '.') => parse(&text.replace('.', "")),
        (1, 0) => parse(text),
        (0, 1) if text.ends_with(",000") && grouped(text, ',') => parse(&text.replace(',', "")),
        (0, 1) => parse(&text.replace(',', ".")),
        (0, _) if grouped(text, ',') => parse(&text.replace(',', "")),
        (_, 1) => {
            let (whole, part) = text.split_once(',')?;
            if grouped(whole, '.') {
                return parse(&format!("{}.{part}", whole.replace('.', "")));
            }
            let (whole, part) = text.split_once('.')?;
            (points == 1 && grouped(whole, ',')).then(|| parse(&format!("{}.{part}", whole.replace(',', ""))))?
        }
        (1, _) => {
            let (whole, part) = text.split_once('.')?;
            grouped(whole, ',').then(|| parse(&format!("{}.{part}", whole.replace(',', ""))))?
        }
        _ => None,
    }
}

/// One to three digits, then groups of three.
fn grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or("");
    let all_digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let leads = all_digits(first) && first.len() <= 3 && first != "0" && text.len() > first.len();
    leads && groups.all(|group| group.len() == 3 && all_digits(group))
}

/// A number put together from pieces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Combined {
    /// Its value.
    pub value: Decimal,
    /// How many pieces it took.
    pub pieces: usize,
}

/// The longest number that the first pieces make: units after tens after hundreds, scales descending.
///
/// ```
/// use zabit_turkish::numeral::{Part, combine};
/// let five = Part::Figure(5.into());
/// let read = combine(&[five, Part::Scale(3), five, five]).unwrap();
/// assert_eq!((read.value, read.pieces), (5005.into(), 3));
/// ```
pub fn combine(parts: &[Part]) -> Option<Combined> {
    let mut builder = Builder::default();
    let mut best = None;
    for (at, part) in parts.iter().enumerate() {
        if builder.take(*part).is_none() {
            break;
        }
        if let Some(value) = builder.value() {
            best = Some(Combined { value, pieces: at + 1 });
        }
    }
    best
}

/// How low the group under way has come: further pieces must be lower.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Level {
    Closed,
    Units,
    Tens,
    Hundreds,
    #[default]
    Open,
}

#[derive(Default)]
struct Builder {
    total: Decimal,
    /// Exponent of the scale last used.
    scale: Option<u32>,
    group: Option<Decimal>,
    rank: Level,
}

impl Builder {
    /// Adds a piece; `None` where it does not go on from those before.
    fn take(&mut self, part: Part) -> Option<()> {
        match part {
            Part::Figure(value) => {
                let fits = self.scale.is_none_or(|scale| value.is_integer() && Some(value) < power(scale));
                if self.rank != Level::Open || !fits {
                    return None;
                }
                (self.group, self.rank) = (Some(value), Level::Closed);
            }
            Part::Digit(n) => self.add(Decimal::from(n), Level::Units)?,
            Part::Tens(n) => self.add(Decimal::from(n), Level::Tens)?,
            Part::Hundred => self.hundred()?,
            Part::AndHalf => {
                let value = self.group?;
                self.group = value.checked_add(Decimal::new(5, 1));
                self.rank = Level::Closed;
            }
            Part::Half => self.fraction(Decimal::new(5, 1))?,
            Part::Quarter => self.fraction(Decimal::new(25, 2))?,
            Part::Scale(exponent) => self.close(exponent)?,
        }
        Some(())
    }

    fn add(&mut self, value: Decimal, rank: Level) -> Option<()> {
        if self.rank <= rank {
            return None;
        }
        self.group = Some(self.group.unwrap_or_default().checked_add(value)?);
        self.rank = rank;
        Some(())
    }

    fn hundred(&mut self) -> Option<()> {
        let times = match self.group {
            None => Decimal::ONE,
            Some(value) if self.rank <= Level::Units && value < Decimal::TEN => value,
            Some(_) => return None,
        };
        self.group = times.checked_mul(Decimal::ONE_HUNDRED);
        self.rank = Level::Hundreds;
        Some(())
    }

    /// "yarım", "çeyrek": alone or before a scale.
    fn fraction(&mut self, value: Decimal) -> Option<()> {
        if self.rank != Level::Open || self.scale.is_some() {
            return None;
        }
        (self.group, self.rank) = (Some(value), Level::Closed);
        Some(())
    }

    fn close(&mut self, exponent: u32) -> Option<()> {
        if self.scale.is_some_and(|scale| scale < exponent) && self.group.is_none() && exponent >= 12 {
            // "yüz bin trilyon": the scale counts for all before it.
            self.total = self.total.checked_mul(power(exponent)?)?;
            (self.scale, self.rank) = (Some(exponent), Level::Open);
            return Some(());
        }
        if self.scale.is_some_and(|scale| scale <= exponent) {
            return None;
        }
        // Only "bin" stands for one thousand by itself; "milyon" alone is no number.
        let times = match self.group.take() {
            Some(value) => value,
            None if exponent == 3 => Decimal::ONE,
            None => return None,
        };
        self.total = self.total.checked_add(times.checked_mul(power(exponent)?)?)?;
        (self.scale, self.rank) = (Some(exponent), Level::Open);
        Some(())
    }

    fn value(&self) -> Option<Decimal> {
        match self.group {
            Some(group) => self.total.checked_add(group),
            None => self.scale.map(|_| self.total),
        }
    }
}

fn power(exponent: u32) -> Option<Decimal> {
    10_i64.checked_pow(exponent).map(Decimal::from)
}

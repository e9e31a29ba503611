//! Days as people type them: "2025-09-08", and for all its days "2025-09" or "2025".
//!
//! Days are compared as text, so the last of a month is the 31st: no month is longer.

/// The first day of a day, month or year. `None` where what is typed is none of them.
///
/// ```
/// use zabit_store::{first_day, last_day};
/// assert_eq!(first_day("2025-02").as_deref(), Some("2025-02-01"));
/// assert_eq!(last_day("2025").as_deref(), Some("2025-12-31"));
/// assert_eq!(first_day("8.9.2025"), None);
/// ```
pub fn first_day(typed: &str) -> Option<String> {
    day(typed, "-01-01", "-01")
}

/// The last day of a day, month or year. `None` where what is typed is none of them.
pub fn last_day(typed: &str) -> Option<String> {
    day(typed, "-12-31", "-31")
}

fn day(typed: &str, of_year: &str, of_month: &str) -> Option<String> {
    let digits = |text: &str, many: usize| text.len() == many && text.bytes().all(|byte| byte.is_ascii_digit());
    let month = |text: &str| digits(text, 2) && ("01"..="12").contains(&text);
    match typed.split('-').collect::<Vec<_>>().as_slice() {
        [year] if digits(year, 4) => Some(format!("{typed}{of_year}")),
        [year, of] if digits(year, 4) && month(of) => Some(format!("{typed}{of_month}")),
        [year, of, day] if digits(year, 4) && month(of) && digits(day, 2) && ("01"..="31").contains(day) => {
            Some(typed.to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_and_years() {
        for (typed, first, last) in [
            ("2025", "2025-01-01", "2025-12-31"),
            ("2025-02", "2025-02-01", "2025-02-31"),
            ("2025-09-08", "2025-09-08", "2025-09-08"),
        ] {
            assert_eq!((first_day(typed).as_deref(), last_day(typed).as_deref()), (Some(first), Some(last)), "{typed}");
        }
        for wrong in ["", "25", "8.9.2025", "2025-9-8", "2025-09-08-01", "ğğğğ", "2025-13", "2025-00-01", "2025-01-32"]
        {
            assert_eq!((first_day(wrong), last_day(wrong)), (None, None), "{wrong}");
        }
    }
}

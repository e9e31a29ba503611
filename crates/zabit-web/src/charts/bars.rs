//! How many in each year: bars of one or more parts.

use super::Chart;
use super::axes::Axes;
use super::svg::{Anchor, Ink, Svg};
use crate::texts::Texts;

const SIZE: (u32, u32) = (640, 220);
/// Years shown at most, the latest.
const YEARS: usize = 60;
/// Width of a letter, about.
const LETTER: f64 = 7.0;

/// A part of every bar.
#[derive(Clone, Debug)]
pub struct Part {
    /// What is counted.
    pub name: String,
    /// Its colour.
    pub tone: Tone,
}

/// The colour of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Meetings.
    Meetings,
    /// Agreements.
    Agreements,
    /// Other events.
    Events,
    /// Statements.
    Statements,
}

impl Tone {
    fn ink(self) -> Ink {
        match self {
            Self::Meetings => Ink::Name,
            Self::Agreements => Ink::Figure,
            Self::Events => Ink::Event,
            Self::Statements => Ink::Said,
        }
    }
}

/// A year: its number, how many of each part, where the bar leads.
#[derive(Clone, Debug)]
pub struct Year {
    /// "2024".
    pub year: String,
    /// One number a part.
    pub counts: Vec<i64>,
    /// Where the bar leads.
    pub href: String,
}

/// The chart of some years; none where there are none.
pub fn chart(title: &str, parts: &[Part], years: &[Year], t: Texts) -> Option<Chart> {
    let mut dated: Vec<(i32, &Year)> = years.iter().filter_map(|year| Some((year.year.parse().ok()?, year))).collect();
    dated.sort_by_key(|(number, _)| *number);
    let dated = &dated[dated.len().saturating_sub(YEARS)..];
    let (first, last) = (dated.first()?.0, dated.last()?.0);
    let most = dated.iter().map(|(_, year)| year.counts.iter().sum::<i64>()).max().unwrap_or(0).max(1);
    let step = [1, 2, 5, 10, 50, 500].into_iter().find(|step| (last - first) / step <= 12).unwrap_or(5000);
    let marks: Vec<_> =
        (first..=last).filter(|year| year % step == 0).map(|year| (f64::from(year), year.to_string())).collect();
    let about = dated.iter().map(|(_, year)| label(year, parts, t)).collect::<Vec<_>>().join(" ");
    let mut svg = Svg::new(SIZE.0, SIZE.1, title, &about);
    let x = (f64::from(first) - 0.7)..(f64::from(last) + 0.7);
    // Counts are whole numbers; of halves between them the axis says nothing.
    let whole = |value: f64| if value.fract() == 0.0 { t.number(value as i64) } else { String::new() };
    let axes = Axes::draw(&mut svg, x, &marks, 0.0..(most as f64 * 1.08), &whole)?;
    for (number, year) in dated {
        bar(&mut svg, &axes, f64::from(*number), year, parts, t);
    }
    if parts.len() > 1 {
        key(&mut svg, parts);
    }
    Some(Chart { title: title.to_owned(), about, svg: svg.finish() })
}

fn bar(svg: &mut Svg, axes: &Axes, number: f64, year: &Year, parts: &[Part], t: Texts) {
    let label = label(year, parts, t);
    svg.link(&year.href, &label, &[("tip", &label)]);
    let mut low = 0;
    for (part, count) in parts.iter().zip(&year.counts) {
        let (left, foot) = axes.spot(number - 0.36, low as f64);
        let (right, head) = axes.spot(number + 0.36, (low + count) as f64);
        let wide = (right - left).min(34.0);
        svg.rect(((left + right - wide) / 2.0, head), (wide, foot - head), part.tone.ink());
        low += count;
    }
    svg.end_link();
}

/// "2024: 3 görüşme, 1 anlaşma."
fn label(year: &Year, parts: &[Part], t: Texts) -> String {
    let counts = parts.iter().zip(&year.counts).filter(|(_, count)| **count > 0);
    let said: Vec<String> = counts.map(|(part, count)| format!("{} {}", t.number(*count), part.name)).collect();
    format!("{}: {}.", year.year, said.join(", "))
}

fn key(svg: &mut Svg, parts: &[Part]) {
    let mut right = f64::from(SIZE.0) - 22.0;
    for part in parts.iter().rev() {
        right -= part.name.chars().count() as f64 * LETTER;
        svg.text((right, 40.0), &part.name, Ink::Soft, Anchor::Start, 12, false);
        svg.rect((right - 16.0, 30.0), (11.0, 11.0), part.tone.ink());
        right -= 34.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    const T: Texts = Texts { language: Language::English };

    fn year(year: &str, counts: &[i64]) -> Year {
        Year { year: year.to_owned(), counts: counts.to_vec(), href: format!("/between?since={year}") }
    }

    #[test]
    fn a_bar_a_year_says_what_it_counts() {
        let parts = [("meetings", Tone::Meetings), ("agreements <i>", Tone::Agreements)]
            .map(|(name, tone)| Part { name: name.to_owned(), tone });
        let made = chart("By year", &parts, &[year("2023", &[2, 1]), year("2025", &[0, 4])], T).unwrap();
        assert_eq!(made.about, "2023: 2 meetings, 1 agreements <i>. 2025: 4 agreements <i>.");
        assert_eq!(made.svg.matches("<a href").count(), 2);
        assert!(made.svg.contains("agreements &lt;i&gt;") && !made.svg.contains("<i>"));
    }

    #[test]
    fn no_years_and_odd_ones() {
        assert!(chart("x", &[], &[], T).is_none());
        assert!(chart("x", &[], &[year("dün", &[1])], T).is_none());
        assert!(chart("x", &[], &[year("0001", &[]), year("9999", &[])], T).is_some());
    }
}

//! Stretches of time, one below the other: the offices of somebody as stories give them.

use super::Chart;
use super::axes::{Axes, LEFT};
use super::svg::{Anchor, Ink, Svg, cut};
use super::time::{axis, day};
use crate::texts::Texts;

const WIDTH: u32 = 640;
const ROW: u32 = 30;
/// Height of what is around the rows: title and axis.
const AROUND: u32 = 92;
/// Rows at most, the latest.
const ROWS: usize = 24;

/// A stretch.
#[derive(Clone, Debug, Default)]
pub struct Period {
    /// What it is.
    pub name: String,
    /// What is told of it besides.
    pub label: String,
    /// Its first day.
    pub first: Option<String>,
    /// Its last day.
    pub last: Option<String>,
    /// Whether it is told as past.
    pub is_past: bool,
    /// Where it leads.
    pub href: String,
}

/// The chart of some stretches; none where no stretch has a day.
pub fn chart(title: &str, periods: &[Period], t: Texts) -> Option<Chart> {
    let dated = |period: &'_ Period| Some((day(period.first.as_deref()?)?, day(period.last.as_deref()?)?));
    let rows: Vec<(&Period, (f64, f64))> =
        periods.iter().filter_map(|period| Some((period, dated(period)?))).take(ROWS).collect();
    let first = rows.iter().map(|(_, days)| days.0).min_by(f64::total_cmp)?;
    let last = rows.iter().map(|(_, days)| days.1).max_by(f64::total_cmp)?;
    let (x, marks) = axis(first, last, t);
    let about = rows.iter().map(|(period, _)| period.label.clone()).collect::<Vec<_>>().join(" ");
    let height = AROUND + ROW * rows.len() as u32;
    let mut svg = Svg::new(WIDTH, height, title, &about);
    let axes = Axes::draw(&mut svg, x, &marks, 0.0..rows.len() as f64, &|_| String::new())?;
    for (at, (period, (from, to))) in rows.iter().enumerate() {
        let level = (rows.len() - at) as f64 - 0.68;
        let ((left, y), (right, _)) = (axes.spot(*from, level), axes.spot(*to, level));
        svg.link(&period.href, &period.label, &[("tip", &period.label)]);
        let ink = if period.is_past { Ink::Soft } else { Ink::Name };
        svg.rect((left - 3.0, y - 3.0), (right - left + 6.0, 6.0), ink);
        // Words stand where there is room for them.
        let (place, anchor) =
            if left > f64::from(WIDTH) * 0.6 { (right + 3.0, Anchor::End) } else { (left - 3.0, Anchor::Start) };
        let room = if anchor == Anchor::End { place - f64::from(LEFT) } else { f64::from(WIDTH) - place };
        svg.text((place, y - 7.0), &cut(&period.name, (room / 6.4) as usize), Ink::Text, anchor, 12, false);
        svg.end_link();
    }
    Some(Chart { title: title.to_owned(), about, svg: svg.finish() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    #[test]
    fn a_row_a_stretch() {
        let t = Texts { language: Language::Turkish };
        let period = |name: &str, first: &str, last: &str| Period {
            name: name.to_owned(),
            label: format!("{name}: {first} – {last}"),
            first: Some(first.to_owned()),
            last: Some(last.to_owned()),
            ..Period::default()
        };
        let rows = [period("Başkan & <Üye>", "2019-01-01", "2025-01-01"), period("Bakan", "2024-05-01", "2024-05-01")];
        let made = chart("Görevleri", &rows, t).unwrap();
        assert!(made.svg.contains("Başkan &amp; &lt;Üye&gt;") && made.svg.contains(">Bakan</text>"), "{}", made.svg);
        assert_eq!(made.svg.matches("<a href").count(), 2);
        assert!(chart("Görevleri", &[Period::default()], t).is_none());
    }
}

//! Values in time: what was, as points; targets and plans as lines to the day they are for.

use super::Chart;
use super::axes::Axes;
use super::svg::{Anchor, Ink, Svg};
use super::time::{axis, day};
use crate::texts::Texts;

const SIZE: (u32, u32) = (640, 320);
/// Length of the line of a target for no day.
const STUB: f64 = 44.0;

/// What a series shows.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// Its title.
    pub title: String,
    /// The points, in any order.
    pub points: Vec<Point>,
    /// Whether values that were are joined by a line: only where all are of one thing.
    pub joined: bool,
}

/// A value.
#[derive(Clone, Debug, Default)]
pub struct Point {
    /// The day it was told, ISO 8601.
    pub day: Option<String>,
    /// The time it holds for, EDTF.
    pub when: Option<String>,
    /// An exact decimal.
    pub value: String,
    /// The upper end of a range.
    pub upper: Option<String>,
    /// Whether it is aimed at or planned.
    pub is_target: bool,
    /// All that is told of it, and by whom.
    pub label: String,
    /// Where it is told.
    pub href: String,
}

/// A point with its place in time and its height.
struct Placed<'a> {
    point: &'a Point,
    told: f64,
    at: f64,
    value: f64,
    upper: f64,
}

/// The chart of a series; none where no point has a day.
pub fn chart(series: &Series, t: Texts) -> Option<Chart> {
    let mut points: Vec<Placed> = series.points.iter().filter_map(placed).collect();
    points.sort_by(|a, b| a.at.total_cmp(&b.at));
    let days = || points.iter().flat_map(|point| [point.at, if point.point.is_target { point.told } else { point.at }]);
    let (first, last) = (days().min_by(f64::total_cmp)?, days().max_by(f64::total_cmp)?);
    let (x, marks) = axis(first, last, t);
    let high = points.iter().map(|point| point.upper).fold(0.0, f64::max);
    let low = points.iter().map(|point| point.value).fold(0.0, f64::min);
    let room = if high > low { (high - low) * 0.12 } else { 1.0 };
    let y = (if low < 0.0 { low - room } else { 0.0 })..(high + room);
    let about = about(&points, t);
    let mut svg = Svg::new(SIZE.0, SIZE.1, &series.title, &about);
    let axes = Axes::draw(&mut svg, x, &marks, y, &|value| short(value, t))?;
    if series.joined {
        let were = points.iter().filter(|point| !point.point.is_target);
        let spots: Vec<_> = were.map(|point| axes.spot(point.at, point.value)).collect();
        if spots.len() > 1 {
            svg.line(&spots, Ink::Figure, 1.5, "");
        }
    }
    for point in &points {
        draw(&mut svg, &axes, point);
    }
    key(&mut svg, &points, t);
    Some(Chart { title: series.title.clone(), about, svg: svg.finish() })
}

fn placed(point: &Point) -> Option<Placed<'_>> {
    let told = point.day.as_deref().and_then(day);
    let at = point.when.as_deref().and_then(day).or(told)?;
    let number = |decimal: &str| decimal.parse::<f64>().ok().filter(|number| number.is_finite());
    let value = number(&point.value)?;
    let upper = point.upper.as_deref().and_then(number).unwrap_or(value).max(value);
    Some(Placed { point, told: told.unwrap_or(at), at, value, upper })
}

fn draw(svg: &mut Svg, axes: &Axes, placed: &Placed) {
    let point = placed.point;
    let (x, y) = axes.spot(placed.at, placed.value);
    svg.link(&point.href, &point.label, &[("tip", &point.label)]);
    if placed.upper > placed.value {
        svg.line(&[(x, y), axes.spot(placed.at, placed.upper)], Ink::Figure, 3.0, "");
    }
    if point.is_target {
        let (told, _) = axes.spot(placed.told, placed.value);
        // How long a target for no day that is told holds, nobody said.
        let end = if placed.at > placed.told { x } else { (told + STUB).min(axes.right()) };
        svg.line(&[(told, y), (end, y)], Ink::Commitment, 2.0, "6 4");
        svg.shape(&[(told, y - 6.0), (told + 6.0, y), (told, y + 6.0), (told - 6.0, y)], Ink::Commitment);
    } else {
        svg.circle((x, y), 5.0, Ink::Figure);
    }
    svg.end_link();
}

/// What points and lines mean.
fn key(svg: &mut Svg, points: &[Placed], t: Texts) {
    let mut right = f64::from(SIZE.0) - 22.0;
    let y = 36.0;
    for (target, text) in [(true, "chart-target"), (false, "chart-actual")] {
        if points.iter().any(|point| point.point.is_target == target) {
            let words = t.say(text);
            svg.text((right, y + 4.0), &words, Ink::Soft, Anchor::End, 12, false);
            right -= words.chars().count() as f64 * 7.0 + 8.0;
            if target {
                svg.line(&[(right - 20.0, y), (right, y)], Ink::Commitment, 2.0, "6 4");
                right -= 36.0;
            } else {
                svg.circle((right, y), 5.0, Ink::Figure);
                right -= 22.0;
            }
        }
    }
}

/// What the chart shows in words: how many values, from when to when, the first and the last.
fn about(points: &[Placed], t: Texts) -> String {
    let mut said = vec![t.count("chart-values", points.len())];
    for (key, placed) in [("chart-first", points.first()), ("chart-last", points.last())] {
        if let Some(placed) = placed {
            said.push(t.tell(key, &placed.point.label));
        }
    }
    said.join(" ")
}

/// A number on an axis: "5 milyar".
fn short(value: f64, t: Texts) -> String {
    let (size, key) = match value.abs() {
        size if size >= 1e12 => (1e12, "short-trillion"),
        size if size >= 1e9 => (1e9, "short-billion"),
        size if size >= 1e6 => (1e6, "short-million"),
        size if size >= 1e4 => (1e3, "short-thousand"),
        _ => (1.0, ""),
    };
    let number = (value / size * 1000.0).round() / 1000.0;
    let number = t.decimal(&format!("{}", if number == 0.0 { 0.0 } else { number }));
    if key.is_empty() { number } else { t.with(key, &[("value", number.into())]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    const T: Texts = Texts { language: Language::Turkish };

    fn point(day: &str, when: &str, value: &str, is_target: bool) -> Point {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Point {
            day: some(day),
            when: some(when),
            value: value.to_owned(),
            is_target,
            label: format!("{value} <b>"),
            href: "/story/1?mark=q1&x#m-q1".to_owned(),
            ..Point::default()
        }
    }

    #[test]
    fn points_are_links_and_targets_lines() {
        let points = vec![
            point("2024-02-01", "2023", "5000000000", false),
            point("2025-02-01", "", "5500000000", false),
            point("2024-02-01", "2030", "10000000000", true),
        ];
        let chart = chart(&Series { title: "Ticaret <hacmi>".to_owned(), points, joined: true }, T).unwrap();
        assert_eq!(chart.svg.matches("<a href=\"/story/1?mark=q1&amp;x#m-q1\"").count(), 3);
        assert_eq!(chart.svg.matches("<circle").count(), 3, "two points and one in the key");
        assert!(chart.svg.contains("class=\"line-commitment\"") && chart.svg.contains("10 milyar"), "{}", chart.svg);
        assert!(chart.svg.contains("Ticaret &lt;hacmi&gt;") && !chart.svg.contains("<b>"));
        assert!(chart.about.starts_with("3 değer"), "{}", chart.about);
    }

    #[test]
    fn nothing_to_draw_is_no_chart() {
        assert!(chart(&Series::default(), T).is_none());
        let odd = ["", "x", "1e999", "-"].map(|value| point("2024", "", value, false));
        assert!(chart(&Series { points: odd.into(), ..Series::default() }, T).is_none());
        assert!(chart(&Series { points: vec![point("", "dün", "5", false)], ..Series::default() }, T).is_none());
    }

    #[test]
    fn one_point_alone_and_values_below_nought() {
        for value in ["0", "-5", "99999999999999999999999999999"] {
            assert!(
                chart(&Series { points: vec![point("2024", "", value, true)], ..Series::default() }, T).is_some(),
                "{value}"
            );
        }
    }
}

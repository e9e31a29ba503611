//! The axes of a chart, drawn by plotters through a backend that writes our SVG.

use std::convert::Infallible;
use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use plotters::prelude::{ChartBuilder, IntoDrawingArea, IntoFont};
use plotters::style::{RGBColor, TRANSPARENT};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::svg::{Anchor, Ink, Spot, Svg};

/// Room for the title above, and for labels at the left and below.
const TOP: u32 = 54;
pub const LEFT: u32 = 86;
const BELOW: u32 = 30;
const RIGHT: u32 = 22;
const LETTERS: i32 = 12;

/// A mark on the axis of time: the day, what it is called.
pub type Mark = (f64, String);

/// Where values stand in the picture.
#[derive(Clone, Debug)]
pub struct Axes {
    x: Range<f64>,
    y: Range<f64>,
    low: Spot,
    high: Spot,
}

impl Axes {
    /// Draws the axes and their grid. None where plotters cannot: a range without numbers.
    pub fn draw(
        svg: &mut Svg,
        x: Range<f64>,
        marks: &[Mark],
        y: Range<f64>,
        label: &dyn Fn(f64) -> String,
    ) -> Option<Self> {
        let usable = |range: &Range<f64>| range.start.is_finite() && range.end.is_finite() && range.start < range.end;
        if !usable(&x) || !usable(&y) {
            return None;
        }
        let days: Vec<f64> = marks.iter().map(|(day, _)| *day).collect();
        let called = |day: &f64| {
            let near = marks.iter().min_by(|a, b| (a.0 - day).abs().total_cmp(&(b.0 - day).abs()));
            near.map(|(_, called)| called.clone()).unwrap_or_default()
        };
        let area = Pen(svg).into_drawing_area();
        let mut chart = ChartBuilder::on(&area)
            .margin_top(TOP)
            .margin_right(RIGHT)
            .x_label_area_size(BELOW)
            .y_label_area_size(LEFT)
            .build_cartesian_2d(Time { range: x.clone(), days }, y.clone())
            .ok()?;
        // Where levels have no names there is nothing to compare by a line.
        let levels = if label(y.end).is_empty() && label(y.start).is_empty() { 0 } else { 6 };
        let font = ("sans-serif", LETTERS).into_font().color(&colour(Ink::Soft));
        chart
            .configure_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(colour(Ink::Hair))
            .axis_style(colour(Ink::Rule))
            .disable_x_mesh()
            .x_labels(marks.len().max(1))
            .y_labels(levels)
            .x_label_formatter(&called)
            .y_label_formatter(&|value| label(*value))
            .label_style(font)
            .draw()
            .ok()?;
        let spot = |(x, y): BackendCoord| (f64::from(x), f64::from(y));
        let (low, high) = (spot(chart.backend_coord(&(x.start, y.start))), spot(chart.backend_coord(&(x.end, y.end))));
        Some(Self { x, y, low, high })
    }

    /// Where a value stands.
    pub fn spot(&self, x: f64, y: f64) -> Spot {
        let part = |value: f64, range: &Range<f64>| ((value - range.start) / (range.end - range.start)).clamp(0.0, 1.0);
        let (across, up) = (part(x, &self.x), part(y, &self.y));
        (self.low.0 + across * (self.high.0 - self.low.0), self.low.1 + up * (self.high.1 - self.low.1))
    }

    /// The end of the axis of time.
    pub fn right(&self) -> f64 {
        self.high.0
    }
}

/// Time, with the marks that we choose.
struct Time {
    range: Range<f64>,
    days: Vec<f64>,
}

impl Ranged for Time {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (low, high): (i32, i32)) -> i32 {
        let part = (value - self.range.start) / (self.range.end - self.range.start);
        low + (part * f64::from(high - low)).round() as i32
    }

    fn key_points<H: KeyPointHint>(&self, _: H) -> Vec<f64> {
        self.days.clone()
    }

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }
}

fn colour(ink: Ink) -> RGBColor {
    let (red, green, blue) = ink.rgb();
    RGBColor(red, green, blue)
}

/// Plotters' hand on our picture. Nothing it draws can fail.
struct Pen<'a>(&'a mut Svg);

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn spot((x, y): BackendCoord) -> Spot {
    (f64::from(x), f64::from(y))
}

fn seen(colour: BackendColor) -> Option<Ink> {
    (colour.alpha > 0.0).then(|| Ink::of_rgb(colour.rgb))
}

impl DrawingBackend for Pen<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.0.size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Drawn {
        if let Some(ink) = seen(colour) {
            self.0.rect(spot(point), (1.0, 1.0), ink);
        }
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        if let Some(ink) = seen(style.color()) {
            let spots: Vec<Spot> = path.into_iter().map(spot).collect();
            self.0.line(&spots, ink, f64::from(style.stroke_width()), "");
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, place: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        // From the top, the middle or the foot of the letters to the line they stand on.
        let down = match style.anchor().v_pos {
            VPos::Top => 0.8,
            VPos::Center => 0.35,
            VPos::Bottom => -0.2,
        };
        if let Some(ink) = seen(style.color()) {
            let (x, y) = spot(place);
            self.0.text((x, y + down * style.size()), text, ink, anchor, LETTERS.unsigned_abs(), false);
        }
        Ok(())
    }
}

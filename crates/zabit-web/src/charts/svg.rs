//! A picture, element by element. Every word that goes in is escaped.

use std::fmt::{Display, Write};

use quick_xml::escape::escape;

/// A colour of the page, by what it stands for: its light tone and the end of its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Text,
    Soft,
    Rule,
    Hair,
    Sheet,
    Accent,
    Figure,
    Commitment,
    Event,
    Name,
    Said,
}

impl Ink {
    const ALL: [Self; 11] = [
        Self::Text,
        Self::Soft,
        Self::Rule,
        Self::Hair,
        Self::Sheet,
        Self::Accent,
        Self::Figure,
        Self::Commitment,
        Self::Event,
        Self::Name,
        Self::Said,
    ];

    /// The tone on paper; as in `zabit.css`.
    pub fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Text => (0x1d, 0x1a, 0x16),
            Self::Soft => (0x5f, 0x58, 0x4d),
            Self::Rule => (0xd9, 0xd1, 0xc0),
            Self::Hair => (0xeb, 0xe5, 0xd7),
            Self::Sheet => (0xff, 0xfd, 0xf8),
            Self::Accent => (0x7a, 0x1f, 0x1f),
            Self::Figure => (0x1d, 0x65, 0x40),
            Self::Commitment => (0xa3, 0x48, 0x0f),
            Self::Event => (0x7a, 0x3b, 0x8c),
            Self::Name => (0x1f, 0x4e, 0x79),
            Self::Said => (0xb0, 0x8a, 0x2e),
        }
    }

    /// The colour of a tone.
    pub fn of_rgb(rgb: (u8, u8, u8)) -> Self {
        Self::ALL.into_iter().find(|ink| ink.rgb() == rgb).unwrap_or(Self::Soft)
    }

    fn hex(self) -> String {
        let (red, green, blue) = self.rgb();
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The end of its classes: "fill-soft".
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "ink",
            Self::Soft => "soft",
            Self::Rule => "rule",
            Self::Hair => "hair",
            Self::Sheet => "sheet",
            Self::Accent => "accent",
            Self::Figure => "figure",
            Self::Commitment => "commitment",
            Self::Event => "event",
            Self::Name => "name",
            Self::Said => "said",
        }
    }
}

/// Where a text hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture in the making.
pub struct Svg {
    out: String,
    width: u32,
    height: u32,
}

/// A place in a picture.
pub type Spot = (f64, f64);

impl Svg {
    /// An empty picture with its title and what it says in words.
    pub fn new(width: u32, height: u32, title: &str, about: &str) -> Self {
        let mut svg = Self { out: String::with_capacity(4096), width, height };
        svg.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" font-family=\"system-ui, sans-serif\" role=\"group\" \
             aria-label=\"{}\"><desc>{}</desc>",
            clean(title),
            clean(about)
        ));
        let (wide, high) = (f64::from(width), f64::from(height));
        svg.rect((0.0, 0.0), (wide, high), Ink::Sheet);
        svg.text((14.0, 24.0), title, Ink::Text, Anchor::Start, 15, true);
        svg
    }

    /// Its size.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The picture.
    pub fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    /// A line of a width; `dashes` are as SVG has them, "" for none.
    pub fn line(&mut self, spots: &[Spot], ink: Ink, width: f64, dashes: &str) {
        let mut points = String::new();
        for (x, y) in spots {
            let _ = write!(points, "{} {} ", Tenth(*x), Tenth(*y));
        }
        let dashes = if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
        self.put(format_args!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{dashes} class=\"line-{}\"/>",
            points.trim_end(),
            ink.hex(),
            Tenth(width),
            ink.name()
        ));
    }

    /// A filled rectangle.
    pub fn rect(&mut self, (x, y): Spot, (width, height): Spot, ink: Ink) {
        self.put(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" class=\"fill-{}\"/>",
            Tenth(x),
            Tenth(y),
            Tenth(width.max(0.0)),
            Tenth(height.max(0.0)),
            ink.hex(),
            ink.name()
        ));
    }

    /// A filled circle with an edge of the paper.
    pub fn circle(&mut self, (x, y): Spot, radius: f64, ink: Ink) {
        self.put(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.5\" class=\"dot fill-{}\"/>",
            Tenth(x),
            Tenth(y),
            Tenth(radius),
            ink.hex(),
            Ink::Sheet.hex(),
            ink.name()
        ));
    }

    /// A filled shape of corners with an edge of the paper: a square or a lozenge in place of a circle.
    pub fn shape(&mut self, corners: &[Spot], ink: Ink) {
        let mut points = String::new();
        for (x, y) in corners {
            let _ = write!(points, "{} {} ", Tenth(*x), Tenth(*y));
        }
        self.put(format_args!(
            "<polygon points=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.5\" class=\"dot fill-{}\"/>",
            points.trim_end(),
            ink.hex(),
            Ink::Sheet.hex(),
            ink.name()
        ));
    }

    /// Words.
    pub fn text(&mut self, (x, y): Spot, words: &str, ink: Ink, anchor: Anchor, size: u32, bold: bool) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if bold { " font-weight=\"600\"" } else { "" };
        self.put(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{size}\" text-anchor=\"{anchor}\"{weight} fill=\"{}\" class=\"fill-{}\">{}</text>",
            Tenth(x),
            Tenth(y),
            ink.hex(),
            ink.name(),
            clean(words)
        ));
    }

    /// Begins a link: all up to [`Svg::end_link`] leads to `href`; `label` says what it is. `data` tells the script more.
    pub fn link(&mut self, href: &str, label: &str, data: &[(&str, &str)]) {
        self.put(format_args!("<a href=\"{}\" aria-label=\"{}\"", clean(href), clean(label)));
        for (name, value) in data {
            self.put(format_args!(" data-{name}=\"{}\"", clean(value)));
        }
        self.put(format_args!("><title>{}</title>", clean(label)));
    }

    /// Ends a link.
    pub fn end_link(&mut self) {
        self.out.push_str("</a>");
    }

    fn put(&mut self, part: std::fmt::Arguments) {
        // A string takes all that is written to it.
        let _ = self.out.write_fmt(part);
    }
}

/// A number to a tenth, without a needless end: what is no number is nought, so that no picture breaks.
struct Tenth(f64);

impl Display for Tenth {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        let rounded = if self.0.is_finite() { (self.0 * 10.0).round() / 10.0 } else { 0.0 };
        write!(out, "{}", if rounded == 0.0 { 0.0 } else { rounded })
    }
}

/// Words as XML has them: no markup, no letters that XML does not know.
fn clean(words: &str) -> String {
    let known: String =
        words.chars().filter(|letter| *letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect();
    escape(known.as_str()).into_owned()
}

/// The first letters of words, as many as fit.
pub fn cut(words: &str, letters: usize) -> String {
    if words.chars().count() <= letters {
        return words.to_owned();
    }
    let start: String = words.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_markup() {
        let nasty = "<script>alert(\"1\")</script>&'\u{0}\u{8}\"/>";
        let mut svg = Svg::new(10, 10, nasty, nasty);
        svg.link(&format!("/x?{nasty}"), nasty, &[("tip", nasty)]);
        svg.text((f64::NAN, f64::INFINITY), nasty, Ink::Text, Anchor::End, 9, false);
        svg.end_link();
        let made = svg.finish();
        assert!(!made.contains("<script") && !made.contains('\u{0}') && !made.contains("NaN"), "{made}");
        let mut reader = quick_xml::Reader::from_str(&made);
        let mut elements = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) => {
                    elements += 1;
                    assert!(tag.attributes().all(|attribute| attribute.is_ok()));
                }
                _ => {}
            }
        }
        assert_eq!(elements, 6, "svg, desc, title of the picture, a, title, text");
    }

    #[test]
    fn every_colour_is_found_by_its_tone() {
        for ink in Ink::ALL {
            assert_eq!(Ink::of_rgb(ink.rgb()), ink);
        }
    }

    #[test]
    fn long_words_are_cut_by_letter() {
        assert_eq!(cut("Iğdır", 5), "Iğdır");
        assert_eq!(cut("Iğdır Köprü Birliği", 7), "Iğdır…");
    }
}

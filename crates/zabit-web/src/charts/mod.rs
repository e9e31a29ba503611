//! Charts and networks as SVG, drawn here.
//!
//! In:  points, counts, periods, ties, with their words and addresses.
//! Out: SVG for a page and for a file alike: colours are attributes, as a file needs them, and classes, by which the style of
//! a page has them follow light and dark. Nothing is styled inline, which the policy of our pages forbids.
//! Each thing drawn is a link to where it is told; a chart says in words what it shows. Axes are those of plotters.
//! Figures become floating point here and nowhere else: for their place in a picture, never for their words.

pub mod bars;
pub mod network;
pub mod periods;
pub mod series;

mod axes;
mod forces;
mod svg;
mod time;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The same in words, for those who do not see it.
    pub about: String,
    /// The picture. All words in it are escaped.
    pub svg: String,
}

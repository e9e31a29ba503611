//! The Turkish language: casing, suffixes, words, numerals, dates, names. Works on words and strings;
//! knows nothing of stories or records. A second language would be a sibling of this crate.

pub mod casing;
pub mod country;
pub mod date;
pub mod duration;
pub mod heads;
pub mod lexicon;
pub mod measure;
pub mod morph;
pub mod names;
pub mod numeral;
pub mod organisations;
pub mod suffix;
pub mod titles;
pub mod unit;
pub mod verb;
pub mod words;

//! Trained weights: how they are kept in a file, found again and summed.
//!
//! A model file is a [`Pack`]: named sections behind a checksum. A section may be a [`Linear`] model: a table
//! from feature to the weights of its classes; or [`Rows`], where every feature has a row and none a key. Both are
//! read where they lie, nothing is copied or parsed, so a
//! program that carries its models starts at once. What a feature or a class means is the reader's business.
//!
//! ```
//! use std::collections::BTreeMap;
//! use zabit_model::{Linear, Pack, feature, linear, pack};
//!
//! // The feature "ends in -di" speaks for class 1.
//! let weights = BTreeMap::from([(feature::text(0, "di"), vec![(1, 2.0)])]);
//! let bytes = pack(&[("verbs", linear(2, &weights))]);
//!
//! let model = Linear::open(Pack::open(&bytes)?.section("verbs")?)?;
//! let mut sums = [0_i32; 2];
//! model.add(&[feature::text(0, "di")], &mut sums);
//! assert!(sums[1] > sums[0]);
//! # Ok::<(), zabit_model::Error>(())
//! ```

pub mod feature;
mod linear;
mod pack;
mod rows;

pub use linear::{Linear, linear};
pub use pack::{Error, Pack, pack};
pub use rows::{Rows, row, rows};

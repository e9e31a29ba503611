//! The record kept: stories and what was read in them, in one SQLite file that remembers and answers.
//!
//! In:  records of stories ([`Fresh`]), decisions of a person.
//! Out: answers to questions, as plain rows.
//! A story is kept once; copies and later versions of it are known as such ([`Store::add`]). Entities of stories are joined
//! to those of others, each join with its score and evidence. Spans count code points of the story's text.
//! Not here: reading Turkish; what a question looks like on a terminal.

mod add;
mod ask;
mod backup;
mod check;
mod copies;
mod days;
mod decide;
mod error;
mod fresh;
mod name_key;
mod open;
mod rows;
mod stats;
mod stop;
mod who;
mod words;

pub use add::{Added, Adder, today};
pub use ask::{
    AgreementRow, Agreements, At, Carrier, CommitmentRow, Commitments, Companion, Counts, Due, EntityRow,
    FigureDecided, FigureRow, Figures, Held, Hit, Join, Joined, JoinedEntity, JoinedStatement, Kept, LatestRow,
    MeasureRow, Measured, Moment, MomentKind, Named, Network, Node, OutletRow, Page, People, Query, Resolved, Said,
    SaidRow, Search, Shown, Thing, Tie, TieKind, Ties, Topic, Who, YearRow, office,
};
pub use check::{Checked, Damage};
pub use days::{first_day, last_day};
pub use decide::{Decided, Decision, FigureValue};
pub use error::{Error, Result};
pub use fresh::{About, Fresh, Words, lemmas};
pub use name_key::name_key;
pub use open::Store;
pub use rows::{Cell, Column, Row, View};
pub use stats::Stats;
pub use stop::Stopper;

//! Of what is between two, one kind alone, and what took place in each year.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};
use serde::Serialize;

use super::{Found, Moment, events, moment, parts, shared, statements};
use crate::ask::side::Side;
use crate::ask::{Page, Sql, gone, list};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// A kind of what may be between two, or of what one takes part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentKind {
    /// Meetings, calls, visits.
    Meetings,
    /// Agreements in any state.
    Agreements,
    /// All other events.
    Events,
    /// What one says of the other.
    Statements,
    /// What one promises, aims at, wishes or demands where it speaks of the other.
    Commitments,
    /// Figures given where one speaks of the other.
    Figures,
}

impl MomentKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Meetings, Self::Agreements, Self::Events, Self::Statements, Self::Commitments, Self::Figures];

    /// The word for it: "meetings".
    pub fn name(self) -> &'static str {
        match self {
            Self::Meetings => "meetings",
            Self::Agreements => "agreements",
            Self::Events => "events",
            Self::Statements => "statements",
            Self::Commitments => "commitments",
            Self::Figures => "figures",
        }
    }

    /// The kind of a word.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The condition that its events meet; none where it is no kind of event.
    pub(in crate::ask) fn only(self) -> Option<&'static str> {
        match self {
            Self::Meetings => Some("AND event.consult IS NOT NULL"),
            Self::Agreements => Some("AND event.agreement IS NOT NULL"),
            Self::Events => Some("AND event.consult IS NULL AND event.agreement IS NULL"),
            _ => None,
        }
    }

    /// The letter of its numbers.
    fn letter(self) -> char {
        match self {
            Self::Statements => 's',
            Self::Commitments => 'c',
            Self::Figures => 'q',
            _ => 'v',
        }
    }
}

/// What stories of one year tell of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct YearRow {
    /// The year of publication.
    pub year: String,
    /// Meetings, calls, visits.
    pub meetings: i64,
    /// Agreements.
    pub agreements: i64,
    /// Other events.
    pub events: i64,
}

impl Store {
    /// One kind of what is between two, the latest first; see [`Store::between`].
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn between_only(&self, a: i64, b: i64, kind: MomentKind, page: &Page) -> StoreResult<Vec<Moment>> {
        self.sql(|store| {
            let sides = Side::two(store, a, b)?;
            let found = match kind.only() {
                Some(only) => {
                    let event = |(day, id)| Found { day, statement: None, kind: 'v', id };
                    events(store, &sides, only, page, page.reach())?.into_iter().map(event).collect()
                }
                None => told(store, &sides, kind.letter(), page)?,
            };
            page.cut(found).into_iter().filter_map(|found| moment(store, found.kind, found.id).transpose()).collect()
        })
    }

    /// How many events between two the stories of each year tell of, the first year first.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn between_years(&self, a: i64, b: i64, page: &Page) -> StoreResult<Vec<YearRow>> {
        self.sql(|store| years(store, &Side::two(store, a, b)?, page))
    }
}

/// Events of some sides by year.
pub(in crate::ask) fn years(store: &Connection, sides: &[Side], page: &Page) -> Result<Vec<YearRow>> {
    let sql = Sql::new("SELECT event.day, event.consult IS NOT NULL, event.agreement IS NOT NULL, event.story FROM")
        .with("json_each(?) CROSS JOIN event ON event.id = value", list(&shared(store, sides)?))
        .plain("WHERE event.day IS NOT NULL")
        .days("event.day", page);
    let gone = gone(store)?;
    let mut years: BTreeMap<String, YearRow> = BTreeMap::new();
    sql.each(store, |row| {
        let (met, agreed): (bool, bool) = (row.get(1)?, row.get(2)?);
        let Some(year) = row.get_ref(0)?.as_str()?.get(..4) else { return Ok(true) };
        if gone.contains(&row.get(3)?) {
            return Ok(true);
        }
        // Years are few: a copy is made for the first event of each alone.
        let counted = match years.get_mut(year) {
            Some(counted) => counted,
            None => {
                years.entry(year.to_owned()).or_insert_with(|| YearRow { year: year.to_owned(), ..YearRow::default() })
            }
        };
        counted.meetings += i64::from(met);
        counted.agreements += i64::from(agreed);
        counted.events += i64::from(!met && !agreed);
        Ok(true)
    })?;
    Ok(years.into_values().collect())
}

/// Statements of one side about the other, or what belongs to them, as far as a page goes.
fn told(store: &Connection, sides: &[Side; 2], letter: char, page: &Page) -> Result<Vec<Found>> {
    let mut most = page.reach().max(1);
    loop {
        let mut found: Vec<Found> = Vec::new();
        // The latest day on which statements may be missing, because there were enough without them.
        let mut cut: Option<Option<String>> = None;
        for (one, other) in [(&sides[0], &sides[1]), (&sides[1], &sides[0])] {
            let said = statements(store, one, other, page, most)?;
            if said.len() >= most {
                cut = cut.max(said.last().map(|(day, _)| day.clone()));
            }
            for (day, statement) in said {
                let part = |(kind, id)| Found { day: day.clone(), statement: Some(statement), kind, id };
                match letter {
                    's' => found.push(part(('s', statement))),
                    _ => found.extend(
                        parts(store, statement, one)?.into_iter().filter(|(kind, _)| *kind == letter).map(part),
                    ),
                }
            }
        }
        found.sort_by(Found::order);
        found.dedup();
        let Some(cut) = cut else { return Ok(found) };
        found.retain(|found| found.day > cut);
        if found.len() >= page.reach() {
            return Ok(found);
        }
        most *= 4;
    }
}

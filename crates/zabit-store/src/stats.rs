//! How much a store holds.

use serde::Serialize;

use crate::error::Result;
use crate::open::Store;

/// How much a store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Stories, copies and earlier versions included.
    pub stories: i64,
    /// Stories that are copies of another.
    pub copies: i64,
    /// Earlier versions of stories.
    pub superseded: i64,
    /// Stories that could not be read.
    pub failures: i64,
    /// People known.
    pub people: i64,
    /// Organisations known.
    pub organisations: i64,
    /// Places known.
    pub places: i64,
    /// Statements, each copy counted.
    pub statements: i64,
    /// Statements whose speaker is known.
    pub statements_with_speaker: i64,
    /// Figures.
    pub figures: i64,
    /// Events, meetings and agreements included.
    pub events: i64,
    /// Meetings, calls and visits.
    pub meetings: i64,
    /// Events about an agreement.
    pub agreements: i64,
    /// Pledges, targets, wishes and calls.
    pub commitments: i64,
    /// Decisions of a person that stand.
    pub decisions: i64,
    /// First day of publication.
    pub first: Option<String>,
    /// Last day of publication.
    pub last: Option<String>,
    /// Code points of all texts.
    pub letters: i64,
    /// Bytes of the file.
    pub bytes: i64,
}

impl Store {
    /// How much the store holds.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn stats(&self) -> Result<Stats> {
        self.sql(|store| {
            let number = |sql: &str| store.query_row(sql, [], |row| row.get::<_, i64>(0));
            let day = |sql: &str| store.query_row(sql, [], |row| row.get::<_, Option<String>>(0));
            Ok(Stats {
                stories: number("SELECT count(*) FROM story")?,
                copies: number("SELECT count(*) FROM story WHERE copy_of IS NOT NULL")?,
                superseded: number("SELECT count(*) FROM story WHERE superseded_by IS NOT NULL")?,
                failures: number("SELECT count(*) FROM failure")?,
                people: number("SELECT count(*) FROM entity WHERE kind = 'person' AND merged_into IS NULL")?,
                organisations: number(
                    "SELECT count(*) FROM entity WHERE kind = 'organisation' AND merged_into IS NULL",
                )?,
                places: number("SELECT count(*) FROM entity WHERE kind = 'place' AND merged_into IS NULL")?,
                statements: number("SELECT count(*) FROM statement")?,
                statements_with_speaker: number("SELECT count(*) FROM statement WHERE entity IS NOT NULL")?,
                figures: number("SELECT count(*) FROM quantity WHERE status <> 'none'")?,
                events: number("SELECT count(*) FROM event")?,
                meetings: number("SELECT count(*) FROM event WHERE kind = 'CONSULT'")?,
                agreements: number("SELECT count(*) FROM event WHERE agreement IS NOT NULL")?,
                commitments: number("SELECT count(*) FROM commitment")?,
                decisions: number("SELECT count(*) FROM decision WHERE undone IS NULL")?,
                first: day("SELECT min(published) FROM story")?,
                last: day("SELECT max(published) FROM story")?,
                letters: number("SELECT letters FROM tally")?,
                bytes: number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")?,
            })
        })
    }
}

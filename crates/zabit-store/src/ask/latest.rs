//! What came last, from whom, and how much is there: what a front page shows.

use rusqlite::{OptionalExtension, Result, Row};
use serde::Serialize;

use super::{At, Page, Sql};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// Letters of a story that its first words are cut from, and letters that are shown of them.
const LEAD: (usize, usize) = (1200, 240);

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LatestRow {
    /// The day it was published.
    pub day: Option<String>,
    /// Its first words after the headline, whole words only.
    pub lead: String,
    /// Statements in it.
    pub statements: i64,
    /// Copies of it in other outlets.
    pub copies: i64,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

/// An outlet and how many stories of it there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutletRow {
    /// Its name.
    pub outlet: String,
    /// Stories, copies and earlier versions included.
    pub stories: i64,
}

/// How much is there, counted without reading a single text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Stories, copies and earlier versions included.
    pub stories: i64,
    /// People known.
    pub people: i64,
    /// Organisations known.
    pub organisations: i64,
    /// Statements, each copy counted.
    pub statements: i64,
    /// First day of publication.
    pub first: Option<String>,
    /// Last day of publication.
    pub last: Option<String>,
}

impl Store {
    /// Stories, the latest first: no copies, no earlier versions.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn latest(&self, page: &Page) -> StoreResult<Vec<LatestRow>> {
        let sql = Sql::new(format!(
            "SELECT published, substr(text, 1, {}) AS lead,
             (SELECT count(*) FROM statement WHERE statement.story = story.id) AS statements,
             (SELECT count(*) FROM story copy WHERE copy.copy_of = story.id) AS copies, {}
             FROM story INDEXED BY story_current WHERE copy_of IS NULL AND superseded_by IS NULL",
            LEAD.0,
            At::COLUMNS
        ))
        .days("published", page)
        .plain("ORDER BY published DESC, id DESC")
        .page(page);
        self.sql(|store| sql.rows(store, latest_row))
    }

    /// Outlets, those with most stories first.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn outlets(&self, page: &Page) -> StoreResult<Vec<OutletRow>> {
        let sql = Sql::new("SELECT outlet, count(*) FROM story WHERE outlet IS NOT NULL GROUP BY outlet")
            .plain("ORDER BY count(*) DESC, outlet")
            .page(page);
        self.sql(|store| sql.rows(store, |row| Ok(OutletRow { outlet: row.get(0)?, stories: row.get(1)? })))
    }

    /// How much the store holds, as far as indices tell; [`Store::stats`] says more and takes longer.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn counts(&self) -> StoreResult<Counts> {
        self.sql(|store| {
            let number = |sql: &str| store.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0));
            let day = |sql: &str| -> Result<Option<String>> {
                store.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional().map(Option::flatten)
            };
            let of = |kind: &str| {
                number(&format!("SELECT count(*) FROM entity WHERE kind = '{kind}' AND merged_into IS NULL"))
            };
            Ok(Counts {
                stories: number("SELECT count(*) FROM story")?,
                people: of("person")?,
                organisations: of("organisation")?,
                statements: number("SELECT count(*) FROM statement")?,
                first: day("SELECT min(published) FROM story")?,
                last: day("SELECT max(published) FROM story")?,
            })
        })
    }
}

fn latest_row(row: &Row) -> Result<LatestRow> {
    let at = At::of(row)?;
    let text: String = row.get("lead")?;
    let lead = lead(&text, at.title.as_deref());
    Ok(LatestRow { day: row.get(0)?, lead, statements: row.get("statements")?, copies: row.get("copies")?, at })
}

/// The first words of a story after its headline.
fn lead(text: &str, title: Option<&str>) -> String {
    let text = text.trim_start();
    let body = title.and_then(|title| text.strip_prefix(title.trim())).unwrap_or(text);
    let line = body.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let Some((end, _)) = line.char_indices().nth(LEAD.1) else { return line.to_owned() };
    let cut = &line[..end];
    let whole = cut.rfind(char::is_whitespace).map_or(cut, |space| &cut[..space]);
    format!("{} …", whole.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words() {
        assert_eq!(lead("Köprü açıldı\n\nKöprü dün açıldı.", Some("Köprü açıldı")), "Köprü dün açıldı.");
        assert_eq!(lead("Köprü dün açıldı.\nİkinci.", None), "Köprü dün açıldı.");
        assert_eq!(lead("", Some("Köprü")), "");
        let long = "ığüşöç ".repeat(60);
        let cut = lead(&long, None);
        assert!(cut.ends_with("ığüşöç …") && cut.chars().count() <= LEAD.1 + 2, "{cut}");
    }
}

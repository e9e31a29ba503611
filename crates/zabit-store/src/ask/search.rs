//! Where do these words stand?

use rusqlite::{Connection, OptionalExtension, Result, Row};
use serde::Serialize;

use super::query::{In, Query};
use super::{At, Page, Sql};
use crate::error::Result as StoreResult;
use crate::name_key::name_key;
use crate::open::Store;

/// Stories above which the latest come first: words so common say little.
const RANKED: usize = 5_000;
/// Letters of a snippet before its first hit, and in all.
const SNIPPET: (usize, usize) = (60, 160);

/// Which words are looked for, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words.
    pub query: Query,
    /// Only stories of this outlet.
    pub outlet: Option<String>,
    /// Only stories in which this entity speaks.
    pub speaker: Option<i64>,
    /// Whether only headlines are looked at.
    pub title: bool,
    /// Whether the latest come first, not those that fit best.
    pub newest: bool,
}

/// A story that has the words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The day it was published.
    pub day: Option<String>,
    /// Its words around the first hit.
    pub snippet: String,
    /// Where the hits are: code points of the snippet, half open.
    pub marks: Vec<(u32, u32)>,
    /// First code point of the snippet in the story.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

impl Store {
    /// Stories that have words, those that fit best first: words count more the rarer they are. Where more than 5,000 have
    /// them, and where that is asked for, the latest come first.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn search(&self, asked: &Search, page: &Page) -> StoreResult<Vec<Hit>> {
        if asked.query.is_empty() {
            return Ok(Vec::new());
        }
        self.sql(|store| {
            let mut finder = Finder { store, asked, page, found: Vec::new() };
            finder.find()?;
            page.cut(finder.found).into_iter().map(|story| hit(store, story, asked)).collect()
        })
    }
}

/// Looks through stories until a page is full.
struct Finder<'a> {
    store: &'a Connection,
    asked: &'a Search,
    page: &'a Page,
    found: Vec<i64>,
}

impl Finder<'_> {
    fn find(&mut self) -> Result<()> {
        let place = if self.asked.title { In::Title } else { In::Story };
        let mut stories = self.asked.query.matching(self.store, place)?;
        let ranked = !self.asked.newest && stories.len() <= RANKED;
        if let Some(speaker) = self.asked.speaker {
            let sql = Sql::new("SELECT story FROM statement WHERE same_as IS NULL").with("AND entity = ?", speaker);
            keep(&mut stories, sql.rows(self.store, |row| row.get(0))?);
        }
        if let Some(outlet) = &self.asked.outlet {
            keep(&mut stories, of_outlet(self.store, outlet)?);
        }
        let store = self.store;
        if !ranked {
            return self.newest(&stories);
        }
        let sql = Sql::new("SELECT rowid FROM word WHERE word MATCH").with("?", self.asked.query.fts(place));
        sql.plain("ORDER BY rank").each(store, |row| {
            let story = row.get(0)?;
            let fits = stories.binary_search(&story).is_ok() && self.fits(story)?;
            Ok(self.take(story, fits))
        })
    }

    /// From the latest story back: of few stories all are sorted, of many the days are gone through.
    fn newest(&mut self, stories: &[i64]) -> Result<()> {
        let store = self.store;
        let current = "copy_of IS NULL AND superseded_by IS NULL";
        let few = stories.len() <= RANKED;
        let sql = if few {
            Sql::new(format!("SELECT id FROM story INDEXED BY story_head WHERE {current}"))
                .with("AND id IN (SELECT value FROM json_each(?))", super::list(stories))
        } else {
            Sql::new(format!("SELECT id FROM story INDEXED BY story_current WHERE {current}"))
        };
        sql.days("published", self.page).plain("ORDER BY published DESC, id DESC").each(store, |row| {
            let story = row.get(0)?;
            Ok(self.take(story, few || stories.binary_search(&story).is_ok()))
        })
    }

    /// Keeps a story that is one of those asked for. Whether more are wanted.
    fn take(&mut self, story: i64, fits: bool) -> bool {
        if fits {
            self.found.push(story);
        }
        self.found.len() < self.page.reach()
    }

    fn fits(&self, story: i64) -> Result<bool> {
        let sql = Sql::new("SELECT 1 FROM story INDEXED BY story_head WHERE copy_of IS NULL AND superseded_by IS NULL")
            .with("AND id = ?", story)
            .days("published", self.page);
        Ok(!sql.rows(self.store, |_| Ok(()))?.is_empty())
    }
}

/// Keeps of some stories in order those that are among others.
fn keep(stories: &mut Vec<i64>, mut others: Vec<i64>) {
    others.sort_unstable();
    stories.retain(|story| others.binary_search(story).is_ok());
}

/// The stories of an outlet, however its name is written.
fn of_outlet(store: &Connection, outlet: &str) -> Result<Vec<i64>> {
    let key = name_key(outlet);
    let all: Vec<String> =
        Sql::new("SELECT DISTINCT outlet FROM story WHERE outlet IS NOT NULL").rows(store, |row| row.get(0))?;
    let mut stories = Vec::new();
    for outlet in all.into_iter().filter(|outlet| name_key(outlet) == key) {
        let sql = Sql::new("SELECT id FROM story").with("WHERE outlet = ?", outlet);
        stories.extend(sql.rows(store, |row| row.get::<_, i64>(0))?);
    }
    Ok(stories)
}

fn hit(store: &Connection, story: i64, asked: &Search) -> Result<Hit> {
    let sql = format!("SELECT story.published, story.text, {} FROM story WHERE story.id = ?1", At::COLUMNS);
    let read = |row: &Row| Ok((row.get(0)?, row.get::<_, String>(1)?, At::of(row)?));
    let row = store.prepare_cached(&sql)?.query_row([story], read).optional()?;
    let Some((day, text, at)) = row else { return Ok(Hit::default()) };
    let text = match &at.title {
        // The headline stands first in the text.
        Some(title) if asked.title => title.clone(),
        _ => text,
    };
    let (snippet, marks, start) = snippet(&text, &asked.query.hits(&text));
    let end = start + snippet.chars().count() as u32;
    Ok(Hit { day, snippet, marks, start, end, at })
}

/// The part of a text around its first hit, the hits in it, and where it begins.
fn snippet(text: &str, hits: &[(u32, u32)]) -> (String, Vec<(u32, u32)>, u32) {
    let letters: Vec<char> = text.chars().collect();
    let first = hits.first().map_or(0, |hit| hit.0 as usize).min(letters.len());
    let line = letters[..first].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
    let mut start = line.max(first.saturating_sub(SNIPPET.0));
    // A snippet begins with a whole word.
    while start > line && start < first && !letters[start - 1].is_whitespace() {
        start += 1;
    }
    let line_end = letters[first..].iter().position(|c| *c == '\n').map_or(letters.len(), |at| first + at);
    let mut end = line_end.min(start + SNIPPET.1);
    while end < line_end && end > first + 1 && !letters[end].is_whitespace() {
        end -= 1;
    }
    let (from, to) = (start as u32, end as u32);
    let inside = hits.iter().filter(|hit| from <= hit.0 && hit.1 <= to);
    let marks = inside.map(|hit| (hit.0 - from, hit.1 - from)).collect();
    (letters[start..end].iter().collect(), marks, from)
}

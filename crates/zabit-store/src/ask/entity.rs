//! Who is this: names, offices in time, company, and why stories were joined.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Result, params};
use serde::Serialize;

use super::{At, Page, Sql, gone, id};
use crate::error::Result as StoreResult;
use crate::open::Store;

/// Stories and statements looked at for names and company, the latest.
const RECENT: u32 = 1000;
/// Offices shown, the latest.
const OFFICES: usize = 100;
/// Companions shown.
const COMPANIONS: usize = 10;

/// One entity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Who {
    /// Its number: "e12".
    pub id: String,
    /// Its name.
    pub name: String,
    /// person, organisation, place or group.
    pub kind: String,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Other names that its latest stories give it, the commonest first.
    pub names: Vec<String>,
    /// Its offices, the latest first.
    pub roles: Vec<Held>,
    /// Who is named in the same stories most; counted in its latest 1,000 stories.
    pub company: Vec<Companion>,
    /// Whom it speaks about most; counted in its latest 1,000 statements.
    pub speaks_about: Vec<Companion>,
    /// Stories it appears in.
    pub stories: i64,
    /// What it said.
    pub statements: i64,
    /// Statements that name it.
    pub named_in: i64,
    /// Events it is a party of.
    pub events: i64,
    /// What it promised, aims at, wishes or demands.
    pub commitments: i64,
    /// The day of its first story.
    pub first: Option<String>,
    /// The day of its last story.
    pub last: Option<String>,
    /// Why its stories are held to be about one entity; empty where that was not asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joins: Vec<Join>,
}

/// An office and the days on which stories give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// The office.
    pub title: String,
    /// The body it belongs to.
    pub body: Option<String>,
    /// That body's number.
    pub body_id: Option<String>,
    /// Whether the stories give it as a former one.
    pub former: bool,
    /// The first day.
    pub first: Option<String>,
    /// The last day.
    pub last: Option<String>,
    /// In how many stories.
    pub stories: usize,
}

/// Another entity, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Companion {
    /// Its number.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How often.
    pub times: i64,
}

/// Why a story was held to speak of this entity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Join {
    /// The day of the story.
    pub day: Option<String>,
    /// What the story calls it.
    pub called: String,
    /// What spoke for it: "name, role", or "new" where it was met first.
    pub evidence: String,
    /// How much, where 2 is enough.
    pub score: f64,
    /// The decision of a person that overrules it.
    pub decision: Option<i64>,
    /// The story.
    #[serde(flatten)]
    pub at: At,
}

impl Store {
    /// One entity. With a page, that page of the joins of its stories, the latest first.
    ///
    /// # Errors
    /// No such entity; a store that cannot be read.
    pub fn who(&self, entity: i64, why: Option<&Page>) -> StoreResult<Who> {
        self.sql(|store| {
            let mut who = head(store, entity)?;
            who.names = names(store, entity, &who.name)?;
            who.roles = roles(store, entity)?;
            who.company = company(store, entity)?;
            who.speaks_about = speaks_about(store, entity)?;
            if let Some(page) = why {
                who.joins = joins(store, entity, page)?;
            }
            Ok(who)
        })
    }

    /// Why the stories of an entity are held to be about one, the latest first.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn joins(&self, entity: i64, page: &Page) -> StoreResult<Vec<Join>> {
        self.sql(|store| joins(store, entity, page))
    }
}

fn head(store: &Connection, entity: i64) -> Result<Who> {
    let count = |sql: &str| store.prepare_cached(sql)?.query_row([entity], |row| row.get::<_, i64>(0));
    let (named_in, events, commitments) = (
        count("SELECT count(*) FROM about WHERE entity = ?1")?,
        count("SELECT count(DISTINCT event) FROM party WHERE entity = ?1")?,
        count("SELECT count(*) FROM commitment WHERE entity = ?1")?,
    );
    store
        .prepare_cached("SELECT name, kind, country, stories, statements, first, last FROM entity WHERE id = ?1")?
        .query_row([entity], |row| {
            Ok(Who {
                id: id('e', entity),
                name: row.get(0)?,
                kind: row.get(1)?,
                country: row.get(2)?,
                names: Vec::new(),
                roles: Vec::new(),
                company: Vec::new(),
                speaks_about: Vec::new(),
                stories: row.get(3)?,
                statements: row.get(4)?,
                named_in,
                events,
                commitments,
                first: row.get(5)?,
                last: row.get(6)?,
                joins: Vec::new(),
            })
        })
}

fn names(store: &Connection, entity: i64, name: &str) -> Result<Vec<String>> {
    let sql = "SELECT name, aliases FROM appearance WHERE entity = ?1 ORDER BY story DESC LIMIT ?2";
    let mut times: BTreeMap<String, i64> = BTreeMap::new();
    let mut statement = store.prepare_cached(sql)?;
    let mut rows = statement.query(params![entity, RECENT])?;
    while let Some(row) = rows.next()? {
        let aliases: Option<String> = row.get(1)?;
        let aliases: Vec<String> = aliases.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
        for called in aliases.into_iter().chain([row.get(0)?]).filter(|called| called != name) {
            *times.entry(called).or_default() += 1;
        }
    }
    let mut names: Vec<(String, i64)> = times.into_iter().collect();
    names.sort_by_key(|(_, times)| -times);
    Ok(names.into_iter().map(|(name, _)| name).collect())
}

/// An office as it is counted: its title, the body, whether it is a former one.
type Office = (String, Option<i64>, bool);

/// The days and the stories of an office.
#[derive(Default)]
struct Period {
    first: Option<String>,
    last: Option<String>,
    stories: usize,
    /// The story counted last: of one day, rows of one office come story by story.
    story: i64,
}

impl Period {
    fn add(&mut self, day: Option<&str>, story: i64) {
        if self.story != story {
            (self.story, self.stories) = (story, self.stories + 1);
        }
        let Some(day) = day else { return };
        if self.first.is_none() {
            self.first = Some(day.to_owned());
        }
        if self.last.as_deref() != Some(day) {
            self.last = Some(day.to_owned());
        }
    }
}

fn roles(store: &Connection, entity: i64) -> Result<Vec<Held>> {
    let gone = gone(store)?;
    let mut offices: HashMap<Office, Period> = HashMap::new();
    let mut last: Office = Office::default();
    let sql = Sql::new("SELECT title, body, former, day, story FROM role");
    sql.with("WHERE entity = ?", entity).plain("ORDER BY day").each(store, |row| {
        let (title, body, former) = (row.get_ref(0)?.as_str()?, row.get(1)?, row.get(2)?);
        let story: i64 = row.get(4)?;
        if gone.contains(&story) {
            return Ok(true);
        }
        // Who is in the news a lot holds the same few offices: an office is looked up without a copy of its title.
        if (last.0.as_str(), last.1, last.2) != (title, body, former) {
            last = (title.to_owned(), body, former);
        }
        let day = row.get_ref(3)?.as_str_or_null()?;
        match offices.get_mut(&last) {
            Some(period) => period.add(day, story),
            None => offices.entry(last.clone()).or_default().add(day, story),
        }
        Ok(true)
    })?;
    let mut offices: Vec<(Office, Period)> = offices.into_iter().collect();
    offices.sort_by(|a, b| {
        let order = |(office, period): &(Office, Period)| (period.last.clone(), period.stories, office.clone());
        order(b).cmp(&order(a))
    });
    offices.truncate(OFFICES);
    let mut name = store.prepare_cached("SELECT name FROM entity WHERE id = ?1")?;
    let held = |((title, body, former), period): (Office, Period)| {
        Ok(Held {
            title,
            body: body.map(|body| name.query_row([body], |row| row.get(0))).transpose()?,
            body_id: super::maybe_id('e', body),
            former,
            first: period.first,
            last: period.last,
            stories: period.stories,
        })
    };
    offices.into_iter().map(held).collect()
}

/// Who stands in the same stories most.
fn company(store: &Connection, entity: i64) -> Result<Vec<Companion>> {
    companions(
        store,
        "SELECT other.entity, count(DISTINCT other.story) AS times FROM
         (SELECT DISTINCT appearance.story FROM appearance
          CROSS JOIN story INDEXED BY story_head ON story.id = appearance.story
          WHERE appearance.entity = ?1 AND story.superseded_by IS NULL AND story.copy_of IS NULL
          ORDER BY appearance.story DESC LIMIT ?2) own
         CROSS JOIN appearance other ON other.story = own.story AND other.entity <> ?1
         GROUP BY other.entity ORDER BY times DESC, other.entity LIMIT ?3",
        entity,
    )
}

fn speaks_about(store: &Connection, entity: i64) -> Result<Vec<Companion>> {
    companions(
        store,
        "SELECT about.entity, count(*) AS times FROM
         (SELECT statement.id FROM statement CROSS JOIN story INDEXED BY story_head ON story.id = statement.story
          WHERE statement.entity = ?1 AND statement.same_as IS NULL AND story.superseded_by IS NULL
          ORDER BY statement.day DESC LIMIT ?2) own
         CROSS JOIN about ON about.statement = own.id AND about.entity <> ?1
         GROUP BY about.entity ORDER BY times DESC, about.entity LIMIT ?3",
        entity,
    )
}

fn companions(store: &Connection, sql: &str, entity: i64) -> Result<Vec<Companion>> {
    let mut ask = store.prepare_cached(sql)?;
    let rows: Vec<(i64, i64)> = ask
        .query_map(params![entity, RECENT, COMPANIONS as i64], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_>>()?;
    let mut name = store.prepare_cached("SELECT name FROM entity WHERE id = ?1")?;
    let companion =
        |(other, times)| Ok(Companion { id: id('e', other), name: name.query_row([other], |row| row.get(0))?, times });
    rows.into_iter().map(companion).collect()
}

fn joins(store: &Connection, entity: i64, page: &Page) -> Result<Vec<Join>> {
    Sql::new(format!(
        "SELECT story.published, appearance.name, evidence, score, decision, {} FROM appearance
         CROSS JOIN story ON story.id = appearance.story WHERE story.superseded_by IS NULL",
        At::COLUMNS
    ))
    .with("AND appearance.entity = ?", entity)
    .days("story.published", page)
    .plain("ORDER BY appearance.story DESC")
    .page(page)
    .rows(store, |row| {
        Ok(Join {
            day: row.get(0)?,
            called: row.get(1)?,
            evidence: row.get(2)?,
            score: row.get(3)?,
            decision: row.get(4)?,
            at: At::of(row)?,
        })
    })
}

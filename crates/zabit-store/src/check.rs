//! Is a store as it must be? Looks at every page and every row, and changes nothing.
//!
//! SQLite's own checks come first, then what its constraints cannot say: spans inside their stories, numbers that name
//! something of their story, counters that agree with a count, an index of words with each story once, chains of
//! copies and versions without circles. Memory stays bounded: rows are asked for one at a time, and what is needed of
//! every story (five numbers, no text) lies in a temporary table that SQLite keeps on the disk.

use std::fmt;

use rusqlite::{Connection, ErrorCode, Result as Sql};

use crate::error::{Error, Result};
use crate::open::Store;

/// Something that is not as it must be: what, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The row or part of the file: "statement 12 of story 3".
    pub place: String,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for Damage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.what.replace(['\n', '\r'], " "))
    }
}

/// What a check went through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Stories looked at.
    pub stories: i64,
    /// Things that are not as they must be.
    pub faults: u64,
}

/// Faults of SQLite's own check at most: one torn page can give thousands.
const MOST: u32 = 100;

/// What is needed of every story, without its text.
const STORIES: &str = "
    CREATE TEMP TABLE whole (
      story INTEGER PRIMARY KEY, letters INTEGER, copy_of INTEGER, superseded_by INTEGER, published TEXT
    );
    INSERT INTO whole SELECT id, length(text), copy_of, superseded_by, published FROM story";

/// Tables whose rows stand in a story at `start` to `"end"`, and what names one of their rows.
const SPANS: &[(&str, &str)] = &[
    ("role", "local"),
    ("statement", "id"),
    ("quantity", "id"),
    ("date", "start"),
    ("event", "id"),
    ("commitment", "id"),
];

/// Numbers that name something of the same story: table, what names its row, column, table it leads to.
const LOCALS: &[(&str, &str, &str, &str)] = &[
    ("role", "local", "local", "appearance"),
    ("role", "local", "organisation", "appearance"),
    ("statement", "id", "speaker", "appearance"),
    ("statement", "id", "within", "statement"),
    ("quantity", "id", "statement", "statement"),
    ("event", "id", "place", "appearance"),
    ("event", "id", "statement", "statement"),
    ("commitment", "id", "by", "appearance"),
    ("commitment", "id", "quantity", "quantity"),
    ("commitment", "id", "statement", "statement"),
];

/// Tables with a column "entity": who it is must be known and stand, not be merged into another.
const ENTITIES: &[(&str, &str)] = &[
    ("appearance", "story || '/' || local"),
    ("name", "key"),
    ("statement", "id"),
    ("about", "statement"),
    ("party", "event"),
    ("commitment", "id"),
];

/// Other rules: what is wrong with the rows that a question finds; each row is a place.
const RULES: &[(&str, &str)] = &[
    (
        "does not say how many letters all texts have",
        "SELECT 'tally' WHERE (SELECT sum(letters) FROM tally) IS NOT (SELECT coalesce(sum(letters), 0) FROM whole)",
    ),
    (
        "its cue lies outside its story",
        "SELECT 'statement ' || id || ' of story ' || story FROM statement JOIN whole USING (story)
         WHERE (cue_start IS NULL) <> (cue_end IS NULL)
           OR NOT (0 <= cue_start AND cue_start < cue_end AND cue_end <= letters)",
    ),
    (
        "its medium lies outside its story",
        "SELECT 'statement ' || id || ' of story ' || story FROM statement JOIN whole USING (story)
         WHERE (medium_start IS NULL) <> (medium_end IS NULL)
           OR NOT (0 <= medium_start AND medium_start < medium_end AND medium_end <= letters)",
    ),
    (
        "its mentions are no list of spans",
        "SELECT 'appearance ' || local || ' of story ' || story FROM appearance
         WHERE NOT json_valid(mentions) OR json_type(mentions) <> 'array'",
    ),
    (
        "a mention lies outside its story",
        "SELECT DISTINCT 'appearance ' || local || ' of story ' || story FROM appearance JOIN whole USING (story),
           json_each(CASE WHEN json_valid(mentions) THEN mentions ELSE '[]' END) mention
         WHERE (0 <= mention.value ->> 0 AND mention.value ->> 0 < mention.value ->> 1
           AND mention.value ->> 1 <= letters) IS NOT TRUE",
    ),
    (
        "its other names are no list",
        "SELECT 'appearance ' || local || ' of story ' || story FROM appearance
         WHERE aliases IS NOT NULL AND NOT json_valid(aliases)",
    ),
    (
        "names no entity of its story",
        "SELECT 'party ' || party.local || ' of event ' || party.event FROM party JOIN event ON event.id = party.event
         WHERE NOT EXISTS (SELECT 1 FROM appearance a WHERE a.story = event.story AND a.local = party.local)",
    ),
    (
        "is another entity than its story says",
        "SELECT 'party ' || party.local || ' of event ' || party.event FROM party JOIN event ON event.id = party.event
         JOIN appearance a ON a.story = event.story AND a.local = party.local WHERE a.entity <> party.entity",
    ),
    (
        "its speaker is another entity than its story says",
        "SELECT 'statement ' || s.id || ' of story ' || s.story FROM statement s
         LEFT JOIN appearance a ON a.story = s.story AND a.local = s.speaker
         WHERE s.decision IS NULL AND a.entity IS NOT s.entity",
    ),
    (
        "who commits is another entity than its story says",
        "SELECT 'commitment ' || c.id || ' of story ' || c.story FROM commitment c
         LEFT JOIN appearance a ON a.story = c.story AND a.local = c.by WHERE a.entity IS NOT c.entity",
    ),
    (
        "whose it is, or of which body, is not what its story says",
        "SELECT 'role of ' || r.local || ' of story ' || r.story FROM role r
         LEFT JOIN appearance a ON a.story = r.story AND a.local = r.local
         LEFT JOIN appearance b ON b.story = r.story AND b.local = r.organisation
         WHERE a.entity IS NOT r.entity OR b.entity IS NOT r.body",
    ),
    (
        "is told once more than its own copy says",
        "SELECT 'statement ' || s.id || ' of story ' || s.story FROM statement s JOIN statement o ON o.id = s.same_as
         WHERE o.same_as IS NOT NULL OR o.story = s.story",
    ),
    (
        "was merged into one that is merged itself, or is not there",
        "SELECT 'entity ' || e.id FROM entity e LEFT JOIN entity other ON other.id = e.merged_into
         WHERE e.merged_into IS NOT NULL AND (other.id IS NULL OR other.merged_into IS NOT NULL)",
    ),
    (
        "no words of it are in the index of words",
        "SELECT 'story ' || story FROM whole WHERE story NOT IN (SELECT id FROM word_docsize)",
    ),
    (
        "is in the index of words, but not in the store",
        "SELECT 'story ' || id FROM word_docsize WHERE id NOT IN (SELECT story FROM whole)",
    ),
    (
        "no words of it are in the index of measures",
        "SELECT 'measure ' || id FROM measure WHERE id NOT IN (SELECT id FROM measure_word_docsize)",
    ),
    (
        "its count of stories is wrong",
        "SELECT 'entity ' || id FROM entity WHERE stories <> (
           SELECT count(DISTINCT a.story) FROM appearance a JOIN whole w ON w.story = a.story
           WHERE a.entity = entity.id AND w.copy_of IS NULL AND w.superseded_by IS NULL)",
    ),
    (
        "its count of statements is wrong",
        "SELECT 'entity ' || id FROM entity WHERE statements <> (
           SELECT count(*) FROM statement s JOIN whole w ON w.story = s.story
           WHERE s.entity = entity.id AND s.same_as IS NULL AND w.superseded_by IS NULL)",
    ),
    (
        "its first or last day is wrong",
        "SELECT 'entity ' || id FROM entity WHERE (first, last) IS NOT (
           SELECT min(w.published), max(w.published) FROM appearance a JOIN whole w ON w.story = a.story
           WHERE a.entity = entity.id AND w.copy_of IS NULL AND w.superseded_by IS NULL)",
    ),
    (
        "is a copy of a story that is not there",
        "SELECT 'story ' || w.story FROM whole w LEFT JOIN whole o ON o.story = w.copy_of
         WHERE w.copy_of IS NOT NULL AND o.story IS NULL",
    ),
    (
        "is superseded by a story that is not there",
        "SELECT 'story ' || w.story FROM whole w LEFT JOIN whole o ON o.story = w.superseded_by
         WHERE w.superseded_by IS NOT NULL AND o.story IS NULL",
    ),
    (
        "is a copy of itself, by way of others or directly",
        "WITH RECURSIVE walk (start, at) AS (
           SELECT story, copy_of FROM whole WHERE copy_of IS NOT NULL
           UNION SELECT start, copy_of FROM walk JOIN whole ON story = at WHERE copy_of IS NOT NULL)
         SELECT 'story ' || start FROM walk WHERE start = at",
    ),
    (
        "is superseded by itself, by way of others or directly",
        "WITH RECURSIVE walk (start, at) AS (
           SELECT story, superseded_by FROM whole WHERE superseded_by IS NOT NULL
           UNION SELECT start, superseded_by FROM walk JOIN whole ON story = at WHERE superseded_by IS NOT NULL)
         SELECT 'story ' || start FROM walk WHERE start = at",
    ),
    (
        "what it changed cannot be read",
        "SELECT 'decision ' || id FROM decision WHERE NOT json_valid(detail) OR NOT json_valid(before)",
    ),
];

impl Store {
    /// Looks at every page and every row. Each fault is handed to `found` as it is met; the store is not changed, and
    /// others may write meanwhile: one state of it is looked at.
    ///
    /// # Errors
    /// A store that cannot be read. A file that is damaged is no error but a fault.
    pub fn check(&self, found: &mut dyn FnMut(Damage)) -> Result<Checked> {
        let mut faults = 0;
        let mut count = |damage| {
            faults += 1;
            found(damage);
        };
        let stories = match look(&self.connection, &mut count) {
            Ok(stories) => stories,
            Err(cause) if is_damage(&cause) => {
                let what = "cannot be read any further; restore a backup or add the stories to a new store".to_owned();
                count(Damage { place: "file".to_owned(), what });
                0
            }
            Err(cause) => return Err(Error::of(&self.path, cause)),
        };
        Ok(Checked { stories, faults })
    }
}

fn is_damage(cause: &rusqlite::Error) -> bool {
    matches!(cause.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// All checks, in one state of the store. Gives the number of stories.
fn look(store: &Connection, found: &mut dyn FnMut(Damage)) -> Sql<i64> {
    // Undone at the end, the temporary table with it.
    let state = store.unchecked_transaction()?;
    pages(&state, found)?;
    references(&state, found)?;
    state.execute_batch(STORIES)?;
    for (table, name) in SPANS {
        places(&state, "lies outside its story", &span_rule(table, name), found)?;
    }
    for (table, name, column, target) in LOCALS {
        let what = format!("its {column} is nothing of its story");
        places(&state, &what, &local_rule(table, name, column, target), found)?;
    }
    for (table, name) in ENTITIES {
        places(&state, "its entity is not there or merged into another", &entity_rule(table, name), found)?;
    }
    for (what, sql) in RULES {
        places(&state, what, sql, found)?;
    }
    state.query_row("SELECT count(*) FROM whole", [], |row| row.get(0))
}

/// SQLite's check of its pages, indices and the index of words.
fn pages(store: &Connection, found: &mut dyn FnMut(Damage)) -> Sql<()> {
    let mut ask = store.prepare(&format!("PRAGMA integrity_check({MOST})"))?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let what: String = row.get(0)?;
        if what != "ok" {
            found(Damage { place: "file".to_owned(), what });
        }
    }
    Ok(())
}

/// References between tables that lead nowhere.
fn references(store: &Connection, found: &mut dyn FnMut(Damage)) -> Sql<()> {
    let mut ask = store.prepare("PRAGMA foreign_key_check")?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let (table, number, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let place = number.map_or_else(|| table.clone(), |number| format!("{table} {number}"));
        found(Damage { place, what: format!("leads to a row of \"{parent}\" that is not there") });
    }
    Ok(())
}

fn places(store: &Connection, what: &str, sql: &str, found: &mut dyn FnMut(Damage)) -> Sql<()> {
    let mut ask = store.prepare(sql)?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        found(Damage { place: row.get(0)?, what: what.to_owned() });
    }
    Ok(())
}

fn span_rule(table: &str, name: &str) -> String {
    format!(
        "SELECT '{table} ' || {name} || ' of story ' || story FROM {table} JOIN whole USING (story)
         WHERE NOT (0 <= start AND start < \"end\" AND \"end\" <= letters)"
    )
}

fn local_rule(table: &str, name: &str, column: &str, target: &str) -> String {
    format!(
        "SELECT '{table} ' || t.{name} || ' of story ' || t.story FROM {table} t WHERE t.{column} IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM {target} o WHERE o.story = t.story AND o.local = t.{column})"
    )
}

fn entity_rule(table: &str, name: &str) -> String {
    format!(
        "SELECT '{table} ' || t.row FROM (SELECT {name} AS row, entity FROM {table} WHERE entity IS NOT NULL) t
         LEFT JOIN entity e ON e.id = t.entity WHERE e.id IS NULL OR e.merged_into IS NOT NULL"
    )
}

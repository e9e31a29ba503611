//! Rows of a store for rooms that write whole stores out: one at a time, and all from one state of the store.

use rusqlite::types::ValueRef;
use rusqlite::{Row as SqlRow, params_from_iter};

use crate::error::{Error, Result};
use crate::open::Store;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction: a score.
    Real(f64),
    /// Words.
    Text(String),
}

/// A row of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(pub Vec<Cell>);

impl Row {
    /// The words in a column, counted from 0; `None` where there are none.
    pub fn text(&self, column: usize) -> Option<&str> {
        match self.0.get(column) {
            Some(Cell::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The whole number in a column, counted from 0; `None` where there is none.
    pub fn integer(&self, column: usize) -> Option<i64> {
        match self.0.get(column) {
            Some(Cell::Integer(number)) => Some(*number),
            _ => None,
        }
    }
}

/// A column of a public view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// "integer", "text" or "day" (ISO 8601).
    pub kind: String,
    /// What stands in it, in a sentence.
    pub meaning: String,
}

/// A public view of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its name.
    pub name: String,
    /// Its columns in order.
    pub columns: Vec<Column>,
}

impl Store {
    /// Runs something that sees one state of the store, whoever writes meanwhile.
    ///
    /// # Errors
    /// A store that cannot be read, and those of `run`.
    pub fn steady<T, E: From<Error>>(
        &self,
        run: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let state = self.connection.unchecked_transaction().map_err(|cause| Error::of(&self.path, cause))?;
        let done = run(self);
        // Nothing was written; the state is let go.
        drop(state);
        done
    }

    /// Hands each row of an answer to `each`, one at a time. `bound` takes the places of ?1, ?2 …
    ///
    /// # Errors
    /// A store that cannot be read, a question that is not SQL, and those of `each`.
    pub fn each_row<E: From<Error>>(
        &self,
        sql: &str,
        bound: &[i64],
        mut each: impl FnMut(Row) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let fault = |cause| E::from(Error::of(&self.path, cause));
        let mut ask = self.connection.prepare_cached(sql).map_err(fault)?;
        let mut rows = ask.query(params_from_iter(bound)).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            each(cells(row).map_err(fault)?)?;
        }
        Ok(())
    }

    /// The public views with what their columns mean, from the view `columns`.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn views(&self) -> Result<Vec<View>> {
        let mut views: Vec<View> = Vec::new();
        self.each_row("SELECT view, \"column\", type, meaning FROM columns", &[], |row| {
            let text = |column| row.text(column).unwrap_or_default().to_owned();
            let column = Column { name: text(1), kind: text(2), meaning: text(3) };
            match views.last_mut().filter(|view| view.name == text(0)) {
                Some(view) => view.columns.push(column),
                None => views.push(View { name: text(0), columns: vec![column] }),
            }
            Ok::<(), Error>(())
        })?;
        Ok(views)
    }
}

fn cells(row: &SqlRow) -> rusqlite::Result<Row> {
    let cell = |at| {
        Ok(match row.get_ref(at)? {
            ValueRef::Null => Cell::Null,
            ValueRef::Integer(number) => Cell::Integer(number),
            ValueRef::Real(number) => Cell::Real(number),
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Cell::Text(String::from_utf8_lossy(bytes).into_owned()),
        })
    };
    (0..row.as_ref().column_count()).map(cell).collect::<rusqlite::Result<_>>().map(Row)
}

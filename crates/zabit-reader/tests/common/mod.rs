//! Tables of Turkish sentences and the records they must give.
//!
//! A table's first line names its columns; every other line is one case. Cells are parted by `|`;
//! `-` is null; `⏎` in a story is a line feed; several values in one cell are parted by ` · `.

#![allow(dead_code)]

use jiff::civil::Date;
use zabit_record::Record;
use zabit_text::Story;

/// One case of a table: cells by column name.
pub struct Row {
    columns: Vec<String>,
    cells: Vec<String>,
}

impl Row {
    /// The cell of a column. Panics where the table has no such column: the test is wrong then.
    pub fn cell(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|c| c == column).unwrap_or_else(|| panic!("no column {column:?}"));
        self.cells.get(at).map_or("", String::as_str)
    }

    /// The values of a cell that holds several.
    pub fn values(&self, column: &str) -> Vec<&str> {
        self.cell(column).split(" · ").map(str::trim).filter(|v| !v.is_empty() && *v != "none").collect()
    }

    /// The story of the case.
    pub fn story(&self) -> String {
        self.cell("story").replace('⏎', "\n")
    }
}

/// The cases of a table.
pub fn rows(table: &str) -> Vec<Row> {
    let mut lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    let split = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let columns = split(lines.next().expect("a table has a first line"));
    lines.map(|line| Row { columns: columns.clone(), cells: split(line) }).collect()
}

/// Reads a story as published on Monday 8 September 2025.
pub fn read(story: &str) -> Record {
    read_on(story, Some("2025-09-08"))
}

/// Reads a story as published on a day, or on a day unknown.
pub fn read_on(story: &str, day: Option<&str>) -> Record {
    let day = day.map(|day| day.parse::<Date>().expect("a test's date is ISO 8601"));
    zabit_reader::read(&Story::new(story).published(day)).record
}

/// The text of a span of code points.
pub fn text(record: &Record, start: u32, end: u32) -> String {
    record.document.text.chars().skip(start as usize).take((end - start) as usize).collect()
}

/// The canonical name of an entity, "-" for none.
pub fn name(record: &Record, id: Option<zabit_record::EntityId>) -> String {
    id.and_then(|id| record.entities.iter().find(|e| e.id == id)).map_or_else(|| "-".to_owned(), |e| e.name.clone())
}

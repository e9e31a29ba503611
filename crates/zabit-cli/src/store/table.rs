//! Answers as rows: a table for people, JSON Lines or CSV for programs.

use std::io::{self, IsTerminal, Write};

use comfy_table::{ColumnConstraint, ContentArrangement, Table as Drawn, presets};
use serde::Serialize;

use super::typed::Answer;
use crate::plan;
use crate::view::layout::{BOLD, DIM};

/// How a kind of row is shown.
pub trait Row: Serialize {
    /// Names of the columns that people see.
    const COLUMNS: &'static [&'static str];

    /// What stands in them.
    fn cells(&self) -> Vec<String>;
}

/// Prints rows as asked. Where there are none, people are told so by `nothing`; programs get nothing.
///
/// # Errors
/// Standard output that cannot be written; a reader that has gone away is no error.
pub fn print<R: Row>(rows: &[R], format: Option<Answer>, nothing: &str) -> io::Result<bool> {
    let printed = match settled(format) {
        Answer::Json => json(rows)?,
        Answer::Csv => csv(rows)?,
        Answer::Table if rows.is_empty() => format!("{nothing}\n").into_bytes(),
        Answer::Table => table(rows, plan::width(), marked()).into_bytes(),
    };
    write(&printed)
}

/// Prints one object for programs.
///
/// # Errors
/// As [`print()`].
pub fn print_one<T: Serialize>(one: One<T>, format: Option<Answer>) -> io::Result<bool> {
    print(&[one], format, "")
}

/// Prints a page for people.
///
/// # Errors
/// As [`print()`].
pub fn print_text(page: &str) -> io::Result<bool> {
    write(page.as_bytes())
}

fn write(printed: &[u8]) -> io::Result<bool> {
    match plan::page(io::stdout().lock()).write_all(printed) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(true),
    }
}

/// How answers are printed where nothing was typed: for people on a terminal.
pub fn settled(format: Option<Answer>) -> Answer {
    format.unwrap_or(if io::stdout().is_terminal() { Answer::Table } else { Answer::Json })
}

/// One object that has no columns: it is printed for programs alone.
#[derive(Serialize)]
#[serde(transparent)]
pub struct One<T>(pub T);

impl<T: Serialize> Row for One<T> {
    const COLUMNS: &'static [&'static str] = &[];

    fn cells(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Letters that take no room: a cell has them around words that were looked for.
pub const MARK: (char, char) = ('\u{2062}', '\u{2063}');

/// What is put around words that were looked for: bold, or signs where there are no styles.
pub fn marked() -> [String; 2] {
    match plan::page(io::stdout().lock()).current_choice() {
        anstream::ColorChoice::Never => ["«".to_owned(), "»".to_owned()],
        _ => [format!("{BOLD}"), format!("{BOLD:#}")],
    }
}

fn json<R: Row>(rows: &[R]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    for row in rows {
        serde_json::to_writer(&mut out, row)?;
        out.push(b'\n');
    }
    Ok(out)
}

/// All fields of the rows, flat ones as they are, others as JSON.
fn csv<R: Row>(rows: &[R]) -> io::Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let serde_json::Value::Object(fields) = serde_json::to_value(row)? else { continue };
        if at == 0 {
            out.write_record(fields.keys())?;
        }
        let plain = |value: &serde_json::Value| match value {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        out.write_record(fields.values().map(plain))?;
    }
    out.into_inner().map_err(|error| error.into_error())
}

/// Columns that are never wrapped: numbers, days and single words.
const WHOLE: &[&str] = &["day", "when", "first", "last", "kind", "said", "stories", "status", "value", "story", "id"];

fn table<R: Row>(rows: &[R], width: usize, [open, close]: [String; 2]) -> String {
    let mut table = Drawn::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(width.try_into().unwrap_or(u16::MAX));
    table.set_header(R::COLUMNS.iter().map(|name| name.to_string()));
    // Signs take room and must be there when columns are measured, styles must not.
    let styled = open.starts_with('\u{1b}');
    for row in rows {
        let signs = |cell: String| if styled { cell } else { cell.replace(MARK.0, &open).replace(MARK.1, &close) };
        table.add_row(row.cells().into_iter().map(signs));
    }
    for (column, name) in table.column_iter_mut().zip(R::COLUMNS) {
        column.set_padding((0, 2));
        if WHOLE.contains(name) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    let drawn = table.to_string().replace(MARK.0, &open).replace(MARK.1, &close);
    let mut lines = drawn.lines().map(str::trim_end).skip_while(|line| line.is_empty());
    let head = lines.next().map(|head| if head.is_empty() { String::new() } else { format!("{DIM}{head}{DIM:#}\n") });
    lines.fold(head.unwrap_or_default(), |page, line| page + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Said {
        who: &'static str,
        words: Option<&'static str>,
        of: [i32; 2],
    }

    impl Row for Said {
        const COLUMNS: &'static [&'static str] = &["who", "words"];

        fn cells(&self) -> Vec<String> {
            vec![self.who.to_owned(), self.words.unwrap_or_default().to_owned()]
        }
    }

    #[test]
    fn one_answer_in_three_forms() {
        let rows = [Said { who: "Ayşe Demir", words: Some("Yol, köprü açık."), of: [1, 2] }];
        assert_eq!(
            String::from_utf8(json(&rows).unwrap()).unwrap(),
            "{\"who\":\"Ayşe Demir\",\"words\":\"Yol, köprü açık.\",\"of\":[1,2]}\n"
        );
        let csv = String::from_utf8(csv(&rows).unwrap()).unwrap();
        assert_eq!(csv, "who,words,of\nAyşe Demir,\"Yol, köprü açık.\",\"[1,2]\"\n");
        let table = table(&rows, 60, ["«".to_owned(), "»".to_owned()]);
        let plain = anstream::adapter::strip_str(&table).to_string();
        assert_eq!(plain, "who         words\nAyşe Demir  Yol, köprü açık.\n");
    }
}

//! Answers as rows: a table for people, JSON Lines or CSV for programs.

use std::io::{self, IsTerminal, Write};

use comfy_table::{ContentArrangement, Table as Drawn, presets};
use serde::Serialize;

use super::typed::Answer;
use crate::plan;

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
    let format = format.unwrap_or(if io::stdout().is_terminal() { Answer::Table } else { Answer::Json });
    let printed = match format {
        Answer::Json => json(rows)?,
        Answer::Csv => csv(rows)?,
        Answer::Table if rows.is_empty() => format!("{nothing}\n").into_bytes(),
        Answer::Table => table(rows, plan::width()).into_bytes(),
    };
    match plan::page(io::stdout().lock()).write_all(&printed) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(true),
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

fn table<R: Row>(rows: &[R], width: usize) -> String {
    let mut table = Drawn::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(width.try_into().unwrap_or(u16::MAX));
    table.set_header(R::COLUMNS.iter().map(|name| name.to_string()));
    for row in rows {
        table.add_row(row.cells());
    }
    format!("{table}\n")
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
        let table = table(&rows, 60);
        assert!(table.contains("who") && table.contains("Yol, köprü açık."), "{table}");
    }
}

//! What is seen, as files: tables as CSV, charts as SVG.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::charts::Chart;
use crate::error::Fault;

/// Rows of a table at most.
pub const ROWS: u32 = 5000;

/// A table in the making.
pub struct Sheet {
    out: csv::Writer<Vec<u8>>,
}

impl Sheet {
    /// A table with the names of its columns.
    pub fn new(columns: &[&str]) -> Self {
        let mut sheet = Self { out: csv::Writer::from_writer(Vec::new()) };
        sheet.row(&columns.iter().map(|column| Some(*column)).collect::<Vec<_>>());
        sheet
    }

    /// Adds a row. Words of stories are hostile to programs for tables too: what would begin a formula is marked as text; a
    /// sign alone begins none.
    pub fn row(&mut self, cells: &[Option<&str>]) {
        let safe = |cell: &Option<&str>| {
            let cell = cell.unwrap_or_default();
            if cell.len() > 1 && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err() {
                format!("'{cell}")
            } else {
                cell.to_owned()
            }
        };
        // Memory takes all that is written to it, and all rows are of one length.
        let _ = self.out.write_record(cells.iter().map(safe));
    }

    /// The table as a file of this name.
    ///
    /// # Errors
    /// None that can happen.
    pub fn answer(self, name: &'static str) -> Result<Response, Fault> {
        let bytes = self.out.into_inner().map_err(|_| Fault::Internal)?;
        Ok(file(bytes, "text/csv; charset=utf-8", name))
    }
}

/// One of some charts as a file of this name.
///
/// # Errors
/// No such chart.
pub fn picture(charts: Vec<Chart>, at: Option<usize>, name: &'static str) -> Result<Response, Fault> {
    let chart = charts.into_iter().nth(at.unwrap_or_default()).ok_or(Fault::NotFound)?;
    let whole = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", chart.svg);
    Ok(file(whole.into_bytes(), "image/svg+xml", name))
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &'static str) -> Response {
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\""));
    let disposition = disposition.unwrap_or(HeaderValue::from_static("attachment"));
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let mut sheet = Sheet::new(&["a", "b"]);
        sheet.row(&[Some("=cmd|' /C calc'!A0"), Some("=")]);
        sheet.row(&[Some("+1+1"), Some("-5")]);
        sheet.row(&[Some("@x, \"y\""), None]);
        let text = String::from_utf8(sheet.out.into_inner().unwrap()).unwrap();
        assert_eq!(text, "a,b\n'=cmd|' /C calc'!A0,=\n'+1+1,-5\n\"'@x, \"\"y\"\"\",\n");
    }
}

//! The public views as CSV, with a Frictionless Data Package that says what their columns mean.
//!
//! Source: <https://datapackage.org/standard/table-schema/>.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use zabit_store::{Cell, Store, View};

use crate::{Result, whole};

/// Writes a file for each public view, and the package.
pub(crate) fn csv(store: &Store, folder: &Path) -> Result<Vec<PathBuf>> {
    let (views, mut files) = (store.views()?, Vec::new());
    for view in &views {
        let path = folder.join(format!("{}.csv", view.name));
        whole(&path, |out| table(store, view, out))?;
        files.push(path);
    }
    let path = folder.join("datapackage.json");
    whole(&path, |out| {
        serde_json::to_writer_pretty(&mut *out, &package(&views)).map_err(io::Error::from)?;
        Ok(out.write_all(b"\n")?)
    })?;
    files.push(path);
    Ok(files)
}

fn table(store: &Store, view: &View, out: &mut BufWriter<File>) -> Result<()> {
    let mut out = csv::Writer::from_writer(out);
    out.write_record(view.columns.iter().map(|column| &column.name)).map_err(io::Error::from)?;
    store.each_row(&select(view), &[], |row| {
        let plain = |cell: &Cell| match cell {
            Cell::Null => String::new(),
            Cell::Integer(number) => number.to_string(),
            Cell::Real(number) => number.to_string(),
            Cell::Text(text) => text.clone(),
        };
        Ok::<(), crate::Error>(out.write_record(row.0.iter().map(plain)).map_err(io::Error::from)?)
    })?;
    Ok(out.flush()?)
}

/// All rows of a view, its columns in the order in which they are documented.
pub(crate) fn select(view: &View) -> String {
    let names: Vec<String> = view.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    format!("SELECT {} FROM \"{}\"", names.join(", "), view.name)
}

fn package(views: &[View]) -> Value {
    let resource = |view: &View| {
        let field = |column: &zabit_store::Column| {
            let kind = match column.kind.as_str() {
                "integer" => "integer",
                "day" => "date",
                _ => "string",
            };
            json!({"name": column.name, "type": kind, "description": column.meaning})
        };
        json!({
            "name": view.name,
            "path": format!("{}.csv", view.name),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": view.columns.iter().map(field).collect::<Vec<_>>(), "missingValues": [""]},
        })
    };
    json!({
        "name": "zabit",
        "description": "Records of news stories: who said what, figures, events, commitments. A record attributes and never asserts.",
        "resources": views.iter().map(resource).collect::<Vec<_>>(),
    })
}

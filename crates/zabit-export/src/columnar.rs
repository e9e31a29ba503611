//! The public views as Parquet: whole numbers as INT64, all else as UTF-8, compressed with Snappy.
//!
//! A row group is held in memory until it is written: [`ROWS`] rows or [`BYTES`] bytes, whichever comes first. What the
//! columns mean stands in the file's metadata under their names. Days are text as in the store: EDTF has more than days.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use zabit_store::{Cell, Column, Row, Store, View};

use crate::tables::select;
use crate::{Error, Result, whole};

/// Rows of a row group at most.
const ROWS: usize = 50_000;
/// Bytes of text of a row group at most, about.
const BYTES: usize = 32 << 20;

/// Writes a file for each public view.
pub(crate) fn parquet(store: &Store, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for view in store.views()? {
        let path = folder.join(format!("{}.parquet", view.name));
        whole(&path, |out| table(store, &view, out))?;
        files.push(path);
    }
    Ok(files)
}

fn table(store: &Store, view: &View, out: &mut BufWriter<File>) -> Result<()> {
    let meanings = view.columns.iter().map(|column| KeyValue::new(column.name.clone(), column.meaning.clone()));
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(meanings.collect()))
        .build();
    let schema = schema(view).map_err(unwritten)?;
    let mut writer = SerializedFileWriter::new(out, schema, Arc::new(properties)).map_err(unwritten)?;
    let mut group = Group::of(view);
    store.each_row(&select(view), &[], |row| {
        group.push(row);
        if group.rows >= ROWS || group.bytes >= BYTES {
            group.write(&mut writer).map_err(unwritten)?;
        }
        Ok::<(), Error>(())
    })?;
    group.write(&mut writer).map_err(unwritten)?;
    writer.close().map_err(unwritten)?;
    Ok(())
}

fn unwritten(cause: ParquetError) -> Error {
    match cause {
        ParquetError::External(cause) => match cause.downcast::<io::Error>() {
            Ok(cause) => Error::Stream(*cause),
            Err(other) => Error::Stream(io::Error::other(other)),
        },
        other => Error::Stream(io::Error::other(other)),
    }
}

fn schema(view: &View) -> std::result::Result<Arc<Type>, ParquetError> {
    let field = |column: &Column| {
        let (kind, logical) = match column.kind.as_str() {
            "integer" => (Physical::INT64, None),
            _ => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let field = Type::primitive_type_builder(&column.name, kind).with_logical_type(logical);
        field.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    };
    let fields = view.columns.iter().map(field).collect::<std::result::Result<_, _>>()?;
    Type::group_type_builder(&view.name).with_fields(fields).build().map(Arc::new)
}

/// Values of a column, and for each row whether there is one.
enum Values {
    Whole(Vec<i64>, Vec<i16>),
    Text(Vec<ByteArray>, Vec<i16>),
}

/// Rows that wait to be written together.
struct Group {
    columns: Vec<Values>,
    rows: usize,
    bytes: usize,
}

impl Group {
    fn of(view: &View) -> Self {
        let empty = |column: &Column| match column.kind.as_str() {
            "integer" => Values::Whole(Vec::new(), Vec::new()),
            _ => Values::Text(Vec::new(), Vec::new()),
        };
        Self { columns: view.columns.iter().map(empty).collect(), rows: 0, bytes: 0 }
    }

    fn push(&mut self, row: Row) {
        self.rows += 1;
        for (values, cell) in self.columns.iter_mut().zip(row.0) {
            match (values, cell) {
                (Values::Whole(all, there), Cell::Integer(number)) => {
                    all.push(number);
                    there.push(1);
                }
                (Values::Whole(_, there), _) | (Values::Text(_, there), Cell::Null) => there.push(0),
                (Values::Text(all, there), cell) => {
                    let text = match cell {
                        Cell::Text(text) => text,
                        Cell::Integer(number) => number.to_string(),
                        Cell::Real(number) => number.to_string(),
                        Cell::Null => String::new(),
                    };
                    self.bytes += text.len();
                    all.push(text.into_bytes().into());
                    there.push(1);
                }
            }
        }
    }

    fn write<W: io::Write + Send>(
        &mut self,
        writer: &mut SerializedFileWriter<W>,
    ) -> std::result::Result<(), ParquetError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = writer.next_row_group()?;
        for values in &mut self.columns {
            let Some(mut column) = group.next_column()? else { break };
            match values {
                Values::Whole(all, there) => {
                    column.typed::<Int64Type>().write_batch(all, Some(there), None)?;
                    all.clear();
                    there.clear();
                }
                Values::Text(all, there) => {
                    column.typed::<ByteArrayType>().write_batch(all, Some(there), None)?;
                    all.clear();
                    there.clear();
                }
            }
            column.close()?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

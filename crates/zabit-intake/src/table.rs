//! CSV and TSV: an article a record, columns by the names in the first line.
//!
//! Fields may be parted by commas, semicolons (as Turkish spreadsheets write them), tabs or bars, and hold line ends
//! inside quotation marks.

use std::io::Read;

use csv::{ByteRecord, ErrorKind, ReaderBuilder};

use crate::Boxed;
use crate::article::Article;
use crate::fault::Fault;
use crate::lines::Allowance;
use crate::options::{Field, Format, Mapping, Options, fold};
use crate::row;
use crate::unpack::Stream;

/// Bytes that a reader takes from a stream at once, and so may hold of the next record.
const READ_AHEAD: u64 = 64 * 1024;

/// The articles of a table. `head` is its beginning.
pub(crate) fn articles(path: &str, head: &[u8], stream: Stream, format: Format, options: &Options) -> Boxed {
    let delimiter = if format == Format::Tsv { b'\t' } else { delimiter(head) };
    let allowance = Allowance::new(options.most_around().saturating_add(READ_AHEAD));
    let reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(delimiter != b'\t' || !quotes_are_letters(head))
        .buffer_capacity(READ_AHEAD as usize)
        .from_reader(allowance.of(stream));
    let table = Table {
        path: path.to_owned(),
        reader,
        allowance,
        limit: options.most_around(),
        map: options.map.clone(),
        columns: None,
        item: 0,
        done: false,
    };
    Box::new(table)
}

/// The mark that parts the names in the first line.
fn delimiter(head: &[u8]) -> u8 {
    let first = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |mark: u8| {
        let mut quoted = false;
        let outside = |b: &&u8| {
            quoted ^= **b == b'"';
            !quoted && **b == mark
        };
        first.iter().filter(outside).count()
    };
    // The first of equals: a comma where there is none at all.
    [b';', b'\t', b'|'].into_iter().fold(b',', |best, mark| if count(mark) > count(best) { mark } else { best })
}

/// Whether a table parted by tabs has quotation marks that belong to the text: `"Yol açık" dedi`.
fn quotes_are_letters(head: &[u8]) -> bool {
    let mut at = 0;
    while at < head.len() {
        let rest = &head[at..];
        if rest.first() != Some(&b'"') {
            let field = rest.iter().position(|b| matches!(b, b'\t' | b'\n')).unwrap_or(rest.len());
            at += field + 1;
            continue;
        }
        at += 1;
        loop {
            let Some(found) = head[at..].iter().position(|b| *b == b'"') else { return false };
            at += found + 1;
            match head.get(at) {
                Some(b'"') => at += 1,
                None | Some(b'\t' | b'\r' | b'\n') => break,
                Some(_) => return true,
            }
        }
    }
    false
}

/// Where in a record each field is.
type Columns = [Option<usize>; Field::ALL.len()];

struct Table<R> {
    path: String,
    reader: csv::Reader<R>,
    allowance: Allowance,
    limit: u64,
    map: Mapping,
    columns: Option<Columns>,
    item: u64,
    done: bool,
}

impl<R: Read> Table<R> {
    /// The next record; `None` at the end.
    fn record(&mut self) -> Result<Option<ByteRecord>, Fault> {
        let mut record = ByteRecord::new();
        self.allowance.renew();
        match self.reader.read_byte_record(&mut record) {
            Ok(true) => Ok(Some(record)),
            Ok(false) => Ok(None),
            Err(fault) => Err(self.fault(fault)),
        }
    }

    fn fault(&self, fault: csv::Error) -> Fault {
        let said = fault.to_string().replace(['\n', '\r'], " ");
        match fault.into_kind() {
            ErrorKind::Io(cause) if Allowance::is_spent(&cause) => Fault::TooLarge {
                source_name: format!("{}#{}", self.path, self.item + 1),
                limit: self.limit,
                last: true,
            },
            ErrorKind::Io(cause) => Fault::read(&self.path, cause),
            _ => Fault::Table { path: self.path.clone(), record: self.item, said },
        }
    }

    /// Finds the columns by the names in the first record.
    fn columns(&self, names: &ByteRecord) -> Result<Columns, Fault> {
        let names: Vec<String> = names.iter().map(text).collect();
        let names: Vec<&str> = names.iter().map(|name| name.trim().trim_start_matches('\u{feff}')).collect();
        let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
        let there = || row::listed(names.iter().copied());
        let mut columns = Columns::default();
        for &field in Field::ALL {
            let place = match self.map.column(field) {
                None => field.common_names().iter().find_map(|name| folded.iter().position(|one| one == name)),
                Some(wanted) => {
                    let exact = names.iter().position(|name| *name == wanted);
                    let place = exact.or_else(|| folded.iter().position(|one| *one == fold(wanted)));
                    Some(place.ok_or_else(|| Fault::NoColumn {
                        path: self.path.clone(),
                        field: field.name(),
                        wanted: wanted.to_owned(),
                        there: there(),
                    })?)
                }
            };
            columns[field as usize] = place;
        }
        match columns[Field::Text as usize] {
            Some(_) => Ok(columns),
            None => Err(Fault::NoTextColumn { path: self.path.clone(), there: there() }),
        }
    }

    fn step(&mut self) -> Result<Option<Article>, Fault> {
        let columns = match self.columns {
            Some(columns) => columns,
            None => {
                let Some(names) = self.record()? else { return Ok(None) };
                *self.columns.insert(self.columns(&names)?)
            }
        };
        let Some(record) = self.record()? else { return Ok(None) };
        self.item += 1;
        let source = format!("{}#{}", self.path, self.item);
        let size: usize = record.iter().map(<[u8]>::len).sum();
        if size as u64 > self.limit {
            return Err(Fault::TooLarge { source_name: source, limit: self.limit, last: false });
        }
        let get = |field: Field| record.get(columns[field as usize]?).map(text);
        row::article(source, self.item, get).map(Some)
    }
}

impl<R: Read> Iterator for Table<R> {
    type Item = Result<Article, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let step = self.step();
        self.done = match &step {
            Ok(article) => article.is_none(),
            Err(fault) => fault.is_last(),
        };
        step.transpose()
    }
}

/// The characters of a cell; where they are not UTF-8, each cell is looked at by itself.
fn text(cell: &[u8]) -> String {
    match std::str::from_utf8(cell) {
        Ok(text) => text.to_owned(),
        Err(_) => zabit_text::decode(cell)
            .map_or_else(|_| String::from_utf8_lossy(cell).into_owned(), |found| found.text.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        let cases = [
            ("a,b;c,d\n;;;;", b','),
            ("metin;tarih", b';'),
            ("a\tb", b'\t'),
            ("a|b", b'|'),
            ("\"a,b,c\";d", b';'),
            ("a", b','),
        ];
        for (head, mark) in cases {
            assert_eq!(delimiter(head.as_bytes()), mark, "{head}");
        }
        assert!(quotes_are_letters("metin\tno\n\"Yol açık\" dedi.\t1\n".as_bytes()));
        assert!(!quotes_are_letters("metin\tno\n\"\"\"Yol açık\"\" dedi.\nVali\"\t1\n".as_bytes()));
        assert!(!quotes_are_letters("metin\tno\nVali \"Yol açık\" dedi.\t1\n".as_bytes()));
    }
}

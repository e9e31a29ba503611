//! Which stories are in this file? Files of many formats to articles, one at a time and in bounded memory.
//!
//! Takes plain text, web pages, JSON Lines and JSON, CSV and TSV, RSS and Atom, WARC; each as it is or packed by gzip
//! or zstd. The format is told by the content (`sniff.rs`), packing by its magic bytes (`unpack.rs`). Each article
//! comes with what its file says of it: headline, day and time, outlet, author, address.
//!
//! A fault of one item costs that item; a fault of the file costs what comes after it. Nothing here knows
//! Turkish beyond the names of columns and months, and nothing here judges what a story says.
//!
//! ```
//! use zabit_intake::{Options, Text, open};
//! let lines = "{\"metin\": \"Köprü açıldı.\", \"tarih\": \"08.09.2025 14:05\"}\n{\"metin\": \"Vali geldi.\"}\n";
//! let articles: Vec<_> = open("haberler.jsonl", lines.as_bytes(), &Options::default()).collect();
//! let first = articles[0].as_ref().unwrap();
//! assert_eq!(first.source, "haberler.jsonl#1");
//! assert_eq!(first.text, Text::Plain("Köprü açıldı.".to_owned()));
//! assert_eq!(first.published_at.as_deref(), Some("2025-09-08T14:05:00"));
//! assert_eq!(articles.len(), 2);
//! ```

mod article;
mod fault;
mod feed;
mod html;
mod json;
mod lines;
mod mend;
mod options;
mod row;
mod sniff;
mod table;
mod unpack;
mod warc;
mod when;

use std::fs::File;
use std::io::{BufReader, Read};
use std::iter::once_with;
use std::path::Path;

pub use article::{Article, Text};
pub use fault::Fault;
pub use options::{Field, Format, Mapping, OptionError, Options};

use unpack::{Peeked, Stream, as_utf8, unpack};

/// Bytes read at once.
const BUFFER: usize = 64 * 1024;

/// The articles of one file, in its order.
pub struct Articles {
    inner: Box<dyn Iterator<Item = Result<Article, Fault>> + Send>,
}

impl Articles {
    fn new(inner: impl Iterator<Item = Result<Article, Fault>> + Send + 'static) -> Self {
        Self { inner: Box::new(inner.fuse()) }
    }
}

impl Iterator for Articles {
    type Item = Result<Article, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        self.inner.next()
    }
}

/// The articles of a stream. `name` stands in their sources and in messages; its ending tells the format where the
/// content does not. Nothing is read before the first article is asked for.
pub fn open(name: &str, reader: impl Read + Send + 'static, options: &Options) -> Articles {
    let (name, options) = (name.to_owned(), options.clone());
    Articles::new(once_with(move || articles(&name, Box::new(reader), &options)).flatten())
}

/// The articles of a file. A file that cannot be opened is one fault.
pub fn open_path(path: &Path, options: &Options) -> Articles {
    let (name, path, options) = (path.display().to_string(), path.to_owned(), options.clone());
    let start = move || match File::open(path) {
        Ok(file) => articles(&name, Box::new(file), &options),
        Err(cause) => only(Err(Fault::read(&name, cause))),
    };
    Articles::new(once_with(start).flatten())
}

/// The one article that [`Article::source`] or [`Fault::source_name`] names ("haberler.jsonl#17"), or all of a path
/// without a number: so what failed can be tried again alone.
pub fn open_source(source: &str, options: &Options) -> Articles {
    let numbered = source.rsplit_once('#').and_then(|(path, item)| Some((path, item.parse::<u64>().ok()?)));
    let Some((path, item)) = numbered.filter(|_| !Path::new(source).exists()) else {
        return open_path(Path::new(source), options);
    };
    let (mut all, path, source) = (open_path(Path::new(path), options), path.to_owned(), source.to_owned());
    let find = move || {
        let is_it = |result: &Result<Article, Fault>| match result {
            Ok(article) => article.source == source,
            Err(fault) => fault.source_name() == source || fault.is_last(),
        };
        all.find(is_it).unwrap_or(Err(Fault::NoItem { path, item }))
    };
    Articles::new(once_with(find))
}

/// The articles of an open file.
pub(crate) type Boxed = Box<dyn Iterator<Item = Result<Article, Fault>> + Send>;

fn only(result: Result<Article, Fault>) -> Boxed {
    Box::new(std::iter::once(result))
}

fn articles(name: &str, stream: Stream, options: &Options) -> Boxed {
    let peeked = unpack(stream);
    let format = options.format.unwrap_or_else(|| sniff::format(&peeked.head, name, &options.map));
    match format {
        Format::Text => only(story(name, peeked, options)),
        Format::Html => only(page(name, peeked, options)),
        Format::Warc => warc::articles(name, buffered(peeked), options),
        Format::Feed => feed::articles(name, &peeked.head.clone(), Box::new(peeked), options),
        Format::JsonLines => json::lines(name, buffered(as_utf8(peeked)), options),
        Format::Json => json::values(name, buffered(as_utf8(peeked)), options),
        Format::Csv | Format::Tsv => {
            let peeked = as_utf8(peeked);
            table::articles(name, &peeked.head.clone(), Box::new(peeked), format, options)
        }
    }
}

fn buffered(stream: Peeked) -> BufReader<Peeked> {
    BufReader::with_capacity(BUFFER, stream)
}

fn story(name: &str, stream: Peeked, options: &Options) -> Result<Article, Fault> {
    Ok(Article::new(name.to_owned(), 0, Text::Bytes(whole(name, stream, options.max_bytes)?)))
}

fn page(name: &str, stream: Peeked, options: &Options) -> Result<Article, Fault> {
    html::page(name, 0, &whole(name, stream, options.most_around())?, None)
}

fn whole(name: &str, stream: Peeked, limit: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    stream.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|cause| Fault::read(name, cause))?;
    if bytes.len() as u64 > limit {
        return Err(Fault::TooLarge { source_name: name.to_owned(), limit, last: true });
    }
    Ok(bytes)
}

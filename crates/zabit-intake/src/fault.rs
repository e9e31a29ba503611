//! What can be wrong with a file or with one article in it.
//!
//! Each message is one line: which file and item, what is wrong, what to do.

use std::io;

use crate::unpack::Broken;

/// Why an article, or the rest of a file, was not read.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is nothing at this path.
    #[error("{path}: no such file; check the path")]
    Missing {
        /// The path as given.
        path: String,
    },
    /// The system does not let us read it.
    #[error("{path}: cannot be read ({}); {}", plain(cause), remedy(cause))]
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// Packed data that end too early or are damaged.
    #[error(
        "{path}: its {packing} data are cut or damaged near byte {at}; all before was read, fetch the file anew for the rest"
    )]
    Packed {
        /// The path as given.
        path: String,
        /// "gzip" or "zstd".
        packing: &'static str,
        /// Bytes of the packed file that were read.
        at: u64,
    },
    /// A few packed bytes that would fill the disk.
    #[error(
        "{path}: unpacks to more than {ratio} times its size after byte {at} of its {packing} data; if that is meant, unpack it first"
    )]
    Bomb {
        /// The path as given.
        path: String,
        /// "gzip" or "zstd".
        packing: &'static str,
        /// Bytes of the packed file that were read.
        at: u64,
        /// The ratio allowed.
        ratio: u64,
    },
    /// An article larger than the limit.
    #[error("{source_name}: is larger than {}; raise the limit with --max-size if it is one story", size(*limit))]
    TooLarge {
        /// Path and item.
        source_name: String,
        /// The limit in bytes.
        limit: u64,
        /// Whether the file cannot be read on from here.
        last: bool,
    },
    /// A line that is no JSON object.
    #[error("{source_name}: is not a JSON object ({said}); mend it or leave it out")]
    Json {
        /// Path and line.
        source_name: String,
        /// What the parser said, and where.
        said: String,
    },
    /// A column that was asked for is not there.
    #[error("{path}: has no column \"{wanted}\"; it has {there}: name one of them with --map {field}=COLUMN")]
    NoColumn {
        /// The path as given.
        path: String,
        /// What was to be read from it.
        field: &'static str,
        /// The column that was named.
        wanted: String,
        /// The columns there are, parted by ", ".
        there: String,
    },
    /// No column that holds the text.
    #[error(
        "{path}: none of its columns is known to hold the text; it has {there}: name one of them with --map text=COLUMN"
    )]
    NoTextColumn {
        /// The path as given.
        path: String,
        /// The columns there are, parted by ", ".
        there: String,
    },
    /// A table that cannot be cut into records.
    #[error("{path}: the table cannot be read after record {record} ({said}); mend it there")]
    Table {
        /// The path as given.
        path: String,
        /// The last record that was read.
        record: u64,
        /// What the parser said.
        said: String,
    },
    /// A record without text.
    #[error("{source_name}: holds no text; leave it out, or say where its text is with --map text=COLUMN")]
    NoText {
        /// Path and item.
        source_name: String,
    },
    /// A web page without an article.
    #[error("{source_name}: no article was found in this page; save its text as a plain-text file")]
    NoArticle {
        /// Path and item.
        source_name: String,
    },
    /// A web page whose markup would take too much memory or stack.
    #[error("{source_name}: {what}; save its text as a plain-text file")]
    Markup {
        /// Path and item.
        source_name: String,
        /// What is too much.
        what: &'static str,
    },
    /// Bytes that are no text.
    #[error("{source_name}: {cause}")]
    Undecodable {
        /// Path and item.
        source_name: String,
        /// What is wrong with them.
        #[source]
        cause: zabit_text::DecodeError,
    },
    /// A feed whose XML breaks off.
    #[error("{path}: the feed is not XML after byte {at} ({said}); all before was read, fetch it anew for the rest")]
    Feed {
        /// The path as given.
        path: String,
        /// Offset in the unpacked file.
        at: u64,
        /// What the parser said.
        said: String,
    },
    /// A WARC that ends inside a record.
    #[error(
        "{path}: is cut inside the WARC record at byte {record} (it ends at byte {at}); all before was read, fetch the file anew"
    )]
    WarcCut {
        /// The path as given.
        path: String,
        /// Offset of the record in the unpacked file.
        record: u64,
        /// Where the file ends.
        at: u64,
    },
    /// Bytes between WARC records that are no record.
    #[error("{path}: is damaged at byte {at}, where a WARC record should begin; read on from the next one")]
    WarcDamaged {
        /// The path as given.
        path: String,
        /// Offset in the unpacked file.
        at: u64,
    },
    /// A page packed in a way that is not known here, or damaged.
    #[error(
        "{source_name}: the page is packed as \"{coding}\" and cannot be unpacked; fetch it anew without compression"
    )]
    Coding {
        /// Path and item.
        source_name: String,
        /// The content coding its server named.
        coding: String,
    },
    /// The one item that was asked for is not in the file.
    #[error("{path}: has no item {item}; check the number after #")]
    NoItem {
        /// The path as given.
        path: String,
        /// The item asked for.
        item: u64,
    },
}

impl Fault {
    /// The fault of a read that failed, in a file that may be packed.
    pub(crate) fn read(path: &str, cause: io::Error) -> Self {
        let path = path.to_owned();
        match cause.get_ref().and_then(|inner| inner.downcast_ref::<Broken>()) {
            Some(&Broken::Damaged { packing, at }) => Fault::Packed { path, packing, at },
            Some(&Broken::Bomb { packing, at, ratio }) => Fault::Bomb { path, packing, at, ratio },
            None if cause.kind() == io::ErrorKind::NotFound => Fault::Missing { path },
            None => Fault::Unreadable { path, cause },
        }
    }

    /// Whether nothing more of the file can be read after this fault.
    pub fn is_last(&self) -> bool {
        match self {
            Fault::TooLarge { last, .. } => *last,
            Fault::Json { .. }
            | Fault::NoText { .. }
            | Fault::NoArticle { .. }
            | Fault::Markup { .. }
            | Fault::Undecodable { .. }
            | Fault::WarcDamaged { .. }
            | Fault::Coding { .. } => false,
            _ => true,
        }
    }

    /// The path, or the path and item ("haberler.jsonl#17"), that it is about.
    pub fn source_name(&self) -> &str {
        match self {
            Fault::Missing { path }
            | Fault::Unreadable { path, .. }
            | Fault::Packed { path, .. }
            | Fault::Bomb { path, .. }
            | Fault::NoColumn { path, .. }
            | Fault::NoTextColumn { path, .. }
            | Fault::Table { path, .. }
            | Fault::Feed { path, .. }
            | Fault::WarcCut { path, .. }
            | Fault::WarcDamaged { path, .. }
            | Fault::NoItem { path, .. } => path,
            Fault::TooLarge { source_name, .. }
            | Fault::Json { source_name, .. }
            | Fault::NoText { source_name }
            | Fault::NoArticle { source_name }
            | Fault::Markup { source_name, .. }
            | Fault::Undecodable { source_name, .. }
            | Fault::Coding { source_name, .. } => source_name,
        }
    }
}

/// What the system said, without its number, on one line.
fn plain(cause: &io::Error) -> String {
    let said = cause.to_string();
    said.split(" (os error").next().unwrap_or(&said).replace(['\n', '\r'], " ").to_lowercase()
}

fn remedy(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::PermissionDenied => "ask for the right to read it",
        io::ErrorKind::IsADirectory => "name the files in it",
        _ => "check the disk and the path",
    }
}

/// A size as people write it: "8 MiB".
fn size(bytes: u64) -> String {
    match bytes {
        b if b >= 1 << 20 && b % (1 << 20) == 0 => format!("{} MiB", b >> 20),
        b if b >= 1 << 10 && b % (1 << 10) == 0 => format!("{} KiB", b >> 10),
        b => format!("{b} bytes"),
    }
}

//! How a file is to be read: its format, its columns, the size of one article.

use std::fmt;
use std::str::FromStr;

/// How files are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Largest text of one article in bytes. With the markup or the record it stands in, an article may have eight times
    /// as much: the tree of the largest web page takes some 120 MB.
    pub max_bytes: u64,
    /// The format, where it is not to be told by the content.
    pub format: Option<Format>,
    /// Which column of a table or field of a JSON object holds what.
    pub map: Mapping,
}

impl Default for Options {
    /// 1 MiB of text an article; format and columns told by the content.
    fn default() -> Self {
        Self { max_bytes: 1 << 20, format: None, map: Mapping::default() }
    }
}

impl Options {
    /// Largest size of one article in bytes, with the markup or the record it stands in.
    pub(crate) fn most_around(&self) -> u64 {
        self.max_bytes.saturating_mul(8)
    }
}

/// A format that articles come in; each may be packed by gzip or zstd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One story, as plain text.
    Text,
    /// A web page.
    Html,
    /// A JSON object a line.
    JsonLines,
    /// A JSON array of objects, or objects one after the other, over any number of lines.
    Json,
    /// A table with a line of names; fields parted by commas, semicolons or tabs.
    Csv,
    /// A table with a line of names; fields parted by tabs.
    Tsv,
    /// RSS or Atom.
    Feed,
    /// A web archive.
    Warc,
}

impl Format {
    /// All formats.
    pub const ALL: &[Format] = &[
        Format::Text,
        Format::Html,
        Format::JsonLines,
        Format::Json,
        Format::Csv,
        Format::Tsv,
        Format::Feed,
        Format::Warc,
    ];

    /// Its name as people type it: "jsonl".
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Html => "html",
            Format::JsonLines => "jsonl",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Feed => "feed",
            Format::Warc => "warc",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = OptionError;

    fn from_str(name: &str) -> Result<Self, OptionError> {
        let found = Format::ALL.iter().find(|format| format.name() == name);
        found.copied().ok_or_else(|| OptionError::Format(name.to_owned()))
    }
}

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The words of the article.
    Text,
    /// When it was published.
    Published,
    /// When it was last changed.
    Modified,
    /// Its headline.
    Title,
    /// The outlet.
    Outlet,
    /// Who wrote it.
    Author,
    /// Its address.
    Url,
    /// Its name in the file.
    Id,
    /// Its language.
    Language,
}

impl Field {
    /// All fields; a field's place here is `field as usize`.
    pub const ALL: &[Field] = &[
        Field::Text,
        Field::Published,
        Field::Modified,
        Field::Title,
        Field::Outlet,
        Field::Author,
        Field::Url,
        Field::Id,
        Field::Language,
    ];

    /// Its name in a mapping: "text".
    pub fn name(self) -> &'static str {
        match self {
            Field::Text => "text",
            Field::Published => "published",
            Field::Modified => "modified",
            Field::Title => "title",
            Field::Outlet => "outlet",
            Field::Author => "author",
            Field::Url => "url",
            Field::Id => "id",
            Field::Language => "language",
        }
    }

    /// Names of columns that commonly hold it, folded as [`fold`] does, the surest first.
    pub(crate) fn common_names(self) -> &'static [&'static str] {
        match self {
            Field::Text => &[
                "text",
                "body",
                "content",
                "article",
                "haber",
                "metin",
                "icerik",
                "article_text",
                "articlebody",
                "full_text",
            ],
            Field::Published => &[
                "published",
                "date",
                "datetime",
                "tarih",
                "publish_date",
                "published_at",
                "publication_date",
                "date_published",
                "datepublished",
                "published_date",
                "yayin_tarihi",
                "pubdate",
            ],
            Field::Modified => &["modified", "updated", "updated_at", "datemodified", "date_modified", "guncelleme"],
            Field::Title => &["title", "headline", "baslik"],
            Field::Outlet => &["outlet", "source", "publisher", "kaynak", "gazete", "site_name"],
            Field::Author => &["author", "authors", "yazar", "muhabir", "byline"],
            Field::Url => &["url", "link", "adres"],
            Field::Id => &["id", "guid", "_id", "article_id", "haber_id"],
            Field::Language => &["language", "lang", "dil"],
        }
    }
}

/// Which column holds what. Columns that are not named are found by their common names.
///
/// ```
/// use zabit_intake::{Field, Mapping};
/// let map: Mapping = "text=gövde,published=meta.date".parse().unwrap();
/// assert_eq!(map.column(Field::Published), Some("meta.date"));
/// assert_eq!(map.column(Field::Title), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    columns: [Option<String>; 9],
}

impl Mapping {
    /// The same mapping with a column named for a field. In JSON a dotted path leads into nested objects: "meta.date".
    pub fn with(mut self, field: Field, column: impl Into<String>) -> Self {
        self.columns[field as usize] = Some(column.into());
        self
    }

    /// The column named for a field.
    pub fn column(&self, field: Field) -> Option<&str> {
        self.columns.get(field as usize)?.as_deref()
    }

    /// All that is named.
    pub(crate) fn named(&self) -> impl Iterator<Item = (Field, &str)> {
        Field::ALL.iter().filter_map(|&field| Some((field, self.column(field)?)))
    }
}

impl FromStr for Mapping {
    type Err = OptionError;

    fn from_str(text: &str) -> Result<Self, OptionError> {
        let mut map = Mapping::default();
        for part in text.split(',').filter(|part| !part.trim().is_empty()) {
            let (name, column) = part.split_once('=').ok_or_else(|| OptionError::Pair(part.to_owned()))?;
            let (name, column) = (name.trim(), column.trim());
            let field = Field::ALL.iter().find(|field| field.name() == name);
            let field = field.ok_or_else(|| OptionError::Field(name.to_owned()))?;
            if column.is_empty() {
                return Err(OptionError::Pair(part.to_owned()));
            }
            map = map.with(*field, column);
        }
        Ok(map)
    }
}

/// Why an option cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OptionError {
    /// No format has this name.
    #[error("\"{0}\" is no format; take one of text, html, jsonl, json, csv, tsv, feed, warc")]
    Format(String),
    /// No field has this name.
    #[error(
        "\"{0}\" is nothing an article has; take text, published, modified, title, outlet, author, url, id or language"
    )]
    Field(String),
    /// A part of a mapping without "=", or with nothing on one side of it.
    #[error("\"{0}\" names no column; write it as text=COLUMN")]
    Pair(String),
}

/// The name of a column without case, diacritics and outer space: "BAŞLIK", "Başlık" and "baslik" are one.
pub(crate) fn fold(name: &str) -> String {
    let lower = zabit_turkish::casing::lower(name.trim().trim_start_matches('\u{feff}'));
    let plain = |c: char| match c {
        'ç' => 'c',
        'ğ' => 'g',
        'ı' => 'i',
        'ö' => 'o',
        'ş' => 's',
        'ü' => 'u',
        ' ' | '-' => '_',
        c => c,
    };
    lower.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded_by_turkish_rules() {
        let cases = [
            ("BAŞLIK", "baslik"),
            ("Başlık", "baslik"),
            ("baslik", "baslik"),
            ("TITLE", "title"),
            ("PUBLISHER", "publisher"),
            ("İÇERİK", "icerik"),
            ("Yayın Tarihi", "yayin_tarihi"),
            ("\u{feff}Text ", "text"),
        ];
        for (name, folded) in cases {
            assert_eq!(fold(name), folded, "{name}");
        }
    }

    #[test]
    fn what_is_no_mapping_says_so() {
        let fault = |text: &str| text.parse::<Mapping>().expect_err("no mapping").to_string();
        assert_eq!(fault("text"), "\"text\" names no column; write it as text=COLUMN");
        assert_eq!(fault("text="), "\"text=\" names no column; write it as text=COLUMN");
        assert!(fault("gövde=body").starts_with("\"gövde\" is nothing an article has; take text, "));
        assert!("pdf".parse::<Format>().is_err());
        assert_eq!("jsonl".parse(), Ok(Format::JsonLines));
    }

    #[test]
    fn fields_stand_at_their_places() {
        for (at, field) in Field::ALL.iter().enumerate() {
            assert_eq!(at, *field as usize);
            assert!(field.common_names().iter().all(|name| fold(name) == **name));
        }
    }
}

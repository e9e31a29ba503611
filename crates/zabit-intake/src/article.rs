//! An article: a story as it came, with what its file says about it.

use jiff::civil::Date;

/// The words of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The bytes of a plain-text file, as given: `zabit_text::load` decodes them and reads their header.
    Bytes(Vec<u8>),
    /// Text taken out of another format: one paragraph a line, without markup.
    Plain(String),
}

impl Text {
    /// The bytes of the text, for `zabit_text::load`.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Text::Bytes(bytes) => bytes,
            Text::Plain(text) => text.as_bytes(),
        }
    }
}

/// One article of a file. What the file does not say is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Where it is from: the path, and in a file of many "path#17". Given to [`crate::open_source`], it yields this
    /// article alone.
    pub source: String,
    /// The number after the "#": line of JSON Lines, record of a table, a feed or a JSON array (from 1), byte offset
    /// of a WARC record in the unpacked file. 0 for a file that is one article.
    pub item: u64,
    /// Its words.
    pub text: Text,
    /// Its headline.
    pub title: Option<String>,
    /// The day it was published, in the time zone its stamp gives.
    pub published: Option<Date>,
    /// When it was published, as RFC 3339 ("2025-09-08T14:05:00+03:00"), where a time is given; without an offset
    /// where the stamp has none.
    pub published_at: Option<String>,
    /// The day it was last changed.
    pub modified: Option<Date>,
    /// When it was last changed, as `published_at`.
    pub modified_at: Option<String>,
    /// When a crawler fetched it, as RFC 3339. It says nothing about the day of publication.
    pub retrieved_at: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// Who wrote it; several are parted by ", ".
    pub author: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its language as the file calls it ("tr", "tr-TR").
    pub language: Option<String>,
    /// The name it has in its file or at its outlet: the column `id`, the guid of a feed, the record of a WARC.
    pub native_id: Option<String>,
}

impl Article {
    pub(crate) fn new(source: String, item: u64, text: Text) -> Self {
        Self {
            source,
            item,
            text,
            title: None,
            published: None,
            published_at: None,
            modified: None,
            modified_at: None,
            retrieved_at: None,
            outlet: None,
            author: None,
            url: None,
            language: None,
            native_id: None,
        }
    }

    /// Sets the day and time of publication from a stamp in any form that [`crate::when`] reads.
    pub(crate) fn set_published(&mut self, stamp: Option<&str>) {
        if let Some(when) = stamp.and_then(crate::when::when) {
            (self.published, self.published_at) = (Some(when.day), when.at);
        }
    }

    /// As [`Self::set_published`], for the last change.
    pub(crate) fn set_modified(&mut self, stamp: Option<&str>) {
        if let Some(when) = stamp.and_then(crate::when::when) {
            (self.modified, self.modified_at) = (Some(when.day), when.at);
        }
    }
}

//! From an article to a story ready to be kept: the one way into a store, whoever brings the article.
//!
//! In:  an [`Article`], as a file or a form gave it.
//! Out: its clean story with what is known of it ([`Taken`]), and from that its record with the words of the story, ready
//! for [`zabit_store::Store::add`].
//! Two steps, since a story that a store has already need not be read again: [`Taken::key`] is known after the first.
//! [`why`] reads a story once more for the reasons of its statements, which no record keeps.
//! Not here: finding articles; the store itself.

use zabit_intake::{Article, Text};
use zabit_record::{Document, Record};
use zabit_store::{About, Fresh, Words};
use zabit_text::{LoadError, LoadOptions, Loaded, Story, load};

/// A story taken out of its article, not read yet.
#[derive(Clone, Debug)]
pub struct Taken {
    loaded: Loaded,
    about: About,
}

/// Takes the story out of an article. What the article says beside its text is surer than what the text shows.
///
/// # Errors
/// An article without text, too large, or in another language than those allowed.
///
/// ```
/// use zabit_intake::{Options, open};
/// use zabit_text::LoadOptions;
/// let file = br#"{"title": "Toplant\u0131", "text": "Ay\u015fe Demir \"Karar al\u0131nd\u0131.\" dedi."}"#;
/// let article = open("haber.jsonl", &file[..], &Options::default()).next().unwrap().unwrap();
/// let taken = zabit_keep::take(article, &LoadOptions::default()).unwrap();
/// let fresh = taken.read();
/// assert_eq!(fresh.record.document.title.as_deref(), Some("Toplantı"));
/// assert_eq!(fresh.record.statements.len(), 1);
/// ```
pub fn take(article: Article, options: &LoadOptions) -> Result<Taken, LoadError> {
    let about = About {
        published_at: article.published_at,
        modified: article.modified_at.or(article.modified.map(|day| day.to_string())),
        author: article.author,
        url: article.url,
        native: article.native_id,
    };
    let titled = match (&article.text, &article.title) {
        // The headline belongs to the story: people are quoted in it.
        (Text::Plain(text), Some(title)) if !text.trim_start().starts_with(title.trim()) => {
            Some(format!("{}\n{text}", title.trim()))
        }
        _ => None,
    };
    let bytes = titled.as_deref().map_or(article.text.bytes(), str::as_bytes);
    let loaded = load(&article.source, bytes, options)?;
    Ok(Taken { loaded: loaded.known(article.published, article.title, article.outlet), about })
}

impl Taken {
    /// The key under which a store has this story, if it has it.
    pub fn key(&self) -> &str {
        &self.loaded.id
    }

    /// Where the story is from, as its article says.
    pub fn source(&self) -> &str {
        &self.loaded.source
    }

    /// Reads the story: its record, with its words for the index of words.
    pub fn read(self) -> Fresh {
        let mut words = Words::default();
        let mut record = zabit_reader::read_words(&self.loaded.story, |form, lemma| words.push(form, lemma)).record;
        describe(&mut record, self.loaded);
        Fresh::new(record, self.about, words)
    }
}

/// The longest text that is read once more for its reasons, in bytes: somebody waits for them.
const EXPLAINED: usize = 256 << 10;

/// Why a statement is in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// First code point of the statement's content.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The rule that found it: "quotation, verb of saying".
    pub rule: &'static str,
    /// How its source was found: "name in the nominative".
    pub source: &'static str,
    /// The words that decided, each with its analysis.
    pub analysis: Vec<String>,
}

/// Why the statements of a record are there, in order. A record keeps no reasons, so its text is read once more; what
/// another version of the program read may have none. Long texts have none at all.
///
/// ```
/// let mut document = zabit_record::Document::default();
/// document.text = "Ayşe Demir, \"Köprü açıldı.\" dedi.".to_owned();
/// let why = zabit_keep::why(&document);
/// assert_eq!((why[0].start, why[0].rule), (13, "quotation, verb of saying"));
/// ```
pub fn why(document: &Document) -> Vec<Why> {
    if document.text.len() > EXPLAINED {
        return Vec::new();
    }
    let day = document.published.as_deref().and_then(|day| day.parse().ok());
    let reading = zabit_reader::explain(&Story::new(&document.text).published(day));
    let statements = reading.record.statements.into_iter().zip(reading.reasons);
    statements
        .map(|(statement, reason)| Why {
            start: statement.start,
            end: statement.end,
            rule: reason.rule,
            source: reason.source,
            analysis: reason.analysis,
        })
        .collect()
}

/// Writes into a record what the loader knows of its story.
pub fn describe(record: &mut Record, loaded: Loaded) {
    let document = &mut record.document;
    document.id = loaded.id;
    document.title = loaded.title;
    document.outlet = loaded.outlet;
    document.source = loaded.source;
    document.language = loaded.language.code.to_owned();
}

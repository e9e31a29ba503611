//! From an article to a story ready to be kept: the one way into a store, whoever brings the article.
//!
//! In:  an [`Article`], as a file or a form gave it.
//! Out: its clean story with what is known of it ([`Taken`]), and from that its record with the words of the story, ready
//! for [`zabit_store::Store::add`].
//! Two steps, since a story that a store has already need not be read again: [`Taken::key`] is known after the first.
//! Not here: finding articles; the store itself.

use zabit_intake::{Article, Text};
use zabit_record::Record;
use zabit_store::{About, Fresh, Words};
use zabit_text::{LoadError, LoadOptions, Loaded, load};

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

/// Writes into a record what the loader knows of its story.
pub fn describe(record: &mut Record, loaded: Loaded) {
    let document = &mut record.document;
    document.id = loaded.id;
    document.title = loaded.title;
    document.outlet = loaded.outlet;
    document.source = loaded.source;
    document.language = loaded.language.code.to_owned();
}

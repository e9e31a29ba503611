//! A file or its bytes to a story with all that is known of it: the one door into the program.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::decode::{DecodeError, decode};
use crate::header::header;
use crate::language::{Language, language};
use crate::load_byline::{byline, outlet};
use crate::repair::repair;
use crate::story::Story;

/// The largest file read at all: offsets in a story are 32-bit numbers.
pub const MAX_BYTES: u64 = 1 << 30;

/// How files are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadOptions {
    /// Largest size of a file in bytes, at most [`MAX_BYTES`].
    pub max_bytes: u64,
    /// Whether stories in other languages are loaded too.
    pub any_language: bool,
}

impl Default for LoadOptions {
    /// 1 MiB, as much as a novel and a hundred times a long story; Turkish only. To read the densest text takes sixty
    /// bytes of memory for each of its own.
    fn default() -> Self {
        Self { max_bytes: 1 << 20, any_language: false }
    }
}

/// A story and what is known of it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The story, with its day of publication where its header gives one.
    pub story: Story,
    /// Sixteen hexadecimal digits from text and day: the same story read twice has the same.
    pub id: String,
    /// The headline, where the story begins with one; it is part of the text.
    pub title: Option<String>,
    /// The outlet its dateline names ("ANKARA (AA) -").
    pub outlet: Option<String>,
    /// Path or URL, as given.
    pub source: String,
    /// The language it is in.
    pub language: Language,
    /// The encoding it was in, as the WHATWG Encoding Standard calls it.
    pub encoding: &'static str,
}

impl Loaded {
    /// The same story with what its file says of it beside the text: that is surer than what the text itself shows.
    ///
    /// ```
    /// # use zabit_text::{load, LoadOptions};
    /// let loaded = load("haber.csv#1", "Köprü açıldı.".as_bytes(), &LoadOptions::default()).unwrap();
    /// let plain = loaded.id.clone();
    /// let known = loaded.known("2025-09-08".parse().ok(), None, Some("Örnek Haber".to_owned()));
    /// assert_eq!(known.outlet.as_deref(), Some("Örnek Haber"));
    /// assert_ne!(known.id, plain);
    /// ```
    pub fn known(mut self, published: Option<Date>, title: Option<String>, outlet: Option<String>) -> Self {
        if published.is_some() && published != self.story.published {
            self.story = self.story.published(published);
            self.id = id(&self.story);
        }
        self.title = title.or(self.title);
        self.outlet = outlet.or(self.outlet);
        self
    }
}

/// Why a story was not loaded. Each message is one line: which file, what is wrong, what to do.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is nothing at this path.
    #[error("{path}: no such file or folder; check the path")]
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
    /// More bytes than the limit.
    #[error("{path}: is larger than {limit}; raise the limit with --max-size if it is one story", limit = size(*limit))]
    TooLarge {
        /// The path as given.
        path: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// No text in it.
    #[error("{path}: {cause}")]
    NoText {
        /// The path as given.
        path: String,
        /// What is wrong with its bytes.
        #[source]
        cause: DecodeError,
    },
    /// Text, but not Turkish. The caller may count it as skipped rather than failed.
    #[error("{path}: is in {}, not Turkish; read it anyway with --any-language", language.name)]
    OtherLanguage {
        /// The path as given.
        path: String,
        /// The language it is in.
        language: Language,
    },
}

/// Reads a file. See [`load`].
///
/// # Errors
/// [`LoadError`] where there is no file, or no story in it.
pub fn load_path(path: &Path, options: &LoadOptions) -> Result<Loaded, LoadError> {
    load(&path.display().to_string(), &bytes_of(path, options)?, options)
}

/// Reads an open stream to its end. See [`load`].
///
/// # Errors
/// [`LoadError`] where it cannot be read, or holds no story.
pub fn load_reader(source: &str, reader: impl Read, options: &LoadOptions) -> Result<Loaded, LoadError> {
    load(source, &bytes(source, reader, options)?, options)
}

/// The text of a file that is no story (a table, say): decoded, but neither repaired nor looked at.
///
/// # Errors
/// [`LoadError`] where there is no file, or no text in it.
pub fn text_path(path: &Path, options: &LoadOptions) -> Result<String, LoadError> {
    text(&path.display().to_string(), &bytes_of(path, options)?)
}

/// As [`text_path`], of an open stream.
///
/// # Errors
/// [`LoadError`] where it cannot be read, or holds no text.
pub fn text_reader(source: &str, reader: impl Read, options: &LoadOptions) -> Result<String, LoadError> {
    text(source, &bytes(source, reader, options)?)
}

fn text(source: &str, bytes: &[u8]) -> Result<String, LoadError> {
    let decoded = decode(bytes).map_err(|cause| LoadError::NoText { path: source.to_owned(), cause })?;
    Ok(decoded.text.into_owned())
}

fn bytes_of(path: &Path, options: &LoadOptions) -> Result<Vec<u8>, LoadError> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|cause| unreadable(&name, cause))?;
    let size = file.metadata().map_or(0, |data| data.len());
    if size > limit(options) {
        return Err(LoadError::TooLarge { path: name, limit: limit(options) });
    }
    bytes(&name, file, options)
}

fn bytes(source: &str, reader: impl Read, options: &LoadOptions) -> Result<Vec<u8>, LoadError> {
    let mut bytes = Vec::new();
    // A pipe has no size to ask for: read one byte more than allowed, and tell by it.
    reader.take(limit(options) + 1).read_to_end(&mut bytes).map_err(|cause| unreadable(source, cause))?;
    if bytes.len() as u64 > limit(options) {
        return Err(LoadError::TooLarge { path: source.to_owned(), limit: limit(options) });
    }
    Ok(bytes)
}

/// Makes a story of a file's bytes: decoded, repaired where damaged, its header read.
///
/// # Errors
/// [`LoadError`] where the bytes hold no text, too much of it, or one in another language.
///
/// ```
/// # use zabit_text::{load, LoadOptions};
/// let bytes = "date 2025-09-08 ??? Köprü açıldı.".as_bytes();
/// let loaded = load("haber.txt", bytes, &LoadOptions::default()).unwrap();
/// assert_eq!(loaded.story.text, "Köprü açıldı.");
/// assert_eq!(loaded.id.len(), 16);
/// ```
pub fn load(source: &str, bytes: &[u8], options: &LoadOptions) -> Result<Loaded, LoadError> {
    let path = || source.to_owned();
    if bytes.len() as u64 > limit(options) {
        return Err(LoadError::TooLarge { path: path(), limit: limit(options) });
    }
    let no_text = |cause| LoadError::NoText { path: path(), cause };
    let decoded = decode(bytes).map_err(no_text)?;
    let clean = repair(&decoded.text);
    let header = header(&clean);
    if header.text.is_empty() {
        return Err(no_text(DecodeError::Empty));
    }
    let language = language(header.text);
    if !language.is_turkish() && !options.any_language {
        return Err(LoadError::OtherLanguage { path: path(), language });
    }
    let story = Story::new(header.text).published(header.published);
    let id = id(&story);
    let (title, outlet) = (title(&story), outlet(&story));
    Ok(Loaded { id, title, outlet, source: path(), language, encoding: decoded.encoding, story })
}

fn limit(options: &LoadOptions) -> u64 {
    options.max_bytes.min(MAX_BYTES)
}

fn unreadable(path: &str, cause: io::Error) -> LoadError {
    let path = path.to_owned();
    match cause.kind() {
        io::ErrorKind::NotFound => LoadError::Missing { path },
        _ => LoadError::Unreadable { path, cause },
    }
}

/// What the system said, without its number.
fn plain(cause: &io::Error) -> String {
    let said = cause.to_string();
    said.split(" (os error").next().unwrap_or(&said).to_lowercase()
}

fn remedy(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::PermissionDenied => "ask for the right to read it",
        io::ErrorKind::IsADirectory => "give the folder to `zabit read` as it is",
        _ => "check the disk and the path",
    }
}

/// A size as people write it: "32 MiB".
fn size(bytes: u64) -> String {
    match bytes {
        b if b >= 1 << 30 && b % (1 << 30) == 0 => format!("{} GiB", b >> 30),
        b if b >= 1 << 20 && b % (1 << 20) == 0 => format!("{} MiB", b >> 20),
        b if b >= 1 << 10 && b % (1 << 10) == 0 => format!("{} KiB", b >> 10),
        b => format!("{b} bytes"),
    }
}

/// The first sixteen hexadecimal digits of the SHA-256 of day and text, so that the same words on
/// another day are another story.
fn id(story: &Story) -> String {
    let mut hash = Sha256::new();
    if let Some(day) = story.published {
        hash.update(day.to_string());
    }
    hash.update("\n");
    hash.update(&story.text);
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The first paragraph, where it reads as a headline and more follows.
fn title(story: &Story) -> Option<String> {
    let first = story.paragraphs.first().filter(|first| first.heading && story.paragraphs.len() > 1)?;
    let line = story.slice(first.tokens.clone());
    (!byline(line)).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(text: &str) -> Loaded {
        load("haber.txt", text.as_bytes(), &LoadOptions::default()).expect("a story")
    }

    #[test]
    fn title_and_outlet() {
        let cases = [
            ("Köprü yıl sonunda açılacak\nVali Demir köprüyü gezdi.", Some("Köprü yıl sonunda açılacak"), None),
            ("AA - Örnekhaber. com\nVali Demir köprüyü gezdi.", None, None),
            ("ANKARA (AA) - Vali Demir köprüyü gezdi.\nYol açık.", None, Some("AA")),
            ("Köprü açılacak\nİSTANBUL (DHA) - Vali Demir geldi.", Some("Köprü açılacak"), Some("DHA")),
            ("Vali Demir köprüyü gezdi.\nYol açık.", None, None),
            ("Köprü yıl sonunda açılacak", None, None),
        ];
        for (text, title, outlet) in cases {
            let loaded = loaded(text);
            assert_eq!((loaded.title.as_deref(), loaded.outlet.as_deref()), (title, outlet), "{text}");
        }
    }

    #[test]
    fn the_id_is_of_the_words_and_the_day() {
        let plain = loaded("Köprü yıl sonunda açılacak.").id;
        assert_eq!(plain, loaded("\u{feff}KÃ¶prÃ¼ yÄ±l sonunda aÃ§Ä±lacak.\r\n").id);
        assert_ne!(plain, loaded("date 2025-09-08 Köprü yıl sonunda açılacak.").id);
        assert_ne!(plain, loaded("Köprü yıl sonunda açılacak!").id);
    }

    #[test]
    fn messages_name_file_fault_and_remedy() {
        let options = LoadOptions { max_bytes: 2 << 20, any_language: false };
        let of = |bytes: &[u8]| load("haber.txt", bytes, &options).expect_err("no story").to_string();
        assert_eq!(of(b" \n "), "haber.txt: is empty; give a file with a story in it");
        assert_eq!(of(b"%PDF-1.4"), "haber.txt: is a PDF document, not text; save the story as plain text in UTF-8");
        assert_eq!(
            of(&[b'a'; (2 << 20) + 1]),
            "haber.txt: is larger than 2 MiB; raise the limit with --max-size if it is one story"
        );
        assert_eq!(
            of(b"The minister said that the bridge will be opened by the end of the year."),
            "haber.txt: is in English, not Turkish; read it anyway with --any-language"
        );
        assert_eq!(
            load_path(Path::new("yok.txt"), &options).expect_err("no file").to_string(),
            "yok.txt: no such file or folder; check the path"
        );
    }
}

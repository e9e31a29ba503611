//! RSS (0.9 to 2.0, RDF too) and Atom: an article an entry.
//!
//! Entries are read one by one from a stream of XML events, so a feed may be of any length, and dates come as they were
//! written, with their time zone. Unclosed elements end with the one around them.

use std::io::{BufRead, BufReader};

use encoding_rs_io::DecodeReaderBytesBuilder;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::Boxed;
use crate::article::{Article, Text};
use crate::fault::Fault;
use crate::html;
use crate::lines::Allowance;
use crate::options::Options;
use crate::unpack::Stream;

/// Elements inside one another.
const MAX_DEPTH: usize = 256;

/// Bytes that are read at once, and so may belong to the next entry.
const READ_AHEAD: u64 = 64 * 1024;

/// The articles of a feed. `head` is its beginning.
pub(crate) fn articles(path: &str, head: &[u8], stream: Stream, options: &Options) -> Boxed {
    let allowance = Allowance::new(options.most_around().saturating_add(READ_AHEAD));
    let decoded =
        DecodeReaderBytesBuilder::new().encoding(Some(encoding(head))).bom_override(true).build(allowance.of(stream));
    let mut reader = Reader::from_reader(BufReader::new(decoded));
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let feed = Feed {
        path: path.to_owned(),
        limit: options.most_around(),
        reader,
        allowance,
        open: Vec::new(),
        outlet: None,
        language: None,
        entry: None,
        capture: None,
        item: 0,
        done: false,
    };
    Box::new(feed)
}

/// The encoding that `<?xml encoding="…"?>` names; UTF-8 where it names none.
fn encoding(head: &[u8]) -> &'static encoding_rs::Encoding {
    let line = head.get(..head.len().min(256)).unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let named = || {
        let (prologue, _) = line.split_once("?>")?;
        let (_, label) = prologue.split_once("encoding")?;
        let label = label.trim_start_matches(['=', ' ', '"', '\'']);
        encoding_rs::Encoding::for_label(label.split(['"', '\'', ' ']).next()?.as_bytes())
    };
    // A file that says it is UTF-16 in bytes we could read is not.
    named().filter(|named| named.is_ascii_compatible()).unwrap_or(encoding_rs::UTF_8)
}

struct Feed<R> {
    path: String,
    limit: u64,
    reader: Reader<R>,
    allowance: Allowance,
    /// Names of the open elements, the root first.
    open: Vec<String>,
    outlet: Option<String>,
    language: Option<String>,
    entry: Option<Entry>,
    capture: Option<Capture>,
    item: u64,
    done: bool,
}

/// An entry while it is read.
#[derive(Default)]
struct Entry {
    /// Open elements with it.
    depth: usize,
    title: Option<String>,
    link: Option<String>,
    id: Option<String>,
    published: Option<String>,
    modified: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    language: Option<String>,
    content: Option<String>,
    summary: Option<String>,
}

/// The text of an element while it is read.
struct Capture {
    name: String,
    /// Open elements with it.
    depth: usize,
    /// Whether its markup is XML of the feed itself (Atom's type="xhtml").
    xhtml: bool,
    text: String,
}

impl<R: BufRead> Feed<R> {
    /// Reads to the end of the next entry; `None` at the end of the feed.
    fn entry(&mut self) -> Result<Option<Entry>, Fault> {
        let mut bytes = Vec::new();
        self.allowance.renew();
        loop {
            bytes.clear();
            let event = match self.reader.read_event_into(&mut bytes) {
                Ok(event) => event,
                Err(fault) => return Err(self.fault(&fault)),
            };
            match event {
                Event::Start(start) => start_of(self, &start)?,
                Event::End(end) => {
                    if let Some(entry) = self.end(plain(end.name().as_ref())) {
                        return Ok(Some(entry));
                    }
                }
                Event::Text(text) => self.write(&text.xml10_content(), true),
                Event::CData(text) => self.write(&text.xml10_content(), false),
                Event::GeneralRef(name) => self.reference(&name),
                Event::Eof => return Ok(self.entry.take()),
                _ => {}
            }
        }
    }

    fn fault(&self, fault: &quick_xml::Error) -> Fault {
        if let quick_xml::Error::Io(cause) = fault {
            if Allowance::is_spent(cause) {
                let source_name = format!("{}#{}", self.path, self.item + 1);
                return Fault::TooLarge { source_name, limit: self.limit, last: true };
            }
            let kept = cause.get_ref().and_then(|inner| inner.downcast_ref::<crate::unpack::Broken>());
            let cause =
                kept.map_or_else(|| std::io::Error::from(cause.kind()), |broken| std::io::Error::other(*broken));
            return Fault::read(&self.path, cause);
        }
        let said = fault.to_string().replace(['\n', '\r'], " ");
        Fault::Feed { path: self.path.clone(), at: self.reader.error_position(), said }
    }

    fn end(&mut self, name: &str) -> Option<Entry> {
        let place = self.open.iter().rposition(|open| open == name)?;
        match self.capture.take() {
            Some(capture) if capture.depth > place => self.store(capture),
            Some(mut capture) => {
                if capture.xhtml {
                    capture.text.extend(["</", name, ">"]);
                }
                self.capture = Some(capture);
            }
            None => {}
        }
        self.open.truncate(place);
        match &self.entry {
            Some(entry) if entry.depth > place => self.entry.take(),
            _ => None,
        }
    }

    fn store(&mut self, capture: Capture) {
        let text = capture.text.trim();
        if text.is_empty() {
            return;
        }
        let text = text.to_owned();
        let Some(entry) = self.entry.as_mut() else {
            let place = if capture.name == "title" { &mut self.outlet } else { &mut self.language };
            place.get_or_insert(text);
            return;
        };
        let place = match capture.name.as_str() {
            "title" => &mut entry.title,
            "link" => &mut entry.link,
            "guid" | "id" => &mut entry.id,
            "pubDate" | "published" | "issued" | "date" => &mut entry.published,
            "updated" | "modified" => &mut entry.modified,
            "author" | "creator" => &mut entry.author,
            "publisher" => &mut entry.publisher,
            "language" => &mut entry.language,
            "encoded" | "content" => &mut entry.content,
            _ => &mut entry.summary,
        };
        place.get_or_insert(text);
    }

    fn write(&mut self, text: &str, escaped: bool) {
        let Some(capture) = self.capture.as_mut() else { return };
        // Of an author, the name; not the address.
        let inside = self.open.get(capture.depth..).unwrap_or_default();
        if capture.name == "author" && inside.last().is_some_and(|last| last != "name") {
            return;
        }
        if capture.xhtml && !escaped {
            html_escape::encode_text_to_string(text, &mut capture.text);
        } else {
            capture.text.push_str(text);
        }
    }

    fn reference(&mut self, name: &BytesRef) {
        let xhtml = self.capture.as_ref().is_some_and(|capture| capture.xhtml);
        let written = format!("&{};", name.xml10_content());
        let text = match name.resolve_char_ref() {
            _ if xhtml => written,
            Ok(Some(c)) => c.to_string(),
            _ => html_escape::decode_html_entities(&written).into_owned(),
        };
        self.write(&text, true);
    }

    fn article(&mut self, entry: Entry) -> Result<Article, Fault> {
        let source = format!("{}#{}", self.path, self.item);
        let body = entry.content.as_deref().map(|content| prose(&source, content)).transpose()?;
        let body = match body.filter(|body| !body.is_empty()) {
            Some(body) => body,
            None => prose(&source, entry.summary.as_deref().unwrap_or_default())?,
        };
        if body.is_empty() {
            return Err(Fault::NoText { source_name: source });
        }
        let line = |text: Option<String>| -> Result<Option<String>, Fault> {
            let text = text.map(|text| prose(&source, &text)).transpose()?;
            Ok(text.map(|text| text.replace('\n', " ")).filter(|text| !text.is_empty()))
        };
        let mut article = Article::new(source.clone(), self.item, Text::Plain(body));
        let address = |text: &String| text.starts_with("http://") || text.starts_with("https://");
        article.set_published(entry.published.as_deref());
        article.set_modified(entry.modified.as_deref());
        article.title = line(entry.title)?;
        article.author = line(entry.author)?;
        article.outlet = line(entry.publisher.or_else(|| self.outlet.clone()))?;
        article.language = entry.language.or_else(|| self.language.clone());
        article.url = entry.link.or_else(|| entry.id.clone().filter(address));
        article.native_id = entry.id;
        Ok(article)
    }
}

/// The begin of an element: of an entry, or of a text to capture.
fn start_of<R>(feed: &mut Feed<R>, start: &BytesStart) -> Result<(), Fault> {
    let qualified = start.name();
    let name = plain(qualified.as_ref());
    feed.open.push(name.to_owned());
    let depth = feed.open.len();
    if depth > MAX_DEPTH {
        let said = format!("elements are nested more than {MAX_DEPTH} deep");
        return Err(Fault::Feed { path: feed.path.clone(), at: feed.reader.buffer_position(), said });
    }
    if let Some(capture) = feed.capture.as_mut() {
        if capture.xhtml {
            capture.text.extend(["<", name, ">"]);
        } else if capture.name == "author" && name == "name" {
            capture.text.clear();
        }
        return Ok(());
    }
    let attribute = |name: &str| {
        let found = start.try_get_attribute(name).ok()??;
        Some(html_escape::decode_html_entities(found.value.as_ref()).into_owned())
    };
    match (&mut feed.entry, name) {
        (None, "item" | "entry") => feed.entry = Some(Entry { depth, ..Entry::default() }),
        (None, "title" | "language")
            if matches!(feed.open.iter().rev().nth(1).map(String::as_str), Some("channel" | "feed")) =>
        {
            feed.capture = Some(Capture { name: name.to_owned(), depth, xhtml: false, text: String::new() });
        }
        (Some(entry), name) if depth == entry.depth + 1 && is_read(qualified.as_ref()) => {
            if name == "link" && attribute("rel").is_none_or(|rel| rel == "alternate") {
                entry.link = entry.link.take().or_else(|| attribute("href"));
            }
            let xhtml = attribute("type").as_deref() == Some("xhtml");
            feed.capture = Some(Capture { name: name.to_owned(), depth, xhtml, text: String::new() });
        }
        _ => {}
    }
    Ok(())
}

/// A name without its prefix: "encoded" of "content:encoded".
fn plain(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// Whether an element of an entry is read, by its name with its prefix: "media:title" is that of a picture.
fn is_read(name: &str) -> bool {
    let (prefix, name) = name.split_once(':').unwrap_or(("", name));
    match prefix {
        "" | "atom" | "rss" => matches!(
            name,
            "title"
                | "link"
                | "guid"
                | "id"
                | "pubDate"
                | "published"
                | "issued"
                | "updated"
                | "modified"
                | "author"
                | "content"
                | "description"
                | "summary"
                | "language"
                | "date"
        ),
        "content" => name == "encoded",
        "dc" | "dcterms" => matches!(name, "date" | "creator" | "publisher" | "language" | "modified"),
        _ => false,
    }
}

/// The prose of an element: markup to lines, entities decoded.
fn prose(source: &str, text: &str) -> Result<String, Fault> {
    if html::is_markup(text) || text.contains("/>") {
        return html::fragment(source, text);
    }
    Ok(html_escape::decode_html_entities(text).trim().to_owned())
}

impl<R: BufRead> Iterator for Feed<R> {
    type Item = Result<Article, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        match self.entry() {
            Ok(Some(entry)) => {
                self.item += 1;
                Some(self.article(entry))
            }
            Ok(None) => {
                self.done = true;
                None
            }
            Err(fault) => {
                self.done = true;
                Some(Err(fault))
            }
        }
    }
}

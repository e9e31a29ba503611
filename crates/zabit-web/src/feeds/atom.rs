//! A feed in the form of Atom. Addresses are those of this server, told from its root: a reader knows where it asked.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// When a feed without entries was updated: never.
const NEVER: &str = "1970-01-01T00:00:00Z";
const SPACE: &str = "http://www.w3.org/2005/Atom";

/// A feed.
pub struct Feed {
    /// Its title.
    pub title: String,
    /// Its address.
    pub address: String,
    /// The page that shows the same.
    pub page: Option<String>,
    /// The language of its titles.
    pub language: &'static str,
    /// The latest first.
    pub entries: Vec<Entry>,
}

/// An entry of a feed.
pub struct Entry {
    /// Its name, which stays.
    pub name: String,
    /// Its title.
    pub title: String,
    /// When it came, RFC 3339.
    pub updated: String,
    /// When it was published, RFC 3339.
    pub published: Option<String>,
    /// Who published it.
    pub author: String,
    /// What it is.
    pub category: String,
    /// The page that shows it.
    pub page: String,
    /// What it says.
    pub content: String,
}

type Xml = Writer<Vec<u8>>;

impl Feed {
    /// The feed as XML.
    ///
    /// # Errors
    /// None in memory; the writer's type has them.
    pub fn written(&self) -> io::Result<Vec<u8>> {
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        let feed = xml.create_element("feed").with_attribute(("xmlns", SPACE));
        feed.with_attribute(("xml:lang", self.language)).write_inner_content(|xml| self.inside(xml))?;
        Ok(xml.into_inner())
    }

    fn inside(&self, xml: &mut Xml) -> io::Result<()> {
        text(xml, "id", &format!("tag:zabit,2025:{}", self.address.trim_start_matches('/')))?;
        text(xml, "title", &self.title)?;
        // Times of the store are all in UTC, so they compare as text.
        let updated = self.entries.iter().map(|entry| entry.updated.as_str()).max().unwrap_or(NEVER);
        text(xml, "updated", updated)?;
        person(xml, "Zabıt")?;
        link(xml, "self", "application/atom+xml", &self.address)?;
        if let Some(page) = &self.page {
            link(xml, "alternate", "text/html", page)?;
        }
        self.entries
            .iter()
            .try_for_each(|entry| xml.create_element("entry").write_inner_content(|xml| entry.inside(xml)).map(drop))
    }
}

impl Entry {
    fn inside(&self, xml: &mut Xml) -> io::Result<()> {
        text(xml, "id", &self.name)?;
        text(xml, "title", &self.title)?;
        text(xml, "updated", &self.updated)?;
        if let Some(published) = &self.published {
            text(xml, "published", published)?;
        }
        person(xml, &self.author)?;
        xml.create_element("category").with_attribute(("term", clean(&self.category).as_str())).write_empty()?;
        link(xml, "alternate", "text/html", &self.page)?;
        xml.create_element("content")
            .with_attribute(("type", "text"))
            .write_text_content(BytesText::new(&clean(&self.content)))
            .map(drop)
    }
}

fn text(xml: &mut Xml, name: &str, said: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&clean(said))).map(drop)
}

fn person(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element("author").write_inner_content(|xml| text(xml, "name", name)).map(drop)
}

fn link(xml: &mut Xml, relation: &str, kind: &str, address: &str) -> io::Result<()> {
    let attributes = [("rel", relation), ("type", kind), ("href", address)];
    xml.create_element("link").with_attributes(attributes).write_empty().map(drop)
}

/// Words without the letters that XML cannot hold, escaped or not.
fn clean(words: &str) -> String {
    let fits = |letter: &char| match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        letter => *letter >= ' ',
    };
    words.chars().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_story_says_is_never_markup() {
        let entry = Entry {
            name: "tag:zabit,2025:0/s/1-2".to_owned(),
            title: "<b>\u{1} & \u{ffff}".to_owned(),
            updated: "2025-01-01T00:00:00Z".to_owned(),
            published: None,
            author: "\"Örnek\"".to_owned(),
            category: "a\"b<".to_owned(),
            page: "/story/1?mark=s1&x=\"".to_owned(),
            content: "]]><script>".to_owned(),
        };
        let feed = Feed {
            title: "Ayşe".to_owned(),
            address: "/feed/entity/e1".to_owned(),
            page: None,
            language: "tr",
            entries: vec![entry],
        };
        let xml = String::from_utf8(feed.written().unwrap()).unwrap();
        assert!(!xml.contains("<b>") && !xml.contains("<script>") && !xml.contains('\u{1}'), "{xml}");
        let mut reader = quick_xml::Reader::from_str(&xml);
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap() {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
        assert!(xml.contains("<updated>2025-01-01T00:00:00Z</updated>"), "{xml}");
    }

    #[test]
    fn a_feed_without_entries_is_one() {
        let feed =
            Feed { title: "x".to_owned(), address: "/f".to_owned(), page: None, language: "en", entries: Vec::new() };
        assert!(String::from_utf8(feed.written().unwrap()).unwrap().contains(NEVER));
    }
}

//! Pages that would take all memory, hours, or the stack: refused by what their markup would become.
//!
//! [`before_parsing`] looks at the tags alone, in one pass: a parser keeps every open element in a list that it
//! searches, copies open `<b>` and `<font>` into every new paragraph, and compares each attribute of a tag with all
//! others. It is near enough to the parser's own rules to spare its time; [`after_parsing`] is exact and spares the
//! stack.

use dom_query::Document;

/// Elements inside one another. Pages written by people have some thirty, browsers cut at 512.
const MAX_DEPTH: usize = 512;

/// Attributes of one tag.
const MAX_ATTRIBUTES: usize = 500;

/// Elements and texts of a page. A long page of news has some ten thousand.
const MAX_NODES: usize = 400_000;

const TOO_DEEP: &str = "its elements are nested more than 512 deep";
const TOO_MANY_NODES: &str = "it has more than 400000 elements";
const TOO_MANY_ATTRIBUTES: &str = "an element of it has more than 500 attributes";

/// Elements without an end tag.
const VOID: &[&[u8]] = &[
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
    b"track", b"wbr",
];

/// Elements whose content is text, whatever it looks like.
const RAW: &[&[u8]] =
    &[b"script", b"style", b"textarea", b"title", b"noscript", b"iframe", b"xmp", b"noembed", b"noframes"];

/// Elements that a parser copies into each new block while they are open.
const FORMATTING: &[&[u8]] =
    &[b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt", b"u"];

/// Elements that end where the next of their kind begins.
const SELF_ENDING: &[&[u8]] = &[
    b"p",
    b"li",
    b"dd",
    b"dt",
    b"tr",
    b"td",
    b"th",
    b"option",
    b"optgroup",
    b"tbody",
    b"thead",
    b"tfoot",
    b"rp",
    b"rt",
];

/// How far up an element that ends another is looked for.
const NEAR: usize = 4;

/// How far up the element of an end tag is looked for.
const FAR: usize = 64;

/// Looks at the tags of a page; time is linear in its length.
///
/// # Errors
/// What is too much of it.
pub(super) fn before_parsing(html: &str) -> Result<(), &'static str> {
    let bytes = html.as_bytes();
    let mut open = Open::default();
    let mut at = 0;
    while let Some(found) = find(bytes, at, b"<") {
        at = match bytes.get(found + 1) {
            Some(b'!') if bytes[found..].starts_with(b"<!--") => past(bytes, found + 4, b"-->"),
            Some(b'!' | b'?') => past(bytes, found, b">"),
            Some(b'/') => {
                let name = name(bytes, found + 2);
                open.end(name);
                past(bytes, found + 2 + name.len(), b">")
            }
            Some(letter) if letter.is_ascii_alphabetic() => {
                let name = name(bytes, found + 1);
                let after = tag_end(bytes, found + 1 + name.len())?;
                open.start(name)?;
                if is_one_of(name, RAW) { past_raw(bytes, after, name) } else { after }
            }
            _ => found + 1,
        };
    }
    Ok(())
}

/// Looks at the tree of a page, without recursion.
///
/// # Errors
/// What is too much of it.
pub(super) fn after_parsing(doc: &Document) -> Result<(), &'static str> {
    let root = doc.root();
    let (mut depth, mut nodes, mut at) = (0usize, 0usize, root);
    loop {
        nodes += 1;
        if nodes > MAX_NODES {
            return Err(TOO_MANY_NODES);
        }
        if let Some(child) = at.first_child() {
            depth += 1;
            if depth > MAX_DEPTH + 8 {
                return Err(TOO_DEEP);
            }
            at = child;
            continue;
        }
        while at.next_sibling().is_none() {
            let Some(parent) = at.parent().filter(|_| at.id != root.id) else { return Ok(()) };
            depth = depth.saturating_sub(1);
            at = parent;
        }
        let Some(next) = at.next_sibling().filter(|_| at.id != root.id) else { return Ok(()) };
        at = next;
    }
}

/// The elements that are open.
#[derive(Default)]
struct Open<'a> {
    names: Vec<&'a [u8]>,
    formatting: usize,
    nodes: usize,
}

impl<'a> Open<'a> {
    fn start(&mut self, name: &'a [u8]) -> Result<(), &'static str> {
        let formatting = is_one_of(name, FORMATTING);
        // An element and the text after it; a block takes the open formatting with it.
        self.nodes += 2 + if formatting { 0 } else { self.formatting };
        if self.nodes > MAX_NODES * 2 {
            return Err(TOO_MANY_NODES);
        }
        if is_one_of(name, VOID) {
            return Ok(());
        }
        if is_one_of(name, SELF_ENDING) {
            self.close(name, NEAR);
        }
        self.formatting += usize::from(formatting);
        self.names.push(name);
        if self.names.len() > MAX_DEPTH { Err(TOO_DEEP) } else { Ok(()) }
    }

    fn end(&mut self, name: &[u8]) {
        if is_one_of(name, FORMATTING) {
            self.formatting = self.formatting.saturating_sub(1);
        }
        self.close(name, FAR);
    }

    /// Closes the nearest element of this name and all inside it.
    fn close(&mut self, name: &[u8], within: usize) {
        let from = self.names.len().saturating_sub(within);
        let near = self.names.get(from..).unwrap_or_default();
        if let Some(place) = near.iter().rposition(|open| open.eq_ignore_ascii_case(name)) {
            self.names.truncate(from + place);
        }
    }
}

fn is_one_of(name: &[u8], names: &[&[u8]]) -> bool {
    names.iter().any(|one| name.eq_ignore_ascii_case(one))
}

fn name(bytes: &[u8], from: usize) -> &[u8] {
    let rest = bytes.get(from..).unwrap_or_default();
    let end = rest.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>')).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// One past the ">" of a tag, whose attributes begin at `at`. A quotation mark counts after "=" alone.
fn tag_end(bytes: &[u8], mut at: usize) -> Result<usize, &'static str> {
    let (mut attributes, mut in_name, mut value) = (0, false, false);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => return Ok(at),
            b'"' | b'\'' if value => {
                at = past(bytes, at, &[byte]);
                (in_name, value) = (false, false);
            }
            b'=' if in_name => (in_name, value) = (false, true),
            b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'/' => in_name = in_name && byte != b'/',
            _ if value => {
                // A bare value runs to white space.
                let rest = bytes.get(at..).unwrap_or_default();
                at += rest.iter().position(|b| b.is_ascii_whitespace() || *b == b'>').unwrap_or(rest.len());
                (in_name, value) = (false, false);
            }
            _ => {
                let before = bytes.get(at.wrapping_sub(2)).copied().unwrap_or(b' ');
                attributes += usize::from(!in_name || before.is_ascii_whitespace());
                in_name = true;
                if attributes > MAX_ATTRIBUTES {
                    return Err(TOO_MANY_ATTRIBUTES);
                }
            }
        }
    }
    Ok(at)
}

/// One past the end tag of an element of raw text.
fn past_raw(bytes: &[u8], from: usize, name: &[u8]) -> usize {
    let mut at = from;
    while let Some(found) = find(bytes, at, b"</") {
        if self::name(bytes, found + 2).eq_ignore_ascii_case(name) {
            return found;
        }
        at = found + 2;
    }
    bytes.len()
}

/// One past the next `what`; the end where there is none.
fn past(bytes: &[u8], from: usize, what: &[u8]) -> usize {
    find(bytes, from, what).map_or(bytes.len(), |found| found + what.len())
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let first = *what.first()?;
    let mut at = 0;
    while let Some(found) = rest.get(at..)?.iter().position(|b| *b == first) {
        if rest[at + found..].starts_with(what) {
            return Some(from + at + found);
        }
        at += found + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_by_people_pass() {
        let cases = [
            "<p>Köprü açıldı.".repeat(5000),
            "<ul>".to_owned() + &"<li><a href=x>Köprü</a>".repeat(5000),
            "<table>".to_owned() + &"<tr><td>Köprü<td>açıldı".repeat(5000),
            "<div><p><b>Köprü</b> <img src='a>b'> açıldı.<br></p></div>".repeat(5000),
            "<script>if (a<b) document.write('<div><div><div>')</script>".repeat(5000),
            "<!-- <div> <div> -->".repeat(5000),
            "5 < 6 ve 7 <8 ".repeat(5000),
            "<img alt='".to_owned() + &"köprü ".repeat(5000) + "'>",
        ];
        for html in cases {
            let start: String = html.chars().take(40).collect();
            assert_eq!(before_parsing(&html), Ok(()), "{start}");
            assert_eq!(after_parsing(&Document::from(html)), Ok(()), "{start}");
        }
    }

    #[test]
    fn pages_that_are_bombs_do_not() {
        let cases = [
            ("<div>".repeat(100_000), TOO_DEEP),
            ("<b><i>".repeat(100_000), TOO_DEEP),
            ("<span><div>".repeat(1000), TOO_DEEP),
            (
                (0..200).map(|n| format!("<font size={n}>")).collect::<String>() + &"<p>x".repeat(100_000),
                TOO_MANY_NODES,
            ),
            ("<br>".repeat(1_000_000), TOO_MANY_NODES),
            ("<a".to_owned() + &(0..5000).map(|n| format!(" x{n}")).collect::<String>() + ">", TOO_MANY_ATTRIBUTES),
            (
                "<a".to_owned() + &(0..5000).map(|n| format!(" x{n}=\">\"")).collect::<String>() + ">",
                TOO_MANY_ATTRIBUTES,
            ),
        ];
        for (html, what) in cases {
            assert_eq!(before_parsing(&html), Err(what), "{}", &html[..20]);
        }
    }
}

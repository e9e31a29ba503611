//! A web page to its article: main text, headline, dates, outlet, author, address.
//!
//! The main text is found by `dom_smoothie`; what the page says of itself is read here, in the order of how far it is
//! to be trusted: JSON-LD (`json_ld.rs`), metas, `<time>` (`meta.rs`). `guard.rs` looks at the markup before it is
//! parsed, so that no page takes all memory or the stack; `clean.rs` takes off what stands around a story; `text.rs`
//! makes text of what is left, a paragraph a line.

mod clean;
mod encoding;
mod guard;
mod json_ld;
mod meta;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::article::{Article, Text};
use crate::fault::Fault;
use meta::Meta;

/// Letters an article has at least; less is a caption or a button.
const FEWEST_LETTERS: usize = 20;

/// Letters of main text that are taken as enough, so that no laxer search for it is made.
const ENOUGH_LETTERS: usize = 200;

/// Reads the article of a page. `label` is the encoding that its server named.
///
/// # Errors
/// [`Fault::Undecodable`], [`Fault::Markup`] or [`Fault::NoArticle`], each of this page alone.
pub(crate) fn page(source: &str, item: u64, bytes: &[u8], label: Option<&str>) -> Result<Article, Fault> {
    let undecodable = |cause| Fault::Undecodable { source_name: source.to_owned(), cause };
    let html = encoding::decode(bytes, label).map_err(undecodable)?;
    let doc = parsed(source, &html)?;
    let meta = Meta::of(&doc);
    let title = meta.title.clone();
    clean::clean(&doc);
    let (main, linked) = main_text(doc).unwrap_or_default();
    let main = without_title(&main, title.as_deref());
    let letters = letters(main);
    // Where most letters are links, it is a list of other pages.
    let is_article = letters >= FEWEST_LETTERS && linked * 2 < letters;
    let text = match &meta.body {
        Some(body) if !is_article || self::letters(body) > letters * 2 => body.as_str(),
        _ if is_article => main,
        _ => return Err(Fault::NoArticle { source_name: source.to_owned() }),
    };
    let mut article = Article::new(source.to_owned(), item, Text::Plain(text.to_owned()));
    meta.give(&mut article);
    Ok(article)
}

/// The text of a piece of markup that is all article, a paragraph a line: a body in a feed or a table.
///
/// # Errors
/// [`Fault::Markup`] where it is nested too deep.
pub(crate) fn fragment(source: &str, html: &str) -> Result<String, Fault> {
    let doc = parsed(source, html)?;
    Ok(text::text(&doc.root()).text)
}

/// Whether a text is markup.
pub(crate) fn is_markup(text: &str) -> bool {
    let tags = ["</p", "<p>", "<br", "</div", "</span", "</a>", "</b>", "</strong"];
    text.match_indices('<').any(|(at, _)| {
        let tag = text.as_bytes().get(at..).unwrap_or_default();
        tags.iter().any(|name| tag.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes())))
    })
}

fn parsed(source: &str, html: &str) -> Result<Document, Fault> {
    let markup = |what| Fault::Markup { source_name: source.to_owned(), what };
    guard::before_parsing(html).map_err(markup)?;
    let doc = Document::from(html);
    guard::after_parsing(&doc).map_err(markup)?;
    Ok(doc)
}

/// The main text and how many of its letters are links.
fn main_text(doc: Document) -> Option<(String, usize)> {
    let config = Config { disable_json_ld: true, char_threshold: ENOUGH_LETTERS, ..Config::default() };
    // The page is not ours and neither is the code that judges it: should it panic, one page is lost and not the run.
    let content = catch_unwind(AssertUnwindSafe(|| {
        let mut readability = Readability::with_document(doc, None, Some(config)).ok()?;
        readability.parse().ok().map(|found| found.content.to_string())
    }));
    let content = Document::from(content.ok()??);
    let found = text::text(&content.root());
    Some((clean::without_notices(found.text), found.linked))
}

/// The text without a first line that only repeats the headline.
fn without_title<'a>(text: &'a str, title: Option<&str>) -> &'a str {
    match text.split_once('\n') {
        Some((first, rest)) if title.is_some_and(|title| title.trim() == first) => rest,
        _ => text,
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

//! What a page says of its article: JSON-LD first, then metas, then `<time>` and `<title>`.

use dom_query::{Document, NodeRef};
use serde_json::Value;

use super::json_ld::{Graph, string};
use crate::article::Article;

/// Metas that hold the moment of publication, the surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
];

/// Metas that hold the moment of the last change.
const MODIFIED: &[&str] = &["article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified"];

/// What a page says of its article.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub(super) title: Option<String>,
    /// The text of the article as JSON-LD has it, mostly without paragraphs.
    pub(super) body: Option<String>,
    published: Option<String>,
    modified: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    url: Option<String>,
    language: Option<String>,
}

impl Meta {
    /// Reads all of it.
    pub(super) fn of(doc: &Document) -> Self {
        let scripts = doc.select("script[type]").iter().filter(is_json_ld).map(|script| script.text().to_string());
        let scripts: Vec<String> = scripts.collect();
        let graph = Graph::of(scripts.into_iter());
        let article = graph.article();
        let of = |name: &str| article.and_then(|article| article.get(name));
        let text = |name: &str| of(name).and_then(string);
        let metas = Metas::of(doc);
        let is_address = |text: &String| text.starts_with("http://") || text.starts_with("https://");
        let is_stamp = |text: &String| crate::when::when(text).is_some();
        let name = |name: &str| of(name).and_then(|value: &Value| graph.name(value));
        Self {
            title: text("headline").or_else(|| metas.first(&["og:title", "twitter:title"])).or_else(|| title(doc)),
            body: of("articleBody").and_then(body),
            published: text("datePublished")
                .filter(is_stamp)
                .or_else(|| metas.find(PUBLISHED, is_stamp))
                .or_else(|| time(doc)),
            modified: text("dateModified").filter(is_stamp).or_else(|| metas.find(MODIFIED, is_stamp)),
            outlet: name("publisher").or_else(|| metas.first(&["og:site_name", "application-name"])),
            author: name("author")
                .or_else(|| metas.find(&["author", "article:author", "dc.creator"], |text| !is_address(text))),
            url: attribute(doc, "link[rel='canonical']", "href")
                .filter(is_address)
                .or_else(|| text("mainEntityOfPage").filter(is_address))
                .or_else(|| text("url").filter(is_address))
                .or_else(|| metas.find(&["og:url"], is_address)),
            language: text("inLanguage")
                .or_else(|| attribute(doc, "html", "lang"))
                .or_else(|| metas.first(&["og:locale"])),
        }
    }

    /// Writes it into an article.
    pub(super) fn give(self, article: &mut Article) {
        article.set_published(self.published.as_deref());
        article.set_modified(self.modified.as_deref());
        article.title = self.title;
        article.outlet = self.outlet;
        article.author = self.author;
        article.url = self.url;
        article.language = self.language;
    }
}

/// The metas of a page, in its order: names in lower case and contents.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(doc: &Document) -> Self {
        let nodes = doc.select("meta[content]");
        let named = |node: &NodeRef| {
            let name = node.attr("property").or_else(|| node.attr("name")).or_else(|| node.attr("itemprop"))?;
            Some((name.trim().to_ascii_lowercase(), clean(&node.attr("content")?)))
        };
        Self(nodes.nodes().iter().filter_map(named).filter(|(_, content)| !content.is_empty()).collect())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.find(names, |_| true)
    }

    /// The first content that fits, in the order of the names.
    fn find(&self, names: &[&str], fits: impl Fn(&String) -> bool) -> Option<String> {
        let of = |name: &str| self.0.iter().find(|(found, content)| found == name && fits(content));
        names.iter().find_map(|name| of(name)).map(|(_, content)| content.clone())
    }
}

/// Text on one line, entities decoded: JSON-LD often holds them twice.
pub(super) fn clean(text: &str) -> String {
    let text = html_escape::decode_html_entities(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of `articleBody`, a line of it a paragraph; `None` where it is markup or empty.
fn body(value: &Value) -> Option<String> {
    let text = html_escape::decode_html_entities(value.as_str()?);
    let lines = text.lines().map(clean).filter(|line| !line.is_empty());
    let text = lines.collect::<Vec<_>>().join("\n");
    (!text.is_empty() && !super::is_markup(&text)).then_some(text)
}

fn is_json_ld(script: &dom_query::Selection) -> bool {
    script.attr("type").is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json"))
}

/// The heading of the page where it has one, else its `<title>` without the name of the site.
fn title(doc: &Document) -> Option<String> {
    let headings = doc.select("h1");
    let heading = if headings.length() == 1 { clean(&headings.text()) } else { String::new() };
    if !heading.is_empty() {
        return Some(heading);
    }
    let title = clean(&doc.select("title").nodes().first()?.text());
    let parts = [" | ", " - ", " – ", " — "].iter().filter_map(|mark| title.rsplit_once(mark));
    let story =
        parts.map(|(story, _)| story).filter(|story| story.split(' ').count() >= 3).min_by_key(|story| story.len());
    let story = story.unwrap_or(&title);
    (!story.is_empty()).then(|| story.to_owned())
}

/// The moment in the `<time>` of the article: one that says so, one in the article, or the only one of the page. The
/// times of a page with several belong to other stories.
fn time(doc: &Document) -> Option<String> {
    let places = ["time[itemprop='datePublished'][datetime]", "time[pubdate][datetime]", "article time[datetime]"];
    let sure = places.iter().find_map(|place| attribute(doc, place, "datetime"));
    sure.or_else(|| {
        let all = doc.select("time[datetime]");
        if all.length() == 1 { Some(clean(&all.attr("datetime")?)) } else { None }
    })
}

fn attribute(doc: &Document, place: &str, name: &str) -> Option<String> {
    let found = doc.select(place);
    let text = clean(&found.nodes().first()?.attr(name)?);
    (!text.is_empty()).then_some(text)
}

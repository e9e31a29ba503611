//! What stands around a story on Turkish pages: taken off before the main text is looked for, whose rules of thumb
//! know the English names of such things alone.

use dom_query::{Document, NodeRef};

/// Words of classes and ids that name what is no story, as they stand between marks: "kvkk" of "kvkk-uyari". Words
/// that an author or a section may have are not among them: "ad" is a name too, "yorum" an opinion piece.
const AROUND: &[&str] = &[
    "footer",
    "altbilgi",
    "kunye",
    "cerez",
    "cerezler",
    "kvkk",
    "cookie",
    "cookies",
    "gdpr",
    "reklam",
    "reklamlar",
    "advertisement",
    "etiketler",
    "yorumlar",
    "breadcrumb",
    "breadcrumbs",
    "bulten",
    "newsletter",
    "cokokunan",
    "cokokunanlar",
    "ilgilihaberler",
    "mansetler",
];

/// Takes it off. What holds a heading of the page, an article or the main part stays, whatever it is called.
pub(super) fn clean(doc: &Document) {
    let named = doc.select("footer, nav, [class], [id]");
    for node in named.nodes() {
        if is_around(node) && !holds_story(node) {
            node.remove_from_parent();
        }
    }
}

fn is_around(node: &NodeRef) -> bool {
    if node.has_name("footer") || node.has_name("nav") {
        return true;
    }
    let is_word = |word: &str| AROUND.iter().any(|name| word.eq_ignore_ascii_case(name));
    let names = [node.class(), node.id_attr()];
    names.iter().flatten().any(|name| name.split(|c: char| !c.is_alphanumeric()).any(is_word))
}

fn holds_story(node: &NodeRef) -> bool {
    let is_story = |node: &NodeRef| ["html", "body", "h1", "article", "main"].iter().any(|name| node.has_name(name));
    is_story(node) || node.descendants_it().any(|inner| is_story(&inner))
}

/// The text without lines that announce an advertisement and nothing else.
pub(super) fn without_notices(text: String) -> String {
    let is_notice =
        |line: &str| matches!(zabit_turkish::casing::lower(line).as_str(), "reklam" | "ilan" | "advertisement");
    if !text.lines().any(is_notice) {
        return text;
    }
    text.lines().filter(|line| !is_notice(line)).collect::<Vec<_>>().join("\n")
}

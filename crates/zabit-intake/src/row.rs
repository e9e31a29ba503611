//! The fields of one record of a table or a JSON object to an article.

use crate::article::{Article, Text};
use crate::fault::Fault;
use crate::html;
use crate::options::Field;

/// Makes an article of what `get` gives for each field.
///
/// # Errors
/// [`Fault::NoText`] where it has no text, [`Fault::Markup`] where that is markup that cannot be read.
pub(crate) fn article(source: String, item: u64, get: impl Fn(Field) -> Option<String>) -> Result<Article, Fault> {
    let get = |field| get(field).filter(|value| !value.trim().is_empty());
    let line = |field| get(field).map(|value| value.trim().to_owned());
    let Some(text) = get(Field::Text) else { return Err(Fault::NoText { source_name: source }) };
    let text = if html::is_markup(&text) { html::fragment(&source, &text)? } else { text };
    if text.trim().is_empty() {
        return Err(Fault::NoText { source_name: source });
    }
    let mut article = Article::new(source, item, Text::Plain(text));
    article.set_published(get(Field::Published).as_deref());
    article.set_modified(get(Field::Modified).as_deref());
    article.title = line(Field::Title);
    article.outlet = line(Field::Outlet);
    article.author = line(Field::Author).map(|names| names.replace('\n', ", "));
    article.url = line(Field::Url);
    article.native_id = line(Field::Id);
    article.language = line(Field::Language);
    Ok(article)
}

/// Names of columns as a message lists them; of many, the first.
pub(crate) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let plain = |name: &str| name.chars().filter(|c| !c.is_control()).take(40).collect::<String>();
    let mut names: Vec<String> = names.filter(|name| !name.trim().is_empty()).map(plain).take(21).collect();
    if names.len() > 20 {
        names[20] = "…".to_owned();
    }
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

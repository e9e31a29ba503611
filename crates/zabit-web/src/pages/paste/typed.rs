//! What the form says: its fields, and a file where one was chosen. A browser sends both as parts; a plain form will do.

use axum::body::Bytes;
use axum::extract::{Form, FromRequest, Multipart, Request};
use axum::http::header;
use serde::Deserialize;
use zabit_intake::{Article, Text};
use zabit_store::Fresh;

use crate::error::Fault;

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The story.
    pub text: String,
    /// Its headline.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// The day of publication.
    pub published: String,
    /// Its address.
    pub url: String,
    /// "read" to see the record; anything else keeps the story.
    pub act: String,
}

/// A file: its name and what is in it.
pub type File = (String, Bytes);

/// The fields, and the file where one was chosen.
///
/// # Errors
/// A body that is no form.
pub async fn of(request: Request) -> Result<(Typed, Option<File>), Fault> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.to_ascii_lowercase().starts_with("multipart/form-data") {
        let form = Form::<Typed>::from_request(request, &()).await;
        return form.map(|Form(typed)| (typed, None)).map_err(|_| Fault::Asked("asked-unreadable"));
    }
    let unreadable = |_| Fault::Asked("asked-unreadable");
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Fault::Asked("asked-unreadable"))?;
    let (mut typed, mut file) = (Typed::default(), None);
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "file" {
            let called = part.file_name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(unreadable)?;
            // No file chosen is an empty one without a name.
            file = (!bytes.is_empty() || !called.is_empty()).then_some((called, bytes));
            continue;
        }
        let text = part.text().await.map_err(unreadable)?;
        match name.as_str() {
            "text" => typed.text = text,
            "title" => typed.title = text,
            "outlet" => typed.outlet = text,
            "published" => typed.published = text,
            "url" => typed.url = text,
            "act" => typed.act = text,
            _ => {}
        }
    }
    Ok((typed, file))
}

impl Typed {
    /// The article that was typed.
    ///
    /// # Errors
    /// The key of the text that says what is wrong with it.
    pub fn article(&self) -> Result<Article, &'static str> {
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let published = match some(&self.published) {
            Some(day) => Some(day.parse().map_err(|_| "paste-day")?),
            None => None,
        };
        Ok(Article {
            source: "web".to_owned(),
            item: 0,
            text: Text::Plain(self.text.replace("\r\n", "\n")),
            title: some(&self.title),
            published,
            published_at: None,
            modified: None,
            modified_at: None,
            retrieved_at: None,
            outlet: some(&self.outlet),
            author: None,
            url: some(&self.url),
            language: None,
            native_id: None,
        })
    }

    /// Fills what is still empty with what a story says of itself.
    pub fn fill(&mut self, fresh: &Fresh) {
        let document = &fresh.record.document;
        if self.text.trim().is_empty() {
            self.text.clone_from(&document.text);
        }
        let known = [
            (&mut self.title, &document.title),
            (&mut self.outlet, &document.outlet),
            (&mut self.published, &document.published),
            (&mut self.url, &fresh.about.url),
        ];
        for (field, known) in known {
            if let Some(known) = known
                && field.trim().is_empty()
            {
                field.clone_from(known);
            }
        }
    }
}

//! Stories: listed, read, added.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zabit_intake::{Article, Text};
use zabit_keep::{Taken, take};
use zabit_record::Record;
use zabit_store::{Added, Joined, Kept, LatestRow, Page, Store};
use zabit_text::{LoadError, LoadOptions};

use super::ROOT;
use super::cursor::Row;
use super::query::{Nothing, StoryId};
use super::rows::Told;
use super::table::{Body, Done};
use crate::error::Fault;
use crate::state::Web;

impl Row for LatestRow {
    fn name(&self) -> String {
        self.at.story.to_string()
    }
}

pub fn list(store: &Store, _: &Nothing, _: &Nothing, page: &Page, _: &str) -> Result<Vec<LatestRow>, Fault> {
    Ok(store.latest(page)?)
}

/// A story with all that is known of it.
#[derive(Serialize, JsonSchema)]
pub struct StoryTold {
    /// What is known of it beyond its record.
    #[serde(flatten)]
    kept: Told<Kept>,
    /// Its record as it was added: what `zabit read` gives. Decisions change the store, not the record.
    record: Record,
    /// Which numbers the parts of the record have in the store, and who they are there.
    parts: Told<Joined>,
}

pub fn story(store: &Store, place: StoryId, _: Nothing) -> Result<StoryTold, Fault> {
    let story = store.story(&place.id)?;
    let (kept, record, parts) = (store.kept(story)?, store.record(story)?, store.joined(story)?);
    Ok(StoryTold { kept: Told(kept), record, parts: Told(parts) })
}

pub fn text(store: &Store, place: StoryId, _: Nothing) -> Result<String, Fault> {
    let story = store.story(&place.id)?;
    Ok(store.record(story)?.document.text)
}

/// A story to be added. Its text alone is enough.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStory {
    /// Its text, a paragraph a line.
    #[schemars(length(min = 1))]
    text: String,
    /// Its headline.
    title: Option<String>,
    /// The day it was published: "2025-09-08".
    published: Option<String>,
    /// Who published it.
    outlet: Option<String>,
    /// Who wrote it.
    author: Option<String>,
    /// Its address.
    url: Option<String>,
    /// The name that the outlet has for it: another text under the same name is a later version.
    id: Option<String>,
    /// Whether it is kept in another language too, read as if it were Turkish.
    any_language: Option<bool>,
}

impl Body for NewStory {
    const TEXT: bool = true;

    fn of_text(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// What became of a story.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AddedStory {
    /// Its number.
    story: i64,
    /// "new"; "known", where it was there word for word; "copy" of another outlet's story; "version", where a story of its
    /// name was there with another text.
    outcome: &'static str,
    /// The story that it is a copy or version of.
    of: Option<i64>,
}

pub async fn add(web: Web, typed: NewStory) -> Result<Done<AddedStory>, Fault> {
    let options = LoadOptions { any_language: typed.any_language.unwrap_or_default(), ..LoadOptions::default() };
    let article = article(typed)?;
    let fresh = web.work(move || take(article, &options).map(Taken::read).map_err(refused)).await?;
    let added = web.change(move |store| Ok(store.add(&[fresh], &[])?)).await?;
    let (story, outcome, of) = match added.first().ok_or(Fault::Internal)? {
        Added::New { story } => (*story, "new", None),
        Added::Known { story } => (*story, "known", None),
        Added::Copy { story, of } => (*story, "copy", Some(*of)),
        Added::Version { story, of } => (*story, "version", Some(*of)),
    };
    let at = format!("{ROOT}/stories/{story}");
    Ok(Done { new: outcome != "known", at, answer: AddedStory { story, outcome, of } })
}

fn refused(error: LoadError) -> Fault {
    match error {
        LoadError::TooLarge { .. } => Fault::TooLarge,
        LoadError::OtherLanguage { language, .. } => {
            Fault::Refused(format!("text: is in {}, not Turkish; keep it with \"any_language\": true", language.name))
        }
        _ => Fault::Refused("text: holds no text".to_owned()),
    }
}

fn article(typed: NewStory) -> Result<Article, Fault> {
    let some = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let published = match some(typed.published) {
        Some(day) => {
            let wrong = |_| Fault::Refused("published: is no day; write 2025-09-08".to_owned());
            Some(day.parse().map_err(wrong)?)
        }
        None => None,
    };
    Ok(Article {
        source: "api".to_owned(),
        item: 0,
        text: Text::Plain(typed.text.replace("\r\n", "\n")),
        title: some(typed.title),
        published,
        published_at: None,
        modified: None,
        modified_at: None,
        retrieved_at: None,
        outlet: some(typed.outlet),
        author: some(typed.author),
        url: some(typed.url),
        language: None,
        native_id: some(typed.id),
    })
}

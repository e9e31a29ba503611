//! A story with all that was read in it marked, and for each mark who, what, why, and which other stories carry it.
//!
//! `told` is what the store says, `woven` the text with its marks, `panel` what is said of one mark, `correct` what a person can
//! correct of it, `speakers` the list
//! beside the text, `preview` all of that of a story that is not kept. A mark's number is that of the store ("s12", "e3"), so other pages can point at it.

mod correct;
mod panel;
pub mod preview;
pub mod speakers;
mod told;
mod woven;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use zabit_keep::why;
use zabit_store::Carrier;

use self::correct::{STATUSES, UNITS, What};
use self::panel::{Other, Panel};
use self::speakers::Speaker;
use self::told::Told;
pub use self::woven::Part;
use self::woven::{Paragraph, Woven};
use super::frame::{Frame, framed};
use super::{Page, paths};
use crate::error::Fault;
use crate::state::Web;

#[derive(Template)]
#[template(path = "story.html")]
struct View {
    frame: Frame,
    told: Told,
    /// The headline with its marks, where it stands in the text.
    headline: Option<Paragraph>,
    paragraphs: Vec<Paragraph>,
    speakers: Vec<Speaker>,
    panel: Option<Panel>,
    /// Which mark is chosen.
    chosen: String,
}

framed!(View);

/// The panel alone, for the script.
#[derive(Template)]
#[template(path = "story_panel.html")]
struct PanelView {
    frame: Frame,
    panel: Option<Panel>,
}

framed!(PanelView);

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The mark that is chosen.
    mark: String,
    /// "panel" for the panel alone.
    part: String,
}

/// Kinds of marks that can be hidden: the key of the text, the class of the marks.
const KINDS: [(&str, &str); 6] = [
    ("story-show-statements", "said"),
    ("story-show-names", "name"),
    ("story-show-figures", "figure"),
    ("story-show-events", "event"),
    ("story-show-commitments", "commitment"),
    ("story-show-dates", "date"),
];

pub fn routes() -> Router<Web> {
    Router::new().route("/story/{id}", get(story))
}

async fn story(
    State(web): State<Web>,
    frame: Frame,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let mut told = web.ask(move |store| Told::ask(store, &id)).await?;
    if told.joined.statements.iter().any(|statement| statement.id == asked.mark) {
        let document = told.record.document.clone();
        told.why = web.work(move || Ok(why(&document))).await?;
    }
    let panel = panel::panel(&told, &asked.mark, frame.t);
    if asked.part == "panel" {
        return Ok(Page(PanelView { frame, panel }).into_response());
    }
    let chosen = panel.as_ref().map(|panel| panel.id.clone()).unwrap_or_default();
    let Woven { headline, paragraphs } = woven::weave(&told, &chosen, frame.t);
    let speakers = speakers::speakers(&told, frame.t);
    Ok(Page(View { frame, told, headline, paragraphs, speakers, panel, chosen }).into_response())
}

impl View {
    /// The address of the story outside, if it has one that is safe to follow.
    fn outside(&self) -> Option<&str> {
        paths::outside(self.told.kept.at.url.as_deref()?)
    }

    fn others(&self, carriers: &[Carrier]) -> Vec<Other> {
        carriers.iter().map(|carrier| panel::other(carrier, self.frame.t)).collect()
    }

    fn title(&self) -> String {
        self.told.kept.at.title.clone().unwrap_or_else(|| self.frame.t.say("no-title").into_owned())
    }
}

//! Somebody or something that stories speak of: offices in time, company, and what was said, the latest first.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use zabit_store::{Resolved, Said, SaidRow, Thing, Who};

use super::frame::{Frame, framed};
use super::pager::{Pager, page};
use super::{Page, paths};
use crate::error::Fault;
use crate::state::Web;

const ROWS: u32 = 30;

#[derive(Template)]
#[template(path = "entity.html")]
struct View {
    frame: Frame,
    who: Who,
    said: Vec<SaidRow>,
    pager: Pager,
}

framed!(View);

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    since: String,
    until: String,
    page: Option<u32>,
}

pub fn routes() -> Router<Web> {
    Router::new().route("/entity/{id}", get(entity))
}

async fn entity(
    State(web): State<Web>,
    frame: Frame,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let Some(Thing::Entity(_)) = Thing::new(&id) else { return Err(Fault::NotFound) };
    let (number, rows) = page(asked.page, ROWS, &asked.since, &asked.until)?;
    let typed = id.clone();
    let (who, mut said) = web
        .ask(move |store| {
            // An entity that was merged into another is that one.
            let Resolved::One(named) = store.resolve(&typed)? else { return Err(Fault::NotFound) };
            let said = store.said(&Said { speaker: named.entity, about: None }, &rows)?;
            Ok((store.who(named.entity, None)?, said))
        })
        .await?;
    if who.id != id {
        return Ok(Redirect::to(&paths::entity(&who.id)).into_response());
    }
    let filters = [("since", asked.since.as_str()), ("until", asked.until.as_str())];
    let pager = Pager::new(number, said.len(), ROWS, &paths::entity(&id), &filters);
    said.truncate(ROWS as usize);
    Ok(Page(View { frame, who, said, pager }).into_response())
}

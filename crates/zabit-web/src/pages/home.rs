//! The front page: what the store holds, and what came last.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use zabit_store::{
    AgreementRow, Agreements, CommitmentRow, Commitments, EntityRow, LatestRow, Page as Rows, People, today,
};

use super::frame::{Frame, framed};
use super::{Page, paths};
use crate::error::Fault;
use crate::state::Web;

/// Rows of each list.
const STORIES: u32 = 9;
const OTHERS: u32 = 8;

#[derive(Template)]
#[template(path = "home.html")]
struct View {
    frame: Frame,
    stories: Vec<LatestRow>,
    people: Vec<EntityRow>,
    agreements: Vec<AgreementRow>,
    commitments: Vec<CommitmentRow>,
}

framed!(View);

pub fn routes() -> Router<Web> {
    Router::new().route("/", get(home))
}

async fn home(State(web): State<Web>, frame: Frame) -> Result<Page<View>, Fault> {
    let (stories, people, agreements, commitments) = web
        .ask(|store| {
            let open = Commitments { open: Some(today()), ..Commitments::default() };
            Ok((
                store.latest(&Rows::first(STORIES))?,
                store.people(&People::default(), &Rows::first(OTHERS))?,
                store.agreements(&Agreements::default(), &Rows::first(OTHERS))?,
                store.commitments(&open, &Rows::first(OTHERS))?,
            ))
        })
        .await?;
    Ok(Page(View { frame, stories, people, agreements, commitments }))
}

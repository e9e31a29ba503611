//! Search in all forms of a word, with filters that stay in the address.

use askama::Template;
use axum::Router;
use axum::extract::{Query as Asking, State};
use axum::routing::get;
use serde::Deserialize;
use zabit_store::{Hit, Named, Query, Resolved, Search};

use super::frame::{Frame, framed};
use super::pager::{Pager, page};
use super::{Page, paths};
use crate::error::Fault;
use crate::marks::{Piece, paragraphs};
use crate::state::Web;

const ROWS: u32 = 20;
const PATH: &str = "/search";
/// Letters of a query that are read; more are no question but a text.
const LETTERS: usize = 1000;

#[derive(Template)]
#[template(path = "search.html")]
struct View {
    frame: Frame,
    asked: Asked,
    state: Found,
    pager: Pager,
}

framed!(View);

/// What came of a search.
enum Found {
    /// Nothing was asked yet.
    Start,
    /// There are only words to leave out.
    OnlyOut,
    /// The speaker is nobody.
    NoSpeaker,
    /// The speaker may be one of these.
    Speakers(Vec<(String, Named)>),
    /// Stories, maybe none.
    Hits(Vec<Hit>),
}

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    since: String,
    until: String,
    outlet: String,
    speaker: String,
    title: String,
    newest: String,
    page: Option<u32>,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 7] {
        [
            ("q", &self.q),
            ("since", &self.since),
            ("until", &self.until),
            ("outlet", &self.outlet),
            ("speaker", &self.speaker),
            ("title", &self.title),
            ("newest", &self.newest),
        ]
    }

    fn is_filtered(&self) -> bool {
        self.pairs()[1..].iter().any(|(_, value)| !value.is_empty())
    }

    fn of_speaker(&self, id: &str) -> String {
        let mut pairs = self.pairs();
        pairs[4].1 = id;
        paths::with(PATH, &pairs)
    }

    fn without_filters(&self) -> String {
        paths::with(PATH, &self.pairs()[..1])
    }
}

/// A snippet in pieces: whether each is a hit.
fn pieces(hit: &Hit) -> Vec<(bool, &str)> {
    let mut open = 0;
    let mut out = Vec::new();
    for piece in paragraphs(&hit.snippet, &hit.marks).into_iter().flatten() {
        match piece {
            Piece::Open { .. } => open += 1,
            Piece::Close { .. } => open -= 1,
            Piece::Text(text) => out.push((open > 0, text)),
        }
    }
    out
}

pub fn routes() -> Router<Web> {
    Router::new().route(PATH, get(search))
}

async fn search(State(web): State<Web>, mut frame: Frame, Asking(asked): Asking<Asked>) -> Result<Page<View>, Fault> {
    frame.sought.clone_from(&asked.q);
    let (number, rows) = page(asked.page, ROWS, &asked.since, &asked.until)?;
    let wanted = asked.clone();
    let mut state = web.ask(move |store| found(store, &wanted, &rows)).await?;
    let mut pager = Pager::default();
    if let Found::Hits(hits) = &mut state {
        pager = Pager::new(number, hits.len(), ROWS, PATH, &asked.pairs());
        hits.truncate(ROWS as usize);
    }
    Ok(Page(View { frame, asked, state, pager }))
}

fn found(store: &zabit_store::Store, asked: &Asked, rows: &zabit_store::Page) -> Result<Found, Fault> {
    let typed: String = asked.q.chars().take(LETTERS).collect();
    if typed.trim().is_empty() {
        return Ok(Found::Start);
    }
    let query = Query::new(&typed);
    if query.is_empty() {
        return Ok(Found::OnlyOut);
    }
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let speaker = match some(&asked.speaker).map(|name| store.resolve(&name)).transpose()? {
        None => None,
        Some(Resolved::One(named)) => Some(named.entity),
        Some(Resolved::Nobody) => return Ok(Found::NoSpeaker),
        Some(Resolved::Several(several)) => {
            let choice = |named: Named| (asked.of_speaker(&named.id), named);
            return Ok(Found::Speakers(several.into_iter().map(choice).collect()));
        }
    };
    let (title, newest) = (!asked.title.is_empty(), !asked.newest.is_empty());
    let wanted = Search { query, outlet: some(&asked.outlet), speaker, title, newest };
    Ok(Found::Hits(store.search(&wanted, rows)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_marked_by_letter_not_by_byte() {
        let hit = Hit { snippet: "Iğdır'da ırmak".to_owned(), marks: vec![(0, 5), (9, 14)], ..Hit::default() };
        assert_eq!(pieces(&hit), [(true, "Iğdır"), (false, "'da "), (true, "ırmak")]);
    }
}

//! Who meets, agrees with and speaks of whom: a picture, and beside it a table that says the same.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use zabit_store::{Network, Page as Rows, Store, Tie, TieKind, Ties};

use super::export::{self, Sheet};
use super::frame::{Frame, framed};
use super::pager::page;
use super::typed::{Choice, Typed, choice};
use super::{Page, Tab, paths};
use crate::charts::{Chart, network};
use crate::error::Fault;
use crate::known::Known;
use crate::state::Web;
use crate::texts::Texts;

const PATH: &str = "/network";
/// Entities shown: the usual number, the greatest, and those that can be chosen.
pub const USUAL: u32 = 24;
pub const MOST: u32 = 40;
const SIZES: [u32; 3] = [12, USUAL, MOST];
const KINDS: [(&str, TieKind); 3] = [("meets", TieKind::Meets), ("agrees", TieKind::Agrees), ("cites", TieKind::Cites)];

#[derive(Template)]
#[template(path = "network.html")]
struct View {
    frame: Frame,
    asked: Asked,
    tabs: Vec<Tab>,
    unclear: Vec<Choice>,
    /// Whom it is around.
    of: Option<(String, String)>,
    network: Arc<Network>,
    chart: Option<Chart>,
}

framed!(View);

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    of: String,
    kind: String,
    since: String,
    until: String,
    most: String,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 5] {
        [("of", &self.of), ("kind", &self.kind), ("since", &self.since), ("until", &self.until), ("most", &self.most)]
    }

    fn is_filtered(&self) -> bool {
        self.pairs().iter().any(|(_, value)| !value.is_empty())
    }

    fn but(&self, key: &str, value: &str) -> String {
        paths::with(PATH, &self.pairs().map(|(name, old)| (name, if name == key { value } else { old })))
    }

    fn most(&self) -> u32 {
        SIZES.into_iter().find(|size| size.to_string() == self.most).unwrap_or(USUAL)
    }

    fn sheet(&self) -> String {
        paths::with("/network.csv", &self.pairs())
    }

    fn picture(&self) -> String {
        paths::with("/network.svg", &self.pairs())
    }
}

/// What the store says.
struct Told {
    of: Option<(String, String)>,
    unclear: Vec<Choice>,
    network: Arc<Network>,
}

impl Told {
    fn chart(&self, t: Texts) -> Option<Chart> {
        let title = match &self.of {
            Some((name, _)) => t.tell("network-around", name),
            None => t.say("network-title").into_owned(),
        };
        network::chart(&title, &self.network, t)
    }
}

impl View {
    fn told(&self, tie: &Tie) -> String {
        network::told(tie, self.name(&tie.a), self.name(&tie.b), self.frame.t)
    }

    fn name(&self, at: &usize) -> &str {
        self.network.nodes.get(*at).map_or("", |node| &node.name)
    }

    fn href(&self, at: &usize) -> String {
        self.network.nodes.get(*at).map(|node| paths::entity(&node.id)).unwrap_or_default()
    }

    fn relation(&self, tie: &Tie) -> String {
        let id = |at: usize| self.network.nodes.get(at).map_or("", |node| node.id.as_str());
        paths::between(id(tie.a), id(tie.b))
    }
}

pub fn routes() -> Router<Web> {
    Router::new().route(PATH, get(network)).route("/network.csv", get(sheet)).route("/network.svg", get(picture))
}

async fn network(State(web): State<Web>, frame: Frame, Query(asked): Query<Asked>) -> Result<Page<View>, Fault> {
    let told = ask(&web, &asked).await?;
    let chart = told.chart(frame.t);
    let tab = |kind: &str| Tab {
        name: frame.t.name("tie", if kind.is_empty() { "all" } else { kind }).into_owned(),
        href: asked.but("kind", kind),
        chosen: asked.kind == kind,
    };
    let tabs = ["", "meets", "agrees", "cites"].into_iter().map(tab).collect();
    let Told { of, unclear, network } = told;
    Ok(Page(View { tabs, frame, asked, unclear, of, network, chart }))
}

async fn sheet(State(web): State<Web>, Query(asked): Query<Asked>) -> Result<Response, Fault> {
    let network = ask(&web, &asked).await?.network;
    let mut sheet = Sheet::new(&["a", "a_id", "b", "b_id", "meetings", "agreements", "a_on_b", "b_on_a"]);
    for tie in &network.ties {
        let (Some(a), Some(b)) = (network.nodes.get(tie.a), network.nodes.get(tie.b)) else { continue };
        let counts = [tie.meets, tie.agrees, tie.cites, tie.cited].map(|count| count.to_string());
        let [meets, agrees, cites, cited] = counts.each_ref().map(|count| Some(count.as_str()));
        sheet.row(&[Some(&a.name), Some(&a.id), Some(&b.name), Some(&b.id), meets, agrees, cites, cited]);
    }
    sheet.answer("zabit-ag.csv")
}

async fn picture(State(web): State<Web>, frame: Frame, Query(asked): Query<Asked>) -> Result<Response, Fault> {
    let told = ask(&web, &asked).await?;
    export::picture(told.chart(frame.t).into_iter().collect(), None, "zabit-ag.svg")
}

async fn ask(web: &Web, asked: &Asked) -> Result<Told, Fault> {
    let (_, rows) = page(None, asked.most() - 1, &asked.since, &asked.until)?;
    let asked = asked.clone();
    let here = web.clone();
    web.ask(move |store| told(store, here.known(), &asked, &rows)).await
}

fn told(store: &Store, known: &Known, asked: &Asked, rows: &Rows) -> Result<Told, Fault> {
    let named = match asked.of.trim() {
        "" => None,
        typed => match choice(store, "network-of", typed, |id| asked.but("of", id))? {
            Typed::One(named) => Some(named),
            Typed::Unclear(choice) => {
                return Ok(Told { of: None, unclear: vec![choice], network: Arc::default() });
            }
        },
    };
    let kind = KINDS.into_iter().find(|(name, _)| *name == asked.kind).map(|(_, kind)| kind);
    let network = known.network(store, &Ties { of: named.as_ref().map(|named| named.entity), kind }, rows)?;
    let of = named.map(|named| (named.name, paths::entity(&named.id)));
    Ok(Told { of, unclear: Vec::new(), network })
}

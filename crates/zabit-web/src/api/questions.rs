//! What can be asked, each as on the command line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zabit_store::{
    AgreementRow, Agreements, CommitmentRow, Commitments, Companion, EntityRow, FigureRow, Figures, Hit, Join,
    Measured, Moment, Named, Network, OutletRow, Page, People, Query, Resolved, Said, SaidRow, Search, Shown, Stats,
    Store, Thing, TieKind, Ties, Topic, Who, last_day, today,
};

use super::cursor::Row;
use super::query::{Asked, DAY, EntityId, Nothing, ThingId, Walk, days, shown};
use super::rows::Told;
use crate::error::Fault;
use crate::pages::network::{MOST, USUAL};

/// A kind of entity.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Kind {
    Person,
    Organisation,
    Place,
    Group,
}

/// A kind of commitment.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Promise {
    Pledge,
    Target,
    Wish,
    Call,
}

/// The word for a plain value, which is the one that the store has.
fn word(value: impl std::fmt::Debug) -> String {
    format!("{value:?}").to_ascii_lowercase()
}

/// The one that a name means.
///
/// # Errors
/// A name that is nobody's, or fits several; a store that cannot be read.
pub fn one(store: &Store, typed: &str) -> Result<i64, Fault> {
    match store.resolve(typed)? {
        Resolved::One(named) => Ok(named.entity),
        Resolved::Several(several) => Err(Fault::Several(shown(typed), several)),
        Resolved::Nobody => Err(Fault::Nobody(shown(typed))),
    }
}

/// All that are named, with commas between them.
fn all(store: &Store, typed: &Option<String>) -> Result<Vec<i64>, Fault> {
    let names = typed.as_deref().unwrap_or_default().split(',').map(str::trim).filter(|name| !name.is_empty());
    names.take(20).map(|name| one(store, name)).collect()
}

fn maybe(store: &Store, typed: &Option<String>) -> Result<Option<i64>, Fault> {
    typed.as_deref().map(|name| one(store, name)).transpose()
}

/// Words to look for.
fn words(name: &str, typed: &str) -> Result<Query, Fault> {
    let query = Query::new(typed);
    if query.is_empty() {
        return Err(Fault::Question(format!("{name}: has no word to look for; give one, not only words to leave out")));
    }
    Ok(query)
}

pub fn stats(store: &Store, _: Nothing, _: Nothing) -> Result<Told<Stats>, Fault> {
    Ok(Told(store.stats()?))
}

/// Which entities are asked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedPeople {
    /// What to list; people where nothing is said.
    kind: Option<Kind>,
    /// Beginnings of words that their names have.
    q: Option<String>,
    /// "heard": those with most statements first; the cursor holds until the store changes. "number": a walk that misses
    /// nobody while stories are added; days do not count there.
    order: Option<Order>,
}

/// The order of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Order {
    Heard,
    Number,
}

impl Asked for AskedPeople {
    fn walk(&self) -> Walk {
        if self.order == Some(Order::Number) { Walk::After } else { Walk::Ranked }
    }
}

impl Row for EntityRow {
    fn name(&self) -> String {
        self.id.clone()
    }
}

pub fn people(
    store: &Store,
    _: &Nothing,
    asked: &AskedPeople,
    page: &Page,
    after: &str,
) -> Result<Vec<EntityRow>, Fault> {
    let kind = word(asked.kind.unwrap_or(Kind::Person));
    let people = People { kind: Some(kind), words: asked.q.clone().unwrap_or_default() };
    if asked.order != Some(Order::Number) {
        return Ok(store.people(&people, page)?);
    }
    let after = match Thing::new(after) {
        Some(Thing::Entity(number)) => number,
        _ => 0,
    };
    Ok(store.numbered(&people, after, page.limit)?)
}

/// Nothing is asked beyond which page.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedOutlets {}

impl Asked for AskedOutlets {
    const DAYS: bool = false;

    fn walk(&self) -> Walk {
        Walk::Ranked
    }
}

impl Row for OutletRow {
    fn name(&self) -> String {
        self.outlet.clone()
    }
}

pub fn outlets(store: &Store, _: &Nothing, _: &AskedOutlets, page: &Page, _: &str) -> Result<Vec<OutletRow>, Fault> {
    Ok(store.outlets(page)?)
}

/// A name that somebody typed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedName {
    /// A full name, a last word, the beginning of a name, or a number like e12.
    name: String,
}

impl Asked for AskedName {}

/// Whom a name means.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Meant {
    /// The one that is meant; null where nobody is, or the name fits several.
    one: Option<Told<Named>>,
    /// Those that it fits equally well, those in most stories first.
    several: Vec<Told<Named>>,
}

pub fn resolve(store: &Store, _: Nothing, asked: AskedName) -> Result<Meant, Fault> {
    Ok(match store.resolve(&asked.name)? {
        Resolved::One(named) => Meant { one: Some(Told(named)), several: Vec::new() },
        Resolved::Several(several) => Meant { one: None, several: several.into_iter().map(Told).collect() },
        Resolved::Nobody => Meant { one: None, several: Vec::new() },
    })
}

/// An entity by its number; what was merged into another is that one.
fn entity_of(store: &Store, id: &str) -> Result<i64, Fault> {
    match Thing::new(id) {
        Some(Thing::Entity(_)) => one(store, id),
        _ => Err(Fault::NotFound),
    }
}

pub fn entity(store: &Store, place: EntityId, _: Nothing) -> Result<Told<Who>, Fault> {
    let entity = entity_of(store, &place.id)?;
    Ok(Told(store.who(entity, None)?))
}

impl Row for Join {
    fn name(&self) -> String {
        format!("{} {}", self.at.story, self.called)
    }
}

pub fn joins(store: &Store, place: &EntityId, _: &Nothing, page: &Page, _: &str) -> Result<Vec<Join>, Fault> {
    let entity = entity_of(store, &place.id)?;
    Ok(store.joins(entity, page)?)
}

pub fn meets(store: &Store, place: EntityId, _: Nothing) -> Result<Vec<Told<Companion>>, Fault> {
    let entity = entity_of(store, &place.id)?;
    Ok(store.meets(entity)?.into_iter().map(Told).collect())
}

/// Which ties are asked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedNetwork {
    /// Only around this one: a name, or a number like e12.
    of: Option<String>,
    /// Only ties of this kind.
    kind: Option<Tied>,
    /// Entities at most.
    #[schemars(range(min = 2, max = MOST), extend("default" = USUAL))]
    most: Option<u32>,
    /// Only from this day on: 2025-09-08, 2025-09 or 2025.
    #[schemars(regex(pattern = DAY))]
    since: Option<String>,
    /// Only up to and with this day: 2025-09-08, 2025-09 or 2025.
    #[schemars(regex(pattern = DAY))]
    until: Option<String>,
}

/// A kind of tie: they met; they are parties of an agreement; one speaks of the other.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Tied {
    Meets,
    Agrees,
    Cites,
}

impl Asked for AskedNetwork {}

pub fn network(store: &Store, _: Nothing, asked: AskedNetwork) -> Result<Told<Network>, Fault> {
    let most = asked.most.unwrap_or(USUAL);
    if !(2..=MOST).contains(&most) {
        return Err(Fault::Question(format!("most: {most} is no number from 2 to {MOST}")));
    }
    let (since, until) = days(asked.since.as_deref(), asked.until.as_deref())?;
    let kind = asked.kind.map(|kind| match kind {
        Tied::Meets => TieKind::Meets,
        Tied::Agrees => TieKind::Agrees,
        Tied::Cites => TieKind::Cites,
    });
    let ties = Ties { of: maybe(store, &asked.of)?, kind };
    Ok(Told(store.network(&ties, &Page { since, until, limit: most, skip: 0 })?))
}

/// Which statements are asked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedSaid {
    /// Who spoke: a name, or a number like e12.
    #[schemars(example = &"e1")]
    speaker: String,
    /// Only statements that have these words in any form, or name somebody so.
    about: Option<String>,
}

impl Asked for AskedSaid {}

impl Row for SaidRow {
    fn name(&self) -> String {
        self.id.clone()
    }
}

pub fn said(store: &Store, _: &Nothing, asked: &AskedSaid, page: &Page, _: &str) -> Result<Vec<SaidRow>, Fault> {
    let speaker = one(store, &asked.speaker)?;
    let about = match &asked.about {
        None => None,
        Some(typed) => {
            let topic = Topic { words: Query::new(typed), entities: store.called(typed)? };
            if topic.entities.is_empty() {
                words("about", typed)?;
            }
            Some(topic)
        }
    };
    Ok(store.said(&Said { speaker, about }, page)?)
}

/// Two sides.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedBetween {
    /// One side: a name, or a number like e12.
    #[schemars(example = &"e1")]
    a: String,
    /// The other side.
    #[schemars(example = &"e2")]
    b: String,
}

impl Asked for AskedBetween {}

impl Row for Moment {
    fn name(&self) -> String {
        self.id.clone()
    }
}

pub fn between(store: &Store, _: &Nothing, asked: &AskedBetween, page: &Page, _: &str) -> Result<Vec<Moment>, Fault> {
    let (a, b) = (one(store, &asked.a)?, one(store, &asked.b)?);
    if a == b {
        return Err(Fault::Question(format!("b: is e{a} as a is; name two")));
    }
    Ok(store.between(a, b, page)?)
}

/// Which measures are asked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedMeasures {
    /// Words that they have, in any form.
    q: Option<String>,
}

impl Asked for AskedMeasures {
    const DAYS: bool = false;

    fn walk(&self) -> Walk {
        Walk::After
    }
}

impl Row for Measured {
    fn name(&self) -> String {
        self.measure.clone()
    }
}

pub fn measures(
    store: &Store,
    _: &Nothing,
    asked: &AskedMeasures,
    page: &Page,
    after: &str,
) -> Result<Vec<Measured>, Fault> {
    let query = asked.q.as_deref().map(|typed| words("q", typed)).transpose()?.unwrap_or_default();
    Ok(store.measured(&query, after, page.limit)?)
}

/// Which figures are asked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedFigures {
    /// Words of what is measured, in any form.
    #[schemars(example = &"oran")]
    measure: String,
    /// Only figures that are told together with all of these: names or numbers like e12, with commas between them.
    of: Option<String>,
}

impl Asked for AskedFigures {}

impl Row for FigureRow {
    fn name(&self) -> String {
        self.id.clone()
    }
}

pub fn figures(
    store: &Store,
    _: &Nothing,
    asked: &AskedFigures,
    page: &Page,
    _: &str,
) -> Result<Vec<FigureRow>, Fault> {
    let measure = words("measure", &asked.measure)?;
    let mut rows = store.figures(&Figures { measure, of: all(store, &asked.of)? }, page)?;
    // The store gives each page in order of time; a walk goes back from the latest without a turn.
    let number = |row: &FigureRow| row.id[1..].parse::<i64>().unwrap_or_default();
    rows.sort_by(|a, b| (&b.day, b.at.story, number(b)).cmp(&(&a.day, a.at.story, number(a))));
    Ok(rows)
}

/// Which agreements are asked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedAgreements {
    /// Only agreements of all of these: names or numbers like e12, with commas between them.
    of: Option<String>,
    /// Only agreements in this state: signed, agreed, planned, cancelled, rejected, extended, in force.
    status: Option<String>,
}

impl Asked for AskedAgreements {}

impl Row for AgreementRow {
    fn name(&self) -> String {
        self.id.clone()
    }
}

pub fn agreements(
    store: &Store,
    _: &Nothing,
    asked: &AskedAgreements,
    page: &Page,
    _: &str,
) -> Result<Vec<AgreementRow>, Fault> {
    let asked = Agreements { of: all(store, &asked.of)?, status: asked.status.clone() };
    Ok(store.agreements(&asked, page)?)
}

/// Which commitments are asked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedCommitments {
    /// Only those of this one: a name, or a number like e12.
    by: Option<String>,
    /// Only this kind.
    kind: Option<Promise>,
    /// Only those that are due on `as_of` or later, or on no day that is told.
    open: Option<bool>,
    /// The day that counts as today for `open`.
    as_of: Option<String>,
}

impl Asked for AskedCommitments {}

impl Row for CommitmentRow {
    fn name(&self) -> String {
        self.id.clone()
    }
}

pub fn commitments(
    store: &Store,
    _: &Nothing,
    asked: &AskedCommitments,
    page: &Page,
    _: &str,
) -> Result<Vec<CommitmentRow>, Fault> {
    let day = match &asked.as_of {
        None => today(),
        Some(typed) => {
            let wrong = || format!("as_of: \"{}\" is no day; write 2025-09-08, 2025-09 or 2025", shown(typed));
            last_day(typed).ok_or_else(|| Fault::Question(wrong()))?
        }
    };
    let open = (asked.open == Some(true)).then_some(day);
    let wanted = Commitments { by: maybe(store, &asked.by)?, kind: asked.kind.map(word), open };
    Ok(store.commitments(&wanted, page)?)
}

/// What is looked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedSearch {
    /// Words, "phrases", -words to leave out, beginnings*.
    #[schemars(example = &"görüşme")]
    q: String,
    /// Only stories of this outlet.
    outlet: Option<String>,
    /// Only stories in which this one speaks: a name, or a number like e12.
    speaker: Option<String>,
    /// Only headlines.
    title: Option<bool>,
    /// The latest first, not those that fit best. A walk by fit begins anew when the store changes; this one goes on.
    newest: Option<bool>,
}

impl Asked for AskedSearch {
    fn walk(&self) -> Walk {
        if self.newest == Some(true) { Walk::Found } else { Walk::Ranked }
    }
}

impl Row for Hit {
    fn name(&self) -> String {
        self.at.story.to_string()
    }
}

pub fn search(store: &Store, _: &Nothing, asked: &AskedSearch, page: &Page, _: &str) -> Result<Vec<Hit>, Fault> {
    let wanted = Search {
        query: words("q", &asked.q)?,
        outlet: asked.outlet.clone(),
        speaker: maybe(store, &asked.speaker)?,
        title: asked.title.unwrap_or_default(),
        newest: asked.newest.unwrap_or_default(),
    };
    Ok(store.search(&wanted, page)?)
}

pub fn thing(store: &Store, place: ThingId, _: Nothing) -> Result<Told<Shown>, Fault> {
    match Thing::new(&place.id) {
        None | Some(Thing::Entity(_)) => Err(Fault::NotFound),
        Some(thing) => Ok(Told(store.show(thing)?)),
    }
}

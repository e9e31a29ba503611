//! The commands that ask a store: who is meant, the question, the answer printed.

use zabit_store::{
    Agreements, Commitments, Error, Figures, Named, Page, People, Query, Resolved, Said, Search, Store, Thing, Topic,
};

use super::asked::{
    AgreementsArgs, Asked, BetweenArgs, CommitmentsArgs, FiguresArgs, PeopleArgs, SaidArgs, SearchArgs, ShowArgs,
    WhoArgs, typed_name,
};
use super::pages;
use super::rows::{Found, series};
use super::table::{One, print, print_one, print_text, settled};
use super::typed::{Answer, AnswerArgs};
use crate::{Stop, notes};

/// Answers a question. `Ok(false)` where a name fits several, of which the user knows by now.
///
/// # Errors
/// No store, or one that cannot be read; a name or number that is nobody's; an output that cannot be written.
pub fn ask(asked: Asked) -> Result<bool, Stop> {
    match asked {
        Asked::People(typed) => people(&typed),
        Asked::Who(typed) => who(&typed),
        Asked::Said(typed) => said(&typed),
        Asked::Between(typed) => between(&typed),
        Asked::Figures(typed) => figures(&typed),
        Asked::Agreements(typed) => agreements(&typed),
        Asked::Commitments(typed) => commitments(&typed),
        Asked::Search(typed) => search(&typed),
        Asked::Show(typed) => show(&typed),
    }
}

impl AnswerArgs {
    fn page(&self) -> Page {
        Page { since: self.since.clone(), until: self.until.clone(), limit: self.limit, skip: self.skip }
    }
}

/// The one that a name means; `None` where it fits several, which are listed.
///
/// # Errors
/// A name that is nobody's; a store that cannot be read.
pub fn one(store: &Store, typed: &str) -> Result<Option<Named>, Stop> {
    match store.resolve(typed)? {
        Resolved::One(named) => Ok(Some(named)),
        Resolved::Nobody => {
            Err(Error::NotFound(format!("{typed}: nobody of this name in the store; see `zabit people WORDS`")).into())
        }
        Resolved::Several(several) => {
            notes::error(&format!("{typed}: fits {}; say which one by its number", several.len()));
            for named in several {
                let role = named.role.map(|role| format!(", {role}")).unwrap_or_default();
                let stories = if named.stories == 1 { "story" } else { "stories" };
                let line = format!("{}{role} ({}, {} {stories})", named.name, named.kind, named.stories);
                anstream::eprintln!("  {:8}{line}", named.id);
            }
            Ok(None)
        }
    }
}

/// All that are named; `None` where one name fits several.
fn all(store: &Store, typed: &[String]) -> Result<Option<Vec<i64>>, Stop> {
    let mut all = Vec::new();
    for name in typed.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        match one(store, name)? {
            Some(named) => all.push(named.entity),
            None => return Ok(None),
        }
    }
    Ok(Some(all))
}

/// At most one that is named.
fn maybe(store: &Store, typed: Option<&String>) -> Result<Option<Option<i64>>, Stop> {
    Ok(match typed {
        Some(name) => one(store, name)?.map(|named| Some(named.entity)),
        None => Some(None),
    })
}

fn people(typed: &PeopleArgs) -> Result<bool, Stop> {
    let store = typed.answer.store.open()?;
    let asked = People { kind: Some(typed_name(&typed.kind)), words: typed.words.join(" ") };
    let rows = store.people(&asked, &typed.answer.page())?;
    Ok(print(&rows, typed.answer.format, "Nobody of this kind was found.")?)
}

fn who(typed: &WhoArgs) -> Result<bool, Stop> {
    let store = typed.answer.store.open()?;
    let Some(named) = one(&store, &typed.name.join(" "))? else { return Ok(false) };
    print_who(&store, named.entity, typed.why, &typed.answer)
}

fn print_who(store: &Store, entity: i64, why: bool, answer: &AnswerArgs) -> Result<bool, Stop> {
    let who = store.who(entity, why.then(|| answer.page()).as_ref())?;
    match settled(answer.format) {
        Answer::Table => Ok(print_text(&pages::who(&who, crate::plan::width()))?),
        _ => Ok(print_one(One(who), answer.format)?),
    }
}

fn said(typed: &SaidArgs) -> Result<bool, Stop> {
    let store = typed.answer.store.open()?;
    let Some(named) = one(&store, &typed.name.join(" "))? else { return Ok(false) };
    let about = match &typed.about {
        Some(words) => {
            let topic = Topic { words: Query::new(words), entities: store.called(words)? };
            if topic.words.is_empty() && topic.entities.is_empty() {
                return Err(no_words("--about"));
            }
            Some(topic)
        }
        None => None,
    };
    let rows = store.said(&Said { speaker: named.entity, about }, &typed.answer.page())?;
    Ok(print(&rows, typed.answer.format, &format!("No such statements of {} were found.", named.name))?)
}

fn no_words(what: &str) -> Stop {
    Stop::Usage(format!("{what} has no word to look for; give one, not only words to leave out"))
}

fn between(typed: &BetweenArgs) -> Result<bool, Stop> {
    let store = typed.answer.store.open()?;
    let (Some(a), Some(b)) = (one(&store, &typed.a)?, one(&store, &typed.b)?) else { return Ok(false) };
    if a.entity == b.entity {
        return Err(Stop::Usage(format!("both names mean {} ({}); name two", a.name, a.id)));
    }
    let rows = store.between(a.entity, b.entity, &typed.answer.page())?;
    let nothing = format!("Nothing was found between {} and {}.", a.name, b.name);
    Ok(print(&rows, typed.answer.format, &nothing)?)
}

fn figures(typed: &FiguresArgs) -> Result<bool, Stop> {
    let store = typed.answer.store.open()?;
    let measure = Query::new(&typed.measure.join(" "));
    if measure.is_empty() {
        return Err(no_words("the measure"));
    }
    let Some(of) = all(&store, &typed.of)? else { return Ok(false) };
    let rows = store.figures(&Figures { measure, of }, &typed.answer.page())?;
    if settled(typed.answer.format) == Answer::Table {
        print_text(&series(&rows))?;
    }
    Ok(print(&rows, typed.answer.format, "No such figures were found.")?)
}

fn agreements(typed: &AgreementsArgs) -> Result<bool, Stop> {
    let store = typed.answer.store.open()?;
    let Some(of) = all(&store, &typed.of)? else { return Ok(false) };
    let rows = store.agreements(&Agreements { of, status: typed.status.clone() }, &typed.answer.page())?;
    Ok(print(&rows, typed.answer.format, "No such agreements were found.")?)
}

fn commitments(typed: &CommitmentsArgs) -> Result<bool, Stop> {
    let store = typed.answer.store.open()?;
    let Some(by) = maybe(&store, typed.by.as_ref())? else { return Ok(false) };
    let today = || typed.as_of.clone().unwrap_or_else(zabit_store::today);
    let asked = Commitments { by, kind: typed.kind.as_ref().map(typed_name), open: typed.open.then(today) };
    let rows = store.commitments(&asked, &typed.answer.page())?;
    Ok(print(&rows, typed.answer.format, "No such commitments were found.")?)
}

fn search(typed: &SearchArgs) -> Result<bool, Stop> {
    let store = typed.answer.store.open()?;
    let query = Query::new(&typed.words.join(" "));
    if query.is_empty() {
        return Err(no_words("the search"));
    }
    let Some(speaker) = maybe(&store, typed.speaker.as_ref())? else { return Ok(false) };
    let outlet = typed.outlet.clone();
    let asked = Search { query, outlet, speaker, title: typed.title, newest: typed.newest };
    let rows: Vec<Found> = store.search(&asked, &typed.answer.page())?.into_iter().map(Found).collect();
    Ok(print(&rows, typed.answer.format, "No story with these words was found.")?)
}

fn show(typed: &ShowArgs) -> Result<bool, Stop> {
    let store = typed.answer.store.open()?;
    let (answer, width) = (&typed.answer, crate::plan::width());
    let table = settled(answer.format) == Answer::Table;
    match Thing::new(&typed.id) {
        Some(Thing::Entity(_)) => match one(&store, &typed.id)? {
            Some(named) => print_who(&store, named.entity, false, answer),
            None => Ok(false),
        },
        // A key may look like a number with a letter, but it is longer than any number.
        Some(thing) if typed.id.len() < 16 => {
            let shown = store.show(thing)?;
            if table {
                Ok(print_text(&pages::shown(&shown, width))?)
            } else {
                Ok(print_one(One(shown), answer.format)?)
            }
        }
        _ => {
            let story = store.story(&typed.id)?;
            let story = pages::Story { kept: store.kept(story)?, record: store.record(story)? };
            if table { Ok(print_text(&story.page(width))?) } else { Ok(print_one(One(story), answer.format)?) }
        }
    }
}

//! A line of time: meetings, agreements, statements, commitments and figures, each with who, what, and where it is told.

use zabit_store::{Moment, MomentKind};

use super::{Tab, paths};
use crate::texts::Texts;

/// An entry of a line of time.
pub struct Entry {
    /// The day it was published, in words.
    pub day: String,
    /// What it is: the class of its style.
    pub class: &'static str,
    /// What it is, in words.
    pub what: String,
    /// Who, with their pages.
    pub who: Vec<(String, String)>,
    /// The words of the story.
    pub words: String,
    /// What it comes to.
    pub detail: Option<String>,
    /// What is said of whether and when it took place.
    pub state: Vec<String>,
    /// The words in their story.
    pub href: String,
    /// The story: headline and outlet.
    pub title: String,
    /// Who published it.
    pub outlet: Option<String>,
}

/// Moments as they are shown.
pub fn entries(moments: Vec<Moment>, t: Texts) -> Vec<Entry> {
    moments.into_iter().map(|moment| entry(moment, t)).collect()
}

fn entry(moment: Moment, t: Texts) -> Entry {
    let (class, what) = what(&moment, t);
    let modality = moment.modality.as_deref().filter(|modality| *modality != "happened");
    let mut state: Vec<String> =
        modality.map(|modality| t.name("modality", modality).into_owned()).into_iter().collect();
    if let Some(when) = &moment.when {
        state.push(t.tell("moment-when", t.day(when)));
    }
    Entry {
        day: moment.day.as_deref().map_or_else(|| t.say("no-day").into_owned(), |day| t.day(day)),
        detail: detail(&moment, class, t),
        href: paths::mark(moment.at.story, &moment.id),
        who: moment.who.into_iter().zip(moment.who_ids.iter().map(|id| paths::entity(id))).collect(),
        title: moment.at.title.unwrap_or_else(|| t.say("no-title").into_owned()),
        outlet: moment.at.outlet,
        words: moment.words,
        class,
        what,
        state,
    }
}

/// What it is, by the letter of its number: a call is a talk on the telephone or a demand.
fn what(moment: &Moment, t: Texts) -> (&'static str, String) {
    match (moment.id.chars().next(), moment.what.as_str()) {
        (Some('s'), _) => ("said", t.say("mark-statement").into_owned()),
        (Some('c'), kind) => ("commitment", t.name("commitment", kind).into_owned()),
        (Some('q'), _) => ("figure", t.say("mark-figure").into_owned()),
        (_, "agreement") => ("agreement", t.say("kind-of-agreement").into_owned()),
        (_, "meeting" | "call" | "visit") => ("meeting", t.name("consult", &moment.what).into_owned()),
        (_, event) => ("event", t.name("event", event).into_owned()),
    }
}

fn detail(moment: &Moment, class: &str, t: Texts) -> Option<String> {
    let detail = moment.detail.as_deref()?;
    Some(match class {
        "commitment" => t.tell("due", t.day(detail.strip_prefix("due ").unwrap_or(detail))),
        "agreement" => match detail.rsplit_once(", ") {
            Some((name, status)) if !status.is_empty() => format!("{name}: {}", t.name("status", status)),
            _ => detail.trim_end_matches([',', ' ']).to_owned(),
        },
        // The words hold the value; what is measured may stand elsewhere.
        "figure" => detail.rsplit_once(": ").map(|(measure, _)| measure.to_owned())?,
        _ => detail.to_owned(),
    })
}

/// The kinds that can be chosen: all, then each.
pub fn tabs(chosen: &str, kinds: &[MomentKind], href: impl Fn(&str) -> String, t: Texts) -> Vec<Tab> {
    let is_all = !kinds.iter().any(|kind| kind.name() == chosen);
    let all = Tab { name: t.say("kind-of-all").into_owned(), href: href(""), chosen: is_all };
    let one = |kind: &MomentKind| Tab {
        name: t.name("kind-of", kind.name()).into_owned(),
        href: href(kind.name()),
        chosen: kind.name() == chosen,
    };
    [all].into_iter().chain(kinds.iter().map(one)).collect()
}

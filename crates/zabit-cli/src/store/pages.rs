//! Answers that are no rows: somebody, a story, something in its context, each as a page for people.

use serde::Serialize;
use zabit_record::Record;
use zabit_store::{Companion, Held, Kept, Shown, Who};

use super::table::marked;
use crate::view::layout::{BOLD, DIM, HEAD, indented, labelled, wrapped};

/// Columns for the labels of a page.
const LABELS: usize = 16;

/// "1 story", "7 stories".
fn stories(number: usize) -> String {
    if number == 1 { "1 story".to_owned() } else { format!("{number} stories") }
}

fn many(number: i64, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

fn days(first: Option<&str>, last: Option<&str>) -> Option<String> {
    match (first, last) {
        (Some(first), Some(last)) if first == last => Some(first.to_owned()),
        (Some(first), Some(last)) => Some(format!("{first} to {last}")),
        _ => None,
    }
}

/// Somebody on a page.
pub fn who(who: &Who, width: usize) -> String {
    let mut page = format!("{BOLD}{}{BOLD:#}  {DIM}{}{DIM:#}\n", who.name, who.id);
    let facts = [
        Some(who.kind.clone()),
        who.country.clone(),
        Some(stories(usize::try_from(who.stories).unwrap_or_default())),
        Some(many(who.statements, "statement")),
        days(who.first.as_deref(), who.last.as_deref()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    page.push_str(&format!("{DIM}{}{DIM:#}\n\n", facts.join(" · ")));
    let counts = [
        format!("named in {}", many(who.named_in, "statement")),
        many(who.events, "event"),
        many(who.commitments, "commitment"),
    ];
    let company = |all: &[Companion]| {
        let one = |one: &Companion| format!("{} ({})", one.name, one.times);
        all.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    for (label, text) in [
        ("Also called", who.names.join(", ")),
        ("Appears with", company(&who.company)),
        ("Speaks about", company(&who.speaks_about)),
        ("Counts", counts.join(", ")),
    ] {
        if !text.is_empty() {
            page.push_str(&labelled(label, DIM, &text, LABELS, width));
        }
    }
    if !who.roles.is_empty() {
        page.push_str(&format!("\n{HEAD}Roles{HEAD:#}\n"));
    }
    who.roles.iter().for_each(|held| page.push_str(&indented(&role(held), 2, width)));
    if !who.joins.is_empty() {
        page.push_str(&format!("\n{HEAD}Why these stories{HEAD:#}\n"));
    }
    for join in &who.joins {
        let decided = join.decision.map(|number| format!(", by decision {number}")).unwrap_or_default();
        let day = join.day.as_deref().unwrap_or("no day");
        let line =
            format!("{day}  {}: {} ({:.1}){decided} · story {}", join.called, join.evidence, join.score, join.at.story);
        page.push_str(&indented(&line, 2, width));
    }
    page
}

/// An office in time: "Genel Sekreter, Örnek Birliği: 2023-05-02 to 2025-09-08, 7 stories".
fn role(held: &Held) -> String {
    let office = zabit_store::office(&held.title, held.body.as_deref(), held.former);
    let days = days(held.first.as_deref(), held.last.as_deref()).unwrap_or_else(|| "no day".to_owned());
    format!("{office}: {days}, {}", stories(held.stories))
}

/// Something in its context.
pub fn shown(shown: &Shown, width: usize) -> String {
    let facts = [Some(shown.what.to_owned()), shown.day.clone(), shown.who.clone()];
    let facts: Vec<String> = facts.into_iter().flatten().chain(shown.facts.iter().cloned()).collect();
    let mut page = format!("{BOLD}{}{BOLD:#}  {}\n\n", shown.id, facts.join(" · "));
    let [open, close] = marked();
    let text = format!("{}{open}{}{close}{}", shown.before.trim_start(), shown.words, shown.after.trim_end());
    page.push_str(&indented(&text, 2, width));
    let at = &shown.at;
    let from = [at.title.clone(), at.outlet.clone(), Some(at.url.clone().unwrap_or_else(|| at.source.clone()))];
    let mut from: Vec<String> = from.into_iter().flatten().chain([format!("story {}", at.story)]).collect();
    if shown.superseded {
        from.push("an earlier version".to_owned());
    }
    page.push('\n');
    wrapped(&from.join(" · "), width).iter().for_each(|line| page.push_str(&format!("{DIM}{line}{DIM:#}\n")));
    page
}

/// A story with its record.
#[derive(Serialize)]
pub struct Story {
    /// What is known of it beyond its record.
    #[serde(flatten)]
    pub kept: Kept,
    /// Its record.
    pub record: Record,
}

impl Story {
    /// The story on a page: its record, then its text.
    pub fn page(&self, width: usize) -> String {
        let mut page = crate::view::page(&self.record, None, width);
        page.push_str(&format!("\n{HEAD}Text{HEAD:#}\n"));
        for line in self.record.document.text.lines().filter(|line| !line.trim().is_empty()) {
            page.push_str(&indented(line, 2, width));
        }
        let kept = &self.kept;
        let facts = [
            Some(format!("story {}", kept.at.story)),
            Some(kept.at.story_key.clone()),
            kept.author.clone(),
            kept.at.url.clone(),
            kept.copy_of.map(|of| format!("a copy of story {of}")),
            kept.superseded_by.map(|by| format!("an earlier version of story {by}")),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        page.push('\n');
        wrapped(&facts.join(" · "), width).iter().for_each(|line| page.push_str(&format!("{DIM}{line}{DIM:#}\n")));
        page
    }
}

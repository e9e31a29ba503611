//! The record of a story that is not kept: its text with its marks, and beside it who said what, figures, events, promises
//! and names.
//!
//! Links lead to places of the same page: nobody of the story is known to the store yet.

use std::collections::BTreeMap;

use zabit_record::{Entity, EntityId, Record};
use zabit_store::{At, Fresh, Joined, JoinedEntity, JoinedStatement, Kept};

use super::panel::{Panel, panel};
use super::speakers::{Speaker, speakers};
use super::told::Told;
use super::woven::{Paragraph, Woven, weave};
use crate::texts::Texts;

/// The record of a story that is not kept.
pub struct Preview {
    /// The headline with its marks, where it stands in the text.
    pub headline: Option<Paragraph>,
    /// The text with its marks.
    pub paragraphs: Vec<Paragraph>,
    /// Who said what.
    pub speakers: Vec<Speaker>,
    /// What else was read.
    pub groups: Vec<Group>,
}

/// Things of one kind.
pub struct Group {
    /// The key of their heading.
    pub title: &'static str,
    /// What they are.
    pub things: Vec<Thing>,
}

/// Something that was read.
pub struct Thing {
    /// Its number on the page: "q3".
    pub id: String,
    /// Its words, or a name.
    pub heading: String,
    /// What is known of it.
    pub facts: String,
}

/// The record of a story that was read just now.
pub fn preview(fresh: Fresh, t: Texts) -> Preview {
    let told = told(fresh);
    let Woven { headline, paragraphs } = weave(&told, "", t);
    let mut speakers = speakers(&told, t);
    for speaker in &mut speakers {
        speaker.href = None;
        for line in &mut speaker.said {
            line.href = format!("#m-{}", line.id);
        }
    }
    let ids = |numbers: &[(u32, String)]| numbers.iter().map(|(_, id)| id.clone()).collect::<Vec<_>>();
    let names = told.joined.entities.iter().map(|entity| entity.id.clone()).collect();
    let dates = (1..=told.record.dates.len()).map(|at| format!("d{at}")).collect();
    let groups = [
        ("story-show-figures", ids(&told.joined.figures)),
        ("story-show-events", ids(&told.joined.events)),
        ("story-show-commitments", ids(&told.joined.commitments)),
        ("story-show-names", names),
        ("story-show-dates", dates),
    ];
    let groups = groups.map(|(title, ids)| Group {
        title,
        things: ids.iter().filter_map(|id| panel(&told, id, t)).map(|panel| thing(panel, t)).collect(),
    });
    let groups = groups.into_iter().filter(|group| !group.things.is_empty()).collect();
    Preview { headline, paragraphs, speakers, groups }
}

fn thing(panel: Panel, t: Texts) -> Thing {
    // What only a store knows of a name is left out.
    let store = ["fact-stories", "fact-evidence", "fact-score"];
    let mut facts: Vec<String> = Vec::new();
    if panel.class == "name" {
        facts.push(panel.what);
    }
    for fact in panel.facts.iter().filter(|fact| !store.contains(&fact.label)) {
        let values: Vec<&str> = fact.values.iter().map(|(value, _)| value.as_str()).collect();
        facts.push(format!("{}: {}", t.say(fact.label), values.join(", ")));
    }
    Thing { id: panel.id, heading: panel.heading, facts: facts.join(" · ") }
}

/// A story as the store would tell it, its parts counted as in the record.
fn told(fresh: Fresh) -> Told {
    let (record, about) = (fresh.record, fresh.about);
    let document = &record.document;
    let at = At {
        story: 0,
        story_key: document.id.clone(),
        title: document.title.clone(),
        outlet: document.outlet.clone(),
        url: about.url,
        source: document.source.clone(),
    };
    let kept = Kept {
        published_at: about.published_at,
        modified: about.modified,
        author: about.author,
        added: String::new(),
        copy_of: None,
        superseded_by: None,
        at,
    };
    let joined = joined(&record);
    let mut told = Told::new(kept, record, joined);
    told.is_preview = true;
    told
}

fn joined(record: &Record) -> Joined {
    let names: BTreeMap<EntityId, &str> = record.entities.iter().map(|entity| (entity.id, &*entity.name)).collect();
    let entity = |entity: &Entity| JoinedEntity {
        local: entity.id.0,
        id: format!("e{}", entity.id.0),
        name: entity.name.clone(),
        kind: format!("{:?}", entity.kind).to_ascii_lowercase(),
        role: entity.roles.first().map(|role| {
            let body = role.organisation.and_then(|body| names.get(&body));
            zabit_store::office(&role.title, body.copied(), role.former)
        }),
        stories: 0,
        score: 0.0,
        evidence: "new".to_owned(),
        decision: None,
    };
    let statement = |statement: &zabit_record::Statement| JoinedStatement {
        local: statement.id.0,
        id: format!("s{}", statement.id.0),
        speaker: statement.source.and_then(|source| names.get(&source)).map(|name| (*name).to_owned()),
        speaker_id: statement.source.map(|source| format!("e{}", source.0)),
        decision: None,
        carried: Vec::new(),
    };
    let number = |letter: char, local: u32| (local, format!("{letter}{local}"));
    Joined {
        entities: record.entities.iter().map(entity).collect(),
        statements: record.statements.iter().map(statement).collect(),
        figures: record.quantities.iter().map(|figure| number('q', figure.id.0)).collect(),
        events: record.events.iter().map(|event| number('v', event.id.0)).collect(),
        commitments: record.commitments.iter().map(|one| number('c', one.id.0)).collect(),
        copies: Vec::new(),
        earlier: Vec::new(),
    }
}

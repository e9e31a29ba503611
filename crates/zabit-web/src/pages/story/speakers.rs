//! The statements of a story by who said them.

use super::super::paths;
use super::told::Told;
use crate::texts::Texts;

/// Letters shown of a statement.
const LETTERS: usize = 180;

/// Somebody who speaks in a story.
pub struct Speaker {
    /// Their name, or that there is none.
    pub name: String,
    /// Their page.
    pub href: Option<String>,
    /// Their office.
    pub role: Option<String>,
    /// What they said, in order.
    pub said: Vec<Line>,
}

/// A statement in the list.
pub struct Line {
    /// Its number in the store.
    pub id: String,
    /// Its number in the story, as it stands beside the words.
    pub number: usize,
    /// Its address.
    pub href: String,
    /// Its first words.
    pub words: String,
    /// Whether they are quoted.
    pub quoted: bool,
    /// How they are given.
    pub kind: String,
    /// Stories that carry it too.
    pub carried: usize,
}

/// The speakers of a story, in the order in which they speak.
pub fn speakers(told: &Told, t: Texts) -> Vec<Speaker> {
    let mut speakers: Vec<(Option<String>, Speaker)> = Vec::new();
    for (at, statement) in told.record.statements.iter().enumerate() {
        let Some(joined) = told.statement(statement.id) else { continue };
        let kind = format!("{:?}", statement.kind).to_ascii_lowercase();
        let line = Line {
            id: joined.id.clone(),
            number: at + 1,
            href: told.mark(&joined.id),
            words: short(told.words(statement.span())),
            quoted: kind == "direct",
            kind: t.name("statement", &kind).into_owned(),
            carried: joined.carried.len(),
        };
        match speakers.iter_mut().find(|(id, _)| *id == joined.speaker_id) {
            Some((_, speaker)) => speaker.said.push(line),
            None => {
                speakers.push((joined.speaker_id.clone(), Speaker { said: vec![line], ..speaker(told, joined, t) }))
            }
        }
    }
    speakers.into_iter().map(|(_, speaker)| speaker).collect()
}

fn speaker(told: &Told, statement: &zabit_store::JoinedStatement, t: Texts) -> Speaker {
    let known = told.joined.entities.iter().find(|entity| Some(&entity.id) == statement.speaker_id.as_ref());
    Speaker {
        name: statement.speaker.clone().unwrap_or_else(|| t.say("nobody").into_owned()),
        href: statement.speaker_id.as_deref().map(paths::entity),
        role: known.and_then(|known| known.role.as_deref()).map(|role| t.role(role)),
        said: Vec::new(),
    }
}

/// The first words of a text, whole words only, in one line.
pub fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => {
            let cut = &line[..end];
            format!("{} …", cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole))
        }
        None => line,
    }
}

//! Who is who: people with their offices, then bodies, places and groups.

use zabit_record::{Entity, EntityType, Role};

use super::layout::{BOLD, DIM, columns, labelled};
use super::words::Words;

/// Columns of the names; longer names get a line of their own.
const NAMES: (usize, usize) = (18, 28);

/// The section; empty where the story names nobody.
pub fn section(words: &Words, width: usize) -> String {
    let entities = &words.record.entities;
    let people = entities.iter().filter(|entity| entity.kind == EntityType::Person);
    let longest = people.clone().map(|person| columns(&person.name) + 2).max().unwrap_or(0);
    let column = longest.clamp(NAMES.0, NAMES.1).min(width / 2);
    let mut out = String::new();
    for person in people {
        let roles: Vec<String> = person.roles.iter().map(|role| office(role, words)).collect();
        let text = if roles.is_empty() { "no role given".to_owned() } else { roles.join("; ") };
        out.push_str(&labelled(&person.name, BOLD, &with_aliases(text, person), column, width));
    }
    let kinds =
        [(EntityType::Organisation, "Organisations"), (EntityType::Place, "Places"), (EntityType::Group, "Groups")];
    for (kind, label) in kinds {
        let names: Vec<String> = entities.iter().filter(|entity| entity.kind == kind).map(described).collect();
        if !names.is_empty() {
            out.push_str(&labelled(label, DIM, &names.join(", "), column, width));
        }
    }
    out
}

/// "Genel Başkan Yardımcısı, AK Parti"; "eski Bakan".
fn office(role: &Role, words: &Words) -> String {
    let title = if role.former { format!("eski {}", zabit_record::office(&role.title)) } else { role.title.clone() };
    match role.organisation {
        Some(organisation) => format!("{title} ({})", words.name(organisation)),
        None => title,
    }
}

/// Other forms of a name that the name itself does not show: a surname alone is no news.
fn other_forms(entity: &Entity) -> impl Iterator<Item = &str> {
    entity.aliases.iter().map(String::as_str).filter(|alias| !entity.name.contains(*alias))
}

fn with_aliases(text: String, person: &Entity) -> String {
    let forms: Vec<&str> = other_forms(person).collect();
    if forms.is_empty() { text } else { format!("{text}; also {}", forms.join(", ")) }
}

/// "Birleşmiş Milletler (BM)", "Kazakistan (KAZ)".
fn described(entity: &Entity) -> String {
    let facts: Vec<&str> = other_forms(entity).chain(entity.country.as_deref()).collect();
    if facts.is_empty() { entity.name.clone() } else { format!("{} ({})", entity.name, facts.join(", ")) }
}

//! Linked names to the reader's draft: entities with their forms, mentions, roles and titles that stand alone.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;
use zabit_record::EntityType;
use zabit_turkish::{casing, country, heads};

use super::items::{Item, Name};
use super::link::Linker;
use super::roles::{Office, offices};
use super::score::{Class, is_dateline};
use crate::draft::{Entities, EntityDraft, Mention, RoleDraft};

/// How many mentions back a title alone looks for its bearer.
const REACH: usize = 200;

impl Linker<'_> {
    /// Builds the entities with their mentions and roles.
    pub(super) fn entities(self) -> Entities {
        let mut out = Entities::default();
        let mut index: BTreeMap<usize, usize> = BTreeMap::new();
        let mut last_seen = BTreeMap::new();
        let mut bases = BTreeSet::new();
        let mut entity_of: HashMap<usize, usize> = HashMap::new();
        for at in 0..self.items.len() {
            let Some(name) = self.name(at) else { continue };
            let group = self.nearest(at, &last_seen, &bases);
            let Some(kind) = kind_of(self.groups[group].class) else { continue };
            last_seen.insert(group, at);
            if let Some(base) = self.base_before(at) {
                bases.insert((group, base));
            }
            let entity = *index.entry(group).or_insert_with(|| {
                out.list.push(EntityDraft {
                    kind,
                    name: String::new(),
                    aliases: Vec::new(),
                    country: None,
                    roles: Vec::new(),
                });
                out.list.len() - 1
            });
            entity_of.insert(at, entity);
            let alias = self.of.get(&at).is_some_and(|g| self.groups[*g].alias);
            if is_dateline(self.doc, name).is_some() && kind == EntityType::Place {
                let mut name = name.clone();
                name.text = name.text.split(' ').map(casing::capitalise).collect::<Vec<_>>().join(" ");
                add_form(&mut out.list[entity], &name, alias);
            } else {
                add_form(&mut out.list[entity], name, alias);
            }
            out.mentions.push(Mention {
                entity,
                tokens: name.tokens.clone(),
                phrase: name.tokens.clone(),
                start: name.start,
                end: name.end,
                case: name.case,
                named: true,
            });
        }
        for entity in &mut out.list {
            entity.country = country_of(entity);
        }
        let found = offices(self.doc, &self.items);
        self.give_roles(&found, &entity_of, &mut out);
        self.title_mentions(&found, &entity_of, &mut out);
        out.mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
        out
    }

    fn give_roles(&self, offices: &[Office], entity_of: &HashMap<usize, usize>, out: &mut Entities) {
        let mention_at: HashMap<usize, usize> =
            out.mentions.iter().enumerate().map(|(at, mention)| (mention.tokens.start, at)).collect();
        for office in offices {
            let Item::Title(title) = &self.items[office.title] else { continue };
            let body = office
                .body
                .and_then(|b| entity_of.get(&b).copied())
                .filter(|b| out.list[*b].kind != EntityType::Person);
            let span = self.doc.bare_span(title.tokens.clone());
            for person in &office.people {
                let Some(&entity) = entity_of.get(person) else { continue };
                let tokens = self.items[*person].tokens();
                let mention = mention_at.get(&tokens.start).and_then(|at| out.mentions.get_mut(*at));
                if let Some(mention) = mention.filter(|_| office.people.first() == Some(person)) {
                    mention.phrase.start = mention.phrase.start.min(office.start);
                }
                if out.list[entity].kind != EntityType::Person || matches!(&*title.base, "sayın" | "hazreti" | "hz") {
                    continue;
                }
                let seat = office.seat.and_then(|seat| self.name(seat)).map(|seat| format!("{} ", seat.text));
                let text = if seat.is_some() && title.possessed && !title.text.contains(' ') {
                    // The compound keeps its ending: "Brezilya büyükelçisi".
                    owned(&title.text, &title.base)
                } else {
                    title.text.clone()
                };
                let role = RoleDraft {
                    title: seat.unwrap_or_default() + &text,
                    organisation: body,
                    former: title.former,
                    start: span.start,
                    end: span.end,
                };
                add_role(&mut out.list[entity].roles, role);
            }
        }
    }

    /// A title alone stands for the person last named who has it.
    fn title_mentions(&self, offices: &[Office], entity_of: &HashMap<usize, usize>, out: &mut Entities) {
        let mut found = Vec::new();
        for office in offices.iter().filter(|o| o.people.is_empty()) {
            let Item::Title(title) = &self.items[office.title] else { continue };
            let body = office.body.and_then(|b| entity_of.get(&b).copied());
            let text = casing::lower(&title.text);
            let fits = |entity: usize| {
                out.list[entity].roles.iter().any(|role| {
                    let same_body = body.is_none() || role.organisation.is_none() || body == role.organisation;
                    let role = casing::lower(&role.title);
                    same_body && (role == text || !text.contains(' ') && role.ends_with(text.as_str()))
                })
            };
            let end = out.mentions.partition_point(|m| m.tokens.start < title.tokens.start);
            let before = out.mentions[..end].iter().rev().take(REACH);
            let Some(entity) = before.map(|m| m.entity).find(|e| fits(*e)) else { continue };
            let span = self.doc.bare_span(title.tokens.clone());
            found.push(Mention {
                entity,
                tokens: title.tokens.clone(),
                phrase: office.start.min(title.tokens.start)..title.tokens.end,
                start: span.start,
                end: span.end,
                case: title.case,
                named: false,
            });
        }
        out.mentions.append(&mut found);
    }
}

fn kind_of(class: Class) -> Option<EntityType> {
    match class {
        Class::None => None,
        Class::Person => Some(EntityType::Person),
        Class::Organisation => Some(EntityType::Organisation),
        Class::Place => Some(EntityType::Place),
    }
}

/// The longest form becomes the name, the others aliases.
fn add_form(entity: &mut EntityDraft, name: &Name, alias: bool) {
    let text = &name.text;
    if *text == entity.name {
        return;
    }
    let shouting = |t: &str| casing::is_all_caps(t) && t.chars().count() > 6;
    let longer = text.split(' ').count() > entity.name.split(' ').count()
        || text.split(' ').count() == entity.name.split(' ').count() && shouting(&entity.name) && !shouting(text);
    let replaces = entity.name.is_empty() || !alias && longer;
    if casing::lower(text) == casing::lower(&entity.name) && !replaces {
        return;
    }
    let other = if replaces { std::mem::replace(&mut entity.name, text.clone()) } else { text.clone() };
    if !other.is_empty() && other != entity.name && !entity.aliases.contains(&other) {
        entity.aliases.push(other);
    }
}

/// A later and shorter title adds nothing; a fuller one replaces it.
fn add_role(roles: &mut Vec<RoleDraft>, role: RoleDraft) {
    let lower = casing::lower(&role.title);
    let ends = |long: &str, short: &str| {
        let (long, short) = (casing::lower(long), casing::lower(short));
        let tail = long.rsplit(' ').next().unwrap_or(&long);
        !short.contains(' ') && tail.starts_with(short.as_str())
    };
    for known in roles.iter_mut() {
        if casing::lower(&known.title) == lower {
            if known.organisation.is_none() || role.organisation.is_none() || known.organisation == role.organisation {
                known.organisation = known.organisation.or(role.organisation);
                return;
            }
            continue;
        }
        if ends(&known.title, &role.title) && role.organisation.is_none() {
            return;
        }
        if ends(&role.title, &known.title) && known.organisation.is_none() {
            *known = role;
            return;
        }
    }
    roles.push(role);
}

/// The state a place lies in, or a body is called after.
fn country_of(entity: &EntityDraft) -> Option<String> {
    let lower = casing::lower(&entity.name);
    let of = |text: &str| country::place(text).and_then(|p| p.country).map(str::to_owned);
    match entity.kind {
        EntityType::Place => of(&lower),
        EntityType::Organisation => {
            let first = lower.split(' ').next().unwrap_or_default();
            let is_body = lower.rsplit(' ').next().and_then(heads::head).is_some();
            country::place(first).filter(|p| p.is_country && is_body).and_then(|p| p.country).map(str::to_owned)
        }
        _ => None,
    }
}

/// The possessed form of a title of one word, with the capital it has: "Büyükelçi" is "Büyükelçisi".
fn owned(text: &str, base: &str) -> String {
    if base.ends_with("milletvekili") {
        return text.to_owned();
    }
    let form = zabit_turkish::titles::possessed(base);
    if casing::is_capitalised(text) { casing::capitalise(&form).to_string() } else { form.to_string() }
}

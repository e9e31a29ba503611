//! Names of one and the same, joined over the whole story.

use std::collections::BTreeMap;

use zabit_record::EntityType;
use zabit_turkish::heads::head;
use zabit_turkish::titles::title_word;
use zabit_turkish::{casing, country, names};

use super::guess::{Scores, looks_common};
use super::pieces::{Piece, What};
use super::titles::{Title, dictionary_form, is_plural};
use crate::Doc;
use crate::draft::{Entities, EntityDraft, EntityIndex, Mention, RoleDraft};

/// Joins the pieces of a story.
pub(super) fn join(doc: &Doc, pieces: Vec<Piece>) -> Entities {
    let keys: Vec<Vec<String>> = pieces.iter().map(|piece| key(doc, piece)).collect();
    let kinds = kinds(doc, &pieces, &keys);
    let mut joiner = Joiner {
        doc,
        pieces: &pieces,
        keys: &keys,
        kinds: &kinds,
        of: vec![None; pieces.len()],
        list: Vec::new(),
        known: Vec::new(),
    };
    joiner.full_names();
    joiner.short_names();
    joiner.roles();
    joiner.bare_titles();
    joiner.finish()
}

/// A name's words as they are compared: lower case, no suffix, no diacritics.
fn key(doc: &Doc, piece: &Piece) -> Vec<String> {
    let last = piece.tokens.end - 1;
    let mut words: Vec<String> = piece
        .tokens
        .clone()
        .filter(|at| doc.is_word(*at) || doc.story.tokens[*at].kind == zabit_text::TokenKind::Number)
        .map(|at| {
            let stem = doc.stem(at);
            let bare = if at == last { head(stem).map_or(stem, |(_, bytes, _)| &stem[..bytes]) } else { stem };
            fold(bare)
        })
        .collect();
    if words.is_empty() {
        words.push(fold(doc.stem(last)));
    }
    words
}

/// Letters without diacritics, so that "Erdogan" meets "Erdoğan".
fn fold(lower: &str) -> String {
    lower
        .chars()
        .map(|c| match c {
            'ı' | 'î' | 'í' => 'i',
            'ş' => 's',
            'ç' => 'c',
            'ğ' => 'g',
            'ö' | 'ó' => 'o',
            'ü' | 'û' => 'u',
            'â' | 'á' => 'a',
            'é' => 'e',
            other => other,
        })
        .collect()
}

/// The kind of each piece, decided over all pieces of the same words.
fn kinds(doc: &Doc, pieces: &[Piece], keys: &[Vec<String>]) -> Vec<Option<EntityType>> {
    let mut sums: BTreeMap<&[String], (Scores, bool)> = BTreeMap::new();
    for (piece, key) in pieces.iter().zip(keys).filter(|(piece, _)| piece.what == What::Name) {
        let entry = sums.entry(key).or_default();
        entry.0.add(&piece.scores);
        entry.1 |= !piece.weak;
    }
    // Surnames of people named in full.
    let mut people: BTreeMap<&str, u32> = BTreeMap::new();
    for (key, (scores, _)) in &sums {
        if key.len() > 1 && scores.kind() == Some(EntityType::Person) {
            if let Some(last) = key.last() {
                *people.entry(last).or_default() += 1;
            }
        }
    }
    pieces
        .iter()
        .zip(keys)
        .map(|(piece, key)| {
            if piece.what != What::Name {
                return None;
            }
            let (mut scores, strong) = sums.get(key.as_slice()).copied().unwrap_or_default();
            if let [word] = key.as_slice()
                && people.contains_key(word.as_str())
            {
                scores.person += 6.0;
            } else if !strong && piece.tokens.len() == 1 {
                let lower = doc.stem(piece.tokens.start);
                let seen = names::evidence(lower);
                let named = seen.total() > 0 && seen.total() > seen.other * 2 && !looks_common(lower);
                let known = country::place(lower).is_some()
                    || scores.organisation > 8.0
                    || casing::is_all_caps(doc.story.stem(piece.tokens.start));
                if !named && !known {
                    return None;
                }
            }
            scores.kind()
        })
        .collect()
}

struct Joiner<'a, 'd> {
    doc: &'a Doc<'d>,
    pieces: &'a [Piece],
    keys: &'a [Vec<String>],
    kinds: &'a [Option<EntityType>],
    /// The entity of each piece.
    of: Vec<Option<EntityIndex>>,
    list: Vec<EntityDraft>,
    /// Kind and words of each entity: its longest form.
    known: Vec<(EntityType, Vec<String>)>,
}

impl Joiner<'_, '_> {
    /// Names of two words or more, and all that are no people.
    fn full_names(&mut self) {
        for n in 0..self.pieces.len() {
            let Some(kind) = self.kinds[n] else { continue };
            let key = &self.keys[n];
            if kind == EntityType::Person && key.len() == 1 {
                continue;
            }
            if let Some(full) = self.pieces[n].alias_of.and_then(|full| self.of[full]) {
                let name = self.name(n);
                if kind != EntityType::Person
                    && self.list[full].kind != EntityType::Person
                    && !self.list[full].aliases.contains(&name)
                {
                    self.list[full].aliases.push(name);
                }
                self.of[n] = Some(full);
                continue;
            }
            let same = (0..self.list.len()).rev().find(|e| self.is_same(*e, kind, n));
            self.assign(n, kind, same);
        }
    }

    fn is_same(&self, entity: EntityIndex, kind: EntityType, n: usize) -> bool {
        let (known, words) = &self.known[entity];
        let key = &self.keys[n];
        if words == key {
            return *known == kind;
        }
        if kind != EntityType::Person {
            return *known == kind
                && self.list[entity].aliases.iter().any(|alias| fold(&casing::lower(alias)) == key.join(" "));
        }
        // "Mustafa Kemal Kılıç" and "Mustafa Kılıç".
        *known == kind
            && words.len() > 1
            && words.first() == key.first()
            && words.last() == key.last()
            && (words.iter().all(|w| key.contains(w)) || key.iter().all(|w| words.contains(w)))
    }

    /// One word for a person: the nearest one before with that surname, else the first one after.
    fn short_names(&mut self) {
        for n in 0..self.pieces.len() {
            if self.kinds[n] != Some(EntityType::Person) || self.keys[n].len() != 1 {
                continue;
            }
            let word = &self.keys[n][0];
            let bears = |m: usize, last: bool| {
                let key = &self.keys[m];
                self.kinds[m] == Some(EntityType::Person)
                    && self.of[m].is_some()
                    && if last { key.last() == Some(word) } else { key.first() == Some(word) }
            };
            let found = (0..n)
                .rev()
                .find(|m| bears(*m, true))
                .or_else(|| (n + 1..self.pieces.len()).find(|m| self.keys[*m].len() > 1 && bears(*m, true)))
                .or_else(|| (0..n).rev().find(|m| bears(*m, false)))
                .or_else(|| (n + 1..self.pieces.len()).find(|m| self.keys[*m].len() > 1 && bears(*m, false)));
            let entity = found.and_then(|m| self.of[m]);
            self.assign(n, EntityType::Person, entity);
        }
    }

    fn assign(&mut self, n: usize, kind: EntityType, same: Option<EntityIndex>) {
        let name = self.name(n);
        let key = &self.keys[n];
        let entity = match same {
            Some(entity) => {
                if key.len() > self.known[entity].1.len() {
                    self.known[entity].1 = key.clone();
                    let before = std::mem::replace(&mut self.list[entity].name, name);
                    self.list[entity].aliases.push(before);
                } else if self.list[entity].name != name && !self.list[entity].aliases.contains(&name) {
                    self.list[entity].aliases.push(name);
                }
                entity
            }
            None => {
                let country = (kind == EntityType::Place).then(|| country::place(&casing::lower(&name))).flatten();
                let country = country.and_then(|place| place.country).map(str::to_owned);
                self.list.push(EntityDraft { kind, name, aliases: Vec::new(), country, roles: Vec::new() });
                self.known.push((kind, key.clone()));
                self.list.len() - 1
            }
        };
        self.of[n] = Some(entity);
    }

    /// A piece's name as it stands, without suffix.
    fn name(&self, n: usize) -> String {
        let piece = &self.pieces[n];
        let (start, _) = self.doc.story.span(piece.tokens.clone());
        self.doc.story.slice(piece.tokens.clone()).chars().take(piece.end.saturating_sub(start) as usize).collect()
    }

    fn roles(&mut self) {
        for n in 0..self.pieces.len() {
            let Some(entity) = self.of[n].filter(|e| self.list[*e].kind == EntityType::Person) else { continue };
            for title in &self.pieces[n].titles {
                let role = self.role(title);
                add_role(&mut self.list[entity].roles, role);
            }
        }
        // "Ayşe Demir ile Murat Kaya": one title in the plural for both.
        for n in 1..self.pieces.len() {
            let plural = self.pieces[n - 1].titles.last().is_some_and(|title| is_plural(self.doc, &title.tokens));
            let between = self.pieces[n - 1].tokens.end;
            let joined = matches!(self.doc.lower(between.min(self.doc.len() - 1)), "ile" | "ve" | ",")
                && self.pieces[n].tokens.start == between + 1;
            if !(plural && joined && self.pieces[n].titles.is_empty()) {
                continue;
            }
            let Some(entity) = self.of[n].filter(|e| self.list[*e].kind == EntityType::Person) else { continue };
            for title in &self.pieces[n - 1].titles {
                let role = self.role(title);
                add_role(&mut self.list[entity].roles, role);
            }
        }
    }

    fn role(&self, title: &Title) -> RoleDraft {
        let mut name = dictionary_form(self.doc, &title.tokens);
        let former = title.former || name.starts_with("Eski ") || name.starts_with("Önceki ");
        if title.former {
            name.insert_str(0, "Eski ");
        }
        let span = self.doc.bare_span(title.tokens.clone());
        let organisation =
            title.organisation.and_then(|n| self.of[n]).filter(|e| self.list[*e].kind != EntityType::Person);
        RoleDraft { title: name, organisation, former, start: span.start, end: span.end }
    }

    /// Titles by themselves: the person last named who bears one like it.
    fn bare_titles(&mut self) {
        for n in 0..self.pieces.len() {
            let piece = &self.pieces[n];
            if piece.what != What::TitleOnly {
                continue;
            }
            let Some(title) = piece.titles.last() else { continue };
            let role = self.role(title);
            let fits = |entity: EntityIndex| {
                self.list[entity].roles.iter().any(|known| {
                    let owner = role.organisation.is_none()
                        || known.organisation.is_none()
                        || role.organisation == known.organisation;
                    owner && !known.former && is_short_for(&role.title, &known.title)
                })
            };
            let before = (0..n).rev().filter_map(|m| self.of[m]).find(|e| fits(*e));
            let found = before.or_else(|| (0..self.list.len()).find(|e| fits(*e)));
            self.of[n] = found;
        }
    }

    fn finish(self) -> Entities {
        let mut mentions: Vec<Mention> = Vec::new();
        for (n, piece) in self.pieces.iter().enumerate() {
            let Some(entity) = self.of[n] else { continue };
            let (start, _) = self.doc.story.span(piece.tokens.clone());
            mentions.push(Mention {
                entity,
                tokens: piece.tokens.clone(),
                phrase: piece.phrase_start.min(piece.tokens.start)..piece.tokens.end,
                start,
                end: piece.end,
                case: piece.case,
                named: piece.what == What::Name,
            });
        }
        mentions.sort_by_key(|mention| mention.tokens.start);
        Entities { list: self.list, mentions }
    }
}

/// Adds a role unless the person has it already; a fuller one replaces a shorter.
fn add_role(roles: &mut Vec<RoleDraft>, role: RoleDraft) {
    for known in roles.iter_mut() {
        if casing::lower(&known.title) == casing::lower(&role.title) {
            if known.organisation.is_none() || role.organisation.is_none() || known.organisation == role.organisation {
                known.organisation = known.organisation.or(role.organisation);
                return;
            }
        } else if is_short_for(&role.title, &known.title) {
            return;
        } else if is_short_for(&known.title, &role.title) {
            *known = role;
            return;
        }
    }
    roles.push(role);
}

/// "Bakan" for "Dışişleri Bakanı", "Başkan" for "Genel Başkan".
fn is_short_for(short: &str, full: &str) -> bool {
    let (short, full) = (casing::lower(short), casing::lower(full));
    if short == full {
        return true;
    }
    let tail = full.rsplit(' ').next().unwrap_or(&full);
    if !title_word(tail).of && !title_word(tail).bare {
        return false;
    }
    let bare = zabit_turkish::titles::without_possessive(tail);
    short == tail || bare.as_deref() == Some(short.as_str()) || full.ends_with(&format!(" {short}"))
}

//! Mentions to entities: all mentions of one name vote on what it stands for, short forms join long ones.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;
use hashbrown::HashMap;
use zabit_turkish::suffix::{Case, after_apostrophe};
use zabit_turkish::{casing, country, heads, lexicon, organisations, titles};

use super::alike::{fold, folded, holds, is_slip};
use super::items::{Item, Name};
use super::score::{CLASSES, Class, Scores, certain, is_dateline};
use super::told::Told;
use crate::draft::Entities;

/// All names of the same words.
pub(super) struct Group {
    pub(super) words: Vec<CompactString>,
    /// Items, in order.
    pub(super) names: Vec<usize>,
    pub(super) scores: Scores,
    pub(super) class: Class,
    /// The group it belongs to, where it is a short or inflected form.
    pub(super) into: Option<usize>,
    pub(super) alias: bool,
}

/// Words that name somebody by somebody else: a surname alone is not theirs then.
const KIN: &[&str] = &[
    "kızı", "oğlu", "eşi", "karısı", "kocası", "kardeşi", "ağabeyi", "ablası", "annesi", "babası", "torunu", "yeğeni",
    "amcası", "dayısı", "dedesi", "damadı", "gelini", "kuzeni",
];

/// Decides which names are entities and which are the same one.
pub(super) fn link(doc: &Told, items: Vec<Item>) -> Entities {
    let mut linker =
        Linker { people: BTreeMap::new(), doc, items, groups: Vec::new(), of: HashMap::new(), keys: BTreeMap::new() };
    linker.group();
    linker.join_inflected();
    linker.join_brackets();
    linker.index_people();
    linker.join_people();
    linker.join_bodies();
    linker.entities()
}

pub(super) struct Linker<'a> {
    pub(super) doc: &'a Told<'a>,
    pub(super) items: Vec<Item>,
    pub(super) groups: Vec<Group>,
    /// The group of each name item.
    pub(super) of: HashMap<usize, usize>,
    pub(super) keys: BTreeMap<String, usize>,
    /// People of two words or more, by first name, surname, and the first letters of the surname; the longest names first.
    people: BTreeMap<CompactString, Vec<usize>>,
}

impl Linker<'_> {
    pub(super) fn name(&self, item: usize) -> Option<&Name> {
        match self.items.get(item) {
            Some(Item::Name(name)) => Some(name),
            _ => None,
        }
    }

    fn group(&mut self) {
        for at in 0..self.items.len() {
            let Item::Name(name) = &self.items[at] else { continue };
            let mut sums = self.doc.scores(name.tokens.clone());
            for (sum, sure) in sums.iter_mut().zip(certain(self.doc, name)) {
                *sum += sure;
            }
            if self.leads_to_office(at) && !name.apostrophe {
                sums[Class::Person as usize] -= 4.0;
            }
            let key = name.words.join(" ");
            let words = name.words.clone();
            let index = *self.keys.entry(key).or_insert(self.groups.len());
            if index == self.groups.len() {
                let group =
                    Group { words, names: Vec::new(), scores: [0.0; 4], class: Class::None, into: None, alias: false };
                self.groups.push(group);
            }
            let group = &mut self.groups[index];
            group.names.push(at);
            for (sum, score) in group.scores.iter_mut().zip(sums) {
                *sum += score;
            }
            self.of.insert(at, index);
        }
        for group in &mut self.groups {
            group.class = best(&group.scores);
        }
    }

    /// "Mavi Liman Genel Müdürü": a bare name before somebody's office is the body's, and no person's.
    fn leads_to_office(&self, at: usize) -> bool {
        let end = self.items.get(at).map(|item| item.tokens().end);
        matches!(self.items.get(at + 1), Some(Item::Title(title))
            if Some(title.tokens.start) == end && title.possessed && title.kind == titles::Kind::Office)
    }

    /// The group a group ends up in.
    fn root(&self, mut group: usize) -> usize {
        while let Some(into) = self.groups[group].into {
            group = into;
        }
        group
    }

    fn join(&mut self, from: usize, into: usize) {
        let (from, into) = (self.root(from), self.root(into));
        if from != into {
            self.groups[from].into = Some(into);
            for at in 0..4 {
                self.groups[into].scores[at] += self.groups[from].scores[at];
            }
            let class = best(&self.groups[into].scores);
            if self.groups[into].class == Class::None {
                self.groups[into].class = class;
            }
        }
    }

    /// "Türkiyenin" joins "Türkiye", "Erdogan" joins "Erdoğan", where the latter stands in the story.
    fn join_inflected(&mut self) {
        for at in 0..self.groups.len() {
            let group = &self.groups[at];
            let plain = group.names.iter().all(|n| self.name(*n).is_some_and(|n| !n.apostrophe));
            let Some(last) = group.words.last().filter(|_| plain) else { continue };
            let head: Vec<&str> = group.words[..group.words.len() - 1].iter().map(CompactString::as_str).collect();
            let whole = |stem: &str| head.iter().copied().chain([stem]).collect::<Vec<_>>().join(" ");
            let target = last.char_indices().skip(2).find_map(|(cut, _)| {
                let noun = after_apostrophe(&last[cut..]).filter(|n| !n.derived && n.case != Case::Nominative)?;
                let key = whole(&last[..cut]);
                let in_story =
                    self.keys.get(&key).copied().filter(|g| *g != at && self.groups[*g].class != Class::None);
                let known = cut > 3 && (organisations::is_known(&key) || country::place(&key).is_some());
                (in_story.is_some() || known).then(|| (key, in_story, noun.case, last[cut..].chars().count()))
            });
            let Some((key, in_story, case, letters)) = target else { continue };
            if in_story.is_none() && lexicon::is_common(last) {
                continue;
            }
            self.trim(at, &key, case, letters);
            if let Some(target) = in_story {
                self.join(at, target);
            } else {
                let class = if organisations::is_known(&key) { Class::Organisation } else { Class::Place };
                self.groups[at].class = class;
                self.keys.insert(key, at);
            }
        }
        let folded: Vec<String> = self.groups.iter().map(|g| fold(&g.words.join(" "))).collect();
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let mut joins = Vec::new();
        for (at, key) in folded.iter().enumerate() {
            if let Some(first) = seen.get(key.as_str()) {
                joins.push((*first, at));
            } else {
                seen.insert(key, at);
            }
        }
        for (a, b) in joins {
            // The form with its own letters is the right one.
            let marks = |g: usize| self.groups[g].words.iter().map(|w| w.len()).sum::<usize>();
            if marks(b) > marks(a) { self.join(a, b) } else { self.join(b, a) }
        }
    }

    /// Takes an ending off the names of a group.
    fn trim(&mut self, group: usize, key: &str, case: Case, letters: usize) {
        self.groups[group].words = key.split(' ').map(CompactString::new).collect();
        for at in self.groups[group].names.clone() {
            if let Some(Item::Name(name)) = self.items.get_mut(at) {
                name.end -= letters as u32;
                name.case = case;
                let kept = name.text.chars().count().saturating_sub(letters);
                name.text = name.text.chars().take(kept).collect();
            }
        }
    }

    /// "Birleşmiş Milletler (BM)": the short form in brackets is an alias.
    fn join_brackets(&mut self) {
        for at in 0..self.items.len().saturating_sub(1) {
            let (Some(long), Some(short)) = (self.name(at), self.name(at + 1)) else { continue };
            let open = long.tokens.end;
            let fits = self.doc.is(open, "(") && short.tokens.start == open + 1 && self.doc.is(short.tokens.end, ")");
            let capitals = casing::is_all_caps(self.doc.story.stem(short.tokens.start));
            let word = (short.words.len() == 1 || short.words.len() == 2 && capitals) && !short.apostrophe;
            let initial = long.words.iter().any(|w| short.words[0].starts_with(|c| w.starts_with(c)));
            let place = country::place(&short.words[0]).is_some_and(|p| !p.is_country || long.words.len() == 1);
            if is_dateline(self.doc, short).is_some() {
                continue;
            }
            if !fits || !word || !initial || place || long.words.len() < 2 {
                continue;
            }
            let (Some(&long), Some(&short)) = (self.of.get(&at), self.of.get(&(at + 1))) else { continue };
            let root = self.root(long);
            if matches!(self.groups[root].class, Class::None | Class::Person) {
                self.groups[root].class = Class::Organisation;
            }
            self.groups[short].alias = true;
            self.join(short, root);
        }
    }

    /// A surname or first name alone joins the full name; of two, see [`Linker::nearest`].
    fn join_people(&mut self) {
        for at in 0..self.groups.len() {
            let group = &self.groups[at];
            if group.into.is_some() {
                continue;
            }
            let mut long = self.longer(at);
            if long.is_empty() && group.class == Class::Person && group.words.len() == 1 {
                long = self.misspelt(at);
            }
            let single = group.words.len() == 1;
            // A word that is a town elsewhere in the story stays one.
            let place = group.class == Class::Place
                && single
                && country::place(&group.words[0]).is_some()
                && group.scores[Class::Place as usize] > group.scores[Class::Person as usize] + 8.0;
            if place || group.class == Class::Organisation && group.scores[2] > group.scores[1] + 8.0 {
                continue;
            }
            if let [only] = long.as_slice() {
                let (at, only) = (at, *only);
                self.groups[at].class = Class::Person;
                self.join(at, only);
            } else if !long.is_empty() {
                self.groups[at].class = Class::Person;
            }
        }
    }

    /// "Tesla" and "Tesla Motors", "Amanat" and "Amanat Partisi" are one body.
    fn join_bodies(&mut self) {
        let mut by_first: BTreeMap<CompactString, Vec<usize>> = BTreeMap::new();
        for (at, group) in self.groups.iter().enumerate().filter(|(_, g)| g.words.len() > 1) {
            if let Some(first) = group.words.first() {
                by_first.entry(first.clone()).or_default().push(at);
            }
        }
        for at in 0..self.groups.len() {
            let group = &self.groups[at];
            if group.into.is_some() || matches!(group.class, Class::Place) {
                continue;
            }
            let kind = |w: &CompactString| {
                heads::head(w).is_some_and(|h| h.kind == heads::Kind::Firm)
                    || matches!(
                        w.as_str(),
                        "partisi" | "gazetesi" | "kulübü" | "ajansı" | "dergisi" | "televizyonu" | "şirketi"
                    )
            };
            let Some(first) = group.words.first() else { continue };
            let long = by_first.get(first).into_iter().flatten().copied().find(|other| {
                let words = &self.groups[*other].words;
                *other != at
                    && self.groups[*other].class == Class::Organisation
                    && words.len() > group.words.len()
                    && words.starts_with(&group.words)
                    && words[group.words.len()..].iter().all(kind)
            });
            if let Some(long) = long {
                self.groups[at].class = Class::Organisation;
                self.join(at, long);
            }
        }
    }

    fn index_people(&mut self) {
        for (at, group) in self.groups.iter().enumerate() {
            let [first, .., last] = group.words.as_slice() else { continue };
            if group.class != Class::Person {
                continue;
            }
            let tail = CompactString::new(last.rsplit('-').next().unwrap_or(last));
            let mut keys = vec![first.clone(), last.clone(), front(last), fold(first).into(), fold(last).into(), tail];
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                self.people.entry(key).or_default().push(at);
            }
        }
        for people in self.people.values_mut() {
            people.sort_by_key(|group| Reverse(self.groups[*group].words.len()));
        }
    }

    /// The people whose full name holds this one.
    fn longer(&self, at: usize) -> Vec<usize> {
        let short = &self.groups[at].words;
        let ascii = short.iter().all(|w| w.is_ascii());
        let plain = if ascii { folded(short) } else { Vec::new() };
        // A long text has thousands of one first name: only those are looked at that can hold this one.
        let is_longer = |other: &&usize| self.groups[**other].words.len() > short.len();
        let near = |word: Option<&CompactString>| {
            word.and_then(|w| self.people.get(w)).into_iter().flatten().take_while(is_longer)
        };
        let ends = |words: &[CompactString]| {
            let first = words.first().filter(|_| words.len() > 1);
            near(words.last()).chain(near(first)).copied().collect::<Vec<_>>()
        };
        let mut out: Vec<usize> = ends(short)
            .into_iter()
            .chain(ends(&plain))
            .filter(|other| *other != at && self.groups[*other].class == Class::Person)
            .filter(|other| {
                let long = &self.groups[*other].words;
                holds(long, short) || ascii && holds(&folded(long), &plain)
            })
            .map(|other| self.root(other))
            .filter(|other| *other != at)
            .collect();
        out.sort_unstable();
        out.dedup();
        // "Tayyip Erdoğan" and "Recep Tayyip Erdoğan" are one: the longest holds the others.
        if out.len() > 1 {
            let longest = out.iter().copied().max_by_key(|g| self.groups[*g].words.len());
            if let Some(longest) = longest
                && out.iter().all(|g| *g == longest || holds(&self.groups[longest].words, &self.groups[*g].words))
            {
                return vec![longest];
            }
        }
        out
    }

    /// The one person whose surname this is but for a slip of the pen.
    fn misspelt(&self, at: usize) -> Vec<usize> {
        let word = &self.groups[at].words[0];
        let meant: Vec<usize> = self
            .people
            .get(&front(word))
            .into_iter()
            .flatten()
            .copied()
            .filter(|other| self.groups[*other].class == Class::Person)
            .filter(|other| self.groups[*other].words.last().is_some_and(|w| is_slip(w, word)))
            .map(|other| self.root(other))
            .collect();
        if meant.len() == 1 { meant } else { Vec::new() }
    }

    /// Whether a story names somebody first as kin of somebody else: "kızı Ayşe Demir".
    fn is_kin(&self, group: usize) -> bool {
        let first = self.groups.get(group).and_then(|group| group.names.first());
        let start = first.and_then(|name| self.name(*name)).map(|name| name.tokens.start);
        start.and_then(|start| start.checked_sub(1)).is_some_and(|before| KIN.contains(&self.doc.lower(before)))
    }

    /// For a surname two people share: the one named last before; kin that were only mentioned yield to those they are kin of.
    pub(super) fn nearest(
        &self,
        at: usize,
        last_seen: &BTreeMap<usize, usize>,
        bases: &BTreeSet<(usize, CompactString)>,
    ) -> usize {
        let group = self.root(self.of.get(&at).copied().unwrap_or_default());
        if self.groups[group].class != Class::Person {
            return group;
        }
        let mut long = self.longer(group);
        // "Kaymakam Demir" is the Demir who was called kaymakam.
        if let Some(base) = self.base_before(at)
            && long.iter().any(|g| bases.contains(&(*g, base.clone())))
        {
            long.retain(|g| bases.contains(&(*g, base.clone())));
        }
        let seen = |g: &usize| last_seen.contains_key(g);
        if long.iter().any(|g| seen(g) && !self.is_kin(*g)) {
            long.retain(|g| !self.is_kin(*g));
        }
        let first = long.first().copied();
        long.into_iter().filter(seen).max_by_key(|g| last_seen.get(g)).or(first).unwrap_or(group)
    }

    /// The head of the title right before a name.
    pub(super) fn base_before(&self, at: usize) -> Option<CompactString> {
        let Item::Title(title) = self.items.get(at.checked_sub(1)?)? else { return None };
        self.name(at).filter(|name| name.titled).map(|_| title.base.clone())
    }
}

/// The first three letters and a mark: the key under which slips of the pen look for their surname.
fn front(word: &str) -> CompactString {
    word.chars().take(3).chain(['*']).collect()
}

fn best(scores: &Scores) -> Class {
    let mut best = 0;
    for at in 1..4 {
        if scores[at] > scores[best] {
            best = at;
        }
    }
    CLASSES[best]
}

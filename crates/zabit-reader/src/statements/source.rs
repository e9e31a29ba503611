//! Who said it: the subject of the reporting verb, the issuer of the paper, or the speaker in focus.
//!
//! In a Turkish sentence the source stands in the nominative before its clause ("Demir, … söyledi"), after a
//! subject participle ("… söyleyen Demir"), in the genitive before a participle ("Demir'in … dediği"), or in an
//! oblique case before a passive ("Bakanlıktan yapılan açıklamada … bildirildi"). Where none of these stands,
//! the last speaker goes on.

use std::ops::Range;

use compact_str::CompactString;
use hashbrown::HashMap;
use zabit_record::EntityType;
use zabit_turkish::suffix::{Case, possessed_case};
use zabit_turkish::{casing, country, lexicon};

use super::propose::span_at;
use super::speakers::{
    SHORT_BODIES, Speaks, is_inflected, is_oblique, is_opener, is_possessed_noun, is_speaker_noun, is_those_who,
    opens_phrase, sets_off, short_body, speaks, strip_softened,
};
use super::speech;
use crate::Doc;
use crate::draft::{Entities, EntityDraft, EntityIndex, Mention};
use crate::verbs::is_participle;

/// Tokens between "yapılan" and its noun at most: "yapılan ve dün akşam yayımlanan açıklamada".
const UTTERED: usize = 8;

/// Who a source is: an entity, or words that name nobody and become a group once they are needed.
#[derive(Clone, Debug, PartialEq)]
pub enum Who {
    /// An entity of the story.
    Known(EntityIndex),
    /// "yetkililer", "İsrail medyası".
    Words(Range<usize>),
    /// "Valilik" of "Valilikten": a body that the story never names in full, without its case.
    Body(usize),
}

/// A source found in the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// Who.
    pub who: Who,
    /// Its words, title included.
    pub phrase: Range<usize>,
    /// How it was found, for `--explain`.
    pub how: &'static str,
    /// Whether a comma or a particle sets it off ("Demir,", "Kaya ise").
    pub set_off: bool,
}

/// Finds sources in one story.
pub struct Sources<'a, 'd> {
    /// The story.
    pub doc: &'a Doc<'d>,
    /// Its entities.
    pub entities: &'a mut Entities,
    groups: HashMap<CompactString, EntityIndex>,
    mentions: Vec<Mention>,
}

impl<'a, 'd> Sources<'a, 'd> {
    /// Sources of a story whose names are found.
    pub fn new(doc: &'a Doc<'d>, entities: &'a mut Entities) -> Self {
        Self { doc, entities, groups: HashMap::new(), mentions: Vec::new() }
    }

    /// Hands the groups' mentions over to the story's entities.
    pub fn finish(self) {
        self.entities.mentions.extend(self.mentions);
        self.entities.mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
    }

    fn is(&self, at: usize, sign: &str) -> bool {
        self.doc.is(at, sign)
    }

    /// Skips a bracketed short form: "Demir (TBB)".
    fn after_bracket(&self, at: usize, end: usize) -> usize {
        if at < end && self.is(at, "(") {
            for close in at + 1..end.min(at + 8) {
                if self.is(close, ")") {
                    return close + 1;
                }
            }
        }
        at
    }

    /// Where the text goes on after a subject: past bracket, particle and comma.
    pub fn after_subject(&self, phrase_end: usize, end: usize) -> usize {
        let mut at = self.after_bracket(phrase_end, end);
        if at < end && matches!(self.doc.lower(at), "ise" | "da" | "de") {
            at += 1;
        }
        if at < end && (self.is(at, ",") || self.is(at, ";")) {
            at += 1;
        }
        at
    }

    /// Whether a mention may be a sentence's subject, and whether something sets it off.
    fn nominative(&self, mention: &Mention, end: usize) -> Option<bool> {
        if mention.case != Case::Nominative {
            return None;
        }
        let next = self.after_bracket(mention.phrase.end.max(mention.tokens.end), end);
        if next >= end {
            return Some(false);
        }
        let kind = self.entities.list[mention.entity].kind;
        match self.doc.lower(next) {
            "ise" => Some(true),
            "da" | "de" => Some(true),
            "," => (kind != EntityType::Place || !self.in_list(next, end)).then_some(true),
            "ve" | "ile" | "tarafından" | "olarak" | "için" | "gibi" | "hakkında" | "arasında" | "üzerinde" | "'"
            | ")" | "-" | "/" | "olan" | "başkanlığında" | "liderliğinde" | "adına" | "adlı" | "isimli" | "mı"
            | "mi" => None,
            "." | ":" | "!" | "?" => (self.is(next, ":")).then_some(true),
            // "Amerikan devi Örnek yaptığı açıklama ile": who makes it is the subject, comma or not.
            _ if kind != EntityType::Place && speech::is_made_by_source(self.doc, next) => Some(true),
            // "Ayşe Demir hayranı Veli Kaya": the name only tells whose, or who, the next one is.
            next_word
                if kind == EntityType::Person && is_possessed_noun(next_word) && self.names_subject(next + 1, end) =>
            {
                None
            }
            next_word => {
                // "CHP danışmanları", "ABD yönetimi": the name only begins a longer phrase.
                let heads_compound =
                    kind != EntityType::Person && (is_speaker_noun(next_word) || is_possessed_noun(next_word));
                (!heads_compound && kind == EntityType::Person || !heads_compound && kind == EntityType::Organisation)
                    .then_some(false)
            }
        }
    }

    /// Whether a person begins at `at` who may be the subject.
    fn names_subject(&self, at: usize, end: usize) -> bool {
        let person = self.entities.at(at).filter(|m| m.tokens.start == at);
        let person = person.filter(|m| self.entities.list[m.entity].kind == EntityType::Person);
        person.is_some_and(|person| self.nominative(person, end).is_some())
    }

    /// Whether the comma at `comma` goes on a list of names: "Türkiye, Rusya ve İran".
    fn in_list(&self, comma: usize, end: usize) -> bool {
        let Some(next) = self.entities.at(comma + 1) else { return false };
        let after = next.tokens.end;
        after < end && matches!(self.doc.lower(after), "," | "ve" | "ile") && self.entities.at(after + 1).is_some()
    }

    /// The subject in `region`, outside the spans of `skip`: the first name or speaking noun that something sets
    /// off, else a speaking noun or body that begins the region, else the first person in the nominative.
    pub fn subject(&mut self, region: Range<usize>, end: usize, skip: &[Range<usize>]) -> Option<Subject> {
        let outside = |at: usize| span_at(skip, at).is_none();
        let (found, weak) = self.names_in(region.clone(), end, &outside);
        let limit = found.as_ref().map_or(region.end, |subject| subject.phrase.start);
        let noun = self.speaker_noun(region.start..limit, end, &outside);
        let noun = noun.filter(|noun| {
            noun.set_off || weak.as_ref().is_none_or(|weak| noun.phrase.start <= weak.phrase.start) && found.is_none()
        });
        // Two names joined speak together: "Demir ve Kaya, …".
        noun.or_else(|| found.or(weak).map(|subject| self.joined(subject, region.start)))
    }

    /// The first name in the nominative that something sets off, and the first that may be the subject without.
    fn names_in(
        &self,
        region: Range<usize>,
        end: usize,
        outside: &dyn Fn(usize) -> bool,
    ) -> (Option<Subject>, Option<Subject>) {
        let mut weak: Option<Subject> = None;
        let names = self.entities.within(region.clone());
        for (n, mention) in names.iter().enumerate() {
            // "Yol Partisi Başkanı Demir": the body is only part of the person's phrase.
            let part = names[n + 1..].iter().take(3).any(|later| later.phrase.start <= mention.tokens.start);
            if part || !outside(mention.tokens.start) {
                continue;
            }
            let Some(set_off) = self.nominative(mention, end) else { continue };
            let kind = self.entities.list[mention.entity].kind;
            let subject = Subject {
                who: Who::Known(mention.entity),
                phrase: mention.phrase.start.max(region.start)..mention.phrase.end.max(mention.tokens.end),
                how: "name in the nominative",
                set_off,
            };
            let first = subject.phrase.start <= region.start + 1;
            if set_off && (kind != EntityType::Place || first) {
                return (Some(subject), weak);
            }
            // "Merkez Bankası (MB) dün …": a body with its short form is somebody new, who does something.
            let introduced = mention.tokens.end < end && self.is(mention.tokens.end, "(");
            let body = kind == EntityType::Organisation && (first || introduced);
            if weak.is_none() && (kind == EntityType::Person || body) {
                weak = Some(subject);
            }
        }
        (None, weak)
    }

    /// "A ve B" before the cue: a group of both.
    fn joined(&mut self, subject: Subject, from: usize) -> Subject {
        let and = subject.phrase.start.checked_sub(1).filter(|at| *at > from && self.is(*at, "ve"));
        let Some(first) = and.and_then(|and| self.entities.at(and - 1)).cloned() else { return subject };
        if first.case != Case::Nominative || !first.named {
            return subject;
        }
        let Who::Known(second) = subject.who else { return subject };
        let kind = |entity: EntityIndex| self.entities.list[entity].kind;
        if kind(first.entity) != kind(second) || kind(first.entity) == EntityType::Place {
            return subject;
        }
        let phrase = first.phrase.start..subject.phrase.end;
        let who = Who::Words(first.tokens.start..subject.phrase.end);
        Subject { who, phrase, how: "two names joined", set_off: subject.set_off }
    }

    /// A speaking noun that begins the region or that a comma sets off: "Yetkililer …", "İsrail medyası …",
    /// "Adalet Bakanlığı sözcüsü, …".
    fn speaker_noun(&mut self, region: Range<usize>, end: usize, outside: &dyn Fn(usize) -> bool) -> Option<Subject> {
        const LONGEST: usize = 8;
        let mut start = region.start;
        while start < region.end && (!self.doc.is_word(start) || is_opener(self.doc.lower(start))) {
            start += 1;
        }
        let mut near = true;
        for head in start..region.end {
            near &= outside(head) && self.doc.is_word(head) && head < start + LONGEST;
            let word = self.doc.lower(head);
            let named = self.entities.at(head).is_some() || self.doc.story.tokens[head].has_apostrophe();
            if named || !outside(head) {
                continue;
            }
            let Some(speaks) = speaks(self.doc, head) else { continue };
            // "muhalif gruplar": the plural after it is the head.
            let plural =
                |at: usize| at < end && ["lar", "ler"].iter().any(|ending| self.doc.lower(at).ends_with(ending));
            let next = if plural(head + 1) && !is_inflected(word) { head + 2 } else { head + 1 };
            let set_off = next < end && sets_off(self.doc, next);
            // "medya hesabından": the noun only begins a compound.
            let compound = |word: &str| possessed_case(word).is_some_and(|(_, case)| case != Case::Nominative);
            if !set_off && next < end && !is_inflected(word) && compound(self.doc.lower(next)) {
                near = false;
                continue;
            }
            // A name right after makes the noun its title: "polis Demir".
            let titles =
                self.entities.at(next).is_some_and(|m| self.entities.list[m.entity].kind == EntityType::Person);
            if titles || next < end && is_speaker_noun(self.doc.lower(next)) || !(near || set_off) {
                continue;
            }
            // "başarılı golcü," is somebody named before; people without an office speak where a comma says so.
            match speaks {
                Speaks::Office => {}
                Speaks::People if set_off || head == start && opens_phrase(self.doc, next) => {}
                _ => continue,
            }
            // "kararı eleştirenler": what they do belongs to what they are called.
            let from = if is_those_who(self.doc, head) { start } else { self.phrase_start(start, head) };
            let phrase = from..next;
            let who = self.body(head).map_or(Who::Words(phrase.clone()), Who::Known);
            return Some(Subject { who, phrase, how: "speaking noun", set_off });
        }
        None
    }

    /// Where the noun phrase of a speaking noun begins, not before `from`: after the last comma, verb or noun in a
    /// case ("AA'ya konuşan | yetkililer", "bilgi verilmezken | İngiliz basını").
    fn phrase_start(&self, from: usize, head: usize) -> usize {
        const LONGEST: usize = 6;
        let mut start = head;
        while start > from && head - start < LONGEST && self.modifies(start - 1) {
            start -= 1;
        }
        start
    }

    /// Whether a word may stand inside a speaker's noun phrase, before its head.
    fn modifies(&self, at: usize) -> bool {
        if !self.doc.is_word(at) {
            return false;
        }
        let word = self.doc.lower(at);
        if let Some(mention) = self.entities.at(at) {
            return matches!(mention.case, Case::Nominative | Case::Genitive);
        }
        // "Alman hükümeti": no participle, whatever its last letters.
        if country::is_people(word) || self.doc.is_capitalised(at) && !self.doc.story.tokens[at].line_before && at > 0 {
            return true;
        }
        let participle = ["an", "en"].iter().any(|ending| {
            word.strip_suffix(ending).is_some_and(|stem| lexicon::is_verb_stem(stem) || !lexicon::is_noun(word))
        });
        let adverbial = ["ken", "arak", "erek", "ince", "ınca"].iter().any(|ending| word.ends_with(ending));
        let oblique = ["da", "de", "dan", "den", "ta", "te", "tan", "ten", "nı", "ni", "nu", "nü", "na", "ne"]
            .iter()
            .any(|ending| word.ends_with(ending))
            && !lexicon::is_noun(word);
        !(participle || adverbial || oblique || is_opener(word))
    }

    /// The body a short word stands for: "Bakanlık" for the ministry named before.
    pub fn body(&self, at: usize) -> Option<EntityIndex> {
        let word = self.doc.stem(at);
        let (short, long) = SHORT_BODIES.iter().find(|(short, _)| {
            strip_softened(word, short).is_some_and(|rest| rest.chars().count() <= 5 && !rest.starts_with("lı"))
        })?;
        let bare = at == 0 || self.entities.at(at - 1).is_none_or(|m| m.tokens.end != at);
        if !bare {
            return None;
        }
        const MEMORY: usize = 200;
        let before = self.entities.mentions.partition_point(|m| m.tokens.start < at);
        self.entities.mentions[before.saturating_sub(MEMORY)..before].iter().rev().map(|m| m.entity).find(|entity| {
            let entity = &self.entities.list[*entity];
            entity.kind == EntityType::Organisation
                && (long.is_empty() && !short.is_empty() || casing::lower(&entity.name).contains(long))
        })
    }

    /// The name that follows a subject participle: "söyleyen Demir", "belirten gazete".
    pub fn after_participle(&mut self, cue_end: usize, end: usize) -> Option<Subject> {
        const LONGEST: usize = 14;
        let limit = (cue_end..end.min(cue_end + LONGEST))
            .find(|at| {
                matches!(self.doc.lower(*at), ";" | ":" | ".")
                    || self.doc.story.tokens[*at].kind == zabit_text::TokenKind::Mark
            })
            .unwrap_or(end.min(cue_end + LONGEST));
        let comma = (cue_end..limit).find(|at| self.is(*at, ",")).unwrap_or(limit);
        let mention =
            self.entities
                .within(cue_end..limit)
                .iter()
                .find(|m| self.entities.list[m.entity].kind == EntityType::Person && m.phrase.start < comma)
                .or_else(|| {
                    self.entities.within(cue_end..comma).iter().find(|m| {
                        self.entities.list[m.entity].kind != EntityType::Place && m.phrase.start <= cue_end + 1
                    })
                })
                .cloned();
        if let Some(mention) = mention {
            let phrase = cue_end..mention.phrase.end.max(mention.tokens.end);
            let next = self.after_bracket(phrase.end, end);
            // "açıklayan CHP sözcüsü": a speaking noun heads the phrase.
            let person = self.entities.list[mention.entity].kind == EntityType::Person;
            if person || next >= end || !is_speaker_noun(self.doc.lower(next)) {
                return Some(Subject {
                    who: Who::Known(mention.entity),
                    phrase,
                    how: "name after the participle",
                    set_off: true,
                });
            }
        }
        for head in cue_end..comma.min(cue_end + 5) {
            if speech::is_scene(self.doc, head) {
                return None;
            }
            let set_off = head + 1 == comma;
            let speaks = speaks(self.doc, head);
            if speaks == Some(Speaks::Office) || speaks == Some(Speaks::People) && set_off {
                let phrase = self.phrase_start(cue_end, head)..head + 1;
                let who = self.body(head).map_or(Who::Words(phrase.clone()), Who::Known);
                return Some(Subject { who, phrase, how: "speaking noun after the participle", set_off: true });
            }
        }
        None
    }

    /// The name in the genitive nearest before `at`: "Demir'in … dediğini".
    pub fn genitive(&mut self, region: Range<usize>, skip: &[Range<usize>]) -> Option<Subject> {
        let mention = self
            .entities
            .within(region.clone())
            .iter()
            .rev()
            .find(|m| {
                m.case == Case::Genitive
                    && self.entities.list[m.entity].kind != EntityType::Place
                    && span_at(skip, m.tokens.start).is_none()
            })?
            .clone();
        Some(Subject {
            who: Who::Known(mention.entity),
            phrase: mention.phrase.clone(),
            how: "name in the genitive",
            set_off: true,
        })
    }

    /// The issuer named in `region` of what a passive verb reports: "X'ten yapılan açıklamada", "X'nca",
    /// "X tarafından yapılan", "X'in açıklamasında". `end` bounds how far its noun may stand.
    pub fn issuer(&self, region: Range<usize>, end: usize) -> Option<Subject> {
        let from = self.entities.mentions.partition_point(|m| m.tokens.start < region.start);
        let names = self.entities.mentions[from..].iter().take_while(|m| m.tokens.start < region.end);
        for mention in names {
            let kind = self.entities.list[mention.entity].kind;
            let next = self.after_bracket(mention.tokens.end, end);
            let near = |test: &dyn Fn(usize) -> bool, reach: usize| (next..end.min(next + reach)).find(|at| test(*at));
            let made = |reach| near(&|at| speech::is_made(self.doc, at), reach);
            let paper = |reach| near(&|at| speech::is_scene(self.doc, at), reach);
            let how = match mention.case {
                // Not "Anadolu'dan gelen hatlarda": what comes from there is no word of theirs.
                Case::Ablative
                    if made(if kind == EntityType::Organisation { 20 } else { 4 }).is_some_and(|made| {
                        (made + 1..end.min(made + UTTERED)).any(|at| speech::is_noun_of_speech(self.doc, at))
                    }) =>
                {
                    "name in the ablative before 'yapılan'"
                }
                // "AYEDAŞ'tan da … duyuruldu".
                Case::Ablative
                    if kind == EntityType::Organisation
                        && next < end
                        && matches!(self.doc.lower(next), "da" | "de" | ",") =>
                {
                    "name in the ablative, set off"
                }
                Case::Equative if kind == EntityType::Organisation => "name in -ca",
                // "Konya Valiliği tarafından okulların tatil edildiği açıklandı": the agent of the passive verb itself.
                Case::Nominative
                    if kind == EntityType::Organisation
                        && next + 1 < end
                        && self.is(next, "tarafından")
                        && mention.phrase.start <= region.start + 1
                        && !is_participle(self.doc, next + 1) =>
                {
                    let phrase = mention.phrase.start..next + 1;
                    let who = Who::Known(mention.entity);
                    return Some(Subject { who, phrase, how: "name before 'tarafından'", set_off: true });
                }
                // "X Hakimliği kararında".
                Case::Nominative
                    if kind == EntityType::Organisation && next < end && speech::is_possessed_scene(self.doc, next) =>
                {
                    "name before its paper"
                }
                Case::Genitive if kind != EntityType::Place && paper(9).is_some() => {
                    "name in the genitive before a paper"
                }
                Case::Locative if kind == EntityType::Organisation && paper(5).is_some() => {
                    "name in the locative before a paper"
                }
                Case::Nominative
                    if next + 1 < end
                        && self.is(next, "tarafından")
                        && speech::is_made(self.doc, next + 1)
                        && paper(8).is_some() =>
                {
                    "name before 'tarafından'"
                }
                _ => continue,
            };
            let phrase = mention.phrase.start..mention.tokens.end;
            return Some(Subject { who: Who::Known(mention.entity), phrase, how, set_off: true });
        }
        // "Programın yapımcıları tarafından yapılan açıklamada": people without a name.
        let agent = (region.start + 1..region.end).find(|at| {
            self.is(*at, "tarafından")
                && at + 1 < end
                && speech::is_made(self.doc, at + 1)
                && speaks(self.doc, at - 1).is_some()
        });
        if let Some(agent) = agent {
            let phrase = self.phrase_start(region.start, agent - 1)..agent;
            let who = self.body(agent - 1).map_or(Who::Words(phrase.clone()), Who::Known);
            return Some(Subject { who, phrase, how: "speaking noun before 'tarafından'", set_off: true });
        }
        // "Bakanlıktan yapılan açıklamada": a short word for the body named before.
        let short = region.clone().find(|at| {
            self.doc.is_word(*at)
                && is_oblique(self.doc.lower(*at))
                && (*at + 1..end.min(*at + 4))
                    .any(|next| speech::is_made(self.doc, next) || speech::is_scene(self.doc, next))
                && (self.body(*at).is_some() || short_body(self.doc, *at).is_some())
        })?;
        let who = self.body(short).map_or(Who::Body(short), Who::Known);
        Some(Subject { who, phrase: short..short + 1, how: "short word for a body named before", set_off: true })
    }

    /// The entity of a source; words become a group now.
    pub fn entity(&mut self, who: &Who) -> EntityIndex {
        match who {
            Who::Known(entity) => *entity,
            Who::Words(words) => self.group(words.clone(), self.doc.story.slice(words.clone()).to_owned()),
            Who::Body(at) => self.group(*at..*at + 1, short_body(self.doc, *at).unwrap_or_default()),
        }
    }

    /// The source a common noun phrase names. The same words give the same group.
    fn group(&mut self, words: Range<usize>, mut name: String) -> EntityIndex {
        // A common noun has its small letter back at the head of a sentence; "Danimarkalı" keeps its capital.
        let first = self.doc.lower(words.start);
        let opens = self.doc.opens_sentence(words.start) || words.start > 0 && !self.doc.is_word(words.start - 1);
        let common = opens && lexicon::is_common(first) && !country::is_people(first);
        if common
            && self.entities.at(words.start).is_none()
            && let Some(first) = self.doc.lower(words.start).chars().next()
        {
            let rest = name.chars().skip(1).collect::<String>();
            name = format!("{first}{rest}");
        }
        let folded = casing::lower(&name);
        let entity = *self.groups.entry(folded).or_insert_with(|| {
            self.entities.list.push(EntityDraft {
                kind: EntityType::Group,
                name,
                aliases: Vec::new(),
                country: None,
                roles: Vec::new(),
            });
            self.entities.list.len() - 1
        });
        let span = self.doc.bare_span(words.clone());
        if !self.mentions.iter().rev().take(8).any(|m| m.tokens == words) {
            self.mentions.push(Mention {
                entity,
                tokens: words.clone(),
                phrase: words,
                start: span.start,
                end: span.end,
                case: Case::Nominative,
                named: true,
            });
        }
        entity
    }
}

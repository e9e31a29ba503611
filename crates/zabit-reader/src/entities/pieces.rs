//! Runs of capitalised words, cut into titles and names.

use std::ops::Range;

use zabit_turkish::country;
use zabit_turkish::heads::{Head, head};
use zabit_turkish::lexicon;
use zabit_turkish::suffix::{Case, after_apostrophe};
use zabit_turkish::titles::{ADJECTIVES, title_word, without_possessive};

use super::guess::{self, Scores};
use crate::Doc;

/// A title before a name or by itself.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub tokens: Range<usize>,
    /// The piece that names the body it belongs to.
    pub organisation: Option<usize>,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// A name; the story decides of what kind.
    Name,
    /// A title that stands for its bearer.
    TitleOnly,
}

/// A name, or a title by itself, as it stands in the story.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub what: What,
    pub tokens: Range<usize>,
    /// From the first word of its title, organisation included.
    pub phrase_start: usize,
    /// One past its last code point, without suffix.
    pub end: u32,
    pub case: Case,
    pub titles: Vec<Title>,
    pub scores: Scores,
    /// The piece this one is the bracketed short form of.
    pub alias_of: Option<usize>,
    /// Whether it opens a sentence and may be no name at all.
    pub weak: bool,
}

/// Cuts one run; appends what it holds to `out`.
pub(super) fn cut(doc: &Doc, run: Range<usize>, out: &mut Vec<Piece>) {
    let mut cutter = Cutter { doc, run: run.clone(), out, titles: Vec::new(), phrase_start: None };
    let mut from = run.start;
    let mut at = run.start;
    while at < run.end {
        let Some(title) = cutter.title_at(at, from) else {
            at += 1;
            continue;
        };
        cutter.names(from..title.start, true);
        from = cutter.title(title);
        at = from;
    }
    cutter.names(from..run.end, false);
    cutter.title_only();
}

struct Cutter<'a, 'd> {
    doc: &'a Doc<'d>,
    run: Range<usize>,
    out: &'a mut Vec<Piece>,
    titles: Vec<Title>,
    phrase_start: Option<usize>,
}

impl Cutter<'_, '_> {
    /// The title that begins at `at`: modifiers, then a head.
    fn title_at(&self, at: usize, from: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let (mut end, mut next) = (None, at);
        while next < self.run.end {
            let word = title_word(doc.stem(next));
            let list = matches!(doc.lower(next), "ve" | "," | "&") && next > at && next + 1 < self.run.end;
            if !(word.of || word.bare || word.modifier || list) {
                break;
            }
            next += 1;
            if word.of || word.bare {
                end = Some(next);
            }
            let suffixed = doc.story.tokens[next - 1].has_apostrophe();
            if suffixed || word.of && !self.of_follows(next) {
                break;
            }
        }
        let mut title = at..end?;
        let last = title.end - 1;
        let capital = (title.start..title.end).any(|n| doc.is_capitalised(n));
        let name_follows = title.end < self.run.end && doc.is_capitalised(title.end);
        if !capital && !name_follows {
            return None;
        }
        // "Müdür" alone, "başkanı" after no owner and before no name are plain words.
        if title_word(doc.stem(last)).of && title.len() == 1 && title.start == from && !name_follows {
            return None;
        }
        // "Güvenlik uzmanı": a compound with a common noun.
        if title.len() == 1 && title_word(doc.lower(last)).of && title.start > 0 {
            let before = title.start - 1;
            let lower = doc.lower(before);
            let inside = before >= from.max(self.run.start) || title.start == self.run.start;
            let noun = lexicon::is_noun(lower) && country::place(lower).is_none() && !country::is_people(lower);
            let opens = !doc.is_capitalised(before) || opens_sentence(doc, before);
            if inside
                && noun
                && opens
                && doc.is_word(before)
                && !doc.story.tokens[title.start].line_before
                && !lower.ends_with("ın")
            {
                title.start = before;
            }
        }
        Some(title)
    }

    /// "Genel Başkanı Yardımcısı": one more head that leans on the last.
    fn of_follows(&self, at: usize) -> bool {
        at < self.run.end && matches!(self.doc.stem(at), "yardımcısı" | "vekili" | "yardımcıları" | "adayı")
    }

    /// Takes a title in; returns where names go on.
    fn title(&mut self, mut title: Range<usize>) -> usize {
        let doc = self.doc;
        let last = title.end - 1;
        let mut organisation = self.out.len().checked_sub(1).filter(|n| self.leads_to(*n, title.start));
        if title_word(doc.stem(last)).of || organisation.is_some_and(|n| self.out[n].tokens.end == title.start) {
            if let Some(first) =
                self.titles.last().filter(|first| organisation.is_none() && first.tokens.end + 1 == title.start)
            {
                organisation = first.organisation;
            }
        } else {
            organisation = None;
        }
        // "Ak Parti Ankara Milletvekili": the constituency belongs to the title.
        let seat = matches!(doc.stem(last), "milletvekili" | "büyükelçisi" | "temsilcisi" | "muhabiri");
        if seat && let Some(place) = organisation {
            let owner = place.checked_sub(1).filter(|n| self.leads_to(*n, self.out[place].tokens.start));
            if country::place(&self.key(place)).is_some()
                && owner.is_some()
                && self.out[place].tokens.end == title.start
            {
                title.start = self.out[place].tokens.start;
                organisation = owner;
            }
        }
        let start = organisation.map_or(title.start, |n| self.out[n].phrase_start);
        self.phrase_start = Some(self.phrase_start.map_or(start, |before| before.min(start)));
        let mut end = title.end;
        self.titles.push(Title { tokens: title, organisation });
        if doc.is(end, "ve") && end + 1 < self.run.end {
            end += 1;
        }
        end
    }

    fn key(&self, piece: usize) -> String {
        let tokens = self.out[piece].tokens.clone();
        tokens.map(|n| self.doc.stem(n)).collect::<Vec<_>>().join(" ")
    }

    /// Whether a piece stands right before `at`, as the owner of what begins there.
    fn leads_to(&self, piece: usize, at: usize) -> bool {
        let piece = &self.out[piece];
        let doc = self.doc;
        if piece.what != What::Name || !matches!(piece.case, Case::Nominative | Case::Genitive) {
            return false;
        }
        piece.tokens.end == at && !doc.story.tokens[at].line_before
            // "Türkiye İhracatçılar Meclisi (TİM) Başkanı"
            || piece.alias_of.is_some() && piece.tokens.end + 1 == at && doc.is(piece.tokens.end, ")")
    }

    /// A title with no name after it.
    fn title_only(&mut self) {
        let titles = std::mem::take(&mut self.titles);
        let Some(start) = self.phrase_start.take() else { return };
        let Some(last) = titles.last().map(|title| title.tokens.clone()) else { return };
        let first = titles.first().map_or(last.start, |title| title.tokens.start);
        let case = case_of(self.doc, last.end - 1).unwrap_or(Case::Nominative);
        let end = self.doc.story.stem_end(last.end - 1);
        self.out.push(Piece {
            what: What::TitleOnly,
            tokens: first..last.end,
            phrase_start: start,
            end,
            case,
            titles,
            scores: Scores::default(),
            alias_of: None,
            weak: true,
        });
    }

    /// Cuts words without a title into names.
    fn names(&mut self, words: Range<usize>, before_title: bool) {
        let doc = self.doc;
        let mut words = words;
        while words.start < words.end && !doc.is_capitalised(words.start) && !is_particle_name(doc, words.start) {
            words.start += 1;
        }
        while words.start < words.end && !doc.is_capitalised(words.end - 1) {
            words.end -= 1;
        }
        if words.is_empty() {
            return;
        }
        if self.titles.is_empty() && opens_sentence(doc, words.start) && self.drops_first(&words, before_title) {
            return self.names(words.start + 1..words.end, before_title);
        }
        let heads: Vec<_> = words.clone().filter_map(|n| head(doc.stem(n)).map(|h| (n, h.0))).collect();
        let organisation = heads.iter().rev().find(|(_, head)| *head == Head::Organisation).copied();
        let last = heads.last().copied().map(|last| match (last.1, organisation) {
            (Head::Thing, Some(body)) => body,
            _ => last,
        });
        if let Some((at, kind)) = last {
            let stands_alone = at == words.start;
            if !stands_alone {
                self.title_only();
            }
            if !(stands_alone && kind != Head::Organisation || stands_alone && !is_body_alone(doc, at))
                && kind != Head::Thing
            {
                self.push(words.start..at + 1, guess::of_head(kind));
            }
            return self.names(at + 1..words.end, before_title);
        }
        self.headless(words, before_title);
    }

    /// Names without a telling last word.
    fn headless(&mut self, words: Range<usize>, before_title: bool) {
        let doc = self.doc;
        let length = words.len();
        // The longest known place at the front.
        let mut place = None;
        for end in (words.start + 1..=words.end).rev().filter(|end| end - words.start <= 4) {
            let name = (words.start..end).map(|n| doc.stem(n)).collect::<Vec<_>>().join(" ").replace(" - ", "-");
            if country::place(&name).is_some() {
                place = Some(end);
                break;
            }
        }
        if let Some(end) = place {
            let rest = end..words.end;
            let hyphen = rest.len() > 1 && matches!(doc.lower(rest.start), "-" | "–");
            if rest.is_empty() || self.all_places(rest.clone()) || hyphen {
                if self.titles.is_empty() || country::place(doc.stem(words.start)).is_some_and(|p| p.is_country) {
                    self.title_only();
                }
                self.push(words.start..end, guess::place());
                let skip = usize::from(hyphen);
                return if rest.is_empty() { () } else { self.names(rest.start + skip..rest.end, before_title) };
            }
            let scores = guess::words(doc, rest.clone(), rest.len());
            if self.titles.is_empty()
                && scores.person > scores.organisation
                && scores.person > scores.place
                && rest.len() >= 2
            {
                self.push(words.start..end, guess::place());
                return self.names(rest, before_title);
            }
        }
        let people = country::is_people(doc.stem(words.start));
        if people && self.titles.is_empty() {
            let rest = words.start + 1..words.end;
            return if rest.is_empty() { () } else { self.names(rest, before_title) };
        }
        let mut scores = guess::words(doc, words.clone(), length);
        scores.add(&guess::context(doc, &words));
        if !self.titles.is_empty() {
            scores.person += 6.0;
        }
        if before_title {
            scores.organisation += 1.5;
            scores.person -= 2.0;
        }
        self.push(words, scores);
    }

    fn all_places(&self, words: Range<usize>) -> bool {
        words.clone().all(|n| country::place(self.doc.stem(n)).is_some())
    }

    fn push(&mut self, tokens: Range<usize>, scores: Scores) {
        let doc = self.doc;
        let last = tokens.end - 1;
        let Some(case) = case_of(doc, last) else { return };
        let mut end = doc.story.stem_end(last);
        if !doc.story.tokens[last].has_apostrophe()
            && let Some((_, bytes, _)) = head(doc.lower(last))
        {
            let cut = doc.lower(last)[bytes..].chars().count() as u32;
            end -= cut.min(end);
        }
        let titles = std::mem::take(&mut self.titles);
        let phrase_start = self.phrase_start.take().unwrap_or(tokens.start);
        let alias_of = self.alias_of(&tokens);
        let weak = opens_sentence(doc, tokens.start) && !doc.story.tokens[last].has_apostrophe() && titles.is_empty();
        self.out.push(Piece { what: What::Name, tokens, phrase_start, end, case, titles, scores, alias_of, weak });
    }

    /// "Türkiye İhracatçılar Meclisi (TİM": the piece before the bracket.
    fn alias_of(&self, tokens: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let bracket = tokens.start.checked_sub(1).filter(|at| doc.is(*at, "("))?;
        doc.is(tokens.end, ")").then_some(())?;
        let before = self.out.len().checked_sub(1)?;
        (self.out[before].what == What::Name && self.out[before].tokens.end == bracket).then_some(before)
    }

    /// Whether the first word of a sentence is no part of the name it stands before.
    fn drops_first(&self, words: &Range<usize>, before_title: bool) -> bool {
        let doc = self.doc;
        let at = words.start;
        let lower = doc.lower(at);
        if doc.story.tokens[at].has_apostrophe() || country::place(lower).is_some() || country::is_people(lower) {
            return false;
        }
        if head(lower).is_some_and(|h| h.0 == Head::Organisation) && is_body_alone(doc, at) {
            return false;
        }
        if !guess::looks_common(lower) {
            return false;
        }
        let heads = words.clone().skip(1).any(|n| head(doc.stem(n)).is_some());
        if heads || before_title && words.len() > 1 {
            return !lexicon::is_noun(lower);
        }
        let evidence = zabit_turkish::names::evidence(lower);
        let named = evidence.person() + evidence.organisation + evidence.place;
        if words.len() > 1 && doc.is_capitalised(at + 1) {
            return !(evidence.person_first > evidence.other || lexicon::frequency(lower) == 1);
        }
        named * 2 < evidence.other + lexicon::frequency(lower) * 4 || words.len() == 1
    }
}

fn is_particle_name(doc: &Doc, at: usize) -> bool {
    matches!(doc.lower(at), "el" | "al" | "es" | "eş") && doc.is(at + 1, "-")
}

/// Bodies known by their head alone.
fn is_body_alone(doc: &Doc, at: usize) -> bool {
    matches!(doc.stem(at), "genelkurmay" | "başbakanlık" | "meclis" | "hazine")
        || matches!(doc.lower(at), "meclis" | "başbakanlık" | "genelkurmay")
}

/// Whether a token is the first word of a sentence or quotation.
pub(super) fn opens_sentence(doc: &Doc, at: usize) -> bool {
    let story = doc.story;
    if story.tokens[at].line_before || at == 0 {
        return true;
    }
    let before = story.str(at - 1);
    matches!(before, "." | "!" | "?" | ":" | "..." | "…" | "-" | "–" | "•" | "*") && story.tokens[at].space_before
        || story.tokens[at - 1].kind == zabit_text::TokenKind::Mark
        || story.sentences.binary_search_by(|s| s.start.cmp(&at)).is_ok()
}

/// The case a word stands in; `None` where a suffix makes another word of it ("ABD'li").
fn case_of(doc: &Doc, at: usize) -> Option<Case> {
    if doc.story.tokens[at].has_apostrophe() {
        let Some(noun) = after_apostrophe(doc.suffix(at)) else { return Some(Case::Nominative) };
        if noun.derived {
            return None;
        }
        return Some(noun.case);
    }
    if let Some((_, _, case)) = head(doc.lower(at)) {
        return Some(case);
    }
    Some(Case::Nominative)
}

/// The dictionary form of a title.
pub(super) fn dictionary_form(doc: &Doc, title: &Range<usize>) -> (String, bool) {
    let mut words: Vec<String> = Vec::new();
    for at in title.clone() {
        let word = doc.story.stem(at);
        match words.last_mut() {
            Some(last) if matches!(word, ",") => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
    }
    let former = words.first().is_some_and(|w| matches!(zabit_turkish::casing::lower(w).as_str(), "eski" | "önceki"));
    if former && let Some(first) = words.first_mut() {
        *first = zabit_turkish::casing::capitalise(first).to_string();
    }
    let plain = words.len() == 1
        || words[..words.len().saturating_sub(1)]
            .iter()
            .all(|w| ADJECTIVES.contains(&zabit_turkish::casing::lower(w).as_str()));
    if let Some(last) = words.last_mut() {
        if let Some(singular) =
            last.strip_suffix("ları").map(|s| format!("{s}ı")).or(last.strip_suffix("leri").map(|s| format!("{s}i")))
        {
            let fits = title_word(&zabit_turkish::casing::lower(&singular)).of;
            if fits {
                *last = singular;
            } else if let Some(stem) = last.strip_suffix("ları").or(last.strip_suffix("leri")) {
                // "Yardımcıları" has lost the possessive of "Yardımcısı" in its plural.
                let possessive = ["sı", "si", "su", "sü"]
                    .iter()
                    .map(|p| format!("{stem}{p}"))
                    .find(|w| title_word(&zabit_turkish::casing::lower(w)).of);
                if let Some(possessive) = possessive {
                    *last = possessive;
                }
            }
        }
        if plain && let Some(bare) = without_possessive(last) {
            *last = bare;
        }
    }
    (words.join(" "), former)
}

//! Runs of capitalised words, cut into titles and names.

use std::ops::Range;

use zabit_turkish::heads::{Head, head};
use zabit_turkish::names::{is_body, is_function_word, is_no_name};
use zabit_turkish::suffix::{Case, after_apostrophe};
use zabit_turkish::titles::{inflected, title_word};
use zabit_turkish::{casing, country, lexicon};

use super::guess::{self, Scores};
use super::titles::{Title, is_former, is_owned, title_at};
use crate::Doc;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq)]
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
    let mut cutter = Cutter { doc, out, titles: Vec::new(), phrase_start: None };
    let (mut from, mut at) = (run.start, run.start);
    while at < run.end {
        let Some(mut title) = title_at(doc, &run, at, from) else {
            at += 1;
            continue;
        };
        // "Genel Başkan Yardımcısı ve Türk Devletleri ile İlişkiler Başkanı": all between is of the second title.
        let second = !cutter.titles.is_empty() && from > run.start && doc.is(from - 1, "ve");
        if second && is_owned(doc, &title) {
            title.start = from;
        } else {
            cutter.names(from..title.start, true);
        }
        from = cutter.title(title, run.end);
        at = from;
    }
    cutter.names(from..run.end, false);
    cutter.title_only();
}

struct Cutter<'a, 'd> {
    doc: &'a Doc<'d>,
    out: &'a mut Vec<Piece>,
    /// Titles that wait for their bearer.
    titles: Vec<Title>,
    phrase_start: Option<usize>,
}

impl Cutter<'_, '_> {
    /// Takes a title in; returns where names go on.
    fn title(&mut self, mut title: Range<usize>, run_end: usize) -> usize {
        let doc = self.doc;
        let last = title.end - 1;
        let mut organisation = self.owner(title.start);
        // "Ak Parti Ankara Milletvekili": the constituency belongs to the title.
        let seat = matches!(doc.stem(last), "milletvekili" | "büyükelçisi" | "temsilcisi" | "muhabiri");
        if let Some(place) = organisation.filter(|_| seat) {
            let start = self.out[place].tokens.start;
            let known = country::place(&self.key(place)).is_some() && self.out[place].tokens.end == title.start;
            if let Some(owner) = self.owner_among(place, start).filter(|_| known) {
                title.start = start;
                organisation = Some(owner);
            }
        }
        let second =
            self.titles.last().filter(|first| first.tokens.end + 1 == title.start && doc.is(first.tokens.end, "ve"));
        if let Some(first) = second {
            organisation = organisation.or(first.organisation);
        }
        let mut start = organisation.map_or(title.start, |n| self.out[n].phrase_start.min(title.start));
        let former = start < title.start && start > 0 && is_former(doc.str(start - 1));
        start -= usize::from(former);
        self.phrase_start = Some(self.phrase_start.map_or(start, |before| before.min(start)));
        let mut end = title.end;
        self.titles.push(Title { tokens: title, organisation, former });
        if doc.is(end, "ve") && end + 1 < run_end {
            end += 1;
        }
        end
    }

    /// The body that a title at `at` belongs to: the name right before it.
    fn owner(&self, at: usize) -> Option<usize> {
        self.owner_among(self.out.len(), at)
    }

    fn owner_among(&self, count: usize, at: usize) -> Option<usize> {
        let doc = self.doc;
        let last = count.checked_sub(1)?;
        let piece = &self.out[last];
        let scores = &piece.scores;
        let body = scores.organisation.max(scores.place) >= scores.person;
        if piece.what != What::Name || !body || doc.story.tokens[at].line_before {
            return None;
        }
        // "Türkiye İhracatçılar Meclisi (TİM) Başkanı"
        let bracketed = piece.alias_of.filter(|_| piece.tokens.end + 1 == at && doc.is(piece.tokens.end, ")"));
        let next = piece.tokens.end == at && matches!(piece.case, Case::Nominative | Case::Genitive);
        bracketed.or(next.then_some(last))
    }

    fn key(&self, piece: usize) -> String {
        joined(self.doc, self.out[piece].tokens.clone())
    }

    /// A title with no name after it.
    fn title_only(&mut self) {
        let titles = std::mem::take(&mut self.titles);
        let Some(start) = self.phrase_start.take() else { return };
        let (Some(first), Some(last)) = (titles.first(), titles.last()) else { return };
        let tokens = first.tokens.start..last.tokens.end;
        let at = tokens.end - 1;
        let case = match inflected(self.doc.lower(at)) {
            Some((_, _, case)) => case,
            None => case_of(self.doc, at).unwrap_or(Case::Nominative),
        };
        let end = self.doc.story.stem_end(at);
        let scores = Scores::default();
        let what = What::TitleOnly;
        self.out.push(Piece {
            what,
            tokens,
            phrase_start: start,
            end,
            case,
            titles,
            scores,
            alias_of: None,
            weak: true,
        });
    }

    /// Cuts words without a title into names, at words in lower case.
    fn names(&mut self, words: Range<usize>, before_title: bool) {
        let doc = self.doc;
        let plain = |at: usize| {
            let inner = at > words.start && at + 1 < words.end && (doc.is(at - 1, "-") || doc.is(at + 1, "-"));
            let word = title_word(doc.lower(at));
            doc.is_word(at) && !doc.is_capitalised(at) && !inner && (word.of || word.bare || word.modifier)
        };
        let mut start = words.start;
        while start < words.end {
            if plain(start) {
                self.title_only();
                start += 1;
                continue;
            }
            let end = (start..words.end).find(|at| plain(*at)).unwrap_or(words.end);
            self.name(start..end, before_title && end == words.end);
            start = end;
        }
    }

    /// Words that are all of names.
    fn name(&mut self, words: Range<usize>, before_title: bool) {
        let doc = self.doc;
        let Range { mut start, mut end } = words;
        let small = |at: usize| {
            !doc.is_capitalised(at) && !(matches!(doc.lower(at), "el" | "al" | "es" | "eş") && doc.is(at + 1, "-"))
        };
        while start < end && (small(start) || doc.is(start, "sayın")) {
            start += 1;
        }
        while start < end
            && !doc.is_capitalised(end - 1)
            && !(end - start > 1
                && (doc.is(end - 2, "-")
                    || !doc.is_word(end - 1) && doc.story.tokens[end - 1].kind == zabit_text::TokenKind::Number))
        {
            end -= 1;
        }
        let words = start..end;
        if words.is_empty() {
            return;
        }
        if let Some(end) = self.known_body(&words) {
            self.title_only();
            self.push(start..end, guess::of_head(Head::Organisation));
            return self.name(end..words.end, before_title);
        }
        if self.titles.is_empty() && opens_sentence(doc, start) && self.drops_first(&words, before_title) {
            return self.name(start + 1..end, before_title);
        }
        match self.head_in(&words) {
            Some((at, kind)) => {
                self.headed(words.start..at + 1, kind);
                self.name(at + 1..words.end, before_title);
            }
            None => self.headless(words, before_title),
        }
    }

    /// Where a body known by name alone ends, if one begins here.
    fn known_body(&self, words: &Range<usize>) -> Option<usize> {
        let heads = || words.clone().skip(1).any(|n| head(self.doc.stem(n)).is_some_and(|h| h.0 == Head::Organisation));
        let end = (words.start + 1..=words.end.min(words.start + 5))
            .rev()
            .find(|end| is_body(&joined(self.doc, words.start..*end)))?;
        // "Birleşmiş Milletler Güvenlik Konseyi" goes on; "Meclis" in a longer name is not the parliament.
        let whole =
            end == words.end || !heads() && (end > words.start + 1 || self.doc.story.tokens[end - 1].has_apostrophe());
        whole.then_some(end)
    }

    /// The word that tells what the name is: the first with a case, else the last.
    fn head_in(&self, words: &Range<usize>) -> Option<(usize, Head)> {
        let doc = self.doc;
        let mut found: Option<(usize, Head)> = None;
        for at in words.clone() {
            let Some((kind, _, case)) = head(doc.stem(at)) else { continue };
            // A person's name may end like a common noun ("Ali Köprü"): after a title it is a name.
            if kind != Head::Organisation && !self.titles.is_empty() {
                continue;
            }
            let keeps = kind == Head::Thing && found.is_some_and(|f| f.1 == Head::Organisation);
            if !keeps {
                found = Some((at, kind));
            }
            if case != Case::Nominative && case != Case::Equative && at > words.start {
                break;
            }
        }
        found
    }

    fn headed(&mut self, words: Range<usize>, kind: Head) {
        let doc = self.doc;
        let alone = words.len() == 1;
        if !alone || is_body(doc.stem(words.start)) {
            self.title_only();
        }
        match kind {
            Head::Thing => {}
            _ if alone && !is_body(doc.stem(words.start)) => {}
            Head::Place => {
                // "İstanbul Avrupa Yakası": a town, and a part of it.
                let town = words.len() > 2 && country::place(doc.stem(words.start)).is_some();
                if town {
                    self.push(words.start..words.start + 1, guess::place());
                }
                self.push(words.start + usize::from(town)..words.end, guess::of_head(kind));
            }
            Head::Organisation => self.push(words, guess::of_head(kind)),
        }
    }

    /// Names without a telling last word.
    fn headless(&mut self, words: Range<usize>, before_title: bool) {
        let doc = self.doc;
        if words.is_empty() {
            return;
        }
        // "Almanyalı Türklere": peoples are nobody in particular.
        let people = |at: usize| doc.is_word(at) && country::is_people(doc.stem(at));
        if people(words.start) && (self.titles.is_empty() || words.len() == 1) {
            self.title_only();
            return self.name(words.start + 1..words.end, before_title);
        }
        if let Some(at) = words.clone().skip(1).find(|at| people(*at) && doc.stem(*at).chars().count() > 6) {
            self.headless(words.start..at, false);
            return self.name(at..words.end, before_title);
        }
        if let Some(end) = longest_place(doc, &words) {
            let hyphen = end + 1 < words.end && matches!(doc.lower(end), "-" | "–");
            let rest = end + usize::from(hyphen)..words.end;
            let person = || {
                let scores = guess::words(doc, rest.clone());
                rest.len() > 1 && scores.person > scores.organisation + 1.0
            };
            if rest.is_empty()
                || hyphen
                || longest_place(doc, &rest).is_some()
                || self.titles.is_empty() && !before_title && person()
            {
                self.title_only();
                self.push(words.start..end, guess::place());
                return self.name(rest, before_title);
            }
        }
        let last = words.end - 1;
        // "Hadim İlçesi", "Ali Bey"
        let mark = doc.stem(last);
        let (town, honour) = (matches!(mark, "ilçesi" | "ili" | "kenti"), matches!(mark, "bey" | "hanım" | "efendi"));
        if words.len() > 1 && (town || honour) {
            let mut scores = guess::words(doc, words.start..last);
            scores.add(&Scores {
                place: if town { 6.0 } else { 0.0 },
                person: if honour { 8.0 } else { 0.0 },
                ..Scores::default()
            });
            return self.push(words.start..last, scores);
        }
        let mut scores = guess::words(doc, words.clone());
        scores.add(&guess::context(doc, &words));
        if !self.titles.is_empty() {
            scores.person += 7.0;
        }
        if before_title {
            scores.organisation += 2.0;
            scores.place += 1.0;
            scores.person -= 2.0;
        }
        self.push(words, scores);
    }

    fn push(&mut self, tokens: Range<usize>, scores: Scores) {
        let doc = self.doc;
        let last = tokens.end - 1;
        let single = tokens.len() == 1;
        let Some(case) = case_of(doc, last) else {
            self.titles.clear();
            self.phrase_start = None;
            return;
        };
        if single && (is_no_name(doc.stem(last)) || doc.story.stem(last).chars().count() < 2) {
            return self.title_only();
        }
        let mut end = doc.story.stem_end(last);
        if !doc.story.tokens[last].has_apostrophe()
            && scores.person <= scores.organisation.max(scores.place)
            && let Some((_, bytes, _)) = head(doc.lower(last))
        {
            end = end.saturating_sub(doc.lower(last)[bytes..].chars().count() as u32);
        }
        let titles = std::mem::take(&mut self.titles);
        let phrase_start = self.phrase_start.take().unwrap_or(tokens.start);
        let alias_of = self.alias_of(&tokens);
        let weak = titles.is_empty() && !doc.story.tokens[last].has_apostrophe() && opens_sentence(doc, tokens.start);
        self.out.push(Piece { what: What::Name, tokens, phrase_start, end, case, titles, scores, alias_of, weak });
    }

    /// "Türkiye İhracatçılar Meclisi (TİM": the piece before the bracket.
    fn alias_of(&self, tokens: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let bracket = tokens.start.checked_sub(1).filter(|at| doc.is(*at, "(") && doc.is(tokens.end, ")"))?;
        let before = self.out.len().checked_sub(1)?;
        (self.out[before].what == What::Name && self.out[before].tokens.end == bracket).then_some(before)
    }

    /// Whether the first word of a sentence is no part of the name it stands before.
    fn drops_first(&self, words: &Range<usize>, before_title: bool) -> bool {
        let doc = self.doc;
        let at = words.start;
        let lower = doc.lower(at);
        if is_function_word(lower) || lower.chars().count() < 2 {
            return true;
        }
        if doc.story.tokens[at].has_apostrophe() || country::place(lower).is_some() || country::is_people(lower) {
            return false;
        }
        if casing::is_all_caps(doc.str(at)) || !guess::looks_common(lower) {
            return false;
        }
        if words.len() > 1 && (before_title || words.clone().skip(1).any(|n| head(doc.stem(n)).is_some())) {
            return !lexicon::is_noun(lower);
        }
        if words.len() > 1 {
            let seen = zabit_turkish::names::evidence(lower);
            return seen.person_first <= seen.other;
        }
        // A single common word stays if the story names it elsewhere: decided when names are joined.
        false
    }
}

/// The words of a range in lower case, without suffix.
pub(super) fn joined(doc: &Doc, words: Range<usize>) -> String {
    let mut out = String::new();
    for at in words {
        if !out.is_empty() && doc.story.tokens[at].space_before {
            out.push(' ');
        }
        out.push_str(doc.stem(at));
    }
    out
}

/// Where the longest known place at the front of some words ends.
fn longest_place(doc: &Doc, words: &Range<usize>) -> Option<usize> {
    (words.start + 1..=words.end.min(words.start + 5))
        .rev()
        .find(|end| country::place(&joined(doc, words.start..*end)).is_some())
}

/// Whether a token is the first word of a sentence or quotation.
pub(super) fn opens_sentence(doc: &Doc, at: usize) -> bool {
    let story = doc.story;
    if at == 0 || story.tokens[at].line_before || story.tokens[at - 1].kind == zabit_text::TokenKind::Mark {
        return true;
    }
    let ended = matches!(story.str(at - 1), "." | "!" | "?" | ":" | "..." | "…" | "-" | "–" | "•" | "*" | ";");
    ended && story.tokens[at].space_before || story.sentences.binary_search_by(|s| s.start.cmp(&at)).is_ok()
}

/// The case a word stands in; `None` where a suffix makes another word of it ("ABD'li").
fn case_of(doc: &Doc, at: usize) -> Option<Case> {
    if doc.story.tokens[at].has_apostrophe() {
        return match after_apostrophe(doc.suffix(at)) {
            Some(noun) if noun.derived => None,
            Some(noun) => Some(noun.case),
            None => Some(Case::Nominative),
        };
    }
    Some(head(doc.lower(at)).map_or(Case::Nominative, |(_, _, case)| case))
}

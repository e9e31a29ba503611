//! Names side by side, told apart: "Aydın | Nazilli", "Ayşe Demir | İngiltere'ye".

use std::ops::Range;

use compact_str::CompactString;
use zabit_analysis::names::Kind;
use zabit_turkish::{casing, country, heads, organisations};

use super::items::{Cutter, Item, is_body};
use super::shape::name;
use super::told::Told;
use super::words::is_case_of_noun;

impl Cutter<'_> {
    /// Cuts a range without titles into names: two places side by side, a people's name before a person's.
    pub(super) fn names(&mut self, range: Range<usize>) {
        let doc = self.doc;
        let (mut start, end) = (range.start, range.end);
        while start < end && matches!(doc.lower(start), "ve" | "-" | "&" | "," | "." | "ile") {
            start += 1;
        }
        if start >= end {
            return;
        }
        let whole = written(doc, start..end);
        if organisations::is_known(&whole) || country::place(&whole).is_some() {
            self.name(start..end);
            return;
        }
        if let Some(cut) = self.office_noun(start, end) {
            self.names(start..cut);
            return;
        }
        if let Some(cut) = self.cut_after(start, end) {
            self.names(start..cut);
            self.names(cut..end);
            return;
        }
        let body = (start..end).any(|at| is_body(doc, at) || heads::head(doc.stem(at)).is_some_and(|h| h.possessed));
        let person = self.follows_title(start) && end - start > 1 && doc.kind_at(start) == Some(Kind::Person);
        if !body && !person && !self.is_lone_surname(start, end) {
            while start < end && is_people(doc, start) && doc.name_at(start).is_none_or(|name| name.tokens.end < end) {
                start += 1;
            }
            if start >= end {
                return;
            }
        }
        self.name(start..end);
    }

    /// "TCMB Başkanlığı", "CHP Genel Başkanlığı": the office, not the body; where the body's name ends.
    fn office_noun(&self, start: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let last = doc.stem(end - 1);
        if !(last.starts_with("başkanlığ") || last.starts_with("sekreterliğ")) {
            return None;
        }
        let mut cut = end - 1;
        while cut > start && matches!(doc.stem(cut - 1), "genel" | "belediye" | "büyükşehir") {
            cut -= 1;
        }
        if cut == start {
            return None;
        }
        let known = casing::is_all_caps(doc.story.stem(cut - 1)) || country::place(doc.stem(cut - 1)).is_some();
        (known && cut == start + 1 || cut < end - 1 || is_body(doc, cut - 1)).then_some(cut)
    }

    /// "İzmirli," after "Ayşe İzmirli": a word for people of a place that is somebody's surname, standing as a name does.
    fn is_lone_surname(&self, at: usize, end: usize) -> bool {
        let as_name =
            || self.doc.story.tokens[at].has_apostrophe() || self.doc.is(at + 1, ",") || self.follows_title(at);
        at + 1 == end && self.doc.is_surname(at) && as_name()
    }

    fn follows_title(&self, start: usize) -> bool {
        matches!(self.out.last(), Some(Item::Title(title)) if title.tokens.end == start && !title.closed)
    }

    /// Where one name ends inside a range and another begins.
    fn cut_after(&self, start: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        if let Some(cut) = place_prefix(doc, start, end) {
            return Some(cut);
        }
        for at in start..end - 1 {
            let word = doc.stem(at);
            let head = heads::head(word).filter(|h| h.possessed && at > start);
            let more = || {
                (at + 1..end).any(|n| {
                    is_body(doc, n)
                        || heads::head(doc.stem(n)).is_some_and(|h| h.possessed && h.kind == heads::Kind::Thing)
                })
            };
            match head.map(|h| h.kind) {
                Some(heads::Kind::Body) if !more() && doc.is_word(at + 1) && doc.is_capitalised(at + 1) => {
                    return Some(at + 1);
                }
                Some(heads::Kind::Place) if !more() => return Some(at + 1),
                _ => {}
            }
            // "AK Partili Demir"
            let member = word == "partili" || doc.story.tokens[at].has_apostrophe();
            // "Tünelin Kaya girişi": a common noun in the genitive ends its phrase; where it was never seen in a name,
            // whatever the tagger says.
            let phrase = !doc.story.tokens[at].has_apostrophe()
                && head.is_none()
                && (!doc.is_within(at..at + 2) || doc.is_noun_in_case(at))
                && is_case_of_noun(word)
                && country::place(word).is_none()
                && !(at + 1..end).any(|n| is_body(doc, n));
            if (member || phrase) && at + 1 < end && doc.is_word(at + 1) {
                return Some(at + 1);
            }
        }
        if (start..end).any(|at| is_body(doc, at)) {
            return None;
        }
        (start + 1..end).find(|at| doc.parts_at(*at))
    }

    fn name(&mut self, mut tokens: Range<usize>) {
        // "Hazro İlçesi", "Kayseri ili": the town's name is the first word.
        let last = tokens.end - 1;
        if tokens.len() > 1
            && ["ilçesi", "ili", "kenti", "şehri", "beldesi"].iter().any(|w| self.doc.lower(last).starts_with(w))
        {
            tokens.end = last;
        }
        let titled = matches!(self.out.last(), Some(Item::Title(title)) if !title.closed
            && (title.tokens.end == tokens.start
                || title.tokens.end + 1 == tokens.start
                    && matches!(self.doc.lower(title.tokens.end), "olan" | "seçilen" | "atanan")));
        if let Some(mut name) = name(self.doc, tokens) {
            name.titled = titled;
            self.out.push(Item::Name(name));
        }
    }
}

/// Where a known place ends that another place follows: "Aydın Nazilli", "İstanbul Avrupa Yakası", "Türkiye-İran".
fn place_prefix(doc: &Told, start: usize, end: usize) -> Option<usize> {
    let dash = |at: usize| at + 1 < end && doc.is(at, "-");
    if dash(start + 1) {
        let body = (start..end).any(|at| is_body(doc, at));
        let known = |at: usize| country::place(doc.stem(at)).is_some();
        return (end - start == 3
            && !body
            && (known(start) || known(start + 2))
            && doc.kind_at(start) != Some(Kind::Person))
        .then_some(start + 1);
    }
    if end - start < 2 || doc.kind_at(start) == Some(Kind::Person) {
        return None;
    }
    let whole: Vec<&str> = (start..end).map(|at| doc.stem(at)).collect();
    if country::place(&whole.join(" ")).is_some() {
        return None;
    }
    // "Güneydoğu Anadolu Bölgesi": the place itself with its kind.
    if country::place(&whole[..whole.len() - 1].join(" ")).is_some() && whole.len() > 2 {
        let last = doc.stem(end - 1);
        if heads::head(last).is_some_and(|h| h.kind == heads::Kind::Place) {
            return None;
        }
    }
    if (start..end).any(|at| is_body(doc, at)) && !doc.is_word(start + 1) {
        return None;
    }
    let cut = (1..whole.len()).rev().find(|cut| {
        let rest = &whole[*cut..];
        let headed = rest.len() > 1
            && rest.len() < 4
            && rest.last().and_then(|w| heads::head(w)).is_some_and(|h| h.kind == heads::Kind::Place && h.possessed);
        country::place(&whole[..*cut].join(" ")).is_some() && (headed || country::place(&rest.join(" ")).is_some())
    });
    cut.map(|cut| start + cut)
}

/// Words in lower case, as they are joined in the text, without the suffix of the last.
fn written(doc: &Told, words: Range<usize>) -> CompactString {
    let mut whole = CompactString::default();
    for at in words.clone() {
        if at > words.start && doc.story.tokens[at].space_before {
            whole.push(' ');
        }
        whole.push_str(if at + 1 == words.end { doc.stem(at) } else { doc.lower(at) });
    }
    whole
}

/// Whether a word names a people, and no person: "Türk", "ABD'li".
fn is_people(doc: &Told, at: usize) -> bool {
    country::is_people(doc.stem(at))
}

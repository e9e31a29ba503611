//! Runs of words that may hold a name: capitalised neighbours, and the small words that join them.

use std::ops::Range;

use zabit_analysis::names::Kind;
use zabit_text::TokenKind;
use zabit_turkish::suffix::{Case, after_apostrophe};
use zabit_turkish::{casing, country, heads, lexicon, organisations, titles};

use super::told::Told;
use super::words::{is_common, is_inflected};

/// Small words inside foreign names: "Selman bin Abdülaziz", "Robert van Persie".
const PARTICLES: &[&str] = &[
    "al", "bin", "bint", "da", "de", "del", "der", "di", "dos", "ed", "el", "en", "es", "ez", "eş", "ibn", "la", "le",
    "ul", "ül", "van", "von", "of", "the", "and", "du", "des", "for",
];

/// Nouns in lower case that end a name begun in capitals: "Suriye ordusu", "Anadolu yakası".
const LOWER_HEADS: &[&str] = &[
    "ordusu",
    "yakası",
    "büyükelçiliği",
    "başkonsolosluğu",
    "konsolosluğu",
    "parlamentosu",
    "belediyesi",
    "valiliği",
    "bakanlığı",
    "üniversitesi",
];

/// Words after the number of a numbered body: "14. Ağır Ceza Mahkemesi".
const NUMBERED: &[&str] = &[
    "ağır",
    "asliye",
    "sulh",
    "idare",
    "icra",
    "iş",
    "aile",
    "vergi",
    "tüketici",
    "ceza",
    "hukuk",
    "dava",
    "noter",
    "ordu",
    "kolordu",
    "tümen",
    "tugay",
    "ana",
    "lig",
    "ligi",
    "daire",
    "dairesi",
    "cumhurbaşkanı",
    "tabur",
    "bölge",
];

/// Tokens of the longest run: titles and names of one phrase are shorter, and time must not grow with a row of capitals.
const LONGEST: usize = 40;

/// One run: its tokens, first and last of them words or a number.
pub(super) fn runs(doc: &Told) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for sentence in &doc.story.sentences {
        let finder = Finder { doc, end: sentence.end, shouts: shouts(doc, sentence) };
        let mut at = sentence.start;
        while at < sentence.end {
            match finder.run(at) {
                Some(run) => {
                    at = run.end;
                    out.push(run);
                }
                None => at += 1,
            }
        }
    }
    out
}

/// Whether most words of a heading are capitalised, so that capitals say nothing there.
fn shouts(doc: &Told, sentence: &Range<usize>) -> bool {
    let (mut words, mut capital) = (0, 0);
    for at in sentence.clone() {
        if doc.is_word(at) {
            words += 1;
            capital += usize::from(doc.is_capitalised(at));
        }
    }
    words > 3
        && capital * 10 > words * 7
        && doc.story.paragraphs.get(doc.story.paragraph_of(sentence.start)).is_some_and(|p| p.heading)
}

struct Finder<'a> {
    doc: &'a Told<'a>,
    end: usize,
    shouts: bool,
}

impl Finder<'_> {
    fn run(&self, start: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let first = match start {
            _ if self.is_spelt_ordinal(start) => start + 1,
            _ if self.is_ordinal(start) => start + 2,
            _ => start,
        };
        if !self.is_part(first) {
            return None;
        }
        if first == start && (doc.is_opening(start) || self.shouts) && !doc.is_name_word(start) {
            let goes_on = self.is_part(start + 1) && self.touches(start + 1) && doc.is_office_word(start);
            let listed = titles::is_ministry(doc.lower(start)) && self.list_end(start + 1).is_some();
            // "Kalkınma ve Denge Partisi"
            let joined = doc.is(start + 1, "ve") && self.joins(start, start, start + 2);
            let body = joined
                || self.touches(start + 1)
                    && (self.opens_body(start) || self.is_honour(start) || self.is_spelt_out(start));
            let title = body
                || doc.is_surname(start)
                || goes_on
                || listed
                || titles::head(doc.stem(start)).is_some_and(|h| h.kind == titles::Kind::Office || h.possessed);
            if !title {
                return None;
            }
        }
        let mut last = first;
        while let Some(next) = self.next(start, last).filter(|next| next - start < LONGEST) {
            last = next;
        }
        Some(start..last + 1)
    }

    /// "Uluslararası Kimya Derneği" at an opening: a bare noun or adjective, then capitals up to a body's head.
    fn opens_body(&self, at: usize) -> bool {
        let word = self.doc.lower(at);
        lexicon::is_noun(word)
            && self.doc.may_be_name(at)
            && !self.doc.is_known_from(at + 1)
            && self.is_part(at + 1)
            && !titles::head(word).is_some_and(|h| h.possessed)
            && {
                let end =
                    (at + 1..self.end.min(at + 8)).take_while(|n| self.is_part(*n) || self.doc.is(*n, "ve")).last();
                let ends_in = |n: usize| {
                    let head = heads::head(self.doc.stem(n));
                    head.is_some_and(|h| h.possessed && h.kind == heads::Kind::Body || h.kind == heads::Kind::Firm)
                };
                end.is_some()
                    && !country::place(self.doc.stem(at + 1)).is_some_and(|p| p.is_country)
                    && (at + 1..end.map_or(at, |e| e + 1)).any(ends_in)
            }
    }

    /// "Ulusal Su Girişimi (USG)" at an opening: the short form in brackets tells that the words are one name.
    fn is_spelt_out(&self, at: usize) -> bool {
        let doc = self.doc;
        let small = |at: usize| matches!(doc.lower(at), "ve" | "ile");
        let open = (at + 1..self.end.min(at + 10)).find(|n| !self.is_part(*n) && !small(*n));
        let Some(open) = open.filter(|open| doc.is(*open, "(") && doc.is(open + 2, ")")) else { return false };
        let short = doc.lower(open + 1);
        let initials = (at..open).filter(|n| !small(*n)).filter_map(|n| doc.lower(n).chars().next());
        casing::is_all_caps(doc.story.stem(open + 1)) && short.chars().count() > 1 && initials.eq(short.chars())
    }

    /// "Gazi Ayşe Ortaokulu", "Şehit Murat Kaya Lisesi": what a body is called after bears its honour.
    fn is_honour(&self, at: usize) -> bool {
        matches!(self.doc.lower(at), "gazi" | "şehit") && self.is_part(at + 1) && self.ends_in_body(at + 1)
    }

    /// Whether a token can stand in a run.
    fn is_part(&self, at: usize) -> bool {
        at < self.end
            && self.doc.is_nameable(at)
            && !(self.shouts && at > 0 && !self.doc.is_name_word(at) && !self.doc.is_office_word(at))
    }

    /// Whether only white space parts a token from the one before, and no line feed.
    fn touches(&self, at: usize) -> bool {
        self.doc.story.tokens.get(at).is_some_and(|t| t.space_before && !t.line_before)
    }

    /// "14. Ağır", "2'nci Tabur".
    fn is_ordinal(&self, at: usize) -> bool {
        self.is_spelt_ordinal(at)
            || at + 2 < self.end
                && self.doc.story.tokens[at].kind == TokenKind::Number
                && self.doc.is(at + 1, ".")
                && self.is_part(at + 2)
                && NUMBERED.contains(&self.doc.stem(at + 2))
    }

    fn is_spelt_ordinal(&self, at: usize) -> bool {
        at + 1 < self.end
            && self.doc.story.tokens[at].kind == TokenKind::Number
            && matches!(self.doc.suffix(at), "nci" | "ncı" | "ncü" | "ncu" | "inci" | "ıncı" | "üncü" | "uncu")
            && self.is_part(at + 1)
            && NUMBERED.contains(&self.doc.stem(at + 1))
    }

    /// The next token of a run that has reached `last`.
    fn next(&self, start: usize, last: usize) -> Option<usize> {
        let doc = self.doc;
        let next = last + 1;
        if next >= self.end || doc.story.tokens[next].line_before || self.is_closed(last) {
            return None;
        }
        if self.is_part(next) {
            return doc.story.tokens[next].space_before.then_some(next);
        }
        let after = next + 1;
        match doc.lower(next) {
            "-" | "–" if !doc.story.tokens[next].space_before => self.hyphen(start, last, after),
            "&" if self.is_part(after) => Some(after),
            "ve" if self.joins(start, last, after) || self.joins_trades(last, after) || self.is_spelt_out(start) => {
                Some(after)
            }
            "ile" if self.is_part(after) && doc.stem(after).starts_with("ilişki") && doc.is_capitalised(last) => {
                Some(after)
            }
            "," if titles::is_ministry(doc.lower(last)) && self.list_end(next).is_some() => Some(after),
            // "Ursula von der Leyen"
            "von" | "van" | "de"
                if matches!(doc.lower_after(next), "der" | "den" | "la") && self.is_part(after + 1) =>
            {
                Some(after + 1)
            }
            word if PARTICLES.contains(&word) && self.is_particle(last, after) => {
                Some(if doc.is(after, "-") { after + 1 } else { after })
            }
            word if LOWER_HEADS.contains(&bare_head(word)) && self.touches(next) => Some(next),
            _ if self.is_spelt_ordinal(next) => Some(after),
            _ if self.is_ordinal(next) => Some(after + 1),
            _ => None,
        }
    }

    /// Whether a suffix ends the name at this token.
    fn is_closed(&self, at: usize) -> bool {
        let doc = self.doc;
        if doc.story.tokens[at].has_apostrophe() {
            return after_apostrophe(doc.suffix(at)).is_some();
        }
        let lower = doc.lower(at);
        let title = titles::head(lower).map(|h| h.case);
        let head = heads::head(lower).filter(|h| h.kind != heads::Kind::Firm).map(|h| h.case);
        !doc.is_capitalised(at) || title.or(head).is_some_and(|case| case != Case::Nominative)
    }

    /// What follows a hyphen: "Türk-Kazak", "Kim Yong-ho", "el-Hasan".
    fn hyphen(&self, start: usize, last: usize, after: usize) -> Option<usize> {
        let doc = self.doc;
        if after >= self.end || doc.story.tokens[after].space_before || !doc.is_word(after) {
            return None;
        }
        if doc.is_capitalised(after) {
            // "Türkiye-Kazakistan" and "İstanbul-DHA" are two names, "Frank-Walter" is one.
            let known = |at: usize| country::place(doc.stem(at)).is_some() || organisations::is_known(doc.stem(at));
            let two = start == last && known(last) || known(last) && known(after);
            return (self.is_part(after) && (!two || self.ends_in_body(after))).then_some(after);
        }
        let short = doc.stem(after).chars().count() <= 4;
        (short && (start < last || !is_common(doc.stem(last)))).then_some(after)
    }

    /// Whether the capitalised words from `at` on end in a body's head.
    fn ends_in_body(&self, at: usize) -> bool {
        (at..self.end.min(at + 8))
            .take_while(|n| self.is_part(*n) || matches!(self.doc.lower(*n), "ve" | "-"))
            .any(|n| heads::head(self.doc.stem(n)).is_some_and(|h| h.kind == heads::Kind::Body && h.possessed))
    }

    /// A particle counts between two words of foreign looks only: "de" and "da" are Turkish too.
    fn is_particle(&self, last: usize, after: usize) -> bool {
        let doc = self.doc;
        if !self.is_part(after) {
            // "Selim el-Hasan"
            return doc.is(after, "-") && self.is_part(after + 1) && !doc.story.tokens[after + 1].space_before;
        }
        let turkish = matches!(doc.lower(last + 1), "da" | "de" | "en" | "bin" | "for");
        let known = |at: usize| is_common(doc.stem(at)) || country::place(doc.stem(at)).is_some();
        !turkish
            || !known(last)
                && !known(after)
                && (doc.lower(last + 1) != "de" && doc.lower(last + 1) != "da" || self.looks_foreign(after))
    }

    fn looks_foreign(&self, at: usize) -> bool {
        self.doc.stem(at).contains(['q', 'w', 'x'])
    }

    /// Whether "ve" joins the words of one name ("Adalet ve Kalkınma Partisi") and not two names.
    fn joins(&self, start: usize, last: usize, after: usize) -> bool {
        let doc = self.doc;
        if !self.is_part(after) || !self.is_loose(start, last) {
            return false;
        }
        let words = (after..self.end.min(after + 7)).take_while(|at| self.is_part(*at) || doc.is(*at, "ve"));
        let mut previous = None;
        for at in words {
            if doc.is(at, "ve") {
                continue;
            }
            let body = heads::head(doc.stem(at)).is_some_and(|h| h.possessed && h.kind == heads::Kind::Body);
            let title = titles::head(doc.stem(at)).is_some_and(|h| h.possessed);
            if body || title {
                // "Ankara ve İstanbul Valiliği": the second word alone is a name.
                return previous.is_none_or(|p| country::place(doc.stem(p)).is_none());
            }
            if doc.story.tokens[at].has_apostrophe() {
                return false;
            }
            previous = Some(at);
        }
        false
    }

    /// "Sanayi ve Ticaret", "İnşaat ve Gayrimenkul": trades in the name of one firm.
    fn joins_trades(&self, last: usize, after: usize) -> bool {
        let trade = |at: usize| {
            heads::head(self.doc.stem(at)).is_some_and(|h| h.kind == heads::Kind::Firm)
                || matches!(self.doc.stem(at), "futbol" | "ticari" | "sınai" | "pazarlama" | "taahhüt")
        };
        self.is_part(after) && trade(last) && trade(after) && is_common(self.doc.stem(after))
    }

    /// Whether the last word before "ve" is no name by itself.
    fn is_loose(&self, start: usize, last: usize) -> bool {
        let doc = self.doc;
        let word = doc.lower(last);
        let done = heads::head(word)
            .is_some_and(|h| h.possessed || h.kind == heads::Kind::Firm && !titles::is_ministry(word))
            || titles::head(word).is_some();
        let person = doc.kind_at(last) == Some(Kind::Person) && start + 2 == last + 1;
        !done
            && country::place(word).is_none()
            && !country::is_people(word)
            && (is_common(word) || titles::is_ministry(word) || is_inflected(word))
            && (!person || titles::is_ministry(word))
    }

    /// The end of a list of ministries, "Ulaştırma, Denizcilik ve Haberleşme Bakanı", from its comma on.
    fn list_end(&self, comma: usize) -> Option<usize> {
        let doc = self.doc;
        (comma..self.end.min(comma + 10))
            .take_while(|at| doc.is(*at, ",") || doc.is(*at, "ve") || doc.is_nameable(*at))
            .find(|at| doc.lower(*at).starts_with("bakan"))
            .filter(|end| {
                (comma + 1..*end).all(|at| !doc.is_word(at) || doc.is(at, "ve") || titles::is_ministry(doc.lower(at)))
            })
    }
}

/// A lower-case head without its case: "yakasında" is "yakası".
fn bare_head(lower: &str) -> &str {
    zabit_turkish::suffix::possessed_case(lower).map_or(lower, |(bare, _)| &lower[..bare])
}

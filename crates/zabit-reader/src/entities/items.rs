//! Runs cut into names and titles: "AK Parti | Genel Başkan Yardımcısı | Zafer Demir".

use std::ops::Range;

use compact_str::CompactString;
use zabit_turkish::suffix::Case;
use zabit_turkish::{country, heads, titles};

use super::offices::takes_seat;
use super::runs::runs;
use super::shape::title;
use super::told::Told;

/// A name or a title, in text order.
#[derive(Clone, Debug)]
pub enum Item {
    /// A name of somebody or something.
    Name(Name),
    /// A title, with or without a name after it.
    Title(Title),
}

impl Item {
    /// Its tokens.
    pub fn tokens(&self) -> Range<usize> {
        match self {
            Self::Name(name) => name.tokens.clone(),
            Self::Title(title) => title.tokens.clone(),
        }
    }
}

/// A name as it stands.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The name without suffix, as written, one space between words.
    pub text: String,
    /// Its words in lower case without suffix.
    pub words: Vec<CompactString>,
    /// First code point.
    pub start: u32,
    /// One past the last code point of the bare name.
    pub end: u32,
    /// The case it stands in.
    pub case: Case,
    /// Whether a derivation follows ("ABD'li"): the name modifies.
    pub derived: bool,
    /// What its last word says.
    pub head: Option<heads::Kind>,
    /// Whether an apostrophe parts name and suffix.
    pub apostrophe: bool,
    /// Whether a title stands right before it.
    pub titled: bool,
}

/// A title as it stands.
#[derive(Clone, Debug)]
pub struct Title {
    /// Its tokens, "eski" included.
    pub tokens: Range<usize>,
    /// Dictionary form.
    pub text: String,
    /// Its head in bare form, lower case: "başkan".
    pub base: CompactString,
    /// What kind its head is.
    pub kind: titles::Kind,
    /// Whether it is plural: one title, several people.
    pub plural: bool,
    /// Whether "eski" stands before it.
    pub former: bool,
    /// The case it stands in.
    pub case: Case,
    /// Whether an ending closes it, so that no name can follow as its own.
    pub closed: bool,
    /// Whether its head carries a possessive: a body or person before it owns the office.
    pub possessed: bool,
}

/// Cuts all runs of a story.
pub(super) fn items(doc: &Told) -> Vec<Item> {
    let mut cutter = Cutter { doc, out: Vec::new() };
    let mut before = 0;
    for run in runs(doc) {
        if run.start < before {
            continue;
        }
        cutter.lower_title(before, run.start);
        cutter.cut(run.clone());
        before = run.end;
    }
    cutter.out
}

/// Occupations that only describe, in lower case and without a possessive.
const DESCRIPTIONS: &[&str] = &[
    "aktör",
    "aktris",
    "ajan",
    "futbolcu",
    "girişimci",
    "güreşçi",
    "işadamı",
    "manken",
    "milyarder",
    "oyuncu",
    "pilot",
    "polis",
    "politikacı",
    "siyasetçi",
    "sporcu",
    "şarkıcı",
    "ortak",
    "üye",
    "lider",
    "başkan",
    "yetkili",
    "patron",
];

/// Cuts runs; see `offices.rs` for where titles stand and `split.rs` for names side by side.
pub(super) struct Cutter<'a> {
    pub(super) doc: &'a Told<'a>,
    pub(super) out: Vec<Item>,
}

impl Cutter<'_> {
    fn cut(&mut self, run: Range<usize>) {
        let mut at = run.start;
        while at < run.end {
            let Some((first, last)) = self.title_head(at..run.end) else {
                self.names(at..run.end);
                return;
            };
            let mut from = self.title_start(at, first);
            // "Yol Partisi Ankara Milletvekili": the place is a name too.
            let seat = from < first
                && country::place(self.doc.stem(from)).is_some()
                && takes_seat(self.doc.stem(from + 1), self.doc.stem(last));
            if seat {
                if from > at {
                    self.names(at..from);
                }
                (at, from) = (from, from + 1);
            }
            // "Eski Norveç Dışişleri Bakanı": former, with the body in between.
            let opens = from > at + 1 && self.doc.is(at, "eski");
            let before =
                at == run.start && at > 0 && self.doc.is(at - 1, "eski") && !self.doc.story.tokens[at].line_before;
            if from > at {
                self.names(at + usize::from(opens)..from);
            }
            let start = if before && from == at { from - 1 } else { from };
            self.title(start..last + 1, opens || before && from > at);
            at = last + 1;
        }
    }

    fn title(&mut self, tokens: Range<usize>, former: bool) {
        if let Some(mut title) = title(self.doc, tokens, false) {
            if former && !title.former {
                title.text.insert_str(0, "Eski ");
                title.former = true;
            }
            self.out.push(Item::Title(title));
        }
    }

    /// An occupation or office in lower case right before a name: "avukatı David …", "eski futbolcusu Garry …".
    fn lower_title(&mut self, before: usize, name: usize) {
        let doc = self.doc;
        if name == 0 || name <= before || !doc.story.tokens[name].space_before || doc.story.tokens[name].line_before {
            return;
        }
        let at = name - 1;
        let Some(head) = titles::head(doc.lower(at)).filter(|h| h.case == Case::Nominative) else { return };
        if doc.is_capitalised(at) && !doc.is_opening(at) || head.plural && !head.possessed || self.covers(at) {
            return;
        }
        // "Alman futbolcu Demir" describes, "takımın eski futbolcusu Demir" gives a role.
        if !doc.is_capitalised(at) && DESCRIPTIONS.contains(&doc.lower(at)) {
            return;
        }
        let mut start = at;
        while start > before && self.is_lower_part(start - 1, head) {
            start -= 1;
        }
        if start > before && doc.is(start - 1, "eski") {
            start -= 1;
        }
        if let Some(title) = title(doc, start..name, true) {
            self.out.push(Item::Title(title));
        }
    }

    /// A word before a lower-case head that makes one title with it: "diş hekimi", "program yapımcısı".
    fn is_lower_part(&self, at: usize, head: titles::Head) -> bool {
        let doc = self.doc;
        let word = doc.lower(at);
        if !doc.is_word(at)
            || doc.story.tokens[at + 1].line_before
            || doc.story.tokens[at].has_apostrophe()
            || self.covers(at)
        {
            return false;
        }
        let opening = doc.is_capitalised(at) && doc.is_opening(at);
        if doc.is_capitalised(at) && !opening {
            return false;
        }
        titles::head(word).is_some_and(|h| !h.possessed) && head.possessed
            || head.possessed
                && (titles::is_part(word)
                    || matches!(
                        word,
                        "program"
                            | "polis"
                            | "güvenlik"
                            | "finans"
                            | "enerji"
                            | "diş"
                            | "film"
                            | "meclis"
                            | "belediye"
                            | "piyasa"
                            | "insan"
                            | "terör"
                            | "teknik"
                            | "iş"
                    ))
            || titles::is_adjective(word) && matches!(word, "genel" | "eski" | "emekli" | "yardımcı")
    }

    fn covers(&self, at: usize) -> bool {
        self.out.last().is_some_and(|item| item.tokens().end > at)
    }
}

/// Whether a token is the last word of a body's name.
pub(super) fn is_body(doc: &Told, at: usize) -> bool {
    heads::head(doc.stem(at)).is_some_and(|head| match head.kind {
        heads::Kind::Body => head.possessed || matches!(doc.stem(at), "parti" | "meclis"),
        // "Finans Analisti", "Enerji Uzmanı": some trades are fields of offices too.
        heads::Kind::Firm => !titles::is_part(doc.stem(at)),
        _ => false,
    })
}

//! Runs cut into names and titles: "AK Parti | Genel Başkan Yardımcısı | Zafer Demir".

use std::ops::Range;

use compact_str::CompactString;
use zabit_text::TokenKind;
use zabit_turkish::suffix::{Case, after_apostrophe, rough};
use zabit_turkish::{casing, country, heads, lexicon, names, organisations, titles};

use super::runs::runs;
use super::words::{is_case_of_noun, is_common};
use crate::Doc;

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
pub(super) fn items(doc: &Doc) -> Vec<Item> {
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

struct Cutter<'a> {
    doc: &'a Doc<'a>,
    out: Vec<Item>,
}

impl Cutter<'_> {
    fn cut(&mut self, run: Range<usize>) {
        let mut at = run.start;
        while at < run.end {
            let Some((first, last)) = self.title_head(at..run.end) else {
                self.names(at..run.end);
                return;
            };
            let from = self.title_start(at, first);
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

    /// The first title head in a range, and the last of the heads that make one title with it.
    fn title_head(&self, range: Range<usize>) -> Option<(usize, usize)> {
        let doc = self.doc;
        for at in range.clone() {
            let Some(head) = titles::head(doc.stem(at)) else { continue };
            if doc.is(at, "sorumlu") {
                continue;
            }
            let body_later = (at + 1..range.end).any(|n| is_body(doc, n));
            let owned = doc.story.tokens[at].has_apostrophe() && matches!(rough(doc.suffix(at)).as_str(), "I" | "sI");
            let ends_name = !owned
                && at > range.start
                && at + 1 == range.end
                && !head.possessed
                && !is_body(doc, at - 1)
                && !titles::is_part(doc.stem(at - 1))
                && !casing::is_all_caps(doc.story.stem(at - 1))
                && country::place(doc.stem(at - 1)).is_none();
            if !head.possessed && (body_later || ends_name)
                || body_later && at == range.start && head.kind != titles::Kind::Fixed
            {
                continue;
            }
            let mut last = at;
            while last + 1 < range.end && self.chains(last) {
                last += 1;
            }
            return Some((at, last));
        }
        None
    }

    /// Whether the next token goes on with the title: "Başkan Yardımcısı", "Prof. Dr.", "Kurucu Ortak".
    fn chains(&self, at: usize) -> bool {
        let doc = self.doc;
        let (Some(this), Some(next)) = (titles::head(doc.stem(at)), titles::head(doc.stem(at + 1))) else {
            return false;
        };
        if doc.story.tokens[at].has_apostrophe() {
            return false;
        }
        let short = |n: usize| doc.str(n).ends_with('.');
        next.possessed
            && next.kind != titles::Kind::Rank
            && next.kind != titles::Kind::Fixed
            && this.kind != titles::Kind::Rank
            || short(at) && short(at + 1)
            || doc.is(at, "kurucu") && next.kind == titles::Kind::Office
            || doc.is(at, "kurmay")
    }

    /// Where a title begins whose head is at `head`, in a run from `start` on; before it stands its body.
    fn title_start(&self, start: usize, head: usize) -> usize {
        let doc = self.doc;
        let kind = titles::head(doc.stem(head)).map(|h| h.kind);
        if kind == Some(titles::Kind::Rank) {
            return if head > start && doc.is(head - 1, "kurmay") { head - 1 } else { head };
        }
        if doc.lower(head).starts_with("bakan") {
            let field =
                self.back(start, head, |at| titles::is_ministry(doc.lower(at)) || doc.is(at, "ve") || doc.is(at, ","));
            if field < head {
                let one = field == start || is_body(doc, field - 1) || country::place(doc.stem(field - 1)).is_some();
                let eski = one && field > start && doc.is(field - 1, "eski");
                return field - usize::from(eski);
            }
        }
        let parts = self.back(start, head, |at| self.is_title_part(start, at));
        if doc.story.tokens[start].kind == TokenKind::Number && !(start..head).any(|at| is_body(doc, at)) {
            return start;
        }
        let body =
            (start..head).rev().find(|at| is_body(doc, *at) && !self.is_board(start, *at) && !doc.is(*at, "meclis"));
        if let Some(body) = body {
            let firm = heads::head(doc.stem(body)).is_some_and(|h| h.kind == heads::Kind::Firm);
            // "Ata Portföy Yönetimi | Genel Müdürü": a firm's name may go on after its trade.
            return if firm { parts.max(body + 1) } else { body + 1 };
        }
        if parts == start {
            return start;
        }
        let takes_place = matches!(doc.stem(head), "milletvekili" | "temsilcisi" | "büyükelçisi" | "muhabiri")
            || doc.stem(parts) == "il"
            || doc.stem(parts) == "ilçe"
            || doc.stem(parts) == "ülke"
            || doc.stem(parts) == "bölge";
        let place = country::place(doc.stem(parts - 1)).is_some();
        let owner = matches!(self.out.last(), Some(Item::Name(n)) if n.tokens.end == start && n.case == Case::Genitive);
        if takes_place && place && (parts - 1 > start || owner) {
            return parts - 1;
        }
        if self.is_owned(start) {
            return start;
        }
        let plain = (start..parts).all(|at| {
            let word = doc.stem(at);
            matches!(word, "&" | "ve" | "ile" | ",")
                || is_common(word)
                    && country::place(word).is_none()
                    && names::evidence(word).place <= names::evidence(word).other
                    && heads::head(word)
                        .is_none_or(|h| h.kind != heads::Kind::Firm && h.kind != heads::Kind::Body || h.possessed)
                    && names::evidence(word).organisation * 2 <= names::evidence(word).other + 2
                    && !casing::is_all_caps(doc.story.stem(at))
        });
        let acronym = parts - start > 1
            && casing::is_all_caps(doc.story.stem(start))
            && (start + 1..parts).all(|at| is_common(doc.stem(at)) || doc.is(at, "&"));
        match (plain, acronym) {
            (true, _) => start,
            (_, true) => start + 1,
            _ => parts,
        }
    }

    /// Whether the body is named before the run: in the genitive, or with the title this one is joined to.
    fn is_owned(&self, start: usize) -> bool {
        match self.out.last() {
            Some(Item::Name(name)) => {
                let body =
                    casing::is_all_caps(self.doc.story.stem(start)) || country::place(self.doc.stem(start)).is_some();
                name.tokens.end == start && name.case == Case::Genitive && !body
            }
            Some(Item::Title(title)) => {
                let plain =
                    country::place(self.doc.stem(start)).is_none() && !casing::is_all_caps(self.doc.story.stem(start));
                title.tokens.end + 1 == start
                    && self.doc.is(title.tokens.end, "ve")
                    && plain
                    && is_common_like(self.doc.stem(start))
            }
            None => false,
        }
    }

    fn back(&self, start: usize, from: usize, test: impl Fn(usize) -> bool) -> usize {
        let mut at = from;
        while at > start && test(at - 1) {
            at -= 1;
        }
        // A joining word never opens a title.
        while at < from && matches!(self.doc.lower(at), "ve" | "," | "&" | "-" | "ile") {
            at += 1;
        }
        at
    }

    /// "Yönetim Kurulu" is part of a title, "Bankacılık Kurulu" a body.
    fn is_board(&self, start: usize, at: usize) -> bool {
        at > start
            && self.doc.stem(at) == "kurulu"
            && matches!(
                self.doc.stem(at - 1),
                "yönetim" | "icra" | "denetim" | "disiplin" | "danışma" | "yürütme" | "bakanlar"
            )
    }

    fn is_title_part(&self, start: usize, at: usize) -> bool {
        let doc = self.doc;
        let word = doc.stem(at);
        self.is_board(start, at)
            || (titles::is_part(word) || titles::is_adjective(word) || matches!(word, "ve" | "&" | "ile"))
                && !doc.story.tokens[at].has_apostrophe()
                && (!is_body(doc, at) || word == "meclis")
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

    /// Cuts a range without titles into names: two places side by side, a people's name before a person's.
    fn names(&mut self, range: Range<usize>) {
        let doc = self.doc;
        let (mut start, end) = (range.start, range.end);
        while start < end && matches!(doc.lower(start), "ve" | "-" | "&" | "," | "." | "ile") {
            start += 1;
        }
        if start >= end {
            return;
        }
        let (first, last) = (doc.story.tokens[start], doc.story.tokens[end - 1]);
        let whole = casing::lower(&doc.story.text[first.start as usize..last.apostrophe as usize]);
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
        let person = self.follows_title(start) && end - start > 1 && names::evidence(doc.stem(start)).person() > 0;
        if !body && !person {
            while start < end && is_people(doc, start) && !(start + 1 < end && keeps_people(doc.stem(start + 1))) {
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
            // "Tünelin Kaya girişi": a common noun in the genitive ends its phrase.
            let phrase = !doc.story.tokens[at].has_apostrophe()
                && head.is_none()
                && is_case_of_noun(word)
                && country::place(word).is_none();
            if (member || phrase) && at + 1 < end && doc.is_word(at + 1) {
                return Some(at + 1);
            }
        }
        self.cut_subject(start, end)
    }

    /// "Ayşe Demir İngiltere'ye", "Ayşe Demir FETÖ'nün", "Der Spiegel Ayşe Demir'in": two parts of a clause.
    fn cut_subject(&self, start: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let last = end - 1;
        let join = |from: usize, to: usize| (from..to).map(|at| doc.stem(at)).collect::<Vec<_>>().join(" ");
        let inflected = doc.story.tokens[last].has_apostrophe();
        if !(start..end).any(|at| is_body(doc, at)) {
            let first = names::evidence(doc.stem(start));
            let person = first.person() > 0 && first.person() >= first.organisation;
            let case = after_apostrophe(doc.suffix(last)).map(|n| n.case);
            let there = matches!(case, Some(Case::Dative | Case::Locative | Case::Ablative));
            let place = country::place(doc.stem(last)).is_some_and(|p| p.is_country || there);
            let acronym = casing::is_all_caps(doc.story.stem(last)) && organisations::is_known(doc.stem(last));
            if inflected && person && place || acronym && last - start > 1 && (person || first.organisation == 0) {
                return Some(last);
            }
        }
        (start + 1..end).find(|cut| {
            let rest = names::evidence(doc.stem(*cut));
            let other = place_at(doc, *cut, end) || rest.person_first > 2 && rest.person_first > rest.organisation;
            other && doc.story.tokens[last].has_apostrophe() && organisations::is_known(&join(start, *cut))
        })
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

/// "Türk Telekom" keeps its first word, "Alman Mario Demir" does not.
fn keeps_people(next: &str) -> bool {
    lexicon::is_common(next) && names::evidence(next).person() == 0
        || matches!(next, "telekom" | "eximbank" | "traktör" | "kızılay" | "kızılayı" | "bild")
}

/// Where a known place ends that another place follows: "Aydın Nazilli", "İstanbul Avrupa Yakası", "Türkiye-İran".
fn place_prefix(doc: &Doc, start: usize, end: usize) -> Option<usize> {
    let dash = |at: usize| at + 1 < end && doc.is(at, "-");
    if dash(start + 1) {
        let body = (start..end).any(|at| is_body(doc, at));
        let known = |at: usize| country::place(doc.stem(at)).is_some();
        return (end - start == 3
            && !body
            && (known(start) || known(start + 2))
            && names::evidence(doc.stem(start)).person() == 0)
            .then_some(start + 1);
    }
    if end - start < 2 {
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

fn place_at(doc: &Doc, start: usize, end: usize) -> bool {
    country::place(&(start..end).map(|at| doc.stem(at)).collect::<Vec<_>>().join(" ")).is_some()
}

/// Whether a word names a people, and no person: "Türk", "ABD'li".
fn is_people(doc: &Doc, at: usize) -> bool {
    country::is_people(doc.stem(at))
}

fn is_common_like(word: &str) -> bool {
    is_common(word) || super::words::is_inflected(word) || country::is_people(word) || titles::is_part(word)
}

/// Whether a token is the last word of a body's name.
pub(super) fn is_body(doc: &Doc, at: usize) -> bool {
    heads::head(doc.stem(at)).is_some_and(|head| match head.kind {
        heads::Kind::Body => head.possessed || matches!(doc.stem(at), "parti" | "meclis"),
        // "Finans Analisti", "Enerji Uzmanı": some trades are fields of offices too.
        heads::Kind::Firm => !titles::is_part(doc.stem(at)),
        _ => false,
    })
}

/// Reads a name off its tokens.
fn name(doc: &Doc, tokens: Range<usize>) -> Option<Name> {
    let last = tokens.end.checked_sub(1)?;
    let token = doc.story.tokens[last];
    let stem = doc.stem(last);
    let apostrophe = token.has_apostrophe() && after_apostrophe(doc.suffix(last)).is_some();
    let head = heads::head(if apostrophe { stem } else { doc.lower(last) }).filter(|head| {
        // A bare noun may be anybody's surname: "Ayşe Deniz".
        let plain = matches!(doc.stem(last), "parti" | "sokak" | "bulvar" | "grup" | "havalimanı");
        tokens.len() > 1 && (head.possessed || head.kind == heads::Kind::Firm || plain)
    });
    let (mut case, mut derived, mut bare) = (Case::Nominative, false, doc.lower(last).len());
    if apostrophe {
        let noun = after_apostrophe(doc.suffix(last))?;
        (case, derived, bare) = (noun.case, noun.derived || noun.relative, stem.len());
    } else if let Some(head) = head.filter(|h| h.bare < doc.lower(last).len()) {
        (case, bare) = (head.case, head.bare);
    }
    if !apostrophe && doc.lower(last).starts_with("partili") {
        (derived, bare) = (true, "parti".len());
    }
    let lower_last = &doc.lower(last)[..bare];
    let cut = doc.lower(last)[bare..].chars().count() as u32;
    let start = doc.story.tokens[tokens.start].cp;
    let end = token.cp_end - cut;
    let from = doc.story.tokens[tokens.start].start as usize;
    let text: String = doc.story.text[from..token.end as usize].chars().take((end - start) as usize).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut words: Vec<CompactString> = (tokens.start..last).map(|at| CompactString::new(doc.stem(at))).collect();
    words.push(CompactString::new(lower_last));
    let head = head.map(|h| h.kind);
    Some(Name { tokens, text, words, start, end, case, derived, head, apostrophe, titled: false })
}

/// Reads a title off its tokens. `None` where the last token heads none.
fn title(doc: &Doc, tokens: Range<usize>, lower: bool) -> Option<Title> {
    let last = tokens.end.checked_sub(1)?;
    let stem = doc.stem(last);
    let head = titles::head(stem)?;
    let former = doc.is(tokens.start, "eski");
    let bare = &stem[..head.bare];
    let free = (tokens.start..last).all(|at| titles::is_adjective(doc.lower(at)));
    let base = base_of(bare, head);
    let mut words: Vec<String> = (tokens.start..last).map(|at| doc.str(at).to_owned()).collect();
    let shown: String = doc.str(last).chars().take(bare.chars().count()).collect();
    let last_word = if head.kind == titles::Kind::Fixed {
        if head.plural { singular_fixed(&shown) } else { shown }
    } else if free && (head.possessed || head.plural) {
        recase(&base, &shown)
    } else if head.plural || head.possessed && bare == base {
        recase(&titles::possessed(&base), &shown)
    } else {
        shown
    };
    words.push(last_word);
    if former && let Some(first) = words.first_mut() {
        *first = "Eski".to_owned();
    }
    let text = words.join(" ").replace(" ,", ",").replace(" - ", "-");
    let owned = matches!(rough(doc.suffix(last)).as_str(), "I" | "sI") && !head.possessed;
    let noun = after_apostrophe(doc.suffix(last)).filter(|_| !owned);
    let closed = doc.story.tokens[last].has_apostrophe() && !lower && noun.is_some_and(|n| n.case != Case::Nominative)
        || head.case != Case::Nominative;
    let case = if head.case == Case::Nominative { noun.map_or(Case::Nominative, |n| n.case) } else { head.case };
    Some(Title {
        tokens,
        text,
        base,
        kind: head.kind,
        plural: head.plural,
        former,
        case,
        closed,
        possessed: head.possessed,
    })
}

/// "yardımcısı", "yardımcıları" and "yardımcı" all are "yardımcı".
fn base_of(bare: &str, head: titles::Head) -> CompactString {
    if head.kind == titles::Kind::Fixed {
        return CompactString::from(if head.plural { singular_fixed(bare) } else { bare.to_owned() });
    }
    if head.plural {
        return CompactString::new(bare.strip_suffix("ları").or(bare.strip_suffix("leri")).unwrap_or(bare));
    }
    if !head.possessed || titles::head(bare).is_some_and(|h| !h.possessed) {
        return CompactString::new(bare);
    }
    let mut base = bare.to_owned();
    base.pop();
    if titles::possessed(&base) == bare && titles::head(&base).is_some() {
        return base.into();
    }
    for (from, to) in [('s', ""), ('ğ', "k"), ('b', "p"), ('c', "ç")] {
        if let Some(stem) = base.strip_suffix(from) {
            let stem = format!("{stem}{to}");
            if titles::possessed(&stem) == bare {
                return stem.into();
            }
        }
    }
    base.into()
}

/// "cumhurbaşkanları" is "cumhurbaşkanı".
fn singular_fixed(word: &str) -> String {
    let stem = word.strip_suffix("ları").or(word.strip_suffix("leri")).unwrap_or(word);
    titles::possessed(stem).to_string()
}

/// Gives a lower-case word the capital that another form of it has.
fn recase(word: &str, model: &str) -> String {
    if casing::is_all_caps(model) && model.chars().count() > 3 {
        return casing::upper(word).to_string();
    }
    if casing::is_capitalised(model) && word != "ceo" { casing::capitalise(word).to_string() } else { word.to_owned() }
}

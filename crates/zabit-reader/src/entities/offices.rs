//! Where a title stands in a run: its heads, and where the body before it ends.
//!
//! Göksel and Kerslake (2005), ch. 14.4 (-(s)I compounds): the body is the first part, the title the second.

use std::ops::Range;

use zabit_analysis::names::Kind;
use zabit_text::TokenKind;
use zabit_turkish::suffix::{Case, rough};
use zabit_turkish::{casing, country, heads, titles};

use super::items::{Cutter, Item, is_body};
use super::words::{is_common, is_common_like};

impl Cutter<'_> {
    /// The first title head in a range, and the last of the heads that make one title with it.
    pub(super) fn title_head(&self, range: Range<usize>) -> Option<(usize, usize)> {
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
            // "Diş Hekimleri Derneği": the plural belongs to the body's name.
            if body_later && head.plural
                || !head.possessed && (body_later || ends_name)
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
    pub(super) fn title_start(&self, start: usize, head: usize) -> usize {
        let doc = self.doc;
        let kind = titles::head(doc.stem(head)).map(|h| h.kind);
        if kind == Some(titles::Kind::Rank) {
            return if head > start && doc.is(head - 1, "kurmay") { head - 1 } else { head };
        }
        if doc.lower(head).starts_with("bakan") {
            let field =
                self.back(start, head, |at| titles::is_ministry(doc.lower(at)) || doc.is(at, "ve") || doc.is(at, ","));
            if field < head {
                // "Eski Maliye Bakanı".
                let eski = field == start + 1 && doc.is(start, "eski");
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
        let takes_place = takes_seat(doc.stem(parts), doc.stem(head));
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
                    && doc.kind_at(at) != Some(Kind::Place)
                    && heads::head(word)
                        .is_none_or(|h| h.kind != heads::Kind::Firm && h.kind != heads::Kind::Body || h.possessed)
                    && doc.kind_at(at) != Some(Kind::Organisation)
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
}

/// Whether a title holds the place it is for: "Ankara Temsilcisi", "İstanbul İl Başkanı". Given are its first
/// and last word, in lower case.
pub(super) fn takes_seat(first: &str, head: &str) -> bool {
    const SEATED: &[&str] = &["milletvekili", "temsilci", "büyükelçi", "elçi", "başkonsolos", "konsolos", "muhabir"];
    matches!(first, "il" | "ilçe" | "ülke" | "bölge") || SEATED.iter().any(|seated| head.starts_with(seated))
}

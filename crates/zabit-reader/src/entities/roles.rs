//! Titles to roles: whose title it is and which body it belongs to.
//!
//! Göksel and Kerslake (2005), ch. 14.4: the body stands before the title, bare ("AK Parti Genel
//! Başkanı") or in the genitive ("Taşyapı'nın patronu"); the name follows.

use std::ops::Range;

use zabit_turkish::suffix::Case;
use zabit_turkish::titles::Kind;

use super::items::{Item, Title};
use super::offices::takes_seat;
use crate::Doc;

/// One title and the names around it, as indices of items.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// The title's item.
    pub title: usize,
    /// The item of the body before it.
    pub body: Option<usize>,
    /// The items of the people it is given to; empty where it stands alone.
    pub people: Vec<usize>,
    /// Where the whole phrase begins.
    pub start: usize,
    /// A place that belongs to the title: "Brezilya" of "Yunanistan'ın Brezilya büyükelçisi".
    pub seat: Option<usize>,
}

/// Finds the body and the people of every title.
pub(super) fn offices(doc: &Doc, items: &[Item]) -> Vec<Office> {
    let mut reader = Reader { doc, items, open: Vec::new(), out: Vec::new() };
    for at in 0..items.len() {
        reader.read(at);
    }
    reader.close();
    reader.out
}

struct Reader<'a> {
    doc: &'a Doc<'a>,
    items: &'a [Item],
    /// Titles that wait for their name.
    open: Vec<Office>,
    out: Vec<Office>,
}

impl Reader<'_> {
    fn read(&mut self, at: usize) {
        match &self.items[at] {
            Item::Title(title) => self.title(at, title),
            Item::Name(name) => {
                let end = self.open.last().map(|o| self.items[o.title].tokens().end);
                // "Norveç Dışişleri Bakanı olan Demir"
                let being = end.is_some_and(|end| {
                    end + 1 == name.tokens.start && matches!(self.doc.lower(end), "olan" | "seçilen" | "atanan")
                });
                if (end == Some(name.tokens.start) || being) && !self.is_closed() {
                    self.give(at);
                } else if !(self.leads_to_title(at) && self.is_joined(name.tokens.start)) {
                    self.close();
                }
            }
        }
    }

    fn is_closed(&self) -> bool {
        self.open.last().is_some_and(|o| matches!(&self.items[o.title], Item::Title(t) if t.closed))
    }

    /// Whether a name is the body of the title right after it.
    fn leads_to_title(&self, at: usize) -> bool {
        let end = self.items[at].tokens().end;
        matches!(self.items.get(at + 1), Some(Item::Title(title)) if title.tokens.start == end)
    }

    /// Whether a token follows the open titles, with "ve", a comma or a slash between.
    fn is_joined(&self, start: usize) -> bool {
        let Some(open) = self.open.last() else { return false };
        let end = self.items[open.title].tokens().end;
        end == start || end + 1 == start && matches!(self.doc.lower(end), "ve" | "/" | "-" | "&")
    }

    fn title(&mut self, at: usize, title: &Title) {
        let mut body = self.body(at, title);
        let mut seat = None;
        let first = title.text.split(' ').next().map(zabit_turkish::casing::lower).unwrap_or_default();
        if takes_seat(&first, &title.base)
            && let Some(place) = body
            && let Some(owner) = self.owner(place)
        {
            (body, seat) = (Some(owner), Some(place));
        }
        let start = body.map_or(title.tokens.start, |b| self.long_start(b));
        let joined = self.is_joined(start);
        if !joined {
            self.close();
        }
        let rank = matches!(title.kind, Kind::Rank);
        let shared = || self.open.iter().rev().find_map(|o| o.body);
        let body = body.or_else(|| if joined && !rank && title.possessed { shared() } else { None });
        let start = self.open.first().map_or(start, |o| o.start);
        self.open.push(Office { title: at, body, people: Vec::new(), start, seat });
    }

    /// Where a body's name begins, the long form before a bracketed one included.
    fn long_start(&self, at: usize) -> usize {
        let start = self.items[at].tokens().start;
        let long = at.checked_sub(1).and_then(|before| self.items.get(before)).map(Item::tokens);
        long.filter(|long| long.end + 1 == start && self.doc.is(long.end, "(")).map_or(start, |long| long.start)
    }

    /// The name right before another name: "Yunanistan'ın Brezilya …", "Yol Partisi Ankara …".
    fn owner(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let (Item::Name(owner), Item::Name(name)) = (&self.items[before], &self.items[at]) else { return None };
        let fits = matches!(owner.case, Case::Genitive | Case::Nominative)
            && owner.tokens.end == name.tokens.start
            && name.case == Case::Nominative;
        fits.then_some(before)
    }

    /// The name right before a title, bare or in the genitive.
    fn body(&self, at: usize, title: &Title) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let Item::Name(name) = &self.items[before] else { return None };
        let fits = matches!(name.case, Case::Nominative | Case::Genitive) && !name.derived;
        let owned = title.possessed || name.case == Case::Nominative && !matches!(title.kind, Kind::Rank | Kind::Job);
        // "Türkiye İhracatçılar Meclisi (TİM) Başkanı": a closing bracket may stand between.
        let touches = name.tokens.end == title.tokens.start
            || name.tokens.end + 1 == title.tokens.start && self.doc.is(name.tokens.end, ")");
        (touches && fits && owned).then_some(before)
    }

    /// The open titles have found their name; a plural one takes the names listed after it too.
    fn give(&mut self, at: usize) {
        let plural = self.open.last().is_some_and(|o| matches!(&self.items[o.title], Item::Title(t) if t.plural));
        let mut people = vec![at];
        if plural {
            let mut end = self.items[at].tokens().end;
            for (next, item) in self.items.iter().enumerate().skip(at + 1) {
                let tokens: Range<usize> = item.tokens();
                let listed = tokens.start == end + 1 && matches!(self.doc.lower(end), "," | "ve" | "ile");
                if !listed || !matches!(item, Item::Name(_)) {
                    break;
                }
                people.push(next);
                end = tokens.end;
            }
        }
        for mut office in self.open.drain(..) {
            office.people.clone_from(&people);
            self.out.push(office);
        }
    }

    /// The open titles stand alone.
    fn close(&mut self) {
        self.out.append(&mut self.open);
    }
}

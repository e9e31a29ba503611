//! Whether an event took place, from the form of its verb and the words that govern it.
//!
//! Source: Göksel and Kerslake (2005), ch. 8.2.3 and 21 (tense, aspect and modality).

use zabit_record::Modality;
use zabit_turkish::verb::{Converb, Kind, Tense, VerbForm};

use crate::Doc;

/// How far after a nominalised verb its governor may stand: "imzalanması da bugün bekleniyor".
const REACH: usize = 4;

/// Beginnings of the words that govern a nominalised verb, and what they make of it.
const GOVERNORS: &[(&str, Modality)] = &[
    ("beklen", Modality::Planned),
    ("bekliyor", Modality::Planned),
    ("planla", Modality::Planned),
    ("öngör", Modality::Planned),
    ("hedefle", Modality::Planned),
    ("amaçla", Modality::Planned),
    ("kararlaştır", Modality::Planned),
    ("hazırlan", Modality::Planned),
    ("için", Modality::Planned),
    ("üzere", Modality::Planned),
    ("iste", Modality::Wished),
    ("istiyor", Modality::Wished),
    ("arzu", Modality::Wished),
    ("dile", Modality::Wished),
    ("diliyor", Modality::Wished),
    ("çağrı", Modality::Wished),
    ("talep", Modality::Wished),
    ("talebi", Modality::Wished),
    ("gerek", Modality::Wished),
    ("lazım", Modality::Wished),
    ("öner", Modality::Wished),
    ("halinde", Modality::Hypothetical),
    ("mümkün", Modality::Hypothetical),
    ("durumunda", Modality::Hypothetical),
    ("gündem", Modality::Hypothetical),
    ("ihtimal", Modality::Hypothetical),
    ("reddet", Modality::Denied),
    ("yetmez", Modality::Happened),
];

/// Modality of a verb that ends before the token `next`.
pub(crate) fn modality(doc: &Doc, form: &VerbForm, next: usize) -> Modality {
    if form.negative || form.kind == Kind::Converb(Converb::Madan) {
        return Modality::Denied;
    }
    match form.kind {
        Kind::Finite => match form.tense {
            _ if form.able => Modality::Hypothetical,
            Tense::Future | Tense::FuturePast => Modality::Planned,
            Tense::Necessity | Tense::Optative | Tense::Imperative => Modality::Wished,
            Tense::Conditional => Modality::Hypothetical,
            _ => Modality::Happened,
        },
        Kind::ObjectRelative | Kind::Factive if form.tense == Tense::Future => Modality::Planned,
        Kind::Action | Kind::Infinitive => governed(doc, next).unwrap_or(match form.kind {
            Kind::Infinitive => Modality::Planned,
            _ => Modality::Happened,
        }),
        _ if form.able => Modality::Hypothetical,
        _ => Modality::Happened,
    }
}

fn governed(doc: &Doc, next: usize) -> Option<Modality> {
    (next..(next + REACH).min(doc.len())).take_while(|at| doc.is_word(*at)).find_map(|at| {
        let word = doc.lower(at);
        GOVERNORS.iter().find(|(start, _)| word.starts_with(start)).map(|(_, modality)| *modality)
    })
}

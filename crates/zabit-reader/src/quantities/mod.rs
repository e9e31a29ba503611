//! Figures with their units: how much, of what, compared how.
//!
//! In:  a story and its dates.
//! Out: [`QuantityDraft`]s in text order.
//! Not here: dates, clock times, ages, ranks, scores and figures inside names, which are no quantities;
//!      in which statement a figure was said (the assembler).
//!
//! The steps: find the figures ([`figures`]), give each the unit beside it ([`resolve`]), let a figure without one
//! take it from those it is coordinated with or a part of ([`inherit`]), read the words of comparison
//! ([`compare`]), and last what is measured, when, and whether it is a fact ([`context`]).

mod bare;
mod compare;
mod context;
mod figures;
mod inherit;
mod names;
mod phrases;
mod resolve;
mod words;

use rust_decimal::Decimal;
use zabit_record::{Comparator, Span};
use zabit_turkish::suffix::Case;

use crate::Doc;
use crate::draft::{DateDraft, QuantityDraft};
use figures::Figure;

/// A figure on its way to becoming a quantity.
#[derive(Clone, Debug)]
struct Candidate {
    figure: Figure,
    value: Decimal,
    /// The unit, once known.
    unit: Option<String>,
    /// One past the last token of the span.
    end: usize,
    /// One past the words of comparison after the span, else `end`.
    after: usize,
    /// The case the figure with its unit stands in.
    case: Case,
    comparator: Comparator,
    /// On the lower end of a range: the index of the upper end.
    upper: Option<usize>,
    /// Whether the span of the lower end takes in the upper figure ("10-12").
    spans_range: bool,
}

/// Finds the quantities of a story, in text order, in time linear in its tokens.
pub fn quantities(doc: &Doc, dates: &[DateDraft]) -> Vec<QuantityDraft> {
    let figures = figures::figures(doc);
    let kept: Vec<Figure> = figures.into_iter().filter(|figure| !names::is_name(doc, dates, figure)).collect();
    let starts: Vec<usize> = kept.iter().map(|figure| figure.tokens.start).collect();
    let mut found: Vec<Candidate> = kept
        .into_iter()
        .enumerate()
        .map(|(n, figure)| resolve::candidate(doc, figure, starts.get(n + 1).copied()))
        .collect();
    inherit::ranges(doc, &mut found);
    inherit::from_to(doc, &mut found);
    inherit::from_later(doc, &mut found);
    inherit::from_earlier(doc, &mut found);
    inherit::parts_of_units(doc, &mut found);
    inherit::spans_of_time(doc, &mut found);
    let mut out: Vec<QuantityDraft> = Vec::with_capacity(found.len());
    for (n, candidate) in found.iter().enumerate() {
        if let Some(unit) = &candidate.unit {
            out.push(draft(doc, dates, &found, n, candidate, unit));
        }
    }
    out
}

fn draft(
    doc: &Doc,
    dates: &[DateDraft],
    found: &[Candidate],
    n: usize,
    candidate: &Candidate,
    unit: &str,
) -> QuantityDraft {
    let upper = candidate.upper.and_then(|upper| found.get(upper));
    let tokens = candidate.figure.tokens.start..candidate.end;
    let mut span = doc.bare_span(tokens.clone());
    if doc
        .story
        .tokens
        .get(candidate.end - 1)
        .is_some_and(|t| t.has_apostrophe() && candidate.end > candidate.figure.tokens.end)
    {
        // "5 milyar TL'lik" keeps the suffix of its unit, "20'nin" drops that of its figure.
        span.end = doc.span(tokens.clone()).end;
    }
    if let Some(upper) = upper.filter(|_| candidate.spans_range) {
        span = Span::new(span.start, doc.bare_span(upper.figure.tokens.clone()).end);
    }
    if let Some(lower) = n.checked_sub(1).and_then(|n| found.get(n)) {
        // "yüzde 20-25": the upper end says "percent" only with the word before the lower one.
        if lower.spans_range && lower.upper == Some(n) && lower.figure.percent {
            span.start = doc.span(lower.figure.tokens.clone()).start;
        }
    }
    QuantityDraft {
        span,
        tokens,
        value: candidate.value,
        upper: upper.map(|upper| upper.value),
        unit: unit.to_owned(),
        comparator: candidate.comparator,
        measure: context::measure(doc, candidate, unit),
        status: context::status(doc, found, n),
        when: context::when(doc, dates, candidate),
    }
}

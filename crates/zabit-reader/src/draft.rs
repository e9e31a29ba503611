//! What the readers hand to each other: the record's parts while they still point at tokens.
//!
//! Ranges are token ranges; [`crate::read`] turns them into code points at the very end.

use std::ops::Range;

use rust_decimal::Decimal;
use zabit_record::{
    Agreement, CommitmentKind, Comparator, ConsultKind, EntityType, Modality, QuantityStatus, Span, StatementType,
};
use zabit_turkish::suffix::Case;

/// Index into [`Entities::list`].
pub type EntityIndex = usize;

/// One place where an entity is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Whom it names.
    pub entity: EntityIndex,
    /// The name alone; the last token may carry an apostrophe and a suffix.
    pub tokens: Range<usize>,
    /// The whole noun phrase: name with the organisation and title before it.
    pub phrase: Range<usize>,
    /// Code points of the name alone, without suffix.
    pub start: u32,
    /// One past the last code point of the name alone, without suffix.
    pub end: u32,
    /// The case the phrase stands in.
    pub case: Case,
    /// False where only a title stands for the person ("Bakan", "Genel Başkan Yardımcısı"):
    /// such a mention helps resolve sources but is no mention in the record.
    pub named: bool,
}

/// An office or occupation.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleDraft {
    /// In dictionary form, organisation apart.
    pub title: String,
    /// The body it belongs to.
    pub organisation: Option<EntityIndex>,
    /// "eski Bakan".
    pub former: bool,
    /// Code points of the title.
    pub start: u32,
    /// One past the last code point of the title.
    pub end: u32,
}

/// An entity.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityDraft {
    /// Its kind.
    pub kind: EntityType,
    /// Canonical name.
    pub name: String,
    /// Other forms.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Its roles.
    pub roles: Vec<RoleDraft>,
}

/// The entities of a story and all their mentions.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The entities.
    pub list: Vec<EntityDraft>,
    /// Every mention, by first token. Names never overlap in `tokens`; a group's words may hold a name
    /// ("İsrail medyası").
    pub mentions: Vec<Mention>,
}

impl Entities {
    /// The mentions whose name lies inside `range`, in order.
    pub fn within(&self, range: Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.tokens.start < range.start);
        let to = self.mentions.partition_point(|m| m.tokens.start < range.end);
        &self.mentions[from..to.max(from)]
    }

    /// The mention that covers a token.
    pub fn at(&self, token: usize) -> Option<&Mention> {
        let next = self.mentions.partition_point(|m| m.tokens.start <= token);
        self.mentions[..next].last().filter(|m| m.tokens.end > token)
    }
}

/// The words that report a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct CueDraft {
    /// The reporting words.
    pub tokens: Range<usize>,
    /// Dictionary stem.
    pub lemma: String,
}

/// Why a statement is in the record, for `--explain`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reason {
    /// The rule that found the statement.
    pub rule: &'static str,
    /// How its source was resolved.
    pub source: &'static str,
    /// The words that decided, each with its analysis: the end of a reported clause and the reporting words.
    /// Empty unless asked for ([`crate::explain`]).
    pub analysis: Vec<String>,
}

/// One attribution.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementDraft {
    /// How the words are given.
    pub kind: StatementType,
    /// The content, without quotation marks.
    pub content: Range<usize>,
    /// Who said it.
    pub source: Option<EntityIndex>,
    /// The reporting words.
    pub cue: Option<CueDraft>,
    /// Where it was said, as the story has it.
    pub medium: Option<Range<usize>>,
    /// Index of the statement it is reported in.
    pub within: Option<usize>,
    /// Why it is here.
    pub reason: Reason,
}

/// A figure with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityDraft {
    /// Where it stands: number and unit, a suffix after an apostrophe left out.
    pub span: Span,
    /// The tokens of `span`.
    pub tokens: Range<usize>,
    /// Its exact value.
    pub value: Decimal,
    /// Upper end, on the lower figure of a range.
    pub upper: Option<Decimal>,
    /// ISO 4217, `percent`, `person`, `year` …, SI and trade units, else `count`.
    pub unit: String,
    /// How it relates to the number.
    pub comparator: Comparator,
    /// What is measured.
    pub measure: Option<String>,
    /// Reached, aimed at, planned, or a change.
    pub status: QuantityStatus,
    /// EDTF date or interval it holds for.
    pub when: Option<String>,
}

/// A date.
#[derive(Clone, Debug, PartialEq)]
pub struct DateDraft {
    /// Where it stands, a suffix after an apostrophe left out.
    pub span: Span,
    /// The tokens of `span`.
    pub tokens: Range<usize>,
    /// EDTF.
    pub value: String,
}

/// An event in PLOVER terms.
#[derive(Clone, Debug, PartialEq)]
pub struct EventDraft {
    /// PLOVER event type.
    pub kind: &'static str,
    /// The trigger.
    pub trigger: Range<usize>,
    /// Who did it; all parties of a CONSULT or an AGREE.
    pub actors: Vec<EntityIndex>,
    /// To whom.
    pub recipients: Vec<EntityIndex>,
    /// Where.
    pub place: Option<EntityIndex>,
    /// When, in EDTF.
    pub date: Option<String>,
    /// Whether it took place.
    pub modality: Modality,
    /// The statement it is reported in.
    pub statement: Option<usize>,
    /// For CONSULT.
    pub consult: Option<ConsultKind>,
    /// For AGREE.
    pub agreement: Option<Agreement>,
}

/// A promise, an aim, a wish or a demand.
#[derive(Clone, Debug, PartialEq)]
pub struct CommitmentDraft {
    /// Who commits.
    pub by: Option<EntityIndex>,
    /// Its kind.
    pub kind: CommitmentKind,
    /// Its words.
    pub tokens: Range<usize>,
    /// EDTF date it is due.
    pub due: Option<String>,
    /// Index of the figure promised or aimed at.
    pub quantity: Option<usize>,
    /// Index of the statement it was made in.
    pub statement: Option<usize>,
}

/// The innermost statement whose content holds `tokens`, as an index. Takes time in the depth of nesting, not in the
/// number of statements: they are in order, and each knows the one around it.
pub fn innermost(statements: &[StatementDraft], tokens: &Range<usize>) -> Option<usize> {
    let mut at = statements.partition_point(|s| s.content.start <= tokens.start).checked_sub(1);
    while let Some(n) = at {
        let content = &statements[n].content;
        if content.start <= tokens.start && tokens.end <= content.end {
            return Some(n);
        }
        at = statements[n].within;
    }
    None
}

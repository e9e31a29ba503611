//! The record of one story: who is who, who said what, which figures fell, who met whom,
//! what was agreed, what was promised. Data and its JSON Schema, and the
//! words of a span; no other logic lives here.
//!
//! Every [`Span`] counts **Unicode code points** of [`Document::text`], half open. What cannot be
//! pointed at in the text is not recorded, and what the story does not give is `None`.
//! A record attributes and never asserts: a figure or a label inside a statement is its source's.
//!
//! ```
//! use zabit_record::{Record, schema};
//! let record = Record::default();
//! assert_eq!(record.statements.len(), 0);
//! assert!(schema().get("properties").is_some());
//! ```

mod ids;
mod points;
mod schema;

pub use ids::{CommitmentId, EntityId, EventId, QuantityId, StatementId};
pub use points::Points;
pub use schema::schema;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Half-open range in Unicode code points of the story's text: not bytes, not UTF-16 units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl Span {
    /// A span from `start` up to, not including, `end`.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one code point.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// One story's record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// The story itself.
    pub document: Document,
    /// People, organisations, places and groups, in order of first mention.
    pub entities: Vec<Entity>,
    /// Attribution relations, in order of content; an outer one before those inside it.
    pub statements: Vec<Statement>,
    /// Figures, in text order.
    pub quantities: Vec<Quantity>,
    /// Dates, in text order.
    pub dates: Vec<DateMention>,
    /// Events, in text order of their triggers.
    pub events: Vec<Event>,
    /// Pledges, targets, wishes and calls, in text order.
    pub commitments: Vec<Commitment>,
}

/// The story a record was read from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Stable identifier from the content: the same story read twice has the same id.
    pub id: String,
    /// The headline, where the story has one; it is part of `text`.
    pub title: Option<String>,
    /// ISO 8601 date the story was published on.
    pub published: Option<String>,
    /// BCP 47 language tag of the text.
    pub language: String,
    /// Path or URL the story was read from.
    pub source: String,
    /// The outlet that published it, where known.
    pub outlet: Option<String>,
    /// The clean text all spans point into.
    pub text: String,
}

/// What kind of entity a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A human being.
    Person,
    /// A body with a name: party, ministry, company, club, outlet.
    Organisation,
    /// A place with a name: country, town, region, sea.
    Place,
    /// Several people, or an unnamed body, spoken of as one: "analistler", "muhalifler".
    Group,
}

/// A person, organisation, place or group of the story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Identifier inside this record.
    pub id: EntityId,
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Canonical name: longest form in the story, case suffixes stripped.
    pub name: String,
    /// Other forms of the name in the story ("BM"), in order of appearance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3 code, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Where it is named: the name alone, without title and without suffix.
    pub mentions: Vec<Span>,
    /// Offices and occupations the story gives this person.
    #[serde(default)]
    pub roles: Vec<Role>,
}

/// An office or occupation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Role {
    /// Title in dictionary form, without the organisation: "Genel Başkan Yardımcısı".
    pub title: String,
    /// The body it belongs to.
    pub organisation: Option<EntityId>,
    /// Whether the story gives it as former ("eski Bakan").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub former: bool,
    /// First code point of the title.
    pub start: u32,
    /// One past the last code point of the title.
    pub end: u32,
}

/// A title without the word that calls it a former one, for whoever says so in words of his own.
///
/// ```
/// assert_eq!(zabit_record::office("Eski Genel Başkan"), "Genel Başkan");
/// assert_eq!(zabit_record::office("Genel Başkan"), "Genel Başkan");
/// ```
pub fn office(title: &str) -> &str {
    title.strip_prefix("Eski ").unwrap_or(title)
}

/// How a statement's words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StatementType {
    /// Word for word, between quotation marks.
    Direct,
    /// As a reported clause.
    Indirect,
    /// A reported clause with a quoted fragment in it.
    Mixed,
}

/// One attribution: it reports that somebody said something; it never holds that it is true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Identifier inside this record.
    pub id: StatementId,
    /// How the words are given.
    #[serde(rename = "type")]
    pub kind: StatementType,
    /// First code point of the content, inside the quotation marks.
    pub start: u32,
    /// One past the last code point of the content.
    pub end: u32,
    /// The speaker; `None` where the story names nobody.
    pub source: Option<EntityId>,
    /// The reporting words; `None` where a quotation stands alone.
    pub cue: Option<Cue>,
    /// Where it was said, as the story has it: "AA muhabirine", "Sosyal medya hesabından".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<Span>,
    /// The statement this one is reported in, where reports nest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<StatementId>,
}

impl Statement {
    /// The content's span.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The words that report a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Dictionary stem: "de", "ifade et", "göre".
    pub lemma: String,
}

/// How a figure relates to its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Comparator {
    /// Exactly.
    #[default]
    #[serde(rename = "=")]
    Equal,
    /// More than.
    #[serde(rename = ">")]
    Over,
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// Less than.
    #[serde(rename = "<")]
    Under,
    /// At most.
    #[serde(rename = "<=")]
    AtMost,
    /// About.
    #[serde(rename = "~")]
    About,
}

/// What a figure is: reached, aimed at, planned, or a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuantityStatus {
    /// It is, or was, so.
    #[default]
    Actual,
    /// Somebody aims at it.
    Target,
    /// It is to happen.
    Planned,
    /// A rise, a fall, or one end of "30 günden 90 güne".
    Change,
}

/// A figure with its unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// Identifier inside this record.
    pub id: QuantityId,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Exact decimal, '.' as the decimal point: "6700000000".
    pub value: String,
    /// Upper end, on the lower figure of a range: "3-4 bin kişi", "10 ila 15".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    /// ISO 4217, `percent`, `person`, `year` … `second`, SI and trade units, else `count`.
    pub unit: String,
    /// How the figure relates to the number.
    pub comparator: Comparator,
    /// What is measured: head noun phrase, bare, as in the text.
    pub measure: Option<String>,
    /// Reached, aimed at, planned, or a change.
    pub status: QuantityStatus,
    /// EDTF date or interval the figure holds for.
    pub when: Option<String>,
    /// The innermost statement it was said in.
    pub statement: Option<StatementId>,
}

/// A date of the story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DateMention {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// EDTF, resolved against the story's date where relative.
    pub value: String,
}

/// Whether an event took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Told as done.
    #[default]
    Happened,
    /// Told as to come.
    Planned,
    /// Told as wished for.
    Wished,
    /// Told as not done.
    Denied,
    /// Told as possible or conditional.
    Hypothetical,
}

/// An event in PLOVER terms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Identifier inside this record.
    pub id: EventId,
    /// PLOVER event type: "AGREE", "CONSULT".
    #[serde(rename = "type")]
    pub kind: String,
    /// First code point of the trigger.
    pub start: u32,
    /// One past the last code point of the trigger.
    pub end: u32,
    /// Who did it; all parties of a CONSULT or an AGREE.
    pub actors: Vec<EntityId>,
    /// To whom it was done.
    pub recipients: Vec<EntityId>,
    /// Where.
    pub place: Option<EntityId>,
    /// When, in EDTF.
    pub date: Option<String>,
    /// Whether it took place.
    pub modality: Modality,
    /// The statement it is reported in, where only reported.
    pub statement: Option<StatementId>,
    /// For CONSULT: meeting, call or visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consult: Option<ConsultKind>,
    /// For AGREE: what was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
}

/// How parties consulted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ConsultKind {
    /// Face to face.
    Meeting,
    /// By telephone or video.
    Call,
    /// One party went to the other.
    Visit,
}

/// What an AGREE event is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Agreement {
    /// Its name, bare, as in the text.
    pub name: String,
    /// memorandum, treaty, protocol, contract, declaration, ceasefire, agreement.
    pub kind: String,
    /// signed, agreed, planned, cancelled, rejected, extended, "in force", …
    pub status: String,
}

/// What kind of commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CommitmentKind {
    /// "açacağız"
    Pledge,
    /// "açmayı hedefliyoruz"
    Target,
    /// "açılmasını arzu ediyoruz"
    Wish,
    /// "açılmasını istiyoruz", "açılması gerekiyor"
    Call,
}

/// A promise, an aim, a wish or a demand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Commitment {
    /// Identifier inside this record.
    pub id: CommitmentId,
    /// Who commits.
    pub by: Option<EntityId>,
    /// Its kind.
    pub kind: CommitmentKind,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// EDTF date it is due.
    pub due: Option<String>,
    /// The figure promised or aimed at.
    pub quantity: Option<QuantityId>,
    /// The statement it was made in.
    pub statement: Option<StatementId>,
}

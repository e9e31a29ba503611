//! The rows of answers, as the document of the API describes them.
//!
//! Rows are those of the store, word for word what `zabit … --format json` prints. Here stands what their fields are and
//! mean: [`Told`] writes a row of the store and is described by the type of the same name here. A field that the store
//! gains or loses is an error of the compiler here; types are checked against running answers.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use zabit_store as store;

/// A row of the store that is described here.
pub trait Described: Serialize + Send + 'static {
    /// The type that describes it.
    type As: JsonSchema;
}

/// A row of the store on its way out.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Told<T>(pub T);

impl<T: Described> JsonSchema for Told<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::As::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::As::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::As::json_schema(generator)
    }
}

macro_rules! described {
    ($($(#[$about:meta])* $name:ident { $($(#[$mean:meta])* $field:ident: $kind:ty),* $(,)? } $([$other:ident])?)*) => {
        $(
            $(#[$about])*
            #[derive(JsonSchema)]
            #[allow(dead_code)]
            pub struct $name { $($(#[$mean])* $field: $kind),* }

            impl Described for store::$name {
                type As = $name;
            }

            // Does not compile where a field is missing here or there.
            const _: fn(store::$name) = |store::$name { $($field: _,)* $($other: _,)? }| {};
        )*
    };
}

described! {
    /// The story that something stands in.
    At {
        /// The story's number.
        story: i64,
        /// Its key.
        story_key: String,
        /// Its headline.
        title: Option<String>,
        /// Who published it.
        outlet: Option<String>,
        /// Its address.
        url: Option<String>,
        /// The file it was read from.
        source: String,
    }

    /// How much a store holds.
    Stats {
        /// Stories, copies and earlier versions included.
        stories: i64,
        /// Stories that are copies of another.
        copies: i64,
        /// Earlier versions of stories.
        superseded: i64,
        /// Stories that could not be read.
        failures: i64,
        /// People known.
        people: i64,
        /// Organisations known.
        organisations: i64,
        /// Places known.
        places: i64,
        /// Statements, each copy counted.
        statements: i64,
        /// Statements whose speaker is known.
        statements_with_speaker: i64,
        /// Figures.
        figures: i64,
        /// Events, meetings and agreements included.
        events: i64,
        /// Meetings, calls and visits.
        meetings: i64,
        /// Events about an agreement.
        agreements: i64,
        /// Pledges, targets, wishes and calls.
        commitments: i64,
        /// Decisions of a person that stand.
        decisions: i64,
        /// First day of publication.
        first: Option<String>,
        /// Last day of publication.
        last: Option<String>,
        /// Code points of all texts.
        letters: i64,
        /// Bytes of the file.
        bytes: i64,
    }

    /// An entity and how much is heard of it.
    EntityRow {
        /// Its name.
        name: String,
        /// person, organisation, place or group.
        kind: String,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// The latest office that a story gives it, with its body.
        role: Option<String>,
        /// What it said.
        statements: i64,
        /// Stories it appears in.
        stories: i64,
        /// The day of the first.
        first: Option<String>,
        /// The day of the last.
        last: Option<String>,
        /// Its number: "e12".
        id: String,
    }

    /// An entity that a name fits.
    Named {
        /// Its number with its letter: "e12".
        id: String,
        /// person, organisation, place or group.
        kind: String,
        /// Its name.
        name: String,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// The latest office that a story gives it, with its body.
        role: Option<String>,
        /// Stories it appears in.
        stories: i64,
    } [entity]

    /// One entity.
    Who {
        /// Its number: "e12".
        id: String,
        /// Its name.
        name: String,
        /// person, organisation, place or group.
        kind: String,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// Other names that its latest stories give it, the commonest first.
        names: Vec<String>,
        /// Its offices, the latest first.
        roles: Vec<Held>,
        /// Who is named in the same stories most; counted in its latest 1,000 stories.
        company: Vec<Companion>,
        /// Whom it speaks about most; counted in its latest 1,000 statements.
        speaks_about: Vec<Companion>,
        /// Stories it appears in.
        stories: i64,
        /// What it said.
        statements: i64,
        /// Statements that name it.
        named_in: i64,
        /// Events it is a party of.
        events: i64,
        /// What it promised, aims at, wishes or demands.
        commitments: i64,
        /// The day of its first story.
        first: Option<String>,
        /// The day of its last story.
        last: Option<String>,
        /// Why its stories are held to be about one entity; empty where that was not asked.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        joins: Vec<Join>,
    }

    /// An office and the days on which stories give it.
    Held {
        /// The office.
        title: String,
        /// The body it belongs to.
        body: Option<String>,
        /// That body's number.
        body_id: Option<String>,
        /// Whether the stories give it as a former one.
        former: bool,
        /// The first day.
        first: Option<String>,
        /// The last day.
        last: Option<String>,
        /// In how many stories.
        stories: usize,
    }

    /// Another entity, and how often.
    Companion {
        /// Its number.
        id: String,
        /// Its name.
        name: String,
        /// How often.
        times: i64,
    }

    /// Why a story was held to speak of this entity.
    Join {
        /// The day of the story.
        day: Option<String>,
        /// What the story calls it.
        called: String,
        /// What spoke for it: "name, role", or "new" where it was met first.
        evidence: String,
        /// How much, where 2 is enough.
        score: f64,
        /// The decision of a person that overrules it.
        decision: Option<i64>,
        /// The story.
        #[serde(flatten)]
        at: At,
    }

    /// A statement.
    SaidRow {
        /// The day it was published.
        day: Option<String>,
        /// Who spoke.
        speaker: Option<String>,
        /// Their number.
        speaker_id: Option<String>,
        /// direct, indirect or mixed.
        kind: String,
        /// What was said.
        words: String,
        /// The stem of the verb or noun that reports it.
        cue: Option<String>,
        /// First code point of the content.
        start: u32,
        /// One past its last.
        end: u32,
        /// How many other stories have it word for word.
        copies: usize,
        /// Their outlets.
        copied_by: Vec<String>,
        /// Its number: "s12".
        id: String,
        /// The story.
        #[serde(flatten)]
        at: At,
    }

    /// Something between two sides.
    Moment {
        /// The day it was published.
        day: Option<String>,
        /// meeting, call, visit, agreement, statement, figure, pledge, target, wish, call for; else the type of the event.
        what: String,
        /// Who: the parties, or the one who spoke.
        who: Vec<String>,
        /// Their numbers.
        who_ids: Vec<String>,
        /// The words of the story.
        words: String,
        /// What it comes to: name and state of an agreement, value of a figure, day a promise is due.
        detail: Option<String>,
        /// When it took place, EDTF, where the story says so.
        when: Option<String>,
        /// Of events: happened, planned, wished, denied or hypothetical.
        modality: Option<String>,
        /// First code point of the words.
        start: u32,
        /// One past the last.
        end: u32,
        /// Its number: "v12", "s12", "c12", "q12".
        id: String,
        /// The story.
        #[serde(flatten)]
        at: At,
    }

    /// A figure.
    FigureRow {
        /// The day it was published.
        day: Option<String>,
        /// The time it holds for, EDTF.
        when: Option<String>,
        /// What is measured.
        measure: Option<String>,
        /// How it relates to the number: =, >, >=, <, <=, ~.
        comparator: String,
        /// An exact decimal.
        value: String,
        /// The upper end of a range.
        upper: Option<String>,
        /// ISO 4217, percent, person, …, or count.
        unit: String,
        /// actual, target, planned or change.
        status: String,
        /// Who said it.
        said_by: Option<String>,
        /// Their number.
        said_by_id: Option<String>,
        /// The statement it was said in: "s12".
        statement: Option<String>,
        /// Where those asked for are named: in its sentence, its statement, or only in its story.
        #[serde(skip_serializing_if = "Option::is_none")]
        named_in: Option<String>,
        /// Its words.
        words: String,
        /// First code point of them.
        start: u32,
        /// One past the last.
        end: u32,
        /// Its number: "q12".
        id: String,
        /// The story.
        #[serde(flatten)]
        at: At,
    }

    /// Something that figures measure.
    Measured {
        /// What is measured: "enflasyon oranı".
        measure: String,
        /// Figures of it, each copy counted.
        figures: i64,
        /// The day of the first.
        first: Option<String>,
        /// The day of the last.
        last: Option<String>,
    }

    /// An agreement as one story has it.
    AgreementRow {
        /// The day it was published.
        day: Option<String>,
        /// Its name.
        agreement: String,
        /// memorandum, treaty, protocol, contract, declaration, ceasefire, agreement.
        kind: Option<String>,
        /// signed, agreed, planned, …
        status: Option<String>,
        /// Whether it took place: happened, planned, wished, denied or hypothetical.
        modality: String,
        /// The parties.
        parties: Vec<String>,
        /// Their numbers.
        party_ids: Vec<String>,
        /// When, EDTF.
        when: Option<String>,
        /// The words that tell of it.
        words: String,
        /// First code point of them.
        start: u32,
        /// One past the last.
        end: u32,
        /// Its number: "v12".
        id: String,
        /// The story.
        #[serde(flatten)]
        at: At,
    }

    /// A commitment.
    CommitmentRow {
        /// The day it was published.
        day: Option<String>,
        /// Who commits.
        by: Option<String>,
        /// Their number.
        by_id: Option<String>,
        /// pledge, target, wish or call.
        kind: String,
        /// When it is due, EDTF.
        due: Option<String>,
        /// The words.
        words: String,
        /// The figure promised or aimed at, an exact decimal.
        value: Option<String>,
        /// Its unit.
        unit: Option<String>,
        /// What it measures.
        measure: Option<String>,
        /// First code point of the words.
        start: u32,
        /// One past the last.
        end: u32,
        /// The statement it was made in: "s12".
        statement: Option<String>,
        /// Its number: "c12".
        id: String,
        /// The story.
        #[serde(flatten)]
        at: At,
    }

    /// A story that has the words.
    Hit {
        /// The day it was published.
        day: Option<String>,
        /// Its words around the first hit.
        snippet: String,
        /// Where the hits are: code points of the snippet, half open.
        marks: Vec<(u32, u32)>,
        /// First code point of the snippet in the story.
        start: u32,
        /// One past its last.
        end: u32,
        /// The story.
        #[serde(flatten)]
        at: At,
    }

    /// A story in a list.
    LatestRow {
        /// The day it was published.
        day: Option<String>,
        /// Its first words after the headline, whole words only.
        lead: String,
        /// Statements in it.
        statements: i64,
        /// Copies of it in other outlets.
        copies: i64,
        /// The story.
        #[serde(flatten)]
        at: At,
    }

    /// An outlet and how many stories of it there are.
    OutletRow {
        /// Its name.
        outlet: String,
        /// Stories, copies and earlier versions included.
        stories: i64,
    }

    /// A story of the store: what is known of it beyond its record.
    Kept {
        /// When it was published, RFC 3339, where the hour is known.
        published_at: Option<String>,
        /// When it was last changed.
        modified: Option<String>,
        /// Who wrote it.
        author: Option<String>,
        /// When it was added, RFC 3339.
        added: String,
        /// The story it is a copy of.
        copy_of: Option<i64>,
        /// Its later version.
        superseded_by: Option<i64>,
        /// The story.
        #[serde(flatten)]
        at: At,
    }

    /// A story's parts in the store.
    Joined {
        /// Its people, bodies and places, in order of first mention.
        entities: Vec<JoinedEntity>,
        /// Its statements, in order.
        statements: Vec<JoinedStatement>,
        /// Its figures: the number inside the record, and "q12".
        figures: Vec<(u32, String)>,
        /// Its events: the number inside the record, and "v12".
        events: Vec<(u32, String)>,
        /// Its commitments: the number inside the record, and "c12".
        commitments: Vec<(u32, String)>,
        /// Copies of it, or what it is a copy of with the other copies; the earliest first, at most 20.
        copies: Vec<Carrier>,
        /// Earlier versions of it.
        earlier: Vec<Carrier>,
    }

    /// Who somebody of a story is.
    JoinedEntity {
        /// The number inside the record.
        local: u32,
        /// Its number: "e12".
        id: String,
        /// Its name across stories.
        name: String,
        /// person, organisation, place or group.
        kind: String,
        /// The latest office that a story gives it, with its body.
        role: Option<String>,
        /// Stories it appears in.
        stories: i64,
        /// How much spoke for joining it, where 2 is enough.
        score: f64,
        /// What spoke for it: "name, role", or "new" where it was met first.
        evidence: String,
        /// The decision of a person that overrules it.
        decision: Option<i64>,
    }

    /// A statement of a story.
    JoinedStatement {
        /// The number inside the record.
        local: u32,
        /// Its number: "s12".
        id: String,
        /// Who said it, decisions of a person heeded.
        speaker: Option<String>,
        /// Their number: "e12".
        speaker_id: Option<String>,
        /// The decision of a person on who said it.
        decision: Option<i64>,
        /// Other stories that have it word for word, at most 20.
        carried: Vec<Carrier>,
    }

    /// Another story that has the same.
    Carrier {
        /// The day it was published.
        day: Option<String>,
        /// The story.
        #[serde(flatten)]
        at: At,
    }

    /// Something that a story says, with the words around it.
    Shown {
        /// Its number: "s12".
        id: String,
        /// statement, event, commitment or figure.
        what: String,
        /// The day it was published.
        day: Option<String>,
        /// Who spoke or promised.
        who: Option<String>,
        /// What is known of it, in words: "direct", "pledge", "1200000000 USD".
        facts: Vec<String>,
        /// The words before it in its paragraph.
        before: String,
        /// Its words.
        words: String,
        /// The words after it in its paragraph.
        after: String,
        /// First code point of its words.
        start: u32,
        /// One past the last.
        end: u32,
        /// Whether its story has a later version.
        superseded: bool,
        /// The story.
        #[serde(flatten)]
        at: At,
    }
}

described! {
    /// Entities and what ties them.
    Network {
        /// The entities, those with most ties first.
        nodes: Vec<Node>,
        /// The ties between them, the strongest first.
        ties: Vec<Tie>,
        /// Stories that were looked at.
        stories: usize,
    }

    /// An entity of a network.
    Node {
        /// Its number: "e12".
        id: String,
        /// Its name.
        name: String,
        /// person, organisation, place or group.
        kind: String,
        /// All its ties to others in the network.
        weight: i64,
    }

    /// What ties two entities.
    Tie {
        /// One, by its place in the list of entities.
        a: usize,
        /// The other.
        b: usize,
        /// Meetings that stories tell of.
        meets: i64,
        /// Agreements that stories tell of.
        agrees: i64,
        /// Statements of the one that name the other.
        cites: i64,
        /// Statements of the other that name the one.
        cited: i64,
    }
}

/// What was decided.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase", tag = "kind")]
#[allow(dead_code)]
pub enum Decision {
    /// Two entities are one.
    Merge {
        /// The bare number of the one that stays.
        keep: i64,
        /// That of the one that is no more.
        gone: i64,
        /// Their names when it was decided.
        names: [String; 2],
    },
    /// An entity is another one in some stories.
    Split {
        /// The bare number of the entity that was split.
        entity: i64,
        /// That of the new one.
        new: i64,
        /// The stories in which it is the new one, by their keys.
        stories: Vec<String>,
        /// The name of the new one.
        name: String,
    },
    /// An entity is called otherwise.
    Rename {
        /// The bare number of the entity.
        entity: i64,
        /// Its name from now on.
        name: String,
    },
    /// Somebody else, or nobody known, said a statement.
    Correct {
        /// The bare number of the statement.
        statement: i64,
        /// The story it stands in, by its key.
        story: String,
        /// The bare number of who said it; null for nobody known.
        entity: Option<i64>,
        /// Their name when it was decided.
        name: Option<String>,
    },
}

described! {
    /// A decision as it is kept.
    Decided {
        /// Its number.
        id: i64,
        /// When, RFC 3339.
        at: String,
        /// What.
        #[serde(flatten)]
        decision: Decision,
        /// When it was undone.
        undone: Option<String>,
    }
}

//! What was typed for the commands that ask a store.

use clap::{Args, Subcommand, ValueEnum};

use super::typed::{AnswerArgs, until};

const PEOPLE: &str = "\
Examples:
  zabit people                                people, those heard most first
  zabit people --kind organisation birliği    bodies whose name has a word that begins so
  zabit people --since 2025-06 --format csv   people whose stories reach into these days";

const WHO: &str = "\
Examples:
  zabit who \"Ayşe Deneme\"     names, offices in time, company, counts
  zabit who e12               the same by number
  zabit who --why Deneme      why her stories are held to be about one person

A full name goes before a last word, and that before the beginning of a name; marks and case do not matter.
Exit status: 1 where nobody or more than one is meant; then each is listed with its number.";

const SAID: &str = "\
Examples:
  zabit said \"Ayşe Deneme\"
  zabit said Deneme --about \"ticaret hacmi\" --since 2025
  zabit said e12 --about Kazakistan --format json | jq -r .words

--about finds all forms of its words, or statements in which somebody of that name is named.";

const BETWEEN: &str = "\
Examples:
  zabit between Türkiye Kazakistan
  zabit between \"Örnek Partisi\" \"Ayşe Deneme\" --since 2024

Meetings and other events with both as parties, agreements, what each side says in which the other is named, and what it
promises and which figures it gives there. Who holds an office of a body or a country speaks for it.";

const FIGURES: &str = "\
Examples:
  zabit figures \"enflasyon oranı\"
  zabit figures \"ticaret hacmi\" --of Türkiye,Kazakistan --since 2020
  zabit figures işsizlik --format csv > issizlik.csv

The latest figures, in order of time. --of keeps those whose sentence or statement names all of them, or whose story
does, where the sentence names no other body or place. Values are exact decimals.";

const AGREEMENTS: &str = "\
Examples:
  zabit agreements
  zabit agreements --of Türkiye,Kazakistan --status signed";

const COMMITMENTS: &str = "\
Examples:
  zabit commitments --open                     what is due today or later, or on no day that is told
  zabit commitments --by \"Ayşe Deneme\" --kind pledge
  zabit commitments --open --as-of 2025-09-08";

const SEARCH: &str = "\
Examples:
  zabit search görüşmeler               all forms: görüşme, görüşmesinde
  zabit search 'köprü \"yeni yol\" -otoyol'   words, a phrase as it stands, a word to leave out
  zabit search 'protok*' --newest       a beginning; the latest first
  zabit search enflasyon --outlet \"Örnek Gazete\" --speaker \"Ayşe Deneme\"

Put the whole query between quotation marks where it has signs. Case is Turkish: \"ırmak\" and \"IRMAK\" are one word, \"irmak\" is another.";

const SHOW: &str = "\
Examples:
  zabit show 17                   a story with its record, by number
  zabit show 0f3a6c2b9d8e7f10     the same by key
  zabit show s12                  a statement in its words; v12 an event, c12 a commitment, q12 a figure, e12 an entity";

/// The questions.
#[derive(Debug, Subcommand)]
pub enum Asked {
    /// List people, bodies and places, those heard most first.
    #[command(after_help = PEOPLE)]
    People(PeopleArgs),
    /// Say who somebody is: names, offices in time, company.
    #[command(after_help = WHO)]
    Who(WhoArgs),
    /// List what somebody said, the latest first.
    #[command(after_help = SAID)]
    Said(SaidArgs),
    /// List all that is between two people, bodies or countries, in time.
    #[command(after_help = BETWEEN)]
    Between(BetweenArgs),
    /// List the figures of a measure in time.
    #[command(after_help = FIGURES)]
    Figures(FiguresArgs),
    /// List agreements, the latest first.
    #[command(after_help = AGREEMENTS)]
    Agreements(AgreementsArgs),
    /// List what was promised, aimed at, wished for and demanded, the latest first.
    #[command(after_help = COMMITMENTS)]
    Commitments(CommitmentsArgs),
    /// Find stories by words in any of their forms.
    #[command(after_help = SEARCH)]
    Search(SearchArgs),
    /// Show a story, statement, event, commitment, figure or entity by its number.
    #[command(after_help = SHOW)]
    Show(ShowArgs),
}

/// A kind of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A human being.
    Person,
    /// A body with a name.
    Organisation,
    /// A place with a name.
    Place,
    /// Several people spoken of as one.
    Group,
}

/// A kind of commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Promise {
    /// "açacağız"
    Pledge,
    /// "açmayı hedefliyoruz"
    Target,
    /// "açılmasını arzu ediyoruz"
    Wish,
    /// "açılmasını istiyoruz"
    Call,
}

/// The name of a value as it is typed, which is the one that the store has.
pub fn typed_name(value: &impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// `zabit people`.
#[derive(Debug, Args)]
pub struct PeopleArgs {
    /// Beginnings of words of the names.
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// What to list.
    #[arg(long, value_enum, default_value = "person")]
    pub kind: Kind,
    /// How to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// `zabit who`.
#[derive(Debug, Args)]
pub struct WhoArgs {
    /// A name, or a number like e12.
    #[arg(value_name = "NAME", required = true)]
    pub name: Vec<String>,
    /// Say of each story why it is held to be about this one.
    #[arg(long)]
    pub why: bool,
    /// How to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// `zabit said`.
#[derive(Debug, Args)]
pub struct SaidArgs {
    /// A name, or a number like e12.
    #[arg(value_name = "NAME", required = true)]
    pub name: Vec<String>,
    /// Only statements that have these words in any form, or name somebody so.
    #[arg(long, value_name = "WORDS")]
    pub about: Option<String>,
    /// How to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// `zabit between`.
#[derive(Debug, Args)]
pub struct BetweenArgs {
    /// One side: a name, or a number like e12.
    #[arg(value_name = "A")]
    pub a: String,
    /// The other side.
    #[arg(value_name = "B")]
    pub b: String,
    /// How to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// `zabit figures`.
#[derive(Debug, Args)]
pub struct FiguresArgs {
    /// Words of what is measured, in any form.
    #[arg(value_name = "MEASURE", required = true)]
    pub measure: Vec<String>,
    /// Only figures that are told together with all of these: names or numbers like e12.
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub of: Vec<String>,
    /// How to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// `zabit agreements`.
#[derive(Debug, Args)]
pub struct AgreementsArgs {
    /// Only agreements of all of these: names or numbers like e12.
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub of: Vec<String>,
    /// Only agreements in this state: signed, agreed, planned, cancelled, rejected, extended, "in force".
    #[arg(long, value_name = "STATE")]
    pub status: Option<String>,
    /// How to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// `zabit commitments`.
#[derive(Debug, Args)]
pub struct CommitmentsArgs {
    /// Only those of this one: a name, or a number like e12.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Only this kind.
    #[arg(long, value_enum)]
    pub kind: Option<Promise>,
    /// Only those that are due today or later, or on no day that is told.
    #[arg(long)]
    pub open: bool,
    /// The day that counts as today for --open.
    #[arg(long, value_name = "DAY", value_parser = until, requires = "open")]
    pub as_of: Option<String>,
    /// How to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// `zabit search`.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// Words, "phrases", -words to leave out, beginnings*.
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    /// Only stories of this outlet.
    #[arg(long, value_name = "OUTLET")]
    pub outlet: Option<String>,
    /// Only stories in which this one speaks: a name, or a number like e12.
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// Only headlines.
    #[arg(long)]
    pub title: bool,
    /// The latest first, not those that fit best.
    #[arg(long)]
    pub newest: bool,
    /// How to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// `zabit show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// A story's number or key, or a number with its letter: s12, e12, v12, c12, q12.
    #[arg(value_name = "ID")]
    pub id: String,
    /// How to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

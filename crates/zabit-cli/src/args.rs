//! What was typed. Nothing here decides anything; see [`crate::plan`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::store::asked::Asked;
use crate::store::care::{BACKUP_EXAMPLES, BackupArgs, CHECK_EXAMPLES, CheckArgs};
use crate::store::export::{self, ExportArgs};
use crate::store::serve::{self, ServeArgs};
use crate::store::typed::{AddArgs, CorrectArgs, DecideArgs, MergeArgs, PlainArgs, RenameArgs, SplitArgs, UndoArgs};

const EXAMPLES: &str = "\
Examples:
  zabit read haber.txt                    show the record of one story
  zabit read --format json haberler/      one JSON object a line for every .txt file in a folder
  curl -s URL | zabit read -              read a story from standard input
  zabit add haberler/ arsiv.jsonl         keep stories and their records in a store
  zabit who 'Ayşe Demir'                  ask it: who, said, between, figures, agreements, commitments, search
  zabit serve                             look at it in a browser
  zabit analyze haber.txt                 its words: lemma, part of speech, features, in CoNLL-U
  zabit schema > record.schema.json       what the JSON holds";

const READ_EXAMPLES: &str = "\
Examples:
  zabit read haber.txt
  zabit read --explain haber.txt
  zabit read --format json haberler/ ek.txt > records.jsonl
  zabit read --format json haberler/ | jq -r '.statements[].cue.lemma'

A story may begin with its date, as in \"date 2025-09-08 Köprü açıldı.\" or \"Tarih: 08.09.2025\".
Any common encoding is read. Exit status: 0 every story read (or skipped for its language),
1 some could not be read, 2 the command line is wrong.";

const ANALYZE_EXAMPLES: &str = "\
Examples:
  zabit analyze haber.txt
  zabit analyze --all-readings haber.txt
  zabit analyze haberler/ > haberler.conllu
  echo 'Köprü yıl sonunda açılacaktı.' | zabit analyze -
  zabit analyze --input conllu tr_boun-ud-dev.conllu > analysed.conllu

The output is CoNLL-U (https://universaldependencies.org/format.html) in the notation of UD Turkish BOUN;
a word with a copula or -ki written on to it is a multiword token. The tree is that of a small
and fast parser. Exit status as for `zabit read`.";

const ADD_EXAMPLES: &str = "\
Examples:
  zabit add haberler/                                  every story in a folder, whatever its format
  zabit add --map text=body,published=date arsiv.csv   a table with columns of its own
  zabit add crawl-2025.warc.gz                         the pages of a web archive
  curl -s https://ornek.example/rss | zabit add -      a feed
  zabit add --retry                                    what failed before, once more

Each story is kept once: the same one again adds nothing, a copy in another outlet and a corrected version
are known as such. What was acknowledged is on the disk, whatever happens after. On a terminal you see
progress; in a pipe each story is a line: what became of it (new, known, copy, version), its key, its source.
Exit status: 0 every story kept (or skipped for its language), 1 some could not be, 2 the command line is wrong.";

const MERGE_EXAMPLES: &str = "\
Examples:
  zabit merge e12 e57          e57 is e12: all its stories, statements and names are those of e12

A decision is kept for ever and wins over what is read later. `zabit undo` takes it back.";

const SPLIT_EXAMPLES: &str = "\
Examples:
  zabit split e12 --story 40,41                      in these two stories it is somebody of the same name
  zabit split e12 --story 40 --name 'Ayşe Demir (yazar)'";

const CORRECT_EXAMPLES: &str = "\
Examples:
  zabit correct s301 --source e12
  zabit correct s301 --source 'Ayşe Demir'
  zabit correct s301 --nobody
  zabit correct q17 --value 6700000000 --unit USD
  zabit correct q17 --status target
  zabit correct q17 --no-figure                      the words are no figure at all";

const DECIDE_EXAMPLES: &str = "\
Examples:
  zabit decisions --format json > decisions.jsonl
  zabit decide --store other.db decisions.jsonl

Stories are found by their keys, people and bodies by their names, so decisions hold in a store with other
numbers. What holds already is passed over; what does not fit is one line each. Exit status: 0 all holds now,
1 some does not fit, 2 the command line is wrong.";

const DECISIONS_EXAMPLES: &str = "\
Examples:
  zabit decisions
  zabit decisions --format json > decisions.jsonl";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  zabit completions bash > ~/.local/share/bash-completion/completions/zabit
  zabit completions zsh > \"${fpath[1]}/_zabit\"
  zabit completions fish > ~/.config/fish/completions/zabit.fish";

const SCHEMA_EXAMPLES: &str = "\
Examples:
  zabit schema > record.schema.json
  zabit schema | jq '.\"$defs\".Statement'";

const MAN_EXAMPLES: &str = "\
Examples:
  zabit man | man -l -
  zabit man --dir /usr/local/share/man/man1";

/// Reads Turkish news and keeps the record: who said what, which figures fell, who met whom,
/// what was agreed and what was promised. Every entry points at its words in the story.
#[derive(Debug, Parser)]
#[command(name = "zabit", version, after_help = EXAMPLES, arg_required_else_help = true, max_term_width = 100)]
pub struct Typed {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to use colours; NO_COLOR and CLICOLOR are heeded too.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: Color,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read stories and print their records.
    #[command(after_help = READ_EXAMPLES)]
    Read(ReadArgs),
    /// Analyse words: print lemma, part of speech and features of each, as CoNLL-U.
    #[command(after_help = ANALYZE_EXAMPLES)]
    Analyze(AnalyzeArgs),
    /// Keep stories and their records in a store.
    #[command(after_help = ADD_EXAMPLES)]
    Add(AddArgs),
    /// Say how much a store holds.
    Stats(PlainArgs),
    /// Questions to a store.
    #[command(flatten)]
    Ask(Asked),
    /// Decide that two entities are one.
    #[command(after_help = MERGE_EXAMPLES)]
    Merge(MergeArgs),
    /// Decide that an entity is somebody else in some stories.
    #[command(after_help = SPLIT_EXAMPLES)]
    Split(SplitArgs),
    /// Decide what an entity is called.
    Rename(RenameArgs),
    /// Decide who said a statement, or what a figure comes to.
    #[command(after_help = CORRECT_EXAMPLES)]
    Correct(CorrectArgs),
    /// Decide what was decided in another store.
    #[command(after_help = DECIDE_EXAMPLES)]
    Decide(DecideArgs),
    /// Take a decision back.
    Undo(UndoArgs),
    /// List all decisions, in a form that can be kept and read by programs.
    #[command(after_help = DECISIONS_EXAMPLES)]
    Decisions(PlainArgs),
    /// Look whether a store is as it must be: its file, and what is in it.
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Copy a store to another file, also while it is being written.
    #[command(after_help = BACKUP_EXAMPLES)]
    Backup(BackupArgs),
    /// Write a store out in formats that other programs read: CSV, Parquet, JSON Lines, FollowTheMoney, annotations.
    #[command(after_help = export::EXAMPLES)]
    Export(ExportArgs),
    /// Show a store on pages, in a browser.
    #[command(after_help = serve::EXAMPLES)]
    Serve(ServeArgs),
    /// Print the JSON Schema of the record.
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema,
    /// Print a completion script for a shell.
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write one page a command into a folder.
    #[command(after_help = MAN_EXAMPLES)]
    Man {
        /// Write zabit.1, zabit-read.1 and so on into this folder.
        #[arg(long, value_name = "FOLDER")]
        dir: Option<PathBuf>,
    },
}

/// `zabit read`.
#[derive(Debug, Args)]
pub struct ReadArgs {
    /// What to read.
    #[command(flatten)]
    pub sources: SourceArgs,
    /// How to print records: text for people, json for programs [default: text on a terminal, else json].
    #[arg(short, long, value_enum)]
    pub format: Option<Format>,
    /// Say which rule found each statement and how its source was resolved.
    #[arg(short, long)]
    pub explain: bool,
}

/// `zabit analyze`.
#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// What to analyse.
    #[command(flatten)]
    pub sources: SourceArgs,
    /// What the files hold. Of CoNLL-U, tokens, sentences and comments are kept; of a folder, .conllu files are taken.
    #[arg(short, long, value_enum, default_value_t, value_name = "KIND")]
    pub input: Kind,
    /// List all readings of each token in a table in place of CoNLL-U: number, form, mark, lemma, part of speech,
    /// features, words written on to it. The mark has "*" for the reading chosen, "?" for a stem in no list.
    #[arg(short, long)]
    pub all_readings: bool,
}

/// Where stories come from and how they are read: alike in all commands that read.
#[derive(Debug, Args)]
pub struct SourceArgs {
    /// Stories, folders of stories, or "-" for standard input.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Read stories in other languages too, as if they were Turkish.
    #[arg(long)]
    pub any_language: bool,
    /// Files to take from a folder, by the end of their names [default: txt].
    #[arg(long, value_name = "EXT", value_delimiter = ',')]
    pub extension: Vec<String>,
    /// Largest file to read, in bytes or with K, M, G.
    #[arg(long, value_name = "SIZE", default_value = "8M", value_parser = size)]
    pub max_size: u64,
    /// Use the trained models of this folder in place of those inside the program.
    #[arg(long, value_name = "DIR")]
    pub models: Option<PathBuf>,
    /// Threads to read with [default: one a processor].
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// Print no notes on skipped stories, no progress and no totals; errors are still printed.
    #[arg(short, long)]
    pub quiet: bool,
}

/// What files hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Stories.
    #[default]
    Text,
    /// Sentences with their tokens, in CoNLL-U.
    Conllu,
}

/// How records are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object a line.
    Json,
    /// A page for people.
    Text,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A number of bytes: "500", "64K", "32M", "1G".
pub fn size(typed: &str) -> Result<u64, String> {
    let plain = typed.trim().trim_end_matches(['B', 'b']).trim_end_matches('i');
    let (digits, shift) = match plain.chars().next_back() {
        Some('k' | 'K') => (plain.get(..plain.len() - 1), 10),
        Some('m' | 'M') => (plain.get(..plain.len() - 1), 20),
        Some('g' | 'G') => (plain.get(..plain.len() - 1), 30),
        _ => (Some(plain), 0),
    };
    let number: u64 = digits
        .and_then(|digits| digits.trim().parse().ok())
        .ok_or("give a number of bytes, with K, M or G if you like: 64M")?;
    let bytes = number.saturating_mul(1 << shift);
    match bytes {
        0 => Err("must be more than 0".to_owned()),
        b if b > zabit_text::MAX_BYTES => Err("a story can have 1G at most".to_owned()),
        b => Ok(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        use clap::CommandFactory;
        Typed::command().debug_assert();
    }

    #[test]
    fn sizes() {
        for (typed, bytes) in [("500", 500), ("64K", 64 << 10), ("32M", 32 << 20), ("32MiB", 32 << 20), ("1g", 1 << 30)]
        {
            assert_eq!(size(typed), Ok(bytes), "{typed}");
        }
        for typed in ["", "0", "x", "-1", "2G", "99999999999999999999", "M", "ğ"] {
            assert!(size(typed).is_err(), "{typed}");
        }
    }
}

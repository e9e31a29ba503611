//! What the typed arguments mean, settled: nothing after here asks the terminal or the environment.

use std::io::IsTerminal;
use std::num::NonZero;
use std::path::PathBuf;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use zabit_text::LoadOptions;

use crate::args::{AnalyzeArgs, Color, Format, Kind, ReadArgs, SourceArgs};

/// What to read, settled.
#[derive(Debug)]
pub struct Sources {
    /// Files, folders, and "-" for standard input. Never empty.
    pub paths: Vec<PathBuf>,
    /// Name endings, with the period, of the files to take from folders.
    pub endings: Vec<String>,
    /// The folder of the models to use; `None` for those inside the program.
    pub models: Option<PathBuf>,
    /// Threads that read. At least one.
    pub threads: usize,
    /// Whether to keep notes and totals to ourselves.
    pub quiet: bool,
    /// How long work may last before a progress line appears; `None` where none shall.
    pub progress_after: Option<Duration>,
}

/// `zabit read`, settled.
#[derive(Debug)]
pub struct ReadPlan {
    /// What to read.
    pub sources: Sources,
    /// How records are printed.
    pub format: Format,
    /// Whether to say why.
    pub explain: bool,
    /// Limits on what is read.
    pub load: LoadOptions,
    /// Columns of the page for people.
    pub width: usize,
}

/// `zabit analyze`, settled.
#[derive(Debug)]
pub struct AnalyzePlan {
    /// What to read.
    pub sources: Sources,
    /// What the files hold.
    pub input: Kind,
    /// Whether to list all readings.
    pub all_readings: bool,
    /// Limits on what is read.
    pub load: LoadOptions,
}

/// The narrowest and the widest page: longer lines tire the eye.
const WIDTHS: (usize, usize) = (40, 110);

impl ReadPlan {
    /// Settles what was typed.
    ///
    /// # Errors
    /// One line that says what to type instead.
    pub fn new(typed: ReadArgs) -> Result<Self, String> {
        let terminal = std::io::stdout().is_terminal();
        Ok(Self {
            format: typed.format.unwrap_or(if terminal { Format::Text } else { Format::Json }),
            explain: typed.explain,
            load: limits(&typed.sources),
            width: width(),
            sources: Sources::new(typed.sources, "txt")?,
        })
    }
}

impl AnalyzePlan {
    /// Settles what was typed.
    ///
    /// # Errors
    /// One line that says what to type instead.
    pub fn new(typed: AnalyzeArgs) -> Result<Self, String> {
        let extension = match typed.input {
            Kind::Text => "txt",
            Kind::Conllu => "conllu",
        };
        Ok(Self {
            input: typed.input,
            all_readings: typed.all_readings,
            load: limits(&typed.sources),
            sources: Sources::new(typed.sources, extension)?,
        })
    }
}

impl Sources {
    /// Settles what was typed; `extension` is what folders are searched for unless something else was.
    fn new(typed: SourceArgs, extension: &str) -> Result<Self, String> {
        let (stdin, stdout, stderr) = (std::io::stdin(), std::io::stdout(), std::io::stderr());
        let paths = match typed.paths {
            paths if !paths.is_empty() => paths,
            _ if stdin.is_terminal() => {
                return Err("no story given; name files or folders, or pipe a story in and give \"-\"".to_owned());
            }
            _ => vec![PathBuf::from("-")],
        };
        let watched = stderr.is_terminal() && !stdout.is_terminal() && !typed.quiet;
        let extensions = if typed.extension.is_empty() { vec![extension.to_owned()] } else { typed.extension };
        Ok(Self {
            paths,
            endings: extensions.iter().map(|end| format!(".{}", end.trim_start_matches('.'))).collect(),
            models: typed.models,
            threads: typed.threads.map_or_else(processors, usize::from),
            quiet: typed.quiet,
            progress_after: watched.then_some(Duration::from_millis(700)),
        })
    }
}

fn limits(typed: &SourceArgs) -> LoadOptions {
    LoadOptions { max_bytes: typed.max_size, any_language: typed.any_language }
}

/// Threads to read with, unless something else was typed.
pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// Columns of what people read.
pub fn width() -> usize {
    let terminal = terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    terminal.unwrap_or(80).clamp(WIDTHS.0, WIDTHS.1)
}

/// Makes the choice of colours known to every stream we write people's text to.
pub fn set_colors(typed: Color) {
    match typed {
        // `anstream` looks at the terminal, NO_COLOR, CLICOLOR and CLICOLOR_FORCE by itself.
        Color::Auto => ColorChoice::Auto.write_global(),
        Color::Always => ColorChoice::Always.write_global(),
        Color::Never => ColorChoice::Never.write_global(),
    }
}

/// Standard output for people's text: colours stay or go as settled.
pub fn page(stdout: std::io::StdoutLock<'static>) -> AutoStream<std::io::StdoutLock<'static>> {
    AutoStream::auto(stdout)
}

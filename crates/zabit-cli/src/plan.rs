//! What the typed arguments mean, settled: nothing after here asks the terminal or the environment.

use std::io::IsTerminal;
use std::num::NonZero;
use std::path::PathBuf;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use zabit_text::LoadOptions;

use crate::args::{Color, Format, ReadArgs};

/// `zabit read`, settled.
#[derive(Debug)]
pub struct ReadPlan {
    /// Files, folders, and "-" for standard input. Never empty.
    pub paths: Vec<PathBuf>,
    /// Name endings, with the period, of the files to take from folders.
    pub endings: Vec<String>,
    /// How records are printed.
    pub format: Format,
    /// Whether to say why.
    pub explain: bool,
    /// Threads that read. At least one.
    pub threads: usize,
    /// Limits on what is read.
    pub load: LoadOptions,
    /// Columns of the page for people.
    pub width: usize,
    /// Whether to keep notes and totals to ourselves.
    pub quiet: bool,
    /// How long work may last before a progress line appears; `None` where none shall.
    pub progress_after: Option<Duration>,
}

/// The narrowest and the widest page: longer lines tire the eye.
const WIDTHS: (usize, usize) = (40, 110);

impl ReadPlan {
    /// Settles what was typed.
    ///
    /// # Errors
    /// One line that says what to type instead.
    pub fn new(typed: ReadArgs) -> Result<Self, String> {
        let (stdin, stdout, stderr) = (std::io::stdin(), std::io::stdout(), std::io::stderr());
        let paths = match typed.paths {
            paths if !paths.is_empty() => paths,
            _ if stdin.is_terminal() => {
                return Err("no story given; name files or folders, or pipe a story in and give \"-\"".to_owned());
            }
            _ => vec![PathBuf::from("-")],
        };
        let format = typed.format.unwrap_or(if stdout.is_terminal() { Format::Text } else { Format::Json });
        let watched = stderr.is_terminal() && !stdout.is_terminal() && !typed.quiet;
        Ok(Self {
            paths,
            endings: typed.extension.iter().map(|end| format!(".{}", end.trim_start_matches('.'))).collect(),
            format,
            explain: typed.explain,
            threads: typed.threads.map_or_else(processors, usize::from),
            load: LoadOptions { max_bytes: typed.max_size, any_language: typed.any_language },
            width: width(),
            quiet: typed.quiet,
            progress_after: watched.then_some(Duration::from_millis(700)),
        })
    }
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

fn width() -> usize {
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

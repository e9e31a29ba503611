//! `zabit add`: files of any known format in, stories and their records kept.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::iter::once;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use zabit_intake::{Article, Articles, Fault, Options};
use zabit_keep::take;
use zabit_store::{Added, Adder, Fresh, Store};
use zabit_text::{LoadError, LoadOptions};

use super::typed::AddArgs;
use crate::Stop;
use crate::input::{Input, Inputs};
use crate::notes::{self, Progress};
use crate::plan::processors;
use crate::pool::watched;
use crate::stories::guarded;

/// Names of files that are taken from folders: those of the formats known.
const ENDINGS: &[&str] = &["txt", "html", "htm", "json", "jsonl", "ndjson", "csv", "tsv", "xml", "rss", "atom", "warc"];
/// Endings of packed files, after any of those.
const PACKED: &[&str] = &["", ".gz", ".zst"];
/// Stories kept in one go, and bytes of them: each go waits for the disk once, and writes pages that many stories change
/// once.
const BATCH: usize = 8192;
const BATCH_BYTES: usize = 8 << 20;
/// Longest time a story waits for others to be kept with, where others come.
const BATCH_WAIT: Duration = Duration::from_secs(3);

/// Keeps everything that was named. `Ok(false)` where some story could not be.
///
/// # Errors
/// A store that cannot be written: what was acknowledged before stays.
pub fn add(typed: AddArgs) -> Result<bool, Stop> {
    notes::keep_panics_quiet();
    let path = typed.store.path()?;
    if let Some(folder) = path.parent() {
        // Opening the store says what is wrong with a folder that cannot be made.
        let _ = std::fs::create_dir_all(folder);
    }
    let mut store = Store::create(&path)?;
    let known = Store::open(&path)?;
    let intake = intake(&typed)?;
    let load = LoadOptions { max_bytes: typed.max_size, any_language: typed.any_language };
    let bytes = Arc::new(AtomicU64::new(0));
    let jobs = jobs(&typed, &store, intake, &bytes)?;
    let threads = typed.threads.map_or_else(processors, usize::from);
    let mut keeper = Keeper {
        adder: store.adder(),
        progress: Progress::new(typed.quiet, jobs.total, bytes),
        lines: !io::stdout().is_terminal(),
        added: Vec::new(),
        failed: 0,
        bytes: 0,
        since: Instant::now(),
        stop: None,
    };
    let known = Mutex::new(known);
    let read = |job: Job| ready(job, &load, &known);
    let weigh = |job: &Job| job.as_ref().map_or(0, |article| article.text.bytes().len());
    watched(jobs.all, threads, weigh, read, |ready| keeper.take(ready));
    keeper.end()
}

fn intake(typed: &AddArgs) -> Result<Options, Stop> {
    let usage = |error: zabit_intake::OptionError| Stop::Usage(error.to_string());
    Ok(Options {
        max_bytes: typed.max_size,
        format: typed.input.as_deref().map(str::parse).transpose().map_err(usage)?,
        map: typed.map.as_deref().unwrap_or_default().parse().map_err(usage)?,
    })
}

/// One article, or what is wrong with its file.
type Job = Result<Article, Failure>;

/// A fault of a file or an article: where, and the line that says it.
struct Failure {
    source: String,
    line: String,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self { source: fault.source_name().to_owned(), line: fault.to_string() }
    }
}

struct Jobs {
    all: Box<dyn Iterator<Item = Job> + Send>,
    /// Bytes of all files, where they are known.
    total: Option<u64>,
}

fn jobs(typed: &AddArgs, store: &Store, intake: Options, read: &Arc<AtomicU64>) -> Result<Jobs, Stop> {
    let read = Arc::clone(read);
    if typed.retry {
        let sources: Vec<String> = store.failures()?.into_iter().map(|(source, _)| source).collect();
        let open =
            move |source: String| zabit_intake::open_source(&source, &intake).map(|job| job.map_err(Failure::from));
        return Ok(Jobs { all: Box::new(sources.into_iter().flat_map(open)), total: None });
    }
    let paths = match &typed.paths {
        paths if !paths.is_empty() => paths.clone(),
        _ if io::stdin().is_terminal() => {
            return Err(Stop::Usage(
                "nothing given; name files or folders, or pipe stories in and give \"-\"".to_owned(),
            ));
        }
        _ => vec![PathBuf::from("-")],
    };
    let endings: Vec<String> = if typed.extension.is_empty() {
        ENDINGS.iter().flat_map(|end| PACKED.iter().map(move |packed| format!(".{end}{packed}"))).collect()
    } else {
        typed.extension.iter().map(|end| format!(".{}", end.trim_start_matches('.'))).collect()
    };
    let watched = io::stderr().is_terminal() && !typed.quiet;
    let total = if watched && !paths.iter().any(|path| path == Path::new("-")) {
        Some(Inputs::new(paths.clone(), endings.clone()).map(|input| input.size()).sum())
    } else {
        None
    };
    let articles = move |input: Input| -> Box<dyn Iterator<Item = Job> + Send> {
        let name = input.name();
        match input {
            Input::Fault(line) => Box::new(once(Err(Failure { source: name, line }))),
            Input::Stdin => stream(&name, io::stdin(), &intake, &read),
            Input::File(path) => match File::open(&path) {
                Ok(file) => stream(&name, file, &intake, &read),
                // The intake says what is wrong with it.
                Err(_) => Box::new(zabit_intake::open_path(&path, &intake).map(|job| job.map_err(Failure::from))),
            },
        }
    };
    Ok(Jobs { all: Box::new(Inputs::new(paths, endings).flat_map(articles)), total })
}

fn stream(
    name: &str,
    reader: impl Read + Send + 'static,
    intake: &Options,
    read: &Arc<AtomicU64>,
) -> Box<dyn Iterator<Item = Job> + Send> {
    let articles: Articles = zabit_intake::open(name, Counted { reader, read: Arc::clone(read) }, intake);
    Box::new(articles.map(|job| job.map_err(Failure::from)))
}

/// Counts the bytes that are read, for the progress bar.
struct Counted<R> {
    reader: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.reader.read(buffer)?;
        self.read.fetch_add(bytes as u64, Ordering::Relaxed);
        Ok(bytes)
    }
}

/// An article on its way into the store.
enum Ready {
    Fresh(Box<Fresh>),
    /// The store has it: its key, its source.
    Known(String, String),
    Skipped(String),
    Failed(Failure),
}

/// Reads one article; what the store has already is not read again.
fn ready(job: Job, options: &LoadOptions, known: &Mutex<Store>) -> Ready {
    let article = match job {
        Ok(article) => article,
        Err(fault) => return Ready::Failed(fault),
    };
    let source = article.source.clone();
    let failed = |line: String| Ready::Failed(Failure { source: source.clone(), line });
    guarded(&source, || match take(article, options) {
        Err(error @ LoadError::OtherLanguage { .. }) => Ready::Skipped(error.to_string()),
        Err(error) => failed(error.to_string()),
        Ok(taken) => {
            let has = known.lock().unwrap_or_else(PoisonError::into_inner).has(taken.key());
            // A store that cannot be read says so when it is written.
            if has.unwrap_or(false) {
                return Ready::Known(taken.key().to_owned(), taken.source().to_owned());
            }
            Ready::Fresh(Box::new(taken.read()))
        }
    })
    .unwrap_or_else(failed)
}

/// A story that was added: what became of it, its key, its source.
type Line = (&'static str, String, String);

/// Adds stories, keeps them batch by batch, and acknowledges each batch when it is on the disk.
struct Keeper<'a> {
    adder: Adder<'a>,
    progress: Progress,
    /// Whether each story is a line of standard output.
    lines: bool,
    /// Stories added and failures noted since the last batch was kept.
    added: Vec<Line>,
    failed: usize,
    bytes: usize,
    /// When the first of them came.
    since: Instant,
    stop: Option<Stop>,
}

impl Keeper<'_> {
    /// Takes the next story; `None` where none has come for a while: those that wait are kept.
    fn take(&mut self, ready: Option<Ready>) -> ControlFlow<()> {
        let Some(ready) = ready else {
            self.flush();
            return self.go_on();
        };
        if self.added.is_empty() && self.failed == 0 {
            self.since = Instant::now();
        }
        if let Err(stop) = self.add(ready) {
            self.stop = Some(stop);
            return ControlFlow::Break(());
        }
        let many = self.added.len() + self.failed >= BATCH || self.bytes >= BATCH_BYTES;
        if many || self.since.elapsed() >= BATCH_WAIT {
            self.flush();
        }
        self.go_on()
    }

    fn go_on(&self) -> ControlFlow<()> {
        if self.stop.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn add(&mut self, ready: Ready) -> Result<(), Stop> {
        match ready {
            Ready::Fresh(fresh) => {
                let added = self.adder.add(&fresh)?;
                let document = fresh.record.document;
                self.bytes += document.text.len();
                self.added.push((word(added), document.id, document.source));
            }
            Ready::Known(key, source) => {
                self.progress.kept("known");
                self.acknowledge(&[("known", key, source)]);
            }
            Ready::Skipped(line) => self.progress.skipped(&line),
            Ready::Failed(fault) => {
                self.progress.failed(&fault.line);
                self.adder.fail(&fault.source, &fault.line)?;
                self.failed += 1;
            }
        }
        Ok(())
    }

    fn flush(&mut self) {
        if self.stop.is_some() {
            return;
        }
        (self.failed, self.bytes) = (0, 0);
        let lines = std::mem::take(&mut self.added);
        match self.adder.commit() {
            Ok(()) => {
                lines.iter().for_each(|(word, ..)| self.progress.kept(word));
                self.acknowledge(&lines);
            }
            Err(error) => self.stop = Some(error.into()),
        }
    }

    fn acknowledge(&mut self, lines: &[Line]) {
        if !self.lines {
            return;
        }
        let text: String = lines.iter().map(|(word, key, source)| format!("{word}\t{key}\t{source}\n")).collect();
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            // A reader that has gone away (`| head`) does not stop the work.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.lines = false,
            Err(error) => self.stop = Some(error.into()),
            Ok(()) => {}
        }
    }

    fn end(mut self) -> Result<bool, Stop> {
        self.flush();
        let none_failed = self.progress.end();
        match self.stop {
            Some(stop) => Err(stop),
            None => Ok(none_failed),
        }
    }
}

fn word(added: Added) -> &'static str {
    match added {
        Added::New { .. } => "new",
        Added::Known { .. } => "known",
        Added::Copy { .. } => "copy",
        Added::Version { .. } => "version",
    }
}

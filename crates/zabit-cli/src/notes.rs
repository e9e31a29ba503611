//! What goes to standard error: one line a fault, one line a skipped story, progress, totals.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anstyle::{AnsiColor, Style};
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const SKIPPED: Style = AnsiColor::Yellow.on_default().bold();

/// Prints one fault: `error: haber.txt: is empty; …`.
pub fn error(line: &str) {
    say(ERROR, "error", line);
}

fn say(style: Style, label: &str, line: &str) {
    // A file name may hold a line end; a fault stays one line.
    let line: String = line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    // Standard error that is gone leaves nobody to tell.
    let _ = writeln!(anstream::stderr(), "{style}{label}:{style:#} {line}");
}

/// Prints a line above the progress bar, where there is one.
fn above(bar: Option<&ProgressBar>, style: Style, label: &str, line: &str) {
    match bar {
        Some(bar) => bar.suspend(|| say(style, label, line)),
        None => say(style, label, line),
    }
}

/// Counts stories and reports on them.
pub struct Notes {
    quiet: bool,
    progress_after: Option<Duration>,
    start: Instant,
    bar: Option<ProgressBar>,
    bytes: u64,
    read: u64,
    skipped: u64,
    failed: u64,
}

impl Notes {
    /// Notes that stay silent about all but errors where `quiet`, and show progress after a while.
    pub fn new(quiet: bool, progress_after: Option<Duration>) -> Self {
        Self { quiet, progress_after, start: Instant::now(), bar: None, bytes: 0, read: 0, skipped: 0, failed: 0 }
    }

    /// A story of so many bytes was read.
    pub fn read(&mut self, bytes: usize) {
        self.read += 1;
        self.bytes += bytes as u64;
        self.progress();
    }

    /// A story was left out on purpose.
    pub fn skipped(&mut self, line: &str) {
        self.skipped += 1;
        if !self.quiet {
            above(self.bar.as_ref(), SKIPPED, "skipped", line);
        }
    }

    /// A story could not be read.
    pub fn failed(&mut self, line: &str) {
        self.failed += 1;
        above(self.bar.as_ref(), ERROR, "error", line);
    }

    /// Clears the progress line and prints totals where they tell more than the lines above them.
    pub fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        let all = self.read + self.skipped + self.failed;
        if !self.quiet && all > 1 && self.read < all {
            let (read, skipped, failed) = (HumanCount(self.read), HumanCount(self.skipped), HumanCount(self.failed));
            let _ = writeln!(anstream::stderr(), "{read} read, {skipped} skipped, {failed} failed");
        }
    }

    /// Whether no story failed so far.
    pub fn none_failed(&self) -> bool {
        self.failed == 0
    }

    fn progress(&mut self) {
        let Some(after) = self.progress_after else { return };
        if self.bar.is_none() {
            if self.start.elapsed() < after {
                return;
            }
            let style =
                ProgressStyle::with_template("{spinner} {msg}").unwrap_or_else(|_| ProgressStyle::default_spinner());
            self.bar = Some(ProgressBar::new_spinner().with_style(style));
        }
        if let Some(bar) = self.bar.as_ref().filter(|_| self.read.is_multiple_of(16)) {
            let rate = self.bytes as f64 / self.start.elapsed().as_secs_f64().max(0.001);
            bar.set_message(format!(
                "{} stories, {} ({}/s)",
                HumanCount(self.read),
                HumanBytes(self.bytes),
                HumanBytes(rate as u64)
            ));
            bar.tick();
        }
    }
}

/// Counts what becomes of stories that are added, and shows how far it is: bytes read of all, rate and time left.
pub struct Progress {
    quiet: bool,
    read: Arc<AtomicU64>,
    bar: Option<ProgressBar>,
    start: Instant,
    kept: BTreeMap<&'static str, u64>,
    skipped: u64,
    failed: u64,
}

impl Progress {
    /// `total` is how many bytes there are, where that is known and somebody watches; `read` how many were read.
    pub fn new(quiet: bool, total: Option<u64>, read: Arc<AtomicU64>) -> Self {
        let template = "{bar:24} {bytes}/{total_bytes}, {bytes_per_sec}, {eta} left, {msg}";
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = total.map(|total| ProgressBar::new(total).with_style(style));
        Self { quiet, read, bar, start: Instant::now(), kept: BTreeMap::new(), skipped: 0, failed: 0 }
    }

    /// A story is in the store; `how` is what became of it.
    pub fn kept(&mut self, how: &'static str) {
        *self.kept.entry(how).or_default() += 1;
        if let Some(bar) = &self.bar {
            bar.set_position(self.read.load(Ordering::Relaxed));
            bar.set_message(format!("{} stories", HumanCount(self.kept.values().sum())));
        }
    }

    /// A story was left out on purpose.
    pub fn skipped(&mut self, line: &str) {
        self.skipped += 1;
        if !self.quiet {
            above(self.bar.as_ref(), SKIPPED, "skipped", line);
        }
    }

    /// A story could not be read.
    pub fn failed(&mut self, line: &str) {
        self.failed += 1;
        above(self.bar.as_ref(), ERROR, "error", line);
    }

    /// Clears the bar and prints totals. Whether no story failed.
    pub fn end(&mut self) -> bool {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        if !self.quiet {
            let kept = ["new", "version", "copy", "known"]
                .into_iter()
                .filter_map(|how| self.kept.get(how).map(|count| format!("{} {how}", HumanCount(*count))));
            let rest = [(self.skipped, "skipped"), (self.failed, "failed; try again with `zabit add --retry`")];
            let rest = rest.into_iter().filter(|(count, _)| *count > 0);
            let parts: Vec<String> =
                kept.chain(rest.map(|(count, what)| format!("{} {what}", HumanCount(count)))).collect();
            let all = if parts.is_empty() { "no stories".to_owned() } else { parts.join(", ") };
            let _ = writeln!(anstream::stderr(), "{all} ({:.1} s)", self.start.elapsed().as_secs_f64());
        }
        self.failed == 0
    }
}

thread_local! {
    static PANIC_PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the place of a panic for the one line that reports it, instead of printing a trace.
pub fn keep_panics_quiet() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
        PANIC_PLACE.with(|kept| *kept.borrow_mut() = place);
    }));
}

/// Where the last panic of this thread happened.
pub fn panic_place() -> Option<String> {
    PANIC_PLACE.with(|kept| kept.borrow_mut().take())
}

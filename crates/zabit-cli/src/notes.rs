//! What goes to standard error: one line a fault, one line a skipped story, progress, totals.

use std::cell::RefCell;
use std::io::Write;
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
            self.above_bar(SKIPPED, "skipped", line);
        }
    }

    /// A story could not be read.
    pub fn failed(&mut self, line: &str) {
        self.failed += 1;
        self.above_bar(ERROR, "error", line);
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

    fn above_bar(&self, style: Style, label: &str, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| say(style, label, line)),
            None => say(style, label, line),
        }
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

//! Runs the real program in a fresh folder.

#![allow(dead_code)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own for one test, removed at its end.
pub struct Place(PathBuf);

impl Place {
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("zabit-test-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, its folders made as needed.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("a folder");
        }
        fs::write(path, bytes).expect("a file");
        self
    }

    /// Runs `zabit` in this folder.
    pub fn zabit(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).stdin(Stdio::null()).output().expect("zabit runs"))
    }

    /// Runs `zabit` with something on standard input.
    pub fn zabit_with(&self, args: &[&str], stdin: &[u8]) -> Run {
        let mut command = self.command(args);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("zabit runs");
        // A program that refuses its input may close it early.
        let _ = child.stdin.take().expect("a pipe").write_all(stdin);
        Run::of(child.wait_with_output().expect("zabit ends"))
    }

    /// Runs `zabit`, reads one line of what it prints and goes away. Gives the line, standard error and the exit status.
    pub fn zabit_until_first_line(&self, args: &[&str]) -> (String, String, Option<i32>) {
        let mut child = self.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("zabit runs");
        let (mut first, mut err) = (String::new(), String::new());
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut first).expect("one line");
        child.stderr.take().expect("a pipe").read_to_string(&mut err).expect("text");
        (first, err, child.wait().expect("zabit ends").code())
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zabit"));
        command.args(args).current_dir(&self.0).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run left.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The records printed.
    pub fn records(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("each line is one JSON object")).collect()
    }

    /// The paths of the records printed, in order.
    pub fn sources(&self) -> Vec<String> {
        let source = |record: &serde_json::Value| record["document"]["source"].as_str().expect("a source").to_owned();
        self.records().iter().map(source).collect()
    }

    /// Asserts the exit status and the lines on standard error.
    pub fn assert(&self, code: i32, err: &[&str]) -> &Self {
        assert_eq!(self.err.lines().collect::<Vec<_>>(), err);
        assert_eq!(self.code, code);
        self
    }
}

/// An invented story with a bit of everything.
pub const STORY: &str = "date 2025-09-08 ??????? Köprü yıl sonunda açılacak\n\
    Örnek Valisi Ayşe Demir, \"Köprü yıl sonunda açılacak.\" dedi.\n\
    Demir, yatırımın 6,7 milyar dolara ulaştığını söyledi.\n";

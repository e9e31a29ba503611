//! The other commands, help, and a wrong command line.

mod common;

use common::{Place, STORY};

#[test]
fn help_has_examples_for_every_command() {
    let place = Place::new();
    for args in [
        &[][..],
        &["read"],
        &["analyze"],
        &["schema"],
        &["completions"],
        &["man"],
        &["add"],
        &["check"],
        &["backup"],
        &["export"],
        &["correct"],
        &["decide"],
    ] {
        let run = place.zabit(&[args, &["--help"]].concat());
        assert_eq!(run.code, 0);
        assert!(run.out.contains("Examples:"), "{args:?}");
    }
    assert!(place.zabit(&["--version"]).out.starts_with("zabit "));
}

#[test]
fn schema_and_scripts() {
    let place = Place::new();
    let schema: serde_json::Value = serde_json::from_str(&place.zabit(&["schema"]).out).expect("JSON");
    assert_eq!(schema["title"], "Record");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(place.zabit(&["completions", shell]).out.contains("any-language"), "{shell}");
    }
    assert!(place.zabit(&["man"]).out.contains(".TH zabit 1"));
    place.zabit(&["man", "--dir", "man"]).assert(0, &[]);
    assert!(place.path().join("man/zabit-read.1").exists() && place.path().join("man/zabit-analyze.1").exists());
}

#[test]
fn a_wrong_command_line_is_told_what_to_type() {
    let place = Place::new();
    place.file("haber.txt", STORY);
    let cases: &[(&[&str], &str)] = &[
        (&["raed", "haber.txt"], "similar subcommands exist: 'add', 'read'"),
        (&["analyse", "haber.txt"], "a similar subcommand exists: 'analyze'"),
        (&["haber.txt"], "error: haber.txt is no command; to read it, type: zabit read haber.txt"),
        (&["read", "--fromat", "json"], "a similar argument exists: '--format'"),
        (&["read", "--format", "xml", "haber.txt"], "[possible values: json, text]"),
        (&["analyze", "--input", "json", "haber.txt"], "[possible values: text, conllu]"),
        (&["read", "--threads", "0", "haber.txt"], "0 is not in 1..=256"),
        (&["read", "--max-size", "çok", "haber.txt"], "give a number of bytes, with K, M or G"),
        (&["completions", "tcsh"], "possible values"),
        (&[], "Usage: zabit"),
    ];
    for (args, expected) in cases {
        let run = place.zabit(args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains(expected), "{args:?}: {}", run.err);
    }
}

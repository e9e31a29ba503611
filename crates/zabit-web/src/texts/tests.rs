use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;

use super::*;
use crate::error::Fault;

/// The keys of one language, each file checked on the way.
fn keys(files: Files) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (name, file) in files {
        let parsed = FluentResource::try_new((*file).to_owned());
        assert!(parsed.is_ok(), "{name}.ftl: {:?}", parsed.err().map(|(_, errors)| errors));
        for line in file.lines() {
            let Some((key, _)) = line.split_once(" =") else { continue };
            if key.starts_with(|first: char| first.is_ascii_lowercase()) {
                assert!(keys.insert(key.to_owned()), "{name}.ftl: {key} is there twice");
            }
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_keys() {
    let (turkish, english) = (keys(TURKISH), keys(ENGLISH));
    assert_eq!(turkish.difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
    assert_eq!(english.difference(&turkish).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in Turkish");
}

#[test]
fn every_file_of_a_folder_is_built_in() {
    for (folder, files) in [("tr", TURKISH), ("en", ENGLISH)] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(folder);
        let mut found: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        found.sort();
        assert_eq!(found, files.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>());
    }
}

/// All files of a folder and those below it.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "html") {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_key_that_is_used_is_there() {
    let keys = keys(TURKISH);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("templates"), &mut files);
    let mut used = 0;
    for call in ["say(\"", "tell(\"", "count(\"", "with(\""] {
        for file in &files {
            for (at, _) in file.match_indices(&format!(".{call}")) {
                let key = file[at + call.len() + 1..].split('"').next().unwrap_or_default();
                assert!(keys.contains(key), "{key} is used and in no file");
                used += 1;
            }
        }
    }
    assert!(used > 50, "{used}");
}

#[test]
fn words_of_the_record_have_names() {
    let texts = Texts::new(Language::Turkish);
    let groups: &[(&str, &[&str])] = &[
        ("kind", &["person", "organisation", "place", "group"]),
        ("statement", &["direct", "indirect", "mixed"]),
        ("modality", &["happened", "planned", "wished", "denied", "hypothetical"]),
        ("commitment", &["pledge", "target", "wish", "call"]),
        ("figure", &["actual", "target", "planned", "change"]),
        ("kind-of", &["meetings", "agreements", "events", "statements", "commitments", "figures"]),
        ("entity-part", &["said", "meetings", "agreements", "events", "commitments", "why"]),
        ("due-state", &["all", "ahead", "past", "untold"]),
        ("tie", &["all", "meets", "agrees", "cites"]),
        ("consult", &["meeting", "call", "visit"]),
        ("agreement", &["memorandum", "treaty", "protocol", "contract", "declaration", "ceasefire", "agreement"]),
        ("status", &["signed", "agreed", "planned", "cancelled", "rejected", "extended", "in force"]),
        (
            "rule",
            &[
                "quotation, verb of saying",
                "quotation, şeklinde, verb",
                "noun clause, verb of saying",
                "quotation alone",
            ],
        ),
        (
            "found",
            &["name in the nominative", "subject of the cue's sentence", "name before 'tarafından'", "nobody named"],
        ),
        ("fault", Fault::NAMES),
        ("fault-help", Fault::NAMES),
    ];
    for (group, words) in groups {
        for word in *words {
            let key = format!("{group}-{}", slug(word));
            assert!(texts.find(&key, None).is_some(), "{key}");
        }
    }
}

#[test]
fn the_browser_says_which_language() {
    for (accepted, language) in [
        ("tr-TR,tr;q=0.9,en;q=0.8", Language::Turkish),
        ("en-GB,en;q=0.9", Language::English),
        ("de-DE,tr;q=0.5", Language::Turkish),
        ("fr-FR", Language::English),
        ("", Language::Turkish),
        ("\u{1f}??;;q=x,,", Language::Turkish),
    ] {
        assert_eq!(negotiate(accepted), language, "{accepted}");
    }
}

#[test]
fn numbers_and_words_in_texts() {
    let (turkish, english) = (Texts::new(Language::Turkish), Texts::new(Language::English));
    assert_eq!(turkish.count("count-stories", 1234), "1.234 haber");
    assert_eq!(english.count("count-stories", 1), "1 story");
    assert_eq!(english.count("count-stories", 1234), "1,234 stories");
    assert_eq!(turkish.role("former Bakan, Örnek Bakanlığı"), "eski Bakan, Örnek Bakanlığı");
    assert_eq!(turkish.name("status", "unheard"), "unheard");
}

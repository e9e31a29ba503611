//! `zabit people`, `who`, `said` and the other questions, by the real program.

mod common;

use common::{Place, Run};

/// Invented stories: file, text.
const STORIES: &[(&str, &str)] = &[
    (
        "1.txt",
        "date 2025-05-10 Deneme Ajansı: Türkiye ile Kazakistan arasında görüşme yapıldı\n\
         Kazakistan Dışişleri Bakanı Serik Örnekov, Ankara'da Dışişleri Bakanı Ali Sınamalı ile görüştü. Türkiye \
         Cumhurbaşkanı Kemal Sınar, \"Kazakistan ile ticaret hacmini 10 milyar dolara çıkaracağız.\" dedi. Örnekov, Türkiye \
         ile ticaret hacminin 5 milyar dolara ulaştığını söyledi.",
    ),
    (
        "2.txt",
        "date 2025-06-11\nÖrnek Birliği Genel Sekreteri Ayşe Denemez, enflasyon oranının yüzde 15,2 olduğunu söyledi. Örnek \
         Birliği ile Deneme Vakfı arasında Köprü Protokolü imzalandı. Denemez, \"Köprü görüşmelerinde anlaştık.\" ifadesini \
         kullandı.",
    ),
    (
        "3.txt",
        "date 2025-07-12\nVali Veli Denemez, enflasyon oranının yüzde 12,75'e düştüğünü açıkladı. Denemez, \"2030'a kadar \
         yeni bir okul açacağız.\" dedi.",
    ),
];

fn place() -> Place {
    let place = Place::new();
    for (name, text) in STORIES {
        place.file(&format!("haberler/{name}"), text);
    }
    place.zabit(&["add", "-q", "--store", "k.db", "haberler"]).assert(0, &[]);
    place
}

fn ask(place: &Place, args: &[&str]) -> Run {
    place.zabit(&[args, &["--store", "k.db"]].concat())
}

/// A field of each row.
fn fields(run: &Run, name: &str) -> Vec<String> {
    run.records().iter().map(|row| row[name].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn rows_for_programs() {
    let place = place();
    let cases: &[(&[&str], &str, &[&str])] = &[
        (&["people", "--until", "2025-05"], "name", &["Serik Örnekov", "Kemal Sınar", "Ali Sınamalı"]),
        (&["people", "--kind", "organisation", "deneme", "vakf"], "name", &["Deneme Vakfı"]),
        (
            &["said", "Ayşe", "Denemez"],
            "words",
            &["Köprü görüşmelerinde anlaştık.", "enflasyon oranının yüzde 15,2 olduğunu"],
        ),
        (&["said", "Ayşe Denemez", "--about", "görüşme"], "words", &["Köprü görüşmelerinde anlaştık."]),
        (&["said", "Kemal Sınar", "--about", "kazakistan"], "day", &["2025-05-10"]),
        (&["figures", "enflasyon"], "value", &["15.2", "12.75"]),
        (&["figures", "ticaret hacmi", "--of", "Türkiye,Kazakistan"], "value", &["10000000000", "5000000000"]),
        (&["agreements", "--status", "signed"], "agreement", &["Köprü Protokolü"]),
        (&["commitments", "--open", "--as-of", "2031"], "by", &["Kemal Sınar"]),
        (&["commitments", "--by", "Veli Denemez", "--kind", "pledge"], "by", &["Veli Denemez"]),
        (&["search", "görüşmeler -protokol"], "day", &["2025-05-10"]),
        (&["search", "enflasyon", "--newest"], "day", &["2025-07-12", "2025-06-11"]),
        (&["search", "enflasyon", "--speaker", "Veli Denemez"], "day", &["2025-07-12"]),
        (&["search", "enflasyon", "--title"], "day", &[]),
        (&["show", "s1"], "what", &["statement"]),
        (&["said", "Kemal Sınar", "--since", "2026"], "words", &[]),
    ];
    for (args, field, expected) in cases {
        let run = ask(&place, args);
        run.assert(0, &[]);
        let mut found = fields(&run, field);
        if args[0] == "people" {
            found.sort();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(found, expected, "{args:?}");
        } else {
            assert_eq!(found, *expected, "{args:?}");
        }
    }
    let between = ask(&place, &["between", "Türkiye", "Kazakistan"]);
    let mut what = fields(&between, "what");
    what.sort();
    assert_eq!(what, ["figure", "figure", "meeting", "pledge", "statement", "statement"]);
    assert_eq!(between.records()[0]["source"], "haberler/1.txt");
}

#[test]
fn a_table_for_people() {
    let place = place();
    let run = ask(&place, &["said", "Ayşe Denemez", "--about", "görüşme", "-f", "table"]);
    let expected = "\
day         kind    words                 cue           outlet  story  id
2025-06-11  direct  Köprü görüşmelerinde  ifade kullan          2      s4
                    anlaştık.
";
    assert_eq!(run.out, expected);
    let found = ask(&place, &["search", "görüşmeler protokol", "-f", "table"]);
    assert!(found.out.contains("«Protokolü»"), "{}", found.out);
    let figures = ask(&place, &["figures", "enflasyon", "-f", "table"]);
    assert!(figures.out.starts_with("percent  ▇▁\n\nday "), "{}", figures.out);
    assert!(figures.out.contains("%12,75"), "{}", figures.out);
    let shown = ask(&place, &["show", "v3", "-f", "table"]);
    assert!(shown.out.contains("«imzalandı»."), "{}", shown.out);
    let story = ask(&place, &["show", "2", "-f", "table"]);
    assert!(story.out.contains("Who is who") && story.out.contains("Text\n  Örnek Birliği Genel"), "{}", story.out);
    let who = ask(&place, &["who", "Ayşe Denemez", "-f", "table", "--why"]);
    for part in ["Genel Sekreter, Örnek Birliği: 2025-06-11, 1 story", "Also called     Denemez", "new (0.0) · story 2"]
    {
        assert!(who.out.contains(part), "{part}: {}", who.out);
    }
    for line in [&run, &found, &figures, &story, &who].iter().flat_map(|run| run.out.lines()) {
        assert!(line.chars().count() <= 80, "{line}");
    }
    let nothing = ask(&place, &["search", "yokböylesöz", "-f", "table"]);
    assert_eq!((nothing.out.as_str(), nothing.code), ("No story with these words was found.\n", 0));
}

#[test]
fn bold_where_there_are_colours() {
    let place = place();
    let run = ask(&place, &["search", "protokol", "-f", "table", "--color", "always"]);
    assert!(run.out.contains("\u{1b}[1mProtokolü\u{1b}[0m") && !run.out.contains('«'), "{}", run.out);
}

#[test]
fn values_for_a_spreadsheet() {
    let place = place();
    let run = ask(&place, &["figures", "enflasyon", "-f", "csv"]);
    let mut lines = run.out.lines();
    assert!(lines.next().unwrap_or_default().starts_with("day,when,measure,comparator,value,upper,unit,status,"));
    assert!(
        lines
            .next()
            .unwrap_or_default()
            .starts_with("2025-06-11,,enflasyon oranı,=,15.2,,percent,actual,Ayşe Denemez,")
    );
}

#[test]
fn a_record_is_given_back() {
    let place = place();
    let read = place.zabit(&["read", "--format", "json", "haberler/2.txt"]).records().remove(0);
    let key = read["document"]["id"].as_str().unwrap();
    for typed in [key, "2"] {
        assert_eq!(ask(&place, &["show", typed]).records()[0]["record"], read, "{typed}");
    }
}

#[test]
fn a_name_of_several_is_asked_back() {
    let place = place();
    let run = ask(&place, &["said", "Denemez"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines[0], "error: Denemez: fits 2; say which one by its number");
    assert!(lines[1].contains("Ayşe Denemez, Genel Sekreter, Örnek Birliği (person, 1 story)"), "{}", run.err);
    let id = lines[2].split_whitespace().next().unwrap_or_default();
    assert_eq!(fields(&ask(&place, &["who", id]), "name"), ["Veli Denemez"]);
}

#[test]
fn what_cannot_be_answered_is_told_in_one_line() {
    let place = place();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["who", "Yok", "Böyle"], 1, "error: Yok Böyle: nobody of this name in the store; see `zabit people WORDS`"),
        (&["show", "s999"], 1, "error: s999: no such statement in the store"),
        (&["show", "999"], 1, "error: 999: no such story; see `zabit search` for their numbers"),
        (&["search", "\" -"], 2, "error: the search has no word to look for; give one, not only words to leave out"),
        (&["between", "Kemal Sınar", "kemal sinar"], 2, "error: both names mean Kemal Sınar (e6); name two"),
    ];
    for (args, code, line) in cases {
        let run = ask(&place, args);
        assert_eq!((run.code, run.out.as_str()), (*code, ""), "{args:?}");
        assert_eq!(run.err.trim_end(), *line);
    }
    let day = ask(&place, &["people", "--since", "8.9.2025"]);
    assert_eq!(day.code, 2);
    assert!(day.err.contains("give a day as 2025-09-08, a month as 2025-09 or a year as 2025"), "{}", day.err);
    let none = place.zabit(&["people", "--store", "yok.db"]);
    none.assert(1, &["error: yok.db: no store there; make one with `zabit add`, or name another with --store"]);
}

#[test]
fn help_has_examples() {
    let place = Place::new();
    for command in ["people", "who", "said", "between", "figures", "agreements", "commitments", "search", "show"] {
        let run = place.zabit(&[command, "--help"]);
        assert!(run.code == 0 && run.out.contains("Examples:"), "{command}");
    }
}

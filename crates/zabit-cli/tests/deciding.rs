//! `zabit correct`, `decisions` and `decide`, by the real program.

mod common;

use common::{Place, Run};

const STORY: &str = "date 2025-06-11\nÖrnek Birliği Genel Sekreteri Ayşe Denemez, enflasyon oranının yüzde 15,2 olduğunu \
     söyledi. Toplantıya Vali Murat Sınar da katıldı.";

fn place(store: &str) -> Place {
    let place = Place::new();
    place.file("haber.txt", STORY);
    place.zabit(&["add", "-q", "--store", store, "haber.txt"]).assert(0, &[]);
    place
}

fn ask(place: &Place, args: &[&str]) -> Run {
    place.zabit(&[args, &["--store", "k.db"]].concat())
}

#[test]
fn a_figure_and_a_source_are_corrected_and_hold_in_another_store() {
    let place = place("k.db");
    ask(&place, &["correct", "q1", "--value", "12.5", "--status", "target"]).assert(0, &[]);
    let figures = ask(&place, &["figures", "enflasyon"]).out;
    assert!(figures.contains("\"value\":\"12.5\"") && figures.contains("\"status\":\"target\""), "{figures}");
    ask(&place, &["correct", "s1", "--source", "Murat Sınar"]).assert(0, &[]);
    assert!(ask(&place, &["said", "Sınar"]).out.contains("enflasyon"));
    place.file("kararlar.jsonl", ask(&place, &["decisions", "--format", "json"]).out);
    place.zabit(&["add", "-q", "--store", "other.db", "haber.txt"]).assert(0, &[]);
    let again = place.zabit(&["decide", "--store", "other.db", "kararlar.jsonl"]);
    assert_eq!((again.code, again.out.lines().count()), (0, 2), "{}", again.err);
    assert!(place.zabit(&["said", "Sınar", "--store", "other.db"]).out.contains("enflasyon"));
    let same = place.zabit(&["decide", "--store", "other.db", "kararlar.jsonl"]);
    assert_eq!((same.code, same.out.as_str()), (0, ""), "it holds already");
    ask(&place, &["undo", "1"]).assert(0, &[]);
    ask(&place, &["correct", "q1", "--no-figure"]).assert(0, &[]);
    assert_eq!(ask(&place, &["figures", "enflasyon"]).out, "");
}

#[test]
fn what_makes_no_sense_is_told() {
    let place = place("k.db");
    for (args, code, told) in [
        (&["correct", "e1", "--nobody"][..], 2, "as s12 or q12"),
        (&["correct", "s1"], 2, "--nobody"),
        (&["correct", "q1"], 2, "--no-figure"),
        (&["correct", "q1", "--value", "beş"], 1, "digits with a point"),
        (&["correct", "q1", "--nobody"], 2, "no source of its own"),
        (&["correct", "s1", "--source", "Yok Biri"], 1, "nobody of this name"),
        (&["decide", "haber.txt"], 2, "line 1 is no decision"),
        (&["decide", "yok.jsonl"], 2, "cannot be read"),
    ] {
        let run = ask(&place, args);
        assert!(run.code == code && run.err.contains(told), "{args:?}: {} {}", run.code, run.err);
    }
}

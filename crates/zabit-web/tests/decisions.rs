//! Corrections as a reader makes them, without a script.

mod common;

use common::{Running, STORIES};

/// The only page that a form leads to.
fn made(server: &Running, path: &str, fields: &[(&str, &str)]) {
    let answer = server.form(path, fields);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/story/1")), "{path} {}", answer.body);
}

fn id_of(server: &Running, name: &str) -> String {
    let people = server.get(&format!("/people?{}", common::encoded(&[("q", name)]))).body;
    let at = people.find("/entity/e").unwrap_or_else(|| panic!("{name} is known: {people}"));
    people[at + 8..].split('"').next().unwrap().to_owned()
}

#[test]
fn a_wrong_source_is_corrected_and_put_back() {
    let server = Running::new(STORIES);
    let panel = server.get("/story/1?mark=s1&part=panel").body;
    for shown in ["action=\"/decide/source\"", "Ayşe Denemez", "Söyleyen belli değil", "selected"] {
        assert!(panel.contains(shown), "{shown}: {panel}");
    }
    made(&server, "/decide/source", &[("on", "s1"), ("name", "Kemal Sınar"), ("back", "/story/1")]);
    let panel = server.get("/story/1?mark=s1&part=panel").body;
    assert!(panel.contains("Kemal Sınar") && panel.contains("1. kararı geri al"), "{panel}");
    assert!(server.get("/decisions").body.contains("Bir sözü söyleyen “Kemal Sınar” sayıldı."));
    made(&server, "/decide/undo", &[("on", "1"), ("back", "/story/1")]);
    assert!(!server.get("/story/1?mark=s1&part=panel").body.contains("Kemal Sınar"));
    assert!(server.get("/decisions").body.contains("geri alındı"));
    made(&server, "/decide/source", &[("on", "s1"), ("source", "nobody"), ("back", "/story/1")]);
    assert!(server.get("/decisions?lang=en").body.contains("Who said a statement is not known."));
}

#[test]
fn a_name_that_means_nobody_is_asked_for_once_more() {
    let server = Running::new(STORIES);
    let answer = server.form("/decide/source", &[("on", "s1"), ("name", "Yok <b>Biri</b>"), ("back", "/story/1")]);
    assert_eq!(answer.status, 422);
    assert!(
        answer.body.contains("Yok &#60;b&#62;Biri") && answer.body.contains("href=\"/story/1\""),
        "{}",
        answer.body
    );
    let several = server.form("/decide/merge", &[("on", &id_of(&server, "Denemez")), ("name", "Örnek Birliği")]);
    assert_eq!(several.status, 422, "a person is no body");
    assert!(several.body.contains("aynı türden"), "{}", several.body);
}

#[test]
fn people_are_made_one_renamed_and_two_again() {
    let server = Running::new(STORIES);
    let (ayse, kemal) = (id_of(&server, "Denemez"), id_of(&server, "Sınar"));
    made(&server, "/decide/rename", &[("on", &ayse), ("name", "Ayşe I. Denemez"), ("back", "/story/1")]);
    assert!(server.get(&format!("/entity/{ayse}")).body.contains("<h1 lang=\"tr\">Ayşe I. Denemez</h1>"));
    made(&server, "/decide/merge", &[("on", &ayse), ("name", &kemal), ("back", "/story/1")]);
    assert_eq!(server.get(&format!("/entity/{kemal}")).status, 303);
    made(&server, "/decide/split", &[("on", &ayse), ("story", "3"), ("name", "Kemal S."), ("back", "/story/1")]);
    assert!(server.get("/story/3").body.contains("Kemal S."));
    for decision in ["3", "2", "1"] {
        made(&server, "/decide/undo", &[("on", decision), ("back", "/story/1")]);
    }
    assert!(server.get(&format!("/entity/{kemal}")).body.contains("Kemal Sınar"));
    assert!(server.get(&format!("/entity/{ayse}")).body.contains("Ayşe Denemez"));
    let alone = server.form("/decide/split", &[("on", &kemal), ("story", "3")]);
    assert!(alone.status == 422 && alone.body.contains("Başka haberde geçmediği"), "{}", alone.body);
}

#[test]
fn a_wrong_figure_is_corrected_or_none_at_all() {
    let server = Running::new(STORIES);
    let panel = server.get("/story/1?mark=q2&part=panel").body;
    assert!(panel.contains("value=\"12000000\"") && panel.contains("action=\"/decide/figure\""), "{panel}");
    let fields =
        [("on", "q2"), ("value", "13.500.000,5"), ("unit", "USD"), ("status", "planned"), ("back", "/story/1")];
    made(&server, "/decide/figure", &fields);
    let panel = server.get("/story/1?mark=q2&part=panel").body;
    for shown in ["13.500.000,5 USD", "Okunduğu gibi", "12.000.000 TRY", "value=\"13500000.5\""] {
        assert!(panel.contains(shown), "{shown}: {panel}");
    }
    made(&server, "/decide/figure", &[("on", "q2"), ("status", "none"), ("back", "/story/1")]);
    assert!(server.get("/story/1").body.contains("figure figure-none"));
    assert!(server.get("/decisions").body.contains("“12 milyon lira” rakam sayılmadı."));
    let wrong = server.form("/decide/figure", &[("on", "q2"), ("value", "beş"), ("unit", "USD"), ("status", "actual")]);
    assert!(wrong.status == 422 && wrong.body.contains("sayı olmalı"), "{}", wrong.body);
}

#[test]
fn nothing_is_decided_by_what_makes_no_sense() {
    let server = Running::new(STORIES);
    for (path, fields) in [
        ("/decide/source", &[("on", "e1")][..]),
        ("/decide/source", &[("on", "s999"), ("source", "nobody")]),
        ("/decide/source", &[("on", "s1"), ("source", "x")]),
        ("/decide/merge", &[("on", "s1")]),
        ("/decide/split", &[("on", "e1"), ("story", "yok")]),
        ("/decide/rename", &[]),
        ("/decide/figure", &[("on", "q999"), ("status", "none")]),
        ("/decide/undo", &[("on", "1")]),
        ("/decide/undo", &[("on", "bir")]),
    ] {
        assert_eq!(server.form(path, fields).status, 404, "{path} {fields:?}");
    }
    assert!(server.get("/decisions").body.contains("Henüz bir şey düzeltilmedi"));
    let evil = server.form("/decide/source", &[("on", "s1"), ("source", "nobody"), ("back", "//evil.example/")]);
    assert_eq!(evil.header("location"), Some("/decisions"));
}

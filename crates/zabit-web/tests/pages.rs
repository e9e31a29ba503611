//! Pages as a reader gets them, without a script.

mod common;

use common::{NASTY, Running, STORIES, fill};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use rusqlite::Connection;

const ENGLISH: (&str, &str) = ("Accept-Language", "en-GB,en;q=0.8");

#[test]
fn the_front_page_shows_what_the_store_holds() {
    let server = Running::new(STORIES);
    let page = server.get("/");
    assert_eq!(page.status, 200);
    for shown in ["lang=\"tr\"", "Son haberler", "Ayşe Denemez", "Köprü Protokolü", "3 haber", "11 Haziran 2025"] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let english = server.get_with("/", &[ENGLISH]);
    for shown in ["lang=\"en\"", "Latest stories", "3 stories", "11 June 2025"] {
        assert!(english.body.contains(shown), "{shown}");
    }
    let empty = Running::new(&[]);
    assert!(empty.get("/").body.contains("zabit add haberler/"));
}

#[test]
fn the_switch_wins_over_the_browser_and_stays() {
    let server = Running::new(STORIES);
    let switched = server.get_with("/people?q=ay&lang=tr", &[ENGLISH]);
    assert!(switched.body.contains("lang=\"tr\""));
    assert!(switched.body.contains("href=\"/people?q=ay&#38;lang=en\""), "{}", switched.body);
    let cookies = switched.cookies();
    assert!(cookies.contains("zabit_lang=tr"), "{cookies}");
    assert!(server.get_with("/", &[ENGLISH, ("Cookie", &cookies)]).body.contains("Son haberler"));
}

#[test]
fn a_story_has_its_marks_and_each_mark_its_grounds() {
    let server = Running::new(STORIES);
    let page = server.get("/story/1");
    for shown in
        ["class=\"mark said said-direct\"", "class=\"mark name name-person\"", "class=\"mark figure\"", "Kim ne dedi"]
    {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let chosen = server.get("/story/1?mark=s1");
    for shown in [
        "Aktaran sözcük",
        "<dd>de</dd>",
        "tırnak içi söz + söyleme fiili",
        "yalın durumdaki ad",
        "href=\"/story/2\"",
        "doğrudan",
        "said said-direct chosen",
    ] {
        assert!(chosen.body.contains(shown), "{shown}: {}", chosen.body);
    }
    let part = server.get("/story/1?mark=s1&part=panel");
    assert!(part.body.contains("Ayşe Denemez") && !part.body.contains("<html"), "{}", part.body);
    for odd in ["s99", "x", "", "d0", "d9999999999999999999", "s-1", "e1%00", "%F0%9F%98%80"] {
        assert_eq!(server.get(&format!("/story/1?mark={odd}")).status, 200, "{odd}");
    }
    for odd in ["99", "x", "-1", "1%2F..", "9999999999999999999999"] {
        assert_eq!(server.get(&format!("/story/{odd}")).status, 404, "{odd}");
    }
}

#[test]
fn search_knows_dotted_and_dotless_i_and_keeps_its_filters_in_the_address() {
    let server = Running::new(STORIES);
    // "IRMAK", "ırmağın" and "Irmak" are one word; "Iğdır" is no "İğdır".
    for query in ["IRMAK", "%C4%B1rma%C4%9F%C4%B1n", "Irmak", "I%C4%9FDIR"] {
        let page = server.get(&format!("/search?q={query}"));
        assert!(page.body.contains("<mark>") && page.body.contains("href=\"/story/1\""), "{query}: {}", page.body);
    }
    let filtered = server.get("/search?q=%C4%B1rmak&since=2025-06&outlet=%C3%96rnek%20Gazete");
    assert!(filtered.body.contains("value=\"2025-06\"") && filtered.body.contains("value=\"Örnek Gazete\""));
    assert!(filtered.body.contains("bulunamadı") && !filtered.body.contains("href=\"/story/1\""));
    assert!(server.get("/search?q=%C4%B1rmak&speaker=denemez").body.contains("href=\"/story/1\""));
    assert!(server.get("/search?q=%C4%B1rmak&speaker=Yok%20Biri").body.contains("Yok Biri"));
    assert!(server.get("/search?q=-k%C3%B6pr%C3%BC").body.contains("dışarıda"));
    assert_eq!(server.get("/search?q=a&since=d%C3%BCn").status, 400);
    assert_eq!(server.get("/search?q=a&page=x").status, 400);
    assert_eq!(server.get("/search").status, 200);
}

#[test]
fn every_link_on_the_pages_leads_somewhere() {
    let server = Running::new(STORIES);
    let mut seen = std::collections::BTreeSet::from(["/".to_owned()]);
    let mut waiting = vec!["/".to_owned()];
    while let Some(path) = waiting.pop() {
        let page = server.get(&path);
        assert_eq!(page.status, 200, "{path}");
        for link in page.body.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#']).next()) {
            let link = format!("/{}", link.replace("&#38;", "&"));
            if seen.insert(link.clone()) && seen.len() < 300 {
                waiting.push(link);
            }
        }
    }
    assert!(seen.iter().any(|path| path.starts_with("/entity/e")), "{seen:?}");
    assert_eq!(server.get("/entity/e999").status, 404);
    assert_eq!(server.get("/entity/x").status, 404);
}

#[test]
fn people_by_kind_and_name() {
    let server = Running::new(STORIES);
    let people = server.get("/people");
    assert!(people.body.contains("Ayşe Denemez") && people.body.contains("Kemal Sınar"));
    let some = server.get("/people?q=S%C4%B1nar");
    assert!(some.body.contains("Kemal Sınar") && !some.body.contains("Ayşe Denemez"));
    assert!(server.get("/people?kind=organisation").body.contains("Deneme Vakfı"));
    assert!(server.get("/people?kind=nothing").body.contains("Ayşe Denemez"));
}

#[test]
fn what_a_story_says_is_never_markup() {
    let server = Running::new(&[NASTY]);
    for path in [
        "/",
        "/story/1",
        "/story/1?mark=s1",
        "/people",
        "/search?q=alert",
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E&outlet=%22%3E%3Cimg%20src=x%3E",
    ] {
        let page = server.get(path).body;
        for markup in ["<script>", "<img", "<b ", "<style", "</p></main><", "href=\"javascript:"] {
            assert!(!page.contains(markup), "{path}: {markup}: {page}");
        }
        // Nothing of ours is inline either.
        for inline in [" onclick=", " onload=", " style=\""] {
            assert!(!page.contains(inline), "{path}: {inline}");
        }
    }
    assert!(server.get("/story/1").body.contains("&#60;script&#62;"));
}

#[test]
fn a_store_that_is_not_there_yet_is_found_when_it_is() {
    let server = Running::without_store();
    let page = server.get("/");
    assert_eq!(page.status, 503);
    assert!(page.body.contains("Depo yerinde değil") && page.body.contains("zabit add"), "{}", page.body);
    assert!(server.get_with("/people", &[ENGLISH]).body.contains("The store is not there"));
    fill(&server.store, STORIES);
    assert_eq!(server.get("/").status, 200);
    std::fs::remove_file(&server.store).unwrap();
    assert_eq!(server.get("/people").status, 503);
}

#[test]
fn a_store_that_is_locked_newer_or_none() {
    let server = Running::new(STORIES);
    let other = Connection::open(&server.store).unwrap();
    other.execute_batch("PRAGMA journal_mode = delete; PRAGMA locking_mode = exclusive; BEGIN EXCLUSIVE").unwrap();
    let page = server.get("/");
    assert_eq!(page.status, 503);
    assert!(page.body.contains("Depo şu an kilitli"), "{}", page.body);
    other.execute_batch("ROLLBACK; PRAGMA locking_mode = normal").unwrap();
    drop(other);
    assert_eq!(server.get("/").status, 200);

    let newer = Running::new(STORIES);
    Connection::open(&newer.store).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let page = newer.get_with("/", &[ENGLISH]);
    assert_eq!(page.status, 503);
    assert!(page.body.contains("newer than this program"), "{}", page.body);

    let none = Running::without_store();
    std::fs::write(&none.store, "Bu bir depo değil. ".repeat(100)).unwrap();
    assert!(none.get("/").body.contains("Zabıt deposu değil"));
}

#[test]
fn a_story_pasted_is_kept_once_and_opened() {
    let server = Running::new(STORIES);
    let text = "Örnek Birliği Genel Sekreteri Kemal Sınar, \"Yeni okul açıldı.\" dedi.";
    let fields = [("text", text), ("published", "2025-08-01"), ("outlet", "Örnek Gazete"), ("title", "Okul açıldı")];
    let answer = server.form("/paste", &fields);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/story/4")), "{}", answer.body);
    let page = server.get("/story/4").body;
    assert!(page.contains("Kemal Sınar") && page.contains("1 Ağustos 2025") && page.contains("Okul açıldı"), "{page}");
    assert_eq!(server.form("/paste", &fields).header("location"), Some("/story/4"));
    let again = server.form("/paste", &[("text", text), ("published", "dün")]);
    assert_eq!(again.status, 422);
    assert!(again.body.contains("Yeni okul açıldı"), "what was typed is still there");
    assert_eq!(server.form("/paste", &[("text", "  ")]).status, 422);
    let english = "The minister said that the bridge will be opened at the end of the year, and that nobody was hurt.";
    assert!(server.form("/paste", &[("text", english)]).body.contains("Türkçe değil"));
}

#[test]
fn faults_under_api_are_problems() {
    let server = Running::new(STORIES);
    let answer = server.get("/api/v1/nothing");
    assert_eq!((answer.status, answer.header("content-type")), (404, Some("application/problem+json")));
    assert!(answer.body.contains("\"status\":404"), "{}", answer.body);
    let method = server.send("DELETE", "/people", &[("Origin", &format!("http://{}", server.host()))], b"");
    assert_eq!(method.status, 403, "no change without a token, whatever the method");
}

/// Whatever is asked, the server has an answer, and none that says it broke.
#[test]
fn no_address_breaks_it() {
    let server = Running::new(&[STORIES[0], NASTY]);
    let mut runner = TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) });
    let keys = ["q", "since", "until", "outlet", "speaker", "title", "newest", "page", "kind", "mark", "part", "lang"];
    let pairs =
        prop::collection::vec((prop::sample::select(keys.to_vec()), "\\PC{0,12}|[0-9]{1,20}|[seqvcd][0-9]{1,3}"), 0..4);
    let places = [
        "/search",
        "/people",
        "/story/1",
        "/story/2",
        "/entity/e1",
        "/",
        "/paste",
        "/paste/file/1",
        "/decisions",
        "/api/v1/x",
    ];
    let asked = (prop::sample::select(places.to_vec()), pairs);
    runner
        .run(&asked, |(path, pairs)| {
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let path = format!("{path}?{}", common::encoded(&pairs));
            let status = server.get(&path).status;
            prop_assert!((200..500).contains(&status), "{} {}", status, path);
            Ok(())
        })
        .unwrap();
}

#[test]
fn pages_are_small_and_packed() {
    let server = Running::new(STORIES);
    let packed = server.get_with("/", &[("Accept-Encoding", "br, gzip")]);
    assert_eq!(packed.header("content-encoding"), Some("br"));
    assert_eq!(server.get_with("/", &[("Accept-Encoding", "gzip")]).header("content-encoding"), Some("gzip"));
}

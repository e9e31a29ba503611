//! The API as programs use it.

mod common;

use std::collections::BTreeSet;

use common::{Answer, Running, STORIES, fill_from};
use serde_json::{Value, json};
use zabit_store::Store;
use zabit_web::TokenHash;

const JSON: (&str, &str) = ("Content-Type", "application/json");

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{}: {}", answer.status, answer.body))
}

fn get(server: &Running, path: &str) -> Value {
    let answer = server.get(&format!("/api/v1{path}"));
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, Some("application/json")),
        "{path}: {}",
        answer.body
    );
    read(&answer)
}

fn post(server: &Running, path: &str, body: &Value) -> Answer {
    server.send("POST", &format!("/api/v1{path}"), &[JSON], body.to_string().as_bytes())
}

/// The type of a problem, without what all begin with.
fn problem(answer: &Answer) -> (u16, String) {
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}: {}", answer.status, answer.body);
    let problem = read(answer);
    assert_eq!(problem["status"], answer.status, "{problem}");
    assert!(!problem["title"].as_str().unwrap().is_empty());
    (answer.status, problem["type"].as_str().unwrap().strip_prefix("tag:zabit,2025:").unwrap().to_owned())
}

#[test]
fn every_endpoint_gives_the_rows_of_the_store() {
    let server = Running::new(STORIES);
    let store = Store::open(&server.store).unwrap();
    let page = zabit_store::Page::first(50);
    let rows = |path: &str| get(&server, path)["items"].clone();
    let same = |path: &str, rows: Value| assert_eq!(get(&server, path)["items"], rows, "{path}");
    assert_eq!(get(&server, "/stats"), json!(store.stats().unwrap()));
    same("/people", json!(store.people(&Default::default(), &page).unwrap()));
    assert_eq!(rows("/people?kind=organisation&q=vakf")[0]["name"], "Deneme Vakfı");
    same("/stories", json!(store.latest(&page).unwrap()));
    same("/outlets", json!(store.outlets(&page).unwrap()));
    same("/agreements?status=signed", json!(store.agreements(&Default::default(), &page).unwrap()));
    same("/commitments", json!(store.commitments(&Default::default(), &page).unwrap()));
    assert_eq!(rows("/commitments?kind=wish"), json!([]));
    assert_eq!(rows("/commitments?open=true&as_of=2031"), json!([]));
    assert_eq!(rows("/commitments?open=true&as_of=2030").as_array().unwrap().len(), 1);
    let speaker = get(&server, "/resolve?name=denemez")["one"].clone();
    assert_eq!(speaker["name"], "Ayşe Denemez");
    let id = speaker["id"].as_str().unwrap();
    let number: i64 = id[1..].parse().unwrap();
    assert_eq!(get(&server, &format!("/entities/{id}")), json!(store.who(number, None).unwrap()));
    assert_eq!(rows(&format!("/entities/{id}/joins")), json!(store.who(number, Some(&page)).unwrap().joins));
    assert_eq!(get(&server, &format!("/entities/{id}/meets")), json!(store.meets(number).unwrap()));
    let ties = |of| json!(store.network(&zabit_store::Ties { of, kind: None }, &zabit_store::Page::first(24)).unwrap());
    assert_eq!(get(&server, "/network"), ties(None));
    assert_eq!(get(&server, &format!("/network?of={id}")), ties(Some(number)));
    assert!(!get(&server, "/network")["ties"].as_array().unwrap().is_empty());
    assert_eq!(get(&server, "/network?kind=agrees&since=2030")["nodes"], json!([]));
    let said = store.said(&zabit_store::Said { speaker: number, about: None }, &page).unwrap();
    same("/said?speaker=Denemez", json!(said));
    assert_eq!(rows("/said?speaker=Denemez&about=a%C4%9Fa%C3%A7").as_array().unwrap().len(), 1);
    assert_eq!(rows("/said?speaker=Denemez&since=2026"), json!([]));
    let (birlik, vakif) = ("%C3%96rnek%20Birli%C4%9Fi", "Deneme%20Vakf%C4%B1");
    assert_eq!(rows(&format!("/between?a={birlik}&b={vakif}"))[0]["what"], "agreement");
    assert_eq!(rows(&format!("/agreements?of={birlik},{vakif}")).as_array().unwrap().len(), 1);
    assert_eq!(rows("/search?q=IRMAK&newest=true")[0]["story"], 1);
    assert_eq!(rows("/search?q=%C4%B1rmak&outlet=Deneme%20Ajans%C4%B1&speaker=Denemez&title=true")[0]["story"], 1);
    let statement = said[0].id.clone();
    assert_eq!(get(&server, &format!("/things/{statement}"))["words"], said[0].words);
    let story = get(&server, "/stories/1");
    assert_eq!(story["record"], json!(store.record(1).unwrap()));
    assert_eq!(story["parts"], json!(store.joined(1).unwrap()));
    assert_eq!((&story["story"], &story["copy_of"]), (&json!(1), &Value::Null));
    let text = server.get("/api/v1/stories/1/text");
    assert_eq!(text.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(json!(text.body), story["record"]["document"]["text"]);
    assert_eq!(rows("/decisions"), json!([]));
}

#[test]
fn figures_and_measures() {
    let server = Running::new(&[
        ("2025-01-01", "Örnek Gazete", "Fiyatlar\nEnflasyon oranı yüzde 15 oldu."),
        ("2025-02-01", "Örnek Gazete", "Fiyatlar yine\nEnflasyon oranı yüzde 12 oldu."),
    ]);
    let figures = get(&server, "/figures?measure=enflasyon")["items"].clone();
    assert_eq!((&figures[0]["value"], &figures[1]["value"]), (&json!("12"), &json!("15")), "the latest first");
    let measures = get(&server, "/measures?q=enflasyon")["items"].clone();
    assert_eq!(measures[0]["figures"], 2, "{measures}");
}

#[test]
fn every_fault_is_a_problem_that_says_what_is_wrong() {
    let server = Running::with(STORIES, |options| options.limits.body = 10_000);
    let asks = |path: &str, status: u16, kind: &str, says: &str| {
        let answer = server.get(&format!("/api/v1{path}"));
        assert_eq!(problem(&answer), (status, kind.to_owned()), "{path}: {}", answer.body);
        assert!(read(&answer)["detail"].as_str().unwrap_or_default().contains(says), "{path}: {}", answer.body);
    };
    asks("/nothing", 404, "not-found", "");
    asks("/entities/e999", 404, "nobody", "e999");
    asks("/entities/x", 404, "not-found", "");
    asks("/things/s999", 404, "not-found", "s999");
    asks("/network?most=1", 400, "asked", "2 to 40");
    asks("/network?since=x", 400, "asked", "no day");
    asks("/things/e1", 404, "not-found", "");
    asks("/stories/99/text", 404, "not-found", "99");
    asks("/decisions/1", 404, "not-found", "");
    asks("/people?sinse=2025", 400, "asked", "\"sinse\"");
    asks("/stats?a=1", 400, "asked", "takes none");
    asks("/people?q=a&q=b", 400, "asked", "twice");
    asks("/people?kind=robot", 400, "asked", "kind");
    asks("/people?limit=0", 400, "asked", "limit");
    asks("/people?limit=501", 400, "asked", "limit");
    asks("/people?limit=x", 400, "asked", "limit");
    asks("/people?since=2025-13", 400, "asked", "since");
    asks("/people?cursor=x", 400, "asked", "cursor");
    asks("/said", 400, "asked", "speaker");
    asks("/said?speaker=Yok%20Biri", 404, "nobody", "Yok Biri");
    asks("/search?q=-a", 400, "asked", "no word");
    asks("/between?a=Denemez&b=denemez", 400, "asked", "name two");
    asks("/commitments?as_of=d%C3%BCn", 400, "asked", "as_of");
    asks("/commitments?open=maybe", 400, "asked", "open");
    let method = server.send("PUT", "/api/v1/people", &[JSON], b"{}");
    assert_eq!(problem(&method), (405, "method".to_owned()));
    assert!(method.header("allow").is_some_and(|allow| allow.contains("GET")));
    let large = vec![b' '; 20_000];
    assert_eq!(problem(&server.send("POST", "/api/v1/stories", &[JSON], &large)), (413, "too-large".to_owned()));
    for kind in ["application/xml", "text/plain", "application/x-www-form-urlencoded"] {
        let answer = server.send("POST", "/api/v1/stories", &[("Content-Type", kind)], b"Haber");
        assert_eq!(problem(&answer), (415, "media".to_owned()), "{kind}");
    }
    assert_eq!(problem(&server.send("POST", "/api/v1/stories", &[JSON], b"{")), (400, "asked".to_owned()));
    for (body, says) in [
        (json!({}), "text"),
        (json!({"text": "Haber.", "titel": "x"}), "titel"),
        (json!({"text": ""}), "no text"),
        (json!({"text": "Ayşe Denemez geldi.", "published": "dün"}), "published"),
        (
            json!({"text": "The minister said that the bridge would be opened and that nobody was hurt there."}),
            "any_language",
        ),
    ] {
        let answer = post(&server, "/stories", &body);
        assert_eq!(problem(&answer), (422, "refused".to_owned()), "{body}");
        assert!(read(&answer)["detail"].as_str().unwrap().contains(says), "{body}: {}", answer.body);
    }
    let gone = Running::without_store();
    assert_eq!(problem(&gone.get("/api/v1/stats")), (503, "store-missing".to_owned()));
    let busy = Running::with(STORIES, |options| (options.limits.rate, options.limits.burst) = (1, 2));
    (0..3).for_each(|_| drop(busy.get("/api/v1/stats")));
    let last = busy.get("/api/v1/stats");
    assert_eq!((problem(&last), last.header("retry-after")), ((429, "too-many".to_owned()), Some("5")));
}

#[test]
fn a_name_that_fits_several_comes_with_all_of_them() {
    let server = Running::new(&[
        ("2025-01-01", "Örnek Gazete", "Yol\nBelediye Başkanı Ayşe Deneme, \"Yol bitti.\" dedi."),
        ("2025-01-02", "Örnek Gazete", "Okul\nGenel Sekreter Kemal Deneme, \"Okul açıldı.\" dedi."),
    ]);
    let answer = server.get("/api/v1/said?speaker=Deneme");
    assert_eq!(problem(&answer), (422, "several".to_owned()));
    let names: BTreeSet<_> = read(&answer)["candidates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names, BTreeSet::from(["Ayşe Deneme".to_owned(), "Kemal Deneme".to_owned()]));
}

/// Adds invented stories of one speaker, each with one statement, counted from a number. Their days go to and fro.
fn add(server: &Running, from: usize, to: usize) {
    let told = |at: usize| {
        let words = ["ağaç", "köprü", "okul", "yol", "liman", "park", "çeşme"][at % 7];
        let text = format!(
            "{words} haberi {at}\nÖrnek Birliği Genel Sekreteri Kemal Sınar, \"{at}. {words} {} gün içinde açıldı.\" dedi. Örnek Birliği \
             ile Deneme Vakfı arasında {words} protokolü imzalandı.",
            at * 3 + 1
        );
        (format!("2025-{:02}-{:02}", 1 + at % 3, 1 + at % 9), text)
    };
    let stories: Vec<_> = (from..to).map(told).collect();
    let told: Vec<_> = stories.iter().map(|(day, text)| (day.as_str(), "Örnek Gazete", text.as_str())).collect();
    fill_from(&server.store, from + 100, &told);
}

#[test]
fn a_walk_gives_each_row_once_while_stories_are_added() {
    for path in [
        "/said?limit=3&speaker=Kemal%20S%C4%B1nar",
        "/between?limit=3&a=%C3%96rnek%20Birli%C4%9Fi&b=Deneme%20Vakf%C4%B1",
        "/agreements?limit=3&status=signed",
        "/stories?limit=3",
        "/people?limit=1&order=number&kind=organisation",
        "/search?limit=3&q=haber*&newest=true",
    ] {
        let server = Running::new(&[]);
        add(&server, 0, 20);
        let all = path.replace("limit=3", "limit=500").replace("limit=1", "limit=500");
        let before = names(&get(&server, &all)["items"]);
        let (mut seen, mut cursor, mut turns) = (Vec::new(), String::new(), 0_usize);
        loop {
            let page = get(&server, &format!("{path}{cursor}"));
            seen.extend(names(&page["items"]));
            add(&server, 20 + turns * 2, 22 + turns * 2);
            turns += 1;
            assert!(turns < 60, "{path}: a walk without end");
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        let once: BTreeSet<String> = seen.iter().cloned().collect();
        assert!(turns > 1, "{path}: {seen:?}");
        assert_eq!(once.len(), seen.len(), "{path}: a row came twice: {seen:?}");
        assert!(before.iter().all(|row| once.contains(row)), "{path}: a row was missed");
    }
}

fn names(items: &Value) -> Vec<String> {
    let name = |row: &Value| row.get("id").unwrap_or(&row["story"]).to_string();
    items.as_array().unwrap().iter().map(name).collect()
}

#[test]
fn a_walk_by_rank_says_when_it_must_begin_anew() {
    let server = Running::new(STORIES);
    add(&server, 0, 6);
    for path in ["/search?q=haber*&limit=2", "/people?kind=person&limit=1"] {
        let page = get(&server, path);
        let next = page["next"].as_str().expect("more than a page").to_owned();
        let first = server.get(&format!("/api/v1{path}"));
        let link = first.header("link").unwrap();
        assert!(link.contains(&next) && link.ends_with("rel=\"next\""), "{link}");
        let second = get(&server, &format!("{path}&cursor={next}"));
        let seen = names(&page["items"]);
        assert!(names(&second["items"]).iter().all(|row| !seen.contains(row)));
        add(&server, path.len(), path.len() + 1);
        assert_eq!(problem(&server.get(&format!("/api/v1{path}&cursor={next}"))), (410, "outdated".to_owned()));
        // It belongs to its question.
        let other = server.get(&format!("/api/v1/stories?cursor={next}"));
        assert_eq!(problem(&other), (400, "asked".to_owned()));
    }
}

#[test]
fn answers_have_a_tag_that_changes_with_the_store() {
    let server = Running::new(STORIES);
    for path in ["/api/v1/people?q=", "/people", "/", "/story/1", "/feed/entity/e1", "/api/v1/stories/1/text"] {
        let tag = |language: &str| {
            let answer = server.get_with(path, &[("Accept-Language", language)]);
            assert_eq!(answer.status, 200, "{path}");
            answer.header("etag").unwrap_or_else(|| panic!("{path}")).to_owned()
        };
        let first = tag("tr");
        assert_eq!(tag("tr"), first, "{path}");
        assert_eq!(tag("en") == first, path.starts_with("/api"), "{path}");
        let again = server.get_with(path, &[("Accept-Language", "tr"), ("If-None-Match", &first)]);
        assert_eq!(
            (again.status, again.body.as_str(), again.header("etag")),
            (304, "", Some(first.as_str())),
            "{path}"
        );
        // Another program writes.
        add(&server, path.len(), path.len() + 1);
        let changed = server.get_with(path, &[("Accept-Language", "tr"), ("If-None-Match", &first)]);
        assert_eq!(changed.status, 200, "{path}");
        assert_ne!(changed.header("etag"), Some(first.as_str()), "{path}");
    }
    // So does this one.
    let before = server.get("/api/v1/stats");
    let tag = before.header("etag").unwrap();
    assert_eq!(post(&server, "/decisions", &json!({"kind": "rename", "entity": "e1", "name": "Yeni Ad"})).status, 201);
    assert_eq!(read(&server.get_with("/api/v1/stats", &[("If-None-Match", tag)]))["decisions"], 1);
    // A page shows what is there now, its frame too.
    assert!(
        server.get("/people").body.contains("Yeni Ad") || server.get("/people?kind=place").body.contains("Yeni Ad")
    );
}

#[test]
fn a_page_with_a_form_is_nobody_elses() {
    let server = Running::new(STORIES);
    let (one, other) = (server.get("/paste"), server.get("/paste"));
    assert_eq!((one.header("etag"), other.header("etag")), (None, None));
    assert_ne!(one.csrf(), other.csrf());
}

#[test]
fn what_is_kept_is_packed_as_each_reader_takes_it() {
    let server = Running::new(STORIES);
    for _ in 0..2 {
        let plain = server.get("/api/v1/people");
        assert_eq!(plain.header("content-encoding"), None);
        assert!(plain.body.contains("Ayşe Denemez"));
        for (taken, packed) in [("br, gzip", "br"), ("gzip", "gzip")] {
            let answer = server.get_with("/api/v1/people", &[("Accept-Encoding", taken)]);
            assert_eq!(answer.header("content-encoding"), Some(packed));
            assert!(answer.header("vary").is_some_and(|vary| vary.contains("accept-encoding")));
        }
    }
    let head = server.send("HEAD", "/api/v1/people", &[], b"");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn a_story_is_added_once() {
    let server = Running::new(STORIES);
    let story = json!({
        "text": "Örnek Birliği Genel Sekreteri Kemal Sınar, \"Yeni okul açıldı.\" dedi.",
        "title": "Okul açıldı", "published": "2025-08-01", "outlet": "Örnek Gazete", "url": "https://ornek.example/okul"
    });
    let added = post(&server, "/stories", &story);
    assert_eq!((added.status, added.header("location")), (201, Some("/api/v1/stories/4")), "{}", added.body);
    assert_eq!(read(&added), json!({"story": 4, "outcome": "new", "of": null}));
    let known = post(&server, "/stories", &story);
    assert_eq!((known.status, &read(&known)["outcome"]), (200, &json!("known")));
    assert_eq!(get(&server, "/stories/4")["record"]["document"]["published"], "2025-08-01");
    let text = "Ayşe Denemez, \"Köprü dün açıldı.\" dedi.".as_bytes();
    let headers = [("Content-Type", "text/plain; charset=utf-8"), ("X-Zabit-Csrf", "1")];
    let plain = server.send("POST", "/api/v1/stories", &headers, text);
    assert_eq!((plain.status, plain.header("location")), (201, Some("/api/v1/stories/5")), "{}", plain.body);
}

#[test]
fn decisions_are_made_listed_and_undone() {
    let server = Running::new(STORIES);
    let sinar = get(&server, "/resolve?name=S%C4%B1nar")["one"]["id"].as_str().unwrap().to_owned();
    let said = get(&server, "/said?speaker=Denemez")["items"][0]["id"].as_str().unwrap().to_owned();
    let made = post(&server, "/decisions", &json!({"kind": "correct", "statement": said, "source": sinar}));
    assert_eq!((made.status, made.header("location")), (201, Some("/api/v1/decisions/1")), "{}", made.body);
    assert_eq!(get(&server, &format!("/things/{said}"))["who"], "Kemal Sınar");
    assert_eq!(get(&server, "/decisions/1"), get(&server, "/decisions")["items"][0]);
    let undone = server.send("DELETE", "/api/v1/decisions/1", &[], b"");
    assert_eq!(undone.status, 200, "{}", undone.body);
    assert!(read(&undone)["undone"].is_string());
    assert_eq!(get(&server, &format!("/things/{said}"))["who"], "Ayşe Denemez");
    assert_eq!(problem(&server.send("DELETE", "/api/v1/decisions/1", &[], b"")), (404, "not-found".to_owned()));
    let renamed = post(&server, "/decisions", &json!({"kind": "rename", "entity": sinar, "name": "Kemal Sınır"}));
    assert_eq!(read(&renamed)["kind"], "rename");
    assert_eq!(get(&server, &format!("/entities/{sinar}"))["name"], "Kemal Sınır");
    for wrong in [
        json!({"kind": "correct", "statement": said}),
        json!({"kind": "correct", "statement": said, "source": sinar, "nobody": true}),
        json!({"kind": "merge", "keep": sinar, "gone": sinar}),
        json!({"kind": "merge", "keep": "12", "gone": "e1"}),
        json!({"kind": "split", "entity": sinar, "stories": [1]}),
        json!({"kind": "forget", "entity": sinar}),
        json!({"kind": "rename", "entity": sinar, "name": "x", "why": "y"}),
    ] {
        assert_eq!(problem(&post(&server, "/decisions", &wrong)).0, 422, "{wrong}");
    }
    assert_eq!(get(&server, "/decisions")["items"].as_array().unwrap().len(), 2);
}

#[test]
fn off_loopback_programs_show_the_token() {
    let (token, hash) = TokenHash::generate().unwrap();
    let server = Running::with(STORIES, |options| {
        options.listen = "0.0.0.0:0".parse().unwrap();
        options.token = Some(hash);
    });
    let bearer = format!("Bearer {token}");
    let body = json!({"text": "Ayşe Denemez, \"Köprü dün açıldı.\" dedi."}).to_string();
    for path in ["/api/v1/stats", "/api/v1/openapi.json", "/feed/entity/e1", "/api"] {
        let refused = server.get(path);
        assert_eq!((refused.status, refused.header("www-authenticate")), (401, Some("Bearer")), "{path}");
        let tag = server.get_with(path, &[("Authorization", &bearer)]).header("etag").unwrap().to_owned();
        assert_eq!(
            server.get_with(path, &[("If-None-Match", &tag)]).status,
            401,
            "{path}: not even that it is as it was"
        );
    }
    assert_eq!(
        problem(&server.send("POST", "/api/v1/stories", &[JSON], body.as_bytes())),
        (401, "token-needed".to_owned())
    );
    let added = server.send("POST", "/api/v1/stories", &[JSON, ("Authorization", &bearer)], body.as_bytes());
    assert_eq!(added.status, 201);
    let text = [("Content-Type", "text/plain"), ("Authorization", bearer.as_str())];
    assert_eq!(
        server.send("POST", "/api/v1/stories", &text, "Kemal Sınar, \"Yol bitti.\" dedi.".as_bytes()).status,
        201
    );
}

#[test]
fn no_other_site_makes_a_change() {
    let server = Running::new(STORIES);
    let body = json!({"kind": "rename", "entity": "e1", "name": "Yeni Ad"}).to_string();
    for foreign in [("Origin", "http://evil.example"), ("Sec-Fetch-Site", "cross-site")] {
        let answer = server.send("POST", "/api/v1/decisions", &[JSON, foreign], body.as_bytes());
        assert_eq!(problem(&answer), (403, "origin".to_owned()));
        assert_eq!(problem(&server.send("DELETE", "/api/v1/decisions/1", &[foreign], b"")).0, 403);
    }
    // What a form of another site can send without asking is no JSON.
    let kinds = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];
    for kind in kinds {
        assert_eq!(server.send("POST", "/api/v1/decisions", &[("Content-Type", kind)], body.as_bytes()).status, 415);
    }
    assert_eq!(get(&server, "/decisions")["items"], json!([]));
}

#[test]
fn the_document_names_every_address_that_answers() {
    let server = Running::new(STORIES);
    let document = get(&server, "/openapi.json");
    for (path, methods) in document["paths"].as_object().unwrap() {
        let path = path.replace("{id}", if path.contains("decisions") { "1" } else { "e1" });
        for method in methods.as_object().unwrap().keys() {
            let answer = server.send(&method.to_uppercase(), &path, &[JSON], b"{}");
            assert_ne!(answer.status, 405, "{method} {path}");
        }
    }
    let page = server.get("/api");
    assert!(page.body.contains("/api/v1/openapi.json") && page.body.contains("Programlar için"));
    assert!(server.get_with("/api", &[("Accept-Language", "en")]).body.contains("For programs"));
}

#[test]
fn feeds_of_a_person_and_of_a_relation() {
    let server = Running::new(STORIES);
    let page = server.get("/api/v1/resolve?name=Denemez");
    let id = read(&page)["one"]["id"].as_str().unwrap().to_owned();
    let path = format!("/feed/entity/{id}");
    assert!(
        server
            .get(&format!("/entity/{id}"))
            .body
            .contains(&format!("type=\"application/atom+xml\" title=\"Ayşe Denemez: sözleri\" href=\"{path}\""))
    );
    let feed = server.get(&path);
    assert_eq!(feed.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    // Zabıt itself reads feeds.
    let items =
        zabit_intake::open("akis.xml", std::io::Cursor::new(feed.body.clone().into_bytes()), &Default::default());
    let articles: Vec<_> = items.map(|item| item.unwrap()).collect();
    assert!(articles.len() >= 2, "{}", feed.body);
    let first = &articles[0];
    assert!(first.title.as_deref().unwrap().starts_with("Ayşe Denemez: "), "{first:?}");
    assert_eq!(first.published.unwrap().to_string(), "2025-03-01");
    let names: BTreeSet<_> = articles.iter().map(|article| article.native_id.clone().unwrap()).collect();
    assert_eq!(names.len(), articles.len());
    let added = Store::open(&server.store).unwrap().kept(1).unwrap().added;
    assert!(feed.body.contains(&format!("<updated>{added}</updated>")), "{}", feed.body);
    // Names of entries are those of the words, in any store.
    let again = Running::new(STORIES);
    let other = again.get(&path).body;
    assert!(names.iter().all(|name| other.contains(name.as_str())));
    let number = |name: &str| {
        read(&server.get(&format!("/api/v1/resolve?name={name}")))["one"]["id"].as_str().unwrap().to_owned()
    };
    let (a, b) = (number("%C3%96rnek%20Birli%C4%9Fi"), number("Deneme%20Vakf%C4%B1"));
    let relation = server.get(&format!("/feed/relation/{a}/{b}"));
    assert!(relation.body.contains("<title>Örnek Birliği – Deneme Vakfı</title>"), "{}", relation.body);
    assert!(relation.body.contains("imzalandı"), "{}", relation.body);
    for odd in ["/feed/entity/x", "/feed/entity/e99", "/feed/relation/e1/e1", "/feed/relation/e1/s1"] {
        assert_eq!(server.get(odd).status, 404, "{odd}");
    }
}

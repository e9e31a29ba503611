//! Relations, people, figures, agreements, commitments and networks, as a reader gets them without a script.

mod common;

use common::{Answer, NASTY, Running, Told, encoded};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

const ENGLISH: (&str, &str) = ("Accept-Language", "en-GB,en;q=0.8");

const STORIES: &[Told] = &[
    (
        "2023-05-10",
        "Deneme Ajansı",
        "Türkiye ile Kazakistan görüştü\nKazakistan Dışişleri Bakanı Serik Örnekov, Türkiye Dışişleri Bakanı Ali Sınamalı \
         ile görüştü. Sınamalı, \"Kazakistan ile ticaret hacmini 2030'a kadar 10 milyar dolara çıkaracağız.\" dedi. \
         Türkiye ile Kazakistan arasında Yol Protokolü imzalandı.",
    ),
    (
        "2024-02-01",
        "Örnek Gazete",
        "Protokol uzatıldı\nTürkiye ile Kazakistan arasındaki Yol Protokolü uzatıldı. Türkiye ile Kazakistan arasında \
         ticaret hacmi 5 milyar dolar oldu. Türkiye Dışişleri Bakanı Ali Sınamalı, \"Kazakistan ile komşuyuz.\" dedi.",
    ),
    (
        "2025-03-01",
        "Örnek Gazete",
        "Bakanlar bir araya geldi\nTürkiye Dışişleri Bakanı Ali Sınamalı, Kazakistan Dışişleri Bakanı Serik Örnekov ile \
         bir araya geldi. Sınamalı, \"2024 sonuna kadar köprüyü açacağız.\" dedi.",
    ),
    ("2025-03-02", "Örnek Gazete", "Okul\nDeneme Okulu Müdürü Ayşe Sınamalı, \"Okul açıldı.\" dedi."),
];

/// A page of an address with what is asked for.
fn ask(server: &Running, path: &str, asked: &[(&str, &str)]) -> Answer {
    server.get(&format!("{path}?{}", encoded(asked)))
}

fn has(page: &Answer, all: &[&str]) {
    assert_eq!(page.status, 200, "{}", page.body);
    for shown in all {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
}

#[test]
fn a_relation_in_one_line_of_time() {
    let server = Running::new(STORIES);
    let page = ask(&server, "/between", &[("a", "türkiye"), ("b", "Kazakistan")]);
    has(
        &page,
        &[
            "görüşme",
            "Yol Protokolü: imzalandı",
            "Yol Protokolü: uzatıldı",
            "Kazakistan ile komşuyuz.",
            "vade: 2030",
            "ticaret hacmi (USD)",
            "10 milyar",
            "yıllara göre olaylar",
            "?mark=v",
            "?mark=s",
            "?mark=c",
            "?mark=q",
            "href=\"/between.csv?a=",
            "href=\"/between.svg?a=",
        ],
    );
    // Who said a point stands with it, and with the target.
    assert!(
        page.body.contains("10.000.000.000 USD (2030, planlanan). Ali Sınamalı; Deneme Ajansı, 10 Mayıs 2023."),
        "{}",
        page.body
    );
    let english = server.get_with("/between?a=T%C3%BCrkiye&b=Kazakistan", &[ENGLISH]);
    has(&english, &["Time line", "meeting", "Yol Protokolü: signed", "events by year"]);
    let latest = page.body.find("Bakanlar bir araya geldi").unwrap();
    assert!(latest < page.body.find("Türkiye ile Kazakistan görüştü").unwrap(), "the latest first");
}

#[test]
fn a_relation_by_kind_and_days() {
    let server = Running::new(STORIES);
    let of = |kind: &str, since: &str| {
        ask(&server, "/between", &[("a", "Türkiye"), ("b", "Kazakistan"), ("kind", kind), ("since", since)])
    };
    let meetings = of("meetings", "");
    assert!(meetings.body.contains("Bakanlar bir araya geldi") && !meetings.body.contains("Kazakistan ile komşuyuz."));
    let statements = of("statements", "2024");
    has(&statements, &["Kazakistan ile komşuyuz.", "value=\"2024\"", "name=\"kind\" value=\"statements\""]);
    assert!(!statements.body.contains("çıkaracağız") && !statements.body.contains("<svg"));
    assert!(of("commitments", "").body.contains("vade: 2030"));
    assert!(of("figures", "2030").body.contains("uyan bir şey yok"));
    assert_eq!(ask(&server, "/between", &[("a", "Türkiye"), ("b", "Kazakistan"), ("since", "dün")]).status, 400);
}

#[test]
fn names_that_fit_several_or_nobody() {
    let server = Running::new(STORIES);
    has(&server.get("/between"), &["İki ad yazın"]);
    let several = ask(&server, "/between", &[("a", "Sınamalı"), ("b", "Kazakistan")]);
    has(&several, &["birkaç ada uyuyor", "Ali Sınamalı", "Ayşe Sınamalı", "/between?a=e"]);
    has(
        &ask(&server, "/between", &[("a", "Olmayan <b>"), ("b", "Kazakistan")]),
        &["Olmayan &#60;b&#62;", "bilinen yok"],
    );
    has(&ask(&server, "/between", &[("a", "Kazakistan")]), &["Bu alan boş: Öteki taraf."]);
    has(&ask(&server, "/between", &[("a", "Kazakistan"), ("b", "KAZAKİSTAN")]), &["iki taraf aynı"]);
    has(&ask(&server, "/between", &[("a", "Ayşe Sınamalı"), ("b", "Kazakistan")]), &["uyan bir şey yok"]);
    has(&ask(&server, "/figures", &[("measure", "ticaret"), ("of", "Türkiye,Sınamalı")]), &["birkaç ada uyuyor"]);
    has(&ask(&server, "/agreements", &[("of", "Olmayan")]), &["bilinen yok"]);
    has(&ask(&server, "/commitments", &[("by", "Sınamalı")]), &["birkaç ada uyuyor", "/commitments?by=e"]);
    has(&ask(&server, "/network", &[("of", "Sınamalı")]), &["birkaç ada uyuyor", "/network?of=e"]);
}

#[test]
fn what_is_seen_as_files() {
    let server = Running::new(STORIES);
    let asked = [("a", "Türkiye"), ("b", "Kazakistan")];
    let sheet = ask(&server, "/between.csv", &asked);
    has(&sheet, &["day,what,who,words", "2025-03-01,meeting,", "Yol Protokolü"]);
    assert_eq!(sheet.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(sheet.header("content-disposition"), Some("attachment; filename=\"zabit-iliski.csv\""));
    assert!(!ask(&server, "/between.csv", &[asked[0], asked[1], ("kind", "statements")]).body.contains("meeting"));
    let picture = ask(&server, "/between.svg", &[asked[0], asked[1], ("chart", "1")]);
    has(&picture, &["<?xml", "xmlns=\"http://www.w3.org/2000/svg\"", "ticaret hacmi (USD)", "fill=\"#"]);
    assert_eq!(picture.header("content-type"), Some("image/svg+xml"));
    assert!(!picture.body.contains("style"), "what is inline is forbidden, in a picture too");
    assert_eq!(ask(&server, "/between.svg", &[asked[0], asked[1], ("chart", "9")]).status, 404);
    assert_eq!(ask(&server, "/between.csv", &[("a", "Olmayan"), ("b", "Kazakistan")]).status, 404);
    has(
        &ask(&server, "/figures.csv", &[("measure", "ticaret hacmi")]),
        &["ticaret hacmi,=,10000000000,,USD,planned", "5000000000,,USD,actual"],
    );
    has(&ask(&server, "/figures.svg", &[("measure", "ticaret hacmi")]), &["<svg"]);
    has(&ask(&server, "/agreements.csv", &[]), &["Yol Protokolü", "signed"]);
    has(&ask(&server, "/commitments.csv", &[]), &["pledge", "2030"]);
    has(&ask(&server, "/network.csv", &[]), &["a,a_id,b,b_id", "Ali Sınamalı"]);
    has(&ask(&server, "/network.svg", &[]), &["<svg", "Ali Sınamalı"]);
}

#[test]
fn a_person_with_offices_years_and_company() {
    let server = Running::new(STORIES);
    let people = ask(&server, "/people", &[("q", "Ali")]);
    let id = people.body.split("href=\"/entity/").nth(1).unwrap().split('"').next().unwrap();
    let page = server.get(&format!("/entity/{id}"));
    has(
        &page,
        &[
            "Ali Sınamalı",
            "Yıllara göre sözleri",
            "2024: 1 söz.",
            "Dışişleri Bakanı",
            "Görüştükleri",
            "Serik Örnekov",
            "2 görüşme",
            &format!("/between?a={id}&#38;b=e"),
            "Çevresindeki ağ",
        ],
    );
    let about = ask(&server, &format!("/entity/{id}"), &[("about", "köprü")]);
    assert!(about.body.contains("köprüyü açacağız") && !about.body.contains("komşuyuz."), "{}", about.body);
    let about = ask(&server, &format!("/entity/{id}"), &[("about", "Kazakistan"), ("since", "2024")]);
    assert!(about.body.contains("komşuyuz.") && !about.body.contains("çıkaracağız"), "{}", about.body);
    let part = |show: &str| ask(&server, &format!("/entity/{id}"), &[("show", show)]);
    has(&part("meetings"), &["Bakanlar bir araya geldi", "Yıllara göre olaylar"]);
    has(&part("commitments"), &["söz verme", "vade: 2030"]);
    has(&part("agreements"), &["uyan bir şey yok"]);
    has(&part("events"), &["uyan bir şey yok"]);
    has(&part("why"), &["Dayanağı", "aynı ad", "ilk kez bu haberde görüldü"]);
    has(&part("<script>"), &["Kazakistan ile komşuyuz."]);
}

#[test]
fn figures_with_their_sources() {
    let server = Running::new(STORIES);
    has(&server.get("/figures"), &["Haberlerde en çok ölçülenler", "href=\"/figures?measure=ticaret+hacmi\""]);
    let series = ask(&server, "/figures", &[("measure", "ticaret hacminin"), ("of", "Türkiye,Kazakistan")]);
    has(
        &series,
        &[
            "<svg",
            "10.000.000.000 USD",
            "5.000.000.000 USD",
            "<span class=\"tag\">planlanan</span>",
            "<span class=\"tag\">gerçekleşen</span>",
            "Ali Sınamalı",
            "Örnek Gazete",
            "?mark=q",
        ],
    );
    has(&ask(&server, "/figures", &[("of", "Türkiye,Kazakistan")]), &["ticaret hacmi"]);
    has(&ask(&server, "/figures", &[("measure", "yağmur")]), &["uyan rakam yok"]);
    has(&Running::new(&[]).get("/figures"), &["uyan rakam yok"]);
}

#[test]
fn agreements_and_the_states_of_one() {
    let server = Running::new(STORIES);
    let all = server.get("/agreements");
    has(
        &all,
        &["Yol Protokolü", "imzalandı", "uzatıldı", "/agreements?name=Yol+Protokol%C3%BC&#38;of=e", "/between?a=e"],
    );
    let signed = ask(&server, "/agreements", &[("status", "signed")]);
    assert!(signed.body.contains("10 Mayıs 2023") && !signed.body.contains("1 Şubat 2024"), "{}", signed.body);
    let one = ask(&server, "/agreements", &[("name", "YOL PROTOKOLÜ"), ("of", "Türkiye,Kazakistan")]);
    has(&one, &["10 Mayıs 2023", "1 Şubat 2024", "en yenisi önce"]);
    has(&ask(&server, "/agreements", &[("since", "2025")]), &["uyan anlaşma yok"]);
    has(&Running::new(&[]).get("/agreements"), &["uyan anlaşma yok"]);
}

#[test]
fn commitments_by_their_day() {
    let server = Running::new(STORIES);
    has(&server.get("/commitments"), &["vade: 2030", "köprüyü açacağız", "Vadesi gelmedi", "Vadesi geçti", "?mark=s"]);
    let past = ask(&server, "/commitments", &[("due", "past")]);
    assert!(past.body.contains("köprüyü açacağız") && !past.body.contains("vade: 2030"), "{}", past.body);
    let ahead = ask(&server, "/commitments", &[("due", "ahead"), ("by", "Ali Sınamalı"), ("kind", "pledge")]);
    assert!(ahead.body.contains("vade: 2030") && !ahead.body.contains("köprüyü"), "{}", ahead.body);
    has(&ahead, &["10.000.000.000 USD", "aynı ölçünün sonraki rakamları"]);
    has(&ask(&server, "/commitments", &[("kind", "wish")]), &["uyan taahhüt yok"]);
}

#[test]
fn a_network_as_a_picture_and_as_a_table() {
    let server = Running::new(STORIES);
    let page = server.get("/network");
    has(
        &page,
        &["<svg", "Ali Sınamalı", "2 görüşme", "2 anlaşma", "adını andı", "href=\"/entity/e", "<th scope=\"row\""],
    );
    let around = ask(&server, "/network", &[("of", "Serik Örnekov"), ("kind", "meets")]);
    has(&around, &["Serik Örnekov çevresindeki ağ", "2 görüşme"]);
    assert!(!around.body.contains("2 anlaşma"));
    has(&ask(&server, "/network", &[("since", "2030")]), &["uyan bağ yok"]);
    has(&ask(&server, "/network", &[("most", "x")]), &["<svg"]);
}

#[test]
fn hostile_names_stay_words_in_pictures() {
    let hostile: Told = (
        "2025-04-01",
        "Örnek Gazete",
        "Görüşme\nTürkiye Dışişleri Bakanı Ali \"<b onmouseover=alert(1)>Sınamalı</b>\" ile Kazakistan Dışişleri Bakanı \
         Serik Örnekov görüştü. Örnekov, \"<script>alert(1)</script> ile Türkiye ticaret hacmi 7 milyar dolar oldu.\" dedi.",
    );
    let server = Running::new(&[STORIES[0], hostile, NASTY]);
    for path in [
        "/between?a=T%C3%BCrkiye&b=Kazakistan",
        "/between.svg?a=T%C3%BCrkiye&b=Kazakistan",
        "/between?a=%3Cscript%3E&b=%22%3E%3Cimg+src%3Dx%3E",
        "/figures?measure=%3Cscript%3Ealert(1)%3C/script%3E",
        "/figures?measure=ticaret",
        "/figures.svg?measure=ticaret",
        "/network",
        "/network?of=%22%3E%3Cimg+src%3Dx%3E",
        "/network.svg",
        "/agreements?name=%3Cimg+src%3Dx%3E&of=%3Cb%3E",
        "/commitments?by=%3Cb%3E",
        "/entity/e1?about=%3Cscript%3E&show=%22%3E",
        "/entity/e1?show=meetings",
    ] {
        let page = server.get(path);
        for markup in ["<script>", "<img", "<b ", "<b>", " onload=", " onclick=", " style=\"", "href=\"javascript:"] {
            assert!(!page.body.contains(markup), "{path}: {markup}: {}", page.body);
        }
        assert!(page.status < 500, "{path}");
    }
}

#[test]
fn pages_of_a_long_line_of_time_keep_their_filters() {
    let days: Vec<String> = (0..40).map(|at| format!("2024-{:02}-{:02}", at / 20 + 1, at % 20 + 1)).collect();
    let texts: Vec<String> = (0..40)
        .map(|at| format!("Görüşme {at}\nTürkiye Dışişleri Bakanı Ali Sınamalı, {at} numaralı salonda Kazakistan Dışişleri Bakanı Serik Örnekov ile görüştü."))
        .collect();
    let stories: Vec<Told> =
        days.iter().zip(&texts).map(|(day, text)| (day.as_str(), "Örnek Gazete", text.as_str())).collect();
    let server = Running::new(&stories);
    let asked = [("a", "Türkiye"), ("b", "Kazakistan"), ("kind", "meetings"), ("since", "2024")];
    let first = ask(&server, "/between", &asked);
    has(&first, &["rel=\"next\"", "kind=meetings&#38;since=2024&#38;page=2", "<svg"]);
    let second = ask(&server, "/between", &[asked[0], asked[1], asked[2], asked[3], ("page", "2")]);
    has(&second, &["rel=\"prev\"", "1 Ocak 2024"]);
    assert!(!second.body.contains("<svg"), "charts stand on the first page");
}

/// Whatever is asked, the server has an answer, and none that says it broke.
#[test]
fn no_address_breaks_them() {
    let server = Running::new(&[STORIES[0], STORIES[1], NASTY]);
    let mut runner = TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(250) });
    let keys = [
        "a", "b", "of", "by", "measure", "name", "kind", "status", "due", "most", "show", "about", "since", "page",
        "chart",
    ];
    let values = "\\PC{0,12}|[0-9]{1,20}|e[1-9],?e?[1-9]?|Türkiye|Kazakistan|meetings|figures|ticaret|20[0-9]{2}";
    let pairs = prop::collection::vec((prop::sample::select(keys.to_vec()), values), 0..5);
    let places = [
        "/between",
        "/between.csv",
        "/between.svg",
        "/figures",
        "/figures.csv",
        "/figures.svg",
        "/agreements",
        "/agreements.csv",
        "/commitments",
        "/commitments.csv",
        "/network",
        "/network.csv",
        "/network.svg",
        "/entity/e1",
    ];
    let asked = (prop::sample::select(places.to_vec()), pairs);
    runner
        .run(&asked, |(path, pairs)| {
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let path = format!("{path}?{}", encoded(&pairs));
            let status = server.get(&path).status;
            prop_assert!((200..500).contains(&status) && status != 429, "{} {}", status, path);
            Ok(())
        })
        .unwrap();
}

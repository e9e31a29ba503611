//! A story pasted or a file chosen, without a script: the record first, then kept.

mod common;

use common::{Answer, Running, STORIES};

const TEXT: &str = "Örnek Birliği Genel Sekreteri Kemal Sınar, \"Yeni okul açıldı.\" dedi. Sınar, 12 milyon lira harcandığını \
     söyledi. <script>alert(1)</script>";

/// Sends the form as a browser does, with a file.
fn send(server: &Running, fields: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
    let (cookies, csrf) = server.visitor();
    let origin = format!("http://{}", server.host());
    let mut body = Vec::new();
    for (name, value) in [("csrf", csrf.as_str())].iter().chain(fields) {
        body.extend(
            format!("--sınır\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .replace("sınır", "edge")
                .into_bytes(),
        );
    }
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: \
         application/octet-stream\r\n\r\n",
        file.0
    );
    body.extend(head.into_bytes());
    body.extend(file.1);
    body.extend(b"\r\n--edge--\r\n");
    let headers =
        [("Cookie", cookies.as_str()), ("Origin", &origin), ("Content-Type", "multipart/form-data; boundary=edge")];
    server.send("POST", "/paste", &headers, &body)
}

#[test]
fn the_record_is_shown_before_anything_is_kept() {
    let server = Running::new(STORIES);
    let fields = [("text", TEXT), ("outlet", "Örnek Gazete"), ("act", "read")];
    let page = server.form("/paste", &fields);
    assert_eq!(page.status, 200);
    for shown in [
        "class=\"mark said said-direct\"",
        "<h4 lang=\"tr\">Kemal Sınar</h4>",
        "12.000.000 TRY",
        "value=\"Örnek Gazete\"",
        "href=\"#b-q1\"",
        "id=\"b-q1\"",
        "id=\"m-s1\"",
    ] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    assert!(page.body.contains("Yeni okul açıldı.") && !page.body.contains("<script>"), "{}", page.body);
    assert_eq!(server.get("/story/4").status, 404, "nothing was kept");
    let kept = server.form("/paste", &[("text", TEXT), ("act", "keep")]);
    assert_eq!(kept.header("location"), Some("/story/4"));
    assert!(server.form("/paste", &[("text", TEXT), ("act", "read")]).body.contains("depoda zaten var"));
}

#[test]
fn a_file_with_one_story_fills_the_form() {
    let server = Running::new(STORIES);
    let line = "{\"title\": \"Okul açıldı\", \"text\": \"Vali Kemal Sınar, \\\"Yeni okul açıldı.\\\" dedi.\", \"date\": \
         \"2025-08-01\", \"outlet\": \"Kent Postası\", \"url\": \"https://ornek.example/okul\"}";
    let page = send(&server, &[("act", "read"), ("text", "")], ("haber.jsonl", line.as_bytes()));
    assert_eq!(page.status, 200, "{}", page.body);
    for shown in [
        "value=\"Okul açıldı\"",
        "value=\"2025-08-01\"",
        "value=\"Kent Postası\"",
        "value=\"https://ornek.example/okul\"",
        "Kemal Sınar",
    ] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let html = "<html><head><title>Okul</title></head><body><article><p>Vali Kemal Sınar, \"Yeni okul açıldı.\" \
         dedi.</p><p>Törene kentin ileri gelenleri de katıldı ve sergiyi gezdi.</p></article></body></html>";
    let page = send(&server, &[("act", "read")], ("haber.html", html.as_bytes()));
    assert!(page.body.contains("<h4 lang=\"tr\">Kemal Sınar</h4>"), "{}", page.body);
}

#[test]
fn a_file_with_several_stories_is_a_list_to_choose_from() {
    let server = Running::new(STORIES);
    let lines = "{\"text\": \"Vali Kemal Sınar, yolun açıldığını söyledi.\"}\nbozuk satır\n{\"text\": \"Vali Ayşe Denemez, \
         tünelin açıldığını söyledi.\"}\n{\"text\": \"The mayor said that the bridge will be opened at the end of the year.\"}";
    let answer = send(&server, &[("act", "read")], ("../haberler.jsonl", lines.as_bytes()));
    let path = answer.header("location").expect("a list").to_owned();
    let list = server.get(&path);
    assert!(list.body.contains("3 haber") && list.body.contains("tünelin"), "{}", list.body);
    let one = server.get(&format!("{path}/3"));
    assert!(one.status == 200 || one.status == 422, "{}", one.status);
    assert!(server.get(&format!("{path}/2")).body.contains("<h4 lang=\"tr\">Ayşe Denemez</h4>"));
    for none in ["0", "4", "x", "99999999999999999999999"] {
        assert_eq!(server.get(&format!("{path}/{none}")).status, 404, "{none}");
    }
    let kept = server.form(&path, &[("item", "2"), ("item", "3"), ("item", "9"), ("item", "x")]);
    assert!(kept.body.contains("1 haber artık depoda") && kept.body.contains("Türkçe değil"), "{}", kept.body);
    assert!(server.get("/story/4").body.contains("tünelin") && server.get("/story/5").status == 404);
    let gone = server.get("/paste/file/0123456789abcdef");
    assert!(gone.status == 422 && gone.body.contains("elde değil"), "{}", gone.body);
}

#[test]
fn nothing_that_was_typed_is_lost() {
    let server = Running::new(STORIES);
    let both = send(&server, &[("text", TEXT), ("act", "read")], ("haber.txt", b"Vali geldi."));
    assert!(both.status == 422 && both.body.contains("Yeni okul açıldı"), "{}", both.body);
    let none = send(&server, &[("title", "Başlık"), ("act", "read")], ("haber.jsonl.gz", b"\x1f\x8b\x08\x00kesik"));
    assert!(none.status == 422 && none.body.contains("value=\"Başlık\""), "{}", none.body);
    // A store that is locked takes nothing, and the form comes back.
    let other = rusqlite::Connection::open(&server.store).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let locked = server.form("/paste", &[("text", TEXT), ("act", "keep")]);
    assert!(locked.status == 503 && locked.body.contains("Yeni okul açıldı"), "{}", locked.body);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(server.form("/paste", &[("text", TEXT), ("act", "keep")]).status, 303);
}

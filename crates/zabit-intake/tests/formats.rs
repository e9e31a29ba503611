//! For each format a small invented file, and the articles it must give.

mod common;

use common::{PAGE, PAGE_TEXT, gzip, lines, read, read_with, record, response, text, zstd};
use zabit_intake::{Format, Options, Text};

/// Checks the lines that [`common::line`] makes of a file.
fn check(name: &str, file: impl Into<Vec<u8>>, expected: &[&str]) {
    assert_eq!(lines(&read(name, file)), expected, "{name}");
}

#[test]
fn a_text_is_handed_on_as_it_is() {
    let bytes = b"date 2025-09-08\nI\xf0d\xfdr'da k\xf6pr\xfc a\xe7\xfdld\xfd.".to_vec();
    let found = read("haber.txt", bytes.clone());
    let article = found[0].as_ref().expect("an article");
    assert_eq!((found.len(), article.source.as_str(), article.item), (1, "haber.txt", 0));
    assert_eq!(article.text, Text::Bytes(bytes));
}

#[test]
fn json_lines_by_common_names() {
    let file = r#"{"id": 7, "BAŞLIK": "Köprü açıldı", "Metin": "Köprü açıldı.\nVali geldi.", "tarih": "8 Eylül 2025", "kaynak": "Örnek Haber", "link": "https://haber.example/1", "yazar": ["Ayşe Yılmaz", "Ali Kaya"]}

{"text": "<p>Yol <b>açık</b>.</p><p>Vali &quot;geldi&quot;.</p>", "published": 1757329500, "publisher": {"name": "Örnek Haber"}}
{"content": ["Birinci paragraf.", "İkinci paragraf."], "title": null}
"#;
    let expected = [
        "a.jsonl#1 at=2025-09-08 title=Köprü açıldı outlet=Örnek Haber author=Ayşe Yılmaz, Ali Kaya url=https://haber.example/1 id=7: Köprü açıldı. / Vali geldi.",
        "a.jsonl#3 at=2025-09-08T11:05:00Z outlet=Örnek Haber: Yol açık. / Vali \"geldi\".",
        "a.jsonl#4: Birinci paragraf. / İkinci paragraf.",
    ];
    check("a.jsonl", file, &expected);
    check("a.jsonl", format!("\u{feff}{file}").replace('\n', "\r\n"), &expected);
}

#[test]
fn json_by_a_mapping() {
    let file = r#"[{"gövde": "Köprü açıldı.", "meta": {"date": "2025-09-08", "by": [{"ad": "Ali Kaya"}]}, "a.b": "Başlık"},
 {"gövde": "Yol {açık}, \"Vali]\" dedi.", "meta": {"date": "08.09.2025 14:05"}}]"#;
    let map = "text=gövde,published=meta.date,author=meta.by.0.ad,title=a.b".parse().expect("a mapping");
    let options = Options { map, ..Options::default() };
    let expected = [
        "-#1 at=2025-09-08 title=Başlık author=Ali Kaya: Köprü açıldı.",
        "-#2 at=2025-09-08T14:05:00: Yol {açık}, \"Vali]\" dedi.",
    ];
    assert_eq!(lines(&read_with("-", file, &options)), expected);
}

#[test]
fn json_over_many_lines() {
    check(
        "a.json",
        "{\n  \"text\": \"Köprü açıldı.\"\n}\n{\n\"text\":\n\"Yol\"}",
        &["a.json#1: Köprü açıldı.", "a.json#2: Yol"],
    );
    check("a.json", "{\"text\": \"Köprü açıldı.\"}", &["a.json#1: Köprü açıldı."]);
    check("a.json", "[]", &[]);
}

#[test]
fn tables() {
    let expected = [
        "a.csv#1 at=2025-09-08T14:05:00 title=Köprü: Vali, \"Köprü açık.\" dedi. / Yol da açık.",
        "a.csv#2 title=Yol: Yol kapandı.",
    ];
    let table = |mark: &str| {
        format!(
            "TARİH{mark}Başlık{mark}METİN\r\n08.09.2025 14:05{mark}Köprü{mark}\"Vali, \"\"Köprü açık.\"\" dedi.\nYol da açık.\"\r\n\
             {mark}Yol{mark}Yol kapandı.\r\n"
        )
    };
    for mark in [",", ";", "\t", "|"] {
        check("a.csv", table(mark), &expected);
    }
    check("a.csv", format!("\u{feff}{}", table(";")), &expected);
    let utf16: Vec<u8> = format!("\u{feff}{}", table("\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    check("a.csv", utf16, &expected);
    check("a.csv", encoding_rs::WINDOWS_1254.encode(&table(";")).0.into_owned(), &expected);
    check("a.tsv", "metin\tno\n\"Yol açık\" dedi.\t1\n", &["a.tsv#1: \"Yol açık\" dedi."]);
    // Without a name to go by, the names of the columns tell.
    check("-", "id,text\n5,Köprü açıldı.\n", &["-#1 id=5: Köprü açıldı."]);
}

#[test]
fn a_page() {
    let expected = format!(
        "a.html at=2025-09-08T14:05:00+03:00 changed=2025-09-08T16:00:00+03:00 title=Köprü yıl sonunda açılıyor \
         outlet=Örnek Haber author=Ayşe Yılmaz, Ali Kaya url=https://haber.example/kopru language=tr-TR: {}",
        PAGE_TEXT.replace('\n', " / ")
    );
    check("a.html", PAGE, &[&expected]);
    let turkish = PAGE.replace("charset=\"utf-8\"", "charset=\"iso-8859-9\"");
    check("a.html", encoding_rs::WINDOWS_1254.encode(&turkish).0.into_owned(), &[&expected]);
}

#[test]
fn what_a_page_says_in_the_order_of_trust() {
    let body = "<p>Vali Demir, köprünün yıl sonunda açılacağını, yolun da dört şeride çıkarılacağını söyledi.</p>";
    let ld = r#"<script type="application/ld+json">[{"@type":"WebPage","datePublished":"2001-01-01"},{"@type":"NewsArticle","datePublished":"2025-09-08","headline":"Vali&#39;nin köprüsü"}]</script>"#;
    let meta = r#"<meta property="article:published_time" content="2025-09-07T10:00+03:00"><meta property="og:title" content="Vali ve köprü">"#;
    let time = r#"<time datetime="2025-09-06">6 Eylül</time>"#;
    let title = "<title>Köprü yıl sonunda açılıyor | Örnek Haber</title>";
    let cases = [
        (format!("{ld}{meta}{title}{time}"), "2025-09-08", "Vali'nin köprüsü"),
        (format!("{meta}{title}{time}"), "2025-09-07", "Vali ve köprü"),
        (format!("{title}{time}"), "2025-09-06", "Köprü yıl sonunda açılıyor"),
        (format!("{title}{time}{time}"), "-", "Köprü yıl sonunda açılıyor"),
        (format!("<meta name=date content='dün'>{title}"), "-", "Köprü yıl sonunda açılıyor"),
    ];
    for (head, day, title) in cases {
        let found = read("a.html", format!("<html>{head}<body>{body}"));
        let article = found[0].as_ref().expect("an article");
        let found = (article.published.map_or("-".to_owned(), |day| day.to_string()), article.title.clone());
        assert_eq!(found, (day.to_owned(), Some(title.to_owned())), "{head}");
    }
}

#[test]
fn what_stands_around_a_story_is_left_out() {
    let story = "<p>Görüşmeye ilçenin muhtarları katıldı.</p><p>Yağmur nedeniyle tören ertelendi.</p>";
    let cookies = "<div id=kvkk-uyari><p>Sitemizden en iyi şekilde faydalanmanız için çerezler kullanılmaktadır, sitemizi kullanarak \
                   bunları kabul etmiş sayılırsınız. Daha fazla bilgi için aydınlatma metnini okuyabilirsiniz.</p></div>";
    let foot = "<div class='footer alt'><a href=/kunye>Künye</a><p>Sitemizde yayınlanan haberlerin telif hakları haber \
                kaynaklarına aittir, haberleri kopyalamayınız, kaynak göstermeden kullanmayınız.</p></div>";
    let pages = [
        format!("{cookies}<div><h1>Köprü</h1><div>{story}</div></div>{foot}"),
        format!(
            "<div class='kvkk footer'>{cookies}<h1>Köprü</h1><div>{}</div>{foot}</div>",
            story.replace("<p>Y", "REKLAM<p>Y")
        ),
        format!("<div><h1>Köprü</h1><div>{}</div></div>{foot}", story.replace("</p>", "<br><br>").replace("<p>", "")),
        format!(
            "<nav><p>Köprü, yol, tünel, meydan ve park haberleri burada, hepsi için tıklayınız.</p></nav>{story}{foot}"
        ),
    ];
    for page in pages {
        let expected = "a.html: Görüşmeye ilçenin muhtarları katıldı. / Yağmur nedeniyle tören ertelendi.";
        let found = lines(&read("a.html", format!("<html><body>{page}")));
        assert_eq!(found.iter().map(|line| line.replace(" title=Köprü", "")).collect::<Vec<_>>(), [expected], "{page}");
    }
}

#[test]
fn a_page_whose_text_is_in_json_ld_alone() {
    let body = "Vali Demir, köprünün yıl sonunda açılacağını söyledi.\\n\\nYol da dört şeride çıkarılacak.";
    let page = format!(
        "<html><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"articleBody\": \"{body}\"}}</script><body><div id=app></div>"
    );
    check(
        "a.html",
        page,
        &["a.html: Vali Demir, köprünün yıl sonunda açılacağını söyledi. / Yol da dört şeride çıkarılacak."],
    );
}

#[test]
fn rss() {
    let file = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="x">
<channel><title>Örnek Haber</title><link>https://haber.example</link><language>tr</language><image><title>Logo</title></image>
<item><title><![CDATA[Köprü & yol]]></title><link>https://haber.example/1</link><guid isPermaLink="false">h-1</guid>
 <pubDate>Mon, 08 Sep 2025 00:05:00 +0300</pubDate><dc:creator>Ayşe Yılmaz</dc:creator><media:title>Foto</media:title>
 <description>Özet.</description><content:encoded><![CDATA[<p>Köprü açıldı.</p><p>Vali geldi.</p>]]></content:encoded></item>
<item><title>Yol &amp; köprü</title><description>&lt;p&gt;Yol a&#231;&#305;k.&lt;/p&gt; K&amp;ouml;pr&amp;uuml;</description><br></item>
<item><title>Boş</title></item>
</channel></rss>"#;
    let expected = [
        "-#1 at=2025-09-08T00:05:00+03:00 title=Köprü & yol outlet=Örnek Haber author=Ayşe Yılmaz url=https://haber.example/1 language=tr id=h-1: Köprü açıldı. / Vali geldi.",
        "-#2 title=Yol & köprü outlet=Örnek Haber language=tr: Yol açık. / Köprü",
        "-#3: holds no text; leave it out, or say where its text is with --map text=COLUMN",
    ];
    check("-", file, &expected);
    let turkish = file.replace("UTF-8", "ISO-8859-9");
    check("-", encoding_rs::WINDOWS_1254.encode(&turkish).0.into_owned(), &expected);
}

#[test]
fn atom() {
    let file = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="tr"><title>Örnek Haber</title>
<entry><title type="html">K&amp;ouml;prü</title><id>urn:1</id><link rel="self" href="https://haber.example/x"/>
 <link href="https://haber.example/1?a=1&amp;b=2"/><author><name>Ali Kaya</name><email>x@haber.example</email></author>
 <published>2025-09-08T14:05:00+03:00</published><updated>2025-09-09T08:00:00Z</updated>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Köprü <b>açık</b> &lt; yol.</p><p>Vali geldi.</p></div></content></entry>
<entry><id>https://haber.example/2</id><summary>Yol kapandı.</summary></entry></feed>"#;
    let expected = [
        "-#1 at=2025-09-08T14:05:00+03:00 changed=2025-09-09T08:00:00Z title=Köprü outlet=Örnek Haber author=Ali Kaya url=https://haber.example/1?a=1&b=2 id=urn:1: Köprü açık < yol. / Vali geldi.",
        "-#2 outlet=Örnek Haber url=https://haber.example/2 id=https://haber.example/2: Yol kapandı.",
    ];
    check("-", file, &expected);
}

/// An archive with a page, a picture, a page that was not found, and a text.
fn archive() -> Vec<Vec<u8>> {
    vec![
        record("warcinfo", "", b"software: x"),
        response("https://haber.example/a.png", "Content-Type: image/png", b"\x89PNG"),
        response("https://haber.example/1", "Content-Type: text/html\r\nContent-Encoding: gzip", &gzip(PAGE)),
        record(
            "response",
            "https://haber.example/yok",
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Yok",
        ),
        record("conversion", "https://haber.example/2", "Köprü açıldı.".as_bytes()),
    ]
}

#[test]
fn web_archives() {
    let records = archive();
    let (first, second) = (records[0].len() + records[1].len(), records.iter().take(4).map(Vec::len).sum::<usize>());
    let expected = [
        format!(
            "a.warc#{first} at=2025-09-08T14:05:00+03:00 changed=2025-09-08T16:00:00+03:00 fetched=2025-09-09T10:00:00Z \
             title=Köprü yıl sonunda açılıyor outlet=Örnek Haber author=Ayşe Yılmaz, Ali Kaya url=https://haber.example/1 \
             language=tr-TR id=urn:uuid:23: {}",
            PAGE_TEXT.replace('\n', " / ")
        ),
        format!(
            "a.warc#{second} fetched=2025-09-09T10:00:00Z url=https://haber.example/2 id=urn:uuid:23: Köprü açıldı."
        ),
    ];
    let expected = expected.each_ref().map(String::as_str);
    check("a.warc", records.concat(), &expected);
    let members: Vec<u8> = records.iter().flat_map(gzip).collect();
    check("a.warc", members, &expected);
    check("a.warc", gzip(records.concat()), &expected);
}

#[test]
fn every_format_packed() {
    let jsonl = "{\"text\": \"Köprü açıldı.\"}\n{\"text\": \"Yol kapandı.\"}";
    let files = [
        ("-", "Köprü açıldı.".to_owned()),
        ("-", PAGE.to_owned()),
        ("-", jsonl.to_owned()),
        ("-", format!("[{}]", jsonl.replace('\n', ","))),
        ("a.csv.gz", "no,metin\n1,Köprü açıldı.\n".to_owned()),
        ("-", "<rss><channel><item><description>Köprü açıldı.</description></item></channel></rss>".to_owned()),
        ("-", String::from_utf8(record("conversion", "x", "Köprü açıldı.".as_bytes())).expect("UTF-8")),
    ];
    for (name, file) in files {
        let plain = lines(&read(name, file.clone()));
        assert!(
            !plain.is_empty() && plain.iter().all(|line| line.contains("Köprü") || line.contains("Yol")),
            "{plain:?}"
        );
        let half = file.len() / 2;
        for packed in [
            gzip(&file),
            [gzip(&file.as_bytes()[..half]), gzip(&file.as_bytes()[half..])].concat(),
            zstd(&file),
            [zstd(&file.as_bytes()[..half]), b"\x50\x2a\x4d\x18\x02\0\0\0ab".to_vec(), zstd(&file.as_bytes()[half..])]
                .concat(),
            zstd(gzip(&file)),
        ] {
            assert_eq!(lines(&read(name, packed)), plain, "{name}");
        }
    }
}

#[test]
fn a_format_that_is_told_is_not_guessed() {
    let options = |format| Options { format: Some(format), ..Options::default() };
    let file = "{\"text\": \"Köprü açıldı.\"}";
    let as_text = read_with("a.jsonl", file, &options(Format::Text));
    assert_eq!(text(as_text[0].as_ref().expect("a text")), file);
    assert_eq!(lines(&read_with("a.txt", file, &options(Format::JsonLines))), ["a.txt#1: Köprü açıldı."]);
}

#[test]
fn one_item_again() {
    let folder = std::env::temp_dir().join(format!("zabit-intake-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("a.jsonl");
    std::fs::write(&path, "{\"text\": \"Köprü\"}\nbozuk\n{\"text\": \"Yol\"}\n").expect("a file");
    let name = path.display().to_string();
    let again = |source: String| lines(&zabit_intake::open_source(&source, &Options::default()).collect::<Vec<_>>());
    assert_eq!(again(format!("{name}#3")), [format!("{name}#3: Yol")]);
    assert!(again(format!("{name}#2"))[0].contains("is not a JSON object"));
    assert_eq!(again(format!("{name}#9")), [format!("{name}: has no item 9; check the number after #")]);
    assert_eq!(again(name.clone()).len(), 3);
    assert_eq!(again(format!("{name}.yok")), [format!("{name}.yok: no such file; check the path")]);
    std::fs::remove_dir_all(folder).expect("removed");
}

//! How fast files become articles, in bytes of the unpacked file a second on one core.
//!
//! The files are made here, of one invented story: a thousand records of a table, of JSON Lines and of a feed, two
//! hundred pages in an archive, and a page by itself with what stands around a story: navigation, other headlines, a
//! foot.

use std::hint::black_box;
use std::io::{Cursor, Write};

use divan::Bencher;
use divan::counter::BytesCount;
use flate2::Compression;
use flate2::write::GzEncoder;
use zabit_intake::{Options, open};

fn main() {
    divan::main();
}

const RECORDS: usize = 1000;
const PAGES: usize = 200;

/// The paragraphs of a story of some three thousand bytes.
fn paragraphs() -> impl Iterator<Item = String> {
    (1..=12).map(|n| {
        format!(
            "Vali Demir, \"{n}. köprü yıl sonunda açılacak.\" dedi. Belediye Başkanı Kaya ise çalışmaların sürdüğünü, bu yıl \
             {n} milyon lira harcandığını ve yolun iki şeritten dört şeride çıkarılacağını söyledi."
        )
    })
}

fn json_lines() -> Vec<u8> {
    let text = paragraphs().collect::<Vec<_>>().join("\\n").replace('"', "\\\"");
    let line = |n: usize| {
        format!(
            "{{\"id\": {n}, \"baslik\": \"Köprü açılıyor\", \"tarih\": \"2025-09-08T14:05:00+03:00\", \"metin\": \"{text}\"}}\n"
        )
    };
    (0..RECORDS).map(line).collect::<String>().into_bytes()
}

fn csv() -> Vec<u8> {
    let text = paragraphs().collect::<Vec<_>>().join("\n").replace('"', "\"\"");
    let line = |n: usize| format!("{n},Köprü açılıyor,08.09.2025 14:05,\"{text}\"\n");
    ("id,baslik,tarih,metin\n".to_owned() + &(0..RECORDS).map(line).collect::<String>()).into_bytes()
}

fn feed() -> Vec<u8> {
    let text: String = paragraphs().map(|text| format!("<p>{text}</p>")).collect();
    let item = format!(
        "<item><title>Köprü açılıyor</title><pubDate>Mon, 08 Sep 2025 14:05:00 +0300</pubDate>\
         <description><![CDATA[{text}]]></description></item>"
    );
    format!("<rss version=\"2.0\"><channel><title>Örnek Haber</title>{}</channel></rss>", item.repeat(RECORDS))
        .into_bytes()
}

fn html() -> String {
    let story: String = paragraphs().map(|text| format!("<p>{text}</p>\n")).collect();
    let links: String =
        (0..60).map(|n| format!("<li class=\"menu-item\"><a href=\"/haber/{n}\">Haber {n}</a></li>\n")).collect();
    let others: String = (0..40)
        .map(|n| format!("<div class=\"card\"><a href=\"/haber/{n}\"><img src=\"{n}.jpg\" alt=\"\"><h3>Başka bir haber {n}</h3></a></div>\n"))
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"tr\"><head><meta charset=\"utf-8\"><title>Köprü açılıyor - Örnek Haber</title>\
         <script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"headline\": \"Köprü açılıyor\", \
         \"datePublished\": \"2025-09-08T14:05:00+03:00\"}}</script><style>{}</style></head><body><nav><ul>{links}</ul></nav>\
         <article><h1>Köprü açılıyor</h1>{story}</article><aside>{others}</aside><footer><ul>{links}</ul></footer>\
         <script>{}</script></body></html>",
        ".menu-item { color: red; }\n".repeat(400),
        "function yol(a, b) { return a < b; }\n".repeat(400),
    )
}

fn warc_records() -> impl Iterator<Item = Vec<u8>> {
    let page = html();
    (0..PAGES).map(move |n| {
        let body = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://haber.example/{n}\r\nWARC-Date: 2025-09-09T10:00:00Z\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        )
        .into_bytes()
    })
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}

/// Reads all of a file, whose size unpacked is `size`, and counts its articles.
fn run(bencher: Bencher, name: &str, size: usize, file: Vec<u8>, articles: usize) {
    bencher.counter(BytesCount::new(size)).with_inputs(|| Cursor::new(file.clone())).bench_local_values(|file| {
        let read = open(name, file, &Options::default()).filter(|article| black_box(article).is_ok()).count();
        assert_eq!(read, articles);
    });
}

#[divan::bench_group(sample_count = 5, sample_size = 1)]
mod intake {
    use super::*;

    #[divan::bench]
    fn a_jsonl(bencher: Bencher) {
        let file = json_lines();
        run(bencher, "a.jsonl", file.len(), file, RECORDS);
    }

    #[divan::bench]
    fn b_jsonl_gz(bencher: Bencher) {
        let file = json_lines();
        run(bencher, "a.jsonl.gz", file.len(), gzip(&file), RECORDS);
    }

    #[divan::bench]
    fn c_csv(bencher: Bencher) {
        let file = csv();
        run(bencher, "a.csv", file.len(), file, RECORDS);
    }

    #[divan::bench]
    fn d_feed(bencher: Bencher) {
        let file = feed();
        run(bencher, "a.rss", file.len(), file, RECORDS);
    }

    #[divan::bench]
    fn e_html(bencher: Bencher) {
        let file = html().into_bytes();
        run(bencher, "a.html", file.len(), file, 1);
    }

    #[divan::bench]
    fn f_warc(bencher: Bencher) {
        let file: Vec<u8> = warc_records().flatten().collect();
        run(bencher, "a.warc", file.len(), file, PAGES);
    }

    #[divan::bench]
    fn g_warc_gz(bencher: Bencher) {
        let size = warc_records().map(|record| record.len()).sum();
        let file = warc_records().flat_map(|record| gzip(&record)).collect();
        run(bencher, "a.warc.gz", size, file, PAGES);
    }
}

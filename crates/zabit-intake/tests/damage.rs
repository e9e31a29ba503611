//! Files that are damaged, too large, or meant to do harm: what is whole is read, and each fault is one line that says
//! where it is and what to do.

mod common;

use std::io::{self, Read};
use std::thread;

use common::{PAGE, gzip, lines, read, read_with, record, response, zstd};
use zabit_intake::{Fault, Options, open};

/// Options with a limit of one KiB an article.
fn small() -> Options {
    Options { max_bytes: 1024, ..Options::default() }
}

/// What the faults of a file say; each must be one line.
fn faults(name: &str, file: impl Into<Vec<u8>>, options: &Options) -> Vec<String> {
    let found = read_with(name, file, options);
    let faults: Vec<String> = found.iter().filter_map(|result| result.as_ref().err()).map(Fault::to_string).collect();
    assert!(faults.iter().all(|fault| !fault.contains('\n') && fault.starts_with(name)), "{faults:?}");
    faults
}

#[test]
fn a_bad_line_costs_that_line() {
    let file = "{\"text\": \"Köprü\"}\n{\"text\": \"Yol}\n[1]\n{\"text\": \" \"}\n{\"text\": \"I\\ud83d\"}\n{\"tex";
    let expected = [
        "a.jsonl#1: Köprü",
        "a.jsonl#2: is not a JSON object (EOF while parsing a string at line 1 column 14); mend it or leave it out",
        "a.jsonl#3: is not a JSON object (it is an array); mend it or leave it out",
        "a.jsonl#4: holds no text; leave it out, or say where its text is with --map text=COLUMN",
        "a.jsonl#5: I\u{fffd}",
        "a.jsonl#6: is not a JSON object (EOF while parsing a string at line 1 column 5); mend it or leave it out",
    ];
    assert_eq!(lines(&read("a.jsonl", file)), expected);
    let found = read("a.json", "[{\"text\": \"Köprü\"}, 5, {\"text\": 1 2}, {\"text\": \"Yol\"}, {\"text\": ");
    let found: Vec<bool> = found.iter().map(Result::is_ok).collect();
    assert_eq!(found, [true, false, false, true, false]);
}

#[test]
fn nested_json_does_not_take_the_stack() {
    let deep = format!("{{\"text\": {}1{}}}\n{{\"text\": \"Köprü\"}}\n", "[".repeat(100_000), "]".repeat(100_000));
    let found = read("a.jsonl", deep.clone());
    assert_eq!(found.iter().map(Result::is_ok).collect::<Vec<_>>(), [false, true]);
    let found = read("a.json", format!("[{}]", deep.replace("}\n{", "},\n{")));
    assert_eq!(found.iter().map(Result::is_ok).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_column_that_is_not_there() {
    let options = |map: &str| Options { map: map.parse().expect("a mapping"), ..Options::default() };
    let expected = |there: &str| {
        vec![format!("a: has no column \"gövde\"; it has {there}: name one of them with --map text=COLUMN")]
    };
    assert_eq!(
        faults("a", "no,metin\n1,Köprü\n2,Yol\n", &options("text=gövde,id=no")).len(),
        0,
        "a text, by its content"
    );
    let csv = Options { format: Some(zabit_intake::Format::Csv), ..options("text=gövde") };
    assert_eq!(faults("a", "no,metin\n1,Köprü\n2,Yol\n", &csv), expected("no, metin"));
    let json = "{\"no\": 1, \"metin\": \"Köprü\", \"meta\": {\"gün\": 1}}\n{\"metin\": \"Yol\"}\n";
    assert_eq!(faults("a", json, &options("text=gövde")), expected("no, metin, meta.gün"));
    // A field that some objects lack is not a column that is not there.
    assert_eq!(faults("a", json, &options("id=no")).len(), 0);
    let unknown =
        ["a: none of its columns is known to hold the text; it has x: name one of them with --map text=COLUMN"];
    assert_eq!(faults("a", "{\"x\": 1}\n".repeat(100), &Options::default()), unknown);
    let plain = Options { format: Some(zabit_intake::Format::Csv), ..Options::default() };
    let unknown =
        "a: none of its columns is known to hold the text; it has x, y: name one of them with --map text=COLUMN";
    assert_eq!(faults("a", "x,y\n1,2\n", &plain), [unknown]);
    assert_eq!(faults("a", "", &plain).len(), 0);
}

/// A stream of one beginning and an endless middle.
struct Endless {
    head: &'static [u8],
    byte: u8,
    left: u64,
}

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if !self.head.is_empty() {
            return self.head.read(out);
        }
        let count = out.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        out[..count].fill(self.byte);
        self.left -= count as u64;
        Ok(count)
    }
}

#[test]
fn an_item_of_a_gigabyte_is_one_fault() {
    let heads: [(&str, &[u8]); 6] = [
        ("a.csv#2", b"no,metin\n1,yol\n2,\"k"),
        ("a.jsonl#2", b"{\"text\": \"yol\"}\n{\"text\": \""),
        ("a.json#2", b"[{\"text\": \"yol\"},\n{\"text\": \""),
        ("a.rss#2", b"<rss><channel><item><description>yol</description></item><item><description>"),
        ("a.txt", b"yol"),
        ("a.html", b"<html><p>yol"),
    ];
    for (source, head) in heads {
        let name = source.split('#').next().expect("a name");
        let file = Endless { head, byte: b'k', left: 1 << 30 };
        let found: Vec<_> = open(name, file, &Options { max_bytes: 1 << 20, ..Options::default() }).collect();
        let limit = if name == "a.txt" { 1 } else { 8 };
        let expected =
            format!("{source}: is larger than {limit} MiB; raise the limit with --max-size if it is one story");
        assert_eq!(found.last().map(common::line).as_deref(), Some(expected.as_str()));
        assert_eq!(found.len(), if source == name { 1 } else { 2 }, "{source}");
    }
}

#[test]
fn an_item_that_is_too_large_costs_that_item() {
    let long = "köprü ".repeat(3200);
    let json = format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"Yol\"}}\n");
    let two = |name: &str, file: String| {
        let found = lines(&read_with(name, file, &small()));
        assert!(
            found.len() == 2 && found[0].contains("is larger than 8 KiB") && found[1].ends_with(": Yol"),
            "{found:?}"
        );
    };
    two("a.jsonl", json.clone());
    two("a.json", format!("[{}]", json.trim_end().replace('\n', ",")));
    two("a.csv", format!("no,metin\n1,{long}\n2,Yol\n"));
    let records = [record("conversion", "x", long.as_bytes()), record("conversion", "y", b"Yol")].concat();
    let found = lines(&read_with("a.warc", records, &small()));
    assert!(found[0].contains("is larger than 8 KiB") && found[1].ends_with(": Yol"), "{found:?}");
}

#[test]
fn packed_data_that_are_cut() {
    let lines_of: String =
        (0..20_000).map(|n| format!("{{\"text\": \"{n}. köprü {} açıldı.\"}}\n", n * 7919)).collect();
    for (packing, packed) in [("gzip", gzip(&lines_of)), ("zstd", zstd(&lines_of))] {
        let cut = packed[..packed.len() / 2].to_vec();
        let found = read("a.jsonl", cut);
        let (last, rest) = found.split_last().expect("articles");
        assert!(rest.len() > 1000 && rest.iter().all(Result::is_ok), "{packing}: {}", rest.len());
        let last = last.as_ref().expect_err("a fault");
        assert!(last.is_last());
        let message = last.to_string();
        assert!(
            message.starts_with(&format!("a.jsonl: its {packing} data are cut or damaged near byte ")),
            "{message}"
        );
    }
    let found = lines(&read("a.txt", gzip("Köprü açıldı.")[..20].to_vec()));
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("gzip data are cut"), "{found:?}");
}

#[test]
fn a_zip_bomb_is_not_unpacked_to_its_end() {
    let mut bomb = Vec::new();
    let megabyte = vec![b' '; 1 << 20];
    let member = gzip(&megabyte);
    (0..200).for_each(|_| bomb.extend_from_slice(&member));
    let found = lines(&read("a.jsonl", [gzip("{\"text\": \"Yol\"}\n"), bomb].concat()));
    assert_eq!(found.len(), 2);
    assert!(found[1].starts_with("a.jsonl: unpacks to more than 200 times its size after byte "), "{found:?}");
}

#[test]
fn an_archive_that_is_cut() {
    let first = record("conversion", "x", "Köprü açıldı.".as_bytes());
    let second = response("https://haber.example/1", "Content-Type: text/html", PAGE.as_bytes());
    let all = [first.clone(), second.clone()].concat();
    for cut in [first.len() + 10, first.len() + 100, all.len() - 100, all.len() - 5] {
        let found = lines(&read("a.warc", all[..cut].to_vec()));
        let expected = format!(
            "a.warc: is cut inside the WARC record at byte {} (it ends at byte {cut}); all before was read, fetch the file anew",
            first.len()
        );
        assert_eq!(found.get(1), Some(&expected), "{cut}");
        assert!(found[0].ends_with(": Köprü açıldı."));
    }
    assert_eq!(read("a.warc", all).iter().filter(|found| found.is_ok()).count(), 2);
}

#[test]
fn damage_between_records_costs_these_bytes() {
    let first = record("conversion", "x", "Köprü açıldı.".as_bytes());
    let bad = "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: çok\r\n\r\nYol".as_bytes();
    for junk in [b"\0\0\0k\xc3\xb6pr\xc3\xbc\r\n".as_slice(), bad] {
        let all = [first.as_slice(), junk, b"\r\n\r\n", &first].concat();
        let found = lines(&read("a.warc", all));
        let fault = format!(
            "a.warc: is damaged at byte {}, where a WARC record should begin; read on from the next one",
            first.len()
        );
        assert_eq!((found.len(), &found[1]), (3, &fault));
        assert!(found[2].ends_with(": Köprü açıldı."));
    }
}

#[test]
fn a_page_that_cannot_be_unpacked_costs_that_page() {
    let records = [
        response("https://haber.example/1", "Content-Type: text/html\r\nContent-Encoding: br", b"\x8b\x05"),
        response("https://haber.example/2", "Content-Type: text/html", b"<p>Men\xc3\xbc"),
        response("https://haber.example/3", "Content-Type: text/html", PAGE.as_bytes()),
    ];
    let found = lines(&read("a.warc", records.concat()));
    assert_eq!(
        found[0],
        "a.warc#0: the page is packed as \"br\" and cannot be unpacked; fetch it anew without compression"
    );
    let second =
        format!("a.warc#{}: no article was found in this page; save its text as a plain-text file", records[0].len());
    assert_eq!((found.len(), &found[1]), (3, &second));
}

#[test]
fn pages_without_an_article() {
    let foot =
        "<div class='site-footer'><p>Sitemizde yayınlanan haberlerin hakları saklıdır, kopyalamayınız.</p></div>";
    let links = "<li><a href='/x'>Köprü yıl sonunda açılacak, Vali Demir söyledi</a></li>".repeat(40);
    for page in [
        "<html></html>",
        "<html><body><nav><a href=x>Ana sayfa</a></nav>",
        &format!("<html><body><ul>{links}</ul>{foot}"),
    ] {
        let found = lines(&read("a.html", page));
        assert_eq!(found, ["a.html: no article was found in this page; save its text as a plain-text file"], "{page}");
    }
}

#[test]
fn a_feed_that_is_cut_or_damaged() {
    let item = "<item><description>Köprü açıldı.</description></item>";
    let cases = [
        (format!("<rss><channel>{item}{item}<item><title>"), 2),
        (format!("<rss><channel>{item}<a b=<>{item}"), 1),
        (format!("<rss><channel>{item}<![CDATA[ {item}"), 1),
        (format!("<rss><channel>{item}{}", "<x>".repeat(100_000)), 1),
    ];
    for (file, whole) in cases {
        let found = read("a.rss", file.clone());
        assert!(found.iter().take(whole).all(Result::is_ok), "{}", &file[..80]);
        assert!(found.len() > whole || !file.contains("CDATA"), "{}", &file[..80]);
    }
}

/// Depth of elements that took the stack of other programs.
const DEEP: usize = 100_000;

#[test]
fn nested_pages_do_not_take_the_stack() {
    let deep =
        |tag: &str| format!("<html><body>{}Köprü{}", format!("<{tag}>").repeat(DEEP), format!("</{tag}>").repeat(DEEP));
    for tag in ["div", "b", "span", "table", "ul", "blockquote", "a", "section", "p", "svg", "template", "select"] {
        // The stack that a thread has where nothing else is said.
        let page = deep(tag);
        let found = thread::Builder::new().stack_size(2 << 20).spawn(move || lines(&read("a.html", page)));
        let found = found.expect("a thread").join().expect("no panic");
        assert_eq!(found.len(), 1, "{tag}");
        assert!(
            tag == "p" || found[0].starts_with("a.html: its elements are nested more than 512 deep"),
            "{tag}: {found:?}"
        );
    }
}

#[test]
fn a_page_as_deep_as_is_allowed_is_read() {
    let story =
        "<p>Vali Demir, köprünün yıl sonunda açılacağını, yolun da dört şeride çıkarılacağını söyledi.</p>".repeat(3);
    for tag in ["div", "span", "b", "blockquote"] {
        let page = format!("<html><body>{}{story}", format!("<{tag}>").repeat(500));
        let found = thread::Builder::new().stack_size(2 << 20).spawn(move || lines(&read("a.html", page)));
        let found = found.expect("a thread").join().expect("no panic");
        assert!(found[0].starts_with("a.html: Vali Demir"), "{tag}: {found:?}");
    }
}

//! Files in memory and how their articles are shown: one line an article, one a fault.
#![allow(dead_code)]

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use zabit_intake::{Article, Fault, Options, Text, open};

/// Reads a file of this name and content.
pub fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<Result<Article, Fault>> {
    read_with(name, bytes, &Options::default())
}

/// As [`read`], with options.
pub fn read_with(name: &str, bytes: impl Into<Vec<u8>>, options: &Options) -> Vec<Result<Article, Fault>> {
    open(name, Cursor::new(bytes.into()), options).collect()
}

/// An article on one line: source, day or time, and whatever else it has; its text last. A fault is its message.
pub fn line(result: &Result<Article, Fault>) -> String {
    let article = match result {
        Ok(article) => article,
        Err(fault) => return fault.to_string(),
    };
    let day = article.published.map(|day| day.to_string());
    let parts = [
        ("at", article.published_at.clone().or(day)),
        ("changed", article.modified_at.clone().or(article.modified.map(|day| day.to_string()))),
        ("fetched", article.retrieved_at.clone()),
        ("title", article.title.clone()),
        ("outlet", article.outlet.clone()),
        ("author", article.author.clone()),
        ("url", article.url.clone()),
        ("language", article.language.clone()),
        ("id", article.native_id.clone()),
    ];
    let known = parts.into_iter().filter_map(|(name, value)| Some(format!(" {name}={}", value?))).collect::<String>();
    format!("{}{known}: {}", article.source, text(article).replace('\n', " / "))
}

/// All lines of a file.
pub fn lines(results: &[Result<Article, Fault>]) -> Vec<String> {
    results.iter().map(line).collect()
}

/// The text of an article.
pub fn text(article: &Article) -> String {
    match &article.text {
        Text::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Text::Plain(text) => text.clone(),
    }
}

/// One gzip member.
pub fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes.as_ref()).expect("memory");
    packed.finish().expect("memory")
}

/// One zstd frame.
pub fn zstd(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes.as_ref(), ruzstd::encoding::CompressionLevel::Fastest)
}

/// A WARC record of an HTTP response.
pub fn response(url: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n");
    record("response", url, &[head.as_bytes(), body].concat())
}

/// A WARC record.
pub fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-09-09T10:00:00Z\r\n\
         WARC-Record-ID: <urn:uuid:{}>\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n",
        url.len(),
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// A page with an article and what stands around one.
pub const PAGE: &str = r##"<!DOCTYPE html>
<html lang="tr"><head><meta charset="utf-8"><title>Köprü yıl sonunda açılıyor - Örnek Haber</title>
<link rel="canonical" href="https://haber.example/kopru"><meta property="og:site_name" content="ornekhaber">
<meta property="article:published_time" content="2025-09-07T09:00:00+03:00">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "Organization", "@id": "#kurum", "name": "Örnek Haber"},
  {"@type": ["NewsArticle"], "headline": "Köprü yıl sonunda açılıyor", "datePublished": "2025-09-08T14:05:00+03:00",
   "dateModified": "2025-09-08T16:00:00+03:00", "author": [{"name": "Ayşe Yılmaz"}, {"name": "Ali Kaya"}],
   "publisher": {"@id": "#kurum"}, "inLanguage": "tr-TR",
   "description": "Satır
sonu olan bir özet"}]}
</script></head>
<body><header><nav><ul><li><a href="/">Ana sayfa</a></li><li><a href="/spor">Spor</a></li></ul></nav></header>
<article><h1>Köprü yıl sonunda açılıyor</h1>
<div class="content"><p>Vali Demir, "Köprü yıl sonunda açılacak." dedi. Çalışmaların sürdüğünü, bu yıl elli milyon lira harcandığını anlattı.</p>
<p>Belediye Başkanı Kaya ise yolun iki şeritten dört şeride<br>çıkarılacağını, ilçede trafiğin rahatlayacağını söyledi.</p>
<figure><img src="a.jpg"><figcaption>Fotoğraf: Arşiv</figcaption></figure>
<p>Görüşmeye ilçenin muhtarları da katıldı; yağmur nedeniyle tören ertelendi, yeni tarih sonra açıklanacak.</p></div></article>
<aside><h3>İlginizi çekebilir</h3><a href="/1">Başka bir haber</a></aside>
<footer><a href="/kunye">Künye</a> <a href="/iletisim">İletişim</a> Tüm hakları saklıdır.</footer></body></html>"##;

/// The text of [`PAGE`].
pub const PAGE_TEXT: &str = "Vali Demir, \"Köprü yıl sonunda açılacak.\" dedi. Çalışmaların sürdüğünü, bu yıl elli milyon lira \
     harcandığını anlattı.\nBelediye Başkanı Kaya ise yolun iki şeritten dört şeride\nçıkarılacağını, ilçede trafiğin \
     rahatlayacağını söyledi.\nGörüşmeye ilçenin muhtarları da katıldı; yağmur nedeniyle tören ertelendi, yeni tarih sonra \
     açıklanacak.";

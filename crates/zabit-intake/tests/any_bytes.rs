//! Whatever the bytes: no panic, an end, and every fault on one line.

mod common;

use common::{PAGE, gzip, read_with, record, response, zstd};
use proptest::prelude::*;
use zabit_intake::{Format, Options};

/// Small files of every format, to be damaged.
fn whole() -> Vec<Vec<u8>> {
    let jsonl =
        "{\"text\": \"Köprü \\ud83d\\ude00\", \"tarih\": \"8 Eylül 2025\"}\n{\"text\": [\"a\", {\"name\": \"b\"}]}\n";
    vec![
        jsonl.into(),
        format!("[{}]", jsonl.trim_end().replace('\n', ",")).into(),
        "tarih;metin\n08.09.2025;\"Köprü \"\"açık\"\"\"\n;Yol\n".into(),
        PAGE.into(),
        "<rss><channel><title>Ö</title><item><title>K</title><description><![CDATA[<p>Köprü]]></description></item></channel></rss>".into(),
        "<feed><entry><content type=\"xhtml\"><div><p>Köprü &amp; yol</p></div></content></entry></feed>".into(),
        [record("conversion", "x", b"Yol"), response("y", "Content-Type: text/html\r\nTransfer-Encoding: chunked", b"5\r\n<p>Yo\r\n0\r\n\r\n")].concat(),
    ]
}

fn try_all(bytes: &[u8]) -> Result<(), TestCaseError> {
    let formats = [None].into_iter().chain(Format::ALL.iter().copied().map(Some));
    for format in formats {
        let options = Options { max_bytes: 4096, format, map: "id=no".parse().expect("a mapping") };
        let found = read_with("a", bytes, &options);
        // An item takes a byte at least, and the file may have a fault of its own.
        prop_assert!(found.len() <= bytes.len() + 2);
        for result in found {
            match result {
                Ok(article) => {
                    let numbered = format!("a#{}", article.item);
                    prop_assert!(article.source == "a" || article.source == numbered);
                }
                Err(fault) => prop_assert!(!fault.to_string().contains(['\n', '\r']), "{fault}"),
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(200)
    ))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        try_all(&bytes)?;
    }

    #[test]
    fn any_text(text in "[<>/a-z\"'=&;{}\\[\\]:,\\\\u\n KöüİıŞ0-9!-]{0,200}") {
        try_all(text.as_bytes())?;
    }

    #[test]
    fn any_markup(parts in prop::collection::vec(prop::sample::select(&[
        "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td colspan=99999999999>", "<a href=x>", "</a>", "<b>", "<script>", "</script>",
        "<!--", "-->", "<svg>", "<template>", "<br>", "<li>", "<ul>", "<math>", "<h1>", "<img>", "<select>", "<option>", "Köprü açıldı, vali geldi. ",
        "<frameset>", "<plaintext>", "<noscript>", "<pre>", "<font size=1>", "<body class=comment>", "<form>", "<iframe>", "<base href=':'>",
        "<time datetime=2025-09-08>", "<meta property=og:title content=x>", "<script type=application/ld+json>{\"@type\":\"Article\"}</script>",
    ][..]), 0..60)) {
        try_all(format!("<html>{}", parts.concat()).as_bytes())?;
    }

    #[test]
    fn any_damage(file in 0usize..7, cut in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), byte in any::<u8>(), packing in 0..3) {
        let file = &whole()[file];
        let mut bytes = match packing {
            0 => file.clone(),
            1 => gzip(file),
            _ => zstd(file),
        };
        let place = at.index(bytes.len());
        bytes[place] = byte;
        bytes.truncate(cut.index(bytes.len() * 2));
        try_all(&bytes)?;
    }
}

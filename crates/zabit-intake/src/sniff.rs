//! Which format is this? By the content; by the name only where the content leaves it open.

use std::path::Path;

use crate::options::{Field, Format, Mapping, fold};

/// How far the root element of XML is looked for.
const PROLOGUE: usize = 4096;

/// Tells the format of unpacked bytes from the first of them and the name of their file.
pub(crate) fn format(head: &[u8], name: &str, map: &Mapping) -> Format {
    let text = start(head);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let ending = ending(name);
    if text.starts_with("WARC/") {
        return Format::Warc;
    }
    if text.starts_with('<') {
        return markup(text, &ending);
    }
    if ending == "jsonl" || ending == "ndjson" {
        return Format::JsonLines;
    }
    if let Some(format) = json(text) {
        return format;
    }
    match ending.as_str() {
        "csv" => Format::Csv,
        "tsv" | "tab" => Format::Tsv,
        "html" | "htm" | "xhtml" => Format::Html,
        _ if is_table(text, map) => Format::Csv,
        _ => Format::Text,
    }
}

/// The beginning of a file as text, UTF-16 too.
fn start(head: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, mark)) => {
            encoding.decode_without_bom_handling(head.get(mark..).unwrap_or_default()).0.into_owned()
        }
        None => String::from_utf8_lossy(head).into_owned(),
    }
}

/// The ending of a file's name in lower case, that of its packing apart: "jsonl" of "haber.JSONL.gz".
fn ending(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let bare = [".gz", ".zst", ".gzip", ".zstd"].iter().find_map(|packing| lower.strip_suffix(packing));
    Path::new(bare.unwrap_or(&lower)).extension().unwrap_or_default().to_string_lossy().into_owned()
}

/// HTML or a feed, by the root element. A text that begins with "<" and is neither stays a text.
fn markup(text: &str, ending: &str) -> Format {
    let end = text.char_indices().nth(PROLOGUE).map_or(text.len(), |(at, _)| at);
    let prologue = text[..end].to_ascii_lowercase();
    let tags = prologue.match_indices('<').map(|(at, _)| &prologue[at + 1..]);
    for tag in tags {
        let name: &str = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default();
        match name {
            "rss" | "feed" | "rdf:rdf" | "atom:feed" => return Format::Feed,
            "!doctype" if !tag.trim_start_matches("!doctype").trim_start().starts_with("html") => {}
            "html" | "head" | "body" | "!doctype" | "title" | "meta" | "div" | "p" | "article" | "script" | "h1"
            | "main" | "table" | "section" | "header" | "link" | "style" | "span" | "center" | "br" | "a" | "b" => {
                return Format::Html;
            }
            _ => {}
        }
    }
    if matches!(ending, "html" | "htm" | "xhtml") { Format::Html } else { Format::Text }
}

/// JSON Lines where the first line is a whole object or the second begins one, else JSON.
fn json(text: &str) -> Option<Format> {
    let inside = text.get(1..).unwrap_or_default().trim_start();
    match text.as_bytes().first()? {
        b'[' if inside.starts_with(['{', ']']) => Some(Format::Json),
        b'{' if inside.starts_with(['"', '}']) => {
            let Some((first, rest)) = text.split_once('\n') else { return Some(Format::JsonLines) };
            let lines = crate::mend::json(first).is_ok() || rest.trim_start().starts_with('{');
            Some(if lines { Format::JsonLines } else { Format::Json })
        }
        _ => None,
    }
}

/// Whether the first line names columns: the one that holds the text, and another.
fn is_table(text: &str, map: &Mapping) -> bool {
    let Some((first, _)) = text.split_once('\n') else { return false };
    let cells: Vec<String> =
        first.split([',', ';', '\t']).map(|cell| fold(cell.trim_matches(['"', ' ', '\r']))).collect();
    let has = |field: Field| {
        let named = map.column(field).map(fold);
        let known = |cell: &String| {
            named.as_ref().map_or_else(|| field.common_names().contains(&cell.as_str()), |named| named == cell)
        };
        cells.iter().any(known)
    };
    has(Field::Text) && Field::ALL.iter().filter(|field| has(**field)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        let cases = [
            ("Köprü açıldı.", "a.txt", Format::Text),
            ("Köprü açıldı.", "-", Format::Text),
            ("<3 Köprü açıldı.", "-", Format::Text),
            ("[ANKARA] Köprü açıldı.", "-", Format::Text),
            ("{köprü}", "-", Format::Text),
            ("haber, Vali Demir'den geldi.\nKöprü açıldı.", "-", Format::Text),
            ("", "a.txt", Format::Text),
            ("\u{feff} <!DOCTYPE html><p>Köprü", "a.txt", Format::Html),
            ("<HTML lang=tr>", "-", Format::Html),
            ("<!-- köprü --><div>", "-", Format::Html),
            ("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html>", "-", Format::Html),
            ("<?xml version='1.0'?>\n<!-- köprü -->\n<rss version='2.0'>", "a.html", Format::Feed),
            ("<feed xmlns='http://www.w3.org/2005/Atom'>", "-", Format::Feed),
            ("<rdf:RDF xmlns='x'>", "-", Format::Feed),
            ("WARC/1.0\r\nWARC-Type: response", "a.txt", Format::Warc),
            ("{\"text\": \"Köprü\"}\n{\"text\": \"Yol\"}", "-", Format::JsonLines),
            ("{\"text\": \"Köprü\"}", "a.json", Format::JsonLines),
            ("{\"text\": \"bozuk\n{\"text\": \"Yol\"}", "-", Format::JsonLines),
            ("{\n  \"text\": \"Köprü\"\n}", "a.json", Format::Json),
            (" [\n{\"text\": \"Köprü\"}]", "-", Format::Json),
            ("bozuk\n{\"text\": \"Yol\"}", "a.jsonl.gz", Format::JsonLines),
            ("metin;tarih\nKöprü;2025", "-", Format::Csv),
            ("\"Tarih\",\"METİN\"\n2025,Köprü", "-", Format::Csv),
            ("a,b\nKöprü,Yol", "A.CSV.gz", Format::Csv),
            ("a\tb\nKöprü\tYol", "a.tsv", Format::Tsv),
        ];
        for (text, name, expected) in cases {
            assert_eq!(format(text.as_bytes(), name, &Mapping::default()), expected, "{name}: {text}");
        }
        let map = Mapping::default().with(Field::Text, "gövde").with(Field::Id, "no");
        assert_eq!(format("no,gövde\n1,Köprü".as_bytes(), "-", &map), Format::Csv);
    }
}

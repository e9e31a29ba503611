//! Provisional driver.
use std::io::Write;
fn main() {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(2).filter(|a| !a.starts_with("--") && a != "json") {
        let mut text = std::fs::read_to_string(&path).unwrap();
        let mut day = None;
        if let Some(rest) = text.strip_prefix("date ") {
            day = rest[..10].parse().ok();
            let rest = rest[10..].trim_start().trim_start_matches('?').trim_start().to_owned();
            text = rest;
        }
        let story = zabit_text::Story::new(text).published(day);
        let mut reading = zabit_reader::read(&story);
        reading.record.document.source = path;
        serde_json::to_writer(&mut out, &reading.record).unwrap();
        out.write_all(b"\n").unwrap();
    }
}

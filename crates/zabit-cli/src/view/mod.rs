//! The page for people: one record at a glance, in the story's own words.
//!
//! Sections that have nothing are left out. Styles are always written; the stream drops them where
//! colours are off, so the page is the same text everywhere.

mod events;
pub mod figure;
mod figures;
pub mod layout;
mod people;
mod statements;
mod words;

use zabit_reader::draft::Reason;
use zabit_record::Record;

use layout::{BOLD, DIM, HEAD, wrapped};
use words::Words;

/// Writes a record as a page `width` columns wide. With `reasons`, one a statement, says why each is there.
pub fn page(record: &Record, reasons: Option<&[Reason]>, width: usize) -> String {
    let words = Words::new(record);
    let mut page = String::with_capacity(4096);
    headline(&mut page, &words, width);
    let sections: [(&str, String); 7] = [
        ("Who is who", people::section(&words, width)),
        ("Statements", statements::section(&words, reasons, width)),
        ("Figures", figures::section(&words, width)),
        ("Meetings", events::meetings(&words, width)),
        ("Agreements", events::agreements(&words, width)),
        ("Other events", events::others(&words, width)),
        ("Commitments", events::commitments(&words, width)),
    ];
    let empty = sections.iter().all(|(_, body)| body.is_empty());
    for (name, body) in sections.iter().filter(|(_, body)| !body.is_empty()) {
        page.push_str(&format!("\n{HEAD}{name}{HEAD:#}\n{body}"));
    }
    if empty {
        page.push_str("\n  Nothing to record was found in this story.\n");
    }
    page
}

/// The headline, or the story's first line cut to size; below it day, outlet and file.
fn headline(page: &mut String, words: &Words, width: usize) {
    let document = &words.record.document;
    let line = document.title.as_deref().unwrap_or_else(|| document.text.lines().next().unwrap_or_default());
    // One column stays free for the sign of a line cut short.
    let mut lines = wrapped(line, width - 1);
    if document.title.is_none() && lines.len() > 2 {
        lines.truncate(2);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    for line in lines {
        page.push_str(&format!("{BOLD}{line}{BOLD:#}\n"));
    }
    let day = document.published.as_deref().map(figure::date);
    let facts = [day, document.outlet.clone(), Some(document.source.clone())];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    if !facts.is_empty() {
        page.push_str(&format!("{DIM}{}{DIM:#}\n", facts.join(" · ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const STORY: &str = "Köprü yıl sonunda açılacak\nVali Ayşe Demir, \"Köprü yıl sonunda açılacak. \
        Gecikme yok.\" dedi. Kaya ile Örnek Belediyesi arasında Köprü Protokolü imzalandı. \
        Yatırım 6,7 milyar dolara ulaştı. Demir, yolun da yapılacağını söyledi.";

    /// The code points of the first place where `words` stand in the story.
    fn at(words: &str) -> (u32, u32) {
        let byte = STORY.find(words).expect("the story has these words");
        let start = STORY[..byte].chars().count() as u32;
        (start, start + words.chars().count() as u32)
    }

    fn sample() -> Record {
        let span = |words: &str| json!({ "start": at(words).0, "end": at(words).1 });
        let with = |words: &str, mut rest: serde_json::Value| {
            (rest["start"], rest["end"]) = (at(words).0.into(), at(words).1.into());
            rest
        };
        let record = json!({
            "document": { "id": "x", "title": "Köprü yıl sonunda açılacak", "published": "2025-09-08",
                "language": "tr", "source": "haber.txt", "outlet": "AA", "text": STORY },
            "entities": [
                { "id": "e1", "type": "person", "name": "Ayşe Demir", "mentions": [span("Ayşe Demir")],
                  "roles": [with("Vali", json!({ "title": "Vali", "organisation": null }))] },
                { "id": "e2", "type": "person", "name": "Kaya", "mentions": [span("Kaya")], "roles": [] },
                { "id": "e3", "type": "organisation", "name": "Örnek Belediyesi", "country": "TUR",
                  "mentions": [span("Örnek Belediyesi")], "roles": [] }
            ],
            "statements": [
                with("Köprü yıl sonunda açılacak. Gecikme yok.", json!({ "id": "s1", "type": "direct",
                    "source": "e1", "cue": with("dedi", json!({ "lemma": "de" })) })),
                with("yolun da yapılacağını", json!({ "id": "s2", "type": "indirect", "source": "e1",
                    "cue": with("söyledi", json!({ "lemma": "söyle" })) }))
            ],
            "quantities": [with("6,7 milyar dolar", json!({ "id": "q1", "value": "6700000000", "unit": "USD",
                "comparator": ">", "measure": "Yatırım", "status": "target", "when": "2030", "statement": "s1" }))],
            "dates": [],
            "events": [
                with("imzalandı", json!({ "id": "v1", "type": "AGREE", "actors": ["e2", "e3"], "recipients": [],
                    "place": null, "date": "2025-09-08", "modality": "happened", "statement": null,
                    "agreement": { "name": "Köprü Protokolü", "kind": "protocol", "status": "signed" } })),
                with("ile", json!({ "id": "v2", "type": "CONSULT", "actors": ["e1", "e2"], "recipients": [],
                    "place": "e3", "date": null, "modality": "planned", "statement": null, "consult": "meeting" })),
                with("ulaştı", json!({ "id": "v3", "type": "DISAPPROVE", "actors": ["e1"], "recipients": ["e2"],
                    "place": null, "date": null, "modality": "denied", "statement": "s2" }))
            ],
            "commitments": [with("yolun da yapılacağını", json!({ "id": "c1", "by": "e1", "kind": "pledge",
                "due": "2030", "quantity": "q1", "statement": "s2" }))]
        });
        serde_json::from_value(record).expect("a record")
    }

    fn plain(page: &str) -> String {
        anstream::adapter::strip_str(page).to_string()
    }

    #[test]
    fn a_page() {
        let reason = |rule, analysis: &[&str]| Reason {
            rule,
            source: "subject",
            analysis: analysis.iter().map(|word| (*word).to_owned()).collect(),
        };
        let reasons = [reason("quote then cue", &[]), reason("clause", &["belirtti: belirt VERB Tense=Past"])];
        let expected = "\
Köprü yıl sonunda açılacak
8 Eylül 2025 · AA · haber.txt

Who is who
  Ayşe Demir        Vali
  Kaya              no role given
  Organisations     Örnek Belediyesi (TUR)

Statements
  Ayşe Demir
    “Köprü yıl sonunda açılacak. Gecikme yok.”
      direct · dedi
      rule: quote then cue · source: subject
    yolun da yapılacağını
      indirect · söyledi
      rule: clause · source: subject
      belirtti: belirt VERB Tense=Past

Figures
  Measure  Value             When  Status  Said by
  Yatırım  > 6,7 milyar USD  2030  target  Ayşe Demir

Meetings
  Ayşe Demir, Kaya: meeting, “ile”
      Örnek Belediyesi · planned

Agreements
  Köprü Protokolü: Kaya, Örnek Belediyesi
      protocol · signed · 8 Eylül 2025

Other events
  Ayşe Demir → Kaya: disapprove, “ulaştı”
      denied · according to Ayşe Demir

Commitments
  Ayşe Demir: yolun da yapılacağını
      pledge · due 2030 · > 6,7 milyar USD
";
        assert_eq!(plain(&page(&sample(), Some(&reasons), 80)), expected);
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for width in [40, 60, 80, 110] {
            let page = plain(&page(&sample(), None, width));
            for line in page.lines() {
                assert!(layout::columns(line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_record_with_spans_beyond_its_text_is_shown_without_panic() {
        let mut record = sample();
        record.document.text.truncate(20);
        assert!(!page(&record, None, 80).is_empty());
        assert!(page(&Record::default(), None, 80).contains("Nothing to record"));
    }
}

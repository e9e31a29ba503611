//! Who said what: statements under their speakers, in text order.

use zabit_reader::draft::Reason;
use zabit_record::{EntityId, Statement, StatementType};

use super::layout::{BOLD, indented, remark};
use super::words::Words;

/// The section; empty where nobody says anything. Speakers come in the order they first speak.
pub fn section(words: &Words, reasons: Option<&[Reason]>, width: usize) -> String {
    let mut speakers: Vec<(Option<EntityId>, Vec<usize>)> = Vec::new();
    for (n, statement) in words.record.statements.iter().enumerate() {
        match speakers.iter_mut().find(|(speaker, _)| *speaker == statement.source) {
            Some((_, said)) => said.push(n),
            None => speakers.push((statement.source, vec![n])),
        }
    }
    let mut out = String::new();
    for (speaker, said) in speakers {
        let name = speaker.map_or_else(|| "Source not named".to_owned(), |id| words.name(id));
        out.push_str(&format!("  {BOLD}{name}{BOLD:#}\n"));
        for n in said {
            let Some(statement) = words.record.statements.get(n) else { continue };
            out.push_str(&shown(statement, words, width));
            if let Some(reason) = reasons.and_then(|reasons| reasons.get(n)) {
                out.push_str(&remark(&why(reason), width));
                out.extend(reason.analysis.iter().map(|word| remark(std::slice::from_ref(word), width)));
            }
        }
    }
    out
}

fn shown(statement: &Statement, words: &Words, width: usize) -> String {
    let content = words.of(statement.start, statement.end);
    let content = match statement.kind {
        StatementType::Direct => format!("“{}”", content.trim()),
        _ => curly(content.trim()),
    };
    let mut out: String =
        content.lines().filter(|line| !line.trim().is_empty()).map(|line| indented(line, 4, width)).collect();
    let kind = match statement.kind {
        StatementType::Direct => "direct",
        StatementType::Indirect => "indirect",
        StatementType::Mixed => "mixed",
    };
    let cue = statement.cue.as_ref().map_or("no reporting verb", |cue| words.of(cue.start, cue.end));
    let medium = statement.medium.map(|medium| words.of(medium.start, medium.end)).unwrap_or_default();
    let within = statement.within.and_then(|outer| words.speaker(outer));
    let within = within.map(|speaker| format!("as reported by {speaker}")).unwrap_or_default();
    out.push_str(&remark(&[kind.to_owned(), one_line(cue), one_line(medium), within], width));
    out
}

fn why(reason: &Reason) -> [String; 2] {
    let part = |label: &str, text: &str| if text.is_empty() { String::new() } else { format!("{label}: {text}") };
    [part("rule", reason.rule), part("source", reason.source)]
}

/// Words of the story on one line.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Straight double marks made Turkish ones: "…" is “…”.
fn curly(text: &str) -> String {
    let mut open = false;
    text.chars()
        .map(|c| match c {
            '"' => {
                open = !open;
                if open { '“' } else { '”' }
            }
            other => other,
        })
        .collect()
}

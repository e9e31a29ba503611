//! The words that tell of an event, from `data/events.tsv`, found by the verb they end with.

use std::ops::Range;
use std::sync::LazyLock;

use hashbrown::HashMap;
use zabit_record::{ConsultKind, EntityType};
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{self, VerbForm};

use super::noun::noun_form;
use crate::Doc;

/// How the other party of an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Object {
    /// The event has none.
    None,
    /// "Kaya ile", "Kaya'yla".
    Comitative,
    /// In this case.
    Case(Case),
    /// "Kaya hakkında".
    About,
}

/// What the other party has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Only {
    Anything,
    People,
    Bodies,
    Places,
}

impl Only {
    pub(crate) fn takes(self, kind: EntityType) -> bool {
        match self {
            Only::Anything => true,
            Only::People => matches!(kind, EntityType::Person | EntityType::Group),
            Only::Bodies => matches!(kind, EntityType::Organisation),
            Only::Places => matches!(kind, EntityType::Place),
        }
    }
}

/// Which suffixes a word before the verb takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Suffixes {
    None,
    Any,
    /// Those of an object: "görüşme yaptı", "görüşmeyi yaptı", not "görüşmede yaptı".
    Object,
}

/// One line of the table.
#[derive(Debug)]
pub(crate) struct Trigger {
    /// PLOVER type.
    pub kind: &'static str,
    /// The words before the verb.
    before: Vec<(&'static str, Suffixes)>,
    /// The verb stem.
    pub verb: &'static str,
    pub object: Object,
    pub only: Only,
    /// For CONSULT.
    pub consult: Option<ConsultKind>,
    /// For AGREE: the status the verb gives.
    pub status: &'static str,
}

/// A trigger found in a story.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub trigger: &'static Trigger,
    pub tokens: Range<usize>,
    pub form: VerbForm,
}

struct Table {
    triggers: Vec<Trigger>,
    /// By the verb's dictionary stem.
    by_verb: HashMap<&'static str, Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let triggers: Vec<Trigger> = include_str!("../../data/events.tsv").lines().filter_map(parse).collect();
    let mut by_verb: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (at, trigger) in triggers.iter().enumerate() {
        by_verb.entry(trigger.verb).or_default().push(at);
    }
    // Longer triggers first: "telefonda görüş" before "görüş".
    for list in by_verb.values_mut() {
        list.sort_by_key(|at| (usize::MAX - triggers.get(*at).map_or(0, |t| t.before.len()), *at));
    }
    Table { triggers, by_verb }
});

/// A line of the table; `None` for a comment. A test checks that every other line is understood.
fn parse(line: &'static str) -> Option<Trigger> {
    if line.starts_with('#') {
        return None;
    }
    let mut cells = line.split('\t');
    let (kind, words, object, detail) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let mut before: Vec<(&str, Suffixes)> = words.split(' ').map(suffixes).collect();
    let (verb, _) = before.pop()?;
    let mut object = object.split(' ');
    Some(Trigger {
        kind,
        before,
        verb,
        object: match object.next()? {
            "com" => Object::Comitative,
            "acc" => Object::Case(Case::Accusative),
            "dat" => Object::Case(Case::Dative),
            "abl" => Object::Case(Case::Ablative),
            "gen" => Object::Case(Case::Genitive),
            "about" => Object::About,
            "-" => Object::None,
            _ => return None,
        },
        only: match object.next() {
            None => Only::Anything,
            Some("person") => Only::People,
            Some("org") => Only::Bodies,
            Some("place") => Only::Places,
            _ => return None,
        },
        consult: match detail {
            "meeting" => Some(ConsultKind::Meeting),
            "call" => Some(ConsultKind::Call),
            "visit" => Some(ConsultKind::Visit),
            _ => None,
        },
        status: if kind == "AGREE" { detail } else { "" },
    })
}

fn suffixes(word: &str) -> (&str, Suffixes) {
    if let Some(stem) = word.strip_suffix('*') {
        return (stem, Suffixes::Any);
    }
    word.strip_suffix('+').map_or((word, Suffixes::None), |stem| (stem, Suffixes::Object))
}

/// Whether a verb's stem is that of some trigger.
pub(crate) fn is_trigger_verb(lemma: &str) -> bool {
    TABLE.by_verb.contains_key(lemma)
}

/// The longest trigger whose verb is the token `at`.
pub(crate) fn hit(doc: &Doc, at: usize) -> Option<Hit> {
    if !doc.marks(at).trigger || !doc.is_word(at) {
        return None;
    }
    let table = &*TABLE;
    doc.verbs(at).iter().find_map(|verb| {
        table.by_verb.get(verb.lemma.as_str())?.iter().find_map(|index| {
            let trigger = table.triggers.get(*index)?;
            let start = trigger.before(doc, at)?;
            let form = trigger.form(doc, at)?;
            Some(Hit { trigger, tokens: start..at + 1, form })
        })
    })
}

impl Trigger {
    /// Where the words before the verb begin; `None` where they do not stand there.
    fn before(&self, doc: &Doc, verb: usize) -> Option<usize> {
        let mut at = verb;
        for (stem, suffixes) in self.before.iter().rev() {
            at = at.checked_sub(1)?;
            // "görüşme de yaptı", "anlaşma mı yaptı".
            if matches!(doc.lower(at), "de" | "da" | "mi" | "mı") {
                at = at.checked_sub(1)?;
            }
            let rest = doc.lower(at).strip_prefix(stem)?;
            let object = |case| matches!(case, Case::Nominative | Case::Accusative);
            let fits = match suffixes {
                Suffixes::None => rest.is_empty(),
                Suffixes::Any => true,
                Suffixes::Object => noun_form(rest, true).is_some_and(|form| object(form.case)),
            };
            fits.then_some(())?;
        }
        Some(at)
    }

    /// How the verb stands there.
    fn form(&self, doc: &Doc, at: usize) -> Option<VerbForm> {
        let form = doc.verb(at, self.verb)?;
        // "anlaşıldı" is understood, not agreed; "anlaşma", "çatışma" and "kaçırılma vakası" are nouns of their own.
        let noun = form.kind == verb::Kind::Action;
        let twin = self.verb == "anlaş" && form.passive
            || noun && matches!(self.verb, "anlaş" | "çatış")
            || noun && form.person == verb::Person::None && form.case == Some(Case::Nominative);
        // A bare stem is a noun or an adverb more often than an order in news text.
        let bare = doc.lower(at) == self.verb;
        (!twin && !bare).then_some(form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zabit_text::Story;

    #[test]
    fn every_line_of_the_table_is_understood() {
        for line in include_str!("../../data/events.tsv").lines().filter(|line| !line.starts_with('#')) {
            let trigger = parse(line).unwrap_or_else(|| panic!("not understood: {line:?}"));
            assert!(trigger.kind != "CONSULT" || trigger.consult.is_some(), "CONSULT without its kind: {line:?}");
        }
    }

    #[test]
    fn longest_trigger_wins() {
        let story = Story::new("Demir, Kaya ile telefonda görüştü.");
        let doc = Doc::new(&story);
        let hits: Vec<Hit> = (0..doc.len()).filter_map(|at| hit(&doc, at)).collect();
        assert_eq!(hits.len(), 1);
        assert_eq!(hits[0].trigger.consult, Some(ConsultKind::Call));
    }
}

//! What is known of one mark: who, what, on what grounds, and which other stories carry it.

use zabit_record::{Comparator, Quantity, Span};
use zabit_store::{Carrier, Thing};

use super::super::paths;
use super::correct::{Correct, What};
use super::speakers::short;
use super::told::Told;
use crate::texts::Texts;

/// What is said of a mark.
#[derive(Default)]
pub struct Panel {
    /// The mark's number.
    pub id: String,
    /// What it is: the class of its style.
    pub class: &'static str,
    /// What it is, in words.
    pub what: String,
    /// Its heading: a name, or the words.
    pub heading: String,
    /// Where the heading leads.
    pub href: Option<String>,
    /// What is known.
    pub facts: Vec<Fact>,
    /// Other stories that carry it; nothing where that is not asked.
    pub carried: Option<Vec<Other>>,
    /// What can be corrected.
    pub correct: Option<Correct>,
}

/// One thing known of a mark.
pub struct Fact {
    /// The key of its label.
    pub label: &'static str,
    /// What is known, each with where it leads.
    pub values: Vec<(String, Option<String>)>,
}

/// Another story.
pub struct Other {
    /// Its headline.
    pub title: String,
    /// Its address.
    pub href: String,
    /// Its outlet and day.
    pub about: String,
}

impl Panel {
    fn new(id: &str, class: &'static str, what: impl Into<String>, heading: impl Into<String>) -> Self {
        Self { id: id.to_owned(), class, what: what.into(), heading: heading.into(), ..Self::default() }
    }

    fn fact(&mut self, label: &'static str, value: impl Into<String>) {
        self.link(label, value, None);
    }

    fn link(&mut self, label: &'static str, value: impl Into<String>, href: Option<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push(Fact { label, values: vec![(value, href)] });
        }
    }

    fn maybe(&mut self, label: &'static str, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            self.fact(label, value);
        }
    }
}

/// What is known of a mark, by its number. Nothing where the story has no such mark.
pub fn panel(told: &Told, id: &str, t: Texts) -> Option<Panel> {
    if let Some(number) = id.strip_prefix('d') {
        return date(told, id, number.parse().ok()?, t);
    }
    let mut panel = match Thing::new(id)? {
        Thing::Statement(_) => statement(told, id, t),
        Thing::Entity(_) => entity(told, id, t),
        Thing::Figure(_) => figure(told, id, t),
        Thing::Event(_) => event(told, id, t),
        Thing::Commitment(_) => commitment(told, id, t),
    }?;
    panel.correct = What::of(told, id, t).map(|what| Correct::new(told, id, what));
    Some(panel)
}

fn statement(told: &Told, id: &str, t: Texts) -> Option<Panel> {
    let joined = told.joined.statements.iter().find(|statement| statement.id == id)?;
    let statement = told.record.statements.iter().find(|statement| statement.id.0 == joined.local)?;
    let mut panel = Panel::new(id, "said", t.say("mark-statement"), short(told.words(statement.span())));
    let who = joined.speaker.clone().unwrap_or_else(|| t.say("nobody").into_owned());
    panel.link("fact-who", who, joined.speaker_id.as_deref().map(paths::entity));
    panel.fact("fact-kind", t.name("statement", &word(&statement.kind)));
    panel.maybe("fact-cue", statement.cue.as_ref().map(|cue| cue.lemma.as_str()));
    panel.maybe("fact-medium", statement.medium.map(|medium| told.words(medium)));
    if let Some(outer) = statement.within.and_then(|outer| told.statement(outer)) {
        let who = outer.speaker.clone().unwrap_or_else(|| t.say("nobody").into_owned());
        panel.link("fact-within", who, Some(told.mark(&outer.id)));
    }
    panel.maybe("fact-decision", joined.decision.map(|decision| t.count("fact-decided", decision)));
    let span = statement.span();
    if let Some(why) = told.why.iter().find(|why| (why.start, why.end) == (span.start, span.end)) {
        panel.fact("fact-rule", t.name("rule", why.rule));
        panel.fact("fact-source-rule", t.name("found", why.source));
        panel.fact("fact-analysis", why.analysis.join("\n"));
    }
    panel.carried = Some(joined.carried.iter().map(|carrier| other(carrier, t)).collect());
    Some(panel)
}

fn entity(told: &Told, id: &str, t: Texts) -> Option<Panel> {
    let joined = told.joined.entities.iter().find(|entity| entity.id == id)?;
    let entity = told.record.entities.iter().find(|entity| entity.id.0 == joined.local)?;
    let kind = t.name("kind", &joined.kind);
    let mut panel = Panel::new(id, "name", kind, joined.name.clone());
    panel.href = Some(paths::entity(id));
    panel.maybe("fact-role", joined.role.as_deref().map(|role| t.role(role)));
    panel.maybe("fact-country", entity.country.as_deref());
    if entity.name != joined.name {
        panel.fact("fact-called", entity.name.as_str());
    }
    panel.fact("fact-also", entity.aliases.join(", "));
    panel.fact("fact-stories", t.count("count-stories", joined.stories));
    let evidence: Vec<_> = joined.evidence.split(", ").map(|word| t.name("evidence", word)).collect();
    panel.fact("fact-evidence", evidence.join(", "));
    if joined.evidence != "new" {
        let score = t.decimal(&format!("{:.1}", joined.score));
        panel.fact("fact-score", t.tell("fact-score-value", score));
    }
    panel.maybe("fact-decision", joined.decision.map(|decision| t.count("fact-decided", decision)));
    Some(panel)
}

fn figure(told: &Told, id: &str, t: Texts) -> Option<Panel> {
    let local = local(&told.joined.figures, id)?;
    let figure = told.record.quantities.iter().find(|figure| figure.id.0 == local)?;
    let words = told.words(Span::new(figure.start, figure.end));
    let mut panel = Panel::new(id, "figure", t.say("mark-figure"), words);
    match told.figure(figure.id) {
        Some(stands) => {
            panel.fact("fact-value", value(&stands, t));
            panel.maybe("fact-measure", stands.measure.as_deref());
            panel.fact("fact-status", t.name("figure", &word(&stands.status)));
        }
        None => panel.fact("fact-value", t.say("figure-none")),
    }
    if let Some(decided) = told.decided(id) {
        panel.fact("fact-read", format!("{}, {}", value(figure, t), t.name("figure", &word(&figure.status))));
        panel.fact("fact-decision", t.count("fact-decided", decided.decision));
    }
    panel.maybe("fact-when", figure.when.as_deref().map(|when| t.day(when)));
    said_by(&mut panel, told, figure.statement);
    Some(panel)
}

fn event(told: &Told, id: &str, t: Texts) -> Option<Panel> {
    let local = local(&told.joined.events, id)?;
    let event = told.record.events.iter().find(|event| event.id.0 == local)?;
    let words = told.words(Span::new(event.start, event.end));
    let mut panel = Panel::new(id, "event", t.say("mark-event"), short(words));
    let kind = match event.consult {
        Some(consult) => t.name("consult", &word(&consult)),
        None => t.name("event", &event.kind),
    };
    panel.fact("fact-kind", kind);
    parties(&mut panel, "fact-parties", told, &event.actors);
    parties(&mut panel, "fact-to", told, &event.recipients);
    if let Some(agreement) = &event.agreement {
        panel.fact("fact-agreement", agreement.name.as_str());
        panel.fact("fact-status", t.name("status", &agreement.status));
    }
    if let Some(place) = event.place.and_then(|place| told.entity(place)) {
        panel.link("fact-place", place.name.as_str(), Some(paths::entity(&place.id)));
    }
    panel.maybe("fact-when", event.date.as_deref().map(|date| t.day(date)));
    panel.fact("fact-modality", t.name("modality", &word(&event.modality)));
    said_by(&mut panel, told, event.statement);
    Some(panel)
}

fn commitment(told: &Told, id: &str, t: Texts) -> Option<Panel> {
    let local = local(&told.joined.commitments, id)?;
    let commitment = told.record.commitments.iter().find(|commitment| commitment.id.0 == local)?;
    let words = told.words(Span::new(commitment.start, commitment.end));
    let mut panel = Panel::new(id, "commitment", t.say("mark-commitment"), short(words));
    match commitment.by.and_then(|by| told.entity(by)) {
        Some(by) => panel.link("fact-by", by.name.as_str(), Some(paths::entity(&by.id))),
        None => panel.fact("fact-by", t.say("nobody")),
    }
    panel.fact("fact-kind", t.name("commitment", &word(&commitment.kind)));
    panel.maybe("fact-due", commitment.due.as_deref().map(|due| t.day(due)));
    if let Some(figure) = commitment.quantity.and_then(|id| told.figure(id)) {
        panel.link("fact-figure", value(&figure, t), Some(told.mark(told.figure_id(figure.id))));
    }
    said_by(&mut panel, told, commitment.statement);
    Some(panel)
}

fn date(told: &Told, id: &str, number: usize, t: Texts) -> Option<Panel> {
    let date = told.record.dates.get(number.checked_sub(1)?)?;
    let words = told.words(Span::new(date.start, date.end));
    let mut panel = Panel::new(id, "date", t.say("mark-date"), words);
    panel.fact("fact-when", t.day(&date.value));
    Some(panel)
}

/// The number inside the record of a part that has this number in the store.
fn local(numbers: &[(u32, String)], id: &str) -> Option<u32> {
    numbers.iter().find(|(_, number)| number == id).map(|(local, _)| *local)
}

fn said_by(panel: &mut Panel, told: &Told, statement: Option<zabit_record::StatementId>) {
    let Some(statement) = statement.and_then(|id| told.statement(id)) else { return };
    let who = statement.speaker.clone().unwrap_or_else(|| statement.id.clone());
    panel.link("fact-said-by", who, Some(told.mark(&statement.id)));
}

fn parties(panel: &mut Panel, label: &'static str, told: &Told, parties: &[zabit_record::EntityId]) {
    let known = parties.iter().filter_map(|party| told.entity(*party));
    let values: Vec<_> = known.map(|party| (party.name.clone(), Some(paths::entity(&party.id)))).collect();
    if !values.is_empty() {
        panel.facts.push(Fact { label, values });
    }
}

/// A figure in words: "≥ 5.000.000.000 USD".
fn value(figure: &Quantity, t: Texts) -> String {
    let sign = match figure.comparator {
        Comparator::Equal => "",
        Comparator::Over => "> ",
        Comparator::AtLeast => "≥ ",
        Comparator::Under => "< ",
        Comparator::AtMost => "≤ ",
        Comparator::About => "≈ ",
    };
    let upper = figure.upper.as_deref().map(|upper| format!("–{}", t.decimal(upper))).unwrap_or_default();
    let unit = t.name("unit", &figure.unit);
    format!("{sign}{}{upper} {unit}", t.decimal(&figure.value))
}

/// The name of a plain value, as the record writes it.
fn word(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}").to_ascii_lowercase()
}

/// A story that carries a statement too.
pub fn other(carrier: &Carrier, t: Texts) -> Other {
    let at = &carrier.at;
    let day = carrier.day.as_deref().map(|day| t.day(day));
    let about: Vec<String> = at.outlet.clone().into_iter().chain(day).collect();
    Other {
        title: at.title.clone().unwrap_or_else(|| t.say("no-title").into_owned()),
        href: paths::story(at.story),
        about: about.join(", "),
    }
}

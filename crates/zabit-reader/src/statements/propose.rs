//! The reports of a sentence, before anyone knows whose they are.

use std::ops::Range;

use zabit_text::{Quote, TokenKind};
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::{Converb, Kind, Tense, VerbForm};

use super::announce::introduction;
use super::clause::{Nominal, clause_before, nominal};
use super::cues::{bare_noun_at, is_cue, noun_at, verb_at};
use super::quoted::{Use, is_sentence_like, use_of, verb_of};
use super::speech::LIGHT_VERBS;
use super::{Voice, voice_of};
use crate::Doc;

/// What is reported.
#[derive(Clone, Debug)]
pub enum Content {
    /// The tokens between quotation marks.
    Quote(Range<usize>),
    /// A clause that ends here (exclusive); where it begins, the source decides.
    Clause {
        /// One past its last token.
        end: usize,
    },
    /// A clause with somebody's word for a thing in marks.
    Called {
        /// One past its last token.
        end: usize,
    },
}

/// A reporting word with its content.
#[derive(Clone, Debug)]
pub struct Report {
    /// What is reported.
    pub content: Content,
    /// The reporting words; `None` where a quotation stands alone.
    pub cue: Option<Range<usize>>,
    /// Their dictionary stem.
    pub lemma: String,
    /// The reporting verb's form.
    pub form: Option<VerbForm>,
    /// Built into the grammar of the sentence.
    pub mixed: bool,
    /// A question put to the source.
    pub asked: bool,
    /// No statement unless its sentence names a source.
    pub needs_source: bool,
    /// Which rule found it.
    pub rule: &'static str,
}

impl Report {
    /// Where its source stands.
    pub fn voice(&self) -> Voice {
        voice_of(self.form.as_ref())
    }

    /// Whether the verb is passive.
    pub fn is_passive(&self) -> bool {
        self.voice() == Voice::Passive
    }

    /// Whether the verb ends its clause.
    pub fn is_finite(&self) -> bool {
        self.form.is_some_and(|form| form.kind == Kind::Finite)
    }

    /// Whether the cue is a verb of saying that has its own subject, which stands in the nominative: not "sözleri".
    pub fn is_saying(&self) -> bool {
        self.is_finite() && !self.is_passive() && is_cue(&self.lemma)
    }

    /// One past the content.
    pub fn content_end(&self) -> usize {
        match &self.content {
            Content::Quote(range) => range.end,
            Content::Clause { end } | Content::Called { end } => *end,
        }
    }

    /// The end of the stretch where the subject may stand before the content.
    pub fn before_content(&self) -> usize {
        match &self.content {
            Content::Quote(range) => range.start,
            Content::Clause { end } | Content::Called { end } => *end,
        }
    }

    /// The content, taken to begin at `from` where it is a clause.
    pub fn content_range(&self, from: usize) -> Range<usize> {
        match &self.content {
            Content::Quote(range) => range.clone(),
            // A clause's own words do not tell where it begins; its last words surely belong to it.
            Content::Clause { end } | Content::Called { end } => from.max(end.saturating_sub(3))..*end,
        }
    }

    /// First token of the cue.
    pub fn cue_start(&self) -> usize {
        self.cue.as_ref().map_or(self.content_end(), |cue| cue.start)
    }

    /// One past the cue, or past the content where there is no cue.
    pub fn cue_end(&self) -> usize {
        self.cue.as_ref().map_or(self.content_end(), |cue| cue.end).max(match &self.content {
            Content::Quote(range) if self.cue.as_ref().is_some_and(|cue| cue.end <= range.start) => range.end + 1,
            _ => 0,
        })
    }
}

/// Whether a verb in this form reports: not "istenince", "söylemeden", "söylenebilir", nor the narrator's "belirtelim".
pub fn reports(form: &VerbForm) -> bool {
    match form.kind {
        Kind::Finite => {
            !matches!(form.tense, Tense::Optative | Tense::Imperative | Tense::Necessity)
                && !form.person.is_first()
                && !(form.able && form.tense == Tense::Aorist)
        }
        Kind::Converb(kind) => matches!(kind, Converb::Arak | Converb::Ip | Converb::Ken),
        Kind::Relative | Kind::Factive | Kind::ObjectRelative | Kind::Action => true,
        Kind::Infinitive => false,
    }
}

/// Whether a token lies inside an outermost double quotation.
pub fn in_quote(doc: &Doc, at: usize) -> bool {
    let quotes = &doc.story.quotes;
    let from = quotes.partition_point(|q| q.content.start <= at);
    quotes[..from].iter().rev().take(4).any(|q| !q.single && q.content.contains(&at))
}

/// The reports of sentence `n` in the order of their cues, and the spans of quoted words in it.
/// `next_quote` is the first quotation no earlier sentence has read.
pub fn of_sentence(doc: &Doc, n: usize, next_quote: &mut usize) -> (Vec<Report>, Vec<Range<usize>>) {
    let range = doc.story.sentences[n].clone();
    let mut out = Vec::new();
    let mut spans = Vec::new();
    let quotes = &doc.story.quotes;
    while let Some(quote) = quotes.get(*next_quote) {
        let anchor = quote.open.or(quote.close).unwrap_or(quote.content.start);
        if anchor >= range.end {
            break;
        }
        *next_quote += 1;
        if quote.depth == 0 && anchor >= range.start {
            quoted(doc, n, quote, &mut out, &mut spans);
        }
    }
    clauses(doc, range, &spans, &mut out);
    out.sort_by_key(|report| (report.cue_start().min(report.content_end()), report.content_end()));
    (out, spans)
}

fn quoted(doc: &Doc, n: usize, quote: &Quote, out: &mut Vec<Report>, spans: &mut Vec<Range<usize>>) {
    let sentence = doc.story.sentences[n].clone();
    let content = match quote.open {
        Some(_) => quote.content.clone(),
        None => lost_opening(doc, n, quote),
    };
    if content.is_empty() {
        return;
    }
    let report = |cue, lemma: String, form, rule| Report {
        content: Content::Quote(content.clone()),
        cue,
        lemma,
        form,
        mixed: false,
        asked: false,
        needs_source: false,
        rule,
    };
    let heading = doc.story.paragraphs[doc.story.paragraph_of(content.start)].heading;
    match use_of(doc, quote, sentence.end) {
        // "makam" çıkışı: a headline's catchword.
        Use::Said(said) if heading && said.form.is_none() => {}
        Use::Said(said) => {
            // "misliyle karşılık vereceklerini" ilan etti: the marks hold a reported clause.
            let last = content.end - 1;
            let clause = said.lemma != "de"
                && doc.is_word(last)
                && nominal(doc, last).is_some_and(|(kind, case)| kind == Nominal::Fact && case != Case::Nominative);
            let mut found = report(Some(said.cue), said.lemma, said.form, said.rule);
            found.mixed = said.mixed || clause;
            if found.mixed {
                found.content = Content::Quote(with_marks(quote));
            }
            spans.push(content.clone());
            out.push(found);
        }
        Use::Called(said) => out.push(Report {
            content: Content::Called { end: quote.close.map_or(content.end, |close| close + 1) },
            mixed: true,
            ..report(Some(said.cue), said.lemma, said.form, said.rule)
        }),
        Use::Asked(cue) => {
            spans.push(content.clone());
            out.push(Report {
                content: Content::Quote(with_marks(quote)),
                mixed: true,
                asked: true,
                ..report(Some(cue), "soru".to_owned(), None, "quotation, question")
            });
        }
        Use::Bare if !heading && !quote.single => {
            let intro = introduction(doc, n, quote);
            // "… birilerine "çarpılırız".": a word at its sentence's end.
            if intro.is_none() && content.start > sentence.start + 1 && !is_sentence_like(doc, quote) {
                return;
            }
            spans.push(content.clone());
            let rule = if intro.is_some() { "cue, quotation" } else { "quotation alone" };
            let (cue, lemma, form) = intro.map_or((None, String::new(), None), |i| (Some(i.0), i.1, i.2));
            out.push(report(cue, lemma, form, rule));
        }
        _ => {}
    }
}

fn with_marks(quote: &Quote) -> Range<usize> {
    quote.open.unwrap_or(quote.content.start)..quote.close.map_or(quote.content.end, |close| close + 1)
}

/// Where a quotation began whose opening mark was lost: after the subject and its comma, else with the first
/// sentence after the last quotation of the paragraph.
fn lost_opening(doc: &Doc, n: usize, quote: &Quote) -> Range<usize> {
    let end = quote.content.end;
    let paragraph = doc.story.paragraphs[doc.story.paragraph_of(end)].tokens.start;
    let mut start = doc.story.sentences[n].start.max(paragraph);
    // Sentences before it in the paragraph without marks of their own may be quoted too, if the first of them
    // has a subject set off by a comma ("Demir, yol açık. Gidelim" dedi.).
    let mut first = n;
    while first > 0
        && doc.story.sentences[first - 1].start >= paragraph
        && !has_mark(doc, doc.story.sentences[first - 1].clone())
    {
        first -= 1;
    }
    if first < n {
        start = doc.story.sentences[first].start;
    }
    let comma = (start..end.min(start + 14)).find(|at| doc.is(*at, ",") && *at > start && doc.is_capitalised(*at - 1));
    comma.map_or(start, |comma| comma + 1)..end
}

fn has_mark(doc: &Doc, range: Range<usize>) -> bool {
    doc.story.tokens[range].iter().any(|token| token.kind == TokenKind::Mark)
}

/// The span that holds a token, of spans in order that do not overlap.
pub fn span_at(spans: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let next = spans.partition_point(|span| span.start <= at);
    spans[..next].last().filter(|span| span.contains(&at))
}

/// Reports in clauses: "köprünün açılacağını söyledi", "açılacağı bilgisini verdi".
fn clauses(doc: &Doc, range: Range<usize>, spans: &[Range<usize>], out: &mut Vec<Report>) {
    let mut from = range.start;
    let mut at = range.start;
    while at < range.end {
        if let Some(span) = span_at(spans, at) {
            at = span.end;
            from = from.max(at);
            continue;
        }
        if let Some(report) = clause_report(doc, at, from, range.end) {
            // A factive cue's own clause may be another's content: that one starts where this one did.
            if report.voice() != Voice::Factive {
                from = report.cue_end();
            }
            out.push(report);
        }
        at += 1;
    }
}

fn clause_report(doc: &Doc, at: usize, from: usize, end: usize) -> Option<Report> {
    if let Some(hit) = verb_at(doc, at, from).filter(|hit| reports(&hit.form) && noun_at(doc, at).is_none()) {
        // "açıklanmadı", "istemedi", "söyleyemeyen": nothing was said. "kabul etmiyor" says that it is not so.
        let mute = hit.form.passive || hit.takes.request || hit.form.able || hit.form.kind == Kind::Relative;
        let silent = hit.form.negative && mute;
        if silent || !(hit.takes.clause || hit.takes.request) {
            return None;
        }
        let clause = clause_before(doc, hit.tokens.start, from, hit.takes, hit.form.passive)?;
        return Some(Report {
            content: Content::Clause { end: clause },
            cue: Some(hit.tokens),
            lemma: hit.lemma.to_owned(),
            form: Some(hit.form),
            mixed: false,
            asked: false,
            rule: if hit.takes.request { "demanded action, verb of asking" } else { "noun clause, verb of saying" },
            // "boşaltılması istendi": a demand without anyone who makes it.
            needs_source: hit.takes.named || hit.takes.request && hit.form.passive,
        });
    }
    noun_report(doc, at, from, end)
}

/// "köprünün açılacağı bilgisini verdi", "açılması çağrısında bulundu", "açılacağı görüşünde".
fn noun_report(doc: &Doc, at: usize, from: usize, end: usize) -> Option<Report> {
    let before = at.checked_sub(1).filter(|before| *before >= from && doc.is_word(*before))?;
    let shaped =
        matches!(doc.lower(before), "yönünde" | "yönündeki" | "şeklinde" | "şeklindeki" | "konusunda" | "için");
    let before = if shaped { before.checked_sub(1).filter(|b| *b >= from)? } else { before };
    let (kind, _) = nominal(doc, before)?;
    let (stem, takes) = noun_at(doc, at).or_else(|| bare_noun_at(doc, at).filter(|_| shaped))?;
    let fits = takes.clause || takes.request && kind == Nominal::Action || takes.question;
    if !fits {
        return None;
    }
    let opinion = matches!(doc.lower(at), "görüşünde" | "kanaatinde" | "düşüncesinde" | "iddiasında");
    let verb = verb_of(doc, at + 1, at + 5, end, LIGHT_VERBS);
    let verb = verb.or_else(|| takes.question.then(|| verb_of(doc, at + 1, at + 3, end, &["sor", "yönelt"])).flatten());
    if takes.question
        && !verb.is_some_and(|(verb, _)| doc.lower(verb).starts_with("sor") || doc.lower(verb).starts_with("yönelt"))
    {
        return None;
    }
    if verb.is_none() && !opinion {
        return None;
    }
    Some(Report {
        content: Content::Clause { end: before + 1 },
        cue: Some(at..verb.map_or(at, |(verb, _)| verb) + 1),
        lemma: stem.to_owned(),
        form: verb.map(|(_, form)| form),
        mixed: false,
        asked: false,
        needs_source: false,
        rule: "noun clause, noun of speech",
    })
}

/// "haberine", "verilerine", "açıklamaya", "bilgiye": a paper in the dative, before *göre*.
pub fn is_report_in_dative(word: &str) -> bool {
    const PAPERS: &[&str] = &[
        "haber",
        "bilgi",
        "rapor",
        "açıklama",
        "veri",
        "iddia",
        "analiz",
        "araştırma",
        "anket",
        "kaynak",
        "kaynağ",
        "ifade",
        "değerlendirme",
        "çalışma",
        "istatistik",
        "istatistiğ",
        "bülten",
        "duyuru",
        "tahmin",
        "hesaplama",
        "hesap",
        "belirleme",
        "beyan",
        "söz",
        "iddianame",
        "mesaj",
        "istatistik",
        "endeks",
    ];
    let rough = |rest: &str| zabit_turkish::suffix::rough(rest);
    PAPERS.iter().any(|paper| {
        word.strip_prefix(paper).is_some_and(|rest| {
            matches!(rough(rest).as_str(), "InA" | "sInA" | "lArInA" | "yA" | "A" | "lArA" | "nA" | "IyA")
        })
    })
}

//! What a quotation is used for: words said, words asked, a name, a fragment of somebody's clause.

use std::ops::Range;

use zabit_text::{Quote, TokenKind};
use zabit_turkish::verb::{Kind, VerbForm};

use super::cues::{bare_noun_at, noun_at, verb_at};
use super::propose::reports;
use super::speech::{LIGHT_VERBS, is_scene};
use crate::Doc;
use crate::verbs::is_finite;

/// The words around a quotation that report it.
#[derive(Clone, Debug)]
pub struct Said {
    /// The reporting words.
    pub cue: Range<usize>,
    /// Dictionary stem.
    pub lemma: String,
    /// The form of the reporting verb; `None` where only a noun reports ("sözleri").
    pub form: Option<VerbForm>,
    /// Whether the quotation is built into the grammar: "talimatının ardından".
    pub mixed: bool,
    /// Which rule saw it.
    pub rule: &'static str,
}

/// What a quotation is used for.
#[derive(Clone, Debug)]
pub enum Use {
    /// Somebody's words, with the cue after them.
    Said(Said),
    /// A question put to the source.
    Asked(Range<usize>),
    /// "'paranoya' olarak nitelendirdi": somebody's word for a thing.
    Called(Said),
    /// A name, a title, a slogan, a suffix glued to the mark.
    Name,
    /// Inside a clause that goes on after it.
    Fragment,
    /// Nothing of its sentence follows it.
    Bare,
}

/// How far after a quotation its verb may stand.
const REACH: usize = 7;

const NAMED: &[&str] = &[
    "adlı",
    "isimli",
    "başlıklı",
    "temalı",
    "konulu",
    "sloganlı",
    "yazılı",
    "ibareli",
    "etiketli",
    "adıyla",
    "ismiyle",
    "adını",
    "adında",
    "isminde",
    "başlığıyla",
    "başlığı",
    "sloganıyla",
    "marka",
    "filmi",
    "filminin",
    "kitabı",
    "dizisi",
    "şarkısı",
    "programı",
    "programında",
    "programına",
    "destanı",
    "projesi",
    "raporu",
    "raporuna",
    "kapsamında",
];

const CALLING: &[&str] =
    &["nitelendir", "nitele", "tanımla", "adlandır", "değerlendir", "yorumla", "tarif", "vasıflandır"];

/// What the quotation is used for, by the words after it up to `end` of its sentence.
pub fn use_of(doc: &Doc, quote: &Quote, end: usize) -> Use {
    let Some(close) = quote.close else { return Use::Bare };
    // The opening mark lies before the text: a full sentence, then the mark.
    let whole = quote.open.is_none() && matches!(doc.lower(close - 1), "." | "!" | "?");
    let mut at = close + 1;
    if at < end && matches!(doc.lower(at), "," | "." | "…" | "...") {
        at += 1;
    }
    if at >= end || !doc.is_word(at) && !doc.is(at, "\"") {
        return if at >= end { Use::Bare } else { after_sign(doc, quote, at, end) };
    }
    if let Some(said) = verb_after(doc, at, end) {
        let called = said.form.is_some_and(|form| form.passive && form.kind == Kind::Relative)
            && !(said.cue.end..end.min(said.cue.end + 4)).any(|at| is_scene(doc, at));
        // "'Orta Yol' denilen plan": a name.
        return if called { Use::Name } else { Use::Said(said) };
    }
    if !doc.story.tokens[at].space_before && at == close + 1 {
        return Use::Name;
    }
    let word = doc.lower(at);
    match word {
        "diye" => return diye(doc, quote, at, end),
        "şeklinde" | "biçiminde" | "yönünde" | "tarzında" | "şeklindeki" | "yönündeki" | "biçimindeki" => {
            return shaped(doc, at, end);
        }
        "olarak" => {
            let called = verb_of(doc, at + 1, at + 4, end, CALLING).filter(|(_, form)| reports(form));
            if let Some((verb, form)) = called {
                return Use::Called(Said {
                    cue: at..verb + 1,
                    lemma: doc.lower(verb).to_owned(),
                    form: Some(form),
                    mixed: true,
                    rule: "quoted word, olarak, verb of naming",
                });
            }
        }
        _ if NAMED.contains(&word) || word.starts_with("başlığ") => return Use::Name,
        _ => {}
    }
    if let Some((verb, form)) = verb_of(doc, at, at + 1, end, &["suçla", "itham"]) {
        return Use::Called(Said {
            cue: at..verb + 1,
            lemma: "suçla".to_owned(),
            form: Some(form),
            mixed: true,
            rule: "quoted fragment, verb of accusing",
        });
    }
    noun_after(doc, quote, at, end).unwrap_or(if whole { Use::Bare } else { Use::Fragment })
}

/// Whether the marks hold a sentence rather than a word or a name.
pub fn is_sentence_like(doc: &Doc, quote: &Quote) -> bool {
    const NAME_WORDS: usize = 3;
    let last = quote.content.end - 1;
    quote.content.len() > NAME_WORDS || matches!(doc.lower(last), "." | "!" | "?" | "..." | "…")
}

/// Whether the marks hold a whole sentence: one that ends, or ends in a finite verb.
pub fn is_sentence(doc: &Doc, quote: &Quote) -> bool {
    let last = quote.content.end - 1;
    is_sentence_like(doc, quote) && (matches!(doc.lower(last), "." | "!" | "?" | "..." | "…") || is_finite(doc, last))
}

/// After a bracket or a dash: a closing bracket with the agency's name, or the next piece of text.
fn after_sign(doc: &Doc, quote: &Quote, at: usize, end: usize) -> Use {
    if doc.is(at, "(") || doc.is(at, "-") || doc.is(at, "–") {
        return if is_sentence(doc, quote) { Use::Bare } else { Use::Fragment };
    }
    if doc.is(at, ";") || doc.is(at, "!") || doc.is(at, "?") {
        return if at + 1 >= end { Use::Bare } else { Use::Fragment };
    }
    Use::Fragment
}

/// "dedi", "diyen Demir", "ifade etti": the verb follows at once.
fn verb_after(doc: &Doc, at: usize, end: usize) -> Option<Said> {
    (at..end.min(at + 3)).find_map(|last| {
        let hit = verb_at(doc, last, at)?;
        // "demek zorunda kaldı" says it; "değerlendirmesinde" is a noun.
        let verb = (reports(&hit.form) || hit.form.kind == Kind::Infinitive && hit.lemma == "de")
            && hit.form.kind != Kind::Action
            && noun_at(doc, last).is_none();
        // "de" is a particle; "dedirten" makes others say it.
        let other = hit.lemma == "de" && (doc.lower(at) == "de" || hit.form.causative);
        (hit.tokens.start == at && hit.takes.quote && verb && !other).then(|| Said {
            cue: hit.tokens,
            lemma: hit.lemma.to_owned(),
            form: Some(hit.form),
            mixed: false,
            rule: "quotation, verb of saying",
        })
    })
}

/// "diye konuştu", "diye başlayan"; before another verb only where a whole clause is quoted.
fn diye(doc: &Doc, quote: &Quote, at: usize, end: usize) -> Use {
    let said = |verb: usize, lemma: &str, form| {
        Use::Said(Said {
            cue: at..verb + 1,
            lemma: lemma.to_owned(),
            form,
            mixed: false,
            rule: "quotation, diye, verb",
        })
    };
    for verb in at + 1..end.min(at + REACH) {
        if let Some((light, lemma, form)) = bare_speech(doc, verb, end) {
            return said(light, &lemma, Some(form));
        }
        if let Some(hit) = verb_at(doc, verb, at + 1).filter(|hit| hit.takes.quote) {
            return said(verb, hit.lemma, Some(hit.form));
        }
    }
    if quote.content.len() >= 4 && !quote.single {
        return said(at, "diye", None);
    }
    Use::Name
}

/// "şeklinde konuştu", "şeklinde bir mesaj gönderdi"; "şeklinde yer alan haberler" quotes nobody known.
fn shaped(doc: &Doc, at: usize, end: usize) -> Use {
    let limit = end.min(at + REACH);
    for word in at + 1..limit {
        if doc.lower(word) == "yer" {
            return Use::Asked(at..word + 1);
        }
        if let Some((light, lemma, form)) = bare_speech(doc, word, end) {
            return Use::Said(Said {
                cue: at..light + 1,
                lemma,
                form: Some(form),
                mixed: false,
                rule: "quotation, şeklinde, noun of speech",
            });
        }
        if let Some(hit) = verb_at(doc, word, at + 1).filter(|hit| hit.takes.quote || hit.takes.clause) {
            return Use::Said(Said {
                cue: at..word + 1,
                lemma: hit.lemma.to_owned(),
                form: Some(hit.form),
                mixed: false,
                rule: "quotation, şeklinde, verb of saying",
            });
        }
        if let Some((noun, _)) = noun_at(doc, word) {
            let verb = verb_of(doc, word + 1, limit, end, LIGHT_VERBS);
            return Use::Said(Said {
                cue: at..verb.map_or(word, |(verb, _)| verb) + 1,
                lemma: noun.to_owned(),
                form: verb.map(|(_, form)| form),
                mixed: verb.is_none() || doc.lower(at).ends_with("ki"),
                rule: "quotation, şeklinde, noun of speech",
            });
        }
    }
    match verb_of(doc, at + 1, limit, end, LIGHT_VERBS) {
        Some((verb, form)) => Use::Said(Said {
            cue: at..verb + 1,
            lemma: doc.lower(at).to_owned(),
            form: Some(form),
            mixed: false,
            rule: "quotation, şeklinde, verb",
        }),
        None => Use::Fragment,
    }
}

/// "açıklama yaptı", "uyarıda bulundu": a noun of speech without a possessive and its light verb. Gives where the verb
/// stands, the dictionary form of both, and the verb's form.
fn bare_speech(doc: &Doc, noun: usize, end: usize) -> Option<(usize, String, VerbForm)> {
    let (stem, _) = bare_noun_at(doc, noun).filter(|(_, takes)| takes.quote)?;
    let (light, form) = verb_of(doc, noun + 1, noun + 2, end, LIGHT_VERBS).filter(|(_, form)| reports(form))?;
    // "yapmış olabileceğini": the verb is not whole.
    let whole = light + 1 >= end || doc.verb(light + 1, "ol").is_none();
    whole.then(|| (light, with_light(doc, stem, light), form))
}

/// A noun of speech and its light verb in dictionary form: "ifade kullan".
fn with_light(doc: &Doc, noun: &str, verb: usize) -> String {
    format!("{noun} {}", light_stem(doc, verb))
}

/// "ifadesini kullandı", "değerlendirmesinde bulundu", "sözleri tepki çekti".
fn noun_after(doc: &Doc, quote: &Quote, at: usize, end: usize) -> Option<Use> {
    // One adjective may stand between: "ilk değerlendirmesinde".
    let (noun, stem, takes) = (at..end.min(at + 2)).find_map(|noun| {
        let (stem, takes) = noun_at(doc, noun)?;
        Some((noun, stem, takes))
    })?;
    if takes.question {
        return Some(Use::Asked(at..noun + 1));
    }
    if !takes.quote {
        return None;
    }
    let verb = verb_of(doc, noun + 1, noun + REACH, end, LIGHT_VERBS);
    // "It" sözünü duymayan kalmadı: a word, not words said.
    if verb.is_none() && !is_sentence_like(doc, quote) {
        return None;
    }
    // "… iddiaları tartışıldı", "… yorumları yer aldı": talk about talk, with nobody saying it.
    if takes.clause && (verb.is_none() || doc.is(noun + 1, "yer")) && !matches!(stem, "söz" | "açıklama" | "mesaj") {
        return None;
    }
    Some(Use::Said(Said {
        cue: at..verb.map_or(noun, |(verb, _)| verb) + 1,
        lemma: match &verb {
            Some((verb, _)) => with_light(doc, stem, *verb),
            None => stem.to_owned(),
        },
        form: verb.map(|(_, form)| form),
        mixed: verb.is_none() && takes.request,
        rule: "quotation, noun of speech",
    }))
}

/// The dictionary stem of a light verb; nothing for other words.
pub fn light_stem(doc: &Doc, at: usize) -> &'static str {
    LIGHT_VERBS.iter().find(|stem| doc.verb(at, stem).is_some()).copied().unwrap_or("")
}

/// The first token of `from..to` (not past `end`, nor past a comma) that is a form of one of the stems.
pub fn verb_of(doc: &Doc, from: usize, to: usize, end: usize, stems: &[&str]) -> Option<(usize, VerbForm)> {
    for at in from..to.min(end) {
        if doc.story.tokens[at].kind != TokenKind::Word {
            if doc.is(at, ",") || doc.is(at, ".") || doc.story.tokens[at].kind == TokenKind::Mark {
                return None;
            }
            continue;
        }
        let known = doc.verbs(at).iter().find(|verb| stems.contains(&verb.lemma.as_str()));
        if let Some(form) = known.and_then(|verb| doc.verb(at, &verb.lemma)) {
            return Some((at, form));
        }
    }
    None
}

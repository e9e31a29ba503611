//! What is measured, when the figure holds, and whether it is a fact, an aim, a plan or a change.

use std::borrow::Cow;
use std::ops::Range;

use zabit_record::QuantityStatus;
use zabit_turkish::morph::{self, PersonPsor, Reading, Upos};
use zabit_turkish::suffix::{Case, possessed_case};
use zabit_turkish::verb::Kind;
use zabit_turkish::{lexicon, numeral, titles, unit};

use super::words::words;
use super::{Candidate, bare, phrases};
use crate::Doc;
use crate::draft::DateDraft;
use crate::verbs::chosen;

/// Words looked at on either side of a figure.
const REACH: usize = 12;

/// The noun phrase a figure measures, bare: after it where the figure is an attribute ("341 milyon liralık yatırım",
/// "725 Kazak öğrenci"), the whole it is a part of ("yatırımların yüzde 80'i"), else the possessed noun before it
/// ("dış ticaret hacmi … 6,7 milyar dolar"). A bare length of time measures nothing that is named.
pub(super) fn measure(doc: &Doc, candidate: &Candidate, unit_code: &str) -> Option<String> {
    // "72 saat içinde ülkeyi terk etti": a stretch of time that is closed measures nothing after it.
    // "30 yıldır tartışmaların odağında": so is one that goes on.
    let unit = candidate.end.checked_sub(1).map_or("", |unit| doc.lower(unit));
    let next = word(doc, candidate.after);
    let closed = matches!(next, "içinde" | "boyunca" | "süreyle")
        || next.starts_with("önce")
        || next.starts_with("sonra")
        || ["dır", "dir", "dur", "dür", "tır", "tir", "tur", "tür"].iter().any(|ending| unit.ends_with(ending));
    // "iki kez uzatıldı": how often measures nothing either.
    let often = matches!(word(doc, candidate.figure.tokens.end), "kez" | "kere" | "defa");
    if unit::is_time(unit_code) && closed || often {
        return None;
    }
    bare::phrase(&found(doc, candidate, unit_code)?)
}

fn found(doc: &Doc, candidate: &Candidate, unit_code: &str) -> Option<String> {
    match unit_code {
        code if unit::is_time(code) => {
            attribute(doc, candidate).or_else(|| subject(doc, candidate).filter(|noun| noun.contains("süre")))
        }
        "count" | "person" => whole(doc, candidate)
            .or_else(|| {
                subject(doc, candidate).filter(|noun| noun.ends_with("sayısı") && !candidate.figure.ending.is_bare())
            })
            .or_else(|| counted_noun(doc, candidate))
            .or_else(|| subject(doc, candidate)),
        _ => whole(doc, candidate)
            .or_else(|| attribute(doc, candidate))
            .or_else(|| bare_subject(doc, candidate))
            .or_else(|| subject(doc, candidate)),
    }
}

/// "yatırımların yüzde 80'ini", "yetkililerden ikisi": the noun a possessed figure is a part of.
fn whole(doc: &Doc, candidate: &Candidate) -> Option<String> {
    const ENDS: &[&str] = &["lerden", "lardan", "lerin", "ların", "nın", "nin", "nun", "nün", "ın", "in", "un", "ün"];
    if !candidate.figure.ending.possessive {
        return None;
    }
    let before = candidate.figure.tokens.start.checked_sub(1)?;
    let noun = doc.story.stem(before);
    let apart = !doc.is_word(before) || doc.story.tokens.get(before).is_some_and(|t| t.has_apostrophe());
    let stem = ENDS.iter().find_map(|end| noun.strip_suffix(end)).filter(|stem| !apart && stem.chars().count() > 2)?;
    Some(stem.to_owned())
}

/// "Kazak öğrenci" of "725 tane Kazak öğrenci"; nothing where the figure itself is closed ("530'u").
fn counted_noun(doc: &Doc, candidate: &Candidate) -> Option<String> {
    let mut from = candidate.figure.tokens.end;
    if candidate.after > candidate.end {
        from = candidate.after;
    } else if !candidate.figure.ending.is_bare() {
        return None;
    }
    // "35 kişilik uzman ekip": so many people are what the thing after it holds.
    from += usize::from(matches!(word(doc, from), "tane" | "adet" | "adetlik" | "kişilik"));
    from += usize::from(word(doc, from) == "bir");
    if let Some(part) = phrases::having(word(doc, from), &words().parts) {
        return Some(part.to_owned());
    }
    let counted = phrases::counted(doc, from)?;
    counted_phrase(doc, from, counted.end)
}

/// "yatırım" of "341 milyon liralık yatırım", "dış ticaret hacmi" of "182 milyon dolar olan dış ticaret hacminin",
/// "elektrik" of "145 kilovatsaat elektrik".
fn attribute(doc: &Doc, candidate: &Candidate) -> Option<String> {
    // "yüzde 39'unun konuyla ilgili": a possessed figure is a part of what stands before it.
    if candidate.figure.ending.possessive {
        return None;
    }
    let mut from = candidate.after;
    if doc.is(from, "(") {
        // "30 milyar yen (260 milyon dolar) yatırım".
        from = (from..from + 6).find(|at| doc.is(*at, ")")).map_or(from, |close| close + 1);
    }
    from += usize::from(doc.is(from, ")"));
    from += usize::from(matches!(word(doc, from), "olan" | "tutarında" | "değerinde" | "tutarındaki" | "değerindeki"));
    from += usize::from(word(doc, from) == "bir");
    if matches!(candidate.case, Case::Dative | Case::Accusative | Case::Ablative) && candidate.after == candidate.end {
        return None;
    }
    // "10 milyon lira bedelli ihale": the noun of the adjective.
    if let Some(noun) = phrases::having(word(doc, from), &words().measured) {
        return Some(noun.to_owned());
    }
    // "yüzde 9 artışla", "15 milyar dolar hedefi": the change or the aim, not what changes.
    const KINDS: &[&str] = &[
        "art", "azal", "düş", "yüksel", "zam", "indirim", "değer", "hedef", "fazla", "gerile", "daral", "seviye",
        "oran",
    ];
    if KINDS.iter().any(|kind| word(doc, from).starts_with(kind)) {
        return None;
    }
    let counted = phrases::counted(doc, from)?;
    counted_phrase(doc, from, counted.end)
}

/// "yatırım 5 milyar doları aştı": the bare noun right before a figure that is reached or passed.
fn bare_subject(doc: &Doc, candidate: &Candidate) -> Option<String> {
    if !matches!(candidate.case, Case::Accusative | Case::Dative) {
        return None;
    }
    let before = candidate.figure.tokens.start.checked_sub(1)?;
    let noun = doc.stem(before);
    // "istasyonu yapmak 5 milyon liraya mal oldu": an action is no measure.
    let action = chosen(doc, before).is_some_and(|form| form.kind == Kind::Infinitive);
    let bare = is_bare_noun(doc, before) && !doc.is_capitalised(before) && !phrases::is_verb(noun) && !action;
    let adverb =
        ["yaklaşık", "toplam", "toplamda", "bugün", "sadece", "yalnızca", "net", "brüt", "ilk", "son", "her", "ayrıca"];
    let possessed = noun.ends_with(['ı', 'i', 'u', 'ü', 'a', 'e']);
    (bare && !possessed && !adverb.contains(&noun)).then(|| noun.to_owned())
}

/// The nearest possessed noun before the figure, with the bare nouns that belong to it.
fn subject(doc: &Doc, candidate: &Candidate) -> Option<String> {
    const SHORT: usize = 4;
    let start = candidate.figure.tokens.start;
    let sentence = doc.story.sentences.get(doc.story.sentence_of(start)).map_or(start, |s| s.start);
    let amount = candidate.unit.as_deref().is_some_and(|unit| !matches!(unit, "count" | "person"));
    for at in (sentence.max(start.saturating_sub(REACH))..start).rev() {
        if matches!(doc.lower(at), ";" | "\"" | "”") {
            return None;
        }
        // "bizdeki oran", "cuma günkü hacim": the noun after a place or a day with -ki, whatever stands before it.
        if ["daki", "deki", "taki", "teki", "günkü", "dünkü"].iter().any(|ending| doc.lower(at).ends_with(ending)) {
            return whole_noun(doc, at + 1, start).then(|| bare_phrase(doc, at + 1, at + 2)).flatten();
        }
        if let Some(lemma) = measured(doc, at).filter(|_| amount) {
            return Some(with_head(doc, phrase_start(doc, sentence, at)..at, lemma));
        }
        // "önceki", "ticari": an adjective owns nothing.
        let noun = doc.reading(at).is_none_or(|word| {
            let named = matches!(word.upos, Upos::Noun | Upos::Propn) || word.feats.has(morph::VerbForm::Vnoun);
            // "yollara düşmeyi": an object that is nobody's; "maliyeti" may be either.
            let object = ["yı", "yi", "yu", "yü"].iter().any(|end| doc.stem(at).ends_with(end));
            named && !(object && !word.lemma.ends_with('y'))
        });
        let head = noun && doc.is_word(at) && !phrases::is_stop(doc.stem(at)) && doc.stem(at).chars().count() > SHORT;
        // "Uzunluğu 3 metre": a capital that only begins the sentence.
        let begins = doc.noun(at).filter(|_| doc.is_capitalised(at) && doc.opens_sentence(at));
        let begins = begins.and_then(|word| words().measured.get(word.lemma.as_str()));
        if !head
            || doc.is_capitalised(at) && begins.is_none()
            || doc.story.tokens.get(at).is_some_and(|t| t.has_apostrophe())
        {
            continue;
        }
        let possessed = possessed_case(doc.stem(at)).is_some_and(|(_, case)| {
            matches!(case, Case::Nominative | Case::Genitive | Case::Accusative)
                && doc.stem(at).ends_with(['ı', 'i', 'u', 'ü', 'n'])
        });
        if possessed {
            let phrase = || bare_phrase(doc, phrase_start(doc, sentence, at), at + 1);
            return begins.map(|noun| (*noun).to_owned()).or_else(phrase);
        }
    }
    None
}

/// Where the phrase of a head begins, not before `from`.
fn phrase_start(doc: &Doc, from: usize, head: usize) -> usize {
    (from.max(head.saturating_sub(3))..head).rev().take_while(|at| is_bare_noun(doc, *at)).last().unwrap_or(head)
}

/// The dictionary form of a noun for what is measured, in the nominative, where nothing owns or follows it: "gelir",
/// "satışlar".
fn measured(doc: &Doc, at: usize) -> Option<&'static str> {
    // "gelir vergisi" is one phrase, "ihracat haziranda" two.
    let goes_on = |next: &Reading| next.feats.has(morph::Case::Nom) || next.feats.get::<PersonPsor>().is_some();
    let bare = |word: &&Reading| word.feats.has(morph::Case::Nom) && word.feats.get::<PersonPsor>().is_none();
    let word = doc.reading(at).filter(bare)?;
    let form = match word.upos {
        Upos::Noun => word.lemma.as_str(),
        // "satışlar" is of "sat" in the notation of BOUN.
        Upos::Verb if word.feats.has(morph::VerbForm::Vnoun) => {
            let form = doc.lower(at);
            form.strip_suffix("lar").or(form.strip_suffix("ler")).unwrap_or(form)
        }
        _ => return None,
    };
    let noun_of = words().measured.get(form)?;
    let named = doc.is_capitalised(at) && !doc.opens_sentence(at);
    let longer = doc.noun(at + 1).is_some_and(goes_on) && !is_time_word(doc, at + 1);
    (!named && !longer).then_some(noun_of)
}

/// "bu çeyrekte", "geçen yıl": when, not what.
fn is_time_word(doc: &Doc, at: usize) -> bool {
    ["yıl", "ay", "çeyrek", "çeyreğ", "hafta", "gün", "dönem", "sezon"]
        .iter()
        .any(|time| doc.lower(at).starts_with(time))
}

/// Whether a noun in the nominative stands at `at`, before `end`, which begins no longer phrase.
fn whole_noun(doc: &Doc, at: usize, end: usize) -> bool {
    let nominative = doc.noun(at).is_some_and(|word| word.feats.has(morph::Case::Nom));
    at < end && nominative && !doc.is_capitalised(at) && (at + 1 == end || doc.noun(at + 1).is_none())
}

/// A noun or adjective that may stand before the head of its phrase.
fn is_bare_noun(doc: &Doc, at: usize) -> bool {
    const CASED: &[&str] = &[
        "nın", "nin", "nun", "nün", "ların", "lerin", "ının", "inin", "daki", "deki", "taki", "teki", "günkü", "dünkü",
        "da", "de", "dan", "den", "yla", "yle", "arak", "erek", "ya", "ye", "dığı", "diği", "dukları", "dükleri",
        "rken", "lıkla", "likle", "ıyla", "iyle", "na", "ne",
    ];
    const ADVERBS: &[&str] = &[
        "itibarıyla",
        "itibariyle",
        "sonu",
        "başı",
        "ayrıca",
        "böylece",
        "söz",
        "konusu",
        "bir",
        "her",
        "aynı",
        "önceki",
        "sonraki",
        "şimdiki",
        "bugünkü",
    ];
    let word = doc.lower(at);
    doc.is_word(at)
        && !doc.story.tokens.get(at).is_some_and(|t| t.has_apostrophe())
        && !phrases::is_stop(word)
        && !ADVERBS.contains(&word)
        && numeral::word(word).is_none()
        && !CASED.iter().any(|end| word.ends_with(end))
}

/// The words of a range after a figure, where a possessive tells nothing of the measure.
fn counted_phrase(doc: &Doc, from: usize, to: usize) -> Option<String> {
    let last = to.checked_sub(1).filter(|last| *last >= from)?;
    match lemma(doc, last, last == from) {
        Some(lemma) => Some(with_head(doc, from..last, &lemma)),
        None => bare_phrase(doc, from, to),
    }
}

/// Words and the head they belong to, in one phrase.
fn with_head(doc: &Doc, words: Range<usize>, head: &str) -> String {
    words.map(|at| doc.str(at)).chain([head]).collect::<Vec<_>>().join(" ")
}

/// The words of a range, the case of the last one cut off.
fn bare_phrase(doc: &Doc, from: usize, to: usize) -> Option<String> {
    let last = to.checked_sub(1).filter(|last| *last >= from)?;
    let mut out: Vec<&str> = (from..last).map(|at| doc.str(at)).collect();
    let head = doc.story.stem(last);
    let lower = doc.stem(last);
    let comparable = lower.len() == head.len();
    // A single word, or the last one where no possessive holds the phrase together: the dictionary knows its form.
    let free = out.is_empty() || possessed_case(lower).is_none();
    if let Some(noun) = bare::noun(lower).filter(|_| free && !doc.is_capitalised(last)) {
        out.push(&noun);
        return Some(out.join(" "));
    }
    let bare = match possessed_case(lower).filter(|_| comparable) {
        // "hacminin" is "hacmi"; a single word after a figure shows a case, not a possessor: "göçmeni" is "göçmen".
        Some((cut, case)) if case != Case::Nominative => head.get(..cut).unwrap_or(head),
        Some(_) if out.is_empty() && unit::person(lower).is_some_and(|ending| !ending.is_bare()) => strip_vowel(head),
        Some(_) => head,
        None => strip_plain_case(head),
    };
    out.push(bare);
    Some(out.join(" "))
}

/// The dictionary form of a head as it is read in its sentence, where nothing of it belongs to the phrase: of a single
/// word, or of one that is ours ("yeni modelimizle"). A compound keeps its possessive ("dış ticaret hacmi"), and has it
/// back where it is ours: "iş makinemiz" is "iş makinesi".
fn lemma<'d>(doc: &'d Doc, head: usize, alone: bool) -> Option<Cow<'d, str>> {
    let reading = doc.noun(head).filter(|_| !doc.is_capitalised(head))?;
    let ours = reading.feats.has(PersonPsor::First) || reading.feats.has(PersonPsor::Second);
    let lemma = reading.lemma.as_str();
    // "subaya", "ikramiye": a rare reading does not win over the noun that the letters give.
    let common = |noun: String| lexicon::frequency(&noun) <= lexicon::frequency(lemma);
    let fits = (alone || ours) && !doc.story.tokens[head].has_apostrophe() && lexicon::is_noun(lemma);
    if !fits || !bare::noun(doc.lower(head)).is_none_or(common) {
        return None;
    }
    let compound = !alone && doc.noun(head - 1).is_some();
    Some(if compound { titles::possessed(lemma).to_string().into() } else { lemma.into() })
}

/// "göçmeni" is "göçmen", "tarafını" has gone before.
fn strip_vowel(word: &str) -> &str {
    word.strip_suffix(['ı', 'i', 'u', 'ü']).unwrap_or(word)
}

/// "diplomatın" is "diplomat", "firmaya" "firma"; the rarer endings stay.
fn strip_plain_case(word: &str) -> &str {
    const ENDS: &[&str] = &[
        "lerden", "lardan", "lerin", "ların", "ndan", "nden", "dan", "den", "tan", "ten", "mızla", "mizle", "muzla",
        "müzle", "nın", "nin", "nun", "nün", "lere", "lara", "ya", "ye", "yı", "yi", "yu", "yü", "da", "de", "ta",
        "te", "ın", "in", "un", "ün",
    ];
    for end in ENDS {
        if let Some(stem) = word.strip_suffix(end).filter(|stem| stem.chars().count() > 3) {
            return stem;
        }
    }
    word
}

/// Verbs of rise and fall, by their stems.
const CHANGES: &[&str] = &[
    "art",
    "azal",
    "düş",
    "yüksel",
    "gerile",
    "çık",
    "indir",
    "indi",
    "büyü",
    "küçül",
    "daral",
    "zam",
    "geril",
    "yükseltil",
    "düşür",
    "kazan",
    "kaybet",
    "kaybed",
    "değer",
    "azalış",
    "kısıl",
    "uzat",
];

/// Whether a figure is a fact, an aim, a plan or a change.
pub(super) fn status(doc: &Doc, found: &[Candidate], n: usize) -> QuantityStatus {
    let Some(candidate) = found.get(n) else { return QuantityStatus::Actual };
    let end = clause_end(doc, candidate.end);
    let near = |reach: usize, test: &dyn Fn(&str) -> bool| {
        (candidate.end..end.min(candidate.end + reach)).any(|at| test(doc.lower(at)))
    };
    // "hedefimiz 270 milyar dolar": what is aimed at may follow the aim.
    let aimed =
        candidate.figure.tokens.start.checked_sub(1).is_some_and(|before| doc.lower(before).starts_with("hedefimiz"));
    if aimed || near(REACH, &|word| word.starts_with("hedef")) {
        return QuantityStatus::Target;
    }
    if is_from_to(doc, found, n) {
        return QuantityStatus::Change;
    }
    let percent = candidate.unit.as_deref() == Some("percent");
    if percent && near(4, &|word| CHANGES.iter().any(|stem| word.starts_with(stem))) {
        return QuantityStatus::Change;
    }
    let future = |word: &str| {
        ["acak", "ecek", "acağ", "eceğ"].iter().any(|mark| word.contains(mark)) && !word.starts_with("gelecek")
    };
    if near(REACH, &future) { QuantityStatus::Planned } else { QuantityStatus::Actual }
}

/// "30 günden 90 güne çıkarıldı": both ends of a change.
fn is_from_to(doc: &Doc, found: &[Candidate], n: usize) -> bool {
    let pair = |a: usize, b: usize| {
        let (Some(from), Some(to)) = (found.get(a), found.get(b)) else { return false };
        from.case == Case::Ablative
            && to.case == Case::Dative
            && from.unit == to.unit
            && to.figure.tokens.start < from.end + 3
            && (to.end..to.end + 3).any(|at| CHANGES.iter().any(|stem| word(doc, at).starts_with(stem)))
    };
    pair(n, n + 1) || n.checked_sub(1).is_some_and(|before| pair(before, n))
}

/// The day or stretch a figure holds for: the nearest date before it in its sentence that says when.
pub(super) fn when(doc: &Doc, dates: &[DateDraft], candidate: &Candidate) -> Option<String> {
    let start = candidate.figure.tokens.start;
    let sentence = doc.story.sentences.get(doc.story.sentence_of(start))?.start;
    let next = dates.partition_point(|date| date.tokens.start < start);
    let date = dates.get(next.checked_sub(1)?)?;
    let near = date.tokens.start >= sentence && start < date.tokens.end + REACH;
    (near && says_when(doc, date)).then(|| date.value.clone())
}

/// "2002'de", "2016 yılında", "bugün", "geçen yıl"; not "2020'ye kadar", "2016'dan", "2017'nin".
fn says_when(doc: &Doc, date: &DateDraft) -> bool {
    let Some(last) = date.tokens.end.checked_sub(1) else { return false };
    let word = doc.lower(last);
    let suffix = doc.suffix(last);
    let locative =
        |text: &str| ["da", "de", "ta", "te", "daki", "deki", "taki", "teki"].iter().any(|end| text.ends_with(end));
    if !suffix.is_empty() {
        return locative(suffix);
    }
    locative(word)
        || !["a", "e", "n", "i", "ı", "u", "ü"].iter().any(|end| word.ends_with(end))
        || word == "bugün"
        || word == "dün"
}

/// Tokens a clause may have: longer than clauses are, so that time does not grow with a text that never ends one.
const CLAUSE: usize = 200;

fn clause_end(doc: &Doc, from: usize) -> usize {
    let end = doc
        .story
        .sentences
        .get(doc.story.sentence_of(from.min(doc.len().saturating_sub(1))))
        .map_or(doc.len(), |s| s.end)
        .min(from + CLAUSE);
    // Several sentences of one quotation are one sentence of the story.
    let ends = |at: &usize| match doc.lower(*at) {
        ";" => true,
        "." | "!" | "?" => at + 1 < end && doc.is_capitalised(at + 1),
        _ => false,
    };
    (from..end).find(ends).unwrap_or(end)
}

fn word<'a>(doc: &'a Doc, at: usize) -> &'a str {
    super::compare::word(doc, at)
}

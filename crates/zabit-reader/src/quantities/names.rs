//! Figures that are no quantities: dates, years, ages, clock times, law numbers, parts of names.

use zabit_text::TokenKind;
use zabit_turkish::{date, unit};

use super::figures::Figure;
use super::phrases;
use super::words::words;
use crate::Doc;
use crate::draft::DateDraft;

/// What follows a figure that only tells one thing from another.
const LABELLED: &[&str] = &[
    "numara",
    "numaralı",
    "numarası",
    "numaranın",
    "no",
    "nolu",
    "no'lu",
    "sayılı",
    "plakalı",
    "plaka",
    "maddesi",
    "maddesinin",
    "maddesinde",
    "maddesine",
    "maddesini",
    "sularında",
    "sezonu",
    "sezonunda",
    "sezonun",
    "model",
    "doğumlu",
    "tatil",
];

/// What stands before a figure that is a label, a rank or a clock time.
const LABELS: &[&str] = &[
    "saat", "tsi", "saati", "saatler", "madde", "no", "numara", "sayfa", "element", "kanal", "faz", "ayın", "tel",
    "telefon",
];

/// Names that always carry a number: indices, series, systems.
const SERIES: &[&str] = &[
    "bist",
    "nikkei",
    "dax",
    "ftse",
    "cac",
    "s&p",
    "p",
    "stoxx",
    "nasdaq",
    "russell",
    "formula",
    "android",
    "ios",
    "windows",
    "channel",
    "galaxy",
    "iphone",
    "ipad",
    "boeing",
    "airbus",
    "tu",
    "apollo",
    "faz",
    "euro",
    "moto",
    "playstation",
    "xbox",
];

/// Whether a figure is none to record.
pub(super) fn is_name(doc: &Doc, dates: &[DateDraft], figure: &Figure) -> bool {
    if figure.percent || figure.currency.is_some() {
        return false;
    }
    is_article(doc, figure)
        || is_underneath(doc, figure)
        || is_standing(doc, figure)
        || is_glued(doc, figure)
        || is_word_of_another_kind(doc, figure)
        || is_ratio(doc, figure)
        || is_fraction_word(doc, figure)
        || is_date(doc, dates, figure)
        || is_age(doc, figure)
        || is_labelled(doc, figure)
        || is_year(doc, figure)
        || is_clock(doc, figure)
        || is_after_name(doc, figure)
}

/// "bir" is a number only before a unit of time, and there not after an adjective: "bir gün", "bir yılda", but
/// "zor bir yıl" is the article, unless what follows measures ("uzun bir yıl boyunca").
fn is_article(doc: &Doc, figure: &Figure) -> bool {
    const MEASURES: &[&str] = &["önce", "sonra", "süre", "süreyle", "süreli", "boyunca", "içinde", "içerisinde", "ara"];
    if !figure.is_article() {
        return false;
    }
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let timed = unit::unit(&[word(doc, end)]).is_some_and(|(unit, _)| unit.is_time() && !unit.ending.plural);
    let after = word(doc, end + 1);
    let measured = MEASURES.contains(&after) || after.starts_with("önceki") || after.starts_with("sonraki");
    let bare = unit::unit(&[word(doc, end)]).is_some_and(|(unit, _)| unit.ending.is_bare());
    // "Bir dakika, …", "fakat bir gün gelir": some time, not one.
    let some = bare
        && matches!(before(doc, start), "" | "fakat" | "ama" | "ancak" | "ve" | "," | "\"" | "“" | "”" | "'" | ".");
    let told = ["ol", "geçir"].iter().any(|verb| after.starts_with(verb));
    !timed || !measured && (some || told || is_adjective(before(doc, start)))
}

fn is_adjective(word: &str) -> bool {
    const ADJECTIVES: &[&str] = &[
        "gerçek",
        "zor",
        "iyi",
        "kötü",
        "güzel",
        "böyle",
        "öyle",
        "şöyle",
        "parlak",
        "yoğun",
        "sıradan",
        "unutulmaz",
        "harika",
        "kolay",
        "bambaşka",
        "herhangi",
        "şık",
        "nasıl",
        "boş",
        "sıcak",
        "soğuk",
        "rahat",
        "verimli",
        "mutlu",
    ];
    let ending =
        ["lı", "li", "lu", "lü", "sız", "siz", "suz", "süz", "sel", "sal", "cek", "cak", "an", "en", "dik", "dık"];
    word.chars().count() > 2
        && (ADJECTIVES.contains(&word)
            || words().adjectives.contains(word)
            || phrases::is_verb(word)
            || ending.iter().any(|end| word.ends_with(end))
                && !["dan", "den", "tan", "ten"].iter().any(|end| word.ends_with(end)))
}

/// "yer altı", "45 yaş altı": "altı" as "under".
fn is_underneath(doc: &Doc, figure: &Figure) -> bool {
    let tokens = &figure.tokens;
    let alone = tokens.len() == 1 && doc.lower(tokens.start) == "altı";
    let before = before(doc, tokens.start);
    let under =
        ["yaş", "yer", "su", "deniz", "toprak", "el", "ayak", "hava", "gök", "bilinç", "baskı", "kemer", "koltuk"];
    alone
        && (under.contains(&before)
            || unit::unit(&[before]).is_some()
            || before.ends_with("ın")
            || before.ends_with("in"))
}

/// "9 puan önünde", "ilk 10 sıra": standings.
fn is_standing(doc: &Doc, figure: &Figure) -> bool {
    let end = figure.tokens.end;
    let lead = word(doc, end) == "puan"
        && ["önünde", "gerisinde", "farkla", "fark", "önde", "geride"].contains(&word(doc, end + 1));
    let rank = word(doc, end).starts_with("sıra") && before(doc, figure.tokens.start) == "ilk";
    let both_sides = before(doc, figure.tokens.start) == "her" && word(doc, end).starts_with("taraf");
    lead || rank || both_sides
}

/// "sıfır otomobil", "yüz maskesi", "Muhammed bin Fahd", "20 yüzyıl".
fn is_word_of_another_kind(doc: &Doc, figure: &Figure) -> bool {
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let next = word(doc, end);
    if figure.tokens.len() > 1 {
        return false;
    }
    match doc.stem(start) {
        "sıfır" => unit::unit(&[next]).is_none(),
        "yüz" => {
            let plain = unit::unit(&[next]).is_some() || unit::person(next).is_some();
            !plain
                && (phrases::heads_compound(next) || ["ma", "me", "ü", "ı", "i", "u"].iter().any(|e| next.ends_with(e)))
                || ["ölçüm", "maske", "tanı", "hat", "kas", "ifade"].iter().any(|noun| next.starts_with(noun))
        }
        "bin" => start > 0 && doc.is_capitalised(start - 1) && end < doc.len() && doc.is_capitalised(end),
        "112" => next == "acil",
        number => next.starts_with("yüzyıl") && matches!(number.len(), 2) && figure.digits,
    }
}

/// "1/5000 ölçekli", "3+1 daire", "4'te 1'i", "dörtte biri": a scale, a plan, a fraction.
fn is_ratio(doc: &Doc, figure: &Figure) -> bool {
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let sign = |at: usize| matches!(doc.story.tokens.get(at).map(|_| doc.lower(at)), Some("/" | "+" | ":"));
    let beside = sign(end) && is_number(doc, end + 1) || start > 1 && sign(start - 1) && is_number(doc, start - 2);
    let below = |at: usize| {
        ["de", "da", "te", "ta"].contains(&doc.suffix(at))
            || doc.lower(at).ends_with("te")
            || doc.lower(at).ends_with("de")
    };
    let small = |at: usize| {
        word(doc, at).starts_with("bir")
            || word(doc, at).starts_with("iki")
            || word(doc, at).starts_with("üç")
            || is_number(doc, at)
    };
    let fraction = figure.scale.is_none() && below(end - 1) && small(end) && word(doc, end) != "birer";
    let part = start > 0 && is_number(doc, start - 1) && ["de", "da", "te", "ta"].contains(&doc.suffix(start - 1));
    figure.digits && beside || fraction || part && figure.ending.possessive
}

/// "PlayStation®4": a sign of a name right before the figure.
fn is_glued(doc: &Doc, figure: &Figure) -> bool {
    let start = figure.tokens.start;
    let glued = doc.story.tokens.get(start).is_some_and(|token| !token.space_before);
    let end = figure.tokens.end;
    // "4K", "3D", "1080p": letters that hang on the figure and are no unit.
    let letters = figure.digits
        && figure.tokens.len() == 1
        && doc.story.tokens.get(end).is_some_and(|t| !t.space_before && t.kind == TokenKind::Word)
        && unit::unit(&[word(doc, end)]).is_none()
        && unit::person(word(doc, end)).is_none();
    letters || glued && start > 0 && matches!(doc.lower(start - 1), "®" | "™" | "©" | "#" | "@" | "_")
}

/// "yarım", "çeyrek" are numbers before a unit of measure: "yarım saat", not "yarım kaldı", "çeyrek altın".
fn is_fraction_word(doc: &Doc, figure: &Figure) -> bool {
    figure.is_fraction_word()
        && figure.scale.is_none()
        && unit::unit(&[word(doc, figure.tokens.end)]).is_none_or(|(unit, _)| unit.code == "count")
}

fn is_date(doc: &Doc, dates: &[DateDraft], figure: &Figure) -> bool {
    let tokens = &figure.tokens;
    let from = dates.partition_point(|date| date.tokens.end <= tokens.start);
    let inside = dates.get(from).is_some_and(|date| date.tokens.start <= tokens.start);
    // "bu yılın ilk 6 ayında" is a date that holds a quantity.
    let measures = unit::unit(&[word(doc, tokens.end)]).is_some_and(|(unit, _)| unit.code == "month");
    if inside {
        return !(measures && figure.tokens.len() == 1 && doc.stem(tokens.start).len() < 3);
    }
    // "31 Nisan" is no day, yet no quantity either.
    figure.digits && tokens.len() == 1 && date::month(word(doc, tokens.end)).is_some_and(|(_, ending)| !ending.derived)
}

/// "29 yaşındaki", "45 yaş altı", "25-44 yaş", "2 yaş ve üzeri".
fn is_age(doc: &Doc, figure: &Figure) -> bool {
    let end = figure.tokens.end;
    let is_age = |at: usize| word(doc, at).starts_with("yaş") && !word(doc, at).starts_with("yaşa");
    // "3 ay - 2 yaş arası".
    let after_unit = matches!(word(doc, end + 1), "-" | "–") && is_number(doc, end + 2) && is_age(end + 3);
    let far_end =
        after_unit || matches!(word(doc, end), "-" | "–" | "ile" | "ila") && is_number(doc, end + 1) && is_age(end + 2);
    is_age(end) || far_end
}

fn is_labelled(doc: &Doc, figure: &Figure) -> bool {
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let next = word(doc, end);
    if LABELLED.contains(&next) || (doc.is(end, "/") && !figure.digits) {
        return true;
    }
    // "71 DT 887 plakalı", "11/C maddesi".
    let near = |words: &[&str]| (end..end + 4).any(|at| words.contains(&word(doc, at)));
    if near(&["plakalı", "plaka"]) || (doc.is(end, "/") && near(&["maddesi", "maddesinin", "maddesinde", "maddesi"])) {
        return true;
    }
    let before = before(doc, start);
    if !LABELS.contains(&before) {
        return false;
    }
    // "saat 20 kişi" is rare; "saat 20.00", "saat 20'de" common. A unit after the figure keeps it a quantity.
    unit::unit(&[next]).is_none()
}

/// "2007 ve 2008 yıllarında": the last of several years; "2000 yıl önce" is a length of time.
fn is_year(doc: &Doc, figure: &Figure) -> bool {
    let next = word(doc, figure.tokens.end);
    is_four_digits(doc, figure) && (next.starts_with("yılı") || next.starts_with("yıllar"))
}

/// Whether a figure is written as years are: four digits without a separator.
pub(super) fn is_four_digits(doc: &Doc, figure: &Figure) -> bool {
    let written = doc.stem(figure.tokens.start);
    figure.tokens.len() == 1 && written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit())
}

/// "11.00-18.00 saatleri arasında": times of day, the last of them before the word.
fn is_clock(doc: &Doc, figure: &Figure) -> bool {
    let time = |at: usize| {
        let (hour, minute) = doc.stem(at).split_once(['.', ':']).unwrap_or_default();
        let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number(doc, at) && digits(hour) && digits(minute)
    };
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let last = if matches!(word(doc, end), "-" | "–" | "ile" | "ila" | "ve") { end + 1 } else { start };
    figure.tokens.len() == 1 && time(start) && time(last) && word(doc, last + 1).starts_with("saatle")
}

/// "BIST 100 endeksi", "Dağ 2 filmi", "Schalke 04", "Le Mans 24 Saat".
fn is_after_name(doc: &Doc, figure: &Figure) -> bool {
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    if !figure.digits || figure.tokens.len() > 1 || start == 0 {
        return false;
    }
    let previous = start - 1;
    let glued = doc.lower(previous) == "-" && previous > 0;
    let name = if glued { previous - 1 } else { previous };
    let Some(token) = doc.story.tokens.get(name) else { return false };
    let on_line = doc.story.tokens.get(start).is_some_and(|t| !t.line_before);
    let next = word(doc, end);
    let brand = doc.str(name).chars().skip(1).any(char::is_uppercase) && !doc.is_capitalised(name);
    if brand || SERIES.contains(&doc.lower(name)) {
        return on_line && !unit::unit(&[next]).is_some_and(|(unit, _)| unit.is_currency());
    }
    if token.kind != TokenKind::Word || !on_line || (token.has_apostrophe() && !glued) || !doc.is_capitalised(name) {
        return false;
    }
    let leading_zero =
        doc.stem(start).len() > 1 && doc.stem(start).starts_with('0') && !doc.stem(start).contains([',', '.']);
    // "Android Wear 2.0", a version; "3.5 milyon" is longer than one token.
    let version = doc.stem(start).split_once('.').is_some_and(|(_, part)| part.len() == 1);
    if version && unit::unit(&[word(doc, end)]).is_none() {
        return true;
    }
    if glued || leading_zero {
        return glued && !doc.story.tokens.get(start).is_some_and(|t| t.space_before) || leading_zero;
    }
    let capital_unit =
        unit::unit(&[next]).is_some() && doc.is_capitalised(end) && doc.str(end).chars().any(char::is_lowercase);
    if capital_unit && !next.starts_with("lira") && !unit::unit(&[next]).is_some_and(|(u, _)| u.is_currency()) {
        return true;
    }
    // "Dağ 2 filminin": what is named possesses the name; what is counted stands bare.
    let named =
        possessed(next) && !doc.is_capitalised(end) && unit::unit(&[next]).is_none() && unit::person(next).is_none();
    let opens = doc.story.sentences.get(doc.story.sentence_of(name)).is_some_and(|s| s.start + 1 >= name);
    let compound = !opens && phrases::heads_compound(next) && !doc.is_capitalised(end) && unit::person(next).is_none();
    (named || compound) && doc.stem(start).len() <= 4
}

fn possessed(word: &str) -> bool {
    ["endeks", "film", "dizi", "operasyon", "maç", "sürüm", "model", "proje", "uçağ", "tip"]
        .iter()
        .any(|stem| word.starts_with(stem))
        && !phrases::is_stop(word)
}

fn is_number(doc: &Doc, at: usize) -> bool {
    doc.story.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
}

/// A token without its suffix, empty past the end or the line.
fn word<'a>(doc: &'a Doc, at: usize) -> &'a str {
    match doc.story.tokens.get(at) {
        Some(token) if !token.line_before => doc.stem(at),
        _ => "",
    }
}

fn before<'a>(doc: &'a Doc, at: usize) -> &'a str {
    match (doc.story.tokens.get(at), at.checked_sub(1)) {
        (Some(token), Some(previous)) if !token.line_before => doc.lower(previous),
        _ => "",
    }
}

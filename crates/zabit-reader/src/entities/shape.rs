//! Names and titles read off their tokens: without suffix, in dictionary form.

use std::ops::Range;

use compact_str::CompactString;
use zabit_turkish::suffix::{Case, after_apostrophe, rough};
use zabit_turkish::{casing, heads, titles};

use super::items::{Name, Title};
use crate::Doc;

/// Reads a name off its tokens.
pub(super) fn name(doc: &Doc, tokens: Range<usize>) -> Option<Name> {
    let last = tokens.end.checked_sub(1)?;
    let token = doc.story.tokens[last];
    let stem = doc.stem(last);
    let apostrophe = token.has_apostrophe() && after_apostrophe(doc.suffix(last)).is_some();
    let head = heads::head(if apostrophe { stem } else { doc.lower(last) }).filter(|head| {
        // A bare noun may be anybody's surname: "Ayşe Deniz".
        let plain = matches!(doc.stem(last), "parti" | "sokak" | "bulvar" | "grup" | "havalimanı");
        tokens.len() > 1 && (head.possessed || head.kind == heads::Kind::Firm || plain)
    });
    let (mut case, mut derived, mut bare) = (Case::Nominative, false, doc.lower(last).len());
    if apostrophe {
        let noun = after_apostrophe(doc.suffix(last))?;
        (case, derived, bare) = (noun.case, noun.derived || noun.relative, stem.len());
    } else if let Some(head) = head.filter(|h| h.bare < doc.lower(last).len()) {
        (case, bare) = (head.case, head.bare);
    }
    if !apostrophe && doc.lower(last).starts_with("partili") {
        (derived, bare) = (true, "parti".len());
    }
    let lower_last = &doc.lower(last)[..bare];
    let cut = doc.lower(last)[bare..].chars().count() as u32;
    let start = doc.story.tokens[tokens.start].cp;
    let end = token.cp_end - cut;
    let from = doc.story.tokens[tokens.start].start as usize;
    let text: String = doc.story.text[from..token.end as usize].chars().take((end - start) as usize).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut words: Vec<CompactString> = (tokens.start..last).map(|at| CompactString::new(doc.stem(at))).collect();
    words.push(CompactString::new(lower_last));
    let head = head.map(|h| h.kind);
    Some(Name { tokens, text, words, start, end, case, derived, head, apostrophe, titled: false })
}

/// Reads a title off its tokens. `None` where the last token heads none.
pub(super) fn title(doc: &Doc, tokens: Range<usize>, lower: bool) -> Option<Title> {
    let last = tokens.end.checked_sub(1)?;
    let stem = doc.stem(last);
    let head = titles::head(stem)?;
    let former = doc.is(tokens.start, "eski");
    let bare = &stem[..head.bare];
    let free = (tokens.start..last).all(|at| titles::is_adjective(doc.lower(at)));
    let base = base_of(bare, head);
    let mut words: Vec<String> = (tokens.start..last).map(|at| doc.str(at).to_owned()).collect();
    let shown: String = doc.str(last).chars().take(bare.chars().count()).collect();
    let last_word = if head.kind == titles::Kind::Fixed {
        if head.plural { singular_fixed(&shown) } else { shown }
    } else if free && (head.possessed || head.plural) {
        recase(&base, &shown)
    } else if head.plural || head.possessed && bare == base {
        recase(&titles::possessed(&base), &shown)
    } else {
        shown
    };
    words.push(last_word);
    if former && let Some(first) = words.first_mut() {
        *first = "Eski".to_owned();
    }
    let text = words.join(" ").replace(" ,", ",").replace(" - ", "-");
    let owned = matches!(rough(doc.suffix(last)).as_str(), "I" | "sI") && !head.possessed;
    let noun = after_apostrophe(doc.suffix(last)).filter(|_| !owned);
    let closed = doc.story.tokens[last].has_apostrophe() && !lower && noun.is_some_and(|n| n.case != Case::Nominative)
        || head.case != Case::Nominative;
    let case = if head.case == Case::Nominative { noun.map_or(Case::Nominative, |n| n.case) } else { head.case };
    Some(Title {
        tokens,
        text,
        base,
        kind: head.kind,
        plural: head.plural,
        former,
        case,
        closed,
        possessed: head.possessed,
    })
}

/// "yardımcısı", "yardımcıları" and "yardımcı" all are "yardımcı".
fn base_of(bare: &str, head: titles::Head) -> CompactString {
    if head.kind == titles::Kind::Fixed {
        return CompactString::from(if head.plural { singular_fixed(bare) } else { bare.to_owned() });
    }
    if head.plural {
        return CompactString::new(bare.strip_suffix("ları").or(bare.strip_suffix("leri")).unwrap_or(bare));
    }
    if !head.possessed || titles::head(bare).is_some_and(|h| !h.possessed) {
        return CompactString::new(bare);
    }
    let mut base = bare.to_owned();
    base.pop();
    if titles::possessed(&base) == bare && titles::head(&base).is_some() {
        return base.into();
    }
    for (from, to) in [('s', ""), ('ğ', "k"), ('b', "p"), ('c', "ç")] {
        if let Some(stem) = base.strip_suffix(from) {
            let stem = format!("{stem}{to}");
            if titles::possessed(&stem) == bare {
                return stem.into();
            }
        }
    }
    base.into()
}

/// "cumhurbaşkanları" is "cumhurbaşkanı".
fn singular_fixed(word: &str) -> String {
    let stem = word.strip_suffix("ları").or(word.strip_suffix("leri")).unwrap_or(word);
    titles::possessed(stem).to_string()
}

/// Gives a lower-case word the capital that another form of it has.
fn recase(word: &str, model: &str) -> String {
    if casing::is_all_caps(model) && model.chars().count() > 3 {
        return casing::upper(word).to_string();
    }
    if casing::is_capitalised(model) && word != "ceo" { casing::capitalise(word).to_string() } else { word.to_owned() }
}

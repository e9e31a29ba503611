//! The words that commit, from `data/commitments.tsv`.

use std::ops::Range;
use std::sync::LazyLock;

use zabit_record::CommitmentKind;
use zabit_turkish::suffix::Case;
use zabit_turkish::verb::VerbForm;

use super::forms;
use crate::Doc;

/// One line of the table.
#[derive(Debug)]
pub(super) struct Words {
    pub kind: CommitmentKind,
    before: Vec<&'static str>,
    /// The verb stem, or the forms of a predicate.
    last: Last,
    complement: Vec<Complement>,
    /// Whether its subject is who commits.
    pub personal: bool,
}

#[derive(Debug)]
enum Last {
    Verb(&'static str),
    Forms(Vec<&'static str>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Complement {
    Action(Case),
    /// "açmayı": its subject is that of the words.
    Own,
    /// "açılmasını": it has a subject of its own.
    Other,
    Infinitive,
    Ki,
}

/// Words of commitment found in a story.
pub(super) struct Hit {
    pub words: &'static Words,
    pub tokens: Range<usize>,
    /// `None` for a predicate.
    pub form: Option<VerbForm>,
    /// Whether the thing committed to follows ("arzu ediyoruz ki …").
    pub ki: bool,
}

static TABLE: LazyLock<Vec<Words>> =
    LazyLock::new(|| include_str!("../../data/commitments.tsv").lines().filter_map(parse).collect());

/// Whether a verb's stem ends words that commit.
pub(crate) fn is_verb(lemma: &str) -> bool {
    TABLE.iter().any(|words| matches!(words.last, Last::Verb(stem) if stem == lemma))
}

/// Whether a form ends words that commit, as their predicate.
pub(crate) fn is_predicate(lower: &str) -> bool {
    TABLE.iter().any(|words| matches!(&words.last, Last::Forms(forms) if forms.contains(&lower)))
}

/// A line of the table; `None` for a comment. A test checks that every other line is understood.
fn parse(line: &'static str) -> Option<Words> {
    if line.starts_with('#') {
        return None;
    }
    let mut cells = line.split('\t');
    let kind = kind(cells.next()?)?;
    let mut before: Vec<&str> = cells.next()?.split(' ').collect();
    let last = before.pop()?;
    let complement = cells.next()?;
    Some(Words {
        kind,
        before,
        last: last.strip_prefix('=').map_or(Last::Verb(last), |forms| Last::Forms(forms.split('|').collect())),
        complement: match complement {
            "-" => Vec::new(),
            list => list.split(',').map(complement_of).collect::<Option<_>>()?,
        },
        personal: match cells.next()? {
            "self" => true,
            "any" => false,
            _ => return None,
        },
    })
}

fn kind(cell: &str) -> Option<CommitmentKind> {
    Some(match cell {
        "pledge" => CommitmentKind::Pledge,
        "target" => CommitmentKind::Target,
        "wish" => CommitmentKind::Wish,
        "call" => CommitmentKind::Call,
        _ => return None,
    })
}

fn complement_of(cell: &str) -> Option<Complement> {
    Some(match cell {
        "acc" => Complement::Action(Case::Accusative),
        "dat" => Complement::Action(Case::Dative),
        "nom" => Complement::Action(Case::Nominative),
        "own" => Complement::Own,
        "other" => Complement::Other,
        "inf" => Complement::Infinitive,
        "ki" => Complement::Ki,
        _ => return None,
    })
}

/// Words between the verb committed to and the words of commitment at most: "açmayı da bu yıl hedefliyoruz".
const NEAR: usize = 3;

/// The words of commitment whose last word is the token `at`.
pub(super) fn hit(doc: &Doc, at: usize) -> Option<Hit> {
    if !doc.marks(at).commits {
        return None;
    }
    let word = doc.lower(at);
    TABLE.iter().find_map(|words| {
        // The cheap looks first: most words fail at their neighbours.
        let start = at.checked_sub(words.before.len())?;
        let stands = words.before.iter().enumerate().all(|(n, word)| doc.lower(start + n) == *word);
        if !stands {
            return None;
        }
        let form = match &words.last {
            Last::Verb(stem) => Some(doc.verb(at, stem).filter(|_| word != *stem)?),
            Last::Forms(forms) => {
                forms.contains(&word).then_some(())?;
                None
            }
        };
        let ki = doc.is(at + 1, "ki") && words.complement.contains(&Complement::Ki);
        (ki || words.has_complement(doc, start)).then_some(Hit { words, tokens: start..at + 1, form, ki })
    })
}

impl Words {
    fn has_complement(&self, doc: &Doc, start: usize) -> bool {
        self.complement.is_empty()
            || (start.saturating_sub(NEAR)..start).rev().take_while(|at| doc.is_word(*at)).any(|at| {
                let word = doc.lower(at);
                self.complement.iter().any(|wanted| match wanted {
                    Complement::Action(case) => forms::action(word).is_some_and(|found| found == *case),
                    Complement::Own => forms::is_plain_accusative(word),
                    Complement::Other => {
                        forms::action(word) == Some(Case::Accusative) && !forms::is_plain_accusative(word)
                    }
                    Complement::Infinitive => forms::is_infinitive(word) && !forms::is_saying(doc, at),
                    Complement::Ki => false,
                })
            })
    }
}

/// The kind of commitment a statement's cue makes of its content: "-masını istedi" is a call.
pub(super) fn of_cue(lemma: &str, content_ends_in_action: bool) -> Option<CommitmentKind> {
    let table: &[(&str, CommitmentKind, bool)] = &[
        ("iste", CommitmentKind::Call, true),
        ("talep et", CommitmentKind::Call, true),
        ("çağrıda bulun", CommitmentKind::Call, true),
        ("çağrısında bulun", CommitmentKind::Call, true),
        ("çağrı yap", CommitmentKind::Call, true),
        ("çağır", CommitmentKind::Call, true),
        ("hedefle", CommitmentKind::Target, true),
        ("amaçla", CommitmentKind::Target, true),
        ("planla", CommitmentKind::Target, true),
        ("arzu et", CommitmentKind::Wish, true),
        ("temenni et", CommitmentKind::Wish, true),
        ("temennisinde bulun", CommitmentKind::Wish, true),
        ("dile", CommitmentKind::Wish, true),
        ("um", CommitmentKind::Wish, true),
        ("söz ver", CommitmentKind::Pledge, false),
        ("taahhüt et", CommitmentKind::Pledge, false),
        ("vaat et", CommitmentKind::Pledge, false),
    ];
    table.iter().find(|(cue, _, action)| *cue == lemma && (!action || content_ends_in_action)).map(|(_, kind, _)| *kind)
}

/// Nouns of promise with the verbs that make one of them: "açılacağı sözünü verdi", not "açılacağı sözlerini sarf etti".
const PROMISES: &[(&str, &[&str])] = &[("söz", &["ver"]), ("taahhüd", &["bulun", "ver"]), ("vaad", &["bulun", "ver"])];

/// Whether a noun of speech and the verb that goes with it promise.
pub(super) fn is_promise(noun: &str, verb_is: impl Fn(&str) -> bool) -> bool {
    PROMISES.iter().any(|(promise, verbs)| *promise == noun && verbs.iter().any(|verb| verb_is(verb)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        for line in include_str!("../../data/commitments.tsv").lines().filter(|line| !line.starts_with('#')) {
            assert!(parse(line).is_some(), "not understood: {line:?}");
        }
    }
}

//! Learns to parse: `models/syntax.model`.
//!
//! From the treebanks, brought into the notation of UD Turkish BOUN ([`mod@gold`]) and read as the program will read them,
//! with the analysis that [`words::choose`] gives; then from the annotated passages, whose trees are known in part
//! ([`passages`]).

mod attribution;
mod gold;
mod learn;
mod passages;
mod score;
mod table;

use std::path::Path;

use zabit_analysis::syntax::{CHOSEN, Relation, Sentence as Work};
use zabit_analysis::words::{self, Choice};
use zabit_model::{pack, rows};

use crate::treebank::{self, Habits, Sentence};
pub use attribution::score as score_attribution;
use gold::{Gold, Makers, gold};
use learn::Lesson;
pub use score::score;

/// Rows of moves and of relations, as powers of two. More rows parse a little better, and slower.
const MOVE_BITS: u32 = 17;
const RELATION_BITS: u32 = 15;
/// Groups with habits of their own: the makers of treebanks, and the passages.
const GROUPS: usize = Makers::ALL.len() + 1;

/// The bytes of `syntax.model`.
///
/// # Errors
/// A file of the shared data that cannot be read.
pub fn model(shared: &Path) -> Result<Vec<u8>, String> {
    trained(shared, &passages::all(shared)?)
}

/// The bytes of a model learnt from the treebanks and from these passages.
fn trained(shared: &Path, news: &[passages::Passage]) -> Result<Vec<u8>, String> {
    let mut lessons = lessons(shared)?;
    let relations = learn::relations(&lessons, RELATION_BITS, GROUPS);
    let first = learn::moves(&lessons, MOVE_BITS, GROUPS);
    lessons.extend(passages::lessons(news, &first, GROUPS - 1));
    let moves = learn::moves(&lessons, MOVE_BITS, GROUPS);
    Ok(pack(&[
        ("moves", rows(MOVE_BITS, &moves.averaged())),
        ("relations", rows(RELATION_BITS, &relations.averaged())),
    ]))
}

fn lessons(shared: &Path) -> Result<Vec<Lesson>, String> {
    let mut all = Vec::new();
    for (name, habits) in treebank::FILES {
        let makers = Makers::of(name);
        let trees = trees(shared, name, habits)?;
        all.extend(trees.iter().map(|(sentence, choices, gold)| lesson(sentence, choices, gold, makers)));
    }
    Ok(all)
}

/// The sentences of a treebank with their analysis and trees.
fn trees(shared: &Path, name: &str, habits: Habits) -> Result<Vec<(Sentence, Vec<Choice>, Gold)>, String> {
    let text = crate::read(&shared.join("data/ud").join(name).with_extension("conllu"))?;
    let tree = |sentence: Sentence| {
        let choices = words::choose(&forms(&sentence));
        let gold = gold(&sentence, &choices, Makers::of(name))?;
        Some((sentence, choices, gold))
    };
    Ok(treebank::parse(&text, habits).into_iter().filter_map(tree).collect())
}

fn forms(sentence: &Sentence) -> Vec<&str> {
    sentence.tokens.iter().map(|token| token.form.as_str()).collect()
}

/// A tree without its signs.
fn lesson(sentence: &Sentence, choices: &[Choice], gold: &Gold, makers: Makers) -> Lesson {
    let mut work = Work::default();
    work.take(choices, &forms(sentence));
    let mut index = vec![None; choices.len()];
    for (word, place) in (0_u32..).zip(&work.places) {
        if let Some(slot) = index.get_mut(*place as usize) {
            *slot = Some(word);
        }
    }
    let count = work.machine.count();
    // What hangs on a sign hangs on what the sign hangs on.
    let head = |token: u32| {
        let mut up = gold.heads.get(token as usize).copied().flatten();
        while let Some(at) = up {
            if let Some(word) = index.get(at).copied().flatten() {
                return word;
            }
            up = gold.heads.get(at).copied().flatten();
        }
        count
    };
    let mut heads: Vec<u32> = work.places.iter().map(|place| head(*place)).collect();
    // Where a sign is the root, the last of those that hang on it takes its place.
    if let Some(root) = heads.iter().rposition(|head| *head == count) {
        let others = heads.iter_mut().take(root).filter(|head| **head == count);
        others.for_each(|head| *head = root as u32);
    }
    let relation = |(place, head): (&u32, &u32)| {
        let relation = gold.relations.get(*place as usize).copied().unwrap_or(Relation::Nmod) as usize;
        (*head != count && relation < CHOSEN).then_some(relation as u8)
    };
    let relations = work.places.iter().zip(&heads).map(relation).collect();
    let group = Makers::ALL.iter().position(|one| *one == makers).unwrap_or(0);
    Lesson { words: std::mem::take(&mut work.machine.words), heads, relations, group, times: 1 }
}

//! Learns which words are names: `models/names.model`; and says how well it does.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use zabit_analysis::names::facts::facts;
use zabit_analysis::names::features::Stretch;
use zabit_analysis::names::tags::{NONE, Part, TAGS, tag};
use zabit_analysis::names::{Kind, Tagger, shouts, stretches};
use zabit_model::{linear, pack};
use zabit_reader::Doc;
use zabit_reader::draft::Mention;
use zabit_reader::entities::entities_by;
use zabit_record::EntityType;

use crate::crf::{Example, Field};
use crate::name_text::{Sentence, Text, encyclopedia, passages};

/// Passages are news like the stories to come; encyclopedia sentences are not.
const NEWS_WEIGHT: f32 = 6.0;
/// Parts that the passages are cut into for cross-validation.
const FOLDS: usize = 5;

/// The bytes of `names.model`.
///
/// # Errors
/// A file of the shared data that cannot be read.
pub fn model(shared: &Path) -> Result<Vec<u8>, String> {
    let wiki = encyclopedia(&shared.join("data/ner/wiki-ner-train.conll"))?;
    let wiki = examples(&wiki.iter().collect::<Vec<_>>(), 1.0);
    let news = passages(shared)?;
    Ok(learnt(&wiki, &examples(&news.iter().collect::<Vec<_>>(), NEWS_WEIGHT)))
}

fn learnt(wiki: &[Example], news: &[Example]) -> Vec<u8> {
    let all: Vec<&Example> = wiki.iter().chain(news).collect();
    pack(&[("names", linear(TAGS as u32, &Field::learn(&all)))])
}

fn examples(texts: &[&Text], weight: f32) -> Vec<Example> {
    texts.iter().flat_map(|text| text.sentences()).flat_map(|sentence| of_sentence(&sentence, weight)).collect()
}

fn of_sentence(sentence: &Sentence, weight: f32) -> Vec<Example> {
    let tokens: Vec<&str> = sentence.tokens.iter().map(String::as_str).collect();
    let all = facts(&tokens);
    let shouts = shouts(&all);
    let example = |range: Range<usize>| {
        let mut room = Vec::new();
        let stretch = Stretch::new(&all, range.clone(), shouts, &mut room);
        let features = range.clone().map(|at| {
            let mut features = Vec::new();
            stretch.features(at, &mut features);
            features
        });
        Example { features: features.collect(), tags: tags(sentence, range), weight }
    };
    stretches(&all).map(example).collect()
}

/// The tags of a stretch. A name that reaches beyond it is cut: what is outside can be in no name.
fn tags(sentence: &Sentence, stretch: Range<usize>) -> Vec<Option<usize>> {
    let mut tags = vec![Some(NONE); stretch.len()];
    for at in sentence.open.iter().cloned().flatten().filter(|at| stretch.contains(at)) {
        tags[at - stretch.start] = None;
    }
    for (name, kind) in &sentence.names {
        let name = name.start.max(stretch.start)..name.end.min(stretch.end);
        for at in name.clone() {
            let part = match (at == name.start, at + 1 == name.end) {
                (true, true) => Part::Only,
                (true, false) => Part::First,
                (false, true) => Part::Last,
                (false, false) => Part::Inner,
            };
            tags[at - stretch.start] = Some(tag(*kind, part));
        }
    }
    tags
}

/// Right, in the annotation, found.
#[derive(Clone, Copy, Default)]
pub struct Count {
    right: usize,
    gold: usize,
    found: usize,
}

impl Count {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Counts by kind.
type Counts = [Count; 3];

fn count(tagger: &Tagger, text: &Text, counts: &mut Counts, lenient: bool) {
    for sentence in text.sentences() {
        let tokens: Vec<&str> = sentence.tokens.iter().map(String::as_str).collect();
        let mut found = tagger.names(&tokens);
        if lenient {
            found.retain(|name| {
                !sentence.open.iter().any(|open| open.start < name.tokens.end && name.tokens.start < open.end)
            });
        }
        for name in &found {
            let right = sentence.names.iter().any(|(range, kind)| *range == name.tokens && *kind == name.kind);
            counts[name.kind as usize].found += 1;
            counts[name.kind as usize].right += usize::from(right);
        }
        for (_, kind) in &sentence.names {
            counts[*kind as usize].gold += 1;
        }
    }
}

/// Counts the mentions in the records of a reader that has this tagger.
fn count_read(tagger: &Tagger, text: &Text, counts: &mut Counts) {
    let doc = Doc::new(&text.story);
    let entities = entities_by(&doc, Some(tagger));
    let kind = |mention: &Mention| match entities.list.get(mention.entity)?.kind {
        EntityType::Person => Some(Kind::Person),
        EntityType::Organisation | EntityType::Group => Some(Kind::Organisation),
        EntityType::Place => Some(Kind::Place),
    };
    let named = entities.mentions.iter().filter(|mention| mention.named);
    let found: BTreeSet<_> = named.filter_map(|mention| Some((mention.start, mention.end, kind(mention)?))).collect();
    for name in &found {
        let right = text.names.contains(name);
        counts[name.2 as usize].found += 1;
        counts[name.2 as usize].right += usize::from(right);
    }
    for name in &text.names {
        counts[name.2 as usize].gold += 1;
    }
}

fn print(counts: &Counts) {
    let row = |name: &str, count: Count| {
        let share = |of: usize| count.right as f64 / of.max(1) as f64;
        println!(
            "{name:14} {:.4} precision, {:.4} recall, {:.4} F1   {}/{}/{}",
            share(count.found),
            share(count.gold),
            count.f1(),
            count.right,
            count.gold,
            count.found
        );
    };
    let mut all = Count::default();
    for (name, count) in ["person", "organisation", "place"].iter().zip(counts) {
        row(name, *count);
        all.right += count.right;
        all.gold += count.gold;
        all.found += count.found;
    }
    row("all", all);
}

/// Scores the built-in model on the encyclopedia's development sentences.
///
/// # Errors
/// A file that cannot be read.
pub fn score(shared: &Path) -> Result<(), String> {
    let tagger = Tagger::built_in().ok_or("no names.model in the program")?;
    let texts = encyclopedia(&shared.join("data/ner/wiki-ner-dev.conll"))?;
    for (about, lenient) in [
        ("names found in titles and buildings count as wrong:", false),
        ("what is found in titles and buildings left out:", true),
    ] {
        let mut counts = Counts::default();
        texts.iter().for_each(|text| count(tagger, text, &mut counts, lenient));
        println!("{about}");
        print(&counts);
    }
    Ok(())
}

/// Leaves a model in a folder of its own.
fn keep(bytes: &[u8], folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("names.model"), bytes)
}

/// Learns from the encyclopedia and four fifths of the passages at a time, and scores the fifth left out. With a folder,
/// the models are left there, one a subfolder that has the number of the first passage it has not seen.
///
/// # Errors
/// A file that cannot be read.
pub fn cross(shared: &Path, out: Option<&PathBuf>) -> Result<(), String> {
    let wiki = encyclopedia(&shared.join("data/ner/wiki-ner-train.conll"))?;
    let wiki = examples(&wiki.iter().collect::<Vec<_>>(), 1.0);
    let dev = encyclopedia(&shared.join("data/ner/wiki-ner-dev.conll"))?;
    let news = passages(shared)?;
    let (mut counts, mut read, mut far) = (Counts::default(), Counts::default(), Counts::default());
    for fold in 0..FOLDS {
        let seen: Vec<&Text> =
            news.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, text)| text).collect();
        let bytes = learnt(&wiki, &examples(&seen, NEWS_WEIGHT));
        if let Some(out) = out {
            keep(&bytes, &out.join(fold.to_string())).map_err(|error| format!("{}: {error}", out.display()))?;
        }
        let tagger = Tagger::open(&bytes).map_err(|error| error.to_string())?;
        for text in news.iter().skip(fold).step_by(FOLDS) {
            count(&tagger, text, &mut counts, false);
            count_read(&tagger, text, &mut read);
        }
        dev.iter().for_each(|text| count(&tagger, text, &mut far, false));
    }
    println!("on the encyclopedia, the tagger of each part:");
    print(&far);
    println!("left-out passages, the tagger alone:");
    print(&counts);
    println!("left-out passages, the reader's mentions:");
    print(&read);
    Ok(())
}

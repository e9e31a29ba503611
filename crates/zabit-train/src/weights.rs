//! Weights of the name scorer, learnt from annotated sentences.
//!
//! Multinomial logistic regression by stochastic gradient (AdaGrad), features of words dropped at random
//! now and then so that context learns to speak for words never seen. The random numbers are a fixed
//! sequence: the same data give the same bytes.

use std::error::Error;
use std::path::Path;

use serde_json::Value;
use zabit_reader::Doc;
use zabit_reader::entities::score::{CLASSES, Class, SCALE, SLOTS, features};
use zabit_reader::entities::{Item, candidates};
use zabit_text::Story;

use crate::read;

/// Passes over the data.
const ROUNDS: usize = 6;
/// Step width. Wider steps learn names by heart: the passages held out tell.
const RATE: f32 = 0.02;
/// Pull towards zero.
const DECAY: f32 = 1e-5;
/// Passages are news like the stories to come; encyclopedia sentences are not.
const NEWS_WEIGHT: f32 = 12.0;

/// One name with its features and what it stands for.
struct Example {
    /// The passage it is from, counted from 1; 0 for the encyclopedia.
    passage: usize,
    features: Vec<u32>,
    class: usize,
    weight: f32,
}

pub(crate) fn weights(shared: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut examples = Vec::new();
    encyclopedia(&read(&shared.join("data/ner/wiki-ner-train.conll"))?, &mut examples);
    passages(shared, &mut examples)?;
    println!("{} names to learn from", examples.len());
    held_out(&examples);
    let weights = learn(&examples.iter().collect::<Vec<_>>());
    Ok(quantised(&weights))
}

/// A gold name: code points and class; `None` for what neither helps nor harms (buildings).
type Gold = (u32, u32, Option<Class>);

fn examples_of(text: String, gold: &[Gold], evidence: u32, weight: f32, passage: usize, out: &mut Vec<Example>) {
    let story = Story::new(text);
    let doc = Doc::new(&story);
    let mut found = Vec::new();
    for item in candidates(&doc) {
        let Item::Name(name) = item else { continue };
        let token_end = story.span(name.tokens.clone()).1;
        let class = match gold.iter().find(|g| g.0 < token_end && name.start < g.1) {
            None => Class::None,
            Some((start, end, Some(class))) if *start == name.start && (*end == name.end || *end == token_end) => {
                *class
            }
            Some(_) => continue,
        };
        features(&doc, &name, Some((class, evidence)), &mut found);
        let class = CLASSES.iter().position(|c| *c == class).unwrap_or(0);
        out.push(Example { passage, features: found.clone(), class, weight });
    }
}

fn encyclopedia(conll: &str, out: &mut Vec<Example>) {
    for block in conll.split("\n\n") {
        let (mut text, mut gold): (String, Vec<Gold>) = (String::new(), Vec::new());
        let mut count = 0;
        for line in block.lines() {
            let mut columns = line.split_whitespace();
            let (Some(word), Some(tag)) = (columns.next(), columns.next()) else { continue };
            if !text.is_empty() && !matches!(word, "." | "," | ")" | ":" | ";" | "?" | "!") && !text.ends_with('(') {
                text.push(' ');
                count += 1;
            }
            let start = count;
            text.push_str(word);
            count += word.chars().count() as u32;
            let (begins, kind) = tag.split_once('-').unwrap_or(("O", ""));
            let class = match kind {
                "PERSON" => Some(Class::Person),
                "ORG" => Some(Class::Organisation),
                "GPE" | "LOC" => Some(Class::Place),
                "FAC" => None,
                _ => continue,
            };
            match gold.last_mut() {
                Some(last) if begins == "I" && last.1 + 1 >= start => last.1 = count,
                _ => gold.push((start, count, class)),
            }
        }
        examples_of(text, &gold, 1, 1.0, 0, out);
    }
}

fn passages(shared: &Path, out: &mut Vec<Example>) -> Result<(), Box<dyn Error>> {
    let news = read(&shared.join("data/news/cnn-turk-first-half.txt"))?;
    let lines: Vec<&str> = news.split('\n').map(str::trim).collect();
    for (count, passage) in read(&shared.join("gold/train/passages.jsonl"))?.lines().enumerate() {
        let passage: Value = serde_json::from_str(passage)?;
        let number = |value: &Value| value.as_u64().unwrap_or(0) as usize;
        let (from, to) = (number(&passage["lines"][0]), number(&passage["lines"][1]));
        let Some(text) = lines.get(from.saturating_sub(1)..to) else { continue };
        let gold: Vec<Gold> = passage["names"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|name| {
                let class = match name["type"].as_str() {
                    Some("person") => Class::Person,
                    Some("place") => Class::Place,
                    _ => Class::Organisation,
                };
                (number(&name["start"]) as u32, number(&name["end"]) as u32, Some(class))
            })
            .collect();
        examples_of(text.join("\n"), &gold, 3, NEWS_WEIGHT, count + 1, out);
    }
    Ok(())
}

/// How well names of passages are told that were not learnt from, a fifth of them at a time.
fn held_out(examples: &[Example]) {
    let (mut right, mut all) = (0, 0);
    for fold in 0..5 {
        let test = |e: &Example| e.passage > 0 && e.passage % 5 == fold;
        let rest: Vec<&Example> = examples.iter().filter(|e| !test(e)).collect();
        let weights = learn(&rest);
        for example in examples.iter().filter(|e| test(e)) {
            all += 1;
            right += usize::from(best(&weights, example) == example.class);
        }
    }
    println!("right on passages not learnt from: {:.4} of {all}", right as f32 / all as f32);
}

fn learn(examples: &[&Example]) -> Vec<f32> {
    let mut weights = vec![0.0f32; SLOTS * 4];
    let mut squares = vec![1e-3f32; SLOTS * 4];
    let mut mean = vec![0.0f32; SLOTS * 4];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(20_250_908);
    for round in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        for at in &order {
            let example = examples[*at];
            // One time in three the name's own words (the 2nd to 5th features) are hidden.
            let hidden = random.below(3) == 0;
            let used = || {
                let own = |n: usize| hidden && (2..5).contains(&n);
                example.features.iter().enumerate().filter(move |(n, _)| !own(*n)).map(|(_, f)| *f as usize * 4)
            };
            let mut sums = [0.0f32; 4];
            for slot in used() {
                for (sum, weight) in sums.iter_mut().zip(&weights[slot..slot + 4]) {
                    *sum += weight;
                }
            }
            let most = sums.iter().copied().fold(f32::MIN, f32::max);
            let total: f32 = sums.iter().map(|s| (s - most).exp()).sum();
            for (class, sum) in sums.iter().enumerate() {
                let chance = (sum - most).exp() / total;
                let slope = (chance - f32::from(u8::from(class == example.class))) * example.weight;
                for slot in used() {
                    let at = slot + class;
                    let slope = slope + DECAY * weights[at];
                    squares[at] += slope * slope;
                    weights[at] -= RATE * slope / squares[at].sqrt();
                }
            }
        }
        // The mean of the later rounds forgets the accidents of any one order.
        if round >= ROUNDS / 2 {
            let share = 1.0 / (ROUNDS - ROUNDS / 2) as f32;
            for (mean, weight) in mean.iter_mut().zip(&weights) {
                *mean += weight * share;
            }
        }
    }
    mean
}

fn best(weights: &[f32], example: &Example) -> usize {
    let sum = |class: usize| example.features.iter().map(|f| weights[*f as usize * 4 + class]).sum::<f32>();
    (0..4).max_by(|a, b| sum(*a).total_cmp(&sum(*b))).unwrap_or(0)
}

fn quantised(weights: &[f32]) -> Vec<u8> {
    weights.iter().map(|w| (w * SCALE).round().clamp(-127.0, 127.0) as i8 as u8).collect()
}

/// A linear congruential generator (Knuth): the sequence must never change.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}

//! A quick look at how well words are analysed, for choosing features. The reported figures come from `eval/`,
//! with the evaluator of the CoNLL 2018 shared task.

use std::collections::BTreeMap;
use std::path::Path;

use zabit_analysis::words;
use zabit_turkish::morph::{Feats, Upos};

use crate::treebank::{self, Habits};

/// Scores part of speech, lemma and features on the development treebank, tokens given, and prints what goes wrong.
///
/// # Errors
/// A file that cannot be read.
pub fn words(shared: &Path) -> Result<(), String> {
    let text = crate::read(&shared.join("data/ud/tr_boun-ud-dev.conllu"))?;
    let (mut all, mut right) = (0, [0; 4]);
    let mut misses: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for sentence in treebank::parse(&text, Habits::Near) {
        let tokens: Vec<&str> = sentence.tokens.iter().map(|token| token.form.as_str()).collect();
        for (token, choice) in sentence.tokens.iter().zip(words::choose(&tokens)) {
            let gold = sentence.words.get(token.first..token.first + token.count).unwrap_or_default();
            let found = analysis(&choice);
            all += gold.len();
            if gold.len() != found.len() {
                miss(&mut misses, "split".to_owned(), token.count.to_string(), &token.form);
                continue;
            }
            for (gold, (lemma, upos, feats)) in gold.iter().zip(found) {
                let same = [*upos == gold.upos.to_string(), lemma == gold.lemma, feats == gold.feats];
                for (count, same) in right.iter_mut().zip(same) {
                    *count += usize::from(same);
                }
                if !same[0] {
                    miss(&mut misses, format!("UPOS {}", gold.upos), upos, &gold.form);
                } else if !same[1] {
                    miss(
                        &mut misses,
                        format!("LEMMA {}", gold.upos),
                        String::new(),
                        &format!("{}:{}/{lemma}", gold.form, gold.lemma),
                    );
                }
                if same[0] && !same[2] {
                    miss(&mut misses, gold.feats.clone(), feats, &gold.form);
                }
            }
        }
    }
    for (name, count) in ["UPOS", "lemma", "UFeats"].iter().zip(right) {
        println!("{name}: {count} of {all}, {:.4}", count as f64 / all as f64);
    }
    let mut misses: Vec<_> = misses.into_iter().collect();
    misses.sort_by_key(|(_, examples)| std::cmp::Reverse(examples.len()));
    for ((gold, found), examples) in misses.iter().take(70) {
        println!(
            "{:5} {gold} -> {found}: {}",
            examples.len(),
            examples.iter().take(6).cloned().collect::<Vec<_>>().join(" ")
        );
    }
    Ok(())
}

fn miss(misses: &mut BTreeMap<(String, String), Vec<String>>, gold: String, found: String, form: &str) {
    misses.entry((gold, found)).or_default().push(form.to_owned());
}

/// The words of a choice: lemma, part of speech, features.
fn analysis(choice: &words::Choice) -> Vec<(String, String, String)> {
    let word = |lemma: &str, upos: Upos, feats: Feats| (lemma.to_owned(), upos.to_string(), feats.to_string());
    let Some(reading) = choice.reading() else { return Vec::new() };
    let host = word(&reading.lemma, choice.upos, reading.feats);
    let clitics = reading.clitics.iter().map(|clitic| word(clitic.lemma, clitic.upos, clitic.feats));
    std::iter::once(host).chain(clitics).collect()
}

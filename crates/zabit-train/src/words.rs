//! Common words: what stands in lower case in treebanks and news, with its parts of speech.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use zabit_turkish::casing;
use zabit_turkish::lexicon::bits;

use crate::read;

/// Kept for checking figures, so never learnt from.
pub(crate) const HELD_BACK: &str = "tr_boun-ud-dev";

/// Words of the treebanks, and words seen twice or more in the news; the value holds parts of speech
/// and, from bit [`bits::FREQUENCY`] up, the base-two logarithm of the frequency in the news.
pub(crate) fn words(shared: &Path) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut words = BTreeMap::new();
    let mut files: Vec<_> = fs::read_dir(shared.join("data/ud"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(|file| file.path());
    for file in files {
        if !file.file_name().to_string_lossy().contains(HELD_BACK) {
            add_treebank(&mut words, &read(&file.path())?);
        }
    }
    add_news(&mut words, &read(&shared.join("data/news/cnn-turk-first-half.txt"))?);
    Ok(words)
}

fn add_treebank(words: &mut BTreeMap<String, u64>, conllu: &str) {
    for line in conllu.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, tag, ..] = columns.as_slice() else { continue };
        if id.starts_with('#') || id.contains('-') || !is_plain(form) {
            continue;
        }
        let bit = match *tag {
            "NOUN" => bits::NOUN,
            "VERB" | "AUX" => bits::VERB,
            "ADJ" => bits::ADJ,
            "ADV" => bits::ADV,
            "PROPN" => continue,
            _ => bits::OTHER,
        };
        *words.entry((*form).to_owned()).or_default() |= bit;
        let lemma_bit = match bit {
            bits::NOUN | bits::ADJ => bits::LEMMA_NOUN,
            bits::VERB => bits::LEMMA_VERB,
            _ => continue,
        };
        let lemma =
            lemma.strip_suffix("mak").or(lemma.strip_suffix("mek")).filter(|_| bit == bits::VERB).unwrap_or(lemma);
        if is_plain(lemma) {
            *words.entry((*lemma).to_owned()).or_default() |= lemma_bit;
        }
    }
}

fn add_news(words: &mut BTreeMap<String, u64>, news: &str) {
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    for word in news.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’')) {
        if is_plain(word) {
            *seen.entry(word).or_default() += 1;
        }
    }
    for (word, count) in seen.into_iter().filter(|(_, count)| *count >= 2) {
        *words.entry(word.to_owned()).or_default() |= u64::from(count.ilog2().min(15)) << bits::FREQUENCY;
    }
}

/// Two letters or more, all in lower case.
fn is_plain(word: &str) -> bool {
    word.chars().count() > 1
        && word.chars().all(|c| c.is_alphabetic() && !c.is_uppercase())
        && casing::lower(word) == word
}

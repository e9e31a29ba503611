//! How fast words are analysed: tokens a second on one core, in sentences of running text.
//!
//! Runs over the news in `../shared/data/news` where that folder is present, else over `examples/`. Cold: each sample is
//! a thread of its own, which has met no form before. Warm: all forms were met. "items" in the table are tokens.

use std::hint::black_box;
use std::path::Path;
use std::sync::LazyLock;
use std::thread;

use divan::Bencher;
use divan::counter::ItemsCount;
use zabit_analysis::conllu::{Sentence, Token, write};
use zabit_analysis::words::{choose, form};
use zabit_analysis::{names, syntax};
use zabit_text::{LoadOptions, Story, TreebankToken, load_path, treebank};

fn main() {
    eprintln!("{} sentences, {} tokens from {}", CORPUS.sentences.len(), CORPUS.tokens, CORPUS.origin);
    divan::main();
}

struct Corpus {
    sentences: Vec<Sentence>,
    tokens: usize,
    origin: &'static str,
}

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let news = std::fs::read_to_string(root.join("../shared/data/news/cnn-turk-first-half.txt"));
    let (stories, origin) = match news {
        Ok(news) => (vec![Story::new(news)], "../shared/data/news"),
        Err(_) => (examples(&root.join("examples")), "examples/"),
    };
    let sentences: Vec<Sentence> = stories.iter().flat_map(sentences).collect();
    Corpus { tokens: sentences.iter().map(|sentence| sentence.tokens.len()).sum(), sentences, origin }
});

fn examples(folder: &Path) -> Vec<Story> {
    let paths = std::fs::read_dir(folder).expect("the example stories").flatten().map(|entry| entry.path());
    paths.filter_map(|path| load_path(&path, &LoadOptions::default()).ok()).map(|loaded| loaded.story).collect()
}

fn sentences(story: &Story) -> Vec<Sentence> {
    let token =
        |token: TreebankToken| Token { form: story.text[token.bytes].to_owned(), space_after: token.space_after };
    let cuts = treebank(story).into_iter();
    cuts.map(|cut| Sentence { comments: Vec::new(), tokens: cut.tokens.into_iter().map(token).collect() }).collect()
}

fn all(work: impl Fn(&Sentence)) {
    CORPUS.sentences.iter().for_each(work);
}

fn choose_all() {
    all(|sentence| drop(black_box(choose(&sentence.forms()))));
}

#[divan::bench_group(sample_count = 5, sample_size = 1)]
mod analysis {
    use super::*;

    /// Readings of all tokens, none met before.
    #[divan::bench]
    fn a_readings_cold(bencher: Bencher) {
        let work = || all(|sentence| sentence.tokens.iter().for_each(|token| drop(black_box(form(&token.form)))));
        bencher.counter(ItemsCount::new(CORPUS.tokens)).bench_local(|| in_a_thread(work));
    }

    /// Readings made and chosen, no form met before.
    #[divan::bench]
    fn b_choose_cold(bencher: Bencher) {
        bencher.counter(ItemsCount::new(CORPUS.tokens)).bench_local(|| in_a_thread(choose_all));
    }

    /// Readings chosen, all forms met before.
    #[divan::bench]
    fn c_choose_warm(bencher: Bencher) {
        choose_all();
        bencher.counter(ItemsCount::new(CORPUS.tokens)).bench_local(choose_all);
    }

    /// Words, names and syntax together, all forms met before.
    #[divan::bench]
    fn d_all_warm(bencher: Bencher) {
        analyse_all();
        bencher.counter(ItemsCount::new(CORPUS.tokens)).bench_local(analyse_all);
    }

    /// Choices to CoNLL-U.
    #[divan::bench]
    fn e_print(bencher: Bencher) {
        let choices: Vec<_> = CORPUS.sentences.iter().map(|sentence| choose(&sentence.forms())).collect();
        bencher.counter(ItemsCount::new(CORPUS.tokens)).bench_local(|| {
            let mut out = String::new();
            CORPUS.sentences.iter().zip(&choices).for_each(|(sentence, choices)| write(sentence, choices, &mut out));
            out.len()
        });
    }
}

/// The whole analysis of each sentence: words, names, syntax.
fn analyse_all() {
    all(|sentence| {
        let forms = sentence.forms();
        let choices = choose(&forms);
        drop(black_box((names::tag(&forms), syntax::parse(&choices, &forms))));
    });
}

/// What is known of forms is kept for each thread; a new one has met none.
fn in_a_thread(work: impl Fn() + Send) {
    thread::scope(|scope| {
        scope.spawn(work);
    });
}

/// Tokens a second must stay level from size to size.
#[divan::bench_group(sample_count = 3, sample_size = 1)]
mod growth {
    use super::*;

    /// All tokens in one sentence, up to so many.
    #[divan::bench(args = [1_000, 10_000, 100_000])]
    fn one_sentence(bencher: Bencher, tokens: usize) {
        let forms: Vec<&str> = CORPUS.sentences.iter().flat_map(Sentence::forms).cycle().take(tokens).collect();
        bencher.counter(ItemsCount::new(tokens)).bench_local(|| choose(&forms).len());
    }
}

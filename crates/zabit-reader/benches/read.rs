//! How fast a story becomes a record: bytes and words a second on one core, stage by stage.
//!
//! Runs over the news in `../shared/data/news` where that folder is present, else over `examples/`.
//! A growth benchmark shows linear time where its bytes a second stay level from size to size.
//! "items" in the table are words.

#[path = "../tests/stories/mod.rs"]
mod stories;

use std::hint::black_box;
use std::sync::LazyLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{AllocProfiler, Bencher};
use zabit_reader::{Doc, Reading, commitments, dates, entities, events, quantities, read, statements};
use zabit_text::{Story, TokenKind};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    eprintln!("{} stories, {} bytes, {} words from {}", CORPUS.texts.len(), CORPUS.bytes, CORPUS.words, CORPUS.origin);
    divan::main();
}

/// What all stages read.
struct Corpus {
    texts: Vec<String>,
    bytes: usize,
    words: usize,
    origin: &'static str,
}

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let news = std::fs::read_to_string(stories::root("../shared/data/news/cnn-turk-first-half.txt"));
    let (texts, origin): (Vec<String>, _) = match news {
        // Twelve paragraphs make a story of common length.
        Ok(news) => {
            let lines: Vec<&str> = news.lines().collect();
            (lines.chunks(12).map(|chunk| chunk.join("\n")).collect(), "../shared/data/news")
        }
        Err(_) => (stories::examples().into_iter().map(|example| example.text).collect(), "examples/"),
    };
    let words = texts.iter().map(|text| words(&Story::new(text.as_str()))).sum();
    Corpus { bytes: texts.iter().map(String::len).sum(), words, texts, origin }
});

fn words(story: &Story) -> usize {
    story.tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count()
}

fn corpus_stories() -> Vec<Story> {
    let day = "2025-09-08".parse().ok();
    CORPUS.texts.iter().map(|text| Story::new(text.as_str()).published(day)).collect()
}

/// Times `stage` over the whole corpus. What it needs from earlier stages is made before the clock starts.
fn stage<I, O>(bencher: Bencher, inputs: impl Fn() -> Vec<I>, stage: impl Fn(&mut I) -> O) {
    bencher
        .counter(BytesCount::new(CORPUS.bytes))
        .counter(ItemsCount::new(CORPUS.words))
        .with_inputs(inputs)
        .bench_local_refs(|inputs| inputs.iter_mut().for_each(|input| drop(black_box(stage(input)))));
}

#[divan::bench_group(sample_count = 10, sample_size = 1)]
mod stages {
    use super::*;

    #[divan::bench]
    fn a_tokens_sentences_quotes(bencher: Bencher) {
        stage(bencher, || CORPUS.texts.clone(), |text| Story::new(std::mem::take(text)));
    }

    #[divan::bench]
    fn b_words(bencher: Bencher) {
        stage(bencher, corpus_stories, |story| Doc::new(story).len());
    }

    #[divan::bench]
    fn c_entities(bencher: Bencher) {
        let stories = corpus_stories();
        stage(bencher, || stories.iter().map(Doc::new).collect(), |doc| entities::entities(doc));
    }

    #[divan::bench]
    fn d_dates(bencher: Bencher) {
        let stories = corpus_stories();
        stage(bencher, || stories.iter().map(Doc::new).collect(), |doc| dates::dates(doc));
    }

    #[divan::bench]
    fn e_quantities(bencher: Bencher) {
        let stories = corpus_stories();
        let inputs = || stories.iter().map(Doc::new).map(|doc| (dates::dates(&doc), doc)).collect();
        stage(bencher, inputs, |(dates, doc)| quantities::quantities(doc, dates));
    }

    #[divan::bench]
    fn f_statements(bencher: Bencher) {
        let stories = corpus_stories();
        let inputs = || stories.iter().map(Doc::new).map(|doc| (entities::entities(&doc), doc)).collect();
        stage(bencher, inputs, |(entities, doc)| statements::statements(doc, entities));
    }

    #[divan::bench]
    fn g_events(bencher: Bencher) {
        let stories = corpus_stories();
        let inputs = || {
            stories
                .iter()
                .map(|story| {
                    let doc = Doc::new(story);
                    let mut entities = entities::entities(&doc);
                    let (dates, statements) = (dates::dates(&doc), statements::statements(&doc, &mut entities));
                    (doc, entities, statements, dates)
                })
                .collect()
        };
        stage(bencher, inputs, |(doc, entities, statements, dates)| events::events(doc, entities, statements, dates));
    }

    #[divan::bench]
    fn h_commitments(bencher: Bencher) {
        let stories = corpus_stories();
        let inputs = || {
            stories
                .iter()
                .map(|story| {
                    let doc = Doc::new(story);
                    let mut entities = entities::entities(&doc);
                    let dates = dates::dates(&doc);
                    let quantities = quantities::quantities(&doc, &dates);
                    let statements = statements::statements(&doc, &mut entities);
                    (doc, entities, statements, quantities, dates)
                })
                .collect()
        };
        stage(bencher, inputs, |(doc, entities, statements, quantities, dates)| {
            commitments::commitments(doc, entities, statements, quantities, dates)
        });
    }

    #[divan::bench]
    fn i_json(bencher: Bencher) {
        let stories = corpus_stories();
        let inputs = || stories.iter().map(read).collect();
        stage(bencher, inputs, |reading: &mut Reading| serde_json::to_vec(&reading.record).expect("a record is JSON"));
    }

    /// Text in, record out: all of the above but JSON.
    #[divan::bench]
    fn j_whole(bencher: Bencher) {
        stage(bencher, || CORPUS.texts.clone(), |text| read(&Story::new(std::mem::take(text))));
    }
}

/// Bytes a second must stay level from size to size.
#[divan::bench_group(sample_count = 3, sample_size = 1)]
mod growth {
    use super::*;

    fn whole(bencher: Bencher, text: String) {
        bencher
            .counter(BytesCount::new(text.len()))
            .with_inputs(|| text.clone())
            .bench_values(|text| read(&Story::new(text)).record);
    }

    /// One story, again and again in one text.
    #[divan::bench(args = [1, 10, 100])]
    fn story_times(bencher: Bencher, times: usize) {
        let story = stories::examples().into_iter().next().map_or_else(String::new, |example| example.text);
        whole(bencher, vec![story; times].join("\n\n"));
    }

    /// Quotation marks that have no partner, a word apart.
    #[divan::bench(args = [1_000, 10_000, 100_000])]
    fn unpaired_marks(bencher: Bencher, marks: usize) {
        whole(bencher, "“söz ".repeat(marks));
    }

    /// The same without a word between.
    #[divan::bench(args = [1_000, 10_000, 100_000])]
    fn bare_marks(bencher: Bencher, marks: usize) {
        whole(bencher, "\"".repeat(marks));
    }

    /// All of the corpus on one line, up to so many bytes.
    #[divan::bench(args = [50_000, 500_000, 5_000_000])]
    fn one_line(bencher: Bencher, bytes: usize) {
        let mut line = CORPUS.texts.join(" ").replace('\n', " ");
        while line.len() < bytes {
            line.push_str(&line.clone());
        }
        let end = (0..=bytes).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
        line.truncate(end);
        whole(bencher, line);
    }

    /// One word of so many letters.
    #[divan::bench(args = [10_000, 100_000, 1_000_000])]
    fn one_word(bencher: Bencher, letters: usize) {
        whole(bencher, "a".repeat(letters));
    }
}

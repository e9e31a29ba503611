//! Any text: tokens, quotations and sentences lie inside it and in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zabit_text::Story;

fuzz_target!(|text: &str| {
    let story = Story::new(text);
    let mut end = 0;
    for (at, token) in story.tokens.iter().enumerate() {
        assert!(token.start >= end && token.start < token.end);
        assert!(!story.str(at).is_empty());
        end = token.end;
    }
    assert!(end as usize <= text.len());
    let covered: usize = story.sentences.iter().map(|sentence| sentence.len()).sum();
    assert_eq!(covered, story.tokens.len());
    for quote in &story.quotes {
        assert!(!quote.content.is_empty() && quote.content.end <= story.tokens.len());
    }
});

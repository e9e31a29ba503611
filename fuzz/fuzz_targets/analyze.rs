//! Any text: cut as treebanks cut it, analysed, printed as CoNLL-U that reads back to the same sentences.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zabit_analysis::conllu::{Sentence, Token, read, readings, write};
use zabit_analysis::words::choose;
use zabit_text::{Story, treebank};

fuzz_target!(|text: &str| {
    let story = Story::new(text);
    let (mut printed, mut table, mut all) = (String::new(), String::new(), Vec::new());
    for cut in treebank(&story) {
        let form = |token: &zabit_text::TreebankToken| story.text[token.bytes.clone()].to_owned();
        let tokens = cut.tokens.iter().map(|token| Token { form: form(token), space_after: token.space_after });
        let sentence = Sentence { comments: Vec::new(), tokens: tokens.collect() };
        let choices = choose(&sentence.forms());
        assert_eq!(choices.len(), sentence.tokens.len());
        write(&sentence, &choices, &mut printed);
        readings(&sentence, &choices, &mut table);
        all.push(sentence);
    }
    assert_eq!(read(&printed), Ok(all));
});

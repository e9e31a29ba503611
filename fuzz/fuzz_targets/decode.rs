//! Any bytes: decoded or refused, repaired to an end, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zabit_text::{decode, header, language, repair};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(decoded) = decode(bytes) {
        let clean = repair(&decoded.text);
        let story = header(&clean);
        assert!(clean.contains(story.text));
        let _ = language(story.text);
    }
});

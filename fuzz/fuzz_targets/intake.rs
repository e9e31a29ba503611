//! Any bytes, in the format they seem to be in and in each other: read to an end, every fault on one line.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use zabit_intake::{Format, Options, open};

fuzz_target!(|bytes: &[u8]| {
    let formats = [None].into_iter().chain(Format::ALL.iter().copied().map(Some));
    for format in formats {
        let options = Options { max_bytes: 1 << 16, format, ..Options::default() };
        for result in open("fuzz", Cursor::new(bytes.to_vec()), &options) {
            match result {
                Ok(article) => assert!(article.source.starts_with("fuzz")),
                Err(fault) => assert!(!fault.to_string().contains(['\n', '\r'])),
            }
        }
    }
});

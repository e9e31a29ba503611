//! Bytes to a clean story: encodings repaired, header read, paragraphs, sentences, quotation marks
//! and tokens found. Nothing here knows Turkish grammar; nothing after here sees raw bytes.
//!
//! Offsets inside this crate are **bytes** of [`Story::text`]; [`Token::cp`] and
//! [`Story::span`] give the code points that the record counts in.
//!
//! ```
//! use zabit_text::Story;
//! let story = Story::new("Demir, \"Yol açık.\" dedi. Kaya sustu.");
//! assert_eq!(story.sentences.len(), 2);
//! let quote = &story.quotes[0];
//! assert_eq!(story.slice(quote.content.clone()), "Yol açık.");
//! ```

mod decode;
mod header;
mod language;
mod letters;
mod load;
mod load_byline;
mod quotes;
mod repair;
mod repair_mojibake;
mod sentences;
mod story;
mod tokens;
mod treebank;

pub use decode::{DecodeError, Decoded, decode};
pub use header::{Header, header};
pub use language::{Language, language};
pub use letters::is_letter;
pub use load::{LoadError, LoadOptions, Loaded, MAX_BYTES, load, load_path, load_reader, text_path, text_reader};
pub use quotes::Quote;
pub use repair::repair;
pub use story::{Paragraph, Story};
pub use tokens::{Token, TokenKind};
pub use treebank::{TreebankSentence, TreebankToken, treebank};

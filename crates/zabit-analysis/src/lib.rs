//! A sentence analysed: what each word is, what it hangs on, and which words are a name. Learnt from annotated text.
//!
//! Works on the tokens of a sentence; knows nothing of stories or records. The models are part of the program
//! (`models/` of the repository, made by `zabit-train`); [`models::load`] takes others in their place.

pub mod conllu;
pub mod memo;
pub mod models;
pub mod names;
pub mod syntax;
pub mod words;

//! The record on a page: a web view over a store, in Turkish and English.
//!
//! In:  the path of a store, an address to listen on ([`Options`]).
//! Out: pages for people, rendered here and usable without JavaScript; the same as JSON and Atom for programs.
//! One binary: texts, templates, styles and scripts are inside, and nothing is fetched from anywhere.
//! What stories say is hostile: it is escaped wherever it is shown, and no page may run a script of its own.
//! Not here: reading stories, questions to the store.
//!
//! ```no_run
//! let options = zabit_web::Options::new("kayit.db".into(), "127.0.0.1:4280".parse().unwrap());
//! zabit_web::serve(options, |address| eprintln!("http://{address}/")).unwrap();
//! ```

mod api;
mod app;
mod assets;
mod charts;
mod error;
mod feeds;
mod guard;
mod kept;
mod known;
mod listen;
mod marks;
mod options;
mod pages;
mod state;
mod texts;
mod visit;

pub use guard::token::{TokenError, TokenHash};
pub use listen::{ServeError, Server, serve};
pub use options::{Limits, Options};

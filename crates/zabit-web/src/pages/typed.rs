//! Names as they are typed into a page: whom they mean, or whom they may mean.

use zabit_store::{Named, Resolved, Store};

use crate::error::Fault;

/// Letters of a name that are read.
const LETTERS: usize = 200;
/// Names in a list at most.
const NAMES: usize = 6;

/// Whom a typed name means.
pub enum Typed {
    /// One.
    One(Named),
    /// Nobody, or several.
    Unclear(Choice),
}

/// Whom a typed name may mean.
pub struct Choice {
    /// The field: the key of its label.
    pub field: &'static str,
    /// What was typed.
    pub typed: String,
    /// Who fits, with the address that says so; nobody where it is empty.
    pub candidates: Vec<(String, Named)>,
}

/// Whom a name means. `href` is the address of this page with a number in the place of the name.
pub fn choice(store: &Store, field: &'static str, typed: &str, href: impl Fn(&str) -> String) -> Result<Typed, Fault> {
    let typed: String = typed.trim().chars().take(LETTERS).collect();
    let candidates = match store.resolve(&typed)? {
        Resolved::One(named) => return Ok(Typed::One(named)),
        Resolved::Nobody => Vec::new(),
        Resolved::Several(several) => several.into_iter().map(|named| (href(&named.id), named)).collect(),
    };
    Ok(Typed::Unclear(Choice { field, typed, candidates }))
}

/// Whom names with commas between them mean. `href` is the address of this page with all of them.
pub fn choices(
    store: &Store,
    field: &'static str,
    typed: &str,
    href: impl Fn(&str) -> String,
) -> Result<(Vec<Named>, Vec<Choice>), Fault> {
    let names: Vec<&str> = typed.split(',').map(str::trim).filter(|name| !name.is_empty()).take(NAMES).collect();
    let (mut known, mut unclear) = (Vec::new(), Vec::new());
    for (at, name) in names.iter().enumerate() {
        let chosen = |id: &str| {
            let mut names = names.clone();
            names[at] = id;
            href(&names.join(","))
        };
        match choice(store, field, name, chosen)? {
            Typed::One(named) => known.push(named),
            Typed::Unclear(choice) => unclear.push(choice),
        }
    }
    Ok((known, unclear))
}

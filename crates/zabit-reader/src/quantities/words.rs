//! The word lists of `data/figures.txt`.

use std::sync::LazyLock;

use hashbrown::HashSet;

/// Words around figures, by section of the file.
pub(super) struct Words {
    /// What no counted noun phrase begins with or goes on over.
    pub stops: HashSet<&'static str>,
    /// Adjectives between a figure and its noun.
    pub adjectives: HashSet<&'static str>,
    /// Participles after a figure.
    pub participles: HashSet<&'static str>,
    /// Nouns that end like a verb.
    pub nouns: HashSet<&'static str>,
    /// Lemmas of nouns for what is measured.
    pub measured: HashSet<&'static str>,
    /// Nouns that make a verb with one that says little.
    pub objects: HashSet<&'static str>,
    /// Nouns of what a thing has so many of.
    pub parts: HashSet<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let text = include_str!("../../data/figures.txt");
    let section = |name: &str| {
        text.lines()
            .skip_while(|line| line.trim_matches(['[', ']']) != name || !line.starts_with('['))
            .skip(1)
            .take_while(|line| !line.starts_with('['))
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .collect()
    };
    Words {
        stops: section("stops"),
        adjectives: section("adjectives"),
        participles: section("participles"),
        nouns: section("nouns"),
        measured: section("measured"),
        objects: section("objects"),
        parts: section("parts"),
    }
});

/// The lists.
pub(super) fn words() -> &'static Words {
    &WORDS
}

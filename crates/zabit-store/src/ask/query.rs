//! What to look for, as it is typed: words, "phrases", -words to leave out, beginnings*.
//!
//! A word finds all its forms: each of its lemmas is looked for, and the word as it stands. What stands as one of its lemmas
//! counts too: the index keeps no lemma beside its like. A phrase is looked for as it stands. Whatever is typed is a query;
//! nothing of it reaches the index unquoted.

use rusqlite::{Connection, Result};
use zabit_analysis::words;
use zabit_text::{Story, TokenKind};
use zabit_turkish::casing;

use super::Sql;

/// Words at most; more are no question but a text.
const WORDS: usize = 32;

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    /// One word, or those of a phrase in order.
    words: Vec<Word>,
    /// Whether stories with it are left out.
    out: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    /// As it stands, in lower case, without an apostrophe and what follows it.
    form: String,
    /// Its lemmas, in lower case; none where only the form counts.
    lemmas: Vec<String>,
    /// Whether the form is only the beginning of a word.
    open: bool,
}

/// Which text is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum In {
    /// The story.
    Story,
    /// Its headline.
    Title,
    /// The phrase of a measure.
    Measure,
}

impl Query {
    /// Reads a query. Anything can be typed; what has no letters and digits asks for nothing.
    ///
    /// ```
    /// use zabit_store::Query;
    /// let query = Query::new("görüşmeler -ırmak");
    /// assert!(query.finds("Köprü görüşmesinde karar alındı."));
    /// assert!(!query.finds("Görüşmede ırmak konuşuldu."));
    /// assert!(Query::new("\"*-").is_empty());
    /// ```
    pub fn new(typed: &str) -> Self {
        let mut terms: Vec<Term> = pieces(typed).into_iter().filter_map(Term::new).collect();
        terms.truncate(WORDS);
        Self { terms }
    }

    /// Whether it asks for nothing: no words, or only words to leave out.
    pub fn is_empty(&self) -> bool {
        self.wanted().next().is_none()
    }

    /// Whether a text has all that is asked for.
    pub fn finds(&self, text: &str) -> bool {
        let tokens = self.tokens(text);
        self.terms.iter().all(|term| term.hits(&tokens).is_empty() == term.out)
    }

    /// Where a text has what is asked for: spans of code points in order, a word each.
    pub fn hits(&self, text: &str) -> Vec<(u32, u32)> {
        let tokens = self.tokens(text);
        let mut hits: Vec<(u32, u32)> = self.wanted().flat_map(|term| term.hits(&tokens)).collect();
        hits.sort_unstable();
        hits.dedup();
        hits
    }

    fn wanted(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| !term.out)
    }

    /// The query as FTS5 wants it.
    pub(super) fn fts(&self, place: In) -> String {
        let join = |out: bool, by: &str| {
            let terms: Vec<String> =
                self.terms.iter().filter(|term| term.out == out).map(|term| term.fts(place)).collect();
            terms.join(by)
        };
        let (wanted, out) = (join(false, " AND "), join(true, " OR "));
        if out.is_empty() { wanted } else { format!("({wanted}) NOT ({out})") }
    }

    /// The numbers of all stories, or measures, that have what is asked for, in order.
    pub(super) fn matching(&self, store: &Connection, place: In) -> Result<Vec<i64>> {
        if self.is_empty() {
            return Ok(Vec::new());
        }
        let sql = match place {
            In::Measure => "SELECT rowid FROM measure_word WHERE measure_word MATCH ?",
            _ => "SELECT rowid FROM word WHERE word MATCH ?",
        };
        Sql::new("").with(sql, self.fts(place)).rows(store, |row| row.get(0))
    }

    /// The words of a text. Sentences that can have no hit are not analysed: their words have no lemma.
    fn tokens(&self, text: &str) -> Vec<Token> {
        let story = Story::new(text);
        let mut out = Vec::with_capacity(story.tokens.len());
        for sentence in &story.sentences {
            let first = out.len();
            let is_word = |at: &usize| matches!(story.tokens[*at].kind, TokenKind::Word | TokenKind::Number);
            for at in sentence.clone().filter(is_word) {
                let span = (story.tokens[at].cp, story.stem_end(at));
                out.push(Token { form: casing::lower(story.stem(at)).into(), lemma: String::new(), span });
            }
            if !out[first..].iter().any(|token| self.may_be(&token.form)) {
                continue;
            }
            let tokens: Vec<&str> = sentence.clone().map(|at| story.str(at)).collect();
            let choices = sentence.clone().zip(words::choose(&tokens)).filter(|(at, _)| is_word(at));
            for (token, (_, choice)) in out[first..].iter_mut().zip(choices) {
                let lemma = choice.reading().map(|reading| casing::lower(&reading.lemma).into());
                token.lemma = lemma.unwrap_or_else(|| token.form.clone());
            }
        }
        out
    }

    /// Whether a form may have a lemma that is looked for: they begin alike.
    fn may_be(&self, form: &str) -> bool {
        let lemmas = self.terms.iter().flat_map(|term| &term.words).flat_map(|word| &word.lemmas);
        let alike = |lemma: &String| {
            // The end of a stem changes: "de", "diyor"; "burun", "burnu".
            let letters = lemma.chars().count().saturating_sub(2).clamp(1, 4);
            lemma.chars().take(letters).eq(form.chars().take(letters))
        };
        lemmas.into_iter().any(alike)
    }
}

/// A word of a text.
struct Token {
    form: String,
    lemma: String,
    span: (u32, u32),
}

impl Term {
    fn new(piece: Piece) -> Option<Self> {
        let story = Story::new(piece.text.as_str());
        let tokens = story.tokens.iter().enumerate();
        let at: Vec<usize> = tokens
            .filter(|(_, token)| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            .map(|(at, _)| at)
            .take(WORDS)
            .collect();
        let exact = piece.quoted || at.len() > 1 || piece.open;
        let word = |at: &usize| Word {
            form: casing::lower(story.stem(*at)).replace('\0', ""),
            lemmas: if exact { Vec::new() } else { lemmas(story.str(*at)) },
            open: false,
        };
        let mut words: Vec<Word> = at.iter().map(word).collect();
        words.last_mut()?.open = piece.open;
        Some(Self { words, out: piece.out })
    }

    fn fts(&self, place: In) -> String {
        let forms: Vec<&str> = self.words.iter().map(|word| word.form.as_str()).collect();
        let open = if self.words.last().is_some_and(|word| word.open) { " *" } else { "" };
        let column = match place {
            In::Story => "form",
            In::Title => "title",
            In::Measure => "lemma",
        };
        let mut ways = vec![format!("{column} : {}{open}", quoted(&forms.join(" ")))];
        if place != In::Story && self.words.len() > 1 {
            // Headlines and measures are kept by lemma alone.
            ways.push(format!("{column} : {}", quoted(&crate::lemmas(&forms.join(" ")))));
        }
        let columns = match place {
            In::Story => "{form lemma}",
            In::Title => "title",
            In::Measure => "lemma",
        };
        let lemmas = self.words.iter().flat_map(|word| &word.lemmas);
        ways.extend(lemmas.map(|lemma| format!("{columns} : {}", quoted(lemma))));
        format!("({})", ways.join(" OR "))
    }

    /// Where it stands among the words of a text, a span a word.
    fn hits(&self, tokens: &[Token]) -> Vec<(u32, u32)> {
        let rows = tokens.windows(self.words.len().max(1));
        let stands = |row: &&[Token]| self.words.iter().zip(row.iter()).all(|(word, token)| word.is(token));
        rows.filter(stands).flat_map(|row| row.iter().map(|token| token.span)).collect()
    }
}

impl Word {
    fn is(&self, token: &Token) -> bool {
        let form = if self.open { token.form.starts_with(&self.form) } else { token.form == self.form };
        form || self.lemmas.contains(&token.lemma) || self.lemmas.contains(&token.form)
    }
}

/// All lemmas that a word may have, in lower case; guesses only where nothing better is known.
fn lemmas(word: &str) -> Vec<String> {
    let form = words::form(word);
    let known = form.readings.iter().any(|reading| !reading.guessed);
    let readings = form.readings.iter().filter(|reading| !known || !reading.guessed);
    let mut lemmas: Vec<String> =
        readings.map(|reading| casing::lower(&reading.lemma).replace('\0', "")).filter(|l| !l.is_empty()).collect();
    lemmas.sort_unstable();
    lemmas.dedup();
    lemmas
}

/// A string of FTS5.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A word or a phrase as it is typed.
struct Piece {
    text: String,
    quoted: bool,
    out: bool,
    open: bool,
}

fn pieces(typed: &str) -> Vec<Piece> {
    let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let mut out = Vec::new();
    let mut rest = typed.trim_start();
    while let Some(first) = rest.chars().next() {
        let leave = first == '-';
        rest = if leave { &rest[1..] } else { rest };
        let marked = rest.chars().next().filter(|c| is_quote(*c));
        let (text, after) = match marked {
            Some(mark) => {
                let inner = &rest[mark.len_utf8()..];
                inner.split_once(is_quote).unwrap_or((inner, ""))
            }
            None => rest.split_at(rest.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(rest.len())),
        };
        let open = text.ends_with('*') || after.starts_with('*');
        let piece = Piece { text: text.trim_end_matches('*').to_owned(), quoted: marked.is_some(), out: leave, open };
        out.push(piece);
        rest = after.trim_start_matches('*').trim_start();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_find_their_forms() {
        for (query, text, found) in [
            ("görüşmeler", "Köprü görüşmesinde karar alındı.", true),
            ("ırmak", "Kasabada ırmağın suyu yükseldi.", true),
            ("ırmak", "Takım Irmak Sokağı'na gitti.", true),
            ("irmak", "Irmak yükseldi.", false),
            ("ırmak", "Irmik fiyatı arttı.", false),
            ("İstanbul", "İstanbul'da toplandılar.", true),
            ("istanbul", "İstanbul'da toplandılar.", true),
            ("İSTANBUL", "İstanbul'da toplandılar.", true),
            ("ISTANBUL", "İstanbul'da toplandılar.", false),
            ("köprü yol", "Köprüler ve yollar yapıldı.", true),
            ("köprü yol", "Köprüler yapıldı.", false),
            ("\"yeni köprü\"", "Yeni köprü açıldı.", true),
            ("\"yeni köprü\"", "Köprü yeni açıldı.", false),
            ("“yeni köprü”", "Yeni köprü açıldı.", true),
            ("köprü -yol", "Köprü ve yol açıldı.", false),
            ("köpr*", "Köprülerin bakımı bitti.", true),
            ("\"yeni köp*\"", "Yeni köprüler açıldı.", true),
            ("köpr", "Köprülerin bakımı bitti.", false),
            ("15,2", "Oran yüzde 15,2 oldu.", true),
        ] {
            assert_eq!(Query::new(query).finds(text), found, "{query}: {text}");
        }
    }

    #[test]
    fn anything_is_a_query() {
        for typed in
            ["", " ", "\"", "-", "*", "-\"", "AND", "a OR", "NEAR(", "form:x", "x\"y", "\0", "- -x", "{}", "''"]
        {
            let query = Query::new(typed);
            let _ = (query.fts(In::Story), query.hits("a b c"), query.is_empty());
        }
        assert!(Query::new("-yol").is_empty() && Query::new("…").is_empty());
    }

    #[test]
    fn hits_are_the_words() {
        let text = "Köprü açıldı. Yeni köprünün bakımı başladı.";
        let words = |hits: Vec<(u32, u32)>| -> Vec<String> {
            let word = |(start, end): (u32, u32)| text.chars().skip(start as usize).take((end - start) as usize);
            hits.into_iter().map(|hit| word(hit).collect()).collect()
        };
        assert_eq!(words(Query::new("köprü").hits(text)), ["Köprü", "köprünün"]);
        assert_eq!(words(Query::new("\"yeni köprünün\"").hits(text)), ["Yeni", "köprünün"]);
    }
}

//! Words, numbers, marks: where each begins and ends.
//!
//! In:  clean text.
//! Out: [`Token`]s in order; white space is not a token, a line feed only sets `line_before`.
//! Conventions: an apostrophe and the suffix after it belong to their word ("Sırakaya'nın" is one
//! token); so does the period of an abbreviation ("Dr.", "A.Ş."); digits with their separators are
//! one number ("1.250.000", "14.30"); a hyphen parts words ("Türk-Kazak") but not "F-16".

use crate::letters::is_letter;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Begins with a letter.
    Word,
    /// Begins with a digit.
    Number,
    /// A quotation mark, single or double. Paired in [`crate::Quote`].
    Mark,
    /// Anything else: one sign, or a run of periods.
    Punct,
}

/// One token of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte in the story's text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// First code point.
    pub cp: u32,
    /// One past the last code point.
    pub cp_end: u32,
    /// Byte offset in the text of the apostrophe that parts name and suffix; `end` where there is none.
    pub apostrophe: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space comes before it.
    pub space_before: bool,
    /// Whether a line feed comes before it, or it is the first token.
    pub line_before: bool,
}

impl Token {
    /// Whether an apostrophe parts a suffix from it.
    pub fn has_apostrophe(&self) -> bool {
        self.apostrophe < self.end
    }
}

/// Abbreviations whose period does not end a sentence, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "alb", "arş", "asb", "av", "bk", "bkz", "bşk", "cad", "doç", "dr", "dt", "ecz", "gen", "gör", "hz", "kor", "krl",
    "ltd", "mah", "mr", "mrs", "müh", "no", "op", "org", "ord", "öğr", "prof", "san", "sn", "sok", "st", "şti", "tel",
    "tic", "tug", "tüm", "uzm", "üni", "vb", "vd", "vs", "yar", "yön", "yrd", "yzb",
];

/// Endings after which "haber.com" is one word.
const DOMAINS: &[&str] = &["com", "net", "org", "tr", "gov", "edu", "tv", "info", "eu", "uk", "ru", "az", "kz"];

/// Whether `c` is read as an apostrophe between letters.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

/// Whether `c` is a double quotation mark of some style.
pub(crate) fn is_double_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂')
}

fn is_word_part(c: char) -> bool {
    is_letter(c) || is_combining(c)
}

/// Combining marks continue the letter before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

/// Cuts `text` into tokens, in time linear in its length.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    Tokenizer { text, byte: 0, cp: 0, out: Vec::with_capacity(text.len() / 6) }.run()
}

struct Tokenizer<'a> {
    text: &'a str,
    byte: usize,
    cp: u32,
    out: Vec<Token>,
}

impl Tokenizer<'_> {
    fn run(mut self) -> Vec<Token> {
        let (mut space, mut line) = (true, true);
        while let Some(c) = self.peek() {
            if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
                space = true;
                line |= c == '\n';
                self.bump(c);
                continue;
            }
            let (start, cp) = (self.byte, self.cp);
            let (kind, apostrophe) = self.token(c);
            let end = self.byte as u32;
            self.out.push(Token {
                start: start as u32,
                end,
                cp,
                cp_end: self.cp,
                apostrophe: apostrophe.map_or(end, |at| at as u32),
                kind,
                space_before: space,
                line_before: line,
            });
            (space, line) = (false, false);
        }
        self.out
    }

    fn peek(&self) -> Option<char> {
        self.text[self.byte..].chars().next()
    }

    fn peek_after(&self, c: char) -> Option<char> {
        self.text[self.byte + c.len_utf8()..].chars().next()
    }

    fn bump(&mut self, c: char) {
        self.byte += c.len_utf8();
        self.cp += 1;
    }

    fn bump_while(&mut self, test: impl Fn(char) -> bool) {
        while let Some(c) = self.peek() {
            if !test(c) {
                break;
            }
            self.bump(c);
        }
    }

    /// Reads the token that begins with `c`; says what it is and where its apostrophe stands.
    fn token(&mut self, c: char) -> (TokenKind, Option<usize>) {
        if is_letter(c) {
            return (TokenKind::Word, self.word());
        }
        if c.is_ascii_digit() {
            return (TokenKind::Number, self.number());
        }
        self.bump(c);
        if is_double_mark(c) {
            return (TokenKind::Mark, None);
        }
        if is_apostrophe(c) {
            // '' and ‘‘ stand for one double mark.
            if self.peek().is_some_and(is_apostrophe) {
                self.bump_while(is_apostrophe);
            }
            return (TokenKind::Mark, None);
        }
        if c == '.' {
            self.bump_while(|c| c == '.');
        }
        (TokenKind::Punct, None)
    }

    fn word(&mut self) -> Option<usize> {
        let start = self.byte;
        loop {
            self.bump_while(|c| is_word_part(c) || c.is_ascii_digit());
            let c = self.peek()?;
            let next = self.peek_after(c);
            let so_far = &self.text[start..self.byte];
            match c {
                '.' if self.keeps_period(so_far, next) => self.bump(c),
                '-' if next.is_some_and(|n| n.is_ascii_digit()) && is_type_letter(so_far) => self.bump(c),
                _ if is_apostrophe(c) && next.is_some_and(is_letter) => return Some(self.suffix(c)),
                _ => return None,
            }
        }
    }

    /// Whether the period after `word` belongs to it.
    fn keeps_period(&self, word: &str, next: Option<char>) -> bool {
        let last = word.rsplit('.').next().unwrap_or(word);
        let mut letters = last.chars();
        let single = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
        if single {
            return true;
        }
        if last.len() <= 5 && !word.contains('.') {
            let lower: String = last.chars().flat_map(char::to_lowercase).collect();
            if ABBREVIATIONS.contains(&lower.as_str()) && !next.is_some_and(char::is_alphanumeric) {
                return true;
            }
        }
        if next.is_some_and(char::is_lowercase) {
            let rest = &self.text[self.byte + 1..];
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            return DOMAINS.contains(&&rest[..end]) || word == "www" || word.starts_with("www.");
        }
        false
    }

    fn number(&mut self) -> Option<usize> {
        loop {
            self.bump_while(|c| c.is_ascii_digit());
            let c = self.peek()?;
            let next = self.peek_after(c);
            match c {
                '.' | ',' | ':' if next.is_some_and(|n| n.is_ascii_digit()) => self.bump(c),
                _ if is_apostrophe(c) && next.is_some_and(is_letter) => return Some(self.suffix(c)),
                _ => return None,
            }
        }
    }

    /// Reads an apostrophe and the letters after it.
    fn suffix(&mut self, apostrophe: char) -> usize {
        let at = self.byte;
        self.bump(apostrophe);
        self.bump_while(is_word_part);
        at
    }
}

/// "F" of "F-16", "S" of "S-400", "BIST" of "BIST-100": short and in capitals.
fn is_type_letter(word: &str) -> bool {
    word.chars().count() <= 4 && word.chars().all(char::is_uppercase)
}

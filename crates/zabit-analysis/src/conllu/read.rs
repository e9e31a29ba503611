//! Tokens and sentences of a CoNLL-U file; what it says about them is left aside.

use thiserror::Error;

use super::{Sentence, Token};

/// Why a text is no CoNLL-U. Lines count from 1.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// A line with too few or too many columns.
    #[error("line {line}: {found} columns where CoNLL-U has 10, parted by tabs")]
    Columns {
        /// The line.
        line: usize,
        /// Columns it has.
        found: usize,
    },
    /// The first column is no word number, no range and no empty node, or is out of order.
    #[error("line {line}: \"{id}\" is no ID that can stand here; words are numbered from 1, multiword tokens are 3-4")]
    Id {
        /// The line.
        line: usize,
        /// What stands in the first column.
        id: String,
    },
    /// The second column is empty.
    #[error("line {line}: no form in the second column")]
    Form {
        /// The line.
        line: usize,
    },
}

/// The sentences of a CoNLL-U file: comments, tokens and the space between them. A multiword token is one token.
/// Blank lines at the end may be missing or too many.
///
/// # Errors
/// The first line that is none of CoNLL-U.
///
/// ```
/// use zabit_analysis::conllu::read;
/// let sentences = read("# text = Yol açık.\n1\tYol\t_\t_\t_\t_\t_\t_\t_\t_\n").unwrap();
/// assert_eq!(sentences[0].forms(), ["Yol"]);
/// assert!(read("Yol açık.").is_err());
/// ```
pub fn read(text: &str) -> Result<Vec<Sentence>, ReadError> {
    let mut reader = Reader::default();
    for (at, line) in text.lines().enumerate() {
        // A carriage return is the end of a line on some systems.
        reader.line(at + 1, line.trim_end_matches('\r'))?;
    }
    reader.end();
    Ok(reader.done)
}

#[derive(Default)]
struct Reader {
    done: Vec<Sentence>,
    now: Sentence,
    /// Words so far, and the last word of the multiword token that is open.
    words: usize,
    covered: usize,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) -> Result<(), ReadError> {
        if line.trim().is_empty() {
            self.end();
            return Ok(());
        }
        if line.starts_with('#') {
            self.now.comments.push(line.to_owned());
            return Ok(());
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, .., misc] = columns.as_slice() else {
            return Err(ReadError::Columns { line: number, found: columns.len() });
        };
        if columns.len() != 10 {
            return Err(ReadError::Columns { line: number, found: columns.len() });
        }
        if self.is_token(id).ok_or_else(|| ReadError::Id { line: number, id: (*id).to_owned() })? {
            if form.trim().is_empty() {
                return Err(ReadError::Form { line: number });
            }
            let space_after = misc.split('|').all(|part| part != "SpaceAfter=No");
            self.now.tokens.push(Token { form: (*form).to_owned(), space_after });
        }
        Ok(())
    }

    /// Whether the line of this ID is a token of the text, rather than a part of one or an empty node.
    /// `None` where the ID cannot stand here.
    fn is_token(&mut self, id: &str) -> Option<bool> {
        if let Some((before, _)) = id.split_once('.') {
            return before.parse::<usize>().ok().map(|_| false);
        }
        if let Some((first, last)) = id.split_once('-') {
            let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
            self.covered = last;
            return (first == self.words + 1 && last >= first).then_some(true);
        }
        self.words += 1;
        (id.parse() == Ok(self.words)).then_some(self.words > self.covered)
    }

    fn end(&mut self) {
        (self.words, self.covered) = (0, 0);
        let sentence = std::mem::take(&mut self.now);
        if !sentence.tokens.is_empty() {
            self.done.push(sentence);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, form: &str, misc: &str) -> String {
        format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}\n")
    }

    #[test]
    fn tokens_and_comments() {
        let rows = [
            row("1-2", "açıktı", "SpaceAfter=No"),
            row("1", "açık", "_"),
            row("2", "tı", "_"),
            row("2.1", "boş", "_"),
            row("3", ".", "Gloss=x|SpaceAfter=No"),
        ];
        let text = format!("# text = açıktı.\r\n{}\n\n\n# son\n", rows.concat());
        let token = |form: &str| Token { form: form.to_owned(), space_after: false };
        let wanted =
            Sentence { comments: vec!["# text = açıktı.".to_owned()], tokens: vec![token("açıktı"), token(".")] };
        assert_eq!(read(&text), Ok(vec![wanted]));
        assert_eq!(read(""), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_conllu_is_named_by_its_line() {
        let id = |line, id: &str| ReadError::Id { line, id: id.to_owned() };
        let cases = [
            ("\nYol açık.".to_owned(), ReadError::Columns { line: 2, found: 1 }),
            ("1\tYol".to_owned(), ReadError::Columns { line: 1, found: 2 }),
            (format!("{}{}", row("1", "Yol", "_"), row("3", "açık", "_")), id(2, "3")),
            (row("x", "Yol", "_"), id(1, "x")),
            (row("2-1", "Yol", "_"), id(1, "2-1")),
            (row("1-99999999999999999999", "Yol", "_"), id(1, "1-99999999999999999999")),
            (row("1", " ", "_"), ReadError::Form { line: 1 }),
        ];
        for (text, error) in cases {
            assert_eq!(read(&text), Err(error), "{text}");
        }
    }
}

//! Spans over a text to nested pieces: paragraphs in which marks open and close as HTML elements must.
//!
//! In:  a text, spans in code points that may nest, cross and reach over paragraphs.
//! Out: its paragraphs, each a row of [`Piece`]s. Where two spans cross, the later one is cut in two.

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A span begins, or goes on after a cut.
    Open {
        /// Which of the spans.
        span: usize,
        /// Whether this is its beginning.
        first: bool,
    },
    /// The span that was opened last ends, or is cut.
    Close {
        /// Which of the spans.
        span: usize,
    },
    /// Text without a line break, never empty.
    Text(&'a str),
}

/// The paragraphs (lines) of a text with its spans. What lies outside the text is left out.
pub fn paragraphs<'a>(text: &'a str, spans: &[(u32, u32)]) -> Vec<Vec<Piece<'a>>> {
    let mut order: Vec<usize> = (0..spans.len()).filter(|&span| spans[span].0 < spans[span].1).collect();
    // The longer of two that begin together is the outer one.
    order.sort_by_key(|&span| (spans[span].0, std::cmp::Reverse(spans[span].1), span));
    let mut cuts: Vec<u32> = order.iter().flat_map(|&span| [spans[span].0, spans[span].1]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut weaver =
        Weaver { spans, paragraphs: vec![Vec::new()], open: Vec::new(), shown: 0, begun: vec![false; spans.len()] };
    let mut letters = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).zip(0u32..);
    let mut waiting = order.into_iter().peekable();
    let mut from = 0;
    for cut in cuts {
        let Some((to, _)) = letters.find(|(_, letter)| *letter == cut) else { break };
        weaver.text(&text[from..to]);
        from = to;
        weaver.end(cut);
        while let Some(span) = waiting.next_if(|&span| spans[span].0 == cut) {
            weaver.open.push(span);
        }
    }
    weaver.text(&text[from..]);
    weaver.close(0);
    weaver.paragraphs
}

struct Weaver<'a, 's> {
    spans: &'s [(u32, u32)],
    paragraphs: Vec<Vec<Piece<'a>>>,
    /// Spans that hold at this place, the outermost first.
    open: Vec<usize>,
    /// How many of them have been opened in this paragraph: they are when there is text to put in them.
    shown: usize,
    begun: Vec<bool>,
}

impl<'a> Weaver<'a, '_> {
    fn put(&mut self, piece: Piece<'a>) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push(piece);
        }
    }

    fn text(&mut self, text: &'a str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.close(0);
                self.paragraphs.push(Vec::new());
            }
            if !line.is_empty() {
                self.show();
                self.put(Piece::Text(line));
            }
        }
    }

    fn show(&mut self) {
        for at in self.shown..self.open.len() {
            let span = self.open[at];
            let first = !std::mem::replace(&mut self.begun[span], true);
            self.put(Piece::Open { span, first });
        }
        self.shown = self.open.len();
    }

    /// Closes what is shown, down to a depth.
    fn close(&mut self, depth: usize) {
        for at in (depth..self.shown).rev() {
            let span = self.open[at];
            self.put(Piece::Close { span });
        }
        self.shown = self.shown.min(depth);
    }

    /// Takes out the spans that end here; what lies inside them and goes on is opened again when there is text for it.
    fn end(&mut self, here: u32) {
        let spans = self.spans;
        if let Some(depth) = self.open.iter().position(|&span| spans[span].1 <= here) {
            self.close(depth);
            self.open.retain(|&span| spans[span].1 > here);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pieces as text: "[0 … ]" for span 0, "(0 … ]" where it goes on.
    fn drawn(text: &str, spans: &[(u32, u32)]) -> String {
        let paragraphs = paragraphs(text, spans);
        let line = |pieces: &Vec<Piece>| -> String {
            let draw = |piece: &Piece| match piece {
                Piece::Open { span, first } => format!("{}{span} ", if *first { '[' } else { '(' }),
                Piece::Close { .. } => "]".to_owned(),
                Piece::Text(text) => (*text).to_owned(),
            };
            pieces.iter().map(draw).collect()
        };
        paragraphs.iter().map(line).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn nested_crossing_and_over_paragraphs() {
        assert_eq!(drawn("İzmir'de köprü", &[(0, 5), (9, 14)]), "[0 İzmir]'de [1 köprü]");
        assert_eq!(drawn("abcdef", &[(2, 3), (0, 6)]), "[1 ab[0 c]def]");
        assert_eq!(drawn("abcdef", &[(0, 4), (2, 6)]), "[0 ab[1 cd]](1 ef]");
        assert_eq!(drawn("ab\ncd", &[(1, 4)]), "a[0 b]|(0 c]d");
        assert_eq!(drawn("ab\n\ncd", &[(1, 3)]), "a[0 b]||cd");
        assert_eq!(drawn("ab", &[(0, 2), (0, 2)]), "[0 [1 ab]]");
        assert_eq!(drawn("ab", &[(1, 1), (2, 1), (5, 9)]), "ab");
        assert_eq!(drawn("", &[(0, 1)]), "");
    }

    proptest! {
        #[test]
        fn every_letter_stays_and_has_its_marks(
            text in "[aİığ😀 \n]{0,40}",
            spans in prop::collection::vec((0u32..50, 0u32..50), 0..8),
        ) {
            let paragraphs = paragraphs(&text, &spans);
            let mut letters = Vec::new();
            let mut first = vec![0; spans.len()];
            for (at, paragraph) in paragraphs.iter().enumerate() {
                if at > 0 {
                    letters.push(('\n', Vec::new()));
                }
                let mut open = Vec::new();
                for piece in paragraph {
                    match *piece {
                        Piece::Open { span, first: is_first } => {
                            open.push(span);
                            first[span] += usize::from(is_first);
                        }
                        Piece::Close { span } => prop_assert_eq!(open.pop(), Some(span)),
                        Piece::Text(text) => {
                            prop_assert!(!text.is_empty());
                            let mut marks = open.clone();
                            marks.sort_unstable();
                            letters.extend(text.chars().map(|letter| (letter, marks.clone())));
                        }
                    }
                }
                prop_assert!(open.is_empty());
            }
            prop_assert_eq!(letters.iter().map(|(letter, _)| *letter).collect::<String>(), text.clone());
            for (at, (letter, marks)) in (0u32..).zip(&letters) {
                let covers = |&span: &usize| spans[span].0 <= at && at < spans[span].1;
                let right: Vec<usize> = (0..spans.len()).filter(covers).collect();
                prop_assert!(*letter == '\n' || *marks == right, "{} {:?} {:?}", at, marks, right);
            }
            for (span, &(start, end)) in spans.iter().enumerate() {
                let seen = (0u32..).zip(text.chars()).any(|(at, letter)| letter != '\n' && start <= at && at < end);
                prop_assert_eq!(first[span], usize::from(seen));
            }
        }
    }
}

//! Code points of a text to its bytes.

/// A text that is cut by code points.
pub(crate) struct Points<'a> {
    text: &'a str,
    /// Where each code point begins, and the end.
    at: Vec<usize>,
}

impl<'a> Points<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    /// The words from one code point up to another; what lies outside the text is left out.
    pub(crate) fn words(&self, start: u32, end: u32) -> &'a str {
        let byte = |point: u32| self.at.get(point as usize).copied().unwrap_or(self.text.len());
        self.text.get(byte(start)..byte(end)).unwrap_or_default()
    }
}

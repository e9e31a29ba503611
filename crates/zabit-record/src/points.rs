//! Code points of a text to its bytes.

/// A text that is cut by code points.
///
/// ```
/// use zabit_record::Points;
/// let points = Points::new("Çağrı geldi.");
/// assert_eq!(points.words(0, 5), "Çağrı");
/// assert_eq!(points.words(6, 99), "geldi.");
/// ```
pub struct Points<'a> {
    text: &'a str,
    /// The byte at which each code point begins, and the end.
    at: Vec<usize>,
}

impl<'a> Points<'a> {
    /// Prepares a text: one pass, eight bytes of memory for each code point.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    /// The words from one code point up to, not including, another; what lies outside the text is left out.
    pub fn words(&self, start: u32, end: u32) -> &'a str {
        let byte = |point: u32| self.at.get(point as usize).copied().unwrap_or(self.text.len());
        self.text.get(byte(start)..byte(end)).unwrap_or_default()
    }
}

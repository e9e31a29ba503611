//! Letters, asked for so often that the tables of Unicode would be felt.

/// Whether `c` is a letter (Unicode: alphabetic). Latin letters, those of nearly all text, are known without a table.
///
/// ```
/// use zabit_text::is_letter;
/// assert!(is_letter('ğ') && is_letter('İ') && is_letter('Ж'));
/// assert!(!is_letter('3') && !is_letter('×') && !is_letter('’'));
/// ```
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        '\u{c0}'..='\u{24f}' => !matches!(c, '×' | '÷'),
        // Dashes and quotation marks.
        '\u{2010}'..='\u{2027}' => false,
        _ => c.is_alphabetic(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_are_those_of_unicode() {
        assert!(('\0'..=char::MAX).all(|c| super::is_letter(c) == c.is_alphabetic()));
    }
}

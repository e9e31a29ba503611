//! Bytes to characters: which encoding a file is in, and its text.
//!
//! In:  the bytes of one file.
//! Out: its text, still with whatever damage it was written with (see `repair`), and the encoding's name.
//! Order: byte order mark, known binary formats, UTF-16 by its zero bytes, UTF-8, then a guess.
//! The guess knows the story is likely Turkish: windows-1252 is taken as windows-1254, which differs
//! from it only in ğ, ı, ş and their capitals, and which the web treats as one with ISO-8859-9.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1254};

/// A text and the encoding it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text. Borrowed where the bytes were UTF-8.
    pub text: Cow<'a, str>,
    /// The encoding's name, as the WHATWG Encoding Standard has it: "UTF-8", "windows-1254".
    pub encoding: &'static str,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// No bytes at all, or a byte order mark alone.
    #[error("is empty; give a file with a story in it")]
    Empty,
    /// Not text: a known format, or too many control characters.
    #[error("is {0}, not text; save the story as plain text in UTF-8")]
    Binary(&'static str),
    /// Text in an encoding that could not be told.
    #[error("is text in an unknown encoding; save it as UTF-8")]
    Undecodable,
}

/// How a few common formats begin that people hand to a text program by mistake.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"ID3", "a sound file"),
];

/// Bytes looked at to tell text from binary: a longer look tells no more.
const SAMPLE: usize = 64 * 1024;

/// Decodes the bytes of a file, in time linear in their number.
///
/// # Errors
/// [`DecodeError`] where they are no text; its message says what to do.
///
/// ```
/// # use zabit_text::decode;
/// assert_eq!(decode(b"I\xf0d\xfdr'da ya\xf0mur").unwrap().text, "Iğdır'da yağmur"); // windows-1254
/// assert!(decode(b"%PDF-1.7").is_err());
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with_mark(bytes.get(mark..).unwrap_or_default(), encoding);
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(DecodeError::Binary(what));
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return Ok(decoded(bytes, encoding));
    }
    let controls = control_share(bytes);
    // Text with a few NUL bytes in it is readable; they are dropped later.
    if controls > 0.10 {
        return Err(DecodeError::Binary("binary data"));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name() });
    }
    if let Some(text) = mostly_utf8(bytes) {
        return Ok(Decoded { text: Cow::Owned(text), encoding: UTF_8.name() });
    }
    if controls > 0.02 {
        return Err(DecodeError::Binary("binary data"));
    }
    legacy(bytes)
}

fn with_mark<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Result<Decoded<'a>, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    // FF FE 00 00 is UTF-32; as UTF-16 it would be text with every other character NUL.
    if encoding == UTF_16LE && bytes.starts_with(&[0, 0]) {
        return Err(DecodeError::Undecodable);
    }
    if encoding != UTF_8 {
        return Ok(decoded(bytes, encoding));
    }
    if control_share(bytes) > 0.10 {
        return Err(DecodeError::Binary("binary data"));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => mostly_utf8(bytes).map_or_else(|| String::from_utf8_lossy(bytes), Cow::Owned),
    };
    Ok(Decoded { text, encoding: UTF_8.name() })
}

fn decoded<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Decoded<'a> {
    // Half a UTF-16 unit at the end is a cut file, not a character.
    let whole = if encoding == UTF_16LE || encoding == UTF_16BE { bytes.len() & !1 } else { bytes.len() };
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(..whole).unwrap_or(bytes));
    Decoded { text, encoding: encoding.name() }
}

/// UTF-16 without a byte order mark: in Latin script every other byte is nearly always 0 or 1.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let (mut first, mut second, mut pairs) = (0, 0, 0);
    for pair in sample.chunks_exact(2) {
        pairs += 1;
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
    }
    if pairs < 2 {
        return None;
    }
    let most = |zeros: usize| zeros * 2 > pairs;
    let few = |zeros: usize| zeros * 20 <= pairs;
    match () {
        () if most(second) && few(first) => Some(UTF_16LE),
        () if most(first) && few(second) => Some(UTF_16BE),
        () => None,
    }
}

/// Share of control characters in the beginning of a file; tab, line ends and form feed do not count.
fn control_share(bytes: &[u8]) -> f64 {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
    let controls = sample.iter().filter(|b| matches!(b, 0..=8 | 0x0b | 0x0e..=0x1f | 0x7f)).count();
    controls as f64 / sample.len().max(1) as f64
}

/// UTF-8 with some damage: a character cut off at the end, or a line pasted from another encoding.
///
/// A damaged line without any whole UTF-8 letter is read as windows-1254; in a line with some, the
/// stray bytes become U+FFFD. `None` where damaged letters are as many as whole ones.
fn mostly_utf8(bytes: &[u8]) -> Option<String> {
    let (mut whole, mut stray) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|b| *b >= 0xc2).count();
        stray += usize::from(!chunk.invalid().is_empty());
    }
    if whole <= stray * 2 {
        return None;
    }
    let bytes = without_cut_end(bytes);
    let mut text = String::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) if has_whole_letters(line) => text.push_str(&String::from_utf8_lossy(line)),
            Err(_) => text.push_str(&WINDOWS_1254.decode_without_bom_handling(line).0),
        }
    }
    Some(text)
}

fn has_whole_letters(line: &[u8]) -> bool {
    line.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// The bytes without a character that the end of the file cuts in two.
fn without_cut_end(bytes: &[u8]) -> &[u8] {
    let end = bytes.utf8_chunks().last().map_or(&[][..], |chunk| chunk.invalid());
    let cut = std::str::from_utf8(end).is_err_and(|error| error.error_len().is_none());
    if cut { bytes.get(..bytes.len() - end.len()).unwrap_or(bytes) } else { bytes }
}

/// An encoding of one byte a letter, or an Eastern one, by the letters' frequencies.
fn legacy(bytes: &[u8]) -> Result<Decoded<'_>, DecodeError> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes), true);
    let guess = detector.guess(Some(b"tr"), Utf8Detection::Deny);
    let encoding = if guess == WINDOWS_1252 { WINDOWS_1254 } else { guess };
    let found = decoded(bytes, encoding);
    let lost = found.text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    if lost * 50 > found.text.chars().count() {
        return Err(DecodeError::Undecodable);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "Iğdır Valisi Çağla Şimşek, \"Köprü yıl sonunda açılacak.\" dedi.\nGörüşme İzmir'de yapıldı.";

    fn text(bytes: &[u8]) -> String {
        decode(bytes).expect("readable").text.into_owned()
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let with_mark = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
        let cases = [
            ("UTF-8", STORY.as_bytes().to_vec()),
            ("UTF-8 with mark", with_mark(b"\xef\xbb\xbf", STORY.as_bytes().to_vec())),
            ("UTF-16LE", utf16(STORY, u16::to_le_bytes)),
            ("UTF-16BE", utf16(STORY, u16::to_be_bytes)),
            ("UTF-16LE with mark", with_mark(b"\xff\xfe", utf16(STORY, u16::to_le_bytes))),
            ("UTF-16BE with mark", with_mark(b"\xfe\xff", utf16(STORY, u16::to_be_bytes))),
            ("windows-1254", WINDOWS_1254.encode(STORY).0.into_owned()),
        ];
        for (name, bytes) in cases {
            assert_eq!(text(&bytes), STORY, "{name}");
        }
    }

    #[test]
    fn one_line_in_another_encoding() {
        let mut bytes = "Başbakan İzmir'de konuştu.\n".as_bytes().to_vec();
        bytes.extend_from_slice(b"Vali de I\xf0d\xfdr'da.\n");
        bytes.extend_from_slice("Görüşme sürdü, çığ düştü".as_bytes());
        bytes.push(0xc3); // cut in the middle of a letter
        assert_eq!(text(&bytes), "Başbakan İzmir'de konuştu.\nVali de Iğdır'da.\nGörüşme sürdü, çığ düştü");
    }

    #[test]
    fn what_is_no_text_says_so() {
        assert_eq!(decode(b""), Err(DecodeError::Empty));
        assert_eq!(decode(b"\xef\xbb\xbf"), Err(DecodeError::Empty));
        assert_eq!(decode(b"PK\x03\x04rest"), Err(DecodeError::Binary("a ZIP archive or an office document")));
        assert_eq!(decode(&[0; 100]), Err(DecodeError::Binary("binary data")));
        let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(matches!(decode(&noise), Err(DecodeError::Binary(_))));
    }
}

//! The characters of a page. Bytes that are UTF-8 are UTF-8, whatever the page says of them; others are what
//! the server or the page says, and where neither fits, what `zabit_text::decode` finds.

use std::borrow::Cow;

use encoding_rs::Encoding;
use zabit_text::DecodeError;

/// How far into a page its encoding is looked for; browsers look at a quarter of it.
const PRESCAN: usize = 4096;

/// Decodes a page. `label` is the charset of its HTTP header.
///
/// # Errors
/// [`DecodeError`] where the bytes are no text.
pub(super) fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Cow<'a, str>, DecodeError> {
    let settled = Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok();
    let named = if settled { None } else { header(label).or_else(|| prescan(bytes)) };
    if let Some((text, false)) = named.map(|named| named.decode_without_bom_handling(bytes)) {
        return Ok(text);
    }
    zabit_text::decode(bytes).map(|decoded| decoded.text)
}

fn header(label: Option<&str>) -> Option<&'static Encoding> {
    Encoding::for_label(label?.trim_matches(['"', '\'', ' ']).as_bytes())
}

/// The encoding that `<meta charset>`, `<meta content="…; charset=…">` or `<?xml encoding?>` names.
fn prescan(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(PRESCAN))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let labels = ["charset=", "encoding="].iter().flat_map(|word| head.match_indices(word));
    let after = labels.map(|(at, word)| head[at + word.len()..].trim_start_matches(['"', '\'', ' ']));
    after
        .filter_map(|after| Encoding::for_label(after.split(['"', '\'', ' ', ';', '>', '/', '?']).next()?.as_bytes()))
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_name_an_encoding() {
        let story = "Iğdır'da köprü açıldı";
        let turkish = encoding_rs::WINDOWS_1254.encode(story).0.into_owned();
        let page = |head: &str| [head.as_bytes(), &turkish].concat();
        let cases = [
            (page("<meta charset=iso-8859-9>"), None),
            (page("<META CHARSET=\"windows-1254\">"), None),
            (page("<meta http-equiv=content-type content='text/html; charset=ISO-8859-9'>"), None),
            (page("<p>"), Some("iso-8859-9")),
            (page("<p>"), None),
            (story.as_bytes().to_vec(), Some("iso-8859-9")),
            ([b"\xef\xbb\xbf<meta charset=iso-8859-9>", story.as_bytes()].concat(), None),
        ];
        for (bytes, label) in cases {
            let text = decode(&bytes, label).expect("text");
            assert!(text.ends_with(story), "{text}");
        }
    }
}

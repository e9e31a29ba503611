//! An HTTP response as a WARC record holds it: status, headers, and its body without chunks and compression.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// The status and headers of a response.
#[derive(Debug, Default)]
pub(super) struct Response {
    /// 200 and the like; 0 where there is none.
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    /// Where the body begins.
    pub(super) body: usize,
}

/// Why a body cannot be had.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum BodyFault {
    /// A coding that is not known here, or damaged.
    Coding(String),
    /// More bytes than the limit.
    TooLarge,
}

impl Response {
    /// Reads the head of a response; `None` where `bytes` begin with none.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let mut response = Response::default();
        let mut at = 0;
        for line in bytes.split_inclusive(|b| *b == b'\n') {
            at += line.len();
            let line = String::from_utf8_lossy(line);
            let line = line.trim_end();
            if response.headers.is_empty() && response.status == 0 {
                response.status = line.strip_prefix("HTTP/")?.split(' ').nth(1)?.parse().ok()?;
            } else if line.is_empty() {
                response.body = at;
                return Some(response);
            } else if let Some((name, value)) = line.split_once(':') {
                response.headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        None
    }

    /// The value of a header, named in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Whether it holds a web page. Without a content type the body tells.
    pub(super) fn is_page(&self, body: &[u8]) -> bool {
        let kind = self.header("content-type").unwrap_or_default().to_ascii_lowercase();
        let by_body = || body.trim_ascii_start().first() == Some(&b'<');
        (200..300).contains(&self.status)
            && (kind.starts_with("text/html")
                || kind.starts_with("application/xhtml")
                || (kind.is_empty() && by_body()))
    }

    /// The encoding its content type names.
    pub(super) fn charset(&self) -> Option<&str> {
        let kind = self.header("content-type")?;
        kind.split(';')
            .find_map(|part| part.trim().split_once('='))
            .filter(|(name, _)| name.eq_ignore_ascii_case("charset"))
            .map(|(_, label)| label)
    }

    /// The body as its server meant it, at most `limit` bytes.
    ///
    /// # Errors
    /// [`BodyFault`] where it is packed in a way not known here, damaged, or too large.
    pub(super) fn decoded(&self, body: &[u8], limit: u64) -> Result<Vec<u8>, BodyFault> {
        let chunked =
            self.header("transfer-encoding").is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"));
        let whole = if chunked { joined(body) } else { None };
        let mut body = whole.unwrap_or_else(|| body.to_vec());
        let codings = self.header("content-encoding").unwrap_or_default().to_ascii_lowercase();
        for coding in codings.rsplit(',').map(str::trim) {
            body = unpacked(body, coding, limit)?;
        }
        Ok(body)
    }
}

/// The chunks of a body as one, up to where they are cut or damaged; `None` where it has none, for some crawlers join
/// them and leave the header.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let (size, mut rest) = chunk_size(body)?;
    let mut out = Vec::with_capacity(body.len());
    let mut size = size;
    while size > 0 {
        let (chunk, after) = rest.split_at(size.min(rest.len()));
        out.extend_from_slice(chunk);
        let after = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
        (size, rest) = chunk_size(after).unwrap_or((0, after));
    }
    Some(out)
}

/// The size of the chunk that `bytes` begin with, and its bytes and all after them.
fn chunk_size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(256).position(|b| *b == b'\n')?;
    let line = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
    Some((size, bytes.get(end + 1..)?))
}

fn unpacked(body: Vec<u8>, coding: &str, limit: u64) -> Result<Vec<u8>, BodyFault> {
    // A crawler that unpacks and leaves the header: the magic bytes tell.
    let result = match (coding, body.as_slice()) {
        ("" | "identity" | "none" | "utf-8", _) => return Ok(body),
        ("gzip" | "x-gzip", [0x1f, 0x8b, ..]) => limited(MultiGzDecoder::new(body.as_slice()), limit),
        ("gzip" | "x-gzip" | "deflate", [b'<' | b' ' | b'\r' | b'\n', ..]) => return Ok(body),
        ("deflate", _) => limited(ZlibDecoder::new(body.as_slice()), limit).or_else(|fault| match fault {
            BodyFault::TooLarge => Err(fault),
            BodyFault::Coding(_) => limited(DeflateDecoder::new(body.as_slice()), limit),
        }),
        _ => Err(BodyFault::Coding(String::new())),
    };
    result.map_err(|fault| match fault {
        BodyFault::Coding(_) => BodyFault::Coding(coding.chars().filter(|c| c.is_ascii_graphic()).take(20).collect()),
        other => other,
    })
}

fn limited(decoder: impl Read, limit: u64) -> Result<Vec<u8>, BodyFault> {
    let mut out = Vec::new();
    decoder.take(limit.saturating_add(1)).read_to_end(&mut out).map_err(|_| BodyFault::Coding(String::new()))?;
    if out.len() as u64 > limit { Err(BodyFault::TooLarge) } else { Ok(out) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use std::io::Write;

    fn body(headers: &str, body: &[u8]) -> Result<Vec<u8>, BodyFault> {
        let head = format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n");
        let response = Response::of(head.as_bytes()).expect("a head");
        assert_eq!(response.body, head.len());
        response.decoded(body, 1000)
    }

    #[test]
    fn codings() {
        let page = "<p>Köprü açıldı.".as_bytes();
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(page).expect("packed");
        zlib.write_all(page).expect("packed");
        deflate.write_all(page).expect("packed");
        let chunks = [b"6\r\n<p>K\xc3\xb6\r\nf;x=1\r\n".as_slice(), &page[6..], b"\r\n0\r\n\r\n"].concat();
        let cases: [(&str, &[u8]); 8] = [
            ("Server: x", page),
            ("Transfer-Encoding: chunked", &chunks),
            ("Transfer-Encoding: chunked", page),
            ("Content-Encoding: gzip", page),
            ("Content-Encoding: gzip", &gzip.finish().expect("packed")),
            ("content-encoding: deflate", &zlib.finish().expect("packed")),
            ("content-encoding: deflate", &deflate.finish().expect("packed")),
            ("Content-Encoding: identity", page),
        ];
        for (headers, bytes) in cases {
            let found = body(headers, bytes).expect("a body");
            assert_eq!(String::from_utf8_lossy(&found), String::from_utf8_lossy(page), "{headers}");
        }
        assert_eq!(body("Content-Encoding: br", b"\x8b"), Err(BodyFault::Coding("br".to_owned())));
        let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
        bomb.write_all(&[b' '; 100_000]).expect("packed");
        assert_eq!(body("Content-Encoding: gzip", &bomb.finish().expect("packed")), Err(BodyFault::TooLarge));
    }

    #[test]
    fn pages() {
        let page = |head: &str| {
            Response::of(head.as_bytes())
                .map(|response| (response.is_page(b" <p>"), response.charset().map(str::to_owned)))
        };
        assert_eq!(
            page("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-9\r\n\r\n"),
            Some((true, Some("iso-8859-9".to_owned())))
        );
        assert_eq!(page("HTTP/1.1 200\n\n"), Some((true, None)));
        assert_eq!(page("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"), Some((false, None)));
        assert_eq!(page("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"), Some((false, None)));
        assert_eq!(page("<p>"), None);
        assert_eq!(page("HTTP/1.1 200 OK\r\n"), None);
    }
}

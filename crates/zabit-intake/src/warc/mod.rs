//! Web archives (WARC 0.18 to 1.1): an article a response that holds a page, or a record of converted text (WET).
//!
//! Records are read one by one; those that hold no page are passed over. Damaged bytes between records cost these
//! bytes and one fault. What a record says of a page is its address and when it was fetched, which is not when it was
//! published.

mod http;

use std::io::{self, BufRead, Read};

use crate::Boxed;
use crate::article::{Article, Text};
use crate::fault::Fault;
use crate::html;
use crate::lines::{Line, line};
use crate::options::Options;
use http::{BodyFault, Response};

/// How much of a record is read to tell what it holds.
const HEAD: u64 = 64 * 1024;

/// Longest line of a header.
const LONGEST_LINE: u64 = 64 * 1024;

/// Lines of a header.
const MOST_LINES: usize = 1000;

/// The articles of an archive.
pub(crate) fn articles(path: &str, stream: impl BufRead + Send + 'static, options: &Options) -> Boxed {
    let stream = Counted { stream, at: 0 };
    let (path, limit) = (path.to_owned(), options.most_around());
    Box::new(Archive { path, stream, limit, line: Vec::new(), found: None, done: false })
}

/// A stream that knows how far it was read.
struct Counted<R> {
    stream: R,
    at: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(out)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.stream.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.at += count as u64;
        self.stream.consume(count);
    }
}

struct Archive<R> {
    path: String,
    stream: Counted<R>,
    limit: u64,
    line: Vec<u8>,
    /// Where the record begins whose first line was read already, while damage was passed over.
    found: Option<u64>,
    done: bool,
}

/// The header of a record.
struct Header {
    /// Where the record begins.
    at: u64,
    length: u64,
    fields: Vec<(String, String)>,
}

impl Header {
    fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.get(name).is_some_and(|found| found.to_ascii_lowercase().starts_with(value))
    }
}

impl<R: BufRead> Archive<R> {
    /// Reads on to the next article; `None` at the end.
    fn step(&mut self) -> Result<Option<Article>, Fault> {
        while let Some(header) = self.header()? {
            let article = self.record(&header)?;
            if article.is_some() {
                return Ok(article);
            }
        }
        Ok(None)
    }

    fn read(&self, cause: io::Error) -> Fault {
        Fault::read(&self.path, cause)
    }

    fn cut(&self, record: u64) -> Fault {
        Fault::WarcCut { path: self.path.clone(), record, at: self.stream.at }
    }

    fn line(&mut self) -> Result<Line, Fault> {
        line(&mut self.stream, &mut self.line, LONGEST_LINE).map_err(|cause| Fault::read(&self.path, cause))
    }

    /// The header of the next record; `None` at the end.
    fn header(&mut self) -> Result<Option<Header>, Fault> {
        let at = match self.found.take() {
            Some(at) => at,
            None => match self.first_line()? {
                Some(at) => at,
                None => return Ok(None),
            },
        };
        let mut fields = Vec::new();
        while fields.len() < MOST_LINES {
            match self.line()? {
                Line::End => return Err(self.cut(at)),
                Line::Whole if self.line.is_empty() => {
                    let header = Header { at, length: 0, fields };
                    let length = header.get("content-length").and_then(|length| length.parse().ok());
                    return match length {
                        Some(length) => Ok(Some(Header { length, ..header })),
                        None => Err(self.damage(at)?),
                    };
                }
                Line::Whole => {
                    let text = String::from_utf8_lossy(&self.line);
                    if let Some((name, value)) = text.split_once(':') {
                        fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                    }
                }
                Line::TooLong => {}
            }
        }
        Err(self.damage(at)?)
    }

    /// Reads the first line of a record; where it begins, or `None` at the end.
    fn first_line(&mut self) -> Result<Option<u64>, Fault> {
        loop {
            let at = self.stream.at;
            match self.line()? {
                Line::End => return Ok(None),
                Line::Whole if self.line.is_empty() => {}
                Line::Whole if self.line.starts_with(b"WARC/") => return Ok(Some(at)),
                _ => return Err(self.damage(at)?),
            }
        }
    }

    /// Passes over damage that begins at `from`, to the first line of the next record; the fault to tell of it.
    fn damage(&mut self, from: u64) -> Result<Fault, Fault> {
        loop {
            let at = self.stream.at;
            match self.line()? {
                Line::End => break,
                Line::Whole if self.line.starts_with(b"WARC/") => {
                    self.found = Some(at);
                    break;
                }
                _ => {}
            }
        }
        Ok(Fault::WarcDamaged { path: self.path.clone(), at: from })
    }

    /// Reads a record to its end; the article in it, if it holds one.
    fn record(&mut self, header: &Header) -> Result<Option<Article>, Fault> {
        let is_response = header.is("warc-type", "response");
        let is_text = header.is("warc-type", "conversion") && header.is("content-type", "text/plain");
        let is_page = header.is("warc-type", "resource") && header.is("content-type", "text/html");
        let mut left = header.length;
        let mut block = Vec::new();
        let mut wanted = is_text || is_page;
        let mut response = None;
        if is_response || wanted {
            self.take(&mut block, &mut left, HEAD, header)?;
            response = if is_response { Response::of(&block) } else { None };
            let page = |response: &Response| response.is_page(block.get(response.body..).unwrap_or_default());
            wanted |= response.as_ref().is_some_and(page);
        }
        let source = format!("{}#{}", self.path, header.at);
        let too_large = Fault::TooLarge { source_name: source.clone(), limit: self.limit, last: false };
        let head = response.as_ref().map_or(0, |response| response.body as u64);
        if !wanted || header.length - head.min(header.length) > self.limit {
            self.pass(left, header)?;
            return if wanted { Err(too_large) } else { Ok(None) };
        }
        self.take(&mut block, &mut left, u64::MAX, header)?;
        let mut article = match &response {
            Some(response) => {
                let body = response.decoded(block.get(response.body..).unwrap_or_default(), self.limit);
                let body = body.map_err(|fault| match fault {
                    BodyFault::TooLarge => too_large,
                    BodyFault::Coding(coding) => Fault::Coding { source_name: source.clone(), coding },
                })?;
                html::page(&source, header.at, &body, response.charset())?
            }
            None if is_page => html::page(&source, header.at, &block, None)?,
            None => Article::new(source, header.at, Text::Bytes(block)),
        };
        let bare = |value: &str| value.trim_start_matches('<').trim_end_matches('>').to_owned();
        article.url = header.get("warc-target-uri").map(bare).or(article.url);
        article.native_id = header.get("warc-record-id").map(bare);
        article.retrieved_at = header.get("warc-date").and_then(crate::when::when).and_then(|when| when.at);
        Ok(Some(article))
    }

    /// Reads at most `most` of the bytes that are left of a record.
    fn take(&mut self, block: &mut Vec<u8>, left: &mut u64, most: u64, header: &Header) -> Result<(), Fault> {
        let want = most.min(*left);
        let count = (&mut self.stream).take(want).read_to_end(block);
        let count = count.map_err(|cause| self.read(cause))? as u64;
        *left -= count;
        if count < want { Err(self.cut(header.at)) } else { Ok(()) }
    }

    fn pass(&mut self, left: u64, header: &Header) -> Result<(), Fault> {
        let count = io::copy(&mut (&mut self.stream).take(left), &mut io::sink());
        let count = count.map_err(|cause| self.read(cause))?;
        if count < left { Err(self.cut(header.at)) } else { Ok(()) }
    }
}

impl<R: BufRead> Iterator for Archive<R> {
    type Item = Result<Article, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let step = self.step();
        self.done = match &step {
            Ok(article) => article.is_none(),
            Err(fault) => fault.is_last(),
        };
        step.transpose()
    }
}

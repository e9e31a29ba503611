//! JSON Lines, JSON arrays and JSON objects one after the other: an article an object.
//!
//! An object is cut out of the stream first, by lines or by its braces, and parsed alone: so memory stays that of one
//! object, and a broken one costs no other. The first objects are held back until the columns of `--map` were
//! seen, so that a misspelt name is told before a million articles go by without a date.

use std::collections::VecDeque;
use std::io::BufRead;

use serde_json::{Map, Value};

use crate::Boxed;
use crate::article::Article;
use crate::fault::Fault;
use crate::lines::{Line, line};
use crate::options::{Field, Mapping, Options, fold};
use crate::row;

/// Objects that are looked at for the columns of a mapping.
const LOOK_AHEAD: usize = 32;

/// Bytes of objects that are held back for it.
const LOOK_AHEAD_BYTES: usize = 1 << 20;

type Object = Map<String, Value>;

/// A piece of the stream: its number, and its bytes or what is wrong.
type Piece = (u64, Result<Vec<u8>, Fault>);

/// The articles of JSON Lines.
pub(crate) fn lines(path: &str, mut stream: impl BufRead + Send + 'static, options: &Options) -> Boxed {
    let (path, limit) = (path.to_owned(), options.most_around());
    let (name, mut item, mut done) = (path.clone(), 0, false);
    let pieces = std::iter::from_fn(move || {
        let mut bytes = Vec::new();
        while !done {
            item += 1;
            match line(&mut stream, &mut bytes, limit) {
                Ok(Line::Whole) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Line::Whole) => return Some((item, Ok(bytes))),
                Ok(Line::TooLong) => return Some((item, Err(too_large(&path, item, limit, false)))),
                Ok(Line::End) => done = true,
                Err(cause) => {
                    done = true;
                    return Some((item, Err(Fault::read(&path, cause))));
                }
            }
        }
        None
    });
    Box::new(Articles::new(name, pieces, options.map.clone()))
}

/// The articles of a JSON array, or of objects one after the other.
pub(crate) fn values(path: &str, stream: impl BufRead + Send + 'static, options: &Options) -> Boxed {
    let pieces = Values { path: path.to_owned(), stream, limit: options.most_around(), item: 0, done: false };
    Box::new(Articles::new(path.to_owned(), pieces, options.map.clone()))
}

fn too_large(path: &str, item: u64, limit: u64, last: bool) -> Fault {
    Fault::TooLarge { source_name: format!("{path}#{item}"), limit, last }
}

/// Cuts objects out of a stream by their braces.
struct Values<R> {
    path: String,
    stream: R,
    limit: u64,
    item: u64,
    done: bool,
}

impl<R> Values<R> {
    fn piece(&self, object: Cut) -> Piece {
        let too_large = || Err(too_large(&self.path, self.item, self.limit, self.done));
        (self.item, if object.too_large { too_large() } else { Ok(object.bytes) })
    }
}

impl<R: BufRead> Iterator for Values<R> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if self.done {
            return None;
        }
        self.item += 1;
        let mut object = Cut::default();
        loop {
            let bytes = match self.stream.fill_buf() {
                Ok(bytes) => bytes,
                Err(cause) if cause.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(cause) => {
                    self.done = true;
                    return Some((self.item, Err(Fault::read(&self.path, cause))));
                }
            };
            if bytes.is_empty() {
                self.done = true;
                return (!object.bytes.is_empty()).then(|| self.piece(object));
            }
            let used = object.take(bytes, self.limit);
            self.stream.consume(used);
            if object.whole {
                return Some(self.piece(object));
            }
        }
    }
}

/// An object, or a stretch of what is none, while it is cut out.
#[derive(Default)]
struct Cut {
    bytes: Vec<u8>,
    depth: usize,
    in_string: bool,
    escaped: bool,
    whole: bool,
    too_large: bool,
}

impl Cut {
    /// Takes what belongs to it from the front of `bytes`; how many bytes were used.
    fn take(&mut self, bytes: &[u8], limit: u64) -> usize {
        let mut from = 0;
        for (at, &byte) in bytes.iter().enumerate() {
            let outside = self.bytes.is_empty() && self.depth == 0 && from == at;
            // Between objects: white space, commas, the brackets of the array, a byte order mark.
            if outside && matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | 0xef | 0xbb | 0xbf) {
                from = at + 1;
                continue;
            }
            if self.step(byte) {
                self.keep(bytes.get(from..=at).unwrap_or_default(), limit);
                self.whole = true;
                return at + 1;
            }
        }
        self.keep(bytes.get(from..).unwrap_or_default(), limit);
        bytes.len()
    }

    /// Goes one byte on; whether the object ends with it.
    fn step(&mut self, byte: u8) -> bool {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_string => self.escaped = true,
            b'"' => self.in_string = !self.in_string,
            _ if self.in_string => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            // What is no object ends at the next comma or line.
            b',' | b'\n' => return self.depth == 0,
            _ => {}
        }
        false
    }

    fn keep(&mut self, bytes: &[u8], limit: u64) {
        if self.bytes.len() as u64 + bytes.len() as u64 <= limit && !self.too_large {
            self.bytes.extend_from_slice(bytes);
        } else {
            self.too_large = true;
            // One byte stays, to tell that the object was begun.
            self.bytes = vec![0];
        }
    }
}

/// Pieces to articles.
struct Articles<I> {
    path: String,
    pieces: I,
    map: Mapping,
    /// Objects held back, or `None` once the columns were checked.
    ahead: Option<VecDeque<(u64, Result<Object, Fault>)>>,
    ready: VecDeque<(u64, Result<Object, Fault>)>,
    stopped: bool,
}

impl<I: Iterator<Item = Piece>> Articles<I> {
    fn new(path: String, pieces: I, map: Mapping) -> Self {
        Self { path, pieces, map, ahead: Some(VecDeque::new()), ready: VecDeque::new(), stopped: false }
    }

    fn object(&self, piece: Piece) -> (u64, Result<Object, Fault>) {
        let (item, bytes) = piece;
        (item, bytes.and_then(|bytes| object(&format!("{}#{item}", self.path), &bytes)))
    }

    /// Reads the first objects, until the columns that were named and one for the text were met.
    fn look_ahead(&mut self) -> Result<(), Fault> {
        let Some(mut ahead) = self.ahead.take() else { return Ok(()) };
        let (mut bytes, mut fault) = (0, None);
        while ahead.len() < LOOK_AHEAD && bytes < LOOK_AHEAD_BYTES {
            let Some(piece) = self.pieces.next() else { break };
            bytes += piece.1.as_ref().map_or(0, Vec::len);
            ahead.push_back(self.object(piece));
            let objects: Vec<&Object> = ahead.iter().filter_map(|(_, object)| object.as_ref().ok()).collect();
            fault = self.missing(&objects);
            if fault.is_none() && !objects.is_empty() {
                break;
            }
        }
        self.ready = ahead;
        fault.map_or(Ok(()), Err)
    }

    /// The first column that none of these objects has.
    fn missing(&self, objects: &[&Object]) -> Option<Fault> {
        let path = || self.path.clone();
        let missing = |(_, column): &(Field, &str)| !objects.iter().any(|object| lookup(object, column).is_some());
        if objects.is_empty() {
            return None;
        }
        if let Some((field, wanted)) = self.map.named().find(missing) {
            let (field, wanted) = (field.name(), wanted.to_owned());
            return Some(Fault::NoColumn { path: path(), field, wanted, there: columns(objects) });
        }
        let has_text = |object: &&Object| Field::Text.common_names().iter().any(|name| key(object, name).is_some());
        let known = self.map.column(Field::Text).is_some() || objects.iter().any(has_text);
        (!known).then(|| Fault::NoTextColumn { path: path(), there: columns(objects) })
    }
}

impl<I: Iterator<Item = Piece>> Iterator for Articles<I> {
    type Item = Result<Article, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.stopped {
            return None;
        }
        if let Err(fault) = self.look_ahead() {
            self.stopped = true;
            return Some(Err(fault));
        }
        let next = self.ready.pop_front();
        let (item, object) = match next {
            Some(next) => next,
            None => {
                let piece = self.pieces.next()?;
                self.object(piece)
            }
        };
        Some(object.and_then(|object| {
            let folded = folded(&object);
            row::article(format!("{}#{item}", self.path), item, |field| value(&object, &folded, &self.map, field))
        }))
    }
}

/// The columns of some objects in the order they were first met, nested ones by their path.
fn columns(objects: &[&Object]) -> String {
    let mut names: Vec<String> = Vec::new();
    for (key, value) in objects.iter().flat_map(|object| object.iter()) {
        let nested = value.as_object().into_iter().flat_map(|inner| inner.keys()).map(|inner| format!("{key}.{inner}"));
        let all: Vec<String> = nested.collect();
        let all = if all.is_empty() { vec![key.clone()] } else { all };
        for name in all {
            if !names.contains(&name) && names.len() < 64 {
                names.push(name);
            }
        }
    }
    row::listed(names.iter().map(String::as_str))
}

fn object(source: &str, bytes: &[u8]) -> Result<Object, Fault> {
    let text =
        zabit_text::decode(bytes).map_err(|cause| Fault::Undecodable { source_name: source.to_owned(), cause })?;
    let said = |said: String| Fault::Json { source_name: source.to_owned(), said };
    match crate::mend::json(text.text.trim_start_matches('\u{feff}')) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(other) => Err(said(format!("it is {}", kind(&other)))),
        Err(fault) => Err(said(fault.to_string().replace(['\n', '\r'], " "))),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Array(_) => "an array",
        Value::String(_) => "a string",
        Value::Number(_) => "a number",
        _ => "true, false or null",
    }
}

/// The keys of an object as [`fold`] has them, in its order.
fn folded(object: &Object) -> Vec<(String, &Value)> {
    object.iter().map(|(key, value)| (fold(key), value)).collect()
}

/// The value of a field: of the column named for it, else of the first common name that has one.
fn value(object: &Object, folded: &[(String, &Value)], map: &Mapping, field: Field) -> Option<String> {
    if let Some(column) = map.column(field) {
        return text(lookup(object, column)?);
    }
    let of = |name: &&str| folded.iter().find(|(key, _)| key == name).and_then(|(_, value)| text(value));
    field.common_names().iter().find_map(of)
}

/// The value at a column: a key, or a path of keys and places in arrays parted by dots.
fn lookup<'a>(object: &'a Object, column: &str) -> Option<&'a Value> {
    key(object, column).or_else(|| {
        let (first, rest) = column.split_once('.')?;
        let start = key(object, first)?;
        rest.split('.').try_fold(start, |value, part| match value {
            Value::Object(inner) => key(inner, part),
            Value::Array(all) => all.get(part.parse::<usize>().ok()?),
            _ => None,
        })
    })
}

/// The value of a key as it is written, else whatever its case.
fn key<'a>(object: &'a Object, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| {
        let folded = fold(name);
        object.iter().find(|(key, _)| fold(key) == folded).map(|(_, value)| value)
    })
}

/// A value as text: paragraphs of an array a line each, the names of several people parted by line ends as well.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(all) => {
            let lines: Vec<String> = all.iter().filter(|one| !one.is_array()).filter_map(text).collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        }
        Value::Object(inner) => {
            inner.get("name").or_else(|| inner.get("text")).filter(|one| one.is_string()).and_then(text)
        }
        Value::Bool(_) | Value::Null => None,
    }
}

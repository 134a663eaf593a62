//! XML from strangers, element by element: no entities but the five that every reader knows, no depth without end, and what
//! is read of it is short. Nothing is kept of what nobody asks for.

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{FileTrouble, Limits, RecordingError};

/// The longest text that is of any use: a name, a number, a time.
const LONGEST_TEXT: usize = 4096;

/// What happens in a document. Names are without their prefix.
pub trait Listen {
    /// `attribute` gives an attribute of the element, by its name.
    fn begins(&mut self, path: &[String], attribute: &dyn Fn(&str) -> Option<String>) -> Result<(), RecordingError>;
    /// An element ends; `text` is what stood directly in it, cut to what is of use.
    fn ends(&mut self, path: &[String], text: &str) -> Result<(), RecordingError>;
}

/// Walks through a document from its beginning to its end, which has to be there.
pub fn walk(bytes: &[u8], limits: &Limits, listener: &mut impl Listen) -> Result<(), RecordingError> {
    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().expand_empty_elements = true;
    let mut path: Vec<String> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    let mut buffer = Vec::new();
    let mut anything = false;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| broken(&error, reader.buffer_position()))? {
            Event::Start(start) => {
                if path.len() >= limits.depth {
                    return Err(RecordingError::of(FileTrouble::TooDeep, format!("more than {} levels", limits.depth)));
                }
                anything = true;
                path.push(start.local_name().as_ref().to_owned());
                texts.push(String::new());
                listener.begins(&path, &|name| attribute(&start, name))?;
            }
            Event::End(_) => {
                let text = texts.pop().unwrap_or_default();
                listener.ends(&path, text.trim())?;
                path.pop();
            }
            Event::Text(text) => add(&mut texts, &text),
            Event::CData(text) => add(&mut texts, &text),
            Event::GeneralRef(reference) => add(&mut texts, &character(&reference)?),
            Event::DocType(_) => {
                return Err(RecordingError::of(FileTrouble::Entities, "a document type is declared".to_owned()));
            }
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if !path.is_empty() => return Err(cut(reader.buffer_position())),
            Event::Eof if !anything => return Err(RecordingError::of(FileTrouble::Damaged, "no element".to_owned())),
            Event::Eof => return Ok(()),
        }
    }
}

/// The name of an element, and those around it as far as they are given: `["trkpt", "ele"]`.
pub fn is(path: &[String], end: &[&str]) -> bool {
    path.len() >= end.len() && path[path.len() - end.len()..].iter().map(String::as_str).eq(end.iter().copied())
}

/// A number as XML writes it; what is none is a problem, and so is what is not finite.
pub fn number(path: &[String], text: &str) -> Result<f64, RecordingError> {
    text.parse().ok().filter(|n: &f64| n.is_finite()).ok_or_else(|| bad(path, text))
}

/// An instant, and the minutes east of UTC where the file gives any but UTC. Without an offset it is UTC, as the schemas ask.
pub fn instant(path: &[String], text: &str) -> Result<(i64, Option<i32>), RecordingError> {
    let with_zone = chrono::DateTime::parse_from_rfc3339(text).map(|at| {
        let offset_min = at.offset().local_minus_utc() / 60;
        (at.timestamp_millis(), (offset_min != 0).then_some(offset_min))
    });
    let without = |_| text.parse::<chrono::NaiveDateTime>().map(|at| (at.and_utc().timestamp_millis(), None));
    with_zone.or_else(without).map_err(|_| bad(path, text))
}

fn bad(path: &[String], text: &str) -> RecordingError {
    let shown: String = text.chars().take(40).collect();
    RecordingError::of(FileTrouble::BadValue, format!("{}: {shown:?}", path.join("/")))
}

fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let found = start.attributes().filter_map(Result::ok).find(|a| a.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
    (value.len() <= LONGEST_TEXT).then(|| value.into_owned())
}

fn add(texts: &mut [String], text: &str) {
    let Some(last) = texts.last_mut() else { return };
    let room = LONGEST_TEXT.saturating_sub(last.len());
    last.extend(text.chars().scan(0, |used, c| {
        *used += c.len_utf8();
        (*used <= room).then_some(c)
    }));
}

/// What a reference stands for: a character by its number, or one of the five.
fn character(reference: &BytesRef) -> Result<String, RecordingError> {
    let unknown = |name: &str| RecordingError::of(FileTrouble::Entities, format!("&{name};"));
    let name: &str = reference;
    if reference.is_char_ref() {
        let resolved = reference.resolve_char_ref().ok().flatten();
        return resolved.map(String::from).ok_or_else(|| unknown(name));
    }
    quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned).ok_or_else(|| unknown(name))
}

fn broken(error: &Error, at: u64) -> RecordingError {
    match error {
        Error::IllFormed(IllFormedError::MissingEndTag(_)) => cut(at),
        // Every one of these is something that was begun and does not end.
        Error::Syntax(syntax) => match syntax {
            SyntaxError::InvalidBangMarkup => damaged(error, at),
            _ => cut(at),
        },
        Error::Io(_)
        | Error::IllFormed(_)
        | Error::InvalidAttr(_)
        | Error::Encoding(_)
        | Error::Escape(_)
        | Error::Namespace(_) => damaged(error, at),
    }
}

fn damaged(error: &Error, at: u64) -> RecordingError {
    RecordingError::of(FileTrouble::Damaged, format!("at byte {at}: {error}"))
}

fn cut(at: u64) -> RecordingError {
    RecordingError::of(FileTrouble::Cut, format!("it ends after {at} bytes, in the middle of an element"))
}

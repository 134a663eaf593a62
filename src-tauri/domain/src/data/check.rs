//! What a shape cannot say: whether words are words, numbers are within what a body can do, and names lead somewhere.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::{Grade, Point, Problem, Sourced, Sources};

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Ships with Sinew: a number may stand only where its source stands beside it.
    Sinew,
    /// Made or loaded by the person.
    Person,
}

/// What a file may refer to.
#[derive(Debug, Clone)]
pub struct Known {
    pub owner: Owner,
    /// Beside those that the file brings along.
    pub sources: Sources,
    /// Ids of exercises; None where they are looked at later, all files together.
    pub exercises: Option<BTreeSet<String>>,
    /// Ids that are taken.
    pub taken: BTreeSet<String>,
}

/// Collects problems while a record is looked at. Paths are written from the file's top, without its name.
#[derive(Debug)]
pub struct Check<'a> {
    file: &'a str,
    pub known: &'a Known,
    /// Brought along by the file itself.
    own_sources: Sources,
    problems: Vec<Problem>,
}

const NAME_MAX: usize = 90;
const TEXT_MAX: usize = 2_000;
const LIST_MAX: usize = 60;
const LINK_MAX: usize = 500;
/// Who has to mend more than this reads no further.
const PROBLEMS_MAX: usize = 200;
const SAID_MAX: usize = 500;

impl<'a> Check<'a> {
    pub fn new(file: &'a str, known: &'a Known) -> Self {
        Self { file, known, own_sources: Sources::new(), problems: Vec::new() }
    }

    pub fn done(self) -> Vec<Problem> {
        fit_to_show(self.problems)
    }

    pub fn problem(&mut self, path: &str, message: impl Into<String>) {
        let path = if path.is_empty() { self.file.to_owned() } else { format!("{}.{path}", self.file) };
        self.problems.push(Problem { path, message: message.into() });
    }

    /// The sources that the file brings along; to be called before anything that names one.
    pub fn sources(&mut self, sources: &Sources) {
        for (id, source) in sources {
            self.slug(&format!("sources.{id}"), id);
            self.words(&format!("sources.{id}.cite"), &source.cite, TEXT_MAX);
            if let Some(doi) = &source.doi
                && !(doi.starts_with("10.") && doi.contains('/') && is_one_word(doi))
            {
                self.problem(&format!("sources.{id}.doi"), "a DOI begins with 10. and has a slash in it");
            }
            if let Some(url) = &source.url {
                self.link(&format!("sources.{id}.url"), url);
            }
            if matches!(id.as_str(), "app" | "own") {
                self.problem(&format!("sources.{id}"), "this name is taken");
            }
        }
        self.own_sources = sources.clone();
    }

    /// An address that a browser may be sent to.
    pub fn link(&mut self, path: &str, url: &str) {
        let page = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        if page.is_none_or(str::is_empty) || !is_one_word(url) {
            self.problem(path, "a link begins with https:// and has no space in it");
        }
    }

    /// A name or a title: digits are welcome.
    pub fn name(&mut self, path: &str, text: &str) {
        self.words(path, text, NAME_MAX);
    }

    /// A text that may hold numbers, because their source stands beside it.
    pub fn numbered_text(&mut self, path: &str, text: &str) {
        self.words(path, text, TEXT_MAX);
    }

    /// A text without numbers: those stand beside their sources.
    pub fn text(&mut self, path: &str, text: &str) {
        self.words(path, text, TEXT_MAX);
        if self.known.owner == Owner::Sinew && text.chars().any(|c| c.is_ascii_digit()) {
            self.problem(path, "a number without a source; it belongs into a point or a sourced value");
        }
    }

    pub fn maybe_text(&mut self, path: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(path, text);
        }
    }

    pub fn texts(&mut self, path: &str, texts: &[String], count: RangeInclusive<usize>) {
        self.count(path, texts.len(), count);
        for (i, text) in texts.iter().enumerate().take(LIST_MAX) {
            self.text(&format!("{path}[{i}]"), text);
        }
    }

    pub fn names(&mut self, path: &str, names: &[String]) {
        self.count(path, names.len(), 0..=LIST_MAX);
        for (i, name) in names.iter().enumerate().take(LIST_MAX) {
            self.name(&format!("{path}[{i}]"), name);
        }
    }

    pub fn count(&mut self, path: &str, len: usize, count: RangeInclusive<usize>) {
        if !count.contains(&len) {
            self.problem(path, format!("has {len} entries; {} to {}", count.start(), count.end()));
        }
    }

    /// An id: lower-case letters, digits and hyphens.
    pub fn slug(&mut self, path: &str, id: &str) {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > 60 || !id.chars().all(fits) {
            self.problem(path, "an id has 1 to 60 lower-case letters, digits and hyphens");
        }
    }

    pub fn taken(&mut self, path: &str, id: &str) {
        if self.known.taken.contains(id) {
            self.problem(path, format!("\"{id}\" is the id of something else in the library"));
        }
    }

    pub fn exercise(&mut self, path: &str, id: &str) {
        if self.known.exercises.as_ref().is_some_and(|known| !known.contains(id)) {
            self.problem(path, format!("there is no exercise \"{}\"", short(id)));
        }
    }

    pub fn point(&mut self, path: &str, point: &Point) {
        self.words(&format!("{path}.text"), &point.text, TEXT_MAX);
        self.origin(path, &point.source, point.grade);
    }

    pub fn points(&mut self, path: &str, points: &[Point]) {
        self.count(path, points.len(), 0..=LIST_MAX);
        for (i, point) in points.iter().enumerate().take(LIST_MAX) {
            self.point(&format!("{path}[{i}]"), point);
        }
    }

    pub fn sourced<T: Copy + Into<f64>>(&mut self, path: &str, number: &Sourced<T>, range: RangeInclusive<f64>) {
        let value: f64 = number.value.into();
        self.within(&format!("{path}.value"), value, &range);
        if let Some(to) = number.to.map(Into::into) {
            self.within(&format!("{path}.to"), to, &range);
            if to <= value {
                self.problem(&format!("{path}.to"), "must be more than the value");
            }
        }
        if let Some(note) = &number.note {
            self.words(&format!("{path}.note"), note, TEXT_MAX);
        }
        self.origin(path, &number.source, number.grade);
    }

    pub fn maybe_sourced<T: Copy + Into<f64>>(
        &mut self,
        path: &str,
        number: Option<&Sourced<T>>,
        range: RangeInclusive<f64>,
    ) {
        if let Some(number) = number {
            self.sourced(path, number, range);
        }
    }

    pub fn within(&mut self, path: &str, value: f64, range: &RangeInclusive<f64>) {
        if !range.contains(&value) {
            let value = if value.abs() < 1e15 { value.to_string() } else { format!("{value:e}") };
            self.problem(path, format!("{value} is outside {} to {}", range.start(), range.end()));
        }
    }

    /// The source is known, and the grade is one that such a source can have.
    pub fn origin(&mut self, path: &str, source: &str, grade: Grade) {
        let at = format!("{path}.source");
        match source {
            "app" if grade != Grade::App => {
                self.problem(&format!("{path}.grade"), "a number of our own has the grade APP")
            }
            "own" if self.known.owner == Owner::Sinew => self.problem(&at, "\"own\" is for a person's own files"),
            "own" if grade != Grade::Own => {
                self.problem(&format!("{path}.grade"), "a number of your own has the grade own");
            }
            "app" | "own" => {}
            name if !self.known.sources.contains_key(name) && !self.own_sources.contains_key(name) => {
                self.problem(&at, format!("\"{}\" is not among the sources", short(name)));
            }
            _ if matches!(grade, Grade::App | Grade::Own) => {
                self.problem(&format!("{path}.grade"), format!("the grade {} goes with its own source", grade.name()));
            }
            _ => {}
        }
    }

    fn words(&mut self, path: &str, text: &str, max: usize) {
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.problem(path, "is empty");
        }
        if length > max {
            self.problem(path, format!("has {length} characters; at most {max}"));
        }
        if text.chars().any(is_control) {
            self.problem(path, "has a control character in it");
        }
        if text.contains(['<', '>']) {
            self.problem(path, "has a \"<\" or \">\" in it: text is shown as it is, without markup");
        }
    }
}

/// Also the marks that turn the direction of writing around, that break a line or that have no width: they can make a
/// name look like another.
fn is_control(c: char) -> bool {
    let no_width =
        matches!(c, '\u{061c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}');
    let turns_or_breaks = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || no_width || turns_or_breaks
}

fn is_one_word(text: &str) -> bool {
    text.len() <= LINK_MAX && !text.chars().any(|c| c.is_whitespace() || is_control(c) || "<>\"".contains(c))
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !is_control(*c)).take(60).collect()
}

/// What is said about a file is shown and sent on: it stays short, however long the file's keys are, and has none of
/// the file's control characters in it.
pub(super) fn fit_to_show(mut problems: Vec<Problem>) -> Vec<Problem> {
    let more = problems.len().saturating_sub(PROBLEMS_MAX);
    problems.truncate(PROBLEMS_MAX);
    for problem in &mut problems {
        for said in [&mut problem.path, &mut problem.message] {
            let fits = said.chars().take(SAID_MAX + 1).count() <= SAID_MAX && !said.chars().any(is_control);
            if !fits {
                let plain: String = said.chars().filter(|c| !is_control(*c)).take(SAID_MAX + 1).collect();
                *said = match plain.char_indices().nth(SAID_MAX) {
                    Some((end, _)) => format!("{}…", &plain[..end]),
                    None => plain,
                };
            }
        }
    }
    if let Some(last) = problems.last().filter(|_| more > 0) {
        let file = last.path.split('.').next().unwrap_or_default().to_owned();
        problems.push(Problem { path: file, message: format!("has {more} more problems like these") });
    }
    problems
}

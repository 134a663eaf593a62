//! Reading a data file that a person wrote: every problem is found and named as `path: message`, nothing panics, and a
//! file with a problem gives no value at all.

use std::collections::BTreeMap;
use std::fmt;

use toml::{Table, Value};

/// Something wrong in a data file, by the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub path: String,
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// How far a number can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// Seen in the paper itself.
    Seen,
    /// Seen second-hand only.
    SecondHand,
    /// From memory, with high, or medium, confidence.
    MemoryHigh,
    MemoryMedium,
    /// Habit of clinics and guides, without a trial.
    Practice,
    /// Our own default.
    App,
}

impl Grade {
    const NAMES: [(&str, Grade); 6] = [
        ("V", Grade::Seen),
        ("V2", Grade::SecondHand),
        ("M-high", Grade::MemoryHigh),
        ("M-med", Grade::MemoryMedium),
        ("practice", Grade::Practice),
        ("APP", Grade::App),
    ];

    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, g)| *g == self).map_or("", |(n, _)| n)
    }

    fn by_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, g)| *g)
    }
}

/// A number that guides a body, with its origin. `source` names an entry of the file's `sources`, or `app`.
#[derive(Debug, Clone, PartialEq)]
pub struct Sourced<T> {
    pub value: T,
    pub source: String,
    pub grade: Grade,
    pub note: Option<String>,
}

/// A publication, or a habit that can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub cite: String,
    pub doi: Option<String>,
    /// 3: randomised trials, 2: a small or single trial, 1: habit.
    pub bars: u8,
}

pub type Sources = BTreeMap<String, Source>;

/// Parses the text of a file and hands its table to `read`. A value comes out only where no problem did.
pub fn read_file<T>(
    file: &str,
    text: &str,
    read: impl FnOnce(&mut Reader, &Fields) -> Option<T>,
) -> (Option<T>, Vec<Problem>) {
    let table = match text.parse::<Table>() {
        Ok(table) => table,
        Err(error) => {
            return (None, vec![Problem { path: file.to_owned(), message: error.message().to_owned() }]);
        }
    };
    let mut reader = Reader { problems: Vec::new() };
    let value = read(&mut reader, &Fields { path: file.to_owned(), table: &table });
    (value.filter(|_| reader.problems.is_empty()), reader.problems)
}

/// Collects problems while a file is read.
#[derive(Debug)]
pub struct Reader {
    problems: Vec<Problem>,
}

/// One table of the file, with its path.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    pub path: String,
    pub table: &'a Table,
}

impl Fields<'_> {
    fn at(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }
}

impl Reader {
    pub fn problem(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.problems.push(Problem { path: path.into(), message: message.into() });
    }

    /// Names every key that nobody reads: most often a slip of the pen.
    pub fn only(&mut self, fields: &Fields, known: &[&str]) {
        for key in fields.table.keys().filter(|k| !known.contains(&k.as_str())) {
            self.problem(fields.at(key), format!("unknown; known here: {}", known.join(", ")));
        }
    }

    pub fn text(&mut self, fields: &Fields, key: &str) -> Option<String> {
        let value = self.required(fields, key)?;
        match value.as_str().map(str::trim) {
            Some("") => self.wrong(fields, key, "is empty"),
            Some(text) => Some(text.to_owned()),
            None => self.wrong(fields, key, "must be text"),
        }
    }

    pub fn maybe_text(&mut self, fields: &Fields, key: &str) -> Option<String> {
        fields.table.contains_key(key).then(|| self.text(fields, key)).flatten()
    }

    pub fn texts(&mut self, fields: &Fields, key: &str) -> Vec<String> {
        let Some(value) = self.required(fields, key) else { return Vec::new() };
        let texts: Option<Vec<String>> =
            value.as_array().and_then(|a| a.iter().map(|v| v.as_str().map(str::to_owned)).collect());
        texts.or_else(|| self.wrong(fields, key, "must be a list of texts")).unwrap_or_default()
    }

    pub fn flag(&mut self, fields: &Fields, key: &str) -> bool {
        match fields.table.get(key) {
            None => false,
            Some(Value::Boolean(flag)) => *flag,
            Some(_) => self.wrong(fields, key, "must be true or false").unwrap_or(false),
        }
    }

    pub fn one_of<T: Copy>(&mut self, fields: &Fields, key: &str, names: &[(&str, T)]) -> Option<T> {
        let text = self.text(fields, key)?;
        let found = names.iter().find(|(n, _)| *n == text).map(|(_, t)| *t);
        let all = names.iter().map(|(n, _)| *n).collect::<Vec<_>>().join(", ");
        found.or_else(|| self.wrong(fields, key, &format!("\"{text}\" is not one of {all}")))
    }

    /// A sub-table.
    pub fn fields<'a>(&mut self, fields: &Fields<'a>, key: &str) -> Option<Fields<'a>> {
        let value = self.required(fields, key)?;
        match value.as_table() {
            Some(table) => Some(Fields { path: fields.at(key), table }),
            None => self.wrong(fields, key, "must be a table"),
        }
    }

    /// A list of sub-tables; at least one.
    pub fn list<'a>(&mut self, fields: &Fields<'a>, key: &str) -> Vec<Fields<'a>> {
        let Some(value) = self.required(fields, key) else { return Vec::new() };
        let Some(items) = value.as_array().filter(|a| !a.is_empty()) else {
            return self.wrong(fields, key, "must be a list with at least one entry").unwrap_or_default();
        };
        let mut out = Vec::new();
        for (i, item) in items.iter().enumerate() {
            match item.as_table() {
                Some(table) => out.push(Fields { path: format!("{}[{i}]", fields.at(key)), table }),
                None => self.problem(format!("{}[{i}]", fields.at(key)), "must be a table"),
            }
        }
        out
    }

    /// A number with its source and its grade, within a range.
    pub fn sourced(
        &mut self,
        fields: &Fields,
        key: &str,
        range: std::ops::RangeInclusive<f64>,
        sources: &Sources,
    ) -> Option<Sourced<f64>> {
        let inner = self.fields(fields, key)?;
        self.only(&inner, &["value", "source", "grade", "note"]);
        let value = self.number(&inner, "value", range);
        let source = self.text(&inner, "source");
        let grade = self.one_of(&inner, "grade", &Grade::NAMES.map(|(n, _)| (n, Grade::by_name(n))));
        let note = self.maybe_text(&inner, "note");
        if let Some(name) = source.as_deref().filter(|s| *s != "app" && !sources.contains_key(*s)) {
            self.problem(inner.at("source"), format!("\"{name}\" is not in this file's sources"));
        }
        if source.as_deref() == Some("app") && grade.flatten().is_some_and(|g| g != Grade::App) {
            self.problem(inner.at("grade"), "a number of our own has the grade APP");
        }
        Some(Sourced { value: value?, source: source?, grade: grade??, note })
    }

    /// The same for a whole number.
    pub fn sourced_count(
        &mut self,
        fields: &Fields,
        key: &str,
        range: std::ops::RangeInclusive<u16>,
        sources: &Sources,
    ) -> Option<Sourced<u16>> {
        let wide = f64::from(*range.start())..=f64::from(*range.end());
        let number = self.sourced(fields, key, wide, sources)?;
        if number.value.fract() != 0.0 {
            return self.wrong(fields, key, "must be a whole number");
        }
        Some(Sourced { value: number.value as u16, source: number.source, grade: number.grade, note: number.note })
    }

    pub fn number(&mut self, fields: &Fields, key: &str, range: std::ops::RangeInclusive<f64>) -> Option<f64> {
        let value = self.required(fields, key)?;
        let number = value.as_float().or_else(|| value.as_integer().map(|i| i as f64));
        match number {
            Some(n) if range.contains(&n) => Some(n),
            Some(n) => self.wrong(fields, key, &format!("{n} is outside {} to {}", range.start(), range.end())),
            None => self.wrong(fields, key, "must be a number"),
        }
    }

    /// The `sources` of a file: every citation that its numbers may name.
    pub fn sources(&mut self, fields: &Fields) -> Sources {
        let Some(inner) = self.fields(fields, "sources") else { return Sources::new() };
        let mut out = Sources::new();
        for name in inner.table.keys() {
            let Some(entry) = self.fields(&inner, name) else { continue };
            self.only(&entry, &["cite", "doi", "bars"]);
            let (cite, doi) = (self.text(&entry, "cite"), self.maybe_text(&entry, "doi"));
            let bars = self.number(&entry, "bars", 1.0..=3.0);
            if let (Some(cite), Some(bars)) = (cite, bars) {
                out.insert(name.clone(), Source { cite, doi, bars: bars as u8 });
            }
        }
        out
    }

    fn required<'a>(&mut self, fields: &Fields<'a>, key: &str) -> Option<&'a Value> {
        let value = fields.table.get(key);
        if value.is_none() {
            self.problem(fields.at(key), "is missing");
        }
        value
    }

    fn wrong<T>(&mut self, fields: &Fields, key: &str, message: &str) -> Option<T> {
        self.problem(fields.at(key), message);
        None
    }
}

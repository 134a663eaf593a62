//! Data that people write: numbers with their origin, words, and the reading of one file. Every problem of a file is
//! found and named as `path: message`, nothing panics, and a file with a problem gives no value at all.
//!
//! The shape of a file is its Rust type: the JSON Schema that editors use is generated from the type, and the same
//! schema finds what is wrong in a file. What a shape cannot say is said by [`Record::check`].

mod check;
mod read;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use check::{Check, Known, Owner};
pub use read::{FORMAT, MAX_BYTES, Record, Shape, check, read, schema, shipped, together};

/// Something wrong in a data file, by the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub enum Grade {
    /// Seen in the paper itself.
    #[serde(rename = "V")]
    Seen,
    /// Seen second-hand only.
    #[serde(rename = "V2")]
    SecondHand,
    /// From memory, with high confidence.
    #[serde(rename = "M-high")]
    MemoryHigh,
    /// From memory, with medium confidence.
    #[serde(rename = "M-med")]
    MemoryMedium,
    /// Habit of clinics and guides, without a trial.
    #[serde(rename = "practice")]
    Practice,
    /// Sinew's own default; its source is `app`.
    #[serde(rename = "APP")]
    App,
    /// Set by the person, or by somebody who looks after them; its source is `own`.
    #[serde(rename = "own")]
    Own,
}

impl Grade {
    /// As it stands in the file.
    pub fn name(self) -> &'static str {
        match self {
            Grade::Seen => "V",
            Grade::SecondHand => "V2",
            Grade::MemoryHigh => "M-high",
            Grade::MemoryMedium => "M-med",
            Grade::Practice => "practice",
            Grade::App => "APP",
            Grade::Own => "own",
        }
    }
}

/// A number that guides a body, with its origin. `source` names an entry of the sources, or is `app` or `own`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Sourced<T> {
    pub value: T,
    /// The upper end, where the source gives a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<T>,
    pub source: String,
    pub grade: Grade,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl<T> Sourced<T> {
    /// A default of Sinew's own.
    pub fn app(value: T) -> Self {
        Self { value, to: None, source: "app".to_owned(), grade: Grade::App, note: None }
    }
}

/// A sentence that may hold numbers, with its origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Point {
    pub text: String,
    pub source: String,
    pub grade: Grade,
}

/// A publication, or a habit that can be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub cite: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// 3: randomised trials, 2: a small or single trial or seen second-hand, 1: habit.
    #[schemars(range(min = 1, max = 3))]
    pub bars: u8,
}

pub type Sources = BTreeMap<String, Source>;

/// Where credit is due beyond a citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Credit {
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

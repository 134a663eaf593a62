use serde::{Deserialize, Serialize};

pub use sinew_domain::diary::Feeling;

use super::{Appointment, QuestionLine, Ref, SourceNote};

/// What is written down of a day. Absent means not answered, which is not zero.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct EntryDraft {
    /// Of the entry that is changed; absent for a new one.
    pub id: Option<String>,
    /// `YYYY-MM-DD`: the training day; absent is today.
    pub day: Option<String>,
    /// 0 to 10, from low to high.
    pub mood: Option<f64>,
    pub motivation: Option<f64>,
    pub confidence: Option<f64>,
    pub feelings: Vec<Feeling>,
    /// At most 4,000 characters.
    pub note: Option<String>,
}

/// An entry as it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct EntryLine {
    pub id: String,
    /// `YYYY-MM-DD`: the training day that it is about.
    pub day: String,
    pub mood: Option<u8>,
    pub motivation: Option<u8>,
    pub confidence: Option<u8>,
    pub feelings: Vec<Feeling>,
    pub note: Option<String>,
    /// Written by mistake: it is shown only where such are asked for.
    pub voided: bool,
    /// How it stood before, the newest first; empty where it was never changed. The newest change can be undone.
    pub earlier: Vec<EntryVersion>,
    /// `YYYY-MM-DD` and `HH:MM` of the newest row.
    pub written_day: String,
    pub written_at: String,
}

/// How an entry stood from some moment on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct EntryVersion {
    pub day: String,
    pub at: String,
    pub of_day: String,
    pub mood: Option<u8>,
    pub motivation: Option<u8>,
    pub confidence: Option<u8>,
    pub feelings: Vec<Feeling>,
    pub note: Option<String>,
    pub voided: bool,
}

/// A worry that can be ticked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WorryOption {
    pub line: String,
    pub words: String,
    /// It is among the open ones.
    pub open: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WorryLine {
    pub id: String,
    /// `YYYY-MM-DD`: when it came.
    pub day: String,
    pub words: String,
    /// What may be said to it; absent for a worry in the person's own words.
    pub answer: Option<String>,
    pub source: Option<SourceNote>,
    /// Where there is more to read.
    pub card: Option<Ref>,
    /// `YYYY-MM-DD`: since when it rests; absent while it is open.
    pub rests_since: Option<String>,
}

/// The next appointment, with what is to be asked there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct NextVisit {
    pub appointment: Option<Appointment>,
    /// Those after it.
    pub later: u32,
    /// The open ones, newest first.
    pub questions: Vec<QuestionLine>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Journal {
    /// `YYYY-MM-DD`
    pub today: String,
    /// The newest day first.
    pub entries: Vec<EntryLine>,
    /// There are older ones.
    pub more: bool,
    /// Open ones, newest first.
    pub worries: Vec<WorryLine>,
    /// Those that rest, newest first.
    pub earlier: Vec<WorryLine>,
    pub options: Vec<WorryOption>,
    /// The text about worries.
    pub about: Option<Ref>,
    pub visit: NextVisit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum FoundIn {
    Journal,
    /// The note of a session.
    Session,
    Worry,
    Question,
    OwnRule,
    Appointment,
}

/// A text in which every word that was typed begins a word.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Found {
    pub what: FoundIn,
    /// Of what it belongs to.
    pub id: String,
    /// `YYYY-MM-DD`
    pub day: String,
    /// The part of the text around the first match.
    pub words: String,
    /// Where in `words` the matches are, as first and end; in units of UTF-16, which JavaScript counts in.
    pub marks: Vec<[u32; 2]>,
    /// There is more of the text before and after.
    pub cut_before: bool,
    pub cut_after: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SearchResult {
    /// The newest day first.
    pub found: Vec<Found>,
    /// There are more than these.
    pub more: bool,
}

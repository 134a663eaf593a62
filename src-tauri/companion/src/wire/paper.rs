//! The page for a visit: what is asked for, and what it looks like.

use serde::{Deserialize, Serialize};

pub use crate::paper::marks::{SheetFace, SheetMark, SheetTone};

/// Which days the page tells of. They end today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum PageRange {
    /// Since the day of the last appointment that is over.
    LastVisit,
    Weeks4,
    Weeks12,
    /// Since the first of the programmes that run began.
    Programme,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum PagePart {
    Signs,
    Done,
    Pain,
    Loads,
    Tests,
    Questions,
    Decisions,
    Away,
    Changes,
}

impl PagePart {
    /// In the order in which they stand on the page.
    pub const ALL: [PagePart; 9] = [
        Self::Signs,
        Self::Done,
        Self::Pain,
        Self::Loads,
        Self::Tests,
        Self::Questions,
        Self::Decisions,
        Self::Away,
        Self::Changes,
    ];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum SheetFormat {
    A4,
    Letter,
}

/// What is to be on the page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PageDraft {
    pub range: PageRange,
    /// Those that are left out.
    pub without: Vec<PagePart>,
    /// Printed, and kept nowhere.
    pub who: Option<String>,
    pub format: SheetFormat,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SheetView {
    /// Points.
    pub width: f32,
    pub height: f32,
    /// In the order of drawing, which is that of reading.
    pub marks: Vec<SheetMark>,
}

/// The page as it would be saved now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PagePreview {
    pub title: String,
    /// `YYYY-MM-DD`, as is `to`.
    pub from: String,
    pub to: String,
    /// Those that can be chosen now, with their first days: without a past appointment there is no last visit, and
    /// without a programme no whole of it.
    pub ranges: Vec<PageRangeLine>,
    /// Of the last appointment that is over.
    pub last_visit: Option<String>,
    pub sheets: Vec<SheetView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PageRangeLine {
    pub range: PageRange,
    /// `YYYY-MM-DD`
    pub from: String,
}

/// A file in the making: its name, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile {
    pub file_name: String,
    pub bytes: Vec<u8>,
}

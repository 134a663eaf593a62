//! What stands on a sheet, in points from its top left corner: one list for the file and for the picture in the window.

use serde::Serialize;

/// The inks of the page. Each of them can be told from the others in grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum SheetTone {
    /// Words and figures.
    Ink,
    /// What stands beside them.
    Quiet,
    /// Labels.
    Faint,
    /// Hairlines.
    Line,
    /// An area that lies behind something.
    Wash,
    Paper,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum SheetFace {
    Regular,
    Bold,
    /// Regular, with figures that are all as wide: they stand under each other.
    Figures,
}

/// Lengths in points, places from the top left corner of the sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "mark")]
pub enum SheetMark {
    /// One line of text. `y` is its baseline, `width` what it takes.
    Text {
        x: f32,
        y: f32,
        size: f32,
        width: f32,
        face: SheetFace,
        tone: SheetTone,
        words: String,
    },
    /// A line from point to point.
    Line {
        points: Vec<[f32; 2]>,
        thick: f32,
        tone: SheetTone,
        dashed: bool,
    },
    Area {
        points: Vec<[f32; 2]>,
        tone: SheetTone,
    },
    /// A point of a chart: full, or a ring.
    Dot {
        x: f32,
        y: f32,
        radius: f32,
        tone: SheetTone,
        full: bool,
    },
}

impl SheetMark {
    pub(super) fn rule(x: f32, y: f32, width: f32, thick: f32, tone: SheetTone) -> Self {
        SheetMark::Line { points: vec![[x, y], [x + width, y]], thick, tone, dashed: false }
    }

    pub(super) fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self {
            SheetMark::Text { x, y, .. } | SheetMark::Dot { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            SheetMark::Line { points, .. } | SheetMark::Area { points, .. } => {
                for [x, y] in points {
                    *x += dx;
                    *y += dy;
                }
            }
        }
        self
    }
}

/// A mark, and the part of the text that it belongs to; none where it only adorns.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    pub mark: SheetMark,
    pub node: Option<usize>,
}

/// What a part of the text is to somebody who listens to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    Title,
    Heading,
    Paragraph,
    Table,
    Row,
    HeadCell,
    Cell,
    /// With what it shows, in words.
    Figure(String),
}

/// A part of the text, with the parts in it, in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub role: Role,
    pub parent: Option<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub width: f32,
    pub height: f32,
    pub marks: Vec<Placed>,
}

/// A whole page for a visit, on as many sheets as it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    pub title: String,
    pub sheets: Vec<Sheet>,
    pub nodes: Vec<Node>,
}

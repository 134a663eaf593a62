//! From pieces to sheets. A piece is never split: a row of a table, a line of facts, a chart. A heading stays with what
//! it heads, and a table that goes on begins again with its head.
//!
//! This knows nothing of what the page says, and nothing of the file that it becomes.

use super::marks::{Laid, Node, Placed, Role, Sheet, SheetFace, SheetMark, SheetTone};
use super::text;

/// Points.
pub const MARGIN: f32 = 46.0;
const TOP: f32 = 44.0;
/// Below the running head of every sheet but the first.
const TOP_AGAIN: f32 = 64.0;
const BOTTOM: f32 = 68.0;

/// Sizes of type, in points; what stands between two lines of it is a part of the size.
pub mod size {
    pub const TITLE: f32 = 20.0;
    pub const LEAD: f32 = 10.5;
    pub const HEADING: f32 = 11.5;
    pub const BODY: f32 = 9.2;
    pub const SMALL: f32 = 8.0;
    pub const LEADING: f32 = 1.34;
}

/// Of a sheet, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Format {
    pub width: f32,
    pub height: f32,
}

pub const A4: Format = Format { width: 595.276, height: 841.89 };
pub const LETTER: Format = Format { width: 612.0, height: 792.0 };

#[derive(Debug, Clone, Default)]
struct Piece {
    height: f32,
    /// What is left free above it, but not at the top of a sheet.
    above: f32,
    marks: Vec<Placed>,
    /// Goes to the next sheet rather than stand alone at the foot of this one.
    leads: bool,
    /// The head of its table, in place of its own where it comes first on a sheet.
    again: Option<usize>,
}

/// How a line of words looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub size: f32,
    pub face: SheetFace,
    pub tone: SheetTone,
}

impl Style {
    pub const BODY: Style = Style::of(size::BODY, SheetFace::Regular, SheetTone::Ink);
    pub const STRONG: Style = Style::of(size::BODY, SheetFace::Bold, SheetTone::Ink);
    pub const QUIET: Style = Style::of(size::BODY, SheetFace::Regular, SheetTone::Quiet);
    pub const LABEL: Style = Style::of(size::SMALL, SheetFace::Regular, SheetTone::Faint);
    pub const NOTE: Style = Style::of(size::SMALL, SheetFace::Regular, SheetTone::Quiet);

    pub const fn of(size: f32, face: SheetFace, tone: SheetTone) -> Self {
        Self { size, face, tone }
    }

    fn of_figures(self) -> Self {
        match self.face {
            SheetFace::Regular => Self { face: SheetFace::Figures, ..self },
            SheetFace::Bold | SheetFace::Figures => self,
        }
    }

    pub fn leading(self) -> f32 {
        self.size * size::LEADING
    }
}

/// A column of a table: its part of the width, and whether figures stand in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    pub part: f32,
    pub figures: bool,
}

/// A cell: its words, and how many lines of them are shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub words: String,
    pub style: Style,
    pub most: usize,
}

impl Cell {
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), style: Style::BODY, most: 3 }
    }

    pub fn strong(words: impl Into<String>) -> Self {
        Self { style: Style::STRONG, ..Self::new(words) }
    }

    pub fn quiet(words: impl Into<String>) -> Self {
        Self { style: Style::QUIET, ..Self::new(words) }
    }
}

const CELL_PAD: f32 = 3.0;
const GUTTER: f32 = 12.0;
const HAIR: f32 = 0.5;

/// A page in the making.
#[derive(Debug)]
pub struct Draft {
    pub width: f32,
    format: Format,
    pieces: Vec<Piece>,
    heads: Vec<Piece>,
    nodes: Vec<Node>,
    /// What the next part of the text is in.
    within: Option<usize>,
}

impl Draft {
    pub fn new(format: Format) -> Self {
        let width = format.width - 2.0 * MARGIN;
        Self { width, format, pieces: Vec::new(), heads: Vec::new(), nodes: Vec::new(), within: None }
    }

    fn node(&mut self, role: Role) -> usize {
        self.nodes.push(Node { role, parent: self.within });
        self.nodes.len() - 1
    }

    fn inside<T>(&mut self, node: usize, make: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.within.replace(node);
        let made = make(self);
        self.within = before;
        made
    }

    /// The free space above the piece that comes next is at least this.
    pub fn space(&mut self, above: f32) {
        self.pieces.push(Piece { above, leads: true, ..Piece::default() });
    }

    pub fn title(&mut self, words: &str, beside: &str) {
        let node = self.node(Role::Title);
        let strong = Style::of(size::TITLE, SheetFace::Bold, SheetTone::Ink);
        let lead = Style::of(size::LEAD, SheetFace::Regular, SheetTone::Quiet);
        let aside = text::one_line(beside, lead.face, lead.size, self.width * 0.45);
        let aside_width = text::width(&aside, lead.face, lead.size);
        let baseline = size::TITLE * 0.86;
        let room = self.width - aside_width - GUTTER;
        let mut marks = Vec::new();
        let mut y = baseline;
        for line in text::lines(words, strong.face, strong.size, room, 2) {
            marks.push(Placed { mark: said(line, 0.0, y, strong), node: Some(node) });
            y += size::TITLE * 1.15;
        }
        let second = self.node(Role::Paragraph);
        marks.push(Placed { mark: said(aside, self.width - aside_width, baseline, lead), node: Some(second) });
        let height = y - size::TITLE * 1.15 + 9.0;
        marks.push(adorns(SheetMark::rule(0.0, height, self.width, 1.0, SheetTone::Ink)));
        self.pieces.push(Piece { height: height + 1.0, marks, leads: true, ..Piece::default() });
    }

    pub fn heading(&mut self, words: &str, note: &str) {
        let node = self.node(Role::Heading);
        let style = Style::of(size::HEADING, SheetFace::Bold, SheetTone::Ink);
        let words = text::one_line(words, style.face, style.size, self.width);
        let taken = text::width(&words, style.face, style.size);
        let baseline = size::HEADING * 0.9;
        let mut marks = vec![Placed { mark: said(words, 0.0, baseline, style), node: Some(node) }];
        if !note.is_empty() {
            let second = self.node(Role::Paragraph);
            let room = (self.width - taken - GUTTER).max(0.0);
            let note = text::one_line(note, Style::LABEL.face, Style::LABEL.size, room);
            let x = self.width - text::width(&note, Style::LABEL.face, Style::LABEL.size);
            marks.push(Placed { mark: said(note, x, baseline, Style::LABEL), node: Some(second) });
        }
        let height = size::HEADING + 6.0;
        self.pieces.push(Piece { height, above: 17.0, marks, leads: true, again: None });
    }

    pub fn paragraph(&mut self, words: &str, style: Style, most: usize) {
        let node = self.node(Role::Paragraph);
        let (marks, height) = stacked(words, style, 0.0, self.width, most, false, Some(node));
        self.pieces.push(Piece { height: height + 3.0, marks, ..Piece::default() });
    }

    /// Facts side by side, each under its label; `parts` are their shares of the width.
    pub fn facts(&mut self, facts: &[(String, String)], parts: &[f32]) {
        let mut marks = Vec::new();
        let mut height: f32 = 0.0;
        for ((label, value), (x, room)) in facts.iter().zip(spread(parts, self.width)) {
            let node = self.node(Role::Paragraph);
            let (label, below) = stacked(label, Style::LABEL, x, room, 1, false, Some(node));
            let (value, tall) = stacked(value, Style::BODY, x, room, 3, false, Some(node));
            marks.extend(label);
            marks.extend(value.into_iter().map(|placed| placed.moved(0.0, below + 0.5)));
            height = height.max(below + tall);
        }
        self.pieces.push(Piece { height: height + 5.0, marks, ..Piece::default() });
    }

    /// A table of rows, and how many there are beside them.
    pub fn table(&mut self, columns: &[Column], head: &[&str], rows: &[Vec<Cell>], more: &str) {
        let table = self.node(Role::Table);
        let parts: Vec<f32> = columns.iter().map(|column| column.part).collect();
        self.inside(table, |draft| {
            let cells: Vec<Cell> = head.iter().map(|words| Cell { style: Style::LABEL, ..Cell::new(*words) }).collect();
            let mut piece = draft.row(&cells, columns, &parts, Role::HeadCell);
            piece.leads = true;
            let mut again = piece.clone();
            // It is read once.
            again.marks.iter_mut().for_each(|placed| placed.node = None);
            draft.heads.push(again);
            draft.pieces.push(piece);
            let again = Some(draft.heads.len() - 1);
            for row in rows {
                let piece = draft.row(row, columns, &parts, Role::Cell);
                draft.pieces.push(Piece { again, ..piece });
            }
        });
        self.more(more);
    }

    /// How many there are beside what stands here: it is not parted from the last of them.
    pub fn more(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if let Some(last) = self.pieces.last_mut() {
            last.leads = true;
        }
        self.space(3.0);
        self.paragraph(words, Style::NOTE, 1);
    }

    fn row(&mut self, cells: &[Cell], columns: &[Column], parts: &[f32], role: Role) -> Piece {
        let row = self.node(Role::Row);
        let (marks, height) = self.inside(row, |draft| {
            let mut marks = Vec::new();
            let mut height: f32 = 0.0;
            for ((cell, column), (x, room)) in cells.iter().zip(columns).zip(spread(parts, draft.width)) {
                let node = draft.node(role.clone());
                let style = if column.figures { cell.style.of_figures() } else { cell.style };
                let (words, tall) = stacked(&cell.words, style, x, room, cell.most, column.figures, Some(node));
                marks.extend(words.into_iter().map(|placed| placed.moved(0.0, CELL_PAD)));
                height = height.max(tall);
            }
            (marks, height + 2.0 * CELL_PAD)
        });
        let mut marks: Vec<Placed> = marks;
        let tone = if role == Role::HeadCell { SheetTone::Quiet } else { SheetTone::Line };
        marks.push(adorns(SheetMark::rule(0.0, height, self.width, HAIR, tone)));
        Piece { height, marks, ..Piece::default() }
    }

    /// A picture, and what it shows in words.
    pub fn figure(&mut self, height: f32, shows: &str, draw: impl FnOnce(f32) -> Vec<SheetMark>) {
        let node = self.node(Role::Figure(text::printable(shows)));
        let marks = draw(self.width).into_iter().map(|mark| Placed { mark, node: Some(node) }).collect();
        self.pieces.push(Piece { height, marks, ..Piece::default() });
    }

    /// Two parts beside each other, never apart.
    pub fn beside(&mut self, left: impl FnOnce(&mut Self), right: impl FnOnce(&mut Self)) {
        let whole = self.width;
        let half = (whole - 2.0 * GUTTER) / 2.0;
        let before = std::mem::take(&mut self.pieces);
        self.width = half;
        left(self);
        let left = std::mem::take(&mut self.pieces);
        right(self);
        let right = std::mem::replace(&mut self.pieces, before);
        self.width = whole;
        let (mut marks, first) = run_together(left, 0.0);
        let (second_marks, second) = run_together(right, half + 2.0 * GUTTER);
        marks.extend(second_marks);
        self.pieces.push(Piece { height: first.max(second), above: 17.0, marks, ..Piece::default() });
    }

    /// Onto sheets. `running` stands at the head of every sheet but the first, `foot` at the foot of each.
    pub fn sheets(self, title: &str, running: [&str; 2], foot: &[String]) -> Laid {
        let Self { format, pieces, heads, nodes, width, .. } = self;
        let bottom = format.height - BOTTOM;
        let mut sheets: Vec<Vec<Placed>> = vec![Vec::new()];
        let mut y = TOP;
        let mut fresh = true;
        let mut above: f32 = 0.0;
        for (place, piece) in pieces.iter().enumerate() {
            above = above.max(piece.above);
            if piece.marks.is_empty() {
                continue;
            }
            if !fresh && y + above + together(&pieces[place..]) > bottom {
                sheets.push(Vec::new());
                y = TOP_AGAIN;
                fresh = true;
                if let Some(head) = piece.again.and_then(|again| heads.get(again)) {
                    put(&mut sheets, head, y);
                    y += head.height;
                }
            }
            y += if fresh { 0.0 } else { above };
            above = 0.0;
            put(&mut sheets, piece, y);
            y += piece.height;
            fresh = false;
        }
        let of = sheets.len();
        let finish = |(place, mut marks): (usize, Vec<Placed>)| {
            if place > 0 {
                marks.extend(running_head(running, width));
            }
            marks.extend(foot_of(foot, place + 1, of, format, width));
            Sheet { width: format.width, height: format.height, marks }
        };
        Laid { title: title.to_owned(), sheets: sheets.into_iter().enumerate().map(finish).collect(), nodes }
    }
}

impl Placed {
    fn moved(self, dx: f32, dy: f32) -> Self {
        Self { mark: self.mark.moved(dx, dy), node: self.node }
    }
}

/// The height of a piece with everything that must not be parted from it.
fn together(pieces: &[Piece]) -> f32 {
    let mut height = 0.0;
    for (place, piece) in pieces.iter().enumerate() {
        height += piece.height + if place == 0 { 0.0 } else { piece.above };
        if !piece.leads {
            break;
        }
    }
    height
}

fn put(sheets: &mut [Vec<Placed>], piece: &Piece, y: f32) {
    if let Some(sheet) = sheets.last_mut() {
        sheet.extend(piece.marks.iter().cloned().map(|placed| placed.moved(MARGIN, y)));
    }
}

/// One below the other, as one piece.
fn run_together(pieces: Vec<Piece>, x: f32) -> (Vec<Placed>, f32) {
    let mut marks = Vec::new();
    let mut y: f32 = 0.0;
    for piece in pieces {
        y += if y == 0.0 { 0.0 } else { piece.above };
        marks.extend(piece.marks.into_iter().map(|placed| placed.moved(x, y)));
        y += piece.height;
    }
    (marks, y)
}

fn running_head(words: [&str; 2], width: f32) -> Vec<Placed> {
    let [left, right] = words;
    let style = Style::NOTE;
    let y = TOP;
    let right = text::one_line(right, style.face, style.size, width / 2.0);
    let taken = text::width(&right, style.face, style.size);
    let left = text::one_line(left, style.face, style.size, width - taken - GUTTER);
    vec![
        adorns(said(left, MARGIN, y, style)),
        adorns(said(right, MARGIN + width - taken, y, style)),
        adorns(SheetMark::rule(MARGIN, y + 6.0, width, HAIR, SheetTone::Line)),
    ]
}

/// What the page is and is not, and which sheet of how many this is.
fn foot_of(foot: &[String], number: usize, of: usize, format: Format, width: f32) -> Vec<Placed> {
    let style = Style::of(7.2, SheetFace::Regular, SheetTone::Faint);
    let top = format.height - BOTTOM + 16.0;
    let mut marks = vec![adorns(SheetMark::rule(MARGIN, top, width, HAIR, SheetTone::Line))];
    let count = format!("{number} of {of}");
    let taken = text::width(&count, style.face, style.size);
    marks.push(adorns(said(count, MARGIN + width - taken, top + 11.0, style)));
    for (place, line) in foot.iter().enumerate() {
        let line = text::one_line(line, style.face, style.size, width - 40.0);
        marks.push(adorns(said(line, MARGIN, top + 11.0 + place as f32 * style.leading(), style)));
    }
    marks
}

/// Where each column begins and how wide it is.
fn spread(parts: &[f32], width: f32) -> Vec<(f32, f32)> {
    let gaps = GUTTER * parts.len().saturating_sub(1) as f32;
    let whole: f32 = parts.iter().sum::<f32>().max(f32::EPSILON);
    let mut x = 0.0;
    let mut columns = Vec::new();
    for part in parts {
        let room = (width - gaps) * part / whole;
        columns.push((x, room));
        x += room + GUTTER;
    }
    columns
}

/// Words in lines below each other, to the left or, as figures are, to the right; and how tall they are.
fn stacked(
    words: &str,
    style: Style,
    x: f32,
    room: f32,
    most: usize,
    to_right: bool,
    node: Option<usize>,
) -> (Vec<Placed>, f32) {
    let lines = text::lines(words, style.face, style.size, room, most);
    let height = lines.len() as f32 * style.leading();
    let mut marks = Vec::new();
    for (place, line) in lines.into_iter().enumerate() {
        let y = place as f32 * style.leading() + style.size * 0.95;
        let mut mark = said(line, x, y, style);
        if let SheetMark::Text { x, width, .. } = &mut mark
            && to_right
        {
            *x += room - *width;
        }
        marks.push(Placed { mark, node });
    }
    (marks, height)
}

pub fn said(words: String, x: f32, y: f32, style: Style) -> SheetMark {
    let width = text::width(&words, style.face, style.size);
    SheetMark::Text { x, y, size: style.size, width, face: style.face, tone: style.tone, words }
}

fn adorns(mark: SheetMark) -> Placed {
    Placed { mark, node: None }
}

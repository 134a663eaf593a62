//! The charts of the page, as lines and areas: pain as strips below each other, since three lines of whole numbers from
//! 0 to 10 would hide each other, and load as bars with their figures. Nothing is told by colour: each strip has its
//! name, and what lies above a limit is hatched and named.

use super::layout::{Style, said, size};
use super::marks::{SheetFace, SheetMark, SheetTone};
use super::text;

/// Left of the strips, for their names and the figures of their axes.
const NAMES: f32 = 88.0;
/// Right of them, for what their lines mean.
const MEANS: f32 = 62.0;
const STRIP: f32 = 40.0;
const BETWEEN: f32 = 13.0;
const AXIS: f32 = 15.0;
const DOT: f32 = 1.55;
const TICK: Style = Style::of(7.0, SheetFace::Regular, SheetTone::Faint);

/// One strip: what was told of each day, from the first to the last; what was not told is a gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    pub name: String,
    pub note: String,
    /// By its place among the days, from 0.
    pub told: Vec<(usize, f32)>,
    /// The top of the axis.
    pub most: f32,
    /// Above it a dose does not rise, or goes back.
    pub limit: Option<(f32, String)>,
    /// Single points as columns: minutes are not pain.
    pub columns: bool,
}

/// Strips over the same days.
#[derive(Debug, Clone, PartialEq)]
pub struct Strips {
    pub days: usize,
    pub strips: Vec<Strip>,
    /// Days that are named below, by their place.
    pub ticks: Vec<(usize, String)>,
}

impl Strips {
    pub fn height(&self) -> f32 {
        self.strips.len() as f32 * (STRIP + BETWEEN) + AXIS
    }

    pub fn draw(&self, width: f32) -> Vec<SheetMark> {
        let mut marks = Vec::new();
        let room = Room { left: NAMES, width: width - NAMES - MEANS, days: self.days };
        for (place, strip) in self.strips.iter().enumerate() {
            let top = place as f32 * (STRIP + BETWEEN) + 4.0;
            strip.draw(&room, top, &mut marks);
        }
        let foot = self.strips.len() as f32 * (STRIP + BETWEEN) + 4.0 - BETWEEN;
        let mut free = 0.0;
        for (day, label) in &self.ticks {
            let x = room.x(*day);
            marks.push(SheetMark::Line {
                points: vec![[x, foot], [x, foot + 3.0]],
                thick: 0.5,
                tone: SheetTone::Quiet,
                dashed: false,
            });
            let mark = said(label.clone(), x, foot + 11.0, TICK);
            let SheetMark::Text { width: wide, .. } = &mark else { continue };
            let wide = *wide;
            let at = (x - wide / 2.0).clamp(0.0, width - wide);
            if at >= free {
                marks.push(mark.moved(at - x, 0.0));
                free = at + wide + 6.0;
            }
        }
        marks
    }
}

/// Where days are.
struct Room {
    left: f32,
    width: f32,
    days: usize,
}

impl Room {
    /// The middle of a day.
    fn x(&self, day: usize) -> f32 {
        self.left + self.step() * (day as f32 + 0.5)
    }

    fn step(&self) -> f32 {
        self.width / self.days.max(1) as f32
    }
}

impl Strip {
    fn draw(&self, room: &Room, top: f32, marks: &mut Vec<SheetMark>) {
        let foot = top + STRIP;
        let right = room.left + room.width;
        let y = |value: f32| foot - STRIP * (value / self.most.max(f32::EPSILON)).clamp(0.0, 1.0);
        if let Some((limit, means)) = &self.limit {
            hatch(room.left, top, right, y(*limit), marks);
            marks.push(dashed(room.left, y(*limit), room.width));
            for (place, line) in text::lines(means, TICK.face, TICK.size, MEANS - 6.0, 2).into_iter().enumerate() {
                marks.push(said(line, right + 6.0, y(*limit) + 2.4 + place as f32 * 8.2, TICK));
            }
        }
        marks.push(SheetMark::rule(room.left, foot, room.width, 0.5, SheetTone::Quiet));
        for value in [0.0, self.most] {
            let mark = said(format!("{value:.0}"), room.left - 5.0, y(value) + 2.4, TICK);
            let wide = if let SheetMark::Text { width, .. } = &mark { *width } else { 0.0 };
            marks.push(mark.moved(-wide, 0.0));
        }
        let name = Style::of(size::SMALL, SheetFace::Bold, SheetTone::Ink);
        let mut below = top + 8.0;
        for line in text::lines(&self.name, name.face, name.size, NAMES - 20.0, 2) {
            marks.push(said(line, 0.0, below, name));
            below += 10.0;
        }
        for line in text::lines(&self.note, TICK.face, TICK.size, NAMES - 20.0, 2) {
            marks.push(said(line, 0.0, below, TICK));
            below += 8.6;
        }
        if self.columns { self.draw_columns(room, &y, marks) } else { self.draw_points(room, &y, marks) }
    }

    /// Days that follow each other are joined; over a gap no line is drawn.
    fn draw_points(&self, room: &Room, y: &impl Fn(f32) -> f32, marks: &mut Vec<SheetMark>) {
        let mut run: Vec<[f32; 2]> = Vec::new();
        let mut last = None;
        let mut join = |run: &mut Vec<[f32; 2]>| {
            let points = std::mem::take(run);
            if points.len() > 1 {
                marks.push(SheetMark::Line { points, thick: 0.9, tone: SheetTone::Ink, dashed: false });
            }
        };
        for (day, value) in &self.told {
            if last.is_some_and(|last| last + 1 != *day) {
                join(&mut run);
            }
            run.push([room.x(*day), y(*value)]);
            last = Some(*day);
        }
        join(&mut run);
        let radius = DOT.min(room.step() * 0.42).max(0.8);
        for (day, value) in &self.told {
            marks.push(SheetMark::Dot { x: room.x(*day), y: y(*value), radius, tone: SheetTone::Ink, full: true });
        }
    }

    fn draw_columns(&self, room: &Room, y: &impl Fn(f32) -> f32, marks: &mut Vec<SheetMark>) {
        let half = (room.step() * 0.32).clamp(0.4, 3.5);
        for (day, value) in &self.told {
            let (x, foot) = (room.x(*day), y(0.0));
            // No minutes at all are seen too.
            let top = y(*value).min(foot - 0.8);
            let points = vec![[x - half, foot], [x - half, top], [x + half, top], [x + half, foot]];
            marks.push(SheetMark::Area { points, tone: SheetTone::Quiet });
        }
    }
}

/// Lines that lean to the right, cut at the edges.
fn hatch(left: f32, top: f32, right: f32, foot: f32, marks: &mut Vec<SheetMark>) {
    let tall = foot - top;
    if tall < 1.0 {
        return;
    }
    let mut x = left - tall + 6.0;
    while x < right {
        // From (x, foot) up to (x + tall, top).
        let (from, to) = (x.max(left), (x + tall).min(right));
        if to > from {
            let points = vec![[from, foot - (from - x)], [to, foot - (to - x)]];
            marks.push(SheetMark::Line { points, thick: 0.35, tone: SheetTone::Line, dashed: false });
        }
        x += 6.0;
    }
}

fn dashed(x: f32, y: f32, width: f32) -> SheetMark {
    SheetMark::Line { points: vec![[x, y], [x + width, y]], thick: 0.6, tone: SheetTone::Quiet, dashed: true }
}

/// Bars of one exercise, a week each; a week in which no load was told has none.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    pub name: String,
    /// The first day of each, and kilograms.
    pub weeks: Vec<(String, Option<f64>)>,
}

const BARS: f32 = 26.0;
const FIGURES: f32 = 10.0;
const WIDEST: f32 = 30.0;

impl Bars {
    /// Names, figures above the bars, weeks below.
    pub fn height(&self) -> f32 {
        13.0 + FIGURES + BARS + AXIS
    }

    pub fn draw(&self, width: f32, kg: impl Fn(f64) -> String) -> Vec<SheetMark> {
        let mut marks = Vec::new();
        let name = Style::of(size::SMALL, SheetFace::Bold, SheetTone::Ink);
        marks.push(said(text::one_line(&self.name, name.face, name.size, width), 0.0, 9.0, name));
        let most = self.weeks.iter().filter_map(|(_, kg)| *kg).fold(1.0, f64::max) as f32;
        let step = (width / self.weeks.len().max(1) as f32).min(WIDEST);
        let foot = 13.0 + FIGURES + BARS;
        for (place, (week, load)) in self.weeks.iter().enumerate() {
            let (left, right) = (place as f32 * step, (place as f32 + 0.78) * step);
            let middle = (left + right) / 2.0;
            let centred = |words: String, y: f32, style: Style| {
                let mark = said(words, middle, y, style);
                let wide = if let SheetMark::Text { width, .. } = &mark { *width } else { 0.0 };
                mark.moved(-wide / 2.0, 0.0)
            };
            let top = match load {
                Some(load) => foot - (BARS * (*load as f32 / most)).max(1.0),
                None => foot,
            };
            if load.is_some() {
                let points = vec![[left, foot], [left, top], [right, top], [right, foot]];
                marks.push(SheetMark::Area { points, tone: SheetTone::Quiet });
            }
            let figure = Style::of(7.0, SheetFace::Regular, SheetTone::Ink);
            let told = load.map_or_else(|| "–".to_owned(), &kg);
            marks.push(centred(told, top - 2.6, figure));
            // Where the days are too close to each other, every second is named: the newest always is.
            if step > WIDEST - 4.0 || (self.weeks.len() - place) % 2 == 1 {
                marks.push(centred(week.clone(), foot + 9.0, TICK));
            }
        }
        marks.push(SheetMark::rule(0.0, foot, step * self.weeks.len() as f32, 0.5, SheetTone::Quiet));
        marks
    }
}

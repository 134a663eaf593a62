//! The sinew as it stands in a panel, in three shapes: alone, with a dot, with two bars. Drawn at start from the same curve
//! as in the window; no panel has to find a file.

use std::sync::LazyLock;

/// What the icon tells, by its shape alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A session comes later, or none does.
    Next,
    /// One can be done now.
    Open,
    /// The person paused the reminders.
    Paused,
}

/// One picture: alpha, red, green, blue, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub side: u16,
    pub argb: Vec<u8>,
}

/// In the sizes that panels have, so that none is scaled.
pub fn pictures(shape: Shape) -> &'static [Picture] {
    static NEXT: LazyLock<Vec<Picture>> = LazyLock::new(|| draw(Shape::Next));
    static OPEN: LazyLock<Vec<Picture>> = LazyLock::new(|| draw(Shape::Open));
    static PAUSED: LazyLock<Vec<Picture>> = LazyLock::new(|| draw(Shape::Paused));
    match shape {
        Shape::Next => &NEXT,
        Shape::Open => &OPEN,
        Shape::Paused => &PAUSED,
    }
}

const SIDES: [u16; 7] = [16, 22, 24, 32, 44, 48, 64];

/// One tone between the dark panels and the light ones, and easily told from both.
const TONE: [u8; 3] = [0x73, 0x81, 0xe8];

/// Lines drawn within each row of pixels.
const FINE: u16 = 8;

/// All measures are of a panel 22 pixels high; the badge lies on its pixels, so that its edges are sharp.
const PANEL: f32 = 22.0;
const DOT: (f32, f32, f32) = (16.5, 16.5, 4.5);
const BARS: [(f32, f32); 2] = [(12.0, 15.0), (17.0, 20.0)];
const BARS_HIGH: (f32, f32) = (12.0, 21.0);

/// From here to there on one line.
type Span = (f32, f32);

fn draw(shape: Shape) -> Vec<Picture> {
    let outline = outline(shape);
    let line = |y: f32| -> Vec<Span> { within(&outline, y).into_iter().chain(badge(shape, y)).collect() };
    SIDES.map(|side| picture(side, &line)).into()
}

fn badge(shape: Shape, y: f32) -> Vec<Span> {
    let (x, middle, radius) = DOT;
    let chord = (radius * radius - (y - middle) * (y - middle)).max(0.0).sqrt();
    match shape {
        Shape::Next => Vec::new(),
        Shape::Open => vec![(x - chord, x + chord)],
        Shape::Paused if (BARS_HIGH.0..BARS_HIGH.1).contains(&y) => BARS.to_vec(),
        Shape::Paused => Vec::new(),
    }
}

fn picture(side: u16, line: &impl Fn(f32) -> Vec<Span>) -> Picture {
    let unit = PANEL / f32::from(side);
    let row = |y: u16| -> Vec<f32> {
        let lines = (0..FINE).map(|fine| line((f32::from(y) + (f32::from(fine) + 0.5) / f32::from(FINE)) * unit));
        let spans: Vec<Span> = lines.flatten().collect();
        let cover = |x: u16| {
            let (left, right) = (f32::from(x) * unit, f32::from(x + 1) * unit);
            spans.iter().map(|(from, to)| (to.min(right) - from.max(left)).max(0.0)).sum::<f32>()
        };
        (0..side).map(|x| cover(x) / unit / f32::from(FINE)).collect()
    };
    // Rounded, and never above one.
    let pixels = (0..side).flat_map(row).map(|cover| (cover * 255.0).round() as u8);
    Picture { side, argb: pixels.flat_map(|alpha| [alpha, TONE[0], TONE[1], TONE[2]]).collect() }
}

/// The mark of the window, in its box of 26: where it starts, and its curves.
const START: (f32, f32) = (15.0, 2.0);
const CURVES: [[(f32, f32); 3]; 4] = [
    [(10.0, 7.0), (7.5, 11.0), (9.0, 15.0)],
    [(9.8, 17.2), (10.0, 19.5), (8.5, 24.0)],
    [(14.0, 19.5), (14.5, 16.5), (13.5, 13.0)],
    [(12.5, 9.6), (13.0, 6.5), (15.0, 2.0)],
];
const BOX: f32 = 26.0;
const STEPS: u16 = 16;

/// As points along it, in the panel. Beside a badge it stands further left.
fn outline(shape: Shape) -> Vec<(f32, f32)> {
    let left = match shape {
        Shape::Next => 0.0,
        Shape::Open | Shape::Paused => 4.0,
    };
    // A little larger than in the window: it is all that there is to see.
    let scale = 20.0 / 22.0;
    let place = |(x, y): (f32, f32)| {
        ((x - BOX / 2.0 + 1.2) * scale + PANEL / 2.0 - left, (y - BOX / 2.0) * scale + PANEL / 2.0)
    };
    let mut from = START;
    let mut points = Vec::new();
    for [one, two, to] in CURVES {
        points.extend((0..STEPS).map(|step| place(along(from, one, two, to, f32::from(step) / f32::from(STEPS)))));
        from = to;
    }
    points
}

fn along(from: (f32, f32), one: (f32, f32), two: (f32, f32), to: (f32, f32), t: f32) -> (f32, f32) {
    let at = |a: f32, b: f32, c: f32, d: f32| {
        let s = 1.0 - t;
        s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
    };
    (at(from.0, one.0, two.0, to.0), at(from.1, one.1, two.1, to.1))
}

/// Where a line across is inside: between the first and the second crossing, the third and the fourth, and so on.
fn within(outline: &[(f32, f32)], y: f32) -> Vec<Span> {
    let ends = outline.iter().zip(outline.iter().cycle().skip(1));
    let crossed = ends.filter(|((_, ay), (_, by))| (*ay > y) != (*by > y));
    let mut at: Vec<f32> = crossed.map(|((ax, ay), (bx, by))| ax + (y - ay) / (by - ay) * (bx - ax)).collect();
    at.sort_by(f32::total_cmp);
    at.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Shape; 3] = [Shape::Next, Shape::Open, Shape::Paused];

    /// Rows of the smallest usual panel, as full, half and empty.
    fn sketch(shape: Shape) -> String {
        let picture = pictures(shape).iter().find(|picture| picture.side == 22).unwrap();
        let mark = |pixel: &[u8]| match pixel[0] {
            0..=63 => '.',
            64..=191 => '+',
            192.. => '#',
        };
        picture.argb.chunks(22 * 4).map(|row| row.chunks(4).map(mark).chain(['\n']).collect::<String>()).collect()
    }

    #[test]
    fn every_size_is_whole() {
        for picture in ALL.into_iter().flat_map(pictures) {
            assert_eq!(picture.argb.len(), usize::from(picture.side) * usize::from(picture.side) * 4);
            assert!(picture.argb.chunks(4).any(|pixel| pixel[0] == 255), "{}", picture.side);
        }
    }

    #[test]
    fn the_shapes_differ_without_any_colour() {
        for (one, other) in [(Shape::Next, Shape::Open), (Shape::Open, Shape::Paused), (Shape::Paused, Shape::Next)] {
            for (one, other) in pictures(one).iter().zip(pictures(other)) {
                let differ = one.argb.chunks(4).zip(other.argb.chunks(4)).filter(|(a, b)| a[0].abs_diff(b[0]) > 128);
                assert!(differ.count() * 40 > usize::from(one.side) * usize::from(one.side), "at {}", one.side);
            }
        }
        let tones = ALL.into_iter().flat_map(pictures).flat_map(|picture| picture.argb.chunks(4));
        assert!(tones.into_iter().all(|pixel| pixel[1..] == TONE));
    }

    #[test]
    fn it_stands_out_from_dark_and_light_panels() {
        let linear = |part: u8| (f64::from(part) / 255.0).powf(2.2);
        let light = |[r, g, b]: [u8; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05;
        for panel in [[0xff; 3], [0xef; 3], [0x31, 0x36, 0x3b], [0; 3]] {
            let contrast = light(TONE) / light(panel);
            assert!(contrast.max(1.0 / contrast) >= 3.0, "{panel:?}: {contrast}");
        }
    }

    #[test]
    fn the_badges_have_sharp_edges_and_keep_off_the_mark() {
        let open = sketch(Shape::Open);
        let paused = sketch(Shape::Paused);
        let row = |sketch: &str, y: usize| sketch.lines().nth(y).unwrap()[12..].to_owned();
        for y in 12..21 {
            assert_eq!(row(&paused, y), "###..###..", "\n{paused}");
        }
        assert_eq!(row(&open, 16), "#########.", "\n{open}");
        for sketch in [open, paused] {
            assert!((12..21).all(|y| sketch.lines().nth(y).unwrap()[11..12] == *"."), "\n{sketch}");
        }
    }
}

//! Text as the page's own font has it: how wide it is, where it breaks, and what it has no letter for.
//!
//! The file and the layout ask the same shaping, so that what was measured is what is printed.

use std::sync::LazyLock;

use super::marks::SheetFace;

/// Stands where the font has no letter, so that something that cannot be printed is seen to be missing.
pub const MISSING: char = '\u{fffd}';
const ELLIPSIS: char = '…';

/// The two files, as they are embedded: Atkinson Hyperlegible Next at 400 and at 700, made from the variable files that
/// the window uses, Latin and extended Latin in one; with a box of our own at [`MISSING`]. Their licence lies beside them.
pub fn file(face: SheetFace) -> &'static [u8] {
    match face {
        SheetFace::Regular | SheetFace::Figures => {
            include_bytes!("../../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf")
        }
        SheetFace::Bold => include_bytes!("../../../../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    }
}

static REGULAR: LazyLock<Option<rustybuzz::Face<'static>>> =
    LazyLock::new(|| rustybuzz::Face::from_slice(file(SheetFace::Regular), 0));
static BOLD: LazyLock<Option<rustybuzz::Face<'static>>> =
    LazyLock::new(|| rustybuzz::Face::from_slice(file(SheetFace::Bold), 0));

fn font(face: SheetFace) -> &'static rustybuzz::Face<'static> {
    let font = match face {
        SheetFace::Regular | SheetFace::Figures => &REGULAR,
        SheetFace::Bold => &BOLD,
    };
    font.as_ref().expect("the fonts are part of the program, and a test opens them")
}

/// A letter in its place; lengths are parts of the size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    pub id: u16,
    pub advance: f32,
    pub x_offset: f32,
    pub y_offset: f32,
    /// Where it begins in the text, and where it ends, in bytes.
    pub from: usize,
    pub to: usize,
}

pub fn shape(words: &str, face: SheetFace) -> Vec<Glyph> {
    let font = font(face);
    let em = font.units_per_em() as f32;
    let mut buffer = rustybuzz::UnicodeBuffer::new();
    buffer.push_str(words);
    buffer.set_direction(rustybuzz::Direction::LeftToRight);
    let tabular = rustybuzz::Feature::new(rustybuzz::ttf_parser::Tag::from_bytes(b"tnum"), 1, ..);
    let features = if face == SheetFace::Figures { vec![tabular] } else { Vec::new() };
    let shaped = rustybuzz::shape(font, &features, buffer);
    let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    let ends = |place: usize| starts[place..].iter().copied().find(|s| *s > starts[place]).unwrap_or(words.len());
    let glyph = |(place, (info, at)): (usize, (&rustybuzz::GlyphInfo, &rustybuzz::GlyphPosition))| Glyph {
        id: info.glyph_id as u16,
        advance: at.x_advance as f32 / em,
        x_offset: at.x_offset as f32 / em,
        y_offset: at.y_offset as f32 / em,
        from: starts[place],
        to: ends(place),
    };
    shaped.glyph_infos().iter().zip(shaped.glyph_positions()).enumerate().map(glyph).collect()
}

pub fn width(words: &str, face: SheetFace, size: f32) -> f32 {
    shape(words, face).iter().map(|glyph| glyph.advance).sum::<f32>() * size
}

/// Words as they can be printed: on one line, without what only steers a screen, and with [`MISSING`] for each letter
/// that the font does not have. Both weights have the same letters.
pub fn printable(words: &str) -> String {
    let font = font(SheetFace::Regular);
    let letter = |letter: char| match letter {
        _ if letter.is_whitespace() => Some(if letter == '\u{a0}' { letter } else { ' ' }),
        _ if letter.is_control() || steers(letter) => None,
        _ if font.glyph_index(letter).is_some() => Some(letter),
        _ => Some(MISSING),
    };
    words.trim().chars().filter_map(letter).collect()
}

/// Joiners, marks of direction, and marks that only colour the letter before them.
fn steers(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Lines of at most `room` points; a word that is wider breaks where it must. What does not fit into `most` lines ends
/// with an ellipsis.
pub fn lines(words: &str, face: SheetFace, size: f32, room: f32, most: usize) -> Vec<String> {
    let words = printable(words);
    let space = width(" ", face, size);
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut taken) = (String::new(), 0.0);
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        // What comes after is cut in any case.
        if lines.len() > most {
            break;
        }
        let wide = width(word, face, size);
        if !line.is_empty() && taken + space + wide <= room {
            line.push(' ');
            line.push_str(word);
            taken += space + wide;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        (line, taken) = if wide <= room { (word.to_owned(), wide) } else { broken(word, face, size, room, &mut lines) };
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(last, face, size, room);
        }
    }
    lines
}

/// Whole lines of a word that is too wide for one; gives what is left of it, and how wide that is.
fn broken(word: &str, face: SheetFace, size: f32, room: f32, lines: &mut Vec<String>) -> (String, f32) {
    let (mut left, mut taken) = (String::new(), 0.0);
    for letter in word.chars() {
        let wide = width(letter.encode_utf8(&mut [0; 4]), face, size);
        if taken + wide > room && !left.is_empty() {
            lines.push(std::mem::take(&mut left));
            taken = 0.0;
        }
        left.push(letter);
        taken += wide;
    }
    (left, taken)
}

/// With an ellipsis at its end, as much of it as fits before.
fn cut(line: &str, face: SheetFace, size: f32, room: f32) -> String {
    let mut kept: Vec<char> = line.chars().collect();
    loop {
        let trimmed: String = kept.iter().collect();
        let told = format!("{}{ELLIPSIS}", trimmed.trim_end());
        if kept.is_empty() || width(&told, face, size) <= room {
            return told;
        }
        kept.pop();
    }
}

/// On one line.
pub fn one_line(words: &str, face: SheetFace, size: f32, room: f32) -> String {
    lines(words, face, size, room, 1).pop().unwrap_or_default()
}

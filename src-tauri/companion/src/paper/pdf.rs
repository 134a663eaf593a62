//! The sheets as a file: the fonts are in it, its parts are named for those who listen to it, and the same page made on
//! the same day gives the same bytes.

use std::num::NonZeroU16;

use chrono::{Datelike, NaiveDate};
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::marks::{Laid, Node, Role, SheetFace, SheetMark, SheetTone};
use super::text;

pub const LANGUAGE: &str = "en-GB";
const PROGRAM: &str = "Sinew";

/// Fails only where the fonts that are part of the program cannot be read, or the parts of the text do not fit together.
pub fn file(laid: &Laid, made_on: NaiveDate) -> Result<Vec<u8>, String> {
    let mut document = Document::new_with(SerializeSettings { enable_tagging: true, ..Default::default() });
    let fonts = Fonts::new()?;
    let mut leaves: Vec<Vec<Identifier>> = laid.nodes.iter().map(|_| Vec::new()).collect();
    for sheet in &laid.sheets {
        let settings = PageSettings::from_wh(sheet.width, sheet.height).ok_or("the sheet has no size")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for placed in &sheet.marks {
            match placed.node {
                Some(node) => {
                    let tag = match placed.mark {
                        SheetMark::Text { .. } => ContentTag::Span(SpanTag::empty()),
                        SheetMark::Line { .. } | SheetMark::Area { .. } | SheetMark::Dot { .. } => ContentTag::Other,
                    };
                    let leaf = surface.start_tagged(tag);
                    if let Some(of_node) = leaves.get_mut(node) {
                        of_node.push(leaf);
                    }
                }
                None => drop(surface.start_tagged(ContentTag::Artifact(Artifact::default()))),
            }
            draw(&mut surface, &placed.mark, &fonts);
            surface.end_tagged();
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree(&laid.nodes, leaves));
    document.set_metadata(metadata(&laid.title, made_on));
    document.finish().map_err(|error| format!("{error:?}"))
}

struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    fn new() -> Result<Self, String> {
        let font = |face| Font::new(text::file(face).to_vec().into(), 0).ok_or("a font of the program is broken");
        Ok(Self { regular: font(SheetFace::Regular)?, bold: font(SheetFace::Bold)? })
    }

    fn of(&self, face: SheetFace) -> Font {
        match face {
            SheetFace::Regular | SheetFace::Figures => self.regular.clone(),
            SheetFace::Bold => self.bold.clone(),
        }
    }
}

fn metadata(title: &str, made_on: NaiveDate) -> Metadata {
    let year = u16::try_from(made_on.year()).unwrap_or(0);
    let made = DateTime::new(year).month(made_on.month() as u8).day(made_on.day() as u8);
    Metadata::new()
        .title(title.to_owned())
        .language(LANGUAGE.to_owned())
        .creator(PROGRAM.to_owned())
        .producer(PROGRAM.to_owned())
        .creation_date(made)
}

/// Printed grey must stay readable: each ink keeps its distance from white.
fn ink(tone: SheetTone) -> rgb::Color {
    match tone {
        SheetTone::Ink => rgb::Color::new(0x14, 0x20, 0x1d),
        SheetTone::Quiet => rgb::Color::new(0x46, 0x53, 0x4f),
        SheetTone::Faint => rgb::Color::new(0x5c, 0x69, 0x63),
        SheetTone::Line => rgb::Color::new(0xb4, 0xbe, 0xb7),
        SheetTone::Wash => rgb::Color::new(0xe9, 0xed, 0xe8),
        SheetTone::Paper => rgb::Color::new(0xff, 0xff, 0xff),
    }
}

fn fill(tone: SheetTone) -> Option<Fill> {
    Some(Fill { paint: ink(tone).into(), opacity: NormalizedF32::ONE, rule: Default::default() })
}

fn stroke(tone: SheetTone, thick: f32, dashed: bool) -> Option<Stroke> {
    let dash = dashed.then(|| StrokeDash { array: vec![3.0, 2.0], offset: 0.0 });
    Some(Stroke { paint: ink(tone).into(), width: thick, line_cap: LineCap::Butt, dash, ..Default::default() })
}

fn draw(surface: &mut Surface, mark: &SheetMark, fonts: &Fonts) {
    match mark {
        SheetMark::Text { x, y, size, face, tone, words, .. } => {
            surface.set_stroke(None);
            surface.set_fill(fill(*tone));
            let glyphs: Vec<KrillaGlyph> = text::shape(words, *face).iter().map(glyph).collect();
            surface.draw_glyphs(Point::from_xy(*x, *y), &glyphs, fonts.of(*face), words, *size, false);
        }
        SheetMark::Line { points, thick, tone, dashed } => {
            surface.set_fill(None);
            surface.set_stroke(stroke(*tone, *thick, *dashed));
            path(surface, points, false);
        }
        SheetMark::Area { points, tone } => {
            surface.set_stroke(None);
            surface.set_fill(fill(*tone));
            path(surface, points, true);
        }
        SheetMark::Dot { x, y, radius, tone, full } => {
            surface.set_fill(fill(if *full { *tone } else { SheetTone::Paper }));
            surface.set_stroke(if *full { None } else { stroke(*tone, 0.8, false) });
            circle(surface, *x, *y, *radius);
        }
    }
}

fn glyph(of: &text::Glyph) -> KrillaGlyph {
    KrillaGlyph::new(GlyphId::new(u32::from(of.id)), of.advance, of.x_offset, of.y_offset, 0.0, of.from..of.to, None)
}

fn path(surface: &mut Surface, points: &[[f32; 2]], closed: bool) {
    let mut builder = PathBuilder::new();
    for (place, [x, y]) in points.iter().enumerate() {
        if place == 0 { builder.move_to(*x, *y) } else { builder.line_to(*x, *y) }
    }
    if closed {
        builder.close();
    }
    if let Some(path) = builder.finish() {
        surface.draw_path(&path);
    }
}

/// Four curves; the number is what makes each of them nearest to a quarter of a circle.
fn circle(surface: &mut Surface, x: f32, y: f32, r: f32) {
    const NEAR: f32 = 0.552_285;
    let k = r * NEAR;
    let mut builder = PathBuilder::new();
    builder.move_to(r, 0.0);
    builder.cubic_to(r, k, k, r, 0.0, r);
    builder.cubic_to(-k, r, -r, k, -r, 0.0);
    builder.cubic_to(-r, -k, -k, -r, 0.0, -r);
    builder.cubic_to(k, -r, r, -k, r, 0.0);
    builder.close();
    if let Some(path) = builder.finish() {
        surface.push_transform(&Transform::from_translate(x, y));
        surface.draw_path(&path);
        surface.pop();
    }
}

/// The parts of the text, in the order in which they were made, which is that of reading.
fn tree(nodes: &[Node], mut leaves: Vec<Vec<Identifier>>) -> TagTree {
    let mut groups: Vec<Option<TagGroup>> = nodes.iter().map(|node| Some(TagGroup::new(kind(&node.role)))).collect();
    let mut tree = TagTree::new();
    for (group, leaves) in groups.iter_mut().zip(&mut leaves) {
        if let Some(group) = group {
            leaves.drain(..).for_each(|leaf| group.push(leaf));
        }
    }
    // A part comes after the one that it is in: from the last on, each is whole when it is handed over. What was pushed
    // last comes first then, so that each list is gathered and turned round.
    let mut inside: Vec<Vec<TagGroup>> = nodes.iter().map(|_| Vec::new()).collect();
    let mut top: Vec<TagGroup> = Vec::new();
    for (place, node) in nodes.iter().enumerate().rev() {
        let Some(mut group) = groups[place].take() else { continue };
        std::mem::take(&mut inside[place]).into_iter().rev().for_each(|part| group.push(part));
        match node.parent {
            Some(parent) => inside[parent].push(group),
            None => top.push(group),
        }
    }
    top.into_iter().rev().for_each(|group| tree.push(group));
    tree
}

fn kind(role: &Role) -> TagKind {
    let level = |level: u16| NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    match role {
        Role::Title => Tag::Hn(level(1), None).into(),
        Role::Heading => Tag::Hn(level(2), None).into(),
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure(shows) => Tag::Figure(Some(shows.clone())).into(),
    }
}

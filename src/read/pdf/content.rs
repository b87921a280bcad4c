//! From a page's drawing instructions to its glyphs: each character with its place, size, look and tag.
//!
//! A page is a small program: it sets fonts and matrices and shows strings. This interpreter runs the part of it
//! that places text and pictures, so a page costs little and a picture is never decoded, see `images`; colours only tell whether letters are seen, see `ink`; of the
//! paths only the strokes under words and through them are looked at, see `strokes`.
//! Coordinates are turned so that the page stands upright as read: `x` to the right, `y` (the base line) downwards,
//! in points (1/72 inch).
//!
//! ```text
//! BT /F1 10 Tf 72 700 Td (77/228) Tj 0 3.5 Td /F1 6.5 Tf (5) Tj ET
//!   -> '7' at x 72, y 92, size 10 ... '5' at x 97, y 88.5, size 6.5
//! ```
//!
//! Cost: linear in the instructions. A form that draws itself is drawn once; pages and forms that never end are stopped
//! by [`Budget`]. Gives up on vertical writing: its characters keep their places, but no line is formed.

use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page as PdfPage, Resources};

use super::budget::{Budget, GLYPH_BYTES};
use super::doubles;
use super::drawn::{PICTURE_BYTES, Picture, Place};
use super::font::{Character, Face, Fonts};
use super::glyph::{Artifact, Glyph, Mark, Turn, main_turn, upright};
use super::grids::{FIELD_BYTES, Grid, grids};
use super::images::{self, Images};
use super::ink::{Grounds, Ink};
use super::layers::Layers;
use super::letters::{Letters, Texts};
use super::pieces::{Line, Piece};
use super::plain::{self, Plain};
use super::rules::Pieces;
use super::signs::Signs;
use super::strokes::{Pen, Strokes};
use super::unpack::unpack;
use crate::error::Refusal;
use crate::read::Limits;

/// What drawing a form or a picture takes, in instructions.
const FORM_STEPS: u64 = 200;
/// How many open marks are looked through in the time of one instruction.
const MARKS_PER_STEP: u64 = 16;
/// How many states and marks may be open at once; pages that people read stay below a hundred.
const MAX_OPEN: usize = 2_000;
/// The longest replacement text that is put in place of glyphs; a longer one would hide where its words stand.
const MAX_ACTUAL_TEXT: usize = 12;
/// How many names of fonts are kept in mind; pages that people read stay below twenty.
const MAX_FACES: usize = 64;
/// The sine of the angle from the page's axes at which text counts as slanting (a watermark).
const DIAGONAL: f64 = 0.17;

/// What a page shows.
pub(super) struct Content {
    /// Width and height as read, in points.
    pub(super) size: (f32, f32),
    /// The characters in the order in which they are drawn.
    pub(super) glyphs: Vec<Glyph>,
    /// The pictures in the order in which they are drawn.
    pub(super) pictures: Vec<Picture>,
    /// How most of its text runs.
    pub(super) turn: Turn,
    /// What its rules enclose, as it lies for that text.
    pub(super) grids: Vec<Grid>,
    /// How many characters the fonts could not name.
    pub(super) unnamed: usize,
}

/// What the pages of a file share while they are drawn.
pub(super) struct File<'a> {
    pub(super) fonts: Fonts<'a>,
    pub(super) images: Images,
    pub(super) texts: Texts,
    pub(super) layers: Layers,
    pub(super) budget: Budget,
    /// Room for the glyphs of one page after the other.
    pub(super) room: Vec<Glyph>,
}

impl File<'_> {
    pub(super) fn new(pdf: &Pdf, limits: Limits) -> Self {
        let xref = pdf.xref();
        let catalogue = xref.get::<Dict<'_>>(xref.root_id());
        Self {
            fonts: Fonts::new(),
            images: Images::default(),
            texts: Texts::default(),
            layers: catalogue.map(|it| Layers::new(&it)).unwrap_or_default(),
            budget: Budget::new(limits),
            room: Vec::new(),
        }
    }
}

/// Runs a page and returns what it shows. The error is the reason, for a person, when the budget is spent.
pub(super) fn read_page<'a>(page: &PdfPage<'a>, file: &mut File<'a>) -> Result<Content, Refusal> {
    let (width, height) = page.render_dimensions();
    let instructions = instructions(page, &mut file.budget)?;
    let mut room = std::mem::take(&mut file.room);
    room.clear();
    let mut machine = Machine {
        fonts: &mut file.fonts,
        images: &mut file.images,
        texts: &mut file.texts,
        layers: &file.layers,
        budget: &mut file.budget,
        content: Content {
            size: (width, height),
            glyphs: room,
            pictures: Vec::new(),
            turn: Turn::Upright,
            grids: Vec::new(),
            unnamed: 0,
        },
        state: State::new(Affine::new(page.initial_transform(true).as_coeffs())),
        stack: Vec::new(),
        marks: Vec::new(),
        forms: Vec::new(),
        strokes: Strokes::default(),
        pieces: Pieces::default(),
        grounds: Grounds::default(),
        unseen: Vec::new(),
        text: Affine::IDENTITY,
        line: Affine::IDENTITY,
        faces: Vec::new(),
        list: Line::default(),
    };
    machine.run(&instructions, page.resources())?;
    for (at, place) in &machine.unseen {
        machine.content.glyphs[*at].faint = !machine.grounds.lie_behind(*place);
    }
    machine.strokes.mark(&mut machine.content.glyphs, (width, height));
    machine.enclose()?;
    let mut content = machine.content;
    doubles::leave_one(&mut content.glyphs);
    Ok(content)
}

/// Unpacks the instructions of a page, which may be cut into several streams, for as long as it is drawn.
fn instructions(page: &PdfPage<'_>, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
    let contents = page.raw();
    if let Some(stream) = contents.get::<Stream<'_>>("Contents") {
        let data = unpack(&stream, &mut budget.unpacked)?;
        return Ok(data.unwrap_or_default().into_owned());
    }
    let mut all = Vec::new();
    for stream in contents
        .get::<Array<'_>>("Contents")
        .iter()
        .flat_map(Array::iter::<Stream<'_>>)
    {
        budget.steps.pay(FORM_STEPS)?;
        if let Some(data) = unpack(&stream, &mut budget.unpacked)? {
            all.extend_from_slice(&data);
            // The pieces are parted by white space at least.
            all.push(b' ');
        }
    }
    Ok(all)
}

/// The graphics state, as far as text depends on it.
#[derive(Clone)]
struct State<'a> {
    ctm: Affine,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    mode: i64,
    line_width: f64,
    ink: Ink,
    line_ink: Ink,
}

impl State<'_> {
    fn new(ctm: Affine) -> Self {
        Self {
            ctm,
            face: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            line_width: 1.0,
            ink: Ink::default(),
            line_ink: Ink::default(),
        }
    }
}

/// An open stretch of marked content.
struct OpenMark {
    mark: Mark,
    /// Text that stands for the glyphs inside; taken by the first of them.
    actual: Option<Actual>,
    hidden: bool,
}

enum Actual {
    Waiting(String),
    Taken,
}

/// What all glyphs of a string or list of strings have in common: matrices, font and marks do not change while it is shown, but
/// for the place.
struct Hand {
    /// They are in a layer that is off.
    is_hidden: bool,
    /// The matrices have no number beyond all bounds.
    is_finite: bool,
    /// The file replaces glyphs by a text here.
    is_replaced: bool,
    /// The length of an advance of 1, in points.
    length: f64,
    /// From the pen to the place of a glyph: the text rise, on the page.
    lift: Vec2,
    /// A glyph that says nothing yet and has no place.
    glyph: Glyph,
}

struct Machine<'m, 'a> {
    fonts: &'m mut Fonts<'a>,
    images: &'m mut Images,
    texts: &'m mut Texts,
    layers: &'m Layers,
    budget: &'m mut Budget,
    content: Content,
    state: State<'a>,
    stack: Vec<State<'a>>,
    marks: Vec<OpenMark>,
    /// The forms that are being drawn, the outermost first.
    forms: Vec<ObjectIdentifier>,
    strokes: Strokes,
    pieces: Pieces,
    grounds: Grounds,
    /// Glyphs in white or clear ink, with their middle on the page.
    unseen: Vec<(usize, Point)>,
    text: Affine,
    line: Affine,
    /// The fonts that were asked for by the names of the page or form.
    faces: Vec<(Vec<u8>, Rc<Face<'a>>)>,
    /// The list of strings that is being shown.
    list: Line,
}

impl<'a> Machine<'_, 'a> {
    fn run(&mut self, instructions: &[u8], resources: &Resources<'a>) -> Result<(), Refusal> {
        let saved = self.stack.len();
        let mut rest = instructions;
        loop {
            if let Some((plain, behind)) = plain::read(rest, &mut self.list) {
                self.plain_instruction(plain, resources)?;
                rest = behind;
                continue;
            }
            let mut parser = TypedIter::new(rest);
            let Some(length) = plain::length(rest) else {
                while let Some(instruction) = parser.next() {
                    self.instruction(&instruction, saved, resources)?;
                }
                break;
            };
            let Some(instruction) = parser.next() else {
                break;
            };
            self.instruction(&instruction, saved, resources)?;
            rest = &rest[length..];
        }
        while self.stack.len() > saved {
            self.restore();
        }
        Ok(())
    }

    fn plain_instruction(
        &mut self,
        instruction: Plain<'_>,
        resources: &Resources<'a>,
    ) -> Result<(), Refusal> {
        self.budget.steps.pay(1)?;
        match instruction {
            Plain::BeginText => {
                self.text = Affine::IDENTITY;
                self.line = Affine::IDENTITY;
            }
            Plain::EndText => {}
            Plain::Font(name, size) => {
                self.state.size = size;
                self.state.face = self.face(&Name::new_unescaped(name), resources)?;
            }
            Plain::Matrix(matrix) => {
                self.text = Affine::new(matrix);
                self.line = self.text;
            }
            Plain::NextLine(x, y) => self.next_line(x, y),
            Plain::CharacterSpacing(by) => self.state.char_space = by,
            Plain::WordSpacing(by) => self.state.word_space = by,
            Plain::Texts => {
                let list = std::mem::take(&mut self.list);
                self.show_line(&list)?;
                self.list = list;
            }
            Plain::EndMark => {
                self.marks.pop();
            }
        }
        Ok(())
    }

    /// Runs an instruction; `saved` states were open when its page or form began.
    fn instruction(
        &mut self,
        instruction: &TypedInstruction<'_, '_>,
        saved: usize,
        resources: &Resources<'a>,
    ) -> Result<(), Refusal> {
        self.budget.steps.pay(1)?;
        match instruction {
            TypedInstruction::SaveState(_) if self.stack.len() < MAX_OPEN => {
                self.stack.push(self.state.clone());
            }
            TypedInstruction::RestoreState(_) if self.stack.len() > saved => self.restore(),
            TypedInstruction::Transform(m) => {
                let by = [&m.0, &m.1, &m.2, &m.3, &m.4, &m.5].map(hayro_syntax::object::Number::as_f64);
                self.state.ctm *= Affine::new(by);
            }
            TypedInstruction::SetGraphicsState(name) => self.set_from(name.0, resources)?,
            TypedInstruction::XObject(name) => self.draw(name.0, resources)?,
            TypedInstruction::InlineImage(image) => {
                let name = images::name(image.0, resources, &mut self.budget.steps)?;
                self.picture(name, image.0)?;
            }
            TypedInstruction::Shading(_) => self.grounds.add_everywhere(),
            TypedInstruction::BeginMarkedContent(mark) => self.open(mark.0, None, resources),
            TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                self.open(mark.0, Some(mark.1), resources);
            }
            TypedInstruction::EndMarkedContent(_) => {
                self.marks.pop();
            }
            other => self.text_instruction(other, resources)?,
        }
        Ok(())
    }

    /// Finds the grids of the page, once all of it is drawn.
    fn enclose(&mut self) -> Result<(), Refusal> {
        let content = &mut self.content;
        content.turn = main_turn(&content.glyphs);
        content.grids = grids(&self.pieces.rules(content.turn, content.size));
        for grid in &content.grids {
            self.budget.memory.pay(FIELD_BYTES * grid.fields())?;
        }
        Ok(())
    }

    fn restore(&mut self) {
        if let Some(state) = self.stack.pop() {
            self.state = state;
        }
    }

    fn text_instruction(
        &mut self,
        instruction: &TypedInstruction<'_, '_>,
        resources: &Resources<'a>,
    ) -> Result<(), Refusal> {
        match instruction {
            TypedInstruction::BeginText(_) => {
                self.text = Affine::IDENTITY;
                self.line = Affine::IDENTITY;
            }
            TypedInstruction::CharacterSpacing(by) => self.state.char_space = by.0.as_f64(),
            TypedInstruction::WordSpacing(by) => self.state.word_space = by.0.as_f64(),
            TypedInstruction::HorizontalScaling(by) => self.state.stretch = by.0.as_f64() / 100.0,
            TypedInstruction::TextLeading(by) => self.state.leading = by.0.as_f64(),
            TypedInstruction::TextRise(by) => self.state.rise = by.0.as_f64(),
            TypedInstruction::TextRenderingMode(mode) => self.state.mode = mode.0.as_i64(),
            TypedInstruction::TextFont(font) => {
                self.state.size = font.1.as_f64();
                self.state.face = self.face(font.0, resources)?;
            }
            TypedInstruction::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            TypedInstruction::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            TypedInstruction::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            TypedInstruction::SetTextMatrix(m) => {
                let matrix = [&m.0, &m.1, &m.2, &m.3, &m.4, &m.5].map(hayro_syntax::object::Number::as_f64);
                self.text = Affine::new(matrix);
                self.line = self.text;
            }
            TypedInstruction::ShowText(text) => self.show(text.0.as_bytes())?,
            TypedInstruction::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes())?;
            }
            TypedInstruction::ShowTextWithParameters(text) => {
                self.state.word_space = text.0.as_f64();
                self.state.char_space = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes())?;
            }
            TypedInstruction::ShowTexts(pieces) => {
                let mut list = std::mem::take(&mut self.list);
                list.read(pieces.0);
                self.show_line(&list)?;
                self.list = list;
            }
            TypedInstruction::LineWidth(width) => self.state.line_width = width.0.as_f64(),
            colour if self.state.ink.take(colour, resources) => {}
            colour if self.state.line_ink.take_line(colour, resources) => {}
            path => {
                let pen = Pen {
                    width: self.state.line_width,
                    white: self.state.ink.white,
                    white_line: self.state.line_ink.white,
                };
                self.pieces.take(path, self.state.ctm, pen);
                self.strokes.take(path, self.state.ctm, pen, &mut self.grounds);
            }
        }
        Ok(())
    }

    /// Returns the font of a name.
    fn face(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Result<Option<Rc<Face<'a>>>, Refusal> {
        if let Some((_, known)) = self.faces.iter().find(|(known, _)| **known == **name) {
            return Ok(Some(Rc::clone(known)));
        }
        let face = match resources.get_font(name) {
            Some(dict) => self.fonts.face(&dict, self.budget)?,
            None => self.fonts.substitute(),
        };
        if let Some(face) = face.as_ref().filter(|_| self.faces.len() < MAX_FACES) {
            self.faces.push((name.to_vec(), Rc::clone(face)));
        }
        Ok(face)
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate(Vec2::new(x, y));
        self.text = self.line;
    }

    /// Moves the pen along the line, by an amount before horizontal scaling.
    fn advance(&mut self, by: f64) {
        let horizontal = self.state.face.as_ref().is_none_or(|face| face.is_horizontal);
        let pen = self.moved(self.text.translation().to_point(), by, horizontal);
        self.text = self.text.with_translation(pen.to_vec2());
    }

    /// Returns where the pen stands after such a move.
    fn moved(&self, pen: Point, by: f64, horizontal: bool) -> Point {
        let step = if horizontal {
            Vec2::new(by * self.state.stretch, 0.0)
        } else {
            Vec2::new(0.0, by)
        };
        pen + linear(self.text, step)
    }

    /// Shows a list of strings, between which nothing but the place of the pen changes.
    fn show_line(&mut self, line: &Line) -> Result<(), Refusal> {
        let face = self.state.face.clone();
        let hand = face.as_ref().map(|face| self.hand(face));
        for piece in line.pieces() {
            match (piece, face.as_ref().zip(hand.as_ref())) {
                (Piece::Text(codes), Some((face, hand))) => self.show_in(face, hand, line.codes(codes))?,
                (Piece::Text(codes), None) => self.content.unnamed += codes.len(),
                (Piece::Step(by), _) => self.advance(-by / 1000.0 * self.state.size),
            }
        }
        Ok(())
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let Some(face) = self.state.face.clone() else {
            self.content.unnamed += bytes.len();
            return Ok(());
        };
        let hand = self.hand(&face);
        self.show_in(&face, &hand, bytes)
    }

    fn show_in(&mut self, face: &Face<'_>, hand: &Hand, mut bytes: &[u8]) -> Result<(), Refusal> {
        let steps = 1 + self.marks.len() as u64 / MARKS_PER_STEP;
        let mut pen = self.text.translation().to_point();
        while !bytes.is_empty() {
            let character = face.character(bytes, self.texts);
            let length = usize::from(character.length);
            bytes = &bytes[length.min(bytes.len())..];
            self.content.unnamed += usize::from(!character.named);
            self.budget.unpacked.pay(character.bytes.into())?;
            self.budget.steps.pay(steps)?;
            let space = if character.code == 32 && length == 1 {
                self.state.word_space
            } else {
                0.0
            };
            let step = character.advance * self.state.size + self.state.char_space + space;
            if !hand.is_hidden {
                self.place(&character, hand, pen)?;
            }
            pen = self.moved(pen, step, face.is_horizontal);
        }
        self.text = self.text.with_translation(pen.to_vec2());
        Ok(())
    }

    /// Returns what the glyphs of a string have in common.
    fn hand(&self, face: &Face<'_>) -> Hand {
        let state = &self.state;
        let frame = state.ctm * self.text;
        let along = linear(frame, Vec2::new(state.size * state.stretch, 0.0));
        let upwards = linear(frame, Vec2::new(0.0, state.size));
        let values = [along.x, along.y, upwards.x, upwards.y];
        let is_finite = values.iter().all(|value| value.is_finite());
        Hand {
            is_hidden: self.marks.iter().any(|mark| mark.hidden),
            is_finite,
            is_replaced: self.marks.iter().any(|mark| mark.actual.is_some()),
            length: along.hypot(),
            lift: linear(frame, Vec2::new(0.0, state.rise)),
            glyph: Glyph {
                letters: Letters::default(),
                signs: Signs::default(),
                x: 0.0,
                end: 0.0,
                y: 0.0,
                size: upwards.hypot().max(0.01) as f32,
                italic: face.looks.italic || leans(along, upwards),
                bold: face.looks.bold || state.mode == 2,
                underlined: false,
                struck: false,
                raised: state.rise > 0.0,
                faint: false,
                invisible: state.mode == 3 || state.mode == 7,
                turn: turn_of(along),
                mark: self.mark(),
            },
        }
    }

    fn place(&mut self, character: &Character, hand: &Hand, pen: Point) -> Result<(), Refusal> {
        let actual = if hand.is_replaced {
            self.actual_text()
        } else {
            None
        };
        let state = &self.state;
        let origin = state.ctm * pen + hand.lift;
        // A place that is no number is nowhere on the page either.
        let (width, height) = self.content.size;
        let inside = hand.is_finite
            && origin.x > -f64::from(width) * 0.02
            && origin.x < f64::from(width) * 1.02
            && origin.y > -f64::from(height) * 0.02
            && origin.y < f64::from(height) * 1.02;
        if !inside {
            return Ok(());
        }
        let advance = character.advance;
        self.budget.memory.pay(GLYPH_BYTES)?;
        if state.ink.is_unseen() {
            let frame = state.ctm * self.text.with_translation(pen.to_vec2());
            let middle = frame * Point::new(0.5 * state.size * state.stretch * advance, 0.3 * state.size);
            self.unseen.push((self.content.glyphs.len(), middle));
        }
        let (letters, signs) = match actual {
            Some(text) => (self.texts.keep(&text), Signs::of(&text)),
            None => (character.letters, character.signs),
        };
        let place = upright(hand.glyph.turn, origin, self.content.size);
        self.content.glyphs.push(Glyph {
            letters,
            signs,
            x: place.x as f32,
            end: (place.x + hand.length * advance) as f32,
            y: place.y as f32,
            ..hand.glyph
        });
        Ok(())
    }

    /// Returns what stands for the glyph about to be placed, where the file replaces glyphs by a text.
    fn actual_text(&mut self) -> Option<String> {
        let open = self.marks.iter_mut().find(|mark| mark.actual.is_some())?;
        match open.actual.replace(Actual::Taken)? {
            Actual::Waiting(text) => Some(text),
            Actual::Taken => Some(String::new()),
        }
    }

    /// Returns what the open marks say: an artifact outranks content, the innermost content number counts.
    fn mark(&self) -> Mark {
        let artifact = self
            .marks
            .iter()
            .find(|open| matches!(open.mark, Mark::Artifact(_)));
        let content = self.marks.iter().rev().find(|open| open.mark != Mark::None);
        artifact.or(content).map_or(Mark::None, |open| open.mark)
    }

    fn open(&mut self, tag: &Name<'_>, properties: Option<&Object<'_>>, resources: &Resources<'a>) {
        let named = match properties {
            Some(Object::Name(name)) => resources.properties.get::<Dict<'_>>(name),
            _ => None,
        };
        let inline = match properties {
            Some(Object::Dict(dict)) => Some(dict),
            _ => named.as_ref(),
        };
        let hidden = match properties {
            Some(Object::Name(name)) if &**tag == b"OC" => {
                self.layers.hides(resources.properties.get_ref(name), inline)
            }
            _ => false,
        };
        let mark = if &**tag == b"Artifact" {
            Mark::Artifact(artifact(inline))
        } else {
            inline
                .and_then(|dict| dict.get::<i32>("MCID"))
                .map_or(Mark::None, Mark::Content)
        };
        let actual = inline
            .and_then(|dict| dict.get::<hayro_syntax::object::String<'_>>("ActualText"))
            .map(|text| text_string(text.as_bytes()))
            .filter(|text| text.chars().count() <= MAX_ACTUAL_TEXT)
            .map(Actual::Waiting);
        if self.marks.len() < MAX_OPEN {
            self.marks.push(OpenMark { mark, actual, hidden });
        }
    }

    /// Takes the opacity and the font of a graphics state dictionary, the rare second way to set one.
    fn set_from(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Result<(), Refusal> {
        let Some(dict) = resources.get_ext_g_state(name) else {
            return Ok(());
        };
        if let Some(opacity) = dict.get::<f32>("ca") {
            self.state.ink.set_opacity(opacity);
        }
        let Some(font) = dict.get::<Array<'a>>("Font") else {
            return Ok(());
        };
        let mut parts = font.flex_iter();
        let (Some(dict), Some(size)) = (parts.next::<Dict<'a>>(), parts.next::<f64>()) else {
            return Ok(());
        };
        self.state.face = self.fonts.face(&dict, self.budget)?;
        self.state.size = size;
        Ok(())
    }

    fn draw(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Result<(), Refusal> {
        self.budget.steps.pay(FORM_STEPS)?;
        let Some(object) = resources.get_x_object(name) else {
            return Ok(());
        };
        let dict = object.dict();
        let oc = dict.get::<Dict<'_>>("OC");
        if oc.is_some() && self.layers.hides(dict.get_ref("OC"), oc.as_ref()) {
            return Ok(());
        }
        if dict.get::<Name<'_>>("Subtype").as_deref() == Some(b"Image") {
            let name = self.images.name(&object, resources, self.budget)?;
            return self.picture(name, &object);
        }
        // No viewer draws a form inside itself.
        if self.forms.contains(&object.obj_id()) {
            return Ok(());
        }
        self.budget.deeper(self.forms.len())?;
        self.draw_form(&object, resources)
    }

    /// Notes a picture in its place.
    fn picture(&mut self, name: String, image: &Stream<'_>) -> Result<(), Refusal> {
        self.grounds.add_picture(self.state.ctm);
        if self.marks.iter().any(|mark| mark.hidden) {
            return Ok(());
        }
        self.budget.memory.pay(PICTURE_BYTES)?;
        let picture = Picture {
            name,
            place: Place::of(self.state.ctm).within(self.content.size),
            is_stencil: images::is_stencil(image),
            is_artifact: matches!(self.mark(), Mark::Artifact(_)),
        };
        self.content.pictures.push(picture);
        Ok(())
    }

    fn draw_form(&mut self, form: &Stream<'a>, resources: &Resources<'a>) -> Result<(), Refusal> {
        let Some(instructions) = unpack(form, &mut self.budget.unpacked)? else {
            return Ok(());
        };
        let own = form.dict().get::<Dict<'a>>("Resources").map(Resources::new);
        let matrix = form
            .dict()
            .get::<[f64; 6]>("Matrix")
            .map_or(Affine::IDENTITY, Affine::new);
        let (outer, text, line, open) = (self.state.clone(), self.text, self.line, self.marks.len());
        self.state.ctm *= matrix;
        self.forms.push(form.obj_id());
        let faces = std::mem::take(&mut self.faces);
        let done = self.run(&instructions, own.as_ref().unwrap_or(resources));
        self.forms.pop();
        self.faces = faces;
        self.state = outer;
        (self.text, self.line) = (text, line);
        self.marks.truncate(open);
        done
    }
}

/// Applies the turning and scaling part of a matrix.
fn linear(matrix: Affine, vector: Vec2) -> Vec2 {
    let [a, b, c, d, _, _] = matrix.as_coeffs();
    Vec2::new(a * vector.x + c * vector.y, b * vector.x + d * vector.y)
}

fn turn_of(along: Vec2) -> Turn {
    let length = along.hypot();
    if length == 0.0 {
        return Turn::Upright;
    }
    let (x, y) = (along.x / length, along.y / length);
    match (x.abs() <= DIAGONAL, y.abs() <= DIAGONAL) {
        (_, true) if x > 0.0 => Turn::Upright,
        (_, true) => Turn::Over,
        (true, _) if y > 0.0 => Turn::Down,
        (true, _) => Turn::Up,
        _ => Turn::Diagonal,
    }
}

/// Whether letters are slanted by the matrix alone, as programs do that have no italic font.
fn leans(along: Vec2, upwards: Vec2) -> bool {
    let (width, height) = (along.hypot(), upwards.hypot());
    if width == 0.0 || height == 0.0 {
        return false;
    }
    // The cosine of the angle between the base line and the letters' axis; 0.12 is about seven degrees of slope.
    (along.dot(upwards) / (width * height)).abs() > 0.12
}

fn artifact(properties: Option<&Dict<'_>>) -> Artifact {
    let subtype = properties.and_then(|dict| dict.get::<Name<'_>>("Subtype"));
    match subtype.as_deref() {
        Some(b"Header") => Artifact::Header,
        Some(b"Footer" | b"PageNum") => Artifact::Footer,
        _ => Artifact::Other,
    }
}

/// Decodes a text string: UTF-16 or UTF-8 with a byte order mark, otherwise Latin letters.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

//! Letters that are there and that nobody sees: white on the white page, transparent, or too small to read.
//!
//! They are text and are read; a warning names the words. Only colours whose look is known are judged (grey, red-green-blue,
//! and the four of printing), and only where nothing lies behind the letters: white words on a dark bar are honest, and
//! a picture or a shading may be of any colour.
//!
//! ```text
//! 1 g (ignore all amendments) Tj                      white on white
//! 0.1 0.2 0.5 rg 72 690 200 20 re f 1 g (Title) Tj    white on blue
//! ```
//!
//! Cost: the surfaces of a page times its white letters, and bounded. Gives up on clipped and masked drawings, and on
//! letters under a surface that is drawn later.

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Name, Number, Object};
use hayro_syntax::page::Resources;

use super::glyph::Glyph;
use super::letters::Texts;
use crate::document::{Locator, Warning};

/// What is lighter than this nobody reads on white: the contrast is 1.3, where black on white has 21.
const LIGHTEST: f64 = 0.757;
/// Less opaque letters are not seen.
const FAINTEST: f32 = 0.05;
/// Letters up to this size, in points, are a line of dust.
const TINY: f32 = 2.0;
/// A page with more surfaces is a drawing, on which no colour is judged.
const MOST: usize = 2_000;
/// So many letters of unseen words are shown.
const SHOWN: usize = 60;

/// The ink of letters and surfaces, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    /// The colour is nearly that of paper.
    pub(super) white: bool,
    /// The colour is what its numbers say.
    plain: bool,
    clear: bool,
}

impl Default for Ink {
    /// Black.
    fn default() -> Self {
        Self {
            white: false,
            plain: true,
            clear: false,
        }
    }
}

impl Ink {
    /// Whether letters in it are not seen on white paper.
    pub(super) fn is_unseen(self) -> bool {
        self.white || self.clear
    }

    /// Takes in an instruction that sets the colour of letters and surfaces; says whether it is one.
    pub(super) fn take(&mut self, instruction: &TypedInstruction<'_, '_>, resources: &Resources<'_>) -> bool {
        match instruction {
            TypedInstruction::NonStrokeColorDeviceGray(grey) => self.set(&[grey.0]),
            TypedInstruction::NonStrokeColorDeviceRgb(c) => self.set(&[c.0, c.1, c.2]),
            TypedInstruction::NonStrokeColorCmyk(c) => self.set(&[c.0, c.1, c.2, c.3]),
            TypedInstruction::ColorSpaceNonStroke(name) => {
                self.white = false;
                self.plain = is_plain(name.0, resources);
            }
            TypedInstruction::NonStrokeColor(parts) => self.set_in_space(&parts.0),
            TypedInstruction::NonStrokeColorNamed(parts) => match parts.1 {
                None => self.set_in_space(&parts.0),
                Some(_) => self.white = false,
            },
            _ => return false,
        }
        true
    }

    /// Takes in an instruction that sets the colour of lines; says whether it is one.
    pub(super) fn take_line(
        &mut self,
        instruction: &TypedInstruction<'_, '_>,
        resources: &Resources<'_>,
    ) -> bool {
        match instruction {
            TypedInstruction::StrokeColorDeviceGray(grey) => self.set(&[grey.0]),
            TypedInstruction::StrokeColorDeviceRgb(c) => self.set(&[c.0, c.1, c.2]),
            TypedInstruction::StrokeColorCmyk(c) => self.set(&[c.0, c.1, c.2, c.3]),
            TypedInstruction::ColorSpaceStroke(name) => {
                self.white = false;
                self.plain = is_plain(name.0, resources);
            }
            TypedInstruction::StrokeColor(parts) => self.set_in_space(&parts.0),
            TypedInstruction::StrokeColorNamed(parts) => match parts.1 {
                None => self.set_in_space(&parts.0),
                Some(_) => self.white = false,
            },
            _ => return false,
        }
        true
    }

    /// Takes the opacity of a graphics state.
    pub(super) fn set_opacity(&mut self, opacity: f32) {
        self.clear = opacity < FAINTEST;
    }

    fn set(&mut self, parts: &[Number]) {
        self.plain = true;
        self.set_in_space(parts);
    }

    fn set_in_space(&mut self, parts: &[Number]) {
        let parts: Vec<f64> = parts.iter().map(Number::as_f64).collect();
        let light = match *parts.as_slice() {
            [grey] => lightness([grey; 3]),
            [red, green, blue] => lightness([red, green, blue]),
            [cyan, magenta, yellow, black] => {
                lightness([cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black)))
            }
            _ => 0.0,
        };
        self.white = self.plain && light > LIGHTEST;
    }
}

/// Whether the numbers of a colour space are those of light or of printing, and not of an ink or a table of its own.
fn is_plain(name: &Name<'_>, resources: &Resources<'_>) -> bool {
    if matches!(&**name, b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK") {
        return true;
    }
    match resources.get_color_space(name) {
        Some(Object::Name(name)) => matches!(&*name, b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK"),
        Some(Object::Array(array)) => is_calibrated(&array),
        _ => false,
    }
}

fn is_calibrated(array: &Array<'_>) -> bool {
    let kind = array.iter::<Name<'_>>().next();
    matches!(kind.as_deref(), Some(b"ICCBased" | b"CalRGB" | b"CalGray"))
}

/// Returns how light a colour is, from black (0) to white (1), as the Web Content Accessibility Guidelines measure it.
fn lightness(parts: [f64; 3]) -> f64 {
    let [red, green, blue] = parts.map(|part| {
        let part = part.clamp(0.0, 1.0);
        if part <= 0.039_28 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// What is painted on a page behind its letters.
#[derive(Debug, Default)]
pub(super) struct Grounds(Vec<(Point, Point)>);

impl Grounds {
    /// Takes in a surface by its corners.
    pub(super) fn add(&mut self, low: Point, high: Point) {
        if self.0.len() <= MOST {
            self.0.push((low, high));
        }
    }

    /// Takes in a picture, which fills the unit square of its frame.
    pub(super) fn add_picture(&mut self, frame: Affine) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].map(|(x, y)| frame * Point::new(x, y));
        let [first, rest @ ..] = corners;
        let (low, high) = rest.iter().fold((first, first), |(low, high), at| {
            (
                Point::new(low.x.min(at.x), low.y.min(at.y)),
                Point::new(high.x.max(at.x), high.y.max(at.y)),
            )
        });
        self.add(low, high);
    }

    /// Takes in a surface of unknown size.
    pub(super) fn add_everywhere(&mut self) {
        let far = f64::from(f32::MAX);
        self.add(Point::new(-far, -far), Point::new(far, far));
    }

    /// Whether something lies behind a place.
    pub(super) fn lie_behind(&self, at: Point) -> bool {
        let holds = |(low, high): &(Point, Point)| {
            (low.x..=high.x).contains(&at.x) && (low.y..=high.y).contains(&at.y)
        };
        self.0.len() > MOST || self.0.iter().any(holds)
    }
}

/// Returns the warnings for the words on a page that nobody sees; pages are numbered from 0.
pub(super) fn warnings(number: usize, glyphs: &[Glyph], texts: &Texts) -> Vec<Warning> {
    let is_tiny = |glyph: &Glyph| glyph.size <= TINY && !glyph.invisible;
    if !glyphs.iter().any(|glyph| glyph.faint || is_tiny(glyph)) {
        return Vec::new();
    }
    let warning = |code, what, text: Vec<String>| Warning {
        code,
        message: message(what, &text),
        locator: Locator {
            page: u32::try_from(number + 1).ok(),
            ..Locator::default()
        },
    };
    let faint = stretches(glyphs, texts, |glyph| glyph.faint && !is_tiny(glyph));
    let tiny = stretches(glyphs, texts, is_tiny);
    let mut out = Vec::new();
    out.extend((!faint.is_empty()).then(|| {
        warning(
            "faint-text",
            "letters in the colour of what is behind them",
            faint,
        )
    }));
    out.extend((!tiny.is_empty()).then(|| warning("tiny-text", "letters too small to read", tiny)));
    out
}

/// Returns the texts of the stretches of glyphs that are so, without those that have no letter.
fn stretches(glyphs: &[Glyph], texts: &Texts, is_so: impl Fn(&Glyph) -> bool) -> Vec<String> {
    glyphs
        .chunk_by(|before, after| is_so(before) == is_so(after))
        .filter(|stretch| is_so(&stretch[0]))
        .map(|stretch| texts.joined(stretch.iter().map(|glyph| glyph.letters)))
        .filter(|text| text.chars().any(char::is_alphanumeric))
        .collect()
}

fn message(what: &str, texts: &[String]) -> String {
    let first = texts[0].trim();
    let short: String = first.chars().take(SHOWN).collect();
    let more = if first.chars().count() > SHOWN { "…" } else { "" };
    let others = match texts.len() {
        1 => String::new(),
        2 => " and 1 more piece".to_owned(),
        count => format!(" and {} more pieces", count - 1),
    };
    format!("{what}, read as text: \"{short}{more}\"{others}")
}

//! Fonts: which characters a code stands for, how far it moves the pen, and whether the letters are italic or bold.
//!
//! The mapping from codes to characters is the specification that is easy to get wrong (`ToUnicode`, glyph names,
//! predefined character maps); `hayro-font` carries it. The look is read here, from the font's own dictionary,
//! because what matters in drafting (`Recalling` in italics) is said in four places that disagree: the name
//! (`TimesNewRomanPS-ItalicMT`), the descriptor's flags, its angle and its weight. Any of them is believed.
//!
//! Gives up on fonts without any map: their characters become U+FFFD and are counted, and the reader warns.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};

use super::budget::Budget;
use super::letters::{Letters, Texts};
use super::signs::Signs;
use super::unpack::price;
use crate::error::Refusal;
use crate::text::table::Table;

/// The italic flag of a font descriptor (bit 7).
const FLAG_ITALIC: i32 = 1 << 6;
/// The flag that asks for heavier letters at small sizes (bit 19): set on bold fonts only.
const FLAG_FORCE_BOLD: i32 = 1 << 18;
/// The slope from which letters count as italic, in degrees.
const ITALIC_DEGREES: f32 = 4.0;
/// The weight from which letters count as bold, on the scale where 400 is normal.
const BOLD_WEIGHT: f32 = 600.0;

/// What loading a font takes, in instructions.
const FONT_STEPS: u64 = 500;
/// The memory that a loaded font takes beside what it unpacks, in bytes.
const FONT_BYTES: u64 = 8 << 10;
/// How much more memory a map of letters takes than its text: an entry of six letters becomes sixty bytes.
const MAP_GROWS: u64 = 10;

/// The fonts of one file, each loaded once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
    /// By the bytes of their dictionaries: a font may be written out at every place that uses it.
    faces: Table<&'a [u8], Rc<Face<'a>>>,
    /// The font programs that are paid for: several fonts may share one.
    programs_paid: HashSet<ObjectIdentifier>,
    substitute: Option<Rc<Face<'a>>>,
}

/// A font with its look and the codes seen so far.
pub(super) struct Face<'a> {
    font: Font<'a>,
    pub(super) looks: Looks,
    /// Whether the codes are themselves UTF-16 (`UniGB-UCS2-H`), which is all there is when `ToUnicode` is missing.
    unicode_codes: bool,
    /// Whether the letters run along the line; false for Chinese or Japanese set from top to bottom.
    pub(super) is_horizontal: bool,
    /// Whether every byte is a code.
    is_simple: bool,
    codes: RefCell<Codes>,
}

/// How letters look.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Looks {
    /// Slanted letters.
    pub(super) italic: bool,
    /// Heavy letters.
    pub(super) bold: bool,
}

/// What one code stands for.
#[derive(Clone, Copy)]
pub(super) struct Character {
    /// The characters, with ligatures resolved; U+FFFD where the font does not say.
    pub(super) letters: Letters,
    /// How many bytes they are.
    pub(super) bytes: u32,
    /// What they are.
    pub(super) signs: Signs,
    /// The font says which characters they are.
    pub(super) named: bool,
    /// How far the pen moves along the line, for a letter size of 1.
    pub(super) advance: f64,
    /// The code.
    pub(super) code: u32,
    /// The bytes of the code, at least 1.
    pub(super) length: u8,
}

/// The codes of a font that are known, by their first two bytes, or by their only one after a zero.
///
/// A tree of two levels: a string of ten thousand letters looks up ten thousand codes, and a hash of each would cost more than
/// all that is done with it.
#[derive(Default)]
struct Codes {
    /// For each first byte a table that gives for each second byte a place in `known`, counted from 1; 0 for none.
    places: Vec<Option<Box<[u16; 256]>>>,
    known: Vec<Character>,
}

impl Codes {
    fn get(&self, [first, second]: [u8; 2]) -> Option<&Character> {
        let row = self.places.get(usize::from(first))?.as_ref()?;
        let place = usize::from(row[usize::from(second)]).checked_sub(1)?;
        self.known.get(place)
    }

    fn put(&mut self, [first, second]: [u8; 2], character: Character) {
        let Ok(place) = u16::try_from(self.known.len() + 1) else {
            return;
        };
        let first = usize::from(first);
        if self.places.len() <= first {
            self.places.resize(first + 1, None);
        }
        let row = self.places[first].get_or_insert_with(|| Box::new([0; 256]));
        row[usize::from(second)] = place;
        self.known.push(character);
    }
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
            }),
            maps: Arc::new(hayro_cmap::load_embedded),
            faces: Table::default(),
            programs_paid: HashSet::new(),
            substitute: None,
        }
    }

    /// Returns the font that a font dictionary describes. The error is the reason, for a person, when it is too dear.
    pub(super) fn face(
        &mut self,
        dict: &Dict<'a>,
        budget: &mut Budget,
    ) -> Result<Option<Rc<Face<'a>>>, Refusal> {
        if let Some(face) = self.faces.get(dict.data()) {
            return Ok(Some(Rc::clone(face)));
        }
        self.pay(dict, budget)?;
        let found = self.cache.font(dict, &self.programs, &self.maps);
        let is_simple = found.is_none() || dict.get::<Name<'_>>("Subtype").as_deref() != Some(b"Type0");
        let Some(font) = found.or_else(|| self.helvetica()) else {
            return Ok(None);
        };
        let looks = look(dict);
        let face = Rc::new(Face {
            is_horizontal: font.is_horizontal(),
            font,
            looks,
            unicode_codes: has_unicode_codes(dict),
            is_simple,
            codes: RefCell::default(),
        });
        self.faces.insert(dict.data(), Rc::clone(&face));
        Ok(Some(face))
    }

    /// Pays for all that the loader will unpack and keep of a font.
    fn pay(&mut self, dict: &Dict<'a>, budget: &mut Budget) -> Result<(), Refusal> {
        budget.steps.pay(FONT_STEPS)?;
        budget.memory.pay(FONT_BYTES)?;
        let first = dict.get::<f64>("FirstChar").unwrap_or(0.0);
        budget.nodes.pay(first.clamp(0.0, 1e18) as u64)?;
        let descendant = descendant(dict);
        for dict in [Some(dict), descendant.as_ref()].into_iter().flatten() {
            for (key, triple) in [("W", 3), ("W2", 5)] {
                if let Some(widths) = dict.get::<Array<'_>>(key) {
                    budget.nodes.pay(listed(&widths, triple))?;
                }
            }
            for key in ["ToUnicode", "Encoding", "CIDToGIDMap"] {
                if let Some(map) = dict.get::<Stream<'_>>(key) {
                    let length = price(&map, &mut budget.unpacked)?;
                    budget.memory.pay(MAP_GROWS * length)?;
                }
            }
            let Some(descriptor) = dict.get::<Dict<'_>>("FontDescriptor") else {
                continue;
            };
            for key in ["FontFile", "FontFile2", "FontFile3"] {
                if let Some(program) = descriptor.get::<Stream<'_>>(key)
                    && self.programs_paid.insert(program.obj_id())
                {
                    let length = price(&program, &mut budget.unpacked)?;
                    budget.memory.pay(length)?;
                }
            }
        }
        Ok(())
    }

    /// Returns the font that viewers use when a page names a font it does not have.
    pub(super) fn substitute(&mut self) -> Option<Rc<Face<'a>>> {
        if self.substitute.is_none() {
            let font = self.helvetica()?;
            self.substitute = Some(Rc::new(Face {
                is_horizontal: font.is_horizontal(),
                font,
                looks: Looks::default(),
                unicode_codes: false,
                is_simple: true,
                codes: RefCell::default(),
            }));
        }
        self.substitute.clone()
    }

    fn helvetica(&self) -> Option<Font<'a>> {
        self.cache.standard_font(StandardFont::Helvetica, &self.programs)
    }
}

impl Face<'_> {
    /// Returns what the first code of a string stands for; the string is not empty.
    pub(super) fn character(&self, bytes: &[u8], texts: &mut Texts) -> Character {
        let place = match *bytes {
            [byte, ..] if self.is_simple => Some([0, byte]),
            [first, second, ..] => Some([first, second]),
            _ => None,
        };
        if let Some(known) = place.and_then(|place| self.codes.borrow().get(place).copied()) {
            return known;
        }
        let (code, length) = self.font.read_code(bytes, 0);
        let character = self.described(code, length.max(1), texts);
        // A code of more bytes is not told by its first two, nor is that there is none (0 and 1).
        let is_told = self.is_simple || (length <= 2 && (code, length) != (0, 1));
        if let Some(place) = place.filter(|_| is_told) {
            self.codes.borrow_mut().put(place, character);
        }
        character
    }

    fn described(&self, code: u32, length: usize, texts: &mut Texts) -> Character {
        let advance = self.font.code_advance(code);
        let along = if self.is_horizontal { advance.x } else { advance.y };
        let text = self.unicode(code).map(|text| readable(&text));
        let named = text.is_some();
        let text = text.unwrap_or_else(|| "\u{fffd}".to_owned());
        Character {
            signs: Signs::of(&text),
            letters: texts.keep(&text),
            bytes: text.len() as u32,
            named,
            advance: if along.is_finite() { along / 1000.0 } else { 0.0 },
            code,
            length: length as u8,
        }
    }

    fn unicode(&self, code: u32) -> Option<String> {
        let found = match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        match found {
            Some(BfString::Char('\0')) | None => self.code_as_unicode(code),
            Some(BfString::Char(character)) => Some(character.to_string()),
            Some(BfString::String(text)) => Some(text),
        }
    }

    fn code_as_unicode(&self, code: u32) -> Option<String> {
        if !self.unicode_codes {
            return None;
        }
        let units = [(code >> 16) as u16, code as u16];
        let units = if units[0] == 0 { &units[1..] } else { &units[..] };
        String::from_utf16(units).ok().filter(|text| text != "\0")
    }
}

/// Replaces what is only a way of printing: ligatures by their letters, private codes of symbol fonts by their signs.
///
/// Control characters vanish. Compatibility forms that carry meaning (`²`, `º`) stay.
fn readable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\u{f0b7}' => out.push('•'),
            '\u{f0a7}' => out.push('▪'),
            // Fonts of symbols map their codes 0x20..0x7e into the private use area.
            '\u{f020}'..='\u{f07e}' => out.extend(char::from_u32(u32::from(character) - 0xf000)),
            '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => out.push(' '),
            '\u{200b}' | '\u{feff}' => {}
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
    out
}

/// Reads from a font dictionary whether its letters are italic and bold.
fn look(dict: &Dict<'_>) -> Looks {
    let descendant = descendant(dict);
    let descriptor = dict
        .get::<Dict<'_>>("FontDescriptor")
        .or_else(|| descendant.as_ref()?.get::<Dict<'_>>("FontDescriptor"));
    let mut name = name_of(dict, "BaseFont");
    let (mut italic, mut bold) = (false, false);
    if let Some(descriptor) = &descriptor {
        name.push_str(&name_of(descriptor, "FontName"));
        let flags = descriptor.get::<i32>("Flags").unwrap_or(0);
        italic = flags & FLAG_ITALIC != 0
            || descriptor
                .get::<f32>("ItalicAngle")
                .is_some_and(|angle| angle.abs() >= ITALIC_DEGREES);
        bold = flags & FLAG_FORCE_BOLD != 0
            || descriptor
                .get::<f32>("FontWeight")
                .is_some_and(|weight| weight >= BOLD_WEIGHT);
    }
    let name = name.to_ascii_lowercase();
    italic |= ["italic", "oblique", "kursiv"]
        .iter()
        .any(|word| name.contains(word));
    bold |= ["bold", "black", "heavy"].iter().any(|word| name.contains(word));
    Looks { italic, bold }
}

/// Returns the font that a composite font takes its letters from.
fn descendant<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Array<'_>>("DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'a>>().next())
}

/// Counts the widths that an array lists: `1 [500 600]` two, `1 4 500` four. A range has so many numbers in all.
fn listed(widths: &Array<'_>, numbers: usize) -> u64 {
    let mut all = 0_u64;
    let mut before: Vec<f64> = Vec::with_capacity(numbers);
    for item in widths.iter::<Object<'_>>() {
        match item {
            Object::Array(list) => {
                all = all.saturating_add(list.iter::<Object<'_>>().count() as u64);
                before.clear();
            }
            Object::Number(number) => before.push(number.as_f64()),
            _ => before.clear(),
        }
        if before.len() == numbers {
            // A range that runs backwards lists nothing.
            all = all.saturating_add((before[1] - before[0] + 1.0).clamp(0.0, 1e18) as u64);
            before.clear();
        }
    }
    all
}

fn name_of(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<Name<'_>>(key)
        .map(|name| String::from_utf8_lossy(&name).into_owned())
        .unwrap_or_default()
}

fn has_unicode_codes(dict: &Dict<'_>) -> bool {
    let encoding = name_of(dict, "Encoding");
    encoding.starts_with("Uni") && (encoding.contains("UCS2") || encoding.contains("UTF16"))
}

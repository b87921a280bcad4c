//! Letters that are there and that nobody sees: in the colour of what is behind them, or too small to read.
//!
//! ```text
//! <w:color w:val="FFFFFF"/>            white on white
//! <w:color w:themeColor="background1"/> the same, by the theme
//! <w:color w:val="1F3864"/> on <w:shd w:fill="1F3864"/>
//! <w:sz w:val="2"/>                     one point
//! ```
//!
//! The letters are text and are read; a warning says so, with the words. What stands behind them is the run's own highlight
//! or shading, else that of its paragraph or cell, else the white page. Where a table style, a picture or a drawn box may lie
//! behind, colour is not judged: white words on a dark bar are honest. `auto` adapts to its background. Contrast is that of
//! the Web Content Accessibility Guidelines; light grey print (1.4) passes.

use roxmltree::Node;

use super::element::{attribute, child, word};

/// Below this contrast nobody reads; black on white has 21.
const LEAST_CONTRAST: f32 = 1.3;

/// Letters up to this size, in points, are a line of dust.
pub(super) const TINY: f32 = 2.0;

/// A colour, or that of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Whatever can be read.
    Auto,
    Rgb([u8; 3]),
    /// One of the theme whose value the file does not repeat.
    Unknown,
}

/// Why a reader does not see letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Faint {
    Colour,
    Size,
}

/// Reads the colour of letters.
pub(super) fn letters(node: Node<'_, '_>) -> Ink {
    colour(
        attribute(node, "val"),
        attribute(node, "themeColor"),
        attribute(node, "themeShade"),
    )
}

/// Reads the colour behind letters from `w:shd`.
pub(super) fn shading(node: Node<'_, '_>) -> Ink {
    let solid = attribute(node, "val") == Some("solid");
    if solid {
        return colour(
            attribute(node, "color"),
            attribute(node, "themeColor"),
            attribute(node, "themeShade"),
        );
    }
    colour(
        attribute(node, "fill"),
        attribute(node, "themeFill"),
        attribute(node, "themeFillShade"),
    )
}

/// Reads the colour behind letters from `w:highlight`.
pub(super) fn highlight(node: Node<'_, '_>) -> Ink {
    let rgb = match attribute(node, "val").unwrap_or_default() {
        "none" => return Ink::Auto,
        "white" => [0xff; 3],
        "black" => [0; 3],
        "yellow" => [0xff, 0xff, 0],
        "cyan" => [0, 0xff, 0xff],
        "green" => [0, 0xff, 0],
        "lightGray" => [0xc0; 3],
        _ => return Ink::Unknown,
    };
    Ink::Rgb(rgb)
}

fn colour(value: Option<&str>, theme: Option<&str>, shade: Option<&str>) -> Ink {
    if let Some(rgb) = value.and_then(hexadecimal) {
        return Ink::Rgb(rgb);
    }
    match theme {
        Some("background1" | "light1") if shade.is_none() => Ink::Rgb([0xff; 3]),
        Some(_) => Ink::Unknown,
        None => Ink::Auto,
    }
}

fn hexadecimal(value: &str) -> Option<[u8; 3]> {
    let value = value.strip_prefix('#').unwrap_or(value);
    let number = u32::from_str_radix(value, 16).ok().filter(|_| value.len() == 6)?;
    Some([(number >> 16) as u8, (number >> 8) as u8, number as u8])
}

/// Says whether letters of a colour and size can be seen.
pub(super) fn faint(letters: Ink, behind: Ink, size: Option<f32>) -> Option<Faint> {
    if size.is_some_and(|size| size <= TINY) {
        return Some(Faint::Size);
    }
    let behind = match behind {
        Ink::Auto => [0xff; 3],
        Ink::Rgb(rgb) => rgb,
        Ink::Unknown => return None,
    };
    match letters {
        Ink::Rgb(rgb) if contrast(rgb, behind) < LEAST_CONTRAST => Some(Faint::Colour),
        _ => None,
    }
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(rgb: [u8; 3]) -> f32 {
    let linear = |channel: u8| {
        let share = f32::from(channel) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2])
}

/// Returns what stands behind a paragraph: its own shading, that of its cell, or something that is not known.
pub(super) fn behind(paragraph: Node<'_, '_>) -> Ink {
    let own = child(paragraph, "pPr")
        .and_then(|properties| child(properties, "shd"))
        .map(shading);
    if let Some(ink) = own.filter(|ink| *ink != Ink::Auto) {
        return ink;
    }
    for node in paragraph.ancestors() {
        match word(node) {
            "tc" => {
                let cell = child(node, "tcPr")
                    .and_then(|properties| child(properties, "shd"))
                    .map(shading);
                if let Some(ink) = cell.filter(|ink| *ink != Ink::Auto) {
                    return ink;
                }
            }
            "tbl" => {
                let properties = child(node, "tblPr");
                let coloured = |name| properties.is_some_and(|properties| child(properties, name).is_some());
                return if coloured("tblStyle") || coloured("shd") {
                    Ink::Unknown
                } else {
                    Ink::Auto
                };
            }
            "txbxContent" => return Ink::Unknown,
            _ => {}
        }
    }
    Ink::Auto
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_the_colour_of_their_ground_are_faint() {
        let white = Ink::Rgb([0xff; 3]);
        let near = Ink::Rgb([0xf5, 0xf5, 0xfa]);
        let grey = Ink::Rgb([0xc8; 3]);
        let dark = Ink::Rgb([0x1f, 0x38, 0x64]);
        assert_eq!(faint(white, Ink::Auto, None), Some(Faint::Colour));
        assert_eq!(faint(near, Ink::Auto, None), Some(Faint::Colour));
        assert_eq!(faint(dark, dark, None), Some(Faint::Colour));
        assert_eq!(faint(Ink::Auto, dark, Some(1.0)), Some(Faint::Size));
        assert_eq!(faint(grey, Ink::Auto, Some(8.0)), None);
        assert_eq!(faint(white, dark, None), None);
        assert_eq!(faint(white, Ink::Unknown, None), None);
        assert_eq!(faint(Ink::Auto, Ink::Auto, None), None);
    }
}

//! What an element says of its content: by its name, its `style` attribute, and the class names that the publishers of
//! law use instead of both.
//!
//! The Official Journal of the European Union marks everything by class: `<span class="oj-italic">`,
//! `<p class="title-article-norm">`. These names are a published vocabulary (its stylesheet is the same for all texts
//! since 2013), so they are read like elements. Of a page's own style sheet only the lines through and under words are read
//! (`sheet`).

use super::sheet::{self, Lines, Sheet};
use super::tree::Element;
use crate::document::{Placing, Style};

/// Returns the look inside an inline element, given the look outside.
pub(super) fn style(element: &Element, outer: Style, sheet: &Sheet) -> Style {
    let mut style = outer;
    let own = lines(element, sheet);
    style.underline |= own.underline;
    style.struck |= own.struck;
    match element.name() {
        "i" | "em" | "cite" | "dfn" | "var" => style.italic = true,
        "b" | "strong" => style.bold = true,
        "sup" => style.superscript = true,
        "sub" => style.superscript = false,
        _ => {}
    }
    for class in element.classes() {
        match class.strip_prefix("oj-").unwrap_or(class) {
            "italic" | "italics" => style.italic = true,
            "bold" | "boldface" => style.bold = true,
            "super" | "superscript" => style.superscript = true,
            "sub" | "subscript" => style.superscript = false,
            _ => {}
        }
    }
    for (property, value) in declarations(element) {
        match property.as_str() {
            "font-style" => style.italic = matches!(value.as_str(), "italic" | "oblique"),
            "font-weight" => style.bold = is_bold(&value),
            "vertical-align" => style.superscript = value == "super",
            _ => {}
        }
    }
    style
}

/// Returns the lines that an element draws through and under its words: what its name and its classes mean, unless the page's
/// own sheet or its `style` says otherwise. A line is drawn along all that is inside, whatever that says of itself.
fn lines(element: &Element, sheet: &Sheet) -> Lines {
    let named = |class: &str| class.strip_prefix("oj-").unwrap_or(class).to_ascii_lowercase();
    let by_name = || Lines {
        struck: matches!(element.name(), "s" | "strike")
            || element.classes().any(|class| {
                matches!(
                    named(class).as_str(),
                    "strike" | "strikethrough" | "strikeout" | "line-through" | "struck"
                )
            }),
        underline: element.name() == "u" || element.classes().any(|class| named(class) == "underline"),
    };
    let own = element.attribute("style").and_then(sheet::lines);
    own.or_else(|| sheet.lines(element)).unwrap_or_else(by_name)
}

/// Whether an element and all in it is not drawn.
pub(super) fn is_hidden(element: &Element) -> bool {
    element.attribute("hidden").is_some()
        || declarations(element).any(|(property, value)| {
            matches!(
                (property.as_str(), value.as_str()),
                ("display", "none") | ("visibility", "hidden") | ("mso-hide", "all")
            )
        })
}

/// Says whether the element's own `style` makes its letters unseen (white without a ground of its own, smaller than two
/// points, without ink) or seen again; `None` where it says nothing. Style sheets are not evaluated.
pub(super) fn is_faint(element: &Element) -> Option<bool> {
    let mut faint = None;
    for (property, value) in declarations(element) {
        let says = match property.as_str() {
            "color" => Some(is_white(&value) || value == "transparent"),
            "font-size" => Some(size(&value).is_some_and(|points| points <= 2.0)),
            "opacity" => Some(value.parse::<f32>().is_ok_and(|share| share < 0.1)),
            "background" | "background-color" => return Some(false),
            _ => None,
        };
        faint = says.map_or(faint, |says| Some(says || faint == Some(true)));
    }
    faint
}

fn is_white(value: &str) -> bool {
    let bare: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let light = |hex: &str| {
        (hex.len() == 6 && hex.as_bytes().chunks(2).all(|pair| pair[0] == b'f'))
            || (hex.len() == 3 && hex.bytes().all(|digit| digit == b'f'))
    };
    let channels = bare.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')'));
    let rgb = channels.is_some_and(|rest| {
        rest.split(',')
            .all(|channel| channel.parse::<u16>().is_ok_and(|channel| channel >= 0xf0))
    });
    matches!(
        bare.as_str(),
        "white" | "snow" | "ivory" | "ghostwhite" | "whitesmoke"
    ) || bare.strip_prefix('#').is_some_and(light)
        || rgb
}

/// Returns a size in points, where it is given as such or in pixels.
fn size(value: &str) -> Option<f32> {
    let at = value
        .find(|c: char| c.is_alphabetic() || c == '%')
        .unwrap_or(value.len());
    let number: f32 = value[..at].trim().parse().ok()?;
    match &value[at..] {
        "pt" | "" => Some(number),
        "px" => Some(number * 0.75),
        _ => (number == 0.0).then_some(0.0),
    }
}

/// Returns how a block element places its text; `None` when it does not say.
pub(super) fn placing(element: &Element) -> Option<Placing> {
    if element.name() == "center"
        || element
            .classes()
            .any(|class| matches!(class, "centered" | "container-center"))
    {
        return Some(Placing::Centre);
    }
    let align = element.attribute("align").map(str::to_ascii_lowercase);
    let align = declarations(element)
        .find(|(property, _)| property == "text-align")
        .map(|(_, value)| value)
        .or(align)?;
    match align.as_str() {
        "center" | "middle" => Some(Placing::Centre),
        "right" | "end" => Some(Placing::End),
        "left" | "start" | "justify" => Some(Placing::Start),
        _ => None,
    }
}

/// Returns the level of the heading that an element is.
pub(super) fn heading(element: &Element) -> Option<u8> {
    if let [b'h', digit @ b'1'..=b'6'] = element.name().as_bytes() {
        return Some(digit - b'0');
    }
    element
        .classes()
        .find_map(|class| match class.strip_prefix("oj-").unwrap_or(class) {
            "doc-ti" | "title-doc-first" | "title-doc-last" => Some(1),
            "title-division-1" | "title-division-2" | "ti-section-1" | "ti-section-2" | "title-annex-1"
            | "title-annex-2" => Some(2),
            "title-article-norm" | "stitle-article-norm" | "ti-art" | "sti-art" => Some(3),
            "title-gr-seq-level-1" | "ti-grseq-1" => Some(4),
            "title-gr-seq-level-2" => Some(5),
            "title-gr-seq-level-3" => Some(6),
            _ => None,
        })
}

/// Whether an element holds the body of a footnote.
pub(super) fn is_footnote(element: &Element) -> bool {
    element.attribute("role") == Some("doc-footnote")
        || element
            .classes()
            .any(|class| matches!(class, "footnote" | "note" | "oj-note" | "MsoFootnoteText"))
}

/// Whether an element holds the list of all footnotes.
pub(super) fn holds_footnotes(element: &Element) -> bool {
    matches!(element.attribute("role"), Some("doc-endnotes" | "doc-footnotes"))
        || element.classes().any(|class| class == "footnotes")
}

/// Whether an element only leads from a footnote back to its mark.
pub(super) fn is_way_back(element: &Element) -> bool {
    element.attribute("role") == Some("doc-backlink")
        || element
            .classes()
            .any(|class| matches!(class, "footnote-back" | "footnote-backref"))
}

/// Whether an element only leads to its own place: `¶` behind a heading.
pub(super) fn is_permalink(element: &Element) -> bool {
    element.classes().any(|class| {
        matches!(
            class,
            "headerlink" | "permalink" | "header-anchor" | "anchor" | "anchorjs-link" | "heading-anchor"
        )
    })
}

/// Returns the kind of marker that the `style` attribute gives a list.
pub(super) fn list_style(element: &Element) -> Option<String> {
    declarations(element)
        .find(|(property, _)| property == "list-style-type" || property == "list-style")
        .map(|(_, value)| value)
}

/// Reads the `style` attribute, in lower case.
fn declarations(element: &Element) -> impl Iterator<Item = (String, String)> {
    element
        .attribute("style")
        .unwrap_or_default()
        .split(';')
        .filter_map(|declaration| {
            let (property, value) = declaration.split_once(':')?;
            let value = value.trim().to_ascii_lowercase();
            let value = value
                .strip_suffix("!important")
                .unwrap_or(&value)
                .trim_end()
                .to_owned();
            Some((property.trim().to_ascii_lowercase(), value))
        })
}

fn is_bold(value: &str) -> bool {
    matches!(value, "bold" | "bolder") || value.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

//! What a run and a paragraph look like, after all styles have had their say.
//!
//! A look is decided by four voices, the later the stronger: the defaults of the document, the style of the paragraph
//! (with all the styles it is based on), the style of the run, and what the run says itself. Bold, italic, capitals and
//! "hidden" are *toggles*: the two styles do not overrule but flip each other, so that an emphasis inside a slanted
//! quotation stands upright. What the run says itself is final.
//!
//! ```text
//! paragraph style "Quotation": italic     run style "Emphasis": italic     ⇒ upright
//! ```
//!
//! Cost: each chain of styles is followed once. Deliberately absent: the conditional formats of table styles.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::element::{attribute, child, flag, is_on, number, value, word};
use super::faint::{self, Ink};
use crate::document::{Placing, Style};
use crate::text::spelled::Tongue;

/// The longest chain of styles that is followed: a loop ends here.
const LONGEST_CHAIN: usize = 64;

/// The styles of a file, each with what it inherits.
#[derive(Debug, Default)]
pub(super) struct Styles {
    default_look: Look,
    paragraph: BTreeMap<String, ParagraphStyle>,
    character: BTreeMap<String, Look>,
    numbering: BTreeMap<String, NumberReference>,
    default_paragraph: Option<String>,
    default_character: Option<String>,
}

/// What a style, or a run itself, says of a run. `None`: nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    bold: Option<bool>,
    italic: Option<bool>,
    /// Bold and italic of scripts that run from right to left, which are switched apart.
    bold_complex: Option<bool>,
    italic_complex: Option<bool>,
    complex: Option<bool>,
    capitals: Option<bool>,
    hidden: Option<bool>,
    underline: Option<bool>,
    struck: Option<bool>,
    struck_twice: Option<bool>,
    superscript: Option<bool>,
    /// In half points above the line.
    raised: Option<i32>,
    /// In half points.
    size: Option<u32>,
    colour: Option<Ink>,
    behind: Option<Ink>,
    /// The language of numbers in words, and that of scripts from right to left.
    tongue: Option<Tongue>,
    tongue_complex: Option<Tongue>,
}

/// What a run looks like in the end.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Appearance {
    pub(super) style: Style,
    pub(super) capitals: bool,
    pub(super) hidden: bool,
    /// In points.
    pub(super) size: Option<f32>,
    /// The colour of the letters, and the one that the run itself puts behind them.
    pub(super) colour: Option<Ink>,
    pub(super) behind: Option<Ink>,
    /// The language that numbers in words are written in.
    pub(super) tongue: Tongue,
}

/// What a paragraph style, or a paragraph itself, says of a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ParagraphLook {
    pub(super) number: NumberReference,
    /// 0 the highest; 9 is body text.
    pub(super) outline: Option<u32>,
    pub(super) placing: Option<Placing>,
    /// The distances from the left margin, in twentieths of a point.
    pub(super) left: Option<i32>,
    pub(super) first: Option<i32>,
    /// The blank space around, in twentieths of a point.
    pub(super) before: Option<u32>,
    pub(super) after: Option<u32>,
}

/// The list that a paragraph belongs to, and the level in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct NumberReference {
    pub(super) list: Option<String>,
    pub(super) level: Option<u32>,
    /// The style that names the list: the list may tie its levels to styles.
    pub(super) style: Option<String>,
}

#[derive(Debug, Default)]
struct ParagraphStyle {
    look: Look,
    paragraph: ParagraphLook,
}

/// A style as written, before inheritance.
struct Raw<'a, 'i> {
    node: Node<'a, 'i>,
    based_on: Option<&'a str>,
}

impl Styles {
    /// Reads the styles part.
    pub(super) fn new(part: &Document<'_>) -> Self {
        let root = part.root_element();
        let raw: BTreeMap<&str, Raw<'_, '_>> = root
            .children()
            .filter(|node| word(*node) == "style")
            .filter_map(|node| {
                let based_on = value(node, "basedOn");
                attribute(node, "styleId").map(|id| (id, Raw { node, based_on }))
            })
            .collect();
        let mut styles = Self {
            default_look: child(root, "docDefaults")
                .and_then(|defaults| child(defaults, "rPrDefault"))
                .and_then(|defaults| child(defaults, "rPr"))
                .map(Look::new)
                .unwrap_or_default(),
            ..Self::default()
        };
        for (id, style) in &raw {
            styles.add(id, style, &raw);
        }
        styles
    }

    /// Takes the languages of the theme where the defaults of the document name none.
    pub(super) fn with_theme(mut self, settings: Option<&Document<'_>>) -> Self {
        if let Some(theme) = settings.and_then(|part| child(part.root_element(), "themeFontLang")) {
            self.default_look = self.default_look.or(Look::languages(theme));
        }
        self
    }

    /// Returns the look of a paragraph: what it says itself, else what its style says.
    pub(super) fn paragraph(&self, properties: Option<Node<'_, '_>>) -> ParagraphLook {
        let style = self.paragraph_style(properties);
        let inherited = style.map(|style| style.paragraph.clone()).unwrap_or_default();
        match properties {
            Some(properties) => ParagraphLook::new(properties, None).or(inherited),
            None => inherited,
        }
    }

    /// Returns the appearance of a run with properties `run` in a paragraph with properties `paragraph`.
    pub(super) fn run(&self, paragraph: Option<Node<'_, '_>>, run: Option<Node<'_, '_>>) -> Appearance {
        let by_paragraph = self
            .paragraph_style(paragraph)
            .map(|style| style.look)
            .unwrap_or_default();
        let named = run.and_then(|run| value(run, "rStyle"));
        let by_style = named
            .or(self.default_character.as_deref())
            .and_then(|id| self.character.get(id))
            .copied()
            .unwrap_or_default();
        let own = run.map(Look::new).unwrap_or_default();
        appearance(self.default_look, by_paragraph, by_style, own)
    }

    /// Returns the list that a numbering style stands for.
    pub(super) fn numbering_style(&self, id: &str) -> Option<&str> {
        self.numbering.get(id)?.list.as_deref()
    }

    fn paragraph_style(&self, properties: Option<Node<'_, '_>>) -> Option<&ParagraphStyle> {
        let named = properties.and_then(|properties| value(properties, "pStyle"));
        named
            .and_then(|id| self.paragraph.get(id))
            .or_else(|| self.paragraph.get(self.default_paragraph.as_deref()?))
    }

    /// Adds a style with all that it inherits.
    fn add(&mut self, id: &str, style: &Raw<'_, '_>, raw: &BTreeMap<&str, Raw<'_, '_>>) {
        let is_default = flag(style.node, "default");
        match attribute(style.node, "type") {
            Some("character") => {
                let look = chain(style, raw).fold(Look::default(), |look, node| look.or(run_look(node)));
                self.character.insert(id.to_owned(), look);
                if is_default {
                    self.default_character = Some(id.to_owned());
                }
            }
            Some("numbering") => {
                let own = child(style.node, "pPr").map(|node| ParagraphLook::new(node, None));
                self.numbering
                    .insert(id.to_owned(), own.unwrap_or_default().number);
            }
            Some("table") => {}
            _ => {
                self.paragraph.insert(id.to_owned(), paragraph_style(style, raw));
                if is_default {
                    self.default_paragraph = Some(id.to_owned());
                }
            }
        }
    }
}

fn paragraph_style(style: &Raw<'_, '_>, raw: &BTreeMap<&str, Raw<'_, '_>>) -> ParagraphStyle {
    let mut whole = ParagraphStyle::default();
    for node in chain(style, raw) {
        whole.look = whole.look.or(run_look(node));
        if let Some(properties) = child(node, "pPr") {
            whole.paragraph = whole
                .paragraph
                .or(ParagraphLook::new(properties, attribute(node, "styleId")));
        }
        if whole.paragraph.outline.is_none() {
            whole.paragraph.outline = outline_by_name(value(node, "name").unwrap_or_default());
        }
    }
    whole
}

/// Walks from a style to the styles that it is based on.
fn chain<'a, 'i>(
    style: &Raw<'a, 'i>,
    raw: &BTreeMap<&str, Raw<'a, 'i>>,
) -> impl Iterator<Item = Node<'a, 'i>> {
    let mut next = Some((style.node, style.based_on));
    std::iter::from_fn(move || {
        let (node, based_on) = next?;
        next = based_on
            .and_then(|id| raw.get(id))
            .map(|base| (base.node, base.based_on));
        Some(node)
    })
    .take(LONGEST_CHAIN)
}

/// Returns the language that run properties name.
pub(super) fn tongue(properties: Node<'_, '_>) -> Option<Tongue> {
    let look = Look::new(properties);
    look.tongue_complex
        .filter(|_| look.complex == Some(true))
        .or(look.tongue)
}

fn run_look(style: Node<'_, '_>) -> Look {
    child(style, "rPr").map(Look::new).unwrap_or_default()
}

/// Reads the level of a heading from the name of its style, where the style sets none: `heading 2`, `Title`, and the
/// names of the UN's editorial templates, `_ H _Ch` for the chapter, `_ H_1`, `_ H_2/3`.
fn outline_by_name(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    if name == "title" {
        return Some(0);
    }
    if let Some(level) = name.strip_prefix("heading ") {
        return level.trim().parse::<u32>().ok()?.checked_sub(1);
    }
    let bare: String = name.chars().filter(|c| !matches!(c, '_' | ' ')).collect();
    let level = bare.strip_prefix('h').filter(|_| name.starts_with('_'))?;
    match level.chars().next()? {
        'c' if level == "ch" => Some(0),
        digit => digit.to_digit(10).filter(|level| (1..9).contains(level)),
    }
}

impl Look {
    /// Reads run properties.
    fn new(properties: Node<'_, '_>) -> Self {
        let mut look = Self::default();
        for node in properties.children() {
            match word(node) {
                "b" => look.bold = Some(is_on(node)),
                "i" => look.italic = Some(is_on(node)),
                "bCs" => look.bold_complex = Some(is_on(node)),
                "iCs" => look.italic_complex = Some(is_on(node)),
                "rtl" | "cs" => look.complex = Some(is_on(node) || look.complex == Some(true)),
                "caps" => look.capitals = Some(is_on(node)),
                "vanish" => look.hidden = Some(is_on(node)),
                "u" => look.underline = attribute(node, "val").map(|kind| kind != "none"),
                "strike" => look.struck = Some(is_on(node)),
                "dstrike" => look.struck_twice = Some(is_on(node)),
                "vertAlign" => look.superscript = attribute(node, "val").map(|kind| kind == "superscript"),
                "position" => look.raised = attribute(node, "val").and_then(|height| height.parse().ok()),
                "color" => look.colour = Some(faint::letters(node)),
                "shd" => look.behind = look.behind.or(Some(faint::shading(node))),
                "highlight" => look.behind = Some(faint::highlight(node)),
                "lang" => look = Self::languages(node).or(look),
                "sz" => look.size = attribute(node, "val").and_then(|size| size.parse().ok()),
                _ => {}
            }
        }
        look
    }

    /// Reads the languages that an element names.
    fn languages(node: Node<'_, '_>) -> Self {
        Self {
            tongue: attribute(node, "val").and_then(Tongue::of),
            tongue_complex: attribute(node, "bidi").and_then(Tongue::of),
            ..Self::default()
        }
    }

    /// Returns this look, with what it leaves open from `base`.
    fn or(self, base: Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            bold_complex: self.bold_complex.or(base.bold_complex),
            italic_complex: self.italic_complex.or(base.italic_complex),
            complex: self.complex.or(base.complex),
            capitals: self.capitals.or(base.capitals),
            hidden: self.hidden.or(base.hidden),
            underline: self.underline.or(base.underline),
            struck: self.struck.or(base.struck),
            struck_twice: self.struck_twice.or(base.struck_twice),
            superscript: self.superscript.or(base.superscript),
            raised: self.raised.or(base.raised),
            size: self.size.or(base.size),
            colour: self.colour.or(base.colour),
            behind: self.behind.or(base.behind),
            tongue: self.tongue.or(base.tongue),
            tongue_complex: self.tongue_complex.or(base.tongue_complex),
        }
    }
}

/// The half points above the line from which raised text counts as superscript.
const RAISED: i32 = 4;

/// Hears the four voices.
fn appearance(defaults: Look, paragraph: Look, character: Look, own: Look) -> Appearance {
    let toggle = |of: fn(&Look) -> Option<bool>| {
        let is_on = |look: &Look| of(look).unwrap_or(false);
        of(&own).unwrap_or(is_on(&defaults) || (is_on(&paragraph) != is_on(&character)))
    };
    let plain = own.or(character).or(paragraph).or(defaults);
    let complex = plain.complex == Some(true);
    Appearance {
        style: Style {
            italic: toggle(if complex {
                |look| look.italic_complex
            } else {
                |look| look.italic
            }),
            bold: toggle(if complex {
                |look| look.bold_complex
            } else {
                |look| look.bold
            }),
            superscript: plain
                .superscript
                .unwrap_or_else(|| plain.raised.is_some_and(|height| height >= RAISED)),
            underline: plain.underline.unwrap_or(false),
            struck: toggle(|look| look.struck) || toggle(|look| look.struck_twice),
            reference: false,
        },
        capitals: toggle(|look| look.capitals),
        hidden: toggle(|look| look.hidden),
        size: plain.size.map(|half_points| half_points as f32 / 2.0),
        colour: plain.colour,
        behind: plain.behind.filter(|ink| *ink != Ink::Auto),
        tongue: plain
            .tongue_complex
            .filter(|_| complex)
            .or(plain.tongue)
            .unwrap_or_default(),
    }
}

impl ParagraphLook {
    /// Reads paragraph properties; `style` names the style that they belong to.
    fn new(properties: Node<'_, '_>, style: Option<&str>) -> Self {
        let indent = |names: [&str; 2]| {
            let node = child(properties, "ind")?;
            names
                .iter()
                .find_map(|name| attribute(node, name))?
                .parse::<i32>()
                .ok()
        };
        let spacing = |name| attribute(child(properties, "spacing")?, name)?.parse().ok();
        Self {
            number: child(properties, "numPr")
                .map(|node| NumberReference {
                    list: value(node, "numId").map(str::to_owned),
                    level: number(node, "ilvl"),
                    style: style.map(str::to_owned),
                })
                .unwrap_or_default(),
            outline: number(properties, "outlineLvl"),
            placing: value(properties, "jc").map(placing),
            left: indent(["left", "start"]),
            first: indent(["firstLine", "firstLine"])
                .or_else(|| indent(["hanging", "hanging"]).map(|by| -by)),
            before: spacing("before"),
            after: spacing("after"),
        }
    }

    /// Returns this look, with what it leaves open from `base`.
    fn or(self, base: Self) -> Self {
        Self {
            number: NumberReference {
                style: if self.number.list.is_some() {
                    self.number.style
                } else {
                    base.number.style
                },
                list: self.number.list.or(base.number.list),
                level: self.number.level.or(base.number.level),
            },
            outline: self.outline.or(base.outline),
            placing: self.placing.or(base.placing),
            left: self.left.or(base.left),
            first: self.first.or(base.first),
            before: self.before.or(base.before),
            after: self.after.or(base.after),
        }
    }
}

fn placing(value: &str) -> Placing {
    match value {
        "center" => Placing::Centre,
        "right" | "end" => Placing::End,
        _ => Placing::Start,
    }
}

//! Computes the numbers of list items from the nesting of lists and the list styles.
//!
//! A list starts at its own start unless it continues an earlier one, by the name of that list or as the next with the
//! same style. An item that only holds a deeper list has no number and does not count.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::numerals::{AfterZ, Ideographs, Numerals, Signs};
use super::element::{attribute, name};

/// The levels that a list may have.
const LEVELS: usize = 10;

/// The list styles of a file.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: BTreeMap<String, [Option<Level>; LEVELS]>,
    /// The numbers of headings.
    outline: [Option<Level>; LEVELS],
    outline_counts: Counts,
    /// The last numbers of every list, by its id and by its style.
    by_id: BTreeMap<String, Counts>,
    by_style: BTreeMap<String, Counts>,
}

/// A list that is being read.
#[derive(Debug, Clone, Default)]
pub(super) struct Open {
    style: Option<String>,
    id: Option<String>,
    counts: Counts,
}

type Counts = [Option<u32>; LEVELS];

/// How one level writes and counts.
#[derive(Debug, Clone)]
struct Level {
    /// `None`: a bullet.
    numerals: Option<Numerals>,
    /// The bullet, or what stands around the number.
    prefix: String,
    suffix: String,
    /// How many levels the number shows.
    shown: usize,
    /// `%1%.%2%`, where newer files say exactly.
    pattern: Option<String>,
    start: u32,
}

impl Lists {
    /// Gathers the list styles of all parts.
    pub(super) fn new(roots: &[Node<'_, '_>]) -> Self {
        let mut lists = Self::default();
        let groups = roots.iter().flat_map(roxmltree::Node::children);
        for node in groups.flat_map(|group| group.children()) {
            match (name(node), attribute(node, "name")) {
                (("text", "list-style"), Some(id)) => {
                    lists.styles.insert(id.to_owned(), levels(node));
                }
                (("text", "outline-style"), _) => lists.outline = levels(node),
                _ => {}
            }
        }
        lists
    }

    /// Starts the outermost list at `node`; `usual` is the list style of its first paragraph.
    pub(super) fn open(&self, node: Node<'_, '_>, usual: Option<String>) -> Open {
        let style = attribute(node, "style-name").map(str::to_owned).or(usual);
        let id = attribute(node, "id").map(str::to_owned);
        let continued = attribute(node, "continue-list").and_then(|id| self.by_id.get(id));
        let continued = continued.or_else(|| {
            let goes_on = attribute(node, "continue-numbering") == Some("true");
            style
                .as_ref()
                .filter(|_| goes_on)
                .and_then(|style| self.by_style.get(style))
        });
        Open {
            counts: continued.copied().unwrap_or_default(),
            style,
            id,
        }
    }

    /// Ends a list, and keeps its numbers for one that continues it.
    pub(super) fn close(&mut self, list: Open) {
        if let Some(id) = list.id {
            self.by_id.insert(id, list.counts);
        }
        if let Some(style) = list.style {
            self.by_style.insert(style, list.counts);
        }
    }

    /// Counts an item at `depth` (0 the outermost) and returns its label.
    pub(super) fn next(
        &self,
        list: &mut Open,
        depth: usize,
        item: Node<'_, '_>,
        style: Option<&str>,
    ) -> Option<String> {
        let depth = depth.min(LEVELS - 1);
        let levels = self.styles.get(style.or(list.style.as_deref())?)?;
        let own_start = attribute(item, "start-value").and_then(|value| value.parse().ok());
        count(&mut list.counts, levels, depth, own_start);
        label(levels, &list.counts, depth)
    }

    /// Counts a heading outside lists and returns its label.
    pub(super) fn heading(&mut self, node: Node<'_, '_>, level: u8) -> Option<String> {
        let depth = usize::from(level).checked_sub(1)?.min(LEVELS - 1);
        self.outline[depth].as_ref()?;
        let own_start = attribute(node, "start-value").and_then(|value| value.parse().ok());
        count(&mut self.outline_counts, &self.outline, depth, own_start);
        label(&self.outline, &self.outline_counts, depth)
    }
}

/// Moves the counters on for an item.
fn count(counts: &mut Counts, levels: &[Option<Level>; LEVELS], depth: usize, own_start: Option<u32>) {
    let start = levels[depth].as_ref().map_or(1, |level| level.start);
    counts[depth] = Some(match (own_start, counts[depth]) {
        (Some(start), _) => start,
        (None, Some(count)) => count.saturating_add(1),
        (None, None) => start,
    });
    for deeper in &mut counts[depth + 1..] {
        *deeper = None;
    }
}

/// Writes the label of an item.
fn label(levels: &[Option<Level>; LEVELS], counts: &Counts, depth: usize) -> Option<String> {
    let own = levels[depth].as_ref()?;
    let Some(numerals) = own.numerals else {
        return Some(own.prefix.clone());
    };
    if numerals == Numerals::Nothing && own.pattern.is_none() {
        let text = format!("{}{}", own.prefix, own.suffix);
        return (!text.trim().is_empty()).then(|| text.trim().to_owned());
    }
    let number = |n: usize| {
        let level = levels[n].as_ref();
        let numerals = level
            .and_then(|level| level.numerals)
            .unwrap_or(Numerals::Nothing);
        numerals.write(counts[n].unwrap_or_else(|| level.map_or(1, |level| level.start)))
    };
    let text = if let Some(pattern) = &own.pattern {
        filled(pattern, number)
    } else {
        let first = (depth + 1).saturating_sub(own.shown.max(1));
        let numbers: Vec<String> = (first..=depth)
            .map(number)
            .filter(|text| !text.is_empty())
            .collect();
        format!("{}{}{}", own.prefix, numbers.join("."), own.suffix)
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Fills the numbers into `%1%.%2%`.
fn filled(pattern: &str, number: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for (n, piece) in pattern.split('%').enumerate() {
        let level = piece
            .parse::<usize>()
            .ok()
            .filter(|level| n % 2 == 1 && (1..=LEVELS).contains(level));
        match level {
            Some(level) => text.push_str(&number(level - 1)),
            None => text.push_str(piece),
        }
    }
    text
}

fn levels(style: Node<'_, '_>) -> [Option<Level>; LEVELS] {
    let mut levels = std::array::from_fn(|_| None);
    for node in style.children() {
        let place = attribute(node, "level").and_then(|level| level.parse::<usize>().ok());
        let Some(place) = place
            .and_then(|level| level.checked_sub(1))
            .filter(|place| *place < LEVELS)
        else {
            continue;
        };
        levels[place] = Some(Level::new(node));
    }
    levels
}

impl Level {
    fn new(node: Node<'_, '_>) -> Self {
        let text = |name| attribute(node, name).unwrap_or_default().to_owned();
        let is_bullet = name(node).1 == "list-level-style-bullet";
        Self {
            numerals: if is_bullet { None } else { Some(numerals(node)) },
            prefix: if is_bullet {
                bullet(&text("bullet-char"))
            } else {
                text("num-prefix")
            },
            suffix: text("num-suffix"),
            shown: attribute(node, "display-levels")
                .and_then(|count| count.parse().ok())
                .unwrap_or(1),
            pattern: attribute(node, "num-list-format")
                .filter(|_| !is_bullet)
                .map(str::to_owned),
            start: attribute(node, "start-value")
                .and_then(|value| value.parse().ok())
                .unwrap_or(1),
        }
    }
}

/// Returns the sign of a level with bullets: a dash stays a dash, whatever a symbol font draws is a dot.
fn bullet(text: &str) -> String {
    match text.trim() {
        dash @ ("-" | "–" | "—" | "*") => dash.to_owned(),
        _ => "•".to_owned(),
    }
}

fn numerals(level: Node<'_, '_>) -> Numerals {
    let after = match attribute(level, "num-letter-sync") {
        Some("true") => AfterZ::Doubled,
        _ => AfterZ::Counted,
    };
    match attribute(level, "num-format").unwrap_or_default() {
        "" => Numerals::Nothing,
        "a" => Numerals::LowerLetter(after),
        "A" => Numerals::UpperLetter(after),
        "i" => Numerals::LowerRoman,
        "I" => Numerals::UpperRoman,
        "1st" => Numerals::Ordinal,
        "01, 02, 03, ..." => Numerals::Padded(2),
        other => match other.chars().next() {
            Some('一') => Numerals::Ideographs(Ideographs::Chinese),
            Some('甲') => Numerals::Signs(Signs::Stems),
            Some('①') => Numerals::Signs(Signs::Circled),
            Some('１') => Numerals::FullWidth,
            Some('١') => Numerals::ArabicIndic,
            Some('१') => Numerals::Hindi,
            Some('๑') => Numerals::Thai,
            Some('א') => Numerals::Hebrew,
            Some('أ') => Numerals::Signs(Signs::ArabicAlphabet),
            Some('а') => Numerals::LowerRussian,
            Some('А') => Numerals::UpperRussian,
            _ => Numerals::Decimal,
        },
    }
}

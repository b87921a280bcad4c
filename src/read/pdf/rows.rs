//! From glyphs to words and rows: what stands on one line of print, and where one word ends.
//!
//! PDF has no lines and no reliable spaces: characters are put at places. Two ideas give them back.
//!
//! **Rows.** Characters on one base line form a band. A band of small letters just above the base line of a larger
//! neighbour is superscript and joins it, and likewise below it, so `77/228⁵` is one row with a raised `5`:
//!
//! ```text
//!            5            size 6.5, base line 88.5   -> raised part of
//! See 77/228  and         size 10,  base line 92     -> this row
//! ```
//!
//! **Words.** The gap between two letters decides, not the space characters: programs kern `Secretary -General` and
//! `accorda nce`, and justified lines stretch their blanks. A gap wider than about a sixth of the letter size parts
//! words; where a space was really printed, an eighth does. Widely spaced letters (`D e c i d e s`) raise the bar
//! for their row. A hyphen holds to the word before it, for no word begins with one. Accents printed on their own join the letter they stand on; Chinese and Latin letters side by side
//! need a wider gap, for programs set them apart without a space.
//!
//! Cost: a sort per stretch of drawing. Gives up on slanting lines (poor scans), which come out as several rows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use super::doubles;
use super::glyph::Glyph;
use super::letters::Texts;
use super::words::{BOLD, ITALIC, Look, Parts, RAISED, STRUCK, UNDERLINED, style};
use crate::document::Style;

/// A gap of this share of the letter size parts words, with or without a printed space.
const GAP: f32 = 0.16;
/// A gap of this share parts words where a space was printed.
const GAP_AT_SPACE: f32 = 0.12;
/// A gap of this many letter sizes parts columns, and says nothing of how letters are spaced.
const COLUMN_GAP: f32 = 1.5;
/// Letters with gaps wider than this share between most of them are spaced widely.
const WIDE_SPACING: f32 = 0.08;
/// A gap below this share holds a hyphen to the letter before it, if the next letter follows the hyphen at once.
const GAP_AT_HYPHEN: f32 = 0.4;
/// The same for a hyphen at the end of a row.
const GAP_AT_LAST_HYPHEN: f32 = 0.22;
/// Between Chinese and other letters a gap of this share parts words.
const GAP_AT_SCRIPT: f32 = 0.5;
/// Base lines closer than this share of the letter size are one.
const SAME_BASE: f32 = 0.12;
/// The same for the text layer of a scan, whose base lines wobble.
const SAME_BASE_SCAN: f32 = 0.35;
/// Raised or lowered letters are at most this share of their neighbours' size.
const SMALL: f32 = 0.86;
/// How far from its letter an accent is drawn, in glyphs.
const MAX_ACCENTS: usize = 4;
/// An accent this far beside a letter, in letter sizes, stands on it if the order of drawing says so.
const NEAR_ACCENT: f32 = 0.2;
/// An accent this far beside a letter stands on it.
const UNDER_ACCENT: f32 = 0.1;
/// A character drawn again this close to the first (in letter sizes) only makes it bolder.
const OVERPRINT: f32 = 0.08;

/// Few words have more letters than this: they come one by one, and find their room made.
const MOST_LETTERS: usize = 32;

/// One line of print.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// The base line, in points from the top.
    pub(super) y: f32,
    /// The usual size of its letters, in points.
    pub(super) size: f32,
    /// The words from left to right.
    pub(super) words: Vec<Word>,
    /// A space was printed after the last word: the line breaks between words, not inside one.
    pub(super) ends_with_space: bool,
    /// The table that it stands for, with one word as wide as the table and without letters.
    pub(super) table: Option<usize>,
}

/// Letters without a gap.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The left edge, in points.
    pub(super) x: f32,
    /// The right edge, in points.
    pub(super) end: f32,
    /// The size of its largest letters, in points.
    pub(super) size: f32,
    /// What it says.
    pub(super) parts: Parts,
}

impl Row {
    /// The left edge of the first word, in points.
    pub(super) fn x(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.x)
    }

    /// The right edge of the last word, in points.
    pub(super) fn end(&self) -> f32 {
        self.words.iter().map(|word| word.end).fold(0.0, f32::max)
    }
}

impl Word {
    /// Returns the letters without their looks.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self.parts.as_slice() {
            [(text, _)] => Cow::Borrowed(text),
            parts => parts.iter().map(|(text, _)| text.as_str()).collect(),
        }
    }

    /// Returns how many characters it has.
    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(|(text, _)| text.chars().count()).sum()
    }
}

/// Returns the rows that the glyphs form, from top to bottom.
pub(super) fn rows(glyphs: &[&Glyph], texts: &Texts) -> Vec<Row> {
    set(glyphs, texts, Written::All)
}

/// Returns the same rows, with the letters of words alone that open like numbers: `12` and `(3)`.
pub(super) fn outline(glyphs: &[&Glyph], texts: &Texts) -> Vec<Row> {
    set(glyphs, texts, Written::Numbers)
}

/// Which words get their letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    All,
    Numbers,
}

fn set(glyphs: &[&Glyph], texts: &Texts, written: Written) -> Vec<Row> {
    let mut bands = bands(glyphs);
    attach_small(&mut bands);
    let lines = bands.into_iter().flat_map(parted);
    let mut rows: Vec<Row> = lines.filter_map(|line| row(line, texts, written)).collect();
    rows.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x().total_cmp(&b.x())));
    rows
}

/// Glyphs on one base line, and small ones that belong to them.
struct Band<'g> {
    y: f32,
    size: f32,
    glyphs: Vec<Placed<'g>>,
}

impl Band<'_> {
    fn is_accents(&self) -> bool {
        self.glyphs
            .iter()
            .all(|item| item.glyph.signs.is_accent() || item.glyph.signs.is_blank())
    }
}

#[derive(Clone, Copy)]
struct Placed<'g> {
    glyph: &'g Glyph,
    /// Where it was drawn among its fellows: keeps equal places in order.
    order: u32,
    raised: bool,
}

/// The accents that stand on letters, by the order of the letters.
type Accents<'g> = BTreeMap<u32, Vec<&'g Glyph>>;

fn bands<'g>(glyphs: &[&'g Glyph]) -> Vec<Band<'g>> {
    // Rooms of few different sizes: the allocator keeps what is given back for others of the same size.
    let mut placed: Vec<Placed<'g>> = Vec::with_capacity(glyphs.len().next_power_of_two());
    placed.extend((0..).zip(glyphs).map(|(order, glyph)| Placed {
        glyph,
        order,
        raised: glyph.raised,
    }));
    // The sort keeps the order of drawing on one base line. A paragraph is mostly drawn from top to bottom.
    if !placed.is_sorted_by(|a, b| a.glyph.y <= b.glyph.y) {
        placed.sort_by(|a, b| a.glyph.y.total_cmp(&b.glyph.y));
    }
    let mut bands: Vec<Band<'g>> = Vec::new();
    let mut rest = placed.as_slice();
    while let Some((y, count)) = first_band(rest) {
        let (glyphs, below) = rest.split_at(count);
        rest = below;
        bands.push(Band {
            y,
            size: usual_size(glyphs.iter().map(|item| item.glyph)),
            glyphs: glyphs.to_vec(),
        });
    }
    bands
}

/// Returns the base line of the uppermost band, and how many glyphs it has.
fn first_band(glyphs: &[Placed<'_>]) -> Option<(f32, usize)> {
    let (first, others) = glyphs.split_first()?;
    let (mut y, mut size) = (first.glyph.y, first.glyph.size);
    let mut count = 1;
    for Placed { glyph, .. } in others {
        let share = if glyph.invisible {
            SAME_BASE_SCAN
        } else {
            SAME_BASE
        };
        size = size.max(glyph.size);
        if glyph.y - y > share * size {
            break;
        }
        // The line of a scan sinks slowly; follow it.
        if glyph.invisible {
            y = glyph.y;
        }
        count += 1;
    }
    Some((y, count))
}

/// Returns the letter size that most of the glyphs have, blanks left aside where there is anything else.
fn usual_size<'g>(glyphs: impl Iterator<Item = &'g Glyph> + Clone) -> f32 {
    let mut inked = glyphs.clone().filter(|glyph| !glyph.signs.is_blank());
    let all = inked.clone();
    if let Some(first) = inked.next()
        && inked.all(|glyph| glyph.size.total_cmp(&first.size).is_eq())
    {
        return first.size;
    }
    let mut sizes: Vec<f32> = all.map(|glyph| glyph.size).collect();
    if sizes.is_empty() {
        sizes = glyphs.map(|glyph| glyph.size).collect();
    }
    sizes.sort_by(f32::total_cmp);
    let mut best = (0, 0.0);
    let mut start = 0;
    for at in 1..=sizes.len() {
        if at == sizes.len() || sizes[at] - sizes[start] > 0.3 {
            // Of two sizes used equally often the larger one is the line's.
            if at - start >= best.0 {
                best = (at - start, sizes[start]);
            }
            start = at;
        }
    }
    best.1
}

/// Moves small letters just above or below a larger line into it.
fn attach_small(bands: &mut [Band<'_>]) {
    let targets: Vec<Option<usize>> = (0..bands.len()).map(|at| target(bands, at)).collect();
    for (at, target) in targets.iter().enumerate() {
        // What is itself small print of another line does not take in smaller print.
        let Some(target) = target.filter(|&target| targets[target].is_none()) else {
            continue;
        };
        let raised = bands[target].y > bands[at].y && !bands[at].is_accents();
        let small = std::mem::take(&mut bands[at].glyphs);
        bands[target]
            .glyphs
            .extend(small.into_iter().map(|item| Placed { raised, ..item }));
    }
}

/// Returns the nearest line that a band is small print of; only close neighbours can be.
fn target(bands: &[Band<'_>], at: usize) -> Option<usize> {
    let away = |other: usize| (bands[other].y - bands[at].y).abs();
    (at.saturating_sub(3)..(at + 4).min(bands.len()))
        .filter(|&other| other != at && belongs(&bands[at], &bands[other]))
        .min_by(|&a, &b| away(a).total_cmp(&away(b)))
}

/// Whether `small` is a superscript or subscript of the line `large`, or its accents.
fn belongs(small: &Band<'_>, large: &Band<'_>) -> bool {
    let up = (large.y - small.y) / large.size;
    let fits = if small.is_accents() {
        !large.is_accents() && up.abs() <= 0.9
    } else {
        small.size <= large.size * SMALL && (-0.35..=0.7).contains(&up)
    };
    if !fits {
        return false;
    }
    let reach = large.size * 1.5;
    let (start, end) = extent(&large.glyphs);
    let (from, to) = extent(&small.glyphs);
    from <= end + reach && to >= start - reach
}

fn extent(glyphs: &[Placed<'_>]) -> (f32, f32) {
    glyphs
        .iter()
        .filter(|item| !item.glyph.signs.is_blank())
        .fold((f32::MAX, f32::MIN), |(start, end), item| {
            (start.min(item.glyph.x), end.max(item.glyph.end))
        })
}

/// Parts a band in which one line is drawn over another.
fn parted(mut band: Band<'_>) -> Vec<Band<'_>> {
    let is_drawn_along = band.glyphs.is_sorted_by(|a, b| a.glyph.x <= b.glyph.x);
    let is_unsure = |item: &Placed<'_>| item.glyph.signs.is_accent() || item.glyph.signs.runs_leftwards();
    if is_drawn_along || band.glyphs.iter().any(is_unsure) {
        return vec![band];
    }
    band.glyphs.sort_by_key(|item| item.order);
    let glyphs: Vec<&Glyph> = band.glyphs.iter().map(|item| item.glyph).collect();
    let Some(lines) = doubles::lines(&glyphs) else {
        return vec![band];
    };
    let count = lines.iter().max().map_or(0, |most| most + 1);
    let mut bands: Vec<Band<'_>> = (0..count)
        .map(|_| Band {
            y: band.y,
            size: band.size,
            glyphs: Vec::new(),
        })
        .collect();
    for (item, line) in band.glyphs.into_iter().zip(lines) {
        bands[line].glyphs.push(item);
    }
    bands
}

fn row(band: Band<'_>, texts: &Texts, written: Written) -> Option<Row> {
    let (mut glyphs, accents) = with_accents(band.glyphs);
    if !glyphs.is_sorted_by(|a, b| a.glyph.x < b.glyph.x) {
        glyphs.sort_by(|a, b| a.glyph.x.total_cmp(&b.glyph.x).then(a.order.cmp(&b.order)));
    }
    let (bar, wide) = gap_bar(&glyphs);
    let mut setter = Setter::new(texts, &accents, written, wide + 1);
    let mut last: Option<&Glyph> = None;
    let mut space = false;
    for (at, item) in glyphs.iter().enumerate() {
        let glyph = item.glyph;
        if glyph.signs.is_blank() {
            space = last.is_some();
            continue;
        }
        if last.is_some_and(|last| is_overprint(last, glyph)) {
            continue;
        }
        let is_apart = match (last, &setter.word) {
            (Some(_), Some(_)) if glyph.signs.is_accent() => false,
            (Some(last), Some(word)) => {
                let gap = (glyph.x - word.end) / last.size.max(glyph.size);
                let apart = gap > bar_between(last, glyph, bar) || (space && gap > GAP_AT_SPACE);
                apart && !is_held(last, glyph, &glyphs[at + 1..], gap)
            }
            _ => true,
        };
        if glyph.signs.is_empty() {
            // Ink without a meaning of its own fills the gap after its neighbour.
            if let Some(word) = setter.word.as_mut().filter(|_| !is_apart) {
                word.end = word.end.max(glyph.end);
            }
            continue;
        }
        if is_apart {
            setter.begin(glyph);
        }
        setter.set(item);
        (last, space) = (Some(glyph), false);
    }
    let words = setter.done();
    (!words.is_empty()).then_some(Row {
        y: band.y,
        size: band.size,
        words,
        ends_with_space: space,
        table: None,
    })
}

/// Sets letters to words: those that look the same are one part of a word.
struct Setter<'s, 'g> {
    texts: &'s Texts,
    accents: &'s Accents<'g>,
    written: Written,
    /// The word that is being set gets its letters.
    writes: bool,
    words: Vec<Word>,
    /// The word that is being set, without what it says.
    word: Option<Word>,
    /// Its parts but for the last, if it has several.
    parts: Vec<(String, Style)>,
    /// The letters of its last part.
    letters: String,
    look: Look,
}

/// Whether a word that begins with a glyph may be a number, in brackets or not.
fn opens_number(glyph: &Glyph) -> bool {
    let opens = |sign: char| sign.is_ascii_digit() || matches!(sign, '(' | '[' | '§');
    // What the text of several characters begins with is not asked.
    glyph.signs.runs_leftwards() || glyph.letters.one().is_none_or(opens)
}

impl<'s, 'g> Setter<'s, 'g> {
    fn new(texts: &'s Texts, accents: &'s Accents<'g>, written: Written, words: usize) -> Self {
        Self {
            texts,
            accents,
            written,
            writes: true,
            words: Vec::with_capacity(words),
            word: None,
            parts: Vec::new(),
            letters: String::with_capacity(MOST_LETTERS),
            look: 0,
        }
    }

    /// Begins a word with this glyph.
    fn begin(&mut self, glyph: &Glyph) {
        self.end();
        self.writes = self.written == Written::All || opens_number(glyph);
        self.word = Some(Word {
            x: glyph.x,
            end: glyph.end,
            size: glyph.size,
            parts: self.texts.words.nothing(),
        });
    }

    /// Adds a glyph to the word.
    fn set(&mut self, item: &Placed<'_>) {
        if let Some(word) = &mut self.word {
            word.end = word.end.max(item.glyph.end);
            word.size = word.size.max(item.glyph.size);
        }
        if !self.writes {
            return;
        }
        let look = look(item);
        if look != self.look {
            self.cut();
            self.look = look;
        }
        self.print(item);
    }

    /// Prints the letters of a glyph in the order of paper, left to right, like the glyphs around it.
    fn print(&mut self, item: &Placed<'_>) {
        match self.accents.get(&item.order) {
            None if !item.glyph.signs.runs_leftwards() => {
                self.texts.write(item.glyph.letters, &mut self.letters);
            }
            accents => {
                let mut text = String::new();
                let accents = accents.into_iter().flatten().copied();
                for glyph in std::iter::once(item.glyph).chain(accents) {
                    self.texts.write(glyph.letters, &mut text);
                }
                self.letters.extend(text.graphemes(true).rev());
            }
        }
    }

    /// Ends the part that is being set.
    fn cut(&mut self) {
        if !self.letters.is_empty() {
            self.parts
                .push((self.letters.as_str().to_owned(), style(self.look)));
            self.letters.clear();
        }
    }

    fn end(&mut self) {
        let Some(mut word) = self.word.take() else {
            return;
        };
        // Nearly all words have one part.
        if !self.parts.is_empty() {
            self.cut();
            word.parts = std::mem::take(&mut self.parts).into();
        } else if !self.letters.is_empty() {
            word.parts = self.texts.words.of_one_look(&self.letters, self.look);
            self.letters.clear();
        }
        self.words.push(word);
    }

    fn done(mut self) -> Vec<Word> {
        self.end();
        self.words
    }
}

/// Moves Arabic and Hebrew accents to the letters they stand on.
///
/// Where text runs from right to left an accent is drawn before its letter or right after it, at nearly the same
/// place, so that sorting by place would let it wander to the neighbour.
fn with_accents(mut glyphs: Vec<Placed<'_>>) -> (Vec<Placed<'_>>, Accents<'_>) {
    let is_letter = |item: &Placed<'_>| item.glyph.signs.runs_leftwards();
    let mut accents = Accents::new();
    if !glyphs.iter().any(|item| item.glyph.signs.is_accent()) || !glyphs.iter().any(is_letter) {
        return (glyphs, accents);
    }
    glyphs.sort_by_key(|item| item.order);
    let mut moved = Vec::new();
    for at in 0..glyphs.len() {
        let accent = glyphs[at].glyph;
        if !accent.signs.is_accent() {
            continue;
        }
        let after = (at + 1..glyphs.len())
            .take(MAX_ACCENTS)
            .find(|&other| is_letter(&glyphs[other]));
        let before = (0..at)
            .rev()
            .take(MAX_ACCENTS)
            .find(|&other| is_letter(&glyphs[other]));
        if let Some(base) = nearer(&glyphs, accent, after, before) {
            accents.entry(glyphs[base].order).or_default().push(accent);
            moved.push(at);
        }
    }
    let mut at = 0;
    glyphs.retain(|_| {
        at += 1;
        moved.binary_search(&(at - 1)).is_err()
    });
    (glyphs, accents)
}

/// Returns the letter that an accent stands on.
///
/// Programs draw a row in the order of reading, the accent behind its letter, or in the order of paper, the accent before
/// it. Which of the two it is, the neighbours on both sides say; only an accent that is not near the letter
/// so found may stand on the other.
fn nearer(
    glyphs: &[Placed<'_>],
    accent: &Glyph,
    after: Option<usize>,
    before: Option<usize>,
) -> Option<usize> {
    let (Some(after), Some(before)) = (after, before) else {
        return after.or(before);
    };
    let middle = f32::midpoint(accent.x, accent.end);
    let carries = |at: &usize, reach: f32| {
        let letter = glyphs[*at].glyph;
        letter.x - reach * letter.size <= middle && middle <= letter.end + reach * letter.size
    };
    let reads_leftwards = glyphs[after].glyph.x < glyphs[before].glyph.x;
    let (own, other) = if reads_leftwards {
        (before, after)
    } else {
        (after, before)
    };
    let near = Some(own).filter(|own| carries(own, NEAR_ACCENT));
    near.or(Some(other).filter(|other| carries(other, UNDER_ACCENT)))
        .or(Some(own))
}

/// Whether a hyphen belongs to the letter before it in spite of a gap: no word begins with a hyphen, and a dash has a
/// gap on both sides. At the end of a row only a narrow gap can be told from that before a dash.
fn is_held(last: &Glyph, glyph: &Glyph, after: &[Placed<'_>], gap: f32) -> bool {
    if !glyph.signs.is_hyphen() || !last.signs.is_letters() {
        return false;
    }
    let next = after.iter().find(|next| !next.glyph.signs.is_blank());
    match next.map(|next| next.glyph) {
        Some(next) => {
            let after = (next.x - glyph.end) / glyph.size.max(next.size);
            next.signs.is_letters() && after <= GAP_AT_SPACE && gap < GAP_AT_HYPHEN
        }
        None => gap < GAP_AT_LAST_HYPHEN,
    }
}

/// Returns the gap that parts two letters, in letter sizes.
fn bar_between(last: &Glyph, glyph: &Glyph, bar: f32) -> f32 {
    if last.signs.ends_ideographic() == glyph.signs.starts_ideographic() {
        bar
    } else {
        bar.max(GAP_AT_SCRIPT)
    }
}

/// Returns the gap that parts words in this row, in letter sizes, and how many gaps may be so wide.
fn gap_bar(glyphs: &[Placed<'_>]) -> (f32, usize) {
    let (mut all, mut wide) = (0, 0);
    gaps(glyphs, |gap| {
        all += 1;
        wide += usize::from(gap > WIDE_SPACING);
    });
    let above_median = all - all / 2;
    if all < 6 || wide < above_median {
        return (GAP, wide);
    }
    let mut values: Vec<f32> = Vec::with_capacity(all);
    gaps(glyphs, |gap| values.push(gap));
    let (_, median, _) = values.select_nth_unstable_by(all / 2, f32::total_cmp);
    (GAP.max(*median * 2.0), wide)
}

/// Tells the gaps between letters, in letter sizes, but for those between columns.
fn gaps(glyphs: &[Placed<'_>], mut tell: impl FnMut(f32)) {
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs.iter().map(|item| item.glyph) {
        if glyph.signs.is_blank() {
            continue;
        }
        if let Some(last) = last.replace(glyph) {
            let gap = (glyph.x - last.end) / last.size.max(glyph.size);
            if gap < COLUMN_GAP {
                tell(gap);
            }
        }
    }
}

fn is_overprint(last: &Glyph, glyph: &Glyph) -> bool {
    let width = last.end - last.x;
    last.letters == glyph.letters
        && (glyph.x - last.x).abs() < (OVERPRINT * glyph.size).max(width.min(0.3 * glyph.size) * 0.5)
        && (glyph.y - last.y).abs() < OVERPRINT * glyph.size
}

fn look(item: &Placed<'_>) -> Look {
    let glyph = item.glyph;
    // A raised character of its own (`⁵`) is a superscript like any other.
    let is_raised = item.raised || glyph.signs.is_raised();
    let bit = |is: bool, bit: Look| if is { bit } else { 0 };
    bit(glyph.italic, ITALIC)
        | bit(glyph.bold, BOLD)
        | bit(is_raised, RAISED)
        | bit(glyph.underlined, UNDERLINED)
        | bit(glyph.struck, STRUCK)
}

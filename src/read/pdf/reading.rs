//! Page by page: a page's glyphs are gone before the next page is drawn.
//!
//! A glyph takes as much memory as a word of the finished text, and a page has thousands. So whatever a page has to say is
//! taken from it at once: the rows of its text, the pictures on it, the warnings about it. Only what is decided for the whole
//! file waits, and waits as rows.
//!
//! Which of the two ways leads to the blocks (see the folder) shows when the last page has been read, and a page must be read
//! in one of them before. A file with tags is read by its tags. If they turn out to cover too little, its pages are drawn
//! again and read as print: this is rare, for programs that write tags write them for all of the text. Each reading has the
//! budget of the file, and there are never more than two.

use hayro_syntax::Pdf;

use super::annotations;
use super::budget::Budget;
use super::content::{self, Content, File};
use super::draft::Draft;
use super::glyph::Glyph;
use super::ink;
use super::letters::Texts;
use super::pictures::{self, Shown};
use super::printed::Printed;
use super::scans::Scans;
use super::tagged::{Held, Tagged};
use super::tags::{self, Element};
use super::unnamed::Unnamed;
use crate::document::Warning;
use crate::error::Error;
use crate::read::Limits;

/// What is left of the pages when they have been read.
pub(super) struct Reading {
    pub(super) text: Text,
    pub(super) pictures: Vec<Shown>,
    pub(super) warnings: Vec<Warning>,
}

/// The text of the pages, in the way in which it was read.
pub(super) enum Text {
    Tagged(Tagged),
    Printed(Printed),
}

impl Text {
    /// Returns the drafts of the file's blocks in reading order.
    pub(super) fn drafts(self) -> Vec<Draft> {
        match self {
            Self::Tagged(tagged) => tagged.drafts(),
            Self::Printed(printed) => printed.drafts(),
        }
    }
}

/// Reads the pages of a file.
///
/// # Errors
///
/// When it is too large, or has no text.
pub(super) fn read(pdf: &Pdf, name: &str, limits: Limits) -> Result<Reading, Error> {
    let mut reader = Reader {
        pdf,
        name,
        limits,
        file: File::new(pdf, limits),
    };
    let elements = tags::elements(pdf, limits);
    if !elements.is_empty()
        && let Some(reading) = by_tags(&mut reader, elements)?
    {
        return Ok(reading);
    }
    let mut printed = Printed::default();
    let seen = reader.pages(|number, page, texts| printed.take(number, page, texts))?;
    Ok(seen.with(Text::Printed(printed)))
}

/// Reads the pages by their tags; `None` where these cover too little of the text.
fn by_tags(reader: &mut Reader<'_>, elements: Vec<Element>) -> Result<Option<Reading>, Error> {
    let mut tagged = Tagged::new(elements, Held::WithSides);
    let mut seen = reader.pages(|number, page, texts| tagged.take(number, page, texts))?;
    if !tagged.cover() {
        return Ok(None);
    }
    if !tagged.set_aside(&reader.file.texts) {
        tagged = Tagged::new(tagged.into_elements(), Held::All);
        seen = reader.pages(|number, page, texts| tagged.take(number, page, texts))?;
        tagged.set_aside(&reader.file.texts);
    }
    Ok(Some(seen.with(Text::Tagged(tagged))))
}

struct Reader<'a> {
    pdf: &'a Pdf,
    name: &'a str,
    limits: Limits,
    file: File<'a>,
}

/// What the pages show beside their text, and what is to be said of them.
struct Seen {
    pictures: Vec<Shown>,
    warnings: Vec<Warning>,
}

impl Reader<'_> {
    /// Draws all pages and hands each over, for the room that its glyphs had.
    fn pages(&mut self, mut take: impl FnMut(usize, Content, &Texts) -> Vec<Glyph>) -> Result<Seen, Error> {
        self.file.budget = Budget::new(self.limits);
        let (mut scans, mut unnamed) = (Scans::default(), Unnamed::default());
        let (mut pictures, mut unseen) = (Vec::new(), Vec::new());
        for (number, page) in self.pdf.pages().iter().enumerate() {
            let mut content = content::read_page(page, &mut self.file).map_err(|reason| {
                Error::about(
                    self.name,
                    reason.told(|it| format!("on page {} {it}", number + 1)),
                )
            })?;
            let texts = &self.file.texts;
            scans.choose_text(number, &mut content, texts);
            unnamed.count(number, &content);
            unseen.append(&mut ink::warnings(number, &content.glyphs, texts));
            pictures.push(pictures::on_page(&content));
            self.file.room = take(number, content, texts);
        }
        let mut warnings = scans.warnings(self.name)?;
        warnings.extend(unnamed.warning());
        warnings.extend(annotations::warning(self.pdf.pages().iter()));
        warnings.append(&mut unseen);
        Ok(Seen { pictures, warnings })
    }
}

impl Seen {
    fn with(self, text: Text) -> Reading {
        Reading {
            text,
            pictures: self.pictures,
            warnings: self.warnings,
        }
    }
}

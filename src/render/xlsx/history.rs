//! The versions as a workbook, which negotiators know as the four-column document: a row for each paragraph, a column for each version,
//! and the life of the paragraph last.
//!
//! In each column stands the whole wording behind what the paragraph is called there. What the version before does not have is underlined; the
//! head and the names of the paragraphs stay on the screen. It is set for A3. A second sheet says what matters.

use super::{Look, Rows, Stretch, book, sentences, table};
use crate::history::{History, Line};
use crate::render::visible::{visible, visible_lines};
use crate::report::{Op, cite};

/// The widths of the columns, in characters.
const NAME: u32 = 12;
const VERSION: u32 = 44;
const LIFE: u32 = 60;
/// How programs number sizes of paper.
const PAPER_A3: u32 = 8;

/// Renders a history as a workbook.
///
/// # Panics
///
/// When seven parts in memory cannot be packed: a bug of ours, never of a text.
pub fn render(history: &History) -> Vec<u8> {
    book("Versions", &versions(history), &matters(history))
}

fn versions(history: &History) -> String {
    let names = history.names();
    let mut rows = Rows::default();
    let head = |text: &str| (Look::Head, plain(text));
    let heads: Vec<(Look, Vec<Stretch>)> = [head("paragraph")]
        .into_iter()
        .chain(names.iter().map(|name| head(name)))
        .chain([head("life")])
        .collect();
    rows.push_all(&heads);
    for (at, line) in history.lines.iter().enumerate() {
        let mut cells = vec![(Look::Plain, plain(&history.called(at)))];
        cells.extend((0..names.len()).map(|version| (Look::Rich, wording(line, version))));
        let life = history.story(at).into_iter();
        let life: Vec<String> = life
            .map(|chapter| format!("{} {}.", names[chapter.version], chapter.told))
            .collect();
        cells.push((Look::Plain, plain(&life.join("\n"))));
        rows.push_all(&cells);
    }
    let mut widths = vec![VERSION; names.len() + 2];
    widths[0] = NAME;
    widths[names.len() + 1] = LIFE;
    let pane =
        "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>";
    table(&widths, pane, &rows, PAPER_A3)
}

fn plain(text: &str) -> Vec<Stretch> {
    vec![(Op::Equal, visible_lines(text))]
}

/// Returns the wording of a paragraph in a version, what that brought as inserted.
fn wording(line: &Line, version: usize) -> Vec<Stretch> {
    let (Some(id), Some(wording)) = (line.id(version), line.wording(version)) else {
        return Vec::new();
    };
    let mut stretches = vec![(Op::Equal, format!("{}\n", cite(id)))];
    for run in &wording.words {
        let before = version.checked_sub(1);
        let is_new = before.is_some_and(|before| !run.was_in.contains(&before));
        let op = if is_new { Op::Insert } else { Op::Equal };
        stretches.push((op, visible(&run.text)));
    }
    stretches
}

fn matters(history: &History) -> String {
    let mut lines = vec![(Look::Head, history.sentence())];
    for section in history.briefing() {
        lines.push((Look::Head, section.title.to_owned()));
        lines.extend(section.items.into_iter().map(|item| (Look::Plain, item)));
    }
    sentences(lines.into_iter())
}

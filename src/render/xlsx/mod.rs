//! The concordance as a workbook: one row for each field of the head, each entry and each footnote, with both texts and
//! the change in rich text.
//!
//! A delegate sorts and filters this table, and passes it on. Deleted words are struck and red, inserted ones underlined
//! and blue; in a grey print the lines remain. The head row stays on the screen, texts are wrapped.
//!
//! ```text
//! old    new   what happened  class          …  change                        cause
//! OP10   OP8   amended        consequential     A̶l̶s̶o̶ ̶e̶m̶p̶h̶a̶s̶i̶z̶e̶s̶ E̲m̲p̲h̲a̲s̲i̲z̲e̲s̲ the…  consequential: follows …
//! ```
//!
//! The form is Office Open XML (ECMA-376, part 1, chapter 18), the least of it that spreadsheet programs take: strings
//! stand in their cells (`t="inlineStr"`), and a string is never computed, whatever it begins with. Counts are numbers.
//! The same report gives the same bytes (see `package`).
//!
//! A second sheet says what matters, in the sentences of the briefing.
//!
//! A cell holds no more than 32,767 characters. What is longer goes on in a row below, under the same ids, so that no
//! word is lost. The cost is one pass.

pub mod history;
pub mod trace;

use super::visible::{visible, visible_lines, visible_space};
use crate::package::pack;
use crate::report::{COLUMNS, Edit, Filter, Length, Op, Report, Row, TOP, briefing_with, rows};

/// The width of each column in characters, and how its cells are set.
const WIDTHS: [(u32, Look); COLUMNS.len()] = [
    (11, Look::Plain),
    (11, Look::Plain),
    (16, Look::Plain),
    (18, Look::Plain),
    (18, Look::Plain),
    (13, Look::Plain),
    (13, Look::Plain),
    (8, Look::Plain),
    (12, Look::Plain),
    (14, Look::Plain),
    (9, Look::Number),
    (9, Look::Number),
    (60, Look::Plain),
    (60, Look::Plain),
    (70, Look::Rich),
    (40, Look::Plain),
    (30, Look::Plain),
];
/// The most UTF-16 units that a cell holds.
const LONGEST: usize = 32_767;
/// The most rows that a sheet holds.
const ROWS: usize = 1_048_576;

/// How a cell is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Head,
    Plain,
    /// With what came and went in its own looks.
    Rich,
    Number,
}

impl Look {
    /// Returns the position of the look in `cellXfs` of [`STYLES`].
    fn style(self) -> u8 {
        match self {
            Self::Head => 1,
            Self::Plain | Self::Rich => 2,
            Self::Number => 3,
        }
    }
}

/// A stretch of a cell: what happened to it, and its characters.
type Stretch = (Op, String);

/// Renders a report as a workbook, without the paragraphs that changed only in other classes than those shown.
///
/// # Panics
///
/// When seven parts in memory cannot be packed: a bug of ours, never of a text.
pub fn render(report: &Report, filter: Filter) -> Vec<u8> {
    book("Concordance", &sheet(report, filter), &matters(report, filter))
}

/// Packs a workbook of a table and the sheet of what matters.
fn book(name: &str, table: &str, matters: &str) -> Vec<u8> {
    books([(name, table), ("What matters", matters)])
}

/// Packs a workbook of two sheets, each with its name.
fn books(sheets: [(&str, &str); 2]) -> Vec<u8> {
    let workbook = workbook(sheets.map(|(name, _)| name));
    let parts: [(&str, &[u8]); 7] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheets[0].1.as_bytes()),
        ("xl/worksheets/sheet2.xml", sheets[1].1.as_bytes()),
    ];
    // Writing to memory fails for nobody; the parts are few and their names are ours.
    pack(&parts).expect("seven parts fit into a container in memory")
}

fn sheet(report: &Report, filter: Filter) -> String {
    let mut sheet = Rows::default();
    sheet.push(&COLUMNS.map(|name| (Look::Head, vec![(Op::Equal, name.to_owned())])));
    for row in rows(report, filter) {
        sheet.push_all(&cells(&row));
    }
    table(&WIDTHS.map(|(width, _)| width), HEAD_STAYS, &sheet, PAPER_A4)
}

/// The first row stays on the screen.
const HEAD_STAYS: &str = "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>";

/// How programs number sizes of paper.
const PAPER_A4: u32 = 9;

/// Returns a sheet with a head that stays, columns of these widths and a filter.
fn table(widths: &[u32], pane: &str, sheet: &Rows, paper: u32) -> String {
    let columns: Vec<String> = widths
        .iter()
        .zip(1..)
        .map(|(width, column)| {
            format!("<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>")
        })
        .collect();
    format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">{pane}</sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"15\"/><cols>{}</cols><sheetData>{}</sheetData>\
         <autoFilter ref=\"A1:{}{}\"/><pageSetup paperSize=\"{paper}\" orientation=\"landscape\"/></worksheet>",
        columns.concat(),
        sheet.xml,
        letters(widths.len() - 1),
        sheet.number,
    )
}

/// Returns the sheet of what matters: the sentences that every output says, one below the other.
fn matters(report: &Report, filter: Filter) -> String {
    let briefing = briefing_with(report, filter, Length::items(TOP));
    let heads = briefing.head.iter().map(|line| (Look::Head, line.clone()));
    let items = briefing.items.iter().map(|item| (Look::Plain, item.text()));
    let counts = [(Look::Plain, briefing.counts.clone())];
    sentences(heads.chain(items).chain(counts))
}

/// Returns a sheet of sentences, one below the other.
fn sentences(lines: impl Iterator<Item = (Look, String)>) -> String {
    let mut rows = Rows::default();
    for (look, text) in lines {
        rows.push_all(&[(look, vec![(Op::Equal, visible_lines(&text))])]);
    }
    format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetFormatPr defaultRowHeight=\"15\"/>\
         <cols><col min=\"1\" max=\"1\" width=\"140\" customWidth=\"1\"/></cols><sheetData>{}</sheetData>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\"/></worksheet>",
        rows.xml,
    )
}

/// Returns the cells of a row, however long.
fn cells(row: &Row<'_>) -> Vec<(Look, Vec<Stretch>)> {
    let plain = |text: &str| vec![(Op::Equal, visible_lines(text))];
    let mut fields: Vec<Vec<Stretch>> = row.facts.iter().map(|fact| plain(fact)).collect();
    fields.push(row.edits.iter().map(stretch).collect());
    fields.push(plain(&row.causes));
    fields.push(plain(&row.by));
    let looks = WIDTHS.iter().map(|(_, look)| *look);
    looks.zip(fields).collect()
}

/// Returns an edit made visible; a change of nothing but blanks is shown as such, and so is a border of paragraphs.
fn stretch(edit: &Edit) -> Stretch {
    let text = if edit.op == Op::Delete {
        &edit.old
    } else {
        &edit.new
    };
    if edit.op != Op::Equal && !text.contains('\n') && text.trim().is_empty() {
        return (edit.op, visible_space(text));
    }
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    let border = if edit.op == Op::Equal { "\n" } else { "¶\n" };
    (edit.op, lines.join(border))
}

/// The rows of a sheet as they are written.
#[derive(Debug, Default)]
struct Rows {
    xml: String,
    number: usize,
}

impl Rows {
    /// Adds a row, and rows below it for what its cells cannot hold.
    fn push_all(&mut self, cells: &[(Look, Vec<Stretch>)]) {
        let parts: Vec<Vec<Vec<Stretch>>> = cells.iter().map(|(_, text)| parts(text)).collect();
        let most = parts.iter().map(Vec::len).max().unwrap_or(1);
        for part in 0..most {
            let row: Vec<(Look, Vec<Stretch>)> = cells
                .iter()
                .zip(&parts)
                .enumerate()
                .map(|(column, ((look, whole), parts))| {
                    // The ids stand in every row, so that sorting the table keeps it whole.
                    let repeated = part > 0 && column < 3;
                    let text = if repeated { Some(whole) } else { parts.get(part) };
                    (*look, text.cloned().unwrap_or_default())
                })
                .collect();
            self.push(&row);
        }
    }

    fn push(&mut self, cells: &[(Look, Vec<Stretch>)]) {
        if self.number == ROWS {
            return;
        }
        self.number += 1;
        let number = self.number;
        self.xml.push_str(&format!("<row r=\"{number}\">"));
        for (column, (look, text)) in cells.iter().enumerate() {
            self.push_cell(column, *look, text);
        }
        self.xml.push_str("</row>");
    }

    fn push_cell(&mut self, column: usize, look: Look, text: &[Stretch]) {
        let place = format!("{}{}", letters(column), self.number);
        let style = look.style();
        let plain: String = text.iter().map(|(_, text)| text.as_str()).collect();
        if plain.is_empty() {
            return;
        }
        if look == Look::Number && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            self.xml
                .push_str(&format!("<c r=\"{place}\" s=\"{style}\"><v>{plain}</v></c>"));
            return;
        }
        self.xml
            .push_str(&format!("<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is>"));
        if look == Look::Rich {
            for (op, text) in text {
                self.xml.push_str(&run(*op, text));
            }
        } else {
            self.xml.push_str(&characters(&plain));
        }
        self.xml.push_str("</is></c>");
    }
}

/// Cuts the text of a cell into pieces that a cell holds; most are one.
fn parts(text: &[Stretch]) -> Vec<Vec<Stretch>> {
    let mut parts: Vec<Vec<Stretch>> = vec![Vec::new()];
    let mut room = LONGEST;
    for (op, letters) in text {
        let mut piece = String::new();
        for c in letters.chars() {
            if room < c.len_utf16() {
                push_piece(&mut parts, *op, &mut piece);
                parts.push(Vec::new());
                room = LONGEST;
            }
            room -= c.len_utf16();
            piece.push(c);
        }
        push_piece(&mut parts, *op, &mut piece);
    }
    parts
}

fn push_piece(parts: &mut [Vec<Stretch>], op: Op, piece: &mut String) {
    if let Some(part) = parts.last_mut().filter(|_| !piece.is_empty()) {
        part.push((op, std::mem::take(piece)));
    }
}

/// Returns a run of rich text.
fn run(op: Op, text: &str) -> String {
    let (line, colour) = match op {
        Op::Equal => ("", ""),
        Op::Delete => ("<strike/>", "<color rgb=\"FF8A2C06\"/>"),
        Op::Insert => ("<u/>", "<color rgb=\"FF0A4277\"/>"),
    };
    format!(
        "<r><rPr>{line}<sz val=\"10\"/>{colour}<rFont val=\"Calibri\"/></rPr>{}</r>",
        characters(text)
    )
}

/// Returns a text element. Spreadsheet programs read `_x0041_` as a letter: the first underscore is written so itself.
fn characters(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '_' if is_code(&text[at + 1..]) => escaped.push_str("_x005F_"),
            // What XML cannot hold is made visible long before; this is for the two that are no characters.
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    format!("<t xml:space=\"preserve\">{escaped}</t>")
}

/// Whether a text begins as in `x0041_`.
fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 6 && bytes[0] == b'x' && bytes[1..5].iter().all(u8::is_ascii_hexdigit) && bytes[5] == b'_'
}

/// Returns the letters of a column: `A`, `Z`, `AA`.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letters(before - 1)),
    }
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>\
<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
</Types>";

const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
</Relationships>";

/// Returns the part that names the sheets; the names are ours.
fn workbook([first, second]: [&str; 2]) -> String {
    format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets><sheet name=\"{first}\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"{second}\" sheetId=\"2\" r:id=\"rId3\"/></sheets></workbook>"
    )
}

const WORKBOOK_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet2.xml\"/>\
</Relationships>";

/// The looks of cells, in the order of [`Look`]; the first of each list is the one that programs take for empty cells.
const STYLES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<fonts count=\"2\"><font><sz val=\"10\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"10\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFF5F2EB\"/></patternFill></fill></fills>\
<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
<border><left/><right/><top/><bottom style=\"thin\"><color rgb=\"FFD8D3C7\"/></bottom><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf></cellXfs>\
<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
</styleSheet>";

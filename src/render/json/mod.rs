//! The values for programs: the report, `travaux-comparison/1`; amendments, `travaux-amendments/1`; what a redline was found to be, `travaux-verify/1`; the life of
//! paragraphs, `travaux-history/1`; where the language of a text stands in others, `travaux-trace/1`.

pub mod amendments;
mod compiled;
pub mod check;
pub mod history;
pub mod trace;
pub mod verify;

use std::io::{self, BufWriter, Write};

use crate::report::Report;

/// The JSON Schema (draft 2020-12) of the report.
pub const SCHEMA: &str = include_str!("../../../schema/travaux-comparison-1.schema.json");

/// The schemas of all documents that are written, by their names: what `travaux schema NAME` prints.
pub static SCHEMAS: &[(&str, &str)] = &[
    ("comparison", SCHEMA),
    ("check", check::SCHEMA),
    ("amendments", amendments::SCHEMA),
    ("verify", verify::SCHEMA),
    ("history", history::SCHEMA),
    ("trace", trace::SCHEMA),
];

/// What the head and the summary of a report take, in bytes: more than most do, as the two bounds below.
const FRAME: usize = 16 << 10;
/// What each provision of both texts takes beside its words.
const FOR_A_PROVISION: usize = 1 << 10;
/// How often the words of a provision stand in a report.
const TIMES_THE_WORDS: usize = 5;

/// Renders a report as JSON, indented by two spaces, with a line end at the end.
///
/// # Panics
///
/// Never: a report is plain data.
pub fn render(report: &Report) -> String {
    // Room at once: to grow by doubling would touch several times the memory, which the system must clear first.
    let texts = [&report.texts.old, &report.texts.new].into_iter();
    let provisions = texts.flat_map(|text| &text.provisions);
    let room: usize = provisions
        .map(|provision| FOR_A_PROVISION + TIMES_THE_WORDS * provision.text.len())
        .sum();
    let mut bytes = Vec::with_capacity(FRAME + room);
    print(report, &mut bytes).expect("a report is plain data with text keys");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

/// How many bytes go out at once.
const AT_ONCE: usize = 32 << 10;

/// Writes what [`render`] returns, piece by piece: of a long report it is several times the memory of all the rest.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut gathered = BufWriter::with_capacity(AT_ONCE, out);
    print(report, &mut gathered)?;
    gathered.flush()
}

fn print(report: &Report, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    out.write_all(b"\n")
}

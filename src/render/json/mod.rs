//! The values for programs: the report, `travaux-comparison/1`; amendments, `travaux-amendments/1`; what a redline was found to be, `travaux-verify/1`; the life of
//! paragraphs, `travaux-history/1`; where the language of a text stands in others, `travaux-trace/1`.

pub mod amendments;
mod compiled;
mod printed;
pub mod check;
pub mod history;
pub mod trace;
pub mod verify;

use std::io::{self, Write};

use self::printed::{stream, text};
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

/// Renders a report as JSON, indented by two spaces, with a line end at the end.
///
/// # Panics
///
/// Never: a report is plain data.
pub fn render(report: &Report) -> String {
    text(report)
}

/// Writes what [`render`] returns, piece by piece: of a long report it is several times the memory of all the rest.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    stream(report, out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Source;
    use crate::sides::Sides;

    fn report() -> Report {
        let source = |text: &str| Source {
            name: "a.txt".to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let texts = Sides::new(
            source("The General Assembly,\n\n1. Urges States to act;\n\n2. Decides to meet.\n"),
            source("The General Assembly,\n\n1. Invites States to “act” now;\n\n2. Decides to meet.\n"),
        );
        crate::compare(&texts, &crate::Options::default()).unwrap()
    }

    #[test]
    fn what_is_written_piece_by_piece_is_what_is_rendered() {
        let (report, mut written) = (report(), Vec::new());
        write(&report, &mut written).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), render(&report));
    }

    #[test]
    fn a_reader_who_has_gone_is_told_from_other_trouble() {
        /// Takes nothing.
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let problem = write(&report(), &mut Gone).unwrap_err();
        assert_eq!(problem.kind(), io::ErrorKind::BrokenPipe);
    }
}

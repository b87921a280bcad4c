//! Old formats by way of LibreOffice: Word 97 (`.doc`), RTF, WordPerfect.
//!
//! These formats would take a reader each, and every one of them is larger than all the others together. LibreOffice turns
//! such a file into a Word file of today, and the reader of those does the rest. The program is the caller's: it hands in a
//! [`Converter`] (the command line has one, `cli::libreoffice`); where there is none, the error says what to do.

use std::fmt;
use std::sync::Arc;

use super::foreign::Foreign;
use super::limits::Limits;
use super::refusal::{locked, refusal};
use super::{ReadOptions, Source, docx};
use crate::document::{Document, Locator, Warning};
use crate::error::Error;

/// The way out of an old container.
pub(crate) const AS_WORD: &str = "open it in the program it came from and save it as .docx or PDF";

/// A way to turn an old file into a Word file of today.
///
/// What it returns is the content of the Word file, or the reason why there is none, for a person: what is wrong, then the
/// way out.
#[derive(Clone)]
pub struct Converter(Arc<Convert>);

type Convert = dyn Fn(&OldFile<'_>) -> Result<Vec<u8>, String> + Send + Sync;

/// What a converter is given.
#[derive(Debug, Clone, Copy)]
pub struct OldFile<'a> {
    /// The format that its first bytes show.
    pub kind: Kind,
    /// The content.
    pub bytes: &'a [u8],
    /// What the conversion may cost.
    pub limits: Limits,
}

impl Converter {
    /// Makes a converter of a function.
    pub fn new(convert: impl Fn(&OldFile<'_>) -> Result<Vec<u8>, String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(convert))
    }
}

impl fmt::Debug for Converter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Converter")
    }
}

/// Two converters are the same where one is a copy of the other.
impl PartialEq for Converter {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Converter {}

/// Reads a file by way of LibreOffice.
///
/// # Errors
///
/// When there is no way to LibreOffice, or it is not installed, cannot read the file, or takes too long.
pub fn read(source: &Source, options: &ReadOptions) -> Result<Document, Error> {
    let fail = |reason: String| Error::about(&source.name, reason);
    let kind = Kind::of(&source.bytes).ok_or_else(|| {
        fail(refusal(
            "is no Word 97, RTF or WordPerfect file",
            "leave out --format, or name its own format",
        ))
    })?;
    kind.check(&source.bytes).map_err(fail)?;
    let Some(Converter(convert)) = &options.converter else {
        let what = format!(
            "is {}, which is read through LibreOffice, and there is no way to it here",
            kind.name()
        );
        return Err(fail(refusal(what, "save the file as .docx")));
    };
    let file = OldFile {
        kind,
        bytes: &source.bytes,
        limits: options.limits,
    };
    let converted = Source {
        name: source.name.clone(),
        bytes: convert(&file).map_err(fail)?,
    };
    let mut document = docx::read(&converted, options)?;
    document.warnings.push(Warning {
        code: "converted",
        message: format!("{} was read by way of LibreOffice", kind.name()),
        locator: Locator::default(),
    });
    Ok(document)
}

/// The formats that go this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An OLE container: Word 97, but also Excel 97 and encrypted files of today.
    Ole,
    /// Rich Text Format.
    Rtf,
    /// WordPerfect.
    WordPerfect,
}

impl Kind {
    /// Names the format that the first bytes show.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
            return Some(Kind::Ole);
        }
        if bytes.starts_with(b"{\\rtf") {
            return Some(Kind::Rtf);
        }
        bytes.starts_with(b"\xffWPC").then_some(Kind::WordPerfect)
    }

    /// Returns what a file of the format is called: `an RTF file`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Ole => "a Word 97 file",
            Kind::Rtf => "an RTF file",
            Kind::WordPerfect => "a WordPerfect file",
        }
    }

    /// Refuses what is no text: the streams of an OLE container have names.
    fn check(self, bytes: &[u8]) -> Result<(), String> {
        let has_stream = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(name.len()).any(|window| window == name)
        };
        if self != Kind::Ole || has_stream("WordDocument") {
            return Ok(());
        }
        if has_stream("EncryptedPackage") {
            return Err(locked());
        }
        Err(Foreign::in_ole(has_stream).map_or_else(
            || refusal("is an OLE container without a Word document in it", AS_WORD),
            Foreign::reason,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_their_first_bytes() {
        assert_eq!(
            Kind::of(b"\xffWPC\x10\0\0\0\x01\x0a\x02\x01"),
            Some(Kind::WordPerfect)
        );
        assert_eq!(Kind::of(b"{\\rtf1\\ansi"), Some(Kind::Rtf));
        assert_eq!(Kind::of(b"WPC"), None);
    }

    #[test]
    fn a_converter_is_given_the_file_and_without_one_the_way_out_is_told() {
        let source = Source {
            name: "letter.rtf".to_owned(),
            bytes: b"{\\rtf1\\ansi}".to_vec(),
        };
        let told = |converter| {
            let options = ReadOptions {
                converter,
                ..ReadOptions::default()
            };
            read(&source, &options).map(drop).unwrap_err().to_string()
        };
        assert_eq!(
            told(None),
            "letter.rtf: is an RTF file, which is read through LibreOffice, and there is no way to it here; \
             save the file as .docx"
        );
        let refused = Converter::new(|file| Err(format!("{:?} of {} bytes", file.kind, file.bytes.len())));
        assert_eq!(told(Some(refused)), "letter.rtf: Rtf of 12 bytes");
    }
}

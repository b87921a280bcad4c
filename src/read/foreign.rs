//! Files that are no texts: names what they are by their bytes, and the way to a text.
//!
//! A delegate who names the wrong file of a folder, or a scan, should read what that file is and not which of its parts is
//! missing. Four kinds of evidence are looked at, each by the reader that meets it: the main part of a ZIP container, the
//! streams of an OLE container, the body of an OpenDocument file, and the first bytes of anything else. Some first bytes could also
//! begin a text (`MZ`, `BM`); they count only for a file that is no text anyway.

use super::refusal::refusal;
use super::zip::Package;
use crate::error::Refusal;

/// What a file is that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foreign {
    /// `an Excel workbook`, `an OpenDocument spreadsheet`
    Sheet(&'static str),
    /// `a PowerPoint presentation`
    Slides(&'static str),
    /// `a Visio drawing`
    Drawing(&'static str),
    /// `a Pages, Numbers or Keynote document`
    Exportable(&'static str),
    /// `an electronic book (EPUB)`
    Book(&'static str),
    /// `an Outlook message`
    Message(&'static str),
    /// `a picture (PNG)`
    Picture(&'static str),
    /// `a sound recording (MP3)`
    Recording(&'static str),
    /// `an archive (7z)`
    Archive(&'static str),
    /// `a program`
    Program(&'static str),
    /// `a Word file in one piece of XML`
    OldWord(&'static str),
    /// `a PostScript file`
    Pages(&'static str),
    /// What Word and LibreOffice leave beside a file that is open: `~$draft.docx`
    Mark(&'static str),
}
use Foreign::{
    Archive, Book, Drawing, Exportable, Mark, Message, OldWord, Pages, Picture, Program, Recording, Sheet,
    Slides,
};

impl Foreign {
    /// Says what the file is, and how to come to a text.
    pub(super) fn reason(self) -> Refusal {
        let (what, way_out) = match self {
            Sheet(what) | Slides(what) | Drawing(what) => {
                (what, "save it as PDF, or copy its text into a Word file")
            }
            Exportable(what) => (what, "export it to Word (.docx) or PDF"),
            Book(what) => (what, "convert it to Word (.docx), OpenDocument (.odt) or HTML"),
            Message(what) => (
                what,
                "save the text, or the file attached to it, as a file of its own",
            ),
            Picture(what) => (
                what,
                "run character recognition (OCR) on it and name the PDF or the text that it gives",
            ),
            Recording(what) => (what, "name a file with the words in writing"),
            Archive(what) => (what, "unpack it and name a file from it"),
            Program(what) => (what, "name a file with a text"),
            OldWord(what) => (what, "open it in Word or LibreOffice and save it as .docx"),
            Pages(what) => (what, "convert it to PDF"),
            Mark(what) => (what, "name that file, without the ~$ before its name"),
        };
        refusal(format_args!("is {what}"), way_out)
    }

    /// Names a ZIP container by its main part, or by the parts that only one format has; else it is an archive of files.
    pub(super) fn packed(package: &Package<'_>, main: &str) -> Self {
        let main = main.to_ascii_lowercase();
        let is = |folder: &str, usual: &[&str]| {
            main.starts_with(folder) || usual.iter().any(|part| package.has(part))
        };
        if is("xl/", &["xl/workbook.xml", "xl/workbook.bin"]) {
            return Sheet("an Excel workbook");
        }
        if is("ppt/", &["ppt/presentation.xml"]) {
            return Slides("a PowerPoint presentation");
        }
        if is("visio/", &["visio/document.xml"]) {
            return Drawing("a Visio drawing");
        }
        if package.has("Index/Document.iwa") || package.has("Index.zip") {
            return Exportable("a Pages, Numbers or Keynote document");
        }
        if package.has("META-INF/container.xml") {
            return Book("an electronic book (EPUB)");
        }
        Archive("a ZIP archive and no text")
    }

    /// Names an OLE container by the names of its streams.
    pub(super) fn in_ole(has_stream: impl Fn(&str) -> bool) -> Option<Self> {
        [
            ("Workbook", Sheet("an Excel workbook")),
            ("Book", Sheet("an Excel workbook")),
            ("PowerPoint Document", Slides("a PowerPoint presentation")),
            ("VisioDocument", Drawing("a Visio drawing")),
            ("__properties_version1.0", Message("an Outlook message")),
        ]
        .into_iter()
        .find_map(|(stream, kind)| has_stream(stream).then_some(kind))
    }

    /// Names an OpenDocument file by the element in its body.
    pub(super) fn in_open_document(body: &str) -> Option<Self> {
        match body {
            "spreadsheet" => Some(Sheet("an OpenDocument spreadsheet")),
            "presentation" => Some(Slides("an OpenDocument presentation")),
            "drawing" | "image" | "chart" => Some(Drawing("an OpenDocument drawing")),
            _ => None,
        }
    }

    /// Names a file by first bytes with which no text begins.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let from = |at: usize, pattern: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(pattern));
        let riff = |kind: &[u8]| from(0, b"RIFF") && from(8, kind);
        let media = |kinds: &[&[u8]]| from(4, b"ftyp") && kinds.iter().any(|kind| from(8, kind));
        let by_start = STARTS
            .iter()
            .find(|(start, _)| bytes.starts_with(start))
            .map(|(_, kind)| *kind);
        by_start
            .or_else(|| riff(b"WEBP").then_some(Picture("a picture (WebP)")))
            .or_else(|| riff(b"WAVE").then_some(Recording("a sound recording (WAV)")))
            .or_else(|| riff(b"AVI ").then_some(Recording("a film (AVI)")))
            .or_else(|| media(&[b"heic", b"heix", b"mif1", b"avif"]).then_some(Picture("a picture (HEIC)")))
            .or_else(|| from(4, b"ftyp").then_some(Recording("a recording (MP4)")))
            .or_else(|| word_xml(bytes))
            .or_else(|| is_mark(bytes).then_some(Mark("only the mark that another file is open in Word")))
    }

    /// Names a file that is no text by first bytes that a text could have, too.
    pub(super) fn of_binary(bytes: &[u8]) -> Option<Self> {
        [
            (b"BM".as_slice(), Picture("a picture (BMP)")),
            (b"MZ", Program("a program")),
            (b"BZh", Archive("an archive (bzip2)")),
            (b"\xff\xfb", Recording("a sound recording (MP3)")),
            (b"L\0\0\0", Program("a shortcut to another file")),
        ]
        .into_iter()
        .find_map(|(start, kind)| bytes.starts_with(start).then_some(kind))
    }
}

/// What no text begins with.
const STARTS: [(&[u8], Foreign); 17] = [
    (b"\x89PNG\r\n\x1a\n", Picture("a picture (PNG)")),
    (b"\xff\xd8\xff", Picture("a picture (JPEG)")),
    (b"GIF87a", Picture("a picture (GIF)")),
    (b"GIF89a", Picture("a picture (GIF)")),
    (b"II*\0", Picture("a picture (TIFF)")),
    (b"MM\0*", Picture("a picture (TIFF)")),
    (b"AT&TFORM", Picture("a scan (DjVu)")),
    (b"ID3\x02", Recording("a sound recording (MP3)")),
    (b"ID3\x03", Recording("a sound recording (MP3)")),
    (b"ID3\x04", Recording("a sound recording (MP3)")),
    (b"OggS\0", Recording("a sound recording (Ogg)")),
    (b"\x1f\x8b\x08", Archive("an archive (gzip)")),
    (b"\xfd7zXZ\0", Archive("an archive (xz)")),
    (b"7z\xbc\xaf\x27\x1c", Archive("an archive (7z)")),
    (b"Rar!\x1a\x07", Archive("an archive (RAR)")),
    (b"\x7fELF", Program("a program")),
    (b"%!PS-", Pages("a PostScript file")),
];

/// The bytes in which the root of an XML file is looked for.
const ROOT_WITHIN: usize = 1024;

/// Names the two forms in which Word writes a whole file as XML: their text stands between parts that are none.
fn word_xml(bytes: &[u8]) -> Option<Foreign> {
    let head = &bytes[..bytes.len().min(ROOT_WITHIN)];
    let is_xml = head.trim_ascii_start().starts_with(b"<") || head.starts_with(b"\xef\xbb\xbf<");
    let has = |pattern: &[u8]| head.windows(pattern.len()).any(|window| window == pattern);
    (is_xml && (has(b"<pkg:package") || has(b"<w:wordDocument")))
        .then_some(OldWord("a Word file in one piece of XML"))
}

/// The bytes of the mark that Word leaves beside an open file.
const MARK: usize = 162;
/// Where the name of its user stands a second time, in UTF-16.
const SECOND: usize = 54;

/// Whether bytes are such a mark: the name of the user twice, each time with its length before it.
fn is_mark(bytes: &[u8]) -> bool {
    bytes.len() == MARK
        && bytes[0] > 0
        && usize::from(bytes[0]) < SECOND
        && bytes[SECOND..SECOND + 2] == [bytes[0], 0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_begins_like_another_thing_is_a_text() {
        for text in [
            "BM agreed to the text",
            "MZ: Urges States",
            "GIFTS to States",
            "RIFF raff and WAVEs",
            "<p>as in <pkg>",
            "ID3 cards are issued",
        ] {
            assert_eq!(Foreign::of(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn every_reason_says_what_it_is_and_the_way_out() {
        assert_eq!(
            Foreign::of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
                .map(Foreign::reason)
                .map(String::from)
                .unwrap(),
            "is a picture (PNG); run character recognition (OCR) on it and name the PDF or the text that it gives"
        );
        assert_eq!(
            Foreign::in_ole(|name| name == "Book")
                .map(Foreign::reason)
                .map(String::from)
                .unwrap(),
            "is an Excel workbook; save it as PDF, or copy its text into a Word file"
        );
    }
}

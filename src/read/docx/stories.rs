//! Hands the parts that hold text to those who write into a copy of the file.
//!
//! The reader makes blocks of them and forgets where their bytes were; a writer of revisions needs the parts as they are,
//! in the order in which the reader takes them: the header of the first page, the body, the notes.

use std::collections::BTreeMap;

use roxmltree::Document;

use super::super::{Limits, zip};
use super::body::masthead;
use super::package::{Part, Parts};
use super::parse;

/// The parts of a Word file that hold its text.
pub(crate) struct Stories {
    /// The header of the first page, where the file gives it one of its own.
    pub(crate) masthead: Option<Story>,
    /// The part with the body.
    pub(crate) document: Story,
    /// The footnotes.
    pub(crate) footnotes: Option<Story>,
    /// The endnotes.
    pub(crate) endnotes: Option<Story>,
}

/// One part, decoded.
pub(crate) struct Story {
    /// Its name in the container: `word/document.xml`.
    pub(crate) name: String,
    /// Its XML.
    pub(crate) text: String,
}

/// Unpacks the parts that hold text. The error is the reason, for a person.
pub(crate) fn stories(bytes: &[u8], limits: Limits) -> Result<Stories, String> {
    let mut parts = Parts::open(bytes, limits)?;
    let head = {
        let document = parse(&parts.document, limits)?;
        let margins = parts
            .margins
            .iter()
            .map(|(id, part)| Ok((id.as_str(), parse(part, limits)?)))
            .collect::<Result<BTreeMap<&str, Document<'_>>, String>>()?;
        masthead(&document, &margins).map(str::to_owned)
    };
    for part in [&parts.footnotes, &parts.endnotes].into_iter().flatten() {
        parse(part, limits)?;
    }
    Ok(Stories {
        masthead: head.and_then(|id| parts.margins.remove(&id)).map(Story::from),
        document: parts.document.into(),
        footnotes: parts.footnotes.map(Story::from),
        endnotes: parts.endnotes.map(Story::from),
    })
}

/// Unpacks any part by its name. The error is the reason, for a person.
pub(crate) fn part(bytes: &[u8], name: &str, limits: Limits) -> Result<Option<String>, String> {
    let package = zip::Package::open(bytes, limits)?;
    let part = package.part(name)?;
    part.map(|bytes| String::from_utf8(bytes).map_err(|_| format!("the part {name} is not UTF-8")))
        .transpose()
}

impl From<Part> for Story {
    fn from(part: Part) -> Self {
        Self {
            name: part.name,
            text: part.text,
        }
    }
}

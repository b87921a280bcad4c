//! A whole Word file of ours: its words, and beside them the parts that hold none.

use super::parts::{self, DECLARATION, NAMESPACES};
use crate::package::pack;

/// The words of a file, as XML.
#[derive(Debug, Default)]
pub(super) struct Words<'a> {
    pub(super) body: &'a str,
    pub(super) footnotes: &'a str,
    /// The part that pages repeat, if there is one.
    pub(super) header: Option<&'a str>,
    /// The part of comments, if there is one.
    pub(super) comment: Option<&'a str>,
    /// The number that each list begins with.
    pub(super) lists: &'a [u32],
}

impl Words<'_> {
    /// Returns the bytes of the file.
    pub(super) fn packed(&self) -> Result<Vec<u8>, String> {
        let mut more = Vec::new();
        more.extend(self.header.is_some().then_some(parts::HEADER));
        more.extend(self.comment.is_some().then_some(parts::COMMENTS));
        let mut files = vec![
            ("[Content_Types].xml", parts::content_types(&more)),
            ("_rels/.rels", parts::package_relationships()),
            ("word/document.xml", self.document()),
            (
                "word/_rels/document.xml.rels",
                parts::document_relationships(&more),
            ),
            ("word/styles.xml", parts::styles()),
            ("word/numbering.xml", parts::numbering(self.lists)),
            ("word/footnotes.xml", self.notes()),
            ("word/settings.xml", parts::settings()),
            ("word/footer.xml", parts::footer()),
        ];
        files.extend(self.header.map(|header| ("word/header.xml", header.to_owned())));
        files.extend(self.comment.map(|comment| ("word/comments.xml", comment.to_owned())));
        let files: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(name, text)| (*name, text.as_bytes()))
            .collect();
        pack(&files)
    }

    fn document(&self) -> String {
        let section = parts::section(self.header.is_some());
        let body = self.body;
        format!("{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>")
    }

    fn notes(&self) -> String {
        let rulers = ruler("separator", -1) + &ruler("continuationSeparator", 0);
        let footnotes = self.footnotes;
        format!("{DECLARATION}<w:footnotes {NAMESPACES}>{rulers}{footnotes}</w:footnotes>")
    }
}

/// A line between text and footnotes.
fn ruler(kind: &str, id: i32) -> String {
    format!("<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>")
}

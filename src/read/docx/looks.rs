//! The reader of Word files, made of the parts that say how the text looks.

use super::body::{Links, Pictures, Reader};
use super::{ReadOptions, notes, numbering, styles};

/// The parts that say how the text looks.
pub(super) struct Looks<'t, 'i> {
    pub(super) styles: Option<&'t roxmltree::Document<'i>>,
    pub(super) numbering: Option<&'t roxmltree::Document<'i>>,
    pub(super) settings: Option<&'t roxmltree::Document<'i>>,
}

/// Makes the one reader of Word files, for a text and for those who write into it.
pub(super) fn reader<'a, 'i>(
    looks: &Looks<'_, '_>,
    notes: notes::Notes<'a, 'i>,
    options: &ReadOptions,
    links: Links,
    pictures: Pictures,
) -> Reader<'a, 'i> {
    let styles = looks
        .styles
        .map_or_else(styles::Styles::default, styles::Styles::new);
    let numbering = looks
        .numbering
        .map_or_else(numbering::Numbering::default, numbering::Numbering::new);
    Reader::new(
        styles.with_theme(looks.settings),
        numbering,
        notes,
        options,
        links,
        pictures,
    )
}

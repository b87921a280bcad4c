//! The words that print puts around numbers: abbreviations, what announces a number, page words, parts of citations.

/// The words around numbers and labels in one language. Lower case, but where it is said that they are as printed.
#[derive(Debug)]
pub struct Printing {
    /// Words whose stop ends no sentence, as printed: `Art.`, `Mrs.`
    pub abbreviations: &'static [&'static str],
    /// Words behind the comma or semicolon that ends an item of a list: `and`.
    pub item_ends: &'static [&'static str],
    /// Words before which a number is a reference or a count, never the mark of a footnote: `paragraph`.
    pub announcers: &'static [&'static str],
    /// Words behind which a number may be one of a list and may be a mark: `goals`.
    pub doubtful_announcers: &'static [&'static str],
    /// Words behind a number that make it a count or a reference: `years`, `above`.
    pub counted: &'static [&'static str],
    /// Words with which a sentence goes on behind the mark of a footnote: `and`, `adopted`.
    pub resuming: &'static [&'static str],
    /// Words before the number of a page: `page`.
    pub pages: &'static [&'static str],
    /// Words between the number of a page and that of all pages: `of`.
    pub of_pages: &'static [&'static str],
    /// The heads of columns in a table of contents: `page`, `paragraphs`.
    pub columns: &'static [&'static str],
    /// Words before the number of a section that is counted as an article: `sec.`
    pub sections: &'static [&'static str],
    /// Words that stand for the number 1 behind the word for an article, beside the ordinals: `premier`, `único`.
    pub sole_articles: &'static [&'static str],
    /// The first letters of the numbers in a code: `l`, `r`.
    pub code_parts: &'static [&'static str],
    /// Words before the number of one of several wordings, as printed: `Option`.
    pub options: &'static [&'static str],
    /// The beginnings of the titles of reports: `report of`.
    pub reports: &'static [&'static str],
    /// What a job number says of the paper: `recycle`.
    pub papers: &'static [&'static str],
    /// What may stand behind the number of a proposal: `final`.
    pub number_ends: &'static [&'static str],
    /// The head of each text in a file of several, as printed: who issues it, and what stands near below.
    pub volumes: &'static [[&'static str; 2]],
    /// The first words of the parts of a citation, with how small a part it is: 2 a volume, 3 a number, 4 a chapter, 5 a
    /// paragraph.
    pub cited: &'static [(&'static str, u8)],
    /// The last words of parts of a citation, with the same.
    pub cited_last: &'static [(&'static str, u8)],
    /// The titles of the notes below a text: `notes`.
    pub notes: &'static [&'static str],
    /// Words before what is cited: `see`.
    pub see: &'static [&'static str],
    /// Words for the source that was cited before: `ibid`.
    pub ibid: &'static [&'static str],
}

impl Printing {
    /// No words.
    pub(super) const NONE: Self = Self {
        abbreviations: &[],
        item_ends: &[],
        announcers: &[],
        doubtful_announcers: &[],
        counted: &[],
        resuming: &[],
        pages: &[],
        of_pages: &[],
        columns: &[],
        sections: &[],
        sole_articles: &[],
        code_parts: &[],
        options: &[],
        reports: &[],
        papers: &[],
        number_ends: &[],
        volumes: &[],
        cited: &[],
        cited_last: &[],
        notes: &[],
        see: &[],
        ibid: &[],
    };
}

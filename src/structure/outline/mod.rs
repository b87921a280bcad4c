//! Paragraphs → outlined provisions: what each paragraph is, whose child, what its name stands on.
//!
//! The text is walked once, in three steps that each know only what the steps before found:
//!
//! ```text
//!               Whole ──────┐                       what the whole text shows; it never changes
//!                           ▼
//! paragraph ───────────▶ classify ──▶ Class ──▶ nest ──▶ outlined provision ──▶ number
//!                           ▲                    │                              (numbering)
//!                           └────── State ◀──────┘      what stands before the next paragraph
//! ```
//!
//! 1. `classify` says what a paragraph is, and changes nothing: a question to the paragraph, its place, and what stands behind it.
//! 2. `nest` puts it there: it makes a provision of it, says whose child that is and what its name stands on, and changes the
//!    state for the next paragraph. It reads no words.
//! 3. Addresses are made of the names when all is outlined, by `numbering`.
//!
//! The part of the instrument in hand decides most:
//!
//! ```text
//! opening formula ─▶ preamble ─▶ operative part ─▶ adoption line ─▶ annex
//! ```
//!
//! A text with an opening formula is a resolution or decision; one with articles is a treaty or a law; anything else is
//! a report. In the preamble a paragraph without a label is preambular until an operative verb (`Decides`) or the number
//! 1 comes. Numbers make operative paragraphs in a resolution, paragraphs of an article in a law, paragraphs in a
//! report and in an annex. Letters and roman numbers make sub-paragraphs; which level they belong to is decided by
//! sequence: `(i)` after `(h)` is a letter, after `(a)` a roman number.
//!
//! A number that begins again at 1 under a new heading opens a scope with that heading's label. A text that cannot be
//! classified becomes a provision named after the one before. The cost is linear: a paragraph is asked about once, by what
//! stands around it.

mod whole;

mod ahead;
mod own_label;

mod state;

mod class;
mod classify;

mod nest;

use self::classify::classify;
use self::nest::nest;
use self::state::State;
use self::whole::Whole;
use super::language::Tongue;
use super::name::Name;
use super::paragraph::Paragraph;
use super::rich::Rich;
use super::segments::Begins;
use crate::document::{Locator, Spaces, Warning};
use crate::instrument::{Address, Cut, Header, Kind, Mark, Provision, ProvisionIndex, Repair};

/// Outlines the paragraphs of one text. `act` is the scope of all: the number of a resolution in a file that holds
/// several.
pub(super) fn outline(
    paragraphs: Vec<Clean<'_>>,
    tongue: Tongue,
    act: Option<String>,
    begins: Begins,
    spaces: Spaces,
) -> Outline {
    let whole = Whole::of(&paragraphs, tongue, spaces);
    let mut state = State::new(act, begins);
    let mut rest = paragraphs.into_iter();
    while let Some(clean) = rest.next() {
        let class = classify(&whole, &state, &clean, rest.as_slice());
        nest(&mut state, class, clean);
    }
    state.outline
}

/// What the walk yields.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) provisions: Vec<Outlined>,
    pub(super) cut: Vec<Cut>,
    pub(super) repairs: Vec<Repair>,
    pub(super) remarks: Vec<Remark>,
}

/// A provision before it has an address.
#[derive(Debug)]
pub(super) struct Outlined {
    pub(super) name: Name,
    pub(super) kind: Kind,
    pub(super) label: Option<String>,
    pub(super) stop: Option<String>,
    pub(super) parent: Option<ProvisionIndex>,
    pub(super) header: Option<Header>,
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
    pub(super) locator: Locator,
}

impl Outlined {
    /// The provision with its address.
    pub(super) fn called(self, id: Address) -> Provision {
        Provision {
            id,
            kind: self.kind,
            label: self.label,
            stop: self.stop,
            parent: self.parent,
            header: self.header,
            text: self.text,
            marks: self.marks,
            locator: self.locator,
        }
    }
}

/// A warning, and the place of the provision that came next.
#[derive(Debug)]
pub(super) struct Remark {
    pub(super) before: usize,
    pub(super) warning: Warning,
}

/// A paragraph without its footnote marks.
#[derive(Debug, Clone)]
pub(super) struct Clean<'a> {
    pub(super) paragraph: Paragraph<'a>,
    pub(super) marks: Vec<Mark>,
    /// The words in it that were torn or broken at a line end, and closed; in order.
    pub(super) mends: Vec<Mend>,
    /// The text with the marks still in it, for the record of what is cut, where it is another.
    pub(super) printed: Option<String>,
}

impl<'a> Clean<'a> {
    /// The text with the marks still in it.
    pub(super) fn printed(&self) -> &str {
        self.printed
            .as_deref()
            .unwrap_or_else(|| self.paragraph.rich.text())
    }

    /// The same, where nothing else is asked any more.
    pub(super) fn into_printed(self) -> String {
        self.printed.unwrap_or_else(|| self.paragraph.rich.into_text())
    }

    /// Takes another text; what was printed stays.
    pub(super) fn become_text(&mut self, rich: Rich<'a>) {
        let before = std::mem::replace(&mut self.paragraph.rich, rich);
        self.printed.get_or_insert_with(|| before.into_text());
    }
}

/// A torn or broken word that was closed.
#[derive(Debug, Clone)]
pub(super) struct Mend {
    /// The end of the whole word, in Unicode scalar values of the paragraph.
    pub(super) end: usize,
    pub(super) printed: String,
    pub(super) shown: String,
}

/// The text of a paragraph is needed as it is by the tests of this file.
#[cfg(test)]
fn clean_of(text: &str) -> Clean<'static> {
    let mut rich = super::rich::Rich::default();
    rich.push_str(text, crate::document::Style::default());
    let paragraph = Paragraph {
        rich,
        hints: crate::document::Hints::default(),
        locator: crate::document::Locator::default(),
        lines: Vec::new(),
        closed: Vec::new(),
        set_apart: true,
    };
    Clean {
        paragraph,
        marks: Vec::new(),
        mends: Vec::new(),
        printed: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;
    use crate::structure::numbering::numbered;

    fn ids(paragraphs: &[&str], resolution: bool) -> String {
        let clean = paragraphs.iter().map(|text| clean_of(text)).collect();
        let begins = if resolution {
            Begins::Preamble
        } else {
            Begins::Text
        };
        let tongue = Tongue {
            lexicon: &ENGLISH,
            code: Some("en"),
        };
        let outline = outline(clean, tongue, None, begins, Spaces::Stored);
        let (provisions, _) = numbered(outline.provisions, outline.remarks);
        let ids: Vec<String> = provisions
            .iter()
            .map(|provision| provision.id.to_string())
            .collect();
        ids.join(" ")
    }

    #[test]
    fn preambular_paragraphs_are_counted_and_operative_ones_numbered() {
        let text = [
            "Recalling its resolution,",
            "Noting the report,",
            "1. Urges States;",
            "2. Decides to return to it.",
        ];
        assert_eq!(ids(&text, true), "PP1 PP2 OP1 OP2");
    }

    #[test]
    fn unnumbered_operative_paragraphs_count_from_one() {
        assert_eq!(
            ids(
                &[
                    "Recalling its resolution,",
                    "Decides:",
                    "(a) To meet;",
                    "(b) To report."
                ],
                true
            ),
            "PP1 OP1 OP1(a) OP1(b)"
        );
    }

    #[test]
    fn letter_after_h_is_i_and_roman_after_a_letter_is_one() {
        let letters: Vec<String> = ('a'..='j').map(|c| format!("({c}) To act;")).collect();
        let mut text = vec!["1. Requests States:"];
        text.extend(letters.iter().map(String::as_str));
        assert!(ids(&text, true).ends_with("OP1(h) OP1(i) OP1(j)"));
        let nested = [
            "1. Requests States:",
            "(a) To act:",
            "(i) Now;",
            "(ii) Later;",
            "(b) To report.",
        ];
        assert_eq!(ids(&nested, true), "OP1 OP1(a) OP1(a)(i) OP1(a)(ii) OP1(b)");
    }

    #[test]
    fn numbering_that_restarts_in_an_annex_has_its_prefix() {
        let text = [
            "Recalling its resolution,",
            "1. Adopts the plan.",
            "Annex",
            "1. The plan has two parts.",
            "2. The first is short.",
        ];
        assert_eq!(ids(&text, true), "PP1 OP1 H1 Annex:P1 Annex:P2");
    }

    #[test]
    fn a_long_title_of_an_annex_is_a_heading() {
        let title = "Criteria to be used to evaluate proposals and select the host of the secretariat of the network for \
                     averting, minimizing and addressing loss and damage associated with the adverse effects of change";
        let text = [
            "Recalling its resolution,",
            "1. Adopts the criteria.",
            "Annex II",
            title,
            "1. The proposals will be evaluated.",
        ];
        assert_eq!(ids(&text, true), "PP1 OP1 H1 H2 Annex II:P1");
    }

    #[test]
    fn paragraphs_of_a_draft_keep_the_names_that_negotiators_gave_them() {
        let text = [
            "PP1 Recalling its resolution,",
            "PP1 bis Noting the report,",
            "OP1. Urges States:",
            "(a) To act;",
            "OP1 bis Requests a report;",
            "OP2 alt [Decides to return to it.]",
        ];
        let named = "PP1 PP1bis OP1 OP1(a) OP1bis OP2alt";
        assert_eq!(ids(&text, true), named);
        assert_eq!(ids(&text, false), named);
    }

    #[test]
    fn options_belong_to_the_paragraph_whose_wordings_they_are() {
        let text = [
            "1. [Option 1: Parties shall act by:",
            "(a) Planning;",
            "Option 2: Parties should act:",
            "(a) Soon.",
            "Option 3:",
            "2. They report.",
        ];
        assert_eq!(
            ids(&text, false),
            "P1 P1(a) P1(option2) P1(option2)(a) P1(option3) P2"
        );
    }

    #[test]
    fn a_misread_number_is_believed_in_its_place_before_a_verb() {
        let text = ["1. Urges States;", "2, Requests a report;", "3. Decides so."];
        assert_eq!(ids(&text, true), "OP1 OP2 OP3");
        assert_eq!(
            ids(&["1. Urges States;", "3, Requests a report;"], true),
            "OP1 OP1~2"
        );
    }

    #[test]
    fn marks_of_a_consolidated_act_are_cut() {
        let text = ["Article 1", "1. First.", "▼M6", "2. Second.", "▼B"];
        assert_eq!(ids(&text, false), "H1 Art1.1 Art1.2");
    }

    #[test]
    fn articles_hold_their_paragraphs() {
        let text = [
            "Article 1",
            "1. Everyone has rights.",
            "2. No one loses them:",
            "(a) Ever;",
            "Article 2",
            "This ends it.",
        ];
        assert_eq!(ids(&text, false), "H1 Art1.1 Art1.2 Art1.2(a) H2 Art2");
    }

    #[test]
    fn unnumbered_subparagraphs_of_an_article_belong_to_the_paragraph_above() {
        let numbered = [
            "Article 14",
            "1. Data are blocked.",
            "However, they may stay.",
            "2. It ends.",
        ];
        assert_eq!(ids(&numbered, false), "H1 Art14.1 Art14.1~2 Art14.2");
        let items = [
            "Article 72",
            "The following:",
            "(1) laws;",
            "(2) rules.",
            "Others may follow.",
        ];
        assert_eq!(ids(&items, false), "H1 Art72 Art72(1) Art72(2) Art72.2");
    }

    #[test]
    fn a_second_number_is_kept_apart_with_a_warning() {
        assert_eq!(
            ids(&["1. Urges States;", "1. Urges them again;"], true),
            "OP1 OP1~2"
        );
    }

    #[test]
    fn adoption_lines_are_no_paragraphs() {
        let text = [
            "Recalling it,",
            "1. Decides so.",
            "58th plenary meeting",
            "4 December 2023",
        ];
        assert_eq!(ids(&text, true), "PP1 OP1");
    }
}

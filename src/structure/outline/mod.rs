//! Paragraphs → outlined provisions: what each paragraph is, whose child, what its name stands on.
//!
//! The text is walked once, with the part of the instrument in hand:
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
//! classified becomes a provision named after the one before. Addresses are no matter of the walk: `numbering` makes them.

use std::collections::BTreeSet;

mod ahead;
mod annex_words;
mod annexes;
mod articles;
mod frame;
mod headings;
mod own_label;
mod paragraphs;
mod provision;
mod sub;
mod whole;

pub(super) use self::annex_words::{is_annex_title, is_annex_word, opens_annex};
use self::headings::division_label;
use self::own_label::given_label;
use self::paragraphs::is_numbered;
use self::sub::{Level, Place};
use self::whole::Whole;
use super::label::{Label, LabelForm};
use super::labels::{is_consolidation_mark, label_behind};
use super::language::Tongue;
use super::name::{Name, Scope};
use super::paragraph::Paragraph;
use super::segments::Begins;
use crate::document::{Holds, Locator, Spaces, Warning};
use crate::instrument::{
    Address, Cut, Header, Kind, Mark, Provision, ProvisionIndex, Reason, Repair, Series,
};

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
pub(super) struct Clean {
    pub(super) paragraph: Paragraph,
    pub(super) marks: Vec<Mark>,
    /// The words in it that were torn or broken at a line end, and closed; in order.
    pub(super) mends: Vec<Mend>,
    /// The text with the marks still in it, for the record of what is cut.
    pub(super) printed: String,
}

/// A torn or broken word that was closed.
#[derive(Debug, Clone)]
pub(super) struct Mend {
    /// The end of the whole word, in Unicode scalar values of the paragraph.
    pub(super) end: usize,
    pub(super) printed: String,
    pub(super) shown: String,
}

/// Classifies the paragraphs of one text. `act` is the scope of all: the number of a resolution in a file that holds
/// several.
pub(super) fn outline(
    paragraphs: Vec<Clean>,
    tongue: Tongue,
    act: Option<String>,
    begins: Begins,
    spaces: Spaces,
) -> Outline {
    let part = match begins {
        Begins::Preamble | Begins::Declaration => Part::Preamble,
        Begins::Text => Part::Report,
    };
    let mut walk = Walk::new(Whole::of(&paragraphs, tongue, spaces), act, part);
    walk.declaration = begins == Begins::Declaration;
    let mut rest = paragraphs.into_iter();
    while let Some(clean) = rest.next() {
        walk.take(clean, rest.as_slice());
    }
    walk.outline
}

/// The part of the instrument that the walk is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Preamble,
    Operative,
    /// Behind the adoption line.
    Close,
    Report,
    Annex,
    /// Articles.
    Law,
}

/// What a law numbers its articles with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opener {
    /// `Art. 5`
    Word,
    /// `§ 5`
    Sign,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one fact of where the walk is"
)]
struct Walk {
    whole: Whole,
    outline: Outline,
    part: Part,
    /// The number of the file's text, where the file holds several: `78/149`.
    act: Option<String>,
    /// The name of the current annex: `Annex I`.
    annex: Option<String>,
    /// The scope in which numbers are given: the act, the annex, the part in which numbers began again.
    scope: Scope,
    /// The series that unnumbered paragraphs were counted in, in the current scope.
    counted: BTreeSet<Series>,
    /// The last number in the current scope.
    number: u32,
    /// The headings with a label since numbers last began at 1, with their labels.
    part_heads: Vec<(ProvisionIndex, String)>,
    /// The last heading's label, if no number came since.
    fresh_heading: Option<String>,
    /// The paragraph that sub-paragraphs belong to, and the open levels below it.
    parent: Option<ProvisionIndex>,
    levels: Vec<Level>,
    /// Where the last numbered paragraph stands.
    place: Place,
    /// The paragraph before the last heading, with its levels, if that heading has no mark: a title may stand among the
    /// sub-paragraphs of one paragraph.
    held: Option<(ProvisionIndex, Vec<Level>)>,
    /// The current article: `4`.
    article: Option<String>,
    /// The level of the heading that opened it, where the format says that it is one.
    article_level: Option<u8>,
    /// What opened the current article.
    opener: Opener,
    /// How many paragraphs without a number the current article has.
    article_texts: u32,
    /// The paragraphs of the current article have their numbers in parentheses.
    paren_paragraphs: bool,
    /// The preamble stands under a heading of its own.
    titled_preamble: bool,
    /// The first paragraph says who declares, as an opening formula does.
    declaration: bool,
    /// How many paragraphs follow the current one.
    following: usize,
    /// The number of the last recital.
    recital: u32,
    /// The last paragraph was part of a table of contents.
    in_contents: bool,
}

impl Walk {
    fn new(whole: Whole, act: Option<String>, part: Part) -> Self {
        let names = act.iter().cloned().collect();
        Self {
            whole,
            outline: Outline::default(),
            part,
            act,
            annex: None,
            scope: Scope { names, run: 0 },
            counted: BTreeSet::new(),
            number: 0,
            part_heads: Vec::new(),
            fresh_heading: None,
            parent: None,
            levels: Vec::new(),
            place: Place::default(),
            held: None,
            article: None,
            article_level: None,
            opener: Opener::Word,
            article_texts: 0,
            paren_paragraphs: false,
            titled_preamble: false,
            declaration: false,
            following: 0,
            recital: 0,
            in_contents: false,
        }
    }

    /// Reads the label of a paragraph, as the format computed it or as it is printed.
    fn label_of(&self, paragraph: &Paragraph) -> Option<Label> {
        if let Some(given) = paragraph.hints.label.as_deref() {
            return given_label(given, self.number);
        }
        let text = paragraph.rich.text();
        let counted = self
            .whole
            .counted_heads
            .as_ref()
            .and_then(|heads| heads.label(text));
        counted.or_else(|| label_behind(text, self.number))
    }

    /// Classifies a paragraph; `after` are those that come after it.
    fn take(&mut self, clean: Clean, after: &[Clean]) {
        self.following = after.len();
        if let Some(kind) = apart(clean.paragraph.hints.holds) {
            let listed = self.in_contents && kind == Kind::Row;
            if listed && self.is_contents(clean.paragraph.rich.text()) {
                return self.cut(Reason::Contents, &clean);
            }
            return self.beside(clean, kind);
        }
        let text = clean.paragraph.rich.text().to_owned();
        if self.is_formula(&text) || std::mem::take(&mut self.declaration) {
            return self.formula(&clean);
        }
        if self.is_enacting(&text) {
            self.part = Part::Law;
            return self.cut(Reason::OpeningFormula, &clean);
        }
        if self.adopted(&clean) {
            return;
        }
        if self.is_adoption_line(&text) {
            self.part = Part::Close;
            return self.cut(Reason::AdoptionLine, &clean);
        }
        if is_consolidation_mark(&text) {
            return self.cut(Reason::Remark, &clean);
        }
        if self.is_contents(&text) {
            return self.cut(Reason::Contents, &clean);
        }
        if let Some(rest) = self.annex(&clean.paragraph) {
            return self.open_annex(clean, &rest);
        }
        let found = self
            .label_of(&clean.paragraph)
            .or_else(|| self.raised_label(&clean))
            .or_else(|| self.item_in_capitals(&text))
            .or_else(|| division_label(&clean.paragraph))
            .map(|label| self.paragraph_by_sign(label, &text))
            .filter(|label| self.believes(label, &text) && !entitles(label, &clean))
            .filter(|label| !label.shown.starts_with('*') || self.lists_with_stars(&clean, label));
        let may_stand_alone = |form| {
            matches!(
                form,
                LabelForm::Article | LabelForm::Option(_) | LabelForm::LetteredOption(_)
            )
        };
        if found
            .as_ref()
            .is_some_and(|label| label.end >= text.len() && !may_stand_alone(label.form))
            && clean.paragraph.hints.label.is_none()
        {
            return self.stray(&clean);
        }
        let next = after.first().map(|clean| &clean.paragraph);
        if self.is_heading(&clean, found.as_ref(), next) {
            let continues = self.continues(next);
            return self.heading(clean, found, continues);
        }
        if self.part == Part::Close {
            if !found.as_ref().is_some_and(is_numbered) {
                return self.cut(Reason::AdoptionLine, &clean);
            }
            self.part = Part::Annex;
        }
        match found {
            Some(label) if label.form == LabelForm::Article => self.open_article(clean, label),
            Some(label) if matches!(label.form, LabelForm::Preambular(_)) => {
                self.drafted_preambular(clean, &label);
            }
            Some(label) if self.is_recital(&label) => self.recital(clean, &label),
            Some(label) if self.is_lettered_recital(&label, &text) => self.lettered_recital(clean, &label),
            Some(label)
                if self.lists_below(&label)
                    || self.lists_inside(&label, &text, Place::of(&clean.paragraph)) =>
            {
                self.sub(clean, &label, after);
            }
            Some(label) if label.form.number().is_some() => self.numbered(clean, &label),
            Some(label) if self.numbers_article(&label) => self.numbered(clean, &label),
            Some(label)
                if label.form.is_sub()
                    && (self.parent.is_some() || self.held.is_some() || self.article.is_some()) =>
            {
                self.sub(clean, &label, after);
            }
            Some(label) if label.form.is_sub() => self.unnumbered(clean, Some(label)),
            None if self.is_definition(&text) => self.definition(clean),
            _ => self.unnumbered(clean, None),
        }
    }

    /// Begins to count afresh in the annex, if there is one, or in a part of the text.
    fn restart(&mut self, annex: Option<&str>, part: Option<&str>) {
        let inner = [annex, part].into_iter().flatten().map(str::to_owned);
        self.scope = Scope {
            names: self.act.iter().cloned().chain(inner).collect(),
            run: self.scope.run + 1,
        };
        self.part_heads.clear();
        self.counted.clear();
        self.number = 0;
        self.article = None;
        self.close();
    }

    /// Tells whether the scope is a part of the text: an annex, or one in which numbers began again.
    fn in_part(&self) -> bool {
        self.scope.names.len() > usize::from(self.act.is_some())
    }

    fn remark(&mut self, warning: Warning) {
        let before = self.outline.provisions.len();
        self.outline.remarks.push(Remark { before, warning });
    }

    /// Ends the current paragraph: nothing belongs to it any more.
    fn close(&mut self) {
        self.parent = None;
        self.levels.clear();
        self.held = None;
    }
}

/// Names what a block holds that is no prose.
fn apart(holds: Holds) -> Option<Kind> {
    match holds {
        Holds::Words => None,
        Holds::Row => Some(Kind::Row),
        Holds::Picture => Some(Kind::Picture),
    }
}

/// `Option 1: placeholder` is a title where the format says that it is a heading.
fn entitles(label: &Label, clean: &Clean) -> bool {
    let wording = matches!(label.form, LabelForm::Option(_) | LabelForm::LetteredOption(_));
    wording && clean.paragraph.hints.heading.is_some()
}

/// The text of a paragraph is needed as it is by the tests of this file.
#[cfg(test)]
fn clean_of(text: &str) -> Clean {
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
        printed: text.to_owned(),
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

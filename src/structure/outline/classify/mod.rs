//! Paragraph → class: what a paragraph is, in the place where it stands.
//!
//! The surest signs are asked for first: what the format says, the lines that frame a text, the word `Annex`. Then comes the
//! label at the head, and what it may be here:
//!
//! ```text
//! "(i) Each year;"     behind (h)                  an item, the ninth letter
//!                      behind (a)                  an item, the first roman number
//!                      nothing open                a paragraph without a number
//! "1. The plan"        in an article of (1), (2)   an item
//!                      below "agenda:"             an item
//!                      in the preamble             the first operative paragraph
//!                      below the heading "II"      numbers begin again in a part of their own
//! ```
//!
//! It is a question: the state is read and never changed, so that each answer can be had without a walk. What follows from the
//! answer is in [`Class`], and `nest` does it. Each question is asked of a paragraph, the state before it, and the paragraphs
//! behind it; a few look at the next one, and letters at the next label of their level.

mod annexes;
mod articles;
mod frame;
mod headings;
mod items;
mod labels;
mod paragraphs;
mod sentence;

use super::Clean;
use super::class::{Class, Labelled};
use super::state::{Part, State};
use super::whole::Whole;
use crate::document::Holds;
use crate::instrument::Kind;
use crate::lexicon::Language;
use crate::structure::label::{Label, LabelForm};
use crate::structure::paragraph::Paragraph;

/// Says what a paragraph is; `after` are those that come after it.
pub(super) fn classify(whole: &Whole, state: &State, clean: &Clean<'_>, after: &[Clean<'_>]) -> Class {
    let question = Question {
        whole,
        state,
        clean,
        after,
    };
    question.class()
}

/// A paragraph in its place.
#[derive(Clone, Copy)]
struct Question<'a> {
    whole: &'a Whole,
    state: &'a State,
    clean: &'a Clean<'a>,
    after: &'a [Clean<'a>],
}

impl<'a> Question<'a> {
    fn class(self) -> Class {
        if let Some(class) = self.beside().or_else(|| self.framing()) {
            return class;
        }
        if let Some(name) = self.annex() {
            let heading = self.heading(None, false);
            return Class::Annex { name, heading };
        }
        let found = self.label();
        if found.as_ref().is_some_and(|label| self.is_stray(label)) {
            return Class::StrayLabel;
        }
        if self.is_heading(found.as_ref()) {
            return Class::Heading(self.heading(found, self.continues()));
        }
        match found {
            // The record of a vote has no numbers; only a text that follows has.
            Some(label) if self.part() == Part::Close && !is_numbered(&label) => Class::BehindClose,
            None if self.part() == Part::Close => Class::BehindClose,
            Some(label) => self.labelled(label),
            None => match self.defines_below() {
                Some(paragraph) => Class::Definition(paragraph),
                None => Class::Unnumbered(self.unnumbered(None)),
            },
        }
    }

    /// What the format says is no prose.
    fn beside(self) -> Option<Class> {
        match self.paragraph().hints.holds {
            Holds::Words => None,
            Holds::Row if self.state.frame.in_contents && self.is_contents() => Some(Class::Contents),
            Holds::Row => Some(Class::Beside(Kind::Row)),
            Holds::Picture => Some(Class::Beside(Kind::Picture)),
        }
    }

    /// What a paragraph with a label is.
    fn labelled(self, label: Label) -> Class {
        match label.form {
            LabelForm::Article => {
                let says = self.says(&label);
                Class::Article { label, says }
            }
            LabelForm::Preambular(_) => Class::DraftedPreambular(self.with_header(label)),
            _ if self.is_recital(&label) => Class::Recital(label),
            _ if self.is_lettered_recital(&label) => Class::LetteredRecital(self.with_header(label)),
            _ if self.lists_below(&label) || self.lists_inside(&label) => Class::Item(self.item(label)),
            form if form.number().is_some() || self.numbers_article(&label) => {
                Class::Numbered(self.numbered(label))
            }
            form if form.is_sub() && self.may_hold_items() => Class::Item(self.item(label)),
            form if form.is_sub() => Class::Unnumbered(self.unnumbered(Some(label))),
            _ => Class::Unnumbered(self.unnumbered(None)),
        }
    }

    fn with_header(self, label: Label) -> Labelled {
        let header = self.header_behind(label.end);
        Labelled { label, header }
    }

    fn paragraph(self) -> &'a Paragraph<'a> {
        &self.clean.paragraph
    }

    fn text(self) -> &'a str {
        self.paragraph().rich.text()
    }

    /// The paragraph that comes next.
    fn next(self) -> Option<&'a Paragraph<'a>> {
        self.after.first().map(|clean| &clean.paragraph)
    }

    fn part(self) -> Part {
        self.state.frame.part
    }

    fn language(self) -> &'static Language {
        self.whole.language
    }

    /// Tells whether the format computed a label, which is not printed in the text.
    fn has_given_label(self) -> bool {
        self.paragraph().hints.label.is_some()
    }
}

/// Only a text that follows has numbers and articles; the record of a vote has none.
fn is_numbered(label: &Label) -> bool {
    matches!(label.form, LabelForm::Number(_) | LabelForm::Article)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Locator, Spaces};
    use crate::instrument::{self, ProvisionIndex};
    use crate::lexicon::ENGLISH;
    use crate::structure::language::Tongue;
    use crate::structure::name::{Name, Scope, Stem};
    use crate::structure::outline::class::{Role, Says, Unnumbered};
    use crate::structure::outline::state::{Article, Level, Opener, Place, Series};
    use crate::structure::outline::{Outlined, clean_of};
    use crate::structure::segments::Begins;

    /// A place in the text, before any paragraph of the part.
    fn in_part(part: Part) -> State {
        let mut state = State::new(None, Begins::Text);
        state.frame.part = part;
        state
    }

    fn in_article(opener: Opener) -> State {
        let mut state = in_part(Part::Law);
        state.article = Some(Article {
            number: "4".to_owned(),
            level: None,
            opener,
            texts: 0,
        });
        state
    }

    /// Puts a provision right above.
    fn lay(state: &mut State, kind: Kind, label: Option<&str>, text: &str) -> ProvisionIndex {
        state.outline.provisions.push(Outlined {
            name: Name::on(Stem::Counted(Scope::default(), instrument::Series::Paragraph)),
            kind,
            label: label.map(str::to_owned),
            stop: None,
            parent: None,
            header: None,
            text: text.to_owned(),
            marks: Vec::new(),
            locator: Locator::default(),
        });
        ProvisionIndex(state.outline.provisions.len() - 1)
    }

    /// Opens a paragraph with the levels of these series, each at a value.
    fn open(state: &mut State, levels: &[(Series, u32, &str)]) {
        state.open.begin(ProvisionIndex(0));
        for &(series, last, label) in levels {
            let index = lay(state, Kind::Subparagraph, Some(label), "To act;");
            let place = Place::default();
            state.open.levels.push(Level {
                series,
                last,
                index,
                place,
            });
        }
    }

    fn class_before(state: &State, spaces: Spaces, text: &str, after: &[&str]) -> Class {
        let text = clean_of(text);
        let after = after.iter().map(|text| clean_of(text));
        let all: Vec<Clean<'_>> = std::iter::once(text).chain(after).collect();
        let tongue = Tongue {
            lexicon: &ENGLISH,
            code: Some("en"),
        };
        classify(&Whole::of(&all, tongue, spaces), state, &all[0], &all[1..])
    }

    fn class(state: &State, text: &str) -> Class {
        class_before(state, Spaces::Stored, text, &[])
    }

    fn unnumbered(class: Class) -> Unnumbered {
        match class {
            Class::Unnumbered(unnumbered) => unnumbered,
            other => panic!("{other:?} has a number or a name"),
        }
    }

    /// The series and the value of an item.
    fn item(class: Class) -> (Series, u32) {
        match class {
            Class::Item(item) => (item.series, item.value),
            other => panic!("{other:?} is no item"),
        }
    }

    #[test]
    fn a_finite_verb_ends_the_preamble_and_a_participle_does_not() {
        let preamble = in_part(Part::Preamble);
        let recalling = unnumbered(class(&preamble, "Recalling its resolution,"));
        assert!(matches!(recalling.role, Role::Preambular(Some(_))));
        assert_eq!(recalling.part, Part::Preamble);
        let decides = unnumbered(class(&preamble, "Decides to act."));
        assert!(matches!(decides.role, Role::Operative(Some(_))));
        assert_eq!(decides.part, Part::Operative);
    }

    #[test]
    fn a_listed_verb_before_a_participle_is_still_preambular() {
        let preamble = in_part(Part::Preamble);
        let after = ["Having considered the report,", "1. Decides to act;"];
        let class = class_before(
            &preamble,
            Spaces::Stored,
            "Notes with regret that they fail,",
            &after,
        );
        assert_eq!(unnumbered(class).part, Part::Preamble);
    }

    #[test]
    fn a_participle_below_the_mark_of_a_part_opens_its_preamble() {
        let mut state = in_part(Part::Operative);
        lay(&mut state, Kind::Heading, None, "II");
        assert_eq!(unnumbered(class(&state, "Recalling its resolution,")).opens, None);
        state.scopes.fresh = Some("II".to_owned());
        let opens = unnumbered(class(&state, "Recalling its resolution,"));
        assert_eq!((opens.opens.as_deref(), opens.part), (Some("II"), Part::Preamble));
    }

    #[test]
    fn the_number_one_begins_again_below_a_mark_alone() {
        let mut state = in_part(Part::Operative);
        state.numbers.last = 3;
        let opens = |state: &State, text: &str| match class(state, text) {
            Class::Numbered(numbered) => numbered.opens,
            other => panic!("{other:?} has no number"),
        };
        assert_eq!(opens(&state, "1. Urges States;"), None);
        state.scopes.fresh = Some("II".to_owned());
        assert_eq!(opens(&state, "1. Urges States;").as_deref(), Some("II"));
        assert_eq!(opens(&state, "4. Urges States;"), None);
    }

    #[test]
    fn what_says_who_declares_is_awaited_once() {
        let mut state = State::new(None, Begins::Declaration);
        let declarer = "We, the Heads of State and Government, declare the following:";
        assert_eq!(class(&state, declarer), Class::Declarer);
        assert_eq!(class(&state, "The General Assembly,"), Class::OpeningFormula);
        state.frame.declarer_awaited = false;
        assert_ne!(class(&state, declarer), Class::Declarer);
    }

    #[test]
    fn the_head_of_a_column_is_one_in_a_table_of_contents() {
        let mut state = in_part(Part::Report);
        assert_eq!(class(&state, "I. Introduction ........ 3"), Class::Contents);
        assert_ne!(class(&state, "Page"), Class::Contents);
        state.frame.in_contents = true;
        assert_eq!(class(&state, "Page"), Class::Contents);
    }

    #[test]
    fn a_date_closes_a_text_where_a_sentence_ended() {
        let closes = Class::AdoptionLine { adopted: None };
        for (above, expected) in [("Decides so.", true), ("Requests a report by", false)] {
            let mut state = in_part(Part::Operative);
            lay(&mut state, Kind::Operative, Some("6"), above);
            assert_eq!(class(&state, "31 December 2030") == closes, expected, "{above}");
        }
    }

    #[test]
    fn behind_the_close_only_numbers_are_of_an_annex() {
        let mut state = in_part(Part::Close);
        lay(&mut state, Kind::Operative, Some("6"), "Decides so.");
        let vote = "In favour: Atlantis, Utopia, and all the others that stand in the list.";
        assert_eq!(class(&state, vote), Class::BehindClose);
        match class(&state, "1. The plan has two parts.") {
            Class::Numbered(numbered) => assert_eq!(numbered.part, Part::Annex),
            other => panic!("{other:?} has no number"),
        }
    }

    #[test]
    fn a_heading_behind_the_close_begins_an_annex_and_the_next_one_ends_a_titled_preamble() {
        let below = |state: &State, text: &str| match class(state, text) {
            Class::Heading(heading) => heading.part,
            other => panic!("{other:?} is no heading"),
        };
        let mut state = in_part(Part::Close);
        lay(&mut state, Kind::Operative, Some("6"), "Decides so.");
        assert_eq!(below(&state, "PLAN OF ACTION"), Part::Annex);
        state.frame.part = Part::Report;
        assert_eq!(below(&state, "PREAMBLE"), Part::Preamble);
        state.frame.part = Part::Preamble;
        assert_eq!(below(&state, "PLAN OF ACTION"), Part::Preamble);
        state.frame.titled_preamble = true;
        assert_eq!(below(&state, "PLAN OF ACTION"), Part::Report);
    }

    #[test]
    fn an_annex_is_named_whatever_its_capitals() {
        let state = in_part(Part::Operative);
        for text in ["ANNEX II", "Annex II. Terms of reference"] {
            match class(&state, text) {
                Class::Annex { name, .. } => assert_eq!(name, "Annex II"),
                other => panic!("{other:?} is no annex"),
            }
        }
    }

    #[test]
    fn a_label_alone_is_stray_and_the_head_of_an_article_is_not() {
        let state = in_part(Part::Report);
        assert_eq!(class(&state, "(a)"), Class::StrayLabel);
        let says = |text| match class(&state, text) {
            Class::Article { says, .. } => says,
            other => panic!("{other:?} is no article"),
        };
        assert_eq!(says("Article 4"), Says::Nothing);
        assert_eq!(says("Article 4 Definitions"), Says::Title);
        assert_eq!(says("Article 4. The river is free."), Says::Text);
    }

    #[test]
    fn a_letter_that_may_be_roman_is_read_by_what_is_open() {
        let mut state = in_part(Part::Operative);
        lay(&mut state, Kind::Operative, Some("1"), "Requests States:");
        open(&mut state, &[(Series::Letter, 8, "(h)")]);
        assert_eq!(item(class(&state, "(i) To act;")), (Series::Letter, 9));
        open(&mut state, &[(Series::Letter, 1, "(a)")]);
        assert_eq!(item(class(&state, "(i) To act;")), (Series::Roman, 1));
    }

    #[test]
    fn an_item_goes_on_behind_a_title_with_the_paragraph_that_is_held() {
        let mut state = in_part(Part::Operative);
        lay(&mut state, Kind::Operative, Some("1"), "Requests States:");
        open(&mut state, &[(Series::Letter, 1, "(a)")]);
        state.open.interrupt(true);
        assert_eq!(item(class(&state, "(b) To act;")), (Series::Letter, 2));
        state.open.close();
        assert!(matches!(class(&state, "(b) To act;"), Class::Unnumbered(_)));
    }

    #[test]
    fn a_number_among_letters_is_the_letter_that_a_program_misread() {
        let mut state = in_part(Part::Operative);
        lay(&mut state, Kind::Operative, Some("1"), "Requests States:");
        open(&mut state, &[(Series::Letter, 1, "(a)")]);
        let read = |spaces, after: &[&str]| match class_before(&state, spaces, "(6) To act;", after) {
            Class::Item(item) => (item.label.shown, item.printed),
            other => panic!("{other:?} is no item"),
        };
        let letter = ("(b)".to_owned(), Some("(6)".to_owned()));
        assert_eq!(read(Spaces::Guessed, &[]), letter);
        assert_eq!(read(Spaces::Stored, &[]), ("(6)".to_owned(), None));
        assert_eq!(read(Spaces::Stored, &["(c) To report."]), letter);
    }

    #[test]
    fn a_number_in_parentheses_is_a_paragraph_of_an_article_without_words() {
        let mut state = in_article(Opener::Word);
        assert!(matches!(class(&state, "(1) Data are kept."), Class::Numbered(_)));
        lay(&mut state, Kind::Article, None, "The following:");
        open(&mut state, &[]);
        state.article.as_mut().unwrap().texts = 1;
        assert_eq!(item(class(&state, "(1) laws;")), (Series::Paren, 1));
    }

    #[test]
    fn the_sign_numbers_a_paragraph_below_an_article_that_a_word_opened() {
        for (opener, numbered) in [(Opener::Word, true), (Opener::Sign, false)] {
            let mut state = in_article(opener);
            state.numbers.last = 1;
            let class = class(&state, "§ 2 The licence lasts for ten years.");
            assert_eq!(matches!(class, Class::Numbered(_)), numbered, "{opener:?}");
        }
    }

    #[test]
    fn a_term_in_quotation_marks_is_defined_below_what_announces_it() {
        let mut state = in_article(Opener::Word);
        let term = "“basin” means the land that a river drains;";
        let paragraph = lay(&mut state, Kind::Article, None, "In this Act—");
        open(&mut state, &[]);
        assert_eq!(class(&state, term), Class::Definition(paragraph));
        state.outline.provisions[paragraph.0].text = "It ends.".to_owned();
        assert!(matches!(class(&state, term), Class::Unnumbered(_)));
    }

    #[test]
    fn a_paragraph_that_no_rule_explains_is_said_to_be_so() {
        let mut state = in_part(Part::Operative);
        state.numbers.last = 2;
        let role = unnumbered(class(&state, "the words of a broken line")).role;
        assert_eq!(role, Role::Unexplained(None));
    }
}

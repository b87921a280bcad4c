//! Class → outlined provision: where a paragraph belongs, and what follows from it for those behind it.
//!
//! Each class has its step. It makes a provision of the paragraph, or records it as cut; and it changes the state so that the
//! next paragraph is asked about in its place:
//!
//! ```text
//! Numbered "3."       a provision OP3; the paragraph before is closed, this one is open
//! Item "(a)"          a provision below the open paragraph; a level of letters is open
//! Heading "II"        a provision H2; the paragraph is closed, numbers may begin again
//! AdoptionLine        a cut; the text is closed
//! ```
//!
//! What a paragraph is, nobody asks here: no words are read, and no language is asked for. Addresses are made later, by `numbering`.

mod articles;
mod frame;
mod headings;
mod items;
mod paragraphs;
mod provision;

use super::Clean;
use super::class::Class;
use super::state::{Part, State};
use crate::instrument::{Kind, Reason};

/// Puts a paragraph in its place.
pub(super) fn nest(state: &mut State, class: Class, clean: Clean<'_>) {
    state.frame.in_contents = lists_contents(&class, state.frame.in_contents);
    match class {
        Class::Beside(kind) => state.beside(clean, kind),
        Class::OpeningFormula | Class::Declarer => state.formula(&clean),
        Class::EnactingWords => {
            state.frame.part = Part::Law;
            state.cut(Reason::OpeningFormula, &clean);
        }
        Class::AdoptionLine { adopted } => state.adopted(&clean, adopted),
        Class::BehindClose => state.cut(Reason::AdoptionLine, &clean),
        Class::ConsolidationMark => state.cut(Reason::Remark, &clean),
        Class::Contents => state.cut(Reason::Contents, &clean),
        Class::Annex { name, heading } => state.annex(clean, heading, name),
        Class::StrayLabel => state.stray(&clean),
        Class::Heading(heading) => state.heading(clean, heading),
        Class::Article { label, says } => state.article(clean, label, says),
        Class::DraftedPreambular(labelled) => state.drafted_preambular(clean, labelled),
        Class::Recital(label) => state.recital(clean, label),
        Class::LetteredRecital(labelled) => state.lettered_recital(clean, labelled),
        Class::Item(item) => state.item(clean, item),
        Class::Numbered(numbered) => state.numbered(clean, numbered),
        Class::Definition(paragraph) => state.definition(clean, paragraph),
        Class::Unnumbered(unnumbered) => state.unnumbered(clean, unnumbered),
    }
}

/// Tells whether a table of contents goes on behind a paragraph: lines that frame the text, and pictures, may stand among its own.
fn lists_contents(class: &Class, before: bool) -> bool {
    match class {
        Class::Contents => true,
        Class::Beside(Kind::Picture)
        | Class::OpeningFormula
        | Class::Declarer
        | Class::EnactingWords
        | Class::AdoptionLine { .. }
        | Class::ConsolidationMark => before,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::outline::class::{Heading, Role, Unnumbered};
    use crate::structure::outline::clean_of;
    use crate::structure::segments::Begins;

    fn heading(mark: Option<&str>, part: Part) -> Class {
        Class::Heading(Heading {
            label: None,
            mark: mark.map(str::to_owned),
            part,
            within: false,
            holds: false,
            names_preamble: false,
            scope: None,
        })
    }

    fn unexplained() -> Class {
        Class::Unnumbered(Unnumbered {
            part: Part::Operative,
            opens: None,
            role: Role::Unexplained(None),
        })
    }

    #[test]
    fn the_mark_of_a_part_is_fresh_until_a_heading_without_one_comes_that_is_no_title_of_it() {
        let mut state = State::new(None, Begins::Preamble);
        nest(&mut state, heading(Some("II"), Part::Operative), clean_of("II"));
        nest(&mut state, heading(None, Part::Operative), clean_of("Finance"));
        assert_eq!(state.scopes.fresh.as_deref(), Some("II"));
        nest(&mut state, unexplained(), clean_of("words"));
        nest(&mut state, heading(None, Part::Operative), clean_of("Finance"));
        assert_eq!(state.scopes.fresh, None);
    }

    #[test]
    fn contents_go_on_behind_what_frames_the_text_and_end_at_a_paragraph() {
        let mut state = State::new(None, Begins::Text);
        nest(&mut state, Class::Contents, clean_of("Contents"));
        nest(&mut state, Class::ConsolidationMark, clean_of("▼M6"));
        assert!(state.frame.in_contents);
        nest(&mut state, unexplained(), clean_of("words"));
        assert!(!state.frame.in_contents);
    }

    #[test]
    fn lines_of_the_close_are_cut_each_for_itself() {
        let mut state = State::new(None, Begins::Preamble);
        let text = "58th plenary meeting Adopted without a vote";
        nest(
            &mut state,
            Class::AdoptionLine { adopted: Some(21) },
            clean_of(text),
        );
        let cut: Vec<&str> = state.outline.cut.iter().map(|cut| cut.text.as_str()).collect();
        assert_eq!(cut, ["58th plenary meeting", "Adopted without a vote"]);
    }

    #[test]
    fn behind_an_opening_formula_nobody_else_declares() {
        let mut state = State::new(None, Begins::Declaration);
        nest(
            &mut state,
            Class::OpeningFormula,
            clean_of("The General Assembly,"),
        );
        assert!(!state.frame.declarer_awaited);
    }

    #[test]
    fn numbers_in_parentheses_end_with_their_scope() {
        let mut state = State::new(None, Begins::Text);
        state.numbers.in_parentheses = true;
        state.restart(Some("Annex I"), None);
        assert!(!state.numbers.in_parentheses);
    }
}

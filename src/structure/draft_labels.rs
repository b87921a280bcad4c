//! The labels of negotiating drafts: `PP1`, `OP2 bis`, `(OP3)`, `[PP4 alt 1`, `Option 2:`.
//!
//! Drafts that go round in informal consultations name each paragraph by its part and its place, because an inserted
//! paragraph must not change the name of the others: `PP` for preambular, `OP` for operative, then the number, then `bis`,
//! `ter` for what was put in between and `alt` for an alternative. The label may stand in parentheses or square brackets,
//! and may end in a stop or a colon. A bracket that opens before the label and closes behind the paragraph stays
//! in its text. Where a paragraph has several wordings, they are `Option 1:`, `Option 2:` or `Option (a):`; the first often stands
//! behind the paragraph's own number and is then part of it. The source is usage, not a manual.

use super::label::{Label, LabelForm, is_inserted_letter, is_ordinal_suffix, white};
use crate::lexicon::any;

/// Reads the label of a draft at the head of a text, if there is one: `OP2 bis`.
pub(super) fn draft_label(text: &str) -> Option<Label> {
    let inner = text.trim_start_matches(['[', '(']);
    let opened = text.len() - inner.len();
    if opened > 2 {
        return None;
    }
    let preambular = match inner.get(..2)? {
        "PP" | "Pp" | "pp" => true,
        "OP" | "Op" => false,
        _ => return None,
    };
    let rest = inner[2..]
        .strip_prefix(['.', ' ', '\u{a0}'])
        .unwrap_or(&inner[2..]);
    let start = text.len() - rest.len();
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let number = rest[..digits].parse().ok().filter(|_| digits <= 5)?;
    let end = start + digits + suffixes(&rest[digits..]);
    let behind = closing(&text[end..]);
    let after = &text[end + behind..];
    let own = after.trim_start();
    let apart = after.is_empty() || after.starts_with(char::is_whitespace);
    // `OP 2. a) Requests …; b) requests …`
    let lettered = own.starts_with(|c: char| c.is_ascii_lowercase()) && own[1..].starts_with(')');
    let opens = own.is_empty() || own.starts_with(|c: char| !c.is_lowercase()) || lettered;
    // Small letters only where a mark sets the label off: `pp. 5 of the report` is no label.
    let sure = behind > 0 || inner.starts_with(['P', 'O']);
    let form = if preambular {
        LabelForm::Preambular(number)
    } else {
        LabelForm::Operative(number)
    };
    // A bracket that the label does not close belongs to the paragraph.
    let closed = closed_length(&text[end..]).min(opened);
    (apart && opens && sure).then(|| Label {
        form,
        shown: text[opened - closed..end + closed].to_owned(),
        end: end + behind + white(after),
    })
}

/// Reads the label of one of several wordings, `Option 2:`, `[Alternative 1:`, `Option (b):`.
pub(super) fn option_label(text: &str) -> Option<Label> {
    let inner = text.strip_prefix('[').unwrap_or(text).trim_start();
    let rest = any::OPTIONS
        .iter()
        .find_map(|word| inner.strip_prefix(word)?.strip_prefix(' '))?;
    let close = rest.char_indices().take(6).find(|&(_, c)| c == ':')?.0;
    let mark = rest[..close].trim();
    let bare = mark.trim_matches(['(', ')']);
    let letter = bare
        .chars()
        .next()
        .filter(char::is_ascii_alphabetic)
        .filter(|_| bare.len() == 1);
    let form = match letter {
        Some(c) => LabelForm::LetteredOption(c.to_ascii_lowercase() as u32 - 'a' as u32 + 1),
        None => LabelForm::Option(bare.parse().ok()?),
    };
    let end = text.len() - rest.len() + close;
    Some(Label {
        form,
        shown: text[text.len() - inner.len()..end].to_owned(),
        end: end + 1 + white(&text[end + 1..]),
    })
}

/// Returns the length of `bis`, ` ter`, ` alt 1`, `a` behind the number.
fn suffixes(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = text[end..].trim_start_matches([' ', '.', '\u{a0}']);
        let word = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let ordinal = is_ordinal_suffix(&rest[..word]);
        let letter = end == 0 && rest.len() == text.len() && is_inserted_letter(&rest[..word]);
        if !ordinal && !letter {
            return end;
        }
        let tail = &rest[word..];
        let bare = tail.trim_start_matches([' ', '.', '\u{a0}']);
        let digits = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
        let counted = digits == 1 && rest[..word].eq_ignore_ascii_case("alt");
        end = text.len() - if counted { bare.len() - digits } else { tail.len() };
    }
}

/// Returns the length of the marks that end a label: `)`, `.`, `:`.
fn closing(text: &str) -> usize {
    text.len() - text.trim_start_matches([')', ']', '.', ':', '–', '-']).len()
}

/// Returns the length of the brackets that close the label.
fn closed_length(text: &str) -> usize {
    text.len() - text.trim_start_matches([')', ']']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(LabelForm, &str, &str)>) {
        let found = draft_label(text).or_else(|| option_label(text));
        let found = found
            .as_ref()
            .map(|label| (label.form, label.shown.as_str(), &text[label.end..]));
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn paragraphs_of_drafts_are_named_by_part_and_place() {
        use LabelForm::{Operative, Preambular};
        check("PP1 Recalling", Some((Preambular(1), "PP1", "Recalling")));
        check("Pp1 Recalling", Some((Preambular(1), "Pp1", "Recalling")));
        check("OP12. Urges", Some((Operative(12), "OP12", "Urges")));
        check("OP 12: Urges", Some((Operative(12), "OP 12", "Urges")));
        check("(OP3) Urges", Some((Operative(3), "(OP3)", "Urges")));
        check("[OP3] Urges", Some((Operative(3), "[OP3]", "Urges")));
        check("OP3", Some((Operative(3), "OP3", "")));
    }

    #[test]
    fn what_was_put_in_between_has_a_latin_word() {
        use LabelForm::{Operative, Preambular};
        check("PP2 bis Recalling", Some((Preambular(2), "PP2 bis", "Recalling")));
        check("PP2bis. Recalling", Some((Preambular(2), "PP2bis", "Recalling")));
        check("OP4 alt 1 Urges", Some((Operative(4), "OP4 alt 1", "Urges")));
        check(
            "OP4 bis alt. [Urges",
            Some((Operative(4), "OP4 bis alt", "[Urges")),
        );
        check("OP4a Urges", Some((Operative(4), "OP4a", "Urges")));
    }

    #[test]
    fn a_bracket_around_the_paragraph_is_none_of_its_label() {
        check(
            "[PP3 Recalling it,]",
            Some((LabelForm::Preambular(3), "PP3", "Recalling it,]")),
        );
    }

    #[test]
    fn options_have_a_number_or_a_letter_and_a_colon() {
        use LabelForm::{LetteredOption, Option as Numbered};
        check("Option 2: Parties", Some((Numbered(2), "Option 2", "Parties")));
        check("[Option 2: Parties]", Some((Numbered(2), "Option 2", "Parties]")));
        check(
            "Option (b): Parties",
            Some((LetteredOption(2), "Option (b)", "Parties")),
        );
        check("Option 2 is better: it", None);
        check("Options: none", None);
    }

    #[test]
    fn words_and_pages_are_no_labels() {
        check("OPEC 3 Urges", None);
        check("pp. 5 and 6", None);
        check("pp 5 Urges", None);
        check("OP5 of the draft", None);
        check("OP5 a) Urges", Some((LabelForm::Operative(5), "OP5", "a) Urges")));
        check("PPP1 Recalling", None);
    }
}

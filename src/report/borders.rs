//! Where one paragraph ends and the next begins, inside words that both texts have.
//!
//! Comparison takes a line end for a kind of space, so that a merger is no change of words. A reader must see where it was:
//!
//! ```text
//! to keep the lamps burning;[-¶-] also requests the pilots…
//! ```

use super::cause::{Cause, Form};
use super::{Class, Edit, Op};

/// Returns edits with the borders of paragraphs that only one text has as edits of their own.
pub fn bordered(edits: &[Edit]) -> Vec<Edit> {
    edits.iter().flat_map(cut).collect()
}

fn cut(edit: &Edit) -> Vec<Edit> {
    let borders = |text: &str| text.matches('\n').count();
    let gaps = (gaps(&edit.old), gaps(&edit.new));
    if edit.op != Op::Equal || borders(&edit.old) == borders(&edit.new) || gaps.0.len() != gaps.1.len() {
        return vec![edit.clone()];
    }
    let mut cut = Vec::new();
    let (mut old, mut new) = (0, 0);
    for ((old_from, old_to), (new_from, new_to)) in gaps.0.into_iter().zip(gaps.1) {
        let went = edit.old[old_from..old_to].contains('\n');
        let came = edit.new[new_from..new_to].contains('\n');
        if went == came {
            continue;
        }
        cut.push(equal(edit, old..old_from, new..new_from));
        cut.push(border(if went { Op::Delete } else { Op::Insert }));
        // The blank of the other text stands before the words that follow.
        old = if went { old_to } else { old_from };
        new = if went { new_from } else { new_to };
    }
    cut.push(equal(edit, old..edit.old.len(), new..edit.new.len()));
    cut
}

fn equal(edit: &Edit, old: std::ops::Range<usize>, new: std::ops::Range<usize>) -> Edit {
    Edit {
        old: edit.old[old].to_owned(),
        new: edit.new[new].to_owned(),
        ..edit.clone()
    }
}

fn border(op: Op) -> Edit {
    let text = |wanted: Op| {
        if op == wanted {
            "\n".to_owned()
        } else {
            String::new()
        }
    };
    Edit {
        op,
        old: text(Op::Delete),
        new: text(Op::Insert),
        class: Class::Editorial,
        causes: Cause::Form(Form::ParagraphBorder).into(),
        by: Vec::new(),
    }
}

/// Returns the places between words, also before the first and behind the last.
fn gaps(text: &str) -> Vec<(usize, usize)> {
    let mut gaps = Vec::new();
    let mut at = 0;
    for word in text.split_whitespace() {
        let start = text[at..].find(word).map_or(at, |found| at + found);
        gaps.push((at, start));
        at = start + word.len();
    }
    gaps.push((at, text.len()));
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_border_that_only_one_text_has_is_seen() {
        let edit = |old: &str, new: &str| Edit {
            op: Op::Equal,
            old: old.to_owned(),
            new: new.to_owned(),
            class: Class::None,
            causes: super::super::Causes::default(),
            by: Vec::new(),
        };
        for (old, new, ops) in [
            ("burning;\nalso requests", "burning; also requests", "=-="),
            ("burning; also\nrequests", "burning;\nalso\nrequests", "=+="),
            ("burning;\nalso", "burning;\nalso", "="),
            ("burning;\n", "burning; ", "=-="),
        ] {
            let cut = bordered(&[edit(old, new)]);
            let marks: String = cut
                .iter()
                .map(|edit| match edit.op {
                    Op::Equal => '=',
                    Op::Delete => '-',
                    Op::Insert => '+',
                })
                .collect();
            assert_eq!(marks, ops, "{old:?} {new:?}");
            let old_again: String = cut.iter().map(|edit| edit.old.as_str()).collect();
            let new_again: String = cut.iter().map(|edit| edit.new.as_str()).collect();
            assert_eq!((old_again.as_str(), new_again.as_str()), (old, new));
        }
    }
}

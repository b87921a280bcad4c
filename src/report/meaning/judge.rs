//! Asks the rules about one place: first about the whole of it, then about each hunk in it.

use super::hunks::{self, Hunk, Place};
use super::pieces::Piece;
use super::{
    Finding, View, adverbs, capitals, commas, editorial, leaked, organs, references, rolled, spacing,
    substance, tense, verbs,
};
use crate::report::cause::{Causes, Form};
use crate::report::{Class, Edit, Op};
use crate::sides::Sides;

/// Decides about one place.
pub(super) fn judge(view: &mut View<'_>, place: &Place, edits: &[Edit]) -> Finding {
    let hunk = &place.pieces;
    if hunk.old.is_empty() && hunk.new.is_empty() {
        return white_space(&edits[place.edits.clone()]);
    }
    let whole = spacing::alone(view, hunk)
        .or_else(|| editorial::order(view, hunk))
        .or_else(|| adverbs::order(view, hunk))
        .or_else(|| verbs::other_print(view, hunk))
        .or_else(|| organs::closing(view, hunk))
        .or_else(|| organs::same(view, hunk))
        .or_else(|| editorial::spelling(view, hunk))
        .or_else(|| rolled::forward(view, hunk));
    if let Some(finding) = whole {
        return finding;
    }
    let hunks = hunks::hunks(hunk, view.both());
    let findings: Vec<Finding> = hunks.iter().map(|part| explain(view, part)).collect();
    let class = findings
        .iter()
        .map(|finding| finding.class)
        .max()
        .unwrap_or(Class::Substantive);
    if class == Class::Substantive {
        let unproven: Vec<&Hunk> = hunks
            .iter()
            .zip(&findings)
            .filter(|(_, finding)| finding.class == Class::Substantive)
            .map(|(part, _)| part)
            .collect();
        return Finding::substantive(substance::causes(view, hunk, &unproven));
    }
    let proofs = findings.iter().filter(|finding| finding.class == class);
    Finding {
        class,
        causes: proofs
            .flat_map(|finding| finding.causes.iter().cloned())
            .collect(),
    }
}

/// Explains one hunk, or leaves it substantive.
fn explain(view: &mut View<'_>, hunk: &Hunk) -> Finding {
    spacing::alone(view, hunk)
        .or_else(|| editorial::marks(view, hunk))
        .or_else(|| commas::comma(view, hunk))
        .or_else(|| capitals::capitals(view, hunk))
        .or_else(|| editorial::spelling(view, hunk))
        .or_else(|| editorial::article(view, hunk))
        .or_else(|| adverbs::series(view, hunk))
        .or_else(|| references::followed(view, hunk))
        .or_else(|| rolled::forward(view, hunk))
        .or_else(|| rolled::listed(view, hunk))
        .or_else(|| rolled::footnote_number(view, hunk))
        .or_else(|| leaked::mark(view, hunk))
        .or_else(|| tense::restated(view, hunk))
        .or_else(|| verbs::other_print(view, hunk))
        .or_else(|| organs::same(view, hunk))
        .unwrap_or_else(|| Finding::substantive(Causes::default()))
}

/// A border of paragraphs says where a sentence stands, other white space only how it is set.
fn white_space(edits: &[Edit]) -> Finding {
    let border = edits
        .iter()
        .any(|edit| edit.old.contains('\n') || edit.new.contains('\n'));
    Finding::form(if border {
        Form::ParagraphBorder
    } else {
        Form::Spacing
    })
}

/// Says of each piece whether it lies in a stretch that both texts have.
pub(super) fn kept(edits: &[Edit], pieces: Sides<&[Piece<'_>]>) -> Sides<Vec<bool>> {
    let mut at = Sides::new(0_usize, 0_usize);
    let mut spans: Sides<Vec<std::ops::Range<usize>>> = Sides::new(Vec::new(), Vec::new());
    for edit in edits {
        let end = Sides::new(at.old + edit.old.len(), at.new + edit.new.len());
        if edit.op == Op::Equal {
            spans.old.push(at.old..end.old);
            spans.new.push(at.new..end.new);
        }
        at = end;
    }
    pieces.zip(spans).map(|(pieces, spans)| {
        let inside = |piece: &Piece<'_>| {
            let next = spans.partition_point(|span| span.end < piece.range.end);
            spans
                .get(next)
                .is_some_and(|span| span.start <= piece.range.start)
        };
        pieces.iter().map(inside).collect()
    })
}

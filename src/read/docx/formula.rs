//! Says a formula in one line, as one would type it: `πr²`, `x^n`, `a/b`, `√(x+1)`.
//!
//! A formula is a tree of bases with exponents, indices, numerators and denominators. Its letters are all kept, in the order
//! of reading; the signs that a typist would need are added. An exponent or index of figures alone is a raised or lowered
//! figure, so that it is read neither as the mark of a note nor as part of the number before it.

use roxmltree::Node;

use super::super::Revisions;
use super::element::{child, word};
use super::revision::{self, Change};

/// Returns the letters of a formula in one line.
pub(super) fn linear(node: Node<'_, '_>, view: Revisions) -> String {
    let mut out = String::new();
    write(node, view, &mut out);
    out
}

fn write(node: Node<'_, '_>, view: Revisions, out: &mut String) {
    if Change::of(node).is_some_and(|change| !change.shows(view)) {
        return;
    }
    match node.tag_name().name() {
        "t" | "delText" => out.extend(node.children().filter_map(|it| it.text())),
        "r" if !revision::shows(child(node, "rPr"), view) => {}
        "sup" => script(node, view, '^', RAISED, out),
        "sub" => script(node, view, '_', LOWERED, out),
        "den" => {
            out.push('/');
            grouped(&inside(node, view), out);
        }
        "num" => grouped(&inside(node, view), out),
        "deg" => out.push_str(&inside(node, view)),
        "rad" => {
            for part in node.children() {
                if part.tag_name().name() == "e" {
                    out.push('√');
                    grouped(&inside(part, view), out);
                } else {
                    write(part, view, out);
                }
            }
        }
        _ if word(node).ends_with("Pr") => {}
        _ => node.children().for_each(|it| write(it, view, out)),
    }
}

fn inside(node: Node<'_, '_>, view: Revisions) -> String {
    let mut out = String::new();
    node.children().for_each(|it| write(it, view, &mut out));
    out
}

/// Writes an exponent or an index.
fn script(node: Node<'_, '_>, view: Revisions, sign: char, figures: &str, out: &mut String) {
    let inside = inside(node, view);
    let figure = |c: char| figures.chars().nth(c.to_digit(10)? as usize);
    let raised: Option<String> = inside.chars().map(figure).collect();
    match raised {
        Some(raised) => out.push_str(&raised),
        None => {
            out.push(sign);
            grouped(&inside, out);
        }
    }
}

const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉";

/// Writes what belongs together, in brackets where it is more than one sign.
fn grouped(text: &str, out: &mut String) {
    if text.chars().nth(1).is_some() && !text.chars().all(char::is_alphanumeric) {
        out.push('(');
        out.push_str(text);
        out.push(')');
    } else {
        out.push_str(text);
    }
}

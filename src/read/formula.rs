//! Formulas in one line: what stands above, below and under a bar, written one after the other.
//!
//! ```text
//! x² + y₁      x^2 + y_1           a+b
//!                                  ───      (a+b)/c
//!                                   c
//! ```
//!
//! A part of more than one sign stands in parentheses, as one says it aloud, so that no two formulas read alike. Formats
//! give the parts; this file knows none of them but by the names of MathML, which web pages and `OpenDocument` share.

/// A formula, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// `x`, `sin`, `+`
    Sign(String),
    /// One behind the other.
    Row(Vec<Part>),
    /// `x^2`
    Above(Box<Part>, Box<Part>),
    /// `x_1`
    Below(Box<Part>, Box<Part>),
    /// `x_1^2`
    Both(Box<Part>, Box<Part>, Box<Part>),
    /// `a/b`
    Fraction(Box<Part>, Box<Part>),
    /// `√x`, and `√[3]x` with its degree.
    Root(Box<Part>, Option<Box<Part>>),
    /// The rows of a matrix: `[a, b; c, d]`
    Rows(Vec<Vec<Part>>),
}

impl Part {
    /// Writes the formula in one line.
    pub(super) fn linear(&self) -> String {
        match self {
            Part::Sign(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Part::Row(parts) => parts.iter().map(Part::linear).collect(),
            Part::Above(base, above) => format!("{}^{}", base.grouped(), above.grouped()),
            Part::Below(base, below) => format!("{}_{}", base.grouped(), below.grouped()),
            Part::Both(base, below, above) => {
                format!("{}_{}^{}", base.grouped(), below.grouped(), above.grouped())
            }
            Part::Fraction(top, bottom) => format!("{}/{}", top.grouped(), bottom.grouped()),
            Part::Root(under, None) => format!("√{}", under.grouped()),
            Part::Root(under, Some(degree)) => format!("√[{}]{}", degree.linear(), under.grouped()),
            Part::Rows(rows) => {
                let row = |cells: &Vec<Part>| cells.iter().map(Part::linear).collect::<Vec<_>>().join(", ");
                format!("[{}]", rows.iter().map(row).collect::<Vec<_>>().join("; "))
            }
        }
    }

    /// Writes a part so that it is seen where it ends.
    fn grouped(&self) -> String {
        let text = self.linear();
        let plain = text.chars().all(char::is_alphanumeric) || text.chars().count() == 1;
        let closed = matches!(self, Part::Rows(_)) || (text.starts_with('(') && closes_at_end(&text));
        if plain || closed {
            text
        } else {
            format!("({text})")
        }
    }

    /// Makes the part that an element of MathML is, from its name and the parts within; `None` for what is not shown.
    pub(super) fn of_mathml(name: &str, mut parts: Vec<Part>) -> Option<Part> {
        let mut next = || (!parts.is_empty()).then(|| Box::new(parts.remove(0)));
        let empty = || Box::new(Part::Row(Vec::new()));
        Some(match name {
            "annotation" | "annotation-xml" | "mphantom" => return None,
            "msup" | "mover" => Part::Above(next()?, next().unwrap_or_else(empty)),
            "msub" | "munder" => Part::Below(next()?, next().unwrap_or_else(empty)),
            "msubsup" | "munderover" => Part::Both(
                next()?,
                next().unwrap_or_else(empty),
                next().unwrap_or_else(empty),
            ),
            "mfrac" => Part::Fraction(next()?, next().unwrap_or_else(empty)),
            "mroot" => {
                let under = next()?;
                Part::Root(under, next())
            }
            "msqrt" => Part::Root(Box::new(Part::Row(parts)), None),
            "mfenced" => Part::Row(fenced(parts)),
            "mtable" => Part::Rows(parts.into_iter().map(cells).collect()),
            _ => Part::Row(parts),
        })
    }
}

/// `(a, b)`
fn fenced(parts: Vec<Part>) -> Vec<Part> {
    let sign = |text: &str| Part::Sign(text.to_owned());
    let mut row = vec![sign("(")];
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            row.push(Part::Sign(",".to_owned()));
        }
        row.push(part);
    }
    row.push(sign(")"));
    row
}

fn cells(row: Part) -> Vec<Part> {
    match row {
        Part::Row(cells) => cells,
        part => vec![part],
    }
}

/// Tells whether the parenthesis that a text opens with is closed by its last sign: `(a+b)`, not `(a)+(b)`.
fn closes_at_end(text: &str) -> bool {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        if depth == 0 {
            return at + c.len_utf8() == text.len();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(text: &str) -> Part {
        Part::Sign(text.to_owned())
    }

    #[test]
    fn what_stands_above_below_and_under_a_bar_is_written_in_one_line() {
        let square = Part::of_mathml("msup", vec![sign("x"), sign("2")]).unwrap();
        assert_eq!(square.linear(), "x^2");
        let sum = Part::Row(vec![square, sign("+"), sign("1")]);
        let share = Part::of_mathml("mfrac", vec![sum.clone(), sign("n")]).unwrap();
        assert_eq!(share.linear(), "(x^2+1)/n");
        assert_eq!(Part::of_mathml("msqrt", vec![sum]).unwrap().linear(), "√(x^2+1)");
        let both = Part::of_mathml("msubsup", vec![sign("a"), sign("1"), sign("2")]).unwrap();
        assert_eq!(both.linear(), "a_1^2");
    }

    #[test]
    fn what_an_element_lacks_is_left_out() {
        assert_eq!(Part::of_mathml("mfrac", vec![sign("a")]).unwrap().linear(), "a/");
        assert_eq!(Part::of_mathml("msup", vec![]), None);
        assert_eq!(Part::of_mathml("annotation", vec![sign("x")]), None);
    }
}

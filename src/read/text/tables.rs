//! Tables of Markdown: rows of cells between bars, with a line of dashes under the first.
//!
//! ```text
//! | Vessel | Fee       |        a row of data: Vessel⇥Fee
//! |:-------|----------:|        the rule, which is no text
//! | Tug    | 40 crowns |        Tug⇥40 crowns
//! ```
//!
//! The rule makes the table: bars alone are wording. A bar behind `\\` is part of a cell. What stands below a table without
//! a bar is no row of it. Cost: linear.

use std::ops::Range;

use super::inline::Inline;
use crate::document::{Run, Style};

/// Finds the first table among lines that stand together.
pub(super) fn find(lines: &[&str]) -> Option<Range<usize>> {
    let rule = (1..lines.len()).find(|&at| {
        let columns = rule(lines[at]);
        columns.is_some_and(|columns| has_bar(lines[at - 1]) && cells(lines[at - 1]).len() == columns)
    })?;
    let rows = lines[rule + 1..].iter().take_while(|line| has_bar(line)).count();
    Some(rule - 1..rule + 1 + rows)
}

/// Counts the columns that a line of dashes parts: `|:---|---:|`.
fn rule(line: &str) -> Option<usize> {
    let cells = cells(line);
    let dashes = |cell: &String| {
        let bare = cell.strip_prefix(':').unwrap_or(cell);
        let bare = bare.strip_suffix(':').unwrap_or(bare);
        !bare.is_empty() && bare.bytes().all(|b| b == b'-')
    };
    (has_bar(line) && cells.iter().all(dashes)).then_some(cells.len())
}

fn has_bar(line: &str) -> bool {
    let mut escaped = false;
    line.chars().any(|c| {
        let bar = c == '|' && !escaped;
        escaped = c == '\\' && !escaped;
        bar
    })
}

/// Returns the cells of a row.
pub(super) fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        match c {
            '|' if escaped => {
                let cell = cells.last_mut().expect("there is always a current cell");
                cell.pop();
                cell.push('|');
            }
            '|' => cells.push(String::new()),
            c => cells.last_mut().expect("there is always a current cell").push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Joins the cells of a row by tabs; those without words at its end go.
pub(super) fn runs(cells: &[Inline]) -> Vec<Run> {
    let filled = cells
        .iter()
        .rposition(|cell| !cell.runs.is_empty())
        .map_or(0, |at| at + 1);
    let mut runs: Vec<Run> = Vec::new();
    for (at, cell) in cells[..filled].iter().enumerate() {
        if at > 0 {
            runs.push(Run {
                text: "\t".to_owned(),
                style: Style::default(),
            });
        }
        runs.extend(cell.runs.iter().cloned());
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_under_a_row_makes_a_table() {
        assert_eq!(
            find(&["Fees:", "| A | B |", "|---|:-:|", "| 1 | 2 |", "and so on"]),
            Some(1..4)
        );
        assert_eq!(find(&["A | B", "--|--", "1 | 2"]), Some(0..3));
        assert_eq!(find(&["| A | B |", "| 1 | 2 |"]), None);
        assert_eq!(find(&["Title", "-----"]), None);
    }

    #[test]
    fn cells_stand_between_bars() {
        assert_eq!(cells("| Tug | 40 \\| 50 |"), ["Tug", "40 | 50"]);
        assert_eq!(cells("|  | 40 |"), ["", "40"]);
    }
}

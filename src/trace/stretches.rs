//! Which stretches of two passages say the same.
//!
//! The idea is that of Smith and Waterman (1981), who looked for relatives among proteins: the best local alignment of two sequences, in which every
//! word in common counts for it and every word that one side alone has against it. The strong words are aligned by their stems, so grammar, inflection and
//! tense cost nothing, and a word put in costs little:
//!
//! ```text
//! pay   continued  attention  to the  importance  of  mutual  cooperation , understanding  and  dialogue
//!       continue to pay attention to the importance of mutual cooperation, understanding and dialogue in ensuring…
//! ```
//!
//! When the best stretch is found, its words are taken, and the next best is looked for among the rest: so a list in another order is
//! several stretches.
//!
//! Cost: the product of the lengths for each stretch, at most [`STRETCHES`] of them; passages are never long (`reading`).

use super::reading::Passage;

/// How many stretches two passages have at most.
const STRETCHES: usize = 10;

/// What a word in common is worth, and what one costs that stands there on one side, or another in its place: in tenths.
const COMMON: i32 = 10;
const ALONE: i32 = 5;
const OTHER: i32 = 8;

/// Two words in common are the least.
const LEAST: i32 = 2 * COMMON;

/// Strong words in common, in order: positions in `strong` of both passages.
pub(super) type Stretch = Vec<(usize, usize)>;

/// Returns the stretches that two passages have in common, the best first.
pub(super) fn stretches(one: &Passage, other: &Passage) -> Vec<Stretch> {
    let mut table = Table::of(one, other);
    let mut found = Vec::new();
    while found.len() < STRETCHES {
        let Some(stretch) = table.best() else { break };
        for &(row, column) in &stretch {
            table.rows[row] = None;
            table.columns[column] = None;
        }
        found.push(stretch);
    }
    found
}

/// How a cell came to its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Begin,
    Common,
    Other,
    Above,
    Left,
}

/// The table of an alignment; a word that is taken is none.
struct Table {
    rows: Vec<Option<u64>>,
    columns: Vec<Option<u64>>,
    steps: Vec<Step>,
}

impl Table {
    fn of(one: &Passage, other: &Passage) -> Self {
        let stems = |passage: &Passage| -> Vec<Option<u64>> {
            let strong = 0..passage.strong.len();
            strong.map(|at| Some(passage.strong_word(at).stem.0)).collect()
        };
        let (rows, columns) = (stems(one), stems(other));
        Self {
            steps: vec![Step::Begin; rows.len() * columns.len()],
            rows,
            columns,
        }
    }

    /// Returns the best stretch of the words that are left.
    fn best(&mut self) -> Option<Stretch> {
        let width = self.columns.len();
        let mut above = vec![0; width + 1];
        let mut best = (LEAST - 1, 0, 0);
        for row in 0..self.rows.len() {
            let mut corner = 0;
            for column in 0..width {
                let (value, step) = self.cell(row, column, corner, above[column + 1], above[column]);
                self.steps[row * width + column] = step;
                corner = std::mem::replace(&mut above[column + 1], value);
                if value > best.0 {
                    best = (value, row, column);
                }
            }
        }
        (best.0 >= LEAST).then(|| self.walk(best.1, best.2))
    }

    /// Returns the value of a cell and how it came to it.
    fn cell(&self, row: usize, column: usize, corner: i32, above: i32, left: i32) -> (i32, Step) {
        let common = self.rows[row].is_some() && self.rows[row] == self.columns[column];
        if common {
            return (corner + COMMON, Step::Common);
        }
        let ways = [
            (corner - OTHER, Step::Other),
            (above - ALONE, Step::Above),
            (left - ALONE, Step::Left),
        ];
        let mut best = (0, Step::Begin);
        for way in ways {
            if way.0 > best.0 {
                best = way;
            }
        }
        best
    }

    /// Walks back from the end of a stretch.
    fn walk(&self, row: usize, column: usize) -> Stretch {
        let width = self.columns.len();
        let mut stretch = Vec::new();
        let (mut row, mut column) = (row + 1, column + 1);
        while row > 0 && column > 0 {
            match self.steps[(row - 1) * width + column - 1] {
                Step::Begin => break,
                Step::Common => {
                    (row, column) = (row - 1, column - 1);
                    stretch.push((row, column));
                }
                Step::Other => (row, column) = (row - 1, column - 1),
                Step::Above => row -= 1,
                Step::Left => column -= 1,
            }
        }
        stretch.reverse();
        stretch
    }
}

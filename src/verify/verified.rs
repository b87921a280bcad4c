//! What a redline was found to be, as values: the contract `travaux-verify/1`.

use serde::Serialize;

use crate::report::{Op, Report, SourceInfo, count};

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    /// The comparison of the base with the redline, all its changes rejected.
    pub comparison: Report,
    /// The redline.
    pub redline: SourceInfo,
    /// What is changed and not tracked, in reading order.
    pub untracked: Vec<Untracked>,
    /// Who tracked how many changes.
    pub tracked: Vec<Tracked>,
    /// What is left in the file beside its text.
    pub left: Vec<Left>,
    /// What looks otherwise, and says the same.
    pub formats: Vec<Looks>,
    /// What could not be compared.
    pub unchecked: Vec<Unchecked>,
}

/// A change that is not tracked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Untracked {
    /// What is changed.
    pub what: What,
    /// Where it stands: `body`, `footnote 3`, `table 1, row 2, column 3`.
    pub part: String,
    /// The paragraph of the base, or of the redline where the base has none; `null` outside of paragraphs.
    pub id: Option<String>,
    /// The paragraphs that have the same change, beside this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// As the base has it; `null` where it has nothing.
    pub old: Option<String>,
    /// As the redline has it when everything is rejected; `null` where it has nothing.
    pub new: Option<String>,
    /// The words of both sides; joined, they are `old` and `new`.
    pub edits: Vec<Piece>,
    /// Whether it shows only where the changes that the base tracks are accepted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub accepted: bool,
}

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// In both, or in one.
    pub op: Op,
    /// As the base has it.
    pub old: String,
    /// As the redline has it.
    pub new: String,
}

/// What is changed without being tracked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Words of a paragraph, or a whole one.
    Words,
    /// A mark, a space, the end of a paragraph.
    Signs,
    /// A figure of the text, or a number that the file counts.
    Number,
    /// The words or the mark of a note.
    Note,
    /// A cell of a table.
    Table,
    /// A picture, a drawing, the words of a chart.
    Picture,
    /// A head or foot of pages.
    RunningHead,
    /// A paragraph that stands elsewhere.
    Moved,
    /// The words of a text box.
    TextBox,
    /// A formula that is set otherwise.
    Formula,
    /// The address that a link leads to.
    Link,
}

/// The changes that one person tracked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tracked {
    /// As the file names them; empty where it does not.
    pub author: String,
    /// When the first of them was made, as the file says it; `null` where it does not.
    pub date: Option<String>,
    /// When the last of them was made.
    pub until: Option<String>,
    /// How many are insertions.
    pub insertions: usize,
    /// How many are deletions.
    pub deletions: usize,
    /// How many are moves.
    pub moves: usize,
    /// How many are of format alone.
    pub formats: usize,
    /// Whether the base tracks them already.
    pub before: bool,
}

/// Something left in the file beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Left {
    /// What it is.
    pub what: Remains,
    /// The paragraph that it stands at.
    pub id: Option<String>,
    /// What it says.
    pub text: String,
    /// Whose it is, where the file says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was made, where the file says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Whether the base has it, too.
    pub before: bool,
}

/// What can be left in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remains {
    /// A comment in the margin.
    Comment,
    /// Words that nobody sees.
    Hidden,
    /// A field whose result changes by itself.
    Field,
    /// A name, a day or another fact in the properties.
    Metadata,
}

/// A paragraph that looks otherwise and says the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Looks {
    /// Where it stands.
    pub part: String,
    /// The paragraph.
    pub id: Option<String>,
    /// The words that look otherwise.
    pub text: String,
    /// In which way: `italic`, `raised`, `space`.
    pub how: Vec<&'static str>,
}

/// Something that could not be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unchecked {
    /// What it is, or where it stands.
    pub part: String,
    /// Why it could not.
    pub why: String,
}

impl Verified {
    /// The contract that it follows.
    pub const SCHEMA: &'static str = "travaux-verify/1";

    /// Whether rejecting everything gives the base: not where something is untracked; unknown where a part could not be compared.
    pub fn holds(&self) -> Option<bool> {
        match (self.untracked.is_empty(), self.unchecked.is_empty()) {
            (false, _) => Some(false),
            (true, true) => Some(true),
            (true, false) => None,
        }
    }

    /// Returns the verdict in one sentence.
    pub fn sentence(&self) -> String {
        let untracked = self.untracked.len();
        match self.holds() {
            Some(true) => "rejecting every change gives the base, word for word".to_owned(),
            Some(false) if untracked == 1 => "1 change is not tracked".to_owned(),
            Some(false) => format!("{untracked} changes are not tracked"),
            None => format!(
                "nothing untracked was found, but {} could not be compared",
                count(self.unchecked.len(), "part")
            ),
        }
    }

    /// Returns one word for the verdict.
    pub fn verdict(&self) -> &'static str {
        match self.holds() {
            Some(true) => "holds",
            Some(false) => "does not hold",
            None => "not known",
        }
    }
}

impl Untracked {
    /// Returns where it is, for people: `OP 4`, `OP 4, footnote 3`.
    pub fn place(&self) -> String {
        let id = self.id.as_deref().map(crate::report::cite);
        let place = match (id, self.part.as_str()) {
            (Some(id), BODY) => id,
            (Some(id), part) => format!("{id}, {part}"),
            (None, BODY) => "outside of the paragraphs".to_owned(),
            (None, part) => part.to_owned(),
        };
        match self.also.len() {
            0 => place,
            more => format!("{place}, and {more} more"),
        }
    }

    /// Returns what happened, in few words: `words changed`, `paragraph inserted`.
    pub fn happened(&self) -> String {
        let how = match (&self.old, &self.new) {
            (None, Some(_)) => "inserted",
            (Some(_), None) => "deleted",
            _ => "changed",
        };
        let accepted = if self.accepted {
            ", where the changes that the base tracks are accepted"
        } else {
            ""
        };
        match self.what {
            What::Moved if self.old == self.new => format!("paragraph moved{accepted}"),
            What::Moved => format!("paragraph moved and changed{accepted}"),
            what => format!("{} {how}{accepted}", what.word()),
        }
    }
}

/// Where most paragraphs stand.
pub(super) const BODY: &str = "body";

impl What {
    /// Returns what it is, for people.
    pub fn word(self) -> &'static str {
        match self {
            What::Words => "words",
            What::Signs => "signs",
            What::Number => "number",
            What::Note => "note",
            What::Table => "table",
            What::Picture => "picture",
            What::RunningHead => "running head",
            What::Moved => "paragraph",
            What::TextBox => "text box",
            What::Formula => "formula",
            What::Link => "address of a link",
        }
    }
}

impl Remains {
    /// Returns what it is, for people.
    pub fn word(self) -> &'static str {
        match self {
            Remains::Comment => "comment",
            Remains::Hidden => "hidden text",
            Remains::Field => "field",
            Remains::Metadata => "metadata",
        }
    }
}

impl Tracked {
    /// Returns who, for people.
    pub fn who(&self) -> &str {
        if self.author.is_empty() {
            "nobody named"
        } else {
            &self.author
        }
    }

    /// Returns how many, for people: `3 insertions and 1 deletion, 2026-03-02 to 2026-03-05`.
    pub fn sentence(&self) -> String {
        let counts = [
            (self.insertions, "insertion"),
            (self.deletions, "deletion"),
            (self.moves, "move"),
            (self.formats, "change of format"),
        ];
        let said = counts.iter().filter(|(number, _)| *number > 0);
        let said: Vec<String> = said
            .map(|(number, name)| match *name {
                "change of format" if *number > 1 => format!("{number} changes of format"),
                name => count(*number, name),
            })
            .collect();
        let day = |date: &Option<String>| -> Option<String> {
            let date = date.as_deref()?;
            Some(date.split('T').next().unwrap_or(date).to_owned())
        };
        let when = match (day(&self.date), day(&self.until)) {
            (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
            (Some(day), _) | (None, Some(day)) => format!(", {day}"),
            (None, None) => ", without a date".to_owned(),
        };
        format!("{}{when}", said.join(", "))
    }
}

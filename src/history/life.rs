//! The life of paragraphs over many versions, as values: the contract `travaux-history/1`.

use serde::Serialize;

use crate::report::{Class, HeaderChange, Relation, Report, Text};

/// How each paragraph of the last version, and of any, came to read as it does.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The versions, the oldest first.
    pub versions: Vec<Text>,
    /// The commits that made the versions, where they are those of one file of a repository; empty else.
    pub commits: Vec<Commit>,
    /// The life of each paragraph, in the order of the last version; one that is gone stands behind the paragraph that it stood behind.
    pub lines: Vec<Line>,
    /// The comparisons of each version with the one before it.
    pub comparisons: Vec<Report>,
    /// What was doubtful in any version.
    pub warnings: Vec<Doubt>,
}

/// The commit that made a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Commit {
    /// Its hash; empty for what is not committed yet.
    pub commit: String,
    /// Its day: `2026-01-31`.
    pub date: Option<String>,
    /// Where the file was then, from the top of the repository.
    pub path: String,
}

impl Commit {
    /// Returns the first letters of its hash, as people read it.
    pub fn short(&self) -> &str {
        self.commit.get(..7).unwrap_or(&self.commit)
    }
}

/// A paragraph's life. Every provision of every version is in exactly one.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Line {
    /// Its ids in each version; none where it is not there.
    pub ids: Vec<Vec<String>>,
    /// The first version that has it.
    pub born: usize,
    /// The version that no longer has it; `null` where the last one does.
    pub died: Option<usize>,
    /// What happened to it, in the order of the versions.
    pub events: Vec<Event>,
    /// Its last wording, by the age of the words.
    pub words: Vec<Run>,
    /// All its wordings, each where it begins.
    pub wordings: Vec<Wording>,
    /// The lines that took it in where it ended.
    pub into: Vec<usize>,
}

/// What a version did to a paragraph.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// The version.
    pub version: usize,
    /// What the comparison with the version before says.
    pub relation: Relation,
    /// Whether its order against the others changed.
    pub moved: bool,
    /// Whether its number changed.
    pub renumbered: bool,
    /// What kind of change it is.
    pub class: Class,
    /// How the verb changed, where it did.
    pub header: Option<HeaderChange>,
    /// The version whose paragraph came back, where it had left.
    pub reinstated_from: Option<usize>,
    /// The paragraph that a new one was written after, while that one goes on.
    pub copied_from: Option<At>,
    /// The lines that it was parted from or joined with.
    pub with: Vec<usize>,
    /// Words that it took from others than those that it answers.
    pub taken: Vec<Taken>,
    /// The position of the entry in the comparison with the version before.
    pub entry: usize,
}

/// A paragraph of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct At {
    /// The version.
    pub version: usize,
    /// The paragraph.
    pub id: String,
}

/// Words of another paragraph, or of a former wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// Where they stood.
    #[serde(flatten)]
    pub from: At,
    /// How they came here.
    pub how: How,
    /// How many words.
    pub words: usize,
}

/// How words came to stand elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// They had left, and came back.
    Reinstated,
    /// They left there with this version.
    Moved,
    /// They stand there still.
    Copied,
}

/// A wording of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The version in which it begins.
    pub version: usize,
    /// Its words.
    pub words: Vec<Run>,
}

/// Words beside each other that have the same age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// As printed, with the space behind.
    pub text: String,
    /// The version that first had them.
    pub since: usize,
    /// All versions that have them.
    pub was_in: Vec<usize>,
    /// The version that no longer has them; `null` where the last one does.
    pub removed: Option<usize>,
}

/// Something doubtful in a version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Doubt {
    /// The version.
    pub version: usize,
    /// A stable word for programs.
    pub code: String,
    /// One sentence for people.
    pub message: String,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The line, from 1.
    pub line: Option<u32>,
}

impl History {
    /// The contract that it follows.
    pub const SCHEMA: &'static str = "travaux-history/1";

    /// Returns the position of the line of a paragraph: of the last version that has such an id.
    pub fn line_of(&self, id: &str) -> Option<usize> {
        let squeezed = |id: &str| id.replace(' ', "").to_lowercase();
        let wanted = squeezed(id);
        let versions = (0..self.versions.len()).rev();
        versions.into_iter().find_map(|version| {
            let has = |line: &Line| line.ids[version].iter().any(|id| squeezed(id) == wanted);
            self.lines.iter().position(has)
        })
    }
}

impl Line {
    /// Whether the last version has it.
    pub fn is_alive(&self) -> bool {
        self.died.is_none()
    }

    /// Returns its id in a version.
    pub fn id(&self, version: usize) -> Option<&str> {
        self.ids.get(version)?.first().map(String::as_str)
    }

    /// Returns the wording that it has in a version.
    pub fn wording(&self, version: usize) -> Option<&Wording> {
        self.id(version)?;
        self.wordings.iter().rev().find(|it| it.version <= version)
    }
}

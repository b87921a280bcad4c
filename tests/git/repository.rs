//! A repository for a test, and the life of two texts in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::optional::Optional;
use crate::pack::docx;

/// Returns a folder for a repository; none, with a note, where there is no git.
#[track_caller]
pub(crate) fn begin(name: &'static str) -> Option<Repository> {
    let optional = Optional::test(name);
    if Command::new("git").arg("--version").output().is_err() {
        optional.left_out("git", "install git");
        return None;
    }
    Some(Repository::new())
}

/// A repository, with a home and a `PATH` of its own.
pub(crate) struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir_all(repository.at("")).unwrap();
        fs::create_dir_all(repository.home().join("bin")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(
            env!("CARGO_BIN_EXE_travaux"),
            repository.home().join("bin/travaux"),
        )
        .unwrap();
        repository.git("init -q -b main");
        repository
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join("repository").join(name)
    }

    pub(crate) fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let place = self.at(name);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, content).unwrap();
    }

    pub(crate) fn get(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }

    /// Changes words of a text.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.get(name);
        assert!(text.contains(from), "{name} has no {from:?}");
        self.put(name, text.replace(from, to));
    }

    /// Prepares a program that runs in the repository and knows nothing of the settings of the machine.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let path = std::env::var("PATH").unwrap_or_default();
        for (name, _) in std::env::vars() {
            if name.starts_with("GIT_") {
                command.env_remove(name);
            }
        }
        command
            .current_dir(self.at(""))
            .env("HOME", self.home())
            .env("XDG_CONFIG_HOME", self.home())
            .env("PATH", format!("{}:{path}", self.home().join("bin").display()))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("NO_COLOR", "1")
            .env("GIT_MERGE_AUTOEDIT", "no");
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "A. Delegate")
                .env(format!("GIT_{who}_EMAIL"), "delegate@example.org")
                .env(format!("GIT_{who}_DATE"), "2026-01-31T12:00:00Z");
        }
        command
    }

    /// Runs git, words parted at blanks, and returns what it prints.
    #[track_caller]
    pub(crate) fn git(&self, words: &str) -> String {
        let output = self.git_with(&words.split(' ').collect::<Vec<_>>(), &[]);
        assert!(output.status.success(), "git {words}: {}", both(&output));
        text(&output.stdout)
    }

    pub(crate) fn git_with(&self, words: &[&str], environment: &[(&str, &str)]) -> Output {
        let mut command = self.command("git");
        command.args(words).envs(environment.iter().copied());
        command.output().unwrap()
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git("add -A");
        let output = self.git_with(&["commit", "-q", "-m", message], &[]);
        assert!(output.status.success(), "{message}: {}", both(&output));
    }

    /// Runs the program: its status, what it prints, what it says.
    pub(crate) fn travaux(&self, words: &str) -> (i32, String, String) {
        self.travaux_in("", &words.split(' ').collect::<Vec<_>>())
    }

    pub(crate) fn travaux_in(&self, folder: &str, words: &[&str]) -> (i32, String, String) {
        let mut command = self.command(env!("CARGO_BIN_EXE_travaux"));
        let output = command.args(words).current_dir(self.at(folder)).output().unwrap();
        (
            output.status.code().unwrap(),
            text(&output.stdout),
            text(&output.stderr),
        )
    }

    /// Writes the life of a resolution and of a contract: ten commits, one of them a merge, one a renaming, one a deletion.
    pub(crate) fn live(self) -> Self {
        self.put("draft.md", DRAFT);
        self.put("contract.docx", contract("public", ""));
        self.commit("Zero draft");
        self.edit("draft.md", "*Urges* all", "*Invites* all");
        self.commit("Weaken the first paragraph");
        self.put("contract.docx", contract("secret", ""));
        self.commit("Close the register");
        self.edit(
            "draft.md",
            "2. *Decides*",
            "2. *Requests* the Secretary-General to report;\n\n3. *Decides*",
        );
        self.commit("Ask for a report");
        self.put("contract.docx", contract("secret", "The fee is forty crowns."));
        self.commit("Name the fee");
        self.git("checkout -q -b amendments");
        self.edit("draft.md", "to report;", "to report annually;");
        self.commit("Every year");
        self.git("checkout -q main");
        self.edit("draft.md", "60/1 of 16 September 2005", "60/1");
        self.commit("Shorten the preamble");
        self.git("merge -q --no-ff -m Merge amendments");
        self.git("mv draft.md resolution.md");
        self.edit("resolution.md", "all Member States", "all States");
        self.commit("Adopt");
        self.git("rm -q contract.docx");
        self.commit("Take the contract out");
        self
    }
}

/// The first draft.
pub(crate) const DRAFT: &str = "The General Assembly,

*Recalling* its resolution 60/1 of 16 September 2005,

*Noting* the efforts of the States that protect their coasts, and of those that share their knowledge with others,

1. *Urges* all Member States to cooperate with the special procedures;[^1]

2. *Decides* to continue its consideration of the question.

[^1]: Resolution 5/1.
";

/// A contract as a Word file.
pub(crate) fn contract(register: &str, third: &str) -> Vec<u8> {
    let paragraph = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let mut body = paragraph("1. The board keeps the register of moorings of the northern harbour.");
    body += &paragraph(&format!(
        "2. The register is {register}, and whoever asks is told so."
    ));
    if !third.is_empty() {
        body += &paragraph(&format!("3. {third}"));
    }
    docx(&body, &[])
}

/// Returns both streams of a program.
pub(crate) fn both(output: &Output) -> String {
    text(&output.stdout) + &text(&output.stderr)
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Lists every file below a folder with its bytes.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    all.sort();
    all
}

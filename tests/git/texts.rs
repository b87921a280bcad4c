//! Texts that come from git, and git that runs the program.

use std::fs;

use crate::repository::{DRAFT, Repository, begin, both, contract, files, text};

const BINARY: &str = env!("CARGO_BIN_EXE_travaux");

/// Makes a repository in which both texts have a merge that is not settled.
fn in_conflict(repository: &Repository, style: &str) {
    repository.put("draft.md", DRAFT);
    repository.put("contract.docx", contract("public", ""));
    repository.commit("Zero draft");
    repository.git("checkout -q -b amendments");
    repository.edit("draft.md", "*Urges*", "*Invites*");
    repository.put("contract.docx", contract("secret", ""));
    repository.commit("Weaker");
    repository.git("checkout -q main");
    repository.edit("draft.md", "*Urges*", "*Calls upon*");
    repository.put("contract.docx", contract("closed", ""));
    repository.commit("Other");
    let merged = repository.git_with(
        &[
            "-c",
            &format!("merge.conflictStyle={style}"),
            "merge",
            "-q",
            "amendments",
        ],
        &[],
    );
    assert!(!merged.status.success());
}

#[test]
fn textconv_shows_the_words_of_a_word_file_in_every_diff() {
    let Some(repository) = begin("textconv_shows_the_words_of_a_word_file_in_every_diff") else {
        return;
    };
    let repository = repository.live();
    repository.put(".git/info/attributes", "*.docx diff=travaux\n");
    let command = format!("diff.travaux.textconv={BINARY} show --textconv");
    let log = repository.git_with(
        &["-c", &command, "log", "-p", "--format=%s", "--", "contract.docx"],
        &[],
    );
    let log = text(&log.stdout);
    for line in [
        "+P1: 1. The board keeps the register of moorings of the northern harbour.",
        "-P2: 2. The register is public, and whoever asks is told so.",
        "+P2: 2. The register is secret, and whoever asks is told so.",
        "+P3: 3. The fee is forty crowns.",
        "deleted file mode",
    ] {
        assert!(log.contains(line), "{line}\n{log}");
    }
    // A file that cannot be read does not end the log of the others.
    repository.put("broken.docx", b"PK\x03\x04 broken");
    repository.commit("Break");
    let shown = repository.git_with(&["-c", &command, "show", "--format=%s"], &[]);
    assert!(
        shown.status.success() && text(&shown.stdout).contains("+not read: "),
        "{}",
        both(&shown)
    );
}

#[test]
fn plain_print_has_one_line_for_every_piece_that_is_compared() {
    let Some(repository) = begin("plain_print_has_one_line_for_every_piece_that_is_compared") else {
        return;
    };
    repository.put("draft.md", DRAFT);
    let (status, print, _) = repository.travaux("show --plain draft.md");
    assert_eq!(
        (status, print.as_str()),
        (
            0,
            "formula: The General Assembly,\n\
             PP1: Recalling its resolution 60/1 of 16 September 2005,\n\
             PP2: Noting the efforts of the States that protect their coasts, and of those that share their knowledge with others,\n\
             OP1: 1. Urges all Member States to cooperate with the special procedures;[^1]\n\
             OP2: 2. Decides to continue its consideration of the question.\n\
             note 1: Resolution 5/1.\n"
        )
    );
    assert_eq!(
        repository.travaux("show --plain /dev/null"),
        (0, String::new(), String::new())
    );
    repository.put("broken.docx", b"PK\x03\x04 broken");
    assert_eq!(repository.travaux("show --plain broken.docx").0, 2);
}

#[test]
fn external_diff_goes_through_a_whole_history() {
    let Some(repository) = begin("external_diff_goes_through_a_whole_history") else {
        return;
    };
    let repository = repository.live();
    let before = files(&repository.at(".git"));
    let log = repository.git_with(
        &["log", "-p", "--ext-diff", "--format=commit %s"],
        &[("GIT_EXTERNAL_DIFF", BINARY)],
    );
    assert!(log.status.success(), "{}", both(&log));
    let log = text(&log.stdout);
    for words in [
        "[-Urges-]{+Invites+}",
        "The register is [-public-]{+secret+}",
        "rename from draft.md\nrename to resolution.md\n",
        "new file mode 100644",
        "deleted file mode 100644",
    ] {
        assert!(log.contains(words), "{words}\n{log}");
    }
    // Git hands over temporary files, which nobody knows.
    assert!(!log.contains("/tmp/") && !log.contains("git-blob"), "{log}");
    assert_eq!(log.matches("commit ").count(), 10, "{log}");
    assert_eq!(files(&repository.at(".git")), before);
}

#[test]
fn external_diff_tells_what_it_cannot_compare_and_goes_on() {
    let Some(repository) = begin("external_diff_tells_what_it_cannot_compare_and_goes_on") else {
        return;
    };
    repository.put("a picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    repository.put("draft.md", DRAFT);
    repository.git("add -A");
    let environment = [("GIT_EXTERNAL_DIFF", BINARY)];
    let diff = repository.git_with(&["diff", "--cached"], &environment);
    let print = text(&diff.stdout);
    assert!(diff.status.success(), "{}", both(&diff));
    assert!(print.contains(
        "diff --git a/a picture.png b/a picture.png\nnew file mode 100644\nnot compared: a picture.png: "
    ));
    assert!(print.contains("OP1  inserted"), "{print}");
    // With the usual statuses, it ends there.
    let diff = repository.git_with(
        &["diff", "--cached"],
        &[("GIT_EXTERNAL_DIFF", &format!("{BINARY} --exit-code"))],
    );
    assert!(!diff.status.success());
}

#[test]
fn external_diff_prints_for_the_pager_of_git() {
    let Some(repository) = begin("external_diff_prints_for_the_pager_of_git") else {
        return;
    };
    repository.put("draft.md", DRAFT);
    repository.commit("Zero draft");
    repository.edit("draft.md", "Urges", "Invites");
    let mut command = repository.command("git");
    command
        .args(["diff", "draft.md"])
        .env_remove("NO_COLOR")
        .env("TERM", "xterm")
        .env("GIT_EXTERNAL_DIFF", BINARY)
        .env("GIT_PAGER_IN_USE", "true")
        .env("COLUMNS", "50");
    let print = text(&command.output().unwrap().stdout);
    assert!(print.contains("\u{1b}["), "{print}");
    let widths = print
        .lines()
        .filter(|line| !line.contains('\u{1b}'))
        .map(|line| line.chars().count());
    assert!(widths.max() <= Some(50), "{print}");
}

#[test]
fn difftool_calls_the_text_by_its_path() {
    let Some(repository) = begin("difftool_calls_the_text_by_its_path") else {
        return;
    };
    let repository = repository.live();
    let shown = repository.git_with(
        &[
            "difftool",
            "-y",
            "-x",
            BINARY,
            "HEAD~7",
            "HEAD~6",
            "--",
            "contract.docx",
        ],
        &[],
    );
    let print = text(&shown.stdout);
    assert!(
        print.contains("The register is [-public-]{+secret+}"),
        "{}",
        both(&shown)
    );
    assert!(
        print.contains("contract.docx") && !print.contains("git-blob"),
        "{print}"
    );
}

#[test]
fn a_revision_is_a_text() {
    let Some(repository) = begin("a_revision_is_a_text") else {
        return;
    };
    let repository = repository.live();
    let check = |old: &str, new: &str, words: &str| {
        let (status, print, said) = repository.travaux_in("", &[old, new]);
        assert_eq!((status, said.as_str()), (0, ""), "{old} {new}");
        assert!(print.contains(words), "{old} {new}: {print}");
    };
    check("HEAD~2:draft.md", "resolution.md", "all [-Member -]States");
    check("HEAD~2:draft.md", "resolution.md", "HEAD~2:draft.md");
    check(
        "HEAD~3...amendments:draft.md",
        "amendments:draft.md",
        "to report{+ annually+};",
    );
    check(
        "HEAD^{/Zero draft}:draft.md",
        "HEAD^{/Weaken}:draft.md",
        "[-Urges-]{+Invites+}",
    );
    check(
        "HEAD~8:contract.docx",
        "HEAD~1:contract.docx",
        "[-public-]{+secret+}",
    );
    check("/dev/null", "HEAD:resolution.md", "OP3  inserted");
    check("HEAD:resolution.md", ":resolution.md", "unchanged");
    repository.git("checkout -q -b next");
    repository.edit("resolution.md", "annually", "every year");
    repository.commit("Other words");
    repository.edit("resolution.md", "every year", "twice a year");
    check(
        "main...:resolution.md",
        "resolution.md",
        "[-annually-]{+twice a year+}",
    );
    repository.put("texts/sub.md", DRAFT);
    repository.commit("Deeper");
    let (status, print, _) = repository.travaux_in("texts", &["HEAD:./sub.md", "sub.md"]);
    assert!(status == 0 && print.contains("unchanged"), "{print}");
    // What is there as a file is that file.
    repository.put("HEAD:resolution.md", DRAFT);
    check(
        "HEAD:resolution.md",
        "HEAD:resolution.md",
        "2 operative paragraphs",
    );
}

#[test]
fn a_revision_that_is_none_is_told_with_the_way_out() {
    let Some(repository) = begin("a_revision_that_is_none_is_told_with_the_way_out") else {
        return;
    };
    let repository = repository.live();
    let check = |text: &str, words: &str| {
        let (status, print, said) = repository.travaux_in("", &[text, "resolution.md"]);
        assert_eq!(
            (status, print.as_str(), said.lines().count()),
            (2, "", 1),
            "{text}: {said}"
        );
        assert!(said.contains(words), "{text}: {said}");
    };
    check("HEAD~70:draft.md", "git knows no revision 'HEAD~70'");
    check("--help:draft.md", "unexpected argument");
    check(
        "HEAD:resolutions.md",
        "no file 'resolutions.md' in HEAD; the nearest name there is 'resolution.md'",
    );
    check("HEAD:", "HEAD:: no such file or folder");
    check("c:draft.md", "c:draft.md: no such file or folder");
    fs::create_dir(repository.home().join("out")).unwrap();
    let (_, _, said) = repository.travaux_in("../home/out", &["HEAD:draft.md", "/dev/null"]);
    assert!(said.contains("this folder is in no git repository"), "{said}");
    let mut command = repository.command(BINARY);
    let without = command
        .args(["HEAD:resolution.md", "resolution.md"])
        .env("PATH", repository.home());
    let without = without.output().unwrap();
    assert_eq!(without.status.code(), Some(2));
    assert!(
        both(&without).contains("git is not installed, or not in PATH"),
        "{}",
        both(&without)
    );
    repository.put(
        "large.md",
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
    );
    repository.commit("Elsewhere");
    check("HEAD:large.md", "is kept by Git LFS");
    check("large.md", "is only a pointer");
}

#[test]
fn the_two_sides_of_conflict_markers_are_compared() {
    for style in ["merge", "diff3", "zdiff3"] {
        let Some(repository) = begin("the_two_sides_of_conflict_markers_are_compared") else {
            return;
        };
        in_conflict(&repository, style);
        let (status, print, said) = repository.travaux("draft.md");
        assert_eq!((status, said.as_str()), (0, ""), "{style}");
        assert!(print.contains("[-Calls upon-]{+Invites+}"), "{style}: {print}");
        assert!(
            print.contains("draft.md (HEAD)") && print.contains("draft.md (amendments)"),
            "{print}"
        );
        let (_, print, said) = repository.travaux("draft.md HEAD:draft.md");
        assert!(print.contains("<<<<<<<"), "{print}");
        assert_eq!(
            said,
            "travaux: draft.md: has conflict markers from line 7 on, which are read as words; 'travaux draft.md' compares its two sides\n"
        );
    }
}

#[test]
fn the_two_sides_of_a_word_file_come_from_the_index() {
    let Some(repository) = begin("the_two_sides_of_a_word_file_come_from_the_index") else {
        return;
    };
    in_conflict(&repository, "merge");
    let (status, print, said) = repository.travaux("contract.docx");
    assert_eq!((status, said.as_str()), (0, ""));
    assert!(print.contains("[-closed-]{+secret+}"), "{print}");
    assert!(
        print.contains("contract.docx (ours)") && print.contains("contract.docx (theirs)"),
        "{print}"
    );
    let diff = repository.git_with(&["diff", "--cached"], &[("GIT_EXTERNAL_DIFF", BINARY)]);
    let print = text(&diff.stdout);
    assert!(diff.status.success(), "{}", both(&diff));
    assert!(
        print.contains("* Unmerged path contract.docx")
            && print.contains("[-closed-]{+secret+}")
            && print.contains("[-Calls upon-]{+Invites+}"),
        "{print}"
    );
}

#[cfg(unix)]
#[test]
fn what_git_setup_prints_works_as_printed() {
    let Some(repository) = begin("what_git_setup_prints_works_as_printed") else {
        return;
    };
    let repository = repository.live();
    let before = (files(&repository.at(".git")), files(&repository.home()));
    let (status, print, _) = repository.travaux("git-setup");
    assert_eq!(status, 0);
    assert_eq!(
        (files(&repository.at(".git")), files(&repository.home())),
        before,
        "it edits nothing"
    );
    let lines = |begins: &str| -> String {
        let lines = print.lines().filter(|line| line.starts_with(begins));
        lines.map(|line| format!("{line}\n")).collect()
    };
    repository.put(".gitattributes", lines("*.") + "*.md diff=travaux-texts\n");
    let run = repository
        .command("sh")
        .args(["-e", "-c", &lines("git config")])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", both(&run));
    let diff = repository.git("diff HEAD~8 HEAD~4");
    assert!(diff.contains("+P3: 3. The fee is forty crowns."), "{diff}");
    assert!(diff.contains("[-Urges-]{+Invites+}"), "{diff}");
    let shown = repository.git("texts HEAD~8 HEAD~4 -- contract.docx");
    assert!(shown.contains("[-public-]{+secret+}"), "{shown}");
    let shown = repository.git("difftool -y --tool travaux HEAD~8 HEAD~4 -- contract.docx");
    assert!(shown.contains("[-public-]{+secret+}"), "{shown}");
}

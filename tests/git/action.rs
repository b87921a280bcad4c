//! The action of GitHub: its scripts, run as the platform runs them, with files for what they hand over.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::optional::Optional;
use crate::repository::{DRAFT, Repository, begin, both};

/// The folder of the package, which is that of the action.
pub(crate) fn action() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Prepares a script of the action with the files that the platform gives it.
pub(crate) fn step(repository: &Repository, script: &str) -> (Command, PathBuf, PathBuf) {
    let (output, summary) = (
        repository.home().join("output"),
        repository.home().join("summary"),
    );
    for file in [&output, &summary] {
        fs::write(file, "").unwrap();
    }
    let mut command = repository.command("bash");
    command
        .arg(action().join("action").join(script))
        .env("GITHUB_ACTIONS", "true")
        .env("GITHUB_ACTION_PATH", action())
        .env("GITHUB_WORKSPACE", repository.at(""))
        .env("GITHUB_OUTPUT", &output)
        .env("GITHUB_STEP_SUMMARY", &summary)
        .env("RUNNER_TEMP", repository.home().join("temp"))
        .env("RUNNER_TOOL_CACHE", repository.home().join("tools"))
        .current_dir(repository.at(""));
    (command, output, summary)
}

/// Returns a value that a step handed over.
pub(crate) fn handed_over(file: &Path, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).unwrap();
    let mut lines = text.lines().filter_map(|line| line.split_once('='));
    lines
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

fn program(place: &Path, script: &str) {
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(place, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn every_output_that_the_action_uses_is_handed_over() {
    let read = |name: &str| fs::read_to_string(action().join(name)).unwrap();
    let scripts = read("action/install.sh") + &read("action/check.sh");
    let description = read("action.yml");
    let used: Vec<&str> = description
        .split(".outputs.")
        .skip(1)
        .filter_map(|rest| rest.split([' ', '}']).next())
        .collect();
    assert!(used.len() > 8);
    for name in used {
        assert!(scripts.contains(&format!("output {name} ")), "{name}");
    }
    let inputs = scripts
        .split("${INPUT_")
        .skip(1)
        .filter_map(|rest| rest.split(':').next());
    for name in inputs {
        assert!(
            description.contains(&format!(
                "INPUT_{name}: ${{{{ inputs.{} }}}}",
                name.to_lowercase()
            )),
            "{name}"
        );
    }
}

#[test]
fn the_program_is_named_kept_prebuilt_or_built() {
    let optional = Optional::test("the_program_is_named_kept_prebuilt_or_built");
    if Command::new("curl").arg("--version").output().is_err() {
        optional.left_out("curl", "install curl");
        return;
    }
    let Some(repository) = begin("the_program_is_named_kept_prebuilt_or_built") else {
        return;
    };
    let (mut place, output, _) = step(&repository, "install.sh");
    let placed = place.arg("place").output().unwrap();
    assert!(placed.status.success(), "{}", both(&placed));
    let folder = handed_over(&output, "folder").unwrap();
    let key = handed_over(&output, "key").unwrap();
    let parts: Vec<&str> = key.rsplitn(2, '-').collect();
    assert!(parts[0].len() == 64 && parts[1].starts_with("travaux-"), "{key}");
    let target = parts[1].trim_start_matches("travaux-");

    let install = |environment: &[(&str, String)]| {
        let (mut command, output, _) = step(&repository, "install.sh");
        command
            .arg("install")
            .env("FOLDER", &folder)
            .envs(environment.iter().cloned());
        let installed = command.output().unwrap();
        assert!(installed.status.success(), "{}", both(&installed));
        (handed_over(&output, "travaux").unwrap(), both(&installed))
    };
    assert_eq!(
        install(&[("INPUT_BINARY", "/bin/true".to_owned())]).0,
        "/bin/true"
    );

    // A release whose digest is right is taken; one whose digest is wrong is not, and the program is built.
    let releases = repository.home().join("releases");
    program(&releases.join("travaux"), "echo prebuilt");
    let archive = releases.join(format!("travaux-{target}.tar.gz"));
    let packed = Command::new("tar")
        .arg("-czf")
        .arg(&archive)
        .arg("-C")
        .arg(&releases)
        .arg("travaux")
        .status();
    assert!(packed.unwrap().success());
    let digest = Command::new("sh")
        .args(["-c", "sha256sum \"$0\" || shasum -a 256 \"$0\""])
        .arg(&archive)
        .output()
        .unwrap();
    let said = releases.join(format!("travaux-{target}.tar.gz.sha256"));
    program(
        &repository.home().join("bin/cargo"),
        "while [ \"$1\" != --target-dir ]; do shift; done; mkdir -p \"$2/release\"; printf '#!/bin/sh\\necho built\\n' > \"$2/release/travaux\"; chmod +x \"$2/release/travaux\"",
    );
    let releases = ("TRAVAUX_RELEASES", format!("file://{}", releases.display()));
    fs::write(&said, "0000  archive\n").unwrap();
    let (travaux, told) = install(std::slice::from_ref(&releases));
    assert!(
        told.contains("another digest") && told.contains("built"),
        "{told}"
    );
    assert_eq!(travaux, format!("{folder}/travaux"));
    let (_, told) = install(std::slice::from_ref(&releases));
    assert!(
        told.starts_with("built"),
        "what is kept is not built again: {told}"
    );
    fs::remove_file(&travaux).unwrap();
    fs::write(&said, &digest.stdout).unwrap();
    let (_, told) = install(&[releases]);
    assert!(told.starts_with("prebuilt"), "{told}");
}

/// A clone as the platform makes it: the last commit of a branch, and no more.
fn shallow(repository: &Repository) -> PathBuf {
    repository.git("config uploadpack.allowAnySHA1InWant true");
    let clone = repository.home().join("clone");
    let _former = fs::remove_dir_all(&clone);
    let origin = format!("file://{}", repository.at("").display());
    let cloned = repository.git_with(
        &[
            "clone",
            "-q",
            "--depth",
            "1",
            "--branch",
            "next",
            &origin,
            clone.to_str().unwrap(),
        ],
        &[],
    );
    assert!(cloned.status.success(), "{}", both(&cloned));
    clone
}

/// What a run of the step left.
struct Ran {
    log: String,
    summary: String,
    output: PathBuf,
}

impl Ran {
    fn value(&self, name: &str) -> String {
        handed_over(&self.output, name).unwrap_or_else(|| panic!("no {name}: {}", self.log))
    }
}

fn run(repository: &Repository, clone: &Path, environment: &[(&str, &str)]) -> Ran {
    let (mut command, output, summary) = step(repository, "check.sh");
    command
        .env("GITHUB_WORKSPACE", clone)
        .env("TRAVAUX", env!("CARGO_BIN_EXE_travaux"))
        .envs(environment.iter().copied())
        .current_dir(clone);
    let ran = command.output().unwrap();
    assert!(ran.status.success(), "{}", both(&ran));
    Ran {
        log: both(&ran),
        summary: fs::read_to_string(summary).unwrap(),
        output,
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one walk, step by step")]
fn the_step_checks_a_pull_request_in_a_shallow_clone() {
    let Some(repository) = begin("the_step_checks_a_pull_request_in_a_shallow_clone") else {
        return;
    };
    repository.put("draft.md", DRAFT);
    repository.put(
        "travaux.toml",
        "version = 1\n\n[[rule]]\nrule = \"no-weaker-verb\"\n",
    );
    repository.commit("Zero draft");
    repository.git("checkout -q -b next");
    repository.edit("draft.md", "*Urges*", "*Invites*");
    repository.commit("Weaker");
    repository.git("checkout -q main");
    repository.edit("draft.md", "*Noting*", "*Noting with concern*");
    repository.commit("Elsewhere");
    let revision = |name: &str| repository.git(&format!("rev-parse {name}")).trim().to_owned();
    let (base, head) = (revision("main"), revision("next"));
    let clone = shallow(&repository);
    let ran = run(
        &repository,
        &clone,
        &[("EVENT_BASE", &base), ("EVENT_HEAD", &head)],
    );
    assert_eq!(
        (ran.value("status"), ran.value("passed")),
        ("1".to_owned(), "false".to_owned()),
        "{}",
        ran.log
    );

    // The annotation, read back, stands on the line of the paragraph.
    let annotation = ran
        .log
        .lines()
        .find(|line| line.starts_with("::error "))
        .unwrap_or_else(|| panic!("{}", ran.log));
    let (properties, message) = annotation["::error ".len()..].split_once("::").unwrap();
    let property = |name: &str| {
        let mut all = properties.split(',').filter_map(|one| one.split_once('='));
        all.find(|(key, _)| *key == name).map(|(_, value)| value).unwrap()
    };
    let text = fs::read_to_string(clone.join(property("file"))).unwrap();
    let line: usize = property("line").parse().unwrap();
    assert!(
        text.lines()
            .nth(line - 1)
            .unwrap()
            .contains("*Invites* all Member States"),
        "{annotation}"
    );
    assert!(message.contains("weaker"), "{annotation}");

    assert!(
        ran.summary.contains("no-weaker-verb") || ran.summary.contains("weaker"),
        "{}",
        ran.summary
    );
    assert!(fs::read_to_string(ran.value("page")).unwrap().contains("Invites"));
    let sarif: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(ran.value("sarif")).unwrap()).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "no-weaker-verb");
    let found: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(ran.value("json")).unwrap()).unwrap();
    assert_eq!(found["passed"], false);

    // With other options, on other paths, and where nothing says where to begin.
    let ran = run(
        &repository,
        &clone,
        &[
            ("EVENT_BASE", &base),
            ("EVENT_HEAD", &head),
            ("INPUT_OPTIONS", "--exit-zero\n"),
        ],
    );
    assert_eq!(ran.value("status"), "0");
    let ran = run(
        &repository,
        &clone,
        &[
            ("EVENT_BASE", &base),
            ("EVENT_HEAD", &head),
            ("INPUT_PATHS", "*.docx\n  \n"),
        ],
    );
    assert_eq!(
        (ran.value("status"), ran.value("passed")),
        ("0".to_owned(), "true".to_owned()),
        "{}",
        ran.log
    );
    let ran = run(
        &repository,
        &clone,
        &[
            ("EVENT_BASE", &base),
            ("EVENT_HEAD", &head),
            ("INPUT_PATHS", "treaties\n"),
        ],
    );
    assert_eq!(
        (ran.value("status"), ran.value("passed")),
        ("2".to_owned(), "false".to_owned()),
        "{}",
        ran.log
    );
    let ran = run(
        &repository,
        &shallow(&repository),
        &[("EVENT_BASE", &"0".repeat(40))],
    );
    assert_eq!(ran.value("status"), "1", "{}", ran.log);
}

#[test]
fn a_check_that_could_not_be_made_never_passes() {
    let Some(repository) = begin("a_check_that_could_not_be_made_never_passes") else {
        return;
    };
    repository.put("draft.md", DRAFT);
    repository.commit("Zero draft");
    repository.git("checkout -q -b next");
    repository.put("broken.docx", b"PK\x03\x04 broken");
    repository.commit("Break");
    let clone = shallow(&repository);
    let base = repository.git("rev-parse main").trim().to_owned();
    for (base, words) in [
        (base.as_str(), "broken.docx"),
        ("0123456789012345678901234567890123456789", "cannot be had"),
    ] {
        let ran = run(&repository, &clone, &[("EVENT_BASE", base)]);
        assert_eq!(
            (ran.value("status"), ran.value("passed")),
            ("2".to_owned(), "false".to_owned())
        );
        assert!(
            ran.log.contains("::error title=travaux::") && ran.log.contains(words),
            "{}",
            ran.log
        );
        assert!(
            ran.summary.contains("The check could not be made"),
            "{}",
            ran.summary
        );
        assert_eq!(handed_over(&ran.output, "page"), None);
    }
}

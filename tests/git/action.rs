//! The action of GitHub: its scripts, run as the platform runs them, with files for what they hand over.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::optional::Optional;
use crate::repository::{Repository, begin, both};

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

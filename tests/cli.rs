//! The command line: wiring, files, streams, exit codes.

#[path = "support/optional.rs"]
mod optional;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use optional::Optional;
use tempfile::TempDir;

const OLD: &str = "The General Assembly,

*Recalling* its resolution 60/1 of 16 September 2005,

1. *Urges* all Member States to cooperate with the special procedures;

2. *Decides* to continue its consideration of the question.
";

const NEW: &str = "The General Assembly,

*Recalling* its resolution 60/1 of 16 September 2005,

1. *Encourages* all Member States to cooperate with the special procedures;

2. *Decides* to continue its consideration of the question.
";

/// A folder with the two texts `old.txt` and `new.txt`, in which the program runs.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.put("old.txt", OLD);
        desk.put("new.txt", NEW);
        desk
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(name), content).unwrap();
    }

    fn get(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
        command
            .current_dir(self.0.path())
            .args(arguments)
            .stdin(Stdio::null());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PAGER", "LESS"] {
            command.env_remove(name);
        }
        command.env("RUST_BACKTRACE", "1");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs, expects success, and returns what was printed.
    fn print(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(text(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0));
        text(&output.stdout)
    }

    /// Runs, expects trouble, and returns the one line that says so.
    fn trouble(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        assert_eq!(message.lines().count(), 1, "{arguments:?}: {message}");
        let message = message
            .strip_prefix("travaux: ")
            .expect("the program's name comes first");
        message.trim_end().to_owned()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn two_texts_without_a_command_are_compared() {
    let desk = Desk::new();
    let page = desk.print(&["old.txt", "new.txt"]);
    assert!(
        page.contains("[-Urges-]{+Encourages+} all Member States"),
        "{page}"
    );
    assert!(page.contains("OP2 unchanged"), "{page}");
    assert_eq!(page, desk.print(&["compare", "old.txt", "new.txt"]));
}

#[test]
fn exit_code_says_whether_texts_differ_only_when_asked() {
    let desk = Desk::new();
    let status = |arguments: &[&str]| desk.run(arguments).status.code();
    assert_eq!(status(&["old.txt", "new.txt"]), Some(0));
    assert_eq!(status(&["--exit-code", "old.txt", "new.txt"]), Some(1));
    assert_eq!(status(&["--exit-code", "old.txt", "old.txt"]), Some(0));
    assert_eq!(
        status(&["--exit-code", "old.txt", "new.txt", "-o", "out.json"]),
        Some(1)
    );
}

#[test]
fn json_on_standard_output_follows_the_printed_schema() {
    let desk = Desk::new();
    let report: serde_json::Value =
        serde_json::from_str(&desk.print(&["old.txt", "new.txt", "--format", "json"])).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&desk.print(&["schema"])).unwrap();
    assert_eq!(
        jsonschema::validate(&schema, &report)
            .err()
            .map(|problem| problem.to_string()),
        None
    );
    assert_eq!(report["summary"]["amended"], 1);
}

#[test]
fn seeds_are_compared_with_a_report_that_follows_the_schema() {
    let desk = Desk::new();
    let sample = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    let (old, new) = (sample("A_HRC_RES_23_3.txt"), sample("A_C.3_68_CUBA_DRAFT.txt"));
    let report = desk.print(&[old.to_str().unwrap(), new.to_str().unwrap(), "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&desk.print(&["schema"])).unwrap();
    assert_eq!(
        jsonschema::validate(&schema, &report)
            .err()
            .map(|problem| problem.to_string()),
        None
    );
}

#[test]
fn ending_of_the_output_says_the_format() {
    let desk = Desk::new();
    assert_eq!(desk.print(&["old.txt", "new.txt", "-o", "out.json"]), "");
    assert_eq!(
        desk.get("out.json"),
        desk.print(&["old.txt", "new.txt", "--format", "json"])
    );
    desk.print(&["old.txt", "new.txt", "-o", "OUT.TXT"]);
    assert_eq!(desk.get("OUT.TXT"), desk.print(&["old.txt", "new.txt"]));
    desk.print(&["old.txt", "new.txt", "--format", "json", "-o", "out.dat"]);
    assert_eq!(desk.get("out.dat"), desk.get("out.json"));
    assert_eq!(
        desk.print(&["old.txt", "new.txt", "-o", "-"]),
        desk.get("OUT.TXT")
    );
}

#[test]
fn output_file_takes_the_place_of_a_former_one_and_leaves_nothing_beside_it() {
    let desk = Desk::new();
    desk.put("out.txt", "former");
    desk.print(&["old.txt", "new.txt", "-o", "out.txt"]);
    assert!(desk.get("out.txt").contains("Encourages"));
    assert_eq!(desk.names(), ["new.txt", "old.txt", "out.txt"]);
}

#[test]
fn failing_comparison_leaves_the_former_file() {
    let desk = Desk::new();
    desk.put("out.txt", "former");
    desk.trouble(&["old.txt", "missing.txt", "-o", "out.txt"]);
    assert_eq!(desk.get("out.txt"), "former");
    assert_eq!(desk.names(), ["new.txt", "old.txt", "out.txt"]);
}

#[test]
fn output_never_overwrites_a_text() {
    let desk = Desk::new();
    let refused = "would overwrite a text that is compared; choose another name for the output";
    assert_eq!(
        desk.trouble(&["old.txt", "new.txt", "-o", "old.txt"]),
        format!("old.txt: {refused}")
    );
    assert_eq!(
        desk.trouble(&["old.txt", "new.txt", "-o", "./new.txt"]),
        format!("./new.txt: {refused}")
    );
    assert_eq!(
        (desk.get("old.txt").as_str(), desk.get("new.txt").as_str()),
        (OLD, NEW)
    );
}

#[cfg(unix)]
#[test]
fn output_through_a_link_is_its_file() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    let place = |name: &str| desk.0.path().join(name);
    symlink(place("old.txt"), place("link.txt")).unwrap();
    assert!(
        desk.trouble(&["old.txt", "new.txt", "-o", "link.txt"])
            .contains("would overwrite")
    );
    desk.put("real.txt", "former");
    symlink(place("real.txt"), place("other.txt")).unwrap();
    desk.print(&["old.txt", "new.txt", "-o", "other.txt"]);
    assert!(desk.get("real.txt").contains("Encourages"));
    assert!(fs::symlink_metadata(place("other.txt")).unwrap().is_symlink());
}

#[test]
fn output_never_overwrites_a_file_that_an_option_names() {
    let desk = Desk::new();
    desk.put("my.toml", "");
    desk.put("browser", "");
    for (option, file, what) in [
        ("--ladders", "my.toml", "the file of --ladders"),
        ("--browser", "./browser", "the program of --browser"),
    ] {
        let arguments = ["old.txt", "new.txt", option, file, "-o", file, "--format", "json"];
        assert_eq!(
            desk.trouble(&arguments),
            format!("{file}: would overwrite {what}; choose another name for the output")
        );
        assert_eq!(desk.get(file), "");
    }
}

#[cfg(unix)]
#[test]
fn output_never_overwrites_a_text_by_another_name_of_it() {
    let desk = Desk::new();
    fs::hard_link(desk.0.path().join("new.txt"), desk.0.path().join("hard.txt")).unwrap();
    fs::create_dir(desk.0.path().join("dir")).unwrap();
    for name in ["hard.txt", "dir/../old.txt"] {
        let message = desk.trouble(&["old.txt", "new.txt", "-o", name]);
        assert!(
            message.starts_with(&format!("{name}: would overwrite a text")),
            "{message}"
        );
    }
    // A text that the shell leads in, and a report that it leads out, are files as well.
    let file = |name: &str| {
        fs::OpenOptions::new()
            .read(true)
            .append(true)
            .open(desk.0.path().join(name))
            .unwrap()
    };
    let output = desk
        .command(&["-", "new.txt", "-o", "old.txt"])
        .stdin(file("old.txt"))
        .output()
        .unwrap();
    assert_eq!(
        text(&output.stderr),
        "travaux: old.txt: would overwrite a text that is compared; choose another name for the output\n"
    );
    let output = desk
        .command(&["old.txt", "new.txt"])
        .stdout(file("new.txt"))
        .output()
        .unwrap();
    assert_eq!(
        text(&output.stderr),
        "travaux: standard output: would overwrite a text that is compared; choose another name for the output\n"
    );
    assert_eq!(
        (desk.get("old.txt").as_str(), desk.get("new.txt").as_str()),
        (OLD, NEW)
    );
}

#[test]
fn the_same_output_twice_is_noticed_before_any_work() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("dir")).unwrap();
    let twice = |first: &str, second: &str| {
        let message = desk.trouble(&["old.txt", "missing.txt", "-o", first, "-o", second]);
        assert_eq!(
            message,
            format!("{second}: is named twice as an output; give each output its own name")
        );
    };
    twice("q.html", "q.html");
    twice("q.html", "./q.html");
    twice("q.html", "dir/../q.html");
    twice("-", "-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        let place = |name: &str| desk.0.path().join(name);
        symlink(".", place("here")).unwrap();
        symlink("later.html", place("link.html")).unwrap();
        desk.put("one.html", "");
        fs::hard_link(place("one.html"), place("two.html")).unwrap();
        twice("q.html", "here/q.html");
        twice("later.html", "link.html");
        twice("one.html", "two.html");
        twice("-", "/dev/stdout");
    }
    assert!(!desk.names().contains(&"q.html".to_owned()));
}

#[test]
fn another_name_of_a_former_output_keeps_the_former_bytes() {
    let desk = Desk::new();
    desk.put("out.txt", "former");
    fs::hard_link(desk.0.path().join("out.txt"), desk.0.path().join("copy.txt")).unwrap();
    desk.print(&["old.txt", "new.txt", "-o", "out.txt"]);
    assert!(desk.get("out.txt").contains("Encourages"));
    assert_eq!(desk.get("copy.txt"), "former");
}

#[cfg(unix)]
#[test]
fn links_are_followed_also_to_a_file_that_is_not_there_yet() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    let place = |name: &str| desk.0.path().join(name);
    fs::create_dir(place("dir")).unwrap();
    symlink("dir/later.txt", place("early.txt")).unwrap();
    desk.print(&["old.txt", "new.txt", "-o", "early.txt"]);
    assert!(desk.get("dir/later.txt").contains("Encourages"));
    assert!(fs::symlink_metadata(place("early.txt")).unwrap().is_symlink());
    symlink("dir", place("folder.txt")).unwrap();
    symlink("two.txt", place("one.txt")).unwrap();
    symlink("one.txt", place("two.txt")).unwrap();
    symlink("gone/out.txt", place("lost.txt")).unwrap();
    for (name, reason) in [
        ("folder.txt", "is a folder, expected a file"),
        ("one.txt", "a link that leads back to itself"),
        ("lost.txt", "no such file or folder"),
    ] {
        assert_eq!(
            desk.trouble(&["old.txt", "new.txt", "-o", name]),
            format!("{name}: cannot write: {reason}")
        );
    }
}

#[test]
fn where_one_output_cannot_be_written_none_is() {
    let desk = Desk::new();
    desk.put("a.html", "former");
    let message = desk.trouble(&[
        "old.txt",
        "missing.txt",
        "-o",
        "a.html",
        "-o",
        "b.md",
        "-o",
        "no/c.csv",
    ]);
    assert_eq!(
        message, "no/c.csv: cannot write: no such file or folder",
        "it is said before any work"
    );
    assert_eq!(desk.get("a.html"), "former");
    assert_eq!(desk.names(), ["a.html", "new.txt", "old.txt"]);
}

#[cfg(unix)]
#[test]
fn where_the_space_ends_every_file_is_as_it_was() {
    let desk = Desk::new();
    desk.put("a.txt", "former");
    // No file may grow beyond some kilobytes: the terminal's text has room, the page has none.
    let limited = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .args(["-c", limited, env!("CARGO_BIN_EXE_travaux")])
        .args(["old.txt", "new.txt", "-o", "a.txt", "-o", "b.html", "-o", "-"])
        .current_dir(desk.0.path())
        .output()
        .unwrap();
    assert_eq!(
        (output.status.code(), text(&output.stdout), text(&output.stderr)),
        (
            Some(2),
            String::new(),
            "travaux: b.html: cannot write: file too large\n".to_owned()
        )
    );
    assert_eq!(desk.get("a.txt"), "former");
    assert_eq!(desk.names(), ["a.txt", "new.txt", "old.txt"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_one_line() {
    let desk = Desk::new();
    assert_eq!(
        desk.trouble(&["old.txt", "new.txt", "-o", "/dev/full", "--format", "json"]),
        "/dev/full: cannot write: no space left"
    );
}

#[cfg(unix)]
#[test]
fn standard_output_has_several_names_and_is_never_replaced() {
    let desk = Desk::new();
    desk.put("log.txt", "before\n");
    let log = fs::OpenOptions::new()
        .append(true)
        .open(desk.0.path().join("log.txt"))
        .unwrap();
    let output = desk
        .command(&["old.txt", "new.txt", "-o", "/dev/stdout", "--format", "brief"])
        .stdout(log)
        .output()
        .unwrap();
    assert_eq!(
        (output.status.code(), text(&output.stderr)),
        (Some(0), String::new())
    );
    let log = desk.get("log.txt");
    assert!(log.starts_with("before\n") && log.contains("Encourages"), "{log}");
    let other = fs::OpenOptions::new()
        .append(true)
        .open(desk.0.path().join("log.txt"))
        .unwrap();
    let output = desk
        .command(&["old.txt", "new.txt", "-o", "/dev/stderr", "--format", "brief"])
        .stderr(other)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(desk.get("log.txt").starts_with(&log) && desk.get("log.txt").len() > log.len());
}

#[test]
fn a_name_that_can_only_be_a_folder_is_no_output() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("dir")).unwrap();
    for name in ["dir/", "new.html/", ".", "dir/.."] {
        assert_eq!(
            desk.trouble(&["old.txt", "new.txt", "-o", name]),
            format!("{name}: cannot write: names a folder, expected a file")
        );
    }
    assert_eq!(
        desk.trouble(&["old.txt", "new.txt", "-o", "dir"]),
        "dir: cannot write: is a folder, expected a file"
    );
    let message = desk.trouble(&["old.txt", "new.txt", "-o", ""]);
    assert!(
        message.starts_with("a value is required for '--output <FILE>'"),
        "{message}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let name = std::ffi::OsStr::from_bytes(b"r\xe9sum\xe9.json");
    let output = desk
        .command(&["old.txt", "new.txt", "-o"])
        .arg(name)
        .output()
        .unwrap();
    assert_eq!(
        (output.status.code(), text(&output.stderr)),
        (Some(0), String::new())
    );
    assert!(
        fs::read_to_string(desk.0.path().join(name))
            .unwrap()
            .contains("travaux-comparison/1")
    );
}

#[cfg(unix)]
#[test]
fn output_keeps_the_permissions_of_the_former_file() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.put("out.txt", "former");
    let place = desk.0.path().join("out.txt");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).unwrap();
    desk.print(&["old.txt", "new.txt", "-o", "out.txt"]);
    assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&place, fs::Permissions::from_mode(0o440)).unwrap();
    let message = desk.trouble(&["old.txt", "new.txt", "-o", "out.txt"]);
    assert_eq!(message, "out.txt: cannot write: permission denied");
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let desk = Desk::new();
    desk.print(&["old.txt", "new.txt", "--format", "json", "-o", "/dev/null"]);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

#[test]
fn terminal_and_environment_do_not_change_a_file() {
    let desk = Desk::new();
    desk.print(&["old.txt", "new.txt", "-o", "plain.txt"]);
    let settings = [
        ("CLICOLOR_FORCE", "1"),
        ("COLUMNS", "47"),
        ("LC_ALL", "C"),
        ("TERM", "dumb"),
        ("TZ", "Asia/Tokyo"),
    ];
    let output = desk
        .command(&["old.txt", "new.txt", "-o", "other.txt"])
        .envs(settings)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(desk.get("plain.txt"), desk.get("other.txt"));
}

#[test]
fn a_text_can_come_from_standard_input() {
    let desk = Desk::new();
    for (arguments, input) in [(["-", "new.txt"], OLD), (["old.txt", "-"], NEW)] {
        let mut child = desk
            .command(&arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(text(&output.stdout).contains("[-Urges-]{+Encourages+}"));
    }
    assert_eq!(
        desk.trouble(&["-", "-"]),
        "only one of the two texts can be standard input; name a file for the other"
    );
    assert_eq!(
        desk.trouble(&["-", "new.txt", "--ladders", "-"]),
        "standard input is one of the texts already; name a file for --ladders"
    );
}

#[test]
fn a_reader_who_has_seen_enough_is_no_trouble() {
    let desk = Desk::new();
    for arguments in [
        &["old.txt", "new.txt"][..],
        &["show", "old.txt"],
        &["--help"],
        &["schema"],
    ] {
        let mut child = desk
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), text(&output.stderr)),
            (Some(0), String::new()),
            "{arguments:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_trouble() {
    let desk = Desk::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = desk
        .command(&["old.txt", "new.txt"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(&output.stderr),
        "travaux: standard output: cannot write: no space left\n"
    );
    let message = desk.trouble(&["old.txt", "new.txt", "--format", "json", "-o", "/dev/full"]);
    assert_eq!(message, "/dev/full: cannot write: no space left");
}

#[test]
fn colour_follows_the_flag_then_the_environment_then_the_terminal() {
    let desk = Desk::new();
    let coloured = |flags: &[&str], settings: &[(&str, &str)]| {
        let arguments: Vec<&str> = ["old.txt", "new.txt"].iter().chain(flags).copied().collect();
        let output = desk
            .command(&arguments)
            .envs(settings.iter().copied())
            .output()
            .unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(!coloured(&[], &[]));
    assert!(coloured(&["--color", "always"], &[]));
    assert!(coloured(&["--color=always"], &[("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn width_and_context_reach_the_page() {
    let desk = Desk::new();
    let page = desk.print(&["old.txt", "new.txt", "--width", "60", "--context", "2"]);
    assert!(page.lines().all(|line| line.chars().count() <= 60), "{page}");
    assert!(page.contains("{+Encourages+} all Member ⟨7 words⟩"), "{page}");
    assert!(
        desk.print(&["old.txt", "new.txt", "--all"])
            .contains("Decides to continue")
    );
    assert!(
        desk.print(&["old.txt", "new.txt", "--explain"])
            .contains("similarity 1.00")
    );
}

#[test]
fn show_prints_every_stage() {
    let desk = Desk::new();
    let outline = desk.print(&["show", "old.txt"]);
    assert!(outline.contains("OP1  *Urges* all Member States"), "{outline}");
    assert_eq!(outline, desk.print(&["show", "--stage", "outline", "old.txt"]));
    let document = desk.print(&["show", "--stage", "document", "old.txt"]);
    assert!(
        document.contains("i\"Recalling\" \" its resolution 60/1"),
        "{document}"
    );
    assert!(
        document.contains("opening-formula \"The General Assembly,\""),
        "{document}"
    );
    let instrument = desk.print(&["show", "--stage", "instrument", "old.txt"]);
    assert!(
        instrument.contains("OP1 operative \"1\" l5 header \"Urges\" (urge)"),
        "{instrument}"
    );
    let alignment = desk.print(&["show", "--stage", "alignment", "old.txt", "new.txt"]);
    assert!(alignment.contains("OP1 → OP1  similarity"), "{alignment}");
}

#[test]
fn show_says_how_many_texts_a_stage_takes() {
    let desk = Desk::new();
    assert_eq!(
        desk.trouble(&["show", "--stage", "alignment", "old.txt"]),
        "the stage 'alignment' needs two texts: travaux show --stage alignment OLD NEW"
    );
    assert_eq!(
        desk.trouble(&["show", "old.txt", "new.txt"]),
        "this stage shows one text; two are for --stage alignment"
    );
}

#[test]
fn texts_that_cannot_be_read_are_named_with_the_reason() {
    let desk = Desk::new();
    desk.put("binary.txt", (0..=255_u8).cycle().take(4096).collect::<Vec<u8>>());
    fs::create_dir(desk.0.path().join("folder")).unwrap();
    assert_eq!(
        desk.trouble(&["missing.txt", "new.txt"]),
        "missing.txt: no such file or folder"
    );
    assert_eq!(
        desk.trouble(&["old.txt", "folder"]),
        "folder: is a folder, expected a file"
    );
    assert!(
        desk.trouble(&["old.txt", "binary.txt"])
            .starts_with("binary.txt: this is not a text")
    );
    assert!(
        desk.trouble(&["old.txt/deeper", "new.txt"])
            .starts_with("old.txt/deeper: ")
    );
}

#[test]
fn a_text_that_is_not_there_or_is_empty_has_everything_inserted_or_deleted() {
    let desk = Desk::new();
    desk.put("empty.txt", "");
    desk.put("blank.txt", " \n\n");
    for (nothing, warned) in [("/dev/null", 0), ("nul", 0), ("empty.txt", 1), ("blank.txt", 1)] {
        let relations = |old: &str, new: &str| -> Vec<String> {
            let report: serde_json::Value =
                serde_json::from_str(&desk.print(&["--format", "json", old, new])).unwrap();
            let warnings = report["warnings"].as_array().unwrap().iter();
            let sides = [old, new].iter().filter(|&&name| name == nothing).count();
            assert_eq!(
                warnings.filter(|it| it["code"] == "empty-text").count(),
                sides * warned,
                "{nothing}"
            );
            let entries = report["entries"].as_array().unwrap().iter();
            entries
                .map(|entry| entry["relation"].as_str().unwrap().to_owned())
                .collect()
        };
        assert_eq!(relations(nothing, "new.txt"), ["inserted"; 3], "{nothing}");
        assert_eq!(relations("old.txt", nothing), ["deleted"; 3], "{nothing}");
        assert_eq!(relations(nothing, nothing).len(), 0);
        assert!(
            desk.print(&[nothing, nothing])
                .contains("\nno paragraph; no word changed.\n")
        );
    }
}

#[test]
fn one_text_alone_needs_conflict_markers() {
    let desk = Desk::new();
    assert_eq!(
        desk.trouble(&["old.txt"]),
        "old.txt: has no conflict markers whose two sides could be compared; name a second text: travaux OLD NEW"
    );
    assert_eq!(
        desk.trouble(&["missing.txt"]),
        "missing.txt: no such file or folder"
    );
}

#[cfg(unix)]
#[test]
fn unreadable_text_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let optional = Optional::test("unreadable_text_is_named");
    let desk = Desk::new();
    let place = desk.0.path().join("old.txt");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&place).is_ok() {
        // The superuser reads everything.
        optional.left_out("a user who is not root", "run the tests as one");
        return;
    }
    assert_eq!(
        desk.trouble(&["old.txt", "new.txt"]),
        "old.txt: permission denied"
    );
}

#[test]
fn text_without_paragraphs_says_how_to_see_what_was_read() {
    let desk = Desk::new();
    desk.put("rule.txt", "---\n\n* * *\n");
    let message = desk.trouble(&["old.txt", "rule.txt"]);
    assert_eq!(
        message,
        "rule.txt: no paragraph found, expected a resolution, decision, report or treaty; \
         'travaux show --stage document' with this file shows what was read"
    );
    assert!(
        desk.print(&["show", "--stage", "document", "rule.txt"])
            .contains("\"* * *\"")
    );
}

#[test]
fn unwritable_output_is_named_with_the_reason() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("folder.json")).unwrap();
    assert_eq!(
        desk.trouble(&["old.txt", "new.txt", "-o", "nowhere/out.json"]),
        "nowhere/out.json: cannot write: no such file or folder"
    );
    assert_eq!(
        desk.trouble(&["old.txt", "new.txt", "-o", "folder.json"]),
        "folder.json: cannot write: is a folder, expected a file"
    );
    assert_eq!(
        desk.trouble(&["old.txt", "new.txt", "-o", "out.doc"]),
        "out.doc: the ending says no known format; use .html, .pdf, .docx, .md, .xlsx, .csv, .json or .txt, or add --format"
    );
}

#[test]
fn wrong_arguments_are_one_line_with_a_suggestion() {
    let desk = Desk::new();
    let hint = "see 'travaux --help'";
    let formats: Vec<&str> = travaux::render::FORMATS
        .iter()
        .map(|format| format.name)
        .collect();
    let no_format = format!(
        "invalid value 'jsn' for '--format <FORMAT>' [possible values: {}]; a similar value exists: 'json'",
        formats.join(", ")
    );
    for (arguments, message) in [
        (&[][..], "name two texts: travaux OLD NEW"),
        (
            &["old.txt", "new.txt", "third.txt"],
            "unexpected argument 'third.txt' after two texts",
        ),
        (
            &["--colr", "always"],
            "unexpected argument '--colr' found; a similar argument exists: '--color'",
        ),
        (&["old.txt", "new.txt", "--format", "jsn"], &no_format),
        (
            &["show", "--stage", "outlin", "old.txt"],
            "invalid value 'outlin' for '--stage <STAGE>' [possible values: outline, document, instrument, \
             alignment, candidates]; a similar value exists: 'outline'",
        ),
        (
            &["old.txt", "new.txt", "--width", "7"],
            "invalid value '7' for '--width <COLUMNS>': 7 is not in 40..=1000",
        ),
        (
            &["old.txt", "new.txt", "--date", "2025-02-31"],
            "invalid value '2025-02-31' for '--date <DATE>': there is no such day; 2025-02 has 28 days",
        ),
        (
            &["old.txt", "new.txt", "--author", "a\nb"],
            "invalid value 'a b' for '--author <NAME>': a name has no control characters",
        ),
        (
            &["old.txt", "new.txt", "--max-print", "0"],
            "invalid value '0' for '--max-print <SECONDS>': 0 is not in 1..=86400",
        ),
        (&["check", "--alone"], "this is missing: <OLD>"),
        (
            &["old.txt", "new.txt", "--max-memory", "2G"],
            "invalid value '2G' for '--max-memory <MB>': a whole number is wanted",
        ),
        (
            &["old.txt", "new.txt", "--wxyzq"],
            "unexpected argument '--wxyzq' found",
        ),
        (
            &["old.txt", "new.txt", "--side-by-side"],
            "--side-by-side is no option here: use -o page.html, which has a layout of two columns",
        ),
        (
            &["old.txt", "new.txt", "-o"],
            "a value is required for '--output <FILE>' but none was supplied",
        ),
    ] {
        assert_eq!(desk.trouble(arguments), format!("{message}; {hint}"));
    }
}

#[test]
fn a_format_is_known_by_the_ending_of_its_files_too() {
    let desk = Desk::new();
    for (other, name) in [("md", "markdown"), ("HTM", "html"), ("txt", "terminal")] {
        let of = |format: &str| desk.print(&["old.txt", "new.txt", "--format", format]);
        assert_eq!(of(other), of(name), "{other}");
    }
}

#[test]
fn messages_show_control_characters_of_a_name() {
    let desk = Desk::new();
    assert_eq!(
        desk.trouble(&["\u{1b}[31mred.txt", "new.txt"]),
        "␛[31mred.txt: no such file or folder"
    );
}

#[test]
fn help_and_version_go_to_standard_output() {
    let desk = Desk::new();
    assert_eq!(
        desk.print(&["--version"]),
        format!("travaux {}\n", env!("CARGO_PKG_VERSION"))
    );
    let help = desk.print(&["-h"]);
    assert!(
        help.starts_with("Compares two diplomatic or legislative texts"),
        "{help}"
    );
    for word in ["show", "schema", "--output", "More: travaux --help"] {
        assert!(help.contains(word), "{word} is not in {help}");
    }
    let whole = desk.print(&["compare", "--help"]);
    for word in ["--exit-code", "--max-memory", "[-…-]", "NO_COLOR"] {
        assert!(whole.contains(word), "{word} is not in {whole}");
    }
}

#[test]
fn a_quiet_comparison_tells_by_its_status_and_still_writes_its_files() {
    let desk = Desk::new();
    desk.put("old.txt", "1. Decides to act.\n");
    desk.put("new.txt", "1. Decides to wait.\n");
    let run = |arguments: &[&str]| {
        let done = desk.run(arguments);
        assert!(done.stdout.is_empty() && done.stderr.is_empty(), "{done:?}");
        done.status.code()
    };
    assert_eq!(run(&["old.txt", "new.txt", "-q"]), Some(1));
    assert_eq!(run(&["old.txt", "old.txt", "--quiet"]), Some(0));
    assert_eq!(
        run(&["old.txt", "new.txt", "-q", "-o", "out.MD", "-o", "out.htm"]),
        Some(1)
    );
    assert!(desk.names().contains(&"out.MD".to_owned()) && desk.names().contains(&"out.htm".to_owned()));
}

#[test]
fn what_other_programs_call_an_option_is_answered_with_its_name_here() {
    let desk = Desk::new();
    for (typed, here) in [
        ("--html", "-o page.html"),
        ("--stat", "--format brief"),
        ("--lang", "the language of each text is found by itself"),
        ("--formt", "'--format'"),
    ] {
        let said = desk.trouble(&["old.txt", "new.txt", typed]);
        assert!(said.contains(here), "{said}");
    }
    let said = desk.trouble(&["A/RES/79/1", "new.txt"]);
    assert!(said.contains("download the file first"), "{said}");
    let said = desk.trouble(&["old.txt", "new.txt", "--open"]);
    assert!(said.contains("add -o page.html"), "{said}");
}

#[test]
fn a_format_can_be_named_and_a_limit_set() {
    let desk = Desk::new();
    desk.put(
        "page.txt",
        "<html><body><p>The General Assembly,</p><p>1. Decides to act.</p></body></html>",
    );
    let as_text = desk.print(&["show", "page.txt", "--format", "text", "--stage", "document"]);
    assert!(as_text.starts_with("document text"), "{as_text}");
    let detected = desk.print(&["show", "page.txt", "--stage", "document"]);
    assert!(detected.starts_with("document html"), "{detected}");
    let refused = desk.trouble(&["page.txt", "page.txt", "--max-paragraphs", "1"]);
    assert!(refused.contains("more than 1 paragraphs"), "{refused}");
}

//! A draft is confidential: what a run makes beside its output is its user's alone, and is gone when the run is, however it ends.
//!
//! The programs of others that a run starts are played here by small scripts, so that nothing needs to be installed and each
//! moment of a run can be met.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot build its input has failed")]
#![expect(clippy::panic, reason = "a test says what it waited for in vain")]

#[path = "support/optional.rs"]
mod optional;

use std::fs;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use optional::Optional;
use tempfile::TempDir;

/// The longest that is waited for something that must happen; a busy machine takes a part of it.
const LONGEST: Duration = Duration::from_mins(1);

/// A way on which a program of others works for a run.
type Route = fn(&Place) -> Command;

/// A word of the draft that must be nowhere else.
const SECRET: &str = "zugzwang";

/// A place with a temporary folder, a folder for programs and two texts: an old Word file, which goes through LibreOffice, and
/// a plain one.
struct Place {
    folder: TempDir,
}

impl Place {
    /// Makes a place in which `soffice` and `chromium` are this script.
    fn new(script: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Other users may pass: what they must not see is closed by itself.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let place = Self { folder };
        for name in ["tmp", "bin", "out"] {
            fs::create_dir(place.at(name)).unwrap();
        }
        fs::set_permissions(place.at("tmp"), fs::Permissions::from_mode(0o1777)).unwrap();
        for name in ["soffice", "chromium"] {
            let program = place.at("bin").join(name);
            fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        }
        let text = format!("{{\\rtf1\\ansi 1. Urges all States to end the {SECRET}\\par}}");
        fs::write(place.at(&format!("{SECRET}.rtf")), text).unwrap();
        fs::write(place.at("old.txt"), "1. Urges all States to cooperate;\n").unwrap();
        fs::write(
            place.at("new.txt"),
            format!("1. Urges all States to end the {SECRET};\n"),
        )
        .unwrap();
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Prepares a run of the program here, with the mask of a user who hides nothing.
    fn travaux(&self, arguments: &[&str]) -> Command {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        let mut path = self.at("bin").into_os_string();
        path.push(":");
        path.push(folders);
        let mut command = Command::new("sh");
        command
            .args(["-c", "umask 022; exec \"$0\" \"$@\""])
            .arg(env!("CARGO_BIN_EXE_travaux"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("PATH", path)
            .env("TMPDIR", self.at("tmp"))
            .env("PLACE", self.folder.path())
            .env_remove("TRAVAUX_CHROMIUM")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Prepares the reading of the old Word file.
    fn reading(&self) -> Command {
        self.travaux(&["show", "--no-pager", &format!("{SECRET}.rtf")])
    }

    /// Prepares the printing of a comparison.
    fn printing(&self) -> Command {
        self.travaux(&["old.txt", "new.txt", "-o", "out/report.pdf"])
    }

    /// Names what is in the temporary folder.
    fn left(&self) -> Vec<String> {
        names(&self.at("tmp"))
    }

    /// Waits until the script has written the file of this name.
    fn wait_for(&self, name: &str) {
        wait_until(name, || self.at(name).exists());
    }

    /// The group in which the script runs, as it wrote it.
    fn group(&self) -> u32 {
        self.wait_for("group");
        fs::read_to_string(self.at("group"))
            .unwrap()
            .trim()
            .parse()
            .unwrap()
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The signals that end a run, by name and number. A run that is started without a signal, as in the background of a shell, is not ended by it.
fn signals() -> Vec<(&'static str, i32)> {
    let all = [("TERM", 15), ("INT", 2), ("HUP", 1)].into_iter();
    all.filter(|(_, number)| !is_ignored(*number)).collect()
}

/// Whether the tests themselves were started without this signal.
fn is_ignored(signal: i32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < LONGEST, "waited in vain for: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Waits for the end of a run.
fn end_of(mut child: Child) -> ExitStatus {
    let mut status = None;
    wait_until("the end of the run", || {
        status = child.try_wait().unwrap();
        status.is_some()
    });
    status.unwrap()
}

/// Sends a signal by its name.
fn send(signal: &str, process: u32) {
    let sent = Command::new("kill")
        .args([&format!("-{signal}"), &process.to_string()])
        .status();
    assert!(sent.unwrap().success(), "{signal}");
}

/// Names the processes of a group that still work; those that only wait to be counted are over.
fn working(group: u32) -> Vec<String> {
    let processes = Command::new("ps")
        .args(["-eo", "pgid=,stat=,args="])
        .output()
        .unwrap();
    String::from_utf8_lossy(&processes.stdout)
        .lines()
        .filter(|line| {
            let mut words = line.split_whitespace();
            let is_of_the_group = words.next() == Some(&group.to_string());
            is_of_the_group && !words.next().is_some_and(|state| state.starts_with('Z'))
        })
        .map(str::to_owned)
        .collect()
}

/// The start of a script that says in which group it runs, leaves files everywhere and starts another program, as LibreOffice does.
const BUSY: &str = "
mkdir -p profile/user \"$TMPDIR/lu1\" \"$HOME/.config\"
for file in profile/user/a \"$TMPDIR/lu1/b\" \"$HOME/.config/c\"; do cp \"$(ls text.* page.html 2>/dev/null | head -n 1)\" \"$file\"; done
pwd > \"$PLACE/folder\"
sh -c 'while :; do mkdir -p profile/again; date > profile/again/now; done' &
ps -o pgid= -p $$ > \"$PLACE/group.part\"; mv \"$PLACE/group.part\" \"$PLACE/group\"
sleep 600";

#[test]
fn folders_are_0700_and_files_0600_on_every_route() {
    let script = "
find \"$PWD\" -exec stat -c '%a %F %n' {} + > \"$PLACE/modes\"
mkdir later; : > later/file; find later -exec stat -c '%a %F %n' {} + >> \"$PLACE/modes\"
env | grep -E '^(HOME|TMPDIR|TMP|XDG_[A-Z]*)=' > \"$PLACE/homes\"";
    let routes: [(&str, Route); 3] = [
        ("reading", Place::reading),
        ("printing with a browser", Place::printing),
        ("printing with an office", |place| {
            fs::remove_file(place.at("bin/chromium")).unwrap();
            // No browser of this machine must be found.
            let mut command = place.printing();
            for name in ["sh", "find", "stat", "mkdir", "env", "grep", "unshare", "true"] {
                let found = Command::new("sh")
                    .args(["-c", &format!("command -v {name}")])
                    .output();
                let found = String::from_utf8(found.unwrap().stdout).unwrap();
                if found.starts_with('/') {
                    std::os::unix::fs::symlink(found.trim(), place.at("bin").join(name)).unwrap();
                }
            }
            command.env("PATH", place.at("bin"));
            command
        }),
    ];
    for (route, prepare) in routes {
        let place = Place::new(script);
        let status = end_of(prepare(&place).spawn().unwrap());
        assert_eq!(status.code(), Some(2), "{route}: the script makes nothing");
        let modes =
            fs::read_to_string(place.at("modes")).unwrap_or_else(|_| panic!("{route}: no script ran"));
        for line in modes.lines() {
            let expected = if line.contains(" directory ") {
                "700 "
            } else {
                "600 "
            };
            assert!(line.starts_with(expected), "{route}: {line}");
        }
        assert!(modes.lines().count() > 4, "{route}: {modes}");
        let home = place.at("tmp").join("travaux-private-");
        for line in fs::read_to_string(place.at("homes")).unwrap().lines() {
            let (name, value) = line.split_once('=').unwrap();
            assert!(
                value.starts_with(home.to_str().unwrap()),
                "{route}: {name} is {value}"
            );
        }
        assert_eq!(place.left(), Vec::<String>::new(), "{route}");
    }
}

#[test]
fn another_user_cannot_read_what_is_converted_or_printed() {
    let test = Optional::test("another_user_cannot_read_what_is_converted_or_printed");
    let can_be_another = Command::new("setpriv")
        .args(["--reuid=65534", "--clear-groups", "true"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !can_be_another {
        test.left_out("another user", "run the tests as root, with setpriv (util-linux)");
        return;
    }
    let look = |command: &str, place: &Place| {
        let seen = Command::new("setpriv")
            .args([
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "sh",
                "-c",
                command,
            ])
            .current_dir("/")
            .env("PLACE", place.folder.path())
            .output()
            .unwrap();
        String::from_utf8_lossy(&seen.stdout).into_owned()
    };
    let routes: [Route; 2] = [Place::reading, Place::printing];
    for (prepare, turn) in routes
        .into_iter()
        .flat_map(|route| [(route, 1), (route, 2), (route, 3)])
    {
        let place = Place::new(BUSY);
        let run = prepare(&place).spawn().unwrap();
        place.group();
        // The other user sees that a folder is there, and the text that was laid open, and no more.
        assert_ne!(look("ls \"$PLACE/tmp\"", &place), "", "{turn}");
        assert_ne!(look("cat \"$PLACE/new.txt\"", &place), "", "{turn}");
        assert_eq!(
            look("cd \"$PLACE/tmp\" && cat */* */*/* */*/*/*", &place),
            "",
            "{turn}"
        );
        assert_eq!(look("ls \"$PLACE\"/tmp/*/", &place), "", "{turn}");
        assert_eq!(
            look(&format!("grep -rl {SECRET} \"$PLACE/tmp\""), &place),
            "",
            "{turn}"
        );
        send("TERM", run.id());
        end_of(run);
    }
}

#[test]
fn no_name_of_a_file_or_a_process_says_a_word_of_the_text() {
    let script = "find \"$PWD\" > \"$PLACE/names\"; tr '\\0' ' ' < /proc/$$/cmdline >> \"$PLACE/names\"; echo \"$@\" >> \"$PLACE/names\"; env | grep -v ^PLACE= >> \"$PLACE/names\"";
    for route in [Place::reading, Place::printing] {
        let place = Place::new(script);
        end_of(route(&place).spawn().unwrap());
        let names = fs::read_to_string(place.at("names")).unwrap();
        assert!(
            names.contains("travaux-private-") && !names.contains(SECRET),
            "{names}"
        );
    }
}

#[test]
fn a_run_that_is_ended_at_any_of_ten_moments_leaves_nothing_and_says_how_it_ended() {
    let routes: [Route; 2] = [Place::reading, Place::printing];
    for (moment, (name, number)) in signals().into_iter().cycle().take(10).enumerate() {
        for route in routes {
            let place = Place::new(BUSY);
            let run = route(&place).spawn().unwrap();
            // The first moments are before, at and just after the start of the program; the last when all is busy.
            if moment < 6 {
                thread::sleep(Duration::from_millis(moment as u64 * moment as u64 * 4));
            } else {
                place.group();
                thread::sleep(Duration::from_millis((moment as u64 - 6) * 20));
            }
            let process = run.id();
            send(name, process);
            let status = end_of(run);
            assert_eq!(
                status.signal(),
                Some(number),
                "{name} at moment {moment}: {status:?}"
            );
            assert_eq!(place.left(), Vec::<String>::new(), "{name} at moment {moment}");
            assert_eq!(
                names(&place.at("out")),
                Vec::<String>::new(),
                "{name} at moment {moment}"
            );
            if moment >= 6 {
                let group = place.group();
                wait_until("the end of the group", || working(group).is_empty());
            }
            thread::sleep(Duration::from_millis(20));
            assert_eq!(
                place.left(),
                Vec::<String>::new(),
                "{name} at moment {moment}, a little later"
            );
        }
    }
}

#[test]
fn a_signal_that_the_run_was_started_without_does_not_end_it() {
    let place = Place::new("touch \"$PLACE/started\"; while ! [ -e \"$PLACE/go\" ]; do sleep 0.02; done");
    let mut command = place.reading();
    let mut without = Command::new("sh");
    without.args(["-c", "trap '' HUP; exec \"$0\" \"$@\""]);
    without
        .arg(command.get_program())
        .args(command.get_args())
        .current_dir(place.folder.path())
        .envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    command = without;
    let run = command.spawn().unwrap();
    place.wait_for("started");
    send("HUP", run.id());
    thread::sleep(Duration::from_millis(100));
    fs::write(place.at("go"), "").unwrap();
    assert_eq!(
        end_of(run).code(),
        Some(2),
        "the script makes nothing, so the run says so"
    );
}

#[test]
fn a_run_whose_last_line_nobody_reads_ends_at_a_signal() {
    for (name, number) in signals() {
        let (_unread, mut full) = UnixStream::pair().unwrap();
        full.set_nonblocking(true).unwrap();
        while full.write(&[b'x'; 1024]).is_ok() {}
        full.set_nonblocking(false).unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_travaux"))
            .args(["no-such-old.txt", "no-such-new.txt"])
            .stdin(Stdio::null())
            .stderr(OwnedFd::from(full))
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(300));
        send(name, run.id());
        assert_eq!(end_of(run).signal(), Some(number));
    }
}

#[test]
fn what_a_killed_run_left_is_swept_at_the_next_start_and_a_live_run_is_let_be() {
    let place = Place::new(BUSY);
    let mut killed = place.reading().spawn().unwrap();
    let group = place.group();
    killed.kill().unwrap();
    killed.wait().unwrap();
    // The program that worked for it is ended by its watcher.
    wait_until("the end of the group", || working(group).is_empty());
    let left = place.left();
    assert_eq!(left.len(), 1, "a killed run cannot tidy up");

    fs::remove_file(place.at("group")).unwrap();
    let live = place.printing().spawn().unwrap();
    place.group();
    let of_the_live = place.left();
    assert_eq!(of_the_live.len(), 1);
    assert_ne!(of_the_live, left, "the leftover is swept");

    let next = place.travaux(&["show", "--no-pager", "old.txt"]).spawn().unwrap();
    assert!(end_of(next).success());
    assert_eq!(place.left(), of_the_live, "a live run is let be");
    let file = place.at("tmp").join(&of_the_live[0]).join("page.html");
    assert!(file.exists());
    send("TERM", live.id());
    end_of(live);
    assert_eq!(place.left(), Vec::<String>::new());
}

#[test]
fn an_output_is_private_while_it_is_written_and_then_like_any_new_file() {
    let place = Place::new("");
    let left = place.at("out").join(".travaux-unfinished-abcdefabcdef");
    fs::write(&left, SECRET).unwrap();
    for mask in ["022", "077", "002"] {
        let report = place.at("out").join(format!("{mask}.html"));
        let mut command = Command::new("sh");
        command
            .args(["-c", &format!("umask {mask}; exec \"$0\" \"$@\"")])
            .arg(env!("CARGO_BIN_EXE_travaux"))
            .args(["old.txt", "new.txt", "-o"])
            .arg(&report)
            .current_dir(place.folder.path());
        assert!(command.status().unwrap().success());
        let mode = fs::metadata(&report).unwrap().mode() & 0o777;
        assert_eq!(
            format!("{mode:o}"),
            format!("{:o}", 0o666 & !u32::from_str_radix(mask, 8).unwrap())
        );
    }
    assert_eq!(
        names(&place.at("out")),
        ["002.html", "022.html", "077.html"],
        "the leftover is swept"
    );
}

#[test]
fn libreoffice_itself_leaves_nothing_when_it_is_ended() {
    let test = Optional::test("libreoffice_itself_leaves_nothing_when_it_is_ended");
    let installed = Command::new("sh").args(["-c", "command -v soffice"]).output();
    if !installed.is_ok_and(|found| found.status.success()) {
        test.left_out("LibreOffice", "install libreoffice-writer");
        return;
    }
    for (moment, name) in ["TERM", "INT", "HUP"].into_iter().enumerate() {
        let place = Place::new("");
        fs::remove_file(place.at("bin/soffice")).unwrap();
        let run = place.reading().spawn().unwrap();
        // It is over when it is over: the signal may come after the end.
        let began = Instant::now();
        while place.left().is_empty() && began.elapsed() < Duration::from_secs(5) {
            thread::sleep(Duration::from_millis(5));
        }
        thread::sleep(Duration::from_millis(300 * (moment as u64 + 1)));
        let _sent = Command::new("kill")
            .args([&format!("-{name}"), &run.id().to_string()])
            .stderr(Stdio::null())
            .status();
        end_of(run);
        assert_eq!(place.left(), Vec::<String>::new(), "{name}");
        let folder = place.at("tmp");
        let still = |line: &str| line.contains(folder.to_str().unwrap()) && !line.contains("ps -eo");
        wait_until("the end of LibreOffice", || {
            let processes = Command::new("ps").args(["-eo", "args="]).output().unwrap();
            !String::from_utf8_lossy(&processes.stdout).lines().any(still)
        });
        thread::sleep(Duration::from_millis(100));
        assert_eq!(place.left(), Vec::<String>::new(), "{name}, a little later");
    }
}

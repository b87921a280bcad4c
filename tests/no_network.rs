//! Drafts are confidential: no command opens a socket of the internet families. Every system call of a run that makes a socket is
//! looked at, of all its threads. What programs of others open that a run starts (LibreOffice asks for the address of the
//! machine) they open in a network of their own with nothing in it.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot build its input has failed")]

#[path = "support/optional.rs"]
mod optional;
#[path = "support/pack.rs"]
mod pack;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use optional::Optional;

/// The families by which something can leave the machine, or listen to it.
const OUTSIDE: [&str; 5] = [
    "AF_INET,",
    "AF_INET6,",
    "AF_PACKET,",
    "AF_NETLINK,",
    "AF_BLUETOOTH,",
];

/// What a run did, by the print of `strace`.
#[derive(Debug, Default)]
struct Trace {
    /// The first thread of the program.
    program: u32,
    /// Who started whom; a thread stands for its process.
    parents: BTreeMap<u32, u32>,
    threads: BTreeSet<u32>,
    /// Who went into a network of its own.
    isolated: BTreeSet<u32>,
    /// Who made a socket of which family.
    sockets: Vec<(u32, String)>,
}

impl Trace {
    /// Reads a print whose lines begin with the number of the thread.
    fn read(print: &str) -> Self {
        let mut trace = Self::default();
        // A call that another thread interrupts is printed in two pieces.
        let mut begun: BTreeMap<u32, String> = BTreeMap::new();
        for line in print.lines() {
            let Some((thread, call)) = line.split_once(' ') else {
                continue;
            };
            let thread: u32 = thread.parse().unwrap();
            let call = call.trim_start();
            if trace.program == 0 {
                trace.program = thread;
            }
            if let Some(start) = call.strip_suffix("<unfinished ...>") {
                begun.insert(thread, start.to_owned());
            } else if let Some((_, rest)) = call
                .strip_prefix("<... ")
                .and_then(|rest| rest.split_once(" resumed>"))
            {
                let start = begun.remove(&thread).unwrap_or_default();
                trace.note(thread, &(start + rest));
            } else {
                trace.note(thread, call);
            }
        }
        trace
    }

    fn note(&mut self, thread: u32, call: &str) {
        let result = call.rsplit_once(" = ").map_or("", |(_, result)| result);
        if call.starts_with("socket(") {
            self.sockets.push((thread, call.to_owned()));
        } else if call.starts_with("unshare(") && call.contains("CLONE_NEWNET") && result == "0" {
            self.isolated.insert(thread);
        } else if call.starts_with("clone") || call.contains("fork(") {
            let Ok(new) = result.parse() else { return };
            self.parents.insert(new, thread);
            if call.contains("CLONE_THREAD") {
                self.threads.insert(new);
            }
        }
    }

    /// Returns a thread and those by whom it came to be.
    fn line(&self, thread: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(thread), |thread| self.parents.get(thread).copied())
    }

    /// Whether a thread is one of the program itself.
    fn is_of_the_program(&self, thread: u32) -> bool {
        self.line(thread)
            .all(|it| it == self.program || self.threads.contains(&it))
    }

    /// Whether a thread is in a network with nothing in it.
    fn is_isolated(&self, thread: u32) -> bool {
        self.line(thread).any(|it| self.isolated.contains(&it))
    }

    /// The sockets by which something could leave the machine.
    fn outside(&self) -> impl Iterator<Item = &(u32, String)> {
        self.sockets
            .iter()
            .filter(|(_, call)| OUTSIDE.iter().any(|family| call.contains(family)))
    }
}

fn can(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Whether a run can be looked at; says why not.
fn can_trace(test: &Optional) -> bool {
    let can = can("strace", &["-f", "-o", "/dev/null", "true"]);
    if !can {
        test.left_out("strace, and the right to look at programs", "install strace");
    }
    can
}

/// Runs the program in a folder and returns what it did.
#[track_caller]
fn traced(folder: &Path, arguments: &[&str]) -> Trace {
    let print = folder.join("trace");
    let status = Command::new("strace")
        .args(["-f", "-qq", "-e", "signal=none"])
        .args(["-e", "trace=socket,unshare,clone,clone3,fork,vfork", "-o"])
        .arg(&print)
        .arg(env!("CARGO_BIN_EXE_travaux"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{arguments:?}");
    Trace::read(&fs::read_to_string(print).unwrap())
}

/// Checks that neither the program nor what it started had a way out.
#[track_caller]
fn check(arguments: &[&str], trace: &Trace) {
    assert!(
        !trace.threads.is_empty(),
        "{arguments:?}: the program works on threads, so they were seen"
    );
    let isolates = can(
        "unshare",
        &["--user", "--map-current-user", "--net", "--", "true"],
    );
    for (thread, call) in trace.outside() {
        assert!(!trace.is_of_the_program(*thread), "{arguments:?}: {call}");
        assert!(!isolates || trace.is_isolated(*thread), "{arguments:?}: {call}");
    }
}

/// Writes an old and a new text in every format into a folder.
fn texts(folder: &Path) {
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
    let paragraph = "<w:p><w:r><w:t>1. Urges all States to cooperate;</w:t></w:r></w:p>";
    let open = "xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'";
    let odt = format!(
        "<o:document-content {open}><o:body><o:text><t:p>1. Urges all States to act;</t:p></o:text></o:body></o:document-content>"
    );
    write(
        "old.txt",
        b"The General Assembly,\n\n1. Urges all States to cooperate;\n",
    );
    write("old.docx", &pack::docx(paragraph, &[]));
    write("new.odt", &pack::zip(&[("content.xml", odt.as_bytes())]));
    // A page that asks for other things on the net, which is nothing to a reader.
    write(
        "new.html",
        b"<!doctype html><html><head><link rel=stylesheet href='http://192.0.2.1/a.css'><body>\
          <img src='http://192.0.2.1/a.png'><p>1. Urges all States to act;",
    );
    write("new.rtf", br"{\rtf1\ansi 1. Urges all States to act;\par}");
}

#[test]
fn no_command_opens_a_socket_of_the_internet_families() {
    let test = Optional::test("no_command_opens_a_socket_of_the_internet_families");
    if !can_trace(&test) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    texts(folder.path());
    let mut commands: Vec<Vec<&str>> = vec![
        vec!["schema"],
        vec!["show", "old.docx"],
        vec!["show", "--stage", "document", "new.odt"],
        vec!["show", "--stage", "instrument", "new.html"],
        vec!["show", "--stage", "alignment", "old.txt", "new.html"],
        vec!["old.txt", "new.html"],
        vec!["old.txt", "new.html", "--format", "brief"],
        vec!["old.docx", "new.odt", "-o", "redline.docx"],
    ];
    for ending in ["html", "docx", "md", "xlsx", "csv", "json", "txt"] {
        let report = ["report.", ending].concat().leak();
        commands.push(vec!["compare", "old.txt", "new.html", "-o", report]);
    }
    for arguments in commands {
        let trace = traced(folder.path(), &arguments);
        check(&arguments, &trace);
        let others: Vec<u32> = trace
            .parents
            .keys()
            .copied()
            .filter(|thread| !trace.threads.contains(thread))
            .collect();
        assert!(others.is_empty(), "{arguments:?} starts no other program");
    }
}

/// Whether LibreOffice is there with the part that reads texts: it can be installed with its sheets alone.
fn has_writer() -> bool {
    can(
        "sh",
        &[
            "-c",
            "ls \"$(dirname \"$(readlink -f \"$(command -v soffice)\")\")\"/libswlo.*",
        ],
    )
}

#[test]
fn a_program_that_is_started_is_in_a_network_with_nothing_in_it() {
    let test = Optional::test("a_program_that_is_started_is_in_a_network_with_nothing_in_it");
    if !can_trace(&test) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    texts(folder.path());
    let has = |program: &str| can("sh", &["-c", &format!("command -v {program}")]);
    if has("soffice") && has_writer() {
        let arguments = ["old.txt", "new.rtf", "-o", "report.html"];
        check(&arguments, &traced(folder.path(), &arguments));
    } else {
        test.left_out("LibreOffice", "install libreoffice-writer");
    }
    if has("chromium") {
        let arguments = ["old.txt", "new.html", "-o", "report.pdf"];
        check(&arguments, &traced(folder.path(), &arguments));
    } else {
        test.left_out("Chromium", "install chromium");
    }
}

#[test]
fn the_git_that_is_asked_opens_no_way_out_either() {
    let test = Optional::test("the_git_that_is_asked_opens_no_way_out_either");
    if !can_trace(&test) {
        return;
    }
    if !can("git", &["--version"]) {
        test.left_out("git", "install git");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    texts(folder.path());
    let make = "git init -q -b main && git add . && git -c user.name=A -c user.email=a@example.org commit -qm Texts && git add -A";
    let folder_name = folder.path().to_str().unwrap();
    assert!(can("sh", &["-c", &format!("cd '{folder_name}' && {make}")]));
    for arguments in [
        &["HEAD:old.docx", "old.txt"][..],
        &["show", ":new.html"],
        &["check", "--git", "HEAD"],
    ] {
        let trace = traced(folder.path(), arguments);
        assert_eq!(trace.outside().count(), 0, "{arguments:?}");
        assert!(
            trace.parents.keys().any(|thread| !trace.threads.contains(thread)),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_socket_is_laid_to_the_one_who_opens_it() {
    let trace = Trace::read(
        "7 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 8\n\
         8 clone(flags=SIGCHLD <unfinished ...>\n\
         9 unshare(CLONE_NEWUSER|CLONE_NEWNET) = 0\n\
         8 <... clone resumed>)             = 9\n\
         9 vfork() = 10\n\
         8 vfork() = 11\n\
         10 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 3\n\
         11 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3\n\
         8 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n\
         8 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 4\n",
    );
    let found: Vec<(u32, bool, bool)> = trace
        .outside()
        .map(|(thread, _)| {
            (
                *thread,
                trace.is_of_the_program(*thread),
                trace.is_isolated(*thread),
            )
        })
        .collect();
    assert_eq!(found, [(10, false, true), (11, false, false), (8, true, false)]);
}

//! The page on paper: a PDF, printed by a browser that is installed on the machine.
//!
//! Setting pages well takes a browser, and most machines have one; so the page is given to Chromium or Chrome, which
//! prints it as its style says for paper. Where there is only LibreOffice, which knows little of styles, the Word file
//! with tracked changes is printed in its place. Where there is neither, the error says what to do.
//!
//! ```text
//! --browser PROGRAM, TRAVAUX_CHROMIUM, chromium, google-chrome, … , soffice
//! ```
//!
//! Drafts are confidential: the program runs in a private folder that is deleted at the end (see `private`), with a new profile, no
//! way to the network (see `program`), and for a limited time. The day on which a program prints is written
//! into its file; it is set to a fixed one, a browser's numbers of table cells count from one, and what LibreOffice takes from the
//! clock to tell files apart is taken from the file itself, so that the same texts give the same bytes from the same program.
//!
//! A browser guards itself with a sandbox, which it cannot set up everywhere (as root, in some containers). Where it says
//! that this is why it failed, and only there, it prints once more without, and the user is told: the page is ours, loads
//! nothing and runs one script only. Any other failure is told with the last words of the program (see `said`).

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::libreoffice::headless;
use super::reason;
use super::said::{Failure, Said};
use crate::address::file_address;
use crate::private::Folder;
use crate::program::{self, isolated};

/// A program that can print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Printer {
    /// Prints the page.
    Browser(PathBuf),
    /// Prints the Word file.
    Office(PathBuf),
}

/// A text on paper.
#[derive(Debug)]
pub(super) struct Paper {
    /// The PDF.
    pub(super) pdf: Vec<u8>,
    /// What the user should know of how it was printed.
    pub(super) notice: Option<String>,
}

/// The names under which the browser is installed, the best known first.
const BROWSERS: [&str; 8] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
    "chrome-headless-shell",
];
/// Where programs are found that are in no folder of `PATH`.
const USUAL: [&str; 5] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    "/snap/bin/chromium",
];

/// What stands before the last dictionary of a PDF, in which its identifiers are.
const TRAILER: &[u8] = b"trailer";
/// The digits of an identifier.
const IDENTIFIER: usize = 32;

/// What a browser prints of a day or a number should not hang on where it runs.
const TIME_ZONE: &str = "UTC";

/// Finds a printer: the one that is named, else one that is installed.
///
/// # Errors
///
/// When the named one is no file, or there is none at all; in words, with the way out.
pub(super) fn find(named: Option<&Path>) -> Result<Printer, String> {
    let from_environment = std::env::var_os("TRAVAUX_CHROMIUM").map(PathBuf::from);
    let environment = from_environment
        .as_deref()
        .filter(|path| !path.as_os_str().is_empty());
    if let Some(path) = named.or(environment) {
        let program = in_path(path.as_os_str())
            .ok_or_else(|| format!("{}: no such browser; name Chromium or Chrome", path.display()))?;
        if !can_run(&program) {
            return Err(format!(
                "{}: is no program that may be run; name Chromium or Chrome",
                path.display()
            ));
        }
        return Ok(Printer::Browser(program));
    }
    let installed = BROWSERS.iter().find_map(|name| in_path(OsStr::new(name)));
    let usual = || USUAL.iter().map(PathBuf::from).find(|path| path.is_file());
    let office = || in_path(OsStr::new("soffice")).map(Printer::Office);
    let browser = installed.or_else(usual).map(Printer::Browser);
    browser.or_else(office).ok_or_else(|| {
        "a PDF is printed by a browser, and none was found: install Chromium or Chrome, name one with --browser \
         or TRAVAUX_CHROMIUM, or write .html and print that"
            .to_owned()
    })
}

/// Finds a program by its path, or by its name in the folders of `PATH`.
pub(super) fn in_path(program: &OsStr) -> Option<PathBuf> {
    let path = Path::new(program);
    if path.components().count() > 1 {
        let whole = std::path::absolute(path).ok()?;
        return whole.is_file().then_some(whole);
    }
    let mut name = program.to_owned();
    if path.extension().is_none() {
        name.push(std::env::consts::EXE_SUFFIX);
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders)
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file())
}

/// Whether a file may be run.
#[cfg(unix)]
fn can_run(program: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(program).is_ok_and(|known| known.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn can_run(_program: &Path) -> bool {
    true
}

/// Prints a page with a browser. The error is the reason, for a person.
pub(super) fn print_page(browser: &Path, page: &[u8], limit: Duration) -> Result<Paper, String> {
    let folder = Folder::new().map_err(|problem| failed(browser, &problem))?;
    let input = folder
        .write("page.html", page)
        .map_err(|problem| failed(browser, &problem))?;
    let print = |sandbox: Option<&str>| {
        let mut command = browser_command(browser, &folder, &input);
        command.args(sandbox);
        run(command, browser, &folder, limit)
    };
    let (paper, cause) = match print(None)? {
        Ok(pdf) => (Ok(pdf), None),
        Err(Failure {
            sandbox: Some(cause), ..
        }) => (print(Some("--no-sandbox"))?, Some(cause)),
        Err(failure) => (Err(failure), None),
    };
    let name = browser.display();
    match paper {
        Ok(pdf) => Ok(Paper {
            pdf: renumbered(undated(pdf)),
            notice: cause.map(|cause| {
                format!("{name}: printed without its sandbox, which cannot be set up here: {cause}")
            }),
        }),
        Err(failure) => Err(format!(
            "{name}: {}{}; name another browser with --browser, or write .html and print that",
            failure.in_words(),
            if cause.is_some() {
                ", also without its sandbox"
            } else {
                ""
            },
        )),
    }
}

fn browser_command(browser: &Path, folder: &Folder, input: &Path) -> Command {
    let option = |name: &str, value: &Path| {
        let mut option = std::ffi::OsString::from(name);
        option.push(value);
        option
    };
    let mut command = isolated(browser, folder);
    command
        .args([
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-extensions",
            "--disable-quic",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--metrics-recording-only",
            "--proxy-server=http://127.0.0.1:9",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-pdf-header-footer",
        ])
        .arg(option("--user-data-dir=", &folder.path().join("profile")))
        .arg(option("--print-to-pdf=", &folder.path().join("out.pdf")))
        .arg(file_address(input));
    command.env("TZ", TIME_ZONE);
    command
}

/// Prints a Word file with LibreOffice. The error is the reason, for a person.
pub(super) fn print_word(office: &Path, word: &[u8], limit: Duration) -> Result<Paper, String> {
    let folder = Folder::new().map_err(|problem| failed(office, &problem))?;
    let input = folder
        .write("out.docx", word)
        .map_err(|problem| failed(office, &problem))?;
    let mut command = headless(office, &folder);
    command
        .args(["--convert-to", "pdf:writer_pdf_Export", "--outdir"])
        .arg(folder.path())
        .arg(&input)
        .env("TZ", TIME_ZONE);
    match run(command, office, &folder, limit)? {
        Ok(pdf) => Ok(Paper {
            pdf: identified(undated(pdf)),
            notice: None,
        }),
        Err(failure) => Err(format!(
            "{}: {}; write .docx and print that",
            office.display(),
            failure.in_words()
        )),
    }
}

/// Runs a program that writes `out.pdf` to a folder, and returns that, or why there is none.
fn run(
    mut command: Command,
    printer: &Path,
    folder: &Folder,
    limit: Duration,
) -> Result<Result<Vec<u8>, Failure>, String> {
    let trouble = |problem: io::Error| failed(printer, &problem);
    let said = Said::of(&mut command, folder.path()).map_err(trouble)?;
    let Some(status) = program::run(&mut command, limit).map_err(trouble)? else {
        return Err(format!(
            "{}: took more than {} seconds to print: given up; --max-print gives it longer",
            printer.display(),
            limit.as_secs()
        ));
    };
    // A program that is ended while it writes leaves the first half of a file.
    Ok(match fs::read(folder.path().join("out.pdf")) {
        Ok(pdf) if is_whole(&pdf) => Ok(pdf),
        _ => Err(said.failure(status)),
    })
}

/// Whether a PDF has its end.
fn is_whole(pdf: &[u8]) -> bool {
    let end = &pdf[pdf.len().saturating_sub(1024)..];
    pdf.starts_with(b"%PDF-") && find_bytes(end, b"%%EOF").is_some()
}

fn failed(program: &Path, problem: &io::Error) -> String {
    format!("{}: cannot print: {}", program.display(), reason(problem))
}

/// Returns a PDF whose days of writing are the first of the year 2000; no byte changes its place.
fn undated(mut pdf: Vec<u8>) -> Vec<u8> {
    for name in [
        b"/CreationDate (D:".as_slice(),
        b"/CreationDate(D:",
        b"/ModDate (D:",
        b"/ModDate(D:",
    ] {
        let mut from = 0;
        while let Some(at) = find_bytes(&pdf[from..], name) {
            let start = from + at + name.len();
            let digits = pdf[start..]
                .iter()
                .take(14)
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            if digits == 14 {
                pdf[start..start + 14].copy_from_slice(b"20000101000000");
            }
            from = start;
        }
    }
    pdf
}

/// Returns a PDF whose names of table cells are numbered from one, in their order; no byte changes its place. A browser
/// counts on from whatever it made before, which a busy machine changes.
fn renumbered(mut pdf: Vec<u8>) -> Vec<u8> {
    const NAME: &[u8] = b"(node";
    const DIGITS: usize = 8;
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = find_bytes(&pdf[from..], NAME) {
        from += at + NAME.len();
        let number = pdf.get(from..from + DIGITS);
        let closed = pdf.get(from + DIGITS) == Some(&b')');
        if let Some(number) = number.filter(|number| closed && number.iter().all(u8::is_ascii_digit)) {
            places.push((from, number.to_vec()));
        }
    }
    let numbers: BTreeSet<Vec<u8>> = places.iter().map(|(_, number)| number.clone()).collect();
    let ranks: BTreeMap<Vec<u8>, usize> = numbers.into_iter().zip(1..).collect();
    for (place, number) in places {
        if let Some(rank) = ranks.get(&number) {
            pdf[place..place + DIGITS].copy_from_slice(format!("{rank:08}").as_bytes());
        }
    }
    pdf
}

/// Returns a PDF of LibreOffice whose identifiers, at its end, hang on nothing but its other bytes; no byte changes its place.
fn identified(mut pdf: Vec<u8>) -> Vec<u8> {
    let Some(end) = pdf.windows(TRAILER.len()).rposition(|window| window == TRAILER) else {
        return pdf;
    };
    let places: Vec<usize> = (end..pdf.len().saturating_sub(IDENTIFIER))
        .filter(|&at| {
            let number = &pdf[at..at + IDENTIFIER];
            let opened = matches!(pdf[at - 1], b'<' | b'/');
            let closed = matches!(pdf.get(at + IDENTIFIER), Some(b'>' | b'\n' | b'\r' | b' '));
            opened && closed && number.iter().all(u8::is_ascii_hexdigit)
        })
        .collect();
    for &at in &places {
        pdf[at..at + IDENTIFIER].fill(b'0');
    }
    let mut sum = flate2::Crc::new();
    sum.update(&pdf);
    let number = format!("{:08X}", sum.sum()).repeat(IDENTIFIER / 8);
    for at in places {
        pdf[at..at + IDENTIFIER].copy_from_slice(number.as_bytes());
    }
    pdf
}

fn find_bytes(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_writing_are_fixed_and_nothing_else() {
        let pdf =
            b"x /CreationDate (D:20261121064500+00'00') /ModDate (D:2026) /Other (D:20261121064500)".to_vec();
        let set = b"x /CreationDate (D:20000101000000+00'00') /ModDate (D:2026) /Other (D:20261121064500)";
        assert_eq!(undated(pdf), set);
    }

    #[test]
    fn identifiers_hang_on_the_rest_of_the_file_and_days_without_a_space_are_fixed() {
        let pdf = |text: &str, day: &str, id: &str| {
            let file = format!(
                "%PDF {text}\n<</CreationDate(D:{day}Z')>>\ntrailer\n<</Size 2/ID [ <{id}>\n<{id}> ]\n/DocChecksum /{id}\n>>\n%%EOF\n"
            );
            identified(undated(file.into_bytes()))
        };
        let (one, two) = ("0123456789ABCDEF".repeat(2), "FEDCBA9876543210".repeat(2));
        let printed = String::from_utf8(pdf("Urges", "20261121064500", &one)).unwrap();
        assert!(printed.starts_with("%PDF Urges\n<</CreationDate(D:20000101000000Z')>>"));
        assert!(!printed.contains(&one), "{printed}");
        let later = |text| String::from_utf8(pdf(text, "20271121064500", &two)).unwrap();
        let end = |file: &str| file.split_once("trailer").map(|(_, end)| end.to_owned());
        assert_eq!(later("Urges"), printed);
        assert_ne!(end(&later("Calls")), end(&printed));
    }

    #[test]
    fn names_of_cells_count_from_one_in_their_order_and_nothing_else_changes() {
        let pdf = b"/ID (node00000119) /H [(node00000121) (node00000119)] (node1) (node0000012x)".to_vec();
        let set = b"/ID (node00000001) /H [(node00000002) (node00000001)] (node1) (node0000012x)";
        assert_eq!(renumbered(pdf), set);
    }

    #[test]
    fn a_named_browser_that_is_not_there_is_an_error() {
        let problem = find(Some(Path::new("/no/such/browser"))).unwrap_err();
        assert_eq!(
            problem,
            "/no/such/browser: no such browser; name Chromium or Chrome"
        );
    }
}

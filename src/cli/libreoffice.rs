//! The way through LibreOffice, for the old formats that the library reads by what it is handed in (`read::office`).
//!
//! The file may be hostile, and drafts are confidential. So LibreOffice runs with a profile of its own in a private
//! folder (no macros, no extensions, no recent files), with no way to the network and for a limited time (see
//! `program`), and everything it wrote is deleted at the end (see `private`).
//!
//! Cost: the start of LibreOffice, some seconds. It gives up when the time is over or nothing came out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::address::file_address;
use crate::error::Refusal;
use crate::private::Folder;
use crate::program::{isolated, run};
use crate::read::limits::{CONVERSION, INPUT};
use crate::read::office::{AS_WORD, Converter, Kind, OldFile};

/// The way out of a file that LibreOffice was not given.
const SAVE: &str = "save the file as .docx";

/// Returns the way through the LibreOffice that is installed; each file finds it anew.
pub fn converter() -> Converter {
    // Two texts may be read at once; LibreOffice starts once at a time.
    static TURN: Mutex<()> = Mutex::new(());
    Converter::new(|file| {
        let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let program = program().ok_or_else(|| {
            format!(
                "is {}, which is read through LibreOffice, and that is not installed; install it, or {SAVE}",
                file.kind.name()
            )
        })?;
        convert(&program, file)
    })
}

/// Returns the ending by which LibreOffice is told a format.
fn ending(kind: Kind) -> &'static str {
    match kind {
        Kind::Ole => "doc",
        Kind::Rtf => "rtf",
        Kind::WordPerfect => "wpd",
    }
}

/// Returns the name by which LibreOffice knows a format. Without it, a damaged file is taken for plain text and its
/// bytes come out as words.
fn filter(kind: Kind) -> &'static str {
    match kind {
        Kind::Ole => "MS Word 97",
        Kind::Rtf => "Rich Text Format",
        Kind::WordPerfect => "WordPerfect",
    }
}

/// Finds LibreOffice.
fn program() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let usual = [
        "/usr/lib/libreoffice/program",
        "/Applications/LibreOffice.app/Contents/MacOS",
    ];
    let name = format!("soffice{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&folders)
        .chain(usual.iter().map(PathBuf::from))
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file())
}

/// Turns a file into a Word file of today. The error is the reason, for a person.
fn convert(program: &Path, file: &OldFile<'_>) -> Result<Vec<u8>, Refusal> {
    let limit = Duration::from_secs(file.limits.conversion_seconds);
    let failed = |error: io::Error| format!("could not be given to LibreOffice: {error}; {SAVE}");
    let folder = Folder::new().map_err(failed)?;
    let input = folder
        .write(&format!("text.{}", ending(file.kind)), file.bytes)
        .map_err(failed)?;
    write_profile(&folder).map_err(failed)?;
    let mut command = command(program, file.kind, &folder, &input);
    if run(&mut command, limit).map_err(failed)?.is_none() {
        return Err(CONVERSION.refusal(limit.as_secs()));
    }
    let converted = folder.path().join("out/text.docx");
    let damaged = |_| format!("could not be read by LibreOffice and may be damaged; {AS_WORD}");
    // A small file can become a large one, pictures above all.
    let size = fs::metadata(&converted).map_err(damaged)?.len();
    INPUT
        .ask(file.limits.input_bytes, size)
        .map_err(|reason| reason.told(|it| format!("becomes a Word file that {it}")))?;
    Ok(fs::read(&converted).map_err(damaged)?)
}

/// Puts together the command.
fn command(program: &Path, kind: Kind, folder: &Folder, input: &Path) -> Command {
    let mut command = headless(program, folder);
    command
        .arg(format!("--infilter={}", filter(kind)))
        .args(["--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(folder.path().join("out"))
        .arg(input);
    command
}

/// Begins a command that neither shows a window nor knows of another run, with a profile of its own.
pub(super) fn headless(program: &Path, folder: &Folder) -> Command {
    let mut command = isolated(program, folder);
    let profile = file_address(&folder.path().join("profile"));
    command.arg(format!("-env:UserInstallation={profile}")).args([
        "--headless",
        "--norestore",
        "--nologo",
        "--nolockcheck",
        "--nodefault",
    ]);
    command
}

/// Writes the settings of the profile: no macros, no links followed, a proxy that leads nowhere.
fn write_profile(folder: &Folder) -> io::Result<()> {
    let settings = [
        ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        (
            "Office.Common/Security/Scripting",
            "DisableMacrosExecution",
            "true",
        ),
        ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
        (
            "Office.Common/Security/Scripting",
            "BlockUntrustedRefererLinks",
            "true",
        ),
        ("Office.Writer/Content/Update", "Link", "2"),
        ("Office.Writer/Content/Update", "Field", "false"),
        ("Inet/Settings", "ooInetProxyType", "2"),
        ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
        ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
        ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
        ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ];
    let items: Vec<String> = settings
        .iter()
        .map(|(path, name, value)| {
            format!(
                "<item oor:path=\"/org.openoffice.{path}\"><prop oor:name=\"{name}\" oor:op=\"fuse\">\
                 <value>{value}</value></prop></item>"
            )
        })
        .collect();
    let file = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" \
         xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         {}</oor:items>",
        items.concat()
    );
    folder.subfolder("profile/user")?;
    folder.subfolder("out")?;
    folder
        .write("profile/user/registrymodifications.xcu", file.as_bytes())
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_has_a_profile_of_its_own_and_no_way_to_the_network() {
        let folder = Folder::new().unwrap();
        let command = command(Path::new("soffice"), Kind::Rtf, &folder, Path::new("text.rtf"));
        let arguments: Vec<String> = command
            .get_args()
            .map(|it| it.to_string_lossy().into_owned())
            .collect();
        let profile = file_address(&folder.path().join("profile"));
        assert!(
            arguments
                .iter()
                .any(|it| *it == format!("-env:UserInstallation={profile}")),
            "{arguments:?}"
        );
        let variables: Vec<(String, String)> = command
            .get_envs()
            .filter_map(|(name, value)| {
                Some((
                    name.to_string_lossy().into_owned(),
                    value?.to_string_lossy().into_owned(),
                ))
            })
            .collect();
        for name in ["http_proxy", "HTTPS_PROXY", "all_proxy"] {
            assert!(
                variables.contains(&(name.to_owned(), "http://127.0.0.1:9".to_owned())),
                "{name}"
            );
        }
        let home = folder.path().to_string_lossy().into_owned();
        for name in ["HOME", "TMPDIR", "XDG_DATA_HOME"] {
            assert!(variables.contains(&(name.to_owned(), home.clone())), "{name}");
        }
    }
}

//! Old formats by way of LibreOffice: Word 97 (`.doc`), RTF, WordPerfect.
//!
//! These formats would take a reader each, and every one of them is larger than all the others together. Where
//! LibreOffice is installed it turns the file into a Word file of today, and the reader of those does the rest; where
//! it is not, the error says what to do.
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
use std::time::Duration;

use super::foreign::Foreign;
use super::limits::{CONVERSION, INPUT, Limits};
use super::refusal::{locked, refusal};
use super::{ReadOptions, Source, docx};
use crate::address::file_address;
use crate::document::{Document, Locator, Warning};
use crate::error::Error;
use crate::private::Folder;
use crate::program::{isolated, run};

/// The way out of an old container.
const AS_WORD: &str = "open it in the program it came from and save it as .docx or PDF";

/// Reads a file by way of LibreOffice.
///
/// # Errors
///
/// When LibreOffice is not installed, cannot read the file, or takes too long.
pub fn read(source: &Source, options: &ReadOptions) -> Result<Document, Error> {
    let fail = |reason: String| Error::about(&source.name, reason);
    let kind = Kind::of(&source.bytes).ok_or_else(|| {
        fail(refusal(
            "is no Word 97, RTF or WordPerfect file",
            "leave out --format, or name its own format",
        ))
    })?;
    kind.check(&source.bytes).map_err(fail)?;
    let program = program().ok_or_else(|| {
        let what = format!(
            "is {}, which is read through LibreOffice, and that is not installed",
            kind.name()
        );
        fail(refusal(what, "install it, or save the file as .docx"))
    })?;
    let bytes = convert(&program, kind, &source.bytes, options.limits).map_err(fail)?;
    let converted = Source {
        name: source.name.clone(),
        bytes,
    };
    let mut document = docx::read(&converted, options)?;
    document.warnings.push(Warning {
        code: "converted",
        message: format!("{} was read by way of LibreOffice", kind.name()),
        locator: Locator::default(),
    });
    Ok(document)
}

/// The formats that go this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An OLE container: Word 97, but also Excel 97 and encrypted files of today.
    Ole,
    Rtf,
    WordPerfect,
}

impl Kind {
    /// Names the format that the first bytes show.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
            return Some(Kind::Ole);
        }
        if bytes.starts_with(b"{\\rtf") {
            return Some(Kind::Rtf);
        }
        bytes.starts_with(b"\xffWPC").then_some(Kind::WordPerfect)
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Ole => "a Word 97 file",
            Kind::Rtf => "an RTF file",
            Kind::WordPerfect => "a WordPerfect file",
        }
    }

    /// Returns the ending by which LibreOffice is told the format.
    fn ending(self) -> &'static str {
        match self {
            Kind::Ole => "doc",
            Kind::Rtf => "rtf",
            Kind::WordPerfect => "wpd",
        }
    }

    /// Returns the name by which LibreOffice knows the format. Without it, a damaged file is taken for plain text and its
    /// bytes come out as words.
    fn filter(self) -> &'static str {
        match self {
            Kind::Ole => "MS Word 97",
            Kind::Rtf => "Rich Text Format",
            Kind::WordPerfect => "WordPerfect",
        }
    }

    /// Refuses what is no text: the streams of an OLE container have names.
    fn check(self, bytes: &[u8]) -> Result<(), String> {
        let has_stream = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(name.len()).any(|window| window == name)
        };
        if self != Kind::Ole || has_stream("WordDocument") {
            return Ok(());
        }
        if has_stream("EncryptedPackage") {
            return Err(locked());
        }
        Err(Foreign::in_ole(has_stream).map_or_else(
            || refusal("is an OLE container without a Word document in it", AS_WORD),
            Foreign::reason,
        ))
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
fn convert(program: &Path, kind: Kind, bytes: &[u8], limits: Limits) -> Result<Vec<u8>, String> {
    let limit = Duration::from_secs(limits.conversion_seconds);
    let failed = |error: io::Error| {
        refusal(
            format_args!("could not be given to LibreOffice: {error}"),
            "save the file as .docx",
        )
    };
    let folder = Folder::new().map_err(failed)?;
    let input = folder
        .write(&format!("text.{}", kind.ending()), bytes)
        .map_err(failed)?;
    write_profile(&folder).map_err(failed)?;
    let mut command = command(program, kind, &folder, &input);
    if run(&mut command, limit).map_err(failed)?.is_none() {
        return Err(CONVERSION.exceeded(limit.as_secs()));
    }
    let converted = folder.path().join("out/text.docx");
    let damaged = |_| refusal("could not be read by LibreOffice and may be damaged", AS_WORD);
    // A small file can become a large one, pictures above all.
    let size = fs::metadata(&converted).map_err(damaged)?.len();
    INPUT
        .ask(limits.input_bytes, size)
        .map_err(|reason| format!("becomes a Word file that {reason}"))?;
    fs::read(&converted).map_err(damaged)
}

/// Puts together the command.
fn command(program: &Path, kind: Kind, folder: &Folder, input: &Path) -> Command {
    let mut command = isolated(program, folder);
    let profile = file_address(&folder.path().join("profile"));
    command
        .arg(format!("-env:UserInstallation={profile}"))
        .args([
            "--headless",
            "--norestore",
            "--nologo",
            "--nolockcheck",
            "--nodefault",
        ])
        .arg(format!("--infilter={}", kind.filter()))
        .args(["--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(folder.path().join("out"))
        .arg(input);
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
    fn kinds_are_known_by_their_first_bytes() {
        assert_eq!(
            Kind::of(b"\xffWPC\x10\0\0\0\x01\x0a\x02\x01"),
            Some(Kind::WordPerfect)
        );
        assert_eq!(Kind::of(b"{\\rtf1\\ansi"), Some(Kind::Rtf));
        assert_eq!(Kind::of(b"WPC"), None);
    }

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

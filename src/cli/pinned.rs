//! The files that a team keeps beside its texts: `travaux.toml`, `travaux.pins.toml`.
//!
//! Both are looked for in the folder of the later text and then upwards, to the first that is there, and no further than the folder of a
//! repository.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::input;
use crate::check::Pins;
use crate::read::Limits;

/// What a policy is called.
pub(super) const POLICY: &str = "travaux.toml";
/// What a file of pins is called.
pub(super) const PINS: &str = "travaux.pins.toml";

/// A file that was named or found, and the folder that paths in it are counted from.
#[derive(Debug, Default)]
pub(super) struct Pinned {
    /// None where there is none.
    pub(super) file: Option<PathBuf>,
}

impl Pinned {
    /// Takes the file of pins that is named, or looks for one.
    pub(super) fn find(named: Option<&Path>, text: &Path) -> Self {
        Self::called(PINS, named, text)
    }

    /// Takes the file that is named, or looks for one of this name.
    pub(super) fn called(name: &str, named: Option<&Path>, text: &Path) -> Self {
        Self {
            file: named.map(Path::to_owned).or_else(|| upwards(name, text)),
        }
    }

    /// Reads the pins; none where there is no file.
    pub(super) fn pins(&self, limits: Limits) -> Result<Pins, String> {
        let Some((name, text)) = self.text(limits)? else {
            return Ok(Pins::default());
        };
        Pins::parse(&name, &text).map_err(|unfit| unfit.to_string())
    }

    /// Reads the file: its name, and its letters.
    pub(super) fn text(&self, limits: Limits) -> Result<Option<(String, String)>, String> {
        let Some(file) = &self.file else {
            return Ok(None);
        };
        let source = input::source(file, limits)?;
        let text = String::from_utf8(source.bytes).map_err(|_| format!("{}: not UTF-8", source.name))?;
        Ok(Some((source.name, text)))
    }

    /// Returns the path of a text from the folder of the file, with `/` between its parts; as it was named, where it lies elsewhere.
    pub(super) fn path(&self, text: &Path) -> String {
        let folder = self
            .file
            .as_deref()
            .map(folder)
            .and_then(|folder| fs::canonicalize(folder).ok());
        let whole = fs::canonicalize(text).ok();
        let inside = folder
            .zip(whole)
            .and_then(|(folder, whole)| Some(whole.strip_prefix(folder).ok()?.to_owned()));
        let path = inside.unwrap_or_else(|| text.to_owned());
        let parts = path.components().filter_map(|part| match part {
            Component::CurDir | Component::RootDir | Component::Prefix(_) => None,
            part => Some(part.as_os_str().to_string_lossy().into_owned()),
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

/// Returns the folder that a file lies in.
fn folder(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Looks for a file of this name beside a text and above it. What comes from standard input stands where the program does.
fn upwards(name: &str, text: &Path) -> Option<PathBuf> {
    let near = if input::is_standard_input(text) {
        Path::new(".")
    } else {
        folder(text)
    };
    // A name that is as short as what the user wrote, while it is beside the text.
    let beside = if near == Path::new(".") {
        PathBuf::from(name)
    } else {
        near.join(name)
    };
    if beside.is_file() {
        return Some(beside);
    }
    let whole = fs::canonicalize(near).ok()?;
    let mut here = whole.as_path();
    loop {
        let file = here.join(name);
        if file.is_file() {
            return Some(file);
        }
        if here.join(".git").exists() {
            return None;
        }
        here = here.parent()?;
    }
}

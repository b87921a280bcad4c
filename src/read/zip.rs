//! Unpacks the parts of a ZIP file (Word, OpenDocument) without trusting a word of it.
//!
//! A ZIP file can lie: about sizes, about names, about where its entries are. The rules here are few. Every byte that
//! comes out is counted against one limit for the whole file, whatever sizes it declares. A name that occurs twice is
//! refused, because two programs would read two different texts from the same file. Checksums must hold. Only the
//! parts that a reader asks for are unpacked, so pictures cost nothing.
//!
//! Cost: one pass over the directory, one over each part that is asked for. Deliberately absent: writing, passwords,
//! and compression methods other than "stored" and "deflated", which neither Word nor OpenDocument allows.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Read;

use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::limits::{Limits, Purse, UNPACKED};
use super::refusal::{GET_AGAIN, SAVE_AGAIN, locked, refusal};
use crate::error::Refusal;

/// The way out where two programs would show two texts.
const CHECK_AND_SAVE: &str =
    "open it in Word or LibreOffice, check that the text is the right one, and save it again";

/// An open ZIP file: the directory is read, the parts are not.
pub(super) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    entries: BTreeMap<String, Entry>,
    /// The bytes that may still come out.
    purse: RefCell<Purse>,
}

/// The bytes that the place of a part takes beside its name: a directory of a million parts is no document.
const ENTRY_BYTES: u64 = 100;

/// Where a part is and how it is packed.
struct Entry {
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    locked: bool,
}

impl<'a> Package<'a> {
    /// Reads the directory of a ZIP file. The error is the reason, for a person.
    pub(super) fn open(bytes: &'a [u8], limits: Limits) -> Result<Self, Refusal> {
        let broken = |_| refusal("the ZIP container is broken", GET_AGAIN);
        let archive = ZipArchive::from_slice(bytes).map_err(broken)?;
        let mut entries = BTreeMap::new();
        let mut purse = Purse::new(UNPACKED, limits.unpacked_bytes);
        let mut directory = archive.entries();
        while let Some(header) = directory.next_entry().map_err(broken)? {
            if header.is_dir() {
                continue;
            }
            let name = part_name(&String::from_utf8_lossy(header.file_path().as_bytes()));
            purse.pay(ENTRY_BYTES + name.len() as u64)?;
            let entry = Entry {
                place: header.wayfinder(),
                method: header.compression_method(),
                locked: header.flags().is_encrypted(),
            };
            if entries.insert(name.clone(), entry).is_some() {
                let what = format!(
                    "the part {name} is in the ZIP container twice, and which one counts is not known"
                );
                return Err(refusal(what, CHECK_AND_SAVE));
            }
        }
        Ok(Self {
            archive,
            entries,
            purse: RefCell::new(purse),
        })
    }

    /// Names all parts, in alphabetical order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Whether a part of this name is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&part_name(name))
    }

    /// Unpacks a part; `None` when there is no part of this name. The error is the reason, for a person.
    pub(super) fn part(&self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let name = part_name(name);
        let Some(entry) = self.entries.get(&name) else {
            return Ok(None);
        };
        if entry.locked {
            return Err(locked());
        }
        let broken = || refusal(format_args!("the part {name} is damaged"), GET_AGAIN);
        let packed = self.archive.get_entry(entry.place).map_err(|_| broken())?;
        let mut purse = self.purse.borrow_mut();
        let allowed = purse.left().min(u64::MAX - 1);
        let mut bytes = Vec::new();
        match entry.method {
            CompressionMethod::STORE => packed
                .verifying_reader(packed.data())
                .take(allowed + 1)
                .read_to_end(&mut bytes),
            CompressionMethod::DEFLATE => packed
                .verifying_reader(flate2::bufread::DeflateDecoder::new(packed.data()))
                .take(allowed + 1)
                .read_to_end(&mut bytes),
            _ => {
                let what = format!("the part {name} is packed in an unknown way");
                return Err(refusal(what, SAVE_AGAIN));
            }
        }
        .map_err(|_| broken())?;
        purse.pay(bytes.len() as u64)?;
        Ok(Some(bytes))
    }
}

/// Returns the one spelling of a part's name: part names differ neither by case nor by the slash they start with.
pub(super) fn part_name(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}

//! An index as a file, so that it is made once and asked often.
//!
//! ```text
//! travaux-index/1⏎   8 bytes: how many   the texts, as JSON   8 bytes: how many   the index, as numbers   32 bytes: SHA-256 of all before
//! ```
//!
//! Numbers are written seven bits at a time, the lowest first, the highest bit for *more follows*; what is in order is written as the
//! distance to the one before. The same texts give the same bytes: no clock, no hash order.
//!
//! A file is believed only when its version, its lengths, its digest and every place that it names are right: an index may come from anywhere. Cost: linear.

use sha2::{Digest, Sha256};

use super::holding::Holding;
use super::index::{Index, Place};
use super::stems::Pair;
use crate::error::Error;
use crate::read::Source;

/// What a file of this version begins with.
const HEAD: &[u8] = b"travaux-index/1\n";
/// What files of all versions begin with.
const ANY_HEAD: &[u8] = b"travaux-index/";
/// What to do with a file that is no index.
const WAY_OUT: &str = "make one with 'travaux index DIR -o INDEX'";

/// Writes an index as a file.
///
/// # Panics
///
/// Never: texts are plain data.
pub fn write(index: &Index) -> Vec<u8> {
    let texts = serde_json::to_vec(&index.holdings).expect("texts are plain data");
    let numbers = Numbers::of(index);
    let mut bytes = HEAD.to_vec();
    for part in [&texts, &numbers] {
        bytes.extend((part.len() as u64).to_le_bytes());
        bytes.extend(part);
    }
    let digest = Sha256::digest(&bytes);
    bytes.extend(digest);
    bytes
}

/// Reads an index from a file.
///
/// # Errors
///
/// When the file is no index, one of another version, or damaged.
pub fn read(file: &Source) -> Result<Index, Error> {
    parsed(&file.bytes).map_err(|reason| Error::about(&file.name, reason))
}

fn parsed(bytes: &[u8]) -> Result<Index, String> {
    let Some(rest) = bytes.strip_prefix(HEAD) else {
        return Err(not_ours(bytes));
    };
    let damaged = || format!("is damaged, or only a part of an index; {WAY_OUT}");
    let digest = Sha256::output_size();
    let body = rest.len().checked_sub(digest).ok_or_else(damaged)?;
    let (all, written) = bytes.split_at(HEAD.len() + body);
    if Sha256::digest(all).as_slice() != written {
        return Err(damaged());
    }
    let (texts, rest) = part(&rest[..body]).ok_or_else(damaged)?;
    let (numbers, rest) = part(rest).ok_or_else(damaged)?;
    let holdings: Vec<Holding> = serde_json::from_slice(texts).map_err(|_| damaged())?;
    let index = Numbers { rest: numbers }
        .index(holdings)
        .filter(|_| rest.is_empty());
    index.filter(Index::is_sound).ok_or_else(damaged)
}

fn not_ours(bytes: &[u8]) -> String {
    if !bytes.starts_with(ANY_HEAD) {
        return format!("is no index; {WAY_OUT}");
    }
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let version = String::from_utf8_lossy(&line[..line.len().min(32)]).into_owned();
    format!("is a '{version}', and this program reads 'travaux-index/1'; {WAY_OUT}")
}

/// Takes a part with its length before it.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    rest.split_at_checked(length)
}

/// The numbers of an index, as they are read.
struct Numbers<'a> {
    rest: &'a [u8],
}

impl Numbers<'_> {
    fn of(index: &Index) -> Vec<u8> {
        let mut bytes = Vec::new();
        put(&mut bytes, index.counted as u64);
        put(&mut bytes, index.places.len() as u64);
        for place in &index.places {
            put(&mut bytes, u64::from(place.holding));
            put(&mut bytes, u64::from(place.provision));
            put(&mut bytes, u64::from(place.part));
        }
        put(&mut bytes, index.pairs.len() as u64);
        let mut last = 0;
        for (at, pair) in index.pairs.iter().enumerate() {
            put(&mut bytes, pair.0 - last);
            last = pair.0;
            put(&mut bytes, u64::from(index.common[at]));
            let holders = index.holders(at);
            put(&mut bytes, holders.len() as u64);
            let mut before = 0;
            for holder in holders {
                put(&mut bytes, u64::from(holder - before));
                before = *holder;
            }
        }
        bytes
    }

    fn index(mut self, holdings: Vec<Holding>) -> Option<Index> {
        let mut index = Index {
            holdings,
            counted: self.count()?,
            ..Index::default()
        };
        for _ in 0..self.count()? {
            index.places.push(Place {
                holding: self.small()?,
                provision: self.small()?,
                part: self.small()?,
            });
        }
        let mut last = 0_u64;
        for _ in 0..self.count()? {
            last = last.checked_add(self.number()?)?;
            index.pairs.push(Pair(last));
            index.common.push(self.small()?);
            index.starts.push(index.entries.len());
            let mut before = 0_u32;
            for _ in 0..self.count()? {
                before = before.checked_add(self.small()?)?;
                index.entries.push(before);
            }
        }
        index.starts.push(index.entries.len());
        self.rest.is_empty().then_some(index)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// Reads how many follow; each of them takes a byte at least.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::{Numbers, put};

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            assert_eq!(Numbers { rest: &bytes }.number(), Some(number));
        }
        assert_eq!(Numbers { rest: &[0xff, 0xff] }.number(), None);
    }
}

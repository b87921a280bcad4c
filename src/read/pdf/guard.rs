//! Protection against hostile and broken files before they are opened, and panics turned into errors.
//!
//! The parser underneath unpacks whole, and keeps, what it needs to find its way: the tables of objects and the streams
//! that objects are packed in. So every stream of the file is looked at beforehand, and what these would unpack to is
//! counted together, byte by byte, into nothing; declared sizes are never believed. Any other stream may unpack to as
//! much alone: a file can pass it off for one of these. Pictures are never unpacked, here or later.
//!
//! Encrypted streams cannot be counted this way; a file needs the empty password to get that far, and then what it takes
//! is seen from outside only, by the watch over the memory of the whole program.
//!
//! Reading runs on a thread of its own with a known stack, so deep nesting costs an error and not the process.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use memchr::memmem::find;

use super::unpack::{grows, is_zlib};
use crate::error::Refusal;
use crate::read::limits::{Limits, NODES, Purse, UNPACKED};
use crate::read::stack::on_own_stack;

/// The stack of the reading thread, in bytes: enough for the deepest nesting that the parser accepts.
const STACK: usize = 64 << 20;
/// The stack that a form in a form takes, generously, in a build without optimization.
const STACK_PER_FORM: usize = 16 << 10;
/// The name of the reading thread. A panic there is a file that the parser gave up on, which the reader tells in its own words:
/// a program that sets a panic hook leaves it out by this name.
pub const THREAD: &str = "travaux-pdf";
/// How much is unpacked at a time, in bytes.
const BUFFER: usize = 64 << 10;
/// How many times in a row a stream may be packed.
const MAX_LAYERS: usize = 4;
/// How far before its data a stream's dictionary begins, at most.
const DICTIONARY: usize = 4_096;
/// The bytes that an entry of a table of objects takes at least; the usual ones take five.
const TABLE_ENTRY: u64 = 2;

/// Runs `work` on its own stack; `None` when it panics.
pub(super) fn run<T: Send>(nesting: u32, work: impl FnOnce() -> T + Send) -> Option<T> {
    let stack = STACK.saturating_add(STACK_PER_FORM.saturating_mul(nesting as usize));
    on_own_stack(THREAD, stack, work).ok()?.ok()
}

/// Looks at all streams of a file. The error is the reason, for a person, why it may not be opened.
pub(super) fn check(bytes: &[u8], limits: Limits) -> Result<(), Refusal> {
    let most = limits.unpacked_bytes;
    let mut kept = Purse::new(UNPACKED, most);
    let mut entries = Purse::new(NODES, limits.nodes.into());
    let mut before = 0;
    let mut peek = Decompress::new(true);
    for (start, data) in streams(bytes) {
        let dictionary = &bytes[before.max(start.saturating_sub(DICTIONARY))..start];
        before = start + data.len();
        match Use::of(dictionary) {
            Use::Picture => {}
            Use::Objects => kept.pay(size(data, dictionary, most, &mut peek))?,
            Use::Table => {
                let size = size(data, dictionary, most, &mut peek);
                kept.pay(size)?;
                entries.pay(size / TABLE_ENTRY)?;
            }
            Use::Other => {
                let could_be_large = data.len() as u64 * grows(Filter::FlateDecode) > most;
                let is_looked_at = could_be_large || is_packed_twice(data, &mut peek);
                if is_looked_at && size(data, dictionary, most, &mut peek) > most {
                    return Err(kept.empty());
                }
            }
        }
    }
    Ok(())
}

/// What the parser does with a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Nothing: a picture, which is not asked for.
    Picture,
    /// Unpacks it whole and keeps it: objects.
    Objects,
    /// Unpacks it and keeps something for every few bytes: a table of objects.
    Table,
    /// Unpacks it when a reader asks for it.
    Other,
}

impl Use {
    /// Tells by the words of its dictionary, the dearest use first.
    fn of(dictionary: &[u8]) -> Self {
        let has = |word: &[u8]| find(dictionary, word).is_some();
        // A name can be written with its letters as numbers (`/#57`), which nobody does for a good reason.
        let has_key = |key: &[u8]| {
            let mut rest = dictionary;
            while let Some(at) = find(rest, key) {
                rest = &rest[at + key.len()..];
                if rest.first().is_some_and(|next| !next.is_ascii_alphanumeric()) {
                    return true;
                }
            }
            false
        };
        if has_key(b"/XRef") || (has_key(b"/W") && has_key(b"/Size")) || has(b"/#") {
            return Use::Table;
        }
        if has_key(b"/ObjStm") || (has_key(b"/N") && has_key(b"/First")) {
            return Use::Objects;
        }
        if has_key(b"/Image") {
            return Use::Picture;
        }
        Use::Other
    }
}

/// Yields the place and the data of each stream.
fn streams(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + find(&bytes[at..], b"stream")? + b"stream".len();
            at = start;
            if bytes[..start].ends_with(b"endstream") {
                continue;
            }
            let ([b'\r', b'\n', data @ ..] | [b'\n' | b'\r', data @ ..]) = &bytes[start..] else {
                continue;
            };
            let length = find(data, b"endstream").unwrap_or(data.len());
            at = start + length;
            return Some((start, &data[..length]));
        }
    })
}

/// Returns how many bytes come out of a stream, or a number beyond `most`; without unpacking it, the most that there can
/// be, for a method of packing that is not counted here.
fn size(data: &[u8], dictionary: &[u8], most: u64, peek: &mut Decompress) -> u64 {
    if is_zlib(data) {
        if !is_packed_twice(data, peek) {
            return count_once(data, most, peek);
        }
        return (1..=MAX_LAYERS)
            .map(|layers| count(unpacked(data, layers), most))
            .max()
            .unwrap_or(0);
    }
    let methods = [
        (&b"LZW"[..], Filter::LzwDecode),
        (b"RunLength", Filter::RunLengthDecode),
        (b"/RL", Filter::RunLengthDecode),
        (b"85", Filter::Ascii85Decode),
    ];
    if find(dictionary, b"Fl").is_some() {
        // Packed without the two bytes of zlib, or encrypted, which then ends at once.
        return count(DeflateDecoder::new(data), most).max(data.len() as u64);
    }
    let named = methods
        .iter()
        .filter(|(name, _)| find(dictionary, name).is_some());
    named.fold(data.len() as u64, |size, (_, filter)| {
        size.saturating_mul(grows(*filter))
    })
}

/// Whether what comes out of a stream is packed again; `peek` serves for one stream after the other.
fn is_packed_twice(data: &[u8], peek: &mut Decompress) -> bool {
    let mut head = [0; 2];
    if !is_zlib(data) {
        return false;
    }
    // So no more than the first two bytes are unpacked.
    peek.reset(true);
    let _ended = peek.decompress(data, &mut head, FlushDecompress::Finish);
    peek.total_out() == 2 && is_zlib(&head)
}

fn unpacked(data: &[u8], layers: usize) -> Box<dyn Read + '_> {
    (0..layers).fold(Box::new(data), |layer: Box<dyn Read + '_>, _| {
        Box::new(ZlibDecoder::new(layer))
    })
}

/// Counts what comes out of a stream that is packed once, up to just beyond the limit.
fn count_once(data: &[u8], limit: u64, packed: &mut Decompress) -> u64 {
    let mut buffer = vec![0; BUFFER];
    packed.reset(true);
    while packed.total_out() <= limit {
        let before = (packed.total_in(), packed.total_out());
        let rest = &data[before.0 as usize..];
        let status = packed.decompress(rest, &mut buffer, FlushDecompress::None);
        let has_moved = before != (packed.total_in(), packed.total_out());
        if !has_moved || !matches!(status, Ok(Status::Ok | Status::BufError)) {
            break;
        }
    }
    packed.total_out()
}

/// Counts what comes out, up to just beyond the limit.
fn count(mut source: impl Read, limit: u64) -> u64 {
    let mut buffer = vec![0; BUFFER];
    let mut total = 0;
    while total <= limit {
        match source.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => total += read as u64,
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).expect("memory takes all");
        encoder.finish().expect("memory takes all")
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        [b"%PDF-1.7 1 0 obj <<>> stream\r\n", stream, b"\nendstream endobj"].concat()
    }

    const LIMIT: u64 = 1 << 20;

    fn is_refused(file: &[u8]) -> bool {
        let limits = Limits {
            unpacked_bytes: LIMIT,
            ..Limits::default()
        };
        check(file, limits).is_err()
    }

    fn with(dictionary: &str, stream: &[u8]) -> Vec<u8> {
        let head = format!("1 0 obj <<{dictionary}>> stream\r\n");
        [head.as_bytes(), stream, b"\nendstream endobj"].concat()
    }

    #[test]
    fn stream_beyond_the_limit_is_seen() {
        assert!(is_refused(&file(&packed(&vec![0; 3 << 20]))));
        assert!(!is_refused(&file(&packed(&vec![0; 1 << 19]))));
    }

    #[test]
    fn stream_packed_twice_is_seen() {
        let twice = packed(&packed(&vec![0; 8 << 20]));
        assert!(
            (twice.len() as u64) * grows(Filter::FlateDecode) < LIMIT,
            "small enough to pass for harmless"
        );
        assert!(is_refused(&file(&twice)));
    }

    #[test]
    fn bomb_behind_a_harmless_stream_is_seen() {
        let mut bytes = file(&packed(b"BT ET"));
        bytes.extend(file(&packed(&vec![0; 3 << 20])));
        assert!(is_refused(&bytes));
    }

    #[test]
    fn streams_of_objects_count_together_and_pictures_not_at_all() {
        let half = packed(&vec![b' '; 600 << 10]);
        let objects = with("/Type /ObjStm /N 1 /First 4", &half);
        assert!(!is_refused(&objects));
        assert!(is_refused(&[objects.clone(), objects].concat()));
        let picture = with("/Subtype /Image", &packed(&vec![0; 3 << 20]));
        assert!(!is_refused(&picture));
        let disguised = with("/Subtype /Image /Type /ObjStm", &packed(&vec![0; 3 << 20]));
        assert!(is_refused(&disguised));
    }

    #[test]
    fn a_table_of_too_many_objects_is_seen() {
        let table = with("/Type /XRef /W [0 1 0] /Size 9", &packed(&vec![1; 5 << 20]));
        let limits = Limits::default();
        assert!(
            check(&table, limits)
                .unwrap_err()
                .to_string()
                .contains("2000000 elements")
        );
    }

    #[test]
    fn methods_that_are_not_counted_are_taken_at_their_worst() {
        assert!(is_refused(&with("/Type /ObjStm /Filter /LZWDecode", &[0; 1_000])));
        assert!(!is_refused(&with("/Type /ObjStm", &[0; 1_000])));
    }

    #[test]
    fn panic_becomes_nothing() {
        assert_eq!(run(1, || Vec::<u8>::new()[0]), None);
        assert_eq!(run(1, || 1), Some(1));
    }
}

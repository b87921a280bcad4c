//! Protection against hostile and broken files: limits on what unpacks, and panics turned into errors.
//!
//! The parser underneath unpacks streams whole, so a few hundred kilobytes can ask for gigabytes. Every packed stream
//! large enough to be dangerous, or packed twice, is therefore unpacked once beforehand into nothing, counting the
//! bytes as they come out; declared sizes are never believed. Encrypted streams cannot be counted this way; a file
//! needs the empty password to get that far.
//!
//! Reading runs on a thread of its own with a known stack, so deep nesting costs an error and not the process.

use std::io::Read;
use std::sync::Once;

use flate2::read::ZlibDecoder;

/// The stack of the reading thread, in bytes: enough for the deepest nesting that the parser accepts.
const STACK: usize = 64 << 20;
/// The name by which the panic hook knows the reading thread.
const THREAD: &str = "travaux-pdf";
/// A stream packs at most this many times.
const MAX_PACKING: u64 = 1040;
/// How many times in a row a stream may be packed.
const MAX_LAYERS: usize = 4;

/// Runs `work` on its own thread; `None` when it panics.
pub(super) fn run<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    silence_panics();
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name(THREAD.to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, work)
            .ok()?
            .join()
            .ok()
    })
}

/// Keeps panics of the reading thread off standard error; all others are reported as before.
fn silence_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some(THREAD) {
                before(info);
            }
        }));
    });
}

/// Whether some packed stream of the file would unpack beyond `limit` bytes.
pub(super) fn unpacks_beyond(bytes: &[u8], limit: u64) -> bool {
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let start = at + found + b"stream".len();
        at = start;
        if bytes[..start].ends_with(b"endstream") {
            continue;
        }
        let ([b'\r', b'\n', data @ ..] | [b'\n' | b'\r', data @ ..]) = &bytes[start..] else {
            continue;
        };
        if !is_packed(data) {
            continue;
        }
        let length = find(data, b"endstream").unwrap_or(data.len());
        let data = &data[..length];
        if stream_unpacks_beyond(data, limit) {
            return true;
        }
        at = start + length;
    }
    false
}

fn stream_unpacks_beyond(data: &[u8], limit: u64) -> bool {
    for layers in 1..=MAX_LAYERS {
        let could_be_large = layers > 1 || data.len() as u64 * MAX_PACKING > limit;
        if could_be_large && count(unpacked(data, layers), limit) > limit {
            return true;
        }
        let mut head = [0; 2];
        if unpacked(data, layers).read_exact(&mut head).is_err() || !is_packed(&head) {
            return false;
        }
    }
    true
}

fn unpacked(data: &[u8], layers: usize) -> Box<dyn Read + '_> {
    (0..layers).fold(Box::new(data), |layer: Box<dyn Read + '_>, _| {
        Box::new(ZlibDecoder::new(layer))
    })
}

/// Counts what comes out, up to just beyond the limit.
fn count(mut source: impl Read, limit: u64) -> u64 {
    let mut buffer = vec![0; 64 << 10];
    let mut total = 0;
    while total <= limit {
        match source.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => total += read as u64,
        }
    }
    total
}

fn is_packed(data: &[u8]) -> bool {
    matches!(data, [first, second, ..] if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31))
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
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

    #[test]
    fn stream_beyond_the_limit_is_seen() {
        assert!(unpacks_beyond(&file(&packed(&vec![0; 3 << 20])), LIMIT));
        assert!(!unpacks_beyond(&file(&packed(&vec![0; 1 << 19])), LIMIT));
    }

    #[test]
    fn stream_packed_twice_is_seen() {
        let twice = packed(&packed(&vec![0; 8 << 20]));
        assert!(
            (twice.len() as u64) * MAX_PACKING < LIMIT,
            "small enough to pass for harmless"
        );
        assert!(unpacks_beyond(&file(&twice), LIMIT));
    }

    #[test]
    fn bomb_behind_a_harmless_stream_is_seen() {
        let mut bytes = file(&packed(b"BT ET"));
        bytes.extend(file(&packed(&vec![0; 3 << 20])));
        assert!(unpacks_beyond(&bytes, LIMIT));
    }

    #[test]
    fn panic_becomes_nothing() {
        assert_eq!(run(|| Vec::<u8>::new()[0]), None);
        assert_eq!(run(|| 1), Some(1));
    }
}

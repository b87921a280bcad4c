//! Unpacks the streams of a PDF for as much as may be spent, and not a byte more.
//!
//! The parser underneath unpacks a stream whole, and every time anew: sixty kilobytes whose pages all name one stream ask
//! for gigabytes. So what the reader takes in itself (pages, forms) is unpacked here, where each byte that comes out is
//! paid for; a stream that a page names twice is paid for twice, because its drawing is run twice. What the parser must
//! unpack by itself (fonts, their maps) is unpacked here first, into nothing, to know its price.
//!
//! A damaged stream gives what came out before the damage, as in all viewers. Streams that were packed by a method of
//! old (LZW) or with a predictor, which only pictures use, are left to the parser where even the worst that their
//! length allows is affordable. Cost: linear in what comes out.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::DeflateDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use crate::error::Refusal;
use crate::read::limits::Purse;

/// How much is unpacked at a time into nothing, in bytes.
const BUFFER: usize = 16 << 10;
/// The filters that may be chained.
const MAX_CHAIN: usize = 8;

/// Unpacks a stream, `None` when it cannot be. The error is the reason, for a person, when the purse is empty.
pub(super) fn unpack<'a>(stream: &Stream<'a>, purse: &mut Purse) -> Result<Option<Cow<'a, [u8]>>, Refusal> {
    let filters = stream.filters();
    let is_picture = |filter: &Filter| {
        matches!(
            filter,
            Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode
        )
    };
    if filters.iter().any(is_picture) || filters.len() > MAX_CHAIN {
        return Ok(None);
    }
    let dict = stream.dict();
    if ["DecodeParms", "DP"].iter().any(|key| dict.contains_key(key)) || filters.contains(&Filter::LzwDecode)
    {
        return by_parser(stream, &filters, purse);
    }
    let mut data = stream.raw_data();
    for (place, filter) in filters.iter().enumerate() {
        data = match filter {
            Filter::Crypt if place == 0 => data,
            _ => match step(*filter, &data, purse.left()) {
                Ok(Some(unpacked)) => Cow::Owned(unpacked),
                Ok(None) => return Ok(None),
                Err(Beyond) => return Err(purse.empty()),
            },
        };
    }
    purse.pay(data.len() as u64)?;
    Ok(Some(data))
}

/// Unpacks a stream into nothing and returns how much comes out. The error is the reason, for a person, when the purse is empty.
pub(super) fn price(stream: &Stream<'_>, purse: &mut Purse) -> Result<u64, Refusal> {
    let filters = stream.filters();
    let has_parameters = ["DecodeParms", "DP"]
        .iter()
        .any(|key| stream.dict().contains_key(key));
    if has_parameters || *filters != [Filter::FlateDecode] {
        return Ok(unpack(stream, purse)?.unwrap_or_default().len() as u64);
    }
    let data = stream.raw_data();
    let mut decoder = inflating(&data, purse.left());
    let mut buffer = [0; BUFFER];
    let mut length = 0;
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        length += read as u64;
    }
    purse.pay(length)?;
    Ok(length)
}

/// Leaves a stream to the parser, if its worst is affordable.
fn by_parser<'a>(
    stream: &Stream<'a>,
    filters: &[Filter],
    purse: &mut Purse,
) -> Result<Option<Cow<'a, [u8]>>, Refusal> {
    let known = filters.iter().take_while(|filter| **filter != Filter::LzwDecode);
    let known = known.count();
    let mut data = stream.raw_data();
    for filter in &filters[..known] {
        match step(*filter, &data, purse.left()) {
            Ok(Some(unpacked)) => data = Cow::Owned(unpacked),
            Ok(None) => {}
            Err(Beyond) => return Err(purse.empty()),
        }
    }
    // From the first LZW on only lengths are known.
    let worst = filters[known..].iter().map(|filter| grows(*filter));
    if worst.fold(data.len() as u64, u64::saturating_mul) > purse.left() {
        return Err(purse.empty());
    }
    let Ok(data) = stream.decoded_data() else {
        return Ok(None);
    };
    purse.pay(data.len() as u64)?;
    Ok(Some(data))
}

/// Returns how many bytes may come out of one.
pub(super) fn grows(filter: Filter) -> u64 {
    match filter {
        // The longest code stands for 4096 bytes and takes 12 bits, and the codes before it grow one by one.
        Filter::LzwDecode => 1_400,
        // A run of 258 bytes takes two bits.
        Filter::FlateDecode => 1_040,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        _ => 1,
    }
}

/// More comes out than may.
struct Beyond;

/// Undoes one filter, `None` when the data is not of its kind.
fn step(filter: Filter, data: &[u8], most: u64) -> Result<Option<Vec<u8>>, Beyond> {
    let unpacked = match filter {
        Filter::FlateDecode => Some(inflate(data, most)),
        Filter::AsciiHexDecode => hexadecimal(data),
        Filter::Ascii85Decode => base_85(data, most),
        Filter::RunLengthDecode => runs(data, most),
        _ => None,
    };
    match unpacked {
        Some(unpacked) if unpacked.len() as u64 > most => Err(Beyond),
        unpacked => Ok(unpacked),
    }
}

/// Inflates up to just beyond `most` bytes, or to where the data is damaged.
fn inflate(data: &[u8], most: u64) -> Vec<u8> {
    let mut unpacked = Vec::new();
    // What came out before the damage is kept by `read_to_end`.
    let _damaged = inflating(data, most).read_to_end(&mut unpacked);
    unpacked
}

fn inflating(data: &[u8], most: u64) -> impl Read {
    let bare = if is_zlib(data) { &data[2..] } else { data };
    DeflateDecoder::new(bare).take(most.saturating_add(1))
}

/// Whether data starts with the two bytes that zlib puts before what it packs.
pub(super) fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [first, second, ..] if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31))
}

/// Whether a byte is white space in a file (ISO 32000-1, table 1).
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0xc | b'\r' | b' ')
}

fn hexadecimal(data: &[u8]) -> Option<Vec<u8>> {
    let digits = data.iter().take_while(|&&byte| byte != b'>');
    let digits: Option<Vec<u8>> = digits
        .filter(|byte| !is_blank(**byte))
        .map(|&byte| char::from(byte).to_digit(16).map(|digit| digit as u8))
        .collect();
    let pair = |pair: &[u8]| pair[0] << 4 | pair.get(1).copied().unwrap_or(0);
    Some(digits?.chunks(2).map(pair).collect())
}

fn base_85(data: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut unpacked = Vec::new();
    let mut group: Vec<u8> = Vec::with_capacity(5);
    let end = |group: &mut Vec<u8>, unpacked: &mut Vec<u8>| {
        let kept = match group.len() {
            0 => return Some(()),
            1 => return None,
            length => length - 1,
        };
        group.resize(5, 84);
        let value = group.drain(..).try_fold(0_u32, |value, digit| {
            value.checked_mul(85)?.checked_add(digit.into())
        })?;
        unpacked.extend_from_slice(&value.to_be_bytes()[..kept]);
        Some(())
    };
    for byte in data.iter().filter(|byte| !is_blank(**byte)) {
        match byte {
            b'!'..=b'u' => group.push(byte - b'!'),
            b'z' => {
                end(&mut group, &mut unpacked)?;
                unpacked.extend_from_slice(&[0; 4]);
            }
            b'~' => break,
            _ => return None,
        }
        if group.len() == 5 {
            end(&mut group, &mut unpacked)?;
        }
        if unpacked.len() as u64 > most {
            return Some(unpacked);
        }
    }
    end(&mut group, &mut unpacked)?;
    Some(unpacked)
}

fn runs(data: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut unpacked = Vec::new();
    let mut rest = data;
    while unpacked.len() as u64 <= most {
        let (&length, after) = rest.split_first()?;
        match length {
            128 => break,
            0..=127 => {
                let Some((bytes, after)) = after.split_at_checked(usize::from(length) + 1) else {
                    break;
                };
                unpacked.extend_from_slice(bytes);
                rest = after;
            }
            _ => {
                let (&byte, after) = after.split_first()?;
                unpacked.extend(std::iter::repeat_n(byte, 257 - usize::from(length)));
                rest = after;
            }
        }
    }
    Some(unpacked)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};

    use super::*;

    fn undone(filter: Filter, data: &[u8]) -> Option<Vec<u8>> {
        step(filter, data, 1 << 20).ok().flatten()
    }

    #[test]
    fn filters_are_undone() {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(b"BT ET").unwrap();
        assert_eq!(
            undone(Filter::FlateDecode, &packed.finish().unwrap()).unwrap(),
            b"BT ET"
        );
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::best());
        bare.write_all(b"BT ET").unwrap();
        assert_eq!(
            undone(Filter::FlateDecode, &bare.finish().unwrap()).unwrap(),
            b"BT ET"
        );
        assert_eq!(undone(Filter::AsciiHexDecode, b"42 54\n2>zz").unwrap(), b"BT ");
        assert_eq!(
            undone(Filter::Ascii85Decode, b"87cURD]j7BEbo\n80~>").unwrap(),
            b"Hello world!"
        );
        assert_eq!(undone(Filter::Ascii85Decode, b"z~>").unwrap(), [0; 4]);
        assert_eq!(
            undone(Filter::RunLengthDecode, &[1, b'B', b'T', 255, b' ', 128]).unwrap(),
            b"BT  "
        );
    }

    #[test]
    fn damaged_data_gives_what_came_before_the_damage() {
        let text: Vec<u8> = (0..60_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&text).unwrap();
        let packed = packed.finish().unwrap();
        let unpacked = undone(Filter::FlateDecode, &packed[..packed.len() / 2]).unwrap();
        assert!(!unpacked.is_empty() && text.starts_with(&unpacked));
    }

    #[test]
    fn more_than_is_allowed_never_comes_out() {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&vec![b' '; 4 << 20]).unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(inflate(&packed, 1_000).len(), 1_001);
        for (filter, data) in [
            (Filter::FlateDecode, packed),
            (Filter::Ascii85Decode, vec![b'z'; 4_000]),
            (Filter::RunLengthDecode, [129, b' '].repeat(4_000)),
        ] {
            assert!(step(filter, &data, 1_000).is_err(), "{filter:?}");
        }
    }
}

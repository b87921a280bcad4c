//! Packs the parts of a Word or OpenDocument file into a ZIP container.
//!
//! The same parts give the same bytes: the order is that of the caller, and every part has the same age, the first day
//! that ZIP can express. Parts of an existing container are carried over as they are packed there, without unpacking
//! them. Reading what others packed, which needs more care, is `read::zip`.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchive, ZipArchiveWriter};

/// The seconds from 1970 to the first day of 1980.
const FIRST_DAY: i64 = 315_532_800;

/// Packs parts in their order. The error is the reason, for a person.
pub(crate) fn pack(parts: &[(&str, &[u8])]) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut out);
    for (name, content) in parts {
        deflate(&mut archive, name, content).map_err(|problem| reason(&problem))?;
    }
    archive
        .finish()
        .map_err(|problem| reason(&io::Error::other(problem)))?;
    Ok(out)
}

/// Copies a container, with other content for some parts; parts that it does not have come at its end. The error is the
/// reason, for a person.
pub(crate) fn repack(container: &[u8], parts: &[(&str, &[u8])]) -> Result<Vec<u8>, String> {
    copy(container, parts).map_err(|problem| reason(&problem))
}

fn copy(container: &[u8], parts: &[(&str, &[u8])]) -> io::Result<Vec<u8>> {
    let mut added: Vec<&(&str, &[u8])> = parts.iter().collect();
    let source = ZipArchive::from_slice(container).map_err(io::Error::other)?;
    let mut out = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut out);
    let mut entries = source.entries();
    while let Some(entry) = entries.next_entry().map_err(io::Error::other)? {
        if entry.is_dir() {
            continue;
        }
        let name = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
        let is_named = |part: &str| name.trim_start_matches('/').eq_ignore_ascii_case(part);
        added.retain(|(part, _)| !is_named(part));
        if let Some((_, content)) = parts.iter().find(|(part, _)| is_named(part)) {
            deflate(&mut archive, &name, content)?;
            continue;
        }
        let (crc, size) = (entry.crc32(), entry.uncompressed_size_hint());
        let packed = source.get_entry(entry.wayfinder()).map_err(io::Error::other)?;
        let (mut writer, _) = archive
            .new_file(name.as_str())
            .compression_method(entry.compression_method())
            .last_modified(UtcDateTime::from_unix(FIRST_DAY))
            .start()
            .map_err(io::Error::other)?;
        writer.write_all(packed.data())?;
        writer
            .finish(DataDescriptorOutput::new(crc, size))
            .map_err(io::Error::other)?;
    }
    for (name, content) in added {
        deflate(&mut archive, name, content)?;
    }
    archive.finish().map_err(io::Error::other)?;
    Ok(out)
}

fn deflate(archive: &mut ZipArchiveWriter<&mut Vec<u8>>, name: &str, content: &[u8]) -> io::Result<()> {
    let (mut entry, config) = archive
        .new_file(name)
        .compression_method(CompressionMethod::DEFLATE)
        .last_modified(UtcDateTime::from_unix(FIRST_DAY))
        .start()
        .map_err(io::Error::other)?;
    let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
    writer.write_all(content)?;
    let (encoder, output) = writer.finish().map_err(io::Error::other)?;
    encoder.finish()?;
    entry.finish(output).map_err(io::Error::other)?;
    Ok(())
}

fn reason(problem: &io::Error) -> String {
    format!("the Word file cannot be packed ({problem})")
}

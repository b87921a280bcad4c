//! What the way through LibreOffice promises, whether LibreOffice is installed or not.

#[path = "support/optional.rs"]
mod optional;

use optional::Optional;
use travaux::cli::libreoffice::converter;
use travaux::read::{Format, Limits, ReadOptions, Source, read};

fn letter() -> Source {
    Source {
        name: "letter".to_owned(),
        bytes: br"{\rtf1\ansi {\i Recalling} its resolution 60/1{\super 1},\par {\i Urges} all States\par}"
            .to_vec(),
    }
}

/// Waits longer than a busy machine takes to start LibreOffice.
fn patient() -> ReadOptions {
    ReadOptions {
        limits: Limits {
            conversion_seconds: 600,
            ..Limits::default()
        },
        converter: Some(converter()),
        ..ReadOptions::default()
    }
}

#[test]
fn rtf_is_read_with_its_looks_or_the_error_names_the_way_out() {
    let optional = Optional::test("rtf_is_read_with_its_looks_or_the_error_names_the_way_out");
    match read(&letter(), &patient()) {
        Ok((format, document)) => {
            assert_eq!(format, Format::Office);
            let texts: Vec<String> = document
                .blocks
                .iter()
                .map(travaux::document::Block::text)
                .collect();
            assert_eq!(texts, ["Recalling its resolution 60/11,", "Urges all States"]);
            let first = &document.blocks[0].runs;
            assert!(first[0].style.italic && first[2].style.superscript, "{first:?}");
            assert!(
                document
                    .warnings
                    .iter()
                    .any(|warning| warning.code == "converted")
            );
        }
        Err(error) => {
            assert!(error.to_string().contains("save the file as .docx"), "{error}");
            optional.left_out(
                "LibreOffice, through which RTF is read",
                "install libreoffice-writer",
            );
        }
    }
}

#[test]
fn a_conversion_larger_than_a_file_may_be_is_refused() {
    let mut options = patient();
    options.limits.input_bytes = 500;
    assert!(letter().bytes.len() < 500);
    let line = read(&letter(), &options)
        .map(drop)
        .map_err(|error| error.to_string());
    let is_told = |line: &String| {
        line.contains("becomes a Word file that is larger than 500 bytes: ")
            && line.ends_with("--max-input allows more")
            || line.contains("save the file as .docx")
    };
    assert!(line.as_ref().is_err_and(is_told), "{line:?}");
}

#[test]
fn a_conversion_beyond_its_time_is_given_up() {
    let options = ReadOptions {
        limits: Limits {
            conversion_seconds: 0,
            ..Limits::default()
        },
        converter: Some(converter()),
        ..ReadOptions::default()
    };
    let line = read(&letter(), &options)
        .map(|_| ())
        .map_err(|error| error.to_string());
    assert!(
        line.as_ref()
            .is_err_and(|line| line.contains("given up") || line.contains("save the file as .docx")),
        "{line:?}"
    );
}

#[test]
fn wordperfect_is_known_by_its_content_and_a_damaged_file_is_never_read_as_plain_text() {
    let source = Source {
        name: "letter.txt".to_owned(),
        bytes: b"\xffWPC\x10\0\0\0\x01\x0a\x02\x01\0\0\0\0 Recalling its resolution".to_vec(),
    };
    let line = read(&source, &patient())
        .map(|_| ())
        .map_err(|error| error.to_string());
    let line = line.expect_err("there is no text in it");
    assert!(
        line.starts_with("letter.txt") && line.contains("LibreOffice"),
        "{line}"
    );
}

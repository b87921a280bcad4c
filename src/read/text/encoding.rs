//! Bytes → characters.
//!
//! A byte order mark decides; then UTF-16 without one is known by its zero bytes, UTF-8 by its sequences of several bytes,
//! and anything else is guessed by `chardetng` (the detector of Firefox) and decoded by `encoding_rs`. A guess is
//! always reported. Control characters in number mean that the file is no text.
//!
//! A text is UTF-8 as long as its valid sequences outnumber its broken ones: one byte that an editor spoiled must not turn
//! every accented letter of a file into two others. No other encoding comes near that by chance. In single-byte
//! encodings a letter beyond ASCII stands beside ASCII letters mostly, which breaks the sequence; in Cyrillic, Arabic and the
//! double-byte ones of East Asia a byte that opens a sequence is seldom followed by those that carry one on. Each broken
//! place is shown as U+FFFD and reported with its line.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::lines::numbered_lines;
use crate::document::{Locator, Warning};
use crate::error::{Error, Refusal};
use crate::read::Source;
use crate::read::foreign::Foreign;

/// The share of control characters above which a file is no text.
const BINARY_SHARE: f64 = 0.02;

/// So many characters tell whether a file is a text.
const LOOKED_AT: usize = 100_000;

/// Decodes a source.
///
/// # Errors
///
/// When the file is empty or no text.
pub(super) fn decode(source: &Source) -> Result<(String, Vec<Warning>), Error> {
    let bytes = &source.bytes;
    if bytes.is_empty() {
        return Err(Error::about(
            &source.name,
            Refusal::empty("the file is empty; give a file with text"),
        ));
    }
    let refused = |kind: Foreign| Error::about(&source.name, kind.reason());
    if let Some(kind) = Foreign::of(bytes) {
        return Err(refused(kind));
    }
    let (encoding, certain) = encoding_of(bytes);
    let (text, _, broken) = encoding.decode(bytes);
    if is_binary(&text) {
        if let Some(kind) = Foreign::of_binary(bytes) {
            return Err(refused(kind));
        }
        let message =
            "this is not a text (binary data); give plain text, Markdown or another format that can be read";
        return Err(Error::about(&source.name, message));
    }
    let mut warnings = Vec::new();
    if !certain {
        warnings.push(Warning {
            code: "encoding-guessed",
            message: format!("the encoding is not stated; read as {}", encoding.name()),
            locator: Locator::default(),
        });
    }
    if broken {
        warnings.extend(broken_places(&text, encoding));
    }
    Ok((text.into_owned(), warnings))
}

/// Reports each line with bytes that are no letters of the encoding.
fn broken_places<'a>(text: &'a str, encoding: &'static Encoding) -> impl Iterator<Item = Warning> + 'a {
    numbered_lines(text).filter_map(move |line| {
        let count = line.text.matches(char::REPLACEMENT_CHARACTER).count();
        let at = line.start + line.text.find(char::REPLACEMENT_CHARACTER)?;
        let places = if count == 1 {
            "a place".to_owned()
        } else {
            format!("{count} places")
        };
        Some(Warning {
            code: "encoding-broken",
            message: format!(
                "{places} in this line that is no valid {}; shown as \u{fffd} (U+FFFD)",
                encoding.name()
            ),
            locator: Locator {
                line: Some(line.number),
                bytes: at..at + char::REPLACEMENT_CHARACTER.len_utf8(),
                ..Locator::default()
            },
        })
    })
}

/// Names the encoding, and says whether that is certain.
fn encoding_of(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, true);
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return (encoding, false);
    }
    if std::str::from_utf8(bytes).is_ok() || mostly_utf8(bytes) {
        return (UTF_8, true);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    (detector.guess(None, chardetng::Utf8Detection::Allow), false)
}

/// Recognizes UTF-16 without a mark: text in it has a zero in every second byte for Latin letters and spaces.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = sample.len() / 8;
    if sample.len() < 4 {
        return None;
    }
    if odd > enough && even * 8 < odd {
        return Some(UTF_16LE);
    }
    (even > enough && odd * 8 < even).then_some(UTF_16BE)
}

/// Tells a UTF-8 text with broken bytes from a text in another encoding: valid sequences outnumber broken ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid > broken
}

/// Tells binary data by its control characters.
fn is_binary(text: &str) -> bool {
    let (mut controls, mut total) = (0usize, 0usize);
    for c in text.chars().take(LOOKED_AT) {
        total += 1;
        if matches!(c, ' '..='~') {
            continue;
        }
        let harmless = matches!(
            c,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{1b}' | '\u{1a}'
        );
        controls += usize::from(c == '\0' || (c.is_control() && !harmless) || c == '\u{fffd}');
    }
    controls as f64 > BINARY_SHARE * total as f64 && controls > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> String {
        decode(&Source {
            name: "x".into(),
            bytes: bytes.to_vec(),
        })
        .map(|(text, _)| text)
        .unwrap()
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_not_text() {
        assert_eq!(decoded(b"\xef\xbb\xbfDecides"), "Decides");
        assert_eq!(decoded(b"\xff\xfeD\0e\0"), "De");
        assert_eq!(decoded(b"\xfe\xff\0D\0e"), "De");
    }

    #[test]
    fn utf16_without_a_mark_is_known_by_its_zeros() {
        let bytes: Vec<u8> = "Decides to remain seized"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decoded(&bytes), "Decides to remain seized");
    }

    #[test]
    fn windows_1252_is_guessed_and_reported() {
        let source = Source {
            name: "x".into(),
            bytes: b"The State\x92s \x93right\x94 \x96 caf\xe9".to_vec(),
        };
        let (text, warnings) = decode(&source).unwrap();
        assert_eq!(text, "The State\u{2019}s \u{201c}right\u{201d} \u{2013} café");
        assert_eq!(warnings[0].code, "encoding-guessed");
    }

    #[test]
    fn one_bad_byte_does_not_spoil_the_letters_around_it() {
        let source = Source {
            name: "x".into(),
            bytes: b"L\xe2\x80\x99Assembl\xc3\xa9e,\n\nd\xe9cide d\xc3\xa9sormais.".to_vec(),
        };
        let (text, warnings) = decode(&source).unwrap();
        assert_eq!(text, "L\u{2019}Assemblée,\n\nd\u{fffd}cide désormais.");
        assert_eq!((warnings.len(), warnings[0].code), (1, "encoding-broken"));
        assert_eq!(warnings[0].locator.line, Some(3));
    }

    #[test]
    fn other_encodings_are_not_taken_for_broken_utf8() {
        let russian =
            "Генеральная Ассамблея, ссылаясь на свою резолюцию, постановляет продолжить рассмотрение";
        let chinese = "大会，回顾其关于水井的决议，注意到水井不是私有财产，决定继续审议此案";
        let arabic = "إن الجمعية العامة، إذ تشير إلى قرارها، تقرر أن تبقي المسألة قيد النظر";
        let french = "L'Assemblée générale, considérant les États parties, décide à côté";
        for (text, encoding) in [
            (russian, encoding_rs::WINDOWS_1251),
            (russian, encoding_rs::KOI8_R),
            (chinese, encoding_rs::GBK),
            (chinese, encoding_rs::BIG5),
            (arabic, encoding_rs::WINDOWS_1256),
            (french, encoding_rs::WINDOWS_1252),
        ] {
            let (bytes, ..) = encoding.encode(text);
            assert!(!mostly_utf8(&bytes), "{}", encoding.name());
        }
    }

    #[test]
    fn binary_data_is_refused() {
        let source = Source {
            name: "x".into(),
            bytes: (0..=255u8).cycle().take(4000).collect(),
        };
        assert!(decode(&source).unwrap_err().to_string().contains("binary"));
    }
}

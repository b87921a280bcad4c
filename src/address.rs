//! Writes the path of a file as its address: `/tmp/a b` is `file:///tmp/a%20b`.
//!
//! LibreOffice is told its profile by an address, and a browser its page. A space or a sign with a meaning of its own
//! (`#`, `%`, `?`) in the path of the temporary folder would lead them to another place, or make them wait for a person,
//! so every byte that is not plain is written in hexadecimal (RFC 3986, RFC 8089). On Unix a path is bytes, and so is
//! its address: a name in an old encoding is kept as it is.

use std::path::Path;

/// Returns the address of an absolute path.
pub(crate) fn file_address(path: &Path) -> String {
    let bytes = bytes(path);
    // `C:/texts` has no slash before the drive; `//server/share` names its host.
    let start = match bytes.as_slice() {
        [b'/', b'/', ..] if cfg!(windows) => "file:",
        [b'/', ..] => "file://",
        _ => "file:///",
    };
    let mut address = String::from(start);
    for byte in bytes {
        let plain = byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
        // The colon of a drive; on other systems it is a letter like any other.
        if plain || (cfg!(windows) && byte == b':') {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

#[cfg(unix)]
fn bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(not(unix))]
fn bytes(path: &Path) -> Vec<u8> {
    path.to_string_lossy().replace('\\', "/").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_addresses_with_their_signs_in_hexadecimal() {
        assert_eq!(
            file_address(Path::new("/tmp/a b#c%d?e/é")),
            "file:///tmp/a%20b%23c%25d%3Fe/%C3%A9"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_name_in_an_old_encoding_keeps_its_bytes() {
        use std::os::unix::ffi::OsStrExt;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"/tmp/\xe9"));
        assert_eq!(file_address(path), "file:///tmp/%E9");
    }
}

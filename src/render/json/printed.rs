//! JSON as it is printed: indented by two spaces, with a line end at the end.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

/// How many bytes go out at once.
const AT_ONCE: usize = 32 << 10;

/// Prints a value piece by piece.
pub(super) fn stream(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut gathered = BufWriter::with_capacity(AT_ONCE, out);
    print(value, &mut gathered)?;
    gathered.flush()
}

/// Prints a value, which is plain data with text keys.
pub(super) fn text(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    print(value, &mut bytes).expect("memory takes plain data");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

fn print(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}

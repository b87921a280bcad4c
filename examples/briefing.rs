//! Compares two texts with the library alone, without the command line, and prints what matters of the difference.
//!
//! ```text
//! cargo run --example briefing --no-default-features
//! ```

use travaux::read::Source;
use travaux::report::briefing;
use travaux::{Error, Options, Sides, compare};

const DRAFT: &str = "\
The General Assembly,

Recalling its resolution 60/1 of 16 September 2005,

1. Urges all States to cooperate with the Secretary-General;

2. Requests the Secretary-General to report to it at its eightieth session;

3. Decides to remain seized of the matter.
";

const ADOPTED: &str = "\
The General Assembly,

Recalling its resolution 60/1 of 16 September 2005,

1. Invites all States to cooperate, as appropriate, with the Secretary-General;

2. Decides to remain seized of the matter.
";

fn main() -> Result<(), Error> {
    let texts = Sides::new(text("draft", DRAFT), text("adopted", ADOPTED));
    let report = compare(&texts, &Options::default())?;
    println!("{}", report.sentence());
    for sentence in briefing(&report) {
        println!("{}", sentence.text());
    }
    Ok(())
}

fn text(name: &str, words: &str) -> Source {
    Source {
        name: name.to_owned(),
        bytes: words.as_bytes().to_vec(),
    }
}

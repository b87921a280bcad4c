//! Prints what matters of a comparison, with the library alone and without the command line: of a saved report, or of two texts
//! that stand here.
//!
//! ```text
//! cargo run --example briefing --no-default-features -- report.json
//! cargo run --example briefing --no-default-features
//! ```

use travaux::read::Source;
use travaux::report::{Report, briefing, load};
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

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let report = match std::env::args().nth(1) {
        Some(name) => load(&Source {
            bytes: std::fs::read(&name)?,
            name,
        })?,
        None => compared()?,
    };
    println!("{}", report.sentence());
    for item in briefing(&report).items {
        println!("{}", item.text());
    }
    Ok(())
}

fn compared() -> Result<Report, Error> {
    let texts = Sides::new(text("draft", DRAFT), text("adopted", ADOPTED));
    compare(&texts, &Options::default())
}

fn text(name: &str, words: &str) -> Source {
    Source {
        name: name.to_owned(),
        bytes: words.as_bytes().to_vec(),
    }
}

//! Turns the lists of the lexicon that people keep as TOML into JSON, which a program reads several times quicker than TOML: every run
//! needs them, and most runs are short.

use std::path::Path;
use std::{env, fs};

/// The lists, without `.toml`; all stand in the folder of the lexicon.
const LISTS: [&str; 3] = ["ladders", "modals", "spelling"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").expect("cargo names a folder");
    for list in LISTS {
        let file = format!("src/lexicon/{list}.toml");
        println!("cargo::rerun-if-changed={file}");
        let text = fs::read_to_string(&file).unwrap_or_else(|problem| panic!("{file}: {problem}"));
        let table: toml::Table = text.parse().unwrap_or_else(|problem| panic!("{file}: {problem}"));
        let json = serde_json::to_string(&table).expect("a table with text keys");
        fs::write(Path::new(&out).join(format!("{list}.json")), json).expect("the folder can be written");
    }
}

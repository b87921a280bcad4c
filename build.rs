//! Makes, while the program is compiled, what every run would make anew or the loader would write anew; most runs are short.
//!
//! The lists of the lexicon that people keep as TOML become JSON, which a program reads several times quicker. The confusables of Unicode
//! Technical Standard 39 become one text with numbers, without the addresses of six thousand small tables. And what unwinds a panic is linked
//! into the program where the compiler of the machine has it: as a library of its own it is looked for, mapped and asked for what the
//! processor can at every start, a fiftieth of a short run.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use unicode_normalization::char::decompose_canonical;
use unicode_security::confusable_detection::skeleton;

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
    let (table, text) = prototypes();
    fs::write(Path::new(&out).join("prototypes.rs"), table).expect("the folder can be written");
    fs::write(Path::new(&out).join("prototypes.txt"), text).expect("the folder can be written");
    if let Some(folder) = unwinder() {
        println!("cargo::rustc-link-search=native={}", folder.display());
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Returns the folder of the unwinder of the C compiler, where the program is built, for the machine that builds it, and this one has it. Who uses
/// the library alone links as he likes.
fn unwinder() -> Option<PathBuf> {
    let told = |name: &str| env::var(name).unwrap_or_default();
    let is_program = env::var_os("CARGO_FEATURE_CLI").is_some();
    let is_here = told("TARGET") == told("HOST")
        && told("CARGO_CFG_TARGET_OS") == "linux"
        && told("CARGO_CFG_TARGET_ENV") == "gnu";
    if !is_program || !is_here {
        return None;
    }
    // Without such a library the compiler prints the name as it was asked for.
    let asked = Command::new("cc")
        .arg("-print-file-name=libgcc_eh.a")
        .output()
        .ok()?;
    let path = PathBuf::from(String::from_utf8(asked.stdout).ok()?.trim());
    let folder = path.parent().filter(|folder| folder.is_absolute())?;
    path.is_file().then(|| folder.to_owned())
}

/// Returns the signs that another sign stands for, in order, and where the prototype of each ends; and all prototypes one behind the other.
/// What is taken apart before the table is asked is none of these.
fn prototypes() -> (String, String) {
    let (mut signs, mut ends, mut text, mut count) = (String::new(), String::new(), String::new(), 0);
    for c in ('\0'..=char::MAX).filter(|&c| is_whole(c)) {
        let prototype: String = skeleton(c.encode_utf8(&mut [0; 4])).collect();
        if !prototype.chars().eq([c]) {
            text.push_str(&prototype);
            count += 1;
            write!(signs, "'{}',", c.escape_unicode()).expect("a text takes all");
            write!(ends, "{},", text.len()).expect("a text takes all");
        }
    }
    let table =
        format!("static SIGNS: [char; {count}] = [{signs}];\nstatic ENDS: [u16; {count}] = [{ends}];\n");
    (table, text)
}

/// Whether a sign is not made of others.
fn is_whole(c: char) -> bool {
    let mut parts = 0;
    decompose_canonical(c, |part| parts += if part == c { 1 } else { 2 });
    parts == 1
}

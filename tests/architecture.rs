//! The arrows of the design: which module may use which. Data flows one way, so an arrow never goes back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a command may name that stands beside `compare`: all stages, and never another command.
const STAGES: &[&str] = &[
    "memory",
    "text",
    "sides",
    "document",
    "error",
    "read",
    "instrument",
    "lexicon",
    "structure",
    "align",
    "diff",
    "report",
    "compare",
];

/// What each module may name with `use crate::…` or `crate::…`. `text` knows nothing of ours.
const ALLOWED: [(&str, &[&str]); 25] = [
    ("memory", &[]),
    ("threads", &[]),
    ("text", &[]),
    ("sides", &[]),
    ("address", &[]),
    ("package", &[]),
    ("private", &[]),
    ("program", &["private"]),
    ("error", &[]),
    ("document", &[]),
    ("read", &["text", "document", "error", "memory"]),
    ("instrument", &["document"]),
    ("lexicon", &["text"]),
    ("structure", &["text", "document", "instrument", "lexicon"]),
    ("align", &["text", "sides", "instrument", "lexicon"]),
    ("diff", &["text", "sides"]),
    (
        "report",
        &[
            "text",
            "sides",
            "document",
            "instrument",
            "align",
            "diff",
            "read",
            "lexicon",
            "error",
            "threads",
        ],
    ),
    (
        "render",
        &[
            "package",
            "amend",
            "check",
            "history",
            "trace",
            "verify",
            "diff",
            "text",
            "sides",
            "document",
            "instrument",
            "align",
            "read",
            "report",
        ],
    ),
    (
        "compare",
        &[
            "memory",
            "sides",
            "document",
            "threads",
            "error",
            "read",
            "instrument",
            "structure",
            "align",
            "report",
        ],
    ),
    ("amend", STAGES),
    ("check", STAGES),
    ("history", STAGES),
    ("trace", STAGES),
    ("verify", STAGES),
    (
        "cli",
        &[
            "amend",
            "check",
            "history",
            "trace",
            "verify",
            "memory",
            "text",
            "sides",
            "document",
            "error",
            "read",
            "instrument",
            "align",
            "structure",
            "report",
            "structure",
            "render",
            "compare",
            "lexicon",
            "private",
            "address",
            "program",
            "threads",
        ],
    ),
];

#[test]
fn arrows_between_modules_never_go_back() {
    let allowed: BTreeMap<&str, BTreeSet<&str>> = ALLOWED
        .iter()
        .map(|(module, uses)| (*module, uses.iter().copied().collect()))
        .collect();
    let mut wrong = Vec::new();
    visit(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut |path, text| {
            let module = module_of(path);
            if matches!(module.as_str(), "lib" | "main") {
                return;
            }
            let uses = allowed
                .get(module.as_str())
                .unwrap_or_else(|| panic!("{module} is not in the table"));
            for target in targets(text).filter(|target| *target != module && !uses.contains(target.as_str()))
            {
                wrong.push(format!("{} uses {target}", path.display()));
            }
        },
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_command_line_touches_files_and_streams() {
    let mut wrong = Vec::new();
    visit(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut |path, text| {
            // What is made for other programs is made and removed by one module.
            let outside = ["cli", "main", "private", "program"].contains(&module_of(path).as_str());
            for word in [
                "std::fs",
                "std::env",
                "std::io::std",
                "std::net",
                "std::process",
                "set_hook",
                "println!",
                "SystemTime",
            ] {
                if !outside
                    && text
                        .split("#[cfg(test)]")
                        .next()
                        .is_some_and(|code| code.contains(word))
                {
                    wrong.push(format!("{} has {word}", path.display()));
                }
            }
        },
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the outputs share. Everything else in `render` is an output, and no output knows another.
const SHARED_BY_OUTPUTS: [&str; 3] = ["ink", "visible", "wrap"];

/// Where the outputs are listed.
const LISTS: [&str; 5] = ["mod.rs", "checks.rs", "histories.rs", "traces.rs", "verifies.rs"];

#[test]
fn no_output_knows_another() {
    let mut wrong = Vec::new();
    let render = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render");
    visit(&render, &mut |path, text| {
        let inside: Vec<&str> = path
            .strip_prefix(&render)
            .unwrap()
            .iter()
            .filter_map(|part| part.to_str())
            .collect();
        let output = inside[0].trim_end_matches(".rs");
        if inside.len() == 1 && LISTS.contains(&inside[0]) {
            return;
        }
        // `super` of a file is its folder, and of the file that stands for a folder, the one above.
        let depth = inside.len() - usize::from(inside.ends_with(&["mod.rs"]));
        let named = names_behind(text, "crate::render::")
            .into_iter()
            .chain(names_behind(text, &"super::".repeat(depth)));
        for other in named.filter(|name| name != output && !SHARED_BY_OUTPUTS.contains(&name.as_str())) {
            wrong.push(format!("{} uses {other}", path.display()));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn similar_is_used_by_diff_alone_and_colours_by_one_file() {
    let mut wrong = Vec::new();
    visit(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut |path, text| {
            if text.contains("use similar") && module_of(path) != "diff" {
                wrong.push(format!("{} uses similar", path.display()));
            }
            if text.contains("u{1b}[") && !path.ends_with("render/ink.rs") && !text.contains("#[cfg(test)]") {
                wrong.push(format!("{} writes escape sequences", path.display()));
            }
        },
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Calls `f` with every source file below a folder and its text.
fn visit(folder: &Path, f: &mut dyn FnMut(&Path, &str)) {
    let mut entries: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            visit(&path, f);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            f(&path, &std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Names the top module that a file belongs to.
fn module_of(path: &Path) -> String {
    let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
    let src = parts.iter().rposition(|part| *part == "src").unwrap();
    parts[src + 1].trim_end_matches(".rs").to_owned()
}

/// Yields the modules that a file names behind `crate::`, outside comments and tests.
fn targets(text: &str) -> impl Iterator<Item = String> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let names: Vec<String> = code
        .join("\n")
        .split("crate::")
        .skip(1)
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        })
        .filter(|name| name.chars().next().is_some_and(char::is_lowercase))
        .collect();
    names.into_iter()
}

/// Returns the modules that a file names behind exactly this path, outside comments and tests: those of `path::name` and of
/// `path::{one::…, other}`.
fn names_behind(text: &str, path: &str) -> Vec<String> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join(" ");
    let longer = code
        .match_indices(path)
        .filter(|(at, _)| !code[..*at].ends_with("super::"));
    let mut names = Vec::new();
    for rest in longer.map(|(at, path)| &code[at + path.len()..]) {
        let each: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').collect(),
            None => vec![rest],
        };
        for one in each {
            let name: String = one
                .trim_start()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if name.chars().next().is_some_and(char::is_lowercase) && name != "super" && name != "self" {
                names.push(name);
            }
        }
    }
    names
}

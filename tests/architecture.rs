//! The arrows of the design: which module may use which. Data flows one way, so an arrow never goes back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[path = "architecture/modules.rs"]
mod modules;

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
const ALLOWED: [(&str, &[&str]); 26] = [
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
    ("align", &["text", "sides", "instrument", "lexicon", "threads"]),
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
        "show",
        &["sides", "document", "read", "instrument", "align", "render"],
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
            "show",
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

/// Who may touch the world, and how: the word for it in the code, and the rooms and files that may use it.
const WORLD: [(&str, &[&str]); 14] = [
    ("std::fs", OUTSIDE),
    ("std::env", OUTSIDE),
    ("std::io::std", OUTSIDE),
    ("std::net", OUTSIDE),
    ("std::process", OUTSIDE),
    ("process::", OUTSIDE),
    ("println!", OUTSIDE),
    ("SystemTime", &["cli/"]),
    // How long a program of another's may run; what this one finds out never depends on a clock.
    ("Instant", &["program.rs"]),
    // Hooks are of the whole process, so they are its owner's: the library sets none.
    ("set_hook", &["cli/mod.rs"]),
    ("take_hook", &["cli/mod.rs"]),
    // Work side by side is given out by `threads`; a parser of others gets a stack of its own from `stack`.
    (
        "std::thread",
        &["cli/", "private/", "program.rs", "threads.rs", "read/stack.rs"],
    ),
    ("thread::spawn", &["cli/"]),
    ("thread::Builder", &["cli/", "threads.rs", "read/stack.rs"]),
];

/// The command line, and what makes and removes things and runs programs for it.
const OUTSIDE: &[&str] = &["cli/", "main.rs", "private/", "program.rs"];

#[test]
fn the_world_is_touched_where_the_table_says() {
    let mut wrong = Vec::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    visit(&src, &mut |path, text| {
        let file = path
            .strip_prefix(&src)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        let code = code_of(text);
        for (word, rooms) in WORLD {
            if code.contains(word) && !rooms.iter().any(|room| file.starts_with(room)) {
                wrong.push(format!("{file} has {word}"));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No file uses one that uses it, be it round about: they are one file, or lack a third. One relation is sanctioned: a file in a
/// folder may name the types and constants of the file that stands for the folder, which tells the story and so uses the files in
/// it. Its functions it may not: what both call has a place of its own.
#[test]
fn no_file_uses_one_that_uses_it() {
    let mut arrows = modules::arrows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    for (file, used) in &mut arrows {
        used.retain(|other, names| {
            let word = |name: &String| name.starts_with(char::is_uppercase);
            !(stands_above(other, file) && names.iter().all(word))
        });
    }
    let told = |circle: &Vec<String>| {
        let ties = circle.iter().flat_map(|file| {
            let inside = arrows[file].iter().filter(|(other, _)| circle.contains(other));
            inside.map(move |(other, names)| {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                format!("    {file} uses {} of {other}", names.join(", "))
            })
        });
        format!(
            "a circle of {}:\n{}",
            circle.len(),
            ties.collect::<Vec<_>>().join("\n")
        )
    };
    let circles: Vec<String> = modules::circles(&arrows).iter().map(told).collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// What stands in one folder, files and folders, does not use each other round about either. The file that stands for the folder tells
/// the story, and is left out.
#[test]
fn nothing_in_a_folder_uses_what_uses_it() {
    let arrows = modules::arrows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let folders: BTreeSet<&str> = arrows
        .keys()
        .flat_map(|file| file.match_indices('/').map(|(at, _)| &file[..=at]))
        .collect();
    assert!(folders.len() > 30);
    let mut wrong = Vec::new();
    for folder in folders {
        let mut within: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
        for (file, used) in &arrows {
            let Some(one) = inhabitant(file, folder) else {
                continue;
            };
            let own = within.entry(one.to_owned()).or_default();
            for (other, names) in used {
                if let Some(two) = inhabitant(other, folder).filter(|two| *two != one) {
                    own.entry(two.to_owned())
                        .or_default()
                        .extend(names.iter().cloned());
                }
            }
        }
        let circles = modules::circles(&within);
        wrong.extend(circles.iter().map(|circle| {
            let ties = circle
                .iter()
                .map(|one| format!("    {one} uses {:?}", within[one]));
            format!("in {folder}:\n{}", ties.collect::<Vec<_>>().join("\n"))
        }));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns in what of a folder a file stands: a file of it, without its ending, or a folder in it. A file and a folder of one name are
/// one.
fn inhabitant<'a>(file: &'a str, folder: &str) -> Option<&'a str> {
    let inside = file.strip_prefix(folder)?;
    let end = inside
        .find('/')
        .or_else(|| inside.strip_suffix(".rs").map(str::len));
    let name = &inside[..end?];
    (name != "mod").then_some(name)
}

/// What a paragraph is, and what follows from it, are two steps of the outline: only the file that tells the story names both.
#[test]
fn classifying_and_nesting_do_not_know_each_other() {
    const STORY: &str = "structure/outline/mod.rs";
    let step = |file: &str| {
        let steps = ["structure/outline/classify/", "structure/outline/nest/"];
        steps.into_iter().find(|step| file.starts_with(step))
    };
    let arrows = modules::arrows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    for (file, used) in arrows.iter().filter(|(file, _)| *file != STORY) {
        for other in used.keys().filter(|other| step(other).is_some()) {
            assert_eq!(step(file), step(other), "{file} uses {other}");
        }
    }
    assert_eq!(arrows[STORY].keys().filter_map(|file| step(file)).count(), 2);
}

/// Whether a file stands for a folder in which another one is.
fn stands_above(file: &str, other: &str) -> bool {
    let folder = match file.strip_suffix("mod.rs") {
        Some(folder) => folder.to_owned(),
        None => file.replace(".rs", "/"),
    };
    !folder.is_empty() && other != file && other.starts_with(&folder)
}

#[test]
fn arrows_are_found_whatever_way_they_are_written() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("arrows");
    let files = [
        ("lib.rs", "mod one; mod two; mod three; mod four;"),
        (
            "one.rs",
            "use crate::two::{Two, deep::{self, Deep as Other}};\nfn f() { deep::call(); }",
        ),
        (
            "two/mod.rs",
            "pub mod deep; mod lone; pub use lone::handed; pub struct Two;",
        ),
        (
            "two/deep.rs",
            "use super::lone;\npub struct Deep; pub fn call() { lone::handed(); crate::three::count::<u8>() }",
        ),
        ("two/lone.rs", "pub fn handed() {}"),
        // Neither a comment, a string nor a test is code.
        (
            "three.rs",
            "// crate::one::f()\npub fn count<T>() { let _ = \"crate::one::f()\"; }\n#[cfg(test)]\nmod tests { use crate::one::f; }",
        ),
        ("four.rs", "fn g() { crate::two::handed(); self::h() } fn h() {}"),
    ];
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let arrows = modules::arrows(&folder);
    let of = |file: &str| -> Vec<String> {
        let named = arrows[file].iter();
        let named = named.map(|(other, names)| {
            format!(
                "{other}: {}",
                names.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
            )
        });
        named.collect()
    };
    assert_eq!(of("one.rs"), ["two/deep.rs: Deep call", "two/mod.rs: Two"]);
    assert_eq!(of("two/deep.rs"), ["three.rs: count", "two/lone.rs: handed"]);
    assert_eq!(of("two/mod.rs"), [] as [&str; 0]);
    assert_eq!(of("three.rs"), [] as [&str; 0]);
    assert_eq!(of("four.rs"), ["two/lone.rs: handed"]);
    assert_eq!(modules::circles(&arrows), [] as [Vec<String>; 0]);
    std::fs::write(
        folder.join("two/lone.rs"),
        "pub fn handed() { super::deep::call() }",
    )
    .unwrap();
    let circles = modules::circles(&modules::arrows(&folder));
    assert_eq!(
        circles,
        [["two/deep.rs", "two/lone.rs"].map(ToOwned::to_owned).to_vec()]
    );
}

/// What the outputs share. Everything else in `render` is an output, and no output knows another.
const SHARED_BY_OUTPUTS: [&str; 3] = ["ink", "visible", "wrap"];

/// Where the outputs are listed.
const LISTS: [&str; 5] = [
    "mod.rs",
    "check_formats.rs",
    "history_formats.rs",
    "trace_formats.rs",
    "verify_formats.rs",
];

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

/// Returns the code of a file, without comments and tests.
fn code_of(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    code.join("\n")
}

/// Yields the modules that a file names behind `crate::`, outside comments and tests.
fn targets(text: &str) -> impl Iterator<Item = String> {
    let names: Vec<String> = code_of(text)
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
    let code = code_of(text).replace('\n', " ");
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

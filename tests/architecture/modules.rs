//! Which file of `src` names items of which other file.
//!
//! A small reader of Rust that knows what arrows need and no more: the modules by their files, what a file defines at its top,
//! what it brings in with `use`, and the paths in its code. A name that a file hands on (`pub use`) is followed to the file that
//! defines it, so the door of a folder is not taken for the room. Comments, strings and tests are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The arrows between files: who names, who is named, and which names.
pub(crate) type Arrows = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// One file, as far as arrows need it.
struct Module {
    /// Its path below `src`.
    file: String,
    /// What stands in it, without comments, strings and tests.
    tokens: Vec<String>,
    /// The names that it defines.
    defined: BTreeSet<String>,
    /// The names that it brings in, and from where.
    brought: BTreeMap<String, Vec<String>>,
    /// The modules of which it brings in all.
    globs: Vec<Vec<String>>,
}

/// All modules, by their path (`[]` for `lib.rs`).
type Modules = BTreeMap<Vec<String>, Module>;

/// Returns the arrows between all files below `src`, as their code names each other.
pub(crate) fn arrows(src: &Path) -> Arrows {
    let modules = modules(src);
    let mut arrows = Arrows::new();
    for (path, module) in &modules {
        let of = arrows.entry(module.file.clone()).or_default();
        for named in used(&module.tokens) {
            if let Some((file, name)) =
                definer(&modules, path, &named, 0).filter(|(file, _)| *file != module.file)
            {
                of.entry(file).or_default().insert(name);
            }
        }
    }
    arrows
}

/// Returns the groups of files that use each other, direct or round about, with what ties them.
pub(crate) fn circles(arrows: &Arrows) -> Vec<Vec<String>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> = arrows
        .keys()
        .map(|from| (from.as_str(), reached(arrows, from)))
        .collect();
    let mut seen = BTreeSet::new();
    let mut circles = Vec::new();
    for (from, to) in &reach {
        let circle: Vec<String> = to
            .iter()
            .filter(|other| reach.get(*other).is_some_and(|back| back.contains(from)))
            .map(|other| (*other).to_owned())
            .collect();
        if !circle.is_empty() && seen.insert(circle.clone()) {
            circles.push(circle);
        }
    }
    circles
}

/// Returns all files that one reaches along the arrows.
fn reached<'a>(arrows: &'a Arrows, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        for next in arrows.get(file).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    reached
}

/// Reads all modules below `src`.
fn modules(src: &Path) -> Modules {
    let mut modules = Modules::new();
    super::visit(src, &mut |file, text| {
        let tokens = tokens(text);
        let (brought, globs) = brought(&tokens);
        let module = Module {
            file: file.strip_prefix(src).unwrap().display().to_string(),
            defined: defined(&tokens),
            brought,
            globs,
            tokens,
        };
        modules.insert(path_of(file.strip_prefix(src).unwrap()), module);
    });
    modules
}

/// Returns the path of the module that a file holds.
fn path_of(file: &Path) -> Vec<String> {
    let stem: PathBuf = file.with_extension("");
    let mut path: Vec<String> = stem
        .iter()
        .map(|part| part.to_str().unwrap().to_owned())
        .collect();
    if path
        .last()
        .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
    {
        path.pop();
    }
    path
}

/// Returns the file that defines what a path names, as the module at `from` sees it, and the name there; `None` for what is not
/// ours and for the mere name of a module.
fn definer(modules: &Modules, from: &[String], path: &[String], depth: usize) -> Option<(String, String)> {
    if depth > 16 {
        return None;
    }
    let mut at = from.to_vec();
    let mut rest = path;
    match path[0].as_str() {
        "crate" => at.clear(),
        "self" => {}
        "super" => drop(at.pop()),
        first => return within(modules, &at, first, &path[1..], depth),
    }
    rest = &rest[1..];
    while rest.first().is_some_and(|next| next == "super") {
        at.pop();
        rest = &rest[1..];
    }
    let name = rest.first()?;
    within(modules, &at, name, &rest[1..], depth)
}

/// Looks a name up in a module: a module below it, something that it defines, something that it brought in.
fn within(
    modules: &Modules,
    at: &[String],
    name: &str,
    rest: &[String],
    depth: usize,
) -> Option<(String, String)> {
    let module = modules.get(at)?;
    let below = [at, &[name.to_owned()]].concat();
    if modules.contains_key(&below) {
        return rest
            .first()
            .and_then(|next| within(modules, &below, next, &rest[1..], depth + 1));
    }
    if module.defined.contains(name) {
        return Some((module.file.clone(), name.to_owned()));
    }
    if let Some(origin) = module.brought.get(name) {
        let longer = [origin.as_slice(), rest].concat();
        return definer(modules, at, &longer, depth + 1).filter(|_| longer != [name]);
    }
    module.globs.iter().find_map(|glob| {
        let longer = [glob.as_slice(), &[name.to_owned()], rest].concat();
        definer(modules, at, &longer, depth + 1)
    })
}

/// Returns the names that stand behind a word that defines one, at the top of a file.
fn defined(tokens: &[String]) -> BTreeSet<String> {
    const DEFINES: [&str; 9] = [
        "fn",
        "struct",
        "enum",
        "trait",
        "type",
        "const",
        "static",
        "union",
        "macro_rules",
    ];
    let mut depth = 0_usize;
    let mut names = BTreeSet::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            word if depth == 0 && DEFINES.contains(&word) => {
                names.extend(
                    tokens
                        .get(at + 1)
                        .filter(|name| *name != "!" && *name != "fn")
                        .cloned(),
                );
                if word == "macro_rules" {
                    names.extend(tokens.get(at + 2).cloned());
                }
            }
            _ => {}
        }
    }
    names
}

/// Returns what a file brings in by name, and the modules of which it brings in all.
fn brought(tokens: &[String]) -> (BTreeMap<String, Vec<String>>, Vec<Vec<String>>) {
    let mut names = BTreeMap::new();
    let mut globs = Vec::new();
    for (path, name) in uses(tokens).into_iter().map(|used| used.brings) {
        if name == "*" {
            globs.push(path);
        } else {
            names.insert(name, path);
        }
    }
    (names, globs)
}

/// One name of a `use`.
struct Used {
    /// The path, and the name by which the file knows it (`*` for all).
    brings: (Vec<String>, String),
    /// Whether it is handed on, to those outside.
    handed_on: bool,
}

/// Returns every name of every `use`.
fn uses(tokens: &[String]) -> Vec<Used> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] == "use" && tokens.get(at + 1).is_some_and(|next| next != "<") {
            let handed_on = at > 0 && (tokens[at - 1] == "pub" || tokens[at - 1] == ")");
            let mut found = Vec::new();
            at = tree(tokens, at + 1, &[], &mut found);
            all.extend(found.into_iter().map(|brings| Used { brings, handed_on }));
        }
        at += 1;
    }
    all
}

/// Reads one tree of a `use` and returns where it ends.
fn tree(
    tokens: &[String],
    mut at: usize,
    before: &[String],
    found: &mut Vec<(Vec<String>, String)>,
) -> usize {
    let mut path = before.to_vec();
    while at < tokens.len() {
        match tokens[at].as_str() {
            "::" => at += 1,
            "{" => {
                at += 1;
                while !["}", ";"].contains(&tokens[at].as_str()) {
                    at = tree(tokens, at, &path, found);
                    if tokens[at] == "," {
                        at += 1;
                    }
                }
                return at + 1;
            }
            "*" => {
                found.push((path, "*".to_owned()));
                return at + 1;
            }
            "as" => {
                found.push((path, tokens[at + 1].clone()));
                return at + 2;
            }
            "," | "}" | ";" => break,
            "self" if !path.is_empty() => at += 1,
            part => {
                path.push(part.to_owned());
                at += 1;
            }
        }
    }
    if let Some(name) = path.last().cloned() {
        found.push((path, name));
    }
    at
}

/// Returns all paths that the code of a file names: those of its `use`, but for what it hands on, and those between.
fn used(tokens: &[String]) -> Vec<Vec<String>> {
    let mut paths: Vec<Vec<String>> = uses(tokens)
        .into_iter()
        .filter(|used| !used.handed_on && used.brings.1 != "*")
        .map(|used| used.brings.0)
        .collect();
    let mut at = 0;
    let mut in_use = false;
    while at < tokens.len() {
        match tokens[at].as_str() {
            "use" => in_use = tokens.get(at + 1).is_some_and(|next| next != "<"),
            ";" => in_use = false,
            _ => {}
        }
        let mut path = vec![tokens[at].clone()];
        while !in_use
            && is_name(&tokens[at])
            && at + 2 < tokens.len()
            && tokens[at + 1] == "::"
            && is_name(&tokens[at + 2])
        {
            path.push(tokens[at + 2].clone());
            at += 2;
        }
        if path.len() > 1 || (!in_use && is_name(&path[0])) {
            paths.push(path);
        }
        at += 1;
    }
    paths
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Parts a text into names and marks, without comments, the insides of strings, and tests.
fn tokens(text: &str) -> Vec<String> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        match chars[at] {
            '/' if next == '/' => at = find(&chars, at, |rest| rest[0] == '\n'),
            '/' if next == '*' => at = find(&chars, at + 2, |rest| rest.starts_with(&['*', '/'])) + 2,
            'r' if next == '"' || next == '#' && raw(&chars[at + 1..]) => {
                let signs = chars[at + 1..].iter().take_while(|c| **c == '#').count();
                let end: Vec<char> = std::iter::once('"')
                    .chain(std::iter::repeat_n('#', signs))
                    .collect();
                at = find(&chars, at + 2 + signs, |rest| rest.starts_with(&end)) + end.len();
            }
            '"' => {
                at += 1;
                while at < chars.len() && chars[at] != '"' {
                    at += if chars[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
            }
            '\'' if next == '\\' => at = find(&chars, at + 3, |rest| rest[0] == '\'') + 1,
            '\'' if chars.get(at + 2) == Some(&'\'') => at += 3,
            ':' if next == ':' => {
                tokens.push("::".to_owned());
                at += 2;
            }
            c if c.is_alphanumeric() || c == '_' => {
                let end = find(&chars, at, |rest| !(rest[0].is_alphanumeric() || rest[0] == '_'));
                tokens.push(chars[at..end].iter().collect());
                at = end;
            }
            c if c.is_whitespace() => at += 1,
            c => {
                tokens.push(c.to_string());
                at += 1;
            }
        }
    }
    tokens
}

fn raw(rest: &[char]) -> bool {
    rest.iter().find(|c| **c != '#') == Some(&'"')
}

fn find(chars: &[char], from: usize, is: impl Fn(&[char]) -> bool) -> usize {
    (from..chars.len())
        .find(|at| is(&chars[*at..]))
        .unwrap_or(chars.len())
}

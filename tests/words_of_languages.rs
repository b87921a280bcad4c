//! Every word of a language lives in `src/lexicon`: whoever adds a language should find them all there.
//!
//! A list of words elsewhere is found by how it is written: literals of letters that stand beside each other
//! (`"and" | "or"`, `["which", "who"]`), or that a text is asked for (`== "the"`, `.starts_with("page")`). A sentence that the
//! program says, a code or a key stands in neither way. What looks like it and is no word of a language is named below.

use std::collections::BTreeSet;
use std::path::Path;

/// Where literals are compared that are no words of a language, and what they are.
const TECHNICAL: &[(&str, &str)] = &[
    ("lexicon/", "the words themselves"),
    ("cli/", "options, names of files and of programs"),
    ("render/", "the interface, elements of the outputs"),
    ("read/akn.rs", "elements of Akoma Ntoso"),
    ("read/docx/", "elements and attributes of Word files"),
    ("read/formula.rs", "elements of MathML"),
    ("read/html/", "elements, attributes and style sheets of web pages"),
    ("read/odt/", "elements and attributes of OpenDocument"),
    ("read/pdf/", "operators and names of PDF files, names of fonts"),
    ("read/xml.rs", "attributes"),
    ("read/detect.rs", "elements that tell a format"),
    ("read/formula.rs", "elements of MathML"),
    ("report/load.rs", "messages of the reader of JSON"),
    (
        "read/foreign.rs",
        "signatures and parts of formats that are not read",
    ),
    ("read/text/address.rs", "endings of files"),
    ("read/text/inline.rs", "elements inside Markdown"),
    // The reader knows no drafting words: these are the numerals of scripts, which Word prints as it prints Roman ones. They
    // are print of a format, never compared with a text.
    ("read/numerals/", "number systems of Word"),
    ("check/outcome.rs", "keys of the JSON"),
    ("check/pins.rs", "keys of files of pins"),
    ("check/policy/", "keys and levels of policies"),
    ("structure/given.rs", "elements of Akoma Ntoso"),
    ("structure/language.rs", "codes of languages"),
    ("instrument/address.rs", "the grammar of addresses"),
    ("amend/write/", "the wording of the sheet that is written"),
    ("program.rs", "variables of the environment"),
    ("verify/", "messages, and parts of Word files"),
    ("history/briefing.rs", "the interface"),
    ("align/parts.rs", "names of what is weighed"),
    ("show/", "the interface, elements of Akoma Ntoso"),
    ("report/names.rs", "the kinds of drafts as the report calls them"),
    ("report/briefing/", "the interface"),
    ("report/phrases.rs", "the interface"),
    ("report/rows.rs", "the interface"),
    ("report/sentence.rs", "the interface"),
    // Where a word ends is a question of script, below every language: `text` knows nothing of ours.
    ("text/spelled/", "codes of languages"),
    ("text/tokens.rs", "what is written before an apostrophe"),
];

/// Signs that number what was put in between; they are the same in every language.
const NUMBERING: &[&str] = &[
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "decies",
    "alt",
    "pre",
];

/// Keys by which the program asks itself: a ladder by its name, a warning by its code.
const KEYS: &[&str] = &["directive", "unclassified"];

#[test]
fn no_word_of_a_language_stands_outside_the_lexicon() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        if TECHNICAL.iter().all(|(room, _)| !path.starts_with(room)) {
            wrong.extend(words(&code).map(|word| format!("{path}: {word}")));
        }
    }
    assert!(
        wrong.is_empty(),
        "words of a language belong into src/lexicon:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_exception_is_one() {
    let sources = sources();
    let unused: Vec<&str> = TECHNICAL
        .iter()
        .map(|(room, _)| *room)
        .filter(|room| {
            let mut inside = sources.iter().filter(|(path, _)| path.starts_with(room));
            inside.all(|(_, code)| words(code).next().is_none())
        })
        .collect();
    assert!(
        unused.is_empty(),
        "no words are compared in {unused:?}: no exception is needed"
    );
}

#[test]
fn a_list_of_words_is_found_however_it_is_written() {
    for (code, expected) in [
        (r#"matches!(word, "however" | "moreover")"#, "however moreover"),
        (
            r#"const WORDS: [&str; 2] = ["première", "deuxième"];"#,
            "première deuxième",
        ),
        ("[(\"minute\", 1), (\"second\", 2)]", "minute second"),
        (r#"if lower == "article" {"#, "article"),
        (r#"text.starts_with("page ")"#, "page"),
        (r#"rest.strip_suffix(" session")?"#, "session"),
        (r#"Some("until") => true,"#, "until"),
        (r#"if next == Some("until") {"#, "until"),
        ("\"Annex\" => Part::Annex,", "Annex"),
        (r#"line.ends_with("通过")"#, "通过"),
        (r#"words.starts_with(&["decides", "to"])"#, "decides"),
    ] {
        let found: Vec<String> = words(code).collect();
        assert_eq!(found.join(" "), expected, "{code}");
    }
}

#[test]
fn what_the_program_says_and_how_it_is_spelled_is_no_list() {
    for code in [
        r#"code: "footnote-mark-missing".to_owned(),"#,
        r#"format!("the label {} has no text", label)"#,
        r#"text.starts_with("A/RES/")"#,
        r#"matches!(mark, "2" | "3")"#,
        r#"counts.entry("PP").or_default()"#,
        r#"// a word: "which" | "who""#,
        r#"#[serde(rename = "kind", alias = "sort")]"#,
        r#".expect("the reason")"#,
        r#"kind = Some("report".to_owned());"#,
        "let mark = '\"'; // \"and\" | \"or\"",
    ] {
        let found: Vec<String> = words(code).collect();
        assert!(found.is_empty(), "{code}: {found:?}");
    }
}

/// Returns the files of the program by their path in `src`, without their tests.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
                let name = path.strip_prefix(&src).unwrap().to_str().unwrap();
                found.push((name.replace('\\', "/"), code));
            }
        }
    }
    found.sort();
    found
}

/// Returns the words that stand in a list or that a text is asked for.
fn words(code: &str) -> impl Iterator<Item = String> {
    let pieces = pieces(code);
    let mut found = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Literal(text) = piece else { continue };
        if is_listed(&pieces, at) {
            found.extend(word(text).map(str::to_owned));
        }
    }
    found.into_iter()
}

/// Returns a literal as a word or phrase, if it can be one.
fn word(literal: &str) -> Option<&str> {
    let text = literal.trim().trim_end_matches('.');
    let parts: Vec<&str> = text.split([' ', '-', '\'']).collect();
    let letters = parts.iter().all(|part| part.chars().all(char::is_alphabetic));
    let long = parts.iter().any(|part| {
        let shortest = if part.chars().any(|c| c as u32 > 0x2e80) {
            2
        } else {
            3
        };
        part.chars().count() >= shortest
    });
    // `Cow`, `MCID`: what is written in capitals is a sign.
    let sign = text.chars().count() <= 4 && text.chars().all(char::is_uppercase) && text.is_ascii();
    let known: BTreeSet<&str> = NUMBERING.iter().chain(KEYS).copied().collect();
    (letters && long && !sign && !known.contains(text)).then_some(text)
}

/// Questions that are asked with a word.
const QUESTIONS: &[&str] = &[
    "contains",
    "starts_with",
    "ends_with",
    "strip_prefix",
    "strip_suffix",
    "find",
    "rfind",
    "split",
    "split_once",
    "rsplit_once",
    "trim_start_matches",
    "trim_end_matches",
    "eq_ignore_ascii_case",
    "matches",
    "match_indices",
    "is",
    "replace",
];

/// Tells whether the literal stands beside another one, or is what a text is asked for.
fn is_listed(pieces: &[Piece], at: usize) -> bool {
    let sign = |at: Option<usize>| match at.and_then(|at| pieces.get(at)) {
        Some(Piece::Sign(sign)) => *sign,
        _ => ' ',
    };
    let name = |at: Option<usize>| match at.and_then(|at| pieces.get(at)) {
        Some(Piece::Name(name)) => name.as_str(),
        _ => "",
    };
    let literal = |at: Option<usize>| matches!(at.and_then(|at| pieces.get(at)), Some(Piece::Literal(_)));
    let before = |steps: usize| at.checked_sub(steps);
    let behind = |steps: usize| Some(at + steps);
    let alternative = sign(before(1)) == '|' || sign(behind(1)) == '|';
    let neighbour = |joint: char, other: Option<usize>| matches!(joint, ',' | '|') && literal(other);
    let beside = neighbour(sign(behind(1)), behind(2)) || neighbour(sign(before(1)), before(2));
    let arm = sign(behind(1)) == '=' && sign(behind(2)) == '>';
    let equality = |from: usize| sign(before(from)) == '=' && matches!(sign(before(from + 1)), '=' | '!');
    let some = name(before(2)) == "Some" && sign(before(1)) == '(';
    let expected = some && (equality(3) || sign(behind(1)) == ')' && sign(behind(2)) == '=');
    let equals = equality(1) || expected;
    let asked = sign(before(1)) == '(' && QUESTIONS.contains(&name(before(2)))
        || sign(before(1)) == '&' && sign(before(2)) == '(' && QUESTIONS.contains(&name(before(3)));
    // `[("minute", 1), ("second", 2)]`
    let tuple = sign(before(1)) == '(' && matches!(sign(before(2)), '[' | ',') && sign(behind(1)) == ',';
    // The one word of a list: `["annex"]`, `&["annex"]`.
    let only = sign(before(1)) == '[' && sign(behind(1)) == ']';
    let opens = sign(before(1)) == '[' && sign(behind(1)) == ',';
    let listed = beside && (alternative || !is_call(pieces, at));
    listed || arm || equals || asked || tuple || only || opens
}

/// Tells whether the literal is an argument of a call: `child("w", "name")`. The innermost open bracket decides.
fn is_call(pieces: &[Piece], at: usize) -> bool {
    let mut depth = 0;
    for (place, piece) in pieces[..at].iter().enumerate().rev() {
        match piece {
            Piece::Sign(')' | ']' | '}') => depth += 1,
            Piece::Sign('[' | '{') if depth == 0 => return false,
            Piece::Sign('(') if depth == 0 => {
                let called = place.checked_sub(1).map(|at| &pieces[at]);
                return matches!(called, Some(Piece::Name(_)));
            }
            Piece::Sign('(' | '[' | '{') => depth -= 1,
            _ => {}
        }
    }
    false
}

/// What a source file is made of.
enum Piece {
    Literal(String),
    Name(String),
    Sign(char),
}

/// Cuts code into literals, names and signs, without comments, attributes and characters.
fn pieces(code: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let len = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '#' if rest.starts_with("#[") || rest.starts_with("#![") => attribute_len(rest),
            '"' => {
                let len = literal_len(rest);
                found.push(Piece::Literal(rest[1..len - 1].to_owned()));
                len
            }
            '\'' => character_len(rest),
            c if c.is_alphanumeric() || c == '_' => {
                let len = rest
                    .find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(rest.len());
                found.push(Piece::Name(rest[..len].to_owned()));
                len
            }
            c => {
                if !c.is_whitespace() {
                    found.push(Piece::Sign(c));
                }
                c.len_utf8()
            }
        };
        rest = &rest[len..];
    }
    found
}

/// Returns the length of a literal with its quotation marks.
fn literal_len(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Returns the length of `'"'`, `'\''`, or of the apostrophe of a lifetime.
fn character_len(rest: &str) -> usize {
    let inside = &rest[1..];
    if let Some(escape) = inside.strip_prefix('\\') {
        let skipped = escape.chars().next().map_or(0, char::len_utf8);
        return escape[skipped..]
            .find('\'')
            .map_or(1, |end| 2 + skipped + end + 1);
    }
    let first = inside.chars().next().map_or(0, char::len_utf8);
    if inside[first..].starts_with('\'') {
        first + 2
    } else {
        1
    }
}

/// Returns the length of an attribute.
fn attribute_len(rest: &str) -> usize {
    let mut depth = 0;
    for (at, c) in rest.char_indices() {
        match c {
            '[' => depth += 1,
            ']' if depth == 1 => return at + 1,
            ']' => depth -= 1,
            _ => {}
        }
    }
    rest.len()
}

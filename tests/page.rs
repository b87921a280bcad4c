//! The page: what it holds, that nothing hostile gets into it, and how it behaves in a browser.

#[path = "fixtures/render/canonical.rs"]
mod canonical;
#[path = "fixtures/render/hostile.rs"]
mod hostile;
#[path = "fixtures/render/markup.rs"]
mod markup;
#[path = "support/optional.rs"]
mod optional;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use insta::{assert_snapshot, with_settings};
use markup::{Node, parse};
use optional::Optional;
use travaux::Sides;
use travaux::render::docx::DocxOptions;
use travaux::render::html::{self, render, render_with};
use travaux::render::json;
use travaux::render::visible::visible;
use travaux::report::{Class, Entry, Filter, Op, Relation, Report, summarize};
use travaux::sides::Side;

#[test]
fn page_of_the_canonical_report() {
    let page = skeleton(&render(&canonical::report()));
    with_settings!({ snapshot_path => "fixtures/render", prepend_module_to_snapshot => false, omit_expression => true },
        { assert_snapshot!("page", page) });
}

/// Returns the page without its style and script, which are files of their own, and with each element that begins a
/// line of thought on a line of its own.
fn skeleton(page: &str) -> String {
    let mut short = page.to_owned();
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let mut from = 0;
        while let Some(start) = short[from..].find(open).map(|at| from + at + open.len()) {
            let end = start + short[start..].find(close).expect("the element ends");
            short.replace_range(start..end, "…");
            from = start;
        }
    }
    let policy = short.find("sha256-").expect("a policy with hashes");
    let end = policy
        + short[policy..]
            .find("; base-uri")
            .expect("the rest of the policy");
    short.replace_range(policy..end, "…");
    for name in [
        "head", "meta", "title", "style", "body", "header", "main", "section", "article", "div", "p", "h1",
        "h2", "h3", "h4", "tr", "dl", "li", "ul", "footer", "script", "fieldset", "label", "details",
        "button",
    ] {
        for end in [" ", ">"] {
            short = short.replace(&format!("<{name}{end}"), &format!("\n<{name}{end}"));
        }
    }
    short
}

#[test]
fn page_holds_every_word_of_both_texts() {
    let report = canonical::report();
    assert_words(&report, &parse(&render(&report)));
}

#[test]
fn printed_differences_that_comparison_ignores_are_kept_for_both_texts() {
    let mut report = canonical::report();
    let entry = &mut report.entries[0];
    entry.edits[0].old = "Reaffirming the \"Charter\" of the United\nNations,".to_owned();
    entry.edits[0].new = "Reaffirming the “Charter” of the United Nations,".to_owned();
    let page = render(&report);
    assert_words(&report, &parse(&page));
    assert!(
        page.contains("<span class=o>\"Charter\"</span>")
            || page.contains("<span class=o>&quot;Charter&quot;</span>")
    );
}

#[test]
fn each_id_is_the_target_of_one_link() {
    let page = render(&canonical::report());
    for anchor in ["op8", "nothing-like-it"] {
        assert!(!page.contains(&format!("id={anchor}>")));
    }
    for anchor in [
        "pp2", "old-pp3", "op4", "op5", "old-op3", "old-op7", "op2-a", "annex-p2",
    ] {
        let places =
            page.matches(&format!("id={anchor} ")).count() + page.matches(&format!("id={anchor}>")).count();
        assert_eq!(places, 1, "{anchor}");
    }
    assert_links(&parse(&page));
}

#[test]
fn moved_paragraph_is_linked_at_both_ends() {
    let page = render(&canonical::report());
    let stub = page.find("id=old-op7>").unwrap();
    assert!(page[stub..].contains("OP 7 stood here; it moved to <a href=#op3>OP 3</a>"));
    assert!(page.contains("moved from <a href=#old-op7>where OP 7 stood</a>"));
    // It stood after the old OP5, which is now OP6.
    assert!(page.find("id=op6 ").unwrap() < stub);
    assert!(stub < page.find("id=op7 ").unwrap());
}

#[test]
fn nothing_hostile_gets_out_of_its_place() {
    let texts = hostile::texts();
    assert!(texts.len() >= 500);
    for text in &texts {
        let mut report = canonical::report();
        hostile::fill(&mut report, text);
        let page = render(&report);
        assert_sound(&page, text);
        assert_words(&report, &parse(&page));
    }
}

#[test]
fn page_is_small_and_loads_nothing() {
    let page = render(&long_report(1_000));
    assert!(page.len() < 3_000_000, "{} bytes", page.len());
    for word in [
        "src=",
        "url(",
        "@import",
        "http:",
        "https:",
        "innerHTML",
        "eval(",
        "fetch(",
        "XMLHttpRequest",
    ] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn several_outputs_are_written_in_one_run() {
    let desk = Desk::new();
    let output = desk.travaux(&[
        "-o", "r.html", "-o", "r.md", "-o", "r.csv", "-o", "-", "-o", "r.dat", "--format", "json",
    ]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(desk.text("r.html").starts_with("<!DOCTYPE html>"));
    assert!(desk.text("r.md").starts_with("# "));
    assert!(desk.text("r.csv").starts_with("\u{feff}\"old\""));
    assert_eq!(desk.text("r.dat"), String::from_utf8(output.stdout).unwrap());
    assert!(desk.text("r.dat").starts_with("{\n"));
}

#[test]
fn classes_that_were_not_asked_for_are_hidden_in_every_file() {
    let desk = Desk::new();
    let output = desk.travaux(&[
        "-o",
        "r.html",
        "-o",
        "r.md",
        "-o",
        "r.csv",
        "--hide",
        "substantive",
    ]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let page = desk.text("r.html");
    assert!(page.contains("shown: consequential, editorial changes; hidden: substantive"));
    assert!(page.contains("<div id=op1 class=amended hidden>"), "{page}");
    assert!(!page.contains("<ol class=brief>"));
    let note = desk.text("r.md");
    assert!(
        note.contains("- Hidden: changes that are substantive\n"),
        "{note}"
    );
    assert!(note.contains("1 paragraph not listed: no change of the classes asked for"));
    assert!(!note.contains("<details>"));
    assert!(!desk.text("r.csv").contains("Encourages"));
}

#[test]
fn an_output_named_twice_is_refused_before_any_work() {
    let desk = Desk::new();
    let output = desk.travaux(&["-o", "r.html", "-o", "r.html"]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        message,
        "travaux: r.html: is named twice as an output; give each output its own name\n"
    );
    assert!(!desk.folder.path().join("r.html").exists());
}

#[test]
fn an_unknown_ending_names_the_known_ones() {
    let desk = Desk::new();
    let message = String::from_utf8(desk.travaux(&["-o", "r.xyz"]).stderr).unwrap();
    assert!(
        message.contains("use .html, .pdf, .docx, .md, .xlsx, .csv, .json or .txt, or add --format"),
        "{message}"
    );
}

/// Runs `tests/browser/check.mjs` over pages, where Node.js, Chromium and the packages of `tests/browser` are there.
#[test]
fn page_behaves_in_a_browser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let optional = Optional::test("page_behaves_in_a_browser");
    let Some(chromium) = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(program)
    else {
        optional.left_out("Chromium", "install chromium");
        return;
    };
    if program("node").is_none() || !folder.join("node_modules").is_dir() {
        optional.left_out(
            "Node.js and its packages",
            "install node, then `npm ci --prefix tests/browser`",
        );
        return;
    }
    let pages = tempfile::tempdir().unwrap();
    for (name, report) in [
        ("canonical", canonical::report()),
        ("hostile", hostile_report()),
        ("long", long_report(1_000)),
        (
            "seed_solidarity",
            samples("A_C.3_68_CUBA_DRAFT.txt", "A_HRC_RES_23_3.txt"),
        ),
        (
            "seed_draft",
            samples("A_HRC_21_DRAFT_SOLIDARITY.txt", "E_CN.4_2001_95.txt"),
        ),
        ("seed_report", samples("A_HRC_RES_23_3.txt", "A_68_176.txt")),
    ] {
        fs::write(pages.path().join(format!("{name}.html")), render(&report)).unwrap();
        fs::write(pages.path().join(format!("{name}.json")), json::render(&report)).unwrap();
    }
    let report = samples("A_C.3_68_CUBA_DRAFT.txt", "A_HRC_RES_23_3.txt");
    let page = render_with(&report, Filter::only(&[Class::Editorial]));
    fs::write(pages.path().join("filtered.html"), page).unwrap();
    fs::write(pages.path().join("filtered.json"), json::render(&report)).unwrap();
    let verified = verified(&report, "A_C.3_68_CUBA_DRAFT.txt");
    let page = html::verify::render(&verified, Filter::default());
    fs::write(pages.path().join("verified.html"), page).unwrap();
    fs::write(
        pages.path().join("verified.json"),
        json::render(&verified.comparison),
    )
    .unwrap();
    let output = Command::new("node")
        .arg(folder.join("check.mjs"))
        .arg(&chromium)
        .arg(pages.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{said}");
    assert!(
        output.status.success(),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn program(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// Verifies the redline of a report against a base in which a word was changed.
fn verified(report: &Report, base: &str) -> travaux::verify::Verified {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let text = fs::read_to_string(folder.join(base)).expect("a sample");
    let source = |name: &str, bytes| travaux::read::Source {
        name: name.to_owned(),
        bytes,
    };
    let base = source(base, text.replacen("cooperation", "friendship", 12).into_bytes());
    let redline = travaux::render::docx::render(report, &DocxOptions::default());
    let options = travaux::verify::VerifyOptions::default();
    travaux::verify::verify(&base, &source("redline.docx", redline), &options).expect("two texts")
}

fn samples(old: &str, new: &str) -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let sources = Sides::new(old, new).map(|name| travaux::read::Source {
        name: name.to_owned(),
        bytes: fs::read(folder.join(name)).expect("a sample"),
    });
    travaux::compare(&sources, &travaux::Options::default()).expect("two samples")
}

/// A report with each hostile text as a paragraph of its own, deleted, inserted, amended and moved.
fn hostile_report() -> Report {
    let mut report = canonical::report();
    hostile::fill(&mut report, "</script><img src=x onerror=window.hurt=1>");
    // Title, file name and footnotes hold all of them in a row.
    let all = hostile::texts().join(" ");
    for side in [Side::Old, Side::New] {
        let text = report.texts.get_mut(side);
        text.source.name.clone_from(&all);
        text.masthead.symbol = Some(all.clone());
        text.masthead.title = Some(all.clone());
        text.footnotes[0].text.clone_from(&all);
        text.footnotes[0].marker.clone_from(&all);
    }
    for (index, text) in hostile::texts().iter().enumerate() {
        let mut entry = canonical::report().entries[5].clone();
        entry.old = vec![format!("OP{}", 100 + index)];
        entry.new.clone_from(&entry.old);
        entry.header.old = Some(text.clone());
        for edit in &mut entry.edits {
            match edit.op {
                Op::Equal => {}
                Op::Delete => edit.old.clone_from(text),
                Op::Insert => edit.new = format!("{text} {text}"),
            }
        }
        push(&mut report, entry);
    }
    report.summary = summarize(&report.entries, &report.footnotes, &report.head);
    report
}

/// A report as long as the longest texts: that many times the canonical entries in a row, a few words each.
fn long_report(times: usize) -> Report {
    let mut report = canonical::report();
    for index in 0..times {
        let mut entry = canonical::report().entries[if index % 3 == 0 { 5 } else { 6 }].clone();
        entry.old = vec![format!("OP{}", 100 + index)];
        entry.new.clone_from(&entry.old);
        push(&mut report, entry);
    }
    report.summary = summarize(&report.entries, &report.footnotes, &report.head);
    report
}

fn push(report: &mut Report, entry: Entry) {
    for side in [Side::Old, Side::New] {
        let mut provision = report.texts.get(side).provisions[5].clone();
        let ids = if side == Side::Old { &entry.old } else { &entry.new };
        provision.id.clone_from(&ids[0]);
        provision.kind = travaux::instrument::Kind::Operative.into();
        provision.parent = None;
        provision.footnotes.clear();
        provision.text = entry
            .edits
            .iter()
            .map(|edit| {
                if side == Side::Old {
                    edit.old.as_str()
                } else {
                    edit.new.as_str()
                }
            })
            .collect();
        report.texts.get_mut(side).provisions.push(provision);
    }
    report.entries.push(entry);
}

/// Asserts that the page is made of the elements and attributes that the renderer writes, and of nothing else.
fn assert_sound(page: &str, text: &str) {
    const ELEMENTS: &str = "html head meta title style script body header main footer section article div span p a h1 h2 h3 h4 \
        dl dt dd ul ol li table thead tbody tr th td details summary fieldset legend label input button bdi b em ins del \
        small sup code";
    const ATTRIBUTES: &str = "lang charset http-equiv content name class id href hidden aria-hidden aria-label aria-labelledby \
        aria-keyshortcuts role tabindex dir scope open start type value checked placeholder autocomplete data-o data-n data-changes";
    let nodes = parse(page);
    let mut scripts = 0;
    for node in &nodes {
        let Node::Open { name, attributes, .. } = node else {
            continue;
        };
        assert!(
            ELEMENTS.split_whitespace().any(|known| known == name),
            "<{name}> from {text:?}"
        );
        scripts += usize::from(name == "script");
        for (attribute, value) in attributes {
            assert!(
                ATTRIBUTES.split_whitespace().any(|known| known == attribute),
                "{attribute} from {text:?}"
            );
            assert!(
                attribute != "href" || value.starts_with('#'),
                "href={value} from {text:?}"
            );
        }
    }
    assert_eq!(scripts, 1, "{text:?}");
    assert!(
        !page.contains('\0')
            && !page.contains('\u{202e}')
            && !page.contains('\r')
            && !page.contains('\u{1b}')
    );
    assert_links(&nodes);
}

/// Asserts that ids are unique and that every link has a target.
fn assert_links(nodes: &[Node]) {
    let all = |wanted: &str| -> Vec<&str> {
        let attributes = nodes.iter().filter_map(|node| match node {
            Node::Open { attributes, .. } => Some(attributes),
            _ => None,
        });
        attributes
            .flatten()
            .filter(|(name, _)| name == wanted)
            .map(|(_, value)| value.as_str())
            .collect()
    };
    let mut ids = all("id");
    ids.sort_unstable();
    let number = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), number, "an id stands twice");
    for link in all("href") {
        assert!(ids.binary_search(&&link[1..]).is_ok(), "{link} leads nowhere");
    }
}

/// Asserts that both texts can be read out of the page by the rules of `words.rs`.
fn assert_words(report: &Report, page: &[Node]) {
    for side in [Side::Old, Side::New] {
        let read = texts_of(page, side);
        let head = report.head.iter().map(|row| &row.edits);
        let expected: Vec<String> = head
            .chain(report.entries.iter().map(|entry| &entry.edits))
            .map(|edits| {
                let pick = |edit: &travaux::report::Edit| {
                    if side == Side::Old {
                        edit.old.clone()
                    } else {
                        edit.new.clone()
                    }
                };
                shown(&edits.iter().map(pick).collect::<String>())
            })
            .collect();
        assert_eq!(read, expected, "{side:?}");
    }
}

/// Returns what the page may write for a text: characters that command or deceive by their number.
fn shown(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{2400}'..='\u{2423}' => c.to_string(),
            c => visible(c.encode_utf8(&mut [0; 4])),
        })
        .collect()
}

/// Returns the words of each entry as one side has them.
fn texts_of(page: &[Node], side: Side) -> Vec<String> {
    let (element, look) = if side == Side::Old {
        ("ins", "n")
    } else {
        ("del", "o")
    };
    let mut texts = Vec::new();
    // The depth of elements inside the words of an entry, and that of an element that this side passes over.
    let (mut within, mut skipped) = (0_usize, 0_usize);
    let mut parents: Vec<(&str, Vec<&str>)> = Vec::new();
    for node in page {
        match node {
            Node::Open { name, attributes, .. } => {
                let looks: Vec<&str> = attributes
                    .iter()
                    .filter(|(name, _)| name == "class")
                    .flat_map(|(_, value)| value.split_whitespace())
                    .collect();
                let begins = within == 0 && is_words(&parents, name);
                parents.push((name, looks.clone()));
                if begins {
                    texts.push(String::new());
                    within = 1;
                    continue;
                }
                within += usize::from(within > 0);
                let passed = name == element || looks.iter().any(|it| [look, "m"].contains(it));
                skipped += usize::from(within > 0 && (skipped > 0 || passed));
            }
            Node::Close => {
                parents.pop();
                within = within.saturating_sub(1);
                skipped = skipped.saturating_sub(1);
            }
            Node::Text(text) if within > 0 && skipped == 0 => {
                texts.last_mut().expect("words stand in an entry").push_str(text);
            }
            Node::Text(_) => {}
        }
    }
    texts
}

/// Whether an element holds the words of an entry: a paragraph, or the title of a heading, in a part of a group.
fn is_words(parents: &[(&str, Vec<&str>)], name: &str) -> bool {
    let [.., (section, group), (div, looks)] = parents else {
        return false;
    };
    (*section, *div) == ("section", "div")
        && group.contains(&"group")
        && name == if looks.contains(&"h") { "h3" } else { "p" }
}

#[test]
fn changes_of_blanks_alone_can_be_seen() {
    let page = render(&canonical::report());
    assert!(
        page.contains("<ins class=\"e b\">"),
        "a space that was inserted has a sign"
    );
}

#[test]
fn words_from_right_to_left_have_a_direction_of_their_own() {
    let mut report = canonical::report();
    let edit = &mut report.entries[0].edits[0];
    edit.old = "إذ تؤكد من جديد ميثاق الأمم المتحدة،".to_owned();
    edit.new.clone_from(&edit.old);
    let page = render(&report);
    let directed = |page: &str| page.matches("<p dir=auto>").count();
    assert_eq!(directed(&page), directed(&render(&canonical::report())) + 1);
}

#[test]
fn a_page_is_not_headed_by_titles_that_differ_in_capitals_alone() {
    let mut report = canonical::report();
    for (text, title) in [
        (&mut report.texts.old, "AN ACT"),
        (&mut report.texts.new, "An Act"),
    ] {
        text.masthead.symbol = None;
        text.masthead.date = None;
        text.masthead.sponsors.clear();
        text.masthead.title = Some(title.to_owned());
    }
    let files = report.texts.as_ref().map(|text| text.source.name.clone());
    assert_eq!(report.names(), files);
}

#[test]
fn an_arrow_between_words_from_right_to_left_points_to_the_new_ones() {
    let mut report = canonical::report();
    let header = &mut report.entries[0].header;
    (header.old, header.new) = (Some("يدين".to_owned()), Some("يدين بشدة".to_owned()));
    header.shift = travaux::report::VerbShift::Stronger;
    let page = render(&report);
    let told = "<bdi dir=ltr><bdi><em>يدين</em></bdi> → <bdi><em>يدين بشدة</em></bdi></bdi>";
    assert!(page.contains(told), "{page}");
}

#[test]
fn quotations_from_right_to_left_leave_the_sentence_in_its_order() {
    let mut report = canonical::report();
    report.warnings[0].message = "\"مجلس الأمن\" is no field, \"ועדת הביטחון\" is one".to_owned();
    let page = render(&report).replace("&quot;", "\"");
    assert!(
        page.contains("\"<bdi>مجلس الأمن</bdi>\" is no field, \"<bdi>ועדת הביטחון</bdi>\" is one"),
        "{page}"
    );
}

#[test]
fn a_page_of_changes_alone_holds_no_word_of_an_unchanged_paragraph() {
    let desk = Desk::new();
    for (name, verb) in [("old.txt", "Urges"), ("new.txt", "Encourages")] {
        let text = format!(
            "The General Assembly,\n\nRecalling the zeppelin of Vaduz,[1]\n\n1. {verb} States to cooperate;\n\n2. Requests the walrus to report;\n"
        );
        fs::write(desk.folder.path().join(name), text).unwrap();
    }
    let names = ["r.html", "r.md", "r.csv", "r.txt"];
    let mut arguments = vec!["--changed-only"];
    arguments.extend(names.iter().flat_map(|name| ["-o", name]));
    let output = desk.travaux(&arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for name in names {
        let text = desk.text(name);
        for word in ["zeppelin", "Vaduz", "Recalling", "walrus"] {
            assert!(!text.contains(word), "{name}: {word}");
        }
        assert!(text.contains("Encourages"), "{name}: the change itself");
    }
    assert!(
        desk.text("r.html")
            .contains("words of unchanged paragraphs: left out")
    );
}

#[test]
fn what_has_the_whole_of_both_texts_is_not_of_the_changes_alone() {
    let desk = Desk::new();
    for name in ["r.docx", "r.json"] {
        let output = desk.travaux(&["--changed-only", "-o", name]);
        assert_eq!(output.status.code(), Some(2));
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(
            message.contains("has the whole of both texts; write .html"),
            "{message}"
        );
        assert!(!desk.folder.path().join(name).exists());
    }
}

#[test]
fn a_page_is_headed_by_what_the_texts_are_called_with_their_files_below() {
    let report = samples("A_HRC_RES_23_3.txt", "A_C.3_68_CUBA_DRAFT.txt");
    let page = render(&report);
    let head = &page[page.find("<h1>").unwrap()..page.find("<main>").unwrap()];
    let (called, files) = head.split_once("<p class=files>").unwrap();
    assert!(
        called.contains("23/3") && called.contains("draft by Cuba"),
        "{called}"
    );
    assert!(
        files.contains("A_HRC_RES_23_3.txt") && files.contains("A_C.3_68_CUBA_DRAFT.txt"),
        "{files}"
    );
}

#[test]
fn a_running_head_is_listed_once_with_the_number_of_its_places() {
    let mut report = canonical::report();
    let cut = report.texts.new.cut[0].clone();
    report.texts.new.cut = vec![cut.clone(), cut.clone(), cut];
    let page = render(&report);
    assert!(page.contains("and 2 other places: "), "{page}");
}

#[test]
fn unchanged_texts_make_a_page_too() {
    let mut report = canonical::report();
    report
        .entries
        .retain(|entry| entry.relation == Relation::Unchanged && !entry.moved);
    report.warnings.clear();
    report.summary = summarize(&report.entries, &report.footnotes, &report.head);
    assert_sound(&render(&report), "unchanged");
}

/// A folder with two small texts.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("the folder can be written, the program started");
        for (name, verb) in [("old.txt", "Urges"), ("new.txt", "Encourages")] {
            let text = format!(
                "The General Assembly,\n\nRecalling its resolution 60/1,\n\n1. {verb} States to cooperate;\n"
            );
            fs::write(folder.path().join(name), text)
                .expect("the folder can be written, the program started");
        }
        Self { folder }
    }

    fn travaux(&self, arguments: &[&str]) -> std::process::Output {
        Command::new(env!("CARGO_BIN_EXE_travaux"))
            .current_dir(self.folder.path())
            .args(["old.txt", "new.txt"])
            .args(arguments)
            .output()
            .expect("the folder can be written, the program started")
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name))
            .expect("the folder can be written, the program started")
    }
}

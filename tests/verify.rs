//! Whether a redline is the official text with tracked changes: what is told, where, and what is never invented.

#[path = "support/pack.rs"]
mod pack;

use std::process::{Command, Output};

use travaux::Sides;
use travaux::read::{ReadOptions, Source};
use travaux::render::docx::{Anonymous, anonymous};
use travaux::render::{VERIFY_FORMATS, json};
use travaux::verify::{Remains, Verified, VerifyOptions, What, verify};

const URGES: &str = "Urges all States to inspect the wells before the dry season;";
const REQUESTS: &str = "Requests the committee to report on the springs by 30 June;";
const DECIDES: &str = "Decides to remain seized of the matter.";
const LIST: &str = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='START'/><w:numFmt w:val='decimal'/>\
    <w:lvlText w:val='FORM'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn p(content: &str) -> String {
    format!("<w:p>{content}</w:p>")
}

/// A paragraph with a number that Word counts.
fn n(text: &str) -> String {
    let number = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>";
    p(&format!("{number}{}", r(text)))
}

fn by(author: &str) -> String {
    format!("w:id='7' w:author='{author}' w:date='2026-03-02T10:00:00Z'")
}

fn ins(text: &str, author: &str) -> String {
    format!("<w:ins {}>{}</w:ins>", by(author), r(text))
}

fn del(text: &str, author: &str) -> String {
    format!(
        "<w:del {}><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>",
        by(author)
    )
}

fn numbering(start: &str, form: &str) -> String {
    LIST.replace("START", start).replace("FORM", form)
}

fn file(body: &[String]) -> Vec<u8> {
    pack::docx(&body.concat(), &[("numbering", &numbering("1", "%1."))])
}

fn source(name: &str, bytes: Vec<u8>) -> Source {
    Source {
        name: name.to_owned(),
        bytes,
    }
}

fn verified(base: Vec<u8>, redline: Vec<u8>) -> Verified {
    let sources = (source("base.docx", base), source("redline.docx", redline));
    verify(&sources.0, &sources.1, &VerifyOptions::default()).unwrap()
}

/// Returns what is untracked, each in one line.
fn told(base: Vec<u8>, redline: Vec<u8>) -> Vec<String> {
    let verified = verified(base, redline);
    let told = verified.untracked.iter().map(|it| {
        let side = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
        format!(
            "{:?} {}: {} → {}",
            it.what,
            it.place(),
            side(&it.old),
            side(&it.new)
        )
    });
    told.collect()
}

fn base() -> Vec<String> {
    vec![p(&r("The General Assembly,")), n(URGES), n(REQUESTS), n(DECIDES)]
}

fn with(at: usize, paragraph: String) -> Vec<u8> {
    let mut body = base();
    body[at] = paragraph;
    file(&body)
}

const NOTHING: [&str; 0] = [];

#[test]
fn tracked_changes_alone_hold() {
    let tracked = n("Urges all States to inspect the ").replace(
        "</w:p>",
        &format!(
            "{}{}{}</w:p>",
            del("wells", "A"),
            ins("springs", "B"),
            r(" before the dry season;")
        ),
    );
    let redline = with(1, tracked);
    assert_eq!(told(file(&base()), redline.clone()), NOTHING);
    let verified = verified(file(&base()), redline);
    assert_eq!(verified.holds(), Some(true));
    let tracked: Vec<String> = verified
        .tracked
        .iter()
        .map(|it| format!("{}: {}", it.who(), it.sentence()))
        .collect();
    assert_eq!(
        tracked,
        ["A: 1 deletion, 2026-03-02", "B: 1 insertion, 2026-03-02"]
    );
}

#[test]
fn a_word_a_sign_and_a_figure_are_told_with_their_paragraph() {
    let wells = URGES.replace("wells", "springs");
    assert_eq!(
        told(file(&base()), with(1, n(&wells))),
        [format!("Words OP 1: {URGES} → {wells}")]
    );
    let comma = URGES.replace("States to", "States, to");
    assert_eq!(
        told(file(&base()), with(1, n(&comma))),
        [format!("Signs OP 1: {URGES} → {comma}")]
    );
    let figure = REQUESTS.replace("30", "31");
    assert_eq!(
        told(file(&base()), with(2, n(&figure))),
        [format!("Number OP 2: {REQUESTS} → {figure}")]
    );
    let wide = URGES.replace("all States", "all  States");
    assert_eq!(told(file(&base()), with(1, n(&wide))), NOTHING);
}

#[test]
fn words_struck_by_hand_are_no_tracked_change() {
    let struck = n("").replace(
        "</w:p>",
        &format!(
            "{}<w:r><w:rPr><w:strike/></w:rPr><w:t>wells</w:t></w:r><w:r><w:rPr><w:u w:val='single'/></w:rPr>\
             <w:t>springs</w:t></w:r>{}</w:p>",
            r("Urges all States to inspect the "),
            r(" before the dry season;")
        ),
    );
    let found = told(file(&base()), with(1, struck));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("Words OP 1"), "{found:?}");
}

#[test]
fn a_moved_paragraph_is_one_finding_and_draws_no_number_along() {
    let mut body = base();
    body.swap(1, 2);
    let found = told(file(&base()), file(&body));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("Moved OP "), "{found:?}");
}

#[test]
fn automatic_numbers_are_told_once_for_all_that_they_draw_along() {
    let file_with = |numbering: &str| pack::docx(&base().concat(), &[("numbering", numbering)]);
    let found = told(file(&base()), file_with(&numbering("4", "%1.")));
    assert_eq!(found, ["Number OP 1, automatic number: 1. → 4."]);
    let found = told(file(&base()), file_with(&numbering("1", "(%1)")));
    assert_eq!(found, ["Number OP 1, automatic number, and 2 more: 1. → (1)"]);
}

#[test]
fn a_parted_paragraph_is_one_sign() {
    let mut body = base();
    body[0] = p(&r("The General"));
    body.insert(1, p(&r("Assembly,")));
    let found = told(file(&base()), file(&body));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("Signs ") && found[0].contains("The General¶Assembly,"),
        "{found:?}"
    );
}

#[test]
fn cells_notes_boxes_and_running_heads_are_compared() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(&r(text)));
    let table = |cells: &[&str]| -> String {
        let cells: String = cells.iter().map(|text| cell(text)).collect();
        format!("<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>")
    };
    let text = |cells: &[&str], note: &str, boxed: &str, head: &str| -> Vec<u8> {
        let mut body = base();
        body[1] = n(URGES).replace("</w:p>", "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>");
        body.push(table(cells));
        let drawing = format!(
            "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>{}</w:txbxContent>\
             </v:textbox></v:shape></w:pict></w:r>",
            p(&r(boxed))
        );
        body.push(p(&drawing));
        body.push("<w:sectPr><w:headerReference w:type='default' r:id='header'/></w:sectPr>".to_owned());
        let notes = format!("<w:footnote w:id='2'>{}</w:footnote>", p(&r(note)));
        pack::docx(
            &body.concat(),
            &[
                ("numbering", &numbering("1", "%1.")),
                ("footnotes", &notes),
                ("header", &p(&r(head))),
            ],
        )
    };
    let old = || text(&["Tug", "40", ""], "Resolution 60/1.", "In a box", "A/80/1");
    assert_eq!(told(old(), old()), NOTHING);
    assert_eq!(
        told(
            old(),
            text(&["Tug", "41", ""], "Resolution 60/2.", "In the box", "A/80/2")
        ),
        [
            "Table heading 1, table 1, row 1, column 2: 40 → 41",
            "Note OP 1, footnote 1: Resolution 60/1. → Resolution 60/2.",
            "TextBox OP 3~3, text box: In a box → In the box",
            "RunningHead head of pages: A/80/1 → A/80/2",
        ]
    );
    // A word that stands in another column.
    let found = told(
        old(),
        text(&["Tug", "", "40"], "Resolution 60/1.", "In a box", "A/80/1"),
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn results_that_are_computed_anew_are_no_words() {
    let page = |number: &str| {
        p(&format!(
            "<w:fldSimple w:instr=' PAGE '>{}</w:fldSimple>",
            r(number)
        )) + &p(&format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> DATE \\@ x </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            r(number)
        ))
    };
    let text = |number| {
        let mut body = base();
        body.push(page(number));
        file(&body)
    };
    assert_eq!(told(text("3"), text("4")), NOTHING);
    let typed = {
        let mut body = base();
        body.push(p(&r("3")) + &p(&r("3")));
        file(&body)
    };
    assert_eq!(told(text("3"), typed).len(), 2);
}

/// Returns the text with one thing more at its end.
fn and(last: &str) -> Vec<u8> {
    let mut body = base();
    body.push(last.to_owned());
    file(&body)
}

/// Checks that two ends of a text differ by as many findings, whichever of them is the base.
fn differ(old: &str, new: &str, findings: usize) {
    for (old, new) in [(old, new), (new, old)] {
        assert_eq!(told(and(old), and(old)), NOTHING);
        let found = told(and(old), and(new));
        assert_eq!(found.len(), findings, "{old} → {new}: {found:?}");
    }
}

fn field(instruction: &str, about: &str) -> String {
    p(&format!(
        "{}<w:r><w:fldChar w:fldCharType='begin'>{about}</w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
        r("Agreed ")
    ))
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
    format!("<w:tr>{}</w:tr>", cells.concat())
}

#[test]
fn a_computed_field_without_a_result_hides_no_words() {
    let text = |depth: &str| {
        let page = p(&format!("<w:fldSimple w:instr='PAGE'/>{}", r(depth)));
        page + &p(&format!("<w:fldSimple w:instr='REF a'>{}</w:fldSimple>", r("3")))
    };
    differ(&text("The wells are deep"), &text("The wells are dry"), 1);
}

#[test]
fn fields_that_store_no_result_are_told_by_what_they_ask_for() {
    let plain = p(&r("Agreed "));
    differ(&plain, &field("LISTNUM a \\l 1", ""), 1);
    differ(&field("SYMBOL 65", ""), &field("SYMBOL 66", ""), 1);
    differ(&plain, &field("XE \"wells\"", ""), 0);
    let tick =
        |state: &str| format!("<w:ffData><w:checkBox><w:default w:val='0'/>{state}</w:checkBox></w:ffData>");
    differ(
        &field("FORMCHECKBOX", &tick("")),
        &field("FORMCHECKBOX", &tick("<w:checked/>")),
        1,
    );
    let list = |chosen: &str| {
        format!(
            "<w:ffData><w:ddList><w:result w:val='{chosen}'/><w:listEntry w:val='shall'/><w:listEntry w:val='may'/></w:ddList></w:ffData>"
        )
    };
    differ(
        &field("FORMDROPDOWN", &list("0")),
        &field("FORMDROPDOWN", &list("1")),
        1,
    );
}

#[test]
fn a_link_counts_by_its_address_in_cells_and_in_fields_too() {
    let link = |address: &str| field(&format!("HYPERLINK \"https://{address}.example/\""), "");
    differ(&link("a"), &link("b"), 1);
    let table = |address: &str| format!("<w:tbl>{}</w:tbl>", row(&[&link(address)]));
    differ(&table("a"), &table("b"), 1);
}

#[test]
fn paragraphs_and_tables_in_a_cell_and_empty_rows_are_compared() {
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let (deep, wells) = (p(&r("deep")), p(&r("wells")));
    differ(
        &table(&[row(&[&p(&r("deep wells"))])]),
        &table(&[row(&[&(deep.clone() + &wells)])]),
        1,
    );
    let inner = table(&[row(&[&deep, &wells])]);
    differ(
        &table(&[row(&[&inner])]),
        &table(&[row(&[&p(&r("deep | wells"))])]),
        1,
    );
    differ(
        &table(&[row(&[&deep]), row(&[&wells])]),
        &table(&[row(&[&deep]), row(&[&p("")]), row(&[&wells])]),
        1,
    );
}

#[test]
fn a_number_without_words_and_a_soft_hyphen_are_told() {
    let empty = n("").replace(&r(""), "");
    assert_eq!(
        told(and(""), and(&empty)),
        ["Number outside of the paragraphs: – → 4."]
    );
    let wells = |between: &str| p(&format!("<w:r><w:t>we</w:t>{between}<w:t>lls</w:t></w:r>"));
    differ(&wells(""), &wells("<w:softHyphen/>"), 1);
    differ(&wells("<w:softHyphen/>"), &wells("<w:noBreakHyphen/>"), 1);
}

#[test]
fn a_first_page_that_loses_its_head_is_told() {
    let text = |first: &str| {
        let section =
            format!("<w:sectPr><w:headerReference w:type='default' r:id='header'/>{first}</w:sectPr>");
        pack::docx(
            &[base().concat(), section].concat(),
            &[
                ("numbering", &numbering("1", "%1.")),
                ("header", &p(&r("A/80/1"))),
            ],
        )
    };
    let found = told(text(""), text("<w:titlePg/>"));
    assert_eq!(
        found,
        [
            "RunningHead heads and feet of pages: – → the first page of section 1 has a head and a foot of its own"
        ]
    );
}

#[test]
fn words_bound_to_other_data_than_those_of_the_base_cannot_be_compared() {
    let control = |about: &str| {
        p(&format!(
            "<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            r("wells")
        ))
    };
    let bound = "<w:dataBinding w:xpath='/a:coreProperties[1]/b:title[1]' w:storeItemID='{1}'/>";
    assert_eq!(
        verified(and(&control(bound)), and(&control(bound))).holds(),
        Some(true)
    );
    assert_eq!(verified(and(&control("")), and(&control(bound))).holds(), None);
}

#[test]
fn what_the_base_tracks_already_is_told_as_before_and_may_not_be_settled_silently() {
    let before = n("Urges all ").replace(
        "</w:p>",
        &format!("{}{}</w:p>", ins("coastal ", "Secretariat"), r("States;")),
    );
    let old = || with(1, before.clone());
    let more = before.replace(
        "States;",
        &format!("States</w:t></w:r>{}<w:r><w:t>;", ins(" to act", "EU")),
    );
    let found = verified(old(), with(1, more));
    assert_eq!(found.holds(), Some(true), "{:?}", found.untracked);
    let who: Vec<(&str, bool)> = found.tracked.iter().map(|it| (it.who(), it.before)).collect();
    assert_eq!(who, [("EU", false), ("Secretariat", true)]);
    let accepted = with(1, n("Urges all coastal States;"));
    assert_eq!(told(old(), accepted.clone()).len(), 1);
    let rejected = verified(old(), with(1, n("Urges all States;")));
    assert_eq!(rejected.holds(), Some(false));
    assert!(rejected.untracked[0].accepted);
    // Where the base is meant with all accepted, that is the official text.
    let usual = VerifyOptions::default().read;
    let options = VerifyOptions {
        read: Sides::new(ReadOptions::default(), usual.new),
    };
    let found = verify(
        &source("base.docx", old()),
        &source("redline.docx", accepted),
        &options,
    )
    .unwrap();
    assert_eq!(found.holds(), Some(true));
}

#[test]
fn comments_and_hidden_words_are_told_and_do_not_count() {
    let hidden = n(URGES).replace(
        "</w:p>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ask capital</w:t></w:r><w:r><w:commentReference w:id='3'/></w:r></w:p>",
    );
    let mut body = base();
    body[1] = hidden;
    let comment = "<w:comment w:id='3' w:author='A. Clerk' w:date='2026-03-01T00:00:00Z'><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>";
    let redline = pack::docx(
        &body.concat(),
        &[("numbering", &numbering("1", "%1.")), ("comments", comment)],
    );
    let found = verified(file(&base()), redline);
    assert_eq!(found.holds(), Some(true));
    let left: Vec<(Remains, Option<&str>, &str)> = found
        .left
        .iter()
        .map(|it| (it.what, it.id.as_deref(), it.text.as_str()))
        .collect();
    assert_eq!(
        left,
        [
            (Remains::Comment, Some("OP1"), "Why?"),
            (Remains::Hidden, Some("OP1"), "ask capital")
        ]
    );
}

#[test]
fn a_base_of_another_format_is_asked_for_what_it_shows() {
    let text = format!("The General Assembly,\n\n1. {URGES}\n\n2. {REQUESTS}\n\n3. {DECIDES}\n");
    let ask = |redline: Vec<u8>| {
        let base = source("base.txt", text.clone().into_bytes());
        verify(&base, &source("redline.docx", redline), &VerifyOptions::default()).unwrap()
    };
    assert_eq!(ask(file(&base())).holds(), Some(true));
    let found = ask(with(1, n(&URGES.replace("wells", "springs"))));
    assert_eq!(found.untracked.len(), 1);
    assert_eq!(
        (found.untracked[0].what, found.untracked[0].id.as_deref()),
        (What::Words, Some("OP1"))
    );
}

#[test]
fn a_file_embedded_as_text_cannot_be_compared() {
    let mut body = base();
    body.push("<w:altChunk r:id='aFChunk'/>".to_owned());
    let redline = pack::docx(
        &body.concat(),
        &[("numbering", &numbering("1", "%1.")), ("aFChunk", "<p>More</p>")],
    );
    let found = verified(file(&base()), redline);
    assert_eq!((found.holds(), found.unchecked.len()), (None, 1));
}

#[test]
fn every_output_is_made_and_the_json_keeps_its_schema() {
    let found = verified(file(&base()), with(1, n(&URGES.replace("wells", "springs"))));
    let schema: serde_json::Value = serde_json::from_str(json::verify::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let written: serde_json::Value = serde_json::from_str(&json::verify::render(&found)).unwrap();
    let problems: Vec<String> = validator.iter_errors(&written).map(|it| it.to_string()).collect();
    assert_eq!(problems, NOTHING);
    assert_eq!(written["holds"], false);
    for format in &VERIFY_FORMATS {
        let made = (format.make)(&found, &travaux::render::Options::default());
        let text = String::from_utf8(made.bytes).unwrap();
        let names_it = text.to_lowercase().contains("not tracked") || format.name == "json";
        assert!(text.contains("springs") && names_it, "{}: {text}", format.name);
    }
}

#[test]
fn an_anonymous_copy_says_the_same_and_names_nobody_of_ours() {
    let before = n("Urges all ").replace(
        "</w:p>",
        &format!("{}{}</w:p>", ins("coastal ", "Secretariat"), r("States;")),
    );
    let more = before.replace(
        "States;",
        &format!(
            "States</w:t></w:r>{}<w:r w:rsidR='00AB12CD'><w:t>;",
            ins(" to act", "J. Diplomat")
        ),
    );
    let base = source("base.docx", with(1, before));
    let redline = source("redline.docx", with(1, more));
    let how = Anonymous {
        name: "EU",
        base: &base,
        limits: travaux::read::Limits::default(),
    };
    let copy = anonymous(&redline, how).unwrap();
    let found = verify(&base, &source("copy.docx", copy), &VerifyOptions::default()).unwrap();
    assert_eq!(found.holds(), Some(true), "{:?}", found.untracked);
    let who: Vec<(&str, Option<&str>)> = found
        .tracked
        .iter()
        .map(|it| (it.who(), it.date.as_deref()))
        .collect();
    assert_eq!(who, [("EU", None), ("Secretariat", Some("2026-03-02T10:00:00Z"))]);
}

#[test]
fn the_command_ends_with_0_1_or_2() {
    let folder = tempfile::tempdir().unwrap();
    let run = |name: &str, redline: &[u8], more: &[&str]| -> Output {
        std::fs::write(folder.path().join("base.docx"), file(&base())).unwrap();
        std::fs::write(folder.path().join(name), redline).unwrap();
        Command::new(env!("CARGO_BIN_EXE_travaux"))
            .current_dir(folder.path())
            .args(["verify", "base.docx", name])
            .args(more)
            .output()
            .unwrap()
    };
    let good = with(
        1,
        n(URGES).replace("</w:p>", &format!("{}</w:p>", ins(" Now.", "J. Diplomat"))),
    );
    let output = run(
        "redline.docx",
        &good,
        &["--anonymous", "out.docx", "-o", "r.json", "-o", "-"],
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.starts_with("Holds: rejecting every change gives the base, word for word."),
        "{text}"
    );
    assert!(
        text.contains("Author: 1 insertion, without a date") && !text.contains("Diplomat"),
        "{text}"
    );
    assert!(folder.path().join("out.docx").exists());
    let bad = with(1, n(&URGES.replace("wells", "springs")));
    assert_eq!(run("bad.docx", &bad, &[]).status.code(), Some(1));
    let output = run("text.docx", b"1. Urges States to act.", &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("text.docx: is no Word file (.docx)"),
        "{output:?}"
    );
    let output = run("redline.docx", &good, &["--anonymous", "base.docx"]);
    assert_eq!(output.status.code(), Some(2));
}

//! The redline between two Word files: accepted it gives every letter of the new one, rejected every letter of the old one,
//! in the paragraphs, cells, notes, text boxes and running heads where they stand.

#[path = "support/pack.rs"]
mod pack;
#[path = "support/optional.rs"]
mod optional;
#[path = "support/redlines.rs"]
mod redlines;

use std::path::Path;
use std::process::Command;

use optional::Optional;
use redlines::{between, cell, check, file, p, part, r, said, source, table, validator};
use travaux::read::Revisions;
use travaux::report::Class;
use travaux::{Options, Sides, compare};

const PLACES: &str = "The committee shall meet in the spring of each year and report to the members.";
const WATER: &str = "Wells are to be inspected by two engineers before the dry season begins.";
const BOATS: &str = "Every boat carries a lamp, a rope and a copy of the rules of the harbour.";

#[test]
fn every_redline_here_is_asked_of_the_validator_of_the_open_xml_sdk() {
    let optional = Optional::test("every_redline_here_is_asked_of_the_validator_of_the_open_xml_sdk");
    if validator().is_none() {
        optional.left_out(
            "the validator of the Open XML SDK",
            "`npm install --no-save --prefix tests/word`",
        );
    }
}

#[test]
fn a_word_that_changed_is_the_only_change() {
    let new = WATER.replace("two", "three");
    let xml = check(&file(&[&p(PLACES), &p(WATER)]), &file(&[&p(PLACES), &p(&new)]));
    assert_eq!(xml.matches("<w:del ").count(), 1);
    assert!(
        xml.contains("two</w:delText>") && xml.contains(">three</w:t>"),
        "{xml}"
    );
}

#[test]
fn a_tab_behind_a_mark_in_a_row_of_the_contents_is_no_obstacle() {
    let row = |title: &str, note: &str| {
        format!(
            "<w:p>{}<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{note}</w:t></w:r><w:r><w:tab/></w:r>{}</w:p>",
            r(title),
            r("3")
        )
    };
    let old = file(&[
        &p("Contents"),
        &row("Aims for 2024", "**"),
        &row("Means", "*"),
        &p(PLACES),
    ]);
    let new = file(&[
        &p("Contents"),
        &row("Aims for 2025", "**"),
        &row("Means", "*"),
        &p(PLACES),
    ]);
    let xml = check(&old, &new);
    assert!(xml.contains("2024</w:delText>"), "{xml}");
}

#[test]
fn a_new_row_is_tracked_as_a_row_where_it_stands() {
    let old = file(&[
        &p(PLACES),
        &table(&[&["Item", "Sum"], &["Rope", "5"], &["Lamps", "7"]]),
        &p(WATER),
    ]);
    let rows: &[&[&str]] = &[&["Item", "Sum"], &["Rope", "5"], &["Nets", "9"], &["Lamps", "7"]];
    let xml = check(&old, &file(&[&p(PLACES), &table(rows), &p(WATER)]));
    assert_eq!(xml.matches("<w:tr>").count(), 4);
    assert!(xml.contains("<w:tr><w:trPr><w:ins "), "{xml}");
}

#[test]
fn a_changed_cell_is_one_change_of_its_row_in_report_and_redline() {
    let with = |sum: &str| {
        file(&[
            &p(PLACES),
            &table(&[&["Item", "Sum"], &["Rope", sum], &["Lamps", "7"]]),
            &p(WATER),
        ])
    };
    let (old, new) = (with("5"), with("6"));
    let sources = Sides::new(source("old.docx", &old), source("new.docx", &new));
    let report = compare(&sources, &Options::default()).unwrap();
    let mut changed = report.entries.iter().filter(|entry| entry.class != Class::None);
    let edits = changed.next().unwrap().edits.iter();
    let edits: Vec<_> = edits.map(|edit| (edit.old.as_str(), edit.new.as_str())).collect();
    assert_eq!(edits, [("Rope\t", "Rope\t"), ("5", ""), ("", "6")]);
    assert_eq!(changed.count(), 0);
    let xml = check(&old, &new);
    assert_eq!(xml.matches("<w:del ").count(), 1, "{xml}");
    assert!(xml.contains("5</w:delText>"), "{xml}");
}

#[test]
fn cells_that_one_file_numbers_and_the_other_types_are_one_text() {
    let counted = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{}</w:p>",
            r(text)
        )
    };
    let with = |first: &str, second: &str| {
        let rows = [(first, "5"), (second, "7")]
            .map(|(text, sum)| format!("<w:tr>{}{}</w:tr>", cell(text), cell(&p(sum))));
        let grid = "<w:gridCol w:w='2000'/>".repeat(2);
        let table = format!(
            "<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>",
            rows.concat()
        );
        let numbers = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>\
                       <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
        pack::docx(&[p(PLACES), table, p(WATER)].concat(), &[("numbering", numbers)])
    };
    let by_word = with(&counted("Rope of hemp"), &counted("Lamps of brass"));
    let by_hand = with(&p("1. Rope of hemp"), &p("2. Lamps of tin"));
    check(&by_word, &by_hand);
    check(&by_hand, &by_word);
}

#[test]
fn a_row_that_went_is_tracked_as_a_row() {
    let old = table(&[&["Item", "Sum"], &["Rope", "5"], &["Lamps", "7"]]);
    let new = table(&[&["Item", "Sum"], &["Lamps", "7"]]);
    let xml = check(
        &file(&[&p(PLACES), &old, &p(WATER)]),
        &file(&[&p(PLACES), &new, &p(WATER)]),
    );
    assert!(xml.contains("<w:trPr><w:del "), "{xml}");
}

#[test]
fn a_column_that_came_or_went_is_tracked_cell_by_cell() {
    let narrow = file(&[&p(PLACES), &table(&[&["Item", "Sum"], &["Rope", "5"]]), &p(WATER)]);
    let wide = file(&[
        &p(PLACES),
        &table(&[&["Item", "Kind", "Sum"], &["Rope", "hemp", "5"]]),
        &p(WATER),
    ]);
    assert!(check(&narrow, &wide).contains("<w:cellIns "));
    assert!(check(&wide, &narrow).contains("<w:cellDel "));
}

#[test]
fn a_cell_that_was_blank_is_filled_without_a_new_paragraph() {
    let old = file(&[&p(PLACES), &table(&[&["Item", ""], &["Rope", "5"]])]).clone();
    let new = file(&[&p(PLACES), &table(&[&["Item", "Sum"], &["Rope", "5"]])]);
    let xml = check(&old, &new);
    assert_eq!(xml.matches("<w:p>").count(), 5, "{xml}");
}

#[test]
fn a_table_comes_and_goes_whole() {
    let with = file(&[&p(PLACES), &table(&[&["Item", "Sum"], &["Rope", "5"]]), &p(WATER)]);
    let without = file(&[&p(PLACES), &p(WATER)]);
    assert!(check(&without, &with).contains("<w:trPr><w:ins "));
    assert!(check(&with, &without).contains("<w:trPr><w:del "));
}

#[test]
fn a_line_under_a_table_changes_comes_and_goes() {
    let rows = table(&[&["Item", "Sum"], &["Rope", "5"]]);
    let with = |line: &str| file(&[&p(PLACES), &rows, &p(line), &p(WATER)]);
    let without = file(&[&p(PLACES), &rows, &p(WATER)]);
    check(
        &with("a Without the cost of repairs."),
        &with("a Without all cost of repairs."),
    );
    check(&without, &with("a Without the cost of repairs."));
    check(&with("a Without the cost of repairs."), &without);
}

#[test]
fn a_paragraph_is_divided_into_two_three_and_four() {
    let joined = [PLACES, WATER, BOATS, PLACES];
    for parts in 2..=4 {
        let old = file(&[
            &p("The keepers of the harbour have agreed to this."),
            &p(&joined[..parts].join(" ")),
            &p("Done at the harbour."),
        ]);
        let paragraphs: String = joined[..parts].iter().map(|text| p(text)).collect();
        let new = file(&[
            &p("The keepers of the harbour have agreed to this."),
            &paragraphs,
            &p("Done at the harbour."),
        ]);
        check(&old, &new);
        check(&new, &old);
    }
}

fn boxed(content: &str) -> String {
    format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{content}</w:txbxContent>\
         </wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict>\
         </mc:Fallback></mc:AlternateContent></w:r></w:p>",
        r(PLACES)
    )
}

#[test]
fn a_text_box_is_changed_in_both_of_its_copies() {
    let old = pack::docx(&[boxed(&p(WATER)), p(BOATS)].concat(), &[]);
    let new = pack::docx(
        &[boxed(&p(&WATER.replace("two", "three"))), p(BOATS)].concat(),
        &[],
    );
    let redline = between(&old, &new);
    assert_eq!(redline.notice, None);
    assert_eq!(
        said(&redline.bytes, Revisions::Original),
        said(&old, Revisions::Final)
    );
    assert_eq!(
        said(&redline.bytes, Revisions::Final),
        said(&new, Revisions::Final)
    );
    let xml = part(&redline.bytes, "word/document.xml");
    assert_eq!(xml.matches("two</w:delText>").count(), 2, "{xml}");
}

#[test]
fn a_text_box_whose_copies_differ_is_named_and_left_alone() {
    let twice = |one: &str, two: &str| boxed(&p(one)).replacen(&p(one), &p(two), 1);
    let old = pack::docx(&twice(WATER, BOATS), &[]);
    let new = pack::docx(&boxed(&p(PLACES)), &[]);
    let redline = between(&old, &new);
    assert!(redline.notice.unwrap().contains("not in this copy"));
    assert_eq!(
        said(&redline.bytes, Revisions::Original),
        said(&old, Revisions::Final)
    );
}

/// A file with a drawing of this picture, in its body or in its running head.
fn pictured(picture: &[u8], is_in_head: bool) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let relations = |all: &[(&str, &str, &str)]| {
        let all = all.iter().map(|(id, kind, target)| {
            format!("<Relationship Id='{id}' Type='{office}/{kind}' Target='{target}'/>")
        });
        format!(
            "<Relationships xmlns='{package}/relationships'>{}</Relationships>",
            all.collect::<String>()
        )
    };
    let drawing = "<w:p><w:r><w:drawing><a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' r:embed='rId1'/></w:drawing></w:r></w:p>";
    let section = "<w:sectPr><w:headerReference w:type='default' r:id='rId2'/></w:sectPr>";
    let (own, head) = if is_in_head {
        ("", drawing)
    } else {
        (drawing, "<w:p/>")
    };
    let body = format!("<w:body>{}{own}{section}</w:body>", p(WATER));
    let kinds = format!(
        "<Types xmlns='{package}/content-types'><Default Extension=\"png\" ContentType=\"image/png\"/></Types>"
    );
    let media = ("rId1", "image", "media/image1.png");
    pack::zip(&[
        ("[Content_Types].xml", kinds.as_bytes()),
        (
            "_rels/.rels",
            relations(&[("rId1", "officeDocument", "word/document.xml")]).as_bytes(),
        ),
        ("word/document.xml", pack::word("document", &body).as_bytes()),
        ("word/header1.xml", pack::word("hdr", head).as_bytes()),
        (
            "word/_rels/document.xml.rels",
            relations(&[media, ("rId2", "header", "header1.xml")]).as_bytes(),
        ),
        ("word/_rels/header1.xml.rels", relations(&[media]).as_bytes()),
        ("word/media/image1.png", picture),
    ])
}

#[test]
fn a_picture_that_was_replaced_under_its_name_goes_and_comes() {
    let redline = between(&pictured(b"a well", false), &pictured(b"a boat", false));
    assert_eq!(redline.notice, None);
    let xml = part(&redline.bytes, "word/document.xml");
    assert_eq!(xml.matches("<w:drawing>").count(), 2, "{xml}");
    assert!(xml.contains("r:embed='travauxPicture1'"), "{xml}");
    assert_eq!(part(&redline.bytes, "word/media/travaux1.png"), "a boat");
    let same = between(&pictured(b"a well", false), &pictured(b"a well", false));
    assert!(!part(&same.bytes, "word/document.xml").contains("<w:ins "));
}

#[test]
fn a_picture_that_was_replaced_in_a_running_head_is_named() {
    let redline = between(&pictured(b"a well", true), &pictured(b"a boat", true));
    let notice = redline.notice.unwrap();
    assert!(notice.contains("a picture in a running head"), "{notice}");
    assert!(!part(&redline.bytes, "word/header1.xml").contains("<w:ins "));
}

fn formula(exponent: &str) -> String {
    format!(
        "<w:p>{}<m:oMath><m:r><m:t>A=π</m:t></m:r><m:sSup><m:e><m:r><m:t>r</m:t></m:r></m:e><m:sup><m:r><m:t>{exponent}</m:t></m:r></m:sup></m:sSup></m:oMath>{}</w:p>",
        r("The area is "),
        r(" in square metres.")
    )
}

#[test]
fn a_formula_goes_and_comes_whole() {
    let xml = check(
        &file(&[&formula("2"), &p(WATER)]),
        &file(&[&formula("3"), &p(WATER)]),
    );
    assert!(
        xml.contains("><m:oMath>") && xml.matches("<m:oMath").count() == 2,
        "{xml}"
    );
}

#[test]
fn an_exponent_of_a_formula_is_part_of_its_words() {
    assert_eq!(
        said(&file(&[&formula("2")]), Revisions::Final),
        ["The area is A=πr^2 in square metres."]
    );
}

fn noted(kind: &str, before: &str, after: &str) -> String {
    format!(
        "<w:p>{}<w:r><w:{kind}Reference w:id='2'/></w:r>{}</w:p>",
        r(before),
        r(after)
    )
}

fn notes(kind: &str, text: &str) -> String {
    format!(
        "<w:{kind} w:id='2'><w:p><w:r><w:{kind}Ref/></w:r>{}</w:p></w:{kind}>",
        r(text)
    )
}

#[test]
fn a_mark_before_the_first_word_is_no_obstacle() {
    let note = notes("footnote", " See the rules.");
    let old = pack::docx(
        &[
            p(WATER),
            noted("footnote", "", "To make it known, the members act."),
        ]
        .concat(),
        &[("footnotes", &note)],
    );
    let new = pack::docx(
        &[
            p(WATER),
            noted("footnote", "", "To make it known, the members decide."),
        ]
        .concat(),
        &[("footnotes", &note)],
    );
    check(&old, &new);
}

#[test]
fn an_endnote_comes_as_an_endnote_that_word_counts() {
    let old = pack::docx(&[p(WATER), p(BOATS)].concat(), &[]);
    let new = pack::docx(
        &[
            noted(
                "endnote",
                "Wells are to be inspected by two engineers",
                " before the dry season begins.",
            ),
            p(BOATS),
        ]
        .concat(),
        &[("endnotes", &notes("endnote", " See the rules."))],
    );
    let xml = check(&old, &new);
    assert!(
        xml.contains("<w:endnoteReference ") && !xml.contains(">i</w:t>"),
        "{xml}"
    );
}

#[test]
fn the_words_of_a_note_and_its_table_change_where_they_stand() {
    let body = noted("footnote", BOATS, "");
    let with = |sum: &str| {
        let content = format!("{}{}{}", r(" See the table."), "</w:p>", table(&[&["Rope", sum]]));
        format!("<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r>{content}<w:p/></w:footnote>")
    };
    let old = pack::docx(&body, &[("footnotes", &with("5"))]);
    let new = pack::docx(&body, &[("footnotes", &with("6"))]);
    check(&old, &new);
}

#[test]
fn a_note_goes_with_its_mark() {
    let note = notes("footnote", " See the rules.");
    let old = pack::docx(
        &[noted("footnote", WATER, ""), p(BOATS)].concat(),
        &[("footnotes", &note)],
    );
    check(&old, &pack::docx(&[p(WATER), p(BOATS)].concat(), &[]));
}

#[test]
fn the_running_heads_of_every_section_are_compared() {
    let body = |first: &str, last: &str| {
        format!(
            "{}<w:p><w:pPr><w:sectPr><w:headerReference w:type='default' r:id='{first}'/></w:sectPr></w:pPr></w:p>{}\
             <w:sectPr><w:headerReference w:type='default' r:id='{last}'/></w:sectPr>",
            p(WATER),
            p(BOATS)
        )
    };
    let with = |year: &str| {
        let heads = [
            p("Rules of the harbour"),
            p(&format!("Part two, edition of {year}")),
        ];
        pack::docx(
            &body("header1", "header2"),
            &[("header1", &heads[0]), ("header2", &heads[1])],
        )
    };
    let redline = between(&with("2024"), &with("2025"));
    assert_eq!(redline.notice, None);
    assert!(part(&redline.bytes, "word/header2.xml").contains("2024</w:delText>"));
    assert!(!part(&redline.bytes, "word/header1.xml").contains("delText"));
}

#[test]
fn no_note_is_written_into_a_running_head() {
    let head = |body: &str| {
        let section = "<w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>";
        let note = notes("footnote", " Reissued for technical reasons.");
        pack::docx(
            &[&p(WATER), section].concat(),
            &[("header1", body), ("footnotes", &note)],
        )
    };
    let redline = between(&head(&p("Rules")), &head(&noted("footnote", "Rules", "")));
    assert!(!part(&redline.bytes, "word/header1.xml").contains("footnoteReference"));
}

#[test]
fn the_first_letter_of_a_paragraph_keeps_the_size_that_it_has_in_both_files() {
    let large = |first: &str, rest: &str| {
        format!(
            "<w:p><w:r><w:rPr><w:sz w:val='40'/></w:rPr><w:t>{first}</w:t></w:r>{}</w:p>",
            r(rest)
        )
    };
    let xml = check(
        &file(&[&large("W", "ells are to be inspected by two engineers.")]),
        &file(&[&large("D", "ikes are to be inspected by two engineers.")]),
    );
    let inserted = xml.split("<w:ins ").nth(1).unwrap();
    assert!(
        inserted.contains("<w:sz w:val='40'/></w:rPr><w:t xml:space=\"preserve\">D</w:t>"),
        "{inserted}"
    );
    assert!(
        xml.contains("<w:r><w:t xml:space=\"preserve\">ikes</w:t>"),
        "{xml}"
    );
}

#[test]
fn capitals_of_the_format_stay_a_format() {
    let heading = |text: &str| format!("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let old = file(&[&heading("Means of the harbour"), &p(WATER)]);
    let xml = check(&old, &file(&[&heading("Means of the new harbour"), &p(WATER)]));
    assert!(
        xml.contains("<w:caps/></w:rPr><w:t xml:space=\"preserve\">new "),
        "{xml}"
    );
}

#[test]
fn a_file_without_words_is_a_text_in_which_everything_is_inserted() {
    let empty = file(&["<w:p/>"]);
    let full = file(&[&p(PLACES), &p(WATER)]);
    check(&empty, &full);
    check(&full, &empty);
}

/// Pairs of files for `LibreOffice`, by name.
fn pairs() -> Vec<(&'static str, Vec<u8>, Vec<u8>)> {
    let rows = |rows: &[&[&str]]| file(&[&p(PLACES), &table(rows), &p(WATER)]);
    let short = rows(&[&["Item", "Sum"], &["Rope", "5"], &["Lamps", "7"]]);
    let long = rows(&[&["Item", "Sum"], &["Rope", "5"], &["Nets", "9"], &["Lamps", "7"]]);
    let bare = file(&[&p(PLACES), &p(WATER)]);
    let note = |kind: &str| {
        let body = [noted(kind, PLACES, ""), p(WATER)].concat();
        pack::docx(&body, &[(&format!("{kind}s"), &notes(kind, " See the rules."))])
    };
    let section = "<w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>";
    let headed = |head: &str| pack::docx(&[&p(PLACES), &p(WATER), section].concat(), &[("header1", head)]);
    vec![
        ("row-comes", short.clone(), long.clone()),
        ("row-goes", long.clone(), short.clone()),
        ("table-comes", bare.clone(), short.clone()),
        ("table-goes", short, bare.clone()),
        ("footnote-comes", bare.clone(), note("footnote")),
        ("footnote-goes", note("footnote"), bare.clone()),
        ("endnote-comes", bare, note("endnote")),
        (
            "head-changes",
            headed(&p("Rules of 2024")),
            headed(&p("Rules of 2025")),
        ),
        ("end-comes", file(&[&p(WATER)]), file(&[&p(WATER), &p(BOATS)])),
        ("end-goes", file(&[&p(WATER), &p(BOATS)]), file(&[&p(WATER)])),
        ("end-changes", file(&[&p(WATER)]), file(&[&p(BOATS)])),
        (
            "divided",
            file(&[&p(BOATS), &p(&[PLACES, WATER, BOATS].join(" ")), &p(PLACES)]),
            file(&[&p(BOATS), &p(PLACES), &p(WATER), &p(BOATS), &p(PLACES)]),
        ),
    ]
}

#[test]
fn libreoffice_opens_every_redline_and_takes_it_over_and_back() {
    let optional = Optional::test("libreoffice_opens_every_redline_and_takes_it_over_and_back");
    let folder = tempfile::tempdir().unwrap();
    for (name, old, new) in pairs() {
        std::fs::write(
            folder.path().join(format!("{name}.docx")),
            between(&old, &new).bytes,
        )
        .unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/libreoffice.py");
    // The bridge to LibreOffice belongs to the system's own Python.
    let status = Command::new("/usr/bin/python3")
        .arg(script)
        .arg("--resolve")
        .arg(folder.path())
        .status();
    if !status.is_ok_and(|status| status.success()) {
        optional.left_out("LibreOffice", "install libreoffice-writer and python3-uno");
        return;
    }
    for (name, old, new) in pairs() {
        for (view, wanted) in [("accept", &new), ("reject", &old)] {
            let got = std::fs::read(folder.path().join(format!("{name}.{view}.docx"))).unwrap();
            // It adds a note for reasons of its own.
            let mut got = said(&got, Revisions::Final);
            got.retain(|line| !line.contains("shield of the first note"));
            assert_eq!(got, said(wanted, Revisions::Final), "{name} {view}");
        }
    }
}

#[test]
fn a_file_of_contents_alone_has_lines_that_can_change() {
    let line = |year: &str| {
        format!(
            "<w:p>{}<w:r><w:tab/></w:r>{}</w:p>",
            r(&format!("Aims for {year}***")),
            r("11")
        )
    };
    let old = file(&[
        &line("2024"),
        &p("*** The part is submitted through the harbour master."),
    ]);
    check(
        &old,
        &file(&[
            &line("2025"),
            &p("*** The part is submitted through the harbour master."),
        ]),
    );
}

#[test]
fn no_blank_paragraph_is_left_where_word_cannot_delete_the_end() {
    let marks = |old: &[&str], new: &[&str]| -> Vec<&'static str> {
        let all = |texts: &[&str]| file(&[&texts.iter().map(|text| p(text)).collect::<String>()]);
        let xml = check(&all(old), &all(new));
        let body = xml.split("</w:p>").filter(|it| it.contains("<w:p>"));
        let fate = |it: &str| match it.split_once("</w:pPr>") {
            Some((mark, _)) if mark.contains("<w:ins ") => "comes",
            Some((mark, _)) if mark.contains("<w:del ") => "goes",
            _ => "stays",
        };
        body.map(fate).collect()
    };
    assert_eq!(marks(&[WATER], &[BOATS]), ["stays"]);
    assert_eq!(marks(&[WATER], &[WATER, BOATS]), ["comes", "stays"]);
    assert_eq!(
        marks(&[WATER], &[WATER, BOATS, PLACES]),
        ["comes", "comes", "stays"]
    );
    assert_eq!(marks(&[WATER, BOATS], &[WATER]), ["goes", "stays"]);
    assert_eq!(
        marks(&[WATER, BOATS, PLACES], &[WATER]),
        ["goes", "goes", "stays"]
    );
    assert_eq!(marks(&[WATER, BOATS], &[WATER, PLACES]), ["stays", "stays"]);
    assert_eq!(marks(&[WATER, BOATS], &[BOATS]), ["goes", "stays"]);
    let rows = table(&[&["Rope", "5"]]);
    let xml = check(&file(&[&p(WATER)]), &file(&[&p(BOATS), &rows, &p(PLACES)]));
    assert_eq!(
        xml.split("</w:tbl>").nth(1).unwrap().matches("<w:p>").count(),
        1,
        "{xml}"
    );
}

#[test]
fn a_paragraph_that_is_set_otherwise_keeps_an_end_of_its_own() {
    let heading = |text: &str| format!("<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{}</w:p>", r(text));
    let xml = check(&file(&[&p(WATER)]), &file(&[&p(WATER), &heading("Rules")]));
    assert_eq!(xml.matches("<w:ins ").count(), 2, "{xml}");
    assert!(xml.contains("<w:jc w:val='center'/><w:rPr><w:ins "), "{xml}");
}

#[test]
fn what_stays_is_copied_byte_by_byte() {
    let body = "<w:p w:rsidR='000000AB'><w:bookmarkStart w:id='1' w:name='b'/><w:r><w:t>Kept as it is.</w:t></w:r><w:bookmarkEnd w:id='1'/></w:p>";
    let xml = check(
        &file(&[body, &p(WATER)]),
        &file(&[&p("Kept as it is."), &p(BOATS)]),
    );
    assert!(xml.contains(body), "{xml}");
}

#[test]
fn a_new_clause_is_counted_on_the_level_of_its_list_that_it_has_in_the_new_file() {
    let level = |level: u8, form: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let levels = [
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "(%3)"),
    ];
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'><w:multiLevelType w:val='multilevel'/>{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
        levels.concat()
    );
    let clause = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let text = |more: &[String], last: &str| {
        let first = [
            clause(0, "Delivery"),
            clause(1, "The boats are delivered in the harbour."),
        ];
        let rest = [
            clause(1, "Risk passes with delivery."),
            clause(0, "Price"),
            clause(1, "The price is due on delivery."),
            clause(2, last),
        ];
        let body = [&first, more, &rest].concat().concat();
        pack::docx(&body, &[("numbering", &numbering)])
    };
    let old = text(&[], "interest runs from the first day.");
    let comes = [
        clause(1, "The seller gives ten days of notice."),
        clause(2, "in writing."),
    ];
    check(&old, &text(&comes, "interest runs from the first day."));
    check(&text(&comes, "interest runs."), &old);
}

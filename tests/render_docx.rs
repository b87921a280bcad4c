//! The Word file with tracked changes: accepting everything gives the new text, rejecting everything the old one.
//!
//! Both are asked of our own reader, which knows the revisions of Word; `tests/libreoffice.py` asks `LibreOffice`.

use proptest::prelude::*;
use travaux::compare::understand;
use travaux::instrument::Instrument;
use travaux::read::{ReadOptions, Revisions, Source};
use travaux::render::docx::{DocxOptions, render};
use travaux::{Options, Sides, compare};

#[path = "fixtures/render/canonical.rs"]
mod canonical;
#[path = "support/pack.rs"]
mod pack;

fn source(text: &str) -> Source {
    Source {
        name: "text".to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

/// Returns the redline of two texts.
fn redline(old: &str, new: &str) -> Vec<u8> {
    let report = compare(&Sides::new(source(old), source(new)), &Options::default()).unwrap();
    render(&report, &DocxOptions::default())
}

fn read(bytes: &[u8], revisions: Revisions) -> Instrument {
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let source = Source {
        name: "redline.docx".to_owned(),
        bytes: bytes.to_vec(),
    };
    understand(&source, &options).unwrap().instrument
}

/// Prints what a text says: labels, words, notes. Kinds of space do not count.
fn print(instrument: &Instrument) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for provision in &instrument.provisions {
        let marks: Vec<String> = provision
            .marks
            .iter()
            .map(|mark| format!("{}@{}", mark.marker, mark.offset))
            .collect();
        out += &format!(
            "{} [{}] {} {}\n",
            provision.id,
            provision.label.as_deref().unwrap_or("-"),
            words(&provision.text),
            marks.join(" ")
        );
    }
    for note in &instrument.footnotes {
        out += &format!("note {} {}\n", note.marker, words(&note.text));
    }
    let head = &instrument.masthead;
    out + &format!(
        "{:?} {:?} {:?} {:?}\n",
        head.title, head.symbol, head.date, head.session
    )
}

/// Asserts both laws, and returns the document part.
fn check(old: &str, new: &str) -> String {
    let bytes = redline(old, new);
    for (text, view) in [(old, Revisions::Original), (new, Revisions::Final)] {
        let wanted = understand(&source(text), &ReadOptions::default()).unwrap();
        assert_eq!(print(&read(&bytes, view)), print(&wanted.instrument), "{view:?}");
    }
    part(&bytes, "word/document.xml")
}

/// Unpacks one part of a file.
fn part(bytes: &[u8], name: &str) -> String {
    use std::io::Read;
    let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        if entry.file_path().as_bytes() == name.as_bytes() {
            let packed = archive.get_entry(entry.wayfinder()).unwrap();
            let mut text = String::new();
            flate2::bufread::DeflateDecoder::new(packed.data())
                .read_to_string(&mut text)
                .unwrap();
            roxmltree::Document::parse(&text).unwrap();
            return text;
        }
    }
    panic!("no part {name}");
}

/// Returns the bytes of a part as they are packed.
fn stored(bytes: &[u8], name: &str) -> Vec<u8> {
    let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        if entry.file_path().as_bytes() == name.as_bytes() {
            return archive.get_entry(entry.wayfinder()).unwrap().data().to_vec();
        }
    }
    panic!("no part {name}");
}

fn resolution(operative: &[&str]) -> String {
    let mut text =
        "The General Assembly,\n\nRecalling its resolution 60/1 of 16 September 2005,\n\n".to_owned();
    for (number, paragraph) in (1..).zip(operative) {
        text += &format!("{number}. {paragraph}\n\n");
    }
    text
}

const URGES: &str =
    "Urges all States to cooperate fully with the special procedures of the Human Rights Council;";
const REQUESTS: &str = "Requests the Secretary-General to report on the implementation at the next session;";
const DECIDES: &str = "Decides to continue its consideration of the question under the same agenda item.";
const WELCOMES: &str =
    "Welcomes the work of the Special Rapporteur on the right to development in all regions;";

#[test]
fn rows_of_data_are_rows_with_each_change_in_its_cell() {
    let table = |rows: &str| {
        format!("The fees are these.\n\n| Vessel | Fee |\n|---|---|\n{rows}\nDone at the harbour.\n")
    };
    let old = table("| Tug | 40 crowns |\n| Barge | 60 crowns |\n");
    let new = table("| Tug | 45 crowns |\n| Barge | 60 crowns |\n| Yacht, with two masts | 90 crowns |\n");
    let xml = check(&old, &new);
    assert_eq!(xml.matches("<w:tbl>").count(), 1, "{xml}");
    assert_eq!(xml.matches("<w:tr>").count(), 4, "{xml}");
    assert_eq!(xml.matches("<w:tr><w:trPr><w:ins ").count(), 1, "{xml}");
    assert!(
        xml.contains(">40</w:delText>") && xml.contains(">45</w:t>"),
        "{xml}"
    );
    let back = check(&new, &old);
    assert_eq!(back.matches("<w:tr><w:trPr><w:del ").count(), 1, "{back}");
}

#[test]
fn a_table_that_came_or_went_is_tracked_row_by_row() {
    let without = "The fees are these.\n\nDone at the harbour.\n";
    let with =
        "The fees are these.\n\n| Vessel | Fee |\n|---|---|\n| Tug | 40 crowns |\n\nDone at the harbour.\n";
    assert_eq!(check(without, with).matches("<w:trPr><w:ins ").count(), 2);
    assert_eq!(check(with, without).matches("<w:trPr><w:del ").count(), 2);
}

#[test]
fn a_row_that_changes_its_number_of_cells_keeps_all_words() {
    let table =
        |row: &str| format!("The fees are these.\n\n| Vessel | Fee | Note |\n|---|---|---|\n{row}\nDone.\n");
    let (long, short) = (
        table("| Tug | 40 crowns | 3 days |\n"),
        table("| Tug | 40 crowns | |\n"),
    );
    check(&long, &short);
    check(&short, &long);
}

#[test]
fn docx_of_the_canonical_report() {
    let bytes = render(&canonical::report(), &DocxOptions::default());
    let lines = |name: &str| part(&bytes, name).replace("<w:p>", "\n<w:p>");
    insta::with_settings!({
        snapshot_path => "fixtures/render",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("docx", lines("word/document.xml") + "\n" + &lines("word/footnotes.xml"));
    });
}

#[test]
fn inserted_and_deleted_paragraphs_keep_the_numbers_of_both_texts() {
    let xml = check(
        &resolution(&[URGES, REQUESTS, DECIDES]),
        &resolution(&[WELCOMES, URGES, DECIDES]),
    );
    // The numbers are Word's own: no digit of theirs is typed.
    assert!(xml.contains("<w:numPr>") && !xml.contains(">2.<"));
}

#[test]
fn a_moved_paragraph_is_a_move_and_keeps_its_word_edits() {
    let edited = URGES.replace("fully", "promptly");
    let xml = check(
        &resolution(&[URGES, WELCOMES, REQUESTS, DECIDES]),
        &resolution(&[WELCOMES, REQUESTS, &edited, DECIDES]),
    );
    for mark in [
        "<w:moveFromRangeStart ",
        "<w:moveFromRangeEnd ",
        "<w:moveToRangeStart ",
        "<w:moveToRangeEnd ",
    ] {
        assert_eq!(xml.matches(mark).count(), 1, "{mark}");
    }
    assert_eq!(xml.matches("w:name=\"move1\"").count(), 2);
    assert!(xml.contains(">fully</w:delText>"));
}

#[test]
fn a_split_is_an_inserted_paragraph_mark() {
    let joined = "Urges all States to cooperate fully with the special procedures of the Human Rights Council, and requests the Secretary-General to report on the implementation at the next session;";
    let xml = check(
        &resolution(&[WELCOMES, joined, DECIDES]),
        &resolution(&[WELCOMES, URGES, REQUESTS, DECIDES]),
    );
    assert!(xml.contains("<w:rPr><w:ins "));
    check(
        &resolution(&[WELCOMES, URGES, REQUESTS, DECIDES]),
        &resolution(&[WELCOMES, joined, DECIDES]),
    );
}

#[test]
fn labels_that_word_would_not_count_are_typed() {
    let old = "The General Assembly,\n\nRecalling its resolution 60/1,\n\n1. Urges all States to cooperate fully;\n\n4 bis. Requests the Secretary-General to report;\n\n5. Decides to continue its consideration;\n";
    let new = old.replace("5. Decides", "7. Decides");
    check(old, &new);
}

#[test]
fn every_revision_has_a_number_of_its_own() {
    let xml = check(
        &resolution(&[URGES, WELCOMES, REQUESTS, DECIDES]),
        &resolution(&[REQUESTS, WELCOMES, &URGES.replace("all", "most")]),
    );
    let tree = roxmltree::Document::parse(&xml).unwrap();
    let mut ids: Vec<&str> = tree
        .descendants()
        .filter(|node| !node.tag_name().name().ends_with("RangeEnd"))
        .filter(|node| node.attributes().any(|it| it.name() == "author"))
        .filter_map(|node| node.attributes().find(|it| it.name() == "id"))
        .map(|id| id.value())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert!(all > 5);
    assert_eq!(ids.len(), all);
}

#[test]
fn author_and_date_sign_every_revision_and_the_bytes_repeat() {
    let sources = Sides::new(resolution(&[URGES]), resolution(&[WELCOMES])).map(|text| source(&text));
    let report = compare(&sources, &Options::default()).unwrap();
    let options = DocxOptions {
        author: "Delegation of <X> & \"Y\"".to_owned(),
        date: Some("2025-09-18T00:00:00Z".to_owned()),
        ..DocxOptions::default()
    };
    let bytes = render(&report, &options);
    assert_eq!(bytes, render(&report, &options));
    let xml = part(&bytes, "word/document.xml");
    let tree = roxmltree::Document::parse(&xml).unwrap();
    let authors: Vec<&str> = tree
        .descendants()
        .filter_map(|node| node.attributes().find(|it| it.name() == "author"))
        .map(|it| it.value())
        .collect();
    assert!(!authors.is_empty() && authors.iter().all(|author| *author == options.author));
}

#[test]
fn the_seed_pair_comes_back_on_both_sides() {
    let sample = |name: &str| {
        std::fs::read_to_string(format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    let draft = sample("A_C.3_68_CUBA_DRAFT.txt");
    let adopted = sample("A_HRC_RES_23_3.txt");
    let xml = check(&draft, &adopted);
    assert!(xml.contains("<w:footnoteReference "));
}

/// Writes a Word file as a secretariat would: headers in italics, numbers typed with a tab or counted by Word.
fn original(text: &str, is_counted: bool) -> Vec<u8> {
    let mut body = String::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|it| !it.is_empty()) {
        let (label, words) = match paragraph.split_once(' ') {
            Some((label, words)) if label.ends_with(['.', ')']) => (Some(label), words),
            _ => (None, paragraph),
        };
        let level = usize::from(label.is_some_and(|label| label.starts_with('(')));
        let list = format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>");
        let list = if label.is_some() && is_counted {
            list
        } else {
            String::new()
        };
        let number = label.filter(|_| !is_counted).map_or(String::new(), |label| {
            format!("<w:r><w:tab/><w:t>{label}</w:t><w:tab/></w:r>")
        });
        let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
        body += &format!(
            "<w:p w:rsidR='00AB'><w:pPr>{list}<w:jc w:val='both'/></w:pPr>{number}<w:bookmarkStart w:id='1' w:name='b'/>\
             <w:r><w:rPr><w:i/></w:rPr><w:t>{verb}</w:t></w:r><w:bookmarkEnd w:id='1'/>\
             <w:r><w:t xml:space='preserve'> {rest}</w:t></w:r></w:p><w:p/>"
        );
    }
    let levels = "<w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl>\
        </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    body += "<w:p/><w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>";
    pack::docx(
        &body,
        &[
            ("numbering", levels),
            ("header1", "<w:p><w:r><w:t>Draft</w:t></w:r></w:p>"),
        ],
    )
}

/// Asserts both laws for a redline in the original file, and returns the document part.
fn check_original(old: &str, new: &str, is_counted: bool) -> String {
    let file = original(old, is_counted);
    let old_source = Source {
        name: "old.docx".to_owned(),
        bytes: file.clone(),
    };
    let report = compare(&Sides::new(old_source, source(new)), &Options::default()).unwrap();
    let options = DocxOptions {
        original: Some(&file),
        ..DocxOptions::default()
    };
    let redline = travaux::render::docx::redline(&report, &options);
    assert_eq!(redline.notice, None);
    assert_eq!(
        print(&read(&redline.bytes, Revisions::Original)),
        print(&read(&file, Revisions::Final)),
        "Original"
    );
    let wanted = understand(&source(new), &ReadOptions::default()).unwrap();
    assert_eq!(
        print(&read(&redline.bytes, Revisions::Final)),
        print(&wanted.instrument),
        "Final"
    );
    for name in ["word/numbering.xml", "word/header1.xml", "_rels/.rels"] {
        assert_eq!(part(&redline.bytes, name), part(&file, name), "{name}");
    }
    part(&redline.bytes, "word/document.xml")
}

#[test]
fn revisions_in_the_original_copy_the_look_of_their_neighbours() {
    let old = resolution(&[URGES, REQUESTS, DECIDES]);
    let new = resolution(&[&URGES.replace("Urges", "Encourages"), WELCOMES, REQUESTS, DECIDES]);
    let xml = check_original(&old, &new, false);
    assert!(
        xml.contains("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">Encourages</w:t></w:r></w:ins>")
    );
    // The untouched paragraph is there byte by byte.
    assert!(xml.contains(
        "<w:t xml:space='preserve'> its resolution 60/1 of 16 September 2005,</w:t></w:r></w:p><w:p/>"
    ));
}

/// Returns the redline of a Word file in itself, and what is said about it.
fn redline_in(file: &[u8], new: &str, revisions: Revisions) -> travaux::render::docx::Redline {
    let old = Source {
        name: "old.docx".to_owned(),
        bytes: file.to_vec(),
    };
    let mut compared = Options::default();
    compared.read.old.revisions = revisions;
    let report = compare(&Sides::new(old, source(new)), &compared).unwrap();
    let options = DocxOptions {
        original: Some(file),
        ..DocxOptions::default()
    };
    travaux::render::docx::redline(&report, &options)
}

const TRACKED: &str = "<w:p><w:r><w:t>The General Assembly,</w:t></w:r></w:p>\
    <w:p><w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>1. Urges all States to </w:t></w:r>\
    <w:ins w:id='2' w:author='a'><w:r><w:t>cooperate fully;</w:t></w:r></w:ins>\
    <w:del w:id='3' w:author='a'><w:r><w:delText>consult;</w:delText></w:r></w:del></w:p>\
    <w:p><w:pPr><w:jc w:val='both'/><w:pPrChange w:id='4' w:author='a'><w:pPr/></w:pPrChange></w:pPr>\
    <w:del w:id='5' w:author='a'><w:r><w:delText>2. Welcomes the report of the Secretary-General.</w:delText></w:r></w:del></w:p>";

#[test]
fn changes_that_the_original_tracks_already_are_accepted_first_and_this_is_said() {
    let file = pack::docx(TRACKED, &[]);
    let redline = redline_in(
        &file,
        "The General Assembly,\n\n1. Urges all States to cooperate;\n",
        Revisions::Final,
    );
    let notice = redline.notice.unwrap();
    assert!(
        notice.starts_with("old.docx: 4 changes tracked in the file before are accepted"),
        "{notice}"
    );
    let xml = part(&redline.bytes, "word/document.xml");
    assert!(!xml.contains("w:author='a'") && !xml.contains("consult") && !xml.contains("pPrChange"));
    assert!(xml.contains("fully</w:delText>"), "{xml}");
    let before = print(&read(&file, Revisions::Final));
    assert_eq!(print(&read(&redline.bytes, Revisions::Original)), before);
}

#[test]
fn changes_that_the_original_tracks_already_are_rejected_where_the_original_was_read() {
    let file = pack::docx(TRACKED, &[]);
    let redline = redline_in(
        &file,
        "The General Assembly,\n\n1. Urges all States to consult each other;\n",
        Revisions::Original,
    );
    assert!(redline.notice.unwrap().contains("are rejected in this copy"));
    let xml = part(&redline.bytes, "word/document.xml");
    assert!(!xml.contains("w:author='a'") && !xml.contains("cooperate") && !xml.contains("<w:jc "));
    let before = print(&read(&file, Revisions::Original));
    assert_eq!(print(&read(&redline.bytes, Revisions::Original)), before);
}

/// A header of the first page with the symbol, and a paragraph in a text box.
fn with_text_box() -> Vec<u8> {
    let body = format!(
        "<w:p><w:r><w:t>The General Assembly,</w:t></w:r></w:p>\
         <w:p><w:r><w:t>1. {URGES}</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>\
         <w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\
         <w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
         <w:p><w:r><w:t>3. {DECIDES}</w:t></w:r></w:p>\
         <w:sectPr><w:headerReference w:type='first' r:id='header1'/><w:titlePg/></w:sectPr>",
        format!("<w:p><w:r><w:t>2. {WELCOMES}</w:t></w:r></w:p>")
    );
    let header = [
        "United Nations A/C.3/80/L.2",
        "General Assembly",
        "Distr.: Limited",
    ];
    let header = header.map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"));
    pack::docx(&body, &[("header1", &header.concat()), ("settings", "")])
}

/// Writes a numbered text under a symbol.
fn under(symbol: &str, paragraphs: [&str; 3]) -> String {
    let [one, two, three] = paragraphs;
    let head = format!("United Nations {symbol}\nGeneral Assembly\nDistr.: Limited");
    format!("{head}\n\nThe General Assembly,\n\n1. {one}\n\n2. {two}\n\n3. {three}\n")
}

#[test]
fn a_change_in_a_text_box_is_named_and_not_written() {
    let promptly = URGES.replace("fully", "promptly");
    let envoy = WELCOMES.replace("Rapporteur", "Envoy");
    let new = under("A/C.3/80/L.2", [&promptly, &envoy, DECIDES]);
    let redline = redline_in(&with_text_box(), &new, Revisions::Final);
    let notice = redline.notice.unwrap();
    assert!(
        notice.starts_with("old.docx: 1 change is not in this copy") && notice.contains("Welcomes the work"),
        "{notice}"
    );
    let xml = part(&redline.bytes, "word/document.xml");
    assert!(xml.contains(">fully</w:delText>") && !xml.contains("Envoy"));
}

#[test]
fn the_symbol_in_the_header_of_the_first_page_is_redlined_there_and_no_other_part_changes() {
    let file = with_text_box();
    let new = under("A/C.3/80/L.2/Rev.1", [URGES, WELCOMES, DECIDES]);
    let redline = redline_in(&file, &new, Revisions::Final);
    assert_eq!(redline.notice, None);
    let header = part(&redline.bytes, "word/header1.xml");
    assert!(header.contains("Rev.1</w:t></w:r></w:ins>"), "{header}");
    for name in ["word/document.xml", "word/settings.xml", "[Content_Types].xml"] {
        assert_eq!(stored(&redline.bytes, name), stored(&file, name), "{name}");
    }
}

#[test]
fn a_running_head_that_changed_is_named() {
    let body = format!(
        "<w:p><w:r><w:t>The General Assembly,</w:t></w:r></w:p><w:p><w:r><w:t>1. {URGES}</w:t></w:r></w:p>\
         <w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>"
    );
    let with_head = |symbol: &str| {
        let header = format!("<w:p><w:r><w:t>{symbol}</w:t></w:r></w:p>");
        pack::docx(&body, &[("header1", &header)])
    };
    let sources = Sides::new(with_head("A/C.3/80/L.2"), with_head("A/C.3/80/L.56")).map(|bytes| Source {
        name: "old.docx".to_owned(),
        bytes,
    });
    let report = compare(&sources, &Options::default()).unwrap();
    let options = DocxOptions {
        original: Some(&sources.old.bytes),
        ..DocxOptions::default()
    };
    let notice = travaux::render::docx::redline(&report, &options).notice.unwrap();
    assert!(notice.contains("“A/C.3/80/L.2”"), "{notice}");
}

#[test]
fn a_file_that_was_allowed_to_be_large_is_written_into_as_well() {
    let file = original(&resolution(&[URGES, DECIDES]), false);
    let report = compare(
        &Sides::new(file.clone(), original(&resolution(&[URGES]), false)).map(|bytes| Source {
            name: "text.docx".to_owned(),
            bytes,
        }),
        &Options::default(),
    )
    .unwrap();
    let notice = |unpacked_bytes| {
        let options = DocxOptions {
            original: Some(&file),
            limits: travaux::read::Limits {
                unpacked_bytes,
                ..travaux::read::Limits::default()
            },
            ..DocxOptions::default()
        };
        travaux::render::docx::redline(&report, &options).notice
    };
    assert_eq!(notice(1 << 20), None);
    let notice = notice(1000).unwrap();
    assert!(notice.contains("unpacks to more than 1000 bytes"), "{notice}");
}

#[test]
fn a_new_footnote_gets_a_part_where_the_original_has_none() {
    let file = original(&resolution(&[URGES, DECIDES]), false);
    let note = "<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Resolution 55/2.</w:t></w:r></w:p></w:footnote>";
    let body = format!(
        "<w:p><w:r><w:t>The General Assembly,</w:t></w:r></w:p>\
         <w:p><w:r><w:t>Recalling its resolution 60/1 of 16 September 2005,</w:t></w:r></w:p>\
         <w:p><w:r><w:t>1. {URGES}</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>\
         <w:p><w:r><w:t>2. {DECIDES}</w:t></w:r></w:p>"
    );
    let new = pack::docx(&body, &[("footnotes", note)]);
    let sources = Sides::new(file.clone(), new).map(|bytes| Source {
        name: "text.docx".to_owned(),
        bytes,
    });
    let report = compare(&sources, &Options::default()).unwrap();
    let options = DocxOptions {
        original: Some(&file),
        ..DocxOptions::default()
    };
    let redline = travaux::render::docx::redline(&report, &options);
    assert_eq!(redline.notice, None);
    for (view, text) in [
        (Revisions::Final, &sources.new),
        (Revisions::Original, &sources.old),
    ] {
        let wanted = print(&read(&text.bytes, Revisions::Final));
        assert_eq!(print(&read(&redline.bytes, view)), wanted);
    }
    assert!(part(&redline.bytes, "[Content_Types].xml").contains("/word/footnotes.xml"));
}

#[test]
fn a_field_goes_with_its_whole_result() {
    let body = format!(
        "<w:p><w:r><w:t>The General Assembly,</w:t></w:r></w:p><w:p><w:r><w:t xml:space='preserve'>1. {URGES} recalls </w:t></w:r>\
         <w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>resolution 60/1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType='end'/></w:r>\
         <w:r><w:t xml:space='preserve'> and decides to remain seized of the matter.</w:t></w:r></w:p>"
    );
    let new =
        format!("The General Assembly,\n\n1. {URGES} recalls and decides to remain seized of the matter.\n");
    let redline = redline_in(&pack::docx(&body, &[]), &new, Revisions::Final);
    assert_eq!(redline.notice, None);
    let xml = part(&redline.bytes, "word/document.xml");
    assert!(xml.contains("<w:delInstrText> REF a </w:delInstrText>"), "{xml}");
}

/// Paragraphs with little in common, so that alignment has something to hold on to.
const POOL: [&str; 8] = [
    URGES,
    REQUESTS,
    WELCOMES,
    "Calls upon donor countries to increase official development assistance to small island States:",
    "Emphasizes that biological diversity and mountain ecosystems deserve urgent protection;",
    "Encourages parliaments to ratify the Convention on the prohibition of cluster munitions;",
    "Expresses its deep concern at maritime piracy and armed robbery off the coast of Somalia;",
    "Takes note of the audited financial statements of the International Trade Centre;",
];

prop_compose! {
    fn draft()(order in Just((0..POOL.len()).collect::<Vec<_>>()).prop_shuffle(), count in 2..8_usize,
               cut in 0..12_usize, joined in any::<bool>(), subs in 0..4_usize) -> String {
        let mut paragraphs: Vec<String> = order[..count].iter().map(|at| POOL[*at].to_owned()).collect();
        // One paragraph loses a word, two others may be joined.
        let words: Vec<&str> = paragraphs[0].split(' ').collect();
        let lost = cut.min(words.len() - 2).max(1);
        let kept: Vec<&str> = words.iter().enumerate().filter(|(at, _)| *at != lost).map(|(_, word)| *word).collect();
        paragraphs[0] = kept.join(" ");
        if joined && paragraphs.len() > 2 {
            let last = paragraphs.pop().unwrap();
            let before = paragraphs.pop().unwrap();
            let lower = last[..1].to_lowercase() + &last[1..];
            paragraphs.push(before.trim_end_matches([';', ':']).to_owned() + ", and " + &lower);
        }
        let borrowed: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mut text = resolution(&borrowed);
        for (letter, about) in ('a'..).zip(["finance and trade", "women and youth", "oceans and fisheries"]).take(subs) {
            text += &format!("({letter}) To strengthen programmes about {about};\n\n");
        }
        text + &format!("{}. {DECIDES}\n", borrowed.len() + 1)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn generated_pairs_come_back_on_both_sides(old in draft(), new in draft()) {
        check(&old, &new);
    }

    #[test]
    fn generated_pairs_come_back_from_the_original_file(old in draft(), new in draft(), is_counted in any::<bool>()) {
        check_original(&old, &new, is_counted);
    }
}

/// A label is written with what the text prints behind it, so that each text reads back from its redline as it was.
#[test]
fn a_label_keeps_its_own_stop() {
    let texts = [
        [
            "第一条　为了保护水井，制定本法。",
            "第二条　国家保护水井。",
            "第三条　本法自公布之日起施行。",
        ],
        [
            "§ 3 Die Staaten schützen die Brunnen.",
            "§ 4 Die Staaten berichten.",
            "§ 5 Das Gesetz tritt in Kraft.",
        ],
        [
            "Art. 5 Les États protègent les puits.",
            "Art. 6 Les États font rapport.",
            "Art. 7 La loi entre en vigueur.",
        ],
        [
            "1) Urges all States to protect wells;",
            "2) Requests a report on wells;",
            "3) Decides to remain seized of the matter.",
        ],
        [
            "1 Urges all States to protect wells;",
            "2 Requests a report on wells;",
            "3 Decides to remain seized of the matter.",
        ],
        [
            "1. Urges all States to protect wells;",
            "2. Requests a report on wells;",
            "3. Decides to remain seized of the matter.",
        ],
    ];
    for lines in texts {
        let old = lines.join("\n\n");
        let new = [lines[0], lines[2]].join("\n\n");
        let bytes = redline(&old, &new);
        for (revisions, wanted) in [(Revisions::Original, &old), (Revisions::Final, &new)] {
            let word = Source {
                name: "redline.docx".into(),
                bytes: bytes.clone(),
            };
            let options = ReadOptions {
                revisions,
                ..ReadOptions::default()
            };
            let (_, document) = travaux::read::read(&word, &options).unwrap();
            let shown: Vec<String> = document
                .blocks
                .iter()
                .map(|block| {
                    let label = block
                        .hints
                        .label
                        .as_deref()
                        .map_or_else(String::new, |label| format!("{label} "));
                    format!("{label}{}", block.text())
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .collect();
            for line in wanted.split("\n\n") {
                let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(shown.contains(&line), "{line:?} in {shown:?}");
            }
        }
    }
}

const HEAD: &str = "General Assembly

A/C.2/80/L.13

Norway and Peru: draft resolution

The protection of wells in dry seasons

The General Assembly,

1. Urges all States to cooperate fully;

Adopted at the 3222nd meeting by 12 votes to none, with 3 abstentions.
";

/// Every field of the head in another form.
fn other_head() -> String {
    [
        ("L.13", "L.14"),
        ("and Peru", "and Cuba"),
        ("protection", "promotion"),
        ("The General", "The Security"),
        ("12 votes", "13 votes"),
    ]
    .iter()
    .fold(HEAD.to_owned(), |text, (old, new)| text.replacen(old, new, 1))
}

/// Returns what the head of a text says, field by field.
fn head_of(instrument: &Instrument) -> Vec<String> {
    let pieces = instrument.heads.iter().flat_map(|head| &head.pieces);
    let mut said: Vec<String> = pieces
        .map(|piece| format!("{} {}", piece.field.name(), piece.text))
        .collect();
    said.sort();
    said
}

#[test]
fn the_whole_head_is_tracked_in_a_new_file_and_in_the_original() {
    let new = other_head();
    let file = original(HEAD, false);
    let in_original = redline_in(&file, &new, Revisions::Final);
    assert_eq!(in_original.notice, None);
    for bytes in [redline(HEAD, &new), in_original.bytes] {
        for (view, text) in [(Revisions::Original, HEAD), (Revisions::Final, &new)] {
            let wanted = understand(&source(text), &ReadOptions::default()).unwrap();
            // The file that was handed out has a running head of its own.
            let mut got = head_of(&read(&bytes, view));
            got.retain(|said| said != "running-head Draft");
            assert_eq!(got, head_of(&wanted.instrument), "{view:?}");
        }
        let document = part(&bytes, "word/document.xml");
        assert!(document.contains(">protection</w:delText>"), "{document}");
    }
}

#[test]
fn words_of_a_title_may_go_from_line_to_line() {
    let (old, new) = (
        "The protection of wells\nin dry seasons",
        "The promotion of\nwells in dry seasons",
    );
    let text = |title: &str| {
        format!("General Assembly\n\n{title}\n\nThe General Assembly,\n\n1. Urges States to act;\n")
    };
    let document = check(&text(old), &text(new));
    let gone: Vec<&str> = document
        .split("</w:delText>")
        .filter_map(|before| before.rsplit('>').next())
        .filter(|words| words.contains(char::is_alphabetic))
        .collect();
    assert_eq!(gone[0], "protection");
    assert!(gone.iter().all(|words| !words.contains("wells")), "{gone:?}");
}

#[test]
fn what_the_pages_repeat_is_tracked_in_the_head_of_a_new_file() {
    let body = format!(
        "<w:p><w:r><w:t>The General Assembly,</w:t></w:r></w:p><w:p><w:r><w:t>1. {URGES}</w:t></w:r></w:p>\
         <w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>"
    );
    let sources = Sides::new("Not for circulation", "Public copy").map(|words| Source {
        name: "text.docx".to_owned(),
        bytes: pack::docx(
            &body,
            &[("header1", &format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"))],
        ),
    });
    let report = compare(&sources, &Options::default()).unwrap();
    let redline = travaux::render::docx::redline(&report, &DocxOptions::default());
    assert_eq!(redline.notice, None);
    let header = part(&redline.bytes, "word/header.xml");
    assert!(header.contains("Not for circulation</w:delText>"), "{header}");
    for (view, said) in [
        (Revisions::Original, "Not for circulation"),
        (Revisions::Final, "Public copy"),
    ] {
        let head = head_of(&read(&redline.bytes, view));
        assert!(
            head.contains(&format!("running-head {said}")),
            "{view:?}: {head:?}"
        );
    }
}

#[test]
fn what_matters_is_a_comment_of_a_new_document_and_no_text_of_either_side() {
    let xml = check(
        &resolution(&[URGES, WELCOMES, DECIDES]),
        &resolution(&[&URGES.replace("all", "several"), DECIDES]),
    );
    assert_eq!(xml.matches("<w:commentReference ").count(), 1);
    let first = xml.split("</w:p>").next().unwrap();
    assert!(first.contains("<w:commentReference "), "{first}");
    let gone = check(
        "Harbours\n\nThe General Assembly,\n\n1. Urges ports to act;\n\n2. Notes the work.\n",
        "The General Assembly,\n\n1. Urges ports to act;\n\n2. Notes the work.\n",
    );
    let first = gone.split("</w:p>").next().unwrap();
    assert!(
        first.contains("<w:del ") && !first.contains("<w:commentReference "),
        "{first}"
    );
    assert!(gone.contains("<w:commentReference "));
    let bytes = redline(
        &resolution(&[URGES, WELCOMES, DECIDES]),
        &resolution(&[&URGES.replace("all", "several"), DECIDES]),
    );
    let told = part(&bytes, "word/comments.xml");
    for said in ["What matters", "OP 1", "several", "Of substance: "] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn a_text_without_changes_and_an_original_get_no_comment() {
    let same = redline(&resolution(&[URGES]), &resolution(&[URGES]));
    assert!(!String::from_utf8_lossy(&same).contains("comments.xml"));
    let xml = check_original(&resolution(&[URGES]), &resolution(&[WELCOMES]), true);
    assert!(!xml.contains("comment"));
}

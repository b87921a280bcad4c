//! What the reader of OpenDocument texts promises.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

#[path = "support/pack.rs"]
#[expect(dead_code, reason = "the helpers for Word files are for other tests")]
mod pack;
#[path = "support/print.rs"]
mod print;

use print::print;
use travaux::read::{Format, ReadOptions, Revisions, Source, read};

fn part(root: &str, content: &str) -> String {
    let names = ["office", "text", "style", "table", "drawing", "dc"];
    let names: Vec<String> = names
        .iter()
        .map(|name| {
            let prefix = if *name == "drawing" { "draw" } else { name };
            format!(" xmlns:{prefix}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'")
        })
        .collect();
    format!(
        "<office:{root}{} xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'>{content}</office:{root}>",
        names.concat()
    )
}

fn odt(styles: &str, body: &str, named: &str) -> Vec<u8> {
    let content = part(
        "document-content",
        &format!(
            "<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        ),
    );
    pack::zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", part("document-styles", named).as_bytes()),
    ])
}

#[track_caller]
fn shown(bytes: Vec<u8>, revisions: Revisions) -> String {
    let source = Source {
        name: "draft".to_owned(),
        bytes,
    };
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let (format, document) = read(&source, &options).unwrap();
    assert_eq!(format, Format::Odt);
    print(&document)
}

#[track_caller]
fn check(styles: &str, body: &str, named: &str, expected: &str) {
    assert_eq!(shown(odt(styles, body, named), Revisions::Final), expected);
}

#[test]
fn automatic_styles_inherit_their_looks() {
    check(
        "<style:style style:name='T1' style:family='text' style:parent-style-name='Emphasis'/>\
         <style:style style:name='T2' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>\
         <style:style style:name='P1' style:family='paragraph'><style:paragraph-properties fo:text-align='center'/></style:style>",
        "<text:p text:style-name='P1'><text:span text:style-name='T1'>Recalling</text:span> its\n <text:s text:c='2'/>work\
         <text:tab/>60/1<text:span text:style-name='T2'>a</text:span><text:line-break/>x</text:p>",
        "<office:styles><style:style style:name='Emphasis' style:family='text'><style:text-properties fo:font-style='italic'/></style:style></office:styles>",
        "centre | *Recalling* its   work⇥60/1^a^⏎x\n",
    );
}

const LIST: &str = "<text:list-style style:name='L1'>\
    <text:list-level-style-number text:level='1' style:num-suffix='.' style:num-format='1'/>\
    <text:list-level-style-number text:level='2' style:num-prefix='(' style:num-suffix=')' style:num-format='a'/></text:list-style>";

#[test]
fn lists_are_numbered_and_continue_when_told() {
    check(
        LIST,
        "<text:list xml:id='one' text:style-name='L1'><text:list-item><text:p>Notes</text:p><text:p>more</text:p><text:list><text:list-item><text:p>deep</text:p></text:list-item>\
         </text:list></text:list-item><text:list-item><text:p>Urges</text:p></text:list-item></text:list><text:p>between</text:p>\
         <text:list text:style-name='L1' text:continue-list='one'><text:list-item><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item>\
         <text:list-item><text:p>third</text:p></text:list-item></text:list>\
         <text:list text:style-name='L1'><text:list-item text:start-value='7'><text:p>seven</text:p></text:list-item></text:list>",
        "",
        "[1.] | Notes\n| more\n[(a)] depth 1 | deep\n[2.] | Urges\n| between\n[(a)] depth 1 | inner\n[3.] | third\n[7.] | seven\n",
    );
}

#[test]
fn headings_are_numbered_by_the_outline() {
    check(
        "",
        "<text:h text:outline-level='1'>Part</text:h><text:h text:outline-level='2'>Section</text:h><text:h text:outline-level='2'>Section</text:h>",
        "<office:styles><text:outline-style style:name='Outline'><text:outline-level-style text:level='1' style:num-format='I'/>\
         <text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/></text:outline-style></office:styles>",
        "heading 1 [I] | Part\nheading 2 [I.1] depth 1 | Section\nheading 2 [I.2] depth 1 | Section\n",
    );
}

#[test]
fn notes_stand_at_the_end_and_comments_are_reported() {
    check(
        "",
        "<text:p>77/228<text:note text:note-class='footnote'><text:note-citation>5</text:note-citation><text:note-body><text:p>A/77/1.</text:p></text:note-body></text:note>,\
         <office:annotation><text:p>Delete?</text:p></office:annotation> end</text:p>",
        "",
        "| 77/228^5^, end\nnote 5 | A/77/1.\n! comments: 1 comment in the margin is left out\n",
    );
}

#[test]
fn tracked_changes_show_in_their_views() {
    let body = "<text:tracked-changes><text:changed-region text:id='d'><text:deletion><office:change-info><dc:date>x</dc:date></office:change-info>\
        <text:p>shall</text:p></text:deletion></text:changed-region><text:changed-region text:id='i'><text:insertion/></text:changed-region>\
        <text:changed-region text:id='p'><text:deletion><text:p>Old paragraph</text:p><text:p/></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>States <text:change text:change-id='d'/><text:change-start text:change-id='i'/>may<text:change-end text:change-id='i'/> act</text:p>\
        <text:p><text:change text:change-id='p'/>Next</text:p>";
    let line = |view| {
        let text = shown(odt("", body, ""), view);
        text.lines()
            .filter(|line| !line.starts_with('!'))
            .collect::<Vec<_>>()
            .join("/")
    };
    assert_eq!(line(Revisions::Final), "| States may act/| Next");
    assert_eq!(
        line(Revisions::Original),
        "| States shall act/| Old paragraph/| Next"
    );
    assert_eq!(
        line(Revisions::BothAsText),
        "| States shall may act/| Old paragraph/| Next"
    );
}

#[test]
fn an_inserted_paragraph_end_joins_in_the_original() {
    let body = "<text:tracked-changes><text:changed-region text:id='i'><text:insertion/></text:changed-region></text:tracked-changes>\
        <text:p>Notes; <text:change-start text:change-id='i'/>also</text:p><text:p>new <text:change-end text:change-id='i'/>requests</text:p>";
    assert!(shown(odt("", body, ""), Revisions::Original).starts_with("| Notes; requests\n"));
    assert!(shown(odt("", body, ""), Revisions::Final).starts_with("| Notes; also\n| new requests\n"));
}

#[test]
fn the_first_page_header_is_text_and_others_are_outside() {
    let page = |name: &str, more: &str, text: &str| {
        format!(
            "<style:master-page style:name='{name}' {more}><style:header><text:p>{text}</text:p></style:header></style:master-page>"
        )
    };
    check(
        "<style:style style:name='P1' style:family='paragraph' style:master-page-name='First'/>",
        "<text:p text:style-name='P1'>Text</text:p><table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>",
        &format!(
            "<office:master-styles>{}{}</office:master-styles>",
            page("First", "style:next-style-name='Standard'", "A/80/L.1"),
            page("Standard", "", "running")
        ),
        "| A/80/L.1\n| Text\ntable | cell\nheader | running\n",
    );
}

#[test]
fn one_xml_file_is_read_too() {
    let flat = part(
        "document",
        "<office:body><office:text><text:p>Flat</text:p></office:text></office:body>",
    );
    assert_eq!(shown(flat.into_bytes(), Revisions::Final), "| Flat\n");
}

#[test]
fn struck_words_follow_the_view() {
    let styles = "<style:style style:name='S' style:family='text'><style:text-properties style:text-line-through-style='solid'/></style:style>\
        <style:style style:name='N' style:family='text'><style:text-properties style:text-underline-style='solid'/></style:style>";
    let body = "<text:p>ages of <text:span text:style-name='S'>sixteen</text:span> <text:span text:style-name='N'>seventeen</text:span></text:p>";
    let read = |view| shown(odt(styles, body, ""), view);
    assert!(
        read(Revisions::Final)
            .starts_with("| ages of _seventeen_\n! struck-words: 1 struck piece and 1 underlined")
    );
    assert!(read(Revisions::Original).starts_with("| ages of sixteen\n! struck-words"));
}

#[test]
fn a_table_of_data_is_rows_and_one_of_labels_is_paragraphs() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let table = |rows: &[[&str; 2]]| {
        let row = |row: &[&str; 2]| {
            format!(
                "<table:table-row>{}{}</table:table-row>",
                cell(row[0]),
                cell(row[1])
            )
        };
        format!(
            "<table:table>{}</table:table>",
            rows.iter().map(row).collect::<String>()
        )
    };
    check(
        "",
        &[
            table(&[["Vessel", "Fee"], ["Tug", "40 crowns"]]),
            table(&[["(a)", "Urges"], ["(b)", "Decides"]]),
        ]
        .concat(),
        "",
        "table | Vessel⇥Fee\ntable | Tug⇥40 crowns\ntable | (a)\ntable | Urges\ntable | (b)\ntable | Decides\n",
    );
}

#[test]
fn pictures_are_named_by_what_they_are_and_formulas_are_text() {
    let body = "<text:p>The map <draw:frame><draw:image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='Pictures/1.png'/></draw:frame> shows \
        <draw:frame><draw:object xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='./Object 1'/></draw:frame>.</text:p>";
    let content = part(
        "document-content",
        &format!("<office:body><office:text>{body}</office:text></office:body>"),
    );
    let formula = "<math xmlns='http://www.w3.org/1998/Math/MathML'><msup><mi>x</mi><mn>2</mn></msup></math>";
    let file = pack::zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text".as_slice()),
        ("content.xml", content.as_bytes()),
        ("Pictures/1.png", b"wells"),
        ("Object 1/content.xml", formula.as_bytes()),
    ]);
    assert_eq!(
        shown(file, Revisions::Final),
        "| The map shows x^2.\n| [picture dda9f4f9]\n"
    );
}

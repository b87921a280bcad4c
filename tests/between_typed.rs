//! The redline between two Word files in which somebody typed what Word would count or refer to: the marks of notes, the
//! numbers of paragraphs, a table of contents.

#[path = "support/pack.rs"]
mod pack;
#[path = "support/redlines.rs"]
mod redlines;

use redlines::{cell, check, file, p, r, table};
use travaux::read::Source;
use travaux::{Options, Sides, compare};

const OPENING: &str = "The members of the harbour,";
const MEETS: &str = "1. Decide to meet in the spring;";
const MUSTERS: &str = "1. Agree to meet in the spring;";

/// A raised run.
fn raised(text: &str) -> String {
    format!("<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{text}</w:t></w:r>")
}

/// A paragraph of runs.
fn line(runs: &[&str]) -> String {
    format!("<w:p>{}</w:p>", runs.concat())
}

const TAB: &str = "<w:r><w:tab/></w:r>";

/// Returns what a file says: each paragraph with its label, then the notes.
fn outline(bytes: &[u8]) -> Vec<String> {
    let source = || Source {
        name: "text.docx".to_owned(),
        bytes: bytes.to_vec(),
    };
    let report = compare(&Sides::new(source(), source()), &Options::default()).unwrap();
    let text = &report.texts.old;
    let provisions = text.provisions.iter().map(|it| {
        let marks: Vec<String> = it
            .footnotes
            .iter()
            .map(|mark| format!(" {{{}}}", mark.marker))
            .collect();
        let marks = marks.concat();
        format!("[{}] {}{marks}", it.label.as_deref().unwrap_or_default(), it.text)
    });
    let notes = text
        .footnotes
        .iter()
        .map(|it| format!("note {} {}", it.marker, it.text));
    provisions.chain(notes).collect()
}

/// Asserts that the redline between two files holds both, whichever is the old one.
#[track_caller]
fn check_both(one: &[&str], other: &[&str]) -> String {
    check(&file(other), &file(one));
    check(&file(one), &file(other))
}

/// A table with a name, a sum and the raised mark of a note in each row.
fn marked(rows: &[(&str, &str, &str)]) -> String {
    let row = |(name, sum, mark): &(&str, &str, &str)| {
        let sum = line(&[&r(sum), &raised(mark)]);
        format!("<w:tr>{}{}</w:tr>", cell(&p(name)), cell(&sum))
    };
    let rows: String = rows.iter().map(row).collect();
    let grid = "<w:gridCol w:w='2000'/>".repeat(2);
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

/// A note that is typed with a raised mark.
fn typed(mark: &str, text: &str) -> String {
    line(&[&raised(mark), TAB, &r(text)])
}

#[test]
fn a_figure_alone_in_a_cell_is_not_joined_with_what_follows_its_table() {
    let table = table(&[&["Total 419", "87"]]);
    let lines = outline(&file(&[
        &p("1. The master shall act."),
        &p("it goes on here without a capital"),
        &table,
        &p("2. The dues amount to ten coins."),
    ]));
    assert_eq!(lines.last().unwrap(), "[2] The dues amount to ten coins.");
    assert_eq!(lines[1], "[] it goes on here without a capital");
}

#[test]
fn a_figure_alone_in_a_cell_is_not_joined_with_the_next_row() {
    let table = table(&[
        &["Total", "419"],
        &["Other", "a long cell that goes on, with a comma,"],
    ]);
    let body = [&p("1. The master shall act."), &table, &p("2. It ends here.")];
    let lines = outline(&file(&body.map(String::as_str)));
    assert!(!lines.iter().any(|it| it.contains("419 Other")), "{lines:?}");
    assert_eq!(lines.last().unwrap(), "[2] It ends here.");
}

#[test]
fn a_table_with_a_typed_note_under_it_goes_whole() {
    let rows = table(&[&["Staff", "120"]]);
    let permit = p("1. Decide not to grant a permit to a boat;");
    check_both(
        &[
            &p(OPENING),
            &permit,
            &p("Annex"),
            &rows,
            &typed("a", "Without volunteers."),
        ],
        &[&p("x")],
    );
    check_both(
        &[
            &p(OPENING),
            &permit,
            &rows,
            &p("a Without volunteers."),
            &p("b Estimate."),
        ],
        &[&p("x")],
    );
}

#[test]
fn a_word_of_one_letter_is_no_mark_of_a_typed_note() {
    let lines = outline(&file(&[
        &p(OPENING),
        &p("1. Decide not to grant a permit to a boat;"),
        &p("Annex"),
        &table(&[&["Staff", "120"]]),
        &typed("a", "Without volunteers."),
    ]));
    assert_eq!(lines[1], "[1] Decide not to grant a permit to a boat;");
    assert_eq!(lines.last().unwrap(), "[] a Without volunteers.");
}

#[test]
fn raised_letters_of_cells_are_marks_and_the_words_around_keep_theirs() {
    let body = [
        p("1. Support to the Syrian Arab Republic;"),
        marked(&[("Staff", "120", "a"), ("Boats", "7", "b")]),
        typed("a", "Without volunteers."),
        typed("b", "Estimate."),
        p("2. The Syrian Arab Republic shall act."),
    ];
    let body = body.each_ref().map(String::as_str);
    let lines = outline(&file(&body));
    assert_eq!(lines[0], "[1] Support to the Syrian Arab Republic;");
    assert!(
        lines.contains(&"[2] The Syrian Arab Republic shall act.".to_owned()),
        "{lines:?}"
    );
    check_both(&body, &[&p("x")]);
}

#[test]
fn typed_notes_without_a_mark_stay_lines_and_those_with_one_are_notes() {
    let notes = [typed("a", "Note on ropes."), typed("b", "Note on boats.")].concat();
    let with = |line: &str| [p(OPENING), p(MEETS), p("Annex"), line.to_owned(), notes.clone()].concat();
    let bare = with(&p("Chart of the harbour"));
    let marked = with(&line(&[
        &r("Staff"),
        &raised("a"),
        &r(" and boats"),
        &raised("b"),
    ]));
    assert_eq!(
        outline(&file(&[&bare]))[4..],
        ["[] a Note on ropes.", "[] b Note on boats."]
    );
    assert_eq!(
        outline(&file(&[&marked]))[3..],
        [
            "[] Staff and boats {a} {b}",
            "note a Note on ropes.",
            "note b Note on boats."
        ]
    );
    check_both(&[&bare], &[&marked]);
}

#[test]
fn typed_numbers_that_begin_anew_are_kept_as_they_are() {
    let act = [
        p("The Assembly enacts as follows"),
        p("(4) In subsection (9), an excepted person means"),
        p("(a) an adult who has died, or"),
        p("(b) an adult who lacked capacity."),
        p("(5) In subsection (10), after “(9)” insert “or (9A)”."),
    ];
    let report = [
        p("1. The master shall publish"),
        p("(a) the agenda, and"),
        p("(b) the report."),
        p("(2) The report is public."),
    ];
    for body in [act.concat(), report.concat()] {
        let text = outline(&file(&[&body])).concat();
        assert!(!text.contains("(c)") && !text.contains("(d)"), "{text}");
        check_both(&[&body], &[&p("x")]);
    }
}

#[test]
fn words_that_were_parted_or_joined_are_changed_words() {
    let xml = check_both(
        &[&p(
            "1. Decide that boats may be lit by any one in the main stream;",
        )],
        &[&p("1. Decide that boats maybe lit by anyone in the mainstream;")],
    );
    assert!(
        xml.contains("may be</w:delText>") && xml.contains(">maybe</w:t>"),
        "{xml}"
    );
}

#[test]
fn a_raised_figure_that_changed_changes_its_word() {
    let power = |unit: &str, figure: &str| {
        line(&[
            &r(&format!("1. Set aside 30 {unit}")),
            &raised(figure),
            &r(" of water;"),
        ])
    };
    check_both(&[&power("m", "3")], &[&power("m", "2")]);
    check_both(&[&power("x", "2")], &[&power("x", "3")]);
    check_both(&[&power("10", "6")], &[&power("10", "9")]);
    let note = line(&[&r("Recalling its rule 77/1,"), &raised("2")]);
    check_both(
        &[&p(OPENING), &note, &power("10", "6")],
        &[&p(OPENING), &note, &power("10", "9")],
    );
}

#[test]
fn a_text_with_apostrophes_and_figures_in_words_has_no_change() {
    let body = p(
        "1. Reaffirms women’s and girls’ rights, ten 1,000 kW units and the re-establishment in the 1990s;",
    );
    let xml = check_both(&[&p(OPENING), &body], &[&p(OPENING), &body]);
    assert!(!xml.contains("<w:ins ") && !xml.contains("<w:del "), "{xml}");
}

#[test]
fn a_figure_changes_in_the_text_and_in_a_cell_beside_typed_numbers() {
    let with = |fee: &str| {
        [
            p(&format!(
                "This paper explains that the fee of each boat is {fee} coins a year."
            )),
            table(&[&["Boat", "Fee"], &["Alpha", fee], &["Beta", "70"]]),
            p("The owners agreed on the following points"),
            p("1. Payment is due in March."),
            p("2. Late payment bears interest."),
        ]
        .concat()
    };
    let xml = check_both(&[&with("100")], &[&with("900")]);
    assert_eq!(xml.matches("100</w:delText>").count(), 2, "{xml}");
}

#[test]
fn letters_that_word_counts_stay_counted_beside_a_change() {
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperLetter'/>\
                     <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let point = |text: &str| {
        let list = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>";
        format!("<w:p>{list}{}</w:p>", r(text))
    };
    let with = |fee: &str| {
        let body = [
            p(&format!(
                "This paper explains that the fee of each boat is {fee} coins a year."
            )),
            point("Payment is due in March."),
            point("Late payment bears interest."),
        ];
        pack::docx(&body.concat(), &[("numbering", numbering)])
    };
    let xml = check(&with("100"), &with("900"));
    assert_eq!(xml.matches("<w:ins ").count(), 1, "{xml}");
}

#[test]
fn references_in_brackets_keep_their_letters_when_words_change_below() {
    let mark = |id: u32| format!("<w:r><w:footnoteReference w:id='{id}'/></w:r>");
    let note = |id: u32, text: &str| {
        format!(
            "<w:footnote w:id='{id}'><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
            r(text)
        )
    };
    let notes = note(1, " 2018 c. 19.") + &note(2, " 2020 c. 29.");
    let with = |verb: &str| {
        let body = [
            line(&[&r("These rules are made under the Act 2018("), &mark(1), &r(") and the Act 2020("), &mark(2), &r(").")]),
            p("1. The master decides not to grant a permit to a ship."),
            p(&format!("2. A person may {verb} before the end of a month.")),
            "<w:p><w:pPr><w:sectPr><w:footnotePr><w:numFmt w:val='lowerLetter'/></w:footnotePr></w:sectPr></w:pPr></w:p>".to_owned(),
        ];
        pack::docx(&body.concat(), &[("footnotes", &notes)])
    };
    let xml = check(&with("appeal"), &with("object"));
    assert_eq!(xml.matches("<w:ins ").count(), 1, "{xml}");
}

#[test]
fn a_typed_star_and_its_note_stay_change_come_and_go() {
    let starred = |rule: &str, verb: &str, note: &str| {
        let mark = if note.is_empty() { "" } else { "*" };
        let note = if note.is_empty() { String::new() } else { p(note) };
        let recalling = p(&format!("Recalling its rule {rule},{mark}"));
        [
            p(OPENING),
            recalling,
            p(&format!("1. {verb} the owners to act;")),
            note,
        ]
        .concat()
    };
    let note = "* The text is a translation.";
    let plain = starred("77/1", "Asks", note);
    for other in [
        starred("77/1", "Urges", note),
        starred("78/1", "Urges", note),
        starred("77/1", "Asks", "* The text is a free translation."),
        starred("77/1", "Asks", ""),
    ] {
        check_both(&[&plain], &[&other]);
    }
    let head = [
        p("Eightieth session"),
        p("Item 69 of the preliminary list*"),
        p("* A/80/50."),
        p(OPENING),
    ]
    .concat();
    check_both(&[&head, &p(MEETS)], &[&head, &p(MUSTERS)]);
}

#[test]
fn a_note_typed_under_a_table_stays_changes_and_goes_with_its_mark() {
    let with = |first: &str, mark: &str, note: &str| {
        let note = if note.is_empty() {
            String::new()
        } else {
            typed("a", note)
        };
        let rows = marked(&[("Staff", "120", mark), ("Boats", "7", "")]);
        [
            p(OPENING),
            p(first),
            p("Annex"),
            rows,
            note,
            p("2. Decide to remain seized of it."),
        ]
        .concat()
    };
    let plain = with(MEETS, "a", "Without volunteers.");
    check_both(&[&plain], &[&with(MEETS, "a", "Without all volunteers.")]);
    check_both(&[&plain], &[&with(MUSTERS, "a", "Without volunteers.")]);
    check_both(&[&plain], &[&with(MEETS, "", "")]);
}

/// A table of contents of one row and its note.
fn contents(title: &str, note: &str) -> String {
    let row = format!("<w:tr>{}{}</w:tr>", cell(title), cell(&p("3")));
    let grid = "<w:gridCol w:w='2000'/>".repeat(2);
    let head = "<w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr>";
    format!("<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{row}</w:tbl>{note}")
}

#[test]
fn a_row_of_the_contents_with_stars_stays_changes_and_goes() {
    let note = p("** In keeping with rule 77/267.");
    let with = |title: &str, verb: &str| {
        [
            p(OPENING),
            contents(title, &note),
            p(&format!("1. {verb} the owners to act;")),
        ]
        .concat()
    };
    let plain = with(&p("Aims for 2024**"), "Ask");
    check_both(&[&plain], &[&with(&p("Aims for 2025**"), "Urge")]);
    check_both(
        &[&plain],
        &[&[p(OPENING), p("1. Urge the owners to act;")].concat()],
    );
    for title in [
        line(&[&r("A."), TAB, &r("Aims for 2024**")]),
        line(&[&r("Aims for 2024**"), TAB]),
    ] {
        check_both(&[&with(&title, "Ask")], &[&with(&title, "Urge")]);
        check_both(
            &[&with(&title, "Ask")],
            &[&[p(OPENING), p("1. Urge the owners to act;")].concat()],
        );
    }
}

#[test]
fn contents_and_their_note_alone_give_way_to_another_text() {
    let note = line(&[&r("***"), TAB, &r("The part is handed in by the master.")]);
    let title = line(&[&r("Dues for 2026***"), TAB]);
    check_both(&[&contents(&title, &note)], &[&p("Another text.")]);
    check_both(
        &[&contents(&p("Dues for 2026***"), &note)],
        &[&p("Another text.")],
    );
}

#[test]
fn a_row_of_the_contents_that_word_counts_stays_counted() {
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperLetter'/>\
                     <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let title = format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{}</w:p>",
        r("Aims for 2024**")
    );
    let with = |verb: &str| {
        let body = [
            p(OPENING),
            contents(&title, &p("** In keeping with rule 77/267.")),
            p(&format!("1. {verb} the owners to act;")),
        ];
        pack::docx(&body.concat(), &[("numbering", numbering)])
    };
    let xml = check(&with("Ask"), &with("Urge"));
    assert_eq!(xml.matches("<w:ins ").count(), 1, "{xml}");
}

#[test]
fn two_spaces_may_stand_where_paragraphs_were_joined_or_parted() {
    let all = [
        "The members meet in the harbour each year.",
        "They may ask others to send boats.",
        "The lamps are lit.",
        "The ropes are dry.",
    ];
    for parts in 2..=4 {
        let apart: String = all[..parts].iter().map(|text| p(text)).collect();
        let joined = p(&all[..parts].join("  "));
        check_both(
            &[&p("First line."), &apart, &p("Last line.")],
            &[&p("First line."), &joined, &p("Last line.")],
        );
    }
}

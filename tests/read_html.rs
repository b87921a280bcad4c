//! What the reader of web pages promises.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

#[path = "support/print.rs"]
mod print;

use print::print;
use travaux::document::Extent;
use travaux::read::{Format, ReadOptions, Revisions, Source, read};

#[track_caller]
fn shown(page: impl Into<Vec<u8>>, revisions: Revisions) -> String {
    let source = Source {
        name: "page".to_owned(),
        bytes: page.into(),
    };
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let (format, document) = read(&source, &options).unwrap();
    assert_eq!(format, Format::Html);
    print(&document)
}

#[track_caller]
fn check(body: &str, expected: &str) {
    assert_eq!(
        shown(format!("<html><body>{body}</body></html>"), Revisions::Final),
        expected
    );
}

#[test]
fn paragraphs_keep_their_looks_and_lose_their_layout() {
    check(
        "<p>\n   <em>Recalling</em>\n its <b>resolution</b>&nbsp;60/1<sup>1</sup>, <cite>inter alia</cite></p><p align=center><u>I</u></p>",
        "| *Recalling* its #resolution#\u{a0}60/1^1^, *inter alia*\ncentre | _I_\n",
    );
}

#[test]
fn classes_and_styles_of_publishers_are_looks() {
    check(
        "<p><span class='oj-italic'>Having regard</span> to (<span class='superscript'>2</span>) \
         <span style='font-style: italic'>ibid.</span> <span style='font-weight:700'>B</span></p>",
        "| *Having regard* to (^2^) *ibid.* #B#\n",
    );
}

#[test]
fn headings_have_their_level() {
    check(
        "<h1>Resolution</h1><h3>Part</h3><p class='oj-ti-art'>Article 1</p>",
        "heading 1 | Resolution\nheading 3 | Part\nheading 3 | Article 1\n",
    );
}

#[test]
fn lists_are_numbered_by_type_start_and_value() {
    check(
        "<ol><li>one<ol type=a start=3><li>deep<li value=5>deeper</ol><li><p>two</p><p>more</p></ol><ol type=I reversed><li>x<li>y</ol>\
         <ul><li>dot</ul>",
        "[1.] | one\n[c.] depth 1 | deep\n[e.] depth 1 | deeper\n[2.] | two\n| more\n[II.] | x\n[I.] | y\n[•] | dot\n",
    );
}

#[test]
fn an_item_that_prints_its_own_label_gets_no_second_one() {
    check(
        "<ul><li>(a) the report;</li></ul><ol style='list-style-type: none'><li>plain</li></ol>",
        "| (a) the report;\n| plain\n",
    );
}

#[test]
fn a_row_of_label_and_text_is_one_paragraph() {
    let row = |label: &str, text: &str| {
        format!("<table><tr><td><p>{label}</p></td><td><p>{text}</p><p>more</p></td></tr></table>")
    };
    check(&row("(a)", "Urges"), "| (a)⇥Urges\n| more\n");
    check(
        &row("(1)", &row("(i)", "nested")),
        "| (1)⇥(i)⇥nested\n| more\n| more\n",
    );
    check(
        "<div><div><span>(a) </span></div><div><p>grid</p></div></div>",
        "| (a)⇥grid\n",
    );
    check(
        "<div><span>2.  </span><div>inline box</div></div>",
        "| 2.⇥inline box\n",
    );
}

#[test]
fn a_table_of_data_is_rows_of_cells() {
    check(
        "<table><tr><th>Year</th><th>Budget</th></tr><tr><td>2024</td><td>12</td></tr></table><table><tr><td>All in one cell</td></tr></table>",
        "table | Year⇥Budget\ntable | 2024⇥12\n| All in one cell\n",
    );
}

#[test]
fn tracked_changes_show_in_their_views() {
    let page = "<html><p>States <del>shall</del><ins>may</ins> act</p><del><p>Gone</p></del></html>";
    let counted = "! tracked-changes: 3 tracked changes (1 insertion, 2 deletions): ";
    assert_eq!(
        shown(page, Revisions::Final),
        format!("| States may act\n{counted}the text is read as if all were accepted\n")
    );
    assert_eq!(
        shown(page, Revisions::Original),
        format!("| States shall act\n| Gone\n{counted}the text is read as if all were rejected\n")
    );
    assert!(shown(page, Revisions::BothAsText).starts_with("| States shall may act\n| Gone\n"));
}

#[test]
fn what_is_not_drawn_is_not_text() {
    check(
        "<script>var a = '<p>no</p>';</script><style>p{}</style><p style='display: none'>hidden</p><p hidden>too</p><p>seen<!-- no --></p>\
         <template><p>no</p></template>",
        "| seen\n! hidden-text: 2 pieces of hidden text are left out\n",
    );
}

#[test]
fn the_title_is_metadata_and_navigation_is_outside() {
    assert_eq!(
        shown(
            "<!doctype html><title>A/RES/60/1</title><nav>Home</nav><p>Text",
            Revisions::Final
        ),
        "metadata | A/RES/60/1\nnavigation | Home\n| Text\n"
    );
}

#[test]
fn what_leads_about_is_outside_and_what_an_article_ends_with_is_text() {
    check(
        "<a href='#c'>Skip</a><header><h1>Act</h1></header><div class='breadcrumb'>Laws</div><aside>12 look</aside>\
         <main id=c><p>Text<article><p>More<footer>Done at Geneva</footer></article></main><footer>© 2024</footer>",
        "navigation | Skip\nheading 1 | Act\nnavigation | Laws\nnavigation | 12 look\n| Text\n| More\n| Done at Geneva\n\
         navigation | © 2024\n",
    );
    check("<html><nav>Only this</nav></html>", "| Only this\n");
}

#[test]
fn lists_of_links_lead_about_above_and_below_the_text_only() {
    let links = "<ul><li><a href='/a'>Home</a></li><li><a href='/b'>Shop</a></li></ul>";
    check(
        &format!("<html>{links}<p>Text</p>{links}<p>More</p>{links}</html>"),
        "[•] navigation | Home\n[•] navigation | Shop\n| Text\n[•] | Home\n[•] | Shop\n| More\n[•] navigation | Home\n[•] navigation | Shop\n",
    );
}

#[test]
fn struck_words_and_underlined_ones_beside_them_follow_the_view() {
    let page = "<html><style>.gone { text-decoration: line-through } @media print { p { text-decoration: line-through } }</style>\
                <p>ages of <s>sixteen</s> <u>seventeen</u>, <span class=gone>one year</span> <span style='text-decoration:underline'>two years</span></p>\
                <p><s style='text-decoration:none'>not struck</s></p></html>";
    assert!(shown(page, Revisions::Final).starts_with(
        "| ages of _seventeen_, _two years_\n| not struck\n! struck-words: 2 struck pieces and 2 underlined"
    ));
    assert!(shown(page, Revisions::Original).starts_with("| ages of sixteen, one year\n| not struck\n"));
    assert!(
        shown(page, Revisions::BothAsText)
            .starts_with("| ages of sixteen _seventeen_, one year _two years_\n")
    );
}

#[test]
fn links_that_lead_to_a_note_and_back_are_marks() {
    check(
        "<html><p>public.<sup id=r2><a href='#n2'>[2]</a></sup> Under paragraph <a href='#p5'>5</a>.</p><p id=p5>5. The board.</p>\
         <ol><li id=n2>See section 9. <a href='#r2'>↩</a></li></ol></html>",
        "| public.^2^ Under paragraph 5.\n| 5. The board.\nnote 2 | See section 9.\n",
    );
    check(
        "<html><p>public<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a></p><div><p><a href='#_ftnref1' name='_ftn1'>[1]</a> See it.</p></div></html>",
        "| public^1^\nnote 1 | See it.\n",
    );
}

#[test]
fn pictures_and_formulas_are_read() {
    check(
        "<html><p>The map <img src='map.png?v=2' alt='of wells'> shows <math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo>\
         <mfrac><mi>a</mi><mi>b</mi></mfrac></math>.</p><img src=dot.gif width=1 height=1></html>",
        "| The map shows x^2=a/b.\n| [picture map.png: of wells]\n",
    );
}

#[test]
fn cells_of_layout_are_paragraphs() {
    check(
        "<html><table><tr><td><ul><li>Menu</ul><td><p>One<p>Two</tr><tr><td>Left<td>Right</tr></table></html>",
        "[•] | Menu\n| One\n| Two\n| Left\n| Right\n",
    );
}

#[test]
fn one_break_is_a_line_and_two_are_a_paragraph() {
    check("New York<br>2 May<br>\n<br>Next", "| New York⏎2 May\n| Next\n");
}

#[test]
fn preformatted_text_is_lines_of_print() {
    let source = Source {
        name: "page".to_owned(),
        bytes: b"<html><pre>\n   The General Assembly,\n\n   <b>Recalling</b> its</pre></html>".to_vec(),
    };
    let (_, document) = read(&source, &ReadOptions::default()).unwrap();
    assert_eq!(print(&document), "| The General Assembly,\n| #Recalling# its\n");
    let [first, second] = &document.blocks[..] else {
        panic!()
    };
    assert_eq!(
        (first.extent, first.hints.indent, first.locator.line),
        (Extent::Line, Some(3.0), Some(2))
    );
    assert!((second.hints.gap - 1.0).abs() < f32::EPSILON);
}

#[test]
fn letters_that_nobody_sees_are_read_and_told() {
    check(
        "<p>shall <span style='color:#FFF'>not</span> <i style='font-size: 0'>ever</i> act \
         <b style='color:white;background:#123'>now</b> <span style='visibility:hidden'>gone</span></p>",
        "| shall not *ever* act #now#\n! hidden-text: 1 piece of hidden text is left out\n\
         ! faint-text: 2 pieces of text that is white or too small to be seen, read as text\n",
    );
}

#[test]
fn footnotes_keep_their_markers() {
    check(
        "<p>Committee (<span class='oj-super'>1</span>)</p><p class='oj-note'>(<span class='oj-super'>1</span>) OJ C 43.</p>\
         <p class='footnote'>( *1 ) Decision.</p>\
         <section class='footnotes'><ol><li><p>First.<a class='footnote-back'>↩</a></p><p>Still first.</p></li></ol></section>",
        "| Committee (^1^)\nnote 1 | OJ C 43.\nnote *1 | Decision.\nnote 1 | First.\nnote 1 | Still first.\n",
    );
}

#[test]
fn pages_written_as_xml_lose_nothing_to_short_tags() {
    assert_eq!(
        shown(
            "<?xml version='1.0'?><html><head><script src='x'/><title/></head><body><p><a id='b'/>Text <i/>on</p></body></html>",
            Revisions::Final
        ),
        "| Text on\n"
    );
}

#[test]
fn encodings_are_declared_or_guessed() {
    let latin = b"<html><meta charset=windows-1252><p>Rappelant sa r\xe9solution</html>";
    assert_eq!(
        shown(latin.to_vec(), Revisions::Final),
        "| Rappelant sa résolution\n"
    );
    let wide: Vec<u8> = "\u{feff}<html><p>إذ تشير</html>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(shown(wide, Revisions::Final), "| إذ تشير\n");
    let undeclared = encoding("Напоминая о своей резолюции, Генеральная Ассамблея постановляет");
    assert!(shown(undeclared, Revisions::Final).contains("резолюции"));
}

/// Encodes a page in windows-1251 without saying so.
fn encoding(text: &str) -> Vec<u8> {
    let bytes = text.chars().map(|c| match c {
        'А'..='я' => (c as u32 - 'А' as u32 + 0xc0) as u8,
        c => c as u8,
    });
    [b"<html><p>".to_vec(), bytes.collect()].concat()
}

#[test]
fn a_text_that_speaks_of_html_is_text() {
    let source = Source {
        name: "note".to_owned(),
        bytes: b"The tag <html> opens a page.".to_vec(),
    };
    assert_eq!(read(&source, &ReadOptions::default()).unwrap().0, Format::Text);
}

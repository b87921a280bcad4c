use travaux::check::Selection;
use travaux::instrument::Kind;
use travaux::report::{Provision, Report};

use crate::desk::compared;

const TEXT: &str = "The General Assembly,

Recalling its resolution 60/1,

Recalling also its resolution 61/2,

1. Urges States:

(a) To inspect wells;

(b) To report;

2. Requests a report, in view of debt relief;

3. Decides to remain seized of the matter.

Annex

1. The fund has a board.

2. The board meets once a year.
";

fn selected(report: &Report, selection: &str) -> Vec<String> {
    let selection = Selection::parse(selection).unwrap();
    let all = report.texts.old.provisions.iter();
    let chosen = all.filter(|it| it.kind.known() != Some(Kind::Heading) && selection.selects(it));
    chosen.map(|it: &Provision| it.id.clone()).collect()
}

#[test]
fn paragraphs_are_selected_by_id_range_kind_part_header_and_text() {
    let report = compared(TEXT, TEXT);
    for (selection, ids) in [
        ("OP1", vec!["OP1", "OP1(a)", "OP1(b)"]),
        ("OP1(b)", vec!["OP1(b)"]),
        ("OP1-OP2, !OP1(a)", vec!["OP1", "OP1(b)", "OP2"]),
        ("OP1(a)-OP1(b)", vec!["OP1(a)", "OP1(b)"]),
        ("OP2 - OP9", vec!["OP2", "OP3"]),
        ("kind:preambular, !PP2", vec!["PP1"]),
        ("part:Annex", vec!["Annex:P1", "Annex:P2"]),
        ("Annex:P1-Annex:P2, !Annex:P2", vec!["Annex:P1"]),
        ("header:/^Recalling/", vec!["PP1", "PP2"]),
        ("text:/debt, ?relief|debt relief/", vec!["OP2"]),
        (
            "!kind:operative, !kind:subparagraph, !part:Annex",
            vec!["PP1", "PP2"],
        ),
        ("OP77", vec![]),
    ] {
        assert_eq!(selected(&report, selection), ids, "{selection}");
    }
    assert_eq!(selected(&report, "").len(), 9);
}

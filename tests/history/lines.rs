//! The lives of paragraphs.

use std::collections::BTreeMap;

use travaux::history::{History, of_comparisons};
use travaux::report::Relation;

use crate::versions::{BUDGET, OCEANS, REPORT, WOMEN, followed, line};

/// A text with a split, a merge, a move, a paragraph that comes back and one that is copied.
fn eventful() -> History {
    let both = format!(
        "{} and to publish the list of parties every year;",
        WOMEN.trim_end_matches(';')
    );
    let publish = "Decides to publish the list of parties every year;";
    let whole = "Calls for a study of glaciers in the high mountains of the south; calls also for a map of all lakes below them;";
    let halves = [
        "Calls for a study of glaciers in the high mountains of the south;",
        "Calls also for a map of all lakes below them;",
    ];
    followed(&[
        &[BUDGET, &both, OCEANS, whole],
        &[&both, BUDGET, OCEANS, halves[0], halves[1]],
        &[&both, BUDGET, halves[0], halves[1], REPORT],
        &[publish, BUDGET, WOMEN, OCEANS, whole, REPORT],
    ])
}

#[test]
fn every_provision_of_every_version_is_in_exactly_one_line() {
    let history = eventful();
    for (version, text) in history.versions.iter().enumerate() {
        let mut ids: Vec<&String> = history.lines.iter().flat_map(|line| &line.ids[version]).collect();
        let mut wanted: Vec<&String> = text.provisions.iter().map(|it| &it.id).collect();
        ids.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(ids, wanted, "version {version}");
    }
}

#[test]
fn consecutive_links_are_those_of_the_comparison() {
    let history = eventful();
    for (before, report) in history.comparisons.iter().enumerate() {
        let mut entries: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, entry) in report.entries.iter().enumerate() {
            entries.extend(entry.old.iter().map(|id| (id.as_str(), at)));
        }
        for line in &history.lines {
            if let (Some(old), Some(new)) = (line.id(before), line.id(before + 1)) {
                let entry = &report.entries[entries[old]];
                assert!(entry.new.iter().any(|id| id == new), "{old} {new}");
            }
            // An entry with one paragraph on each side is one line.
            let alone = line.id(before).map(|old| &report.entries[entries[old]]);
            if let Some(entry) = alone.filter(|it| it.old.len() == 1 && it.new.len() == 1) {
                assert_eq!(line.id(before + 1), Some(entry.new[0].as_str()));
            }
        }
    }
}

#[test]
fn a_paragraph_that_left_and_came_back_elsewhere_is_one_line() {
    let history = followed(&[
        &[BUDGET, WOMEN, REPORT],
        &[BUDGET, REPORT],
        &[BUDGET, REPORT, OCEANS],
        &[WOMEN, BUDGET, REPORT, OCEANS],
    ]);
    let women = line(&history, "OP1");
    assert_eq!(women.ids, [vec!["OP2"], vec![], vec![], vec!["OP1"]]);
    assert_eq!((women.born, women.died), (0, None));
    let events: Vec<_> = women
        .events
        .iter()
        .map(|it| (it.version, it.relation, it.reinstated_from))
        .collect();
    assert_eq!(
        events,
        [(1, Relation::Deleted, None), (3, Relation::Inserted, Some(0))]
    );
}

#[test]
fn a_paragraph_that_came_back_reworded_in_part_is_reinstated_too() {
    let again =
        "Urges all States to ratify the Convention on the political rights of women without any delay;";
    let history = followed(&[
        &[BUDGET, WOMEN, REPORT],
        &[BUDGET, REPORT],
        &[BUDGET, again, REPORT],
    ]);
    let women = line(&history, "OP2");
    assert_eq!(women.ids, [vec!["OP2"], vec![], vec!["OP2"]]);
    assert_eq!(women.events[1].reinstated_from, Some(0));
}

#[test]
fn a_line_ends_where_its_paragraph_goes_and_stays_behind_its_neighbour() {
    let history = followed(&[&[BUDGET, WOMEN, REPORT], &[BUDGET, REPORT]]);
    let died: Vec<_> = history
        .lines
        .iter()
        .map(|line| (line.ids[0][0].as_str(), line.died))
        .collect();
    assert_eq!(died, [("OP1", None), ("OP2", Some(1)), ("OP3", None)]);
}

#[test]
fn a_split_bears_a_line_and_a_merge_ends_one() {
    let whole = "Calls for a study of glaciers in the high mountains of the south; calls also for a map of all lakes below them;";
    let one = "Calls for a study of glaciers in the high mountains of the south;";
    let other = "Calls also for a map of all lakes below them;";
    let history = followed(&[
        &[BUDGET, whole, WOMEN],
        &[BUDGET, one, other, WOMEN],
        &[BUDGET, whole, WOMEN],
    ]);
    let main = history.line_of("OP2").expect("a line");
    assert_eq!(history.lines[main].ids, [vec!["OP2"], vec!["OP2"], vec!["OP2"]]);
    let part = history
        .lines
        .iter()
        .position(|line| line.born == 1)
        .expect("a part");
    let part_line = &history.lines[part];
    assert_eq!((part_line.died, &part_line.into), (Some(2), &vec![main]));
    assert_eq!(part_line.events[0].relation, Relation::Split);
    assert_eq!(part_line.events[0].with, [main]);
    assert_eq!(part_line.events[1].relation, Relation::Merged);
    let told: Vec<_> = history.lines[main]
        .events
        .iter()
        .map(|it| (it.relation, it.with.clone()))
        .collect();
    assert_eq!(
        told,
        [(Relation::Split, vec![part]), (Relation::Merged, vec![part])]
    );
}

#[test]
fn a_paragraph_written_after_one_that_goes_on_names_it() {
    let host = "Invites the Government of Chile to host the thirtieth conference on deep sea fisheries;";
    let next = "Invites the Government of Ghana to host the thirty-first conference on deep sea fisheries;";
    let history = followed(&[&[BUDGET, host, WOMEN], &[BUDGET, host, next, WOMEN]]);
    let copied = line(&history, "OP3").events[0]
        .copied_from
        .as_ref()
        .expect("a source");
    assert_eq!((copied.version, copied.id.as_str()), (0, "OP2"));
    assert_eq!(line(&history, "OP3").born, 1);
}

#[test]
fn the_history_of_saved_comparisons_is_the_same() {
    let history = eventful();
    assert_eq!(of_comparisons(history.comparisons.clone()), history);
}

#[test]
fn paragraphs_that_share_a_long_name_alone_have_nothing_to_do_with_each_other() {
    let name = "the Conference of the Parties serving as the meeting of the Parties to the Kyoto Protocol";
    let texts: Vec<String> = ["Urges", "Requests", "Invites", "Thanks"]
        .into_iter()
        .zip([BUDGET, WOMEN, OCEANS, REPORT])
        .map(|(verb, about)| {
            format!(
                "{verb} {name} with regard to its {}",
                &about[about.find(' ').unwrap_or(0) + 1..]
            )
        })
        .collect();
    let old = format!("Commends {name} and twelve auditors;");
    let new = format!("Deplores {name} and whoever stays silent;");
    let [a, b, c, d] = [&texts[0], &texts[1], &texts[2], &texts[3]].map(String::as_str);
    let history = followed(&[&[a, b, c, d, &old], &[a, b, c, d], &[a, b, c, d, &new]]);
    assert_eq!(line(&history, "OP5").born, 2);
}

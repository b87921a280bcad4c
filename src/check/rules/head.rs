//! The rule of all that stands outside paragraphs and footnotes.

use super::{Ask, Example, Hit, Rule, Scene, Set, Spot, Takes};
use crate::check::Level;
use crate::report::{Class, Relation};

pub(super) const HEAD_UNCHANGED: Rule = Rule {
    name: "head-unchanged",
    what: "Title, organ, sponsors, vote and whatever else stands outside the paragraphs stay; what each document has of its own, a symbol, a date, a session, may differ.",
    why: "Who speaks, who pays and who signs is said in the head, and nobody compares heads.",
    fires: Example::of(
        "# Protection of wells\n\nThe General Assembly,\n\n1. Urges all States to cooperate in good faith.\n",
        "# Promotion of wells\n\nThe General Assembly,\n\n1. Urges all States to cooperate in good faith.\n",
    ),
    passes: Example::of(
        "A/C.2/79/L.13\n\n# Protection of wells\n\nThe General Assembly,\n\n1. Urges all States to cooperate in good faith.\n",
        "A/C.2/80/L.14\n\n# Protection of wells\n\nThe General Assembly,\n\n1. Urges all States to cooperate in good faith.\n",
    ),
    sets: &[Set::AgreedLanguage, Set::Law],
    level: Level::Error,
    usual: Some(Level::Error),
    takes: Takes::Nothing,
    find: head_unchanged,
};

fn head_unchanged(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let rows = scene
        .report
        .head
        .iter()
        .enumerate()
        .filter(|(_, row)| row.class == Class::Substantive);
    let hits = rows.map(|(at, row)| {
        let what = match (row.parties(), row.relation) {
            (Some(parties), _) => parties,
            (None, Relation::Inserted) => "came".to_owned(),
            (None, Relation::Deleted) => "is gone".to_owned(),
            (None, _) => "changed".to_owned(),
        };
        let causes = row
            .causes
            .text()
            .map_or(String::new(), |causes| format!(" ({causes})"));
        Hit::at(Spot::Head(at), format!("{what}{causes}"))
    });
    hits.collect()
}

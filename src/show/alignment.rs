//! The print of an [`Alignment`]: one line for each group.
//!
//! ```text
//! PP2 + PP3 → PP2  similarity 0.82 confidence 0.95 wording 0.90 header 1.00 position 0.80 citations 0.50
//! OP5 → OP9 moved  similarity …  rival OP5 → OP7 0.41
//! OP6 → -
//! ```

use super::section;
use crate::align::{Alignment, Fate, Group, PARTS, Perhaps, Weighed};
use crate::instrument::{Instrument, ProvisionIndex};
use crate::sides::{Side, Sides};

/// Prints an alignment with the ids of its instruments.
pub fn alignment(instruments: Sides<&Instrument>, alignment: &Alignment) -> String {
    let mut print = String::from("alignment\n");
    section(
        &mut print,
        "groups",
        alignment.groups.iter().map(|it| group(instruments, it)),
    );
    section(
        &mut print,
        "perhaps",
        alignment.perhaps.iter().map(|it| perhaps(instruments, it)),
    );
    print
}

/// Prints every pair that was weighed, one a line, tabs between what is known of it.
pub fn candidates(instruments: Sides<&Instrument>, weighed: &[Weighed]) -> String {
    let mut print = format!("old\tnew\tfate\t{}\n", PARTS.join("\t"));
    for it in weighed {
        let fate = match it.fate {
            Fate::Chosen => "chosen",
            Fate::Free => "free",
            Fate::Refused => "refused",
        };
        let (old, new) = (id(instruments.old, it.pair.old), id(instruments.new, it.pair.new));
        let parts: Vec<String> = it.parts.iter().map(|part| format!("{part:.4}")).collect();
        print.push_str(&[old, new, fate.to_owned(), parts.join("\t")].join("\t"));
        print.push('\n');
    }
    print
}

fn group(instruments: Sides<&Instrument>, group: &Group) -> String {
    let ids = |side: Side| {
        let indices = group.sides.get(side);
        let ids: Vec<String> = indices
            .iter()
            .map(|&index| id(instruments.get(side), index))
            .collect();
        if ids.is_empty() {
            "-".to_owned()
        } else {
            ids.join(" + ")
        }
    };
    let moved = if group.moved { " moved" } else { "" };
    let mut parts = vec![format!("{} → {}{moved}", ids(Side::Old), ids(Side::New))];
    if !group.sides.old.is_empty() && !group.sides.new.is_empty() {
        let evidence = &group.evidence;
        parts.push(format!(
            "similarity {:.2} confidence {:.2} wording {:.2} header {:.2} position {:.2} citations {:.2}",
            group.similarity,
            group.confidence,
            evidence.wording,
            evidence.header,
            evidence.position,
            evidence.citations
        ));
    }
    if let Some(rival) = &group.rival {
        let pair = Sides::new(
            id(instruments.old, rival.pair.old),
            id(instruments.new, rival.pair.new),
        );
        parts.push(format!("rival {} → {} {:.2}", pair.old, pair.new, rival.score));
    }
    parts.join("  ")
}

fn perhaps(instruments: Sides<&Instrument>, perhaps: &Perhaps) -> String {
    format!(
        "{} → {}  similarity {:.2} confidence {:.2}",
        id(instruments.old, perhaps.pair.old),
        id(instruments.new, perhaps.pair.new),
        perhaps.similarity,
        perhaps.confidence
    )
}

fn id(instrument: &Instrument, index: ProvisionIndex) -> String {
    instrument
        .provisions
        .get(index.0)
        .map_or_else(|| "?".to_owned(), |provision| provision.id.to_string())
}

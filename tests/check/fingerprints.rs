use crate::desk::{found, resolution};

const POLICY: &str = "[[rule]]\nrule = \"no-weaker-verb\"";
const OLD: [&str; 3] = [
    "Urges all States to inspect the wells of every village in the hills and in the plains",
    "Invites donors to finance ferries",
    "Decides to remain seized of the matter",
];

fn weaker() -> Vec<String> {
    OLD.iter()
        .map(|paragraph| paragraph.replace("Urges", "Encourages"))
        .collect()
}

fn of(old: &str, new: &str) -> Vec<String> {
    let findings = found(POLICY, old, new);
    findings
        .findings
        .iter()
        .map(|finding| finding.fingerprint.clone())
        .collect()
}

fn text(paragraphs: &[String]) -> String {
    resolution(&paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn fingerprints_stay_when_a_paragraph_is_put_in_front_and_lines_are_wrapped_anew() {
    let (old, new) = (resolution(&OLD), text(&weaker()));
    let known = of(&old, &new);
    assert_eq!(known.len(), 1);
    let mut longer = weaker();
    longer.insert(0, "Welcomes the handbook on the training of observers".to_owned());
    assert_eq!(of(&old, &text(&longer)), known);
    let wrapped = new
        .replace("wells of", "wells\nof")
        .replace("in the hills", "in the\nhills");
    assert_eq!(of(&old, &wrapped), known);
    let glyphs = new.replace("all States to", "all\u{a0}States to");
    assert_eq!(of(&old, &glyphs), known);
}

#[test]
fn fingerprints_change_when_the_words_do() {
    let (old, new) = (resolution(&OLD), text(&weaker()));
    let known = of(&old, &new);
    assert_ne!(of(&old, &new.replace("plains", "valleys")), known);
    assert_ne!(
        of(
            &old.replace("plains", "valleys"),
            &new.replace("plains", "valleys")
        ),
        known
    );
    assert_ne!(of(&old, &new.replace("Encourages", "Invites")), known);
}

#[test]
fn the_same_words_twice_have_two_fingerprints() {
    let twice = |verb: &str| {
        let one = format!("{verb} all States to inspect the wells of every village");
        resolution(&[
            &one,
            "Invites donors to finance ferries",
            &one,
            "Decides to remain seized of the matter",
        ])
    };
    let mut all = of(&twice("Urges"), &twice("Encourages"));
    assert_eq!(all.len(), 2);
    all.dedup();
    assert_eq!(all.len(), 2);
}

#[test]
fn a_finding_points_to_the_first_letter_of_its_paragraph() {
    let old = "The General Assembly,\n\n   1. Urges all States to inspect wells;\n\n   2. Decides to remain seized of the matter.\n";
    let new = old.replace("Urges", "Encourages");
    let findings = found(POLICY, old, &new);
    let finding = &findings.findings[0];
    assert_eq!(
        (finding.file.as_str(), finding.line, finding.column),
        ("drafts/draft.md", Some(3), Some(4))
    );
    assert_eq!(finding.place_in_file(), "drafts/draft.md:3:4");
}

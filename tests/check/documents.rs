use travaux::check::{Level, OWN, Policy, RULES, Rule};

const PAGE: &str = include_str!("../../docs/check.md");

fn row(rule: &Rule) -> String {
    let sets: Vec<&str> = rule.sets.iter().map(|set| set.name()).collect();
    format!(
        "| `{}` | {} | {} | {} | {} |",
        rule.name,
        rule.what,
        sets.join(", "),
        rule.level.word(),
        rule.usual.map_or("off", Level::word)
    )
}

#[test]
fn the_page_on_checks_lists_every_rule_as_the_table_has_it() {
    let expected: Vec<String> = RULES.iter().map(|rule| row(rule)).collect();
    let (_, rules) = PAGE.split_once("\n## Rules\n").unwrap();
    let rules = rules.split("\n## ").next().unwrap();
    let listed: Vec<&str> = rules.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(listed, expected, "\n{}\n", expected.join("\n"));
    for own in &OWN {
        assert!(PAGE.contains(&format!("`{}`", own.name)), "{}", own.name);
    }
}

#[test]
fn the_policies_on_the_page_are_policies() {
    let blocks = PAGE
        .split("```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let policies: Vec<&str> = blocks.filter(|block| block.contains("[[rule]]")).collect();
    assert!(!policies.is_empty());
    for policy in policies {
        Policy::parse("docs/check.md", policy).unwrap();
    }
}

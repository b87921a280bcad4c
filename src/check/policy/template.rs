//! The policy that `travaux check --init` writes: what counts without one, written out, and all else as comments.

use crate::check::Level;
use crate::check::rules::{RULES, Set, Takes};

/// Returns a commented policy that asks what is asked without one.
///
/// ```
/// use travaux::check::{Policy, template};
///
/// let policy = Policy::parse("travaux.toml", &template()).unwrap();
/// assert_eq!(policy.rules.len(), Policy::usual().rules.len());
/// ```
pub fn template() -> String {
    let mut text = vec![HEAD.to_owned()];
    for set in Set::ALL {
        let names: Vec<&str> = set.rules().map(|rule| rule.name).collect();
        text.push(format!("# {}: {}\n", set.name(), names.join(", ")));
    }
    text.push("# sets = [\"negotiation\"]\n".to_owned());
    for rule in RULES.iter().filter(|rule| rule.usual.is_some()) {
        let level = rule.usual.map_or("off", Level::word);
        text.push(format!(
            "\n# {}\n[[rule]]\nrule = \"{}\"\nlevel = \"{level}\"\n",
            rule.what, rule.name
        ));
    }
    text.push("\n# What follows is off. Take away the signs # of what you want.\n".to_owned());
    for rule in RULES.iter().filter(|rule| rule.usual.is_none()) {
        text.push(format!(
            "\n# {}\n# [[rule]]\n# rule = \"{}\"\n",
            rule.what, rule.name
        ));
        if rule.takes != Takes::Nothing {
            text.push(format!("# {}\n", rule.takes.example()));
        }
        if rule.name == "frozen" {
            text.push("# select = \"OP3-OP7, !OP5\"\n# texts = [\"agreed/*.md\"]\n".to_owned());
        }
    }
    text.concat()
}

const HEAD: &str = "\
# What 'travaux check OLD NEW' asks of a change. 'travaux explain RULE' says what a rule is for, with examples.
#
# level    error, warning, note or off; of two [[rule]] that ask the same of a paragraph the later one counts
# select   paragraphs, by the ids of the earlier text: OP3-OP7, PP2, Art4.3(a), Annex:P1, kind:operative, part:Annex,
#          header:/^Urges/, text:/debt relief/; !PP2 leaves one out; everything where nothing is said
# texts    files, counted from the folder of this one: agreed/*.md, **/*.docx

version = 1

# The mildest level at which the check fails (exit status 1).
fail-on = \"error\"

# Sets turn on several rules at their usual levels:
";

//! `travaux explain RULE`.

use super::arguments::ExplainArguments;
use super::{Outcome, terminal};
use crate::check::{OWN, RULES, Rule, nearest};
use crate::render::terminal::explain;

/// Prints what a rule is for, or the list of all.
pub(super) fn run(arguments: &ExplainArguments) -> Result<Outcome, String> {
    let looks = &arguments.looks;
    let (width, ink) = (terminal::width(looks), terminal::ink(looks));
    let text = match &arguments.rule {
        None => explain::list(width, ink),
        Some(name) => match (Rule::named(name), OWN.iter().find(|own| own.name == *name)) {
            (Some(rule), _) => explain::rule(rule, width, ink),
            (None, Some(own)) => explain::own(own, width, ink),
            (None, None) => return Err(unknown(name)),
        },
    };
    terminal::print(&text, looks).map(|()| Outcome::Done)
}

fn unknown(name: &str) -> String {
    let names = RULES
        .iter()
        .map(|rule| rule.name)
        .chain(OWN.iter().map(|own| own.name));
    match nearest(name, names) {
        Some(near) => format!("no rule is called '{name}'; did you mean '{near}'?"),
        None => format!("no rule is called '{name}'; 'travaux explain' lists them all"),
    }
}

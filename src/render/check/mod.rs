//! What a check found, for the platforms that check changes: one file for each form that they read.
//!
//! | file | who reads it |
//! |---|---|
//! | [`sarif`] | SARIF 2.1.0: GitHub code scanning, editors, dashboards |
//! | [`github`] | the log of a GitHub job, which makes annotations of its commands |
//! | [`gitlab`] | GitLab Code Quality |
//! | [`junit`] | JUnit XML: every server that shows tests |
//! | [`rdjson`] | reviewdog, which comments on a change on any platform |
//!
//! Platforms take only so much. Where something is left out the gravest stays, what is left out is counted in the output itself where its
//! form has a place for that, and always in the notice beside it. Characters that command or deceive are shown as the terminal shows
//! them (see [`super::visible`]), so that no text can hide a word from a reviewer or give an order to the machine that runs the check.
//!
//! Nothing here looks at the machine: a path is given as it was named, with `/` between its parts.

pub mod github;
pub mod gitlab;
pub mod junit;
pub mod rdjson;
pub mod sarif;

use std::cmp::Reverse;
use std::path::MAIN_SEPARATOR;

use super::visible::{visible, visible_lines};
use crate::check::{Finding, Waiver};
use crate::report::count;

/// What an output tells, in its order, and how much it leaves out.
struct Told<'a> {
    findings: Vec<&'a Finding>,
    left_out: usize,
}

/// Takes at most so many findings: the open ones before those that somebody accepted, and of these the gravest. The order stays.
fn gravest<'a>(findings: impl Iterator<Item = &'a Finding>, most: usize) -> Told<'a> {
    let findings: Vec<&Finding> = findings.collect();
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&at| (findings[at].waived.is_some(), Reverse(findings[at].level)));
    let left_out = order.split_off(most.min(findings.len())).len();
    order.sort_unstable();
    Told {
        findings: order.into_iter().map(|at| findings[at]).collect(),
        left_out,
    }
}

/// Says that an output leaves something out.
fn cut_notice(format: &str, left_out: usize, why: &str) -> Option<String> {
    (left_out > 0).then(|| {
        format!(
            "{format}: {} left out, {why}; --format json tells all",
            count(left_out, "finding")
        )
    })
}

/// Returns a path as platforms want it: from the folder of the repository where it was named so, with `/` between its parts.
fn path(file: &str) -> String {
    let path = file.replace(MAIN_SEPARATOR, "/");
    let mut path = path.as_str();
    while let Some(rest) = path.strip_prefix("./") {
        path = rest.trim_start_matches('/');
    }
    path.to_owned()
}

/// Returns all there is to say of a finding, line by line: what it is, the words of both texts, where it is in a file without lines, who
/// accepted it.
fn told(finding: &Finding) -> Vec<String> {
    let mut lines = vec![visible(&finding.sentence())];
    let words = [("old", &finding.words.old), ("new", &finding.words.new)];
    for (side, words) in words {
        lines.extend(words.as_ref().map(|words| format!("{side}: {}", visible(words))));
    }
    lines.extend(
        finding
            .page
            .filter(|_| finding.line.is_none())
            .map(|page| format!("page {page}")),
    );
    lines.extend(finding.waived.as_ref().map(waiver));
    lines
}

/// Returns who accepted a finding, until when and why: `waived by Legal Desk until 2026-12-31: agreed so`.
fn waiver(waiver: &Waiver) -> String {
    let who = match waiver.owner.as_str() {
        "" => String::new(),
        owner => format!(" by {}", visible(owner)),
    };
    let until = match &waiver.expires {
        Some(day) => format!(" until {}", visible(day)),
        None => String::new(),
    };
    format!("waived{who}{until}: {}", visible_lines(&waiver.reason))
}

/// Returns a text of at most so many letters, with `…` where something is missing.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => {
            let kept: String = text.chars().take(most.saturating_sub(1)).collect();
            format!("{}…", kept.trim_end())
        }
    }
}

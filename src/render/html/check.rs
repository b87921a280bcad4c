//! The page of a check: what was found, and below it the comparison that it was found in.
//!
//! One pair of texts has the whole comparison below, and each finding leads to its paragraph there. Of several pairs the page lists
//! what was found, text by text.

use maud::{Markup, html};

use super::anchors::Anchors;
use super::words::letters;
use super::{comparison, document};
use crate::check::{Finding, Findings, Level, Place};
use crate::report::{Filter, Report};
use crate::sides::Side;

/// Renders what a check found as a page, with the comparisons that it looked at.
pub fn render(findings: &Findings, reports: &[Report], filter: Filter) -> String {
    if let [report] = reports {
        let anchors = Anchors::new(report);
        return comparison(report, filter, &section(findings, Some((report, &anchors))));
    }
    let body = html! {
        header #top { p.kicker { "Check of " (findings.texts.len()) " texts" } h1 { (verdict(findings)) } }
        main #comparison { (section(findings, None)) }
    };
    document("Check", &findings.generator, false, &body, &super::Dress::USUAL)
}

/// The comparison that a finding's place can be linked in.
type Linked<'a> = Option<(&'a Report, &'a Anchors<'a>)>;

fn section(findings: &Findings, linked: Linked<'_>) -> Markup {
    let several = findings.texts.len() > 1;
    html! {
        section #check aria-labelledby="check-title" {
            h2 #check-title { "Check: " (verdict(findings)) }
            p.sentence { (findings.sentence()) "." }
            @for (name, here) in findings.groups() {
                @if several { h3 { (letters(&name)) } }
                ol.brief { @for finding in here { li { (told(finding, linked)) } } }
            }
            @if findings.waived().next().is_some() {
                details {
                    summary { "Waived: " (findings.waived().count()) }
                    ul { @for finding in findings.waived() { li { (told(finding, linked)) (waiver(finding)) } } }
                }
            }
        }
    }
}

fn verdict(findings: &Findings) -> &'static str {
    if findings.passed { "passed" } else { "failed" }
}

fn told(finding: &Finding, linked: Linked<'_>) -> Markup {
    html! {
        strong { (level(finding.level)) } " "
        @match anchor(finding, linked) {
            Some(anchor) => { a href={ "#" (anchor) } { (letters(&finding.name)) } ": " }
            None if finding.name.is_empty() => {}
            None => { (letters(&finding.name)) ": " }
        }
        (letters(&finding.message))
        " (" code { (finding.rule) } ", " (letters(&finding.place_in_file())) ", " code { (finding.fingerprint) } ")"
        @if let Some(old) = &finding.words.old { br; del { (letters(old)) } }
        @if let Some(new) = &finding.words.new { br; ins { (letters(new)) } }
    }
}

fn waiver(finding: &Finding) -> Markup {
    html! {
        @if let Some(waiver) = &finding.waived {
            " Waived" @if !waiver.owner.is_empty() { " by " (letters(&waiver.owner)) }
            @if let Some(day) = &waiver.expires { " until " (letters(day)) }
            ": " (letters(&waiver.reason))
        }
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "Error:",
        Level::Warning => "Warning:",
        Level::Note => "Note:",
    }
}

fn anchor<'a>(finding: &Finding, linked: Linked<'a>) -> Option<&'a str> {
    let (report, anchors) = linked?;
    let Place::Entry(at) = finding.place else {
        return None;
    };
    let entry = report.entries.get(at)?;
    match (entry.new.first(), entry.old.first()) {
        (Some(id), _) => Some(anchors.of(Side::New, id)),
        (None, Some(id)) => Some(anchors.of(Side::Old, id)),
        (None, None) => None,
    }
}

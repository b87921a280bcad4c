//! One canonical report in every output.

#[path = "fixtures/render/canonical.rs"]
mod canonical;

use travaux::render::ink::Ink;
use travaux::render::terminal::{TerminalOptions, render};

#[test]
#[ignore]
fn look() {
    let width = std::env::var("W").map_or(100, |w| w.parse().unwrap());
    let ink = if std::env::var("C").is_ok() {
        Ink::Colour
    } else {
        Ink::Plain
    };
    let mut o = TerminalOptions {
        width,
        ink,
        ..Default::default()
    };
    o.explain = std::env::var("E").is_ok();
    if std::env::var("A").is_ok() {
        o.unchanged = travaux::render::terminal::Unchanged::Shown
    }
    o.context = std::env::var("X").ok().map(|w| w.parse().unwrap());
    println!("{}", render(&canonical::report(), &o));
}

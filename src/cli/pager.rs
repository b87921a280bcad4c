//! Shows a text that is longer than the screen in the user's pager.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

use super::output::{quiet_if_closed, to_standard_output};
use super::reason;
use super::signals::leaving_interrupts_to_the_pager;
use super::watch;

/// Shows a text in the pager, or directly where there is none.
pub(super) fn show(text: &str) -> Result<(), String> {
    let command = env::var("PAGER").unwrap_or_else(|_| "less -R".to_owned());
    let mut words = command.split_whitespace();
    let Some(program) = words.next().filter(|&program| program != "cat") else {
        return to_standard_output(text.as_bytes());
    };
    let mut pager = Command::new(program);
    pager.args(words).stdin(Stdio::piped());
    // As git does: leave when the text fits the screen, pass colours through, leave the text on the screen.
    if env::var_os("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    let Ok(mut child) = pager.spawn() else {
        return to_standard_output(text.as_bytes());
    };
    // People read for minutes: nobody need wake up meanwhile.
    watch::end();
    let shown = leaving_interrupts_to_the_pager(|| {
        if let Some(mut stdin) = child.stdin.take() {
            quiet_if_closed(stdin.write_all(text.as_bytes()))?;
        }
        child.wait().map(drop)
    });
    shown.map_err(|problem| format!("pager '{program}': {}", reason(&problem)))
}

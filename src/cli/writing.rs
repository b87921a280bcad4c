//! A comparison is written: every output that was asked for, or none.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use super::arguments::{ClassName, OutputArguments};
use super::outputs::{Output, Target};
use super::printer::{self, Paper, Printer};
use super::{Outcome, one_line, open, output, terminal, watch};
use crate::render::terminal::{TerminalOptions, Unchanged};
use crate::render::{self, Made, html};
use crate::report::{Class, Filter, Report};

/// A result that is ready to be written.
enum Content<'a> {
    /// For the screen, in the pager where it is long.
    Text(String),
    Bytes(Vec<u8>),
    /// What is made only as it is written.
    Stream(Writing<'a>),
}

/// Makes a result while it is written.
type Writing<'a> = Box<dyn FnOnce(&mut dyn Write) -> io::Result<()> + 'a>;

impl Content<'_> {
    fn write(self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Text(text) => out.write_all(text.as_bytes()),
            Self::Bytes(bytes) => out.write_all(&bytes),
            Self::Stream(write) => write(out),
        }
    }
}

/// Writes a comparison, and says how the run ends: whether the texts differ, where that is asked for.
pub(super) fn write(
    report: &Report,
    outputs: &[(Target, Output)],
    arguments: &OutputArguments,
    options: render::Options<'_>,
) -> Result<Outcome, String> {
    if arguments.changed_only {
        if options.amended.is_some() {
            return Err("--changed-only: what amendments say and make is shown whole; compare the base with the text of --save instead".to_owned());
        }
        let changes = report.clone().of_changes_alone();
        write_all(outputs, &mut Writer::new(&changes, arguments, options))?;
    } else {
        write_all(outputs, &mut Writer::new(report, arguments, options))?;
    }
    if (arguments.exit_code || arguments.quiet) && report.differs_in(filter(arguments)) {
        return Ok(Outcome::Differs);
    }
    Ok(Outcome::Done)
}

/// Writes every output, or none of the files: all of them are rendered and stand beside their places before the first
/// takes its own. Standard output comes last.
fn write_all(outputs: &[(Target, Output)], writer: &mut Writer<'_>) -> Result<(), String> {
    // Printing takes seconds in which a user may end the program: until it is done, nothing lies beside the outputs.
    let is_printed = |output: &Output| matches!(output, Output::Printed(_));
    let mut printed = Vec::new();
    for (target, output) in outputs.iter().filter(|(_, output)| is_printed(output)) {
        printed.push(writer.content(output, target)?);
    }
    let mut staged = Vec::new();
    let mut screen = None;
    let mut printed = printed.into_iter();
    for (target, output) in outputs {
        let ready = if is_printed(output) { printed.next() } else { None };
        let content = ready.map_or_else(|| writer.content(output, target), Ok)?;
        match (target, content) {
            (Target::StandardOutput(_), content) => screen = Some(content),
            (Target::File(to), content) => staged.push(to.stage_stream(|out| content.write(out))?),
        }
    }
    watch::end();
    output::publish(staged)?;
    writer.say_what_was_written(outputs);
    match screen {
        _ if writer.arguments.quiet => {}
        Some(Content::Text(text)) => terminal::print(&text, &writer.arguments.looks)?,
        Some(content) => output::stream_to_standard_output(|out| content.write(out))?,
        None => {}
    }
    writer.tell();
    if let Some(file) = writer.arguments.output.first().filter(|_| writer.arguments.open) {
        open::open(file)?;
    }
    Ok(())
}

fn filter(arguments: &OutputArguments) -> Filter {
    let classes = |names: &[ClassName]| -> Vec<Class> {
        let class = |name: &ClassName| match name {
            ClassName::Editorial => Class::Editorial,
            ClassName::Consequential => Class::Consequential,
            ClassName::Substantive => Class::Substantive,
        };
        names.iter().map(class).collect()
    };
    if arguments.only.is_empty() {
        return Filter::default().without(&classes(&arguments.hide));
    }
    Filter::only(&classes(&arguments.only))
}

/// Makes the contents of outputs, and remembers what the user should know of them.
struct Writer<'a> {
    report: &'a Report,
    arguments: &'a OutputArguments,
    options: render::Options<'a>,
    notices: Vec<String>,
    /// Which program printed, where one did.
    printer: Option<&'static str>,
}

impl<'a> Writer<'a> {
    fn new(report: &'a Report, arguments: &'a OutputArguments, options: render::Options<'a>) -> Self {
        Self {
            report,
            arguments,
            options,
            notices: Vec::new(),
            printer: None,
        }
    }

    /// Returns what an output is to have.
    fn content(&mut self, output: &Output, target: &Target) -> Result<Content<'a>, String> {
        let limit = Duration::from_secs(self.arguments.max_print);
        Ok(match output {
            Output::Text(make) => {
                let text = make(self.report, &self.options(target));
                match target {
                    Target::StandardOutput(_) => Content::Text(text),
                    Target::File(_) => Content::Bytes(text.into_bytes()),
                }
            }
            Output::File(make) => {
                let Made { bytes, notice } = make(self.report, &self.options(target));
                self.notices(notice.as_deref());
                Content::Bytes(bytes)
            }
            Output::Stream(write) => {
                let (write, report, options) = (*write, self.report, self.options(target));
                Content::Stream(Box::new(move |out| write(report, &options, out)))
            }
            Output::Printed(Printer::Browser(browser)) => {
                self.printer = Some("printed by a browser, as the page is");
                let page = html::render_with(self.report, filter(self.arguments));
                self.printed(printer::print_page(browser, page.as_bytes(), limit)?)
            }
            Output::Printed(Printer::Office(office)) => {
                self.printer = Some(
                    "printed by LibreOffice: the plain redline, since no Chromium was found for the page",
                );
                let word = self.redline();
                self.printed(printer::print_word(office, &word, limit)?)
            }
        })
    }

    fn options(&self, target: &Target) -> render::Options<'a> {
        render::Options {
            looks: self.looks(target),
            ..self.options.clone()
        }
    }

    fn looks(&self, target: &Target) -> TerminalOptions {
        let looks = &self.arguments.looks;
        let (width, ink) = match target {
            Target::StandardOutput(_) => (terminal::width(looks), terminal::ink(looks)),
            Target::File(_) => (terminal::file_width(looks), terminal::file_ink(looks)),
        };
        TerminalOptions {
            width,
            screen: looks.width.is_some()
                || (matches!(target, Target::StandardOutput(_)) && terminal::is_screen()),
            ink,
            unchanged: if self.arguments.all {
                Unchanged::Shown
            } else {
                Unchanged::Folded
            },
            explain: self.arguments.explain,
            filter: filter(self.arguments),
            context: self.arguments.context,
        }
    }

    fn redline(&mut self) -> Vec<u8> {
        let redline = crate::render::docx::redline(self.report, &self.options.word);
        self.notices(redline.notice.as_deref());
        redline.bytes
    }

    fn notices(&mut self, notice: Option<&str>) {
        for line in notice.into_iter().flat_map(str::lines) {
            self.notice(line);
        }
    }

    fn printed(&mut self, paper: Paper) -> Content<'a> {
        if let Some(notice) = &paper.notice {
            self.notice(notice);
        }
        Content::Bytes(paper.pdf)
    }

    fn notice(&mut self, line: &str) {
        if !self.notices.iter().any(|known| known == line) {
            self.notices.push(line.to_owned());
        }
    }

    /// Tells a person at a terminal which files there are now. A program knows what it asked for.
    fn say_what_was_written(&self, outputs: &[(Target, Output)]) {
        if self.arguments.quiet || !std::io::stderr().is_terminal() {
            return;
        }
        for (target, output) in outputs {
            if let Target::File(to) = target {
                let how = self.printer.filter(|_| matches!(output, Output::Printed(_)));
                let _ = writeln!(
                    std::io::stderr(),
                    "travaux: {}",
                    one_line(&written(&to.name(), how))
                );
            }
        }
    }

    /// Says what the user should know, once everything is written.
    fn tell(&self) {
        if self.arguments.quiet {
            return;
        }
        for line in &self.notices {
            // The result is there all the same, so a closed standard error is no trouble.
            let _ = writeln!(std::io::stderr(), "travaux: {}", one_line(line));
        }
    }
}

/// Returns the line that says that a file was written, and how: `wrote page.pdf, printed by a browser`.
fn written(name: &str, how: Option<&str>) -> String {
    let how = how.map(|how| format!(", {how}")).unwrap_or_default();
    format!("wrote {name}{how}")
}

//! The files that the command line names, none of which an output may overwrite.
//!
//! There is one list of them. A test asks the command line for its options that take a path and fails where one is not
//! in the list, so that a new option cannot be forgotten.

use std::path::Path;

use super::arguments::OutputArguments;
use super::input::is_standard_input;
use super::place::Place;
use super::printer;

/// A file that the command line names.
pub(super) struct Named {
    place: Place,
    what: &'static str,
}

/// Returns those of some files that are there, by what they are.
pub(super) fn inputs(inputs: &[(&Path, &'static str)]) -> Vec<Named> {
    let there = inputs.iter().filter_map(|(path, what)| named(path, what));
    there.collect()
}

fn named(path: &Path, what: &'static str) -> Option<Named> {
    let place = if is_standard_input(path) {
        Place::of_stream("/dev/stdin")
    } else {
        Place::of_input(path)
    };
    place.map(|place| Named { place, what })
}

/// Returns those files that the command line names and that are there: the inputs, by what they are, and the program that
/// prints.
pub(super) fn files(inputs: &[(&Path, &'static str)], arguments: &OutputArguments) -> Vec<Named> {
    let browser = arguments.browser.as_deref();
    let program = browser.and_then(|name| printer::in_path(name.as_os_str()));
    let mut files = self::inputs(inputs);
    files.extend(program.and_then(|path| named(&path, "the program of --browser")));
    files
}

/// Returns what would be overwritten at a place, in words. A device or a pipe is not overwritten.
pub(super) fn overwritten(place: &Place, named: &[Named]) -> Option<&'static str> {
    let lost = |named: &&Named| named.place.is_file() && named.place.is_same(place);
    named.iter().find(lost).map(|named| named.what)
}

#[cfg(test)]
mod tests {
    use std::any::TypeId;
    use std::path::PathBuf;

    #[test]
    fn every_option_that_takes_a_path_is_in_the_list() {
        let paths = |command: &clap::Command| -> Vec<String> {
            let paths = command
                .get_arguments()
                .filter(|argument| argument.get_value_parser().type_id() == TypeId::of::<PathBuf>());
            let mut names: Vec<String> = paths.map(|argument| argument.get_id().to_string()).collect();
            names.sort_unstable();
            names
        };
        let command = super::super::arguments::whole_command_line();
        let render = command.find_subcommand("render").expect("a command");
        let why = "a new path belongs into `files`";
        assert_eq!(
            paths(&command),
            ["browser", "ladders", "new", "old", "output", "pins"],
            "{why}"
        );
        let check = command.find_subcommand("check").expect("a command");
        assert_eq!(
            paths(check),
            ["ladders", "more", "new", "old", "output", "pins", "policy"],
            "{why}"
        );
        assert_eq!(
            paths(command.find_subcommand("amend").expect("a command")),
            ["adopted", "browser", "output", "save", "texts"],
            "{why}"
        );
        assert_eq!(
            paths(command.find_subcommand("verify").expect("a command")),
            ["anonymous", "base", "output", "redline"],
            "{why}"
        );
        assert_eq!(
            paths(command.find_subcommand("history").expect("a command")),
            ["git", "ladders", "output", "versions"],
            "{why}"
        );
        assert_eq!(
            paths(command.find_subcommand("trace").expect("a command")),
            ["index", "others", "output", "text"],
            "{why}"
        );
        assert_eq!(
            paths(command.find_subcommand("index").expect("a command")),
            ["folder", "output"],
            "{why}"
        );
        assert_eq!(
            paths(render),
            ["browser", "original", "output", "report", "revised"],
            "{why}"
        );
    }
}

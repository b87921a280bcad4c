//! The files that the command line names, none of which an output may overwrite.
//!
//! There is one list of them. A test asks the command line for its options that take a path and fails where one is not
//! in the list, so that a new option cannot be forgotten.

use std::path::Path;

use super::arguments::CompareArguments;
use super::input::is_standard_input;
use super::place::Place;
use super::printer;

/// A file that the command line names.
pub(super) struct Named {
    place: Place,
    what: &'static str,
}

/// Returns the files that the command line names and that are there.
pub(super) fn files(arguments: &CompareArguments) -> Vec<Named> {
    let text = "a text that is compared";
    let named = |path: &Path, what| {
        let place = if is_standard_input(path) {
            Place::of_stream("/dev/stdin")
        } else {
            Place::of_input(path)
        };
        place.map(|place| Named { place, what })
    };
    let browser = arguments.browser.as_deref();
    let program = browser.and_then(|name| printer::in_path(name.as_os_str()));
    [
        named(&arguments.old, text),
        named(&arguments.new, text),
        arguments
            .ladders
            .as_deref()
            .and_then(|path| named(path, "the file of --ladders")),
        program.and_then(|path| named(&path, "the program of --browser")),
    ]
    .into_iter()
    .flatten()
    .collect()
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
        let command = super::super::arguments::command_line();
        let mut paths: Vec<&str> = command
            .get_arguments()
            .filter(|argument| argument.get_value_parser().type_id() == TypeId::of::<PathBuf>())
            .map(|argument| argument.get_id().as_str())
            .collect();
        paths.sort_unstable();
        assert_eq!(
            paths,
            ["browser", "ladders", "new", "old", "output"],
            "a new path belongs into `files`"
        );
    }
}

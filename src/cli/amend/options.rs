//! What an amendment is applied with, as the command line says.

use crate::amend::ApplyOptions;
use crate::cli::arguments::AmendArguments;
use crate::compare;
use crate::sides::Sides;

pub(super) fn options(arguments: &AmendArguments) -> ApplyOptions {
    ApplyOptions {
        compare: compare::Options {
            read: Sides::new(
                arguments.reading.options(arguments.format_base),
                arguments.reading.options(None),
            ),
            threads: arguments.reading.threads(),
            ..compare::Options::default()
        },
        renumber: arguments.renumber,
        follow_references: arguments.follow_references,
    }
}

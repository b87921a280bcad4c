//! The arguments of a command, made known to the parser when the command is named.
//!
//! Fourteen commands have some two hundred options. To describe them all takes longer than to read both texts of a short pair, and a run needs one command.

use std::ops::{Deref, DerefMut};

use clap::builder::Resettable;
use clap::error::Error;
use clap::{ArgMatches, Args, Command, FromArgMatches, Id};

use super::help;

/// What was said to a command whose options the parser learns late.
#[derive(Debug)]
pub(super) struct Late<T>(Box<T>);

impl<T> From<T> for Late<T> {
    fn from(arguments: T) -> Self {
        Self(Box::new(arguments))
    }
}

impl<T> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Late<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Args> Args for Late<T> {
    fn group_id() -> Option<Id> {
        T::group_id()
    }

    fn augment_args(command: Command) -> Command {
        command.defer(|command| help::whole(described(command, T::augment_args)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        command.defer(|command| help::whole(described(command, T::augment_args_for_update)))
    }
}

/// Adds arguments and leaves what the command is about: the arguments bring descriptions of their own along.
fn described(command: Command, augmented: fn(Command) -> Command) -> Command {
    let short = Resettable::from(command.get_about().cloned());
    let long = Resettable::from(command.get_long_about().cloned());
    augmented(command).about(short).long_about(long)
}

impl<T: FromArgMatches> FromArgMatches for Late<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(Self::from)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

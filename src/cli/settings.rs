//! The options that single outputs declare in their table ([`FORMATS`](crate::render::FORMATS)), as options of the command line.
//!
//! Nothing is known here of any output: an option that a new one declares is offered by every command that writes outputs.

use std::path::PathBuf;

use clap::error::Error;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

use crate::render::{Choose, Format, Options, Setting, Take, TextFile};
use crate::sides::Side;

/// The values that were chosen, or are taken where none was.
#[derive(Debug, Clone)]
pub(super) struct SettingsArguments(Vec<(Choose, String)>);

impl SettingsArguments {
    /// Returns the options of all outputs, as chosen.
    pub(super) fn options<'a>(&self) -> Result<Options<'a>, String> {
        let mut options = Options::default();
        for (choose, value) in &self.0 {
            choose(&mut options, value)?;
        }
        Ok(options)
    }
}

impl Args for SettingsArguments {
    fn augment_args(command: Command) -> Command {
        values().fold(command, |command, (setting, choose, usual)| {
            let checked = move |value: &str| -> Result<String, String> {
                choose(&mut Options::default(), value).map(|()| value.to_owned())
            };
            command.arg(option(setting).default_value(usual).value_parser(checked))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for SettingsArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let chosen = values().map(|(setting, choose, usual)| {
            let value = matches.get_one::<String>(setting.name);
            (choose, value.map_or_else(|| usual.to_owned(), Clone::clone))
        });
        Ok(Self(chosen.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The author's option, given once for each amendment sheet.
#[derive(Debug, Clone)]
pub(super) struct AuthorArguments(Vec<String>);

impl AuthorArguments {
    const NAME: &'static str = "author";

    /// Returns who stands for a sheet, if somebody was named.
    pub(super) fn of(&self, sheet: usize) -> Option<&str> {
        match self.0.as_slice() {
            [one] => Some(one),
            several => several.get(sheet).map(String::as_str),
        }
    }
}

impl Args for AuthorArguments {
    fn augment_args(command: Command) -> Command {
        command.mut_arg(Self::NAME, |argument| {
            argument
                .action(clap::ArgAction::Append)
                .help("Sign the changes with this name instead of the sponsors; once for all sheets, or once for each")
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for AuthorArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let said = matches.value_source(Self::NAME) == Some(clap::parser::ValueSource::CommandLine);
        let names = matches.get_many::<String>(Self::NAME).filter(|_| said);
        Ok(Self(names.into_iter().flatten().cloned().collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Where the texts' own files are, for the outputs that take them.
#[derive(Debug, Clone)]
pub(super) struct FileArguments(Vec<(&'static Setting, Side, PathBuf)>);

impl FileArguments {
    /// Returns the options that name a file, whose it is, and what they name.
    pub(super) fn named(&self) -> impl Iterator<Item = (&'static Setting, Side, &PathBuf)> {
        self.0.iter().map(|(setting, side, path)| (*setting, *side, path))
    }
}

impl Args for FileArguments {
    fn augment_args(command: Command) -> Command {
        files().fold(command, |command, (setting, _)| {
            command.arg(option(setting).value_parser(clap::value_parser!(PathBuf)))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for FileArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let named = files().filter_map(|(setting, side)| {
            let path = matches.get_one::<PathBuf>(setting.name)?;
            Some((setting, side, path.clone()))
        });
        Ok(Self(named.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Hands a text's own file to a setting that takes it.
pub(super) fn hand_over<'a>(setting: &Setting, options: &mut Options<'a>, file: TextFile<'a>) {
    if let Take::File(_, take) = setting.take {
        take(options, file);
    }
}

/// Returns the settings that take a text's own file, and of which text.
pub(super) fn files() -> impl Iterator<Item = (&'static Setting, Side)> {
    Format::settings().filter_map(|setting| match setting.take {
        Take::File(side, _) => Some((setting, side)),
        Take::Value(..) => None,
    })
}

fn values() -> impl Iterator<Item = (&'static Setting, Choose, &'static str)> {
    Format::settings().filter_map(|setting| match setting.take {
        Take::Value(choose, usual) => Some((setting, choose, usual)),
        Take::File(..) => None,
    })
}

fn option(setting: &'static Setting) -> Arg {
    Arg::new(setting.name)
        .long(setting.name)
        .value_name(setting.value)
        .help(setting.about)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_that_writes_outputs_offers_what_they_declare() {
        let command = super::super::arguments::whole_command_line();
        let render = command.find_subcommand("render").expect("a command");
        let offers = |command: &Command, name: &str| command.get_arguments().any(|it| it.get_id() == name);
        for setting in Format::settings() {
            assert!(offers(render, setting.name), "{}", setting.name);
            // A comparison has the old text's own file in its hands.
            let wanted = matches!(setting.take, Take::Value(..));
            assert_eq!(offers(&command, setting.name), wanted, "{}", setting.name);
        }
    }
}

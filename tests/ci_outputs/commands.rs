//! Reads workflow commands as the runner of GitHub does: a line that begins with `::`, a name, properties, `::`, data.

use std::collections::BTreeMap;

/// A command.
#[derive(Debug)]
pub(crate) struct Command {
    pub(crate) name: String,
    pub(crate) properties: BTreeMap<String, String>,
    pub(crate) data: String,
}

/// Returns the commands of a log. Any of the signs with which systems end a line ends one.
pub(crate) fn commands(log: &str) -> Vec<Command> {
    log.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}'])
        .filter_map(command)
        .collect()
}

fn command(line: &str) -> Option<Command> {
    let line = line.trim_start().strip_prefix("::")?;
    let (head, data) = line.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let properties = properties
        .split(',')
        .filter_map(|property| property.split_once('='));
    Some(Command {
        name: name.to_owned(),
        properties: properties
            .map(|(name, value)| {
                (
                    name.to_owned(),
                    data_of(&value.replace("%3A", ":").replace("%2C", ",")),
                )
            })
            .collect(),
        data: data_of(data),
    })
}

fn data_of(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

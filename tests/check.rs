//! The gate: policies, rules, pins, what is found and how it is told, and the command.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

#[path = "check/command.rs"]
mod command;
#[path = "check/corrections.rs"]
mod corrections;
#[path = "check/desk.rs"]
mod desk;
#[path = "check/fingerprints.rs"]
mod fingerprints;
#[path = "check/outputs.rs"]
mod outputs;
#[path = "check/pins.rs"]
mod pins;
#[path = "check/policies.rs"]
mod policies;
#[path = "check/rules.rs"]
mod rules;
#[path = "check/selections.rs"]
mod selections;

//! The command line, run as a person or a sensor's script runs it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod help;
mod ingest;
mod migrate;
mod module;
mod people;
mod rule;
mod serve;
mod settings;
mod upkeep;
mod verify_log;

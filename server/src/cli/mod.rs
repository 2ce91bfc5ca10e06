//! The command line.

#![expect(clippy::print_stdout, reason = "a command answers on standard output")]

mod background;
mod customer;
mod demo;
mod event;
mod ingest;
mod key;
mod location;
mod migrate;
mod module;
mod modules;
mod open;
mod retention;
mod rule;
mod serve;
mod settings;
mod user;
mod verify_log;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use settings::Settings;
use std::process::ExitCode;

/// Argus: a security operations platform.
///
/// Settings can also be given by variables (ARGUS_LISTEN for --listen) or in a TOML file (`listen = "…"`):
/// an option goes before a variable, and that before the file.
#[derive(Debug, Parser)]
#[command(name = "argus", version, propagate_version = true, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server: page, REST API and background work.
    Serve(serve::Serve),
    /// Read events from a file of a sensor, or from standard input.
    Ingest(ingest::Ingest),
    /// Manage the people who may log in.
    #[command(subcommand)]
    User(user::User),
    /// Manage API keys.
    #[command(subcommand)]
    Key(key::Key),
    /// Manage customers.
    #[command(subcommand)]
    Customer(customer::Customer),
    /// Manage places of sensors and networks.
    #[command(subcommand)]
    Location(location::Location),
    /// Delete events, or bring them back.
    #[command(subcommand)]
    Event(event::Event),
    /// Import and export alert rules.
    #[command(subcommand)]
    Rule(rule::Rule),
    /// Begin a processing module.
    #[command(subcommand)]
    Module(module::Module),
    /// Say how long events are kept.
    #[command(subcommand)]
    Retention(retention::Retention),
    /// Check that nobody changed the activity log behind the back of argus.
    VerifyLog,
    /// Set up the database, or bring it up to this version of argus.
    Migrate,
    /// Show the version.
    Version,
}

/// What went wrong, for the person at the terminal.
type Failure = Box<dyn std::error::Error>;

pub(crate) fn main() -> ExitCode {
    // Before anything that a module need not wait for.
    if std::env::args_os().nth(1).is_some_and(|word| word == modules::GUARD) {
        return argus_dim_host::guard::main(std::env::args_os().skip(2));
    }
    let matches = Arguments::command().get_matches();
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("argus: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(Arguments { settings, command }: Arguments) -> Result<ExitCode, Failure> {
    if matches!(command, Command::Version) {
        println!("argus {}", env!("CARGO_PKG_VERSION"));
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::Module(module) = command {
        return module.run().map(|()| ExitCode::SUCCESS);
    }
    let settings = settings.with_file()?;
    settings.start_log()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match command {
            Command::Serve(serve) => serve.run(&settings).await.map(|()| ExitCode::SUCCESS),
            Command::Ingest(ingest) => ingest.run(&settings).await,
            Command::User(user) => user.run(&settings).await.map(|()| ExitCode::SUCCESS),
            Command::Key(key) => key.run(&settings).await.map(|()| ExitCode::SUCCESS),
            Command::Customer(customer) => customer.run(&settings).await.map(|()| ExitCode::SUCCESS),
            Command::Location(location) => location.run(&settings).await.map(|()| ExitCode::SUCCESS),
            Command::Event(event) => event.run(&settings).await.map(|()| ExitCode::SUCCESS),
            Command::Rule(rule) => rule.run(&settings).await,
            Command::Retention(retention) => retention.run(&settings).await.map(|()| ExitCode::SUCCESS),
            Command::Migrate => migrate::run(&settings).await.map(|()| ExitCode::SUCCESS),
            Command::VerifyLog => verify_log::run(&settings).await,
            Command::Version | Command::Module(_) => Ok(ExitCode::SUCCESS),
        }
    })
}

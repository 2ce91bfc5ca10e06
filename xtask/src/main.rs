//! `cargo xtask`: setting up, building, running and testing Argus.
//!
//! It uses nothing but the standard library, because it is compiled first on every fresh machine.

mod commands;
mod failure;
mod fingerprint;
mod lock;
mod page;
mod postgres;
mod process;
mod setup;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match commands::dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

//! `argus`: the command line, the server and its background work.

mod api;
mod cli;
mod http;
mod page;

fn main() -> std::process::ExitCode {
    cli::main()
}

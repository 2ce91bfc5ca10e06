//! The guard as a program of its own; see [`argus_dim_host::guard`].

use std::process::ExitCode;

fn main() -> ExitCode {
    argus_dim_host::guard::main(std::env::args_os().skip(1))
}

//! `cargo xtask run`

use std::os::unix::process::CommandExt;

use super::Arguments;
use super::build::product;
use crate::failure::Result;
use crate::process::{cannot_start, command};
use crate::workspace::Workspace;

pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<()> {
    let demo = arguments.flag("--demo");
    arguments.finish()?;

    let mut server = command(product(workspace)?);
    server.arg("serve").current_dir(&workspace.root);
    for (option, value) in [("--listen", "127.0.0.1:8080"), ("--data", "./data")] {
        let given = |word: &String| word == option || word.starts_with(&format!("{option}="));
        if !arguments.passed_on.iter().any(given) {
            server.args([option, value]);
        }
    }
    if demo {
        server.arg("--demo");
    }
    server.args(&arguments.passed_on);
    // The server takes our place, so Ctrl-C and the exit code are its own.
    let error = server.exec();
    Err(cannot_start(&server, &error))
}

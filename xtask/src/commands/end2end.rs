//! Starting Playwright on a page and a server built for tests.

use std::path::PathBuf;
use std::process::Command;

use crate::failure::Result;
use crate::page::{self, Flavour};
use crate::process::{command, run};
use crate::setup;
use crate::workspace::Workspace;

/// `playwright test`, told which server, page and browser to use.
pub fn playwright(workspace: &Workspace) -> Result<Command> {
    let tools = setup::browser(workspace)?;
    let page = page::build(workspace, Flavour::Test)?;
    let server = server(workspace)?;
    let mut playwright = command(tools.modules.join(".bin/playwright"));
    playwright
        .arg("test")
        .env("ARGUS_BIN", server)
        .env("ARGUS_PAGE", page)
        .env("ARGUS_TEST_OUTPUT", workspace.target.join("end2end"))
        .env("CHROMIUM", tools.chromium)
        .current_dir(workspace.root.join("end2end"));
    Ok(playwright)
}

/// The server built for tests.
pub fn server(workspace: &Workspace) -> Result<PathBuf> {
    // These are the packages and targets of the Rust tests, so nothing is compiled with other features than
    // there.
    let server_side = ["--workspace", "--exclude", "argus_frontend", "--bins", "--tests"];
    run(workspace.cargo("build").arg("--quiet").args(server_side))?;
    Ok(workspace.target.join("debug/argus"))
}

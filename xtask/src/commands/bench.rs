//! `cargo xtask bench`

use crate::failure::Result;
use crate::page::{self, Flavour};
use crate::process;
use crate::workspace::Workspace;

pub fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let page = page::build(workspace, Flavour::Shipped)?;
    process::run(
        workspace
            .cargo("run")
            .args(["--release", "--package", "argus_bench", "--"])
            .args(arguments)
            .env("ARGUS_PAGE_DIR", page),
    )
}

//! `cargo xtask bench`

use super::build::product;
use crate::failure::Result;
use crate::page::{self, Flavour};
use crate::process;
use crate::workspace::Workspace;

/// Measures the product as it is shipped; what is passed on is for the benchmark.
pub fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let page = page::build(workspace, Flavour::Shipped)?;
    let binary = product(workspace)?;
    process::run(
        workspace
            .cargo("run")
            .args(["--release", "--package", "argus_bench", "--"])
            .args(arguments)
            .env("ARGUS_PAGE_DIR", page)
            .env("ARGUS_BIN", binary),
    )
}

//! `cargo xtask bench`

mod peers;

use super::build::product;
use crate::failure::Result;
use crate::page::{self, Flavour};
use crate::process;
use crate::workspace::Workspace;
use peers::Peers;

/// Measures the product as it is shipped; what is passed on is for the benchmark.
pub fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let page = page::build(workspace, Flavour::Shipped)?;
    let binary = product(workspace)?;
    let mut bench = workspace.cargo("run");
    bench
        .args(["--release", "--package", "argus_bench", "--"])
        .args(arguments)
        .env("ARGUS_PAGE_DIR", page)
        .env("ARGUS_BIN", binary);
    // The cluster lives as long as this.
    let peers = arguments.iter().any(|word| word == "--peers").then(|| Peers::prepare(workspace));
    if let Some(peers) = &peers {
        bench.envs(peers.environment());
    }
    process::run(&mut bench)
}

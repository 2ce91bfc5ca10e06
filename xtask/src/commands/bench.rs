//! `cargo xtask bench`

mod peers;

use super::build::product;
use crate::failure::Result;
use crate::page::{self, Flavour};
use crate::process;
use crate::workspace::Workspace;
use peers::Peers;
use std::process::Command;

/// Measures the product as it is shipped; what is passed on is for the benchmark.
pub fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    // Cases are measured without the binary, and on both engines.
    if arguments.iter().any(|word| word.starts_with("--cases")) {
        return cases(workspace, arguments);
    }
    if arguments.iter().any(|word| word.starts_with("--rules")) {
        return process::run(&mut program(workspace, arguments));
    }
    let page = page::build(workspace, Flavour::Shipped)?;
    let binary = product(workspace)?;
    let mut bench = program(workspace, arguments);
    bench.env("ARGUS_PAGE_DIR", page).env("ARGUS_BIN", binary);
    // The cluster lives as long as this.
    let peers = arguments.iter().any(|word| word == "--peers").then(|| Peers::prepare(workspace));
    if let Some(peers) = &peers {
        bench.envs(peers.environment());
    }
    process::run(&mut bench)
}

fn cases(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let mut bench = program(workspace, arguments);
    // The cluster lives as long as this.
    let cluster = peers::cluster(workspace);
    if let Some(cluster) = &cluster {
        bench.env("ARGUS_BENCH_POSTGRES", &cluster.url);
    }
    process::run(&mut bench)
}

fn program(workspace: &Workspace, arguments: &[String]) -> Command {
    let mut bench = workspace.cargo("run");
    bench.args(["--release", "--package", "argus_bench", "--"]).args(arguments);
    bench
}

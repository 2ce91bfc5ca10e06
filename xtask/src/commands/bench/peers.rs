//! What `cargo xtask bench --peers` compares with: a PostgreSQL cluster, and Python packages with other
//! databases in them.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::failure::Result;
use crate::postgres::Cluster;
use crate::setup;
use crate::workspace::Workspace;

/// The package that speaks to them lies below this folder.
const FOLDER: &str = "crates/bench";

/// Of its lists of requirements: one environment each, so that one that cannot be installed leaves the others.
const ENVIRONMENTS: [&str; 3] = ["copy", "duckdb", "chdb"];

/// Whatever could be installed and started.
pub struct Peers {
    package: PathBuf,
    cluster: Option<Cluster>,
    interpreters: Vec<(&'static str, PathBuf)>,
}

impl Peers {
    pub fn prepare(workspace: &Workspace) -> Self {
        let interpreters = ENVIRONMENTS
            .into_iter()
            .filter_map(|name| Some((name, or_without(name, setup::peer(workspace, name))?)))
            .collect();
        Self { package: workspace.root.join(FOLDER), cluster: cluster(workspace), interpreters }
    }

    /// The variables by which the benchmark finds them.
    pub fn environment(&self) -> Vec<(String, OsString)> {
        let mut variables = vec![("ARGUS_BENCH_PEERS".to_owned(), self.package.clone().into())];
        variables.extend(
            self.cluster.iter().map(|cluster| ("ARGUS_BENCH_POSTGRES".to_owned(), (&cluster.url).into())),
        );
        for (name, interpreter) in &self.interpreters {
            variables.push((format!("ARGUS_BENCH_PYTHON_{}", name.to_uppercase()), interpreter.into()));
        }
        variables
    }
}

/// One that ends when it is dropped.
pub fn cluster(workspace: &Workspace) -> Option<Cluster> {
    or_without("PostgreSQL", setup::postgres(workspace).and_then(|bin| Cluster::start(&bin)))
}

fn or_without<T>(what: &str, made: Result<T>) -> Option<T> {
    made.inspect_err(|failure| eprintln!("WITHOUT {what}: {failure}")).ok()
}

//! What `cargo xtask bench --peers` compares with: a PostgreSQL cluster, and Python packages with other
//! databases in them.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::failure::{Context, Result};
use crate::fingerprint::Fingerprint;
use crate::lock::lock;
use crate::postgres::Cluster;
use crate::process::{command, output};
use crate::setup;
use crate::workspace::Workspace;

/// The package that speaks to them, below this folder, and its lists of requirements.
const FOLDER: &str = "crates/bench";

/// `requirements-NAME.txt`: one environment each, so that one that cannot be installed leaves the others.
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
            .filter_map(|name| Some((name, or_without(name, environment(workspace, name))?)))
            .collect();
        let cluster = setup::postgres(workspace).and_then(|bin| Cluster::start(&bin));
        Self {
            package: workspace.root.join(FOLDER),
            cluster: or_without("PostgreSQL", cluster),
            interpreters,
        }
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

fn or_without<T>(what: &str, made: Result<T>) -> Option<T> {
    made.inspect_err(|failure| eprintln!("WITHOUT {what}: {failure}")).ok()
}

/// The interpreter of a virtual environment with what `requirements-NAME.txt` lists, kept in the tools folder
/// by its content, like those of the official clients.
fn environment(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let _lock = lock(&workspace.tools, "the set-up to do")?;
    let (folder, file) = (workspace.root.join(FOLDER).join("peers"), format!("requirements-{name}.txt"));
    // An environment is bound to the interpreter that made it.
    let interpreter =
        output(command("python3").args(["-c", "import sys; print(sys.version, sys.base_prefix)"]))?;
    let mut print = Fingerprint::default();
    print.path(&folder, &file)?.text(&interpreter);
    let place = workspace.tools.join(format!("python-{name}-{}", print.finish()));
    let (python, complete) = (place.join("bin/python"), place.join("complete"));
    if complete.is_file() {
        return Ok(python);
    }
    eprintln!("installing the Python packages of {file} …");
    output(command("python3").args(["-m", "venv", "--clear"]).arg(&place))?;
    let mut install = command(&python);
    install.args(["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--requirement"]);
    output(install.arg(folder.join(&file)))?;
    std::fs::write(&complete, "").context(|| format!("writing {}", complete.display()))?;
    Ok(python)
}

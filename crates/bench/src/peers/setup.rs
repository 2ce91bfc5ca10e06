//! What `cargo xtask bench --peers` installed and started, as it says in variables.

use super::python::Python;
use crate::Result;
use std::{env, path::PathBuf};

#[derive(Debug)]
pub(crate) struct Setup {
    /// Where the Python package `peers` lies.
    package: Option<PathBuf>,
    postgres: Option<String>,
}

impl Setup {
    pub(crate) fn from_environment() -> Self {
        Self {
            package: env::var_os("ARGUS_BENCH_PEERS").map(PathBuf::from),
            postgres: env::var("ARGUS_BENCH_POSTGRES").ok(),
        }
    }

    /// The superuser's address of a PostgreSQL cluster, whose own database is ours.
    pub(super) fn postgres(&self) -> Result<&str> {
        self.postgres.as_deref().ok_or_else(|| "there is no cluster".into())
    }

    /// The environment of this name.
    pub(super) fn python(&self, name: &str) -> Result<Python> {
        let interpreter = env::var_os(format!("ARGUS_BENCH_PYTHON_{}", name.to_uppercase()));
        match (interpreter, &self.package) {
            (Some(interpreter), Some(package)) => {
                Ok(Python { interpreter: interpreter.into(), package: package.clone() })
            }
            _ => Err(format!("its Python packages ({name}) could not be installed").into()),
        }
    }

    /// Names and versions of the databases that are there.
    pub(crate) fn versions(&self) -> Vec<(&'static str, String)> {
        let postgres = || self.python("copy")?.ask(["postgres-version".as_ref(), self.postgres()?.as_ref()]);
        let package = |name: &str| self.python(name)?.ask(["package-version".as_ref(), name.as_ref()]);
        [("PostgreSQL", postgres()), ("DuckDB", package("duckdb")), ("chdb", package("chdb"))]
            .into_iter()
            .filter_map(|(name, version): (_, Result<_>)| {
                Some((name, version.ok()?.as_str().unwrap_or("?").to_owned()))
            })
            .collect()
    }
}

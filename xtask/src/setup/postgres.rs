//! PostgreSQL's server programs, from Debian's package.

use std::path::PathBuf;

use super::apt;
use super::step::Step;
use crate::failure::{Failure, Result};

/// The folder with `initdb` and `postgres` of the newest version, installed if it is missing.
pub fn ensure(step: &Step<'_>) -> Result<PathBuf> {
    if let Some(folder) = newest() {
        step.satisfied("already there");
        return Ok(folder);
    }
    apt::install(step, &["postgresql"])?;
    newest().ok_or_else(|| Failure::new("Debian's postgresql brought no /usr/lib/postgresql/*/bin/initdb"))
}

/// Debian keeps each major version in a folder of its own and none of them on the search path.
fn newest() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    versions
        .flatten()
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
        })
        .filter(|(_, bin)| bin.join("initdb").is_file() && bin.join("postgres").is_file())
        .max()
        .map(|(_, bin)| bin)
}

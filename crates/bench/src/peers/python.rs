//! The Python package `peers`, which speaks to databases that Argus does not.

use crate::Result;
use serde_json::Value;
use std::{
    ffi::OsStr,
    path::PathBuf,
    process::{Command, Stdio},
};

pub(super) struct Python {
    pub(super) interpreter: PathBuf,
    /// The folder of the package.
    pub(super) package: PathBuf,
}

impl Python {
    /// What a command of the package answers. It tells how far it is on standard error.
    pub(super) fn ask<'a>(&self, words: impl IntoIterator<Item = &'a OsStr>) -> Result<Value> {
        let output = Command::new(&self.interpreter)
            .args(["-m", "peers"])
            .args(words)
            .current_dir(&self.package)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err(format!("its measurement failed ({})", output.status).into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }
}

//! Tools that are Rust programs: compiled once, each version in a folder of its own.

use std::path::PathBuf;

use super::step::Step;
use crate::failure::{Context, Result};
use crate::process::command;
use crate::workspace::Workspace;

/// What to install from crates.io.
pub struct CargoTool<'a> {
    pub package: &'a str,
    pub version: &'a str,
    pub binary: &'a str,
    /// Further arguments of `cargo install`.
    pub arguments: &'a [&'a str],
}

impl CargoTool<'_> {
    /// The folder with the program in it, which is compiled if it is not there.
    pub fn ensure(&self, workspace: &Workspace, step: &Step<'_>) -> Result<PathBuf> {
        let root = workspace.tools.join(format!("{}-{}", self.package, self.version));
        let folder = root.join("bin");
        if folder.join(self.binary).is_file() {
            step.satisfied("already there");
            return Ok(folder);
        }
        let scratch = workspace.tools.join("build");
        let mut install = command("cargo");
        install
            .args(["install", self.package, "--version", self.version, "--force"])
            .args(self.arguments)
            .arg("--root")
            .arg(&root)
            .env("CARGO_TARGET_DIR", &scratch)
            .envs(QUICK_TO_COMPILE)
            .current_dir(&workspace.tools);
        step.run(&format!("cargo install {} {}", self.package, self.version), &mut install)?;
        std::fs::remove_dir_all(&scratch).context(|| format!("removing {}", scratch.display()))?;
        Ok(folder)
    }
}

/// These tools run for a moment at the end of a build, so their own compilation is what takes time.
const QUICK_TO_COMPILE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_PANIC", "abort"),
];

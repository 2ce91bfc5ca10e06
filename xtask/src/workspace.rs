//! Where things are: the checkout, the build output and the tools.

use std::path::{Path, PathBuf};

use crate::failure::{Context, Failure, Result};
use crate::process::command;

/// The folders that every command works with.
#[derive(Debug)]
pub struct Workspace {
    /// The checkout.
    pub root: PathBuf,
    /// Cargo's output folder, wherever it was moved to.
    pub target: PathBuf,
    /// Our own tools, outside the checkout so that a fresh clone finds them again.
    pub tools: PathBuf,
}

impl Workspace {
    pub fn find() -> Result<Self> {
        // `cargo run` says at run time where this crate is. What was true at compile time may be another
        // checkout that shares our build folder.
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest)
            .parent()
            .ok_or_else(|| Failure::new("xtask has no parent folder"))?
            .to_path_buf();
        // This very program lies in `<target>/debug`, which holds for every way of moving the target folder.
        let own = std::env::current_exe().context(|| "looking for the target folder".to_owned())?;
        let target =
            own.ancestors().nth(2).ok_or_else(|| Failure::new("run this as `cargo xtask`"))?.to_path_buf();
        Ok(Self { root, target, tools: tools_folder()? })
    }

    /// A `cargo` command for this checkout.
    pub fn cargo(&self, subcommand: &str) -> std::process::Command {
        let mut cargo = command("cargo");
        // Said outright, because a relative CARGO_TARGET_DIR would mean another folder from another place.
        cargo.arg(subcommand).env("CARGO_TARGET_DIR", &self.target).current_dir(&self.root);
        cargo
    }

    /// The version of a package in Cargo.lock.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let lock = std::fs::read_to_string(&path).context(|| format!("reading {}", path.display()))?;
        let name = format!("name = \"{package}\"");
        lock.lines()
            .skip_while(|line| *line != name)
            .nth(1)
            .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
            .map(str::to_owned)
            .ok_or_else(|| Failure::new(format!("Cargo.lock has no package {package}")))
    }
}

fn tools_folder() -> Result<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("ARGUS_TOOLS_DIR")
        .or_else(|| Some(set("XDG_CACHE_HOME")?.join("argus-build/tools")))
        .or_else(|| Some(set("HOME")?.join(".cache/argus-build/tools")))
        .ok_or_else(|| Failure::new("neither ARGUS_TOOLS_DIR nor HOME is set: nowhere to keep the tools"))
}

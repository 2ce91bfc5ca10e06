//! A compiler that can build for the browser.
//!
//! Rust's own toolchain has the standard library for wasm32 as a component. Where it cannot be had, Debian's
//! `rustc-web` can build one from source; that takes a minute and a half, once.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::apt;
use super::step::Step;
use crate::failure::{Context, Failure, Result};
use crate::fingerprint::Fingerprint;
use crate::process::{command, find, output};
use crate::workspace::Workspace;

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-22";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// Which compiler builds the page.
pub enum WasmCompiler {
    /// The one that `cargo` uses anyway.
    Default { version: String },
    /// Debian's, with a standard library of our own.
    Debian { version: String, sysroot: PathBuf },
}

impl WasmCompiler {
    /// Tells the compiler's output apart: crates of one compiler are of no use to another.
    pub fn version(&self) -> &str {
        match self {
            Self::Default { version } | Self::Debian { version, .. } => version,
        }
    }

    /// A short name for the folder with that output.
    pub fn folder(&self) -> &'static str {
        match self {
            Self::Default { .. } => "cargo",
            Self::Debian { .. } => "cargo-debian",
        }
    }

    /// Makes a `cargo` (or what calls one) use this compiler.
    pub fn apply_to(&self, command: &mut Command) {
        if let Self::Debian { sysroot, .. } = self {
            command
                // They would replace the flags for our target instead of adding to them.
                .env_remove("RUSTFLAGS")
                .env_remove("CARGO_ENCODED_RUSTFLAGS")
                .env("RUSTC", DEBIAN_RUSTC)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER)
                .env(
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                    format!("--sysroot={}", sysroot.display()),
                );
        }
    }
}

/// Tries in this order: the target is there; rustup has it; Debian's packages.
pub fn ensure(workspace: &Workspace, step: &Step<'_>) -> Result<WasmCompiler> {
    if has_target(workspace)? {
        step.satisfied("already there");
        return default_compiler(workspace);
    }
    if let Some(sysroot) = debian_sysroot(workspace).filter(|sysroot| has_std(&sysroot.library())) {
        step.satisfied("already there, with Debian's rustc-web");
        return Ok(sysroot.compiler());
    }
    if find("rustup").is_some() {
        let mut rustup = command("rustup");
        // The default of many tries with growing pauses only delays the other way.
        rustup.args(["target", "add", TARGET]).env("RUSTUP_MAX_RETRIES", "1").current_dir(&workspace.root);
        let added = step.attempt("rustup target add", &mut rustup, Duration::from_secs(120))?;
        if added && has_target(workspace)? {
            return default_compiler(workspace);
        }
    }
    debian(workspace, step).map_err(|failure| {
        Failure::new(format!("the wasm32 target is missing: run `rustup target add {TARGET}` ({failure})"))
    })
}

fn default_compiler(workspace: &Workspace) -> Result<WasmCompiler> {
    let version = output(command("rustc").arg("-vV").current_dir(&workspace.root))?;
    Ok(WasmCompiler::Default { version })
}

fn has_target(workspace: &Workspace) -> Result<bool> {
    let folder = output(
        command("rustc").args(["--print", "target-libdir", "--target", TARGET]).current_dir(&workspace.root),
    )?;
    Ok(has_std(Path::new(folder.trim())))
}

/// Whether a library folder holds a standard library.
fn has_std(library: &Path) -> bool {
    std::fs::read_dir(library).is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// The standard library that goes with one version of Debian's compiler.
struct DebianSysroot {
    version: String,
    root: PathBuf,
}

impl DebianSysroot {
    fn library(&self) -> PathBuf {
        self.root.join("lib/rustlib").join(TARGET).join("lib")
    }

    fn compiler(self) -> WasmCompiler {
        WasmCompiler::Debian { version: self.version, sysroot: self.root }
    }
}

/// Where our sysroot is or will be, if Debian's packages are installed.
fn debian_sysroot(workspace: &Workspace) -> Option<DebianSysroot> {
    let needed = [DEBIAN_RUSTC, DEBIAN_CARGO, DEBIAN_LINKER, DEBIAN_SOURCE];
    if !needed.iter().all(|path| Path::new(path).exists()) {
        return None;
    }
    let version = output(command(DEBIAN_RUSTC).arg("-vV")).ok()?;
    let name = format!("wasm-std-{}", Fingerprint::default().text(&version).finish());
    Some(DebianSysroot { version, root: workspace.tools.join(name) })
}

fn debian(workspace: &Workspace, step: &Step<'_>) -> Result<WasmCompiler> {
    if debian_sysroot(workspace).is_none() {
        apt::install(step, &DEBIAN_PACKAGES)?;
    }
    let sysroot = debian_sysroot(workspace).ok_or_else(|| {
        Failure::new(format!("Debian's {} do not fit together", DEBIAN_PACKAGES.join(", ")))
    })?;
    build_std(workspace, step, &sysroot.library())?;
    Ok(sysroot.compiler())
}

/// Builds the standard library as the dependency of an empty crate and takes it from there.
fn build_std(workspace: &Workspace, step: &Step<'_>, library: &Path) -> Result<()> {
    const CRATE: &str = "needs_only_std";
    let folder = workspace.tools.join("build-std");
    std::fs::create_dir_all(folder.join("src")).context(|| format!("creating {}", folder.display()))?;
    let manifest = format!("[package]\nname = \"{CRATE}\"\nedition = \"2024\"\n\n[workspace]\n");
    std::fs::write(folder.join("Cargo.toml"), manifest).context(|| "writing Cargo.toml".to_owned())?;
    std::fs::write(folder.join("src/lib.rs"), "").context(|| "writing lib.rs".to_owned())?;

    let mut cargo = command(DEBIAN_CARGO);
    cargo
        .args(["build", "-Zbuild-std=std,panic_abort", "--target", TARGET, "--release"])
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        // Link-time optimisation of the page reads the bitcode and fails without it.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .current_dir(&folder);
    step.run("building the standard library", &mut cargo)?;

    let built = folder.join("target").join(TARGET).join("release/deps");
    // The folder gets its name only when it is complete: its presence is what says so.
    let unfinished = library.with_extension("unfinished");
    let _ = std::fs::remove_dir_all(&unfinished);
    std::fs::create_dir_all(&unfinished).context(|| format!("creating {}", unfinished.display()))?;
    for entry in std::fs::read_dir(&built).context(|| format!("reading {}", built.display()))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.contains(CRATE) {
            std::fs::copy(entry.path(), unfinished.join(&name)).context(|| format!("copying {name}"))?;
        }
    }
    std::fs::rename(&unfinished, library).context(|| format!("creating {}", library.display()))?;
    std::fs::remove_dir_all(&folder).context(|| format!("removing {}", folder.display()))
}

//! Set-up: what building and testing need, installed where it is missing.
//!
//! Every function here first looks whether its work is done, which takes milliseconds, so that each command
//! simply asks for what it needs.

mod apt;
mod cargo_tool;
mod node;
mod postgres;
mod python;
mod step;
mod wasm;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub use apt::is_root;
use cargo_tool::CargoTool;
use step::Steps;
pub use wasm::WasmCompiler;

use crate::failure::{Context, Result};
use crate::lock::lock;
use crate::workspace::Workspace;

const TRUNK: &str = "0.21.14";
const CHROMIUM: &str = "/usr/bin/chromium";

/// What builds the page.
pub struct PageTools {
    pub compiler: WasmCompiler,
    /// A search path that begins with our tools.
    pub path: OsString,
    /// The Node packages of `style/`.
    pub style_modules: PathBuf,
    /// Changes whenever one of the tools does.
    pub versions: String,
}

/// What runs the browser tests.
pub struct BrowserTools {
    pub chromium: PathBuf,
    /// The Node packages of `end2end/`.
    pub modules: PathBuf,
}

/// What runs the conformance tests: a Python interpreter with each of the official clients, which exclude
/// each other.
pub struct Clients {
    pub sdk: PathBuf,
    pub cli: PathBuf,
}

/// Everything at once, naming also what was there already.
pub fn everything(workspace: &Workspace) -> Result<()> {
    let steps = Steps::new(10, true, &workspace.tools);
    page_with(workspace, &steps)?;
    browser_with(workspace, &steps)?;
    postgres::ensure(&steps.step("PostgreSQL for tests"))?;
    clients_with(workspace, &steps)?;
    modules_with(workspace, &steps)?;
    Ok(())
}

pub fn page(workspace: &Workspace) -> Result<PageTools> {
    page_with(workspace, &Steps::new(4, false, &workspace.tools))
}

pub fn browser(workspace: &Workspace) -> Result<BrowserTools> {
    browser_with(workspace, &Steps::new(2, false, &workspace.tools))
}

pub fn clients(workspace: &Workspace) -> Result<Clients> {
    clients_with(workspace, &Steps::new(2, false, &workspace.tools))
}

/// The interpreter that finds what one of the benchmark's peers needs.
pub fn peer(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let steps = Steps::new(1, false, &workspace.tools);
    let _lock = lock(&workspace.tools, "the set-up to do")?;
    python::ensure(workspace, &steps.step("Python packages to compare with"), "crates/bench/peers", name)
}

/// The interpreter that finds what the modules that ship need.
pub fn modules(workspace: &Workspace) -> Result<PathBuf> {
    modules_with(workspace, &Steps::new(1, false, &workspace.tools))
}

/// The folder with PostgreSQL's server programs.
pub fn postgres(workspace: &Workspace) -> Result<PathBuf> {
    postgres::ensure(&Steps::new(1, false, &workspace.tools).step("PostgreSQL for tests"))
}

fn page_with(workspace: &Workspace, steps: &Steps) -> Result<PageTools> {
    let _lock = lock(&workspace.tools, "the set-up to do")?;
    let compiler = wasm::ensure(workspace, &steps.step("wasm32 target"))?;

    // The generated JavaScript and the crate must be of exactly the same version.
    let bindgen = workspace.locked_version("wasm-bindgen")?;
    let tool = CargoTool {
        package: "wasm-bindgen-cli",
        version: &bindgen,
        binary: "wasm-bindgen",
        // Only its test runner would speak TLS.
        arguments: &["--bin", "wasm-bindgen", "--no-default-features"],
    };
    let bindgen_folder = tool.ensure(workspace, &steps.step(&format!("wasm-bindgen {bindgen}")))?;

    let tool = CargoTool {
        package: "trunk",
        version: TRUNK,
        binary: "trunk",
        // It downloads nothing here and need not look for newer versions of itself.
        arguments: &["--locked", "--no-default-features"],
    };
    let trunk_folder = tool.ensure(workspace, &steps.step(&format!("Trunk {TRUNK}")))?;

    let style_modules = node::ensure(workspace, &steps.step("Node packages for styles"), "style")?;
    let path = search_path(&[&bindgen_folder, &trunk_folder, &style_modules.join(".bin")])?;
    let versions = format!("{} {bindgen} {TRUNK} {}", compiler.version(), style_modules.display());
    Ok(PageTools { compiler, path, style_modules, versions })
}

fn browser_with(workspace: &Workspace, steps: &Steps) -> Result<BrowserTools> {
    let _lock = lock(&workspace.tools, "the set-up to do")?;
    let modules = node::ensure(workspace, &steps.step("Node packages for browser tests"), "end2end")?;
    node::link(&modules, &workspace.root.join("end2end"))?;
    let step = steps.step("Chromium");
    let chromium = match std::env::var_os("CHROMIUM") {
        Some(chosen) => {
            step.satisfied("named by CHROMIUM");
            PathBuf::from(chosen)
        }
        None => {
            apt::ensure(&step, CHROMIUM, &["chromium"])?;
            PathBuf::from(CHROMIUM)
        }
    };
    Ok(BrowserTools { chromium, modules })
}

fn clients_with(workspace: &Workspace, steps: &Steps) -> Result<Clients> {
    let _lock = lock(&workspace.tools, "the set-up to do")?;
    let folder = "end2end/conformance";
    Ok(Clients {
        sdk: python::ensure(workspace, &steps.step("Python packages of the SDK"), folder, "sdk")?,
        cli: python::ensure(workspace, &steps.step("Python packages of argus-cli"), folder, "cli")?,
    })
}

fn modules_with(workspace: &Workspace, steps: &Steps) -> Result<PathBuf> {
    let _lock = lock(&workspace.tools, "the set-up to do")?;
    python::ensure(workspace, &steps.step("Python packages of the modules"), "modules", "shipped")
}

fn search_path(first: &[&Path]) -> Result<OsString> {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().map(|folder| folder.to_path_buf()).chain(std::env::split_paths(&inherited));
    std::env::join_paths(folders).context(|| "the tools folder cannot be put on PATH".to_owned())
}

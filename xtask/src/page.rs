//! The page: WebAssembly, styles and static files, put together by Trunk.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::failure::{Context, Failure, Result};
use crate::fingerprint::Fingerprint;
use crate::lock::lock;
use crate::process::{command, run};
use crate::setup::{self, PageTools};
use crate::workspace::Workspace;

/// Everything in the checkout that the page is made of.
const INPUTS: [&str; 8] =
    ["app", "frontend", "crates/domain", "style", "public", "Cargo.toml", "Cargo.lock", "Trunk.toml"];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// Small: optimised for size across all crates, then by `wasm-opt`, and minified.
    Shipped,
    /// Quick to build: for browser tests and for working on the page.
    Test,
}

impl Flavour {
    fn name(self) -> &'static str {
        match self {
            Self::Shipped => "release",
            Self::Test => "test",
        }
    }

    fn cargo_profile(self) -> &'static str {
        match self {
            Self::Shipped => "page",
            Self::Test => "page-test",
        }
    }
}

/// Builds the page unless that was done for exactly these inputs, and returns the folder with its files.
pub fn build(workspace: &Workspace, flavour: Flavour) -> Result<PathBuf> {
    let tools = setup::page(workspace)?;
    let output = workspace.target.join("page");
    let dist = output.join(flavour.name());
    let stamp = output.join(format!("{}.built-from", flavour.name()));
    let _lock = lock(&output, "the page to build")?;

    let inputs = fingerprint(workspace, &tools, flavour)?;
    if std::fs::read_to_string(&stamp).is_ok_and(|last| last == inputs) && dist.join("index.html").is_file() {
        return Ok(dist);
    }
    let started = Instant::now();
    eprintln!("building the page ({}) …", flavour.name());
    // Trunk works offline, so cargo has to have the sources already.
    let host = host(&tools)?;
    run(workspace.cargo("fetch").args(["--quiet", "--target", "wasm32-unknown-unknown", "--target", host]))?;
    let _ = std::fs::remove_file(&stamp);
    run(&mut trunk(workspace, &tools, flavour, &dist))?;
    put_swagger_ui(&tools, &dist)?;
    std::fs::write(&stamp, inputs).context(|| format!("writing {}", stamp.display()))?;
    eprintln!("page ({}): {} in {} s", flavour.name(), sizes(&dist)?, started.elapsed().as_secs());
    Ok(dist)
}

/// Swagger UI's own files, beside those of ours that start it.
fn put_swagger_ui(tools: &PageTools, dist: &Path) -> Result<()> {
    let (from, to) = (tools.style_modules.join("swagger-ui-dist"), dist.join("swagger"));
    for (file, name) in [
        ("swagger-ui.css", "swagger-ui.css"),
        ("swagger-ui-bundle.js", "swagger-ui-bundle.js"),
        ("swagger-ui-bundle.js.LICENSE.txt", "swagger-ui-bundle.js.LICENSE.txt"),
        ("LICENSE", "LICENSE.txt"),
        ("NOTICE", "NOTICE.txt"),
    ] {
        std::fs::copy(from.join(file), to.join(name)).context(|| format!("copying {file} of Swagger UI"))?;
    }
    Ok(())
}

fn trunk(workspace: &Workspace, tools: &PageTools, flavour: Flavour, dist: &Path) -> Command {
    let mut trunk = command("trunk");
    trunk
        .args(["build", "--cargo-profile", flavour.cargo_profile(), "--dist"])
        .arg(dist)
        .env("PATH", &tools.path)
        // Tailwind's own style sheet is looked up here, because `style/` has no node_modules.
        .env("NODE_PATH", &tools.style_modules)
        .env("CARGO_TARGET_DIR", workspace.target.join("page").join(tools.compiler.folder()))
        // Trunk reads this variable as a setting of its own and accepts only `true` and `false`.
        .env_remove("NO_COLOR")
        .current_dir(&workspace.root);
    if flavour == Flavour::Shipped {
        trunk.arg("--release");
    }
    tools.compiler.apply_to(&mut trunk);
    trunk
}

fn fingerprint(workspace: &Workspace, tools: &PageTools, flavour: Flavour) -> Result<String> {
    let mut print = Fingerprint::default();
    print.text(flavour.cargo_profile()).text(&tools.versions);
    for input in INPUTS {
        print.path(&workspace.root, input)?;
    }
    Ok(print.finish())
}

/// The platform that the compiler itself runs on, which its macros and build scripts are built for.
fn host(tools: &PageTools) -> Result<&str> {
    let line = tools.compiler.version().lines().find_map(|line| line.strip_prefix("host: "));
    line.ok_or_else(|| Failure::new("`rustc -vV` names no host"))
}

fn sizes(dist: &Path) -> Result<String> {
    let mut parts = Vec::new();
    for ending in ["wasm", "js", "css"] {
        let mut bytes = 0;
        for entry in std::fs::read_dir(dist).context(|| format!("reading {}", dist.display()))?.flatten() {
            if entry.path().extension().is_some_and(|found| found == ending) {
                bytes += entry.metadata().context(|| "reading a file's size".to_owned())?.len();
            }
        }
        parts.push(format!("{} kB of {ending}", bytes.div_ceil(1000)));
    }
    Ok(parts.join(", "))
}

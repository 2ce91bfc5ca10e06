//! Node packages: kept in the tools folder by the content of their lock file, so that a fresh clone needs no
//! download when nothing changed.

use std::path::{Path, PathBuf};

use super::apt;
use super::step::Step;
use crate::failure::{Context, Result};
use crate::fingerprint::Fingerprint;
use crate::process::{command, find};
use crate::workspace::Workspace;

/// The `node_modules` for the package.json in `folder` of the checkout.
pub fn ensure(workspace: &Workspace, step: &Step<'_>, folder: &str) -> Result<PathBuf> {
    let source = workspace.root.join(folder);
    let mut print = Fingerprint::default();
    print.path(&source, "package.json")?.path(&source, "package-lock.json")?;
    let place = workspace.tools.join(format!("node-{folder}-{}", print.finish()));
    let modules = place.join("node_modules");
    let complete = place.join("complete");
    if complete.is_file() {
        step.satisfied("already there");
        return Ok(modules);
    }
    if find("npm").is_none() {
        apt::install(step, &["nodejs", "npm"])?;
    }
    std::fs::create_dir_all(&place).context(|| format!("creating {}", place.display()))?;
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(source.join(file), place.join(file)).context(|| format!("copying {folder}/{file}"))?;
    }
    let mut install = command("npm");
    install
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .current_dir(&place);
    step.run(&format!("npm ci in {folder}"), &mut install)?;
    std::fs::write(&complete, "").context(|| format!("writing {}", complete.display()))?;
    Ok(modules)
}

/// Makes `node_modules` visible in the checkout, where editors and Node itself look for it.
pub fn link(modules: &Path, folder: &Path) -> Result<()> {
    let link = folder.join("node_modules");
    if std::fs::read_link(&link).is_ok_and(|target| target == modules) {
        return Ok(());
    }
    if link.is_symlink() {
        std::fs::remove_file(&link).context(|| format!("removing {}", link.display()))?;
    } else if link.exists() {
        std::fs::remove_dir_all(&link).context(|| format!("removing {}", link.display()))?;
    }
    std::os::unix::fs::symlink(modules, &link).context(|| format!("creating {}", link.display()))
}

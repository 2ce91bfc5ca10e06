//! `cargo xtask build`

use std::path::PathBuf;

use super::Arguments;
use crate::failure::{Context, Result};
use crate::page::{self, Flavour};
use crate::process;
use crate::workspace::Workspace;

pub fn build(workspace: &Workspace, arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    println!("{}", product(workspace)?.display());
    Ok(())
}

/// Builds the product, one file with the page inside it, and returns its path in the checkout.
pub fn product(workspace: &Workspace) -> Result<PathBuf> {
    let page = page::build(workspace, Flavour::Shipped)?;
    process::run(
        workspace.cargo("build").args(["--release", "--package", "argus_server"]).env("ARGUS_PAGE_DIR", page),
    )?;
    let built = workspace.target.join("release/argus");
    let folder = workspace.root.join("target/release");
    let promised = folder.join("argus");
    if built != promised {
        std::fs::create_dir_all(&folder).context(|| format!("creating {}", folder.display()))?;
        // A running server keeps its file only if we make a new one instead of writing into it.
        let _ = std::fs::remove_file(&promised);
        std::fs::hard_link(&built, &promised)
            .or_else(|_| std::fs::copy(&built, &promised).map(drop))
            .context(|| format!("copying {} to {}", built.display(), promised.display()))?;
    }
    Ok(promised)
}

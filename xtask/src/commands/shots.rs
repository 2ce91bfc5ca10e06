//! `cargo xtask shots`

use super::Arguments;
use super::end2end::playwright;
use crate::failure::{Context, Result};
use crate::process::run;
use crate::workspace::Workspace;

pub fn shots(workspace: &Workspace, mut arguments: Arguments) -> Result<()> {
    let folder = arguments.value("--out")?;
    let paths = arguments.words();
    arguments.finish()?;
    // Playwright runs in another folder, so a relative path has to be made whole here.
    let folder = match folder {
        Some(folder) => std::path::absolute(&folder).context(|| format!("reading the path {folder}"))?,
        None => workspace.target.join("end2end/shots"),
    };
    let mut playwright = playwright(workspace)?;
    playwright.args(["--config", "shots.config.ts"]).env("SHOTS_FOLDER", &folder);
    if !paths.is_empty() {
        playwright.env("SHOTS_PATHS", paths.join(" "));
    }
    run(&mut playwright)?;
    println!("{}", folder.display());
    Ok(())
}

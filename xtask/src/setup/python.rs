//! Python packages: a virtual environment in the tools folder for each list of requirements, by its content.

use std::path::PathBuf;

use super::apt;
use super::step::Step;
use crate::failure::{Context, Result};
use crate::fingerprint::Fingerprint;
use crate::process::{command, output, succeeds};
use crate::workspace::Workspace;

/// The interpreter that finds what `requirements-NAME.txt` in `folder` of the checkout lists.
pub fn ensure(workspace: &Workspace, step: &Step<'_>, folder: &str, name: &str) -> Result<PathBuf> {
    // Debian splits off the part of venv that brings pip.
    if !succeeds(command("python3").args(["-c", "import ensurepip, venv"])) {
        apt::install(step, &["python3", "python3-venv"])?;
    }
    let list = workspace.root.join(folder).join(format!("requirements-{name}.txt"));
    let file = list.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // An environment is bound to the interpreter that made it.
    let interpreter =
        output(command("python3").args(["-c", "import sys; print(sys.version, sys.base_prefix)"]))?;
    let mut print = Fingerprint::default();
    print.path(&workspace.root.join(folder), &file)?.text(&interpreter);
    let place = workspace.tools.join(format!("python-{name}-{}", print.finish()));
    let python = place.join("bin/python");
    let complete = place.join("complete");
    if complete.is_file() {
        step.satisfied("already there");
        return Ok(python);
    }
    step.run(
        &format!("python3 -m venv for {name}"),
        command("python3").args(["-m", "venv", "--clear"]).arg(&place),
    )?;
    let mut install = command(&python);
    install
        .args(["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--requirement"])
        .arg(&list);
    step.run(&format!("pip install of {file}"), &mut install)?;
    std::fs::write(&complete, "").context(|| format!("writing {}", complete.display()))?;
    Ok(python)
}

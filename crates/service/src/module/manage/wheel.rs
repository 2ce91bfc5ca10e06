//! A module that somebody uploads.

use super::install::begin;
use crate::{Argus, Ctx, Error, Result};
use argus_dim_host::install::Source;
use argus_domain::{Invalid, ModuleTaskId, Permission};
use std::path::{Path, PathBuf};

/// Where a wheel that is on its way is written, by whoever may install it: a folder of its own, as `pip` goes by the
/// file's name.
pub async fn wheel_folder(ctx: &Ctx) -> Result<PathBuf> {
    ctx.require(Permission::Administer)?;
    let folder = wheels(&ctx.argus).join(ctx.argus.random().uuid().simple().to_string());
    let made = tokio::fs::create_dir_all(&folder).await;
    made.map_err(|problem| Error::File { file: folder.display().to_string(), problem })?;
    Ok(folder)
}

/// Installs what was written into such a folder. A task does it, and removes the folder.
pub async fn install_wheel(ctx: &Ctx, file: &Path) -> Result<ModuleTaskId> {
    let is_ours = file.parent().and_then(Path::parent).is_some_and(|folder| folder == wheels(&ctx.argus));
    if !is_ours {
        return Err(Invalid::one("file", "was not uploaded").into());
    }
    let file = std::path::absolute(file)
        .map_err(|problem| Error::File { file: file.display().to_string(), problem })?;
    begin(ctx, Source::Wheel { file }).await
}

fn wheels(argus: &Argus) -> PathBuf {
    argus.settings().modules.folder.join("wheels")
}

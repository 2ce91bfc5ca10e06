//! Where files lie: what they hold in `ab/abcd…`, by its SHA-256, and what is on its way in `incoming`.

use crate::{Argus, Error, Result};
use std::{
    io,
    path::{Path, PathBuf},
};
use tokio::fs::{self, File};

#[derive(Clone, Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn of(argus: &Argus) -> Self {
        Self(argus.settings().attachments.clone())
    }

    pub(super) fn root(&self) -> &Path {
        &self.0
    }

    pub(super) fn incoming(&self) -> PathBuf {
        self.0.join("incoming")
    }

    /// A file of its own for what is on its way.
    pub(super) fn new_incoming(&self, argus: &Argus) -> PathBuf {
        self.incoming().join(argus.random().uuid().simple().to_string())
    }

    /// The path of what has this SHA-256, in hexadecimal.
    pub(super) fn content(&self, sha256: &str) -> PathBuf {
        self.0.join(&sha256[..2]).join(sha256)
    }

    /// Moves a file that is on the disk to its place, and is back when the disk knows it by that name, too: a name is
    /// written with the folder that it is in.
    pub(super) async fn place(&self, from: &Path, sha256: &str) -> Result<()> {
        let content = self.content(sha256);
        let within = self.0.join(&sha256[..2]);
        at(&within, fs::create_dir_all(&within).await)?;
        at(&content, fs::rename(from, &content).await)?;
        sync(&within).await?;
        // It may be the first of its folder.
        sync(&self.0).await
    }
}

/// Puts the names in a folder on the disk. Only Unix has folders that can be opened for this.
async fn sync(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        let opened = at(folder, File::open(folder).await)?;
        at(folder, opened.sync_all().await)?;
    }
    Ok(())
}

/// Says which file it was about.
pub(super) fn at<T>(path: &Path, result: io::Result<T>) -> Result<T> {
    result.map_err(|problem| Error::File { file: path.display().to_string(), problem })
}

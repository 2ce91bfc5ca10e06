//! Where files lie: what they hold in `ab/abcd…`, by its SHA-256, and what is on its way in `incoming`.

use crate::{Argus, Error, Result};
use std::{
    io,
    path::{Path, PathBuf},
};

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
}

/// Says which file it was about.
pub(super) fn at<T>(path: &Path, result: io::Result<T>) -> Result<T> {
    result.map_err(|problem| Error::File { file: path.display().to_string(), problem })
}

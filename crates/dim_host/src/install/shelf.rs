//! Where installed modules lie.
//!
//! Each installation is a folder that never changes afterwards, and one file says which of them counts. It is replaced
//! in one step, so there is no moment without a whole module; calls that are going on keep the folder they began with.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Described, PackageName};
use crate::{Runnable, Trouble, guard};

const CURRENT: &str = "installed.json";

/// A module that is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Installed {
    pub name: PackageName,
    /// Of the package; modules may tell another one of themselves.
    pub version: String,
    pub runnable: Runnable,
    /// As it described itself without settings.
    pub described: Described,
    /// Its folder.
    pub(super) folder: PathBuf,
}

#[derive(Clone, Debug)]
pub(super) struct Shelf {
    root: PathBuf,
}

impl Shelf {
    pub(super) fn new(root: &Path) -> Result<Self, Trouble> {
        fs::create_dir_all(root).map_err(Trouble::with("cannot make", root))?;
        Ok(Self { root: root.canonicalize().map_err(Trouble::with("cannot find", root))? })
    }

    pub(super) fn get(&self, name: &PackageName) -> Result<Option<Installed>, Trouble> {
        let file = self.root.join(name.as_str()).join(CURRENT);
        let text = match fs::read(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Trouble::with("cannot read", &file)(error)),
        };
        let read = serde_json::from_slice(&text).map_err(std::io::Error::from);
        Ok(Some(read.map_err(Trouble::with("cannot understand", &file))?))
    }

    /// By name. What cannot be read is left out and told in the server's log.
    pub(super) fn all(&self) -> Vec<Installed> {
        let names = folders(&self.root).into_iter().filter_map(|name| name.parse().ok());
        let mut all: Vec<Installed> = names
            .filter_map(|name: PackageName| {
                self.get(&name)
                    .inspect_err(|trouble| tracing::error!(%trouble, "an installed module"))
                    .ok()
                    .flatten()
            })
            .collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    /// A new folder for an installation.
    pub(super) fn begin(&self, name: &PackageName) -> Result<PathBuf, Trouble> {
        let home = self.root.join(name.as_str());
        fs::create_dir_all(&home).map_err(Trouble::with("cannot make", &home))?;
        let last = folders(&home).iter().filter_map(|name| name.parse::<u64>().ok()).max().unwrap_or(0);
        let folder = home.join((last + 1).to_string());
        fs::create_dir(&folder).map_err(Trouble::with("cannot make", &folder))?;
        Ok(folder)
    }

    /// From here on it is the one that counts. The one before stays until the next: calls may be using it.
    pub(super) fn commit(&self, installed: &Installed) -> Result<(), Trouble> {
        let home = self.root.join(installed.name.as_str());
        let before = self.get(&installed.name).ok().flatten().map(|before| before.folder);
        let draft = home.join(format!("{CURRENT}.new"));
        let file = home.join(CURRENT);
        let text = serde_json::to_vec_pretty(installed).unwrap_or_default();
        fs::write(&draft, text).map_err(Trouble::with("cannot write", &draft))?;
        fs::rename(&draft, &file).map_err(Trouble::with("cannot replace", &file))?;
        let kept = [Some(&installed.folder), before.as_ref()];
        for folder in folders(&home).iter().map(|name| home.join(name)) {
            if !kept.contains(&Some(&folder)) {
                guard::remove(&folder);
            }
        }
        Ok(())
    }

    /// Says whether there was one.
    pub(super) fn remove(&self, name: &PackageName) -> Result<bool, Trouble> {
        let home = self.root.join(name.as_str());
        let file = home.join(CURRENT);
        // First this one, so that nothing half removed counts.
        match fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(Trouble::with("cannot remove", &file)(error)),
        }
        guard::remove(&home);
        Ok(true)
    }
}

fn folders(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

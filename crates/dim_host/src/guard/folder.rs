//! The working folder of a call.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;

/// How many entries are looked at before a folder counts as too large anyway.
const ENTRIES: usize = 100_000;

/// Bytes that lie on the disk, or more than any limit if there are too many files to say.
pub(super) fn size(folder: &Path) -> u64 {
    let mut bytes = 0_u64;
    let mut seen = 0;
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for entry in entries.flatten() {
            seen += 1;
            if seen > ENTRIES {
                return u64::MAX;
            }
            // Of the entry itself: links are not followed.
            let Ok(data) = entry.metadata() else { continue };
            bytes = bytes.saturating_add(data.blocks().saturating_mul(512));
            if data.is_dir() {
                folders.push(entry.path());
            }
        }
    }
    bytes
}

/// Removes the folder, also where a module took its own rights to a part of it. Says whether it is gone.
pub(crate) fn remove(folder: &Path) -> bool {
    if fs::remove_dir_all(folder).is_ok() || !folder.exists() {
        return true;
    }
    open_up(folder);
    fs::remove_dir_all(folder).is_ok() || !folder.exists()
}

fn open_up(folder: &Path) {
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            open_up(&entry.path());
        }
    }
}

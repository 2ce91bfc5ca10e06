//! Files that nothing needs any more: of uploads that broke off, of attachments that were deleted.

use super::folder::{Folder, at};
use crate::{Argus, Result};
use argus_domain::{Timestamp, timestamp::MILLIS_PER_DAY};
use argus_store::attachment;
use std::{
    io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};
use tokio::fs;

/// Whatever is younger may be on its way into a case.
const YOUNG: i64 = MILLIS_PER_DAY;
/// For so long a deletion can be undone.
const KEPT: i64 = 7 * MILLIS_PER_DAY;
/// Asked for at once.
const BATCH: usize = 256;

/// Returns how many files were removed.
pub async fn sweep(argus: &Argus) -> Result<u64> {
    let folder = Folder::of(argus);
    let now = argus.clock().now();
    let mut removed = 0;
    for path in old(&folder.incoming(), now).await? {
        removed += u64::from(fs::remove_file(&path).await.is_ok());
    }
    for within in folders(folder.root()).await? {
        let old = old(&within, now).await?;
        for batch in old.chunks(BATCH) {
            removed += unneeded(argus, &folder, batch, now).await?;
        }
    }
    Ok(removed)
}

async fn unneeded(argus: &Argus, folder: &Folder, batch: &[PathBuf], now: Timestamp) -> Result<u64> {
    let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let names: Vec<String> = batch.iter().filter_map(name).collect();
    let mut conn = argus.store().read().await?;
    let needed = attachment::in_use(&mut conn, &names, now.plus_millis(-KEPT)).await?;
    drop(conn);
    let mut removed = 0;
    for path in batch.iter().filter(|path| name(path).is_some_and(|name| !needed.contains(&name))) {
        // The same file may be coming in just now, which makes it young: then it goes back to its place.
        let aside = folder.new_incoming(argus);
        if fs::rename(path, &aside).await.is_err() {
            continue;
        }
        if is_old(&aside, now).await {
            removed += u64::from(fs::remove_file(&aside).await.is_ok());
        } else {
            at(path, fs::rename(&aside, path).await)?;
        }
    }
    Ok(removed)
}

/// Those of two digits, which hold what is named by its hash.
async fn folders(root: &Path) -> Result<Vec<PathBuf>> {
    let is_ours = |path: &Path| path.file_name().is_some_and(|name| name.len() == 2);
    Ok(entries(root).await?.into_iter().filter(|path| is_ours(path)).collect())
}

async fn old(folder: &Path, now: Timestamp) -> Result<Vec<PathBuf>> {
    let mut old = Vec::new();
    for path in entries(folder).await? {
        if is_old(&path, now).await {
            old.push(path);
        }
    }
    Ok(old)
}

async fn is_old(path: &Path, now: Timestamp) -> bool {
    let Ok(modified) = fs::metadata(path).await.and_then(|data| data.modified()) else { return false };
    let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    i64::try_from(since).is_ok_and(|since| now.millis() - since > YOUNG)
}

/// None where there is no such folder yet.
async fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = match fs::read_dir(folder).await {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => at(folder, other)?,
    };
    let mut paths = Vec::new();
    while let Some(entry) = at(folder, found.next_entry().await)? {
        paths.push(entry.path());
    }
    Ok(paths)
}

//! One at a time: two commands must not install the same tool or build the same page.

use std::fs::File;
use std::path::Path;

use crate::failure::{Context, Result};

/// Waits for the lock file of a folder and holds it until the returned file is dropped, which the system
/// also does for a killed process.
pub fn lock(folder: &Path, what: &str) -> Result<File> {
    std::fs::create_dir_all(folder).context(|| format!("creating {}", folder.display()))?;
    let path = folder.join("lock");
    let file = File::create(&path).context(|| format!("creating {}", path.display()))?;
    if file.try_lock().is_err() {
        eprintln!("waiting for another `cargo xtask` that has {what} …");
        file.lock().context(|| format!("locking {}", path.display()))?;
    }
    Ok(file)
}

//! The Python that is part of Argus: the package `argus_dim`, and the modules that ship.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Trouble;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../modules/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "argus_dim/__init__.py",
    "argus_dim/call.py",
    "argus_dim/compat/app/__init__.py",
    "argus_dim/compat/app/datamgmt/__init__.py",
    "argus_dim/compat/app/datamgmt/iris_engine/__init__.py",
    "argus_dim/compat/app/datamgmt/iris_engine/evidence_storage.py",
    "argus_dim/compat/app/datamgmt/iris_engine/modules_db.py",
    "argus_dim/compat/app/datamgmt/manage/__init__.py",
    "argus_dim/compat/app/datamgmt/manage/manage_attribute_db.py",
    "argus_dim/compat/app/datamgmt/manage/manage_srv_settings_db.py",
    "argus_dim/compat/app/iris_engine/__init__.py",
    "argus_dim/compat/app/iris_engine/module_handler/__init__.py",
    "argus_dim/compat/app/iris_engine/module_handler/module_handler.py",
    "argus_dim/compat/app/schema/__init__.py",
    "argus_dim/compat/app/schema/marshables.py",
    "argus_dim/compat/celery/__init__.py",
    "argus_dim/errors.py",
    "argus_dim/hooks.py",
    "argus_dim/host/__init__.py",
    "argus_dim/host/find.py",
    "argus_dim/host/iris.py",
    "argus_dim/host/load.py",
    "argus_dim/host/logs.py",
    "argus_dim/host/objects.py",
    "argus_dim/host/ours.py",
    "argus_dim/host/serve.py",
    "argus_dim/host/start.py",
    "argus_dim/host/state.py",
    "argus_dim/host/wire.py",
    "argus_dim/module.py",
    "argus_dim/parameter.py",
    "argus_dim/py.typed",
    "argus_dim/record.py",
    "argus_dim/testing.py",
    "argus_dim/text.py",
    "argus_ioc_enrichment/__init__.py",
    "argus_ioc_enrichment/advice.py",
    "argus_ioc_enrichment/warning_lists.py",
    "argus_network_logs/__init__.py",
    "argus_network_logs/event.py",
    "argus_network_logs/reading.py",
    "argus_network_logs/summary.py",
    "argus_network_logs/suricata.py",
    "argus_network_logs/zeek.py",
    "argus_windows_logs/__init__.py",
    "argus_windows_logs/event.py",
    "argus_windows_logs/known.py",
];

/// Writes it below `folder` and says where. Each content has a folder of its own, so that a server of another version
/// and a call that is going on keep theirs.
pub(crate) fn write(folder: &Path) -> Result<PathBuf, Trouble> {
    let place = folder.join(format!("sdk-{:016x}", mark()));
    if !place.exists() {
        let made = tempfile::tempdir_in(folder).map_err(Trouble::with("cannot make a folder in", folder))?;
        fill(made.path(), |_| true)?;
        // Another server may have been quicker.
        if let Err(error) = fs::rename(made.path(), &place)
            && !place.exists()
        {
            return Err(Trouble::with("cannot make", &place)(error));
        }
    }
    place.canonicalize().map_err(Trouble::with("cannot find", &place))
}

/// Writes the package that modules are written with into `folder`, for those who write them: so that their tests can run,
/// with this in `PYTHONPATH`. What is there already is not written over.
pub fn write_sdk(folder: &Path) -> Result<PathBuf, Trouble> {
    let package = folder.join("argus_dim");
    fs::create_dir_all(folder).map_err(Trouble::with("cannot make", folder))?;
    fs::create_dir(&package).map_err(Trouble::with("cannot make", &package))?;
    fill(folder, |path| path.starts_with("argus_dim/"))?;
    Ok(package)
}

fn fill(folder: &Path, takes: impl Fn(&str) -> bool) -> Result<(), Trouble> {
    for (path, text) in FILES.iter().filter(|(path, _)| takes(path)) {
        let file = folder.join(path);
        let parent = file.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(Trouble::with("cannot make", parent))?;
        fs::write(&file, text).map_err(Trouble::with("cannot write", &file))?;
    }
    Ok(())
}

/// FNV-1a of all names and texts: it tells contents apart, and guards against nobody.
fn mark() -> u64 {
    let bytes = FILES.iter().flat_map(|(path, text)| path.bytes().chain([0]).chain(text.bytes()).chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn python_below(folder: &Path, root: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() && name != "__pycache__" {
                python_below(&path, root, found);
            } else if path.extension().is_some_and(|extension| extension == "py") || name == "py.typed" {
                found.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }

    #[test]
    fn all_python_of_argus_is_in_the_program() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../modules");
        let mut there = Vec::new();
        python_below(&root, &root, &mut there);
        there.retain(|path| !path.starts_with("tests/"));
        there.sort_unstable();
        let mut listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        listed.sort_unstable();
        assert_eq!(listed, there);
    }
}

//! A number for the content of files, to tell whether a step has to be done again.

use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use crate::failure::{Context, Result};

/// Collects files and texts into one number.
///
/// Content counts and time does not, so that a fresh clone of the same commit finds its page already built.
#[derive(Default)]
pub struct Fingerprint(DefaultHasher);

impl Fingerprint {
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.0.write(text.as_bytes());
        self.0.write_u8(0xff);
        self
    }

    /// A file, or a folder with all that is in it. One that is absent counts as absent.
    pub fn path(&mut self, root: &Path, relative: &str) -> Result<&mut Self> {
        let path = root.join(relative);
        self.text(relative);
        if path.is_dir() {
            let mut names = Vec::new();
            for entry in std::fs::read_dir(&path).context(|| format!("reading {}", path.display()))? {
                let entry = entry.context(|| format!("reading {}", path.display()))?;
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
            names.sort();
            for name in names.iter().filter(|name| *name != "node_modules") {
                self.path(root, &format!("{relative}/{name}"))?;
            }
        } else if path.exists() {
            let content = std::fs::read(&path).context(|| format!("reading {}", path.display()))?;
            self.0.write_usize(content.len());
            self.0.write(&content);
        }
        Ok(self)
    }

    pub fn finish(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_a_renamed_and_a_removed_file_all_show() {
        let root = std::env::temp_dir().join(format!("argus-fingerprint-{}", std::process::id()));
        std::fs::create_dir_all(root.join("app/src")).expect("a temporary folder");
        let now = || {
            let mut print = Fingerprint::default();
            print.path(&root, "app").expect("readable").finish()
        };
        let file = root.join("app/src/a.rs");
        let empty = now();
        std::fs::write(&file, "one").expect("writable");
        let one = now();
        std::fs::write(&file, "two").expect("writable");
        let two = now();
        std::fs::rename(&file, root.join("app/src/b.rs")).expect("writable");
        let renamed = now();
        std::fs::remove_file(root.join("app/src/b.rs")).expect("writable");
        assert_eq!(empty, now());
        assert!(empty != one && one != two && two != renamed);
        std::fs::remove_dir_all(root).expect("our own folder");
    }
}

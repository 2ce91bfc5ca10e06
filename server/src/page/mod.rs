//! The page's own files: from the binary, or from a folder while it is being worked on.

mod csp;

pub(crate) use csp::content_security_policy;

use sha2::{Digest, Sha256};
use std::{borrow::Cow, collections::HashMap, fs, io, path::Path};

struct Embedded {
    name: &'static str,
    bytes: &'static [u8],
    brotli: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// One file of the page.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) content_type: &'static str,
    pub(crate) bytes: Cow<'static, [u8]>,
    pub(crate) brotli: Option<&'static [u8]>,
    /// In quotes, as HTTP wants it.
    pub(crate) etag: String,
    /// Its name holds a hash of its content, so it never changes.
    pub(crate) immutable: bool,
}

/// All files by name (`argus-1f2e….css`, `icons/192.png`).
#[derive(Debug)]
pub(crate) struct Page {
    files: HashMap<String, File>,
}

pub(crate) const INDEX: &str = "index.html";

impl Page {
    /// What was built into this binary.
    pub(crate) fn embedded() -> Self {
        let file = |file: &Embedded| {
            (file.name.to_owned(), File::new(file.name, Cow::Borrowed(file.bytes), file.brotli))
        };
        Self { files: EMBEDDED.iter().map(file).collect() }
    }

    /// What is in a folder now.
    pub(crate) fn from_folder(folder: &Path) -> io::Result<Self> {
        let mut files = HashMap::new();
        let mut open = vec![folder.to_owned()];
        while let Some(next) = open.pop() {
            for entry in fs::read_dir(&next)? {
                let path = entry?.path();
                if path.is_dir() {
                    open.push(path);
                } else if let Ok(name) = path.strip_prefix(folder) {
                    let name = name.to_string_lossy().replace('\\', "/");
                    let file = File::new(&name, Cow::Owned(fs::read(&path)?), None);
                    files.insert(name, file);
                }
            }
        }
        Ok(Self { files })
    }

    pub(crate) fn get(&self, name: &str) -> Option<&File> {
        self.files.get(name)
    }
}

impl File {
    pub(crate) fn new(name: &str, bytes: Cow<'static, [u8]>, brotli: Option<&'static [u8]>) -> Self {
        let digest = Sha256::digest(&bytes);
        let etag: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        Self {
            content_type: content_type(name),
            brotli,
            etag: format!("\"{etag}\""),
            immutable: is_hashed(name),
            bytes,
        }
    }
}

/// Trunk puts 16 hexadecimal digits of a hash into the names of what it builds.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names_that_never_change() {
        assert!(is_hashed("argus_frontend-9f86d081884c7d65_bg.wasm"));
        assert!(is_hashed("argus-9f86d081884c7d65.css"));
        assert!(!is_hashed("sw.js"));
        assert!(!is_hashed("icons/maskable-512.png"));
    }
}

//! What a module's process knows of the outside: only what is said here.

use std::path::Path;

use tokio::process::Command;

use crate::MARK;

/// How modules reach the outside. What is empty is not set.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    pub http_proxy: Option<String>,
    pub https_proxy: Option<String>,
    pub no_proxy: Option<String>,
    /// A file with the certificates of who is trusted.
    pub certificates: Option<std::path::PathBuf>,
}

/// Nothing is inherited from the server: its environment may hold secrets.
pub(crate) fn fill(command: &mut Command, folder: &Path, outside: &Outside) {
    command.env_clear();
    command.env("PATH", "/usr/local/bin:/usr/bin:/bin").env("LANG", "C.UTF-8").env("TZ", "UTC");
    command.env("HOME", folder).env("TMPDIR", folder).env(MARK, folder);
    let proxies = [
        ("http_proxy", &outside.http_proxy),
        ("https_proxy", &outside.https_proxy),
        ("no_proxy", &outside.no_proxy),
    ];
    for (name, value) in proxies {
        if let Some(value) = value {
            command.env(name, value).env(name.to_uppercase(), value);
        }
    }
    if let Some(file) = &outside.certificates {
        command.env("SSL_CERT_FILE", file).env("REQUESTS_CA_BUNDLE", file).env("PIP_CERT", file);
    }
}

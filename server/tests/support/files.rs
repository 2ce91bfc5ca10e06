//! Files as sensors write them.

use super::Alert;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// One object a line.
pub(crate) fn in_lines<'a>(alerts: impl IntoIterator<Item = &'a Alert>) -> String {
    alerts.into_iter().map(|alert| format!("{}\n", alert.0)).collect()
}

/// As the public data sets are laid out.
pub(crate) fn pretty_array(alerts: &[Alert]) -> String {
    let alerts: Vec<&Value> = alerts.iter().map(|alert| &alert.0).collect();
    serde_json::to_string_pretty(&alerts).unwrap()
}

/// A file of real alerts and what it holds, where this machine has it.
pub(crate) fn real_data(name: &str) -> Option<(PathBuf, Vec<Value>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let path = root.join("../shared/data/suricata").join(name);
    match std::fs::read(&path) {
        Ok(bytes) => Some((path, serde_json::from_slice(&bytes).unwrap())),
        Err(error) => {
            eprintln!("skipped: {} cannot be read: {error}", path.display());
            None
        }
    }
}

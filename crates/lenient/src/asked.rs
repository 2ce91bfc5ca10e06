//! Which fields a reader asked for, so that what is said of them can be held to it.

use std::collections::{BTreeMap, BTreeSet};

/// Names of fields by the path of their object: the top is at an empty path, what is in a list at the path of
/// the list. Objects that did not come are missing. Without debug assertions nothing is noted.
#[derive(Clone, Debug, Default)]
pub struct Asked(BTreeMap<String, BTreeSet<String>>);

impl Asked {
    /// The names at a path.
    pub fn at(&self, path: &str) -> Option<&BTreeSet<String>> {
        self.0.get(path)
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(crate) fn note(&mut self, field: &str) {
        if cfg!(debug_assertions) {
            self.0.entry(String::new()).or_default().insert(field.to_owned());
        }
    }

    /// `field` may end in an index.
    pub(crate) fn note_within(&mut self, field: &str, inner: Self) {
        let field = field.split('[').next().unwrap_or(field);
        for (path, names) in inner.0 {
            let path = if path.is_empty() { field.to_owned() } else { format!("{field}.{path}") };
            self.0.entry(path).or_default().extend(names);
        }
    }
}

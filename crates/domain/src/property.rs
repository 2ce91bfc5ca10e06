//! What a search asks of an event's properties.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Between the values of a property that has several. People see a comma or a line break instead.
pub const SEPARATOR: char = '\u{1f}';

/// Properties by their keys, `key.with.dot.separated.name`.
pub type PropertyMap = BTreeMap<String, String>;

/// A property's value must be one of `values`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertyCriteria {
    pub key: String,
    pub values: Vec<String>,
    /// Every one of `values` instead of any one.
    #[serde(default)]
    pub all: bool,
    /// The words of a value must occur, in any case and order, instead of the value being equal.
    #[serde(default)]
    pub tokenized: bool,
}

impl PropertyCriteria {
    pub fn matches(&self, properties: &BTreeMap<String, String>) -> bool {
        let Some(stored) = properties.get(&self.key) else { return false };
        let has = |asked: &String| {
            stored
                .split(SEPARATOR)
                .any(|stored| if self.tokenized { has_words(stored, asked) } else { stored == asked })
        };
        if self.all { self.values.iter().all(has) } else { self.values.iter().any(has) }
    }
}

fn has_words(stored: &str, asked: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let stored = words(stored);
    let asked = words(asked);
    !asked.is_empty() && asked.iter().all(|word| stored.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_or_by_words() {
        let properties = BTreeMap::from([
            ("agent".to_owned(), "Mozilla/5.0 (X11; Linux)".to_owned()),
            ("mail.to".to_owned(), format!("a@x.org{SEPARATOR}b@x.org")),
        ]);
        let asks = |key: &str, values: &[&str], all, tokenized| {
            let values = values.iter().map(|value| (*value).to_owned()).collect();
            PropertyCriteria { key: key.to_owned(), values, all, tokenized }.matches(&properties)
        };
        assert!(asks("mail.to", &["b@x.org"], false, false));
        assert!(asks("mail.to", &["b@x.org", "a@x.org"], true, false));
        assert!(!asks("mail.to", &["b@x.org", "c@x.org"], true, false));
        assert!(!asks("agent", &["mozilla"], false, false));
        assert!(asks("agent", &["linux mozilla"], false, true));
        assert!(!asks("agent", &["moz"], false, true));
        assert!(!asks("agent", &[" "], false, true));
        assert!(!asks("other", &["x"], false, true));
    }
}

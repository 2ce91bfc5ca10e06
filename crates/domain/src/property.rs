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
    /// In any case, `*` stands for anything and `?` for one letter. A backslash takes that from them, and from another
    /// backslash.
    #[serde(default)]
    pub pattern: bool,
}

impl PropertyCriteria {
    pub fn matches(&self, properties: &BTreeMap<String, String>) -> bool {
        let Some(stored) = properties.get(&self.key) else { return false };
        let has = |asked: &String| {
            let is = |stored: &str| match self {
                Self { pattern: true, .. } => is_like(stored, asked),
                Self { tokenized: true, .. } => has_words(stored, asked),
                _ => stored == asked,
            };
            stored.split(SEPARATOR).any(is)
        };
        if self.all { self.values.iter().all(has) } else { self.values.iter().any(has) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Anything,
    One,
    Letter(char),
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

fn parts(pattern: &str) -> Vec<Part> {
    let mut letters = pattern.chars().peekable();
    let mut parts = Vec::with_capacity(pattern.len());
    while let Some(letter) = letters.next() {
        match letter {
            '*' => parts.push(Part::Anything),
            '?' => parts.push(Part::One),
            '\\' => parts.push(Part::Letter(letters.next_if(|next| "*?\\".contains(*next)).unwrap_or('\\'))),
            letter => parts.extend(letter.to_lowercase().map(Part::Letter)),
        }
    }
    parts
}

/// From the last `*` on, what follows it is tried one letter further: never more than the product of both lengths.
fn is_like(stored: &str, pattern: &str) -> bool {
    let parts = parts(pattern);
    let letters: Vec<char> = folded(stored).collect();
    let (mut at, mut part) = (0, 0);
    let mut again: Option<(usize, usize)> = None;
    loop {
        match parts.get(part) {
            Some(Part::Anything) => {
                again = Some((at, part + 1));
                part += 1;
                continue;
            }
            Some(Part::One) if at < letters.len() => {}
            Some(Part::Letter(letter)) if letters.get(at) == Some(letter) => {}
            None if at == letters.len() => return true,
            _ => match again {
                Some((from, rest)) if from < letters.len() => {
                    again = Some((from + 1, rest));
                    (at, part) = (from + 1, rest);
                    continue;
                }
                _ => return false,
            },
        }
        at += 1;
        part += 1;
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
            PropertyCriteria { key: key.to_owned(), values, all, tokenized, pattern: false }
                .matches(&properties)
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

    #[test]
    fn patterns() {
        let like = |stored: &str, pattern: &str| is_like(stored, pattern);
        for (stored, pattern) in [
            ("", ""),
            ("", "*"),
            ("Evil.EXAMPLE.com", "*.example.com"),
            ("/a/gate.php?id=1", "*/gate.php*"),
            ("abcabd", "*ab?"),
            ("aXbXc", "a*b*c"),
            ("2*3", r"2\*3"),
            (r"c:\x", r"c:\x"),
            (r"c:\x", r"c:\\x"),
            ("\u{130}x", "\u{130}*"),
        ] {
            assert!(like(stored, pattern), "{stored} {pattern}");
        }
        for (stored, pattern) in [
            ("a", ""),
            ("", "?"),
            ("example.com", "*.example.com"),
            ("abc", "ab"),
            ("223", r"2\*3"),
            ("ab", "a*c"),
        ] {
            assert!(!like(stored, pattern), "{stored} {pattern}");
        }
    }
}

//! Fields of a case as programs know them: their own, and those that administrators define.

use crate::{Timestamp, UserId, custom_field::CustomFieldKind};

#[derive(Clone, Debug)]
pub struct CaseFieldRecord {
    /// No two of them have the same.
    pub number: i64,
    pub name: String,
    /// For people.
    pub label: String,
    pub kind: CustomFieldKind,
    /// Whether a case may have several values in it.
    pub is_multiple: bool,
    pub is_retired: bool,
    pub values: Vec<NotedValue>,
}

/// Something that a case has in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedValue {
    pub text: String,
    /// Where that was noted.
    pub added: Option<Timestamp>,
    pub added_by: Option<UserId>,
}

/// What a program does with a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldChange {
    /// These alone, instead of what there was.
    pub set: Option<Vec<String>>,
    pub add: Vec<String>,
    pub remove: Vec<String>,
}

impl FieldChange {
    /// What comes out of it, without doubles.
    pub fn applied_to(&self, now: Vec<String>) -> Vec<String> {
        let mut wanted: Vec<String> = Vec::new();
        for text in self.set.clone().unwrap_or(now).into_iter().chain(self.add.iter().cloned()) {
            if !self.remove.contains(&text) && !wanted.contains(&text) {
                wanted.push(text);
            }
        }
        wanted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_out() {
        let texts = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let change = |set: Option<&str>, add: &str, remove: &str| FieldChange {
            set: set.map(texts),
            add: texts(add),
            remove: texts(remove),
        };
        for (change, expected) in [
            (change(None, "c a", "b"), "a c"),
            (change(Some("x x"), "", ""), "x"),
            (change(Some(""), "", ""), ""),
            (change(Some("x"), "y", "x"), "y"),
        ] {
            assert_eq!(change.applied_to(texts("a b")), texts(expected), "{change:?}");
        }
    }
}

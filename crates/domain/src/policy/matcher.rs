//! What an alert or a case must be like.

use super::Labels;
use crate::{CustomerId, Invalid, Severity, case::CaseTag};
use serde::{Deserialize, Serialize};

/// All of it must hold. Lists are alternatives, but for tags; what is empty narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Matcher {
    pub customers: Vec<CustomerId>,
    /// At least.
    pub severity: Option<Severity>,
    pub sources: Vec<String>,
    pub classifications: Vec<String>,
    /// All of them. One without a value stands for all with its key.
    pub tags: Vec<CaseTag>,
    /// A part of the title, in any case.
    pub title: String,
}

impl Matcher {
    pub const MAX: usize = 100;
    pub const MAX_TITLE: usize = 200;

    pub fn holds(&self, labels: &Labels) -> bool {
        let has = |wanted: &CaseTag| {
            let is_meant = |tag: &CaseTag| {
                tag.key == wanted.key && (wanted.value.is_empty() || tag.value == wanted.value)
            };
            labels.tags.iter().any(is_meant)
        };
        (self.customers.is_empty() || self.customers.contains(&labels.customer.id))
            && self.severity.is_none_or(|least| labels.severity >= least)
            && (self.sources.is_empty() || self.sources.contains(&labels.source))
            && (self.classifications.is_empty()
                || labels.classification.as_ref().is_some_and(|name| self.classifications.contains(name)))
            && self.tags.iter().all(has)
            && labels.title.to_lowercase().contains(&self.title.to_lowercase())
    }

    /// Whether it narrows anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Tidies it, and adds what is wrong.
    pub fn check(&mut self, invalid: &mut Invalid) {
        self.title = self.title.trim().to_owned();
        if self.title.chars().count() > Self::MAX_TITLE {
            invalid.add("title", format_args!("must not be longer than {} characters", Self::MAX_TITLE));
        }
        for source in &mut self.sources {
            *source = source.trim().to_owned();
        }
        self.sources.retain(|source| !source.is_empty());
        for (field, count) in [
            ("customers", self.customers.len()),
            ("sources", self.sources.len()),
            ("classifications", self.classifications.len()),
            ("tags", self.tags.len()),
        ] {
            if count > Self::MAX {
                invalid.add(field, format_args!("must not be more than {}", Self::MAX));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::CustomerName;

    #[test]
    fn all_of_it_must_hold() {
        let labels = Labels {
            customer: CustomerName {
                id: CustomerId(1),
                short_name: "acme".to_owned(),
                name: "Acme".to_owned(),
            },
            severity: Severity::High,
            source: "proxy".to_owned(),
            classification: None,
            tags: vec!["site:oslo".parse().unwrap()],
            title: "Port Scan".to_owned(),
        };
        let any = Matcher::default;
        let tag = |text: &str| Matcher { tags: vec![text.parse().unwrap()], ..any() };
        for (matcher, holds) in [
            (any(), true),
            (Matcher { customers: vec![CustomerId(2)], ..any() }, false),
            (Matcher { severity: Some(Severity::Medium), ..any() }, true),
            (Matcher { severity: Some(Severity::Critical), ..any() }, false),
            (Matcher { sources: vec!["ids".to_owned(), "proxy".to_owned()], ..any() }, true),
            (Matcher { classifications: vec!["malware".to_owned()], ..any() }, false),
            (tag("site"), true),
            (tag("site:bergen"), false),
            (Matcher { title: "port s".to_owned(), ..any() }, true),
            (Matcher { title: "port s".to_owned(), severity: Some(Severity::Critical), ..any() }, false),
        ] {
            assert_eq!(matcher.holds(&labels), holds, "{matcher:?}");
        }
    }
}

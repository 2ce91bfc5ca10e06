//! What is told in one message.

use super::Labels;
use crate::{Invalid, named::named};
use serde::{Deserialize, Serialize};

named! {
    GroupLabel {
        #[default]
        Customer = "customer", "Customer";
        Severity = "severity", "Severity";
        Source = "source", "Source";
        Classification = "classification", "Classification";
        Title = "title", "Title";
    }
}

/// What has the same labels is told together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grouping {
    /// None stands for all together.
    pub by: Vec<GroupLabel>,
    /// Seconds that the first of a group waits for others.
    pub wait: u32,
    /// Seconds at least between two messages of a group.
    pub interval: u32,
}

impl Default for Grouping {
    fn default() -> Self {
        Self { by: vec![GroupLabel::Customer], wait: 30, interval: 300 }
    }
}

impl Grouping {
    /// A day.
    pub const MAX_SECONDS: u32 = 86_400;

    /// The group of an alert or case: the same for those that are told together.
    pub fn key(&self, labels: &Labels) -> String {
        let value = |label: &GroupLabel| match label {
            GroupLabel::Customer => labels.customer.id.to_string(),
            GroupLabel::Severity => labels.severity.name().to_owned(),
            GroupLabel::Source => labels.source.clone(),
            GroupLabel::Classification => labels.classification.clone().unwrap_or_default(),
            GroupLabel::Title => labels.title.clone(),
        };
        let values = self.by.iter().map(|label| (label.name(), value(label)));
        serde_json::Value::from_iter(values).to_string()
    }

    pub(super) fn check(&mut self, invalid: &mut Invalid) {
        let mut seen = Vec::new();
        self.by.retain(|label| {
            let is_new = !seen.contains(label);
            seen.push(*label);
            is_new
        });
        for (field, seconds) in [("wait", self.wait), ("interval", self.interval)] {
            if seconds > Self::MAX_SECONDS {
                invalid.add(field, format_args!("must not be more than {} seconds", Self::MAX_SECONDS));
            }
        }
    }
}

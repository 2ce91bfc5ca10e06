//! A rule, and what makes one whole.

use super::{RuleField, Threshold, Watched, possible, template};
use crate::{
    AlertRuleId, CustomerId, Invalid, Severity, Timestamp,
    alert::Alert,
    case::{CaseChange, CaseTag, Person},
    criteria::EventCriteria,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlertRule {
    pub id: AlertRuleId,
    pub content: AlertRuleContent,
    /// Who saved it last.
    pub author: Person,
    pub saved: Timestamp,
    pub version: i64,
}

/// What somebody writes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertRuleContent {
    pub name: String,
    pub description: String,
    pub enabled: bool,
    /// Events, or alerts or cases: then criteria, groups, threshold and window ask nothing.
    pub watches: Watched,
    /// Whose; none stands for everybody's, also of customers that come later.
    pub customers: Vec<CustomerId>,
    /// Which events.
    pub criteria: EventCriteria,
    /// Each combination of their values is judged by itself; so is each customer.
    pub group_by: Vec<RuleField>,
    pub threshold: Threshold,
    /// Within so many seconds.
    pub window: u32,
    /// That of the events, the highest of them, where it is not said.
    pub severity: Option<Severity>,
    pub title: String,
    /// Markdown.
    pub text: String,
    pub tags: Vec<CaseTag>,
    /// What alerts of the rule have in common that are one; those of a group where it is empty.
    pub dedup: String,
    /// For so many seconds around the time of an alert there is no other one; at least the window.
    pub cool_down: u32,
}

impl Default for AlertRuleContent {
    fn default() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            enabled: true,
            watches: Watched::Events,
            customers: Vec::new(),
            criteria: EventCriteria::default(),
            group_by: Vec::new(),
            threshold: Threshold::default(),
            window: 300,
            severity: None,
            title: "{rule}".to_owned(),
            text: String::new(),
            tags: Vec::new(),
            dedup: String::new(),
            cool_down: 3_600,
        }
    }
}

/// What the list of rules is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertRuleFilter {
    /// Part of the name.
    pub text: String,
    pub enabled: Option<bool>,
}

impl AlertRuleContent {
    /// As long as an alert's source, which it is.
    pub const MAX_NAME: usize = Alert::MAX_SOURCE;
    pub const MAX_DESCRIPTION: usize = 2_000;
    pub const MAX_TEMPLATE: usize = 10_000;
    pub const MAX_FIELDS: usize = 5;
    pub const MAX_CUSTOMERS: usize = 1_000;
    /// A week, in seconds.
    pub const MAX_WINDOW: u32 = 7 * 24 * 3_600;
    pub const MAX_COOL_DOWN: u32 = 30 * 24 * 3_600;

    /// Tidied, or what is wrong with it.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        for text in [&mut self.name, &mut self.description, &mut self.title, &mut self.dedup] {
            *text = text.trim().to_owned();
        }
        self.text = self.text.trim_end().to_owned();
        self.customers.sort_unstable();
        self.customers.dedup();
        let mut invalid = Invalid::default();
        if self.name.is_empty() || self.name.contains(char::is_control) {
            invalid.add("name", "must be a line of text");
        }
        for (field, text, most) in [
            ("name", &self.name, Self::MAX_NAME),
            ("description", &self.description, Self::MAX_DESCRIPTION),
            ("title", &self.title, Alert::MAX_TITLE),
            ("text", &self.text, Self::MAX_TEMPLATE),
            ("dedup", &self.dedup, Alert::MAX_TITLE),
        ] {
            if text.chars().count() > most {
                invalid.add(field, format_args!("must not be longer than {most} characters"));
            }
        }
        if self.customers.len() > Self::MAX_CUSTOMERS {
            invalid.add("customers", format_args!("must not be more than {}", Self::MAX_CUSTOMERS));
        }
        if self.group_by.len() > Self::MAX_FIELDS {
            invalid.add("groupBy", format_args!("must not be more than {} fields", Self::MAX_FIELDS));
        }
        if (1..self.group_by.len()).any(|at| self.group_by[..at].contains(&self.group_by[at])) {
            invalid.add("groupBy", "must not name a field twice");
        }
        for (field, seconds, most) in
            [("window", self.window, Self::MAX_WINDOW), ("coolDown", self.cool_down, Self::MAX_COOL_DOWN)]
        {
            if seconds > most {
                invalid.add(field, format_args!("must not be longer than {} days", most / 86_400));
            }
        }
        if self.window == 0 {
            invalid.add("window", "must be a second at least");
        }
        let tags = CaseChange { add_tags: std::mem::take(&mut self.tags), ..CaseChange::default() };
        match tags.tags_of(&[]) {
            Ok(tags) => self.tags = tags,
            Err(problem) => invalid.0.extend(problem.0.into_iter().map(|mut error| {
                "tags".clone_into(&mut error.field);
                error
            })),
        }
        if self.title.is_empty() {
            invalid.add("title", "must not be empty");
        }
        self.watches.check(&mut invalid);
        template::check(&self, &mut invalid);
        if let Err(problems) = self.criteria.check() {
            invalid.0.extend(problems.0);
        }
        possible::check(&self, &mut invalid);
        invalid.into_result()?;
        Ok(self)
    }

    /// In milliseconds: for so long before and after an alert there is no other one.
    pub fn quiet(&self) -> i64 {
        let least = if self.watches.is_events() { self.window } else { 0 };
        i64::from(self.cool_down.max(least)) * 1_000
    }

    /// Whether it looks for the same, so that what was counted for one counts for the other.
    pub fn judges_like(&self, other: &Self) -> bool {
        self.enabled == other.enabled
            && self.watches == other.watches
            && self.customers == other.customers
            && self.criteria == other.criteria
            && self.group_by == other.group_by
            && self.window == other.window
            && match (&self.threshold, &other.threshold) {
                (Threshold::Events { .. }, Threshold::Events { .. })
                | (Threshold::Occurrences { .. }, Threshold::Occurrences { .. })
                | (Threshold::Absence, Threshold::Absence) => true,
                (Threshold::Values { field, .. }, Threshold::Values { field: other, .. }) => field == other,
                _ => false,
            }
    }

    /// `at least 5 events within 5 minutes, by source`
    pub fn told(&self) -> String {
        if !self.watches.is_events() {
            return self.watches.told();
        }
        let within = in_words(self.window);
        let what = match &self.threshold {
            Threshold::Absence => format!("no event for {within}"),
            threshold => format!("at least {} within {within}", threshold.told()),
        };
        let fields: Vec<String> = self.group_by.iter().map(RuleField::label).collect();
        if fields.is_empty() { what } else { format!("{what}, by {}", fields.join(" and ")) }
    }
}

/// `90 seconds`, `5 minutes`, `2 hours`, `3 days`
pub(super) fn in_words(seconds: u32) -> String {
    let (number, unit) = match seconds {
        whole if whole % 86_400 == 0 => (whole / 86_400, "day"),
        whole if whole % 3_600 == 0 => (whole / 3_600, "hour"),
        whole if whole % 60 == 0 => (whole / 60, "minute"),
        odd => (odd, "second"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_named() {
        let content = AlertRuleContent {
            window: 0,
            title: "{source}".to_owned(),
            group_by: vec![RuleField::Sensor, RuleField::Sensor],
            threshold: Threshold::Events { at_least: 0 },
            ..AlertRuleContent::default()
        };
        let invalid = content.checked().unwrap_err();
        let fields: Vec<&str> = invalid.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["name", "groupBy", "window", "title", "threshold"]);
    }

    #[test]
    fn told_in_words() {
        let content = AlertRuleContent {
            threshold: Threshold::Values { field: RuleField::DestinationPort, at_least: 30 },
            group_by: vec![RuleField::Source],
            ..AlertRuleContent::default()
        };
        assert_eq!(
            content.told(),
            "at least 30 different values of destination port within 5 minutes, by source"
        );
    }
}

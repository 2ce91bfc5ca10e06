//! A policy, and what makes one whole.

use super::{Grouping, Matcher, Occasion, QuietHours, Step, Whom};
use crate::{
    GroupId, Invalid, PolicyId, Timestamp,
    alert::AlertChoices,
    case::Person,
    channel::{ChannelChoice, Template},
};
use serde::{Deserialize, Serialize};

/// What there is of a message, which may be of one alert or case, or of many.
pub const POLICY_FIELDS: &[&str] =
    &["title", "severity", "customer", "source", "count", "list", "why", "link", "policy"];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    pub id: PolicyId,
    pub content: PolicyContent,
    /// Who saved it last: it tells of what he sees.
    pub author: Person,
    pub saved: Timestamp,
    pub version: i64,
}

/// What an administrator writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PolicyContent {
    pub name: String,
    /// The lowest is looked at first.
    pub order: u32,
    pub active: bool,
    pub on: Vec<Occasion>,
    pub matcher: Matcher,
    /// Whether those after it are looked at, too, once it is met.
    pub go_on: bool,
    #[serde(flatten)]
    pub whom: Whom,
    /// Who else is told as long as nobody acknowledges it, in the order of their times.
    pub steps: Vec<Step>,
    pub subject: String,
    pub text: String,
    pub grouping: Grouping,
    /// Messages an hour; what is beyond is told in one.
    pub most: Option<u32>,
    pub quiet: Option<QuietHours>,
}

impl Default for PolicyContent {
    fn default() -> Self {
        Self {
            name: String::new(),
            order: 0,
            active: true,
            on: vec![Occasion::AlertNew, Occasion::AlertWorse],
            matcher: Matcher::default(),
            go_on: false,
            whom: Whom::default(),
            steps: Vec::new(),
            subject: "[{severity}] {title}".to_owned(),
            text: "{list}\n\n{why}\n{link}\nPolicy: {policy}".to_owned(),
            grouping: Grouping::default(),
            most: Some(10),
            quiet: None,
        }
    }
}

impl PolicyContent {
    pub const MAX_NAME: usize = 100;
    pub const MAX_ORDER: u32 = 10_000;
    pub const MAX_SUBJECT: usize = 200;
    pub const MAX_TEXT: usize = 10_000;
    pub const MAX_MOST: u32 = 1_000;

    /// Tidied, or what is wrong with it.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        self.name = self.name.trim().to_owned();
        if self.name.is_empty() || self.name.contains(char::is_control) {
            invalid.add("name", "must be a line of text");
        }
        if self.name.chars().count() > Self::MAX_NAME {
            invalid.add("name", format_args!("must not be longer than {} characters", Self::MAX_NAME));
        }
        if self.order > Self::MAX_ORDER {
            invalid.add("order", format_args!("must not be more than {}", Self::MAX_ORDER));
        }
        if self.on.is_empty() {
            invalid.add("on", "must be one at least");
        }
        self.matcher.check(&mut invalid);
        self.whom.check("", &mut invalid);
        Step::check_all(&mut self.steps, &mut invalid);
        self.subject = self.subject.trim().to_owned();
        self.text = self.text.trim_end().to_owned();
        for (field, text, most) in
            [("subject", &self.subject, Self::MAX_SUBJECT), ("text", &self.text, Self::MAX_TEXT)]
        {
            if text.trim().is_empty() {
                invalid.add(field, "must not be empty");
            }
            if text.chars().count() > most {
                invalid.add(field, format_args!("must not be longer than {most} characters"));
            }
            if let Err(problem) = Template::read(text, POLICY_FIELDS) {
                invalid.add(field, problem);
            }
        }
        if self.subject.contains(char::is_control) {
            invalid.add("subject", "must be one line");
        }
        self.grouping.check(&mut invalid);
        if self.most.is_some_and(|most| most == 0 || most > Self::MAX_MOST) {
            invalid.add("most", format_args!("must be from 1 to {}, or empty", Self::MAX_MOST));
        }
        if let Some(quiet) = &mut self.quiet {
            quiet.check(&mut invalid);
        }
        invalid.into_result()?;
        Ok(self)
    }
}

/// What there is to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyChoices {
    /// Of alerts: customers, sources, people, tags and classifications.
    pub alerts: AlertChoices,
    pub groups: Vec<(GroupId, String)>,
    pub channels: Vec<ChannelChoice>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_named() {
        let content = PolicyContent {
            on: Vec::new(),
            subject: "{titel}".to_owned(),
            text: "{".to_owned(),
            most: Some(0),
            ..PolicyContent::default()
        };
        let invalid = content.checked().unwrap_err();
        let fields: Vec<&str> = invalid.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["name", "on", "routes", "subject", "text", "most"]);
        assert!(invalid.of("subject").unwrap().contains("{titel}"));
    }
}

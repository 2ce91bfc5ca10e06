//! Changing a case.

use super::{CaseField, CaseTag, NewCase, Outcome};
use crate::{Invalid, Severity, StateId, UserId, custom_field::RawValues, or_nothing};
use serde::{Deserialize, Serialize};

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseChange {
    /// The version that the change was made from.
    pub version: i64,
    pub name: Option<String>,
    /// The summary, in Markdown.
    pub description: Option<String>,
    pub severity: Option<Severity>,
    pub state: Option<StateId>,
    #[serde(with = "or_nothing")]
    pub outcome: Option<Option<Outcome>>,
    #[serde(with = "or_nothing")]
    pub classification: Option<Option<String>>,
    #[serde(with = "or_nothing")]
    pub soc_ticket: Option<Option<String>>,
    #[serde(with = "or_nothing")]
    pub owner: Option<Option<UserId>>,
    #[serde(with = "or_nothing")]
    pub assignee: Option<Option<UserId>>,
    /// Adding and removing never meet somebody else's tags, so two people can do it at once.
    pub add_tags: Vec<CaseTag>,
    pub remove_tags: Vec<CaseTag>,
    /// Only those that are to be changed.
    pub custom: RawValues,
}

/// How a case is closed, or opened again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Closing {
    /// The version that the outcome was chosen from.
    pub version: i64,
    pub outcome: Option<Outcome>,
    /// Why, for the history.
    pub comment: String,
    /// What is filled in with it: a case may need some fields before it is closed.
    pub custom: RawValues,
    /// Its alerts that are not closed come to the same, and are closed with it; those that were closed with it are opened
    /// with it.
    pub alerts: bool,
}

impl Closing {
    pub const MAX_COMMENT: usize = 10_000;

    /// The comment without blanks around.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        self.comment = self.comment.trim().to_owned();
        if self.comment.chars().count() > Self::MAX_COMMENT {
            let problem = format_args!("must not be longer than {} characters", Self::MAX_COMMENT);
            return Err(Invalid::one("comment", problem));
        }
        Ok(self)
    }
}

impl CaseChange {
    pub const MAX_TAGS: usize = 100;

    /// The rules of [`NewCase`] for what is given. Texts lose blanks around; empty ones are taken away.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        if let Some(name) = &mut self.name {
            *name = name.trim().to_owned();
            NewCase::check_name(name, &mut invalid);
        }
        if let Some(description) = &mut self.description {
            *description = description.trim_end().to_owned();
            NewCase::check_description(description, &mut invalid);
        }
        for text in [&mut self.soc_ticket, &mut self.classification].into_iter().flatten() {
            *text = text.take().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        }
        if let Some(Some(ticket)) = &self.soc_ticket {
            NewCase::check_soc_ticket(ticket, &mut invalid);
        }
        invalid.into_result()?;
        Ok(self)
    }

    /// What it wants to change.
    pub fn fields(&self) -> Vec<CaseField> {
        let tags = !self.add_tags.is_empty() || !self.remove_tags.is_empty();
        [
            (self.name.is_some(), CaseField::Name),
            (self.description.is_some(), CaseField::Summary),
            (self.severity.is_some(), CaseField::Severity),
            (self.state.is_some(), CaseField::State),
            (self.outcome.is_some(), CaseField::Outcome),
            (self.classification.is_some(), CaseField::Classification),
            (self.soc_ticket.is_some(), CaseField::SocTicket),
            (self.owner.is_some(), CaseField::Owner),
            (self.assignee.is_some(), CaseField::Assignee),
            (tags, CaseField::Tags),
        ]
        .into_iter()
        .filter_map(|(is_wanted, field)| is_wanted.then_some(field))
        .collect()
    }

    /// A case's tags with those added and without those removed, in order.
    pub fn tags_of(&self, now: &[CaseTag]) -> Result<Vec<CaseTag>, Invalid> {
        let mut tags: Vec<CaseTag> =
            now.iter().chain(&self.add_tags).filter(|tag| !self.remove_tags.contains(tag)).cloned().collect();
        tags.sort();
        tags.dedup();
        if tags.len() > Self::MAX_TAGS {
            return Err(Invalid::one("tags", format_args!("must not be more than {}", Self::MAX_TAGS)));
        }
        Ok(tags)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> CaseTag {
        text.parse().unwrap()
    }

    #[test]
    fn absent_and_taken_away_are_two_things() {
        let changes = [
            CaseChange {
                owner: Some(None),
                outcome: Some(Some(Outcome::Legitimate)),
                ..CaseChange::default()
            },
            CaseChange { soc_ticket: Some(Some("SOC-1".to_owned())), ..CaseChange::default() },
            CaseChange::default(),
        ];
        for change in changes {
            let text = serde_json::to_string(&change).unwrap();
            assert_eq!(serde_json::from_str::<CaseChange>(&text).unwrap(), change, "{text}");
        }
        assert_eq!(serde_json::from_str::<CaseChange>("{}").unwrap(), CaseChange::default());
    }

    #[test]
    fn texts_are_tidied_and_checked() {
        let change = CaseChange {
            name: Some(" Beacon ".to_owned()),
            soc_ticket: Some(Some("  ".to_owned())),
            ..CaseChange::default()
        };
        let change = change.checked().unwrap();
        assert_eq!((change.name.as_deref(), change.soc_ticket.clone()), (Some("Beacon"), Some(None)));
        assert_eq!(change.fields(), [CaseField::Name, CaseField::SocTicket]);
        for change in [
            CaseChange { name: Some(" ".to_owned()), ..CaseChange::default() },
            CaseChange { name: Some("x".repeat(201)), ..CaseChange::default() },
            CaseChange { soc_ticket: Some(Some("x".repeat(257))), ..CaseChange::default() },
            CaseChange { description: Some("\0".to_owned()), ..CaseChange::default() },
        ] {
            assert!(change.clone().checked().is_err(), "{change:?}");
        }
    }

    #[test]
    fn tags_are_added_and_removed() {
        let change = CaseChange {
            add_tags: vec![tag("b"), tag("a:1"), tag("b")],
            remove_tags: vec![tag("c"), tag("never-there")],
            ..CaseChange::default()
        };
        assert_eq!(change.tags_of(&[tag("c"), tag("d")]).unwrap(), [tag("a:1"), tag("b"), tag("d")]);
        let many = CaseChange {
            add_tags: (0..101).map(|n| tag(&format!("t{n}"))).collect(),
            ..CaseChange::default()
        };
        assert!(many.tags_of(&[]).is_err());
    }
}

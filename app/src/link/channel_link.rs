//! The page of channels and deliveries as a URL.

use super::{PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::{
    AutomationRuleId, CaseId, ChannelId, PolicyId, Timestamp,
    delivery::{DeliveryFilter, DeliveryState},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChannelLink {
    /// What was sent, instead of the channels.
    pub(crate) deliveries: bool,
    pub(crate) channel: Option<ChannelId>,
    pub(crate) policy: Option<PolicyId>,
    pub(crate) rule: Option<AutomationRuleId>,
    pub(crate) state: Option<DeliveryState>,
    pub(crate) case: Option<CaseId>,
    pub(crate) recipient: String,
    /// Of the last so many hours; 0 for any time.
    pub(crate) hours: u32,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl ChannelLink {
    pub(crate) const PATH: &str = "/manage/channels";
    const MILLIS_PER_HOUR: i64 = 3_600_000;

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        Self {
            deliveries: query.first("tab") == Some("deliveries"),
            channel: query.first("channel").and_then(|id| id.parse().ok()),
            policy: query.first("policy").and_then(|id| id.parse().ok()),
            rule: query.first("rule").and_then(|id| id.parse().ok()),
            state: query.first("state").and_then(DeliveryState::named),
            case: query.first("case").and_then(|id| id.parse().ok()),
            recipient: query.first("recipient").unwrap_or_default().to_owned(),
            hours: number("hours").unwrap_or_default(),
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    /// What was sent through one channel.
    pub(crate) fn deliveries_of(channel: ChannelId) -> Self {
        Self { channel: Some(channel), ..Self::read("?tab=deliveries") }
    }

    /// What was sent for one policy.
    pub(crate) fn deliveries_for(policy: PolicyId) -> Self {
        Self { policy: Some(policy), ..Self::read("?tab=deliveries") }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        if self.deliveries {
            query.add("tab", "deliveries");
        }
        if let Some(channel) = self.channel {
            query.add("channel", channel);
        }
        if let Some(policy) = self.policy {
            query.add("policy", policy);
        }
        if let Some(rule) = self.rule {
            query.add("rule", rule);
        }
        if let Some(state) = self.state {
            query.add("state", state.name());
        }
        if let Some(case) = self.case {
            query.add("case", case);
        }
        if !self.recipient.is_empty() {
            query.add("recipient", &self.recipient);
        }
        if self.hours != 0 {
            query.add("hours", self.hours);
        }
        if self.size != PAGE_SIZES[0] {
            query.add("size", self.size);
        }
        if self.page != 1 {
            query.add("page", self.page);
        }
        format!("{}{}", Self::PATH, query.write())
    }

    pub(crate) fn filter(&self, now: Timestamp) -> DeliveryFilter {
        let back = i64::from(self.hours) * Self::MILLIS_PER_HOUR;
        DeliveryFilter {
            channel: self.channel,
            policy: self.policy,
            rule: self.rule,
            state: self.state,
            case: self.case,
            recipient: self.recipient.clone(),
            from: (self.hours != 0).then(|| now.plus_millis(-back)),
            to: None,
        }
    }

    pub(crate) fn is_narrowed(&self) -> bool {
        Self { size: 0, page: 0, ..self.clone() }
            != Self { size: 0, page: 0, ..Self::read("?tab=deliveries") }
    }

    pub(crate) fn offset(&self) -> u32 {
        offset(self.page, self.size)
    }

    /// The same list with something else asked: from its first row.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut link = Self { page: 1, ..self.clone() };
        change(&mut link);
        link
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        for text in [
            "",
            "?page=2",
            "?tab=deliveries&channel=3&policy=4&rule=5&state=dead&case=7&recipient=a&hours=24&size=25&page=3",
        ] {
            assert_eq!(ChannelLink::read(text).write(), format!("/manage/channels{text}"));
        }
        assert!(!ChannelLink::read("?tab=deliveries&page=2").is_narrowed());
        assert!(ChannelLink::deliveries_of(ChannelId(3)).is_narrowed());
    }
}

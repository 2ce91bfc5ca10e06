//! The page of notification policies as a URL.

use super::{PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::{
    ChannelId, PolicyId, Timestamp, UserId,
    policy::{NoticeFilter, NoticeState},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PolicyLink {
    /// What policies met, instead of the policies.
    pub(crate) history: bool,
    pub(crate) policy: Option<PolicyId>,
    pub(crate) state: Option<NoticeState>,
    /// Told through it.
    pub(crate) channel: Option<ChannelId>,
    /// Who was told in Argus.
    pub(crate) person: Option<UserId>,
    /// Of the last so many hours; 0 for any time.
    pub(crate) hours: u32,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl PolicyLink {
    pub(crate) const PATH: &str = "/manage/policies";
    const MILLIS_PER_HOUR: i64 = 3_600_000;

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        Self {
            history: query.first("tab") == Some("history"),
            policy: query.first("policy").and_then(|id| id.parse().ok()),
            state: query.first("state").and_then(NoticeState::named),
            channel: query.first("channel").and_then(|id| id.parse().ok()),
            person: query.first("person").and_then(|id| id.parse().ok()),
            hours: number("hours").unwrap_or_default(),
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    /// What one policy met.
    pub(crate) fn history_of(policy: PolicyId) -> Self {
        Self { policy: Some(policy), ..Self::read("?tab=history") }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        if self.history {
            query.add("tab", "history");
        }
        if let Some(policy) = self.policy {
            query.add("policy", policy);
        }
        if let Some(state) = self.state {
            query.add("state", state.name());
        }
        if let Some(channel) = self.channel {
            query.add("channel", channel);
        }
        if let Some(person) = self.person {
            query.add("person", person);
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

    pub(crate) fn filter(&self, now: Timestamp) -> NoticeFilter {
        let back = i64::from(self.hours) * Self::MILLIS_PER_HOUR;
        NoticeFilter {
            policy: self.policy,
            state: self.state,
            channel: self.channel,
            person: self.person,
            from: (self.hours != 0).then(|| now.plus_millis(-back)),
            ..NoticeFilter::default()
        }
    }

    pub(crate) fn is_narrowed(&self) -> bool {
        let plain = Self { size: self.size, page: self.page, ..Self::read("?tab=history") };
        *self != plain
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
        for text in
            ["", "?page=2", "?tab=history&policy=3&state=silenced&channel=4&person=5&hours=24&size=25"]
        {
            assert_eq!(PolicyLink::read(text).write(), format!("/manage/policies{text}"));
        }
        assert!(PolicyLink::history_of(PolicyId(3)).is_narrowed());
    }
}

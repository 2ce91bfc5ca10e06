//! The pages of alert rules as URLs.

use super::{EventLink, PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::{
    AlertRuleId, Timestamp,
    alert_rule::{AlertRuleFilter, FiringFilter, FiringOutcome},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AlertRuleLink {
    /// What came of rules, instead of the rules.
    pub(crate) firings: bool,
    pub(crate) rules: AlertRuleFilter,
    /// But for its times.
    pub(crate) filter: FiringFilter,
    /// Of the last so many hours; 0 for any time.
    pub(crate) hours: u32,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl AlertRuleLink {
    pub(crate) const PATH: &str = "/manage/alert-rules";
    const MILLIS_PER_HOUR: i64 = 3_600_000;

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        Self {
            firings: query.first("tab") == Some("firings"),
            rules: AlertRuleFilter {
                text: query.first("text").unwrap_or_default().to_owned(),
                enabled: match query.first("on") {
                    Some("yes") => Some(true),
                    Some("no") => Some(false),
                    _ => None,
                },
            },
            filter: FiringFilter {
                rule: query.first("rule").and_then(|id| id.parse().ok()),
                outcome: query.first("outcome").and_then(FiringOutcome::named),
                alert: query.first("alert").and_then(|id| id.parse().ok()),
                ..FiringFilter::default()
            },
            hours: number("hours").unwrap_or_default(),
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    /// The rules that are listed, as a file.
    pub(crate) fn export(&self) -> String {
        let mut query = QueryText::default();
        if !self.rules.text.is_empty() {
            query.add("text", &self.rules.text);
        }
        if let Some(enabled) = self.rules.enabled {
            query.add("enabled", enabled);
        }
        format!("/alert-rules.json{}", query.write())
    }

    /// What came of one rule.
    pub(crate) fn firings_of(rule: AlertRuleId) -> Self {
        let mut link = Self::read("?tab=firings");
        link.filter.rule = Some(rule);
        link
    }

    /// Where a rule is written anew, for what a search asks.
    pub(crate) fn of_search(search: &EventLink) -> String {
        let question = search.question();
        let mark = if question.is_empty() { "" } else { "?" };
        format!("{}/new{mark}{question}", Self::PATH)
    }

    pub(crate) fn one(rule: AlertRuleId) -> String {
        format!("{}/{rule}", Self::PATH)
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        if self.firings {
            query.add("tab", "firings");
        }
        if !self.rules.text.is_empty() {
            query.add("text", &self.rules.text);
        }
        if let Some(enabled) = self.rules.enabled {
            query.add("on", if enabled { "yes" } else { "no" });
        }
        if let Some(rule) = self.filter.rule {
            query.add("rule", rule);
        }
        if let Some(outcome) = self.filter.outcome {
            query.add("outcome", outcome.name());
        }
        if let Some(alert) = self.filter.alert {
            query.add("alert", alert);
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

    pub(crate) fn firing_filter(&self, now: Timestamp) -> FiringFilter {
        let back = i64::from(self.hours) * Self::MILLIS_PER_HOUR;
        FiringFilter { from: (self.hours != 0).then(|| now.plus_millis(-back)), ..self.filter }
    }

    pub(crate) fn is_narrowed(&self) -> bool {
        self.filter != FiringFilter::default() || self.hours != 0
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
            ["", "?text=scan&on=no&page=2", "?tab=firings&rule=3&outcome=raised&alert=7&hours=24&size=25"]
        {
            assert_eq!(AlertRuleLink::read(text).write(), format!("/manage/alert-rules{text}"));
        }
        assert_eq!(
            AlertRuleLink::read("?text=scan&on=no").export(),
            "/alert-rules.json?text=scan&enabled=false"
        );
        let (search, _) = EventLink::read("?ip=10.0.0.0/8");
        assert_eq!(AlertRuleLink::of_search(&search), "/manage/alert-rules/new?ip=10.0.0.0/8");
    }
}

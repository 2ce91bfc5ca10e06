//! The queue of alerts as a URL. Whoever says nothing looks at what waits for a decision; `state=any` is everything.

use super::{
    query_text::QueryText,
    work_link::{Question, Shape, WorkLink},
};
use argus_domain::alert::{AlertFilter, AlertGrouping, AlertSortKey, AlertStatus};

pub(crate) type AlertLink = WorkLink<AlertFilter>;

/// How the queue is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum QueueShape {
    #[default]
    List,
    Groups(AlertGrouping),
    /// A column for each status.
    Board,
}

impl Shape for QueueShape {
    fn read(query: &QueryText) -> Self {
        match query.first("group").and_then(AlertGrouping::named) {
            Some(by) => Self::Groups(by),
            None if query.first("show") == Some("board") => Self::Board,
            None => Self::List,
        }
    }

    fn write(&self, query: &mut QueryText) {
        match self {
            Self::List => {}
            Self::Groups(by) => query.add("group", by.name()),
            Self::Board => query.add("show", "board"),
        }
    }
}

impl Question for AlertFilter {
    const PATH: &'static str = "/alerts";
    type Key = AlertSortKey;
    type Shape = QueueShape;
    const KEYS: &'static [(AlertSortKey, &'static str)] = &[
        (AlertSortKey::Created, "created"),
        (AlertSortKey::Updated, "updated"),
        (AlertSortKey::Severity, "severity"),
    ];

    fn read(query: &QueryText) -> Self {
        let statuses: Vec<AlertStatus> = query.all("status").filter_map(AlertStatus::named).collect();
        Self {
            text: query.first("text").unwrap_or_default().to_owned(),
            open: match query.first("state") {
                Some("any") => None,
                Some("closed") => Some(false),
                Some("snoozed") => None,
                _ => statuses.is_empty().then_some(true),
            },
            snoozed: query.first("state") == Some("snoozed"),
            statuses,
            severities: query.all("severity").filter_map(|name| name.parse().ok()).collect(),
            customers: query.all("customer").filter_map(|id| id.parse().ok()).collect(),
            sources: query.all("source").map(str::to_owned).collect(),
            rules: query.all("rule").filter_map(|id| id.parse().ok()).collect(),
            iocs: query.all("ioc").filter_map(|ioc| ioc.parse().ok()).collect(),
            assets: query.all("asset").filter_map(|asset| asset.parse().ok()).collect(),
            lacks: query.all("lacks").filter_map(AlertGrouping::named).collect(),
            owners: query.all("owner").filter_map(|who| who.parse().ok()).collect(),
            tags: query.all("tag").filter_map(|tag| tag.parse().ok()).collect(),
            from: query.first("from").and_then(|time| time.parse().ok()),
            to: query.first("to").and_then(|time| time.parse().ok()),
        }
    }

    fn write(&self, query: &mut QueryText) {
        if !self.text.is_empty() {
            query.add("text", &self.text);
        }
        match self.open {
            Some(false) => query.add("state", "closed"),
            None if self.snoozed => query.add("state", "snoozed"),
            None if self.statuses.is_empty() => query.add("state", "any"),
            _ => {}
        }
        for status in &self.statuses {
            query.add("status", status);
        }
        for severity in &self.severities {
            query.add("severity", severity);
        }
        for customer in &self.customers {
            query.add("customer", customer);
        }
        for source in &self.sources {
            query.add("source", source);
        }
        for rule in &self.rules {
            query.add("rule", rule);
        }
        for ioc in &self.iocs {
            query.add("ioc", ioc);
        }
        for asset in &self.assets {
            query.add("asset", asset);
        }
        for what in &self.lacks {
            query.add("lacks", what.name());
        }
        for owner in &self.owners {
            query.add("owner", owner);
        }
        for tag in &self.tags {
            query.add("tag", tag);
        }
        for (name, time) in [("from", &self.from), ("to", &self.to)] {
            if let Some(time) = time {
                query.add(name, time);
            }
        }
    }

    fn of_nobody() -> Self {
        Self { open: Some(true), ..Self::default() }
    }

    fn text(&mut self) -> &mut String {
        &mut self.text
    }

    fn is_order_of_time(key: AlertSortKey) -> bool {
        key != AlertSortKey::Severity
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        let full = "?text=port+scan&state=closed&status=closed&severity=high&customer=2&source=proxy&rule=3\
                    &ioc=ip-dst:::1&asset=server%09PC-17&lacks=rule&owner=me&owner=nobody&tag=a:b&from=-2days&to=now&show=board\
                    &sort=-updated&size=25&page=2";
        for text in
            ["", "?state=any", "?state=snoozed", "?status=new&status=pending", "?group=indicator", full]
        {
            assert_eq!(AlertLink::read(text).write(), format!("/alerts{text}"));
        }
        assert!(!AlertLink::read("?state=gone").is_filtered());
        assert_eq!(AlertLink::read("?tag=a:b&page=2").question(), "tag=a:b");
    }
}

//! The queue of alerts as a URL.

use super::{PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::alert::{AlertFilter, AlertSort, AlertSortKey, AlertStatus};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AlertLink {
    pub(crate) filter: AlertFilter,
    pub(crate) sort: AlertSort,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

/// Whoever says nothing looks at what waits for a decision; `state=any` is everything.
impl Default for AlertLink {
    fn default() -> Self {
        Self {
            filter: AlertFilter { open: Some(true), ..AlertFilter::default() },
            sort: AlertSort::default(),
            size: PAGE_SIZES[0],
            page: 1,
        }
    }
}

impl AlertLink {
    pub(crate) const PATH: &str = "/alerts";

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        let statuses: Vec<AlertStatus> = query.all("status").filter_map(AlertStatus::named).collect();
        Self {
            filter: AlertFilter {
                text: query.first("text").unwrap_or_default().to_owned(),
                open: match query.first("state") {
                    Some("any") => None,
                    Some("closed") => Some(false),
                    _ => statuses.is_empty().then_some(true),
                },
                statuses,
                severities: query.all("severity").filter_map(|name| name.parse().ok()).collect(),
                customers: query.all("customer").filter_map(|id| id.parse().ok()).collect(),
                sources: query.all("source").map(str::to_owned).collect(),
                owners: query.all("owner").filter_map(|who| who.parse().ok()).collect(),
                tags: query.all("tag").filter_map(|tag| tag.parse().ok()).collect(),
                from: query.first("from").and_then(|time| time.parse().ok()),
                to: query.first("to").and_then(|time| time.parse().ok()),
            },
            sort: query.first("sort").and_then(sort).unwrap_or_default(),
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        let filter = &self.filter;
        if !filter.text.is_empty() {
            query.add("text", &filter.text);
        }
        match filter.open {
            Some(false) => query.add("state", "closed"),
            None if filter.statuses.is_empty() => query.add("state", "any"),
            _ => {}
        }
        for status in &filter.statuses {
            query.add("status", status);
        }
        for severity in &filter.severities {
            query.add("severity", severity);
        }
        for customer in &filter.customers {
            query.add("customer", customer);
        }
        for source in &filter.sources {
            query.add("source", source);
        }
        for owner in &filter.owners {
            query.add("owner", owner);
        }
        for tag in &filter.tags {
            query.add("tag", tag);
        }
        for (name, time) in [("from", &filter.from), ("to", &filter.to)] {
            if let Some(time) = time {
                query.add(name, time);
            }
        }
        if self.sort != AlertSort::default() {
            let sign = if self.sort.descending { "-" } else { "" };
            query.add("sort", format_args!("{sign}{}", self.sort.key.name()));
        }
        if self.size != PAGE_SIZES[0] {
            query.add("size", self.size);
        }
        if self.page != 1 {
            query.add("page", self.page);
        }
        format!("{}{}", Self::PATH, query.write())
    }

    /// The question alone: what is asked and in what order, from the first row. It is the query part of an address,
    /// without the question mark.
    pub(crate) fn question(&self) -> String {
        let address = self.changed(|_| ()).write();
        address.split_once('?').map_or_else(String::new, |(_, query)| query.to_owned())
    }

    /// The address of a question.
    pub(crate) fn of_question(question: &str) -> String {
        if question.is_empty() { Self::PATH.to_owned() } else { format!("{}?{question}", Self::PATH) }
    }

    pub(crate) fn offset(&self) -> u32 {
        offset(self.page, self.size)
    }

    pub(crate) fn is_filtered(&self) -> bool {
        self.filter != Self::default().filter
    }

    /// The same list with something else asked: from its first row.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut link = Self { page: 1, ..self.clone() };
        change(&mut link);
        link
    }
}

/// `-updated`
fn sort(text: &str) -> Option<AlertSort> {
    let (descending, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
    let key = AlertSortKey::ALL.into_iter().find(|key| key.name() == name)?;
    Some(AlertSort { key, descending })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        let full = "?text=port+scan&state=closed&status=closed&severity=high&customer=2&source=proxy&owner=me\
                    &owner=nobody&tag=a:b&from=-2days&to=now&sort=-updated&size=25&page=2";
        for text in ["", "?state=any", "?status=new&status=pending", "?sort=created", full] {
            assert_eq!(AlertLink::read(text).write(), format!("/alerts{text}"));
        }
        assert!(!AlertLink::read("?state=gone").is_filtered());
        assert_eq!(AlertLink::read("?tag=a:b&page=2").question(), "tag=a:b");
    }
}

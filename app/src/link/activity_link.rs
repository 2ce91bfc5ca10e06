//! The Activities page as a URL.

use super::{offset, query_text::QueryText};
use argus_domain::{ActivityId, Timestamp, activity::ActivityFilter};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActivityLink {
    pub(crate) filter: ActivityFilter,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl ActivityLink {
    pub(crate) const PATH: &str = "/activities";
    /// "Show [10] entries": the requirement's default first.
    pub(crate) const SIZES: [u32; 4] = [10, 25, 50, 100];

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        let text = |name: &str| query.first(name).unwrap_or_default().to_owned();
        let time = |name: &str| {
            query.first(name).and_then(|text| text.parse().ok()).and_then(Timestamp::from_millis)
        };
        let answer = |name: &str| match query.first(name) {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            _ => None,
        };
        Self {
            filter: ActivityFilter {
                not_case_related: query.first("all") == Some("yes"),
                from: time("from"),
                to: time("to"),
                user: text("user"),
                case_text: text("case"),
                manual: answer("manual"),
                from_api: answer("api"),
                text: text("text"),
                before: query.first("before").and_then(|id| id.parse().ok()),
                ..ActivityFilter::default()
            },
            size: number("size").filter(|size| Self::SIZES.contains(size)).unwrap_or(Self::SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    /// With one row first, and what was done before it below.
    pub(crate) fn of(id: ActivityId) -> Self {
        let mut link = Self::read("");
        link.filter.not_case_related = true;
        link.filter.before = Some(ActivityId(id.0.saturating_add(1)));
        link
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        let ActivityFilter { from, to, user, case_text, manual, from_api, text, before, .. } = &self.filter;
        if self.filter.not_case_related {
            query.add("all", "yes");
        }
        for (name, at) in [("from", from), ("to", to)] {
            if let Some(at) = at {
                query.add(name, at.millis());
            }
        }
        for (name, text) in [("user", user), ("case", case_text), ("text", text)] {
            if !text.is_empty() {
                query.add(name, text);
            }
        }
        for (name, answer) in [("manual", manual), ("api", from_api)] {
            if let Some(answer) = answer {
                query.add(name, if *answer { "yes" } else { "no" });
            }
        }
        if let Some(before) = before {
            query.add("before", before);
        }
        if self.size != Self::SIZES[0] {
            query.add("size", self.size);
        }
        if self.page != 1 {
            query.add("page", self.page);
        }
        format!("{}{}", Self::PATH, query.write())
    }

    /// The whole list as a table.
    pub(crate) fn export(&self) -> String {
        let mut query = QueryText::default();
        let ActivityFilter { not_case_related, from, to, user, case_text, manual, from_api, text, .. } =
            &self.filter;
        query.add("not_case_related", not_case_related);
        for (name, at) in [("from", from), ("to", to)] {
            if let Some(at) = at {
                query.add(name, at.millis());
            }
        }
        for (name, text) in [("user", user), ("case_text", case_text), ("text", text)] {
            query.add(name, text);
        }
        for (name, answer) in [("manual", manual), ("from_api", from_api)] {
            if let Some(answer) = answer {
                query.add(name, answer);
            }
        }
        format!("{}.csv{}", Self::PATH, query.write())
    }

    /// Whether anything is left out.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.filter
            != ActivityFilter { not_case_related: self.filter.not_case_related, ..ActivityFilter::default() }
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
            "?all=yes&size=50&page=2",
            "?from=1700000000000&to=1800000000000&user=anna&case=%237&text=Created+note&manual=yes&api=no",
        ] {
            let link = ActivityLink::read(text);
            assert_eq!(link.write(), format!("/activities{text}"));
        }
        assert!(ActivityLink::read("?user=anna").is_narrowed());
        assert!(!ActivityLink::read("?all=yes&page=3").is_narrowed());
    }

    #[test]
    fn the_table_is_of_the_same() {
        let link = ActivityLink::read("?all=yes&user=a b&api=yes&page=7");
        assert_eq!(
            link.export(),
            "/activities.csv?not_case_related=true&user=a+b&case_text=&text=&from_api=true"
        );
    }
}

//! The Activities page as a URL.

use super::{offset, query_text::QueryText};
use argus_domain::activity::ActivityFilter;

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
        Self {
            filter: ActivityFilter {
                not_case_related: query.first("all") == Some("yes"),
                ..ActivityFilter::default()
            },
            size: number("size").filter(|size| Self::SIZES.contains(size)).unwrap_or(Self::SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        if self.filter.not_case_related {
            query.add("all", "yes");
        }
        if self.size != Self::SIZES[0] {
            query.add("size", self.size);
        }
        if self.page != 1 {
            query.add("page", self.page);
        }
        format!("{}{}", Self::PATH, query.write())
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
        for text in ["", "?all=yes&size=50&page=2"] {
            let link = ActivityLink::read(text);
            assert_eq!(link.write(), format!("/activities{text}"));
        }
    }
}

//! The page of one case as a URL.

use super::{PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::CaseId;

/// What of a case is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum CaseTab {
    #[default]
    Summary,
    Events,
    Activity,
}

impl CaseTab {
    pub(crate) const ALL: [Self; 3] = [Self::Summary, Self::Events, Self::Activity];

    const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Events => "events",
            Self::Activity => "activity",
        }
    }

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Events => "Events",
            Self::Activity => "Activity",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CasePageLink {
    pub(crate) case: CaseId,
    pub(crate) tab: CaseTab,
    /// Of the tab's list.
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl CasePageLink {
    pub(crate) const fn of(case: CaseId) -> Self {
        Self { case, tab: CaseTab::Summary, size: PAGE_SIZES[0], page: 1 }
    }

    pub(crate) fn read(case: CaseId, search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        let tab = query.first("tab").and_then(|name| CaseTab::ALL.into_iter().find(|tab| tab.name() == name));
        Self {
            case,
            tab: tab.unwrap_or_default(),
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(self) -> String {
        let mut query = QueryText::default();
        if self.tab != CaseTab::Summary {
            query.add("tab", self.tab.name());
        }
        if self.size != PAGE_SIZES[0] {
            query.add("size", self.size);
        }
        if self.page != 1 {
            query.add("page", self.page);
        }
        format!("/cases/{}{}", self.case, query.write())
    }

    pub(crate) fn offset(self) -> u32 {
        offset(self.page, self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        for text in ["", "?tab=events&size=25&page=3", "?tab=activity"] {
            assert_eq!(CasePageLink::read(CaseId(7), text).write(), format!("/cases/7{text}"));
        }
        assert_eq!(CasePageLink::read(CaseId(7), "?tab=gone&page=0&size=7"), CasePageLink::of(CaseId(7)));
    }
}

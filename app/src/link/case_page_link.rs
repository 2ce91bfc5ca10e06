//! The page of one case as a URL.

use super::{PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::{
    CaseId, NoteId, Timestamp,
    timeline::{TimelineCategory, TimelineFilter},
};

/// What of a case is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum CaseTab {
    #[default]
    Summary,
    Timeline,
    Iocs,
    Notes,
    Tasks,
    Attachments,
    Events,
    Alerts,
    Modules,
    Activity,
}

impl CaseTab {
    pub(crate) const ALL: [Self; 10] = [
        Self::Summary,
        Self::Timeline,
        Self::Iocs,
        Self::Notes,
        Self::Tasks,
        Self::Attachments,
        Self::Events,
        Self::Alerts,
        Self::Modules,
        Self::Activity,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Timeline => "timeline",
            Self::Iocs => "iocs",
            Self::Notes => "notes",
            Self::Tasks => "tasks",
            Self::Attachments => "attachments",
            Self::Events => "events",
            Self::Alerts => "alerts",
            Self::Modules => "dim",
            Self::Activity => "activity",
        }
    }

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Timeline => "Timeline",
            Self::Iocs => "IOCs",
            Self::Notes => "Notes",
            Self::Tasks => "Tasks",
            Self::Attachments => "Attachments",
            Self::Events => "Events",
            Self::Alerts => "Alerts",
            Self::Modules => "DIM",
            Self::Activity => "Activity",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CasePageLink {
    pub(crate) case: CaseId,
    pub(crate) tab: CaseTab,
    /// The note that is open.
    pub(crate) note: Option<NoteId>,
    /// What the tab's list is narrowed to.
    pub(crate) text: String,
    /// What the timeline is narrowed to beside that text.
    pub(crate) timeline: TimelineFilter,
    /// To look at a case that was merged, which leads to another otherwise.
    pub(crate) stay: bool,
    /// Of the tab's list.
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl CasePageLink {
    pub(crate) fn of(case: CaseId) -> Self {
        Self {
            case,
            tab: CaseTab::Summary,
            note: None,
            text: String::new(),
            timeline: TimelineFilter::default(),
            stay: false,
            size: PAGE_SIZES[0],
            page: 1,
        }
    }

    pub(crate) fn read(case: CaseId, search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        let tab = query.first("tab").and_then(|name| CaseTab::ALL.into_iter().find(|tab| tab.name() == name));
        Self {
            case,
            tab: tab.unwrap_or_default(),
            note: query.first("note").and_then(|text| text.parse().ok()),
            text: query.first("text").unwrap_or_default().to_owned(),
            timeline: narrowed(&query),
            stay: query.first("stay") == Some("true"),
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        if self.tab != CaseTab::Summary {
            query.add("tab", self.tab.name());
        }
        if let Some(note) = self.note {
            query.add("note", note);
        }
        if !self.text.is_empty() {
            query.add("text", &self.text);
        }
        write_narrowed(&self.timeline, &mut query);
        if self.stay {
            query.add("stay", true);
        }
        if self.size != PAGE_SIZES[0] {
            query.add("size", self.size);
        }
        if self.page != 1 {
            query.add("page", self.page);
        }
        format!("/cases/{}{}", self.case, query.write())
    }

    pub(crate) fn offset(&self) -> u32 {
        offset(self.page, self.size)
    }
}

fn narrowed(query: &QueryText) -> TimelineFilter {
    let time =
        |name: &str| query.first(name).and_then(|text| text.parse().ok()).and_then(Timestamp::from_millis);
    TimelineFilter {
        text: String::new(),
        category: query.first("category").and_then(TimelineCategory::named),
        tag: query.first("tag").unwrap_or_default().to_owned(),
        ioc: query.first("ioc").and_then(|text| text.parse().ok()),
        flagged: query.first("flagged") == Some("true"),
        in_summary: query.first("summary") == Some("true"),
        from: time("from"),
        to: time("to"),
    }
}

fn write_narrowed(filter: &TimelineFilter, query: &mut QueryText) {
    if let Some(category) = filter.category {
        query.add("category", category.name());
    }
    if !filter.tag.is_empty() {
        query.add("tag", &filter.tag);
    }
    if let Some(ioc) = filter.ioc {
        query.add("ioc", ioc);
    }
    for (name, is) in [("flagged", filter.flagged), ("summary", filter.in_summary)] {
        if is {
            query.add(name, true);
        }
    }
    for (name, at) in [("from", filter.from), ("to", filter.to)] {
        if let Some(at) = at {
            query.add(name, at.millis());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        for text in [
            "",
            "?tab=events&size=25&page=3",
            "?tab=activity",
            "?tab=dim&page=2",
            "?tab=notes&note=3",
            "?tab=iocs&text=10.0.0.0/8",
            "?stay=true",
            "?tab=timeline&text=mail&category=initialAccess&tag=a&ioc=3&flagged=true&summary=true&from=1&to=2",
        ] {
            assert_eq!(CasePageLink::read(CaseId(7), text).write(), format!("/cases/7{text}"));
        }
        assert_eq!(CasePageLink::read(CaseId(7), "?tab=gone&page=0&size=7"), CasePageLink::of(CaseId(7)));
    }
}

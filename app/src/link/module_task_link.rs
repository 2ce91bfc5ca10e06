//! The list of DIM tasks as a URL, and where what a task is about stands.

use super::{AlertLink, CasePageLink, CaseTab, EventLink, query_text::QueryText};
use argus_domain::{
    CaseId, ModuleTaskId, Timestamp,
    module::{ObjectKind, ObjectRef, TaskFilter, TaskState},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ModuleTaskLink {
    /// As it is typed: what is no number is no task's.
    pub(crate) id: String,
    pub(crate) state: Option<TaskState>,
    pub(crate) case: String,
    pub(crate) module: String,
    pub(crate) user: String,
    pub(crate) from: Option<Timestamp>,
    pub(crate) to: Option<Timestamp>,
    /// In milliseconds.
    pub(crate) longer_than: Option<i64>,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl ModuleTaskLink {
    pub(crate) const PATH: &str = "/dim-tasks";
    /// "Show [10] entries": the requirement's default first.
    pub(crate) const SIZES: [u32; 4] = [10, 25, 50, 100];

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        let text = |name: &str| query.first(name).unwrap_or_default().to_owned();
        let time = |name: &str| {
            query.first(name).and_then(|text| text.parse().ok()).and_then(Timestamp::from_millis)
        };
        Self {
            id: text("id"),
            state: query.first("state").and_then(TaskState::named),
            case: text("case"),
            module: text("module"),
            user: text("user"),
            from: time("from"),
            to: time("to"),
            longer_than: query.first("longer").and_then(|text| text.parse().ok()),
            size: number("size").filter(|size| Self::SIZES.contains(size)).unwrap_or(Self::SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        let Self { id, state, case, module, user, from, to, longer_than, size, page } = self;
        if !id.is_empty() {
            query.add("id", id);
        }
        if let Some(state) = state {
            query.add("state", state.name());
        }
        for (name, text) in [("case", case), ("module", module), ("user", user)] {
            if !text.is_empty() {
                query.add(name, text);
            }
        }
        for (name, at) in [("from", from), ("to", to)] {
            if let Some(at) = at {
                query.add(name, at.millis());
            }
        }
        if let Some(longer_than) = longer_than {
            query.add("longer", longer_than);
        }
        if *size != Self::SIZES[0] {
            query.add("size", size);
        }
        if *page != 1 {
            query.add("page", page);
        }
        format!("{}{}", Self::PATH, query.write())
    }

    pub(crate) fn filter(&self) -> TaskFilter {
        let typed = self.id.trim().trim_start_matches('#');
        TaskFilter {
            // No task has the number 0.
            id: (!typed.is_empty()).then(|| typed.parse().unwrap_or(ModuleTaskId(0))),
            state: self.state,
            case_name: self.case.clone(),
            module_name: self.module.clone(),
            user: self.user.clone(),
            from: self.from,
            to: self.to,
            longer_than: self.longer_than,
            ..TaskFilter::default()
        }
    }

    pub(crate) fn is_narrowed(&self) -> bool {
        self.filter() != TaskFilter::default()
    }

    /// The same list with something else asked: from its first row.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut link = Self { page: 1, ..self.clone() };
        change(&mut link);
        link
    }
}

/// A task's own page.
pub(crate) fn module_task_address(id: ModuleTaskId) -> String {
    format!("{}/{id}", ModuleTaskLink::PATH)
}

/// Where an object stands, if its page is known. `title` is what it is called there.
pub(crate) fn object_address(object: &ObjectRef, case: Option<CaseId>, title: &str) -> Option<String> {
    let within = |tab: CaseTab| case.map(|case| CasePageLink { tab, ..CasePageLink::of(case) });
    let link = match object.kind {
        ObjectKind::Case => CasePageLink::of(object.id.parse().ok()?),
        ObjectKind::Ioc => CasePageLink { text: title.to_owned(), ..within(CaseTab::Iocs)? },
        ObjectKind::Note => CasePageLink { note: object.id.parse().ok(), ..within(CaseTab::Notes)? },
        ObjectKind::Task => within(CaseTab::Tasks)?,
        ObjectKind::TimelineEntry => CasePageLink { text: title.to_owned(), ..within(CaseTab::Timeline)? },
        ObjectKind::Evidence => within(CaseTab::Attachments)?,
        ObjectKind::Alert => return Some(format!("{}/{}", AlertLink::PATH, object.id)),
        ObjectKind::Event => {
            let event = object.id.parse().ok()?;
            return Some(EventLink { event: Some(event), ..EventLink::default() }.write());
        }
    };
    Some(link.write())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        for text in [
            "",
            "?id=7",
            "?state=running&case=AI&module=eve&user=argus&from=1&to=2&longer=1000&size=25&page=3",
        ] {
            assert_eq!(ModuleTaskLink::read(text).write(), format!("/dim-tasks{text}"));
        }
        assert!(!ModuleTaskLink::read("?page=2&size=25").is_narrowed());
        assert_eq!(ModuleTaskLink::read("?id=%237").filter().id, Some(ModuleTaskId(7)));
        assert_eq!(ModuleTaskLink::read("?id=x").filter().id, Some(ModuleTaskId(0)), "finds nothing");
    }

    #[test]
    fn objects_have_places() {
        let at = |kind, id: &str, title: &str| {
            object_address(&ObjectRef::new(kind, id), Some(CaseId(7)), title).unwrap_or_default()
        };
        assert_eq!(at(ObjectKind::Case, "9", ""), "/cases/9");
        assert_eq!(at(ObjectKind::Ioc, "3", "evil.example"), "/cases/7?tab=iocs&text=evil.example");
        assert_eq!(at(ObjectKind::Note, "4", ""), "/cases/7?tab=notes&note=4");
        assert_eq!(at(ObjectKind::Alert, "5", ""), "/alerts/5");
        assert_eq!(object_address(&ObjectRef::new(ObjectKind::Task, "4"), None, ""), None);
    }
}

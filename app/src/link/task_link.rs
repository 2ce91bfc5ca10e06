//! One's own tasks as a URL.

use super::{PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::task::{TaskFilter, TaskStatus};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TaskLink {
    pub(crate) filter: TaskFilter,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl TaskLink {
    pub(crate) const PATH: &str = "/tasks";

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        Self {
            filter: TaskFilter {
                statuses: query.all("status").filter_map(TaskStatus::named).collect(),
                overdue: query.first("overdue") == Some("yes"),
                case: query.first("case").and_then(|id| id.parse().ok()),
            },
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        for status in &self.filter.statuses {
            query.add("status", status.name());
        }
        if self.filter.overdue {
            query.add("overdue", "yes");
        }
        if let Some(case) = self.filter.case {
            query.add("case", case);
        }
        if self.size != PAGE_SIZES[0] {
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

    pub(crate) fn is_filtered(&self) -> bool {
        self.filter != TaskFilter::default()
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
        for text in ["", "?overdue=yes", "?status=onHold&status=done&case=7&size=25&page=2"] {
            assert_eq!(TaskLink::read(text).write(), format!("/tasks{text}"));
        }
        assert!(!TaskLink::read("?status=gone&case=x").is_filtered());
    }
}

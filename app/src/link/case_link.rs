//! The list of cases as a URL.

use super::{PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::case::{CaseFilter, CaseState};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CaseLink {
    pub(crate) filter: CaseFilter,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl Default for CaseLink {
    fn default() -> Self {
        Self { filter: CaseFilter::default(), size: PAGE_SIZES[0], page: 1 }
    }
}

impl CaseLink {
    pub(crate) const PATH: &str = "/cases";

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        Self {
            filter: CaseFilter {
                text: query.first("text").unwrap_or_default().to_owned(),
                state: query.first("state").and_then(state),
            },
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        if !self.filter.text.is_empty() {
            query.add("text", &self.filter.text);
        }
        if let Some(state) = self.filter.state {
            query.add("state", state.name());
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
        self.filter != CaseFilter::default()
    }

    /// The same list with something else asked: from its first row.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut link = Self { page: 1, ..self.clone() };
        change(&mut link);
        link
    }
}

pub(crate) fn state(name: &str) -> Option<CaseState> {
    [CaseState::Open, CaseState::Closed].into_iter().find(|state| state.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        for text in ["", "?text=ai+case&state=open&size=25&page=2"] {
            let link = CaseLink::read(text);
            assert_eq!(link.write(), format!("/cases{text}"));
        }
        assert!(!CaseLink::read("?state=gone").is_filtered());
    }
}

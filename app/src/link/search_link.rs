//! The search in cases as a URL.

use super::{AlertLink, CasePageLink, CaseTab, PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::{
    NoteId,
    search::{Hit, SearchKind, TextQuery},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SearchLink {
    pub(crate) query: TextQuery,
    /// Only of this kind, by pages; without one, the first of each.
    pub(crate) kind: Option<SearchKind>,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl Default for SearchLink {
    fn default() -> Self {
        Self { query: TextQuery::default(), kind: None, size: PAGE_SIZES[0], page: 1 }
    }
}

impl SearchLink {
    pub(crate) const PATH: &str = "/search";

    pub(crate) fn of(text: &str) -> Self {
        Self { query: TextQuery { text: text.to_owned(), customer: None }, ..Self::default() }
    }

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        Self {
            query: TextQuery {
                text: query.first("text").unwrap_or_default().to_owned(),
                customer: query.first("customer").and_then(|id| id.parse().ok()),
            },
            kind: query.first("kind").and_then(SearchKind::named),
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        if !self.query.text.is_empty() {
            query.add("text", &self.query.text);
        }
        if let Some(kind) = self.kind {
            query.add("kind", kind.name());
        }
        if let Some(customer) = self.query.customer {
            query.add("customer", customer);
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

    /// The same search with something else asked: from its first row.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut link = Self { page: 1, ..self.clone() };
        change(&mut link);
        link
    }
}

/// Where what was found stands.
pub(crate) fn place_of(hit: &Hit) -> String {
    let Some(case) = hit.case else { return format!("{}/{}", AlertLink::PATH, hit.id) };
    let case = CasePageLink::of(case);
    let link = match hit.kind {
        SearchKind::Case | SearchKind::Comment | SearchKind::Alert => case,
        SearchKind::Ioc => {
            let value = hit.title.iter().map(|piece| piece.text.as_str()).collect();
            CasePageLink { tab: CaseTab::Iocs, text: value, ..case }
        }
        SearchKind::Note => CasePageLink { tab: CaseTab::Notes, note: Some(NoteId(hit.id)), ..case },
        SearchKind::Attachment => CasePageLink { tab: CaseTab::Attachments, ..case },
        SearchKind::Timeline => {
            let title = hit.title.iter().map(|piece| piece.text.as_str()).collect();
            CasePageLink { tab: CaseTab::Timeline, text: title, ..case }
        }
        SearchKind::Task => CasePageLink { tab: CaseTab::Tasks, ..case },
    };
    link.write()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        for text in ["", "?text=evil.example", "?text=lateral+move&kind=note&customer=2&size=25&page=3"] {
            assert_eq!(SearchLink::read(text).write(), format!("/search{text}"));
        }
        assert_eq!(SearchLink::read("?kind=gone&page=0"), SearchLink::default());
    }
}

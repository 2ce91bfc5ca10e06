//! The list of cases as a URL.

use super::{PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::case::{CaseFilter, CaseSort, CaseSortKey, CustomMatch, Lifecycle};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CaseLink {
    pub(crate) filter: CaseFilter,
    pub(crate) sort: CaseSort,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl Default for CaseLink {
    fn default() -> Self {
        Self { filter: CaseFilter::default(), sort: CaseSort::default(), size: PAGE_SIZES[0], page: 1 }
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
                lifecycle: query.first("state").and_then(Lifecycle::named),
                states: query.all("step").map(str::to_owned).collect(),
                severities: query.all("severity").filter_map(|name| name.parse().ok()).collect(),
                customers: query.all("customer").filter_map(|id| id.parse().ok()).collect(),
                assignees: query.all("assignee").filter_map(|who| who.parse().ok()).collect(),
                tags: query.all("tag").filter_map(|tag| tag.parse().ok()).collect(),
                custom: query.all("field").filter_map(CustomMatch::read).collect(),
            },
            sort: query.first("sort").and_then(sort).unwrap_or_default(),
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        if !self.filter.text.is_empty() {
            query.add("text", &self.filter.text);
        }
        if let Some(lifecycle) = self.filter.lifecycle {
            query.add("state", lifecycle.name());
        }
        for state in &self.filter.states {
            query.add("step", state);
        }
        for severity in &self.filter.severities {
            query.add("severity", severity);
        }
        for customer in &self.filter.customers {
            query.add("customer", customer);
        }
        for assignee in &self.filter.assignees {
            query.add("assignee", assignee);
        }
        for tag in &self.filter.tags {
            query.add("tag", tag);
        }
        for one in &self.filter.custom {
            query.add("field", one);
        }
        if self.sort != CaseSort::default() {
            let sign = if self.sort.descending { "-" } else { "" };
            query.add("sort", format_args!("{sign}{}", name_of(self.sort.key)));
        }
        if self.size != PAGE_SIZES[0] {
            query.add("size", self.size);
        }
        if self.page != 1 {
            query.add("page", self.page);
        }
        format!("{}{}", Self::PATH, query.write())
    }

    /// The question alone: what is asked and in what order, from the first row. It is the query part of an
    /// address, without the question mark.
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
        self.filter != CaseFilter::default()
    }

    /// The same list with something else asked: from its first row.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut link = Self { page: 1, ..self.clone() };
        change(&mut link);
        link
    }
}

const fn name_of(key: CaseSortKey) -> &'static str {
    match key {
        CaseSortKey::Id => "id",
        CaseSortKey::Updated => "updated",
        CaseSortKey::Severity => "severity",
    }
}

/// `-updated`
fn sort(text: &str) -> Option<CaseSort> {
    let (descending, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
    let key = [CaseSortKey::Id, CaseSortKey::Updated, CaseSortKey::Severity]
        .into_iter()
        .find(|key| name_of(*key) == name)?;
    Some(CaseSort { key, descending })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        let full = "?text=ai+case&state=open&step=Containment&severity=high&severity=critical&customer=2\
                    &assignee=me&assignee=nobody&assignee=3&tag=a:b&field=site:Oslo:1&sort=-updated&size=25&page=2";
        for text in ["", "?sort=id", full] {
            let link = CaseLink::read(text);
            assert_eq!(link.write(), format!("/cases{text}"));
        }
        assert!(!CaseLink::read("?state=gone").is_filtered());
        assert_eq!(CaseLink::read("?tag=a:b&page=2").question(), "tag=a:b");
        assert_eq!(CaseLink::of_question("tag=a:b"), "/cases?tag=a:b");
    }
}

//! What the list is of, for what it has in common with others.

use crate::{
    api::{Failure, case::list_cases},
    link::CaseLink,
    pages::work_list::{ListLink, Listed, WorkList},
    state::Live,
};
use argus_domain::{
    CaseId,
    case::{CaseFilter, CaseSortKey, CaseSummary},
    criteria::Page,
};

pub(super) type CaseList = WorkList<CaseSummary>;

impl Listed for CaseSummary {
    type Id = CaseId;
    type Link = CaseLink;

    const NOUN: &str = "case";
    const SHOW_NEWS: &'static str = "Show the new cases";

    fn id(&self) -> CaseId {
        self.id
    }

    fn find(link: CaseLink) -> impl Future<Output = Result<Page<Self>, Failure>> + 'static {
        let offset = link.offset();
        list_cases(link.filter, link.sort, link.size, offset)
    }

    fn track_news(live: Live) {
        live.case_news();
    }
}

impl ListLink for CaseLink {
    type Filter = CaseFilter;

    fn read(search: &str) -> Self {
        Self::read(search)
    }

    fn write(&self) -> String {
        self.write()
    }

    fn filter(&self) -> &CaseFilter {
        &self.filter
    }

    fn narrowed(&self, narrow: impl FnOnce(&mut CaseFilter)) -> Self {
        self.changed(|link| narrow(&mut link.filter))
    }

    fn text(&self) -> &str {
        &self.filter.text
    }

    fn searched(&self, text: String) -> Self {
        self.changed(|link| link.filter.text = text)
    }

    fn size(&self) -> u32 {
        self.size
    }

    fn is_first_page(&self) -> bool {
        self.page == 1
    }

    fn begins_with_newest(&self) -> bool {
        self.page == 1 && self.sort.descending && self.sort.key != CaseSortKey::Severity
    }
}

//! What the list is of, for what it has in common with others.

use crate::{
    api::{Failure, case::list_cases},
    link::CaseLink,
    pages::work_list::{Listed, WorkList},
    state::Live,
};
use argus_domain::{
    CaseId,
    case::{CaseFilter, CaseSummary},
    criteria::Page,
};

pub(super) type CaseList = WorkList<CaseSummary>;

impl Listed for CaseSummary {
    type Id = CaseId;
    type Question = CaseFilter;

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

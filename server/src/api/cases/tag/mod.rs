//! `/cases/v2/case/{caseID}/tags`: tags of a case.

mod add;
mod list;
mod remove;
mod remove_named;

use super::model::CaseTag;
use crate::api::{
    answer::Envelope,
    openapi::Routes,
    paging::{MAX_LIMIT, Paging},
};
use argus_domain::{CaseId, case::TagRecord};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, add::add))
        .calls(routes!(remove::remove))
        .calls(routes!(remove_named::remove_named))
}

/// Those that a call added or removed.
fn touched(case: CaseId, records: Vec<TagRecord>, is_deleted: bool) -> Envelope<Vec<CaseTag>> {
    let tags = records.into_iter().map(|record| CaseTag::new(case, record, is_deleted)).collect();
    let paging = Paging { limit: MAX_LIMIT, offset: 0 };
    Envelope::page(paging, paging.cut(tags))
}

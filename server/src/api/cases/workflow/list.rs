//! `GET /cases/v2/case/{caseID}/workflows`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseWorkflow, path::case_id},
    openapi::{InQuery, Many, NotFound, takes},
    paging::{MAX_LIMIT, Paging},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_service::case;

takes! {
    /// Which requests.
    struct WorkflowCriteria {
        /// Changes nothing: requests are not deleted.
        includeDeleted: bool,
    }
}

/// Lists what somebody was asked to do with a case, the first first.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/workflows",
    operation_id = "listCaseWorkflows",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<WorkflowCriteria>,
    ),
    responses(
        (status = 200, description = "The requests", body = Many<CaseWorkflow>),
        NotFound,
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<CaseWorkflow>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = fields_of::<WorkflowCriteria>(pairs);
    fields.bool("includeDeleted");
    fields.finish()?;
    let requests = case::requests(&ctx, id).await?.into_iter().map(CaseWorkflow::from).collect();
    let paging = Paging { limit: MAX_LIMIT, offset: 0 };
    Ok(Envelope::page(paging, paging.cut(requests)))
}

//! `POST /cases/v2/case/search`: cases by criteria.

use super::page;
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        criteria::{CaseSearchCriteria, full},
        model::CaseVo,
    },
    openapi::Many,
};
use axum::body::Body;

/// Lists cases by criteria.
///
/// Needs the permission viewCases.
#[utoipa::path(
    post,
    path = "/cases/v2/case/search",
    operation_id = "searchCases",
    request_body = CaseSearchCriteria,
    responses(
        (status = 200, description = "A page of cases", body = Many<CaseVo>),
    ),
)]
pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<CaseVo>>, ApiError> {
    page(&ctx, body::fields_of::<CaseSearchCriteria>(body, body::SMALL).await?, full).await
}

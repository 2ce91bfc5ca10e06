//! `POST /cases/v2/case/search`: cases by criteria.

use super::page;
use crate::api::{
    ApiError, body,
    caller::Caller,
    cases::{
        criteria::{CaseSearchCriteria, full},
        model::CaseVo,
    },
    format::Format,
    openapi::{Many, NotAcceptable},
};
use axum::{body::Body, response::Response};

/// Lists cases by criteria.
///
/// The header `Accept` chooses between JSON, CSV with a line of names, and JSON lines with a case a line.
///
/// Needs the permission viewCases.
#[utoipa::path(
    post,
    path = "/cases/v2/case/search",
    operation_id = "searchCases",
    request_body = CaseSearchCriteria,
    responses(
        (status = 200, description = "A page of cases", content(
            (Many<CaseVo> = "application/json"),
            (String = "text/csv"),
            (String = "application/jsonl"),
        )),
        NotAcceptable,
    ),
)]
pub(super) async fn search(Caller(ctx): Caller, format: Format, body: Body) -> Result<Response, ApiError> {
    page(&ctx, format, body::fields_of::<CaseSearchCriteria>(body, body::SMALL).await?, full).await
}

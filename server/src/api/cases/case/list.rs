//! `GET /cases/v2/case`: cases by query parameters.

use super::page;
use crate::api::{
    ApiError,
    caller::Caller,
    cases::{
        criteria::{CaseListCriteria, simple},
        model::CaseVo,
    },
    format::Format,
    openapi::{InQuery, Many, NotAcceptable},
    query::{Pairs, fields_of},
};
use axum::response::Response;

/// Lists cases by query parameters.
///
/// The header `Accept` chooses between JSON, CSV with a line of names, and JSON lines with a case a line.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case",
    operation_id = "listCases",
    params(InQuery<CaseListCriteria>),
    responses(
        (status = 200, description = "A page of cases", content(
            (Many<CaseVo> = "application/json"),
            (String = "text/csv"),
            (String = "application/jsonl"),
        )),
        NotAcceptable,
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, format: Format, pairs: Pairs) -> Result<Response, ApiError> {
    page(&ctx, format, fields_of::<CaseListCriteria>(pairs), simple).await
}

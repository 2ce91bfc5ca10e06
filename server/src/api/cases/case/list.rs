//! `GET /cases/v2/case`: cases by query parameters.

use super::page;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        criteria::{CaseListCriteria, simple},
        model::CaseVo,
    },
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
};

/// Lists cases by query parameters.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case",
    operation_id = "listCases",
    params(InQuery<CaseListCriteria>),
    responses(
        (status = 200, description = "A page of cases", body = Many<CaseVo>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<CaseVo>>, ApiError> {
    page(&ctx, fields_of::<CaseListCriteria>(pairs), simple).await
}

//! `GET /cases/v2/case/{caseID}/history/{transactionID}`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        model::CaseTransaction,
        path::{case_id, numbered},
    },
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::{ActivityId, numbered::Counted};
use argus_service::case;
use axum::http::StatusCode;

/// Gives one thing that was done with a case.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/history/{transactionID}",
    operation_id = "getCaseTransaction",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("transactionID" = String, Path, format = "uuid", description = "The transaction's id"),
    ),
    responses(
        (status = 200, description = "The transaction", body = One<CaseTransaction>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
) -> Result<Envelope<CaseTransaction>, ApiError> {
    let case = case_id("caseID", &case)?;
    let id = ActivityId(numbered(Counted::Transaction, "transactionID", &id)?);
    let transaction = CaseTransaction::new(case::deed(&ctx, case, id).await?);
    let missing = || ApiError::NotFound("There is no such transaction.".to_owned());
    Ok(Envelope::of(StatusCode::OK, transaction.ok_or_else(missing)?))
}

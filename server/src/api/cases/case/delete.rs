//! `DELETE /cases/v2/case/{id}`: a case is deleted.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseVo, path::case_id},
    openapi::{InQuery, NotFound, One, takes},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_service::case;
use axum::http::StatusCode;

takes! {
    /// How a case is deleted.
    struct CaseDeletion {
        /// For the log.
        comment: String,
    }
}

/// Deletes a case.
///
/// It is kept in the log only. Its events stay linked.
///
/// Needs the permission deleteCase.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/{id}",
    operation_id = "deleteCase",
    params(
        ("id" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<CaseDeletion>,
    ),
    responses(
        (status = 200, description = "The case as it was", body = One<CaseVo>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<CaseVo>, ApiError> {
    let id = case_id("id", &id)?;
    let mut fields = fields_of::<CaseDeletion>(pairs);
    let comment = fields.text("comment").unwrap_or_default();
    fields.finish()?;
    let deleted = case::delete(&ctx, id, &comment).await?;
    Ok(Envelope::of(StatusCode::OK, CaseVo::whole(deleted)))
}

//! `/cases/v2/case/prepare`: numbers of cases that are still to be opened.

use super::opening::{OpeningFields, open, read};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{model::CaseVo, path::case_id, written::notification},
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::{CaseId, case::CaseOpening};
use argus_service::case;
use axum::{body::Body, http::StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

/// A number that no other case will have.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PreparedCase {
    #[serde(rename = "caseID")]
    #[schema(value_type = i64)]
    id: CaseId,
}

/// Prepares a case: gives the number with which whoever asks may open one within a day.
///
/// Needs the permission createCase.
#[utoipa::path(
    post,
    path = "/cases/v2/case/prepare",
    operation_id = "prepareCase",
    responses(
        (status = 201, description = "The number", body = One<PreparedCase>),
    ),
)]
pub(super) async fn prepare(Caller(ctx): Caller) -> Result<Envelope<PreparedCase>, ApiError> {
    Ok(Envelope::of(StatusCode::CREATED, PreparedCase { id: case::prepare(&ctx).await? }))
}

/// Gives up a number that the caller prepared.
///
/// Needs the permission createCase.
#[utoipa::path(
    delete,
    path = "/cases/v2/case/prepare/{caseID}",
    operation_id = "abortPreparedCase",
    params(("caseID" = i64, Path, minimum = 1, description = "The number that was prepared")),
    responses(
        (status = 200, description = "The number that is given up", body = One<PreparedCase>),
        NotFound,
    ),
)]
pub(super) async fn give_up(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<PreparedCase>, ApiError> {
    let id = case_id("caseID", &id)?;
    case::give_up_prepared(&ctx, id).await?;
    Ok(Envelope::of(StatusCode::OK, PreparedCase { id }))
}

/// Opens a case with the number that the caller prepared for it.
///
/// Needs the permission createCase.
#[utoipa::path(
    post,
    path = "/cases/v2/case/{id}",
    operation_id = "createPreparedCase",
    params(("id" = i64, Path, minimum = 1, description = "The number that was prepared")),
    request_body = OpeningFields,
    responses(
        (status = 201, description = "The case", body = One<CaseVo>),
        NotFound,
    ),
)]
pub(super) async fn create(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseVo>, ApiError> {
    let number = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<OpeningFields>(body, body::SMALL).await?;
    let ctx = ctx.telling_contacts(notification(&mut fields));
    let (new, opening, members) = read(&mut fields);
    fields.finish()?;
    open(&ctx, new, CaseOpening { number: Some(number), ..opening }, members).await
}

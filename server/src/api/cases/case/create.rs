//! `POST /cases/v2/case`: a case is opened.

use super::opening::{OpeningFields, open, read};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{model::CaseVo, written::notification},
    openapi::One,
};
use axum::body::Body;

/// Opens a case.
///
/// Needs the permission createCase.
#[utoipa::path(
    post,
    path = "/cases/v2/case",
    operation_id = "createCase",
    request_body = OpeningFields,
    responses(
        (status = 201, description = "The case", body = One<CaseVo>),
    ),
)]
pub(super) async fn create(Caller(ctx): Caller, body: Body) -> Result<Envelope<CaseVo>, ApiError> {
    let mut fields = body::fields_of::<OpeningFields>(body, body::SMALL).await?;
    let ctx = ctx.telling_contacts(notification(&mut fields));
    let (new, opening, members) = read(&mut fields);
    fields.finish()?;
    open(&ctx, new, opening, members).await
}

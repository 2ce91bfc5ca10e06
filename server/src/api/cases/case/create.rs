//! `POST /cases/v2/case`: a case is opened.

use super::opening::{Member, OpeningFields, read};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{access::subject, model::CaseVo, written::named},
    openapi::One,
};
use argus_service::case;
use axum::{body::Body, http::StatusCode};

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
    let (new, mut opening, members) = read(&mut fields);
    fields.finish()?;
    for Member { name, field, level } in members {
        opening.members.push((subject(&ctx, &name, &field).await?, level));
    }
    let opened = case::open(&ctx, new, opening).await.map_err(named)?;
    Ok(Envelope::of(StatusCode::CREATED, CaseVo::whole(opened)))
}

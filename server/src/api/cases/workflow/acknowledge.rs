//! `PUT /cases/v2/case/{caseID}/workflows/{workflow}/acknowledge`

use super::note::{NoteFields, read};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        model::CaseWorkflow,
        path::{case_id, flow},
        written::named,
    },
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::case;
use axum::{body::Body, http::StatusCode};

/// Takes notice of what was asked for last.
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/workflows/{workflow}/acknowledge",
    operation_id = "acknowledgeCaseWorkflow",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("workflow" = String, Path, description = "What is to be done"),
    ),
    request_body = NoteFields,
    responses(
        (status = 200, description = "The request as it is now", body = One<CaseWorkflow>),
        NotFound,
    ),
)]
pub(super) async fn acknowledge(
    Caller(ctx): Caller,
    PathTexts((case, workflow)): PathTexts<(String, String)>,
    body: Body,
) -> Result<Envelope<CaseWorkflow>, ApiError> {
    let (case, flow) = (case_id("caseID", &case)?, flow(&workflow)?);
    let mut fields = body::fields_of::<NoteFields>(body, body::SMALL).await?;
    let note = read(&mut fields);
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, case::acknowledge(&ctx, case, flow, note).await.map_err(named)?.into()))
}

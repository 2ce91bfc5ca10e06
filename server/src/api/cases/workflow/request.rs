//! `PUT /cases/v2/case/{caseID}/workflows/{workflow}/request`

use super::note::{RequestFields, read};
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

/// Asks somebody to do something with a case. While nobody took notice of the last time, that stays.
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/workflows/{workflow}/request",
    operation_id = "requestCaseWorkflow",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("workflow" = String, Path, description = "What is to be done"),
    ),
    request_body = RequestFields,
    responses(
        (status = 200, description = "The request as it is now", body = One<CaseWorkflow>),
        NotFound,
    ),
)]
pub(super) async fn request(
    Caller(ctx): Caller,
    PathTexts((case, workflow)): PathTexts<(String, String)>,
    body: Body,
) -> Result<Envelope<CaseWorkflow>, ApiError> {
    let (case, flow) = (case_id("caseID", &case)?, flow(&workflow)?);
    let mut fields = body::fields_of::<RequestFields>(body, body::SMALL).await?;
    let mut note = read(&mut fields);
    note.external_reference = fields.text("externalReference");
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, case::request(&ctx, case, flow, note).await.map_err(named)?.into()))
}

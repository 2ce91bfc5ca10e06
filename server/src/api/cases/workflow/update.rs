//! `PUT /cases/v2/case/{caseID}/workflows/{workflow}`

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        model::CaseWorkflow,
        path::{case_id, flow},
        written::{markdown, named},
    },
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::case;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is to be said otherwise of a request. What is left out stays.
    #[schema(as = CaseWorkflowUpdate)]
    #[schema(example = json!({"externalReference": "T-17"}))]
    struct UpdateFields {
        /// In HTML.
        requestComment: String,
        acknowledgedComment: String,
        externalReference: String,
    }
}

/// Puts right what was said with the last request.
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/workflows/{workflow}",
    operation_id = "updateCaseWorkflow",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("workflow" = String, Path, description = "What is to be done"),
    ),
    request_body = UpdateFields,
    responses(
        (status = 200, description = "The request as it is now", body = One<CaseWorkflow>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts((case, workflow)): PathTexts<(String, String)>,
    body: Body,
) -> Result<Envelope<CaseWorkflow>, ApiError> {
    let (case, flow) = (case_id("caseID", &case)?, flow(&workflow)?);
    let mut fields = body::fields_of::<UpdateFields>(body, body::SMALL).await?;
    let said = markdown(&mut fields, "requestComment", false);
    let noticed = markdown(&mut fields, "acknowledgedComment", false);
    let reference = fields.text("externalReference");
    fields.finish()?;
    let amended = case::amend(&ctx, case, flow, said, noticed, reference).await.map_err(named)?;
    Ok(Envelope::of(StatusCode::OK, amended.into()))
}

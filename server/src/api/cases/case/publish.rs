//! `PUT /cases/v2/case/{caseID}/publish`: a case is published.

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        criteria::CaseStatusName,
        model::CaseVo,
        path::case_id,
        written::{CaseNotification, named, notification},
    },
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::case;
use axum::{body::Body, http::StatusCode};

takes! {
    /// How a case is published.
    #[schema(as = CasePublishing)]
    #[schema(example = json!({"status": "pendingCustomer"}))]
    struct PublishingFields {
        /// What it is from now on; it stays what it is where this is left out.
        status: CaseStatusName,
        notification: CaseNotification,
    }
}

/// Publishes a case that was opened with `publish` false.
///
/// Whoever sees its customer sees it from now on, unless its access mode or list says otherwise.
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/publish",
    operation_id = "publishCase",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = Option<PublishingFields>,
    responses(
        (status = 200, description = "The case as it is now", body = One<CaseVo>),
        NotFound,
    ),
)]
pub(super) async fn publish(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseVo>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<PublishingFields>(body, body::SMALL).await?;
    let status = fields.parsed("status");
    let ctx = ctx.telling_contacts(notification(&mut fields));
    fields.finish()?;
    let published = case::publish(&ctx, id, status).await.map_err(named)?;
    Ok(Envelope::of(StatusCode::OK, CaseVo::whole(published)))
}

//! `POST /alerts/v1/alert/{id}/ioc`: an alert gets an indicator.

use super::super::{
    create::{AlertIocFields, new_ioc},
    model::AlertVo,
    path::alert_id,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::alert::AlertPartChange;
use argus_service::alert;
use axum::{body::Body, http::StatusCode};

/// Adds an indicator to an alert.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    post,
    path = "/alerts/v1/alert/{id}/ioc",
    operation_id = "addAlertIoc",
    params(("id" = i64, Path, minimum = 1, description = "The alert's number")),
    request_body = AlertIocFields,
    responses(
        (status = 201, description = "The alert as it is now", body = One<AlertVo>),
        NotFound,
    ),
)]
pub(super) async fn create(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<AlertVo>, ApiError> {
    let id = alert_id(&id)?;
    let mut fields = body::fields_of::<AlertIocFields>(body, body::SMALL).await?;
    let new = new_ioc(&mut fields);
    fields.finish()?;
    let changed = alert::change_part(&ctx, id, AlertPartChange::AddIoc(new)).await?;
    Ok(Envelope::of(StatusCode::CREATED, changed.into()))
}

//! `DELETE /alerts/v1/alert/{id}/ioc/{iocID}`: an indicator of an alert is removed.

use super::super::{
    model::AlertVo,
    path::{alert_id, ioc_id},
};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::alert::AlertPartChange;
use argus_service::alert;
use axum::http::StatusCode;

/// Removes an indicator from an alert. The log keeps what it was.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    delete,
    path = "/alerts/v1/alert/{id}/ioc/{iocID}",
    operation_id = "removeAlertIoc",
    params(
        ("id" = i64, Path, minimum = 1, description = "The alert's number"),
        ("iocID" = i64, Path, minimum = 1, description = "The indicator's number"),
    ),
    responses(
        (status = 200, description = "The alert as it is now", body = One<AlertVo>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts((id, ioc)): PathTexts<(String, String)>,
) -> Result<Envelope<AlertVo>, ApiError> {
    let (id, ioc) = (alert_id(&id)?, ioc_id(&ioc)?);
    let changed = alert::change_part(&ctx, id, AlertPartChange::RemoveIoc(ioc)).await?;
    Ok(Envelope::of(StatusCode::OK, changed.into()))
}

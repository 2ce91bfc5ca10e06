//! `DELETE /alerts/v1/alert/{id}/asset/{assetID}`: an asset of an alert is removed.

use super::super::{
    model::AlertVo,
    path::{alert_id, asset_id},
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

/// Removes an asset from an alert. The log keeps what it was.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    delete,
    path = "/alerts/v1/alert/{id}/asset/{assetID}",
    operation_id = "removeAlertAsset",
    params(
        ("id" = i64, Path, minimum = 1, description = "The alert's number"),
        ("assetID" = i64, Path, minimum = 1, description = "The asset's number"),
    ),
    responses(
        (status = 200, description = "The alert as it is now", body = One<AlertVo>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts((id, asset)): PathTexts<(String, String)>,
) -> Result<Envelope<AlertVo>, ApiError> {
    let (id, asset) = (alert_id(&id)?, asset_id(&asset)?);
    let changed = alert::change_part(&ctx, id, AlertPartChange::RemoveAsset(asset)).await?;
    Ok(Envelope::of(StatusCode::OK, changed.into()))
}

//! `PUT /alerts/v1/alert/{id}/asset/{assetID}`: an asset of an alert is changed.

use super::super::{
    model::AlertVo,
    path::{alert_id, asset_id},
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::alert::{AlertChange, AlertPartChange, AssetChange};
use argus_service::alert;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is to be another. What is left out stays.
    #[schema(as = AlertAssetChange)]
    #[schema(example = json!({"ip": "10.0.0.18"}))]
    struct AssetFields {
        name: String,
        r#type: String,
        ip: String,
        domain: String,
        description: String,
    }
}

/// Changes an asset of an alert.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    put,
    path = "/alerts/v1/alert/{id}/asset/{assetID}",
    operation_id = "updateAlertAsset",
    params(
        ("id" = i64, Path, minimum = 1, description = "The alert's number"),
        ("assetID" = i64, Path, minimum = 1, description = "The asset's number"),
    ),
    request_body = AssetFields,
    responses(
        (status = 200, description = "The alert as it is now", body = One<AlertVo>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts((id, asset)): PathTexts<(String, String)>,
    body: Body,
) -> Result<Envelope<AlertVo>, ApiError> {
    let (id, asset) = (alert_id(&id)?, asset_id(&asset)?);
    let mut fields = body::fields_of::<AssetFields>(body, body::SMALL).await?;
    let change = AssetChange {
        version: AlertChange::LATEST,
        name: fields.text("name"),
        kind: fields.text("type"),
        ip: fields.text("ip"),
        domain: fields.text("domain"),
        description: fields.text("description"),
    };
    fields.finish()?;
    let changed = alert::change_part(&ctx, id, AlertPartChange::ChangeAsset(asset, change)).await?;
    Ok(Envelope::of(StatusCode::OK, changed.into()))
}

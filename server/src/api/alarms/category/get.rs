//! `GET /alarms/v1/category/{idOrShortName}`

use crate::api::{
    ApiError,
    alarms::model::AttackCategory,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::Invalid;
use argus_service::alarm;
use axum::http::StatusCode;

/// Gives one attack category.
#[utoipa::path(
    get,
    path = "/alarms/v1/category/{idOrShortName}",
    operation_id = "getCategory",
    params(("idOrShortName" = String, Path, description = "The category's number or name")),
    responses(
        (status = 200, description = "The category", body = One<AttackCategory>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<AttackCategory>, ApiError> {
    if name.parse::<i64>().is_ok_and(|id| id < 1) {
        return Err(Invalid::one("id", "must be a whole number above 0, or a name").into());
    }
    Ok(Envelope::of(StatusCode::OK, alarm::category(&ctx, &name).await?.into()))
}

//! `PUT /alerts/v1/silence/{id}`: a silence lasts longer, or shorter.

use super::{model::SilenceVo, silence_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::Invalid;
use argus_service::silence;
use axum::{body::Body, http::StatusCode};

takes! {
    /// When it ends.
    #[schema(as = SilenceChange)]
    #[schema(example = json!({"endTimestamp": "+4hours"}))]
    struct SilenceChangeFields {
        #[schema(required)]
        endTimestamp: String,
    }
}

/// Changes when a silence ends.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    put,
    path = "/alerts/v1/silence/{id}",
    operation_id = "updateSilence",
    params(("id" = i64, Path, minimum = 1, description = "The silence's number")),
    request_body = SilenceChangeFields,
    responses(
        (status = 200, description = "The silence as it is now", body = One<SilenceVo>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<SilenceVo>, ApiError> {
    let id = silence_id(&id)?;
    let mut fields = body::fields_of::<SilenceChangeFields>(body, body::SMALL).await?;
    let until = fields.parsed("endTimestamp");
    fields.finish()?;
    let until = until.ok_or_else(|| Invalid::one("endTimestamp", "must be given"))?;
    let changed = silence::set_until(&ctx, id, i64::MAX, Some(until)).await?;
    Ok(Envelope::of(StatusCode::OK, changed.into()))
}

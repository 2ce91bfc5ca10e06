//! `GET /alerts/v1/policy/{id}`: one policy.

use super::{model::PolicyVo, policy_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::policy;
use axum::http::StatusCode;

/// Gives one notification policy.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/alerts/v1/policy/{id}",
    operation_id = "getPolicy",
    params(("id" = i64, Path, minimum = 1, description = "The policy's number")),
    responses(
        (status = 200, description = "The policy", body = One<PolicyVo>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<PolicyVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, policy::get(&ctx, policy_id(&id)?).await?.into()))
}

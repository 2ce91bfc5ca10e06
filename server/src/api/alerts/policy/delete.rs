//! `DELETE /alerts/v1/policy/{id}`: a policy is deleted.

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

/// Deletes a notification policy. What it told stays in the history; what waits is not told.
///
/// Needs the permission administer.
#[utoipa::path(
    delete,
    path = "/alerts/v1/policy/{id}",
    operation_id = "deletePolicy",
    params(("id" = i64, Path, minimum = 1, description = "The policy's number")),
    responses(
        (status = 200, description = "The policy as it was", body = One<PolicyVo>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<PolicyVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, policy::remove(&ctx, policy_id(&id)?).await?.into()))
}

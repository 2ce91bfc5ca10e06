//! `PUT /alerts/v1/policy/{id}`: a policy is changed.

use super::{
    fields::{PolicyFields, read},
    model::PolicyVo,
    policy_id,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::policy;
use axum::{body::Body, http::StatusCode};

/// Changes a notification policy: what is left out stays.
///
/// Needs the permission administer.
#[utoipa::path(
    put,
    path = "/alerts/v1/policy/{id}",
    operation_id = "updatePolicy",
    params(("id" = i64, Path, minimum = 1, description = "The policy's number")),
    request_body = PolicyFields,
    responses(
        (status = 200, description = "The policy as it is now", body = One<PolicyVo>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<PolicyVo>, ApiError> {
    let id = policy_id(&id)?;
    let now = policy::get(&ctx, id).await?;
    let mut fields = body::fields_of::<PolicyFields>(body, body::SMALL).await?;
    let content = read(&ctx, &mut fields, now.content).await?;
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, policy::save(&ctx, Some(id), now.version, content).await?.into()))
}

//! `POST /alerts/v1/policy`: a policy is made.

use super::{
    fields::{PolicyFields, read},
    model::PolicyVo,
};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, openapi::One};
use argus_domain::policy::PolicyContent;
use argus_service::policy;
use axum::{body::Body, http::StatusCode};

/// Makes a notification policy.
///
/// Needs the permission administer.
#[utoipa::path(
    post,
    path = "/alerts/v1/policy",
    operation_id = "createPolicy",
    request_body = PolicyFields,
    responses(
        (status = 201, description = "The policy", body = One<PolicyVo>),
    ),
)]
pub(super) async fn create(Caller(ctx): Caller, body: Body) -> Result<Envelope<PolicyVo>, ApiError> {
    let mut fields = body::fields_of::<PolicyFields>(body, body::SMALL).await?;
    let content = read(&ctx, &mut fields, PolicyContent::default()).await?;
    fields.finish()?;
    Ok(Envelope::of(StatusCode::CREATED, policy::save(&ctx, None, 0, content).await?.into()))
}

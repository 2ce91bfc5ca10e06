//! `GET /currentuser/v1/user`: the caller.

use super::model::{self, User};
use crate::api::{ApiError, answer::Envelope, caller::Caller, openapi::One};
use argus_domain::criteria::Page;
use argus_service::user;
use axum::http::StatusCode;

/// Gives the user who calls.
#[utoipa::path(
    get,
    path = "/currentuser/v1/user",
    operation_id = "getCurrentUser",
    responses(
        (status = 200, description = "The user", body = One<User>),
    ),
)]
pub(super) async fn user(Caller(ctx): Caller) -> Result<Envelope<User>, ApiError> {
    let me = user::me(&ctx).await?;
    let Page { rows: groups, .. } = user::groups_of(&ctx, me.person.user.id, 1_000, 0).await?;
    Ok(Envelope::of(StatusCode::OK, model::user(me.person, &groups)))
}

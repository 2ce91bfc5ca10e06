//! `GET /currentuser/v1/user`: the caller.

use super::model::{self, User};
use crate::api::{ApiError, answer::Envelope, caller::Caller};
use argus_domain::criteria::Page;
use argus_service::user;
use axum::http::StatusCode;

pub(super) async fn user(Caller(ctx): Caller) -> Result<Envelope<User>, ApiError> {
    let me = user::me(&ctx).await?;
    let Page { rows: groups, .. } = user::groups_of(&ctx, me.person.user.id, 1_000, 0).await?;
    Ok(Envelope::of(StatusCode::OK, model::user(me.person, &groups)))
}

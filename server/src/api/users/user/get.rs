//! `GET /users/v2/user/{shortNameOrID}`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
    users::model::BasicUser,
};
use argus_service::user;
use axum::http::StatusCode;

/// Gives one user.
#[utoipa::path(
    get,
    path = "/users/v2/user/{shortNameOrID}",
    operation_id = "getUser",
    params(("shortNameOrID" = String, Path, description = "Short name or number")),
    responses(
        (status = 200, description = "The user", body = One<BasicUser>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<BasicUser>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, user::find(&ctx, &name).await?.into()))
}

//! `GET /users/v2/group/{shortNameOrID}`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
    users::model::{BasicSubject, group_name},
};
use argus_service::user;
use axum::http::StatusCode;

/// Gives one group.
#[utoipa::path(
    get,
    path = "/users/v2/group/{shortNameOrID}",
    operation_id = "getGroup",
    params(("shortNameOrID" = String, Path, description = "Short name or number")),
    responses(
        (status = 200, description = "The group", body = One<BasicSubject>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<BasicSubject>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, user::find_group(&ctx, &group_name(&name)).await?.into()))
}

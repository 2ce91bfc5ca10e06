//! `GET /users/v2/function/{idOrShortname}`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
    users::model::BasicFunction,
};
use argus_service::user;
use axum::http::StatusCode;

/// Gives one function.
///
/// A function is what the rest of this product calls a permission.
#[utoipa::path(
    get,
    path = "/users/v2/function/{idOrShortname}",
    operation_id = "getFunction",
    params(("idOrShortname" = String, Path, description = "The function's number or name")),
    responses(
        (status = 200, description = "The function", body = One<BasicFunction>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<BasicFunction>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, user::function(&ctx, &name)?.into()))
}

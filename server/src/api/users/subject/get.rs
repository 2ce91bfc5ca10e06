//! `GET /users/v2/subject/{shortNameOrID}`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
    users::{find_subject, model::BasicSubject},
};
use argus_service::Error;
use axum::http::StatusCode;

/// Gives one user or group.
#[utoipa::path(
    get,
    path = "/users/v2/subject/{shortNameOrID}",
    operation_id = "getSubject",
    params(("shortNameOrID" = String, Path, description = "Short name or number")),
    responses(
        (status = 200, description = "The user or group", body = One<BasicSubject>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<BasicSubject>, ApiError> {
    let missing = |error: Error| match error {
        Error::NotFound(_) => Error::NotFound(format!("There is no subject “{name}” that you may see.")),
        other => other,
    };
    let found = find_subject(&ctx, &name).await.map_err(missing)?;
    Ok(Envelope::of(StatusCode::OK, found.into()))
}

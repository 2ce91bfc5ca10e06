//! `GET /users/v2/user/{shortNameOrID}`, and the same for groups and for either.

use super::model::{BasicSubject, BasicUser, subject_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::user::Subject;
use argus_service::{Error, user};
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
pub(super) async fn user(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<BasicUser>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, user::find(&ctx, &name).await?.into()))
}

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
pub(super) async fn group(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<BasicSubject>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, user::find_group(&ctx, &group_name(&name)).await?.into()))
}

/// A number on the wire becomes the group's own; no group has that of a user.
fn group_name(text: &str) -> String {
    match text.parse().map(subject_id) {
        Ok(Err(group)) => group.to_string(),
        Ok(Ok(_)) => "-1".to_owned(),
        Err(_) => text.to_owned(),
    }
}

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
pub(super) async fn subject(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<BasicSubject>, ApiError> {
    let missing = |error: Error| match error {
        Error::NotFound(_) => Error::NotFound(format!("There is no subject “{name}” that you may see.")),
        other => other,
    };
    let is_group = matches!(name.parse().map(subject_id), Ok(Err(_)));
    let found = match user::find(&ctx, &name).await {
        Ok(person) if !is_group => Subject::User(person),
        Ok(_) | Err(Error::NotFound(_)) => {
            Subject::Group(user::find_group(&ctx, &group_name(&name)).await.map_err(missing)?)
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Envelope::of(StatusCode::OK, found.into()))
}

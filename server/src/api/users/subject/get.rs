//! `GET /users/v2/subject/{shortNameOrID}`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
    users::model::{BasicSubject, group_name, subject_id},
};
use argus_domain::user::Subject;
use argus_service::{Error, user};
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

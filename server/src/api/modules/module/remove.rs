//! `DELETE /modules/v1/module/{id}`: a module is removed.

use super::module_id;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, Nothing, One},
    text::PathTexts,
};
use argus_service::module;
use axum::http::StatusCode;

/// Removes a module. Its tasks stay; those that wait are cancelled.
///
/// Needs the permission administer.
#[utoipa::path(
    delete,
    path = "/modules/v1/module/{id}",
    operation_id = "removeModule",
    params(("id" = i64, Path, minimum = 1, description = "The module's number")),
    responses(
        (status = 200, description = "It is gone", body = One<Nothing>),
        NotFound,
    ),
)]
pub(super) async fn remove(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<Option<()>>, ApiError> {
    module::remove(&ctx, module_id(&id)?).await?;
    Ok(Envelope::of(StatusCode::OK, None))
}

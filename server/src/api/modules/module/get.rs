//! `GET /modules/v1/module/{id}`: one module.

use super::{model::DetailVo, module_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::module;
use axum::http::StatusCode;

/// Gives one module with what it is set to. Secrets are stars.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/modules/v1/module/{id}",
    operation_id = "getModule",
    params(("id" = i64, Path, minimum = 1, description = "The module's number")),
    responses(
        (status = 200, description = "The module", body = One<DetailVo>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<DetailVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, module::get(&ctx, module_id(&id)?).await?.into()))
}
